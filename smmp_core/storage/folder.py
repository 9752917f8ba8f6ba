"""The home as a folder: private to its owner, used by one process, its files replaced whole or not at all."""

import contextlib
import errno
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from smmp_core.storage.errors import FileThere, HomeFull, HomeInUse, HomeNotWritable

LOCK, KEY, DATABASE = "home.lock", "home.key", "home.db"
NEW = ".new"  # behind the name of a file that is not yet whole

if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        # Of the open file, unlike lockf's: a second opening in the same process is refused too.
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextlib.contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turn what the operating system says of writing ``path`` into a sentence.

    Raises:
        HomeFull: the disk or the quota is.
        HomeNotWritable: anything else.
    """
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise HomeFull(f"The disk is full: {path} cannot be written.") from error
        raise HomeNotWritable(f"{path} cannot be written: {error.strerror}.") from error


def prepare(path: Path) -> None:
    """Make the folder if it is not there, and keep everybody else out.

    Raises:
        HomeNotWritable: it cannot be made or is no folder, or it belongs to something else.
    """
    with writing(path):
        missing = [folder for folder in (path, *path.parents) if not folder.exists()]
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        for folder in missing:  # or a power cut takes the whole home
            with contextlib.suppress(PermissionError):  # a folder that may be written, not read
                _sync(folder.parent)
        # Closing somebody's whole home folder or /tmp to the world by a slip would do harm.
        if not (path / KEY).exists() and any(entry.is_dir() for entry in path.iterdir()):
            raise HomeNotWritable(f"{path} holds other folders. Give the home a folder of its own.")
        path.chmod(0o700)
        for name in (KEY, DATABASE):
            if (path / name).exists():
                (path / name).chmod(0o600)


def take_lock(path: Path) -> int:
    """Take the home for this process; returns the descriptor that holds it until closed.

    The operating system lets go of it when the process ends, however that happens.

    Raises:
        HomeInUse: another process has it.
        HomeNotWritable: the folder cannot be written, or its file system knows no locks.
    """
    with writing(path):
        descriptor = os.open(path / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(descriptor)
        except OSError as error:
            os.close(descriptor)
            if error.errno in (errno.EAGAIN, errno.EACCES, errno.EDEADLK):
                raise HomeInUse(f"Another program has the home {path} open.") from error
            raise
    return descriptor


def make_private(path: Path, content: bytes = b"") -> None:
    """Write a new file that only the owner can read, down to the disk.

    Raises:
        FileExistsError: it is there already.
    """
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with open(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


@contextlib.contextmanager
def new_file(path: Path, *, replace: bool, private: bool = True) -> Iterator[BinaryIO]:
    """A new file that has its name only when it is whole and on the disk.

    ``replace``: whether another one may lie there; ``private``: whether only the owner can read it.

    Raises:
        FileThere: one does, and may not be replaced.
        HomeFull, HomeNotWritable: it cannot be written.
    """
    if not replace and path.exists():
        raise FileThere(f"{path} is there already. Nothing was written.")
    new = path.with_name(f"{path.name}.{os.urandom(4).hex()}.part")
    with writing(path):
        try:
            if private:
                make_private(new)
            with open(new, "wb" if private else "xb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            if not replace and path.exists():
                raise FileThere(f"{path} is there already. Nothing was written.")
            os.replace(new, path)
        except BaseException:
            with contextlib.suppress(OSError):
                new.unlink(missing_ok=True)
            raise
        with contextlib.suppress(OSError):  # a memory stick may know no such thing
            _sync(path.parent)


def rename(old: Path, new: Path) -> None:
    """Rename within a folder, down to the disk."""
    os.replace(old, new)
    _sync(new.parent)


def _sync(folder: Path) -> None:
    """What names a folder holds has reached the disk."""
    if sys.platform != "win32":  # Windows has no descriptors of folders
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
