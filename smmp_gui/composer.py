"""Where one writes: Enter sends, Shift+Enter starts a line, the field grows, the limit is said."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from smmp_gui.theme import Space, theme
from smmp_gui.widgets import Glyph, IconButton, label

LIMIT = 65_536
"""Bytes of UTF-8 in a message."""
_LINES = 8
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _Field(QPlainTextEdit):
    """The text; tells when Enter was pressed and when it has the focus. Its placeholder stays one line."""

    entered = Signal()
    focused = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._invites = ""

    def invite(self, words: str) -> None:
        """What it says while it is empty."""
        self._invites = words
        self._cut()

    def _cut(self) -> None:
        room = self.viewport().width() - 2 * round(self.document().documentMargin())
        self.setPlaceholderText(self.fontMetrics().elidedText(self._invites, Qt.TextElideMode.ElideRight, room))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the placeholder anew."""
        super().resizeEvent(event)
        self._cut()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter sends, with Shift it stays a key."""
        if event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell."""
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell."""
        super().focusOutEvent(event)
        self.focused.emit(False)


class Composer(QWidget):
    """Emits ``sent`` with a text within the limit; keeps one draft per conversation."""

    sent = Signal(str)

    def __init__(self, *, private: bool = False) -> None:
        """``private``: for one person alone, and looks it."""
        super().__init__()
        self._drafts: dict[str, str] = {}
        self._group = ""
        self._frame = QFrame()
        self._frame.setObjectName("privateField" if private else "composerField")
        self.field = _Field()
        self.field.setObjectName("privateComposer" if private else "composer")
        self.field.setAccessibleName("Private message" if private else "Message")
        self.field.setFont(theme.font("body"))
        self.field.setTabChangesFocus(True)
        self.field.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.field.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # lines are broken anywhere
        self.field.document().setDocumentMargin(2)
        self.field.viewport().setAutoFillBackground(False)
        self.button = IconButton("send", "Send (Enter)", "sendPrivate" if private else "send", side=36, look="filled")
        self._notice = label("", "small", tone="error", wrap=True)
        self._notice.hide()
        inner = QHBoxLayout(self._frame)
        inner.setContentsMargins(Space.LARGE, Space.SMALL - 1, Space.SMALL, Space.SMALL - 1)
        if private:
            inner.setContentsMargins(Space.MEDIUM, Space.SMALL - 1, Space.SMALL, Space.SMALL - 1)
            inner.setSpacing(Space.SMALL)
            inner.addWidget(Glyph("lock", "on_soft", 18), 0, Qt.AlignmentFlag.AlignBottom)
        inner.addWidget(self.field)
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addWidget(self._frame, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.SMALL, Space.LARGE, Space.MEDIUM)
        column.setSpacing(Space.TINY)
        column.addWidget(self._notice)
        column.addLayout(row)
        self.field.entered.connect(self._send)
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

    def switch_to(self, group: str, placeholder: str) -> None:
        """Put the present draft aside and take up the other conversation's."""
        if self._group != group:
            self._drafts[self._group] = self.field.toPlainText()
            self._group = group
            self.field.setPlainText(self._drafts.pop(group, ""))
        self.field.invite(placeholder)

    def restore(self, group: str, words: str, why: str) -> None:
        """A text could not be sent: give it back, and say why."""
        if group == self._group and not self.field.toPlainText():
            self.field.setPlainText(words)
        elif group != self._group:
            self._drafts.setdefault(group, words)
        self._say(why)

    def _send(self) -> None:
        words = self.field.toPlainText().strip()
        if words and self.isEnabled() and _size(words) <= LIMIT:
            self.field.clear()
            self.sent.emit(words)

    def _changed(self) -> None:
        words = self.field.toPlainText().strip()
        size = _size(words) if len(words) * 4 > LIMIT else 0
        over = size - LIMIT
        self.button.setEnabled(bool(words) and over <= 0)
        self._say(f"{over:,} bytes too long: a message holds {LIMIT:,} bytes." if over > 0 else "")

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
        self._frame.setProperty("focus", "true" if focus else "false")
        self._frame.style().unpolish(self._frame)
        self._frame.style().polish(self._frame)


def _size(words: str) -> int:
    return len(words.encode("utf-8", "surrogatepass"))
