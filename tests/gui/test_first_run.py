"""The first start: the keyring where there is one, and a home from a backup."""

import asyncio
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from smmp_core.service import Service
from smmp_gui.app import start
from smmp_gui.controls import Switch
from smmp_gui.start_dialogs import FirstRunDialog, RestoreDialog
from tests.gui.hands import part, type_into
from tests.gui.people import until
from tests.gui.seen import said
from tests.gui.test_app import settings, shown
from tests.storage.keyrings import LockedKeyring, MemoryKeyring, using


async def first_run(
    home: Path, do: Callable[[FirstRunDialog], object], warnings: list[str] | None = None
) -> tuple[str, str]:
    """Start a new home by the dialog; answers its name and what protects it."""
    task = asyncio.create_task(start(settings(home), asyncio.Event(), (warnings or []).append))
    dialog = await shown(FirstRunDialog)
    type_into(part(dialog, QLineEdit, "name"), "Ada")
    done = do(dialog)
    if asyncio.iscoroutine(done):
        await done
    part(dialog, QPushButton, "start").click()
    service, _ = await asyncio.wait_for(task, 20)
    assert service is not None
    await service.close()
    return service.name, service.protection


async def offered(dialog: FirstRunDialog) -> None:
    await until(part(dialog, Switch, "useKeyring").isVisible)
    assert part(dialog, Switch, "useKeyring").isChecked()
    assert "keyring holds the key" in said(dialog)


async def test_a_keyring_is_the_default_without_a_passphrase(qtbot: QtBot, tmp_path: Path) -> None:
    with using(MemoryKeyring()):
        assert await first_run(tmp_path / "a", offered) == ("Ada", "keyring")

        async def refuse(dialog: FirstRunDialog) -> None:
            await offered(dialog)
            part(dialog, Switch, "useKeyring").click()
            assert "only your account can read" in said(dialog)

        assert await first_run(tmp_path / "b", refuse) == ("Ada", "file")

        async def by_passphrase(dialog: FirstRunDialog) -> None:
            await offered(dialog)
            for name in ("passphrase", "passphraseAgain"):
                part(dialog, QLineEdit, name).setText("tide table")
            assert not part(dialog, Switch, "useKeyring").isVisible()

        assert await first_run(tmp_path / "c", by_passphrase) == ("Ada", "passphrase")


async def test_no_keyring_is_no_word_about_it(qtbot: QtBot, tmp_path: Path) -> None:
    async def quiet(dialog: FirstRunDialog) -> None:
        await asyncio.sleep(0.3)
        assert "computer's keyring" not in said(dialog)

    assert await first_run(tmp_path / "a", quiet) == ("Ada", "file")


async def test_a_keyring_that_refuses_is_said_and_the_home_is_there(qtbot: QtBot, tmp_path: Path) -> None:
    warnings = [""]
    with using(LockedKeyring()):
        assert await first_run(tmp_path / "a", offered, warnings) == ("Ada", "file")
    assert "locked" in warnings[-1] and "Settings, Security" in warnings[-1]


async def test_a_home_is_made_of_a_backup(qtbot: QtBot, tmp_path: Path) -> None:
    old = Service(settings(tmp_path / "old", name="Ada"))
    await old.start()
    await old.back_up(tmp_path / "smmp.backup", "far away")
    await old.close()
    (tmp_path / "words.backup").write_text("no backup")

    task = asyncio.create_task(start(settings(tmp_path / "new"), asyncio.Event()))
    part(await shown(FirstRunDialog), QPushButton, "restore").click()
    dialog = part(await shown(FirstRunDialog), RestoreDialog)
    go, passphrase = part(dialog, QPushButton, "restoreBackup"), part(dialog, QLineEdit, "backupPassphrase")
    assert not go.isEnabled()

    def choose(file: Path) -> None:
        part(dialog, QPushButton, "chooseBackup").click()
        chooser = part(dialog, QFileDialog)
        chooser.fileSelected.emit(str(file))
        chooser.close()

    choose(tmp_path / "words.backup")
    assert part(dialog, QLabel, "backupName").text() == "words.backup"
    passphrase.setText("far away")
    go.click()
    await until(lambda: dialog.isEnabled() and "backup" in part(dialog, QLabel, "dialogError").text())
    await until(lambda: dialog.findChild(QFileDialog) is None)
    choose(tmp_path / "smmp.backup")
    passphrase.setText("wrong")
    go.click()
    await until(lambda: dialog.isEnabled() and "passphrase" in part(dialog, QLabel, "dialogError").text())
    assert not (tmp_path / "new").exists() or not any((tmp_path / "new").glob("home.*"))
    passphrase.setText("far away")
    go.click()
    service, _ = await asyncio.wait_for(task, 20)
    assert service is not None
    assert (service.name, service.fingerprint, service.protection) == ("Ada", old.fingerprint, "passphrase")
    await service.close()
