"""Asking for what we lack: from its author, then from any member (protocol.md §6 "Repair")."""

from collections.abc import Sequence

from smmp_core.conversation.faults import Faults
from smmp_core.conversation.signals import Ask, Lack
from smmp_core.protocol.frames import Location

SETTLE = 0.3  # seconds a gap may close by itself before anybody is asked
AGAIN = 1.0  # seconds until the next member is asked
GIVE_UP = 5.0  # seconds without progress after which nobody is expected to help


class Repair:
    """One gap at a time, asked for until it closes or nobody can help."""

    def __init__(self, faults: Faults) -> None:
        self._faults = faults
        self._since: float | None = None  # when the gap was noticed, or last shrank
        self._at: Location | None = None  # where we stood then
        self._asked_at: float | None = None
        self._asked: list[bytes] = []
        self._lacking: set[bytes] = set()  # who does not have it either
        self._alone = False  # nobody is connected
        self.hopeless = False  # all were asked, or GIVE_UP has passed
        self.denied = False  # all said that they do not have it

    def gap(self, here: Location, now: float) -> None:
        """There is a gap after ``here``."""
        if self._since is None or self._at != here:
            progressed = self._since is not None
            self._clear()
            self._since, self._at = now, here
            if progressed:
                self._asked_at = now  # what was asked for is coming

    def closed(self) -> None:
        """There is no gap."""
        self._clear()

    def lacks(self, member: bytes, lack: Lack) -> None:
        """A member does not have the next frame after ``lack.after``."""
        if lack.after == self._at:
            self._lacking.add(member)

    def served(self, now: float) -> None:
        """An answer has ended: if it helped, what is still missing may be asked for at once."""
        if self._since is not None and not self._asked:  # nothing asked yet from where we stand now
            self._since, self._asked_at = now - 2 * SETTLE, None

    def next_ask(self, candidates: Sequence[bytes], before: Location | None, now: float) -> tuple[bytes, Ask] | None:
        """Whom to ask now, if anybody; ``candidates`` are connected members, the likeliest first."""
        if self._since is None or self._at is None:
            return None
        if self._alone or not candidates:  # the clock begins when there is somebody to ask
            self._since, self._asked_at, self._asked, self._alone = now, None, [], not candidates
        if self._alone or now < self._since + SETTLE:
            return None
        if self._faults.no_repair:
            self.hopeless = self.hopeless or now >= self._since + AGAIN
            return None
        left = [member for member in candidates if member not in self._lacking]
        if now >= self._since + GIVE_UP or not left:
            self.hopeless, self.denied = True, not left
            return None
        waiting = self._asked_at is not None and now < self._asked_at + AGAIN
        if waiting and not (self._asked and self._asked[-1] in self._lacking):
            return None
        fresh = [member for member in left if member not in self._asked]
        if not fresh:
            self._asked = []
            fresh = left
        if not fresh:
            return None
        self._asked.append(fresh[0])
        self._asked_at = now
        return fresh[0], Ask(self._at, before)

    def next_timer(self) -> float | None:
        """When :meth:`next_ask` should be called again."""
        if self._since is None or self.hopeless or self._alone:
            return None
        if self._faults.no_repair:
            return self._since + AGAIN
        return max(self._since + SETTLE, (self._asked_at or self._since) + AGAIN if self._asked_at else 0.0)

    def _clear(self) -> None:
        self._since = self._at = self._asked_at = None
        self._asked, self._lacking, self.hopeless, self.denied = [], set(), False, False
