"""What nobody caught is logged and shown, once, from whatever thread it comes."""

import asyncio
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from smmp_core.errors import LocalError
from smmp_gui.failure import FailureDialog, FailureHook
from smmp_gui.report import report
from smmp_gui.tasks import Tasks
from tests.gui.hands import part
from tests.gui.people import until


@pytest.fixture
def hook() -> Iterator[FailureHook]:
    """An installed hook, taken away again."""
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    made = FailureHook()
    made.install()
    yield made
    sys.excepthook, threading.excepthook, sys.unraisablehook = before
    for dialog in dialogs():
        dialog.close()


def dialogs() -> list[FailureDialog]:
    """Those in sight."""
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, FailureDialog) and w.isVisible()]


def shown(dialog: FailureDialog) -> str:
    """What can be copied."""
    return part(dialog, QPlainTextEdit).toPlainText()


@pytest.mark.may_warn
async def test_one_window_for_many_errors(qtbot: QtBot, hook: FailureHook, caplog: pytest.LogCaptureFixture) -> None:
    def fail() -> None:
        raise NameError("the kettle is empty")

    threads = [threading.Thread(target=fail) for _ in range(3)]
    for thread in threads:
        thread.start()
        thread.join()
    await until(lambda: len(dialogs()) == 1)
    (dialog,) = dialogs()
    assert "NameError: the kettle is empty" in shown(dialog)
    assert shown(dialog).startswith("SMMP ")
    await until(lambda: any(w.text().startswith("2 more errors have happened") for w in dialog.findChildren(QLabel)))
    part(dialog, QPushButton, "copyReport").click()
    assert QApplication.clipboard().text() == shown(dialog)
    assert caplog.text.count("the kettle is empty") >= 3
    part(dialog, QPushButton, "goOn").click()
    await until(lambda: dialogs() == [])
    hook.report(ValueError("another"))
    await until(lambda: len(dialogs()) == 1)
    dialogs()[0].close()
    await until(lambda: dialogs() == [])
    hook.report(ValueError("another"))  # known: it would come again and again
    await asyncio.sleep(0.1)
    assert dialogs() == []


class Careless(QWidget):
    """Fails wherever Qt calls it."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        raise TypeError("virtual method")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.User:
            raise TypeError("event filter")
        return False


@pytest.mark.may_warn
@pytest.mark.parametrize("where", ["slot", "timer", "virtual method", "event filter", "task", "callback of the loop"])
async def test_wherever_it_happens_it_is_shown_and_the_app_goes_on(qtbot: QtBot, hook: FailureHook, where: str) -> None:
    def fail() -> None:
        raise TypeError(where)

    async def task() -> None:
        fail()

    tasks, loop, careless = Tasks(hook.report), asyncio.get_running_loop(), Careless()
    qtbot.addWidget(careless)
    before = loop._exception_handler  # type: ignore[attr-defined]
    loop.set_exception_handler(lambda _loop, context: hook.report(context["exception"]))
    match where:
        case "slot":
            pressed = QPushButton()
            pressed.clicked.connect(fail)
            qtbot.addWidget(pressed)
            pressed.click()
        case "timer":
            QTimer.singleShot(0, fail)
        case "virtual method":
            careless.show()
        case "event filter":
            careless.installEventFilter(careless)
            QApplication.postEvent(careless, QEvent(QEvent.Type.User))
        case "task":
            tasks.start(task())
        case _:
            loop.call_soon(fail)
    await until(lambda: len(dialogs()) == 1)
    assert "TypeError: " in shown(dialogs()[0])
    assert shown(dialogs()[0]).endswith(f"{where}\n")
    careless.hide()
    await tasks.close()
    loop.set_exception_handler(before)


def test_a_report_keeps_what_people_wrote_to_itself() -> None:
    secret = "meet me at noon"
    try:
        try:
            dict[str, str]()[secret]
        except KeyError as error:
            raise UnicodeEncodeError("ascii", secret, 0, 1, secret) from error
    except UnicodeEncodeError as error:
        words = report(error)
        group = report(ExceptionGroup(secret, [ValueError(secret), RuntimeError(secret)]))
    assert secret not in words + group
    assert words.index("KeyError") < words.index("which caused") < words.index("UnicodeEncodeError")
    assert "test_failure.py" in words
    assert "ValueError" in group
    try:
        Path("/nowhere/file").read_bytes()
    except OSError as error:
        assert report(error).endswith("FileNotFoundError: [2] No such file or directory: /nowhere/file\n")


async def test_a_task_tells_refusals_from_failures() -> None:
    failures: list[BaseException] = []
    refusals: list[str] = []
    tasks = Tasks(failures.append)

    async def refuse() -> None:
        raise LocalError("Not now.")

    async def fail() -> None:
        raise RuntimeError("bug")

    tasks.start(refuse(), refusals.append)
    tasks.start(fail(), refusals.append)
    await until(lambda: bool(failures) and bool(refusals))
    assert refusals == ["Not now."]
    assert [str(failure) for failure in failures] == ["bug"]
    tasks.start(fail())
    await tasks.close()
