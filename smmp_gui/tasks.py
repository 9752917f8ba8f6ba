"""Every background task is held here until it ends, and none fails silently."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from smmp_core.errors import LocalError
from smmp_gui.core_words import from_core


class Tasks:
    """Starts coroutines from Qt's slots.

    A :class:`LocalError` is for the user (``on_refusal`` gets its sentence); anything else is a bug
    (``on_failure`` gets the exception).
    """

    def __init__(self, on_failure: Callable[[BaseException], None]) -> None:
        self._running: set[asyncio.Task[None]] = set()
        self._on_failure = on_failure

    def start(
        self, work: Coroutine[Any, Any, Any], on_refusal: Callable[[str], None] | None = None
    ) -> "asyncio.Task[None]":
        """Run ``work`` on the loop; the task can be cancelled."""
        task = asyncio.get_event_loop().create_task(self._run(work, on_refusal))
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        task.add_done_callback(lambda _task: work.close())  # cancelled before its first step, it would complain
        return task

    async def _run(self, work: Coroutine[Any, Any, Any], on_refusal: Callable[[str], None] | None) -> None:
        try:
            await work
        except LocalError as refusal:
            if on_refusal is None:
                self._on_failure(refusal)
            else:
                on_refusal(from_core(str(refusal)))
        except Exception as failure:
            self._on_failure(failure)

    async def close(self) -> None:
        """Cancel what runs and wait until it is gone."""
        running = list(self._running)
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)
