"""Where a member listens and whether it announces itself, by its preferences and the command line."""

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from smmp_core import commands
from smmp_core.network.discovery import Discovery
from smmp_core.preferences import Preferences
from smmp_core.reach import last_port, reach
from smmp_core.service import Service, Settings
from tests.network.people import LOCAL, until

AWAY = "192.0.2.77"  # kept for documentation: no computer has it


@asynccontextmanager
async def running(home: Path, *listen: str, discovery: bool = False) -> AsyncIterator[Service]:
    service = Service(Settings(home, name=home.name, listen=listen, discovery=discovery))
    await service.start()
    try:
        yield service
    finally:
        await service.close()


async def preferring(home: Path, preferences: Preferences) -> None:
    async with running(home, f"{LOCAL}:0") as service:
        await service.prefer(preferences)


async def free_port() -> int:
    server = await asyncio.start_server(lambda _reader, _writer: None, LOCAL, 0)
    port = int(server.sockets[0].getsockname()[1])
    server.close()
    await server.wait_closed()
    return port


async def test_port_and_interfaces_count_from_the_next_start(tmp_path: Path) -> None:
    port = await free_port()
    await preferring(tmp_path, Preferences(port=port, interfaces=(LOCAL,)))
    async with running(tmp_path) as service:
        assert service.addresses == [f"{LOCAL}:{port}"]
        assert service.unmet is None


async def test_a_port_in_use_does_not_keep_the_member_from_starting(tmp_path: Path) -> None:
    server = await asyncio.start_server(lambda _reader, _writer: None, LOCAL, 0)
    port = int(server.sockets[0].getsockname()[1])
    await preferring(tmp_path, Preferences(port=port, interfaces=(LOCAL,)))
    async with running(tmp_path) as service:
        [address] = service.addresses
        assert address != f"{LOCAL}:{port}"
        assert service.unmet is not None and str(port) in service.unmet
    server.close()
    await server.wait_closed()


async def test_a_free_port_is_the_same_at_the_next_start_so_whoever_has_the_address_finds_us_again(
    tmp_path: Path,
) -> None:
    await preferring(tmp_path / "Ada", Preferences(interfaces=(LOCAL,)))
    await preferring(tmp_path / "Bob", Preferences(interfaces=(LOCAL,)))
    async with running(tmp_path / "Ada") as ada, running(tmp_path / "Bob") as bob:
        [address] = ada.addresses
        await bob.execute(commands.Connect(address=address))
        await until(lambda: any(peer.online for peer in ada.peers()))
    async with running(tmp_path / "Bob") as bob, running(tmp_path / "Ada") as ada:
        assert ada.addresses == [address]
        await until(lambda: any(peer.online for peer in bob.peers()))
    server = await asyncio.start_server(lambda _reader, _writer: None, LOCAL, int(address.rpartition(":")[2]))
    async with running(tmp_path / "Ada") as ada:
        assert ada.addresses != [address]
        assert ada.unmet is None  # nobody asked for that port
    server.close()
    await server.wait_closed()


def test_a_port_that_makes_no_sense_is_none() -> None:
    assert [last_port(stored) for stored in (None, b"", b"45123", b"70000", b"-1", b"\xff", b"9" * 5000)] == [
        *(0, 0, 45123, 0, 0, 0, 0)
    ]


async def test_networks_that_are_gone_are_not_replaced_by_all_others(tmp_path: Path) -> None:
    await preferring(tmp_path, Preferences(interfaces=(AWAY,)))
    async with running(tmp_path) as service:
        assert all(address.startswith(f"{LOCAL}:") for address in service.addresses)
        assert service.unmet is not None and "networks" in service.unmet


def test_the_command_line_wins() -> None:
    preferences = Preferences(port=4000, interfaces=(LOCAL,), hidden=True)
    there = reach(["127.0.0.1:5000"], [], preferences)
    assert ([str(one) for one in there.listen], there.port, there.interfaces) == (["127.0.0.1:5000"], 0, [])
    assert reach([], ["127.0.0.2"], preferences).interfaces == ["127.0.0.2"]
    assert reach([], [], preferences).interfaces == [LOCAL]
    assert reach([], [], Preferences(interfaces=(LOCAL, AWAY))).interfaces == [LOCAL]
    assert not there.announce and there.unmet(5000) is None


async def test_who_hides_sees_others_and_is_not_seen_and_dials_whom_it_invites(tmp_path: Path) -> None:
    alone = os.urandom(4).hex()  # other tests may announce an Ada of theirs
    here, there = f"Ada {alone}", f"Bob {alone}"
    await preferring(tmp_path / here, Preferences(hidden=True, interfaces=(LOCAL,)))
    await preferring(tmp_path / there, Preferences(interfaces=(LOCAL,)))
    told: list[str] = []
    watcher = Discovery(os.urandom(32), "Watcher", 9, lambda _key, name, _at: told.append(name), interfaces=[LOCAL])
    async with running(tmp_path / here, discovery=True) as ada, running(tmp_path / there, discovery=True) as bob:
        await watcher.start()
        try:
            await until(lambda: bob.fingerprint in {peer.fingerprint for peer in ada.peers()})
            await until(lambda: there in told)
            assert here not in told
            assert ada.fingerprint not in {peer.fingerprint for peer in bob.peers()}
            await ada.execute(commands.Create(name="Ops", members=[bob.fingerprint]))
            await until(bob.invitations)
        finally:
            await watcher.close()


async def test_who_hides_does_not_dial_strangers_it_once_met_when_it_starts(tmp_path: Path) -> None:
    here, bobs, carols = tmp_path / "ada", tmp_path / "bob", tmp_path / "carol"
    async with running(bobs, f"{LOCAL}:0") as bob, running(carols, f"{LOCAL}:0") as carol:
        async with running(here, f"{LOCAL}:0") as ada:
            for other in (bob, carol):
                await ada.execute(commands.Connect(address=other.addresses[0]))
            await ada.execute(commands.Verify(peer=carol.fingerprint))
            await ada.prefer(Preferences(hidden=True))
        async with running(here, f"{LOCAL}:0") as ada:
            await until(lambda: any(peer.online for peer in ada.peers()))
            assert ada._mesh is not None
            dialled = {peer.hex() for peer in ada._mesh._dialler._known}
            assert dialled == {carol.fingerprint}
            assert [peer.name for peer in ada.peers() if peer.online] == ["carol"]
