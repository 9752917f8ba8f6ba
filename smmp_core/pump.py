"""Stores, then sends, then tells: the one way from the engine to the world."""

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable, Sequence

from smmp_core.conversation.effects import Effects
from smmp_core.errors import LocalError
from smmp_core.storage.writes import Write

log = logging.getLogger(__name__)

FIRST_PAUSE = 1.0  # seconds until it is tried again after a failure; doubles with each further one
LONGEST_PAUSE = 30.0


class Pump:
    """Carries out what the engine asks, batch after batch; while one is stored, the next gathers.

    A batch that fails did not happen: the engine goes back to what is stored, and whoever waits hears the reason.
    Then there is a pause, in which only commands are tried: a full disk stays full for a while.
    """

    def __init__(
        self,
        take: Callable[[], Effects],
        commit: Callable[[Sequence[Write]], Awaitable[None]],
        carry_out: Callable[[Effects], None],
        go_back: Callable[[LocalError, bool], None],
    ) -> None:
        """``go_back`` takes the engine up again from what is stored.

        It is handed why, and whether that is the same outage as when it was called before. When it raises, nothing is
        taken from the engine until it has succeeded.
        """
        self._take, self._commit, self._carry_out, self._go_back = take, commit, carry_out, go_back
        self._wake = asyncio.Event()  # there may be something to do
        self._hurry = asyncio.Event()  # somebody waits for it
        self._waiters: list[asyncio.Future[None]] = []
        self._spoilt: LocalError | None = None  # what the engine holds must not be stored
        self._failed: LocalError | None = None  # why the last batch did
        self._failed_at = float("-inf")  # when it did
        self._pause = FIRST_PAUSE  # after it
        self._stopping = False
        self._task = asyncio.create_task(self._run(), name="smmp-pump")

    def touch(self) -> None:
        """An input was handled: its effects are due."""
        self._wake.set()

    def spoil(self, error: Exception) -> None:
        """An input failed half way: go back to what is stored, as soon as nothing is being stored."""
        self._spoilt = _sentence(error)
        self._wake.set()

    async def stored(self) -> None:
        """Wait until everything so far is stored.

        Raises:
            LocalError: it could not be, and so did not happen.
        """
        if self._task.done():
            raise _offline()
        waiter: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiters.append(waiter)
        self._wake.set()
        self._hurry.set()
        await waiter

    async def stop(self) -> None:
        """Carry out what is left, then end; what is asked later is refused."""
        self._stopping = True
        self._wake.set()
        self._hurry.set()
        await self._task

    async def _run(self) -> None:
        last = False
        while not last:
            await self._due()
            last = self._stopping
            await self._batch()
        self._refuse(self._waiters, _offline())

    async def _due(self) -> None:
        """Wait for something to do, or after a failure until the pause is over or somebody waits."""
        if self._stopping:
            return
        if self._failed is not None:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(self._pause):
                    await self._hurry.wait()
        else:
            await self._wake.wait()
        self._wake.clear()
        self._hurry.clear()

    async def _batch(self) -> None:
        waiters, self._waiters = self._waiters, []
        try:
            if self._spoilt is not None:
                raise self._spoilt
            if self._failed is not None and not waiters:  # what the engine did in the pause reached nobody
                self._go_back(self._failed, True)  # so its clocks begin only now
            effects = self._take()
            if effects.writes:
                await self._commit(effects.writes)
            for waiter in waiters:
                if not waiter.done():
                    waiter.set_result(None)
            self._carry_out(effects)
            self._failed = None
        except Exception as error:
            self._fail(_sentence(error), waiters)

    def _fail(self, error: LocalError, waiters: list[asyncio.Future[None]]) -> None:
        now = asyncio.get_running_loop().time()
        again = now < self._failed_at + 2 * LONGEST_PAUSE  # something small stored in between ends no outage
        self._failed, self._failed_at = error, now
        if not again:
            self._pause = FIRST_PAUSE
        elif not waiters:  # what was tried meanwhile makes the pause no longer
            self._pause = min(2 * self._pause, LONGEST_PAUSE)
        self._refuse(waiters + self._waiters, error)
        self._waiters, self._spoilt = [], None
        self._hurry.clear()
        try:
            self._go_back(error, again)
        except Exception as worse:
            self._spoilt = _sentence(worse)

    @staticmethod
    def _refuse(waiters: list[asyncio.Future[None]], error: LocalError) -> None:
        for waiter in waiters:
            if not waiter.done():
                waiter.set_exception(error)


def _sentence(error: Exception) -> LocalError:
    """What to tell the user; a mistake of ours goes to the log."""
    if isinstance(error, LocalError):
        return error
    log.error("something went wrong inside", exc_info=error)
    return LocalError("Something went wrong inside; everything stored is safe.", code="not_ready")


def _offline() -> LocalError:
    return LocalError("This member goes offline.", code="not_ready")
