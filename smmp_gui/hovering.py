"""What comes and goes over a conversation: the offer to answer a message, and the glow of one that was looked for."""

from PySide6.QtCore import QEasingCurve, QPoint, QRect, Qt, QVariantAnimation
from PySide6.QtWidgets import QAbstractScrollArea

from smmp_gui import mirror
from smmp_gui.conversation_delegate import ConversationDelegate
from smmp_gui.conversation_rows import MessageRow
from smmp_gui.theme import Space, theme
from smmp_gui.widgets import IconButton
from smmp_gui.words import tr

_SIDE = 30
_GLOW_MS = 1800


class HoverReply(IconButton):
    """A button beside the bubble under the pointer; for the keyboard there are R and the menu."""

    def __init__(self, view: QAbstractScrollArea) -> None:
        super().__init__("reply", tr("Reply"), "replyHere", side=_SIDE, look="floating")
        self.setParent(view.viewport())
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.row: MessageRow | None = None
        self.hide()

    def offer(self, row: MessageRow | None, bubble: QRect) -> None:
        """Stand beside ``bubble``, on its free side; nowhere without a row."""
        self.row = row
        if row is None:
            self.hide()
            return
        free_left = row.own != mirror.is_mirrored()
        left = bubble.left() - Space.SMALL - _SIDE if free_left else bubble.right() + Space.SMALL
        top = bubble.bottom() - _SIDE + 1 if bubble.height() > 2 * _SIDE else bubble.center().y() - _SIDE // 2
        self.move(QPoint(left, top))
        self.show()


class Flash(QVariantAnimation):
    """Lets a message glow, and fades; where nothing may move, the glow stays as it is and is gone at the end."""

    def __init__(self, view: QAbstractScrollArea, delegate: ConversationDelegate) -> None:
        super().__init__(view)
        self._view, self._delegate = view, delegate
        self.setStartValue(1.0)
        self.setDuration(_GLOW_MS)
        self.setEasingCurve(QEasingCurve.Type.InCubic)
        self.valueChanged.connect(self._show)
        self.stateChanged.connect(self._end)

    def begin(self, key: tuple[str, ...]) -> None:
        """Let the message with this key glow."""
        self.stop()
        self._delegate.flashed, self._delegate.flash = key, 1.0
        self.setEndValue(0.0 if theme.motion else 1.0)
        self.start()

    def _show(self, strength: float) -> None:
        self._delegate.flash = strength
        self._view.viewport().update()

    def _end(self, state: QVariantAnimation.State) -> None:
        if state == QVariantAnimation.State.Stopped:
            self._delegate.flashed = ()
            self._view.viewport().update()
