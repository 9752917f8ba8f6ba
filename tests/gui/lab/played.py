"""A player for tests: time passes by hand or until something holds."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from pytestqt.qtbot import QtBot

from smmp_core.lab.scenarios import SCENARIOS
from smmp_core.trace.lines import encode
from smmp_gui.lab.player import Player

PATIENCE_MS = 10_000


@contextmanager
def playing(qtbot: QtBot, name: str = "lost-message", seed: int | None = None) -> Iterator[Player]:
    """A player at the beginning of a scenario."""
    player = Player()
    player.open(SCENARIOS[name], seed)
    settle(qtbot, player)
    yield player
    player.close()


def settle(qtbot: QtBot, player: Player) -> None:
    """Wait until no longer job is being done."""
    qtbot.waitUntil(lambda: not player.busy, timeout=PATIENCE_MS)


def wait(qtbot: QtBot, holds: Callable[[], bool]) -> None:
    """Wait until something holds."""
    qtbot.waitUntil(holds, timeout=PATIENCE_MS)


def longest_turn(qtbot: QtBot, player: Player, until: Callable[[], bool]) -> float:
    """The longest time between two looks of the window's loop, in seconds."""
    longest, last = 0.0, time.perf_counter()
    while not until():
        qtbot.wait(1)
        now = time.perf_counter()
        longest, last = max(longest, now - last), now
    return longest


def trace(player: Player) -> bytes:
    """The trace so far, as a file."""
    heading = player.experiment.heading if player.experiment is not None else player.heading
    return encode(heading, player.timeline.records)
