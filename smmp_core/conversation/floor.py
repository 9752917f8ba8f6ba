"""When we may speak in an era: the turns of it, and that everybody is there (protocol.md §6 "Turns")."""

from collections.abc import Sequence

from smmp_core.conversation.signals import Signal
from smmp_core.conversation.turns import Turns
from smmp_core.protocol.frames import Location

GATE = 2.0  # seconds a new era, or a new link, waits to hear how everybody connected stands


class Floor:
    """The turns of one era, with the gate in front of them."""

    def __init__(self, era: Location, j: int, holder: int | None, now: float) -> None:
        """An era begins for the member with index ``j``; ``holder`` is None when unknown."""
        self.turns = Turns(era, j, holder)
        self._since = now
        self._unheard: dict[bytes, float] = {}  # linked just now; how long we wait to hear how they stand

    def link_up(self, member: bytes, now: float) -> None:
        """The floor may have moved while we were apart from a member."""
        self._unheard[member] = now + GATE

    def heard(self, member: bytes) -> None:
        """A member has said how it stands, or its link is gone."""
        self._unheard.pop(member, None)

    def is_open(self, now: float, gathered: bool) -> bool:
        """Whether anybody may speak yet; ``gathered``: all connected have acknowledged in this era."""
        return (gathered or now >= self._since + GATE) and all(until <= now for until in self._unheard.values())

    def ask_or_pass(self, step: int, wanting: bool, indices: Sequence[int], now: float) -> list[Signal]:
        """What to tell all connected (``indices``, ours among them) after we spoke, or could not."""
        told = self.turns.pass_on(step, wanting)
        return [*told, *self.turns.want(now, indices)] if wanting else told

    def timers(self) -> list[float]:
        """When to try again while we want to speak."""
        return [self._since + GATE, *self._unheard.values(), *self.turns.timers()]
