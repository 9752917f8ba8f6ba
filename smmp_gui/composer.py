"""Where one writes: Enter sends, Shift+Enter starts a line, the field grows, the limit is said."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from smmp_core.body import Answered, Body
from smmp_gui import text
from smmp_gui.composer_field import Field
from smmp_gui.emoji_catalogue import Emoji
from smmp_gui.emoji_picker import EmojiPicker, recent
from smmp_gui.quotes import Quote
from smmp_gui.reply_bar import ReplyBar
from smmp_gui.theme import Space, theme
from smmp_gui.widgets import Glyph, IconButton, label
from smmp_gui.words import tr

LIMIT = 65_536
"""Bytes of UTF-8 in a message."""
_LINES = 8


class Composer(QWidget):
    """Emits ``sent`` with a text within the limit, as it travels; keeps one draft per conversation."""

    sent = Signal(str)
    """What is written and what it answers, as :class:`~smmp_core.body.Body` puts it."""
    typing = Signal(str, bool)
    """In which conversation the user writes, or has stopped."""
    stepped = Signal(int)
    """Another message is to be answered: the one before (-1), the one after (1)."""
    switched = Signal(str)
    """Another conversation is written to."""
    dropped_all = Signal()
    """Esc, where nothing is answered: what else is to be sent is not to be sent."""

    def __init__(self, *, private: bool = False) -> None:
        """``private``: for one person alone, and looks it."""
        super().__init__()
        self._drafts: dict[str, str] = {}  # as texts travel
        self._refused: dict[str, str] = {}  # why something of another conversation could not be sent
        self._group = ""
        self._told = False  # that the user writes
        self._filling = False  # nobody types: a draft is taken up
        self.quoted: Callable[[Answered], Quote | None] = lambda _answered: None
        """Answers the quote of a message that a draft answers."""
        self.carries: Callable[[], bool] = lambda: False
        """Whether something is to be sent besides words, which then may be missing."""
        self.carry: Callable[[str], bool] = lambda _text: False
        """Sends a text with what else is to be sent, and says whether it did."""
        self._reply = ReplyBar()
        self._reply.closed.connect(self.leave_reply)
        self._frame = QFrame()
        self._frame.setObjectName("privateField" if private else "composerField")
        self.field = Field(recent.use)
        self.field.setObjectName("privateComposer" if private else "composer")
        self.field.setAccessibleName(tr("Private message") if private else tr("Message"))
        self.field.setFont(theme.font("body"))
        self.field.setTabChangesFocus(True)
        self.field.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.field.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # lines are broken anywhere
        self.field.document().setDocumentMargin(2)
        self.field.viewport().setAutoFillBackground(False)
        self.button = IconButton(
            "send", tr("Send (Enter)"), "sendPrivate" if private else "send", side=36, look="filled"
        )
        self._emoji = IconButton("smiley", tr("Emoji"), "emojiPrivate" if private else "emoji", side=28)
        self._emoji.clicked.connect(self._pick)
        self._notice = label("", "small", tone="error", wrap=True)
        self._notice.hide()
        framed = QVBoxLayout(self._frame)
        framed.setContentsMargins(Space.SMALL, Space.TINY, Space.SMALL, Space.TINY)
        framed.setSpacing(Space.TINY)
        framed.addWidget(self._reply)
        inner = QHBoxLayout()
        inner.setContentsMargins(Space.TINY if private else Space.SMALL, 0, 0, 0)
        inner.setSpacing(Space.SMALL)
        framed.addLayout(inner)
        if private:
            lock = QVBoxLayout()
            lock.setContentsMargins(0, 0, 0, 5)
            lock.addStretch(1)
            lock.addWidget(Glyph("lock", "on_soft", 18))
            inner.addLayout(lock)
        inner.addWidget(self.field)
        inner.addWidget(self._emoji, 0, Qt.AlignmentFlag.AlignBottom)
        self._leading = QHBoxLayout()
        self._leading.setSpacing(Space.TINY)
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addLayout(self._leading)
        row.addWidget(self._frame, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.SMALL, Space.LARGE, Space.MEDIUM)
        column.setSpacing(Space.TINY)
        column.addWidget(self._notice)
        column.addLayout(row)
        self.field.entered.connect(self._send)
        self.field.stepped.connect(self.stepped)
        self.field.left.connect(self._leave)
        self.field.leaves = lambda: self._reply.quote is not None or self.carries()
        self.button.clicked.connect(self._send)
        self.field.textChanged.connect(self._changed)
        self.field.document().documentLayout().documentSizeChanged.connect(self._grow)
        self.field.focused.connect(self._show_focus)
        self.setFocusProxy(self.field)
        self._frame.installEventFilter(self)
        self._changed()
        self._grow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click beside the text is meant for the text."""
        if event.type() == QEvent.Type.MouseButtonPress:
            self.field.setFocus()
        return super().eventFilter(watched, event)

    def add_leading(self, widget: QWidget) -> None:
        """Put a button at the left of the field, such as one for files."""
        self._leading.addWidget(widget, 0, Qt.AlignmentFlag.AlignBottom)

    @property
    def conversation(self) -> str:
        """What is written to, as it was named to :meth:`switch_to`."""
        return self._group

    @property
    def answered(self) -> Answered | None:
        """The message that is being answered."""
        return self._reply.quote.answered if self._reply.quote is not None else None

    def answer(self, quote: Quote | None) -> None:
        """Write an answer to a message, or to none."""
        self._show_reply(quote)
        self.measure()
        if quote is not None:
            self.field.setFocus()

    def quote_again(self) -> None:
        """What is answered may be known by now, or be another one."""
        quote = self.quoted(self.answered) if self.answered is not None else None
        if quote is not None and quote != self._reply.quote:
            self._show_reply(quote)

    def _show_reply(self, quote: Quote | None) -> None:
        self._reply.show_quote(quote)
        self.field.setAccessibleDescription(self._reply.accessibleName() if quote is not None else "")

    def _leave(self) -> None:
        if self._reply.quote is not None:
            self.leave_reply()
        else:
            self.dropped_all.emit()

    def leave_reply(self) -> None:
        """Answer nothing; what is written stays."""
        self.answer(None)
        self.field.setFocus()

    def switch_to(self, group: str, placeholder: str) -> None:
        """Put the present draft aside and take up the other conversation's."""
        if self._group != group:
            self._drafts[self._group] = self._text(self.field.toPlainText())
            self._tell(False)
            self._group = group
            self._fill(self._drafts.pop(group, ""))
            if group in self._refused:
                self._say(self._refused.pop(group))
            self.switched.emit(group)
        self.field.invite(placeholder)

    def restore(self, group: str, text: str, why: str) -> None:
        """A text could not be sent: give it back, before what has been written since, and say why."""
        here = group == self._group
        before = Body.decode(text)
        since = Body.decode(self._text(self.field.toPlainText()) if here else self._drafts.get(group, ""))
        words = "\n".join(words for words in (before.words, since.words) if words)
        both = Body(words, since.answers or before.answers).encode()
        if here:
            self._fill(both)
            self._say(why)
        else:
            self._drafts[group] = both
            if why:
                self._refused[group] = why

    def _fill(self, text: str) -> None:
        body = Body.decode(text)
        self._filling = True
        self.field.setPlainText(body.words)
        self.field.moveCursor(QTextCursor.MoveOperation.End)
        self.field.completion.hide()
        self._filling = False
        self._show_reply(self.quoted(body.answers) if body.answers is not None else None)
        self.measure()

    def _text(self, words: str) -> str:
        """As it travels."""
        return Body(words, self.answered).encode()

    def _send(self) -> None:
        words = self.field.toPlainText().strip()
        text = self._text(words)
        if (words or self.carries()) and self.isEnabled() and _size(text) <= LIMIT:
            self._filling = True
            self.field.clear()
            self._filling = False
            self._show_reply(None)
            self._tell(False)
            if not self.carry(text):
                self.sent.emit(text)

    def _pick(self) -> None:
        picker = EmojiPicker(self)
        picker.chosen.connect(self._insert)
        picker.open_above(self._emoji)

    def _insert(self, one: Emoji) -> None:
        self.field.insertPlainText(one.glyph)
        self.field.setFocus()

    def _tell(self, on: bool) -> None:
        if on or self._told:
            self._told = on
            self.typing.emit(self._group, on)

    def _changed(self) -> None:
        if not self._filling:
            self._tell(not self.field.document().isEmpty())
        self.measure()

    def measure(self) -> None:
        """Say whether it can be sent as it is."""
        words = self.field.toPlainText().strip()
        sent = self._text(words)
        size = _size(sent) if len(sent) * 4 > LIMIT else 0
        over = size - LIMIT
        self.button.setEnabled((bool(words) or self.carries()) and over <= 0)
        too_long = tr("%Ln byte(s) too long: a message holds {most} bytes.", "", max(0, over))
        self._say(too_long.format(most=text.number(LIMIT)) if over > 0 else "")

    def _say(self, words: str) -> None:
        self._notice.setText(words)
        self._notice.setVisible(bool(words))

    def _grow(self) -> None:
        lines = max(1, min(_LINES, int(self.field.document().size().height())))
        line = self.field.fontMetrics().lineSpacing()
        self.field.setFixedHeight(lines * line + 6)
        many = self.field.document().size().height() > _LINES
        always, off = Qt.ScrollBarPolicy.ScrollBarAsNeeded, Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.field.setVerticalScrollBarPolicy(always if many else off)

    def _show_focus(self, focus: bool) -> None:
        self._frame.setProperty("focused", "true" if focus else "false")
        self._frame.style().unpolish(self._frame)
        self._frame.style().polish(self._frame)


def _size(words: str) -> int:
    return len(words.encode("utf-8", "surrogatepass"))
