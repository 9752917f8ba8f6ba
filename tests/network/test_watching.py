"""Noticing other addresses and sleep, and what the mesh makes of it."""

import asyncio
import os
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from smmp_core.network.timing import DEFAULT_TIMING
from smmp_core.network.watching import SLEPT, NetworkWatch
from tests.network.people import LOCAL, Member, Stranger, online, until


class Computer:
    """Its addresses and its clock, and what the watch said of them."""

    def __init__(self) -> None:
        self.hosts, self.clock, self.told = [LOCAL], 1000.0, list[bool]()

    async def looked(self, afresh: bool) -> None:
        self.told.append(afresh)

    @asynccontextmanager
    async def watched(self) -> AsyncIterator[NetworkWatch]:
        watch = NetworkWatch(self.looked, hosts=lambda: list(self.hosts), wall=lambda: self.clock, interval=0.01)
        await watch.look()
        watch.start()
        try:
            yield watch
        finally:
            await watch.close()


async def test_other_addresses_are_told_once() -> None:
    computer = Computer()
    async with computer.watched() as watch:
        await until(lambda: len(computer.told) >= 3)
        assert not any(computer.told)
        computer.hosts = [LOCAL, "10.77.0.5"]
        await until(lambda: any(computer.told))
        count = len(computer.told)
        await until(lambda: len(computer.told) >= count + 3)
        assert computer.told.count(True) == 1
        assert watch.hosts == [LOCAL, "10.77.0.5"]


async def test_sleep_is_noticed_by_the_clock_on_the_wall() -> None:
    computer = Computer()
    async with computer.watched():
        computer.clock += SLEPT / 2  # somebody sets the clock right
        await until(lambda: len(computer.told) >= 3)
        assert not any(computer.told)
        computer.clock -= 3600
        await until(lambda: len(computer.told) >= 6)
        assert not any(computer.told)
        computer.clock += 3600
        await until(lambda: any(computer.told))


async def test_after_sleep_a_link_that_is_dead_is_given_up_soon_and_a_living_one_is_kept() -> None:
    timing = DEFAULT_TIMING._replace(heartbeat=0.2, dead=60.0)
    ada, bob, gone = Member("Ada", timing=timing), Member("Bob", timing=timing), os.urandom(32)
    async with online(ada, bob):
        await ada.mesh.connect(bob.mesh.addresses[0])
        stranger = await Stranger.dial(ada.mesh.port)
        await stranger.shake_hands(gone)  # and never a sign of life
        await until(lambda: len(ada.mesh.connected()) == 2)
        ada.mesh.network_changed([LOCAL])
        await until(lambda: len(ada.mesh.connected()) == 1, 3)
        assert ada.mesh.connected() == {bob.public}
        await asyncio.sleep(0.5)
        assert ada.mesh.connected() == {bob.public}
        assert ada.told_of(bob.public) == ["up"]


async def test_whoever_is_dialled_in_vain_is_dialled_at_once_when_the_network_changes_and_the_reason_is_known() -> None:
    ada, bob = Member("Ada", timing=DEFAULT_TIMING._replace(retry_first=60.0)), Member("Bob")
    with socket.create_server((LOCAL, 0)) as taken:
        port = int(taken.getsockname()[1])
    bob = Member("Bob", listen=[(LOCAL, port)])
    async with online(ada):
        ada.mesh.seen(bob.public, [f"{LOCAL}:{port}"])
        await until(lambda: ada.mesh.failures.of(bob.public))
        why = ada.mesh.failures.of(bob.public)
        assert why is not None
        assert (why.address, why.why) == (f"{LOCAL}:{port}", "refused")
        async with online(bob):
            await asyncio.sleep(0.3)
            assert not ada.mesh.connected()
            ada.mesh.network_changed([LOCAL])
            await until(lambda: ada.mesh.connected() == {bob.public}, 3)
            assert ada.mesh.failures.of(bob.public) is None
