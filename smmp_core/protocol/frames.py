"""What travels: every byte of messages, resyncs and their clear header (protocol.md §1 "frame", §4, R1)."""

import struct
from dataclasses import dataclass
from typing import Final, NamedTuple

from smmp_core.crypto.suite import HASH_BYTES, SEAL_BYTES, hash_
from smmp_core.errors import PeerError

MESSAGE: Final = 0x01
RESYNC: Final = 0x02
ACK: Final = 0x03
PRIVATE: Final = 0x04
PRIVATE_ACK: Final = 0x05
ROUND1: Final = 0x11
ROUND2: Final = 0x12
ROUND3: Final = 0x13
CONFIRM: Final = 0x14

GROUP_BYTES: Final = 16
NO_SENDER: Final = 0xFF  # era 0 has no sender
MAX_CONTENT: Final = 65_536  # bytes of a message's content
FIXED_MESSAGE_BYTES: Final = 16 + 12 + 32 + 32 + 1 + 8  # of the paper's m, before the content
SEALED_HEADER_BYTES: Final = 1 + 32 + SEAL_BYTES  # c_hi: j and the masked R_new
MAX_FRAME: Final = MAX_CONTENT + 8192  # bytes of any frame here: 64 members, the longest content
SEALED_RESYNC_BYTES: Final = 1 + 1 + 32 + 32 + SEAL_BYTES  # c'_i: 0x00, j, v_new, R_new

_HEADER = struct.Struct(">B16sIIBIB")
HEADER_BYTES: Final = _HEADER.size  # 31


class MalformedFrame(PeerError):
    """A frame is not one."""


class Location(NamedTuple):
    """A step of a group: where the ratchet stands. Compares in order."""

    epoch: int  # u32
    era: int  # u32, counts resyncs inside the epoch
    era_sender: int  # u8, index of the era's resync sender, 0xFF in era 0
    step: int  # u32

    @property
    def position(self) -> tuple[int, int, int]:
        """(epoch, era, step), as messages carry it."""
        return self.epoch, self.era, self.step

    @property
    def era_start(self) -> "Location":
        """Step 0 of the same era."""
        return Location(self.epoch, self.era, self.era_sender, 0)

    @property
    def next_step(self) -> "Location":
        """The step after this one."""
        return Location(self.epoch, self.era, self.era_sender, self.step + 1)


class Header(NamedTuple):
    """The clear header: type u8 ‖ group 16 ‖ epoch u32 ‖ era u32 ‖ era_sender u8 ‖ step u32 ‖ sender u8."""

    type: int
    group: bytes
    location: Location
    sender: int  # index of the frame's author

    def encode(self) -> bytes:
        """31 bytes."""
        return _HEADER.pack(self.type, self.group, *self.location, self.sender)

    @classmethod
    def parse(cls, data: bytes) -> "Header":
        """The header of a frame.

        Raises:
            MalformedFrame: it is too short.
        """
        if len(data) < HEADER_BYTES:
            raise MalformedFrame
        type_, group, epoch, era, era_sender, step, sender = _HEADER.unpack_from(data)
        if (era == 0) != (era_sender == NO_SENDER):
            raise MalformedFrame
        return cls(type_, group, Location(epoch, era, era_sender, step), sender)


def frame_group(data: bytes) -> bytes:
    """The group a frame belongs to; every frame names it behind its type.

    Raises:
        MalformedFrame: it is too short.
    """
    if len(data) < 1 + GROUP_BYTES:
        raise MalformedFrame
    return data[1 : 1 + GROUP_BYTES]


def slot(recipient: int, sender: int) -> int:
    """Where a recipient's part stands among the N-1: the sender has none."""
    return recipient - (recipient > sender)


def _parse_header(data: bytes, type_: int, size: int) -> Header:
    header = Header.parse(data)
    if header.type != type_ or header.sender >= size:
        raise MalformedFrame
    return header


def _parts(data: bytes, start: int, length: int, count: int) -> tuple[bytes, ...]:
    return tuple(data[start + k * length : start + (k + 1) * length] for k in range(count))


@dataclass(frozen=True)
class MessageFrame:
    """header ‖ length of c_m u32 ‖ c_m ‖ {c_hi for i ≠ j} ‖ {tag_i for i ≠ j}, both in index order."""

    header: Header
    body: bytes  # c_m
    headers: tuple[bytes, ...]  # c_hi
    tags: tuple[bytes, ...]  # 32 bytes each

    @property
    def untagged(self) -> bytes:
        """All that F covers."""
        return b"".join((self.header.encode(), len(self.body).to_bytes(4, "big"), self.body, *self.headers))

    @property
    def name(self) -> bytes:
        """F = hash(header ‖ c_m ‖ all c_hi): names the frame."""
        return hash_(self.untagged)

    def encode(self) -> bytes:
        """The same bytes for everybody."""
        return b"".join((self.untagged, *self.tags))

    @classmethod
    def parse(cls, data: bytes, size: int) -> "MessageFrame":
        """A message frame of a group of ``size`` members.

        Raises:
            MalformedFrame: it is not one.
        """
        header = _parse_header(data, MESSAGE, size)
        body_start = HEADER_BYTES + 4
        length = int.from_bytes(data[HEADER_BYTES:body_start], "big")
        least = FIXED_MESSAGE_BYTES + SEAL_BYTES
        headers_start = body_start + length
        tags_start = headers_start + (size - 1) * SEALED_HEADER_BYTES
        whole = tags_start + (size - 1) * HASH_BYTES
        if not least <= length <= least + MAX_CONTENT or len(data) != whole or header.location.step == 0:
            raise MalformedFrame
        return cls(
            header,
            data[body_start:headers_start],
            _parts(data, headers_start, SEALED_HEADER_BYTES, size - 1),
            _parts(data, tags_start, HASH_BYTES, size - 1),
        )


@dataclass(frozen=True)
class ResyncFrame:
    """header (the new era, step 0) ‖ hash(v_new ‖ R_new) ‖ {c'_i for i ≠ j} ‖ {tag_i for i ≠ j} (R1)."""

    header: Header
    commitment: bytes  # hash(v_new ‖ R_new), 32 bytes
    parts: tuple[bytes, ...]  # c'_i
    tags: tuple[bytes, ...]  # 32 bytes each

    @property
    def untagged(self) -> bytes:
        """All that F covers."""
        return b"".join((self.header.encode(), self.commitment, *self.parts))

    @property
    def name(self) -> bytes:
        """F: names the frame."""
        return hash_(self.untagged)

    def encode(self) -> bytes:
        """The same bytes for everybody."""
        return b"".join((self.untagged, *self.tags))

    @classmethod
    def parse(cls, data: bytes, size: int) -> "ResyncFrame":
        """A resync frame of a group of ``size`` members.

        Raises:
            MalformedFrame: it is not one.
        """
        header = _parse_header(data, RESYNC, size)
        parts_start = HEADER_BYTES + HASH_BYTES
        tags_start = parts_start + (size - 1) * SEALED_RESYNC_BYTES
        sound = header.location.era_sender == header.sender and header.location.step == 0
        if not sound or len(data) != tags_start + (size - 1) * HASH_BYTES:
            raise MalformedFrame
        return cls(
            header,
            data[HEADER_BYTES:parts_start],
            _parts(data, parts_start, SEALED_RESYNC_BYTES, size - 1),
            _parts(data, tags_start, HASH_BYTES, size - 1),
        )
