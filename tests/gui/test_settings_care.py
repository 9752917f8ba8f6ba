"""The settings of history and security: what they erase, write and protect, and that they ask before."""

from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QLineEdit, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from smmp_core.errors import LocalError
from smmp_core.service import Service, Settings
from smmp_core.storage.backup import restore
from smmp_gui import text
from smmp_gui.confirm import ConfirmSheet
from smmp_gui.controls import Radio, Select, Switch
from smmp_gui.settings.passphrase import PassphraseSheet
from smmp_gui.widgets import IconButton
from tests.gui.hands import part
from tests.gui.people import Somebody, grouped, linked, start, until
from tests.gui.seen import groups, said, statuses, texts, write
from tests.gui.test_settings import complaint, settings
from tests.storage.keyrings import MemoryKeyring, PlainFileKeyring, using

MANY_DAYS = 40 * 86_400_000


def action(menu: QMenu, words: str) -> QAction:
    """The entry of a menu that begins so."""
    return next(one for one in menu.actions() if one.text().startswith(words))


async def aged(member: Somebody) -> None:
    """Everything here came forty days earlier."""
    home = member.service._home
    with home._turn:
        for table in ("message", "private"):
            home._connection.execute(f"UPDATE {table} SET came = came - {MANY_DAYS}")
        home._connection.commit()


async def opens(home: Path, passphrase: str | None) -> bool:
    """Whether a home starts with a passphrase."""
    service = Service(Settings(home, listen=("127.0.0.1:0",), discovery=False, passphrase=passphrase))
    try:
        await service.start()
    except LocalError:
        return False
    await service.close()
    return True


async def test_keeping_for_a_shorter_time_asks_and_erases_what_is_older(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        await grouped([ada, bob])
        write(bob, "long ago")
        await until(lambda: statuses(bob) == ["agreed"] and texts(ada) == ["long ago"])
        await ada.service.mark_read(ada.window.page.group)
        await aged(ada)
        write(bob, "just now")
        await until(lambda: statuses(bob) == ["agreed"] * 2 and len(texts(ada)) == 2)
        dialog = settings(ada, "History")
        month = part(dialog, Radio, "keep-30")
        month.click()
        sheet = part(dialog, ConfirmSheet)
        assert "cannot be brought back" in said(sheet) and part(dialog, Radio, "keep-0").isChecked()
        part(sheet, QPushButton, "cancel").click()
        assert ada.service.preferences.keep_days == 0
        await until(lambda: dialog.findChild(ConfirmSheet) is None)
        month.click()
        part(part(dialog, ConfirmSheet), QPushButton, "confirm").click()
        await until(lambda: texts(ada) == ["just now"])
        assert month.isChecked() and ada.service.preferences.keep_days == 30
        assert texts(bob) == ["long ago", "just now"]
        part(dialog, Radio, "keep-365").click()  # nothing is lost by it, so nothing is asked
        await until(lambda: ada.service.preferences.keep_days == 365)


async def test_a_group_may_be_kept_for_another_time(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        group = await grouped([ada, bob])
        write(bob, "long ago")
        await until(lambda: statuses(bob) == ["agreed"] and texts(ada) == ["long ago"])
        await ada.service.mark_read(group)
        await aged(ada)

        def choose(words: str) -> None:
            part(ada.window.page, IconButton, "groupMenu").click()
            menu = next(menu for menu in ada.window.findChildren(QMenu) if menu.isVisible())
            inside = part(menu, QMenu)
            assert action(inside, "As in the settings").text() == "As in the settings (for ever)"
            action(inside, words).trigger()
            menu.close()

        choose("7 days")
        part(ada.window.page, ConfirmSheet).findChild(QPushButton, "confirm").click()  # type: ignore[union-attr]
        await until(lambda: texts(ada) == [])
        assert ada.service.group_preferences(group).keep_days == 7
        choose("As in the settings")
        await until(lambda: ada.service.group_preferences(group).keep_days is None)


async def test_erasing_now_asks_and_goes_from_screen_and_list(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        await grouped([ada, bob])
        write(ada, "secret plan")
        await until(lambda: statuses(ada) == ["agreed"] and "secret plan" in groups(ada)[0].preview)
        dialog = settings(ada, "History")
        part(dialog, QPushButton, "erase").click()
        sheet = part(dialog, ConfirmSheet)
        assert "all conversations" in said(sheet) and "everything" in said(sheet)
        part(sheet, QPushButton, "confirm").click()
        await until(lambda: texts(ada) == [] and "secret plan" not in groups(ada)[0].preview)
        assert texts(bob) == ["secret plan"]


async def test_a_conversation_is_exported_and_a_file_replaced_only_when_asked(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        await grouped([ada, bob])
        write(bob, "<b>tide</b>")
        await until(lambda: texts(ada) == ["<b>tide</b>"])
        dialog, file = settings(ada, "History"), tmp_path / "out.txt"
        select = part(dialog, Select, "exportFormat")
        select.setCurrentIndex(select.findData("text"))

        def export() -> None:
            part(dialog, QPushButton, "export").click()
            chooser = part(dialog, QFileDialog, "exportFile")
            assert chooser.selectedFiles()[0].endswith("Ops.txt")
            chooser.fileSelected.emit(str(file))
            chooser.close()

        export()
        await until(lambda: "out.txt has been written." in text.bare(complaint(dialog)))
        assert "<b>tide</b>" in file.read_text("utf-8")
        file.write_text("something dear")
        await until(lambda: dialog.findChild(QFileDialog) is None)
        export()
        await until(lambda: dialog.findChild(ConfirmSheet) is not None)
        assert file.read_text() == "something dear"
        part(part(dialog, ConfirmSheet), QPushButton, "confirm").click()
        await until(lambda: "tide" in file.read_text("utf-8"))


async def test_a_passphrase_is_set_changed_and_removed(qtbot: QtBot, tmp_path: Path) -> None:
    ada = await start(tmp_path / "a", "Ada")

    def fill(**fields: str) -> PassphraseSheet:
        sheet = part(dialog, PassphraseSheet)
        for name, words in fields.items():
            part(sheet, QLineEdit, name).setText(words)
        return sheet

    try:
        with using(PlainFileKeyring()):
            dialog = settings(ada, "Security")
            remove = part(dialog, QPushButton, "removePassphrase")
            assert "only your account can read" in said(dialog) and not remove.isVisible()
            part(dialog, QPushButton, "setPassphrase").click()
            sheet = fill(newPassphrase="tide table", newPassphraseAgain="tide tabel")
            assert not part(sheet, QPushButton, "go").isEnabled() and "differ" in said(sheet)
            fill(newPassphraseAgain="tide table")
            part(sheet, QPushButton, "go").click()
            await until(lambda: ada.service.protection == "passphrase" and remove.isVisible())
            assert "your passphrase opens it" in said(dialog)
            assert not part(dialog, QPushButton, "useKeyring").isVisible()  # one that keeps secrets in a file is none
            await until(lambda: dialog.findChild(PassphraseSheet) is None)

            part(dialog, QPushButton, "setPassphrase").click()
            sheet = fill(currentPassphrase="wrong", newPassphrase="ebb", newPassphraseAgain="ebb")
            part(sheet, QPushButton, "go").click()
            await until(lambda: "does not open" in said(sheet))
            fill(currentPassphrase="tide table")
            part(sheet, QPushButton, "go").click()
            await until(lambda: dialog.findChild(PassphraseSheet) is None)

            await ada.close()
            assert not await opens(tmp_path / "a", "tide table")
            assert await opens(tmp_path / "a", "ebb")
    finally:
        await ada.close()


async def test_the_keyring_is_offered_where_there_is_one(qtbot: QtBot, tmp_path: Path) -> None:
    ada = await start(tmp_path / "a", "Ada")
    try:
        with using(MemoryKeyring()):
            dialog = settings(ada, "Security")
            use = part(dialog, QPushButton, "useKeyring")
            await until(use.isVisible)
            use.click()
            part(part(dialog, PassphraseSheet), QPushButton, "go").click()
            await until(lambda: ada.service.protection == "keyring" and not use.isVisible())
            await ada.close()
            assert await opens(tmp_path / "a", None)
        with using(MemoryKeyring()):
            assert not await opens(tmp_path / "a", None)
    finally:
        await ada.close()


async def test_a_backup_is_written_and_opens_with_its_passphrase(qtbot: QtBot, tmp_path: Path) -> None:
    ada = await start(tmp_path / "a", "Ada")
    try:
        dialog = settings(ada, "Security")
        assert part(dialog, Switch, "backUpFiles").isChecked()
        part(dialog, QPushButton, "backUp").click()
        sheet = part(dialog, PassphraseSheet)
        for name in ("newPassphrase", "newPassphraseAgain"):
            part(sheet, QLineEdit, name).setText("far away")
        part(sheet, QPushButton, "go").click()
        await until(lambda: dialog.findChild(QFileDialog) is not None)
        chooser = part(dialog, QFileDialog, "backupFile")
        chooser.fileSelected.emit(str(tmp_path / "smmp.backup"))
        chooser.close()
        await until(lambda: "smmp.backup has been written." in text.bare(complaint(dialog)))
        fingerprint = ada.service.fingerprint
        await ada.close()
        restore(tmp_path / "smmp.backup", "far away", tmp_path / "b")
        service = Service(Settings(tmp_path / "b", listen=("127.0.0.1:0",), discovery=False, passphrase="far away"))
        await service.start()
        assert service.fingerprint == fingerprint
        await service.close()
    finally:
        await ada.close()
