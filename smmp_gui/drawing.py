"""Small pictures painted by code: avatars, digest patterns, presence, badges."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption

from smmp_gui import mirror, text
from smmp_gui.gallery import gallery
from smmp_gui.theme import theme

_GRID = 5


def avatar(painter: QPainter, rect: QRectF, name: str, fingerprint: str, *, square: bool = False) -> None:
    """A person's picture, or a disc in the colour of the fingerprint, with initials; a group: a rounded square."""
    if not square:
        with mirror.upright(painter, rect):
            if gallery.draw(painter, rect, fingerprint):
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
    words(painter, rect, text.initials(name), Qt.AlignmentFlag.AlignHCenter)
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
    number = str(count) if count < 100 else "99+"
    font = theme.font("caption", QFont.Weight.Bold)
    width = max(20.0, theme.metrics("caption", QFont.Weight.Bold).horizontalAdvance(number) + 12)
    rect = QRectF(right_centre.x() - width, right_centre.y() - 10, width, 20)
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("neutral" if quiet else "accent"))
    painter.drawRoundedRect(rect, 10, 10)
    painter.setFont(font)
    painter.setPen(theme.color("text" if quiet else "on_accent"))
    words(painter, rect, number, Qt.AlignmentFlag.AlignHCenter)
    painter.restore()
    return rect


def words(painter: QPainter, rect: QRectF, said: str, side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft) -> None:
    """One line in the painter's font and pen: where reading begins (``AlignLeft``), ends, or in the middle."""
    opposite = {Qt.AlignmentFlag.AlignLeft: Qt.AlignmentFlag.AlignRight}
    opposite |= {right: left for left, right in opposite.items()}
    if mirror.is_mirrored():
        side = opposite.get(side, side)
    flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
    rightwards = text.is_right_to_left(said)
    direction = Qt.TextFlag.TextForceRightToLeft if rightwards else Qt.TextFlag.TextForceLeftToRight
    with mirror.upright(painter, rect):
        painter.drawText(rect, int(flags) | Qt.TextFlag.TextSingleLine | direction, said)


def paragraph(painter: QPainter, rect: QRectF, said: str) -> None:
    """Several lines in the painter's font and pen, from the top of ``rect`` on."""
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    with mirror.upright(painter, rect):
        painter.drawText(rect, said, option)


def lines(painter: QPainter, layout: QTextLayout, rect: QRectF) -> None:
    """Text that is laid out already, at the side of ``rect`` where its own direction begins, in the painter's pen."""
    rightwards = layout.textOption().textDirection() == Qt.LayoutDirection.RightToLeft
    wide = max((layout.lineAt(i).x() + layout.lineAt(i).width() for i in range(layout.lineCount())), default=0.0)
    with mirror.upright(painter, rect):
        layout.draw(painter, QPointF(rect.right() - wide if rightwards else rect.left(), rect.top()))


def elided(painter: QPainter, rect: QRectF, said: str, font: QFont, colour: QColor, suffix: str = "") -> None:
    """One line, cut with an ellipsis where it does not fit; ``suffix``, such as `` (you)``, is never cut off."""
    painter.setFont(font)
    painter.setPen(colour)
    words(painter, rect, elide(said, font, rect.width(), suffix))


def elide(said: str, font: QFont, room: float, suffix: str = "") -> str:
    """``said``, cut with an ellipsis, and the whole ``suffix`` in ``room`` pixels."""
    metrics = QFontMetricsF(font)
    cut = metrics.elidedText(said, Qt.TextElideMode.ElideRight, room - metrics.horizontalAdvance(suffix))
    return text.isolated(cut) + suffix if suffix else cut
