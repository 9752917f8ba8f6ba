"""A thief who copied somebody's state and listens: what it can read, and when it can no longer (protocol.md §8)."""

from smmp_core.conversation.stored import Strand
from smmp_core.trace.records import AnyRecord


class Thief:
    """Reads along at one member's links; changes nothing."""

    def __init__(self, victim: bytes, strand: Strand, records: list[AnyRecord]) -> None:
        """``strand``: the victim's epoch and ratchet at the theft; what is overheard goes to ``records``."""
        self._victim, self._strand, self._records = victim, strand, records

    def overhear(self, sender: bytes, receiver: bytes, frame: bytes, now: float) -> None:
        """A frame passes at ``now``."""
