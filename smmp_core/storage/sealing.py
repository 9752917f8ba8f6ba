"""A stream encrypted in chunks: none can be altered, left out, moved, or cut off at the end, without being noticed.

ChaCha20-Poly1305 over chunks of 64 KiB under one key, used for one stream only. The nonce counts the chunks and says
which is the last (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár, 2015).
"""

from typing import BinaryIO, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

CHUNK: Final = 65_536  # bytes of a chunk before it is sealed
_TAG: Final = 16


class BrokenStream(Exception):
    """The stream is not as it was written."""


def _nonce(number: int, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])


class SealedWriter:
    """Encrypts into a file."""

    def __init__(self, file: BinaryIO, key: bytes, header: bytes) -> None:
        """``key``: 32 bytes, of this stream alone; ``header``: what came before it in the file and is bound to it."""
        self._file, self._aead, self._header = file, ChaCha20Poly1305(key), header
        self._number, self._buffer = 0, bytearray()

    def write(self, data: bytes) -> None:
        """Add to the stream."""
        self._buffer += data
        while len(self._buffer) > CHUNK:  # the last chunk is sealed when it is known to be
            self._seal(bytes(self._buffer[:CHUNK]), last=False)
            del self._buffer[:CHUNK]

    def finish(self) -> None:
        """End the stream."""
        self._seal(bytes(self._buffer), last=True)

    def _seal(self, chunk: bytes, *, last: bool) -> None:
        self._file.write(self._aead.encrypt(_nonce(self._number, last), chunk, self._header))
        self._number += 1


class SealedReader:
    """Decrypts from a file; what it returns is genuine, but only the end of the stream shows that it is whole."""

    def __init__(self, file: BinaryIO, key: bytes, header: bytes) -> None:
        """As for :class:`SealedWriter`."""
        self._file, self._aead, self._header = file, ChaCha20Poly1305(key), header
        self._number, self._buffer = 0, bytearray()
        self._ahead = file.read(CHUNK + _TAG)
        self._ended = False

    def read(self, size: int) -> bytes:
        """The next ``size`` bytes.

        Raises:
            BrokenStream: the stream is cut off or altered before that.
        """
        while len(self._buffer) < size:
            self._open()
        data = bytes(self._buffer[:size])
        del self._buffer[:size]
        return data

    def finish(self) -> None:
        """See that nothing follows.

        Raises:
            BrokenStream: something does, or the end is cut off.
        """
        if not self._ended:
            self._open()
        if self._buffer or not self._ended:
            raise BrokenStream

    def _open(self) -> None:
        if self._ended:
            raise BrokenStream
        chunk, self._ahead = self._ahead, self._file.read(CHUNK + _TAG)
        self._ended = not self._ahead
        try:
            self._buffer += self._aead.decrypt(_nonce(self._number, self._ended), chunk, self._header)
        except InvalidTag:
            raise BrokenStream from None
        self._number += 1
