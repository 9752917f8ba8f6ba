"""How a file becomes a blob and comes out of it again: bytes and paths, no loop.

Each file has a random key of its own, so a chunk's number may be its nonce.
"""

from collections.abc import Callable, Iterator
from typing import BinaryIO, Final, Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from smmp_core.crypto.suite import hash_
from smmp_core.errors import LocalError
from smmp_core.sharing.layout import CHUNK, Layout

Step = Callable[[int], None]
"""Told how many bytes are done; raises to stop."""


class Readable(Protocol):
    """What can be read from start to end."""

    def read(self, size: int, /) -> bytes:
        """The next ``size`` bytes; fewer at the end."""
        ...


_LABEL: Final = b"SMMP-1 file chunk"


def _nonce(chunk: int) -> bytes:
    return chunk.to_bytes(12, "big")


def seal_file(source: Readable, name: str, size: int, blob: BinaryIO, key: bytes, step: Step) -> str:
    """Write the blob of a file; returns its root.

    Raises:
        LocalError: the file has changed meanwhile.
    """
    layout, cipher, hashes = Layout(size), ChaCha20Poly1305(key), bytearray()
    blob.seek(layout.list_bytes)
    for chunk in range(layout.chunks):
        plain = _read(source, name, layout.plain(chunk))
        sealed = cipher.encrypt(_nonce(chunk), plain, _LABEL)
        hashes += hash_(sealed)
        blob.write(sealed)
        step(min(size, (chunk + 1) * CHUNK))
    try:
        rest = source.read(1)
    except OSError:
        rest = b""
    if rest:
        raise _changed(name)
    blob.seek(0)
    blob.write(hashes)
    return layout.root(bytes(hashes))


def _read(source: Readable, name: str, size: int) -> bytes:
    try:
        plain = source.read(size)
    except OSError as error:
        raise LocalError(f"{name} cannot be read: {error.strerror}.") from error
    if len(plain) != size:
        raise _changed(name)
    return plain


def _changed(name: str) -> LocalError:
    return LocalError(f"{name} was changed while it was being read. Try again when it is finished.")


def open_blob(blob: BinaryIO, layout: Layout, key: bytes) -> Iterator[bytes]:
    """The file's content, chunk by chunk.

    Raises:
        LocalError: key and blob do not belong together, or the blob is damaged.
    """
    cipher = ChaCha20Poly1305(key)
    blob.seek(layout.list_bytes)
    for chunk in range(layout.chunks):
        sealed = blob.read(layout.span(layout.list_parts + chunk)[1])
        try:
            yield cipher.decrypt(_nonce(chunk), sealed, _LABEL)
        except (InvalidTag, ValueError):
            raise damaged() from None


def damaged() -> LocalError:
    """Why a blob does not become a file."""
    return LocalError("The file cannot be decrypted: it is damaged, or was announced wrongly.")
