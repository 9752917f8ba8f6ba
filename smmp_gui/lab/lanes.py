"""The lanes as a widget: with which frames they show, and how near one looks."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smmp_core.lab.timeline import Timeline
from smmp_gui.controls import Select
from smmp_gui.lab.lane_frames import Shown
from smmp_gui.lab.lane_history import Flight, Row, history_of
from smmp_gui.lab.lane_picture import AXIS, HEADER, LanesPicture, Layout
from smmp_gui.lab.time_view import TimeView
from smmp_gui.widgets import button
from smmp_gui.words import tr

__all__ = ["Lanes", "LanesPicture", "LanesView"]

_SPEED = 700.0  # pixels a second at first: a frame's way is some 30 pixels high
_STEP = 1.6


class LanesView(QWidget):
    """The lanes, and above them a choice of frames and buttons to look nearer and further."""

    seek = Signal(float)  # seconds; somebody wants to be at that moment

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("lanesPage")
        self.lanes = Lanes()
        self.lanes.seek.connect(self.seek)
        self.filter = Select("lanesFilter")
        self.filter.setAccessibleName(tr("Frames to show"))
        choices: tuple[tuple[str, Shown], ...] = (
            (tr("All frames"), "all"),
            (tr("Without acknowledgements and turns"), "loud"),
            (tr("Messages and resyncs"), "messages"),
        )
        for words, shown in choices:
            self.filter.addItem(words, shown)
        self.filter.currentIndexChanged.connect(lambda: self.lanes.show_frames(self.filter.currentData()))
        row = QHBoxLayout()
        row.setContentsMargins(8, 6, 8, 6)
        row.addWidget(self.filter)
        row.addStretch(1)
        for words, name, says, factor in (
            ("−", "lanesFurther", tr("Look at it from further away"), 1 / _STEP),
            ("+", "lanesNearer", tr("Look nearer"), _STEP),
        ):
            one = button(words, name)
            one.setAccessibleName(says)
            one.setToolTip(says)
            one.clicked.connect(lambda _=False, factor=factor: self.lanes.zoom(factor))
            row.addWidget(one)
        whole = button(tr("Whole"), "lanesWhole")
        whole.setToolTip(tr("See all of the time at once"))
        whole.clicked.connect(self.lanes.fit)
        row.addWidget(whole)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.lanes, 1)
        self.setFocusProxy(self.lanes)

    @property
    def picture(self) -> LanesPicture:
        """What is painted, with what is chosen in it."""
        return self.lanes.picture

    def set_timeline(self, timeline: Timeline) -> None:
        """Show another timeline from its beginning."""
        self.lanes.set_timeline(timeline)

    def show_at(self, at: float) -> None:
        """Be at a moment; what the timeline has taken up since is shown too."""
        self.lanes.show_at(at)

    def words(self) -> str:
        """A sentence about the present moment."""
        return self.lanes.words()


class Lanes(TimeView):
    """The lanes alone: scrolled along time, and to the side where there are many."""

    def __init__(self) -> None:
        self.picture = LanesPicture()
        super().__init__("lanes", tr("Lanes"), Qt.Orientation.Vertical)
        self.speed = _SPEED
        self.horizontalScrollBar().valueChanged.connect(self.repaint_trace)

    def show_frames(self, shown: Shown) -> None:
        """Show these frames."""
        self.picture.shown = shown
        self.repaint_trace()

    def room(self) -> QRectF:
        """Where time runs, in the viewport."""
        return QRectF(self.viewport().rect()).adjusted(AXIS, HEADER, 0, 0)

    def paint_trace(self, painter: QPainter, rect: QRectF) -> None:
        """What happened."""
        across = self.horizontalScrollBar().value()
        self.picture.paint_trace(painter, rect, self.timeline, *self.span, self.scale, across)

    def paint_present(self, painter: QPainter, rect: QRectF) -> None:
        """The present moment over it."""
        self.picture.paint_present(painter, rect, self.timeline, self.span[0], self.at, self.scale)

    def words_at(self, point: QPointF) -> str:
        """What is at a point, in plain words."""
        if point.y() < HEADER:
            return ""
        return self.picture.words_at(self._layout(), self.timeline, self.span[1], point)

    def row_at(self, point: QPointF) -> Row | None:
        """Whose lane is there."""
        return self._layout().row_at(point.x())

    def hovered(self, point: QPointF) -> None:
        """Make the frame that is pointed at stand out."""
        found = self.picture.hit(self._layout(), history_of(self.timeline), self.span[1], self.timeline.end, point)
        frame = found.sent.frame if isinstance(found, Flight) else None
        if frame != self.picture.hover:
            self.picture.hover = frame
            self.repaint_trace()

    def _layout(self) -> Layout:
        rect, rows = QRectF(self.viewport().rect()), list(self.history.rows.values())
        return Layout(rect, rows, self.scale, self.span[0], self.horizontalScrollBar().value())

    def _measure(self, *, again: bool = False) -> None:
        super()._measure(again=again)
        layout = self._layout()
        room = layout.room.width()
        self.horizontalScrollBar().setRange(0, max(0, round(layout.wide - room)))
        self.horizontalScrollBar().setPageStep(max(1, round(room)))

    @property
    def chosen(self) -> str:
        """Whose lane is chosen."""
        return self.picture.chosen

    def choose(self, key: str) -> None:
        """Let the keys move along a member's lane; along everybody's, if it is empty."""
        self.picture.chosen = key
        layout, rows = self._layout(), list(self.history.rows)
        if key in rows:
            bar = self.horizontalScrollBar()
            middle = layout.x(rows.index(key))
            if middle < layout.room.left() + layout.width / 2:
                bar.setValue(bar.value() - round(layout.room.left() + layout.width / 2 - middle))
            elif middle > layout.room.right() - layout.width / 2:
                bar.setValue(bar.value() + round(middle + layout.width / 2 - layout.room.right()))
        self.repaint_trace()
