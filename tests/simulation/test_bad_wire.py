"""Wires that lose, repeat and reorder, and enemies who read and write them; each run ends in :meth:`Room.check`."""

import random

import pytest

from smmp_core.protocol import frames
from smmp_core.simulation.network import Conditions
from tests.simulation.room import ROUNDS, SAFE, Room


@pytest.mark.parametrize("size", [2, 3, 5])
@pytest.mark.parametrize("seed", range(2))
def test_loss_duplication_delay_and_reordering(size: int, seed: int) -> None:
    room = Room.opened(size, seed)
    room.network.conditions = Conditions((0.001, 0.2), loss=0.1, duplicate=0.1, reorder=0.3)
    room.chat(6, pause=0.1)
    room.finish(120)


@pytest.mark.parametrize("seed", range(5))
def test_a_first_key_is_agreed_over_a_bad_wire(seed: int) -> None:
    room, fate = Room(4, seed), random.Random(seed)
    room.network.conditions = Conditions((0.001, 0.3), duplicate=0.2, reorder=0.5)
    room.network.on_frame = lambda sender, receiver, frame: (
        None if frame[0] in ROUNDS and fate.random() < 0.3 else frame
    )
    room.found()
    room.finish(90)
    room.chat(1)
    room.finish()


class Enemy:
    """Reads and writes every wire, knows no key."""

    def __init__(self, room: Room, seed: int, rate: float) -> None:
        self.room, self.random, self.rate = room, random.Random(seed), rate
        self.recorded: list[tuple[bytes, bytes, bytes]] = []
        self.altered = self.injected = 0

    def flip(self, sender: bytes, receiver: bytes, frame: bytes) -> bytes:
        """Flip one bit now and then in frames that carry their own proof."""
        if frame[0] not in SAFE or self.random.random() >= self.rate:
            return frame
        self.altered += 1
        changed = bytearray(frame)
        changed[self.random.randrange(len(frame))] ^= 1 << self.random.randrange(8)
        return bytes(changed)

    def record(self, sender: bytes, receiver: bytes, frame: bytes) -> bytes:
        self.recorded.append((sender, receiver, frame))
        return frame

    def inject(self, receiver: bytes, claimed: bytes, frame: bytes) -> None:
        """A frame arrives over the link with ``claimed``."""
        self.injected += 1
        member = next(m for m in self.room.members if m.key == receiver)
        if member.engine is not None:
            self.room.network.act(member, lambda engine, now: engine.receive(claimed, frame, now))


@pytest.mark.parametrize("seed", range(3))
def test_flipped_bits_never_cause_a_resync_or_blame(seed: int) -> None:
    room = Room.opened(3, seed)
    enemy = Enemy(room, seed, 0.2)
    room.network.on_frame = enemy.flip
    room.chat(8, pause=0.1)
    room.finish(180)
    assert enemy.altered > 20
    assert not room.resyncs() and not room.alerts()


def test_flipped_bits_in_a_resync_only_delay_it() -> None:
    room = Room.opened(3, seed=9)
    enemy = Enemy(room, 9, 0.4)
    room.network.on_frame = enemy.flip
    room.resync(room.members[0])
    room.chat(2, pause=0.2)
    room.finish(180)
    assert enemy.altered > 5 and not room.alerts()
    assert room.resyncs().count("sent") == 1


@pytest.mark.parametrize("delay", [0.0, 5.0])
def test_replays_to_anybody_over_any_link_change_nothing(delay: float) -> None:
    """All that was ever said, of two epochs and a resync, to everybody, in any order."""
    room = Room(3, seed=3)
    enemy = Enemy(room, 3, 0)
    room.network.on_frame = enemy.record
    room.found()
    room.finish()
    room.chat(4, pause=0.05)
    room.resync(room.members[1])
    room.chat(2, pause=0.3)
    room.finish()
    room.chat(2)
    room.finish()
    room.network.run(delay)
    stages, epoch = room.resyncs(), room.conversation(room.members[0]).epoch.agreement
    replays = [frame for *_, frame in enemy.recorded]
    enemy.random.shuffle(replays)
    for frame in replays:
        receiver, claimed = enemy.random.sample(room.members, 2)
        enemy.inject(receiver.key, claimed.key, frame)
    room.network.run(10)
    room.chat(2, pause=0.1)
    room.finish(60)
    assert room.resyncs() == stages and room.conversation(room.members[0]).epoch.agreement == epoch
    assert not room.alerts()


def _junk(randomness: random.Random, room: Room, recorded: list[bytes]) -> bytes:
    """Noise, noise with a good beginning, or a recorded frame cut, stretched or with another type."""
    known = bytearray(randomness.choice(recorded))
    match randomness.randrange(5):
        case 0:
            return randomness.randbytes(randomness.randrange(200))
        case 1:
            return bytes([randomness.randrange(0x30)]) + room.id + randomness.randbytes(randomness.randrange(200))
        case 2:
            return bytes(known[: randomness.randrange(len(known))])
        case 3:
            return bytes(known) + randomness.randbytes(randomness.randrange(1, 50))
        case _:
            known[0] = randomness.choice([*SAFE, frames.ROUND2, frames.ROUND3, frames.CONFIRM, *range(0x20, 0x2B)])
            return bytes(known)


@pytest.mark.parametrize("seed", range(3))
def test_junk_is_ignored(seed: int) -> None:
    room = Room.opened(3, seed)
    enemy = Enemy(room, seed, 0)
    room.network.on_frame = enemy.record
    room.chat(2, pause=0.1)
    room.finish()
    recorded = [frame for *_, frame in enemy.recorded if frame[0] in SAFE]
    for _ in range(40):
        for _ in range(10):
            receiver, claimed = enemy.random.sample(room.members, 2)
            enemy.inject(receiver.key, claimed.key, _junk(enemy.random, room, recorded))
        room.say(enemy.random.choice(room.members), f"through the noise {enemy.injected}")
        room.network.run(0.1)
    room.finish(60)
    assert not room.resyncs() and not room.alerts()


def test_a_stranger_on_a_link_of_its_own_is_not_heard() -> None:
    room = Room.opened(3)
    enemy = Enemy(room, 0, 0)
    room.network.on_frame = enemy.record
    room.chat(2)
    room.finish()
    told = [len(member.events) for member in room.members]
    for _, _, frame in enemy.recorded:
        for member in room.members:
            enemy.inject(member.key, bytes(32), frame)
    room.network.run(2)
    assert told == [len(member.events) for member in room.members]
