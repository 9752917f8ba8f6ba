"""Paints the rows of the left column."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from smmp_gui import drawing, icons, mirror, text
from smmp_gui.people_list import GroupRow, HintRow, PersonRow, SectionRow, ThreadRow
from smmp_gui.rows import ROW_ROLE
from smmp_gui.states import IN_STEP
from smmp_gui.theme import RADIUS, Space, theme
from smmp_gui.words import tr

_GROUP_HEIGHT = 66
_PERSON_HEIGHT = 52
_SECTION_HEIGHT = 38
_GROUP_AVATAR = 42
_PERSON_AVATAR = 34
_NAME_SHARE = 0.7  # of a thread's title, where its group's name wants room too
_HINT_ICON = 22


class SidebarDelegate(QStyledItemDelegate):
    """One painter per kind of row; the rectangles follow from the spacing scale."""

    def __init__(self, parent: QObject, ground: str = "window") -> None:
        """``ground``: the palette's token of what the list lies on."""
        super().__init__(parent)
        self._ground = ground

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Fixed heights; a hint is as tall as its words."""
        row = index.data(ROW_ROLE)
        width = option.rect.width()
        grown = theme.metrics("body").height() / 17  # a larger system font makes taller rows
        match row:
            case GroupRow() | ThreadRow():
                return QSize(width, round(_GROUP_HEIGHT * max(1.0, grown)))
            case PersonRow():
                return QSize(width, round(_PERSON_HEIGHT * max(1.0, grown)))
            case HintRow():
                return QSize(width, round(self._hint_rect(row, width).bottom()) + Space.LARGE)
        return QSize(width, _SECTION_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one row."""
        row = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mirror.begin(painter, option.rect)
        rect = QRectF(option.rect)
        state = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        card = rect.adjusted(Space.SMALL, 1, -Space.SMALL, -1)
        ground = self._ground
        if isinstance(row, (GroupRow, ThreadRow, PersonRow)):
            if selected or state & QStyle.StateFlag.State_MouseOver:
                ground = "soft" if selected else "hover"
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.color(ground))
                painter.drawRoundedRect(card, RADIUS, RADIUS)
            if state & QStyle.StateFlag.State_HasFocus:
                painter.setPen(theme.color("accent"))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(card, RADIUS, RADIUS)
        inner = card.adjusted(Space.SMALL, 0, -Space.MEDIUM, 0)
        match row:
            case GroupRow():
                self._group(painter, inner, row, selected)
            case ThreadRow():
                self._thread(painter, inner, row, selected)
            case PersonRow():
                self._person(painter, inner, row, selected, ground)
            case HintRow():
                self._hint(painter, rect, row)
            case SectionRow():
                words = theme.font("small", QFont.Weight.DemiBold)
                drawing.elided(
                    painter,
                    rect.adjusted(Space.LARGE, Space.SMALL, -Space.LARGE, 0),
                    row.title,
                    words,
                    theme.color("muted"),
                )
        painter.restore()

    def _group(self, painter: QPainter, rect: QRectF, row: GroupRow, selected: bool) -> None:
        title, under, right = self._talk(painter, rect, row, selected)
        ink = theme.color("on_soft" if selected else "text")
        quiet = theme.color("on_soft" if selected else "muted")
        drawing.avatar(painter, _talk_face(rect), row.name, row.group, square=True)
        weight = QFont.Weight.Bold if row.unread and not row.muted else QFont.Weight.DemiBold
        if row.muted:
            taken = min(theme.metrics("body", weight).horizontalAdvance(row.name) + 1, title.width() - 21)
            title.setWidth(taken)
            bell = QRectF(title.right() + 5, title.center().y() - 8, 16, 16)
            icons.draw(painter, bell, "muted", quiet)
        drawing.elided(painter, title, row.name, theme.font("body", weight), ink)
        if row.state != IN_STEP:
            glyph = QRectF(right - 17, under.center().y() - 8, 16, 16)
            tone = theme.color(state_tone(row.state)) if not selected else ink
            icons.draw(painter, glyph, icons.state_icon(row.state), tone)
            under.setRight(glyph.left() - Space.TINY)
        words = theme.color("accent") if row.typing and not selected else quiet
        drawing.elided(painter, under, row.preview, theme.font("small"), words)

    def _thread(self, painter: QPainter, rect: QRectF, row: ThreadRow, selected: bool) -> None:
        title, under, _ = self._talk(painter, rect, row, selected)
        ink = theme.color("on_soft" if selected else "text")
        quiet = theme.color("on_soft" if selected else "muted")
        drawing.avatar(painter, _talk_face(rect), row.person.name, row.person.fingerprint)
        weight = QFont.Weight.Bold if row.unread else QFont.Weight.DemiBold
        font, where = theme.font("body", weight), " · " + tr("in {name}").format(name=text.isolated(row.where))
        wanted = theme.metrics("body", weight).horizontalAdvance(row.person.name) + 1
        rest = theme.metrics("small").horizontalAdvance(where) + 1
        name = QRectF(title)
        room = title.width() - (18 if row.person.verified else 0)
        name.setWidth(min(wanted, max(room - rest, room * _NAME_SHARE)))
        cut = drawing.elide(row.person.name, font, name.width())
        name.setWidth(theme.metrics("body", weight).horizontalAdvance(cut) + 1)
        drawing.elided(painter, name, cut, font, ink)
        beside = QRectF(title)
        beside.setLeft(name.right())
        if row.person.verified:
            icons.draw(painter, QRectF(name.right() + 3, name.center().y() - 7, 14, 14), "verified", ink)
            beside.setLeft(name.right() + 18)
        drawing.elided(painter, beside, text.onwards(where), theme.font("small"), quiet)
        lock = QRectF(under.left() - 1, under.center().y() - 8, 15, 15)
        icons.draw(painter, lock, "lock", quiet)
        under.setLeft(lock.right() + Space.TINY)
        drawing.elided(painter, under, row.preview, theme.font("small"), quiet)

    def _talk(
        self, painter: QPainter, rect: QRectF, row: GroupRow | ThreadRow, selected: bool
    ) -> tuple[QRectF, QRectF, float]:
        """Draw when and how much is unread; answers the two lines' room, and where the second ends."""
        quiet = theme.color("on_soft" if selected else "muted")
        left = _talk_face(rect).right() + Space.MEDIUM
        title_height = theme.metrics("body").height()
        small_height = theme.metrics("small").height()
        top = rect.center().y() - (title_height + small_height + Space.HAIR) / 2
        when_font = theme.font("caption")
        when_width = theme.metrics("caption").horizontalAdvance(row.when)
        title = QRectF(left, top, rect.right() - left - when_width - Space.SMALL, title_height)
        painter.setFont(when_font)
        painter.setPen(quiet)
        when = QRectF(rect.right() - when_width - 1, top, when_width + 2, title_height)
        drawing.words(painter, when, row.when, Qt.AlignmentFlag.AlignRight)
        under = QRectF(left, title.bottom() + Space.HAIR, rect.right() - left, small_height)
        right = under.right()
        if row.unread:
            muted = isinstance(row, GroupRow) and row.muted
            pill = drawing.badge(painter, QPointF(right, under.center().y()), row.unread, quiet=muted)
            right = pill.left() - Space.SMALL
        under.setRight(right)
        return title, under, right

    def _person(self, painter: QPainter, rect: QRectF, row: PersonRow, selected: bool, ground: str) -> None:
        person = row.person
        side = float(_PERSON_AVATAR)
        face = QRectF(rect.left() + 4, rect.center().y() - side / 2, side, side)
        if not person.online:
            painter.setOpacity(0.55)
        drawing.avatar(painter, face, person.name, person.fingerprint)
        painter.setOpacity(1)
        drawing.presence(painter, face, person.online, theme.color(ground))
        left = face.right() + Space.MEDIUM
        name_height = theme.metrics("body").height()
        small_height = theme.metrics("caption").height()
        top = rect.center().y() - (name_height + small_height) / 2
        quiet = theme.color("on_soft" if selected else "muted")
        ink = theme.color("on_soft" if selected else "text") if person.online else quiet
        font = theme.font("body")
        font.setItalic(not person.met)  # only claimed
        name = QRectF(left, top, rect.right() - left, name_height)
        if person.verified:
            taken = min(theme.metrics("body").horizontalAdvance(person.name), name.width() - 20)
            shield = QRectF(left + taken + 5, name.center().y() - 7, 15, 15)
            icons.draw(painter, shield, "verified", theme.color("on_soft" if selected else "accent"))
            name.setWidth(taken + 2)
        drawing.elided(painter, name, person.name, font, ink)
        line = QRectF(left, name.bottom(), rect.right() - left, small_height)
        drawing.elided(painter, line, row.line, theme.font("caption"), quiet)

    def _hint_rect(self, row: HintRow, width: int) -> QRectF:
        left = Space.LARGE + _HINT_ICON + Space.MEDIUM
        title = theme.metrics("body").height()
        room = QRectF(0, 0, width - left - Space.LARGE, 4000)
        words = theme.metrics("small").boundingRect(room, int(Qt.TextFlag.TextWordWrap), row.words)
        return QRectF(left, Space.SMALL, room.width(), title + Space.TINY + words.height())

    def _hint(self, painter: QPainter, rect: QRectF, row: HintRow) -> None:
        place = self._hint_rect(row, round(rect.width())).translated(rect.topLeft())
        amber = row.icon == "network-off"
        glyph = QRectF(rect.left() + Space.LARGE, place.top() - 1, _HINT_ICON, _HINT_ICON)
        icons.draw(painter, glyph, row.icon, theme.color("attention" if amber else "muted"))
        title = QRectF(place.left(), place.top(), place.width(), theme.metrics("body").height())
        drawing.elided(painter, title, row.title, theme.font("body", QFont.Weight.DemiBold), theme.color("text"))
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("muted"))
        drawing.paragraph(painter, place.adjusted(0, title.height() + Space.TINY, 0, 2), row.words)


def _talk_face(rect: QRectF) -> QRectF:
    side = float(_GROUP_AVATAR)
    return QRectF(rect.left(), rect.center().y() - side / 2, side, side)


def state_tone(state: str) -> str:
    """The palette's token for a group's state: calm, or wanting attention, or the one red."""
    if state.startswith("Fork"):
        return "danger"
    if state.startswith(("Out of step", "Resyncing", "Cannot agree")):
        return "attention"
    if state.startswith(("In step", "Back in step", "Healing")):
        return "accent"
    return "muted"
