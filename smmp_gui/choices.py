"""Pick people out of a list: to invite to a new group, to add to one."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from smmp_gui import drawing, icons, mirror
from smmp_gui.adapter import Adapter, Person
from smmp_gui.row_focus import RowFocus
from smmp_gui.rows import ROW_ROLE, RowsModel, show_rows
from smmp_gui.theme import RADIUS, Space, theme
from smmp_gui.widgets import label
from smmp_gui.words import tr

_HEIGHT = 50


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
        proof = [tr("verified")] if self.person.verified else []
        presence = tr("connected") if self.person.online else tr("away")
        chosen = tr("chosen") if self.chosen else tr("not chosen")
        return ", ".join([self.person.name, *proof, presence, chosen])


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
        mirror.begin(painter, option.rect)
        rect = QRectF(option.rect).adjusted(Space.TINY, 1, -Space.TINY, -1)
        focused = option.state & QStyle.StateFlag.State_HasFocus and option.state & QStyle.StateFlag.State_Selected
        if focused or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(theme.color("accent") if focused else Qt.PenStyle.NoPen)
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
        if row.person.verified:
            icons.draw(
                painter, QRectF(words.right() - 15, words.center().y() - 7, 14, 14), "verified", theme.color("accent")
            )
            words.setRight(words.right() - 15 - Space.TINY)
        presence = "" if row.person.online else tr(" (away)")
        tone = "text" if row.person.online else "muted"
        drawing.elided(painter, words, row.person.name, theme.font("body"), theme.color(tone), presence)
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


class PeopleChooser(QWidget):
    """Everybody known who may be picked; ``changed`` when the list or the choice has."""

    changed = Signal()

    def __init__(
        self,
        adapter: Adapter,
        says: str,
        nobody: str,
        *,
        chosen: Collection[str] = (),
        left_out: Callable[[], Collection[str]] = tuple,
    ) -> None:
        """``says``: what the list is, for a screen reader; ``nobody``: in place of an empty one."""
        super().__init__()
        self.chosen = set(chosen)
        self._adapter, self._left_out = adapter, left_out
        self._model: RowsModel[ChoiceRow] = RowsModel(self)
        self._list = _Choices(self._toggle)
        self._list.setObjectName("choices")
        self._list.setAccessibleName(says)
        self._list.setProperty("role", "choice")
        self._list.setModel(self._model)
        self._list.setItemDelegate(ChoiceDelegate(self._list))
        self._list.setMouseTracking(True)
        RowFocus(self._list)
        self._list.setMinimumHeight(4 * _HEIGHT + Space.SMALL)
        self._nobody = label(nobody, tone="muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._nobody)
        column.addWidget(self._list)
        self.setFocusProxy(self._list)
        adapter.people_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show who can be picked now."""
        left_out = self._left_out()
        people = [person for person in self._adapter.people() if person.fingerprint not in left_out]
        self.chosen -= set(left_out)
        rows = [ChoiceRow(person, person.fingerprint in self.chosen) for person in people]
        show_rows(self._list, self._model, rows)
        self._list.setVisible(bool(people))
        self._nobody.setVisible(not people)
        self.changed.emit()

    def _toggle(self, index: QModelIndex) -> None:
        row = self._model.row(index)
        if row is not None:
            self.chosen ^= {row.person.fingerprint}
            self.refresh()
