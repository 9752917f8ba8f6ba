"""The list of a group's members: who is there, who is away, and what one can do about each."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFont, QHelpEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from smmp_gui import drawing, icons, mirror, text
from smmp_gui.adapter import Person
from smmp_gui.menu_keys import MenuKeys
from smmp_gui.rows import ROW_ROLE, RowsModel, show_rows
from smmp_gui.theme import RADIUS, Space, theme
from smmp_gui.words import tr

HEIGHT = 56
_SHOWN = 6
_FACE = 36
_BUTTON = 32
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class PersonInGroup:
    """One member, or somebody asked to become one."""

    person: Person
    asked: bool = False  # to join; no member yet
    can_write: bool = True  # one-on-one
    can_remove: bool = True
    selectable: bool = True

    @property
    def key(self) -> tuple[str, ...]:
        """By fingerprint."""
        return ("member", self.person.fingerprint)

    @property
    def line(self) -> str:
        """Presence and proof in words."""
        if self.person.own:
            return tr("This computer")
        presence = tr("Connected") if self.person.online else tr("Away")
        if self.asked:
            return tr("Invited · connected") if self.person.online else tr("Invited · away")
        if self.person.blocked:
            return tr("Blocked by you")
        known = tr("verified") if self.person.verified else tr("not compared yet")
        return f"{presence} · {known}"

    @property
    def spoken(self) -> str:
        """Name, presence, proof."""
        name = tr("{name} (you)").format(name=self.person.name) if self.person.own else self.person.name
        return f"{name}. {self.line}."


class MemberListDelegate(QStyledItemDelegate):
    """Face, name, presence; at the right end what can be done."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Rows of one height."""
        return QSize(option.rect.width(), HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one member."""
        row: PersonInGroup | None = index.data(ROW_ROLE)
        if row is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mirror.begin(painter, option.rect)
        rect, person = QRectF(option.rect).adjusted(Space.TINY, 1, -Space.TINY, -1), row.person
        focused = option.state & QStyle.StateFlag.State_HasFocus and option.state & QStyle.StateFlag.State_Selected
        pointed = bool(focused or option.state & QStyle.StateFlag.State_MouseOver)
        if pointed and not person.own:
            painter.setPen(theme.color("accent") if focused else Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("hover"))
            painter.drawRoundedRect(rect, RADIUS, RADIUS)
        face = QRectF(rect.left() + Space.SMALL, rect.center().y() - _FACE / 2, _FACE, _FACE)
        if not person.online:
            painter.setOpacity(0.55)
        drawing.avatar(painter, face, person.name, person.fingerprint)
        painter.setOpacity(1)
        drawing.presence(painter, face, person.online, theme.color("hover" if pointed and not person.own else "raised"))
        right = rect.right() - Space.SMALL
        for at, glyph in ((more_rect(option.rect), "more"), (lock_rect(option.rect), "lock")):
            if offers(row, glyph):
                square = QRectF(at).adjusted(7, 7, -7, -7)
                icons.draw(painter, square, glyph, theme.color("text" if pointed else "muted"))
                right = at.left() - Space.TINY
        left, tall, small = (
            face.right() + Space.MEDIUM,
            theme.metrics("body").height(),
            theme.metrics("caption").height(),
        )
        name = QRectF(left, rect.center().y() - (tall + small) / 2, right - left, tall)
        self._name(painter, person, name)
        line = QRectF(left, name.bottom(), right - left, small)
        drawing.elided(painter, line, row.line, theme.font("caption"), theme.color("muted"))
        painter.restore()

    def _name(self, painter: QPainter, person: Person, rect: QRectF) -> None:
        font = theme.font("body", QFont.Weight.DemiBold)
        if person.verified and not person.own:
            advance = theme.metrics("body", QFont.Weight.DemiBold).horizontalAdvance(person.name)
            taken = min(rect.width() - 22, advance)
            shield = QRectF(rect.left() + taken + 6, rect.center().y() - 7, 14, 14)
            icons.draw(painter, shield, "verified", theme.color("accent"))
            rect = QRectF(rect.left(), rect.top(), taken + 2, rect.height())
        tone = "text" if person.online else "muted"
        drawing.elided(painter, rect, person.name, font, theme.color(tone), tr(" (you)") if person.own else "")

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """What the glyphs do."""
        row = index.data(ROW_ROLE)
        if event.type() == QEvent.Type.ToolTip and isinstance(row, PersonInGroup):
            on_lock = offers(row, "lock") and seen(lock_rect, option.rect).contains(event.pos())
            says = tr("Message privately…") if on_lock else row.spoken
            QToolTip.showText(event.globalPos(), text.tip(says), view)
            return True
        return False


def more_rect(row: QRect) -> QRect:
    """Where a row's menu opens."""
    return QRect(row.right() - _BUTTON - Space.SMALL, row.center().y() - _BUTTON // 2, _BUTTON, _BUTTON)


def lock_rect(row: QRect) -> QRect:
    """Where a row's thread opens."""
    return more_rect(row).translated(-_BUTTON, 0)


def seen(place: Callable[[QRect], QRect], row: QRect) -> QRect:
    """Where a glyph of a row is seen."""
    return mirror.visual_within(place(row), row)


def offers(row: PersonInGroup, glyph: str) -> bool:
    """Whether a row has this glyph."""
    return not row.person.own and (glyph == "more" or row.can_write)


class MemberList(QListView):
    """Click, Enter or Space on a row opens its menu; a click on its lock the one-on-one thread."""

    private_wanted = Signal(str)
    compare_wanted = Signal(str)
    remove_wanted = Signal(str)
    block_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("memberList")
        self.setAccessibleName(tr("Members"))
        self.setProperty("role", "choice")
        self.rows: RowsModel[PersonInGroup] = RowsModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(MemberListDelegate(self))
        MenuKeys(self, self._open_menu_at)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_rows(self, rows: list[PersonInGroup]) -> None:
        """Show these members; as tall as they are, within reason."""
        show_rows(self, self.rows, rows)
        self.setFixedHeight(max(1, min(_SHOWN, len(rows))) * HEIGHT + 2)
        if not self.currentIndex().isValid() and rows:
            self.setCurrentIndex(self.rows.index(min(1, len(rows) - 1)))  # the first is oneself

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The lock, or the menu."""
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        row, rect = self.rows.row(self.indexAt(at)), self.visualRect(self.indexAt(at))
        if event.button() != Qt.MouseButton.LeftButton or row is None:
            return
        if offers(row, "lock") and seen(lock_rect, rect).contains(at):
            self.private_wanted.emit(row.person.fingerprint)
        else:
            self._open_menu(row, seen(more_rect, rect).bottomLeft())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space open the menu of the row."""
        row = self.rows.row(self.currentIndex())
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and row is not None:
            self._open_menu(row, seen(more_rect, self.visualRect(self.currentIndex())).bottomLeft())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The same menu."""
        self._open_menu_at(event.pos())

    def _open_menu_at(self, at: QPoint) -> None:
        row = self.rows.row(self.indexAt(at))
        if row is not None:
            self._open_menu(row, at)

    def _open_menu(self, row: PersonInGroup, at: QPoint) -> None:
        if row.person.own:
            return
        who = row.person.fingerprint
        menu = QMenu(self)
        menu.setObjectName("memberMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Message privately…"), lambda: self.private_wanted.emit(who)).setEnabled(row.can_write)
        menu.addAction(tr("Verify…"), lambda: self.compare_wanted.emit(who))
        menu.addAction(tr("Unblock") if row.person.blocked else tr("Block…"), lambda: self.block_wanted.emit(who))
        menu.addSeparator()
        words = tr("Take the invitation back") if row.asked else tr("Remove…")
        menu.addAction(words, lambda: self.remove_wanted.emit(who)).setEnabled(row.can_remove)
        menu.popup(self.viewport().mapToGlobal(at))
