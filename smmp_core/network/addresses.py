"""Addresses as people write them, and those of this computer."""

import ipaddress
from collections.abc import Sequence
from typing import NamedTuple

import ifaddr

from smmp_core.network.errors import BadAddress

WILDCARDS = ("0.0.0.0", "::")


class Address(NamedTuple):
    """A host, by name or number, and a TCP port."""

    host: str
    port: int

    def __str__(self) -> str:
        """As people write it."""
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


def is_number(host: str) -> bool:
    """Whether a host is an address rather than a name."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def parse_address(text: str, *, least_port: int = 1) -> Address:
    """``HOST:PORT`` or ``[IPv6]:PORT``; to listen, the port may be 0 (``least_port``): a free one.

    Raises:
        BadAddress: it is neither, or the port is not ``least_port`` to 65535.
    """
    host, colon, port = text.strip().rpartition(":")
    bracketed = host.startswith("[") and host.endswith("]")
    host = host[1:-1] if bracketed else host
    good_host = bracketed == (":" in host) and _is_host(host)
    good_port = port.isascii() and port.isdigit() and len(port) <= 5 and least_port <= int(port) <= 65_535
    if not (colon and good_host and good_port):
        raise BadAddress(f"{text!r} is no address; write HOST:PORT, IPv6 in brackets.")
    return Address(host, int(port))


def _is_host(host: str) -> bool:
    """Whether a name can be looked up at all."""
    try:
        host.encode("idna")
    except UnicodeError:
        return False
    return bool(host) and host.isprintable() and " " not in host


def of_socket(name: Sequence[object]) -> Address:
    """The address in a socket's name, link-local IPv6 with its scope."""
    host, port = str(name[0]), int(str(name[1]))
    if len(name) > 3 and name[3] and "%" not in host:
        host = f"{host}%{name[3]}"
    return Address(host, port)


def own_hosts() -> list[str]:
    """All addresses of this computer: those others can use first, loopback last; link-local IPv6 with scope."""
    hosts = set()
    for adapter in ifaddr.get_adapters():
        for ip in adapter.ips:
            if isinstance(ip.ip, str):
                hosts.add(ip.ip)
            else:
                host = bare(ip.ip[0])
                hosts.add(f"{host}%{adapter.index}" if ipaddress.IPv6Address(host).is_link_local else host)
    return sorted(hosts, key=lambda host: (is_loopback(host), ":" in host, "%" in host, host))


def bare(host: str) -> str:
    """A numeric address without its scope, written the one way."""
    return str(ipaddress.ip_address(host.partition("%")[0]))


def interface_index(host: str) -> int:
    """The index of the interface that has our address ``host``; 0 if none has."""
    for adapter in ifaddr.get_adapters():
        for ip in adapter.ips:
            if bare(ip.ip if isinstance(ip.ip, str) else ip.ip[0]) == bare(host):
                return adapter.index or 0
    return 0


def is_loopback(host: str) -> bool:
    """Whether only this computer reaches it."""
    return ipaddress.ip_address(bare(host)).is_loopback


def expand(hosts: Sequence[str]) -> list[str]:
    """The hosts with wildcards replaced by this computer's addresses of that kind, each once."""
    found: dict[str, None] = {}
    for host in hosts:
        if host in WILDCARDS:
            found.update((own, None) for own in own_hosts() if (":" in own) == (":" in host))
        else:
            found[host] = None
    return list(found)
