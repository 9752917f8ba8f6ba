"""The networks that this computer is in, as somebody chooses among them."""

import ipaddress
from typing import NamedTuple

import ifaddr

from smmp_core.network.addresses import bare, is_loopback


class Interface(NamedTuple):
    """A network interface with what others can dial of it."""

    name: str  # as the system calls it
    addresses: tuple[str, ...]  # numeric, without scope; IPv4 first
    loopback: bool  # only this computer reaches it


def interfaces() -> list[Interface]:
    """All interfaces that have an address other than IPv6's link-local ones, by name, loopback last."""
    found = []
    for adapter in ifaddr.get_adapters():
        hosts = [bare(ip.ip if isinstance(ip.ip, str) else ip.ip[0]) for ip in adapter.ips]
        usable = sorted({host for host in hosts if not _is_local_ipv6(host)}, key=lambda host: (":" in host, host))
        if usable:
            found.append(Interface(adapter.nice_name, tuple(usable), all(map(is_loopback, usable))))
    return sorted(found, key=lambda one: (one.loopback, one.name))


def _is_local_ipv6(host: str) -> bool:
    return ":" in host and ipaddress.IPv6Address(host).is_link_local
