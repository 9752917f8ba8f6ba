"""What a frame is, from what everybody on the wire can see of it."""

from typing import NamedTuple

from smmp_core.protocol import frames
from smmp_core.protocol.frames import Header, MalformedFrame
from smmp_core.trace.records import Family, Place, place_of

KINDS: dict[int, tuple[Family, str]] = {
    frames.MESSAGE: ("message", "message"),
    frames.RESYNC: ("resync", "resync"),
    frames.ACK: ("acknowledgement", "acknowledgement"),
    frames.PRIVATE: ("private", "private"),
    frames.PRIVATE_ACK: ("private", "private_acknowledgement"),
    frames.ROUND1: ("handshake", "round1"),
    frames.ROUND2: ("handshake", "round2"),
    frames.ROUND3: ("handshake", "round3"),
    frames.CONFIRM: ("handshake", "confirmation"),
    0x20: ("membership", "invite"),
    0x21: ("membership", "answer"),
    0x22: ("turn", "request"),
    0x23: ("turn", "grant"),
    0x24: ("turn", "claim"),
    0x25: ("turn", "yield"),
    0x26: ("repair", "ask"),
    0x27: ("repair", "lack"),
    0x28: ("membership", "leave"),
    0x29: ("repair", "more"),
    0x2A: ("handshake", "abandon"),
    0x2B: ("membership", "heard"),
    0x2C: ("membership", "remove"),
    0x2D: ("repair", "outline"),
    0x2E: ("repair", "listing"),
}
"""By the frame's first byte; a test compares the signals' numbers with :mod:`smmp_core.conversation.signals`."""

PLACED = (frames.MESSAGE, frames.RESYNC, frames.ACK)


class Kind(NamedTuple):
    """What can be seen of a frame."""

    family: Family
    what: str
    place: Place | None = None
    author: int | None = None  # its index


def kind_of(frame: bytes) -> Kind | None:
    """What a frame is; None for one that belongs to no group."""
    known = KINDS.get(frame[0]) if frame else None
    if known is None:
        return None
    if frame[0] not in PLACED:
        return Kind(*known)
    try:
        header = Header.parse(frame)
    except MalformedFrame:
        return Kind(*known)
    return Kind(*known, place_of(header.location), header.sender)
