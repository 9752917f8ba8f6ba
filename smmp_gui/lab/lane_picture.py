"""The picture of the lanes: one per member, time running down, an arrow for each frame."""

from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from smmp_core.lab.timeline import Timeline
from smmp_core.trace.records import Judged, Paused, Refused, Resumed, Skipped, Started, Step, Stopped
from smmp_gui import drawing, text
from smmp_gui.lab.bands import Bands, paint_fold, paint_stopped
from smmp_gui.lab.lane_frames import Arrow, Shown, arrow, drawable, nearest, paint_arrows
from smmp_gui.lab.lane_history import Flight, History, Incident, Row, history_of
from smmp_gui.lab.lane_marks import CLOSE, is_loud, paint_bar, paint_fault, paint_note, paint_step
from smmp_gui.lab.lane_words import flight_words, incident_words, pointed_words
from smmp_gui.lab.timescale import Fold, Timescale, clock_text, framed, span_text
from smmp_gui.theme import theme
from smmp_gui.words import tr

AXIS = 64.0  # pixels that the times take at the left
HEADER = 42.0  # and the names at the top
NARROWEST = 56.0  # a lane; more lanes than fit are scrolled to
BAND = 12.0
_APART = 44.0  # pixels between two times of the axis
_REACH = 7.0
_ASIDE = 18.0  # pixels from a lane to what was not taken there
_VEIL = 0.62  # how pale what comes after the present is
_ANEW = ("initial", "resync_sent", "resync_received")


@dataclass
class Layout:
    """Where everything is in one picture of the lanes; ``scale`` and ``start`` say which moment is at the top."""

    rect: QRectF
    rows: list[Row]
    scale: Timescale
    start: float  # the moment at the top
    across: float = 0.0  # pixels that the lanes are scrolled to the side
    width: float = field(init=False)  # of a lane
    room: QRectF = field(init=False)  # where the lanes run

    def __post_init__(self) -> None:
        self.width = max(NARROWEST, (self.rect.width() - AXIS) / max(1, len(self.rows)))
        self.room = self.rect.adjusted(AXIS, HEADER, 0, 0)
        self._zero = self.room.top() - self.scale.at(self.start)

    @property
    def wide(self) -> float:
        """All lanes together, pixels."""
        return self.width * len(self.rows)

    def x(self, i: int) -> float:
        """The middle of a lane."""
        return self.rect.left() + AXIS + (i + 0.5) * self.width - self.across

    def y(self, at: float) -> float:
        """A moment's height."""
        return self._zero + self.scale.at(at)

    def time(self, y: float) -> float:
        """The moment at a height."""
        return self.scale.time(y - self._zero)

    def row_at(self, x: float) -> Row | None:
        """Whose lane is there."""
        i = int((x - self.rect.left() - AXIS + self.across) // self.width)
        return self.rows[i] if x >= self.rect.left() + AXIS and 0 <= i < len(self.rows) else None

    def seen(self, i: int) -> bool:
        """Whether a lane is in the picture."""
        return self.room.left() - self.width < self.x(i) < self.room.right() + self.width


class LanesPicture:
    """Paints the lanes on any device."""

    def __init__(self) -> None:
        self.shown: Shown = "all"
        self.chosen = ""  # whose lane the keys move along
        self.hover: int | None = None  # the frame that is pointed at

    def paint(
        self,
        painter: QPainter,
        rect: QRectF,
        timeline: Timeline,
        start: float,
        end: float,
        at: float,
        *,
        scale: Timescale | None = None,
        across: float = 0.0,
    ) -> None:
        """The lanes from ``start`` to ``end`` (seconds) with the present moment ``at``.

        ``scale`` is how far apart moments are, where ``end`` shall not just reach the bottom; ``across`` the pixels
        that the lanes are scrolled to the side.
        """
        if scale is None:
            scale, start, end = framed(history_of(timeline).pace, start, end, rect.height() - HEADER)
        self.paint_trace(painter, rect, timeline, start, end, scale, across)
        self.paint_present(painter, rect, timeline, start, at, scale)

    def paint_trace(
        self,
        painter: QPainter,
        rect: QRectF,
        timeline: Timeline,
        start: float,
        end: float,
        scale: Timescale,
        across: float = 0.0,
    ) -> None:
        """What happened, whatever moment is the present."""
        history = history_of(timeline)
        layout = Layout(rect, list(history.rows.values()), scale, start, across)
        painter.save()
        painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
        painter.fillRect(rect, theme.color("surface"))
        self._paint_grid(painter, layout, end)
        painter.save()
        painter.setClipRect(layout.room, Qt.ClipOperation.IntersectClip)
        bands = Bands(down=True, origin=layout.y(0.0))  # patterns move along with time
        for i, row in enumerate(layout.rows):
            if layout.seen(i):
                self._paint_lane(painter, layout, bands, i, row, end, timeline.end)
        bands.paint(painter)
        for fold in layout.scale.folded(start, end):
            self._paint_fold(painter, layout, fold)
        arrows, left_out = self.arrows(layout, history, end, timeline.end)
        paint_arrows(painter, arrows, self.hover)
        for i, row in enumerate(layout.rows):
            if layout.seen(i):
                self._paint_incidents(painter, layout, i, row, end)
        painter.restore()
        self._paint_names(painter, layout)
        if left_out:
            self._paint_left_out(painter, layout, left_out)
        painter.restore()

    # -- what is where ------------------------------------------------------------------------

    def arrows(self, layout: Layout, history: History, end: float, now: float) -> tuple[list[Arrow], int]:
        """The arrows up to the moment ``end``, and how many quiet ones are left out; the trace ends ``now``."""
        flights, left_out = drawable(history, self.shown, layout.start, end)
        places = {row.key: layout.x(i) for i, row in enumerate(layout.rows)}
        found = []
        for flight in flights:
            if flight.sent.member in places and flight.sent.to in places:
                one = self._arrow(layout, flight, places[flight.sent.member], places[flight.sent.to], now)
                if one is not None:
                    found.append(one)
        return found, left_out

    def _arrow(self, layout: Layout, flight: Flight, x1: float, x2: float, now: float) -> Arrow | None:
        sent = QPointF(x1, layout.y(flight.sent.at))
        until = flight.until if flight.end is not None and not flight.lost else flight.due
        share = 1.0
        if flight.lost or flight.end is None:
            gone = flight.until if flight.end is not None else now
            share = min(0.8, (gone - flight.sent.at) / max(flight.due - flight.sent.at, 1e-9))
            share = max(share, 0.25) if flight.lost else share
        return arrow(flight, sent, QPointF(x2, layout.y(until)), share, layout.room, layout.width, BAND / 2 + 1)

    def hit(self, layout: Layout, history: History, end: float, now: float, point: QPointF) -> Incident | Flight | None:
        """What is at a point: what happened to a member, or a frame."""
        row = layout.row_at(point.x())
        if row is not None and -_ASIDE - 10 < point.x() - layout.x(layout.rows.index(row)) < 2 * _REACH:
            near = row.marked(layout.time(point.y() - _REACH), layout.time(point.y() + _REACH))
            near = [incident for incident in near if is_loud(incident) or self.shown == "all"]
            if near:
                return min(near, key=lambda incident: abs(layout.y(incident.at) - point.y()))
        found = nearest(self.arrows(layout, history, end, now)[0], point, _REACH)
        return found.flight if found is not None else None

    def words_at(self, layout: Layout, timeline: Timeline, end: float, point: QPointF) -> str:
        """What is at a point, in plain words; empty where there is nothing."""
        history = history_of(timeline)
        found = self.hit(layout, history, end, timeline.end, point)
        if isinstance(found, Flight):
            return flight_words(timeline.names, found)
        if found is not None:
            return incident_words(timeline.names, found)
        row = layout.row_at(point.x())
        moment = layout.time(point.y())
        return pointed_words(timeline.names, history, row.key, moment, end) if row is not None else ""

    # -- paint --------------------------------------------------------------------------------

    def _paint_grid(self, painter: QPainter, layout: Layout, end: float) -> None:
        painter.setFont(theme.font("caption"))
        line, muted = QPen(theme.color("line"), 1), theme.color("muted")
        for tick in layout.scale.ticks(layout.start, end, _APART):
            y = layout.y(tick.at)
            painter.setPen(line)
            painter.drawLine(QPointF(layout.room.left() - 4, y), QPointF(layout.room.right(), y))
            painter.setPen(muted)
            _time(painter, layout, y, tick.label)

    def _paint_fold(self, painter: QPainter, layout: Layout, fold: Fold) -> None:
        top, bottom = layout.y(fold.start), layout.y(fold.end)
        painter.save()
        painter.setClipRect(layout.room.adjusted(-AXIS, 0, 0, 0), Qt.ClipOperation.ReplaceClip)
        paint_fold(painter, QRectF(layout.rect.left(), top, layout.rect.width(), bottom - top), down=True)
        painter.setFont(_slanted(theme.font("caption")))
        painter.setPen(theme.color("muted"))
        _time(painter, layout, (top + bottom) / 2, span_text(fold.end - fold.start))
        painter.restore()

    def _paint_lane(
        self, painter: QPainter, layout: Layout, bands: Bands, i: int, row: Row, end: float, now: float
    ) -> None:
        x, room = layout.x(i), layout.room
        if row.key == self.chosen:
            tint = theme.color("soft")
            tint.setAlphaF(0.35)
            painter.fillRect(QRectF(x - layout.width / 2, room.top(), layout.width, room.height()), tint)
        for stretch, until in row.seen(layout.start, end):
            top = max(room.top(), layout.y(stretch.start))
            bottom = min(room.bottom(), layout.y(min(until, max(now, layout.start))))
            if bottom <= top:
                continue
            band = QRectF(x - BAND / 2, top, BAND, bottom - top)
            if stretch.running == "running":
                bands.fill(band, stretch.digest, by_word=stretch.by_word)
                bands.texture(band, stretch.digest, by_word=stretch.by_word)
            else:
                grey = QRectF(x - layout.width * 0.3, top, layout.width * 0.6, bottom - top)
                shade = QColor(theme.color("neutral"))
                shade.setAlphaF(0.6)
                painter.fillRect(grey, shade)
                paint_stopped(painter, band)

    def _paint_incidents(self, painter: QPainter, layout: Layout, i: int, row: Row, end: float) -> None:
        free, digest = -1e9, ""
        margin = CLOSE / layout.scale.speed
        before = row.at(layout.start - margin)
        digest = before.digest if before is not None else ""
        for incident in row.marked(layout.start - margin, end + margin):
            point = QPointF(layout.x(i), layout.y(incident.at))
            roomy = point.y() - free >= CLOSE
            match incident:
                case Step():
                    changed, digest = incident.after.digest != digest, incident.after.digest
                    if incident.rule in _ANEW:
                        paint_bar(painter, point, layout.width, incident.after.place, incident.rule, roomy)
                    else:
                        paint_step(painter, point, layout.width, incident, roomy, changed)
                    free = point.y() if roomy else free
                case Judged() | Refused():
                    if is_loud(incident) or self.shown == "all":
                        paint_fault(painter, QPointF(point.x() - _ASIDE, point.y()), incident)
                case Stopped() | Started() | Paused() | Resumed() | Skipped():
                    paint_note(painter, point, layout.width, incident)

    def paint_present(
        self, painter: QPainter, rect: QRectF, timeline: Timeline, start: float, at: float, scale: Timescale
    ) -> None:
        """The present moment over it, and what comes after it pale."""
        layout = Layout(rect, list(history_of(timeline).rows.values()), scale, start)
        y, room = layout.y(at), layout.room
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if y < room.bottom():
            veil = theme.color("surface")
            veil.setAlphaF(_VEIL)
            top = max(room.top(), y)
            painter.fillRect(QRectF(layout.rect.left(), top, layout.rect.width(), room.bottom() - top), veil)
        if room.top() <= y <= room.bottom():
            painter.setPen(QPen(theme.color("accent"), 1.6))
            painter.drawLine(QPointF(room.left() - 6, y), QPointF(room.right(), y))
            flag = QRectF(layout.rect.left() + 3, y - 9, AXIS - 9, 18)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            painter.drawRoundedRect(flag, 4, 4)
            painter.setPen(theme.color("on_accent"))
            painter.setFont(theme.font("caption", QFont.Weight.DemiBold))
            drawing.words(painter, flag, clock_text(at, 2), Qt.AlignmentFlag.AlignHCenter)
        painter.restore()

    def _paint_names(self, painter: QPainter, layout: Layout) -> None:
        header = QRectF(layout.rect.left(), layout.rect.top(), layout.rect.width(), HEADER)
        painter.fillRect(header, theme.color("surface"))
        painter.save()
        painter.setClipRect(header.adjusted(AXIS, 0, 0, 0), Qt.ClipOperation.IntersectClip)
        for i, row in enumerate(layout.rows):
            if layout.seen(i):
                self._paint_name(painter, layout, i, row)
        painter.restore()
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawLine(header.bottomLeft(), header.bottomRight())

    def _paint_name(self, painter: QPainter, layout: Layout, i: int, row: Row) -> None:
        font = theme.font("small", QFont.Weight.DemiBold)
        name = text.shown_name(row.name, row.key)
        face = 22.0 if layout.width >= 90 else 0.0
        room = layout.width - 12 - (face + 6 if face else 0)
        said = drawing.elide(name, font, room)
        wide = min(room, theme.metrics("small", QFont.Weight.DemiBold).horizontalAdvance(said))
        left = layout.x(i) - (wide + (face + 6 if face else 0)) / 2
        middle = layout.rect.top() + HEADER / 2
        if face:
            drawing.avatar(painter, QRectF(left, middle - face / 2, face, face), name, row.key)
            left += face + 6
        painter.setFont(font)
        painter.setPen(theme.color("text"))
        drawing.words(painter, QRectF(left - 2, middle - 10, wide + 4, 20), said, Qt.AlignmentFlag.AlignHCenter)
        if row.key == self.chosen:
            painter.setPen(QPen(theme.color("accent"), 3))
            y = layout.rect.top() + HEADER - 2
            painter.drawLine(QPointF(layout.x(i) - layout.width * 0.4, y), QPointF(layout.x(i) + layout.width * 0.4, y))

    def _paint_left_out(self, painter: QPainter, layout: Layout, count: int) -> None:
        said = tr("%n quieter frame(s) not drawn: zoom in to see them", "", count)
        wide = theme.metrics("caption").horizontalAdvance(said) + 20
        room = layout.room
        pill = QRectF(room.center().x() - wide / 2, room.bottom() - 28, wide, 22)
        painter.setPen(QPen(theme.color("line"), 1))
        painter.setBrush(theme.color("raised"))
        painter.drawRoundedRect(pill, 11, 11)
        painter.setPen(theme.color("muted"))
        painter.setFont(theme.font("caption"))
        drawing.words(painter, pill, said, Qt.AlignmentFlag.AlignHCenter)


def _time(painter: QPainter, layout: Layout, y: float, said: str) -> None:
    if layout.room.top() + 6 < y < layout.room.bottom() - 4:
        box = QRectF(layout.rect.left(), y - 9, AXIS - 8, 18)
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, said)


def _slanted(font: QFont) -> QFont:
    font.setItalic(True)
    return font
