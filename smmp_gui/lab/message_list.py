"""Who has which message at this moment: a row for each message, a disc for each member."""

import math
from collections import Counter
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    QSizeF,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from smmp_core.lab.messages import Message, Messages, State
from smmp_core.lab.timeline import Timeline
from smmp_gui import drawing, mirror
from smmp_gui.lab.wording import people, person, quoted, step_words
from smmp_gui.theme import RADIUS, Space, theme
from smmp_gui.widgets import label
from smmp_gui.words import tr

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
_DISC, _GAP = 20.0, 4.0  # pixels
_BESIDE = 6  # members whose discs stand beside the words; more stand below


class Row(NamedTuple):
    """A message as it is shown."""

    since: float  # seconds
    words: str
    whose: str  # by whom, as which step
    twofold: bool  # whether another message claims its place
    discs: tuple[tuple[str, str, State], ...]  # key, name, what they have of it


class MessageModel(QAbstractListModel):
    """The messages of a moment, in everybody's order."""

    def __init__(self) -> None:
        super().__init__()
        self._timeline = Timeline([])
        self._messages = Messages(self._timeline)
        self._rows: list[Row] = []
        self._known: dict[str, tuple[int, Row]] = {}  # by the message's id, with how many claim its place
        self._names: dict[str, str] = {}  # those that the rows were made with
        self._at = 0.0

    def set_timeline(self, timeline: Timeline) -> None:
        """It is of another trace."""
        self._timeline, self._messages, self._at = timeline, Messages(timeline), -1.0
        self._known.clear()
        self._show([])

    @property
    def is_live(self) -> bool:
        """Whether it is a live trace, in which not everything is known."""
        return self._messages.is_live

    def show_at(self, at: float) -> None:
        """Show a moment."""
        changed = self._messages.extend() | self._messages.changed(self._at, at)
        self._at = at
        if self._names != self._timeline.names:  # every row has a disc for everybody
            self._names = dict(self._timeline.names)
            self._known.clear()
        elif not changed:
            return
        for id in changed:
            self._known.pop(id, None)
        found = self._messages.at(at)
        claims = Counter(message.position for message in found)
        self._show([self._row(message, at, claims[message.position]) for message in found])

    def _row(self, message: Message, at: float, claims: int) -> Row:
        known = self._known.get(message.id)
        if known is None or known[0] != claims:
            known = self._known[message.id] = claims, self._row_anew(message, at, claims)
        return known[1]

    def _row_anew(self, message: Message, at: float, claims: int) -> Row:
        names = self._timeline.names
        name, (epoch, era, step) = person(names, message.author), message.position
        place = step_words((epoch, era, 0, step))
        whose = (
            tr("{name}, {step}").format(name=name, step=place)
            if claims == 1
            else tr("{name}, one of {count} at {step}").format(name=name, count=claims, step=place)
        )
        words = quoted(message.text) if message.text else tr("A message")
        discs = tuple((key, names[key], self._messages.state(message, key, at)) for key in names)
        return Row(message.since, words, whose, claims > 1, discs)

    def _show(self, rows: list[Row]) -> None:
        if len(rows) != len(self._rows):
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
        elif rows != self._rows:
            self._rows = rows
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - an invalid index, never changed
        """How many there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row, or what a screen reader says of it."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._spoken(row)
        return None

    def _spoken(self, row: Row) -> str:
        def who(state: State) -> str:
            return people(self._timeline.names, [key for key, _, has in row.discs if has == state])

        parts = [tr("{words} by {whose}.").format(words=row.words, whose=row.whose)]
        sentences: tuple[tuple[State, str], ...] = (
            ("has", tr("Has it: {names}.")),
            ("kept", tr("Keeps it for later: {names}.")),
            ("lacks", tr("Lacks it: {names}.")),
            ("other", tr("Has something else: {names}.")),
            ("unknown", tr("Not known: {names}.")),
        )
        for state, sentence in sentences:
            if any(has == state for _, _, has in row.discs):
                parts.append(sentence.format(names=who(state)))
        return " ".join(parts)


def paint_disc(painter: QPainter, rect: QRectF, key: str, name: str, state: State) -> None:
    """A member and a message: full, it has it; dashed, it lacks it; dashed with a dot, it keeps it for later.

    Where it is not known there is a question mark.
    """
    painter.save()
    if state == "none":
        painter.setPen(QPen(theme.color("line"), 1.6))
        painter.drawLine(rect.center() - QPointF(4, 0), rect.center() + QPointF(4, 0))
    elif state == "unknown":
        painter.setPen(theme.color("muted"))
        painter.setFont(theme.font("caption"))
        drawing.words(painter, rect, "?", Qt.AlignmentFlag.AlignHCenter)
    elif state in ("has", "other"):
        drawing.avatar(painter, rect, name, key)
        if state == "other":
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("danger"), 2))
            painter.drawEllipse(rect.adjusted(-2, -2, 2, 2))
            painter.drawLine(rect.bottomLeft(), rect.topRight())
    else:
        painter.setPen(QPen(theme.color("edge"), 1.3, Qt.PenStyle.DashLine))
        painter.drawEllipse(rect.adjusted(0.7, 0.7, -0.7, -0.7))
        if state == "kept":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.person(key))
            painter.drawEllipse(rect.adjusted(6, 6, -6, -6))
    painter.restore()


class _Delegate(QStyledItemDelegate):
    """What was written, below it by whom; who has it beside it, or below where they are many."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Of the view's width."""
        view, row = option.widget, index.data(ROW_ROLE)
        wide = view.viewport().width() if isinstance(view, QListView) else option.rect.width()
        tall = theme.metrics("body").lineSpacing() + theme.metrics("caption").lineSpacing() + 2 * Space.TINY
        if len(row.discs) > _BESIDE:
            tall += math.ceil(len(row.discs) / _in_line(wide)) * (_DISC + _GAP)
        return QSize(wide, math.ceil(tall) + Space.TINY)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        row: Row = index.data(ROW_ROLE)
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
        discs = QRectF(inner)
        if len(row.discs) > _BESIDE:
            discs.setTop(inner.bottom() - _tall(len(row.discs), rect.width()))
        else:
            discs.setLeft(inner.right() - len(row.discs) * (_DISC + _GAP))
            discs.setTop(inner.center().y() - _DISC / 2)
            inner.setRight(discs.left() - Space.SMALL)
        body = QRectF(inner.topLeft(), QSizeF(inner.width(), theme.metrics("body").lineSpacing()))
        below = QRectF(body.bottomLeft(), QSizeF(inner.width(), theme.metrics("caption").lineSpacing()))
        drawing.elided(painter, body, row.words, theme.font("body"), theme.color("on_soft" if chosen else "text"))
        tone = theme.color("attention" if row.twofold else "muted")
        drawing.elided(painter, below, row.whose, theme.font("caption"), tone)
        columns = _in_line(rect.width())
        for number, (key, name, state) in enumerate(row.discs):
            at = QRectF(0, 0, _DISC, _DISC)
            at.moveTo(
                discs.left() + number % columns * (_DISC + _GAP), discs.top() + number // columns * (_DISC + _GAP)
            )
            paint_disc(painter, at, key, name, state)
        painter.restore()


def _in_line(wide: float) -> int:
    """How many discs there is room for side by side."""
    return max(_BESIDE, int((wide - 2 * Space.MEDIUM) // (_DISC + _GAP)))


def _tall(discs: int, wide: float) -> float:
    return math.ceil(discs / _in_line(wide)) * (_DISC + _GAP) - _GAP


class MessageList(QWidget):
    """The list, and under it what the discs tell."""

    seek = Signal(float)
    """A message was chosen: the moment it was sent."""

    def __init__(self) -> None:
        super().__init__()
        self.model_ = MessageModel()
        self._list = QListView()
        self._list.setObjectName("messages")
        self._list.setAccessibleName(tr("Who has which message"))
        self._list.setProperty("role", "choice")
        self._list.setModel(self.model_)
        self._list.setItemDelegate(_Delegate(self._list))
        self._list.setResizeMode(QListView.ResizeMode.Adjust)
        self._list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setMouseTracking(True)
        self._list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._list.clicked.connect(self._go_to)
        self._list.activated.connect(self._go_to)
        self.setFocusProxy(self._list)
        legend = label(
            tr("In the order that all have in common. Filled: has it; dashed: lacks it; dotted: keeps it for later."),
            "caption",
            tone="muted",
            wrap=True,
        )
        self._unknown = label(tr("Question mark: not known."), "caption", tone="muted", wrap=True)
        self._unknown.setObjectName("unknown")
        self._unknown.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._list, 1)
        for words in (legend, self._unknown):
            column.addWidget(words)
            words.setContentsMargins(Space.SMALL, 0, Space.SMALL, Space.TINY)

    def set_timeline(self, timeline: Timeline) -> None:
        """It is of another trace."""
        self.model_.set_timeline(timeline)

    def show_at(self, at: float) -> None:
        """Show a moment."""
        self.model_.show_at(at)
        self._unknown.setVisible(self.model_.is_live)

    def _go_to(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if row is not None:
            self.seek.emit(row.since)

    def minimumSizeHint(self) -> QSize:
        """It gives way."""
        return QSize(160, 80)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There may be room for more discs in a line."""
        super().resizeEvent(event)
        self._list.scheduleDelayedItemsLayout()
