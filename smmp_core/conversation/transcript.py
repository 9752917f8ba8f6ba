"""The transcript in order of position, and one hash over all of it (protocol.md §6 "Order").

Only the tail that not everybody has acknowledged is held here; what is agreed can no longer change
and is folded into ``base``.
"""

import bisect
from collections.abc import Collection, Iterator
from typing import NamedTuple

from smmp_core.crypto.suite import hash_

EMPTY = bytes(32)
Position = tuple[int, int, int]
Key = tuple[bytes, bytes]
"""(author's identity key, message id)."""


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
        return b"".join(n.to_bytes(4, "big") for n in self.position) + self.author + self.id + self.content_hash


class Transcript:
    """The not yet agreed tail of one conversation, and the hash over the whole."""

    def __init__(self, base: bytes = EMPTY, entries: Collection[Entry] = ()) -> None:
        self.base = base  # hash over the agreed part
        self._entries = sorted(entries)
        self._chain: list[bytes] = []  # _chain[k] covers everything through _entries[k]
        self._by_key = {entry.key: entry for entry in self._entries}
        self._rehash(0)

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def get(self, key: Key) -> Entry | None:
        """The entry named by (author, id), if it is in the tail."""
        return self._by_key.get(key)

    @property
    def hash(self) -> bytes:
        """Covers every message's position, author, id and content, in order; 32 bytes."""
        return self._chain[-1] if self._chain else self.base

    def add(self, entry: Entry) -> None:
        """Insert a message where its position puts it."""
        place = bisect.bisect(self._entries, entry)
        self._entries.insert(place, entry)
        self._by_key[entry.key] = entry
        self._rehash(place)

    def settle(self, count: int) -> None:
        """Fold the ``count`` oldest messages of the tail, which are agreed, into the base."""
        if count == 0:
            return
        head = self._entries[:count]
        self.base = self._chain[count - 1]
        del self._entries[:count], self._chain[:count]
        for entry in head:
            del self._by_key[entry.key]

    def _rehash(self, start: int) -> None:
        value = self._chain[start - 1] if start else self.base
        del self._chain[start:]
        for entry in self._entries[start:]:
            value = hash_(value, entry.encode())
            self._chain.append(value)
