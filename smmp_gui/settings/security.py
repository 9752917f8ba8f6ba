"""What protects the home, and taking it along as a backup."""

import asyncio
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from smmp_core.storage.system_keyring import KeyringAnswer, keyring_available
from smmp_gui.dialogs import PROTECTION
from smmp_gui.settings.history import replacing, save_as
from smmp_gui.settings.page import FactRow, Page, Room, SwitchRow
from smmp_gui.settings.passphrase import PassphraseSheet
from smmp_gui.theme import Space
from smmp_gui.widgets import button
from smmp_gui.words import QT_TRANSLATE_NOOP, tr

_FORGOTTEN = QT_TRANSLATE_NOOP("", "Nobody can bring back a forgotten passphrase.")


class SecurityPage(Page):
    """Passphrase, keyring, backup."""

    title = QT_TRANSLATE_NOOP("", "Security")
    icon = "section-security"

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._fact = FactRow("protection", tr("Your data"), tr(PROTECTION["file"]))
        self._set = button("", "setPassphrase")
        self._set.clicked.connect(self._ask_passphrase)
        self._keyring = button(tr("Use this computer's keyring…"), "useKeyring")
        self._keyring.clicked.connect(self._ask_keyring)
        self._remove = button(tr("Remove passphrase…"), "removePassphrase")
        self._remove.clicked.connect(self._ask_removal)
        self.rows(self._fact, _below(self._set, self._keyring, self._remove))
        self.part(tr("Backup"))
        self._files = SwitchRow(
            "backUpFiles", tr("Files too"), tr("Those that others sent you, and yours."), lambda _on: None
        )
        self._files.show_value(True)
        self._back_up = button(tr("Back up…"), "backUp")
        self._back_up.clicked.connect(self._ask_backup)
        self.rows(self._files, _below(self._back_up))
        self.words(
            tr(
                "One encrypted file with your identity and all conversations. Restore it at the first start on another "
                "computer; from then on use SMMP only there."
            )
        )
        self.end()
        self._has_keyring = False
        self.refresh()
        room.start(self._look_for_keyring())

    async def _look_for_keyring(self) -> None:
        self._has_keyring = await asyncio.to_thread(keyring_available) is KeyringAnswer.READY
        self.refresh()

    def refresh(self) -> None:
        """Show what protects the home now."""
        protection = self.service.protection
        self._fact.explanation.setText(tr(PROTECTION[protection]) if protection in PROTECTION else protection)
        self._set.setText(tr("Change passphrase…") if protection == "passphrase" else tr("Set a passphrase…"))
        self._keyring.setVisible(self._has_keyring and protection != "keyring")
        self._remove.setVisible(protection == "passphrase")

    async def _protect(self, current: str | None, passphrase: str | None, *, keyring: bool = False) -> None:
        await self.service.protect(passphrase, keyring=keyring, current=current)
        self.refresh()

    @property
    def _locked(self) -> bool:
        return self.service.protection == "passphrase"

    def _ask_passphrase(self) -> None:
        title = tr("Change the passphrase") if self._locked else tr("Set a passphrase")
        words = " ".join([tr("It is asked for at each start."), tr(_FORGOTTEN)])
        does = tr("Change") if self._locked else tr("Set")
        PassphraseSheet(self, self.room.tasks, title, words, does, self._protect, current=self._locked).open()

    def _ask_keyring(self) -> None:
        async def work(current: str | None, _new: str) -> None:
            await self._protect(current, None, keyring=True)

        words = tr(PROTECTION["keyring"])
        title = tr("Use this computer's keyring?")
        PassphraseSheet(self, self.room.tasks, title, words, tr("Use it"), work, current=self._locked, new=False).open()

    def _ask_removal(self) -> None:
        async def work(current: str | None, _new: str) -> None:
            await self._protect(current, None)

        words = tr(PROTECTION["file"])
        title = tr("Remove the passphrase?")
        PassphraseSheet(self, self.room.tasks, title, words, tr("Remove it"), work, current=True, new=False).open()

    def _ask_backup(self) -> None:
        words = tr("This passphrase opens the backup, and the home that is made from it.")
        words = f"{words} {tr(_FORGOTTEN)}"
        PassphraseSheet(self, self.room.tasks, tr("Back up"), words, tr("Choose a file…"), self._choose_file).open()

    async def _choose_file(self, _current: str | None, passphrase: str) -> None:
        dialog = QFileDialog(self, tr("Back up"))
        dialog.setObjectName("backupFile")
        save_as(dialog, "smmp.backup")
        dialog.fileSelected.connect(lambda file: self.room.start(self._write(Path(file), passphrase)))
        dialog.open()

    async def _write(self, file: Path, passphrase: str) -> None:
        files, back_up = self._files.switch.isChecked(), self.service.back_up
        self._back_up.setEnabled(False)
        try:
            await replacing(
                self, self.room, file, lambda replace: back_up(file, passphrase, files=files, replace=replace)
            )
        finally:
            self._back_up.setEnabled(True)


def _below(*buttons: QWidget) -> QWidget:
    line = QWidget()
    column = QVBoxLayout(line)
    column.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
    column.setSpacing(Space.SMALL)
    for one in buttons:
        column.addWidget(one, 0, Qt.AlignmentFlag.AlignLeft)
    return line
