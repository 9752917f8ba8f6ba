"""A row of words of which one is chosen: what the pages of a dialog are switched by."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton

from smmp_gui import mirror
from smmp_gui.theme import theme
from smmp_gui.widgets import button
from smmp_gui.words import tr

_PADDING = 26  # pixels at both sides of a word


class Segments(QFrame):
    """Click, or the arrow keys; ``chosen`` tells the number of the word."""

    chosen = Signal(int)

    def __init__(self, words: Sequence[str], says: str) -> None:
        """``says``: what is chosen here, for a screen reader."""
        super().__init__()
        self.setProperty("role", "segments")
        self.setAccessibleName(says)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(3, 3, 3, 3)
        row.setSpacing(3)
        for number, word in enumerate(words):
            one = button(word, f"segment{number}", "segment")
            one.setCheckable(True)
            one.setAccessibleName(
                tr("{word}, {number} of {count}").format(word=word, number=number + 1, count=len(words))
            )
            self._group.addButton(one, number)
            wide = round(theme.metrics("body", QFont.Weight.Bold).horizontalAdvance(word)) + _PADDING
            one.setMinimumWidth(wide)  # as chosen
            row.addWidget(one, wide)
        self._group.idClicked.connect(self.choose)
        self._chosen = -1

    @property
    def at(self) -> int:
        """Which word is chosen."""
        return self._chosen

    def choose(self, number: int) -> None:
        """Choose a word."""
        one = self._group.button(number)
        if isinstance(one, QPushButton) and number != self._chosen:
            self._chosen = number
            one.setChecked(True)
            for other in self._group.buttons():
                other.setFocusPolicy(Qt.FocusPolicy.StrongFocus if other is one else Qt.FocusPolicy.ClickFocus)
            self.chosen.emit(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right, as they are seen."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step:
            step = -step if mirror.is_mirrored() else step
            self.choose((self._chosen + step) % len(self._group.buttons()))
            self._group.button(self._chosen).setFocus()
        else:
            super().keyPressEvent(event)
