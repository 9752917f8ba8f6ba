"""However the app is asked to end, and whatever it does just then: in order, with status 0, at once."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from smmp_core.service import Service, Settings
from tests.gui.screen import Window

SOON = 4.0
"""Seconds; a second or two where the computer has nothing else to do."""
ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has other signals")


def start(home: Path, *options: str, **environment: str) -> Window:
    """The app without a display, without a bus."""
    options = ("--interface", "127.0.0.1", "--no-discovery", *options)
    bare = {"DBUS_SESSION_BUS_ADDRESS": "", "XDG_RUNTIME_DIR": ""}
    return Window("", home, 0, *options, **(bare | environment))


def ends_well(window: Window, number: int = signal.SIGTERM) -> None:
    """It ends in time, with status 0, and says nothing."""
    began = time.monotonic()
    assert window.end(number) == 0
    assert time.monotonic() - began < SOON
    assert complaints(window) == []


def complaints(window: Window) -> list[str]:
    """What it wrote to stderr; that the offscreen platform can do less than others is no complaint."""
    return [line for line in window.errors if not line.startswith("This plugin does not support")]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_ends_it_in_order(tmp_path: Path, number: signal.Signals) -> None:
    window = start(tmp_path / "home", "--name", "Ada")
    window.wait("newGroup")
    ends_well(window, number)
    again = start(tmp_path / "home")
    again.wait("newGroup")
    ends_well(again)


def test_nohup_is_respected(tmp_path: Path) -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        window = start(tmp_path / "home", "--name", "Ada")
    finally:
        signal.signal(signal.SIGHUP, before)
    window.wait("newGroup")
    window.process.send_signal(signal.SIGHUP)
    with pytest.raises(subprocess.TimeoutExpired):
        window.process.wait(1)
    ends_well(window)


def test_at_the_first_question(tmp_path: Path) -> None:
    window = start(tmp_path / "home")
    window.wait("name")
    ends_well(window)


@pytest.mark.parametrize("while_unlocking", [False, True])
async def test_at_the_passphrase_and_while_it_is_tried(tmp_path: Path, while_unlocking: bool) -> None:
    home, words = tmp_path / "home", ("--passphrase-file", str(tmp_path / "words"))
    service = Service(Settings(home=home, name="Ada", listen=("127.0.0.1:0",), discovery=False, passphrase="tide"))
    await service.start()
    await service.close()
    (tmp_path / "words").write_text("tide" if while_unlocking else "ebb")
    window = start(home, *words) if while_unlocking else start(home)
    if while_unlocking:
        time.sleep(0.7)  # about when the key is being derived; it must not matter
        assert window.end() in (0, -signal.SIGTERM)  # before there is Python to handle it, the system ends it
        assert complaints(window) == []
    else:
        window.wait("passphrase")
        ends_well(window)
    await service_again(home)


async def service_again(home: Path) -> None:
    """The home can be opened: nobody holds it."""
    service = Service(Settings(home=home, listen=("127.0.0.1:0",), discovery=False, passphrase="tide"))
    await service.start()
    await service.close()


@pytest.mark.parametrize("how", ["app.quit()", "app.closeAllWindows(); app.postEvent(app, QEvent(QEvent.Type.Quit))"])
def test_qt_asked_to_quit_ends_in_order(how: str) -> None:
    """The session's end and the menu of macOS come so."""
    code = f"""
import asyncio
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication
from smmp_gui.ending import end_asked
from smmp_gui.loop import run_on_loop

async def main():
    app = QApplication.instance()
    with end_asked() as ended:
        QTimer.singleShot(0, lambda: [{how.replace("; ", ", ")}])
        await asyncio.wait_for(ended.wait(), 10)
        await asyncio.sleep(0.1)  # the loop still runs
    return 7

assert run_on_loop(main, "light") == 7
"""
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, timeout=30, check=True)
