"""Where others reach this member: what the command line says, else what the user prefers."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from smmp_core.network.addresses import Address, bare, own_hosts, parse_address
from smmp_core.preferences import Preferences

_NOWHERE = "127.0.0.1"
LAST_PORT: Final = "port"
"""The key under which the home keeps the port of the last time."""


class Reach(NamedTuple):
    """How to listen and to announce."""

    listen: list[Address]  # empty: at ``port``, everywhere or at the interfaces
    port: int  # 0: a free one
    interfaces: list[str]  # our addresses to keep to; empty: all
    announce: bool
    problem: str | None  # why a preference cannot be met, a sentence

    def unmet(self, port: int) -> str | None:
        """What of the preferences is not met by listening at ``port``, a sentence; None: all are."""
        if self.problem is None and self.port not in (0, port):
            return f"Port {self.port} cannot be used here now; this time it is port {port}. See Settings, Network."
        return self.problem


def reach(listen: Sequence[str], interfaces: Sequence[str], preferences: Preferences) -> Reach:
    """``listen`` (HOST:PORT) and ``interfaces`` are the command line's and win where they are given.

    Preferred interfaces that this computer does not have now are left out. If none is left, only this computer can
    reach us: who wants to be seen in one network must not turn up in another.

    Raises:
        BadAddress: one of ``listen`` is no address.
    """
    addresses = [parse_address(address, least_port=0) for address in listen]
    announce = not preferences.hidden
    if addresses or interfaces or not preferences.interfaces:
        port = 0 if addresses else preferences.port
        return Reach(addresses, port, list(interfaces), announce, None)
    wanted = set(preferences.interfaces)
    here = [host for host in own_hosts() if bare(host) in wanted]
    problem = None if here else "None of the networks you chose is there: nobody can reach you. See Settings, Network."
    return Reach([], preferences.port, here or [_NOWHERE], announce, problem)


def last_port(stored: bytes | None) -> int:
    """The port of the last time, as stored; 0: any free one.

    Whom somebody has found by address is found there again, though both have ended in between.
    """
    digits = (stored or b"").decode("ascii", "replace")
    return int(digits) if len(digits) <= 5 and digits.isdecimal() and int(digits) < 65_536 else 0
