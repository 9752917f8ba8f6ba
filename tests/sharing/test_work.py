"""Long jobs end when they are told to, wherever they stand."""

import asyncio
import threading
from functools import partial

import pytest

from smmp_core.sharing.sealing import Step
from smmp_core.sharing.work import Work


async def test_who_gives_up_before_its_turn_need_not_wait_for_it() -> None:
    work, go = Work(), threading.Event()
    begun: list[int] = []

    def job(number: int, step: Step) -> None:
        begun.append(number)
        while not go.wait(0.01):
            step(0)

    tasks = [asyncio.create_task(work.long(partial(job, number))) for number in range(3)]
    try:
        while len(begun) < 2:
            await asyncio.sleep(0.01)
        tasks[2].cancel()
        async with asyncio.timeout(1):
            with pytest.raises(asyncio.CancelledError):
                await tasks[2]
        tasks[0].cancel()
        async with asyncio.timeout(1):
            with pytest.raises(asyncio.CancelledError):
                await tasks[0]
        assert begun == [0, 1]
    finally:
        go.set()
        await asyncio.gather(*tasks, return_exceptions=True)
        await work.close()
