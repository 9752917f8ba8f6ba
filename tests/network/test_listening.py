"""Opening ports: one for all addresses, and a sentence when it cannot be."""

import asyncio
import gc
import socket
import subprocess
import sys
import warnings
from contextlib import closing

import pytest

from smmp_core.network.addresses import Address, parse_address
from smmp_core.network.errors import CannotListen, PortInUse
from smmp_core.network.listening import close_ports, open_ports, port_of, wanted
from tests.network.people import LOCAL, Member, online


def test_where_to_listen() -> None:
    everywhere = [Address("0.0.0.0", 0), Address("::", 0)]
    assert wanted([], []) == everywhere
    assert wanted([], [LOCAL]) == [Address(LOCAL, 0)]
    assert wanted([], [LOCAL, "::1"]) == [Address(LOCAL, 0), Address("::1", 0)]
    assert wanted([("10.0.0.1", 80)], [LOCAL]) == [Address("10.0.0.1", 80)]
    assert wanted([("0.0.0.0", 80)], [LOCAL, "::1"]) == [Address(LOCAL, 80)]
    assert wanted([("0.0.0.0", 80)], []) == [Address("0.0.0.0", 80)]


async def test_all_addresses_get_the_same_free_port() -> None:
    for _ in range(5):
        servers = await open_ports(asyncio.Protocol, [Address(LOCAL, 0), Address("::1", 0)], optional_ipv6=False)
        assert len({port_of(server) for server in servers}) == 1
        for server in servers:
            server.close()


async def test_a_port_in_use_is_said_and_nothing_stays_open() -> None:
    with socket.create_server((LOCAL, 0)) as other:
        taken = other.getsockname()[1]
        with socket.create_server((LOCAL, 0)) as placeholder:
            free = placeholder.getsockname()[1]
        with pytest.raises(PortInUse, match=f"Port {taken} at 127.0.0.1 is in use"):
            await open_ports(asyncio.Protocol, [Address(LOCAL, free), Address(LOCAL, taken)], optional_ipv6=False)
        with socket.create_server((LOCAL, free)):
            pass
        with pytest.raises(PortInUse):
            await Member("Bob", listen=[(LOCAL, taken)]).mesh.start()


@pytest.mark.parametrize("host", ["192.0.2.77", "no.such.host.invalid"])
async def test_an_address_that_is_not_ours_is_said(host: str) -> None:
    with pytest.raises(CannotListen, match=f"{host} is no address of this computer"):
        await open_ports(asyncio.Protocol, [Address(host, 0)], optional_ipv6=False)


async def test_wildcards_are_told_as_dialable_addresses() -> None:
    """Without announcing anything: only the sockets are opened."""
    alice = Member("Alice", interfaces=())
    async with online(alice):
        addresses = [parse_address(text) for text in alice.mesh.addresses]
        assert Address(LOCAL, alice.mesh.port) in addresses
        assert {address.port for address in addresses} == {alice.mesh.port}
        assert not {"0.0.0.0", "::"} & {address.host for address in addresses}
        assert LOCAL in alice.mesh.hosts


@pytest.mark.skipif(sys.platform != "linux", reason="needs /proc")
def test_a_computer_without_ipv6_listens_by_ipv4() -> None:
    script = (
        "import asyncio, socket\n"
        "from smmp_core.network.listening import open_ports, wanted\n"
        "print(len(asyncio.run(open_ports(asyncio.Protocol, wanted([], []), optional_ipv6=True))))\n"
    )
    command = ["unshare", "--net", "sh", "-c", 'echo 1 > /proc/sys/net/ipv6/conf/all/disable_ipv6; exec "$0" -c "$1"']
    done = subprocess.run([*command, sys.executable, script], capture_output=True, text=True, timeout=30)
    if "unshare" in done.stderr:
        pytest.skip(f"no namespaces here: {done.stderr.strip()}")
    assert done.stdout.strip() in ("1", "2"), done.stderr


@pytest.mark.parametrize("rounds", range(6))
async def test_who_comes_at_the_last_instant_leaves_no_socket_behind(rounds: int) -> None:
    class Closes(asyncio.Protocol):
        def connection_made(self, transport: asyncio.BaseTransport) -> None:
            transport.close()

    servers = await open_ports(Closes, [Address(LOCAL, 0)], optional_ipv6=False)
    with closing(socket.create_connection((LOCAL, port_of(servers[0])))):
        for _ in range(rounds):
            await asyncio.sleep(0)
        await close_ports(servers)
        await asyncio.sleep(0.01)
        with warnings.catch_warnings(record=True) as told:
            warnings.simplefilter("always")
            gc.collect()
        assert not [warning for warning in told if "unclosed" in str(warning.message)]
