"""The settings: sections at the left, the chosen one at the right."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from smmp_gui import drawing, icons, mirror
from smmp_gui.adapter import Adapter
from smmp_gui.settings.about import AboutPage
from smmp_gui.settings.appearance import AppearancePage
from smmp_gui.settings.history import HistoryPage
from smmp_gui.settings.network import NetworkPage
from smmp_gui.settings.notifications import NotificationsPage
from smmp_gui.settings.page import Page, Room
from smmp_gui.settings.profile import ProfilePage
from smmp_gui.settings.security import SecurityPage
from smmp_gui.tasks import Tasks
from smmp_gui.theme import RADIUS, Space, theme
from smmp_gui.widgets import button, label
from smmp_gui.words import tr

PAGES: tuple[type[Page], ...] = (
    ProfilePage,
    AppearancePage,
    NotificationsPage,
    NetworkPage,
    HistoryPage,
    SecurityPage,
    AboutPage,
)
_ROW, _ICON, _NAV = 42, 20, 208
_AROUND = _ICON + 5 * Space.MEDIUM  # pixels beside a section's name
_ICON_ROLE = Qt.ItemDataRole.UserRole


class _SectionDelegate(QStyledItemDelegate):
    """A glyph and a word."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Rows of one height."""
        return QSize(option.rect.width(), round(_ROW * max(1.0, theme.metrics("body").height() / 17)))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one section's name."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mirror.begin(painter, option.rect)
        rect, state = QRectF(option.rect).adjusted(Space.SMALL, 1, -Space.SMALL, -1), option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected or state & QStyle.StateFlag.State_MouseOver:
            focused = selected and state & QStyle.StateFlag.State_HasFocus
            painter.setPen(theme.color("accent") if focused else Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("soft" if selected else "hover"))
            painter.drawRoundedRect(rect, RADIUS, RADIUS)
        ink = theme.color("on_soft" if selected else "text")
        glyph = QRectF(rect.left() + Space.MEDIUM, rect.center().y() - _ICON / 2, _ICON, _ICON)
        icons.draw(painter, glyph, str(index.data(_ICON_ROLE)), ink)
        font = theme.font("body", QFont.Weight.DemiBold if selected else QFont.Weight.Normal)
        words = rect.adjusted(Space.MEDIUM + _ICON + Space.MEDIUM, 0, -Space.SMALL, 0)
        drawing.elided(painter, words, str(index.data(Qt.ItemDataRole.DisplayRole)), font, ink)
        painter.restore()


class SettingsDialog(QDialog):
    """Everything that can be preferred. Each change is stored at once; there is nothing to confirm.

    A closed one lives on until what it has begun is done.
    """

    refused_late = Signal(str)
    """Something could not be done, and the dialog is closed already: why."""

    def __init__(self, parent: QWidget | None, adapter: Adapter, tasks: Tasks, section: str = "Profile") -> None:
        super().__init__(parent)
        self.setObjectName("settings")
        self.setWindowTitle(tr("Settings"))
        self.setMinimumSize(620, 420)
        self.resize(800, 600)
        room = self._room = Room(self, adapter, tasks)
        self._closed = False
        self.finished.connect(self._close)
        room.idle.connect(self._go)
        self._error = label("", "small", tone="error", wrap=True)
        self._error.setObjectName("dialogError")
        self._error.setContentsMargins(Space.HUGE, Space.MEDIUM, Space.HUGE, 0)
        self._error.hide()
        room.refused.connect(self.complain)
        room.said.connect(self.say)
        self.sections = QListWidget()
        self.sections.setObjectName("settingsSections")
        self.sections.setAccessibleName(tr("Sections of the settings"))
        self.sections.setItemDelegate(_SectionDelegate(self.sections))
        self.sections.setFrameShape(QFrame.Shape.NoFrame)
        self.sections.setMouseTracking(True)
        self.sections.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.stack = QStackedWidget()
        for kind in PAGES:
            item = QListWidgetItem(tr(kind.title), self.sections)
            item.setData(_ICON_ROLE, kind.icon)
            self.stack.addWidget(_scrolling(kind(room)))
        self.sections.currentRowChanged.connect(self._show)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left())
        row.addLayout(self._right(), 1)
        self.show_section(section)
        self.sections.setFocus()

    def _left(self) -> QWidget:
        left = QWidget()
        left.setObjectName("settingsNav")
        left.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        wide = max(theme.metrics("body", QFont.Weight.DemiBold).horizontalAdvance(tr(kind.title)) for kind in PAGES)
        left.setFixedWidth(max(_NAV, round(wide) + _AROUND))
        heading = label(tr("Settings"), "title", bold=True)
        heading.setContentsMargins(Space.LARGE + Space.TINY, 0, Space.LARGE + Space.TINY, Space.SMALL)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, Space.HUGE, 1, Space.MEDIUM)
        column.setSpacing(0)
        column.addWidget(heading)
        column.addWidget(self.sections, 1)
        return left

    def _right(self) -> QVBoxLayout:
        close = button(tr("Close"), "close")
        close.setAutoDefault(False)
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.setContentsMargins(Space.HUGE, Space.SMALL, Space.HUGE, Space.LARGE)
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._error)
        column.addWidget(self.stack, 1)
        column.addLayout(foot)
        return column

    def show_section(self, section: str) -> None:
        """Go to the section of this English name."""
        names = [kind.title for kind in PAGES]
        self.sections.setCurrentRow(names.index(section) if section in names else 0)

    def _show(self, number: int) -> None:
        self.complain("")
        self.stack.setCurrentIndex(number)

    def complain(self, words: str) -> None:
        """Say why something could not be done, or nothing."""
        self.say(words, "error")

        if words and self._closed:
            self.refused_late.emit(words)

    def _close(self) -> None:
        self._closed = True
        self._go()

    def _go(self) -> None:
        if self._closed and not self._room.is_busy:
            self.deleteLater()

    def say(self, words: str, tone: str = "done") -> None:
        """Say what has been done, or nothing."""
        self._error.setProperty("tone", tone)
        self._error.style().polish(self._error)
        self._error.setText(words)
        self._error.setVisible(bool(words))


def _scrolling(page: Page) -> QScrollArea:
    area = QScrollArea()
    area.setProperty("role", "page")
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(page)
    return area
