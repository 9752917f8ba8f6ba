"""Beginning and end of the application: first run, unlocking, refusals, signals, no display."""

import asyncio
import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import msgspec
import pytest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from smmp_core.service import Service, Settings
from smmp_gui.app import is_fresh, start
from smmp_gui.loop import ENDED, FAILED
from smmp_gui.start_dialogs import FirstRunDialog, RefusalDialog, StartDialog, UnlockDialog
from tests.gui.hands import part, type_into
from tests.gui.people import until

D = TypeVar("D", bound=StartDialog)


def settings(home: Path, passphrase: str | None = None, name: str | None = None) -> Settings:
    """A member on loopback."""
    return Settings(home=home, name=name, listen=("127.0.0.1:0",), discovery=False, passphrase=passphrase)


async def shown(kind: type[D]) -> D:
    """Wait for a dialog of this kind."""
    found: list[D] = []

    def look() -> bool:
        found[:] = [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]
        return bool(found) and found[0].isEnabled()

    await until(look)
    return found[0]


def said(dialog: StartDialog) -> str:
    """All words in sight."""
    return " ".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


async def ended(task: "asyncio.Task[tuple[Service | None, int]]") -> tuple[Service | None, int]:
    """The start's answer, in time; no dialog stays behind."""
    answer = await asyncio.wait_for(task, 20)
    assert [w for w in QApplication.topLevelWidgets() if isinstance(w, StartDialog) and w.isVisible()] == []
    return answer


async def test_a_first_run_with_a_passphrase_and_the_unlocking_after(qtbot: QtBot, tmp_path: Path) -> None:
    home = tmp_path / "home"
    assert is_fresh(home)
    task = asyncio.create_task(start(settings(home), asyncio.Event()))
    first = await shown(FirstRunDialog)
    type_into(part(first, QLineEdit, "name"), "Ada")
    type_into(part(first, QLineEdit, "passphrase"), "tide table")
    type_into(part(first, QLineEdit, "passphraseAgain"), "tide table")
    part(first, QPushButton, "start").click()
    service, status = await ended(task)
    assert service is not None
    assert (service.name, service.protection, status) == ("Ada", "passphrase", ENDED)
    fingerprint = service.fingerprint
    await service.close()
    assert not is_fresh(home)

    task = asyncio.create_task(start(settings(home), asyncio.Event()))
    unlock = await shown(UnlockDialog)
    type_into(part(unlock, QLineEdit, "passphrase"), "ebb and flow")
    part(unlock, QPushButton, "unlockButton").click()
    await until(lambda: "does not open" in said(unlock) and unlock.isEnabled())
    part(unlock, QLineEdit, "passphrase").setText("tide table")
    part(unlock, QPushButton, "unlockButton").click()
    service, _ = await ended(task)
    assert service is not None
    assert (service.name, service.fingerprint) == ("Ada", fingerprint)
    await service.close()


async def test_giving_up_is_no_failure(qtbot: QtBot, tmp_path: Path) -> None:
    task = asyncio.create_task(start(settings(tmp_path / "home"), asyncio.Event()))
    (await shown(FirstRunDialog)).close()
    assert await ended(task) == (None, ENDED)
    assert is_fresh(tmp_path / "home")


async def test_the_end_of_the_app_ends_the_question(qtbot: QtBot, tmp_path: Path) -> None:
    end = asyncio.Event()
    task = asyncio.create_task(start(settings(tmp_path / "home"), end))
    await shown(FirstRunDialog)
    end.set()
    assert await ended(task) == (None, ENDED)


async def test_a_home_in_use_is_said(qtbot: QtBot, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one = Service(settings(tmp_path, name="Ada"))
    await one.start()
    try:
        task = asyncio.create_task(start(settings(tmp_path), asyncio.Event()))
        refusal = await shown(RefusalDialog)
        assert "SMMP is already running with these data." in said(refusal)
        assert f"Another program has the home {tmp_path} open." in said(refusal)
        part(refusal, QPushButton, "quit").click()
        assert await ended(task) == (None, FAILED)
    finally:
        await one.close()
    assert capsys.readouterr().err == f"smmp-gui: Another program has the home {tmp_path} open.\n"


async def test_a_damaged_home_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    one = Service(settings(tmp_path, name="Ada"))
    await one.start()
    await one.close()
    for path in tmp_path.rglob("*"):
        if path.is_file() and path.stat().st_size > 1000:
            path.write_bytes(os.urandom(path.stat().st_size))
    task = asyncio.create_task(start(settings(tmp_path), asyncio.Event()))
    refusal = await shown(RefusalDialog)
    assert "Nothing was changed" in said(refusal)
    refusal.close()
    assert await ended(task) == (None, FAILED)


@contextlib.contextmanager
def app(*arguments: str, **environment: str) -> "Iterator[subprocess.Popen[str]]":
    """The app as a process that does not outlive the test."""
    process = subprocess.Popen(
        [sys.executable, "-m", "smmp_gui", *arguments],
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with process:
        try:
            yield process
        finally:
            process.kill()


def test_without_a_display_it_shows_itself_in_pictures(tmp_path: Path) -> None:
    environment = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": "", "QT_SCALE_FACTOR": "1"}
    with app("--demo", str(tmp_path / "pictures"), **environment) as process:
        output, errors = process.communicate(timeout=50)
        assert (process.returncode, errors) == (0, "")
    assert output.startswith("There is no display here.")
    assert str(tmp_path / "pictures") in output
    names = {path.name for path in (tmp_path / "pictures").iterdir()}
    assert {"1-in-step-light.png", "2-back-in-step-dark.png", "4-agreement-light.png", "conversation.txt"} <= names
    words = (tmp_path / "pictures" / "conversation.txt").read_text("utf-8")
    assert "{" not in words and "(answers " in words and ".png]" in words, "as people read it, without a file's key"
    assert "[1·0·1] Ada: The lens has arrived!" in words
    assert words.endswith("All three members hold the same transcript.\n")


async def test_the_app_speaks_the_systems_language_unless_another_is_preferred(tmp_path: Path) -> None:
    home = tmp_path / "home"
    assert "Menü" in first_window(home)
    service = Service(settings(home))
    await service.start()
    await service.prefer(msgspec.structs.replace(service.preferences, language="en"))
    await service.close()
    assert "Menu" in first_window(home)


def first_window(home: Path) -> list[str]:
    """What the app shows first where the system speaks German."""
    options = ("--home", str(home), "--name", "Ada", "--listen", "127.0.0.1:0", "--no-discovery", "--describe")
    with app(*options, LC_ALL="", LC_MESSAGES="de_DE.UTF-8", LANG="C.UTF-8") as process:
        assert process.stdout is not None
        for line in process.stdout:
            windows = json.loads(line)["windows"]
            if windows:
                return [widget["text"] for widget in windows[0]["widgets"]]
    return []
