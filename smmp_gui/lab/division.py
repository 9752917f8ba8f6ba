"""How a window of the lab was placed and divided, as words that can be stored."""

import base64
import binascii
from collections.abc import Sequence

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QMainWindow, QSplitter

from smmp_gui import placement


class Division:
    """Remembers how somebody has moved the splitters of a window, for each of its arrangements."""

    def __init__(self, splitters: Sequence[QSplitter]) -> None:
        self._splitters = splitters
        self._kept: dict[str, list[QByteArray]] = {}  # states, by arrangement

    def keep(self, arrangement: str) -> None:
        """Remember how it is now."""
        self._kept[arrangement] = [splitter.saveState() for splitter in self._splitters]

    def restore(self, arrangement: str) -> bool:
        """Divide as somebody had it; false: nothing is known of that."""
        states = self._kept.get(arrangement, [])
        restored = [splitter.restoreState(state) for splitter, state in zip(self._splitters, states, strict=False)]
        for splitter in self._splitters:
            splitter.setChildrenCollapsible(False)  # a state brings its own word on that
        return len(restored) == len(self._splitters) and all(restored)

    def saved(self, window: QMainWindow) -> str:
        """Place and size of the window, and what is remembered."""
        parts = [placement.saved(window)]
        for arrangement, states in self._kept.items():
            parts.append(":".join([arrangement, *(base64.b64encode(state.data()).decode() for state in states)]))
        return " ".join(parts)

    def load(self, window: QMainWindow, stored: str) -> None:
        """Put the window where it was; the splitters follow with :meth:`restore`. Nonsense changes nothing."""
        place, *others = stored.split(" ")
        placement.restore(window, place)
        for part in others:
            arrangement, *states = part.split(":")
            try:
                self._kept[arrangement] = [QByteArray(base64.b64decode(state, validate=True)) for state in states]
            except (binascii.Error, ValueError):
                continue
