"""Acknowledgements: the live digest status of every member (protocol.md §6)."""

from typing import NamedTuple

from smmp_core.crypto.suite import HASH_BYTES, equal, mac
from smmp_core.errors import PeerError
from smmp_core.protocol.frames import ACK, HEADER_BYTES, Header, Location, MalformedFrame
from smmp_core.protocol.state import Epoch, RatchetState

ACK_BYTES = HEADER_BYTES + 4 * HASH_BYTES


class ForgedAck(PeerError):
    """An acknowledgement is not its sender's."""


class Ack(NamedTuple):
    """What a member says it holds."""

    location: Location
    sender: int
    digest: bytes  # conv_digest
    check: bytes  # KDF(RK, "check")
    transcript: bytes  # hash over the whole transcript it holds


def make_ack(epoch: Epoch, state: RatchetState, transcript: bytes, recipient: int) -> bytes:
    """header ‖ conv_digest ‖ check ‖ transcript ‖ hmac under KDF(p_ij, "ack", j, i) over all before."""
    header = Header(ACK, epoch.group, state.location, epoch.j).encode()
    said = header + state.conv_digest + state.check + transcript
    return said + mac(epoch.pair_key("ack", epoch.j, recipient), said)


def read_ack(epoch: Epoch, data: bytes) -> Ack:
    """What an acknowledgement for us says.

    Raises:
        ForgedAck: it is malformed, of another epoch, or its tag is not its sender's.
    """
    try:
        header = Header.parse(data)
    except MalformedFrame:
        raise ForgedAck from None
    sender, place = header.sender, (header.type, header.group, header.location.epoch)
    if len(data) != ACK_BYTES or place != (ACK, epoch.group, epoch.number) or sender >= epoch.N or sender == epoch.j:
        raise ForgedAck
    said, tag = data[:-HASH_BYTES], data[-HASH_BYTES:]
    if not equal(tag, mac(epoch.pair_key("ack", sender, epoch.j), said)):
        raise ForgedAck
    values = [said[HEADER_BYTES + k * HASH_BYTES : HEADER_BYTES + (k + 1) * HASH_BYTES] for k in range(3)]
    return Ack(header.location, sender, *values)
