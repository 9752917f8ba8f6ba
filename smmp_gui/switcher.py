"""Ctrl+K: type a few letters of a conversation or person, press Enter, be there."""

from datetime import datetime

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QVBoxLayout, QWidget

from smmp_gui import text
from smmp_gui.adapter import Adapter
from smmp_gui.matching import best
from smmp_gui.people_list import HintRow, SidebarRow
from smmp_gui.rows import RowsModel
from smmp_gui.search_rows import names_of, talks_and_people
from smmp_gui.sidebar_delegate import SidebarDelegate
from smmp_gui.theme import Space
from smmp_gui.widgets import label
from smmp_gui.words import tr

_WIDTH, _TALL = 480, 430
_MOST = 50


class Switcher(QFrame):
    """Stands above the window until something is chosen, or the focus goes elsewhere."""

    group_chosen = Signal(str)
    thread_chosen = Signal(str, str)
    person_chosen = Signal(str)
    left = Signal()
    """Closed without a choice."""

    def __init__(self, parent: QWidget, adapter: Adapter) -> None:
        """``parent``: the window whose upper middle it covers."""
        super().__init__(parent)
        self.setObjectName("switcher")
        self._window, self._adapter = parent, adapter
        self.model: RowsModel[SidebarRow] = RowsModel(self)
        self.field = QLineEdit(maxLength=200)
        self.field.setObjectName("switchTo")
        self.field.setAccessibleName(tr("Go to a conversation or person"))
        self.field.setPlaceholderText(tr("Go to…"))
        self.list = QListView()
        self.list.setObjectName("switcherList")
        self.list.setAccessibleName(tr("Conversations and people"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(SidebarDelegate(self.list, ground="raised"))
        self.list.setMouseTracking(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # one types all the time
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.SMALL, Space.MEDIUM, Space.SMALL, Space.SMALL)
        column.setSpacing(Space.SMALL)
        around = QVBoxLayout()
        around.setContentsMargins(Space.TINY, 0, Space.TINY, 0)
        around.addWidget(self.field)
        column.addLayout(around)
        column.addWidget(self.list, 1)
        keys = label(tr("Up and Down choose, Enter opens, Esc closes"), "caption", tone="muted")
        keys.setContentsMargins(Space.SMALL, 0, Space.SMALL, Space.TINY)
        column.addWidget(keys)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._narrow)
        self.list.clicked.connect(self._choose)
        parent.installEventFilter(self)
        adapter.groups_changed.connect(self._follow)
        adapter.people_changed.connect(self._follow)
        self.hide()

    def open(self) -> None:
        """Show it, with everything in it, the newest conversation first."""
        self.field.clear()
        self._narrow()
        self._place()
        self.show()
        self.raise_()
        self.field.setFocus()

    def close_again(self, *, chosen: bool = False) -> None:
        """Take it away."""
        if self.isVisible():
            self.hide()
            if not chosen:
                self.left.emit()

    def _place(self) -> None:
        window = self._window
        wide = min(_WIDTH, window.width() - 2 * Space.LARGE)
        tall = min(_TALL, window.height() - 2 * Space.VAST)
        self.setGeometry((window.width() - wide) // 2, min(Space.VAST * 2, window.height() // 8), wide, tall)

    def _narrow(self) -> None:
        self._refresh()
        self._make_current(self.model.index(0))

    def _follow(self) -> None:
        if self.isVisible():
            self._refresh()

    def _refresh(self) -> None:
        """Those that fit; what is current stays so."""
        words = self.field.text()
        talks, people = talks_and_people(self._adapter, datetime.now())
        rows = best([*talks, *people], names_of, words, loose=True)[:_MOST]
        if not rows:
            rows = [_nothing(words)]
        self.model.set_rows(rows)

    def _make_current(self, index: QModelIndex) -> None:
        row = self.model.row(index)
        if row is not None and row.selectable:
            self.list.setCurrentIndex(index)
            self.field.setAccessibleDescription(row.spoken)

    def _choose(self, index: QModelIndex) -> None:
        row = self.model.row(index)
        if row is None or not row.selectable:
            return
        self.close_again(chosen=True)
        kind, *names = row.key
        chosen = {"group": self.group_chosen, "thread": self.thread_chosen, "person": self.person_chosen}[kind]
        chosen.emit(*names)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The field's keys; the window's size."""
        if watched is self._window:
            if event.type() == QEvent.Type.Resize and self.isVisible():
                self._place()
        elif event.type() == QEvent.Type.ShortcutOverride and _key(event) == Qt.Key.Key_Escape:
            event.accept()
            return True
        elif event.type() == QEvent.Type.KeyPress:
            return self._key(_key(event))
        elif event.type() == QEvent.Type.FocusOut and self.window().isActiveWindow():
            self.close_again(chosen=True)
        return super().eventFilter(watched, event)

    def _key(self, key: int) -> bool:
        here, last = self.list.currentIndex().row(), self.model.rowCount() - 1
        match key:
            case Qt.Key.Key_Escape:
                self.close_again()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._choose(self.list.currentIndex())
            case Qt.Key.Key_Down:
                self._make_current(self.model.index(here + 1 if here < last else 0))
            case Qt.Key.Key_Up:
                self._make_current(self.model.index(here - 1 if here > 0 else last))
            case Qt.Key.Key_PageDown:
                self._make_current(self.model.index(min(last, here + 5)))
            case Qt.Key.Key_PageUp:
                self._make_current(self.model.index(max(0, here - 5)))
            case _:
                return False
        return True


def _nothing(words: str) -> HintRow:
    if not words.strip():
        later = tr("Conversations and people are listed here once there are any.")
        return HintRow(tr("Nobody there yet"), later, "people")
    wanted = text.isolated(text.one_line(words, 60))
    why = tr("No conversation and nobody is called “{name}”.").format(name=wanted)
    return HintRow(tr("Nothing fits"), why, "search")


def _key(event: QEvent) -> int:
    return event.key() if isinstance(event, QKeyEvent) else 0
