"""What the shapes in the ring mean."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from smmp_gui import drawing, mirror
from smmp_gui.lab import marks
from smmp_gui.lab.ring_layout import RingLayout
from smmp_gui.theme import Space, theme

_ROOM_FOR_SHAPE = 26.0


def legend_size() -> tuple[float, float]:
    """Its width and height in pixels."""
    metrics = theme.metrics("caption")
    widest = max(metrics.horizontalAdvance(marks.family_words(family)) for family in marks.FAMILIES)
    return widest + _ROOM_FOR_SHAPE + 2 * Space.SMALL, len(marks.FAMILIES) * _line() + 2 * Space.SMALL


def legend_rect(rect: QRectF, layout: RingLayout) -> QRectF | None:
    """Where it stands, in the lower corner where reading begins; None where it would cover the ring."""
    width, height = legend_size()
    left = rect.right() - Space.SMALL - width if mirror.is_mirrored() else rect.left() + Space.SMALL
    box = QRectF(left, rect.bottom() - Space.TINY - height, width, height)
    dx = max(0.0, box.left() - layout.centre.x(), layout.centre.x() - box.right())
    dy = max(0.0, box.top() - layout.centre.y(), layout.centre.y() - box.bottom())
    free = layout.radius + layout.disc + 4
    return box if dx * dx + dy * dy > free * free and box.top() >= rect.top() else None


def paint_legend(painter: QPainter, box: QRectF) -> None:
    """A line for each family of frames."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    font = theme.font("caption")
    side = Qt.AlignmentFlag.AlignLeft
    for index, family in enumerate(marks.FAMILIES):
        top = box.top() + Space.SMALL + index * _line()
        middle = top + _line() / 2
        shape = box.right() - Space.SMALL - 9 if mirror.is_mirrored() else box.left() + Space.SMALL + 9
        size = 14.0 if family in marks.LOUD else 11.0
        marks.paint_glyph(painter, QPointF(shape, middle), size, family)
        room = QRectF(box.left() + Space.SMALL, top, box.width() - 2 * Space.SMALL, _line())
        if mirror.is_mirrored():
            room.setRight(room.right() - _ROOM_FOR_SHAPE)
        else:
            room.setLeft(room.left() + _ROOM_FOR_SHAPE)
        painter.setFont(font)
        painter.setPen(theme.color("muted"))
        drawing.words(painter, room, marks.family_words(family), side)
    painter.restore()


def _line() -> float:
    return theme.metrics("caption").height() + 2
