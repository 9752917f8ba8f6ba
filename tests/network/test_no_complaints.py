"""What ends a link, or a dial, is no complaint of asyncio's: several dials where one is enough, a link just broken."""

import asyncio
import gc
import socket
from typing import Any

import pytest

from smmp_core.network.errors import ConnectFailed
from smmp_core.network.link import race
from tests.network.people import Member, online, until


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


async def test_writing_to_a_link_that_has_just_broken_is_no_complaint(caplog: pytest.LogCaptureFixture) -> None:
    ada, bob = Member("Ada"), Member("Bob")
    async with online(ada, bob):
        await ada.mesh.connect(bob.mesh.addresses[0])
        (link,) = ada.mesh._links.values()
        transport = link._transport
        assert transport is not None
        transport.get_extra_info("socket").shutdown(socket.SHUT_RDWR)
        for _ in range(20):  # in one turn of the loop: nobody was told yet
            ada.mesh.send(bob.public, b"frame")
        await until(lambda: ada.told_of(bob.public)[:2] == ["up", "down"])
    assert not [record for record in caplog.records if record.name == "asyncio"]
