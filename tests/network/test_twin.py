"""Our own identity at the other end: we ourselves, or a copy of our home that runs somewhere else."""

import asyncio
import os
from typing import Any

import pytest
from zeroconf.asyncio import AsyncServiceInfo, AsyncZeroconf

from smmp_core.network.addresses import Address
from smmp_core.network.discovery import SERVICE, instance_name
from smmp_core.network.errors import ConnectFailed
from smmp_core.network.lan import Lan
from smmp_core.network.link import Link
from smmp_core.network.twins import AGAIN, AT_ONCE, MOST, TwinSearch
from tests.network.people import LOCAL, Member, online, until


async def test_dialling_oneself_is_said() -> None:
    alice = Member("Alice")
    async with online(alice):
        with pytest.raises(ConnectFailed, match="your own address"):
            await alice.mesh.connect(alice.mesh.addresses[0])
        assert alice.told == []


async def test_somebody_else_with_our_own_identity_is_told_from_ourselves() -> None:
    identity, found, others = os.urandom(32), list[str](), list[str]()
    one = Member("Alice", identity, on_twin=found.append)
    two = Member("Alice", identity, on_twin=others.append)
    async with online(one, two):
        one.mesh.doubted([*one.mesh.addresses, f"{LOCAL}:1"])  # we are there ourselves; there is nobody
        await until(lambda: not one.mesh._twins.is_looking)
        assert found == []
        one.mesh.doubted(two.mesh.addresses)
        await until(lambda: found)
        assert found == two.mesh.addresses
        await until(lambda: others)
        assert others == one.mesh.addresses, "whoever is found learns of it"
        with pytest.raises(ConnectFailed, match="a copy of yours"):
            await one.mesh.connect(two.mesh.addresses[0])
        assert one.told == two.told == []


async def test_who_only_says_to_have_our_identity_is_no_twin() -> None:
    alice, bob = Member("Alice", on_twin=lambda address: pytest.fail(address)), Member("Bob")
    async with online(alice, bob):
        alice.mesh.doubted(bob.mesh.addresses)
        await until(lambda: not alice.mesh._twins.is_looking)
        assert alice.told == bob.told == []


def alarm(address: str) -> None:
    pytest.fail(f"nobody else is at {address}")


async def test_whatever_leads_back_to_us_is_no_twin() -> None:
    """A relay, as a stranger, a router or a forwarded port makes it, and another way to write an address."""
    alice = Member("Alice", on_twin=alarm)

    async def carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while data := await reader.read(4096):
            writer.write(data)
        writer.close()

    async def relay(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        onwards = await asyncio.open_connection(LOCAL, alice.mesh.port)
        await asyncio.gather(carry(reader, onwards[1]), carry(onwards[0], writer))

    async with online(alice), await asyncio.start_server(relay, LOCAL, 0) as server:
        port = server.sockets[0].getsockname()[1]
        for address in (f"{LOCAL}:{port}", f"[::ffff:{LOCAL}]:{alice.mesh.port}"):
            with pytest.raises(ConnectFailed, match="your own address"):
                await alice.mesh.connect(address)


async def test_who_takes_our_own_end_away_before_the_other_looks_makes_no_twin() -> None:
    alice = Member("Alice", on_twin=alarm)

    async def relay(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        back, onwards = await asyncio.open_connection(LOCAL, alice.mesh.port)
        onwards.write(await reader.read(4096))
        answer = await back.readexactly(1 + 2 + 96)  # version, length, message 2
        onwards.close()
        await until(lambda: not any(link.is_proved or link.reason is None for link in incoming(alice)))
        writer.write(answer)
        await reader.read()
        writer.close()

    async with online(alice), await asyncio.start_server(relay, LOCAL, 0) as server:
        with pytest.raises(ConnectFailed, match="your own address"):
            await alice.mesh.connect(f"{LOCAL}:{server.sockets[0].getsockname()[1]}")


def incoming(member: Member) -> list[Link]:
    return [link for link in member.mesh._all if link.dialled is None]


@pytest.mark.parametrize("hidden", [False, True])
async def test_who_hides_dials_nobody_who_only_announces_our_identity(hidden: bool) -> None:
    """It would show a stranger who knows our key that we are here."""
    alice, dialled = Member("Alice", on_twin=alarm), asyncio.Event()

    async def taken(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        dialled.set()
        writer.close()

    async with online(alice), await asyncio.start_server(taken, LOCAL, 0) as server:
        lan = Lan(alice.mesh, lambda *_: None, lambda _: None, hidden=hidden)
        name = instance_name(alice.public)
        properties: dict[str, Any] = {"pk": alice.public.hex(), "name": "Alice", "v": "1"}
        info = AsyncServiceInfo(
            SERVICE,
            f"{name}.{SERVICE}",
            port=server.sockets[0].getsockname()[1],
            properties=properties,
            server=f"stranger-{name}.local.",
            parsed_addresses=[LOCAL],
        )
        stranger = AsyncZeroconf(interfaces=[LOCAL])
        try:
            await lan.start()
            await (await stranger.async_register_service(info, cooperating_responders=True))
            if hidden:
                await asyncio.sleep(2)
                assert not dialled.is_set()
            else:
                await asyncio.wait_for(dialled.wait(), 20)
        finally:
            await stranger.async_close()
            await lan.close()


async def test_however_much_is_announced_little_is_dialled_and_the_newest_first() -> None:
    dialled: list[Address] = []
    clock, go_on = [0.0], asyncio.Event()

    async def dial(address: Address) -> None:
        dialled.append(address)
        await go_on.wait()

    search = TwinSearch(dial, lambda: clock[0])
    for number in range(3 * MOST):
        search.doubt([Address("10.0.0.1", number)])
    await until(lambda: dialled)
    assert [address.port for address in dialled] == [3 * MOST - 1 - n for n in range(AT_ONCE)]
    search.doubt([dialled[0], Address("10.0.0.2", 1)])
    assert len(search._waiting) <= MOST
    dialled.clear()
    go_on.set()
    await until(lambda: dialled)
    assert dialled[0] == Address("10.0.0.2", 1), "what was dialled a moment ago is not again"
    await search.close()
    assert not search.is_looking

    search = TwinSearch(dial, lambda: clock[0])
    dialled.clear()
    for clock[0] in (0.0, AGAIN - 1, AGAIN):
        search.doubt([Address("10.0.0.3", 1)])
        await until(lambda: not search.is_looking)
    assert dialled == [Address("10.0.0.3", 1)] * 2
