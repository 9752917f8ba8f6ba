"""Pick people, give the group a name, invite them."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from smmp_core import commands
from smmp_gui import drawing, icons
from smmp_gui.adapter import Adapter, Person
from smmp_gui.dialogs import Sheet
from smmp_gui.rows import ROW_ROLE, RowsModel
from smmp_gui.tasks import Tasks
from smmp_gui.theme import RADIUS, Space, theme
from smmp_gui.widgets import button, label

_HEIGHT = 50
_MOST = 63  # N is at most 64, ourselves included


@dataclass(frozen=True)
class ChoiceRow:
    """Somebody who can be invited."""

    person: Person
    chosen: bool
    selectable: bool = True

    @property
    def key(self) -> tuple[str, ...]:
        """By fingerprint."""
        return ("choice", self.person.fingerprint)

    @property
    def spoken(self) -> str:
        """Name, presence, chosen or not."""
        presence = "connected" if self.person.online else "away"
        return f"{self.person.name}, {presence}, {'chosen' if self.chosen else 'not chosen'}"


class ChoiceDelegate(QStyledItemDelegate):
    """Face, name, a round mark."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Rows of one height."""
        return QSize(option.rect.width(), _HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one person."""
        row: ChoiceRow | None = index.data(ROW_ROLE)
        if row is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect).adjusted(Space.TINY, 1, -Space.TINY, -1)
        focused = option.state & QStyle.StateFlag.State_HasFocus and option.state & QStyle.StateFlag.State_Selected
        if focused or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("hover"))
            painter.drawRoundedRect(rect, RADIUS, RADIUS)
        face = QRectF(rect.left() + Space.SMALL, rect.center().y() - 16, 32, 32)
        drawing.avatar(painter, face, row.person.name, row.person.fingerprint)
        drawing.presence(painter, face, row.person.online, theme.color("raised"))
        mark = QRectF(rect.right() - 30, rect.center().y() - 10, 20, 20)
        painter.setPen(QPen(theme.color("accent" if row.chosen else "edge"), 1.6))
        painter.setBrush(theme.color("accent") if row.chosen else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(mark)
        if row.chosen:
            icons.draw(painter, mark.adjusted(3, 3, -3, -3), "check", theme.color("on_accent"))
        left = face.right() + Space.MEDIUM
        words = QRectF(left, rect.top(), mark.left() - left - Space.SMALL, rect.height())
        presence = "" if row.person.online else " (away)"
        tone = "text" if row.person.online else "muted"
        drawing.elided(painter, words, row.person.name + presence, theme.font("body"), theme.color(tone))
        painter.restore()


class _Choices(QListView):
    def __init__(self, toggle: Callable[[QModelIndex], None]) -> None:
        super().__init__()
        self._toggle = toggle
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(toggle)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space chooses."""
        index = self.currentIndex()
        if event.key() == Qt.Key.Key_Space and index.isValid():
            self.keyboardSearch("")  # the next letter begins another name, however soon it comes
            self.setCurrentIndex(index)  # which Qt has left for it
            self._toggle(index)
        else:
            super().keyPressEvent(event)


class CreateGroupDialog(Sheet):
    """Creates the group and closes; ``created`` holds its id."""

    def __init__(self, parent: QWidget, adapter: Adapter, tasks: Tasks, chosen: frozenset[str] = frozenset()) -> None:
        super().__init__(parent, "New group", "createGroup", width=440)
        self.created = ""
        self._adapter, self._chosen = adapter, set(chosen)
        self._model: RowsModel[ChoiceRow] = RowsModel(self)
        self._name = QLineEdit(maxLength=64)
        self._name.setObjectName("groupName")
        self._name.setAccessibleName("Name of the group")
        self._list = _Choices(self._toggle)
        self._list.setObjectName("choices")
        self._list.setAccessibleName("People to invite")
        self._list.setProperty("role", "choice")
        self._list.setModel(self._model)
        self._list.setItemDelegate(ChoiceDelegate(self._list))
        self._list.setMouseTracking(True)
        self._list.setMinimumHeight(4 * _HEIGHT + Space.SMALL)
        self._nobody = label(
            "Nobody is nearby yet. People appear here when they start the app.", tone="muted", wrap=True
        )
        self.body.addWidget(label("Name", "small", bold=True))
        self.body.addWidget(self._name)
        self.body.addWidget(label("People", "small", bold=True))
        self.body.addWidget(self._nobody)
        self.body.addWidget(self._list)
        self.body.addWidget(
            label("The conversation starts when everybody invited has answered.", "caption", tone="muted", wrap=True)
        )
        self.add_cancel()
        self._go = self.add_button(button("Create group", "create", "primary"))
        self._go.clicked.connect(lambda: self.work(tasks, self._create()))
        adapter.people_changed.connect(self._refresh)
        self._refresh()
        self._name.setFocus()

    def _refresh(self) -> None:
        people = self._adapter.people()
        self._model.set_rows([ChoiceRow(person, person.fingerprint in self._chosen) for person in people])
        self._list.setVisible(bool(people))
        self._nobody.setVisible(not people)
        self._name.setPlaceholderText(self._suggestion() or "Friends of the lighthouse")
        self._go.setEnabled(0 < len(self._chosen) <= _MOST)

    def _suggestion(self) -> str:
        return ", ".join(self._adapter.person(f).name for f in sorted(self._chosen))[:64]

    def _toggle(self, index: QModelIndex) -> None:
        row = self._model.row(index)
        if row is not None:
            self._chosen ^= {row.person.fingerprint}
            self._refresh()

    async def _create(self) -> None:
        name = self._name.text().strip() or self._suggestion()
        answer = await self._adapter.service.execute(commands.Create(name=name, members=sorted(self._chosen)))
        self.created = str(answer["group"])
        self._adapter.touch_groups()
        self.accept()
