"""What the lab's pictures have in common: a digest's colour and pattern, the shapes of frames, places in words."""

from functools import cache
from typing import get_args

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from smmp_core.trace.records import Family, Place
from smmp_gui.drawing import pattern_cells
from smmp_gui.palette import ink_on
from smmp_gui.theme import theme
from smmp_gui.words import QT_TRANSLATE_NOOP, tr

FAMILIES: tuple[Family, ...] = get_args(Family)
"""In the order of the legend."""

LOUD: frozenset[Family] = frozenset({"message", "repair", "resync", "handshake", "membership", "private"})
"""What carries something; acknowledgements and turns are drawn smaller and quieter."""

_NAMES = {
    "message": QT_TRANSLATE_NOOP("", "Message"),
    "acknowledgement": QT_TRANSLATE_NOOP("", "Acknowledgement"),
    "turn": QT_TRANSLATE_NOOP("", "Turn to write"),
    "repair": QT_TRANSLATE_NOOP("", "Repair"),
    "resync": QT_TRANSLATE_NOOP("", "Resync"),
    "handshake": QT_TRANSLATE_NOOP("", "Key agreement"),
    "membership": QT_TRANSLATE_NOOP("", "Membership"),
    "private": QT_TRANSLATE_NOOP("", "Private message"),
}
_COLOURS = {
    "message": "accent",
    "acknowledgement": "muted",
    "turn": "muted",
    "repair": "accent",
    "resync": "resync",
    "handshake": "handshake",
    "membership": "membership",
    "private": "private",
}
_GRID = 5
_SMALL = 9.0  # pixels: a smaller side shows no pattern


# -- words -----------------------------------------------------------------------------------------


def family_words(family: Family) -> str:
    """What a frame is about, in a word or two."""
    return tr(_NAMES[family])


def place_text(place: Place | None) -> str:
    """A place as ``epoch·era·step``; a dash for none."""
    return f"{place[0]}·{place[1]}·{place[3]}" if place is not None else "–"


def four(digest: str) -> str:
    """The four hex digits that a digest goes by in the pictures."""
    return digest[:4]


# -- digests ---------------------------------------------------------------------------------------


def digest_colour(digest: str) -> QColor:
    """The colour of what somebody holds, the same whenever the digest is; a neutral one for no digest.

    A beginning (0000) has a colour of its own. The others share the rest: two that differ may have the same, and then
    differ by their patterns and digits.
    """
    if not digest:
        return theme.color("neutral")
    beginning, *others = theme.palette.digests
    try:
        bits = int(digest[:3], 16) >> 2
    except ValueError:
        return QColor(beginning)
    return QColor(others[bits % len(others)] if digest.strip("0") else beginning)


def digest_ink(digest: str) -> QColor:
    """What is written in on :func:`digest_colour`."""
    return QColor(ink_on(digest_colour(digest).name())) if digest else theme.color("muted")


def digest_font(pixels: float) -> QFont:
    """The font of the four hex digits."""
    font = theme.mono("caption")
    font.setPixelSize(max(6, round(pixels)))
    font.setWeight(QFont.Weight.DemiBold)
    return font


def paint_pattern(painter: QPainter, rect: QRectF, digest: str, ink: QColor) -> None:
    """A digest's 5 by 5 pattern, as large as fits into the middle of ``rect``, without seams."""
    side = min(rect.width(), rect.height())
    cell = float(int(side / _GRID)) if side >= 2 * _GRID else side / _GRID
    left, top = rect.center().x() - cell * _GRID / 2, rect.center().y() - cell * _GRID / 2
    if cell >= 2:
        left, top = round(left), round(top)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawRects([QRectF(left + x * cell, top + y * cell, cell, cell) for x, y in pattern_cells(digest)])
    painter.restore()


def paint_digest(painter: QPainter, rect: QRectF, digest: str) -> None:
    """A digest's colour, its pattern and its four hex digits, as much of it as ``rect`` has room for.

    A wide ``rect`` has the digits beside the pattern, a square one beneath it; one of a few pixels is colour alone.
    """
    ink, short = digest_ink(digest), min(rect.width(), rect.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, short >= _SMALL)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(digest_colour(digest))
    radius = min(5.0, short * 0.2) if short >= _SMALL else 0.0
    painter.drawRoundedRect(rect, radius, radius)
    if digest and short >= _SMALL:
        _paint_inside(painter, rect.adjusted(short * 0.12, short * 0.12, -short * 0.12, -short * 0.12), digest, ink)
    painter.restore()


def _paint_inside(painter: QPainter, room: QRectF, digest: str, ink: QColor) -> None:
    beside = room.width() >= room.height() * 2.2
    font = digest_font(min(13.0, room.height() * 0.8) if beside else room.height() * 0.3)
    width = QFontMetricsF(font).horizontalAdvance("0000")
    if beside and room.height() + 3 + width <= room.width() and font.pixelSize() >= 7:
        picture = QRectF(room.left(), room.top(), room.height(), room.height())
        digits = QRectF(picture.right() + 3, room.top(), room.right() - picture.right() - 3, room.height())
    elif not beside and font.pixelSize() >= 7 and width <= room.width():
        picture = QRectF(room.left(), room.top(), room.width(), room.height() * 0.62)
        digits = QRectF(room.left(), picture.bottom(), room.width(), room.height() - picture.height())
    else:
        paint_pattern(painter, room, digest, ink)
        return
    paint_pattern(painter, picture, digest, ink)
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(digits, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextForceLeftToRight, four(digest))


# -- frames ----------------------------------------------------------------------------------------


def family_colour(family: Family) -> QColor:
    """The colour of a frame's shape; the shape says it too."""
    return theme.color(_COLOURS[family])


def paint_glyph(
    painter: QPainter,
    centre: QPointF,
    size: float,
    family: Family,
    colour: QColor | None = None,
    ground: QColor | None = None,
) -> None:
    """The shape of a family of frames, ``size`` pixels wide; ``ground``: what is behind it, for its inner lines."""
    ink = colour if colour is not None else family_colour(family)
    behind = ground if ground is not None else theme.color("surface")
    filled, lined, inner = _shape(family)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(centre)
    painter.scale(size, size)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.fillPath(filled, ink)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for path, pen_colour in ((lined, ink), (inner, behind)):
        if not path.isEmpty():
            pen = QPen(pen_colour, _STROKE)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.strokePath(path, pen)
    painter.restore()


_STROKE = 0.13


@cache
def _shape(family: Family) -> tuple[QPainterPath, QPainterPath, QPainterPath]:
    """What is filled, what is drawn as lines and what is cut out as lines, in a square of side 1 around (0, 0)."""
    filled, lined, inner = QPainterPath(), QPainterPath(), QPainterPath()
    filled.setFillRule(Qt.FillRule.OddEvenFill)
    match family:
        case "message":  # a letter
            filled.addRoundedRect(QRectF(-0.5, -0.36, 1, 0.72), 0.1, 0.1)
            _line(inner, (-0.42, -0.26), (0, 0.08), (0.42, -0.26))
        case "acknowledgement":  # a check mark
            _line(lined, (-0.36, 0.02), (-0.1, 0.28), (0.38, -0.28))
        case "turn":  # a coin that is handed on
            filled.addEllipse(QPointF(), 0.4, 0.4)
            filled.addEllipse(QPointF(), 0.17, 0.17)
        case "repair":  # first aid
            filled.addRoundedRect(QRectF(-0.42, -0.15, 0.84, 0.3), 0.06, 0.06)
            upright = QPainterPath()
            upright.addRoundedRect(QRectF(-0.15, -0.42, 0.3, 0.84), 0.06, 0.06)
            filled = filled.united(upright)
        case "resync":  # round and round
            for start in (25, 205):
                lined.arcMoveTo(QRectF(-0.38, -0.38, 0.76, 0.76), start + 120)
                lined.arcTo(QRectF(-0.38, -0.38, 0.76, 0.76), start + 120, -120)
            _polygon(filled, (0.14, -0.2), (0.56, -0.24), (0.4, 0.16))
            _polygon(filled, (-0.14, 0.2), (-0.56, 0.24), (-0.4, -0.16))
        case "handshake":  # a key
            filled.addEllipse(QPointF(-0.24, 0), 0.27, 0.27)
            filled.addEllipse(QPointF(-0.24, 0), 0.11, 0.11)
            _line(lined, (0.06, 0), (0.44, 0))
            _line(lined, (0.24, 0), (0.24, 0.2))
            _line(lined, (0.42, 0), (0.42, 0.24))
        case "membership":  # somebody
            filled.addEllipse(QPointF(0, -0.22), 0.21, 0.21)
            body = QPainterPath()
            body.moveTo(-0.42, 0.44)
            body.cubicTo(-0.42, 0, 0.42, 0, 0.42, 0.44)
            body.closeSubpath()
            filled.addPath(body)
        case "private":  # a lock
            filled.addRoundedRect(QRectF(-0.36, -0.06, 0.72, 0.5), 0.1, 0.1)
            lined.moveTo(-0.22, -0.06)
            lined.lineTo(-0.22, -0.2)
            lined.arcTo(QRectF(-0.22, -0.42, 0.44, 0.44), 180, -180)
            lined.lineTo(0.22, -0.06)
            _line(inner, (0, 0.14), (0, 0.24))
    return filled, lined, inner


def _line(path: QPainterPath, *points: tuple[float, float]) -> None:
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)


def _polygon(path: QPainterPath, *points: tuple[float, float]) -> None:
    _line(path, *points)
    path.closeSubpath()
