"""Claim: an outsider forces a resync only by cutting the wire; an insider can, visibly. Buffers stay bounded.

Half-open connections, slow readers and oversize frames end at the link: tests/network/test_mesh.py and
test_channel.py play those attacks on real sockets.
"""

from dataclasses import replace
from random import Random

import msgspec
import pytest

from smmp_core.conversation import signals
from smmp_core.conversation.rekeying import MAX_JOINED
from smmp_core.conversation.session import MAX_HELD, Session, Verdict
from smmp_core.conversation.signals import Claim, Grant, Request
from smmp_core.conversation.stash import MAX_STASH
from smmp_core.crypto.suite import mac
from smmp_core.events import Resync, State
from smmp_core.protocol.acknowledgement import make_ack
from smmp_core.protocol.frames import (
    ACK,
    CONFIRM,
    MAX_FRAME,
    MESSAGE,
    NO_SENDER,
    PRIVATE,
    PRIVATE_ACK,
    RESYNC,
    ROUND1,
    ROUND2,
    ROUND3,
    Header,
    Location,
    MessageFrame,
)
from smmp_core.protocol.housekeeping import make_resync
from smmp_core.protocol.rounds import Head, Plan, Round1
from tests.attacks.team import Team
from tests.protocol.party import Party, flip

PROTOCOL = (MESSAGE, RESYNC, ACK, PRIVATE, PRIVATE_ACK, ROUND1, ROUND2, ROUND3, CONFIRM)
SIGNALS = range(0x20, 0x2D)
INSIDER = 2


def undisturbed(team: Team) -> bool:
    """The group goes on, its pairs too, and nobody was out of step for a moment."""
    team.talk(*range(len(team.members)))
    team.confide((0, 1), (1, 0))
    return team.resyncs == [] and team.alerts() == [] and team.settled


def held(team: Team, j: int) -> Session:
    return team.conversation(j)._session


@pytest.mark.parametrize("seed", range(3))
def test_replaying_everything_forces_nothing(seed: int) -> None:
    """Availability: an outsider replays every frame of the group's life, signals too, shuffled, over every link."""
    team = Team(3, seed=seed + 40)
    team.talk(0, 1, 2, 0)
    team.confide((0, 1), (1, 0), (2, 0))
    whispers = [team.whispers(j) for j in range(3)]
    epoch = team.epoch(0).number
    past = [seen.frame for seen in team.wire]
    for frame in team.random.sample(past, len(past)):
        j, via = team.random.sample(range(3), 2)
        team.arrive(j, frame, via=via)
        if team.random.random() < 0.02:
            team.say(j, f"meanwhile {len(team.said)}")
    assert team.run(30, lambda: team.settled), team.words
    assert [team.whispers(j) for j in range(3)] == whispers, "each is shown once"
    assert undisturbed(team) and team.epoch(0).number == epoch


def test_replaying_the_life_before_a_heal_forces_nothing() -> None:
    """Availability: frames of a past era and a past epoch, a resync and a key agreement among them, again and again."""
    team = Team(3)
    team.talk(0, 1)
    team.confide((0, 1), (1, 0))
    team.heal()
    team.talk(2)
    team.confide((0, 1), (2, 0))
    told, whispers = len(team.resyncs), [team.whispers(j) for j in range(3)]
    for frame in team.random.sample(team.recorded(*PROTOCOL, *SIGNALS), len(team.recorded(*PROTOCOL, *SIGNALS))):
        for j in range(3):
            team.arrive(j, frame, via=(j + 1) % 3)
    team.talk(0, 1, 2)
    assert team.run(40, lambda: team.settled) and len(team.resyncs) == told and team.alerts() == []
    assert [team.whispers(j) for j in range(3)] == whispers


@pytest.mark.parametrize("seed", range(3))
def test_flipped_bits_force_nothing(seed: int) -> None:
    """Availability: beside every conversation frame, copies with a flipped bit or cut arrive everywhere."""
    team = Team(3, seed=seed)
    team.talk(0)
    for k in range(9):
        team.say(k % 3, f"text {k}")
        team.whisper(k % 3, (k + 1) % 3, f"whisper {k}")
        team.run(0.004)
        for seen in list(team.wire[-12:]):
            if seen.frame[0] in (MESSAGE, RESYNC, ACK, PRIVATE, PRIVATE_ACK):
                bad = flip(seen.frame, team.random.randrange(8, 8 * len(seen.frame)))
                for frame in (bad, seen.frame[: team.random.randrange(1, len(seen.frame))]):
                    for j in range(3):
                        team.arrive(j, frame, via=(j + 1) % 3)
    assert team.run(30, lambda: team.settled), team.words
    assert sorted(team.whispers(0)) == [f"whisper {k}" for k in (2, 5, 8)]
    assert undisturbed(team)


def test_altering_what_travels_is_only_loss() -> None:
    """Availability: a fifth of all conversation frames altered in place: dropped, asked for, filled; no resync."""
    team = Team(3)
    team.talk(0, 1, 2)

    def meddle(frame: bytes) -> bytes:
        if frame[0] in (MESSAGE, ACK, PRIVATE, PRIVATE_ACK) and team.random.random() < 0.2:
            return flip(frame, team.random.randrange(8 * 17, 8 * len(frame)))
        return frame

    team.meddle = lambda seen: meddle(seen.frame)
    for k in range(20):
        team.say(k % 3, f"text {k}")
        team.whisper(k % 3, (k + 1) % 3, f"whisper {k}")
        team.run(0.3)
    assert team.run(60, lambda: team.settled), team.words
    assert team.run(60, lambda: sum(len(team.whispers(j)) for j in range(3)) == 20)
    team.meddle = None
    assert undisturbed(team)


def test_a_flood_of_junk_fills_nothing() -> None:
    """Availability: 3,000 junk frames of every type, of present, past and future epochs, eras, and of other lengths."""
    team = Team(3)
    team.talk(0)
    random = team.random
    for k in range(3000):
        epoch = random.choice([0, 1, 2, 9, 2**32 - 1])
        era = random.choice([0, 1, 7])
        location = Location(epoch, era, random.randrange(3) if era else NO_SENDER, random.choice([0, 1, 2, 9]))
        head = Header(random.choice((MESSAGE, RESYNC, ACK)), team.id, location, random.randrange(4)).encode()
        if k % 5 == 0:
            head = bytes((random.choice((ROUND1, ROUND2, ROUND3, CONFIRM)),)) + team.id
        elif k % 5 == 1:
            ends = bytes((random.randrange(4), random.randrange(4)))
            head = bytes((random.choice((PRIVATE, PRIVATE_ACK)),)) + team.id + epoch.to_bytes(4, "big") + ends
        team.arrive(0, head + random.randbytes(random.choice([0, 5, 128, 400])), via=1 + k % 2)
    conversation = team.conversation(0)
    assert len(conversation._stash._frames) <= MAX_STASH and held(team, 0).first_held is None
    assert held(team, 0).target == team.ratchet(0).location
    assert undisturbed(team)


def test_what_waits_for_a_later_epoch_is_bounded_in_bytes_too() -> None:
    """Availability: frames of an epoch to come cannot be checked yet: few, and none longer than a frame can be."""
    team = Team(2)
    head = Header(MESSAGE, team.id, Location(9, 0, NO_SENDER, 1), 1).encode()
    for size in (2 * MAX_FRAME, 100):
        for _ in range(2 * MAX_STASH):
            team.arrive(0, head + bytes(size), via=1)
        stash = team.conversation(0)._stash._frames
        assert len(stash) == (0 if size > MAX_FRAME else MAX_STASH)
    assert sum(len(frame) for _, frame in stash) <= MAX_STASH * MAX_FRAME
    assert undisturbed(team)


def genuine_junk(party: Party, j: int, step: int, random: Random) -> bytes:
    """A frame by member j for a step to come that nothing opens, under good tags."""
    header = Header(MESSAGE, party.epochs[j].group, Location(1, 0, NO_SENDER, step), j)
    parts = tuple(random.randbytes(61) for _ in party.others(j))
    frame = MessageFrame(header, random.randbytes(200), parts, ())
    tags = tuple(mac(party.epochs[j].pair_key("origin", j, i), frame.name) for i in party.others(j))
    return replace(frame, tags=tags).encode()


def test_frames_held_are_bounded_under_an_insiders_flood() -> None:
    """Availability: an insider's genuine frames for 3,000 steps to come: the nearest 1,024 are held."""
    party, random = Party(3), Random(1)
    session = Session(party.epochs[0], party.states[0])
    for step in range(3000, 1, -1):
        session.offer(genuine_junk(party, INSIDER, step, random))
    assert len(session._held) == MAX_HELD and min(session._held).step == 2 and max(session._held).step == MAX_HELD + 1
    far = genuine_junk(party, INSIDER, 2**31, random)
    assert session.offer(far) is Verdict.STALE


def test_an_insiders_flood_is_seen_and_healed() -> None:
    """Availability: an insider's junk under good tags costs a resync and a new key, visibly; then all goes on."""
    team = Team(3)
    team.talk(0, 1, 2)
    party = Party(3)
    party.epochs = [team.epoch(j) for j in range(3)]
    for step in range(4, 60):
        frame = genuine_junk(party, INSIDER, step, team.random)
        for j in (0, 1):
            team.arrive(j, frame, via=INSIDER)
    assert team.run(60, lambda: bool(team.resyncs))
    name = team.members[INSIDER].name
    assert any(reason and name in reason for _, _, reason in team.resyncs)
    assert team.run(90, lambda: team.settled), team.words
    team.talk(0, 1, 2)


def test_an_insider_who_claims_to_be_far_ahead_is_seen_and_healed() -> None:
    """Availability: an acknowledgement of an era nobody has: the others end in a new key."""
    team = Team(3)
    team.talk(0, 1, 2)
    ahead = msgspec.structs.replace(team.ratchet(INSIDER), location=Location(1, 9, INSIDER, 9))
    for j in (0, 1):
        team.arrive(j, make_ack(team.epoch(INSIDER), ahead, bytes(32), j), via=INSIDER)
    team.say(0, "does it go on?")
    told = len(team.members[0].events)
    assert team.run(90, lambda: team.settled and team.epoch(0).number == 2), team.words
    assert any(isinstance(event, State) and event.state == "Out of step" for event in team.members[0].events[told:])
    team.talk(0, 1, 2)


def test_a_floor_holder_who_never_passes_holds_nobody_up() -> None:
    """Availability: the holder neither speaks nor passes nor yields: who asked claims the floor after 2 s."""
    team = Team(3)
    team.talk(INSIDER)  # it has the floor now
    liar = team.members[INSIDER].key
    team.meddle = lambda seen: None if seen.sender == liar and seen.frame[0] in SIGNALS else seen.frame
    start = team.network.now
    team.say(0, "may I?")
    team.say(1, "and I?")
    assert team.run(30, lambda: team.settled), team.words
    assert team.network.now - start < 15 and team.resyncs == []


@pytest.mark.parametrize("serial, to, step", [(2**32 - 1, 2, 0), (50, 0, 2**32 - 1), (50, 77, 0), (50, 1, 0)])
def test_absurd_turns_are_recovered_from(serial: int, to: int, step: int) -> None:
    """Availability: an insider grants the last turn there is, a step nobody reaches, a member that is none."""
    team = Team(3)
    team.talk(0, 1, 2)
    era = team.ratchet(0).location.era_start
    queue = tuple(range(60, 124))
    for signal in (Grant(era, serial, to, queue, step), Request(era, 2**32 - 1), Claim(era, serial)):
        for j in (0, 1):
            team.arrive(j, signals.encode(team.id, signal), via=INSIDER)
    team.say(0, "still?")
    team.say(1, "still!")
    if not team.run(60, lambda: team.settled):  # then the user's wish helps: turns begin anew in every era
        team.wish_resync(0)
        assert team.run(60, lambda: team.settled), team.words


def test_an_index_that_always_resyncs_is_told_and_the_group_changes_its_key() -> None:
    """Availability: an insider resyncs without end: an alert names it, after more than 3 a minute comes a new key."""
    team = Team(3)
    team.talk(0, 1, 2)
    team.silence(INSIDER)
    epoch, state = team.epoch(INSIDER), team.ratchet(INSIDER)
    for era in range(1, 5):
        offer = make_resync(epoch, state, era, team.random.randbytes)
        for j in (0, 1):
            team.arrive(j, offer.frame, via=INSIDER)
        state = team.ratchet(0)
        team.run(0.1)
    liar = team.members[INSIDER].key.hex()
    for j in (0, 1):
        told = [e for e in team.members[j].events if isinstance(e, Resync) and e.stage == "received"]
        assert told and {event.by for event in told} == {liar}
        assert any(alert.kind == "storm" and alert.member == liar for alert in team.alerts(j))
    team.meddle = None
    assert team.run(90, lambda: team.settled and team.epoch(0).number >= 2), team.words


def test_a_flood_of_first_rounds_leaves_the_conversation_alone() -> None:
    """Availability: 200 attempts at key agreements by an insider under ids of its own: bounded, and nobody is cut."""
    team = Team(3)
    team.talk(0, 1, 2)
    roster = team.epoch(0).roster
    for _ in range(200):
        head = Head(ROUND1, team.id, team.random.randbytes(16), INSIDER)
        team.arrive(0, Round1(head, Plan(INSIDER, roster), 1, roster[1]).encode(), via=INSIDER)
    rekeying = team.group(0).rekeying
    assert len(rekeying.joined) <= MAX_JOINED and not rekeying.cut
    team.talk(0, 1)
    assert team.run(120, lambda: team.settled and rekeying.attempt is None), team.words


def test_one_who_is_no_member_is_not_heard() -> None:
    """Availability: a linked stranger sends true frames, junk and invitations for this group: nothing changes."""
    team = Team(3)
    team.talk(0, 1)
    stranger = team.network.add("Eve")[0]
    before = team.conversation(0).state()
    for frame in [*team.recorded(*PROTOCOL, *SIGNALS), b"", b"\x01", bytes(17), bytes(40)]:
        team.network.act(team.members[0], lambda engine, now, f=frame: engine.receive(stranger.key, f, now))  # type: ignore[misc]
    assert team.conversation(0).state() == before and stranger.key not in team.group(0).members
    team.network.members.remove(stranger)
    assert undisturbed(team)
