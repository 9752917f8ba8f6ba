"""Key agreements at once, interrupted and altered; each run ends in :meth:`Room.check`."""

import random
from collections.abc import Callable

import pytest

from smmp_core.simulation.network import Conditions
from tests.simulation.room import ROUNDS, Room


@pytest.mark.parametrize("starters", [2, 4])
@pytest.mark.parametrize("apart", [0.0, 0.003, 0.02])
def test_agreements_at_once_end_in_one_key(starters: int, apart: float) -> None:
    for seed in range(3):
        room = Room.opened(4, seed)
        room.chat(1)
        for member in room.members[:starters]:
            room.begin_agreement(member)
            room.network.run(apart)
        room.chat(1)
        room.finish()
        assert room.conversation(room.members[0]).epoch.number >= 2
        assert not room.resyncs()


@pytest.mark.parametrize("size", [2, 3])
def test_messages_written_during_an_agreement_arrive(size: int) -> None:
    room = Room.opened(size)
    room.network.conditions = Conditions(delay=(0.02, 0.1))
    room.chat(2)
    room.begin_agreement(room.members[-1])
    room.chat(10, pause=0.03)
    room.finish()
    assert not room.resyncs()
    assert room.conversation(room.members[0]).epoch.number == 2


def _kill_at(room: Room, victim: int, count: int, back: Callable[[], None]) -> None:
    """Kill a member when the ``count``-th frame of the agreement leaves for it or from it."""
    seen = 0
    member = room.members[victim]

    def kill() -> None:
        if member.engine is not None:
            room.network.crash(member)
            room.network.at(room.network.now + 1.0, back)

    def watch(sender: bytes, receiver: bytes, frame: bytes) -> bytes:
        nonlocal seen
        if frame[0] in ROUNDS and member.key in (sender, receiver):
            seen += 1
            if seen == count:
                room.network.at(room.network.now, kill)
        return frame

    room.network.on_frame = watch


def test_gaps_of_the_old_epoch_are_filled_by_anybody() -> None:
    """The author dies before it can encrypt its message again under the new key."""
    room = Room.opened(3)
    author, holder, lacking = room.members
    room.say(author, "first")  # so that it has the floor
    room.finish()
    room.inject(author, "drop", lacking)
    room.say(author, "last of the old epoch")
    room.begin_agreement(author)
    assert room.network.run(5, lambda: all(room.group(member).epoch == 2 for member in (holder, lacking)))
    room.network.crash(author)
    assert len(lacking.store.transcript(room.id)) == 1
    assert room.network.run(5, lambda: len(lacking.store.transcript(room.id)) == 2)
    room.restore()
    room.finish()
    assert not room.resyncs()


@pytest.mark.parametrize("victim", [0, 1])
@pytest.mark.parametrize("count", range(1, 17))
def test_a_restart_in_the_middle_of_the_first_agreement(victim: int, count: int) -> None:
    room = Room(3, seed=count)
    _kill_at(room, victim, count, lambda: room.network.restart(room.members[victim]))
    room.found()
    for member in room.members:
        if member.engine is not None:
            room.say(member, "written before there was a key")
    room.finish(60)
    assert room.members[victim].events and not room.resyncs()


@pytest.mark.parametrize("starts", [True, False])
@pytest.mark.parametrize("count", range(1, 17))
def test_a_restart_in_the_middle_of_a_later_agreement(starts: bool, count: int) -> None:
    """Killed between any two frames of it, at every round; the old epoch's last messages are on their way."""
    room = Room.opened(3, seed=count)
    room.chat(1)
    _kill_at(room, 0, count, lambda: room.network.restart(room.members[0]))
    room.begin_agreement(room.members[0 if starts else 1])
    room.chat(1, room.members[1:])
    room.network.run(2)
    room.network.on_frame = None
    room.chat(1)
    room.finish(90)


@pytest.mark.parametrize("seed", range(4))
def test_a_wire_that_alters_a_key_agreement_never_splits_the_group(seed: int) -> None:
    """Who altered it cannot be known, so the alert is ``identity``; afterwards an agreement succeeds."""
    room = Room.opened(3, seed)
    room.chat(1)
    enemy = random.Random(seed)

    def flip(sender: bytes, receiver: bytes, frame: bytes) -> bytes:
        if frame[0] not in ROUNDS or enemy.random() > 0.2:
            return frame
        changed = bytearray(frame)
        changed[enemy.randrange(17, len(frame))] ^= 1 << enemy.randrange(8)
        return bytes(changed)

    room.network.on_frame = flip
    room.resync(room.members[0])
    room.chat(2, pause=1.0)
    room.network.run(30)
    established = {room.conversation(m).epoch.number: room.conversation(m).epoch.agreement for m in room.members}
    for member in room.members:
        epoch = room.conversation(member).epoch
        assert established[epoch.number] == epoch.agreement, "one number, one key"
    room.restore()
    room.chat(1)
    room.finish(200, blaming=("identity",))
