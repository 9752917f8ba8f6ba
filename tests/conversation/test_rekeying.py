"""Key agreements among others: chosen between, named when slow, ended when hopeless, never joined twice."""

import pytest

from smmp_core import events
from smmp_core.conversation.rekeying import SLOW, TIMEOUT
from smmp_core.conversation.signals import Abandon, decode
from smmp_core.crypto.suite import hash_
from smmp_core.protocol import frames
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


@pytest.mark.parametrize("who", ["stranger", "subset"])
def test_a_roster_that_nobody_agreed_to_is_not_joined(who: str) -> None:
    room = Room.opened(3)
    group = room.group(room.members[0])
    starter = room.members[1].key
    if who == "stranger":
        roster = tuple(sorted([*group.members, bytes(31) + b"\x09"]))
    else:
        roster = tuple(sorted([room.members[0].key, starter]))
    room.network.act(room.members[1], lambda engine, now: engine.groups[room.id].rekeying.begin(roster, now))
    room.network.run(1)
    assert group.rekeying.attempt is None
    assert group.epoch == 1
    room.network.run(TIMEOUT)
    room.chat(1)
    room.finish()
    assert all(len(room.conversation(member).epoch.roster) == 3 for member in room.members)


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
