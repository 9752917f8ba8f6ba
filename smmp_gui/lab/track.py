"""Sliders in our own colours, and the one that shows time, with marks where something went wrong or was made anew."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSlider

from smmp_core.lab.timeline import Timeline
from smmp_core.trace.records import Dropped, Step
from smmp_gui.theme import theme

_KNOB = 14
_GROOVE = 4

MarkKind = Literal["loss", "resync", "epoch"]


@dataclass(frozen=True)
class Mark:
    """Something to be seen on the scrubber."""

    at: float  # seconds
    kind: MarkKind


def mark_of(record: object, epochs: set[int]) -> Mark | None:
    """The mark that a record makes; ``epochs`` seen so far are remembered there."""
    match record:
        case Dropped():
            return Mark(record.at, "loss")
        case Step(rule="resync_sent"):
            return Mark(record.at, "resync")
        case Step(rule="initial") if record.after.place[0] not in epochs:
            epochs.add(record.after.place[0])
            return Mark(record.at, "epoch")
    return None


class Track(QSlider):
    """A slider: a groove, filled up to the knob; it runs from left to right in every language, as time does here."""

    def __init__(self, says: str, name: str, least: int, most: int) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setObjectName(name)
        self.setAccessibleName(says)
        self.setRange(least, most)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        """As tall as the ring of its focus."""
        return QSize(110, _KNOB + 10)

    def minimumSizeHint(self) -> QSize:
        """Narrower, where there is no room."""
        return QSize(60, _KNOB + 10)

    @property
    def inside(self) -> QRectF:
        """Where the knob's centre can be."""
        return QRectF(self.rect()).adjusted(_KNOB / 2 + 3, 0, -_KNOB / 2 - 3, 0)

    def x_of(self, value: float) -> float:
        """Where a value lies."""
        room = max(1, self.maximum() - self.minimum())
        return self.inside.left() + self.inside.width() * (value - self.minimum()) / room

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Groove and knob."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.isEnabled():
            painter.setOpacity(0.5)
        self.paint_groove(painter)
        knob = QPointF(self.x_of(self.sliderPosition()), self.height() / 2)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(knob, _KNOB / 2 + 3, _KNOB / 2 + 3)
        painter.setPen(QPen(theme.color("accent"), 2))
        painter.setBrush(theme.color("accent" if self.isSliderDown() else "raised"))
        painter.drawEllipse(knob, _KNOB / 2 - 1, _KNOB / 2 - 1)
        painter.end()

    def paint_groove(self, painter: QPainter) -> None:
        """What lies under the knob."""
        self._bar(painter, self.minimum(), self.maximum(), "line")
        self._bar(painter, self.minimum(), self.sliderPosition(), "accent")

    def _bar(self, painter: QPainter, start: float, end: float, token: str) -> None:
        left, right = self.x_of(start), self.x_of(end)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(token))
        bar = QRectF(left, self.height() / 2 - _GROOVE / 2, max(0.0, right - left), _GROOVE)
        painter.drawRoundedRect(bar, _GROOVE / 2, _GROOVE / 2)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The knob comes to the pointer."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self._follow(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """And follows it."""
        if self.isSliderDown():
            self._follow(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Until it is let go."""
        if event.button() == Qt.MouseButton.LeftButton and self.isSliderDown():
            self.setSliderDown(False)
            self.update()

    def _follow(self, event: QMouseEvent) -> None:
        share = (event.position().x() - self.inside.left()) / max(1.0, self.inside.width())
        value = round(self.minimum() + share * (self.maximum() - self.minimum()))
        self.setSliderPosition(min(max(value, self.minimum()), self.maximum()))
        self.sliderMoved.emit(self.sliderPosition())
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel changes nothing by the way."""
        event.ignore()


class Scrubber(Track):
    """Time, in milliseconds: how far it has come, where we look, and marks."""

    def __init__(self, says: str, name: str) -> None:
        super().__init__(says, name, 0, 1000)
        self.setSingleStep(50)
        self.setPageStep(500)
        self.frontier = 0.0  # seconds
        self.marks: list[Mark] = []
        self._seen = 0
        self._epochs: set[int] = set()
        self.setMinimumHeight(30)

    def begin(self, timeline: Timeline) -> None:
        """Another timeline."""
        self.marks, self._seen, self._epochs = [], 0, set()
        self.take_up(timeline)

    def take_up(self, timeline: Timeline) -> None:
        """The timeline has grown."""
        for record in timeline.records[self._seen :]:
            mark = mark_of(record, self._epochs)
            if mark is not None:
                self.marks.append(mark)
        self._seen = len(timeline.records)
        self.update()

    def paint_groove(self, painter: QPainter) -> None:
        """What has been computed, what has been seen, and the marks above."""
        self._bar(painter, 0, self.maximum(), "line")
        self._bar(painter, 0, min(self.frontier * 1000, self.maximum()), "edge")
        self._bar(painter, 0, self.sliderPosition(), "accent")
        drawn: set[tuple[int, MarkKind]] = set()
        for mark in self.marks:
            x = round(self.x_of(mark.at * 1000))
            if (x, mark.kind) not in drawn:
                drawn.add((x, mark.kind))
                _paint_mark(painter, QPointF(x, 5), mark.kind)


def _paint_mark(painter: QPainter, at: QPointF, kind: MarkKind) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if kind == "loss":
        painter.setPen(QPen(theme.color("attention"), 1.6))
        painter.drawLine(at + QPointF(-2.5, -2.5), at + QPointF(2.5, 2.5))
        painter.drawLine(at + QPointF(-2.5, 2.5), at + QPointF(2.5, -2.5))
    elif kind == "resync":
        painter.setPen(QPen(theme.color("accent"), 1.6))
        painter.drawEllipse(at, 2.8, 2.8)
    else:
        painter.setPen(QPen(theme.color("text"), 1.4))
        for x in (-1.5, 1.5):
            painter.drawLine(at + QPointF(x, -3.5), at + QPointF(x, 4))
