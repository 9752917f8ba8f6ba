"""Members as discs: what they hold, where they are, who they are and how they stand."""

import math
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from smmp_core.lab.scene import Figure
from smmp_gui import drawing, text
from smmp_gui.lab import marks
from smmp_gui.lab.ring_state import Standing
from smmp_gui.theme import theme

REACH = 1.35  # of a disc's radius, and 10 pixels: nothing of a member is painted further out
_BADGED = {
    Standing.PAUSED: "muted",
    Standing.STOPPED: "muted",
    Standing.AGREEING: "handshake",
    Standing.RESYNCING: "resync",
    Standing.ODD: "attention",
    Standing.FORK: "danger",
}


@dataclass(frozen=True)
class Disc:
    """All that a disc's picture depends on."""

    key: str
    name: str
    digest: str
    place: str  # in words
    state: Standing
    floor: bool  # whether it holds it, as it knows itself
    radius: float
    by_word: bool = False  # known by its acknowledgement only


def disc_of(figure: Figure, state: Standing, radius: float) -> Disc:
    """What is to be painted of a member."""
    place = marks.place_text(figure.place) if figure.place is not None else ""
    floor = figure.turn is not None and figure.turn.holder == figure.key and figure.running
    return Disc(figure.key, figure.name, figure.digest, place, state, floor, radius, figure.by_word)


def paint_disc(painter: QPainter, centre: QPointF, disc: Disc) -> None:
    """Paint one; nothing reaches further than :data:`REACH` says."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(centre)
    if disc.state is Standing.STOPPED:
        painter.setOpacity(0.55)
    _paint_ground(painter, disc)
    _paint_ring(painter, disc)
    painter.setOpacity(1.0)
    _paint_place(painter, disc)
    _paint_person(painter, disc)
    if disc.floor:
        _paint_floor(painter, disc)
    _paint_state(painter, disc)
    painter.restore()


def _paint_ground(painter: QPainter, disc: Disc) -> None:
    radius, surface = disc.radius, theme.color("surface")
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(surface)
    painter.drawEllipse(QPointF(), radius + 3, radius + 3)
    if not disc.digest:
        painter.setBrush(theme.color("raised"))
        painter.setPen(QPen(theme.color("edge"), 1.4, Qt.PenStyle.DotLine))
        painter.drawEllipse(QPointF(), radius - 1, radius - 1)
        return
    colour, ink = marks.digest_colour(disc.digest), marks.digest_ink(disc.digest)
    if disc.state is Standing.STOPPED:  # only its home remains: an outline of what it held
        painter.setPen(QPen(colour, 2.0, Qt.PenStyle.DashLine))
        painter.drawEllipse(QPointF(), radius - 1, radius - 1)
        ink = theme.color("text")
    elif disc.by_word:  # nobody sees inside: its colour is a rim, dotted
        painter.setPen(QPen(colour, max(3.0, radius * 0.12), Qt.PenStyle.DotLine))
        painter.drawEllipse(QPointF(), radius - 2, radius - 2)
        ink = theme.color("text")
    else:
        painter.setBrush(colour)
        painter.drawEllipse(QPointF(), radius, radius)
    if radius < 17:
        marks.paint_pattern(painter, _around(0, 0, radius * 0.62, radius * 0.62), disc.digest, ink)
        return
    marks.paint_pattern(painter, _around(0, -radius * 0.22, radius * 0.41, radius * 0.41), disc.digest, ink)
    painter.setFont(marks.digest_font(radius * 0.36))
    painter.setPen(ink)
    flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextForceLeftToRight
    painter.drawText(_around(0, radius * 0.46, radius, radius * 0.26), flags, marks.four(disc.digest))


def _paint_ring(painter: QPainter, disc: Disc) -> None:
    """The ring around those who want looking at, or are about something."""
    token = {Standing.ODD: "attention", Standing.FORK: "danger"}.get(disc.state)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    out = disc.radius + 4.5
    if token is not None:
        painter.setPen(QPen(theme.color(token), 3.0))
        painter.drawEllipse(QPointF(), out, out)
    elif disc.state in (Standing.AGREEING, Standing.RESYNCING):
        pen = QPen(theme.color(_BADGED[disc.state]), 2.4)
        pen.setDashPattern([2.2, 1.6] if disc.state is Standing.AGREEING else [6.0, 2.0])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawEllipse(QPointF(), out, out)


def _paint_place(painter: QPainter, disc: Disc) -> None:
    """Epoch, era and step on the rim."""
    if not disc.place or disc.radius < 17:
        return
    font = theme.mono("caption")
    font.setPixelSize(max(9, min(13, round(disc.radius * 0.3))))
    width = QFontMetricsF(font).horizontalAdvance(disc.place) + 10
    height = font.pixelSize() + 5
    pill = _around(0, disc.radius * 0.98, width / 2, height / 2)
    painter.setPen(QPen(theme.color("line"), 1))
    painter.setBrush(theme.color("raised"))
    painter.drawRoundedRect(pill, height / 2, height / 2)
    painter.setFont(font)
    painter.setPen(theme.color("text"))
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextForceLeftToRight, disc.place)


def _paint_person(painter: QPainter, disc: Disc) -> None:
    """Who it is: the picture that the person has everywhere, small."""
    size = max(7.5, disc.radius * 0.31) if disc.digest else disc.radius * 0.62
    at = _on_rim(disc.radius, -135) if disc.digest else QPointF()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("surface"))
    if disc.digest:
        painter.drawEllipse(at, size + 2, size + 2)
    drawing.avatar(painter, _around(at.x(), at.y(), size, size), text.shown_name(disc.name, disc.key), disc.key)


def _paint_floor(painter: QPainter, disc: Disc) -> None:
    """The coin of whoever may write."""
    size = max(6.5, disc.radius * 0.22)
    at = _on_rim(disc.radius, 158)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("surface"))
    painter.drawEllipse(at, size + 2, size + 2)
    marks.paint_glyph(painter, at, size * 2.4, "turn", theme.color("accent"))


def _paint_state(painter: QPainter, disc: Disc) -> None:
    token = _BADGED.get(disc.state)
    if token is None:
        return
    size = max(7.5, disc.radius * 0.3)
    at, colour = _on_rim(disc.radius, -45), theme.color(token)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("surface"))
    painter.drawEllipse(at, size + 2, size + 2)
    ink = theme.color("surface")
    if disc.state is Standing.ODD:
        _triangle(painter, at, size, colour)
    else:
        painter.setBrush(colour)
        painter.drawEllipse(at, size, size)
    painter.save()
    painter.translate(at)
    painter.scale(size, size)
    _badge_sign(painter, disc.state, ink)
    painter.restore()


def _badge_sign(painter: QPainter, state: Standing, ink: QColor) -> None:
    """The sign in a badge of radius 1 around (0, 0)."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    match state:
        case Standing.PAUSED:
            painter.drawRoundedRect(QRectF(-0.42, -0.45, 0.28, 0.9), 0.08, 0.08)
            painter.drawRoundedRect(QRectF(0.14, -0.45, 0.28, 0.9), 0.08, 0.08)
        case Standing.STOPPED:
            painter.drawRoundedRect(QRectF(-0.4, -0.4, 0.8, 0.8), 0.1, 0.1)
        case Standing.AGREEING:
            marks.paint_glyph(painter, QPointF(), 1.35, "handshake", ink, theme.color("handshake"))
        case Standing.RESYNCING:
            marks.paint_glyph(painter, QPointF(), 1.35, "resync", ink, theme.color("resync"))
        case Standing.ODD:
            painter.drawRoundedRect(QRectF(-0.11, -0.3, 0.22, 0.52), 0.1, 0.1)
            painter.drawEllipse(QPointF(0, 0.42), 0.13, 0.13)
        case Standing.FORK:
            pen = QPen(ink, 0.24)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawLine(QPointF(0, 0.55), QPointF(0, 0.05))
            painter.drawLine(QPointF(0, 0.05), QPointF(-0.42, -0.48))
            painter.drawLine(QPointF(0, 0.05), QPointF(0.42, -0.48))
        case _:
            pass


def _triangle(painter: QPainter, at: QPointF, size: float, colour: QColor) -> None:
    pen = QPen(colour, size * 0.3)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(colour)
    corners = [(0, -0.78), (0.86, 0.68), (-0.86, 0.68)]
    painter.drawPolygon(QPolygonF([QPointF(at.x() + x * size, at.y() + y * size) for x, y in corners]))
    painter.setPen(Qt.PenStyle.NoPen)


def paint_floor_pointer(painter: QPainter, centre: QPointF, to: QPointF, radius: float) -> None:
    """A small arrowhead at the rim of somebody who knows that another has the floor, pointing there."""
    line = QLineF(centre, to)
    if line.length() < radius:
        return
    size = max(4.0, radius * 0.12)
    away = {135: radius * 0.34, 45: radius * 0.34, 270: 8.0}  # what is on the rim there, as Qt counts angles
    out = max((room for angle, room in away.items() if abs(line.angle() - angle) < 34), default=0.0)
    tip = radius + 9 + out
    painter.save()
    painter.translate(centre)
    painter.rotate(-line.angle())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("accent"))
    painter.drawPolygon(QPolygonF([QPointF(tip, 0), QPointF(tip - size * 1.1, -size), QPointF(tip - size * 1.1, size)]))
    painter.restore()


def paint_label(painter: QPainter, box: QRectF, name: str, state: str, standing: Standing) -> None:
    """A member's name, and beneath it the state in words."""
    strong = theme.font("small", QFont.Weight.DemiBold)
    height = theme.metrics("small", QFont.Weight.DemiBold).height()
    muted = standing in (Standing.STOPPED, Standing.PAUSED, Standing.OUTSIDE, Standing.UNKNOWN)
    painter.setFont(strong)
    painter.setPen(theme.color("muted" if muted else "text"))
    drawing.words(painter, QRectF(box.left(), box.top(), box.width(), height), name, Qt.AlignmentFlag.AlignHCenter)
    if state and box.height() > height * 1.5:
        token = {Standing.ODD: "attention", Standing.FORK: "danger"}.get(standing, "muted")
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color(token))
        under = QRectF(box.left(), box.top() + height - 1, box.width(), box.height() - height)
        drawing.words(painter, under, state, Qt.AlignmentFlag.AlignHCenter)


def paint_halo(painter: QPainter, centre: QPointF, radius: float, *, focus: bool) -> None:
    """What is chosen, or under the mouse, stands out."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    colour = theme.color("accent")
    if not focus:
        colour.setAlphaF(0.4)
    painter.setPen(QPen(colour, 2.2))
    painter.drawEllipse(centre, radius, radius)
    painter.restore()


def _around(x: float, y: float, half_width: float, half_height: float) -> QRectF:
    return QRectF(x - half_width, y - half_height, half_width * 2, half_height * 2)


def _on_rim(radius: float, degrees: float) -> QPointF:
    angle = math.radians(degrees)
    return QPointF(radius * 1.02 * math.cos(angle), radius * 1.02 * math.sin(angle))
