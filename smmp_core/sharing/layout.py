"""What a blob is: the list of the hashes of all encrypted chunks, then the chunks.

A *part* is what travels in one frame: a piece of the list, or a chunk. Everything follows from the file's size.
"""

from typing import Final, NamedTuple

from smmp_core.crypto.suite import HASH_BYTES, hash_

CHUNK: Final = 1 << 16  # bytes of a file that are encrypted together; also of the list in one part
TAG: Final = 16  # bytes that encryption adds to a chunk
MAX_SIZE: Final = 2 << 30  # bytes of a file


class Layout(NamedTuple):
    """The blob of a file."""

    size: int
    """Bytes of the file itself."""

    @property
    def chunks(self) -> int:
        """How many there are; an empty file has one, too, which proves that it is empty."""
        return max(1, -(-self.size // CHUNK))

    @property
    def list_bytes(self) -> int:
        """How long the list of hashes is."""
        return self.chunks * HASH_BYTES

    @property
    def list_parts(self) -> int:
        """How many parts the list is cut into; they come first."""
        return -(-self.list_bytes // CHUNK)

    @property
    def parts(self) -> int:
        """How many parts there are in all."""
        return self.list_parts + self.chunks

    @property
    def length(self) -> int:
        """Bytes of the blob."""
        return self.list_bytes + self.size + self.chunks * TAG

    def span(self, part: int) -> tuple[int, int]:
        """Where in the blob a part lies: (offset, bytes)."""
        if part < self.list_parts:
            start = part * CHUNK
            return start, min(CHUNK, self.list_bytes - start)
        chunk = part - self.list_parts
        return self.list_bytes + chunk * (CHUNK + TAG), self.plain(chunk) + TAG

    def plain(self, chunk: int) -> int:
        """Bytes of the file in a chunk."""
        return min(CHUNK, self.size - chunk * CHUNK)

    def root(self, listing: bytes) -> str:
        """What names the blob and binds all of it: the hash over size and list, in hex."""
        return hash_(b"SMMP-1 file", self.size.to_bytes(8, "big"), listing).hex()

    @classmethod
    def of_blob(cls, length: int) -> "Layout":
        """The layout of a blob that is ``length`` bytes long; no two sizes share one."""
        chunks = max(1, -(-length // (CHUNK + TAG + HASH_BYTES)))
        return cls(length - chunks * (TAG + HASH_BYTES))


def hash_at(listing: bytes, chunk: int) -> bytes:
    """The hash that the list has for a chunk."""
    return listing[chunk * HASH_BYTES : (chunk + 1) * HASH_BYTES]
