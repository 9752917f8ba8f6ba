"""The frames of a key agreement (SMMP §VI, docs/protocol.md §3): every byte of three rounds and a confirmation."""

import struct
from typing import Final, NamedTuple

from smmp_core.crypto.suite import HASH_BYTES
from smmp_core.crypto.x25519 import KEY_BYTES
from smmp_core.protocol.frames import CONFIRM, ROUND1, ROUND2, ROUND3, Location, MalformedFrame

MIN_MEMBERS: Final = 2
MAX_MEMBERS: Final = 64

_HEAD = struct.Struct(">B16s16sB")  # type, group, agreement, sender
_LAST = struct.Struct(">IIBI")  # a location
HEAD_BYTES: Final = _HEAD.size  # 34


class Head(NamedTuple):
    """What every frame of an agreement begins with: type u8 ‖ group 16 ‖ agreement 16 ‖ sender u8."""

    type: int
    group: bytes
    agreement: bytes  # the attempt's id
    sender: int

    def encode(self) -> bytes:
        """34 bytes."""
        return _HEAD.pack(*self)


class Round1(NamedTuple):
    """head ‖ starter u8 ‖ N u8 ‖ ‖_i B_i ‖ highest u32 ‖ R_j: introduces the attempt to whoever sees it."""

    head: Head
    starter: int
    roster: tuple[bytes, ...]  # identity keys in byte order
    highest: int  # the highest epoch the sender ever confirmed
    R: bytes

    def encode(self) -> bytes:
        """The frame."""
        body = bytes((self.starter, len(self.roster))) + b"".join(self.roster) + self.highest.to_bytes(4, "big")
        return self.head.encode() + body + self.R

    @property
    def agreement(self) -> bytes:
        """The attempt's id."""
        return self.head.agreement


def read_head(frame: bytes) -> Head:
    """The head of a frame of an agreement.

    Raises:
        MalformedFrame: it is none.
    """
    if len(frame) < HEAD_BYTES or frame[0] not in (ROUND1, ROUND2, ROUND3, CONFIRM):
        raise MalformedFrame
    return Head(*_HEAD.unpack_from(frame))


def frame_agreement(frame: bytes) -> bytes:
    """The id of the attempt that a round's frame belongs to.

    Raises:
        MalformedFrame: it is no frame of an agreement.
    """
    return read_head(frame).agreement


def read_round1(frame: bytes) -> Round1:
    """A first round's frame.

    Raises:
        MalformedFrame: it is not one.
    """
    head = read_head(frame)
    body = frame[HEAD_BYTES:]
    if head.type != ROUND1 or len(body) < 2:
        raise MalformedFrame
    starter, size, rest = body[0], body[1], body[2:]
    sound = MIN_MEMBERS <= size <= MAX_MEMBERS and starter < size and head.sender < size
    if not sound or len(rest) != size * KEY_BYTES + 4 + KEY_BYTES:
        raise MalformedFrame
    roster = tuple(rest[k * KEY_BYTES : (k + 1) * KEY_BYTES] for k in range(size))
    if list(roster) != sorted(set(roster)):
        raise MalformedFrame
    tail = rest[size * KEY_BYTES :]
    return Round1(head, starter, roster, int.from_bytes(tail[:4], "big"), tail[4:])


def frame_bytes(type_: int, size: int, element_bytes: int) -> int:
    """The one length of a frame of this type in an agreement of ``size`` members."""
    if type_ == ROUND1:
        return HEAD_BYTES + 2 + size * KEY_BYTES + 4 + KEY_BYTES
    if type_ == CONFIRM:
        return HEAD_BYTES + _LAST.size + HASH_BYTES
    return HEAD_BYTES + element_bytes + HASH_BYTES


def encode_last(last: Location) -> bytes:
    """A last step as confirmations carry it: epoch u32 ‖ era u32 ‖ era sender u8 ‖ step u32."""
    return _LAST.pack(*last)


def decode_last(data: bytes) -> Location:
    """Undoes :func:`encode_last`."""
    return Location(*_LAST.unpack(data))
