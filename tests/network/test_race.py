"""Several dials at once: one is enough."""

import asyncio
import gc
from typing import Any

import pytest

from smmp_core.network.errors import ConnectFailed
from smmp_core.network.link import race


async def succeeds() -> bytes:
    return b"B"


async def fails() -> bytes:
    raise ConnectFailed("no")


async def test_one_that_succeeds_is_enough_and_nobody_complains_of_the_others() -> None:
    complaints: list[dict[str, Any]] = []
    asyncio.get_running_loop().set_exception_handler(lambda _, context: complaints.append(context))
    for _ in range(50):  # which of those done at once is looked at first is chance
        dials = [asyncio.create_task(work()) for work in (fails, succeeds, fails)]
        assert await race(dials) == b"B"
    del dials
    gc.collect()
    await asyncio.sleep(0)
    assert not complaints


async def test_when_all_fail_the_last_failure_is_told() -> None:
    with pytest.raises(ConnectFailed):
        await race([asyncio.create_task(fails()) for _ in range(3)])
