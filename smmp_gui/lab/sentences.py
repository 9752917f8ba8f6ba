"""The lab's sentences: the one of this moment in large type, and all of them as a list."""

import bisect
import math

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from smmp_gui import drawing, mirror
from smmp_gui.lab.narration import Line, Narrator
from smmp_gui.lab.transport import time_text
from smmp_gui.speech import announce
from smmp_gui.theme import RADIUS, Space, theme
from smmp_gui.widgets import label
from smmp_gui.words import tr

Index = QModelIndex | QPersistentModelIndex
TEXT_ROLE, TIME_ROLE = Qt.ItemDataRole.UserRole + 1, Qt.ItemDataRole.UserRole + 2
_SIZES = {"title": 2, "body": 2, "small": 3}  # lines that there is room for: longer sentences are smaller


class Caption(QScrollArea):
    """What is told of this moment, as large as fits; a screen reader says it when it changes."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("caption")
        self._words = label("", "title", wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
        self._words.setMargin(Space.TINY)
        self.setWidget(self._words)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        tall = max(theme.metrics(size).lineSpacing() * lines for size, lines in _SIZES.items())
        self.setFixedHeight(round(tall) + 2 * Space.TINY + 4)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.text()

    def say(self, words: str, *, aloud: bool = True) -> None:
        """Show a sentence, and let it be heard."""
        if words != self._words.text():
            self._words.setText(words)
            self._fit()
            self.setAccessibleName(words)
            if aloud and words:
                announce(self, words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There may be room for more, or less."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.maximumViewportSize()
        for size in _SIZES:
            self._words.setFont(theme.font(size))
            if self._words.heightForWidth(room.width()) <= room.height():
                break


class StoryModel(QAbstractListModel):
    """The lines of a narrator, which only become more."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[Line] = []
        self._count = 0

    def begin(self, narrator: Narrator) -> None:
        """Another story."""
        self.beginResetModel()
        self._lines, self._count = narrator.lines, len(narrator.lines)
        self.endResetModel()

    def take_up(self) -> None:
        """The story has gone on."""
        if self._count < len(self._lines):
            self.beginInsertRows(QModelIndex(), self._count, len(self._lines) - 1)
            self._count = len(self._lines)
            self.endInsertRows()

    def line(self, row: int) -> Line:
        """A line."""
        return self._lines[row]

    def row_at(self, at: float) -> int:
        """The line that is told at a moment; -1 before the first."""
        return min(bisect.bisect_right(self._lines, at, key=lambda line: line.at), self._count) - 1

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - an invalid index, never changed
        """How many there are."""
        return 0 if parent.isValid() else self._count

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """When, and what."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == TEXT_ROLE:
            return line.text
        if role == TIME_ROLE:
            return time_text(line.at)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return tr("{time}  {words}").format(time=time_text(line.at), words=line.text)
        return None


class _LineDelegate(QStyledItemDelegate):
    """When, and below it what; as tall as the words need."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Of the view's width."""
        view = option.widget
        wide = view.viewport().width() if isinstance(view, QListView) else option.rect.width()
        room = QRectF(0, 0, wide - 2 * Space.MEDIUM, 10_000)
        words = theme.metrics("body").boundingRect(room, int(Qt.TextFlag.TextWordWrap), index.data(TEXT_ROLE))
        tall = words.height() + theme.metrics("caption").lineSpacing() + 2 * Space.TINY + Space.HAIR
        return QSize(wide, math.ceil(tall))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one line."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mirror.begin(painter, option.rect)
        rect = QRectF(option.rect).adjusted(Space.TINY, 0, -Space.TINY, 0)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            focused = chosen and option.state & QStyle.StateFlag.State_HasFocus
            painter.setPen(theme.color("accent") if focused else Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("soft" if chosen else "hover"))
            painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        inner = rect.adjusted(Space.SMALL, Space.TINY, -Space.SMALL, -Space.TINY)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("muted"))
        above = QRectF(inner.topLeft(), QSizeF(inner.width(), theme.metrics("caption").lineSpacing()))
        drawing.words(painter, above, index.data(TIME_ROLE))
        painter.setFont(theme.font("body"))
        painter.setPen(theme.color("on_soft" if chosen else "text"))
        drawing.paragraph(painter, inner.adjusted(0, above.height(), 0, Space.TINY), index.data(TEXT_ROLE))
        painter.restore()


class StoryList(QListView):
    """All that has been told; choosing a line goes there."""

    seek = Signal(float)
    """A line was chosen: its moment."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("story")
        self.setAccessibleName(tr("What has happened"))
        self.setProperty("role", "choice")
        self.model_ = StoryModel()
        self.setModel(self.model_)
        self.setItemDelegate(_LineDelegate(self))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.clicked.connect(lambda index: self.seek.emit(self.model_.line(index.row()).at))
        self.activated.connect(lambda index: self.seek.emit(self.model_.line(index.row()).at))

    def show_at(self, at: float) -> None:
        """Mark the line of a moment."""
        row = self.model_.row_at(at)
        index = self.model_.index(row) if row >= 0 else QModelIndex()
        if index != self.currentIndex():
            self.setCurrentIndex(index)
            if row < 0:
                self.clearSelection()

    def minimumSizeHint(self) -> QSize:
        """It gives way."""
        return QSize(160, 80)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines wrap anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
