"""Noticing that the network has changed: other addresses of this computer, or that it has slept."""

import asyncio
import contextlib
import logging
import time
from collections.abc import Awaitable, Callable, Sequence

from smmp_core.network.addresses import own_hosts
from smmp_core.network.tasks import spawn

log = logging.getLogger(__name__)

LOOK_INTERVAL = 2.0  # seconds between two looks at the computer's addresses
SLEPT = 10.0  # seconds that the clock on the wall is ahead after a pause, if the computer slept meanwhile


class NetworkWatch:
    """Looks every few seconds; away from the loop, since on some systems that takes its time."""

    def __init__(
        self,
        looked: Callable[[bool], Awaitable[None]],
        *,
        hosts: Callable[[], Sequence[str]] = own_hosts,
        wall: Callable[[], float] = time.time,
        interval: float = LOOK_INTERVAL,
    ) -> None:
        """``looked`` is awaited after each look: whether the addresses are others, or the computer has slept.

        ``hosts``: its addresses, asked for in a thread; ``wall``: seconds on the wall's clock, which goes on in
        sleep; ``interval``: seconds between two looks.
        """
        self._looked, self._read, self._wall, self._interval = looked, hosts, wall, interval
        self.hosts: list[str] = []
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Look every few seconds from now on."""
        self._task = spawn(self._run(), "watching the network")

    async def close(self) -> None:
        """Look no more."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _run(self) -> None:
        while True:
            before, since = self.hosts, self._wall()
            await asyncio.sleep(self._interval)
            slept = self._wall() - since > self._interval + SLEPT
            await self.look()
            if slept or self.hosts != before:
                log.info("this computer has %s", "slept" if slept else "other addresses")
            await self._looked(slept or self.hosts != before)

    async def look(self) -> None:
        """Read the addresses anew."""
        with contextlib.suppress(OSError):  # while an interface goes; the next look will tell
            self.hosts = list(await asyncio.get_running_loop().run_in_executor(None, self._read))
