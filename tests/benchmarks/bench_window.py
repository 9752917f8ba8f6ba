"""How long the window's thread is held up with a long life behind it: ``python -m tests.benchmarks.bench_window``.

The longest time between two turns of the event loop is printed for each thing a user does, and how long the whole
took; nothing is asserted. The limit to keep is 50 ms for the first, 2 s for a cold start.
"""

import asyncio
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QListView

from smmp_core import events
from smmp_core.service import Service, Settings
from smmp_gui.adapter import Adapter
from smmp_gui.loop import run_on_loop
from smmp_gui.tasks import Tasks
from smmp_gui.window import MainWindow
from tests.benchmarks import veteran
from tests.gui.people import until

SIZE = (1280, 900)
NEW = "ab" * 16


class Stalls:
    """The longest time between two turns of the loop."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer(interval=0)
        self._timer.timeout.connect(self._turn)
        self._timer.start()

    def _turn(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, now - self._last)
        self._last = now

    async def of(self, what: str, act: Callable[[], object], done: Callable[[], bool] = lambda: True) -> None:
        """Print how ``act`` held the loop up until ``done``, and half a second on."""
        await asyncio.sleep(0.3)
        self.longest, self._last = 0.0, time.perf_counter()
        start = self._last
        result = act()
        if isinstance(result, Awaitable):
            await result
        await until(done)
        took = time.perf_counter() - start
        await asyncio.sleep(0.5)
        print(f"{what:46} longest stall {self.longest * 1000:7.1f} ms   in all {took * 1000:8.1f} ms", flush=True)


async def drive(home: Path, group: str) -> int:
    """Do what a user does."""
    service = Service(Settings(home, listen=("127.0.0.1:0",), discovery=False))
    await service.start()
    failures: list[BaseException] = []
    tasks, adapter = Tasks(failures.append), Adapter(service)
    stalls, window = Stalls(), MainWindow(adapter, tasks)
    window.resize(*SIZE)
    field, view = window.page.composer.field, window.page.view
    named = {info.name: info.group for info in service.groups()}

    def appear() -> None:
        window.show()
        tasks.start(adapter.load())

    def loaded() -> bool:
        return bool(view.transcript.messages)

    def arrive() -> None:
        author = next(m.sender for m in view.transcript.messages if m.sender != service.fingerprint)
        service._emit(events.Message(group, NEW, author, "It has come.", (1, 0, 60_000), "cd" * 32, 0))

    await stalls.of("the window appears", appear, lambda: len(adapter.last) == veteran.GROUPS - 1)
    await stalls.of("opening 50,000 messages", lambda: window.show_group(group), loaded)
    other = next(id for name, id in named.items() if name.startswith("Group 1:"))
    await stalls.of("opening another", lambda: window.show_group(other), loaded)
    await stalls.of("and back", lambda: window.show_group(group), loaded)
    await stalls.of("a group of 64", lambda: window.show_group(named["Everybody"]))
    await stalls.of("its members", lambda: window.show_members(named["Everybody"]))
    for dialog in window.findChildren(QDialog):
        dialog.close()
    await stalls.of("back again", lambda: window.show_group(group), loaded)
    await stalls.of("typing 40 characters", lambda: QTest.keyClicks(field, "Typing goes on as if nothing was there. "))
    await stalls.of("sending", lambda: QTest.keyClick(field, Qt.Key.Key_Return), lambda: not field.toPlainText())
    await stalls.of("a message arrives", arrive, lambda: any(m.id == NEW for m in view.transcript.messages))
    await stalls.of("a message of 64 KiB", lambda: window.page.composer.sent.emit("word " * 13_000))
    before = len(view.transcript.messages)
    await stalls.of("scrolling up through pages", lambda: _scroll(view))
    print(f"{'':46} {len(view.transcript.messages) - before:,} messages loaded")
    await stalls.of("searching a word", lambda: service.search("needle"))
    await stalls.of("searching half of a word", lambda: service.search("num"))
    await stalls.of("resizing the window", lambda: window.resize(900, 700))
    await stalls.of("to the newest", view.to_end)
    await tasks.close()
    adapter.close()
    await service.close()
    window.hide()
    window.deleteLater()
    for failure in failures:
        print("failed:", failure)
    return 0


async def _scroll(view: QListView) -> None:
    at = QPointF(view.viewport().width() / 2, 200)
    for _ in range(200):
        wheel = QWheelEvent(
            at,
            view.viewport().mapToGlobal(at),
            QPoint(),
            QPoint(0, 960),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(view.viewport(), wheel)
        await asyncio.sleep(0.01)


def cold_start(home: Path) -> None:
    """From the start of the process until the list of conversations is on the screen."""
    command = [sys.executable, "-m", "smmp_gui", "--home", str(home), "--listen", "127.0.0.1:0"]
    for _ in range(3):
        start = time.perf_counter()
        app = subprocess.Popen([*command, "--no-discovery", "--describe"], stdout=subprocess.PIPE, text=True)
        assert app.stdout is not None
        shown = any("/group/" in line for line in app.stdout)
        print(
            f"cold start until the list is there {time.perf_counter() - start:6.2f} s{'' if shown else ': it is not'}"
        )
        app.terminate()
        app.wait(20)


def main() -> None:
    """Measure."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        home, group = asyncio.run(veteran.make(Path(folder)))
        took = time.perf_counter() - start
        print(f"{os.cpu_count()} cores; a home of {veteran.MESSAGES:,} messages made in {took:.1f} s")
        run_on_loop(lambda: drive(home, group), "light")
        cold_start(home)


if __name__ == "__main__":
    main()
