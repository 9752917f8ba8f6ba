"""Whether somebody else runs with our own identity: where it is announced, we dial, now and then."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence

from smmp_core.network.addresses import Address
from smmp_core.network.tasks import spawn

AGAIN = 300.0  # seconds before an address is dialled again
PAUSE = 1.0  # seconds between two rounds
AT_ONCE = 4  # addresses of a round, the newest first
MOST = 64  # addresses that wait, and as many that are remembered


class TwinSearch:
    """Announcements cost their maker nothing: however many come, few are followed at a time."""

    def __init__(self, dial: Callable[[Address], Awaitable[None]], clock: Callable[[], float] = time.monotonic) -> None:
        """``dial`` looks who is at an address, and fails with nothing; ``clock``: seconds."""
        self._dial, self._clock = dial, clock
        self._dialled: dict[Address, float] = {}  # when; the longest ago first
        self._waiting: dict[Address, None] = {}  # the newest last
        self._task: asyncio.Task[None] | None = None

    @property
    def is_looking(self) -> bool:
        """Whether addresses are being dialled, or wait for it."""
        return self._task is not None and not self._task.done()

    def doubt(self, addresses: Sequence[Address]) -> None:
        """Our identity is announced at these addresses, which are not ours."""
        for address in addresses:
            last = self._dialled.get(address)
            if last is None or self._clock() >= last + AGAIN:
                self._waiting.pop(address, None)
                self._waiting[address] = None
        while len(self._waiting) > MOST:
            del self._waiting[next(iter(self._waiting))]
        if self._waiting and not self.is_looking:
            self._task = spawn(self._look(), "looking for a twin")

    async def _look(self) -> None:
        while self._waiting:
            chosen = [self._waiting.popitem()[0] for _ in range(min(AT_ONCE, len(self._waiting)))]
            for address in chosen:
                self._dialled.pop(address, None)
                self._dialled[address] = self._clock()
            while len(self._dialled) > MOST:
                del self._dialled[next(iter(self._dialled))]
            await asyncio.gather(*map(self._dial, chosen))
            await asyncio.sleep(PAUSE)

    async def close(self) -> None:
        """Look no longer."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait([self._task])
