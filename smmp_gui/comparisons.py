"""How far comparing emoji with each person has come, as the window needs it."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from smmp_core.events import Comparison, ComparisonStage

_OVER: frozenset[ComparisonStage] = frozenset(("matched", "different", "ended"))


@dataclass(frozen=True)
class Standing:
    """Comparing with one person."""

    stage: ComparisonStage
    emoji: tuple[tuple[str, str], ...] = ()  # seven, with their words, once they can be seen
    said: bool = False  # our own user has confirmed
    error: str = ""

    @property
    def over(self) -> bool:
        """Whether it has come to its end."""
        return self.stage in _OVER


class Comparisons(QObject):
    """The newest comparison with each person."""

    changed = Signal(str)
    """A person's fingerprint."""
    asked = Signal(str)
    """Somebody asks to compare: the fingerprint."""

    def __init__(self) -> None:
        super().__init__()
        self._standing: dict[str, Standing] = {}

    def of(self, peer: str) -> Standing | None:
        """How it stands with a person; None: nothing was compared yet."""
        return self._standing.get(peer)

    def note(self, event: Comparison) -> None:
        """Take in what the service tells."""
        before = self._standing.get(event.peer)
        kept = before.emoji if before is not None and event.stage in ("confirmed", "matched", "different") else ()
        emoji = tuple((sign, word) for sign, word in event.emoji) or kept
        said = before is not None and before.said and event.stage == "confirmed"
        self._standing[event.peer] = Standing(event.stage, emoji, said, event.error or "")
        self.changed.emit(event.peer)
        if event.stage == "asked":
            self.asked.emit(event.peer)

    def say(self, peer: str) -> None:
        """Our own user has confirmed."""
        standing = self._standing.get(peer)
        if standing is not None and not standing.over:
            self._standing[peer] = Standing(standing.stage, standing.emoji, True)
            self.changed.emit(peer)

    def forget(self, peer: str) -> None:
        """What has come to its end has been seen."""
        standing = self._standing.get(peer)
        if standing is not None and standing.over:
            del self._standing[peer]
