"""What members tell each other when their transcripts differ: an outline by epoch, then lists (protocol.md R7)."""

import struct
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from smmp_core.conversation.signals import Holdings
from smmp_core.conversation.transcript import ENTRY_BYTES, Entry
from smmp_core.crypto.suite import equal, hash_, kdf, mac
from smmp_core.protocol.frames import MalformedFrame

MAX_EPOCHS = 512  # in an outline; the newest
MAX_LISTED = 8192  # messages in a list

_SUMMARY = struct.Struct(">II32s")
_EPOCH = struct.Struct(">I")


class Summary(NamedTuple):
    """The messages of one epoch in one value."""

    size: int  # how many
    hash: bytes  # over all of them


class Holding:
    """What somebody holds, by epoch, as the bytes that T covers."""

    def __init__(self) -> None:
        self._encoded: dict[int, bytearray] = {}

    def add(self, entries: Iterable[Entry]) -> None:
        """Further messages, in order."""
        for entry in entries:
            self._encoded.setdefault(entry.position[0], bytearray()).extend(entry.encode())

    def outline(self) -> dict[int, Summary]:
        """By epoch, how many messages there are and the hash over them."""
        return {
            epoch: Summary(len(encoded) // ENTRY_BYTES, hash_(bytes(encoded)))
            for epoch, encoded in self._encoded.items()
        }

    def list_of(self, epoch: int) -> bytes:
        """epoch u32 ‖ each message of it, in order, as T covers it (92 bytes)."""
        return _EPOCH.pack(epoch) + self._encoded.get(epoch, bytearray())[: MAX_LISTED * ENTRY_BYTES]


def encode_outline(of: Mapping[int, Summary]) -> bytes:
    """For each epoch, ascending: epoch u32 ‖ count u32 ‖ hash 32."""
    return b"".join(_SUMMARY.pack(epoch, *summary) for epoch, summary in sorted(of.items())[-MAX_EPOCHS:])


def decode_outline(body: bytes) -> dict[int, Summary]:
    """The outline in a body.

    Raises:
        MalformedFrame: it is none.
    """
    if len(body) % _SUMMARY.size or len(body) > MAX_EPOCHS * _SUMMARY.size:
        raise MalformedFrame
    return {epoch: Summary(size, digest) for epoch, size, digest in _SUMMARY.iter_unpack(body)}


def decode_list(body: bytes) -> tuple[int, list[Entry]]:
    """The epoch and its messages in a body.

    Raises:
        MalformedFrame: it is none.
    """
    rest = len(body) - _EPOCH.size
    if rest < 0 or rest % ENTRY_BYTES or rest > MAX_LISTED * ENTRY_BYTES:
        raise MalformedFrame
    (epoch,) = _EPOCH.unpack_from(body)
    entries = [Entry.decode(body, start) for start in range(_EPOCH.size, len(body), ENTRY_BYTES)]
    if any(entry.position[0] != epoch for entry in entries):
        raise MalformedFrame
    return epoch, entries


def list_tag(pair: bytes, type_: int, sender: bytes, receiver: bytes, epoch: int, body: bytes) -> bytes:
    """Proves to ``receiver`` that an outline or list is ``sender``'s; only the two can make it."""
    return mac(kdf(pair, "list", sender, receiver), bytes([type_]), epoch.to_bytes(4, "big"), body)


def is_genuine(signal: Holdings, pair: bytes, sender: bytes, receiver: bytes) -> bool:
    """Whether the tag is its sender's."""
    tag = list_tag(pair, signal.TYPE, sender, receiver, signal.epoch, signal.body)
    return equal(signal.tag, tag)
