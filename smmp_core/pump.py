"""Stores, then sends, then tells: the one way from the engine to the world."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence

from smmp_core.conversation.effects import Effects
from smmp_core.errors import LocalError
from smmp_core.storage.writes import Write


class Pump:
    """Carries out what the engine asks, batch after batch; while one is stored, the next gathers."""

    def __init__(
        self,
        take: Callable[[], Effects],
        commit: Callable[[Sequence[Write]], Awaitable[None]],
        carry_out: Callable[[Effects], None],
        go_back: Callable[[LocalError], None],
    ) -> None:
        """``go_back`` takes the engine up again from what is stored; it may raise a LocalError itself."""
        self._take, self._commit, self._carry_out, self._go_back = take, commit, carry_out, go_back
        self._wake = asyncio.Event()
        self._waiters: list[asyncio.Future[None]] = []
        self._spoilt: LocalError | None = None  # what the engine holds must not be stored
        self._stopping = False
        self._task = asyncio.create_task(self._run(), name="smmp-pump")

    def touch(self) -> None:
        """An input was handled: its effects are due."""
        self._wake.set()

    def spoil(self, error: LocalError) -> None:
        """An input failed half way: go back to what is stored, as soon as nothing is being stored."""
        self._spoilt = error
        self._wake.set()

    async def stored(self) -> None:
        """Wait until everything so far is stored.

        Raises:
            LocalError: it could not be, and so did not happen.
        """
        waiter: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiters.append(waiter)
        self._wake.set()
        await waiter

    async def stop(self) -> None:
        """Carry out what is left, then end."""
        self._stopping = True
        self._wake.set()
        await self._task

    async def _run(self) -> None:
        while not self._stopping:
            await self._wake.wait()
            self._wake.clear()
            await self._batch()

    async def _batch(self) -> None:
        waiters, self._waiters = self._waiters, []
        try:
            if self._spoilt is not None:
                raise self._spoilt
            effects = self._take()
            if effects.writes:
                await self._commit(effects.writes)
        except LocalError as error:
            for waiter in waiters + self._waiters:
                if not waiter.done():
                    waiter.set_exception(error)
            self._waiters, self._spoilt = [], None
            try:
                self._go_back(error)
            except LocalError as worse:
                self._spoilt = worse  # tried again with the next input
            return
        for waiter in waiters:
            if not waiter.done():
                waiter.set_result(None)
        self._carry_out(effects)
