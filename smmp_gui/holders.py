"""Who holds a message: what each member has confirmed, and no more than that."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from smmp_core.answers import GroupStatus, MemberStatus, MessageInfo
from smmp_gui import drawing, icons, mirror
from smmp_gui.adapter import Person
from smmp_gui.changes import Change
from smmp_gui.rows import ROW_ROLE
from smmp_gui.theme import RADIUS, Space, theme
from smmp_gui.words import QT_TRANSLATE_NOOP, tr

HEIGHT = 48
_MOST = 5
_WORDS = {
    "holds": (QT_TRANSLATE_NOOP("", "holds it"), "check", "accent"),
    "open": (QT_TRANSLATE_NOOP("", "not confirmed yet"), "checking", "muted"),
    "away": (QT_TRANSLATE_NOOP("", "away"), "waiting", "muted"),
    "later": (QT_TRANSLATE_NOOP("", "joined later"), "plus", "muted"),
    "differs": (QT_TRANSLATE_NOOP("", "differs"), "out-of-step", "attention"),
}


@dataclass(frozen=True)
class HolderRow:
    """One member and a message."""

    person: Person
    standing: str  # a key of _WORDS
    why: str
    selectable: bool = True

    @property
    def key(self) -> tuple[str, ...]:
        """By fingerprint."""
        return ("holder", self.person.fingerprint)

    @property
    def spoken(self) -> str:
        """Who, and whether they hold it."""
        name = tr("You") if self.person.own else self.person.name
        return f"{name}: {tr(_WORDS[self.standing][0])}. {self.why}."


def holders(
    message: MessageInfo, status: GroupStatus, changes: Iterable[Change], person: Callable[[str], Person]
) -> list[HolderRow]:
    """One row per member of the group now, ourselves first."""
    changes = list(changes)
    rows = []
    for member in status.members:
        standing, why = _standing(
            message, member, person(member.fingerprint).own, _was_member(message, member, changes)
        )
        rows.append(HolderRow(person(member.fingerprint), standing, why))
    return sorted(rows, key=_order)


def thread_holders(message: MessageInfo, me: str, peer: str, person: Callable[[str], Person]) -> list[HolderRow]:
    """The same of a one-on-one message."""
    other = person(peer)
    if message.sender == peer:
        standing, why = "holds", tr("Wrote it")
    elif message.agreed:
        standing, why = "holds", tr("Has confirmed it")
    else:
        standing, why = ("open", tr("It has been sent")) if other.online else ("away", tr("It waits on this computer"))
    return [HolderRow(person(me), "holds", tr("On this computer")), HolderRow(other, standing, why)]


def _standing(message: MessageInfo, member: MemberStatus, own: bool, was_member: bool) -> tuple[str, str]:
    if own:
        return "holds", tr("On this computer") if was_member else tr("On this computer, sent to you later")
    if not was_member:
        return "later", tr("Newcomers see nothing earlier")
    if message.agreed:
        return "holds", tr("Wrote it") if member.fingerprint == message.sender else tr("Has confirmed it")
    if member.fingerprint == message.sender:
        return "holds", tr("Wrote it")
    confirmed = member.position is not None and message.position is not None and member.position >= message.position
    if confirmed and member.state == "agrees":
        return "holds", tr("Has confirmed all that you hold")
    if confirmed and member.state == "differs":
        return "differs", tr("Has confirmed something else up to there")
    if not member.online:
        return "away", tr("It is sent when they are back")
    if message.position is None:
        return "open", tr("It has not been sent yet")
    return "open", tr("Confirmed less so far") if member.position is not None else tr("Not heard yet")


def _was_member(message: MessageInfo, member: MemberStatus, changes: Iterable[Change]) -> bool:
    """Whether somebody was in the group when a message was written, as far as its changes are known."""
    if message.position is None:
        return True
    for change in changes:
        about = member.fingerprint in change.whom or (change.kind == "left" and change.by == member.fingerprint)
        if about and (change.epoch is None or change.epoch > message.position[0]):
            return change.kind != "added"  # who was added only after it had not been there
    return True


def _order(row: HolderRow) -> tuple[bool, str, str]:
    return (not row.person.own, row.person.name.casefold(), row.person.fingerprint)


def shown_height(count: int) -> int:
    """The list is as tall as its rows, within reason."""
    return max(1, min(_MOST, count)) * HEIGHT


class HolderDelegate(QStyledItemDelegate):
    """Face, name, why; the standing at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Rows of one height."""
        return QSize(option.rect.width(), HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one member."""
        row: HolderRow | None = index.data(ROW_ROLE)
        if row is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mirror.begin(painter, option.rect)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(theme.color("accent"))
            painter.drawRoundedRect(QRectF(option.rect).adjusted(4, 1, -4, -1), RADIUS, RADIUS)
        rect = QRectF(option.rect).adjusted(Space.MEDIUM, 0, -Space.MEDIUM, 0)
        face = QRectF(rect.left(), rect.center().y() - 16, 32, 32)
        drawing.avatar(painter, face, row.person.name, row.person.fingerprint)
        if not row.person.own:
            drawing.presence(painter, face, row.person.online, theme.color("raised"))
        word, glyph, tone = _WORDS[row.standing]
        word = tr(word)
        bold = QFont.Weight.DemiBold
        wide = theme.metrics("small", bold).horizontalAdvance(word) + 2
        said = QRectF(rect.right() - wide, rect.top(), wide, rect.height())
        drawing.elided(painter, said, word, theme.font("small", bold), theme.color(tone))
        mark = QRectF(said.left() - 20, rect.center().y() - 7, 14, 14)
        icons.draw(painter, mark, glyph, theme.color(tone))
        left, small = face.right() + Space.MEDIUM, theme.metrics("caption").height()
        body = theme.metrics("body").height()
        name = QRectF(left, rect.center().y() - (body + small) / 2, mark.left() - left - Space.SMALL, body)
        suffix = tr(" (you)") if row.person.own else ""
        drawing.elided(painter, name, row.person.name, theme.font("body"), theme.color("text"), suffix)
        under = QRectF(left, name.bottom(), name.width(), small)
        drawing.elided(painter, under, row.why, theme.font("caption"), theme.color("muted"))
        painter.restore()
