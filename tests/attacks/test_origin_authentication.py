"""Claim: messages, resyncs and acknowledgements are their author's, against members who know all group keys."""

import msgspec
import pytest

from smmp_core.conversation import signals
from smmp_core.conversation.signals import Leave, leave_tag
from smmp_core.protocol.acknowledgement import make_ack
from smmp_core.protocol.frames import Location
from smmp_core.protocol.housekeeping import make_resync
from smmp_core.protocol.message import TEXT
from smmp_core.protocol.sending import encrypt
from smmp_core.protocol.state import Epoch
from tests.attacks.team import Team

FORGER, POSED, VICTIM = 2, 1, 0


def posing(epoch: Epoch) -> Epoch:
    """The forger's epoch with the index of another: its own pair secrets are the best it has."""
    pairs = list(epoch.pairs)
    pairs[FORGER], pairs[POSED] = epoch.pairs[POSED], b""
    return msgspec.structs.replace(epoch, j=POSED, pairs=tuple(pairs))


def forged(team: Team, what: str) -> bytes:
    epoch, state, random = posing(team.epoch(FORGER)), team.ratchet(FORGER), team.random.randbytes
    here = state.location
    match what:
        case "message":
            return encrypt(
                epoch, state, id=random(16), position=None, kind=TEXT, time=0, content=b"forged", random=random
            ).frame
        case "resync":
            return make_resync(epoch, state, here.era + 1, random).frame
        case "acknowledgement":
            return make_ack(epoch, state, bytes(32), VICTIM)
        case "acknowledgement of the far future":
            ahead = msgspec.structs.replace(state, location=Location(here.epoch, 9, 1, 9), conv_digest=bytes(32))
            return make_ack(epoch, ahead, bytes(32), VICTIM)
        case _:
            roster = epoch.roster
            tag = leave_tag(epoch.pairs[FORGER], roster[POSED], roster[VICTIM], epoch.number)
            return signals.encode(team.id, Leave(epoch.number, tag))


@pytest.mark.parametrize(
    "what", ["message", "resync", "acknowledgement", "acknowledgement of the far future", "departure"]
)
@pytest.mark.parametrize("via", [FORGER, POSED])
def test_an_insider_cannot_speak_as_another(what: str, via: int) -> None:
    """Origin authentication: a member with all group keys forges as another, over its own link and over the other's.

    Not accepted; no resync, no alert, nobody blamed; the group goes on.
    """
    team = Team(3)
    team.talk(0, 1, 2)
    frame = forged(team, what)
    before = team.conversation(VICTIM).state()
    for _ in range(3):
        team.arrive(VICTIM, frame, via=via)
    after = team.conversation(VICTIM).state()
    assert (after.current.ratchet, after.current.target) == (before.current.ratchet, before.current.target)
    team.run(10)
    assert team.resyncs == [] and team.alerts() == [] and team.settled
    team.talk(VICTIM, POSED, FORGER)
    assert "forged" not in team.texts(VICTIM)


@pytest.mark.parametrize("what", ["message", "resync", "acknowledgement"])
def test_limit_who_holds_a_state_of_either_end_can_speak_for_that_pair(what: str) -> None:
    """Limit: with the posed member's (or the victim's) state stolen, the same forgery is taken: the tag is a pair's.

    Control for the test above too: there the frames differ by nothing but the pair's secret.
    """
    team = Team(3)
    team.talk(0, 1, 2)
    epoch, state, random = team.epoch(POSED), team.ratchet(POSED), team.random.randbytes
    if what == "message":
        frame = team.forge(POSED, b"forged").frame
    elif what == "resync":
        frame = make_resync(epoch, state, state.location.era + 1, random).frame
    else:
        frame = make_ack(epoch, msgspec.structs.replace(state, conv_digest=bytes(32)), bytes(32), VICTIM)
    team.arrive(VICTIM, frame, via=FORGER)
    if what == "message":
        assert "forged" in team.texts(VICTIM)
    elif what == "resync":
        assert team.ratchet(VICTIM).location.era == 1
    else:
        assert team.run(5, lambda: bool(team.resyncs))


def test_a_frame_handed_on_by_another_member_stays_its_authors() -> None:
    """Origin authentication through a relay: a genuine frame may come over anybody's link and names its author."""
    team = Team(3)
    team.talk(0, 1, 2)
    frame = team.forge(POSED, b"relayed").frame
    team.silence(POSED)
    team.arrive(VICTIM, frame, via=FORGER)
    author = next(a for _, a, _, text in team.members[VICTIM].store.transcript(team.id) if text == "relayed")
    assert author == team.members[POSED].key.hex()
