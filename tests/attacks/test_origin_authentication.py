"""Claim: messages, resyncs and acknowledgements are their author's, against members who know all group keys."""

import msgspec
import pytest

from smmp_core.conversation import signals
from smmp_core.conversation.signals import Leave, Remove, leave_tag, remove_tag
from smmp_core.protocol import private
from smmp_core.protocol.acknowledgement import make_ack
from smmp_core.protocol.frames import ACK, PRIVATE, PRIVATE_ACK, Location
from smmp_core.protocol.housekeeping import make_resync
from smmp_core.protocol.message import TEXT
from smmp_core.protocol.private import Pair, PrivateMessage
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
        case "removal of the victim" | "removal of another":
            roster = epoch.roster
            gone = (roster[VICTIM if "victim" in what else FORGER],)
            tag = remove_tag(epoch.pairs[VICTIM], roster[POSED], roster[VICTIM], epoch.number, gone)
            return signals.encode(team.id, Remove(epoch.number, gone, tag))
        case _:
            roster = epoch.roster
            tag = leave_tag(epoch.pairs[VICTIM], roster[POSED], roster[VICTIM], epoch.number)
            return signals.encode(team.id, Leave(epoch.number, tag))


@pytest.mark.parametrize(
    "what",
    [
        "message",
        "resync",
        "acknowledgement",
        "acknowledgement of the far future",
        "departure",
        "removal of another",
        "removal of the victim",
    ],
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
    assert team.group(VICTIM).membership.present == list(team.epoch(VICTIM).roster)
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


# -- one-on-one -------------------------------------------------------------------------------

KINDS = ["text", "repeat", "acknowledgement"]


def one_on_one(team: Team, kind: str, pair: Pair, ids: list[bytes]) -> bytes:
    """What somebody who takes ``pair`` for the posed member's with the victim makes with the forger's own secrets."""
    epoch, ratchet, random = team.epoch(FORGER), team.ratchet(FORGER), team.random.randbytes
    if kind == "acknowledgement":
        return private.make_private_ack(pair, ids)
    channel = team.group(FORGER).pairs.state().channels[team.members[VICTIM].key]
    root = channel.root or (channel.state.root if channel.state is not None else b"")
    state = private.begin(pair, root, ratchet.r_init, ratchet.R_init[VICTIM], random)
    position = (epoch.number, 0, ratchet.location.step)
    message = PrivateMessage(private.TEXT, 0, b"forged")
    if kind == "repeat":
        message = PrivateMessage(private.REPEAT, 0, b"forged", position)
    return private.encrypt(pair, state, random(16), message, random)[1]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("via", [FORGER, POSED])
@pytest.mark.parametrize("begun", [False, True])
def test_an_insider_cannot_write_one_on_one_as_another(kind: str, via: int, begun: bool) -> None:
    """Origin authentication, one-on-one: a text, a repeat of a group message, an acknowledgement, as POSED to VICTIM.

    A member with all group keys makes them with its own pair's secret, under its own and the other's indices. Nothing
    is shown, entered, acknowledged or taken for delivered; the pair goes on.
    """
    team = Team(3)
    team.talk(0, 1, 2)
    if begun:
        team.confide((POSED, VICTIM), (FORGER, VICTIM), (VICTIM, POSED))
    team.network.unlink(team.members[POSED], team.members[VICTIM])
    waiting = team.whisper(VICTIM, POSED, "waits for its acknowledgement")
    secret, number = team.epoch(FORGER).pairs[VICTIM], team.epoch(FORGER).number
    before = team.members[VICTIM].store.transcript(team.id), team.whispers(VICTIM)
    start = len(team.wire)
    for pair in (
        Pair(team.id, number, POSED, VICTIM, secret),
        Pair(team.id, number, POSED, VICTIM, team.epoch(FORGER).pairs[POSED]),
        Pair(team.id, number, FORGER, VICTIM, team.epoch(FORGER).pairs[POSED]),
    ):
        team.arrive(VICTIM, one_on_one(team, kind, pair, [waiting]), via=via)
    team.run(1)
    assert (team.members[VICTIM].store.transcript(team.id), team.whispers(VICTIM)) == before
    assert not team.delivered(VICTIM, waiting) and team.alerts() == []
    assert [s for s in team.wire[start:] if s.sender == team.members[VICTIM].key and s.frame[0] == PRIVATE_ACK] == []
    team.network.link()
    assert team.run(10, lambda: team.delivered(VICTIM, waiting))
    team.confide((POSED, VICTIM), (VICTIM, POSED), (FORGER, VICTIM))
    assert "forged" not in team.whispers(VICTIM) + team.texts(VICTIM)


@pytest.mark.parametrize("kind", KINDS)
def test_limit_who_holds_the_state_of_either_end_can_write_for_that_pair(kind: str) -> None:
    """Limit and control: with POSED's own state the same frames are taken, over its link."""
    team = Team(3)
    team.talk(0, 1, 2)
    team.meddle = lambda seen: None if seen.frame[0] in (ACK, PRIVATE) else seen.frame
    waiting = team.whisper(VICTIM, POSED, "is eaten")
    team.say(VICTIM, "not agreed yet")
    team.run(0.5)
    epoch, here, random = team.epoch(POSED), team.ratchet(VICTIM).location.position, team.random.randbytes
    pair = Pair(team.id, epoch.number, POSED, VICTIM, epoch.pairs[VICTIM])
    channel = team.group(POSED).pairs.state().channels[team.members[VICTIM].key]
    state = channel.state or private.begin(pair, channel.root, channel.s, channel.S, random)
    message = PrivateMessage(private.TEXT, 0, b"forged")
    if kind == "repeat":
        message = PrivateMessage(private.REPEAT, 0, b"forged", here)
    if kind == "acknowledgement":
        frame = private.make_private_ack(pair, [waiting])
    else:
        frame = private.encrypt(pair, state, random(16), message, random)[1]
    team.arrive(VICTIM, frame, via=POSED)
    assert team.delivered(VICTIM, waiting) == (kind == "acknowledgement")
    assert ("forged" in team.whispers(VICTIM)) == (kind == "text")
    assert ("forged" in team.texts(VICTIM)) == (kind == "repeat")


@pytest.mark.parametrize("type_", [PRIVATE, PRIVATE_ACK])
def test_one_on_one_frames_sent_again_elsewhere_do_nothing(type_: int) -> None:
    """Origin authentication, one-on-one: every recorded frame to everybody over every link: once read stays once read.

    Reflected to its author, handed to the third member, replayed to its reader, and with the ends in it exchanged.
    """
    team = Team(3)
    team.talk(0, 1, 2)
    team.confide((0, 2), (2, 0), (0, 2), (1, 2), (0, 1))
    recorded = team.recorded(type_)
    before = [team.whispers(j) for j in range(3)]
    states = [team.group(j).pairs.state().channels for j in range(3)]
    held = [{key: (channel.state, channel.root) for key, channel in channels.items()} for channels in states]
    for frame in recorded:
        for copy in (frame, frame[:21] + frame[22:23] + frame[21:22] + frame[23:]):
            for j in range(3):
                for via in {0, 1, 2} - {j}:
                    team.arrive(j, copy, via=via)
    team.run(3)
    assert [team.whispers(j) for j in range(3)] == before and team.alerts() == []
    assert [
        {key: (channel.state, channel.root) for key, channel in team.group(j).pairs.state().channels.items()}
        for j in range(3)
    ] == held
    team.confide((2, 0), (0, 2), (2, 1), (1, 0))
