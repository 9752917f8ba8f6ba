"""The list of a conversation: about 300 rows at a time, more when one scrolls up; stays at the end when it is there."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

import msgspec
from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QListView, QMenu

from smmp_core.answers import MessageInfo
from smmp_core.body import Answered
from smmp_gui import mirror
from smmp_gui.adapter import Person
from smmp_gui.bubble_parts import FOLD, ORIGINAL
from smmp_gui.changes import Change
from smmp_gui.conversation_delegate import ConversationDelegate
from smmp_gui.conversation_rows import ConversationRow, EpisodeRow, MessageRow, Scene, conversation_rows
from smmp_gui.episodes import Episode
from smmp_gui.gaps import Gap
from smmp_gui.hovering import Flash, HoverReply
from smmp_gui.previews import body_of
from smmp_gui.quotes import MessageKey, Quote, Quotes
from smmp_gui.row_focus import RowFocus
from smmp_gui.rows import RowsModel
from smmp_gui.shortcuts import pressed
from smmp_gui.shown_files import ShownFile
from smmp_gui.theme import Space, theme
from smmp_gui.widgets import IconButton
from smmp_gui.words import tr

PAGE = 300
"""Messages loaded at once."""


class Transcript:
    """The part of a conversation that is loaded, in transcript order, the outbox last."""

    def __init__(self) -> None:
        self.messages: list[MessageInfo] = []
        self.complete = True
        self.ended = True
        """Nothing newer is left to load."""
        self.missed = 0
        """How many messages came that stand behind what is loaded, or in front of it."""
        self._by_key: dict[tuple[str, str], MessageInfo] = {}

    def reset(self, page: Iterable[MessageInfo], *, complete: bool, ended: bool = True) -> None:
        """Begin with a page, the newest or another."""
        self._by_key.clear()
        self.complete, self.ended = complete, ended
        self.add(page)

    def load(self, older: Iterable[MessageInfo], *, complete: bool) -> None:
        """Take in messages from the home, before all that are there."""
        self.complete = complete
        self.add(older)

    def load_newer(self, newer: Iterable[MessageInfo], *, ended: bool) -> None:
        """Take in messages from the home, behind all that are there."""
        self.ended = ended
        self.add(newer)

    def arrive(self, messages: Sequence[MessageInfo]) -> None:
        """Take in what has just come, unless it stands where nothing is loaded: it is there when that is."""
        inside = [message for message in messages if self._is_inside(message)]
        self.missed += len(messages) - len(inside)
        self.add(inside)

    def _is_inside(self, message: MessageInfo) -> bool:
        if (message.sender, message.id) in self._by_key:
            return True
        first, last = (self.messages[0], self.messages[-1]) if self.messages else (None, None)
        before = not self.complete and first is not None and _order(message) < _order(first)
        behind = not self.ended and (last is None or _order(message) > _order(last))
        return not before and not behind

    def add(self, messages: Iterable[MessageInfo]) -> None:
        """Take in messages; those already there are replaced, what was agreed stays agreed."""
        for message in messages:
            key = (message.sender, message.id)
            known = self._by_key.get(key)
            if known is not None and known.agreed and not message.agreed:
                continue
            self._by_key[key] = message
        self.messages = self._in_order()

    def _in_order(self) -> list[MessageInfo]:
        return sorted(self._by_key.values(), key=_order)

    @property
    def by_key(self) -> Mapping[MessageKey, MessageInfo]:
        """The messages by author and id."""
        return self._by_key

    def expect(self, stored: MessageInfo) -> None:
        """Show one's own message at once, unless it has come back with its position already."""
        if self.ended and (stored.sender, stored.id) not in self._by_key:
            self.add([stored])

    def agree(self, ids: Iterable[str]) -> None:
        """Mark messages as held by all."""
        marked = set(ids)
        self.add(
            [
                MessageInfo(m.position, m.id, m.sender, m.text, m.time, m.digest, agreed=True)
                for m in self.messages
                if m.id in marked and not m.agreed and m.position is not None
            ]
        )

    def drop_old(self, keep: int) -> None:
        """Let go of all but the newest ``keep`` messages, once there are half as many more."""
        if len(self.messages) > keep * 3 // 2:
            self.messages = self.messages[-keep:]
            self._by_key = {(m.sender, m.id): m for m in self.messages}
            self.complete = False

    def drop_new(self, keep: int) -> None:
        """Let go of all but the oldest ``keep`` messages, once there are half as many more."""
        if len(self.messages) > keep * 3 // 2:
            self.messages = self.messages[:keep]
            self._by_key = {(m.sender, m.id): m for m in self.messages}
            self.ended = False


class ThreadTranscript(Transcript):
    """A one-on-one thread: in the order in which this computer got to know its messages."""

    def _in_order(self) -> list[MessageInfo]:
        return list(self._by_key.values())

    def load(self, older: Iterable[MessageInfo], *, complete: bool) -> None:
        """Take in messages from the home, before all that are there."""
        self._by_key = {(m.sender, m.id): m for m in older} | self._by_key
        self.complete = complete
        self.messages = self._in_order()

    def _is_inside(self, message: MessageInfo) -> bool:
        return self.ended or (message.sender, message.id) in self._by_key

    def agree(self, ids: Iterable[str]) -> None:
        """Mark messages as delivered."""
        marked = set(ids)
        self.add([msgspec.structs.replace(m, agreed=True) for m in self.messages if m.id in marked and not m.agreed])


def _order(message: MessageInfo) -> tuple[bool, tuple[int, int, int], int, str, str]:
    if message.position is None:
        return (True, (0, 0, 0), message.time, message.sender, message.id)
    return (False, message.position, 0, message.sender, message.id)


class ConversationView(QListView):
    """Shows a transcript; asks for older messages at its top and newer ones at its end, and tells what is to be done
    with a message."""

    older_wanted = Signal()
    newer_wanted = Signal()
    rows_made = Signal()
    """The rows are other ones now; what is to be looked up besides is asked for with the next signal."""
    newest_wanted = Signal()
    """The newest messages are to be shown and are not loaded."""
    quotes_wanted = Signal(list)
    """What is answered in sight and not loaded: a list of Answered, to be looked up for :meth:`supply_quotes`."""
    reply_wanted = Signal(object)
    """A message is to be answered: its Quote."""
    original_wanted = Signal(object)
    """The message that is quoted is to be shown: its Answered."""
    details_wanted = Signal(object)
    """The details of a MessageRow."""
    menu_opens = Signal(object, object)
    """The menu of a MessageRow, complete but for what others add: QMenu, MessageRow."""
    acted = Signal(str, object)
    """A part of a bubble that is not known here was clicked: what it asks for, and the MessageRow."""

    def __init__(
        self,
        person: Callable[[str], Person],
        transcript: Transcript | None = None,
        rows: Callable[[Scene], list[ConversationRow]] = conversation_rows,
    ) -> None:
        super().__init__()
        self.setObjectName("messages")
        self.setAccessibleName(tr("Messages"))
        self.transcript = transcript or Transcript()
        self._rows = rows
        self.model_: RowsModel[ConversationRow] = RowsModel(self)
        self._person = person
        self._episodes: Sequence[Episode] = ()
        self._changes: Sequence[Change] = ()
        self._gaps: Sequence[Gap] = ()
        self._unfolded: set[str] = set()
        self._title = ""
        self._placing = False
        self._quotes = Quotes()
        self._menu_is_open = False
        self.can_answer: Callable[[], bool] = lambda: True
        """Whether messages can be answered now."""
        self.file_of: Callable[[MessageInfo, Person], ShownFile | None] = lambda _message, _author: None
        """How the file of a message stands."""
        self.setMouseTracking(True)
        self.setModel(self.model_)
        self.delegate = ConversationDelegate(self)
        self.setItemDelegate(self.delegate)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        bar = self.verticalScrollBar()
        bar.setSingleStep(24)
        bar.rangeChanged.connect(lambda _least, most: bar.setEnabled(most > 0))
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self._down = IconButton("arrow-down", tr("Newest messages"), "toNewest", side=38, look="floating")
        self._down.setParent(self)
        self._down.hide()
        self._down.clicked.connect(self.to_newest)
        self._reply = HoverReply(self)
        self._reply.clicked.connect(lambda: self.reply_to(self._reply.row))
        self._flash = Flash(self, self.delegate)
        RowFocus(self, last=True)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.refresh)
        theme.changed.connect(self._relayout)

    def show_all(
        self, title: str, episodes: Sequence[Episode] = (), changes: Sequence[Change] = (), gaps: Sequence[Gap] = ()
    ) -> None:
        """Another conversation, or its newest page again: from the end."""
        self._title, self._episodes, self._changes, self._gaps = title, episodes, changes, gaps
        self._unfolded.clear()
        self._quotes.clear()
        self.refresh()
        self.to_end()

    def refresh_soon(
        self,
        title: str | None = None,
        episodes: Sequence[Episode] | None = None,
        changes: Sequence[Change] | None = None,
        gaps: Sequence[Gap] | None = None,
    ) -> None:
        """Make the rows anew once, however often this is asked for now."""
        self._title = self._title if title is None else title
        self._episodes = self._episodes if episodes is None else episodes
        self._changes = self._changes if changes is None else changes
        self._gaps = self._gaps if gaps is None else gaps
        self._soon.start()

    def refresh(self) -> None:
        """Make the rows anew; what one looks at stays where it is."""
        at_end, anchor, offset = self.at_end(), *self._anchor()
        scene = Scene(
            self.transcript.messages,
            self._episodes,
            self._person,
            frozenset(self._unfolded),
            self.transcript.complete,
            date.today(),
            self._title,
            self._changes,
            self._gaps,
            lambda answered: self._quotes.quote(answered, self.transcript.by_key, self._person),
            self.transcript.ended,
            file_of=self.file_of,
        )
        self.model_.set_rows(self._rows(scene))
        self._settle(at_end, anchor, offset)
        self.rows_made.emit()
        if wanted := self._quotes.take_wanted():
            self.quotes_wanted.emit(wanted)

    def supply_quotes(self, found: Sequence[tuple[Answered, MessageInfo | None]]) -> None:
        """What was looked up: messages that are answered, or that they are not held here."""
        self._quotes.supply(found)
        self.refresh_soon()

    def quote_of(self, answered: Answered) -> Quote:
        """A message as an answer to it quotes it."""
        return self._quotes.quote(answered, self.transcript.by_key, self._person)

    def show_message(self, key: MessageKey) -> bool:
        """Scroll to a message, choose it and let it glow, if it is loaded."""
        index = self.model_.find(("message", *key))
        if index.isValid():
            self._placing = True  # what scrolls on the way asks for no further page
            self.doItemsLayout()
            self.setCurrentIndex(index)
            self.scrollTo(index, QListView.ScrollHint.PositionAtCenter)
            self._placing = False
            self._place_button()
            self._flash.begin(("message", *key))
        return index.isValid()

    def reply_to(self, row: ConversationRow | None) -> None:
        """Ask for an answer to a message."""
        if isinstance(row, MessageRow) and self.can_answer():
            self.reply_wanted.emit(self.quote_of(Answered(row.sender, row.id)))

    def at_end(self) -> bool:
        """Whether the newest message is in sight."""
        bar = self.verticalScrollBar()
        return self.transcript.ended and bar.value() >= bar.maximum() - Space.HUGE

    def to_end(self) -> None:
        """Scroll to the newest message."""
        self.doItemsLayout()
        self.scrollToBottom()
        self._place_button()

    def to_newest(self) -> None:
        """Scroll to the newest message, once it is loaded."""
        if self.transcript.ended:
            self.to_end()
        else:
            self.newest_wanted.emit()

    def _anchor(self) -> tuple[tuple[str, ...], int]:
        """The topmost message in sight and how far it is from the top."""
        index = self.indexAt(QPoint(self.viewport().width() // 2, 1))
        while (row := self.model_.row(index)) is not None:
            if isinstance(row, MessageRow):
                return row.key, self.visualRect(index).top()
            index = self.model_.index(index.row() + 1)
        return (), 0

    def _settle(self, at_end: bool, anchor: tuple[str, ...], offset: int) -> None:
        self._placing = True
        self.doItemsLayout()
        if at_end:
            self.scrollToBottom()
        elif anchor and (index := self.model_.find(anchor)).isValid():
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.visualRect(index).top() - offset)
        self._placing = False
        self._place_button()

    def _relayout(self) -> None:
        self._settle(self.at_end(), *self._anchor())
        self.viewport().update()

    def _scrolled(self, value: int) -> None:
        self._reply.hide()
        self._place_button()
        if self._placing:
            return
        if value < self.height() and not self.transcript.complete:
            self.older_wanted.emit()
        elif value > self.verticalScrollBar().maximum() - self.height() and not self.transcript.ended:
            self.newer_wanted.emit()

    def _place_button(self) -> None:
        self._down.setVisible(not self.at_end())
        inside, side = self.viewport().geometry(), self._down.width()
        at = QRect(inside.right() + 1 - side - Space.LARGE, self.height() - side - Space.MEDIUM, side, side)
        self._down.setGeometry(mirror.visual_within(at, inside))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what is in sight in sight."""
        at_end, anchor, offset = self.at_end(), *self._anchor()
        super().resizeEvent(event)
        self._settle(at_end, anchor, offset)

    def sizeHint(self) -> QSize:
        """As large as it may."""
        return QSize(600, 500)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Offer an answer beside the bubble under the pointer, and show what can be clicked."""
        super().mouseMoveEvent(event)
        index, at = self.indexAt(event.position().toPoint()), event.position().toPoint()
        rect, row = self.visualRect(index), self.model_.row(index)
        self._reply.offer(
            row if isinstance(row, MessageRow) and self.can_answer() else None, self.delegate.bubble(index, rect)
        )
        hand = bool(self.delegate.act_at(index, at, rect))
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)

    def leaveEvent(self, event: QEvent) -> None:
        """Offer nothing any more."""
        super().leaveEvent(event)
        self._reply.hide()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Unfold and fold, go to what is quoted, and what else can be clicked in a bubble."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            at = event.position().toPoint()
            index = self.indexAt(at)
            act, row = self.delegate.act_at(index, at, self.visualRect(index)), self.model_.row(index)
            if act == FOLD:
                self._fold(_fold_of(row))
            elif act == ORIGINAL and isinstance(row, MessageRow) and row.quote is not None:
                self.original_wanted.emit(row.quote.answered)
            elif act:
                self.acted.emit(act, row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Enter: what the file offers, or unfold; Ctrl+C copies, R answers, Shift+F10 opens the menu."""
        row = self.model_.row(self.currentIndex())
        enters = pressed(event, "unfold")
        if enters and isinstance(row, MessageRow) and row.shown is not None and row.shown.act:
            self.acted.emit(row.shown.act, row)
        elif enters and (fold := _fold_of(row)):
            self._fold(fold)
        elif pressed(event, "copy") and row is not None:
            self._copy(row)
        elif pressed(event, "reply") and isinstance(row, MessageRow):
            self.reply_to(row)
        elif pressed(event, "menu"):
            self._open_chosen_menu()
        else:
            super().keyPressEvent(event)

    def _fold(self, what: str) -> None:
        self._unfolded ^= {what}
        self.refresh()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with a message."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self._open_chosen_menu()
        else:
            self._open_menu(self.model_.row(self.indexAt(event.pos())), event.globalPos())

    def _open_chosen_menu(self) -> None:
        """Once, though the key may come as a key and as a wish for a menu."""
        index = self.currentIndex()
        if index.isValid() and not self._menu_is_open:
            self.scrollTo(index)
            rect = self.visualRect(index)
            bubble = self.delegate.bubble(index, rect)
            self._open_menu(self.model_.row(index), self.viewport().mapToGlobal((bubble or rect).center()))

    def _open_menu(self, row: ConversationRow | None, at: QPoint) -> None:
        if not isinstance(row, (MessageRow, EpisodeRow)):
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.aboutToShow.connect(lambda: self._note_menu(True))
        menu.aboutToHide.connect(lambda: self._note_menu(False))
        if isinstance(row, MessageRow):
            menu.addAction(tr("Reply"), lambda: self.reply_to(row)).setEnabled(self.can_answer())
        menu.addAction(tr("Copy text"), lambda: self._copy(row))
        if isinstance(row, MessageRow):
            if row.long:
                menu.addAction(tr("Show all") if row.cut else tr("Show less"), lambda: self._fold(row.id))
            menu.addAction(tr("Message details…"), lambda: self.details_wanted.emit(row))
            self.menu_opens.emit(menu, row)
        menu.popup(at)

    def _note_menu(self, is_open: bool) -> None:
        self._menu_is_open = is_open

    def _copy(self, row: ConversationRow) -> None:
        if isinstance(row, MessageRow):
            message = self.transcript.by_key.get((row.sender, row.id))
            QGuiApplication.clipboard().setText(body_of(message.text).words if message is not None else row.words)
        else:
            QGuiApplication.clipboard().setText(row.spoken)


def _fold_of(row: ConversationRow | None) -> str:
    if isinstance(row, EpisodeRow):
        return str(row.number)
    return row.id if isinstance(row, MessageRow) and row.long else ""
