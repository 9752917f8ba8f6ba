"""The rows of the agreement's popup: what every member holds, and how it compares."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from smmp_core.answers import GroupStatus
from smmp_core.crypto.fingerprint import digest_words, short
from smmp_gui import drawing, icons, mirror, text
from smmp_gui.adapter import Person
from smmp_gui.rows import ROW_ROLE
from smmp_gui.theme import RADIUS, Space, theme
from smmp_gui.words import QT_TRANSLATE_NOOP, tr

HEIGHT = 74
_WORDS = {
    "agrees": (QT_TRANSLATE_NOOP("", "agrees"), "check", "accent"),
    "behind": (QT_TRANSLATE_NOOP("", "behind"), "waiting", "muted"),
    "differs": (QT_TRANSLATE_NOOP("", "differs"), "out-of-step", "attention"),
    "unknown": (QT_TRANSLATE_NOOP("", "not heard yet"), "checking", "muted"),
}


@dataclass(frozen=True)
class MemberRow:
    """One member's last word on the conversation."""

    person: Person
    where: str  # epoch·era·step
    digest: str
    held: str  # the digest in words and digits, or why there is none
    heard: str
    state: str
    majority: bool  # holds what most hold
    online: bool = True
    selectable: bool = True

    @property
    def key(self) -> tuple[str, ...]:
        """By fingerprint."""
        return ("member", self.person.fingerprint)

    @property
    def spoken(self) -> str:
        """Everything the row shows."""
        verified = tr("you") if self.person.own else tr("verified") if self.person.verified else tr("not verified")
        held = tr("digest {digest}").format(digest=self.held) if self.written else self.held
        where = tr("Position {where}").format(where=self.where)
        return f"{self.person.name}, {verified}: {tr(_WORDS[self.state][0])}. {where}. {held}. {self.heard}."

    @property
    def written(self) -> bool:
        """Whether there is a digest of anything: it begins as zeros in each era."""
        return bool(self.digest.strip("0"))


def member_rows(status: GroupStatus, person: Callable[[str], Person]) -> list[MemberRow]:
    """One row per member, ourselves first; the digest most of them hold is the majority's."""
    held = Counter((m.position, m.digest) for m in status.members if m.digest is not None)
    most = max(held.values(), default=0)
    majority = {what for what, count in held.items() if count == most and most > 1}
    rows = []
    for member in status.members:
        who = person(member.fingerprint)
        digest = member.digest or ""
        where = "·".join(map(str, member.position)) if member.position else "–"
        if who.own:
            heard = tr("this computer")
        elif member.heard is None:
            heard = tr("not heard yet") if member.online else tr("away")
        else:
            heard = " · ".join([text.ago(member.heard), *([] if member.online else [tr("away")])])
        rows.append(
            MemberRow(
                who,
                where,
                digest,
                _held(digest),
                heard,
                member.state,
                (member.position, member.digest) in majority,
                member.online,
            )
        )
    return sorted(rows, key=lambda row: (not row.person.own, row.person.name.casefold(), row.person.fingerprint))


def _held(digest: str) -> str:
    if not digest:
        return tr("No digest yet")
    if not digest.strip("0"):
        return tr("Nothing written under these keys yet")
    return f"{digest_words(bytes.fromhex(digest))} · {short(bytes.fromhex(digest))}"


class MemberDelegate(QStyledItemDelegate):
    """Face, name, digest and state, two lines of it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Rows of one height."""
        return QSize(option.rect.width(), HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one member."""
        row: MemberRow | None = index.data(ROW_ROLE)
        if row is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mirror.begin(painter, option.rect)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(theme.color("accent"))
            painter.drawRoundedRect(QRectF(option.rect).adjusted(6, 1, -6, -1), RADIUS, RADIUS)
        rect = QRectF(option.rect).adjusted(Space.LARGE, 0, -Space.LARGE, 0)
        face = QRectF(rect.left(), rect.center().y() - 19, 38, 38)
        drawing.avatar(painter, face, row.person.name, row.person.fingerprint)
        if not row.person.own:
            drawing.presence(painter, face, row.online, theme.color("raised"))
        picture = QRectF(rect.right() - 30, rect.center().y() - 15, 30, 30)
        tone = "accent" if row.majority or row.state == "agrees" else "attention" if row.state == "differs" else "edge"
        if row.written:
            drawing.pattern(painter, picture, row.digest, theme.color(tone), framed=row.state == "differs")
        left, right = face.right() + Space.MEDIUM, picture.left() - Space.LARGE
        small, body = theme.metrics("caption").height(), theme.metrics("body").height()
        top = rect.center().y() - (body + 2 * small + 2) / 2
        word, glyph, colour = _WORDS[row.state]
        word = tr(word)
        word_font = theme.font("small", QFont.Weight.DemiBold)
        wide = theme.metrics("small", QFont.Weight.DemiBold).horizontalAdvance(word)
        mark = QRectF(right - wide - 19, top + body / 2 - 7, 14, 14)
        icons.draw(painter, mark, glyph, theme.color(colour))
        drawing.elided(painter, QRectF(mark.right() + 5, top, wide + 4, body), word, word_font, theme.color(colour))
        self._name(painter, row, QRectF(left, top, mark.left() - left - Space.SMALL, body))
        line = QRectF(left, top + body + 1, right - left, small)
        tone = "text" if row.written else "muted"
        drawing.elided(painter, line, row.held, theme.font("caption"), theme.color(tone))
        where = tr("Epoch·era·step {where} · {heard}").format(where=row.where, heard=row.heard)
        drawing.elided(painter, line.translated(0, small + 1), where, theme.font("caption"), theme.color("muted"))
        painter.restore()

    def _name(self, painter: QPainter, row: MemberRow, rect: QRectF) -> None:
        font = theme.font("body", QFont.Weight.DemiBold)
        if not row.person.own:
            advance = theme.metrics("body", QFont.Weight.DemiBold).horizontalAdvance(row.person.name)
            taken = min(rect.width() - 22, advance)
            shield = QRectF(rect.left() + taken + 6, rect.center().y() - 7, 14, 14)
            kind = "verified" if row.person.verified else "unverified"
            icons.draw(painter, shield, kind, theme.color("accent" if row.person.verified else "muted"))
            rect = QRectF(rect.left(), rect.top(), taken + 2, rect.height())
        suffix = tr(" (you)") if row.person.own else ""
        drawing.elided(painter, rect, row.person.name, font, theme.color("text"), suffix)


def shown_height(rows: Sequence[MemberRow]) -> int:
    """The popup's list is as tall as its rows, within reason."""
    return max(1, min(5, len(rows))) * HEIGHT
