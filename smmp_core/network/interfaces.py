"""The network interfaces of this computer, as people know them."""

import ipaddress
from collections.abc import Collection
from typing import Final, NamedTuple

import ifaddr

from smmp_core.network.addresses import bare, is_loopback

_TUNNELS: Final = ("tun", "tap", "utun", "wg", "ppp", "ipsec", "tailscale", "zt", "nordlynx", "proton")
_VPN_WORDS: Final = ("vpn", "wireguard", "openvpn", "anyconnect", "fortinet", "tap-windows", "wintun")


class Interface(NamedTuple):
    """One that has an address."""

    name: str
    hosts: tuple[str, ...]  # its addresses, without scope, IPv4 first

    @property
    def reachable_hosts(self) -> tuple[str, ...]:
        """Those without IPv6's link-local ones, which others cannot dial by themselves."""
        return tuple(host for host in self.hosts if ":" not in host or not ipaddress.ip_address(host).is_link_local)

    @property
    def is_loopback(self) -> bool:
        """Whether it reaches this computer only."""
        return all(is_loopback(host) for host in self.hosts)

    @property
    def is_tunnel(self) -> bool:
        """Whether it looks like a VPN: people on one's own network are seldom found through it."""
        name = self.name.casefold()
        return name.startswith(_TUNNELS) or any(word in name for word in _VPN_WORDS)

    @property
    def lacks_address(self) -> bool:
        """Whether it has only given itself its IPv4 addresses, since nobody on the network gave it one."""
        four = [ipaddress.ip_address(host) for host in self.hosts if ":" not in host]
        return bool(four) and all(address.is_link_local for address in four)


def interfaces(only: Collection[str] = ()) -> list[Interface]:
    """Those with addresses, loopback last; ``only``: keep to these addresses.

    Raises:
        OSError: the system does not tell.
    """
    kept, found = set(map(bare, only)), list[Interface]()
    for adapter in ifaddr.get_adapters():
        hosts = [bare(ip.ip if isinstance(ip.ip, str) else ip.ip[0]) for ip in adapter.ips]
        shown = sorted((host for host in hosts if not kept or host in kept), key=lambda host: (":" in host, host))
        if shown:
            found.append(Interface(adapter.nice_name, tuple(shown)))
    return sorted(found, key=lambda interface: (interface.is_loopback, interface.is_tunnel, interface.name))
