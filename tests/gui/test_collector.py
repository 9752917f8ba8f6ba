"""Garbage is collected on the window's thread, and nowhere else."""

import gc
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

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
    made = Collector(QCoreApplication.instance())
    made.take_over()
    yield made
    made.deleteLater()
    gc.unfreeze()
    gc.enable()


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


def test_nothing_is_collected_by_itself_while_the_application_goes() -> None:
    """A collection inside the destructor of one of Qt's objects, at the end, was a process that hung."""
    code = """
import asyncio, gc
from smmp_gui.loop import run_on_loop
assert run_on_loop(lambda: asyncio.sleep(0, 7), "light") == 7
assert not gc.isenabled()
"""
    subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[2], timeout=30, check=True)
