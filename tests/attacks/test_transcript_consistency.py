"""Claim: who tells different members different things is seen, and named as protocol.md §9 says."""

from collections.abc import Callable
from dataclasses import replace
from random import Random

import msgspec
import pytest

from smmp_core.crypto.suite import hash_, kdf, mac, open_, seal, xor
from smmp_core.events import Resync
from smmp_core.protocol import private
from smmp_core.protocol.acknowledgement import make_ack
from smmp_core.protocol.frames import ACK, MESSAGE, RESYNC, MessageFrame, ResyncFrame, slot
from smmp_core.protocol.housekeeping import make_resync
from smmp_core.protocol.private import PrivateMessage
from smmp_core.protocol.rounds import Plan
from tests.attacks.team import Team, parsed
from tests.protocol.party import stored

LIAR = 2
HONEST = (0, 1)


def reasons(team: Team) -> list[str]:
    """Why honest members became out of step."""
    told = [e for j in HONEST for e in team.members[j].events if isinstance(e, Resync)]
    return [event.reason for event in told if event.reason is not None]


def names_the_liar(team: Team, j: int, kind: str = "equivocation") -> bool:
    liar = team.members[LIAR].key.hex()
    return any(alert.kind == kind and alert.member == liar for alert in team.alerts(j))


def nobody_honest_is_blamed(team: Team) -> bool:
    honest = {team.members[j].key.hex() for j in HONEST}
    return not any(a.kind in ("equivocation", "replay", "forgery") and a.member in honest for a in team.alerts())


def two_versions(team: Team, make: Callable[[int], bytes]) -> None:
    """The liar's engine is silent; each honest member gets a frame made for it alone."""
    team.silence(LIAR)
    for j in HONEST:
        team.arrive(j, make(j), via=LIAR)


def test_different_texts_to_different_members() -> None:
    """Consistency: the same keys, another text, to each: digests differ, frames are compared, the liar named."""
    team = Team(3)
    team.talk(0, 1, 2)
    seed = team.random.getrandbits(32)
    id = team.random.randbytes(16)
    two_versions(team, lambda j: team.forge(LIAR, (b"yes", b"no!")[j], id=id, random=Random(seed)).frame)
    assert [team.texts(j)[-1] for j in HONEST] == ["yes", "no!"]
    team.run(2)
    assert reasons(team) and all(names_the_liar(team, j) for j in HONEST)
    assert all(team.group(j).word(team.network.now).text == "Fork evidence" for j in HONEST)
    assert nobody_honest_is_blamed(team)
    team.network.crash(team.members[0])  # the evidence outlives a restart and the heal
    team.network.restart(team.members[0])
    team.run(60)
    assert team.group(0).word(team.network.now).text == "Fork evidence"


def test_different_texts_when_honest_members_cannot_compare_frames() -> None:
    """Consistency, narrowed: the wire eats the frames that would prove it: the digest still tells, by its reporter."""
    team = Team(3)
    team.talk(0, 1, 2)
    two_versions(team, lambda j: team.forge(LIAR, (b"yes", b"no!")[j]).frame)
    team.meddle = lambda seen: None if seen.frame[0] in (MESSAGE, RESYNC) else seen.frame
    team.run(2)
    assert any("holds another conversation at this point" in reason for reason in reasons(team))
    assert nobody_honest_is_blamed(team)
    assert "In step" not in [team.group(j).word(team.network.now).text for j in HONEST]


def test_different_texts_are_never_agreed_on() -> None:
    """Consistency: after resync and heal the digest is zero again, yet no honest member calls anything agreed."""
    team = Team(3)
    team.talk(0, 1, 2)
    agreed = [len(member.store.agreed) for member in team.members]
    two_versions(team, lambda j: team.forge(LIAR, (b"yes", b"no!")[j]).frame)
    team.run(1)
    team.meddle = None
    team.run(30)
    for j in HONEST:
        team.say(j, f"on we go {j}")
        team.run(10)
    assert team.epoch(0).number > 1
    assert [len(member.store.agreed) for member in team.members] == agreed


def other_key_for(team: Team, victim: int, frame: MessageFrame) -> MessageFrame:
    """The liar's frame with another R_new for one member, tagged anew for all."""
    epoch, state, header = team.epoch(LIAR), team.ratchet(LIAR), frame.header.encode()
    key, place = kdf(state.HK, "header", LIAR, victim), slot(victim, LIAR)
    changed = xor(open_(key, frame.headers[place], header), bytes(32) + b"\x01")
    sealed = seal(key, changed, header, team.random.randbytes)
    headers = (*frame.headers[:place], sealed, *frame.headers[place + 1 :])
    name = replace(frame, headers=headers).name
    tags = tuple(mac(epoch.pair_key("origin", LIAR, i), name) for i in HONEST)
    return replace(frame, headers=headers, tags=tags)


def test_different_keys_to_different_members() -> None:
    """Consistency: one text, another R_new for member 1: hash(R_new) inside the message catches and names the liar."""
    team = Team(3)
    team.talk(0, 1, 2)
    frame = other_key_for(team, 1, parsed(team.forge(LIAR, b"one text").frame, 3)).encode()
    before = stored(team.ratchet(1))
    two_versions(team, lambda j: frame)
    assert team.texts(0)[-1] == "one text" and stored(team.ratchet(1)) == before
    assert names_the_liar(team, 1) and nobody_honest_is_blamed(team)
    assert team.run(5, lambda: bool(reasons(team)))


def test_different_keys_in_two_frames() -> None:
    """Consistency: each member gets a sound frame with the same text and id but a ratchet key of its own."""
    team = Team(3)
    team.talk(0, 1, 2)
    id = team.random.randbytes(16)
    two_versions(team, lambda j: team.forge(LIAR, b"one text", id=id, random=Random(j)).frame)
    team.run(2)
    assert reasons(team) and all(names_the_liar(team, j) for j in HONEST) and nobody_honest_is_blamed(team)


def test_different_v_new_in_one_frame() -> None:
    """Consistency: a resync whose part for member 1 is not what was promised to all is not followed by 1.

    The liar's own frame is bent: member 1 asks for a new agreement (R6), and nobody is locked out.
    """
    team = Team(3)
    team.talk(0, 1, 2)
    epoch, state, random = team.epoch(LIAR), team.ratchet(LIAR), team.random.randbytes
    offer = make_resync(epoch, state, 1, random)
    frame = ResyncFrame.parse(offer.frame, 3)
    key = kdf(state.v + epoch.pairs[1], "resync", LIAR, 1, 1)
    plaintext = bytes((0, LIAR)) + random(32) + offer.R_new
    parts = (frame.parts[0], seal(key, plaintext, frame.header.encode(), random))
    bent = replace(frame, parts=parts)
    bent = replace(bent, tags=tuple(mac(epoch.pair_key("origin", LIAR, i), bent.name) for i in HONEST))
    before = stored(team.ratchet(1))
    two_versions(team, lambda j: bent.encode())
    assert team.ratchet(0).location.era == 1 and stored(team.ratchet(1)) == before
    assert team.conversation(1).recovery.wants_agreement
    team.meddle = None
    assert team.run(60, lambda: team.settled and team.epoch(0).number == 2), team.words


def test_different_v_new_in_two_frames() -> None:
    """Consistency: two sound resyncs of one era by one member: check values part, the liar is named."""
    team = Team(3)
    team.talk(0, 1, 2)
    epoch, state = team.epoch(LIAR), team.ratchet(LIAR)
    two_versions(team, lambda j: make_resync(epoch, state, 1, Random(j).randbytes).frame)
    assert [team.ratchet(j).location.era for j in HONEST] == [1, 1]
    assert team.ratchet(0).conv_digest == team.ratchet(1).conv_digest and team.ratchet(0).v != team.ratchet(1).v
    team.run(2)
    assert reasons(team) and all(names_the_liar(team, j) for j in HONEST) and nobody_honest_is_blamed(team)
    team.meddle = None
    assert team.run(90, lambda: team.in_step and team.epoch(0).number >= 2), team.words


def test_a_dropped_message_is_missed() -> None:
    """Consistency: the liar never sends member 1 its message: 1 hears of it from 0 and gets the frame from 0."""
    team = Team(3)
    team.talk(0, 1, 2)
    cut = {team.members[LIAR].key, team.members[1].key}
    team.meddle = lambda s: None if {s.sender, s.receiver} == cut and s.frame[0] in (MESSAGE, 0x29) else s.frame
    team.say(LIAR, "not for 1")
    assert team.run(30, lambda: team.settled), team.words
    assert "not for 1" in team.texts(1) and team.resyncs == []


def test_reordered_and_repeated_frames_change_nothing() -> None:
    """Consistency: frames of a burst come to 1 backwards and three times over: same transcript, no resync."""
    team = Team(3)
    team.talk(0)
    held: list[bytes] = []
    victim = team.members[1].key

    def hold(frame: bytes) -> None:
        held.append(frame)

    team.meddle = lambda s: hold(s.frame) if s.receiver == victim and s.frame[0] == MESSAGE else s.frame
    for k in range(5):
        team.say(0, f"burst {k}")
    team.run(0.1)
    team.meddle = None
    assert len(held) == 5
    for frame in held[::-1] * 3:
        team.arrive(1, frame, via=0)
    assert team.run(10, lambda: team.settled) and team.resyncs == [] and team.alerts() == []


def say_by_hand(team: Team, content: bytes, *, id: bytes | None = None, position: tuple[int, int, int] | None) -> None:
    """The liar's engine is silent and its ratchet follows what it says by hand."""
    sent = team.forge(LIAR, content, id=id, position=position)
    two_versions(team, lambda j: sent.frame)


@pytest.mark.parametrize("position", [(1, 0, 1), (0, 0, 0), (1, 0, 3)])
def test_a_back_dated_message_is_refused_and_its_author_named(position: tuple[int, int, int]) -> None:
    """Consistency: a new message with a position at or before what all agreed on."""
    team = Team(3)
    team.talk(0, 1, 2)
    before = [team.texts(j) for j in HONEST]
    say_by_hand(team, b"I said so before", position=position)
    assert [team.texts(j) for j in HONEST] == before
    assert all(names_the_liar(team, j, "replay") for j in HONEST) and nobody_honest_is_blamed(team)


@pytest.mark.parametrize("position", [(1, 0, 5), (1, 1, 0), (2, 0, 1), (2**32 - 1, 2**32 - 1, 2**32 - 1)])
def test_a_message_from_the_future_is_refused_and_its_author_named(position: tuple[int, int, int]) -> None:
    """Consistency: a position that the group has not reached would stay at the transcript's end for ever."""
    team = Team(3)
    team.talk(0, 1, 2)
    before = [team.texts(j) for j in HONEST]
    say_by_hand(team, b"last word", position=position)
    assert [team.texts(j) for j in HONEST] == before
    assert all(names_the_liar(team, j, "forgery") for j in HONEST) and nobody_honest_is_blamed(team)


def test_a_repeated_id_with_other_content_before_agreement() -> None:
    """Consistency: two contents under one (author, id), not agreed: the first stays, the liar is named."""
    team = Team(3)
    team.talk(0, 1, 2)
    id = team.random.randbytes(16)
    first = team.forge(LIAR, b"first", id=id)
    second = team.forge(LIAR, b"second", id=id, state=first.state)
    two_versions(team, lambda j: first.frame)
    two_versions(team, lambda j: second.frame)
    assert all(team.texts(j)[-1] == "first" and names_the_liar(team, j) for j in HONEST)
    assert nobody_honest_is_blamed(team)


@pytest.mark.parametrize("kept", [True, False])
def test_a_repeated_id_with_other_content_after_agreement(kept: bool) -> None:
    """Consistency: what all agreed on is never replaced by another message under its id, after a restart neither."""
    team = Team(3)
    team.talk(0, 1, 2)
    liar = team.members[LIAR].key.hex()
    store = team.members[0].store
    _, _, id, text = next(entry for entry in store.transcript(team.id) if entry[1] == liar)
    if not kept:
        team.network.crash(team.members[0])
        team.network.restart(team.members[0])
        assert team.run(10, lambda: team.settled)
    before = [team.texts(j) for j in HONEST]
    say_by_hand(team, b"I never said that", id=bytes.fromhex(id), position=None)
    assert [team.texts(j) for j in HONEST] == before and text in before[0]
    assert all(names_the_liar(team, j) for j in HONEST) and nobody_honest_is_blamed(team)


def test_a_repeat_of_a_message_is_dropped() -> None:
    """Consistency: the same (author, id, position, content) again, as honest authors do, is no lie."""
    team = Team(3)
    team.talk(0, 1, 2)
    liar = team.members[LIAR].key.hex()
    position, _, id, text = next(e for e in team.members[0].store.transcript(team.id) if e[1] == liar)
    before = [team.texts(j) for j in HONEST]
    say_by_hand(team, text.encode(), id=bytes.fromhex(id), position=position)
    assert [team.texts(j) for j in HONEST] == before and team.alerts() == []


def test_a_lying_acknowledgement_is_seen_with_its_reporter() -> None:
    """Consistency, narrowed to sender or reporter: who acknowledges another digest than it holds is the one named."""
    team = Team(3)
    team.talk(0, 1, 2)
    lie = msgspec.structs.replace(team.ratchet(LIAR), conv_digest=hash_(b"lie"))
    team.meddle = lambda seen: None if seen.sender == team.members[LIAR].key else seen.frame
    team.arrive(0, make_ack(team.epoch(LIAR), lie, bytes(32), 0), via=LIAR)
    team.run(2)
    assert set(reasons(team)) == {f"{team.members[LIAR].name} holds another conversation at this point."}
    assert nobody_honest_is_blamed(team)


# -- what is repeated to one alone (protocol.md §7) -------------------------------------------


def repeat(team: Team, j: int, content: bytes, position: tuple[int, int, int], id: bytes | None = None) -> None:
    """The liar repeats something to honest member j alone that it never said to all."""
    random = team.random.randbytes
    channel = team.group(LIAR).pairs.state().channels[team.members[j].key]
    state = channel.state or private.begin(channel.pair, channel.root, channel.s, channel.S, random)
    message = PrivateMessage(private.REPEAT, 0, content, position)
    _, frame = private.encrypt(channel.pair, state, id or random(16), message, random)
    team.arrive(j, frame, via=LIAR)


def without_agreement(team: Team) -> tuple[int, int, int]:
    """Something is said and not acknowledged; returns its place."""
    team.meddle = lambda seen: None if seen.frame[0] == ACK else seen.frame
    team.say(0, "as it was")
    team.run(0.5)
    team.meddle = None
    return team.ratchet(0).location.position


def test_what_was_repeated_to_one_alone_is_never_agreed() -> None:
    """Consistency: an insider's repeat that nobody else got is in one transcript, and nobody calls that agreed."""
    team = Team(3)
    team.talk(0, 1, 2)
    repeat(team, 0, b"to you alone", without_agreement(team))
    assert team.texts(0)[-1] == "to you alone" and "to you alone" not in team.texts(1)
    for k in range(3):
        team.run(20)
        team.say(1, f"later {k}")
    team.run(20)
    store = team.members[0].store
    agreed = {store.messages[key].text for key in store.agreed}
    assert "to you alone" not in agreed
    assert not {"In step", "Back in step"} & set(team.words) and nobody_honest_is_blamed(team)
    team.wish_resync(1)
    assert team.run(60, lambda: all(team.epoch(j).number == 2 for j in range(3)))
    team.say(1, "and later still")
    team.run(20)
    assert "to you alone" not in {store.messages[key].text for key in store.agreed}


@pytest.mark.parametrize("position, kind", [((1, 0, 1), "replay"), ((1, 0, 99), "forgery"), ((9, 0, 1), "forgery")])
def test_a_repeat_has_no_place_in_the_past_or_the_future(position: tuple[int, int, int], kind: str) -> None:
    """Consistency: as any message, it is refused where all have agreed, or where the group has not been."""
    team = Team(3)
    team.talk(0, 1, 2)
    before = team.texts(0)
    repeat(team, 0, b"I said so", position)
    team.run(10)
    assert team.texts(0) == before and names_the_liar(team, 0, kind) and nobody_honest_is_blamed(team)
    team.talk(0, 1)


def test_a_repeat_of_before_we_came_is_ignored() -> None:
    """Consistency: what was said before the reader was a member is not for it."""
    team = Team(3)
    team.talk(0, 1, 2)
    before = team.texts(0)
    repeat(team, 0, b"before your time", (0, 0, 1))
    team.run(10)
    assert team.texts(0) == before and team.alerts() == [] and team.settled


def said_by_the_liar(team: Team, *, agreed: bool) -> tuple[tuple[int, int, int], bytes, str]:
    """The last message of the liar, which all hold: its place, id and text."""
    team.talk(0, 1, 2)
    if not agreed:
        team.meddle = lambda seen: None if seen.frame[0] == ACK else seen.frame
        team.say(LIAR, "what I said")
        team.run(1)
        team.meddle = None
    liar = team.members[LIAR].key.hex()
    position, _, id, text = [e for e in team.members[0].store.transcript(team.id) if e[1] == liar][-1]
    return position, bytes.fromhex(id), text


@pytest.mark.parametrize("lie", [False, True])
@pytest.mark.parametrize("agreed", [False, True])
def test_a_repeat_replaces_nothing(agreed: bool, lie: bool) -> None:
    """Consistency: another text under the id of a message that was said, agreed or not; the same again is no lie."""
    team = Team(3)
    position, id, text = said_by_the_liar(team, agreed=agreed)
    before = team.texts(0)
    repeat(team, 0, b"I never said that" if lie else text.encode(), position, id)
    team.run(10)
    assert team.texts(0) == before and text in before and nobody_honest_is_blamed(team)
    assert lie or (team.alerts() == [] and team.settled)


@pytest.mark.parametrize("agreed", [False, True])
def test_who_repeats_another_text_under_the_same_id_is_named(agreed: bool) -> None:
    """Consistency: two contents under one id name the liar, one of them repeated or not."""
    team = Team(3)
    position, id, _ = said_by_the_liar(team, agreed=agreed)
    repeat(team, 0, b"I never said that", position, id)
    assert names_the_liar(team, 0) and nobody_honest_is_blamed(team)


@pytest.mark.parametrize("since", [0, 2, 3, 2**32 - 1])
def test_nobody_is_counted_out_by_who_lies_of_when_it_joined(since: int) -> None:
    """Consistency: an insider's plan says that member 1 joined only later: what 1 lacks is not called agreed."""
    team = Team(3)
    team.talk(0, 1, 2)
    roster = team.epoch(0).roster
    plan = Plan(LIAR, roster, (), tuple(since if member == roster[1] else 1 for member in roster))
    team.network.act(team.members[LIAR], lambda engine, now: engine.groups[team.id].rekeying.begin(plan, now))
    team.run(3)
    agreed = len(team.members[0].store.agreed)
    team.meddle = lambda seen: None if team.members[1].key in (seen.sender, seen.receiver) else seen.frame
    team.say(0, "1 does not hear this")
    team.run(10)
    assert len(team.members[0].store.agreed) == agreed
