"""The emoji picker: a search, categories, what was used last; a list of the model's, however many there are."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from smmp_gui import mirror
from smmp_gui.emoji_catalogue import CATEGORIES, Emoji, catalogue
from smmp_gui.rows import ROW_ROLE, RowsModel
from smmp_gui.theme import RADIUS, Space, theme
from smmp_gui.widgets import ElidedLabel
from smmp_gui.words import QT_TRANSLATE_NOOP, tr

_CELL, _COLUMNS, _ROWS = 38, 9, 6
_GLYPH = 24  # pixels
_FOUND = 200
_RECENT = QT_TRANSLATE_NOOP("", "Recently used")
_REMEMBERED = 36
_FIRST = ["👍", "❤️", "😂", "🎉", "😮", "😢", "🙏", "👏", "🔥", "😊", "🤔", "👀"]


class Recent:
    """What was used last, the newest first; forgotten when the window closes."""

    def __init__(self) -> None:
        self._glyphs: list[str] = []

    def use(self, one: Emoji) -> None:
        """One was chosen."""
        self._glyphs = [one.glyph, *(glyph for glyph in self._glyphs if glyph != one.glyph)][:_REMEMBERED]

    @property
    def emojis(self) -> list[Emoji]:
        """Those used, and behind them what people often use."""
        known = {one.glyph: one for one in catalogue().all}
        glyphs = dict.fromkeys([*self._glyphs, *_FIRST])
        return [known[glyph] for glyph in glyphs if glyph in known][:_REMEMBERED]


recent = Recent()
"""The one memory of this window."""


class EmojiPicker(QFrame):
    """A popup; ``chosen`` with an emoji. It closes then, unless Shift is held."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self.setAccessibleName(tr("Emoji"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.search = QLineEdit(placeholderText=tr("Search emoji"))
        self.search.setObjectName("emojiSearch")
        self.search.setAccessibleName(tr("Search emoji"))
        self.search.textChanged.connect(self._show)
        self.search.returnPressed.connect(lambda: self._take(self.model.index(0)))
        self.search.installEventFilter(self)
        self.model: RowsModel[Emoji] = RowsModel(self)
        self.grid = QListView()
        self.grid.setObjectName("emojiGrid")
        self.grid.setAccessibleName(tr("Emoji"))
        self.grid.setViewMode(QListView.ViewMode.IconMode)
        self.grid.setMovement(QListView.Movement.Static)
        self.grid.setResizeMode(QListView.ResizeMode.Fixed)
        self.grid.setUniformItemSizes(True)
        self.grid.setGridSize(QSize(_CELL, _CELL))
        self.grid.setModel(self.model)
        self.grid.setItemDelegate(_CellDelegate(self.grid))
        self.grid.setMouseTracking(True)
        self.grid.setDragEnabled(False)
        self.grid.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.grid.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.grid.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.grid.verticalScrollBar().setSingleStep(_CELL)
        self.grid.viewport().setAutoFillBackground(False)
        bar = self.grid.verticalScrollBar()
        bar.rangeChanged.connect(lambda _least, most: bar.setEnabled(most > 0))
        self.grid.setFixedSize(_COLUMNS * _CELL + bar.sizeHint().width() + 2, _ROWS * _CELL)
        self.grid.clicked.connect(self._take)
        self.grid.entered.connect(self._name)
        self.grid.selectionModel().currentChanged.connect(self._name)
        self.grid.installEventFilter(self)
        self._says = ElidedLabel("small", token="muted")
        self._tabs = QButtonGroup(self)
        tabs = QHBoxLayout()
        tabs.setSpacing(0)
        for name, glyph in {_RECENT: "🕘", **CATEGORIES}.items():
            tab = _Tab(name, glyph)
            self._tabs.addButton(tab)
            tabs.addWidget(tab, 1)
        self._tabs.buttons()[0].setChecked(True)
        self._tabs.buttonToggled.connect(self._switched)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.MEDIUM, Space.MEDIUM, Space.MEDIUM, Space.SMALL)
        column.setSpacing(Space.SMALL)
        column.addWidget(self.search)
        column.addLayout(tabs)
        column.addWidget(self.grid)
        column.addWidget(self._says)
        self._show()

    def open_above(self, anchor: QWidget) -> None:
        """Show it above ``anchor``, their sides where reading ends above each other."""
        self.adjustSize()
        left = 0 if mirror.is_mirrored() else anchor.width() - self.width()
        at = anchor.mapToGlobal(QPoint(left, -Space.SMALL - self.height()))
        room = self.screen().availableGeometry()
        self.move(max(room.left(), at.x()), max(room.top(), at.y()))
        self.show()
        self.search.setFocus()

    def _switched(self, tab: QAbstractButton, on: bool) -> None:
        if on:
            self.search.clear()
            self._show()

    def _show(self) -> None:
        words, tab = self.search.text(), self._tabs.checkedButton()
        if words.strip():
            rows = catalogue().search(words, _FOUND)
        elif not isinstance(tab, _Tab) or tab.name == _RECENT:
            rows = recent.emojis
        else:
            rows = catalogue().categories.get(tab.name, [])
        self.model.set_rows(rows)
        self.grid.scrollToTop()
        self.grid.setCurrentIndex(self.model.index(0))
        self._name(self.model.index(0))

    def _name(self, index: QModelIndex) -> None:
        one = self.model.row(index)
        nothing = tr("No emoji of this name.") if catalogue().all else tr("No font here can draw emoji.")
        self._says.set_words(f"{one.name} :{one.shorts[0]}:" if one is not None else nothing)

    def _take(self, index: QModelIndex) -> None:
        one = self.model.row(index)
        if one is None:
            return
        recent.use(one)
        self.chosen.emit(one)
        if not QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down leads from the search into the list, Up out of its first line; Enter chooses, letters search."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        key, row = event.key(), self.grid.currentIndex().row()
        if watched is self.search and key == Qt.Key.Key_Down:
            self.grid.setFocus()
            return True
        if watched is not self.grid:
            return super().eventFilter(watched, event)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.grid.currentIndex())
            return True
        if key == Qt.Key.Key_Up and row < _COLUMNS:
            self.search.setFocus()
            return True
        if event.text().isalnum():
            self.search.setFocus()
            self.search.insert(event.text())
            return True
        return super().eventFilter(watched, event)


class _Tab(QAbstractButton):
    """A category, by an emoji of it."""

    def __init__(self, name: str, glyph: str) -> None:
        super().__init__()
        self.name, self._glyph = name, glyph
        self.setText(tr(name))
        self.setAccessibleName(tr(name))
        self.setToolTip(tr(name))
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(_CELL - 4, _CELL - 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The emoji, faint until it is chosen or pointed at; a line under the chosen one."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.hasFocus():
            painter.setPen(theme.color("accent"))
            painter.drawRoundedRect(rect, RADIUS, RADIUS)
        painter.setOpacity(1.0 if self.isChecked() or self.underMouse() or self.hasFocus() else 0.55)
        painter.setFont(_glyph_font(18))
        painter.setPen(theme.color("text"))
        painter.drawText(rect.adjusted(0, 0, 0, -3), Qt.AlignmentFlag.AlignCenter, self._glyph)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            painter.drawRoundedRect(QRectF(rect.center().x() - 10, rect.bottom() - 3, 20, 3), 1.5, 1.5)
        painter.end()


class _CellDelegate(QStyledItemDelegate):
    """One emoji of the grid."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """A square."""
        return QSize(_CELL, _CELL)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw it, on its ground if it is chosen or pointed at."""
        one: Emoji | None = index.data(ROW_ROLE)
        if one is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect).adjusted(1, 1, -1, -1)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(theme.color("accent") if selected and focused else Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("soft" if selected and focused else "hover"))
            painter.drawRoundedRect(rect, RADIUS, RADIUS)
        painter.setFont(_glyph_font(_GLYPH))
        painter.setPen(theme.color("text"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, one.glyph)
        painter.restore()


def _glyph_font(pixels: int) -> QFont:
    font = theme.font("body")
    font.setPixelSize(pixels)
    return font
