"""Paints what a search has found: the rows of the left column, and messages with what matched in them."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from smmp_gui import drawing, icons, mirror, text
from smmp_gui.rows import ROW_ROLE
from smmp_gui.search_rows import HitRow
from smmp_gui.sidebar_delegate import SidebarDelegate
from smmp_gui.theme import RADIUS, Space, theme

_FACE = 34
_LINES = 2
_PAD = 7


class ResultDelegate(SidebarDelegate):
    """Two lines of each message, its matches bold and on a ground of their own."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """A title and two lines."""
        if not isinstance(index.data(ROW_ROLE), HitRow):
            return super().sizeHint(option, index)
        tall = theme.metrics("body").height() + _LINES * theme.metrics("small").lineSpacing() + Space.HAIR
        return QSize(option.rect.width(), round(tall) + 2 * _PAD + 2)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one row."""
        row = index.data(ROW_ROLE)
        if not isinstance(row, HitRow):
            super().paint(painter, option, index)
            return
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        card = QRectF(option.rect).adjusted(Space.SMALL, 1, -Space.SMALL, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mirror.begin(painter, option.rect)
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("soft" if selected else "hover"))
            painter.drawRoundedRect(card, RADIUS, RADIUS)
        if selected and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(theme.color("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        inner = card.adjusted(Space.SMALL, _PAD, -Space.MEDIUM, -_PAD)
        face = QRectF(inner.left() + 4, inner.top() + 1, _FACE, _FACE)
        drawing.avatar(painter, face, row.face_name, row.face, square=not row.round_face)
        self._words(painter, row, inner.adjusted(_FACE + 8 + Space.SMALL, 0, 0, 0), selected)
        painter.restore()

    def _words(self, painter: QPainter, row: HitRow, rect: QRectF, selected: bool) -> None:
        ink = theme.color("on_soft" if selected else "text")
        quiet = theme.color("on_soft" if selected else "muted")
        line = theme.metrics("body").height()
        taken = theme.metrics("caption").horizontalAdvance(row.when)
        title = QRectF(rect.left(), rect.top(), rect.width() - taken - Space.SMALL, line)
        when = QRectF(rect.right() - taken - 1, rect.top(), taken + 2, line)
        painter.setFont(theme.font("caption"))
        painter.setPen(quiet)
        drawing.words(painter, when, row.when, Qt.AlignmentFlag.AlignRight)
        if row.private:
            icons.draw(painter, QRectF(title.left() - 1, title.center().y() - 8, 15, 15), "lock", quiet)
            title.setLeft(title.left() + 15 + Space.TINY)
        drawing.elided(painter, title, row.title, theme.font("body", QFont.Weight.DemiBold), ink)
        layout = snippet_layout(row, rect.width(), selected)
        painter.setPen(ink)
        drawing.lines(painter, layout, QRectF(rect.left(), title.bottom() + Space.HAIR, rect.width(), 0))


def snippet_layout(row: HitRow, width: float, selected: bool) -> QTextLayout:
    """Who wrote it and the line around the matches, in at most two lines ``width`` pixels wide."""
    words = f"{row.before}\u2068{row.words}\u2069" if row.before else row.words  # fenced off from who wrote it
    layout = _laid(words, row, width, selected)
    if layout.lineCount() > _LINES:
        last = layout.lineAt(_LINES - 1)
        kept = words.encode("utf-16-le")[: 2 * (last.textStart() + last.textLength())].decode("utf-16-le", "ignore")
        while True:
            layout = _laid(kept.rstrip() + "…", row, width, selected)
            if layout.lineCount() <= _LINES or not kept:
                break
            kept = kept[:-1]
    return layout


def _laid(words: str, row: HitRow, width: float, selected: bool) -> QTextLayout:
    layout = QTextLayout(words, theme.font("small"))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    rightwards = not row.before and text.is_right_to_left(row.words)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if rightwards else Qt.LayoutDirection.LeftToRight)
    option.setAlignment(Qt.AlignmentFlag.AlignRight if mirror.is_mirrored() else Qt.AlignmentFlag.AlignLeft)
    layout.setTextOption(option)
    layout.setFormats(_formats(words, row, selected))
    layout.beginLayout()
    height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, height))
        height += theme.metrics("small").lineSpacing()
    layout.endLayout()
    return layout


def _formats(words: str, row: HitRow, selected: bool) -> list[QTextLayout.FormatRange]:
    quiet = QTextCharFormat()
    quiet.setForeground(theme.color("on_soft" if selected else "muted"))
    strong = QTextCharFormat()
    strong.setFontWeight(QFont.Weight.Bold)
    strong.setForeground(theme.color("on_accent" if selected else "on_soft"))
    strong.setBackground(theme.color("accent" if selected else "soft"))
    ranges = [_range(words, 0, len(row.before), quiet)] if row.before else []
    begin = len(row.before) + 1 if row.before else 0
    return ranges + [_range(words, begin + start, length, strong) for start, length in row.matches]


def _range(words: str, start: int, length: int, form: QTextCharFormat) -> QTextLayout.FormatRange:
    """As Qt counts: in UTF-16."""
    result = QTextLayout.FormatRange()
    result.start = _units(words[:start])
    result.length = _units(words[start : start + length])
    result.format = form
    return result


def _units(words: str) -> int:
    return len(words.encode("utf-16-le", "surrogatepass")) // 2
