"""What the sections of the settings share: cards of rows, and how a preference is changed."""

import asyncio
from collections.abc import Callable, Iterable
from typing import Any

import msgspec
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from smmp_core.preferences import Preferences
from smmp_gui.adapter import Adapter
from smmp_gui.controls import Radio, Switch
from smmp_gui.tasks import Tasks
from smmp_gui.theme import Space, theme
from smmp_gui.widgets import button, card, label
from smmp_gui.words import tr


def put_on(preferences: Preferences, *, mode: bool = True) -> None:
    """Look as is preferred; ``mode``: whether that chooses light and dark too."""
    if mode:
        theme.set_mode(preferences.appearance)
    theme.set_motion(preferences.motion)


class Room(QObject):
    """What a section works with: the service, its tasks, and where it says what could not be done."""

    refused = Signal(str)
    said = Signal(str)
    """Something has been done: a sentence."""
    changed = Signal()
    """Preferences are other ones now, or have been refused: show what holds."""

    idle = Signal()
    """Nothing runs in the background any more."""

    def __init__(self, parent: QObject, adapter: Adapter, tasks: Tasks) -> None:
        super().__init__(parent)
        self._running: set[asyncio.Task[None]] = set()
        self.adapter, self.service, self.tasks = adapter, adapter.service, tasks
        self._turn = asyncio.Lock()

    def start(self, work: Any) -> None:
        """Do something in the background; why it cannot be done is said in the dialog."""
        self.refused.emit("")
        task = self.tasks.start(work, self.refused.emit)
        self._running.add(task)
        task.add_done_callback(self._ended)

    @property
    def is_busy(self) -> bool:
        """Whether something runs in the background."""
        return bool(self._running)

    def _ended(self, task: "asyncio.Task[None]") -> None:
        self._running.discard(task)
        if not self._running and isValid(self):
            self.idle.emit()

    def prefer(self, **changes: object) -> None:
        """Store other preferences and follow them; quick ones one after another, so that none is lost."""
        self.start(self.prefer_now(**changes))

    async def prefer_now(self, **changes: object) -> None:
        """As :meth:`prefer`; returns when it is stored.

        Raises:
            LocalError: it could not be.
        """
        try:
            async with self._turn:
                await self.service.prefer(msgspec.structs.replace(self.service.preferences, **changes))
            put_on(self.service.preferences, mode="appearance" in changes)
        finally:
            self.changed.emit()


class Page(QWidget):
    """One section: a heading, then cards."""

    title = ""
    icon = ""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.room, self.service = room, room.service
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(Space.HUGE, Space.HUGE, Space.HUGE, Space.HUGE)
        self.column.setSpacing(Space.MEDIUM)
        self.column.addWidget(label(tr(self.title), "heading", bold=True))
        room.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Show what holds now."""

    def words(self, says: str) -> None:
        """A sentence between the cards."""
        self.column.addWidget(label(says, "small", tone="muted", wrap=True))

    def part(self, title: str) -> None:
        """A heading inside the page."""
        self.column.addSpacing(Space.SMALL)
        self.column.addWidget(label(title, "small", bold=True))

    def rows(self, *rows: QWidget) -> QFrame:
        """A card of rows with hairlines between them."""
        frame = card()
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for number, row in enumerate(rows):
            if number:
                line = QFrame()
                line.setProperty("role", "hairline")
                column.addWidget(line)
            column.addWidget(row)
        self.column.addWidget(frame)
        return frame

    def end(self) -> None:
        """Nothing follows."""
        self.column.addStretch(1)


class Row(QWidget):
    """What it is about and, under it, what that means; at the right end what is chosen."""

    def __init__(self, title: str, explanation: str, control: QWidget | None = None, *, margins: bool = True) -> None:
        super().__init__()
        said = QVBoxLayout()
        said.setSpacing(Space.HAIR)
        said.addWidget(label(title, wrap=True))
        self.explanation = label(explanation, "small", tone="muted", wrap=True)
        self.explanation.setVisible(bool(explanation))
        said.addWidget(self.explanation)
        self.row = QHBoxLayout(self)
        if margins:
            self.row.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
        else:
            self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(Space.LARGE)
        self.row.addLayout(said, 1)
        if control is not None:
            control.setAccessibleName(title)
            control.setAccessibleDescription(explanation)
            self.row.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)


class SwitchRow(Row):
    """On or off; a click anywhere in the row switches."""

    def __init__(
        self, name: str, title: str, explanation: str, chosen: Callable[[bool], None], *, margins: bool = True
    ) -> None:
        self.switch = Switch(title, name)
        super().__init__(title, explanation, self.switch, margins=margins)
        self.switch.clicked.connect(chosen)

    def show_value(self, on: bool) -> None:
        """Show what holds."""
        self.switch.setChecked(on)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The words belong to the switch."""
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.switch.click()


class Choice(QWidget):
    """One of several, as radio buttons."""

    def __init__(
        self, name: str, title: str, options: Iterable[tuple[object, str]], chosen: Callable[[Any], None]
    ) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self._buttons: dict[object, Radio] = {}
        group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, Space.TINY, 1, Space.TINY)
        column.setSpacing(0)
        for value, words in options:
            one = Radio(words, f"{name}-{value}")
            one.setAccessibleDescription(title)
            one.clicked.connect(lambda _checked, value=value: chosen(value))
            group.addButton(one)
            column.addWidget(one)
            self._buttons[value] = one

    def show_value(self, value: object) -> None:
        """Show what holds; nothing is chosen where that is not among the options."""
        if value in self._buttons:
            self._buttons[value].setChecked(True)


class FactRow(Row):
    """Something to read and to copy."""

    def __init__(self, name: str, title: str, value: str, *, exact: bool = False, copy: str = "") -> None:
        super().__init__(title, value)
        self.explanation.setObjectName(name)
        self.explanation.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        if exact:
            self.explanation.setFont(theme.mono("small"))
        if copy:
            button_ = button(tr("Copy"), f"{name}Copy")
            button_.setAccessibleName(tr("Copy: {what}").format(what=title))
            button_.clicked.connect(lambda: QGuiApplication.clipboard().setText(copy))
            self.row.addWidget(button_, 0, Qt.AlignmentFlag.AlignVCenter)
