"""How frames become a stream and a stream becomes packets (docs/protocol.md, section 8).

A *frame* is what the conversation sends; in the stream it stands behind its 4-byte length. The stream
is cut into *packets* without regard to frames; on the wire each stands, encrypted, behind its 2-byte
length. All lengths are big-endian.
"""

from collections.abc import Iterator

from smmp_core.network.errors import BrokenStream

MAX_FRAME = 1 << 20  # bytes in a frame
MAX_PLAINTEXT = 65_519  # bytes of stream in a packet: a Noise message is at most 65,535, its tag 16
HEARTBEAT = bytes(4)  # the empty frame


def encode_frame(frame: bytes) -> bytes:
    """The frame behind its length.

    Raises:
        ValueError: it is longer than 1 MiB.
    """
    if len(frame) > MAX_FRAME:
        raise ValueError(f"a frame has at most {MAX_FRAME} bytes, not {len(frame)}")
    return len(frame).to_bytes(4, "big") + frame


def cut(stream: bytes) -> Iterator[bytes]:
    """The stream in pieces of at most 65,519 bytes."""
    for start in range(0, len(stream), MAX_PLAINTEXT):
        yield stream[start : start + MAX_PLAINTEXT]


class LengthReader:
    """Takes bytes as they come and gives the items that stand behind their lengths."""

    def __init__(self, prefix: int, smallest: int, largest: int) -> None:
        """``prefix``: bytes in a length; an item has ``smallest`` to ``largest`` bytes."""
        self._prefix, self._smallest, self._largest = prefix, smallest, largest
        self._buffer = bytearray()

    def feed(self, data: bytes) -> None:
        """Take bytes."""
        self._buffer += data

    def next(self) -> bytes | None:
        """The next whole item; None when more bytes are needed.

        Raises:
            BrokenStream: the length is out of bounds; known before the item has come.
        """
        if len(self._buffer) < self._prefix:
            return None
        size = int.from_bytes(self._buffer[: self._prefix], "big")
        if not self._smallest <= size <= self._largest:
            raise BrokenStream(f"It sent a piece of {size:,} bytes; {self._largest:,} are allowed.")
        end = self._prefix + size
        if len(self._buffer) < end:
            return None
        item = bytes(self._buffer[self._prefix : end])
        del self._buffer[:end]
        return item

    def rest(self) -> bytes:
        """What came beyond the last item; the reader is empty then."""
        rest = bytes(self._buffer)
        self._buffer.clear()
        return rest


def frame_reader() -> LengthReader:
    """A reader of frames from the decrypted stream."""
    return LengthReader(4, 0, MAX_FRAME)


def packet_reader() -> LengthReader:
    """A reader of encrypted packets: at least one byte and its tag, at most a Noise message."""
    return LengthReader(2, 17, 65_535)
