"""The arrows of the lanes: one for each frame, from where and when it was sent to where and when it arrived."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from smmp_core.trace.records import Family
from smmp_gui.lab.lane_history import Flight, History
from smmp_gui.lab.marks import FAMILIES, LOUD, family_colour, paint_glyph
from smmp_gui.theme import theme

Shown = Literal["all", "loud", "messages"]
"""Which frames are drawn: all; no acknowledgements and turns; only what moves the conversation on."""

MOVING: frozenset[Family] = frozenset({"message", "repair", "resync"})

_QUIET_MOST = 260  # arrows; more acknowledgements and turns than that are a grey mass that says nothing
_LOUD_MOST = 700  # arrows; more are drawn as thin lines
_GLYPHS_MOST = 60  # shapes on arrows
_GLYPHS_NEAR = 24  # shapes that are looked at for room
_FINE = 150  # arrows; more are drawn finer
_GLYPH, _HEAD, _CROSS = 13.0, 6.0, 4.5  # pixels
_STYLES: dict[Family, tuple[float, Qt.PenStyle]] = {
    "message": (1.7, Qt.PenStyle.SolidLine),
    "acknowledgement": (1.0, Qt.PenStyle.DotLine),
    "turn": (1.0, Qt.PenStyle.DashLine),
    "repair": (1.5, Qt.PenStyle.DashLine),
    "resync": (2.2, Qt.PenStyle.SolidLine),
    "handshake": (1.4, Qt.PenStyle.DashDotLine),
    "membership": (1.4, Qt.PenStyle.DashLine),
    "private": (1.4, Qt.PenStyle.DashDotDotLine),
}
_QUIET_STRENGTH = 0.55


@dataclass(slots=True)
class Arrow:
    """A frame, and where it is drawn."""

    flight: Flight
    line: QLineF  # as far as it is seen; it ends where the frame arrived, was lost or is
    whole: bool  # whether the end is seen
    begun: bool  # whether the beginning is
    middle: float  # pixels to the side, to halfway to the next lane


def arrow(
    flight: Flight, sent: QPointF, due: QPointF, share: float, room: QRectF, width: float, trim: float
) -> Arrow | None:
    """Where a frame is drawn inside ``room``: ``share`` of the way from ``sent`` to ``due``, lanes ``width`` apart."""
    dx = due.x() - sent.x()
    if dx == 0:
        return None
    near, far = trim / abs(dx), share - (trim / abs(dx) if share >= 1 else 0)
    line = QLineF(sent, due)
    visible = _within(line, near, far, room)
    if visible is None:
        return None
    seen = QLineF(line.pointAt(visible[0]), line.pointAt(visible[1]))
    return Arrow(flight, seen, visible[1] >= far - 1e-9, visible[0] <= near + 1e-9, width / 2 - trim)


def _within(line: QLineF, near: float, far: float, room: QRectF) -> tuple[float, float] | None:
    """The shares of a line between which it lies inside ``room``."""
    for start, change, low, high in (
        (line.y1(), line.dy(), room.top(), room.bottom()),
        (line.x1(), line.dx(), room.left(), room.right()),
    ):
        if abs(change) < 1e-9:
            if not low <= start <= high:
                return None
            continue
        one, two = sorted(((low - start) / change, (high - start) / change))
        near, far = max(near, one), min(far, two)
    return (near, far) if near < far else None


def drawable(history: History, shown: Shown, start: float, end: float) -> tuple[list[Flight], int]:
    """The frames in the air from ``start`` to ``end`` that can be told apart, and how many quiet ones are left out."""
    loud = list(history.loud.crossing(start, end))
    if shown == "messages":
        loud = [flight for flight in loud if flight.sent.family in MOVING]
    if shown != "all":
        return loud, 0
    count = history.quiet.count(start, end)
    if count <= _QUIET_MOST:
        return [*history.quiet.crossing(start, end), *loud], 0
    lost = [flight for flight in history.quiet.lost if flight.sent.at <= end and flight.until >= start]
    return [*lost, *loud], count - len(lost)


def paint_arrows(painter: QPainter, arrows: list[Arrow], hover: int | None) -> None:
    """All arrows, the quiet ones first; the frame that is pointed at is drawn stronger."""
    by_family: dict[Family, list[Arrow]] = {}
    for one in arrows:
        by_family.setdefault(one.flight.sent.family, []).append(one)
    crowded = len(arrows) > _LOUD_MOST
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, not crowded)
    for family in sorted(by_family, key=lambda family: (family in LOUD, FAMILIES.index(family))):
        _paint_family(painter, family, by_family[family], crowded)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_crosses(painter, [one for one in arrows if one.flight.lost and one.whole])
    _paint_shapes(painter, [one for one in arrows if one.flight.sent.family in LOUD])
    for one in arrows:
        if one.flight.sent.frame == hover:
            painter.setPen(QPen(ink(one.flight.sent.family), 3.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawLine(one.line)
            _paint_shape(painter, one.line.center(), one.flight.sent.family)
    painter.restore()


def ink(family: Family) -> QColor:
    """The colour of a family's arrows."""
    colour = family_colour(family)
    if family not in LOUD:
        colour.setAlphaF(_QUIET_STRENGTH)
    return colour


def _paint_family(painter: QPainter, family: Family, arrows: list[Arrow], crowded: bool) -> None:
    width, style = _STYLES[family]
    width, colour = (width if len(arrows) <= _FINE else 1.0), ink(family)
    pen = QPen(colour, 1.0 if crowded else width, Qt.PenStyle.SolidLine if crowded else style)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawLines([one.line for one in arrows])
    if crowded:
        return
    heads = QPainterPath()
    heads.setFillRule(Qt.FillRule.WindingFill)
    for one in arrows:
        if one.whole and not one.flight.lost and one.flight.end is not None:
            _add_head(heads, one.line, _HEAD if family in LOUD else _HEAD * 0.8)
    if not heads.isEmpty():
        painter.fillPath(heads, colour)


def _add_head(path: QPainterPath, line: QLineF, size: float) -> None:
    length = line.length()
    if length < size:
        return
    dx, dy = line.dx() / length * size, line.dy() / length * size
    tip = line.p2()
    path.moveTo(tip)
    path.lineTo(tip.x() - dx - dy * 0.5, tip.y() - dy + dx * 0.5)
    path.lineTo(tip.x() - dx + dy * 0.5, tip.y() - dy - dx * 0.5)
    path.closeSubpath()


def _paint_crosses(painter: QPainter, arrows: list[Arrow]) -> None:
    if not arrows:
        return
    path = QPainterPath()
    for one in arrows:
        x, y = one.line.x2(), one.line.y2()
        for sign in (1, -1):
            path.moveTo(x - _CROSS, y - sign * _CROSS)
            path.lineTo(x + _CROSS, y + sign * _CROSS)
    for colour, width in ((theme.color("surface"), 5.0), (theme.color("attention"), 2.4)):
        painter.strokePath(path, QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))


def _paint_shapes(painter: QPainter, arrows: list[Arrow]) -> None:
    """What the frames are about, halfway to the next lane; once, where several arrows run together."""
    taken: list[QPointF] = []
    for one in arrows[:_FINE]:
        length = one.line.length()
        if length < 3 * _GLYPH or not one.begun:
            continue
        centre = one.line.pointAt(min(0.5, one.middle / abs(one.line.dx())) if one.line.dx() else 0.5)
        if all(abs(centre.x() - t.x()) + abs(centre.y() - t.y()) > _GLYPH + 2 for t in taken[-_GLYPHS_NEAR:]):
            _paint_shape(painter, centre, one.flight.sent.family)
            taken.append(centre)
        if len(taken) > _GLYPHS_MOST:
            return


def _paint_shape(painter: QPainter, centre: QPointF, family: Family) -> None:
    ground = theme.color("surface")
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawEllipse(centre, _GLYPH * 0.66, _GLYPH * 0.66)
    paint_glyph(painter, centre, _GLYPH, family, ground=ground)


def nearest(arrows: Iterable[Arrow], point: QPointF, reach: float) -> Arrow | None:
    """The arrow that is nearest to a point, if one is within ``reach`` pixels; loud ones come first."""
    near = [(_distance(one.line, point), one.flight.sent.family not in LOUD, one) for one in arrows]
    near = [found for found in near if found[0] <= reach]
    return min(near, key=lambda found: found[:2])[2] if near else None


def _distance(line: QLineF, point: QPointF) -> float:
    length = line.dx() ** 2 + line.dy() ** 2
    along = ((point.x() - line.x1()) * line.dx() + (point.y() - line.y1()) * line.dy()) / length if length else 0.0
    foot = line.pointAt(min(1.0, max(0.0, along)))
    return math.hypot(point.x() - foot.x(), point.y() - foot.y())
