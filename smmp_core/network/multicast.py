"""Whether a multicast packet leaves here at all: "nobody there" and "cannot be sent" are different things."""

import errno
import socket
import struct
from collections.abc import Sequence

from smmp_core.network.addresses import interface_index, is_loopback

_PORT = 5353
_GROUPS = {socket.AF_INET: "224.0.0.251", socket.AF_INET6: "ff02::fb"}
NO_NETWORK = "No network is connected"  # how a problem begins that is none of multicast alone
# A DNS response that says nothing, and comes from another port than 5353: ignored by all (RFC 6762 §6).
_PROBE = struct.pack("!6H", 0, 0x8400, 0, 0, 0, 0)


def multicast_problem(hosts: Sequence[str], *, local: bool) -> str | None:
    """A sentence why multicast from our addresses ``hosts`` reaches nobody; None if it leaves.

    ``local``: members on this computer are all that is asked for.
    """
    errors = {host: try_multicast(host) for host in hosts}
    sent = [host for host, error in errors.items() if error is None]
    if any(local or not is_loopback(host) for host in sent):
        return None
    refused = any(error in (errno.EPERM, errno.EACCES) for error in errors.values())
    reason = "Multicast cannot be sent here, a firewall forbids it" if refused else NO_NETWORK
    return f"{reason}; only members on this computer are found." if sent else f"{reason}."


def try_multicast(host: str) -> int | None:
    """Send a small packet to the mDNS group from our address ``host``; the system's error number, if it refuses."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.socket(family, socket.SOCK_DGRAM) as probe:
            probe.setblocking(False)
            if family == socket.AF_INET:
                probe.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, socket.inet_aton(host))
                probe.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 255)
                probe.sendto(_PROBE, (_GROUPS[family], _PORT))
            else:
                index = interface_index(host)
                probe.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_MULTICAST_IF, index)
                probe.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_MULTICAST_HOPS, 255)
                probe.sendto(_PROBE, (_GROUPS[family], _PORT, 0, index))
    except OSError as error:
        return error.errno or errno.EIO
    return None
