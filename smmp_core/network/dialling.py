"""Dialling again and again, with back-off, whom we know and are not linked with."""

import asyncio
import contextlib
import logging
import random
from collections.abc import Awaitable, Callable, Coroutine, Sequence

from smmp_core.errors import SmmpError
from smmp_core.network.addresses import Address
from smmp_core.network.tasks import spawn
from smmp_core.network.timing import Limits, Timing

log = logging.getLogger(__name__)


class Backoff:
    """Growing pauses: each drawn between half and the whole of a span that doubles up to a bound."""

    def __init__(self, first: float, most: float) -> None:
        """``first`` and ``most``: the span at the start and its bound, in seconds."""
        self._first, self._most = first, most
        self._span = first

    def next(self) -> float:
        """The next pause, in seconds."""
        pause = self._span * random.uniform(0.5, 1.0)
        self._span = min(2 * self._span, self._most)
        return pause


class Pause:
    """The pause before dialling again: longer each time, and over at once when there is news."""

    def __init__(self, timing: Timing) -> None:
        self._timing = timing
        self._news = asyncio.Event()
        self._backoff = Backoff(timing.retry_first, timing.retry_most)

    def end(self, *, anew: bool = False) -> None:
        """There is news since dialling began; ``anew``: of a kind that makes the next pauses short again."""
        self._news.set()
        if anew:
            self._backoff = Backoff(self._timing.retry_first, self._timing.retry_most)

    def dialling(self) -> None:
        """Dialling begins: news so far is taken into account by it."""
        self._news.clear()

    async def over(self) -> None:
        """Wait until it is over."""
        await asyncio.sleep(self._timing.courtesy)  # news cannot make us dial without any pause
        # Not wait_for: on Python 3.11 it loses a cancellation that comes together with the news.
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(self._backoff.next()):
                await self._news.wait()


class Dialler:
    """One task for each member or address that is to be reached and is not linked."""

    def __init__(
        self,
        me: bytes,
        dial: Callable[[Sequence[Address], bytes | None], Awaitable[bytes]],
        linked: Callable[[bytes], bool],
        admit: Callable[[bytes], bool],
        prefer: Callable[[bytes], bool] = lambda peer: False,
        *,
        timing: Timing,
        limits: Limits,
    ) -> None:
        """``dial`` links us with who answers at one of the addresses.

        Who is not to ``admit`` is not dialled; whom we ``prefer`` is forgotten last.
        """
        self._me, self._dial, self._linked, self._admit, self._prefer = me, dial, linked, admit, prefer
        self._timing, self._limits = timing, limits
        self._known: dict[bytes, dict[Address, None]] = {}  # newest address first, newest member last
        self._kept: dict[Address, bytes | None] = {}  # addresses given by hand, and who answered there
        self._slots = asyncio.Semaphore(limits.dials)
        self._tasks: dict[bytes | Address, asyncio.Task[None]] = {}
        self._pauses: dict[bytes | Address, Pause] = {}  # of what is being dialled

    def know(self, peer: bytes, addresses: Sequence[Address]) -> None:
        """These addresses are said to be ``peer``'s."""
        merged = dict.fromkeys([*addresses, *self._known.pop(peer, {})])
        self._known[peer] = dict.fromkeys(list(merged)[: self._limits.addresses])
        while len(self._known) > self._limits.known:
            oldest = next(iter(self._known))
            self._drop(next((other for other in self._known if not self._prefer(other)), oldest))

    def pursue(self, peer: bytes) -> None:
        """Dial ``peer`` until linked; when that is going on already, pause no longer."""
        if self._linked(peer) or not self._known.get(peer):
            return
        if self._is_running(peer):
            self._pauses[peer].end()
        else:
            self._start(peer, self._pursue(peer, self._pause(peer)))

    def keep(self, address: Address) -> None:
        """Dial this address, whoever answers, and again whenever that link is lost."""
        self._kept.setdefault(address, None)
        if not self._is_running(address):
            self._start(address, self._keep(address, self._pause(address)))

    def lost(self, peer: bytes) -> None:
        """A link has ended: dial again."""
        for address, found in self._kept.items():
            if found == peer:
                self.keep(address)
        self.pursue(peer)

    def hurry(self) -> None:
        """The network is another one: dial everybody at once who is not linked."""
        for pause in self._pauses.values():
            pause.end(anew=True)

    async def close(self) -> None:
        """End all dialling."""
        tasks = list(self._tasks.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _is_running(self, key: bytes | Address) -> bool:
        # A task that is done is forgotten a turn of the loop later; in between its link may be lost again.
        task = self._tasks.get(key)
        return task is not None and not task.done()

    def _drop(self, peer: bytes) -> None:
        del self._known[peer]
        self._pauses.pop(peer, None)
        task = self._tasks.pop(peer, None)
        if task is not None:
            task.cancel()

    def _start(self, key: bytes | Address, work: Coroutine[None, None, None]) -> None:
        task = spawn(work, "dialling")
        self._tasks[key] = task
        task.add_done_callback(lambda done: self._done(key, done))

    def _done(self, key: bytes | Address, task: asyncio.Task[None]) -> None:
        if self._tasks.get(key) is task:
            del self._tasks[key]
            self._pauses.pop(key, None)

    def _pause(self, key: bytes | Address) -> Pause:
        pause = self._pauses[key] = Pause(self._timing)
        return pause

    async def _pursue(self, peer: bytes, pause: Pause) -> None:
        # The lower identity's connection is the one that stays: give it time to be made.
        await asyncio.sleep(self._timing.courtesy if self._me > peer else 0)
        while not self._linked(peer):
            pause.dialling()
            if self._admit(peer):
                try:
                    async with self._slots:
                        await self._dial(list(self._known[peer]), peer)
                    continue
                except SmmpError as error:
                    log.debug("dialling %s: %s", peer.hex()[:8], error)
            await pause.over()

    async def _keep(self, address: Address, pause: Pause) -> None:
        while True:
            pause.dialling()
            try:
                self._kept[address] = await self._dial([address], None)
                return
            except SmmpError as error:
                log.debug("dialling %s: %s", address, error)
                await pause.over()
