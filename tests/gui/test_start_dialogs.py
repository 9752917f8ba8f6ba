"""First run and unlocking: what can be said, what cannot, how the home is protected."""

import asyncio
from pathlib import Path

from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from smmp_gui.dialogs import PROTECTION, Sheet
from smmp_gui.start_dialogs import Answer, FirstRunDialog, UnlockDialog
from tests.gui.hands import part, type_into


def field(dialog: Sheet, name: str) -> QLineEdit:
    """A field by its object name."""
    return part(dialog, QLineEdit, name)


def words(dialog: Sheet) -> list[str]:
    """All labels in sight."""
    return [one.text() for one in dialog.findChildren(QLabel) if one.isVisible()]


async def test_a_first_run_needs_a_name_and_says_how_the_home_is_protected(qtbot: QtBot) -> None:
    dialog = FirstRunDialog(Path("/somewhere/home"))
    qtbot.addWidget(dialog)
    dialog.open()
    start = part(dialog, QPushButton, "start")
    assert not start.isEnabled()
    assert PROTECTION["file"] in words(dialog)
    assert "Kept in /somewhere/home" in words(dialog)
    assert not field(dialog, "passphraseAgain").isVisible()
    type_into(field(dialog, "name"), "  Ada ")
    assert start.isEnabled()
    task = asyncio.ensure_future(dialog.answer())
    await asyncio.sleep(0)
    start.click()
    assert await task == Answer("Ada", None)


async def test_a_passphrase_is_typed_twice(qtbot: QtBot) -> None:
    dialog = FirstRunDialog(Path("/somewhere/home"))
    qtbot.addWidget(dialog)
    dialog.open()
    start = part(dialog, QPushButton, "start")
    type_into(field(dialog, "name"), "Ada")
    type_into(field(dialog, "passphrase"), "tide table")
    assert PROTECTION["passphrase"] in words(dialog)
    assert not start.isEnabled()
    type_into(field(dialog, "passphraseAgain"), "tide tabel")
    assert not start.isEnabled()
    assert "The two passphrases differ." in words(dialog)
    complaint, note = part(dialog, QLabel, "dialogError"), part(dialog, QFrame, "protection")
    assert field(dialog, "passphraseAgain").geometry().bottom() < complaint.y() < note.y()
    field(dialog, "passphraseAgain").setText("tide table")
    assert start.isEnabled()
    assert "The two passphrases differ." not in words(dialog)
    assert field(dialog, "passphrase").echoMode() == QLineEdit.EchoMode.Password
    assert "tide" not in repr(Answer("Ada", "tide table"))


async def test_closing_is_an_answer(qtbot: QtBot) -> None:
    dialog = UnlockDialog(Path("/somewhere/home"))
    qtbot.addWidget(dialog)
    task = asyncio.ensure_future(dialog.answer())
    await asyncio.sleep(0)
    dialog.busy()
    assert not dialog.isEnabled()
    dialog.complain("This passphrase does not open the home.")
    assert dialog.isEnabled()
    assert "This passphrase does not open the home." in words(dialog)
    dialog.close()
    assert await task is None
