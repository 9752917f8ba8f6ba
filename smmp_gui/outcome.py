"""How something has come out: good, worth a look, or alarming; in words, with a shape, never by colour alone."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from smmp_gui import text
from smmp_gui.theme import Space
from smmp_gui.widgets import Glyph, label, set_role

_LOOKS = {
    "good": ("note", "verified", "on_soft"),
    "quiet": ("note", "waiting", "on_soft"),
    "done": ("note", "check", "on_soft"),
    "attention": ("attention", "unverified", "attention"),
    "alarm": ("attention", "cannot-agree", "attention"),
}


class Outcome(QFrame):
    """A card with a heading and a sentence; hidden until there is something to say."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("role", "note")
        self._glyph = Glyph("verified", "on_soft", 22)
        self._title = label("", bold=True, wrap=True)
        self._words = label("", "small", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(Space.HAIR)
        words.addWidget(self._title)
        words.addWidget(self._words)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.MEDIUM, Space.MEDIUM, Space.MEDIUM, Space.MEDIUM)
        row.setSpacing(Space.MEDIUM)
        row.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.hide()

    @property
    def said(self) -> str:
        """What it says, if anything."""
        return text.bare(f"{self._title.text()} {self._words.text()}".strip()) if not self.isHidden() else ""

    def say(self, look: str, title: str, words: str = "") -> None:
        """Say this; ``look`` is good, quiet (one waits), done, attention or alarm."""
        role, self._glyph.icon, self._glyph.token = _LOOKS[look]
        self._glyph.update()
        self._title.setText(text.onwards(title) if title else "")
        self._title.setVisible(bool(title))
        self._words.setText(text.onwards(words) if words else "")
        self._words.setVisible(bool(words))
        self.setAccessibleName(text.bare(f"{title}. {words}" if title and words else title or words))
        set_role(self, role)
        self.show()

    def clear(self) -> None:
        """Say nothing."""
        self.hide()
