"""Asking for a passphrase."""

from collections.abc import Awaitable, Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from smmp_gui.dialogs import Sheet
from smmp_gui.tasks import Tasks
from smmp_gui.widgets import button, label
from smmp_gui.words import tr


class PassphraseSheet(Sheet):
    """Asks for a new passphrase, twice, and for the present one where ``current`` says so."""

    def __init__(
        self,
        parent: QWidget,
        tasks: Tasks,
        title: str,
        words: str,
        does: str,
        work: Callable[[str | None, str], Awaitable[object]],
        *,
        current: bool = False,
        new: bool = True,
    ) -> None:
        """``work`` is handed the present passphrase, if it was asked for, and the new one; ``new``: ask for one."""
        super().__init__(parent, title, "passphraseSheet")
        self.body.addWidget(label(words, tone="muted", wrap=True))
        self._current = self._field("currentPassphrase", tr("Present passphrase")) if current else None
        self._new = self._field("newPassphrase", tr("New passphrase")) if new else None
        self._again = self._field("newPassphraseAgain", tr("New passphrase once more")) if new else None
        last = self._again or self._current
        if last is not None:
            self.complain_under(last)
        self.add_cancel()
        self._go = self.add_button(button(does, "go", "primary"))

        async def run() -> None:
            await work(self._current.text() if self._current else None, self._new.text() if self._new else "")
            self.accept()

        self._go.clicked.connect(lambda: self.work(tasks, run()))
        self._typed()
        first = self._current or self._new
        if first is not None:
            first.setFocus()

    def _field(self, name: str, says: str) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName(name)
        field.setAccessibleName(says)
        field.setEchoMode(QLineEdit.EchoMode.Password)
        field.textChanged.connect(self._typed)
        self.body.addWidget(label(says, "small", bold=True))
        self.body.addWidget(field)
        return field

    def _typed(self) -> None:
        if not hasattr(self, "_go"):
            return
        new, again = (field.text() if field else "" for field in (self._new, self._again))
        known = self._current is None or bool(self._current.text())
        self._go.setEnabled(known and new == again and (bool(new) or self._new is None))
        self.complain(tr("The two passphrases differ.") if new != again and len(again) >= len(new) else "")
