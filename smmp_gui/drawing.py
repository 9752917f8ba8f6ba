"""Small pictures painted by code: avatars, digest patterns, presence, badges."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from smmp_gui import text
from smmp_gui.gallery import gallery
from smmp_gui.theme import theme

_GRID = 5


def avatar(painter: QPainter, rect: QRectF, name: str, fingerprint: str, *, square: bool = False) -> None:
    """A person's picture, or a disc in the colour of the fingerprint, with initials; a group: a rounded square."""
    if not square and gallery.draw(painter, rect, fingerprint):
        return
    colour = theme.person(fingerprint)
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    if square:
        painter.drawRoundedRect(rect, rect.width() * 0.3, rect.width() * 0.3)
    else:
        painter.drawEllipse(rect)
    font = theme.font("body", QFont.Weight.DemiBold)
    font.setPixelSize(max(7, round(rect.width() * 0.38)))
    painter.setFont(font)
    painter.setPen(theme.color("raised") if not theme.palette.dark else theme.color("on_accent"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text.initials(name))
    painter.restore()


def presence(painter: QPainter, avatar_rect: QRectF, online: bool, ground: QColor) -> None:
    """A dot at the avatar's corner: full when a link stands, a ring when not."""
    size = max(10.0, avatar_rect.width() * 0.3)
    dot = QRectF(avatar_rect.right() - size + 2, avatar_rect.bottom() - size + 2, size, size)
    painter.save()
    painter.setPen(QPen(ground, 2.5))
    painter.setBrush(theme.color("accent") if online else ground)
    painter.drawEllipse(dot)
    if not online:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.color("edge"), 1.6))
        painter.drawEllipse(dot.adjusted(2, 2, -2, -2))
    painter.restore()


def pattern_cells(digest: str) -> list[tuple[int, int]]:
    """The filled cells (column, row) of a digest's 5 by 5 pattern, symmetrical like a face."""
    try:
        bits = int(digest[:8] or "0", 16)
    except ValueError:
        bits = 0
    cells = []
    for i in range(_GRID * 3):
        if bits >> (i * 2) & 1:
            column, row = i // _GRID, i % _GRID
            cells.append((column, row))
            if column != _GRID // 2:
                cells.append((_GRID - 1 - column, row))
    return cells


def pattern(painter: QPainter, rect: QRectF, digest: str, ink: QColor, *, framed: bool = False) -> None:
    """The digest's pattern, filled; ``framed`` puts it into a box, for those who differ."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    cell = int(rect.width()) // _GRID
    left = int(rect.left() + (rect.width() - cell * _GRID) / 2)
    top = int(rect.top() + (rect.height() - cell * _GRID) / 2)
    for column, row in pattern_cells(digest):
        painter.drawRect(left + column * cell, top + row * cell, cell, cell)
    if framed:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(ink, 1.5, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(rect.adjusted(-3, -3, 3, 3), 4, 4)
    painter.restore()


def badge(painter: QPainter, right_centre: QPointF, count: int, *, quiet: bool = False) -> QRectF:
    """A pill with a number whose right end is at ``right_centre``; answers what it covers. ``quiet``: muted."""
    words = str(count) if count < 100 else "99+"
    font = theme.font("caption", QFont.Weight.Bold)
    width = max(20.0, theme.metrics("caption", QFont.Weight.Bold).horizontalAdvance(words) + 12)
    rect = QRectF(right_centre.x() - width, right_centre.y() - 10, width, 20)
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("neutral" if quiet else "accent"))
    painter.drawRoundedRect(rect, 10, 10)
    painter.setFont(font)
    painter.setPen(theme.color("text" if quiet else "on_accent"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, words)
    painter.restore()
    return rect


def elided(painter: QPainter, rect: QRectF, words: str, font: QFont, colour: QColor, suffix: str = "") -> None:
    """One line, cut with an ellipsis where it does not fit; ``suffix``, such as `` (you)``, is never cut off."""
    painter.setFont(font)
    painter.setPen(colour)
    cut = elide(words, font, rect.width(), suffix)
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
    rightwards = text.is_right_to_left(cut)
    direction = Qt.TextFlag.TextForceRightToLeft if rightwards else Qt.TextFlag.TextForceLeftToRight
    painter.drawText(rect, int(flags) | Qt.TextFlag.TextSingleLine | direction, cut)


def elide(words: str, font: QFont, room: float, suffix: str = "") -> str:
    """``words``, cut with an ellipsis, and the whole ``suffix`` in ``room`` pixels."""
    metrics = QFontMetricsF(font)
    cut = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room - metrics.horizontalAdvance(suffix))
    return text.isolated(cut) + suffix if suffix else cut
