"""Opening the ports we listen at: one port for all addresses, where none is asked for."""

import asyncio
import contextlib
import errno
import socket
from collections.abc import Callable, Sequence

from smmp_core.network.addresses import WILDCARDS, Address
from smmp_core.network.errors import CannotListen, PortInUse

_NO_SUCH_ADDRESS = (errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT)
_ATTEMPTS = 16  # to find a port that is free at all addresses


def wanted(listen: Sequence[tuple[str, int]], interfaces: Sequence[str], port: int = 0) -> list[Address]:
    """Where to listen: ``listen``, else ``port`` everywhere; wildcards become ``interfaces`` where those are given."""
    asked = [Address(*pair) for pair in listen] or [Address(host, port) for host in WILDCARDS]
    if not interfaces:
        return asked
    found: dict[Address, None] = {}
    for address in asked:
        same_kind = [host for host in interfaces if (":" in host) == (":" in address.host)]
        hosts = same_kind if address.host in WILDCARDS else [address.host]
        found.update((Address(host, address.port), None) for host in hosts)
    return list(found)


async def open_ports(
    factory: Callable[[], asyncio.Protocol], addresses: Sequence[Address], *, optional_ipv6: bool
) -> list[asyncio.Server]:
    """Listen at all addresses; those that ask for port 0 get the same free one.

    ``optional_ipv6``: a computer without IPv6 is no error.

    Raises:
        PortInUse, CannotListen: with a sentence; nothing is left open.
    """
    for attempt in range(_ATTEMPTS):
        servers: list[asyncio.Server] = []
        chosen = 0
        try:
            for host, port in addresses:
                try:
                    server = await _open(factory, host, port or chosen)
                except OSError as error:
                    if optional_ipv6 and ":" in host and error.errno in _NO_SUCH_ADDRESS and servers:
                        continue
                    raise _explain(error, host, port or chosen) from None
                servers.append(server)
                chosen = chosen or (0 if port else port_of(server))
            return servers
        except BaseException as error:
            for server in servers:
                server.close()
            free_choice = isinstance(error, PortInUse) and chosen and attempt + 1 < _ATTEMPTS
            if not free_choice:
                raise
    raise PortInUse("No port is free at all addresses.")


async def close_ports(servers: Sequence[asyncio.Server]) -> None:
    """Listen no longer.

    What was accepted just now gets its protocol first: in a server closed meanwhile asyncio would lose the socket
    without closing it (python/cpython issue 109564).
    """
    loop = asyncio.get_running_loop()
    for server in servers:
        for listener in server.sockets:
            with contextlib.suppress(NotImplementedError):  # Windows' own loop accepts in another way
                loop.remove_reader(listener.fileno())
    await asyncio.sleep(0)
    for server in servers:
        server.close()


async def _open(factory: Callable[[], asyncio.Protocol], host: str, port: int) -> asyncio.Server:
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    return await loop.create_server(factory, str(found[0][4][0]), port, family=found[0][0], backlog=128)


def port_of(server: asyncio.Server) -> int:
    """The port a server listens at."""
    return int(server.sockets[0].getsockname()[1])


def _explain(error: OSError, host: str, port: int) -> PortInUse | CannotListen:
    if error.errno == errno.EADDRINUSE:
        return PortInUse(f"Port {port} at {host} is in use by another program.")
    # Python 3.13's asyncio drops the number where a wrong address is the reason.
    if error.errno is None or error.errno in _NO_SUCH_ADDRESS or isinstance(error, socket.gaierror):
        return CannotListen(f"{host} is no address of this computer.")
    if error.errno == errno.EACCES:
        return CannotListen(f"Port {port} is reserved; choose one above 1023.")
    return CannotListen(f"It is not possible to listen at {host}, port {port}: {error.strerror}.")
