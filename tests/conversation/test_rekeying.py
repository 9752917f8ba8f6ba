"""Key agreements among others: chosen between, named when slow, ended when hopeless, never joined twice."""

from collections.abc import Iterable

import pytest

from smmp_core import events
from smmp_core.conversation.rekeying import SLOW, TIMEOUT
from smmp_core.conversation.signals import Abandon, Remove, decode
from smmp_core.crypto.suite import hash_
from smmp_core.protocol import frames
from smmp_core.protocol.rounds import Plan
from smmp_core.simulation.network import SimulatedMember
from tests.simulation.room import Room


def agreements(member: SimulatedMember, stage: str) -> list[events.Agreement]:
    return [event for event in member.events if isinstance(event, events.Agreement) and event.stage == stage]


def mute(room: Room, silent: SimulatedMember) -> None:
    """Nothing that ``silent`` sends arrives."""
    room.network.on_frame = lambda sender, receiver, frame: None if sender == silent.key else frame


def test_who_is_waited_for_is_named_and_later_the_attempt_ends() -> None:
    room = Room.opened(3)
    starter, other, silent = room.members
    mute(room, silent)
    for member in room.members:
        member.events.clear()
    room.begin_agreement(starter)
    room.network.run(SLOW - 1)
    assert not any(event.waiting_for for event in agreements(starter, "running"))
    room.network.run(2)
    for member in (starter, other):
        assert agreements(member, "running")[-1].waiting_for == [silent.key.hex()]
    room.network.run(TIMEOUT - SLOW)
    (failed,) = agreements(starter, "failed")
    assert failed.error == f"No answer from {silent.name}."
    assert room.group(starter).rekeying.attempt is None and not room.conversation(starter).recovery.cut
    room.chat(1, [starter, other])
    room.restore()
    room.finish()


def test_who_has_confirmed_encrypts_nothing_until_the_attempt_ends() -> None:
    """The cut."""
    room = Room.opened(2)
    one, two = room.members
    room.network.on_frame = lambda sender, receiver, frame: None if frame[0] == frames.CONFIRM else frame
    room.begin_agreement(one)
    room.network.run(1)
    assert room.conversation(one).recovery.cut and room.conversation(two).recovery.cut
    room.say(one, "held back")
    assert room.network.run(20) and not two.store.transcript(room.id)
    room.network.run(TIMEOUT)
    assert not room.conversation(one).recovery.cut
    room.finish(200)


def test_of_two_attempts_the_lower_hash_wins() -> None:
    for seed in range(4):
        room = Room.opened(2, seed)
        for member in room.members:
            room.begin_agreement(member)
        started = {}
        for member in room.members:
            attempt = room.group(member).rekeying.running
            assert attempt is not None
            started[hash_(member.key, attempt.agreement.agreement)] = attempt.agreement.agreement
        room.network.run(2)
        assert {room.conversation(m).epoch.agreement for m in room.members} == {started[min(started)]}
        room.finish()


def test_an_attempt_lost_in_a_restart_is_not_joined_again_but_abandoned() -> None:
    """With a second key of ours under the same id it could only fail, and blame us."""
    room = Room.opened(3, seed=1)
    starter, victim = room.members[0], room.members[1]
    told: list[Abandon] = []

    def watch(sender: bytes, receiver: bytes, frame: bytes) -> bytes:
        if frame[0] == Abandon.TYPE and sender == victim.key:
            signal = decode(frame)
            assert isinstance(signal, Abandon)
            told.append(signal)
        return frame

    room.network.on_frame = watch
    room.begin_agreement(starter)
    attempt = room.group(starter).rekeying.running
    assert attempt is not None
    assert room.network.run(1, lambda: room.group(victim).rekeying.running is not None)
    room.network.crash(victim)
    room.network.restart(victim)
    room.begin_agreement(room.members[2])
    room.finish()
    assert all(signal.agreement == attempt.agreement.agreement for signal in told) and told
    assert not any(isinstance(event, events.Alert) for event in victim.events)


# -- whose plans are joined -------------------------------------------------------------------


STRANGER = bytes(31) + b"\x09"


def planned(room: Room, members: Iterable[bytes], starter: bytes, away: Iterable[bytes] = ()) -> Plan:
    """A plan in which who is a member stays one since the epoch in which it joined."""
    roster, left_out = tuple(sorted(members)), tuple(sorted(away))
    since = room.group(room.members[0]).membership.state.since
    return Plan(roster.index(starter), roster, left_out, tuple(since.get(member, 0) for member in (*roster, *left_out)))


def begin(room: Room, member: SimulatedMember, plan: Plan) -> bytes:
    """A member starts an agreement with this plan, whatever it thinks of it; returns the attempt's id."""
    room.network.act(member, lambda engine, now: engine.groups[room.id].rekeying.begin(plan, now))
    attempt = room.group(member).rekeying.running
    assert attempt is not None and attempt.agreement.plan == plan
    return attempt.agreement.agreement


def joined(room: Room, id: bytes) -> set[str]:
    """Who has taken part in an attempt."""
    return {member.name for member in room.members if id in room.group(member).rekeying.joined}


@pytest.mark.parametrize("with_away", [False, True])
def test_a_plan_by_who_is_no_member_is_not_joined(with_away: bool) -> None:
    room = Room.opened(3)
    one, two, three = room.members
    members, away = [one.key, two.key, STRANGER], [three.key] if with_away else []
    id = begin(room, two, planned(room, members if with_away else [*members, three.key], STRANGER, away))
    room.network.run(1)
    assert joined(room, id) == {two.name}
    assert room.group(one).rekeying.attempt is None and room.group(one).epoch == 1
    room.network.run(TIMEOUT)
    room.chat(1)
    room.finish()
    assert all(set(room.group(member).members) == {m.key for m in room.members} for member in room.members)


def test_a_plan_that_leaves_us_out_is_not_joined() -> None:
    room = Room.opened(3)
    one, two, three = room.members
    id = begin(room, two, planned(room, [two.key, three.key], two.key))
    first = room.group(two).rekeying.running
    assert first is not None
    frame = first.agreement.frames()[first.agreement.roster.index(three.key)][0]
    room.network.act(one, lambda engine, now: engine.receive(two.key, frame, now))
    assert id not in room.group(one).rekeying.joined and room.group(one).rekeying.attempt is None


def test_a_plan_by_a_member_that_takes_somebody_in_is_joined() -> None:
    """Without the new member it comes to nothing, and the group goes on."""
    room = Room.opened(3)
    one, two, three = room.members
    id = begin(room, two, planned(room, [one.key, two.key, three.key, STRANGER], two.key))
    room.network.run(1)
    assert joined(room, id) == {"M0", "M1", "M2"}
    for member in room.members:
        attempt = room.group(member).rekeying.attempt
        assert attempt is not None and attempt.agreement.waiting_for() == {attempt.agreement.roster.index(STRANGER)}
    room.network.run(TIMEOUT + 1)
    assert [room.group(member).epoch for member in room.members] == [1, 1, 1]
    assert all(STRANGER not in room.group(member).members for member in room.members)
    room.chat(1)
    room.finish()


def test_a_plan_by_a_member_that_leaves_somebody_out_is_joined_and_who_was_removed_is_told() -> None:
    room = Room.opened(4)
    one, two, three, four = room.members
    room.chat(1)
    room.finish()
    id = begin(room, two, planned(room, [one.key, two.key, four.key], two.key))
    assert room.network.run(5, lambda: all(room.group(member).epoch == 2 for member in (one, two, four)))
    assert joined(room, id) == {"M0", "M1", "M3"}
    assert room.network.run(5, lambda: room.group(three).stage == "removed")
    for member in (one, two, four):
        assert set(room.group(member).members) == {one.key, two.key, four.key}
        told = [event for event in member.events if isinstance(event, events.Membership)]
        assert [(event.by, event.added, event.removed) for event in told] == [
            (two.key.hex(), [], {three.key.hex(): two.key.hex()})
        ]
    assert room.group(three).conversation is None
    held = three.store.transcript(room.id)
    room.say(two, "among us three")
    room.network.run(2)
    assert len(one.store.transcript(room.id)) == 5 and three.store.transcript(room.id) == held


def test_who_is_left_out_but_stays_a_member_is_away() -> None:
    room = Room.opened(3)
    one, two, three = room.members
    room.network.crash(three)
    id = begin(room, two, planned(room, [one.key, two.key], two.key, [three.key]))
    assert room.network.run(5, lambda: room.group(one).epoch == room.group(two).epoch == 2)
    assert id in room.group(one).rekeying.joined
    for member in (one, two):
        assert set(room.group(member).members) == {m.key for m in room.members}
        assert set(room.conversation(member).epoch.roster) == {one.key, two.key}
        assert not [event for event in member.events if isinstance(event, events.Membership)]
    room.network.restart(three)
    room.chat(1)
    room.finish()
    assert all(len(room.conversation(member).epoch.roster) == 3 for member in room.members)


@pytest.mark.parametrize("away", [False, True])
def test_a_plan_that_includes_who_has_gone_is_not_joined_and_its_starter_hears_why(away: bool) -> None:
    """Two has not heard that four is removed; nobody who has joins its attempt."""
    room = Room.opened(4)
    one, two, three, four = room.members
    rounds = (frames.ROUND1, frames.ROUND2, frames.ROUND3, frames.CONFIRM)

    def deaf(sender: bytes, receiver: bytes, frame: bytes) -> bytes | None:
        unheard = receiver == two.key and (frame[0] == Remove.TYPE or sender == four.key)
        return None if unheard or (frame[0] in rounds and sender != two.key) else frame

    room.network.on_frame = deaf
    room.network.act(one, lambda engine, now: engine.remove(room.id, [four.key], now))
    room.network.run(0.5)
    assert four.key not in room.group(three).membership.present and four.key in room.group(two).membership.present
    staying = [one.key, two.key, three.key]
    id = begin(room, two, planned(room, staying if away else [*staying, four.key], two.key, [four.key] if away else []))
    room.network.run(0.5)
    assert joined(room, id) == {"M1"}
    room.network.on_frame = lambda sender, receiver, frame: (
        deaf(sender, receiver, frame) if sender in (one.key, four.key) else frame
    )
    attempt = room.group(two).rekeying.running
    assert attempt is not None
    again = attempt.agreement.frames()[attempt.agreement.roster.index(three.key)][0]
    room.network.act(three, lambda engine, now: engine.receive(two.key, again, now))  # its first round comes again
    assert room.network.run(0.5, lambda: four.key not in room.group(two).membership.present)
    assert joined(room, id) == {"M1"}
    room.network.on_frame = None
    assert room.network.run(60, lambda: all(room.group(member).epoch == 2 for member in (one, two, three)))
    assert all(set(room.group(member).members) == set(staying) for member in (one, two, three))
    assert room.group(four).stage == "removed"


# -- whose frames count -----------------------------------------------------------------------


@pytest.mark.parametrize("altered", [False, True])
def test_a_round_counts_only_over_its_senders_link(altered: bool) -> None:
    """A member who hands on what another said, altered or not, does nothing to the attempt."""
    room = Room.opened(3)
    one, two, three = room.members
    kept: list[bytes] = []

    def keep(sender: bytes, receiver: bytes, frame: bytes) -> bytes | None:
        if (sender, receiver) == (two.key, one.key) and frame[0] in (frames.ROUND2, frames.ROUND3):
            kept.append(frame)
            return None
        return frame

    room.network.on_frame = keep
    room.begin_agreement(one)
    room.network.run(0.5)
    attempt = room.group(one).rekeying.running
    assert attempt is not None and attempt.agreement.H.keys() == {0, 1, 2} - {attempt.agreement.roster.index(two.key)}
    index = attempt.agreement.roster.index(two.key)
    assert attempt.agreement.waiting_for() == {index}
    handed_on = bytes((*kept[0][:-1], kept[0][-1] ^ 1)) if altered else kept[0]
    room.network.act(one, lambda engine, now: engine.receive(three.key, handed_on, now))
    assert room.group(one).rekeying.running is attempt and attempt.agreement.waiting_for() == {index}
    assert not room.alerts()
    room.network.act(one, lambda engine, now: engine.receive(two.key, kept[0], now))
    assert attempt.agreement.stage == "products" and len(kept) > 0
    room.network.on_frame = None
    assert room.network.run(10, lambda: all(room.group(member).epoch == 2 for member in room.members))
    room.finish()


@pytest.mark.parametrize("whose", ["another's", "its own"])
def test_a_first_round_introduces_an_attempt_over_its_senders_link_alone(whose: str) -> None:
    room = Room.opened(3)
    one, two, three = room.members
    kept: list[bytes] = []

    def keep(sender: bytes, receiver: bytes, frame: bytes) -> bytes | None:
        if receiver == one.key and frame[0] == frames.ROUND1:
            kept.append(frame)
            return None
        return frame

    room.network.on_frame = keep
    room.begin_agreement(two)
    room.network.run(0.5)
    via, frame = three if whose == "another's" else two, kept[0]
    room.network.act(one, lambda engine, now: engine.receive(via.key, frame, now))
    assert (room.group(one).rekeying.running is not None) == (whose == "its own")


def test_a_bad_confirmation_is_told_and_ends_nothing() -> None:
    room = Room.opened(2)
    one, two = room.members
    spoiled = 0

    def spoil(sender: bytes, receiver: bytes, frame: bytes) -> bytes | None:
        nonlocal spoiled
        if sender == two.key and frame[0] == frames.CONFIRM and spoiled < 2:
            spoiled += 1
            return bytes((*frame[:-1], frame[-1] ^ 1))
        if frame[0] == frames.ACK:
            return None  # one of the new epoch would do as a confirmation
        return frame

    room.network.on_frame = spoil
    room.begin_agreement(one)
    attempt = room.group(one).rekeying.running
    assert attempt is not None
    assert room.network.run(10, lambda: room.group(one).epoch == 2)
    assert spoiled == 2 and room.conversation(one).epoch.agreement == attempt.agreement.agreement, "the same attempt"
    room.network.on_frame = None
    assert {(alert.kind, alert.member) for alert in room.alerts()} == {("identity", two.key.hex())}
    assert not agreements(one, "failed")
    room.finish(blaming=["identity"])


def test_a_good_frame_of_the_new_epoch_counts_as_its_authors_confirmation() -> None:
    room = Room.opened(2)
    one, two = room.members
    room.network.on_frame = lambda sender, receiver, frame: (
        None if sender == one.key and frame[0] == frames.CONFIRM else frame
    )
    room.begin_agreement(one)
    assert room.network.run(2, lambda: room.group(two).epoch == 2)
    room.finish()


def test_secrets_of_a_finished_agreement_go_when_all_have_arrived() -> None:
    room = Room.opened(3)
    room.network.run(2)
    assert all(room.group(member).rekeying.done is None for member in room.members)


@pytest.mark.parametrize("size", [3, 4, 5])
def test_confirmations_lost_in_a_circle_are_sent_again(size: int) -> None:
    """Each of three waits for one who does not wait for it."""
    room = Room.opened(size, 1)
    a, b, c = room.members[:3]
    lost = {(a.key, b.key), (b.key, c.key), (c.key, a.key)}

    def wire(sender: bytes, receiver: bytes, frame: bytes) -> bytes | None:
        if frame[0] == frames.CONFIRM and (sender, receiver) in lost:
            lost.remove((sender, receiver))
            return None
        return frame

    room.network.on_frame = wire
    room.begin_agreement(room.members[-1])
    assert room.network.run(3, lambda: all(room.group(member).epoch == 2 for member in room.members)), room.describe()
    room.network.run(5)
    assert room.network.frames_sent < 2000, "nobody answers answers"


@pytest.mark.parametrize("forgotten", [False, True])
def test_who_alone_has_established_does_not_stay_alone(forgotten: bool) -> None:
    """The others have given up; they go on with it when they hear that it stands, or agree anew."""
    room = Room.opened(4, 1)
    alone = room.members[-1]
    others = {member.key for member in room.others(alone)}

    def wire(sender: bytes, receiver: bytes, frame: bytes) -> bytes | None:
        return None if frame[0] == frames.CONFIRM and receiver in others else frame

    room.network.on_frame = wire
    room.begin_agreement(alone)
    assert room.network.run(40, lambda: room.group(alone).epoch == 2)
    room.network.run(TIMEOUT + 5)
    room.network.on_frame = None
    for member in room.others(alone) if forgotten else ():
        room.group(member).rekeying.forget()
    assert room.network.run(90, lambda: all(room.group(m).epoch >= 2 for m in room.members)), room.describe()
    room.chat(1)
    room.finish()
