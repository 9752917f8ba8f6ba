"""``:short`` names while one types: a list of what they may become."""

import re
from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QPlainTextEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from smmp_gui import drawing, mirror
from smmp_gui.emoji_catalogue import Emoji, catalogue
from smmp_gui.rows import ROW_ROLE, RowsModel
from smmp_gui.theme import RADIUS, Space, theme
from smmp_gui.words import tr

_BEGUN = re.compile(r"(?:^|(?<=[\s(]))(:[a-z0-9_+\-]{2,})$", re.IGNORECASE)
_WHOLE = re.compile(r":([a-z0-9_+\-]+):$", re.IGNORECASE)
_MOST = 7
_HEIGHT, _WIDTH = 34, 320
_LONGEST = 60  # letters before the cursor that are looked at


class EmojiCompletion(QFrame):
    """Stands above a field, takes no focus: the field hands it its keys."""

    def __init__(self, field: QPlainTextEdit, chosen: Callable[[Emoji], None]) -> None:
        super().__init__(field)
        self.setProperty("role", "card")
        self._field, self._chosen = field, chosen
        self._ended = ""  # what has been waved away
        self.model: RowsModel[Emoji] = RowsModel(self)
        self.list = QListView()
        self.list.setObjectName("emojiCompletion")
        self.list.setAccessibleName(tr("Emoji"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setModel(self.model)
        self.list.setItemDelegate(_LineDelegate(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.viewport().setAutoFillBackground(False)
        self.list.clicked.connect(lambda _index: self._take())
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.TINY, Space.TINY, Space.TINY, Space.TINY)
        column.addWidget(self.list)
        self.hide()

    def follow(self) -> None:
        """Show what fits the word before the cursor; nothing, where none begins with a colon."""
        begun = _BEGUN.search(self._before())
        word = begun.group(1)[1:].casefold() if begun is not None and self._field.hasFocus() else ""
        if not word or word == self._ended:
            self.hide()
            return
        self._ended = ""
        found = catalogue().search(word, _MOST)
        self.model.set_rows(found)
        if not found:
            self.hide()
            return
        self.list.setCurrentIndex(self.model.index(0))
        self._place(len(found))

    def _place(self, count: int) -> None:
        window = self._field.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        height = count * _HEIGHT + 2 * Space.TINY + 2
        at = self._field.mapTo(window, self._field.cursorRect().topLeft())
        begins = at.x() + Space.LARGE - _WIDTH if mirror.is_mirrored() else at.x() - Space.LARGE
        left = max(Space.SMALL, min(begins, window.width() - _WIDTH - Space.SMALL))
        above = self._field.mapTo(window, QPoint(0, 0)).y() - height - Space.MEDIUM
        self.setGeometry(left, max(0, above), _WIDTH, height)
        self.show()
        self.raise_()

    def key(self, event: QKeyEvent) -> bool:
        """Handle a key of the field's; whether it was for this list."""
        if not self.isVisible():
            return False
        row = self.list.currentIndex().row()
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                self.list.setCurrentIndex(self.model.index((row + step) % len(self.model.rows)))
            case Qt.Key.Key_Tab | Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._take()
            case Qt.Key.Key_Escape:
                begun = _BEGUN.search(self._before())
                self._ended = begun.group(1)[1:].casefold() if begun is not None else ""
                self.hide()
            case _:
                return False
        return True

    def _take(self) -> None:
        chosen, begun = self.model.row(self.list.currentIndex()), _BEGUN.search(self._before())
        self.hide()
        if chosen is not None and begun is not None:
            self._replace(len(begun.group(1)), chosen)

    def close_name(self) -> bool:
        """A colon was typed: put the emoji in the place of its whole ``:name:``, if there is one of that name."""
        whole = _WHOLE.search(self._before())
        found = catalogue().shorts.get(whole.group(1).casefold()) if whole is not None else None
        if whole is not None and found is not None:
            self._replace(len(whole.group()), found)
        return found is not None

    def _before(self) -> str:
        """What stands before the cursor on its line, its end at least."""
        cursor = self._field.textCursor()
        if cursor.hasSelection():
            return ""
        units = cursor.block().text().encode("utf-16-le", "surrogatepass")[: 2 * cursor.positionInBlock()]
        return units.decode("utf-16-le", "replace")[-_LONGEST:]

    def _replace(self, letters: int, one: Emoji) -> None:
        cursor = self._field.textCursor()
        cursor.movePosition(cursor.MoveOperation.Left, cursor.MoveMode.KeepAnchor, letters)
        cursor.insertText(one.glyph)
        self._chosen(one)


class _LineDelegate(QStyledItemDelegate):
    """The emoji and its short name."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Lines of one height."""
        return QSize(option.rect.width(), _HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one."""
        one: Emoji | None = index.data(ROW_ROLE)
        if one is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mirror.begin(painter, option.rect)
        rect = QRectF(option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("soft" if selected else "hover"))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        painter.setFont(theme.font("title"))
        painter.setPen(theme.color("text"))
        glyph = QRectF(rect.left() + Space.SMALL, rect.top(), 28, rect.height())
        drawing.words(painter, glyph, one.glyph, Qt.AlignmentFlag.AlignHCenter)
        words = QRectF(
            glyph.right() + Space.SMALL, rect.top(), rect.right() - glyph.right() - Space.LARGE, rect.height()
        )
        ink = theme.color("on_soft" if selected else "text")
        short = f":{one.shorts[0]}:"
        drawing.elided(painter, words, short, theme.font("small"), ink)
        words.setLeft(words.left() + theme.metrics("small").horizontalAdvance(short) + Space.MEDIUM)
        if one.name.replace(" ", "_") != one.shorts[0]:
            quiet = theme.color("on_soft" if selected else "muted")
            drawing.elided(painter, words, one.name, theme.font("caption"), quiet)
        painter.restore()
