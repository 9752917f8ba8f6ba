"""Before the window: first run, unlocking a home, and why it could not start."""

import asyncio
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QWidget

from smmp_core.errors import LocalError
from smmp_core.storage.backup import restore
from smmp_core.storage.system_keyring import KeyringAnswer, keyring_available
from smmp_gui import icons, text
from smmp_gui.core_words import from_core
from smmp_gui.dialogs import PROTECTION, Sheet
from smmp_gui.settings.page import SwitchRow
from smmp_gui.theme import Space
from smmp_gui.widgets import Glyph, button, card, label
from smmp_gui.words import QT_TRANSLATE_NOOP, tr


class Answer(NamedTuple):
    """What the user typed."""

    name: str | None
    passphrase: str | None
    keyring: bool = False  # whether this computer's keyring is to hold the key

    def __repr__(self) -> str:
        return f"Answer(name={self.name!r})"


IN_USE = QT_TRANSLATE_NOOP("", "SMMP is already running with these data. Go on in its window, or end it first.")
_PLAINLY = {"home_in_use": IN_USE}


def plainly(error: LocalError) -> str:
    """Why it cannot start, in the words of who has a window before them; the core's own where they serve."""
    return tr(_PLAINLY[error.code]) if error.code in _PLAINLY else from_core(str(error))


class StartDialog(Sheet):
    """Can be awaited: each answer, until it is closed."""

    def __init__(self, title: str, name: str) -> None:
        super().__init__(None, title, name, width=460)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        self._answer: asyncio.Future[Answer | None] | None = None
        self.rejected.connect(lambda: self._settle(None))

    async def answer(self) -> Answer | None:
        """Wait for what the user says; nothing when the dialog is closed."""
        if not self.isVisible():
            self.open()
        self._answer = asyncio.get_running_loop().create_future()
        return await self._answer

    def _settle(self, answer: Answer | None) -> None:
        if self._answer is not None and not self._answer.done():
            self._answer.set_result(answer)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing is an answer too."""
        super().closeEvent(event)
        self._settle(None)


class FirstRunDialog(StartDialog):
    """A name and, if wanted, a passphrase."""

    def __init__(self, home: Path) -> None:
        super().__init__(tr("Welcome"), "firstRun")
        picture = label()
        pixmap: QPixmap = icons.app_icon().pixmap(72, 72)
        picture.setPixmap(pixmap)
        self.body.addWidget(picture)
        self.body.addWidget(
            label(
                tr(
                    "Chat with people on your network: no server, no account, and everybody can see that "
                    "everybody holds the same conversation."
                ),
                tone="muted",
                wrap=True,
            )
        )
        self._name = _field("name", tr("Your name"), tr("How others see you"))
        self._name.setMaxLength(64)
        self._passphrase = _field("passphrase", tr("Passphrase (optional)"), tr("Leave empty for none"), secret=True)
        self._again = _field("passphraseAgain", tr("Passphrase once more"), tr("The same again"), secret=True)
        self._said = label("", "small", wrap=True)
        self._shield = Glyph("lock", "accent", 20)
        note = card("note")
        note.setObjectName("protection")
        row = QHBoxLayout(note)
        row.setContentsMargins(Space.MEDIUM, Space.MEDIUM, Space.MEDIUM, Space.MEDIUM)
        row.setSpacing(Space.MEDIUM)
        row.addWidget(self._shield, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._said, 1)
        self._again_label = label(tr("Passphrase once more"), "small", bold=True)
        for words, field in ((tr("Your name"), self._name), (tr("Passphrase (optional)"), self._passphrase)):
            self.body.addWidget(label(words, "small", bold=True))
            self.body.addWidget(field)
        self.body.addWidget(self._again_label)
        self.body.addWidget(self._again)
        self.complain_under(self._again)
        self._keyring = SwitchRow(
            "useKeyring", tr("Keep the key in this computer's keyring"), "", lambda _on: None, margins=False
        )
        self._keyring.hide()
        self._has_keyring = False
        self.body.addWidget(self._keyring)
        self.body.addWidget(note)
        self.body.addWidget(label(tr("Kept in {home}").format(home=home), "caption", tone="muted", wrap=True))
        restore = self.add_button(button(tr("Restore a backup…"), "restore", "link"), aside=True)
        restore.clicked.connect(self._restore)
        self._home = home
        self._go = self.add_button(button(tr("Start"), "start", "primary"))
        self._go.clicked.connect(self._submit)
        self._keyring.switch.clicked.connect(self._changed)
        for field in (self._name, self._passphrase, self._again):
            field.textChanged.connect(self._changed)
        self._changed()
        self._name.setFocus()

    def _changed(self) -> None:
        first, second = self._passphrase.text(), self._again.text()
        self._again.setVisible(bool(first))
        self._again_label.setVisible(bool(first))
        differ = bool(first) and first != second
        self._keyring.setVisible(self._has_keyring and not first)
        self._said.setText(tr(PROTECTION["passphrase" if first else "keyring" if self._by_keyring() else "file"]))
        self._go.setEnabled(bool(self._name.text().strip()) and not differ)
        self.complain(tr("The two passphrases differ.") if differ and len(second) >= len(first) else "")

    async def answer(self) -> Answer | None:
        """Look for a keyring, too, while the user types: where there is one, it is the default."""
        looking = asyncio.ensure_future(self._look_for_keyring())
        try:
            return await super().answer()
        finally:
            looking.cancel()

    async def _look_for_keyring(self) -> None:
        if not self._has_keyring and await asyncio.to_thread(keyring_available) is KeyringAnswer.READY:
            self._has_keyring = True
            self._keyring.show_value(True)
            self._changed()

    def _by_keyring(self) -> bool:
        return self._has_keyring and self._keyring.switch.isChecked() and not self._passphrase.text()

    def _submit(self) -> None:
        self._settle(Answer(self._name.text().strip(), self._passphrase.text() or None, self._by_keyring()))

    def _restore(self) -> None:
        dialog = RestoreDialog(self, self._home)
        dialog.accepted.connect(lambda: self._settle(Answer(None, dialog.passphrase)))
        dialog.open()


class RestoreDialog(Sheet):
    """Asks for a backup and its passphrase, and makes the home of it."""

    def __init__(self, parent: QWidget, home: Path) -> None:
        super().__init__(parent, tr("Restore a backup"), "restoreDialog", width=460)
        self._home, self._file = home, ""
        self._tasks: set[asyncio.Future[None]] = set()
        self.passphrase = ""
        self.body.addWidget(
            label(
                tr("Your identity and your conversations come to this computer. From then on start SMMP only here."),
                tone="muted",
                wrap=True,
            )
        )
        self._chosen = label(tr("No file chosen yet"), "small", wrap=True)
        self._chosen.setObjectName("backupName")
        choose = button(tr("Choose a file…"), "chooseBackup")
        choose.clicked.connect(self._choose)
        row = QHBoxLayout()
        row.setSpacing(Space.MEDIUM)
        row.addWidget(self._chosen, 1)
        row.addWidget(choose)
        self.body.addLayout(row)
        self._passphrase = _field("backupPassphrase", tr("Passphrase of the backup"), tr("Passphrase"), secret=True)
        self._passphrase.textChanged.connect(self._changed)
        self.body.addWidget(label(tr("Passphrase of the backup"), "small", bold=True))
        self.body.addWidget(self._passphrase)
        self.body.addWidget(
            label(tr("It opens SMMP here, too, until you change that."), "small", tone="muted", wrap=True)
        )
        self.complain_under(self._passphrase)
        self.add_cancel()
        self._go = self.add_button(button(tr("Restore"), "restoreBackup", "primary"))
        self._go.clicked.connect(self._start)
        self._changed()
        choose.setFocus()

    def _choose(self) -> None:
        dialog = QFileDialog(self, tr("Choose a backup"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([tr("Backups (*.backup)"), tr("All files (*)")])
        dialog.fileSelected.connect(self._take)
        dialog.open()

    def _take(self, file: str) -> None:
        self._file = file
        self._chosen.setText(text.one_line(Path(file).name))
        self._changed()
        self._passphrase.setFocus()

    def _changed(self) -> None:
        self._go.setEnabled(bool(self._file and self._passphrase.text()))

    def _start(self) -> None:
        self.busy()
        task = asyncio.ensure_future(self._run())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def reject(self) -> None:
        """Not while a home is being made."""
        if self.isEnabled():
            super().reject()

    async def _run(self) -> None:
        try:
            await asyncio.to_thread(restore, Path(self._file), self._passphrase.text(), self._home)
        except LocalError as error:
            self.complain(from_core(str(error)))
            return
        self.passphrase = self._passphrase.text()
        self.accept()


class UnlockDialog(StartDialog):
    """Asks for the passphrase of an existing home."""

    def __init__(self, home: Path) -> None:
        super().__init__(tr("Unlock"), "unlock")
        self.body.addWidget(label(tr("Your data are protected by a passphrase."), tone="muted", wrap=True))
        self._passphrase = _field("passphrase", tr("Passphrase"), tr("Passphrase"), secret=True)
        self.body.addWidget(self._passphrase)
        self.complain_under(self._passphrase)
        self.body.addWidget(label(str(home), "caption", tone="muted", wrap=True))
        self.add_button(button(tr("Quit"), "quit")).clicked.connect(self.reject)
        go = self.add_button(button(tr("Unlock"), "unlockButton", "primary"))
        go.setEnabled(False)
        self._passphrase.textChanged.connect(lambda words: go.setEnabled(bool(words)))
        go.clicked.connect(self._submit)
        self._passphrase.setFocus()

    def complain(self, words: str) -> None:
        """Say what is wrong and let it be typed again."""
        super().complain(words)
        self._passphrase.selectAll()
        self._passphrase.setFocus()

    def _submit(self) -> None:
        self._settle(Answer(None, self._passphrase.text()))


class RefusalDialog(StartDialog):
    """Why the app cannot start, in a sentence; ``detail`` in small print."""

    def __init__(self, why: str, detail: str = "") -> None:
        super().__init__(tr("SMMP cannot start"), "refusal")
        row = QHBoxLayout()
        row.setSpacing(Space.MEDIUM)
        row.addWidget(Glyph("cannot-agree", "attention", 28), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label(why, wrap=True), 1)
        self.body.addLayout(row)
        if detail:
            self.body.addWidget(label(detail, "caption", tone="muted", wrap=True))
        self.add_button(button(tr("Quit"), "quit", "primary")).clicked.connect(self.reject)


def _field(name: str, says: str, placeholder: str, *, secret: bool = False) -> QLineEdit:
    field = QLineEdit(placeholderText=placeholder)
    field.setObjectName(name)
    field.setAccessibleName(says)
    if secret:
        field.setEchoMode(QLineEdit.EchoMode.Password)
    return field
