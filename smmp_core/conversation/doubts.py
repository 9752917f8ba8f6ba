"""Members who say that they stand in another epoch than ours, which we cannot prove: they are asked until it is sure.

One such word may be late, or anybody's junk. Who is told every second where we stand, and is well, says where it
stands itself; who says the same again meanwhile stands there.
"""

from dataclasses import dataclass

ASK = 1.0  # seconds between two questions
FORGET = 40.0  # seconds without the word until it no longer counts


@dataclass
class Doubt:
    """What one member has said."""

    first: float  # when it said so
    last: float
    ask_at: float


class Doubts:
    """Who stands elsewhere, perhaps."""

    def __init__(self) -> None:
        self._doubts: dict[bytes, Doubt] = {}

    def says(self, member: bytes, now: float) -> None:
        """A member says that it stands elsewhere."""
        self._doubts.setdefault(member, Doubt(now, now, now)).last = now

    def settled(self, member: bytes) -> None:
        """It stands where we do, or its link is gone."""
        self._doubts.pop(member, None)

    def clear(self) -> None:
        """All begins anew."""
        self._doubts.clear()

    def said_again(self) -> list[bytes]:
        """Who has said so again though asked."""
        return [member for member, doubt in self._doubts.items() if doubt.last >= doubt.first + ASK / 2]

    def since(self, member: bytes) -> float:
        """When a member that is doubted first said so."""
        return self._doubts[member].first

    def ask(self, now: float) -> list[bytes]:
        """Whom to tell now where we stand."""
        self._doubts = {member: doubt for member, doubt in self._doubts.items() if now < doubt.last + FORGET}
        due = [member for member, doubt in self._doubts.items() if now >= doubt.ask_at]
        for member in due:
            self._doubts[member].ask_at = now + ASK
        return due

    def timers(self) -> list[float]:
        """When to ask, or to forget."""
        return [time for doubt in self._doubts.values() for time in (doubt.ask_at, doubt.last + FORGET)]
