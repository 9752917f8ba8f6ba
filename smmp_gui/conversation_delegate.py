"""Paints a conversation: bubbles, what is missing, dividers, resync episodes."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QFont, QHelpEvent, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip, QWidget

from smmp_gui import drawing, icons, mirror, text
from smmp_gui.bubble_layout import GAP_SIDE, LayoutCache, Placed
from smmp_gui.bubble_parts import FOLD, STATUS_SIDE, paint_meta, tones
from smmp_gui.conversation_rows import ChangeRow, ConversationRow, DividerRow, EpisodeRow, GapRow, MessageRow
from smmp_gui.rows import ROW_ROLE
from smmp_gui.theme import Space, theme

_ROUND, _TIGHT = 16.0, 5.0
_GLOW = 0.2
Index = QModelIndex | QPersistentModelIndex


class ConversationDelegate(QStyledItemDelegate):
    """Draws what :mod:`smmp_gui.bubble_layout` has placed."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self.cache = LayoutCache()
        self.flashed: tuple[str, ...] = ()
        """The key of the message that was looked for."""
        self.flash = 0.0
        """How strongly it glows, 0 to 1."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The row's height at the view's width."""
        width = self._width(option)
        row = index.data(ROW_ROLE)
        return QSize(width, self.cache.height(row, width)) if row is not None else QSize(width, 0)

    def _width(self, option: QStyleOptionViewItem) -> int:
        view = self.parent()
        return view.viewport().width() if isinstance(view, QAbstractItemView) else option.rect.width()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        row: ConversationRow | None = index.data(ROW_ROLE)
        if row is None:
            return
        placed = self.cache.place(row, option.rect.width())
        painter.save()
        painter.setClipRect(option.rect)
        painter.translate(option.rect.topLeft())
        mirror.begin(painter, QRectF(0, 0, option.rect.width(), option.rect.height()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = bool(option.state & QStyle.StateFlag.State_Selected) and bool(
            option.state & QStyle.StateFlag.State_HasFocus
        )
        match row:
            case MessageRow():
                self._message(painter, row, placed, focused)
            case EpisodeRow():
                self._episode(painter, row, placed, focused)
            case ChangeRow():
                painter.setPen(theme.color("muted"))
                _paragraph(painter, placed)
            case GapRow():
                self._gap(painter, placed)
            case DividerRow():
                self._divider(painter, row, placed)
        painter.restore()

    def _message(self, painter: QPainter, row: MessageRow, placed: Placed, focused: bool) -> None:
        ground = tones(row).ground
        if row.key == self.flashed:
            self._flash(painter, placed)
        painter.setPen(QPen(theme.color("text"), 1.5) if focused else Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(ground) if ground else Qt.BrushStyle.NoBrush)
        painter.drawPath(_bubble(placed.box, row))
        if not placed.face.isNull():
            drawing.avatar(painter, placed.face, row.name, row.sender)
        for part in placed.parts:
            part.laid.paint(painter, part.rect, row)
        paint_meta(painter, placed.meta, row)

    def _flash(self, painter: QPainter, placed: Placed) -> None:
        """The whole line behind a message that was looked for."""
        glow = theme.color("accent")
        glow.setAlphaF(_GLOW * self.flash)
        view = self.parent()
        wide = view.viewport().width() if isinstance(view, QAbstractItemView) else placed.box.right()
        painter.fillRect(QRectF(0, 0, wide, placed.height), glow)

    def _divider(self, painter: QPainter, row: DividerRow, placed: Placed) -> None:
        if row.kind == "beginning":
            painter.setPen(theme.color("text"))
            if placed.title:
                drawing.lines(painter, placed.title, placed.name)
            painter.setPen(theme.color("muted"))
            _paragraph(painter, placed)
            return
        weight = QFont.Weight.DemiBold if row.kind == "day" else QFont.Weight.Normal
        metrics = theme.metrics("caption", weight)
        painter.setFont(theme.font("caption", weight))
        words = metrics.horizontalAdvance(row.title)
        if row.kind == "agreed":
            side = STATUS_SIDE
            left = placed.box.right() - words
            painter.setPen(theme.color("accent"))
            drawing.words(painter, placed.box, row.title, Qt.AlignmentFlag.AlignRight)
            glyph = QRectF(left - side - 5, placed.box.center().y() - side / 2, side, side)
            icons.draw(painter, glyph, "agreed", theme.color("accent"), theme.color("surface"))
            return
        self._line(painter, placed.box, words)
        painter.setPen(theme.color("muted"))
        drawing.words(painter, placed.box, row.title, Qt.AlignmentFlag.AlignHCenter)

    def _line(self, painter: QPainter, box: QRectF, words: float) -> None:
        middle, gap = box.center(), words / 2 + Space.MEDIUM
        painter.setPen(theme.color("line"))
        painter.drawLine(QPointF(box.left(), middle.y()), QPointF(middle.x() - gap, middle.y()))
        painter.drawLine(QPointF(middle.x() + gap, middle.y()), QPointF(box.right(), middle.y()))

    def _gap(self, painter: QPainter, placed: Placed) -> None:
        """An empty place: an outline that is not whole."""
        outline = QPen(theme.color("edge"), 1)
        outline.setDashPattern([4, 4])
        painter.setPen(outline)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(placed.box, 12, 12)
        mark = QRectF(placed.box.left() + Space.LARGE, placed.box.center().y() - GAP_SIDE / 2, GAP_SIDE, GAP_SIDE)
        icons.draw(painter, mark, "missing", theme.color("muted"))
        painter.setPen(theme.color("text"))
        if placed.title:
            drawing.lines(painter, placed.title, placed.name)
        painter.setPen(theme.color("muted"))
        _paragraph(painter, placed)

    def _episode(self, painter: QPainter, row: EpisodeRow, placed: Placed, focused: bool) -> None:
        over, failed = row.stage == "healed", row.stage == "failed"
        painter.setPen(theme.color("accent" if focused else "line"))
        painter.setBrush(theme.color("raised"))
        painter.drawRoundedRect(placed.box, 12, 12)
        glyph = {"healed": "back-in-step", "failed": "cannot-agree", "healing": "healing", "required": "out-of-step"}
        tone = "muted" if over else "attention" if failed or row.stage == "required" else "accent"
        line = placed.name
        mark = QRectF(line.left() + Space.MEDIUM, line.center().y() - 9, 18, 18)
        icons.draw(painter, mark, glyph.get(row.stage, "resyncing"), theme.color(tone))
        fold = QRectF(line.right() - Space.MEDIUM - 14, line.center().y() - 7, 14, 14)
        icons.draw(painter, fold, "chevron-down" if row.unfolded else "chevron-right", theme.color("muted"))
        words = QRectF(mark.right() + Space.SMALL, line.top(), fold.left() - mark.right() - Space.SMALL, line.height())
        drawing.elided(painter, words, row.title, theme.font("small"), theme.color("muted" if over else "text"))
        painter.setPen(theme.color("muted"))
        _paragraph(painter, placed)

    def act_at(self, index: Index, at: QPoint, rect: QRect) -> str:
        """What a click at this point of the view asks for, within the row's ``rect``; nothing: ""."""
        row: ConversationRow | None = index.data(ROW_ROLE)
        if row is None:
            return ""
        placed = self.cache.place(row, rect.width())
        point = mirror.point(QPointF(at - rect.topLeft()), rect.width())
        if isinstance(row, EpisodeRow) and placed.name.contains(point):
            return FOLD
        return next((act for part in placed.parts if (act := part.laid.act_at(point, part.rect))), "")

    def bubble(self, index: Index, rect: QRect) -> QRect:
        """The bubble of a message whose row has this ``rect``; empty for all other rows."""
        row: ConversationRow | None = index.data(ROW_ROLE)
        if not isinstance(row, MessageRow):
            return QRect()
        box = self.cache.place(row, rect.width()).box
        return mirror.visual(box, rect.width()).toRect().translated(rect.topLeft())

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """A message's details, while the pointer rests on its bubble."""
        row = index.data(ROW_ROLE)
        if event.type() == QEvent.Type.ToolTip and isinstance(row, (MessageRow, ChangeRow)):
            placed = self.cache.place(row, option.rect.width())
            at = mirror.point(QPointF(event.pos() - option.rect.topLeft()), option.rect.width())
            if placed.box.contains(at):
                QToolTip.showText(event.globalPos(), text.tip(row.tip), view)
                return True
        QToolTip.hideText()
        return False


def _paragraph(painter: QPainter, placed: Placed) -> None:
    if placed.body:
        drawing.lines(painter, placed.body, QRectF(placed.body_at, QSizeF(placed.body_room, 0)))


def _bubble(box: QRectF, row: MessageRow) -> QPainterPath:
    """A rounded rectangle whose corners are tight where the run goes on."""
    top, bottom = (_ROUND if row.first else _TIGHT), (_ROUND if row.last else _TIGHT)
    left_top, left_bottom = (_ROUND, _ROUND) if row.own else (top, bottom if not row.last else _TIGHT)
    right_top, right_bottom = (top, bottom if not row.last else _TIGHT) if row.own else (_ROUND, _ROUND)
    if row.first and row.last:
        left_top = right_top = _ROUND
    path = QPainterPath(QPointF(box.left() + left_top, box.top()))
    path.lineTo(box.right() - right_top, box.top())
    path.quadTo(box.topRight(), QPointF(box.right(), box.top() + right_top))
    path.lineTo(box.right(), box.bottom() - right_bottom)
    path.quadTo(box.bottomRight(), QPointF(box.right() - right_bottom, box.bottom()))
    path.lineTo(box.left() + left_bottom, box.bottom())
    path.quadTo(box.bottomLeft(), QPointF(box.left(), box.bottom() - left_bottom))
    path.lineTo(box.left(), box.top() + left_top)
    path.quadTo(box.topLeft(), QPointF(box.left() + left_top, box.top()))
    path.closeSubpath()
    return path
