"""When to acknowledge and when to refresh: the clocks of what a member says without being asked."""

from collections.abc import Iterable

ACK_DELAY = 0.02  # seconds in which acknowledgements of a burst become one
ACK_AGAIN = 1.0  # seconds until an acknowledgement that not everybody has answered is repeated, doubling to
ACK_AGAIN_MAX = 30.0
REFRESH_MESSAGES = 32  # messages, or twice the members if that is more, that we only read
REFRESH_AFTER = 300.0  # seconds since a message that we only read


class AckPace:
    """Acknowledgements: soon after a change, and again while somebody has not answered."""

    def __init__(self, now: float) -> None:
        self.at: float | None = now  # when the next one is due
        self._again = ACK_AGAIN
        self._unsaid = True  # something changed since the last one
        self._told: dict[bytes, float] = {}  # when each member was last told

    def changed(self, now: float) -> None:
        """What we hold has changed."""
        self._unsaid, self._again = True, ACK_AGAIN
        if self.at is None or self.at > now + ACK_DELAY:
            self.at = now + ACK_DELAY

    def came_back(self, now: float) -> None:
        """Somebody is linked again: until it holds what we hold it is told again."""
        self._again = ACK_AGAIN
        if self.at is None or self.at > now + ACK_AGAIN:
            self.at = now + ACK_AGAIN

    def due(self, now: float, everybody: list[bytes], lacking: list[bytes]) -> list[bytes]:
        """Whom to tell now: ``everybody`` after a change, later those who are ``lacking``."""
        if self.at is None or now < self.at:
            return []
        members = everybody if self._unsaid else lacking
        self._unsaid = False
        self.at = now + self._again if members else None
        self._again = min(2 * self._again, ACK_AGAIN_MAX)
        return members

    def told(self, member: bytes, now: float) -> None:
        """A member is told now."""
        self._told[member] = now

    def may_answer(self, member: bytes, now: float) -> bool:
        """Whether a member that repeats itself should be told: not if it was just now."""
        return now >= self._told.get(member, -ACK_AGAIN) + ACK_AGAIN / 2


class RefreshPace:
    """Who only reads renews its key now and then (protocol.md §4, last paragraph)."""

    def __init__(self, unanswered: int, now: float) -> None:
        self.unanswered = unanswered  # messages with content since our own last one
        self._since = now  # when the first of them came

    def heard(self, now: float) -> None:
        """A message with content came."""
        if self.unanswered == 0:
            self._since = now
        self.unanswered += 1

    def spoke(self) -> None:
        """We sent something."""
        self.unanswered = 0

    def due(self, now: float, members: int) -> bool:
        """Whether a refresh should be sent in a group of so many members."""
        many = self.unanswered >= max(REFRESH_MESSAGES, 2 * members)
        return many or (self.unanswered > 0 and now >= self._since + REFRESH_AFTER)

    @property
    def at(self) -> float | None:
        """When one becomes due by itself."""
        return self._since + REFRESH_AFTER if self.unanswered else None


def next_after(settled: float, times: Iterable[float | None]) -> float | None:
    """The earliest of ``times`` that the settling at ``settled`` has not dealt with."""
    return min((time for time in times if time is not None and time > settled), default=None)
