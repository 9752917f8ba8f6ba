"""The text that one writes, and the keys that mean something else there."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit

from smmp_gui.emoji_catalogue import Emoji
from smmp_gui.emoji_completion import EmojiCompletion
from smmp_gui.shortcuts import pressed


class Field(QPlainTextEdit):
    """Tells when Enter was pressed and when it has the focus. Its placeholder stays one line."""

    entered = Signal()
    focused = Signal(bool)
    stepped = Signal(int)
    """Up (-1) or Down (1) in the empty field."""
    left = Signal()
    """Esc, where :attr:`leaves` says that there is something to leave."""

    def __init__(self, emoji_used: Callable[[Emoji], None]) -> None:
        super().__init__()
        self._invites = ""
        self.leaves: Callable[[], bool] = lambda: False
        self.takes: Callable[[QMimeData], bool] = lambda _data: False
        """Whether what is pasted or dropped is taken by :attr:`take`: files, images."""
        self.take: Callable[[QMimeData], object] = lambda _data: None
        self.completion = EmojiCompletion(self, emoji_used)

    def invite(self, words: str) -> None:
        """What it says while it is empty."""
        self._invites = words
        self._cut()

    def _cut(self) -> None:
        room = self.viewport().width() - 2 * round(self.document().documentMargin())
        self.setPlaceholderText(self.fontMetrics().elidedText(self._invites, Qt.TextElideMode.ElideRight, room))

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Files and images too, where they are taken."""
        return self.takes(source) or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """What is pasted or dropped: words, or something that is sent beside them."""
        if self.takes(source):
            self.take(source)
        else:
            super().insertFromMimeData(source)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the placeholder anew."""
        super().resizeEvent(event)
        self._cut()

    def event(self, event: QEvent) -> bool:
        """Esc and Tab are ours while they mean something here: no shortcut, no other widget gets them then."""
        if isinstance(event, QKeyEvent):
            ours = pressed(event, "close") and (self.completion.isVisible() or self.leaves())
            if event.type() == QEvent.Type.ShortcutOverride and ours:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Tab and self.completion.key(event):
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter sends, with Shift it stays a key; Up in the empty field answers; names of emoji are completed."""
        if self.completion.key(event):
            return
        if pressed(event, "send"):
            self.entered.emit()
        elif pressed(event, "close") and self.leaves():
            self.left.emit()
        elif ((up := pressed(event, "answer_before")) or pressed(event, "answer_after")) and self.document().isEmpty():
            self.stepped.emit(-1 if up else 1)
        else:
            super().keyPressEvent(event)
            if event.text() == ":":
                self.completion.close_name()
            self.completion.follow()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell."""
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell; completing ends."""
        super().focusOutEvent(event)
        self.completion.hide()
        self.focused.emit(False)
