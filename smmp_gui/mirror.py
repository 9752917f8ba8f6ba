"""From right to left: what is painted for a window that reads from left to right, mirrored in one place.

Whoever paints computes rectangles as if everything ran from left to right, and calls :func:`begin` first: in a mirrored
window the painter then mirrors all of it. What has a reading direction or a face of its own (text, pictures, glyphs) is
painted within :func:`upright`, by :mod:`smmp_gui.drawing` and :mod:`smmp_gui.icons`. Points of the mouse are mapped
back with :func:`point`.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QGuiApplication, QPainter

POINTING = frozenset({"chevron-left", "chevron-right", "reply"})
"""The glyphs that point forward or back; all others (checks, clocks, what turns clockwise) stay as they are."""


def is_mirrored() -> bool:
    """Whether the window reads from right to left."""
    return QGuiApplication.isRightToLeft()


def begin(painter: QPainter, rect: QRect | QRectF) -> None:
    """Mirror what is painted into ``rect`` from now on, in a window that reads from right to left."""
    if is_mirrored():
        _flip(painter, QRectF(rect))


@contextmanager
def upright(painter: QPainter, rect: QRectF) -> Iterator[bool]:
    """Paint into ``rect`` unmirrored, where it lies; tells whether the painter mirrors otherwise."""
    flipped = painter.worldTransform().m11() < 0
    if flipped:
        painter.save()
        _flip(painter, rect)
    yield flipped
    if flipped:
        painter.restore()


def _flip(painter: QPainter, rect: QRectF) -> None:
    painter.translate(rect.left() + rect.right(), 0)
    painter.scale(-1, 1)


def point(at: QPointF, width: float) -> QPointF:
    """A point of a row or widget ``width`` pixels wide as the layout, which is not mirrored, knows it."""
    return QPointF(width - at.x(), at.y()) if is_mirrored() else at


def visual(rect: QRectF, width: float) -> QRectF:
    """Where a rectangle of the layout is seen, in a row or widget ``width`` pixels wide."""
    return QRectF(width - rect.right(), rect.top(), rect.width(), rect.height()) if is_mirrored() else rect


def visual_within(rect: QRect, outer: QRect) -> QRect:
    """Where a rectangle that was placed inside ``outer`` is seen."""
    return (
        QRect(outer.left() + outer.right() - rect.right(), rect.top(), rect.width(), rect.height())
        if (is_mirrored())
        else rect
    )
