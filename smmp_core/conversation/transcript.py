"""The transcript in order of position, and hashes over it: by author, and from when on (protocol.md §6 "Order").

Only the tail that may still change is held here; what is final is folded into the bases.
"""

import bisect
import struct
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from smmp_core.crypto.suite import hash_

EMPTY = bytes(32)
ENTRY_BYTES = 92
Position = tuple[int, int, int]
Key = tuple[bytes, bytes]
"""(author's identity key, message id)."""

_ENTRY = struct.Struct(">III32s16s32s")


class Entry(NamedTuple):
    """One message as it counts in the transcript; sorts by position, then author, then id."""

    position: Position  # (epoch, era, step)
    author: bytes  # identity key
    id: bytes  # 16 bytes
    content_hash: bytes  # hash(content)

    @property
    def key(self) -> Key:
        """What names the message: ids belong to their author."""
        return self.author, self.id

    def encode(self) -> bytes:
        """The bytes that the transcript hash covers: 4+4+4+32+16+32."""
        return _ENTRY.pack(*self.position, self.author, self.id, self.content_hash)

    @classmethod
    def decode(cls, data: bytes, start: int) -> "Entry":
        """The entry whose bytes begin at ``start``."""
        epoch, era, step, author, id, content_hash = _ENTRY.unpack_from(data, start)
        return cls((epoch, era, step), author, id, content_hash)


class Span(NamedTuple):
    """Whose messages a hash covers, and from which epoch on."""

    since: int
    author: bytes  # identity key


class Transcript:
    """The tail of one conversation that may still change, and a hash over the whole of each span."""

    def __init__(self, bases: Mapping[Span, bytes] | None = None, entries: Collection[Entry] = ()) -> None:
        """``bases``: by span, the hash over what is final."""
        self.bases = dict(bases or {})
        self._entries = sorted(entries)
        self._chains: dict[Span, list[bytes]] = {span: [] for span in self.bases}  # [k] covers through _entries[k]
        self._by_key = {entry.key: entry for entry in self._entries}
        self._rehash(0)

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def get(self, key: Key) -> Entry | None:
        """The entry named by (author, id), if it is in the tail."""
        return self._by_key.get(key)

    def cover(self, spans: Iterable[Span]) -> None:
        """Keep the hashes of these spans and no others.

        Nothing of a span may be final before its hash is kept.
        """
        wanted, before = set(spans), set(self.bases)
        self.bases = {span: self.bases.get(span, EMPTY) for span in wanted}
        self._chains = {span: self._chains.get(span, []) for span in wanted}
        if wanted - before:
            self._rehash(0)

    def hash(self, spans: Iterable[Span]) -> bytes:
        """T: 32 bytes over every message's position, author, id and content in these spans, in order."""
        return hash_(*(chain[-1] if (chain := self._chains[span]) else self.bases[span] for span in spans))

    def add(self, entry: Entry) -> None:
        """Insert a message where its position puts it."""
        place = bisect.bisect(self._entries, entry)
        self._entries.insert(place, entry)
        self._by_key[entry.key] = entry
        self._rehash(place)

    def settle(self, count: int) -> list[Entry]:
        """Fold the ``count`` oldest messages of the tail, which are final, into the bases; returns them."""
        head = self._entries[:count]
        if head:
            self.bases = {span: chain[count - 1] for span, chain in self._chains.items()}
            del self._entries[:count]
            for chain in self._chains.values():
                del chain[:count]
            for entry in head:
                del self._by_key[entry.key]
        return head

    def _rehash(self, start: int) -> None:
        for span, chain in self._chains.items():
            value = chain[start - 1] if start else self.bases[span]
            del chain[start:]
            for entry in self._entries[start:]:
                if entry.author == span.author and entry.position[0] >= span.since:
                    value = hash_(value, entry.encode())
                chain.append(value)
