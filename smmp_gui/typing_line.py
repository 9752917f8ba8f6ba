"""The quiet line above the composer: who is writing. It has its place also while nobody is, so that nothing jumps."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from smmp_gui import text
from smmp_gui.theme import Space
from smmp_gui.typing_words import typing_words
from smmp_gui.widgets import ElidedLabel, Glyph


class TypingLine(QWidget):
    """Shows who is writing."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("typing")
        self._glyph = Glyph("typing", "muted", 16)
        self._words = ElidedLabel("caption", token="muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.LARGE + Space.MEDIUM, Space.HAIR, Space.LARGE, 0)
        row.setSpacing(Space.SMALL - 2)
        row.addWidget(self._glyph)
        row.addWidget(self._words, 1)
        self.setFixedHeight(self._words.height() + Space.HAIR)
        self.show_typists(())

    def show_typists(self, names: Sequence[str]) -> None:
        """Say that they are writing; nobody: nothing."""
        words = typing_words(names)
        self._glyph.setVisible(bool(words))
        self._words.set_words(text.onwards(words) if words else "")

    @property
    def words(self) -> str:
        """What it says."""
        return text.bare(self._words.accessibleName())
