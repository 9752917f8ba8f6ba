"""What blocks, away from the loop: short jobs on disk beside long ones that can be stopped."""

import asyncio
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Final, TypeVar

from smmp_core.sharing.sealing import Step

T = TypeVar("T")
Progress = Callable[[int], None]
"""Told on the loop how many bytes are done, some ten times a second."""

TOLD_EVERY: Final = 0.1  # seconds


class Stopped(Exception):
    """A long job was told to end."""


class Work:
    """Two kinds of threads: whoever wants a part must not wait until a whole file is encrypted."""

    def __init__(self) -> None:
        self._short = ThreadPoolExecutor(2, thread_name_prefix="smmp-files")
        self._long = ThreadPoolExecutor(2, thread_name_prefix="smmp-files-long")
        self._stops: set[threading.Event] = set()
        self._closing = False

    async def short(self, job: Callable[[], T]) -> T:
        """Do something that takes milliseconds; it is done to its end, even if nobody waits for it any more."""
        return await asyncio.get_running_loop().run_in_executor(self._short, job)

    async def long(self, job: Callable[[Step], T], progress: Progress | None = None) -> T:
        """Do something that may take long. When cancelled it ends soon, and has ended when this returns."""
        loop, stop, told = asyncio.get_running_loop(), threading.Event(), time.monotonic()

        def step(done: int) -> None:
            nonlocal told
            if stop.is_set():
                raise Stopped
            if progress is not None and time.monotonic() - told >= TOLD_EVERY:
                told = time.monotonic()
                loop.call_soon_threadsafe(progress, done)

        if self._closing:
            raise asyncio.CancelledError
        self._stops.add(stop)
        submitted = self._long.submit(job, step)
        future = asyncio.wrap_future(submitted)
        try:
            return await asyncio.shield(future)
        except asyncio.CancelledError:
            stop.set()
            if not submitted.cancel():  # it has begun
                await asyncio.wait([future])
                future.exception()
            raise
        except Stopped:
            raise asyncio.CancelledError from None
        finally:
            self._stops.discard(stop)

    async def close(self) -> None:
        """End the long jobs and wait for the short ones."""
        self._closing = True
        for stop in self._stops:
            stop.set()
        for pool in (self._short, self._long):
            await asyncio.get_running_loop().run_in_executor(None, pool.shutdown)
