"""How a file becomes a blob and comes out of it again: bytes and paths, no loop.

Each file has a random key of its own, so a chunk's number may be its nonce.
"""

import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from smmp_core.crypto.suite import hash_
from smmp_core.errors import LocalError
from smmp_core.sharing.layout import CHUNK, MAX_SIZE, Layout

Step = Callable[[int], None]
"""Told how many bytes are done; raises to stop."""

_LABEL: Final = b"SMMP-1 file chunk"


def _nonce(chunk: int) -> bytes:
    return chunk.to_bytes(12, "big")


def open_source(path: Path) -> tuple[BinaryIO, int]:
    """The user's file, opened, and its size.

    Raises:
        LocalError: it is no file, cannot be read or is too big; with a sentence.
    """
    try:
        # A pipe that nobody writes to would keep us for ever.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0))
        found = os.fstat(descriptor)
    except (OSError, ValueError) as error:  # ValueError: a name with a NUL
        raise LocalError(f"{path.name} cannot be read: {getattr(error, 'strerror', None) or error}.") from error
    if stat.S_ISREG(found.st_mode) and found.st_size <= MAX_SIZE:
        return os.fdopen(descriptor, "rb"), found.st_size
    os.close(descriptor)
    if stat.S_ISREG(found.st_mode):
        raise LocalError(f"{path.name} is too big: at most {MAX_SIZE >> 30} GiB can be sent.", code="too_long")
    raise LocalError(f"{path.name} is not a file. Only files can be sent.")


def seal_file(source: BinaryIO, name: str, size: int, blob: BinaryIO, key: bytes, step: Step) -> str:
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


def _read(source: BinaryIO, name: str, size: int) -> bytes:
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
