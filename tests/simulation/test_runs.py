"""Seeded random lives of a group: people talk, machines die, wires break; then it must come to rest.

``--seeds N`` runs N of them. A failing one is named, and replayed by its number.
"""

import random

import pytest

from smmp_core.simulation.network import Conditions
from tests.simulation.room import Room

ACTS = 40


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "seed" in metafunc.fixturenames:
        metafunc.parametrize("seed", range(metafunc.config.getoption("--seeds")))


def live(room: Room, fate: random.Random) -> None:
    """Let ``ACTS`` things happen."""
    network = room.network
    network.conditions = Conditions(
        (0.001, fate.choice([0.01, 0.2])),
        loss=fate.choice([0, 0, 0.1]),
        duplicate=fate.choice([0, 0.1]),
        reorder=fate.choice([0, 0.3]),
    )
    for _ in range(ACTS):
        act, up = fate.random(), [member for member in room.members if member.engine is not None]
        down = room.others(*up)
        if act < 0.6 and up:
            room.chat(fate.choice([1, 1, 3]), [fate.choice(up)])
        elif act < 0.68 and len(up) > 1:
            network.crash(fate.choice(up))
        elif act < 0.78 and down:
            network.restart(fate.choice(down))
        elif act < 0.84:
            mixed = fate.sample(room.members, len(room.members))
            cut = fate.randrange(1, len(mixed))
            network.partition(mixed[:cut], mixed[cut:])
        elif act < 0.9:
            network.link()
        elif act < 0.93 and up:
            room.resync(fate.choice(up))
        elif act < 0.95 and up:
            room.begin_agreement(fate.choice(up))
        network.run(fate.choice([0, 0.01, 0.1, 1, 3]))


def test_a_random_life_comes_to_rest(seed: int) -> None:
    fate = random.Random(seed)
    room = Room.opened(fate.choice([2, 3, 4, 5]), seed)
    live(room, fate)
    room.restore()
    try:
        room.finish(300)
    except AssertionError as error:
        raise AssertionError(f"seed {seed}, {len(room.members)} members: {error}") from None
