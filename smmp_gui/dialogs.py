"""What all dialogs share, and the short ones: rename, leave."""

from collections.abc import Callable, Coroutine
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from smmp_core import commands
from smmp_core.answers import GroupInfo
from smmp_core.service import Service
from smmp_gui import text
from smmp_gui.tasks import Tasks
from smmp_gui.theme import Space
from smmp_gui.widgets import Glyph, button, card, fit, label
from smmp_gui.words import QT_TRANSLATE_NOOP, tr

Work = Callable[[], Coroutine[Any, Any, None]]


class Sheet(QDialog):
    """A heading, a body, a place for what went wrong, buttons. Opened with ``open()``, never ``exec()``."""

    def __init__(self, parent: QWidget | None, title: str, name: str, *, width: int = 420) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWindowTitle(text.bare(title))
        self.setMinimumWidth(width)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.body = QVBoxLayout()
        self.body.setSpacing(Space.MEDIUM)
        self._error = label("", "small", tone="error", wrap=True)
        self._error.setObjectName("dialogError")
        self._error.hide()
        self._focused: QWidget | None = None
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(Space.SMALL)
        self.buttons.addStretch(1)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(Space.HUGE, Space.HUGE, Space.HUGE, Space.LARGE + Space.TINY)
        column.setSpacing(Space.LARGE)
        column.addWidget(label(title, "heading", bold=True, wrap=True))
        column.addLayout(self.body)
        column.addWidget(self._error)
        column.addLayout(self.buttons)

    def add_button(self, which: QPushButton, *, aside: bool = False) -> QPushButton:
        """Put a button at the right end, or ``aside`` at the left; Enter presses the one that has the focus."""
        self.buttons.insertWidget(0 if aside else self.buttons.count(), which)
        which.setAutoDefault(True)
        if which.property("role") == "primary":
            which.setDefault(True)
            which.setFocus()
        return which

    def add_cancel(self) -> None:
        """A button that closes."""
        self.add_button(button(tr("Cancel"), "cancel")).clicked.connect(self.reject)

    def complain(self, words: str) -> None:
        """Say what is wrong, or nothing; nobody hears it once the dialog is closed."""
        if not isValid(self):
            return
        self._error.setText(words)
        self._error.setVisible(bool(words))
        if not self.isEnabled():
            self.setEnabled(True)
            if self._focused is not None:
                self._focused.setFocus()
        self.fit()

    def complain_under(self, field: QWidget) -> None:
        """Let what is wrong be said under the field of the body that it is about."""
        self._column.removeWidget(self._error)
        self.body.insertWidget(self.body.indexOf(field) + 1, self._error)

    def busy(self) -> None:
        """Take no input, until :meth:`complain` gives the focus back to who has it now."""
        self.complain("")
        self._focused = self.focusWidget()
        self.setEnabled(False)

    def fit(self) -> None:
        """Be as tall as the words need, once they can be seen."""
        if self.isVisible():
            self.setMinimumHeight(0)
            fit(self)
            self._hold()

    def _hold(self) -> None:
        """Let nobody make it smaller than its words, at its width."""
        layout = self.layout()
        if layout is not None and self.isVisible():
            least = layout.totalMinimumHeightForWidth(self.width())
            self.setMinimumHeight(min(least, self.screen().availableGeometry().height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hold the words."""
        super().resizeEvent(event)
        self._hold()

    def showEvent(self, event: QShowEvent) -> None:
        """Fit the words."""
        super().showEvent(event)
        self.fit()

    def work(self, tasks: Tasks, coroutine: Coroutine[Any, Any, Any]) -> None:
        """Run what the dialog is for; it is closed to input meanwhile, and says why if it is refused."""
        self.busy()
        self.run(tasks, coroutine)

    def run(self, tasks: Tasks, coroutine: Coroutine[Any, Any, Any]) -> None:
        """Run something that ends with the dialog at the latest."""
        task = tasks.start(coroutine, self.complain)
        self.finished.connect(lambda _result: task.cancel())


class RenameDialog(Sheet):
    """Our own name for a group; nobody else sees it (SMMP §V)."""

    def __init__(self, parent: QWidget, service: Service, tasks: Tasks, group: GroupInfo) -> None:
        super().__init__(parent, tr("Rename this group"), "renameDialog")
        self.body.addWidget(label(tr("The name is only yours: the others keep theirs."), tone="muted", wrap=True))
        field = QLineEdit(text.shown_name(group.name), maxLength=64)
        field.setAccessibleName(tr("Name of the group"))
        field.selectAll()
        self.body.addWidget(field)
        self.complain_under(field)
        self.add_cancel()
        rename = self.add_button(button(tr("Rename"), "rename", "primary"))

        async def run() -> None:
            await service.execute(commands.Rename(group=group.group, name=field.text().strip()))
            self.accept()

        rename.clicked.connect(lambda: self.work(tasks, run()))
        field.textChanged.connect(lambda words: rename.setEnabled(bool(words.strip())))


class LeaveDialog(Sheet):
    """Asks before leaving a group."""

    def __init__(self, parent: QWidget, service: Service, tasks: Tasks, group: GroupInfo) -> None:
        name = text.isolated(text.shown_name(group.name, group.group))
        super().__init__(parent, tr("Leave {name}?").format(name=name), "leaveDialog")
        self.body.addWidget(
            label(
                tr(
                    "The conversation is erased from this computer; the others keep theirs and can go on without you. "
                    "To come back, you have to be added again by a member."
                ),
                tone="muted",
                wrap=True,
            )
        )

        async def run() -> None:
            await service.execute(commands.Leave(group=group.group))
            self.accept()

        self.add_button(button(tr("Leave"), "leave")).clicked.connect(lambda: self.work(tasks, run()))
        self.add_button(button(tr("Stay"), "cancel", "primary")).clicked.connect(self.reject)


PROTECTION = {
    "passphrase": QT_TRANSLATE_NOOP(
        "", "Everything is encrypted; your passphrase opens it. Nobody can bring back a forgotten one."
    ),
    "keyring": QT_TRANSLATE_NOOP(
        "", "Everything is encrypted; this computer's keyring holds the key. Whoever can unlock it can open this."
    ),
    "file": QT_TRANSLATE_NOOP(
        "",
        "Everything is encrypted, but the key lies beside it in a file that only your account can read: "
        "whoever can use this account can open it.",
    ),
}
"""How a home is protected, said plainly."""


def note(icon: str, words: str) -> QWidget:
    """A glyph and a sentence on amber ground."""
    ground = card("attention")
    row = QHBoxLayout(ground)
    row.setContentsMargins(Space.MEDIUM, Space.SMALL, Space.MEDIUM, Space.SMALL)
    row.setSpacing(Space.MEDIUM)
    row.addWidget(Glyph(icon, "attention", 20), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(label(words, "small", wrap=True), 1)
    return ground
