"""A resync episode: from the moment the flag is set until the group has healed (SMMP §X, protocol.md §5).

However many frames cannot be decrypted, there is one episode, told stage by stage, once each.
"""

from collections import deque

from smmp_core.crypto.random import RandomSource
from smmp_core.events import ResyncStage

BACKOFF = 0.25  # seconds: the first random delay is uniform in 0..BACKOFF, doubling to
BACKOFF_MAX = 5.0
STORM = 3  # more resyncs than this in
STORM_SPAN = 60.0  # seconds become a key agreement (R6)


class Episode:
    """``resync_required`` of SMMP §V with its back-off, and what has been told of it."""

    def __init__(
        self, random: RandomSource, *, backoff: float = BACKOFF, required: bool = False, healing: bool = False
    ) -> None:
        self._random = random
        self.required = required  # resync_required
        self.healing = healing  # in step again, the fresh key agreement is not yet there
        self.told: ResyncStage | None = "healing" if healing else None
        self.send_at: float | None = None  # when the back-off ends
        self.again: set[tuple[bytes, bytes]] = set()  # messages sent again, as (author, id)
        self._backoff = self._first_backoff = backoff
        self._era: tuple[int, int] | None = None  # the last one entered
        self._recent: deque[float] = deque(maxlen=STORM + 1)  # times of resyncs, any sender's

    @property
    def active(self) -> bool:
        """Whether an episode goes on."""
        return self.required or self.healing

    def require(self, now: float) -> bool:
        """Set the flag and draw a back-off; says whether it was not set before."""
        if self.required:
            return False
        self.required = True
        self.send_at = now + self._backoff * int.from_bytes(self._random(4), "big") / 2**32
        self._backoff = min(2 * self._backoff, BACKOFF_MAX)
        return True

    def resume(self, now: float) -> None:
        """After a restart with the flag set: draw a new back-off."""
        if self.required:
            self.required = False
            self.require(now)

    def passed(self, era: tuple[int, int], now: float) -> bool:
        """A resync led into an era, (epoch, number); says whether there are too many (R6): those at once are one."""
        self.required, self.send_at, self.healing = False, None, True
        if era != self._era:
            self._era = era
            self._recent.append(now)
        return len(self._recent) > STORM and now - self._recent[0] < STORM_SPAN

    def over(self) -> bool:
        """A new epoch stands; says whether an episode ended by it."""
        was_active = self.active
        self.required, self.send_at, self.healing, self.told = False, None, False, None
        self._backoff = self._first_backoff
        self.again.clear()
        return was_active
