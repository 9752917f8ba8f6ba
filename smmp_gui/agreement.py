"""The agreement chip: whether everybody holds the same conversation, and who says what."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QListView, QSizePolicy, QVBoxLayout, QWidget

from smmp_core.errors import LocalError
from smmp_gui import drawing, icons, mirror, text
from smmp_gui.adapter import Adapter
from smmp_gui.members import MemberDelegate, MemberRow, member_rows, shown_height
from smmp_gui.rows import RowsModel
from smmp_gui.sidebar_delegate import state_tone
from smmp_gui.states import ALONE, PENDING, REMOVED, short_state, state_words
from smmp_gui.theme import Space, theme
from smmp_gui.widgets import ElidedLabel, Glyph, button, fit, label, set_role
from smmp_gui.words import QT_TRANSLATE_NOOP, tr

_REFRESH_MS = 1000  # "12 s ago" has to move on
_WIDTH = 430
_WIDEST, _AROUND_WORDS = 240, 50  # of the chip, in pixels
_SENTENCES = {
    "In step": QT_TRANSLATE_NOOP(
        "", "All connected members reported the same digest: everybody holds the same conversation."
    ),
    "Checking": QT_TRANSLATE_NOOP(
        "", "Something was sent a moment ago; the members are confirming that they hold the same."
    ),
    "Waiting": QT_TRANSLATE_NOOP("", "Somebody is away or behind. Nothing is wrong: messages wait and are sent again."),
    "Out of step": QT_TRANSLATE_NOOP(
        "", "Somebody holds a different conversation. A resync usually follows by itself."
    ),
    "Resyncing": QT_TRANSLATE_NOOP(
        "", "The members start again from a common point; nothing that was written is lost."
    ),
    "Healing": QT_TRANSLATE_NOOP(
        "", "Everybody is in step again; fresh keys are being agreed so that old ones open nothing new."
    ),
    "Back in step": QT_TRANSLATE_NOOP(
        "", "A resync has just healed: everybody holds the same again, under fresh keys."
    ),
    "Cannot agree": QT_TRANSLATE_NOOP(
        "", "Several resyncs failed. Check that everybody is connected, then try Resync now."
    ),
    "Fork evidence": QT_TRANSLATE_NOOP(
        "", "Two members hold different content under one name. Compare notes by other means."
    ),
    ALONE: QT_TRANSLATE_NOOP("", "Everybody else has left this group. What was written stays here."),
    REMOVED: QT_TRANSLATE_NOOP("", "You are no longer a member of this group. What was written stays here."),
    "Invited": QT_TRANSLATE_NOOP("", "You have been invited and have not answered yet."),
    "Agreeing": QT_TRANSLATE_NOOP(
        "", "The conversation starts when everybody invited has answered and a key is agreed."
    ),
}
_WORTH_SHOWING = len(" for ") + 5  # letters of a state more than its shortest word has
_NO_RESYNC = (*PENDING, "Resyncing", "Healing", ALONE, REMOVED)


def sentence(state: str) -> str:
    """Why a group's state is what it is, and what follows from it."""
    return next((tr(said) for word, said in _SENTENCES.items() if state.startswith(word)), "")


def can_resync(state: str) -> bool:
    """Whether a resync may be asked for in this state."""
    return not state.startswith(_NO_RESYNC)


class AgreementChip(QAbstractButton):
    """A shape and a word in the conversation's header; gives way to the group's name beside it."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("agreementChip")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._state, self._room = "", _WIDEST

    def set_room(self, room: int) -> None:
        """How many pixels wide it may be."""
        self._room = min(room, _WIDEST)
        self.updateGeometry()

    def show_state(self, state: str) -> None:
        """Show a group's state."""
        if state != self._state:
            self._state = state
            self.setAccessibleName(tr("Agreement: {state}").format(state=state_words(state)))
            self.setAccessibleDescription(sentence(state))
            self.setToolTip(text.tip(f"{text.as_sentence(state_words(state))} {sentence(state)}"))
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """Room for the glyph and the words."""
        wide = theme.metrics("small", QFont.Weight.DemiBold).horizontalAdvance(self.shown)
        return QSize(round(wide) + _AROUND_WORDS, 32)

    @property
    def shown(self) -> str:
        """The state as far as there is room: cut, or one word of it where not much more would be left."""
        room, metrics = self._room - _AROUND_WORDS, theme.metrics("small", QFont.Weight.DemiBold)
        whole = state_words(self._state)
        cut = metrics.elidedText(whole, Qt.TextElideMode.ElideRight, room)
        short = short_state(self._state)
        return cut if cut == whole or len(cut) >= len(short) + _WORTH_SHOWING else short

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A pill."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mirror.begin(painter, self.rect())
        tone = state_tone(self._state)
        ground = {"danger": "danger_soft", "attention": "attention_soft", "accent": "soft"}.get(tone, "neutral")
        ink = {"accent": "on_soft", "muted": "text"}.get(tone, tone)
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        edge = self.hasFocus() or self.underMouse() or self.isDown()
        painter.setPen(theme.color(ink if edge else ground))
        painter.setBrush(theme.color(ground))
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        glyph = QRectF(rect.left() + 11, rect.center().y() - 8, 16, 16)
        icons.draw(painter, glyph, icons.state_icon(self._state), theme.color(ink))
        font = theme.font("small", QFont.Weight.DemiBold)
        words = QRectF(glyph.right() + 7, rect.top(), rect.right() - glyph.right() - 18, rect.height())
        painter.setFont(font)
        painter.setPen(theme.color(ink))
        drawing.words(painter, words, self.shown)
        painter.end()


class AgreementPopup(QFrame):
    """One row per member, live, and Resync now."""

    resync_wanted = Signal(str)
    member_chosen = Signal(str)

    def __init__(self, adapter: Adapter, group: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._adapter, self._group = adapter, group
        self.model: RowsModel[MemberRow] = RowsModel(self)
        self._glyph = Glyph("checking", "accent", 22)
        self._word = ElidedLabel("title", bold=True)
        self._why = label("", "small", tone="muted", wrap=True)
        self._list = QListView()
        self._list.setObjectName("members")
        self._list.setAccessibleName(tr("What every member holds"))
        self._list.setModel(self.model)
        self._list.setItemDelegate(MemberDelegate(self._list))
        self._list.setSelectionMode(QListView.SelectionMode.NoSelection)
        self._list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._list.viewport().setAutoFillBackground(False)
        self._list.clicked.connect(self._choose)
        self._list.activated.connect(self._choose)
        self._resync = button(tr("Resync now"), "resyncNow")
        self._resync.clicked.connect(self._ask_resync)
        self._outbox = label("", "caption", tone="muted")
        head = QHBoxLayout()
        head.setSpacing(Space.SMALL)
        head.addWidget(self._glyph)
        head.addWidget(self._word, 1)
        top = QVBoxLayout()
        top.setSpacing(Space.TINY)
        top.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.SMALL)
        top.addLayout(head)
        top.addWidget(self._why)
        foot = QHBoxLayout()
        foot.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.LARGE)
        foot.addWidget(self._outbox, 1)
        foot.addWidget(self._resync)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._list)
        column.addLayout(foot)
        self.setFixedWidth(_WIDTH)
        self._timer = QTimer(self, interval=_REFRESH_MS)
        self._timer.timeout.connect(self.refresh)
        self._timer.start()
        adapter.group_changed.connect(self._changed)
        self.refresh()

    def open_below(self, anchor: QWidget) -> None:
        """Show it under ``anchor``, their sides where reading ends above each other."""
        left = 0 if mirror.is_mirrored() else anchor.width() - self.width()
        self.move(anchor.mapToGlobal(QPoint(left, anchor.height() + Space.TINY)))
        self.show()
        self._list.setCurrentIndex(self.model.index(0))
        self._list.setFocus()

    def _changed(self, group: str) -> None:
        if group == self._group:
            self.refresh()

    def refresh(self) -> None:
        """Read the group's status again."""
        try:
            status = self._adapter.service.status(self._group)
        except LocalError:  # we have left the group, or were removed
            self.close()
            return
        rows = member_rows(status, self._adapter.person)
        self.model.set_rows(rows)
        self._list.setFixedHeight(shown_height(rows))
        self._glyph.icon, self._glyph.token = icons.state_icon(status.state), state_tone(status.state)
        self._glyph.update()
        self._word.set_words(state_words(status.state))
        self._why.setText(sentence(status.state))
        self._resync.setEnabled(can_resync(status.state))
        set_role(self._resync, "" if state_tone(status.state) in ("attention", "danger") else "link")
        waits = tr("%n of your messages not confirmed by all", "", status.outbox) if status.outbox else ""
        self._outbox.setText(waits)
        fit(self)

    def _choose(self) -> None:
        row = self.model.row(self._list.currentIndex())
        if row is not None and not row.person.own:
            self.close()
            self.member_chosen.emit(row.person.fingerprint)

    def _ask_resync(self) -> None:
        self.resync_wanted.emit(self._group)
        self.close()
