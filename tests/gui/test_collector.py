"""Garbage is collected on the window's thread, and nowhere else."""

import gc
import threading
from collections.abc import Iterator

import pytest

from smmp_gui.collector import Collector
from tests.gui.people import until


class Knot:
    """Garbage that only the collector can take away; remembers the thread it died in."""

    died: list[int]

    def __init__(self, died: list[int]) -> None:
        self.died, self.me = died, self

    def __del__(self) -> None:
        self.died.append(threading.get_ident())


@pytest.fixture
def collector(dressed: None) -> Iterator[Collector]:
    """A collector that has taken over."""
    gc.enable()
    made = Collector()
    yield made
    made.close()
    assert gc.isenabled()


def allocate() -> None:
    """Enough for the automatic collector to step in."""
    kept = [[] for _ in range(20_000)]  # type: list[list[int]]
    assert kept


async def test_garbage_dies_on_this_thread(collector: Collector) -> None:
    died: list[int] = []
    Knot(died)
    thread = threading.Thread(target=allocate)
    thread.start()
    thread.join()
    assert died == []
    made = [[i] for i in range(5_000)]
    await until(lambda: bool(died))
    assert died == [threading.get_ident()]
    assert made
