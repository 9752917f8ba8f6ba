"""A quiet line over the composer: what has been done, for a while, and one thing that can be done about it."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from smmp_gui.speech import announce
from smmp_gui.theme import Space
from smmp_gui.widgets import ElidedLabel, Glyph, IconButton, button
from smmp_gui.words import tr

_SHOWN_MS = 12_000


class QuietLine(QWidget):
    """Hidden while there is nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("quietLine")
        self._act: Callable[[], object] = lambda: None
        self._words = ElidedLabel("small", token="muted")
        self._button = button("", "quietAct", "link")
        self._button.clicked.connect(self._do)
        close = IconButton("close", tr("Close"), "closeQuietLine", side=26)
        close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.LARGE + Space.TINY, 0, Space.LARGE, 0)
        row.setSpacing(Space.SMALL)
        row.addWidget(Glyph("check", "accent", 16))
        row.addWidget(self._words, 1)
        row.addWidget(self._button)
        row.addWidget(close)
        self._end = QTimer(self, singleShot=True, interval=_SHOWN_MS)
        self._end.timeout.connect(self._fade)
        self.hide()

    def say(self, words: str, offer: str = "", act: Callable[[], object] = lambda: None) -> None:
        """Show a sentence, and offer something."""
        self._words.set_words(words)
        self.setAccessibleName(words)
        self._button.setText(offer)
        self._button.setVisible(bool(offer))
        self._act = act
        self.show()
        announce(self, words)
        self._end.start()

    def _do(self) -> None:
        self.hide()
        self._act()

    def _fade(self) -> None:
        """Not while somebody is about to use it."""
        if self.underMouse() or self._button.hasFocus():
            self._end.start()
        else:
            self.hide()
