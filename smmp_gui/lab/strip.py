"""The agreement strip: who held what, time running right, so that one sees when all were the same."""

from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from smmp_core.lab.timeline import Timeline
from smmp_gui import drawing, text
from smmp_gui.lab.bands import Bands, paint_fold, paint_stopped
from smmp_gui.lab.lane_history import History, Milestone, Row, Stretch, history_of
from smmp_gui.lab.lane_words import milestone_words, stretch_words, together_words
from smmp_gui.lab.marks import digest_font, digest_ink, four, paint_glyph
from smmp_gui.lab.strip_legend import LEGEND, LEGEND_LINE, paint_legend
from smmp_gui.lab.time_view import TimeView
from smmp_gui.lab.timescale import Fold, Timescale, clock_text, framed, span_text
from smmp_gui.theme import theme
from smmp_gui.words import tr

NAMES = 132.0  # pixels that the names take at the left
MARKS = 26.0  # new eras and epochs, at the top
TOGETHER = 22.0  # the row of everybody
AXIS = 26.0
GAP = 4.0  # pixels between rows
HIGHEST = 34.0  # a row
_ROOMY = 15.0  # a row with its gap that leaves room for the legend
_NAMED = 9.0  # a lower row has no name
_END = 14.0  # pixels free at the right
_APART = 64.0  # pixels between two times of the axis
_DIGITS = 38.0  # a band that has room for four digits
_TINY = 6.0  # a narrower band is colour alone
_BITTEN = 3.0  # pixels that the teeth of a fold take from what is beside it
_VEIL = 0.62
_WORDY = 62.0  # pixels between milestones that have words


@dataclass
class StripLayout:
    """Where everything is in one picture of the strip; ``scale`` and ``start`` say which moment is at the left."""

    rect: QRectF
    rows: list[Row]
    scale: Timescale
    start: float
    room: QRectF = field(init=False)  # where time runs
    height: float = field(init=False)  # of a row, with the gap after it
    legend: float = field(init=False)  # of the legend; 0 where there is no room for it

    def __post_init__(self) -> None:
        count = max(1, len(self.rows))
        free = self.rect.height() - MARKS - TOGETHER - 2 * GAP - AXIS
        self.legend = next((height for height in (LEGEND, LEGEND_LINE) if free - height >= count * _ROOMY), 0.0)
        self.room = self.rect.adjusted(NAMES, 0, -_END, -AXIS - self.legend)
        self.height = min(HIGHEST + GAP, max(1.0, (free - self.legend) / count))
        self._zero = self.room.left() - self.scale.at(self.start)

    @property
    def bottom(self) -> float:
        """Where the last row ends."""
        return self.band(len(self.rows) - 1).bottom() if self.rows else self.together.bottom()

    @property
    def together(self) -> QRectF:
        """The row of everybody."""
        return QRectF(self.room.left(), self.rect.top() + MARKS, self.room.width(), TOGETHER)

    def band(self, i: int) -> QRectF:
        """A member's row."""
        gap = GAP if self.height > 16 else 1.0 if self.height > 4 else 0.0
        return QRectF(
            self.room.left(), self.together.bottom() + 2 * GAP + i * self.height, self.room.width(), self.height - gap
        )

    def x(self, at: float) -> float:
        """Where a moment is."""
        return self._zero + self.scale.at(at)

    def time(self, x: float) -> float:
        """The moment there."""
        return self.scale.time(x - self._zero)

    def part(self, band: QRectF, start: float, end: float) -> QRectF:
        """From moment to moment, as far as it is seen."""
        left, right = max(band.left(), self.x(start)), min(band.right(), self.x(end))
        return QRectF(left, band.top(), max(0.0, right - left), band.height())

    def row_at(self, y: float) -> Row | None:
        """Whose row is there."""
        i = int((y - self.band(0).top()) // self.height)
        return self.rows[i] if 0 <= i < len(self.rows) and y >= self.band(0).top() else None


def wanted_height(members: int) -> float:
    """Pixels in which a strip of so many members looks well."""
    height = 26.0 if members <= 12 else 15.0
    return MARKS + TOGETHER + 2 * GAP + members * (height + GAP) + AXIS + LEGEND


class StripPicture:
    """Paints the strip on any device."""

    def __init__(self) -> None:
        self.chosen = ""  # whose row the keys move along

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
    ) -> None:
        """The strip from ``start`` to ``end`` (seconds) with the present moment ``at``.

        ``scale`` is how far apart moments are, where ``end`` shall not just reach the right side.
        """
        if scale is None:
            scale, start, end = framed(history_of(timeline).pace, start, end, rect.width() - NAMES - _END)
        self.paint_trace(painter, rect, timeline, start, end, scale)
        self.paint_present(painter, rect, timeline, start, at, scale)

    def paint_trace(
        self, painter: QPainter, rect: QRectF, timeline: Timeline, start: float, end: float, scale: Timescale
    ) -> None:
        """What happened, whatever moment is the present."""
        history = history_of(timeline)
        layout = StripLayout(rect, list(history.rows.values()), scale, start)
        painter.save()
        painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
        painter.fillRect(rect, theme.color("surface"))
        painter.save()
        painter.setClipRect(layout.room.adjusted(0, 0, _END, AXIS), Qt.ClipOperation.IntersectClip)
        now = timeline.end
        self._paint_together(painter, layout, history, end, now)
        self._paint_axis(painter, layout, end)
        self._paint_rows(painter, layout, end, now)
        for fold in layout.scale.folded(start, end):
            self._paint_fold(painter, layout, fold)
        self._paint_milestones(painter, layout, history.passed(start, end))
        painter.restore()
        self._paint_names(painter, layout)
        paint_legend(painter, QRectF(rect.left() + 12, layout.bottom + AXIS, rect.width() - 24, layout.legend))
        painter.restore()

    def words_at(self, layout: StripLayout, timeline: Timeline, end: float, point: QPointF) -> str:
        """What is at a point, in plain words; empty where there is nothing."""
        history, moment = history_of(timeline), layout.time(point.x())
        if point.x() < layout.room.left():
            return ""
        if point.y() < layout.together.top():
            for one in history.passed(layout.time(point.x() - 12), layout.time(point.x() + 12)):
                return milestone_words(timeline.names, one)
            return ""
        if point.y() <= layout.together.bottom():
            for harmony, until in history.together(moment, end):
                return together_words(harmony.parties, harmony.start, until)
        row = layout.row_at(point.y())
        if row is not None:
            for stretch, until in row.seen(moment, end):
                return stretch_words(timeline.names, row, stretch, until) if stretch.start <= moment else ""
        return ""

    # -- paint --------------------------------------------------------------------------------

    def _paint_together(self, painter: QPainter, layout: StripLayout, history: History, end: float, now: float) -> None:
        """One bar where all are the same, with a column of light below it; a broken line where they are not."""
        band = layout.together
        middle = band.center().y()
        for harmony, until in history.together(layout.start, end):
            part = layout.part(band, harmony.start, min(until, now))
            if part.width() <= 0:
                continue
            if harmony.parties == 1:
                column = QRectF(part.left(), band.top(), part.width(), layout.bottom - band.top() + GAP)
                painter.fillRect(column, theme.color("soft"))
                bar = QRectF(part.left(), middle - 5, part.width(), 10)
                painter.fillRect(bar, theme.color("accent"))
            elif harmony.parties > 1:
                pen = QPen(theme.color("attention"), 2.4)
                pen.setDashPattern([1.6, 1.6])
                pen.setCapStyle(Qt.PenCapStyle.FlatCap)
                painter.setPen(pen)
                painter.drawLine(QPointF(part.left(), middle), QPointF(part.right(), middle))
        painter.setPen(Qt.PenStyle.NoPen)

    def _paint_axis(self, painter: QPainter, layout: StripLayout, end: float) -> None:
        painter.setFont(theme.font("caption"))
        top = layout.bottom + GAP
        for tick in layout.scale.ticks(layout.start, end, _APART):
            x = layout.x(tick.at)
            painter.setPen(QPen(theme.color("edge"), 1))
            painter.drawLine(QPointF(x, top), QPointF(x, top + 4))
            painter.setPen(theme.color("muted"))
            box = QRectF(x - _APART / 2, top + 5, _APART, 15)
            if layout.room.left() - 8 <= x:
                painter.drawText(box, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter, tick.label)

    def _paint_rows(self, painter: QPainter, layout: StripLayout, end: float, now: float) -> None:
        bands = Bands(down=False, origin=layout.x(0.0))
        written: list[tuple[QRectF, Stretch]] = []
        over: list[tuple[QRectF, Stretch]] = []
        for i, row in enumerate(layout.rows):
            band = layout.band(i)
            for stretch, until in row.seen(layout.start, end):
                until = min(until, max(now, layout.start))
                part = layout.part(band, stretch.start, until)
                if part.width() <= 0:
                    continue
                over.append((part, stretch))
                if stretch.place is not None and stretch.running != "stopped":
                    bands.fill(part, stretch.digest, by_word=stretch.by_word)
                    if part.width() >= _TINY:
                        self._fill(layout, bands, written, part, stretch, until)
        bands.paint(painter)
        for part, stretch in written:
            _write_digits(painter, part, stretch)
        for part, stretch in over:
            _paint_over(painter, part, stretch)

    def _fill(
        self,
        layout: StripLayout,
        bands: Bands,
        written: list[tuple[QRectF, Stretch]],
        part: QRectF,
        stretch: Stretch,
        until: float,
    ) -> None:
        """The digits where there is room for them first, the pattern in the rest."""
        free = part.height() >= 12
        for piece in self._pieces(layout, part, stretch.start, until):
            if free and piece.width() >= _DIGITS:
                written.append((QRectF(piece), stretch))
                piece.setLeft(piece.left() + _DIGITS)
                free = False
            bands.texture(piece, stretch.digest, by_word=stretch.by_word)

    def _pieces(self, layout: StripLayout, part: QRectF, start: float, end: float) -> list[QRectF]:
        """The parts of a band between the folds."""
        pieces, left = [], part.left()
        for fold in layout.scale.folded(max(start, layout.start), end):
            near, far = layout.x(fold.start) - _BITTEN, layout.x(fold.end) + _BITTEN
            if near > left:
                pieces.append(QRectF(left, part.top(), min(near, part.right()) - left, part.height()))
            left = max(left, far)
        if part.right() > left:
            pieces.append(QRectF(left, part.top(), part.right() - left, part.height()))
        return pieces

    def _paint_fold(self, painter: QPainter, layout: StripLayout, fold: Fold) -> None:
        left, right = layout.x(fold.start), layout.x(fold.end)
        if left < layout.room.left() + 3 or left > layout.room.right():
            return
        top = layout.together.top()
        paint_fold(painter, QRectF(left, top, right - left, layout.bottom - top + GAP), down=False)
        painter.save()
        font = theme.font("caption")
        font.setItalic(True)
        painter.setFont(font)
        painter.setPen(theme.color("muted"))
        painter.translate((left + right) / 2, (layout.together.bottom() + layout.bottom) / 2)
        painter.rotate(-90)
        painter.drawText(QRectF(-40, -9, 80, 18), Qt.AlignmentFlag.AlignCenter, span_text(fold.end - fold.start))
        painter.restore()

    def _paint_milestones(self, painter: QPainter, layout: StripLayout, milestones: list[Milestone]) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = theme.font("caption", QFont.Weight.DemiBold)
        last = -1e9
        for i, one in enumerate(milestones):
            x = layout.x(one.at)
            colour = theme.color("handshake" if one.epoch else "resync")
            painter.setPen(QPen(colour, 1.6))
            painter.drawLine(QPointF(x, layout.together.top() - 3), QPointF(x, layout.bottom + GAP))
            if x - last < 16:
                continue
            before, last, y = last, x, layout.rect.top() + MARKS / 2
            paint_glyph(painter, QPointF(x, y), 15, "handshake" if one.epoch else "resync", colour)
            after = layout.x(milestones[i + 1].at) if i + 1 < len(milestones) else layout.room.right() + _END
            side = 1 if after - x >= _WORDY else -1 if x - before >= 2 * _WORDY else 0
            if side:
                said = tr("epoch {epoch}") if one.epoch else tr("era {era}")
                painter.setFont(font)
                painter.setPen(colour)
                box = QRectF(x + 11 if side > 0 else x - 81, y - 9, 70, 18)
                words = said.format(epoch=one.place[0], era=one.place[1])
                aligned = Qt.AlignmentFlag.AlignLeft if side > 0 else Qt.AlignmentFlag.AlignRight
                painter.drawText(box, aligned | Qt.AlignmentFlag.AlignVCenter, words)

    def paint_present(
        self, painter: QPainter, rect: QRectF, timeline: Timeline, start: float, at: float, scale: Timescale
    ) -> None:
        """The present moment over it, and what comes after it pale."""
        layout = StripLayout(rect, list(history_of(timeline).rows.values()), scale, start)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x, room = layout.x(at), layout.room
        top, bottom = layout.together.top(), layout.bottom + GAP
        if x < room.right() + _END:
            veil = theme.color("surface")
            veil.setAlphaF(_VEIL)
            left = max(room.left(), x)
            painter.fillRect(QRectF(left, top, room.right() + _END - left, bottom - top), veil)
        if room.left() <= x <= room.right() + 1:
            painter.setPen(QPen(theme.color("accent"), 1.6))
            painter.drawLine(QPointF(x, layout.together.top() - 2), QPointF(x, bottom + 4))
            flag = QRectF(x - 26, bottom + 4, 52, 17)
            flag.moveLeft(min(max(flag.left(), room.left()), room.right() + _END - flag.width()))
            painter.setPen(Qt.PenStyle.NoPen)
            for tick in scale.ticks(start, layout.time(x + _APART), _APART):
                if abs(layout.x(tick.at) - x) < 46:  # it would be half covered
                    painter.fillRect(QRectF(layout.x(tick.at) - 24, bottom + 5, 48, 16), theme.color("surface"))
            painter.setBrush(theme.color("accent"))
            painter.drawRoundedRect(flag, 4, 4)
            painter.setPen(theme.color("on_accent"))
            painter.setFont(theme.font("caption", QFont.Weight.DemiBold))
            drawing.words(painter, flag, clock_text(at, 2), Qt.AlignmentFlag.AlignHCenter)
        painter.restore()

    def _paint_names(self, painter: QPainter, layout: StripLayout) -> None:
        column = QRectF(layout.rect.left(), layout.rect.top(), NAMES, layout.bottom + AXIS - layout.rect.top())
        painter.fillRect(column, theme.color("surface"))
        size = "small" if layout.height > 16 else "caption"
        bold = theme.font("small", QFont.Weight.DemiBold)
        box = layout.together.translated(layout.rect.left() + 12 - layout.together.left(), 0)
        box.setWidth(NAMES - 20)
        drawing.elided(painter, box, tr("All the same"), bold, theme.color("accent"))
        for i, row in enumerate(layout.rows):
            band = layout.band(i)
            box = QRectF(layout.rect.left() + 12, band.top(), NAMES - 20, band.height())
            name = text.shown_name(row.name, row.key)
            if band.height() >= 20:
                face = QRectF(box.left(), box.center().y() - 9, 18, 18)
                drawing.avatar(painter, face, name, row.key)
                box.setLeft(face.right() + 7)
            if band.height() < _NAMED:
                continue
            if row.key == self.chosen:
                painter.setPen(QPen(theme.color("accent"), 3))
                x = layout.rect.left() + 4
                painter.drawLine(QPointF(x, band.top() + 1), QPointF(x, band.bottom() - 1))
            drawing.elided(painter, box, name, theme.font(size), theme.color("text"))


def _write_digits(painter: QPainter, part: QRectF, stretch: Stretch) -> None:
    painter.setFont(digest_font(min(12.0, part.height() * 0.62)))
    painter.setPen(_ink(stretch))
    box = QRectF(part.left() + 5, part.top(), _DIGITS - 5, part.height())
    painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, four(stretch.digest))


def _ink(stretch: Stretch) -> QColor:
    """What is written on a band."""
    return theme.color("text") if stretch.by_word else digest_ink(stretch.digest)


def _paint_over(painter: QPainter, part: QRectF, stretch: Stretch) -> None:
    """What a band says beside its digest: nobody at home, no key, behind."""
    if stretch.running == "stopped":
        paint_stopped(painter, part)
    elif stretch.place is None:
        painter.setPen(QPen(theme.color("line"), 1))
        y = part.center().y()
        painter.drawLine(QPointF(part.left(), y), QPointF(part.right(), y))
    elif stretch.running == "paused":
        paint_stopped(painter, part.adjusted(0, part.height() * 0.6, 0, 0))
    if stretch.behind and part.height() >= 8 and part.width() > (3 if part.height() > 16 else 8):
        pen = QPen(_ink(stretch), 1.6)
        pen.setDashPattern([2.2, 1.8])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(part.adjusted(1.8, 1.8, -1.8, -1.8))


class StripView(TimeView):
    """The strip as a widget: all of the time at once, until it is zoomed into."""

    def __init__(self) -> None:
        self.picture = StripPicture()
        super().__init__("strip", tr("Agreement strip"), Qt.Orientation.Horizontal)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def room(self) -> QRectF:
        """Where time runs, in the viewport."""
        return QRectF(self.viewport().rect()).adjusted(NAMES, 0, -_END, 0)

    def sizeHint(self) -> QSize:
        """As tall as the members need it."""
        return QSize(720, round(wanted_height(max(4, min(12, len(self.history.rows))))))

    def paint_trace(self, painter: QPainter, rect: QRectF) -> None:
        """What happened."""
        self.picture.paint_trace(painter, rect, self.timeline, *self.span, self.scale)

    def paint_present(self, painter: QPainter, rect: QRectF) -> None:
        """The present moment over it."""
        self.picture.paint_present(painter, rect, self.timeline, self.span[0], self.at, self.scale)

    def words_at(self, point: QPointF) -> str:
        """What is at a point, in plain words."""
        return self.picture.words_at(self._layout(), self.timeline, self.end, point)

    def row_at(self, point: QPointF) -> Row | None:
        """Whose row is there."""
        return self._layout().row_at(point.y())

    def _layout(self) -> StripLayout:
        return StripLayout(QRectF(self.viewport().rect()), list(self.history.rows.values()), self.scale, self.span[0])

    @property
    def chosen(self) -> str:
        """Whose row is chosen."""
        return self.picture.chosen

    def choose(self, key: str) -> None:
        """Let the keys move along a member's row; along everybody's, if it is empty."""
        self.picture.chosen = key
        self.repaint_trace()
