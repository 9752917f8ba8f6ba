"""What nobody caught is logged and shown, once, from whatever thread it comes."""

import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from smmp_core.errors import LocalError
from smmp_gui.failure import FailureDialog, FailureHook
from smmp_gui.tasks import Tasks
from tests.gui.hands import part
from tests.gui.people import until


@pytest.fixture
def hook() -> Iterator[FailureHook]:
    """An installed hook, taken away again."""
    before = sys.excepthook, threading.excepthook
    made = FailureHook()
    made.install()
    yield made
    sys.excepthook, threading.excepthook = before


def dialogs() -> list[FailureDialog]:
    """Those in sight."""
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, FailureDialog) and w.isVisible()]


@pytest.mark.may_warn
async def test_one_window_for_many_errors(qtbot: QtBot, hook: FailureHook, caplog: pytest.LogCaptureFixture) -> None:
    def fail() -> None:
        raise RuntimeError("the kettle is empty")

    threads = [threading.Thread(target=fail) for _ in range(3)]
    for thread in threads:
        thread.start()
        thread.join()
    await until(lambda: len(dialogs()) == 1)
    (dialog,) = dialogs()
    report = part(dialog, QPlainTextEdit).toPlainText()
    assert "RuntimeError: the kettle is empty" in report
    assert caplog.text.count("the kettle is empty") >= 3
    part(dialog, QPushButton, "goOn").click()
    await until(lambda: dialogs() == [])
    hook.report(ValueError("another"))
    await until(lambda: len(dialogs()) == 1)
    dialogs()[0].close()


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
