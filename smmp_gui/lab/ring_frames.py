"""Frames on their way: where each is at a moment, and how it is painted."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QPolygonF

from smmp_core.lab.scene import FALLEN, Moving, Scene
from smmp_core.trace.records import Family
from smmp_gui.lab import marks
from smmp_gui.lab.ring_layout import RingLayout, Way
from smmp_gui.theme import theme

LARGE, SMALL = 19.0, 11.0  # pixels: what carries something, and what only confirms
LANES = 3  # beside each other on the same way
QUIET = 0.7  # the opacity of what only confirms
TAIL = 0.13  # of the way
SIDE = 40.0  # of the picture of a glyph, as :func:`paint_frame` uses it

Glyph = Callable[[QPainter, float, float, "Seen"], None]
"""Paints a frame's shape with its middle at a point."""


@dataclass(slots=True)
class Seen:
    """A frame at a moment."""

    number: int
    moving: Moving
    way: Way
    part: float  # of the way, 0 to 1
    lane: int
    x: float
    y: float
    strength: float  # 1: it flies; less: it is lost, and fades
    crossed: bool

    @property
    def loud(self) -> bool:
        """Whether it carries something."""
        return self.moving.sent.family in marks.LOUD

    @property
    def size(self) -> float:
        """How wide its shape is."""
        return LARGE if self.loud else SMALL

    @property
    def family(self) -> Family:
        """What it is about."""
        return self.moving.sent.family


def seen_frames(layout: RingLayout, scene: Scene, *, still: bool = False) -> list[Seen]:
    """All frames of a scene that are to be painted, quiet ones first; ``still``: half-way, as nothing may move."""
    found: list[Seen] = []
    lanes: dict[tuple[str, str], list[float]] = {}
    for number, moving in scene.moving.items():
        sent = moving.sent
        way = layout.way(sent.member, sent.to)
        if way is None:
            continue
        length = moving.due - sent.at
        part = (scene.at - sent.at) / length if length > 0 else 0.5
        part = 0.0 if part < 0 else 1.0 if part > 1 else part
        strength, crossed = 1.0, False
        if moving.lost and part > 0.5:
            strength, crossed, part = 2 * (1 - part), True, 0.5
        if still:
            part = 0.5
        lane = _lane(lanes.setdefault((sent.member, sent.to), []), part, way, still=still)
        x, y = way.at(part, lane)
        found.append(Seen(number, moving, way, part, lane, x, y, strength, crossed))
    for number, fallen in scene.fallen.items():
        sent = fallen.moving.sent
        way = layout.way(sent.member, sent.to)
        length = fallen.moving.due - sent.at
        if way is None or fallen.moving.lost or length <= 0:
            continue
        part = 0.5 if still else min(1.0, max(0.0, (fallen.at - sent.at) / length))
        strength = 1 - (scene.at - fallen.at) / min(FALLEN, max(0.02, length))
        if strength > 0:
            x, y = way.at(part)
            found.append(Seen(number, fallen.moving, way, part, 0, x, y, strength, True))
    found.sort(key=_loudness)
    return found


def _loudness(seen: Seen) -> bool:
    return seen.moving.sent.family in marks.LOUD


def _lane(taken: list[float], part: float, way: Way, *, still: bool) -> int:
    """The first lane in which nothing is too near; ``taken``: the last part in each so far."""
    near = 1.0 if still else 14.0 / max(20.0, math.hypot(way.dx, way.dy))
    for lane, last in enumerate(taken):
        if abs(last - part) >= near:
            taken[lane] = part
            return lane
    if len(taken) < LANES:
        taken.append(part)
        return len(taken) - 1
    return LANES - 1


def paint_frames(painter: QPainter, frames: list[Seen], glyph: Glyph, *, still: bool = False) -> None:
    """Paint them all; ``glyph`` paints the shapes, from a cache or anew."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pens = {family: _pen(family, still=still) for family in marks.FAMILIES}
    for seen in frames:
        opacity = seen.strength if seen.loud else seen.strength * QUIET
        painter.setOpacity(opacity)
        if still:
            _paint_arrow(painter, seen, pens[seen.family])
        elif seen.loud and not seen.crossed:
            start = max(0.0, seen.part - TAIL)
            x, y = seen.way.at(start, seen.lane)
            painter.setPen(pens[seen.family])
            painter.drawLine(QLineF(x, y, seen.x, seen.y))
        glyph(painter, seen.x, seen.y, seen)
    painter.restore()


def _pen(family: Family, *, still: bool) -> QPen:
    colour = marks.family_colour(family)
    colour.setAlphaF(0.75 if still else 0.35)
    pen = QPen(colour, (1.6 if still else 3.0) if family in marks.LOUD else 1.0)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    return pen


def _paint_arrow(painter: QPainter, seen: Seen, pen: QPen) -> None:
    """The whole way, or the half of it for a frame that is lost, with a head at its end."""
    end = 0.5 if seen.crossed or seen.moving.lost else 1.0
    path = QPainterPath(QPointF(*seen.way.at(0.0, seen.lane)))
    steps = 8
    for step in range(1, steps + 1):
        path.lineTo(*seen.way.at(end * step / steps, seen.lane))
    painter.strokePath(path, pen)
    if end < 1:
        return
    x, y = seen.way.at(1.0, seen.lane)
    before_x, before_y = seen.way.at(0.96, seen.lane)
    angle = math.atan2(y - before_y, x - before_x)
    size = 7.0 if seen.loud else 4.5
    corners = [QPointF(x, y)]
    corners += [QPointF(x - size * math.cos(angle + turn), y - size * math.sin(angle + turn)) for turn in (-0.45, 0.45)]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(pen.color())
    painter.drawPolygon(QPolygonF(corners))
    painter.setBrush(Qt.BrushStyle.NoBrush)


# -- one frame -------------------------------------------------------------------------------------


def frame_look(seen: Seen) -> tuple[Family, float, tuple[str, ...], bool, bool]:
    """All that the picture of a frame depends on."""
    moving = seen.moving
    return seen.family, seen.size, moving.touched, bool(moving.sent.author), seen.crossed


def paint_frame(painter: QPainter, x: float, y: float, look: tuple[Family, float, tuple[str, ...], bool, bool]) -> None:
    """A frame's shape with all its marks around a point, within :data:`SIDE` pixels."""
    family, size, touched, by_another, crossed = look
    surface = theme.color("surface")
    painter.save()
    painter.translate(x, y)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if family in marks.LOUD:  # a halo keeps it apart from the lines beneath
        painter.setPen(Qt.PenStyle.NoPen)
        halo = QColor(surface)
        halo.setAlphaF(0.85)
        painter.setBrush(halo)
        painter.drawEllipse(QPointF(), size * 0.62, size * 0.62)
    if "double" in touched:
        painter.setOpacity(painter.opacity() * 0.45)
        marks.paint_glyph(painter, QPointF(3.5, -3.5), size, family)
        painter.setOpacity(1.0)
    marks.paint_glyph(painter, QPointF(), size, family)
    if touched:
        amber = theme.color("attention")
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(amber, 1.6))
        painter.drawEllipse(QPointF(), size * 0.72, size * 0.72)
        _paint_touch(painter, size * 0.62, touched[-1], amber, surface)
    if by_another:
        at = QPointF(-size * 0.5, -size * 0.42)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(surface)
        painter.drawEllipse(at, 6, 6)
        marks.paint_glyph(painter, at, 10, "repair")
    if crossed:
        pen = QPen(surface, 5.0)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        out = size * 0.42 + 1
        for colour, width in ((surface, 5.0), (theme.color("text"), 2.2)):
            pen.setColor(colour)
            pen.setWidthF(width)
            painter.setPen(pen)
            painter.drawLine(QLineF(-out, -out, out, out))
            painter.drawLine(QLineF(-out, out, out, -out))
    painter.restore()


def _paint_touch(painter: QPainter, out: float, how: str, amber: QColor, surface: QColor) -> None:
    """What was done to it: a clock, a 2, a bolt."""
    painter.save()
    painter.translate(out, out)
    painter.setPen(QPen(surface, 1.5))
    painter.setBrush(amber)
    painter.drawEllipse(QPointF(), 6.5, 6.5)
    pen = QPen(surface, 1.4)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    if how == "delay":
        painter.drawPolyline([QPointF(0, -3.4), QPointF(0, 0), QPointF(2.6, 1.4)])
    elif how == "double":
        font = theme.font("caption", QFont.Weight.Bold)
        font.setPixelSize(9)
        painter.setFont(font)
        painter.drawText(QRectF(-6, -6, 12, 12), Qt.AlignmentFlag.AlignCenter, "2")
    else:
        painter.drawPolyline([QPointF(1.2, -3.6), QPointF(-1.8, 0.4), QPointF(1.6, -0.2), QPointF(-1.0, 3.8)])
    painter.restore()
