"""The folder of the home where blobs lie: whole ones under their root, partly fetched ones beside them.

Only ciphertext ever lies here; the keys lie in the messages. Everything here blocks: it belongs on a thread.
"""

import contextlib
import logging
import os
import secrets
import shutil
import threading
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import BinaryIO, Final

from smmp_core.crypto.suite import hash_
from smmp_core.errors import LocalError
from smmp_core.sharing.layout import Layout, hash_at
from smmp_core.sharing.sealing import Step, damaged, open_blob, seal_file
from smmp_core.sharing.source import Source, open_source, without_metadata
from smmp_core.storage.errors import HomeFull
from smmp_core.storage.folder import NEW, make_private, rename, writing

PART: Final = ".part"  # behind the root of a blob that is not yet whole
FLUSH_EVERY: Final = 8 << 20  # bytes written: else the disk is busy with a big file when a message is to be stored
SPARE: Final = 32 << 20  # bytes of the disk that are left to the messages
_BLOCK: Final = 512  # bytes, on any system
log = logging.getLogger(__name__)


class Vault:
    """The blobs of a home."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._room = threading.Lock()  # nothing is begun while somebody else looks whether there is room

    def sweep(self, named: Collection[str], wanted: Collection[str]) -> set[str]:
        """Remove what no message names, and what is neither whole nor wanted; returns the roots of whole blobs."""
        here: set[str] = set()
        try:
            paths = list(self._folder.iterdir())
        except FileNotFoundError:
            return here
        except OSError as error:
            log.info("%s cannot be read: %s", self._folder, error)
            return here
        for path in paths:
            root, end = path.name.removesuffix(PART), path.suffix
            if root in named and not end:
                here.add(root)
            elif root not in wanted or end != PART:
                with contextlib.suppress(OSError):
                    path.unlink()
        return here

    def add(self, path: Source, key: bytes, step: Step) -> tuple[str, int]:
        """Make the blob of what is to be sent, pictures without their metadata; returns its root and the size sealed.

        Raises:
            LocalError: the file cannot be read, or the blob not be written; nothing is left of it.
        """
        file, whole = open_source(path)
        with file:
            source, size = without_metadata(file, path.name, whole, step)
            with self._new(Layout(size).length) as new:
                with open(new, "r+b") as blob:
                    root = seal_file(source, path.name, size, blob, key, _flushing(blob, step))
                    _flush(blob)
                rename(new, self._folder / root)
        return root, size

    def begin(self, root: str, layout: Layout, step: Step) -> tuple[bytes | None, list[int]]:
        """Make room for a blob that is to be fetched, or take up one that was begun.

        Returns the list of hashes, if it is there already, and the chunks that are not. What is there is found by its
        hashes, so that a power cut or a kill at any instant costs what was not yet written, no more.

        Raises:
            LocalError: there is not enough room, or the folder cannot be written.
        """
        path = self._folder / (root + PART)
        with writing(path):
            if not path.exists() or path.stat().st_size != layout.length:
                path.unlink(missing_ok=True)
                with self._new(layout.length) as new:
                    rename(new, path)
                return None, list(range(layout.chunks))
            with open(path, "rb") as blob:
                listing = blob.read(layout.list_bytes)
                if layout.root(listing) != root:
                    return None, list(range(layout.chunks))
                missing = []
                for chunk in range(layout.chunks):
                    if hash_(blob.read(layout.span(layout.list_parts + chunk)[1])) != hash_at(listing, chunk):
                        missing.append(chunk)
                    step(chunk)
                return listing, missing

    def write(self, root: str, offset: int, data: bytes) -> None:
        """Put something into a blob that is being fetched.

        Raises:
            LocalError: it cannot be written.
        """
        path = self._folder / (root + PART)
        with writing(path), open(path, "r+b") as blob:
            blob.seek(offset)
            blob.write(data)
            if offset % FLUSH_EVERY < len(data):
                _flush(blob)

    def finish(self, root: str) -> None:
        """A blob that was being fetched is whole.

        Raises:
            LocalError: it did not reach the disk.
        """
        path = self._folder / (root + PART)
        with writing(path):
            with open(path, "r+b") as blob:
                _flush(blob)
            rename(path, self._folder / root)

    def remove(self, root: str) -> None:
        """Let go of a blob, whole or not."""
        for path in (self._folder / root, self._folder / (root + PART)):
            with contextlib.suppress(OSError):
                path.unlink()

    def read_part(self, root: str, part: int) -> bytes | None:
        """A part of a whole blob; None if there is no such blob, or it has no such part."""
        try:
            with open(self._folder / root, "rb") as blob:
                layout = Layout.of_blob(os.fstat(blob.fileno()).st_size)
                if part >= layout.parts:
                    return None
                offset, size = layout.span(part)
                blob.seek(offset)
                return blob.read(size)
        except OSError:
            return None

    def content(self, root: str, size: int, key: bytes) -> Iterator[bytes]:
        """The file in a whole blob, decrypted, chunk by chunk; ``size``: as announced.

        Raises:
            LocalError: it is not there, damaged, or was announced wrongly.
        """
        layout = Layout(size)
        try:
            with open(self._folder / root, "rb") as blob:
                if os.fstat(blob.fileno()).st_size != layout.length:
                    raise damaged()
                yield from open_blob(blob, layout, key)
        except OSError as error:
            raise LocalError(f"The file cannot be read from the home: {error.strerror}.") from error

    def save(self, root: str, size: int, key: bytes, to: Path, overwrite: bool, step: Step) -> None:
        """Write the file where the user wants it: whole or not at all.

        Raises:
            LocalError: it is not there or damaged, ``to`` exists and is not to be overwritten, or cannot be written.
        """
        new = to.with_name(f".{secrets.token_hex(8)}{PART}")
        done = 0
        with writing(to):
            _refuse(to, overwrite)
            try:
                with open(new, "xb") as file:
                    step = _flushing(file, step)
                    for plain in self.content(root, size, key):
                        file.write(plain)
                        done += len(plain)
                        step(done)
                    _flush(file)
                _refuse(to, overwrite)  # it may have come about meanwhile
                os.replace(new, to)
            finally:
                with contextlib.suppress(OSError):
                    new.unlink()

    @contextlib.contextmanager
    def _new(self, length: int) -> Iterator[Path]:
        """A file of our own of ``length`` zeros under a name for the moment; gone afterwards unless it was renamed.

        Raises:
            LocalError: there is not enough room beside what is still to come of others, or what is done with it fails.
        """
        path = self._folder / (secrets.token_hex(16) + NEW)
        with writing(path):
            self._folder.mkdir(mode=0o700, exist_ok=True)
            try:
                with self._room:
                    free = max(0, shutil.disk_usage(self._folder).free - self._promised())
                    if free < length + SPARE:
                        raise HomeFull(
                            f"The disk is too full: the file takes {_mib(length)}, and {_mib(free)} are free."
                        )
                    make_private(path)
                    os.truncate(path, length)
                yield path
            finally:
                with contextlib.suppress(OSError):
                    path.unlink()

    def _promised(self) -> int:
        """Bytes that begun blobs do not yet take on the disk, but will: they are as long as they get, with holes."""
        promised = 0
        for path in self._folder.iterdir():
            if path.suffix in (PART, NEW):
                with contextlib.suppress(FileNotFoundError):  # it has just become whole, or was let go
                    found = path.stat()
                    taken = getattr(found, "st_blocks", None)  # None: Windows, where a file has no holes
                    promised += max(0, found.st_size - taken * _BLOCK) if taken is not None else 0
        return promised


def _refuse(to: Path, overwrite: bool) -> None:
    if to.is_dir():
        raise LocalError(f"{to} is a folder.")
    if not overwrite and (to.exists() or to.is_symlink()):
        raise LocalError(f"{to} exists already.")


def _flush(file: BinaryIO) -> None:
    file.flush()
    os.fsync(file.fileno())


def _flushing(file: BinaryIO, step: Step) -> Step:
    """A ``step`` that also brings to the disk what was written so far, now and then."""
    flushed = 0

    def stepping(done: int) -> None:
        nonlocal flushed
        if done - flushed >= FLUSH_EVERY:
            flushed = done
            _flush(file)
        step(done)

    return stepping


def _mib(size: int) -> str:
    return f"{max(1, size >> 20):,} MiB"
