"""What lanes and strip have in common as widgets: time is scrolled, zoomed and clicked at; keys move along it."""

from abc import abstractmethod
from functools import partial

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QScrollBar, QToolTip

from smmp_core.lab.timeline import Timeline
from smmp_gui import text
from smmp_gui.lab.lane_history import History, Row, history_of
from smmp_gui.lab.lane_words import moment_words
from smmp_gui.lab.timescale import LEAD, Timescale, fitted, zoomed
from smmp_gui.theme import theme

_SLOWEST, _FASTEST = 2.0, 40_000.0  # pixels a second
_ZOOM = 1.25  # by one notch of the wheel
_FOLLOW = 0.78  # of the room: time goes on scrolling when the present moment gets there
_PAGE = 0.25  # of the room: where it is put, if nothing may glide
_JUMP = 0.5  # seconds: a longer way than this was no mere passing of time
_MOST = 2**30  # pixels that a scroll bar knows


class TimeView(QAbstractScrollArea):
    """A picture of a timeline that may grow, with the present moment in it."""

    seek = Signal(float)  # seconds; somebody wants to be at that moment

    def __init__(self, name: str, says: str, axis: Qt.Orientation) -> None:
        """``name``: of the object; ``says``: what a screen reader calls it; ``axis``: the way time runs."""
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(says)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.timeline, self.at = Timeline([]), 0.0
        self.speed: float | None = None  # pixels a second; None: all is to be seen
        self._axis, self._following, self._pressed = axis, True, False
        self._known = -1, -1.0  # records and end that the scroll bar was set for
        self._scale: Timescale | None = None
        self._kept: QPixmap | None = None  # what happened, painted
        self._shown: object = None  # what that depends on
        self._bar.valueChanged.connect(self._scrolled)
        theme.changed.connect(self.repaint_trace)

    # -- what the picture says ----------------------------------------------------------------

    @abstractmethod
    def room(self) -> QRectF:
        """Where time runs, in the viewport."""

    @abstractmethod
    def paint_trace(self, painter: QPainter, rect: QRectF) -> None:
        """Paint what happened."""

    @abstractmethod
    def paint_present(self, painter: QPainter, rect: QRectF) -> None:
        """Paint the present moment over it."""

    @abstractmethod
    def words_at(self, point: QPointF) -> str:
        """What is at a point, in plain words."""

    @abstractmethod
    def row_at(self, point: QPointF) -> Row | None:
        """Whose lane or row is there."""

    @abstractmethod
    def choose(self, key: str) -> None:
        """Let the keys move along a member's lane or row; none, if it is empty."""

    @property
    @abstractmethod
    def chosen(self) -> str:
        """Whose lane or row is chosen."""

    # -- time ---------------------------------------------------------------------------------

    def set_timeline(self, timeline: Timeline) -> None:
        """Show another timeline from its beginning."""
        self.timeline, self.at, self._following, self._known, self._kept = timeline, 0.0, True, (-1, -1.0), None
        self.choose("")
        self._bar.setValue(0)
        self.show_at(0.0)

    def show_at(self, at: float) -> None:
        """Be at a moment; what the timeline has taken up since is shown too."""
        if not 0 <= at - self.at <= _JUMP:
            self._following = True
        self.at = at
        self._measure()
        if self._following:
            self._bring(at)
        if self.hasFocus():
            self._describe()
        self.viewport().update()

    def words(self) -> str:
        """A sentence about the present moment."""
        return moment_words(self.timeline, self.at)

    @property
    def history(self) -> History:
        """What has happened."""
        return history_of(self.timeline)

    @property
    def end(self) -> float:
        """The last moment that is known."""
        return max(self.timeline.end, self.at)

    @property
    def scale(self) -> Timescale:
        """How far apart moments are at present."""
        if self._scale is None:
            pace, end = self.history.pace, max(self.end, 0.1)
            if self.speed is None:
                self._scale = fitted(pace, 0.0, end, self._length - 2 * LEAD)
            else:
                self._scale = zoomed(pace, end, self.speed)
        return self._scale

    @property
    def span(self) -> tuple[float, float]:
        """The moments at the beginning and the end of the picture."""
        near = self._bar.value() - LEAD
        return self.scale.time(near), self.scale.time(near + self._length)

    def zoom(self, factor: float, around: float | None = None) -> None:
        """See time ``factor`` times as large; the moment ``around`` stays where it is."""
        around = self.at if around is None else around
        here = self.scale.at(around) + LEAD - self._bar.value()
        here = here if 0 <= here <= self._length else self._length / 2
        self.speed = min(_FASTEST, max(_SLOWEST, self.scale.speed * factor))
        self._scale = None
        if self.scale.length + 2 * LEAD <= self._length:
            self.fit()
            return
        self._measure(again=True)
        self._bar.setValue(round(self.scale.at(around) + LEAD - here))

    def fit(self) -> None:
        """See all of the time at once."""
        self.speed, self._scale = None, None
        self._measure(again=True)

    @property
    def _bar(self) -> QScrollBar:
        return self.verticalScrollBar() if self._axis is Qt.Orientation.Vertical else self.horizontalScrollBar()

    @property
    def _length(self) -> float:
        room = self.room()
        return max(1.0, room.height() if self._axis is Qt.Orientation.Vertical else room.width())

    def _along(self, point: QPointF) -> float:
        room = self.room()
        return point.y() - room.top() if self._axis is Qt.Orientation.Vertical else point.x() - room.left()

    def moment(self, point: QPointF) -> float:
        """The moment at a point of the viewport, within what is known."""
        return min(self.end, max(0.0, self.scale.time(self._along(point) + self._bar.value() - LEAD)))

    def _measure(self, *, again: bool = False) -> None:
        """Let the scroll bar know how much there is."""
        known = len(self.timeline.times), self.end
        if known == self._known and not again:
            return
        self._known, self._scale = known, None
        length, following = self.scale.length + 2 * LEAD, self._following
        self._bar.setRange(0, min(_MOST, max(0, round(length - self._length))))
        self._bar.setPageStep(round(self._length))
        self._bar.setSingleStep(40)
        self._following = following
        self.repaint_trace()

    def _bring(self, at: float) -> None:
        """Scroll until a moment is seen."""
        pixel = self.scale.at(at) + LEAD
        here = pixel - self._bar.value()
        goal = self._bar.value()
        if here > _FOLLOW * self._length:
            goal = round(pixel - (_FOLLOW if theme.motion else _PAGE) * self._length)
        elif here < 0:
            goal = round(pixel - _PAGE * self._length)
        if goal != self._bar.value():
            self._bar.setValue(goal)
            self._following = True

    def _scrolled(self) -> None:
        here = self.scale.at(self.at) + LEAD - self._bar.value()
        self._following = 0 <= here <= self._length
        self.viewport().update()

    # -- events -------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """A good part of a window."""
        return QSize(640, 320)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture, and a frame around it when the keys are for it."""
        self._measure()
        rect = QRectF(self.viewport().rect())
        shown = len(self.timeline.times), self._bar.value(), self.scale.speed, self.viewport().size(), theme.body_key
        if self._kept is None or shown != self._shown:
            self._kept, self._shown = self._trace(rect), shown
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawPixmap(0, 0, self._kept)
        self.paint_present(painter, rect)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        painter.end()

    def _trace(self, rect: QRectF) -> QPixmap:
        """What happened, as a picture: while time passes and nothing is scrolled, only the present moves over it."""
        ratio = self.devicePixelRatioF()
        picture = QPixmap((rect.size() * ratio).toSize())
        picture.setDevicePixelRatio(ratio)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_trace(painter, rect)
        painter.end()
        return picture

    def repaint_trace(self) -> None:
        """What happened looks different from before."""
        self._kept = None
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There is more room, or less."""
        self._measure(again=True)
        super().resizeEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A screen reader comes here."""
        self._describe()
        super().focusInEvent(event)

    def _describe(self) -> None:
        self.setAccessibleDescription(text.bare(self.words()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the moment that is clicked at, and choose the member."""
        if event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        self._pressed = True
        row = self.row_at(event.position())
        if row is not None:
            self.choose(row.key)
        if self._along(event.position()) >= 0:
            self.seek.emit(self.moment(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Take time along."""
        if self._pressed:
            self.seek.emit(self.moment(event.position()))
        else:
            self.hovered(event.position())

    def hovered(self, point: QPointF) -> None:
        """The pointer is somewhere else."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let time go."""
        self._pressed = False
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl, zoom around the pointer."""
        notches = event.angleDelta().y() / 120
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(_ZOOM**notches, self.moment(event.position()))
            event.accept()
        elif self._axis is Qt.Orientation.Horizontal and notches and self._bar.maximum():
            self._bar.setValue(self._bar.value() - round(notches * 80))
            event.accept()
        else:
            super().wheelEvent(event)

    def event(self, event: QEvent) -> bool:
        """The keys of this picture are not the window's while it has the focus."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._act(event) is not None
        ):
            event.accept()
            return True
        return super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Say what is pointed at."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            said = self.words_at(QPointF(event.pos()))
            if said:
                QToolTip.showText(event.globalPos(), text.tip(said), self.viewport())
            else:
                QToolTip.hideText()
            return True
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Along time, to another member, nearer or further."""
        act = self._act(event)
        if act is None:
            super().keyPressEvent(event)
        else:
            act()

    def _act(self, event: QKeyEvent) -> "partial[None] | None":
        if event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier):
            return None
        down = self._axis is Qt.Orientation.Vertical
        key = Qt.Key
        acts = {
            (key.Key_Down if down else key.Key_Right): partial(self._step, 1),
            (key.Key_Up if down else key.Key_Left): partial(self._step, -1),
            (key.Key_Right if down else key.Key_Down): partial(self._choose_beside, 1),
            (key.Key_Left if down else key.Key_Up): partial(self._choose_beside, -1),
            key.Key_Home: partial(self.seek.emit, 0.0),
            key.Key_End: partial(self.seek.emit, self.timeline.end),
            key.Key_Plus: partial(self.zoom, _ZOOM),
            key.Key_Equal: partial(self.zoom, _ZOOM),
            key.Key_Minus: partial(self.zoom, 1 / _ZOOM),
            key.Key_0: partial(self.fit),
        }
        return acts.get(Qt.Key(event.key()))

    def _step(self, direction: int) -> None:
        """To the next thing that happened to the chosen member, or to anybody."""
        rows = self.history.rows
        chosen = [rows[self.chosen]] if self.chosen in rows else list(rows.values())
        moments = [moment for row in chosen if (moment := row.beside(self.at, direction)) is not None]
        if moments:
            self.seek.emit(min(moments) if direction > 0 else max(moments))

    def _choose_beside(self, direction: int) -> None:
        keys = list(self.history.rows)
        if keys:
            at = keys.index(self.chosen) + direction if self.chosen in keys else (0 if direction > 0 else -1)
            self.choose(keys[at % len(keys)])
