"""A backup: one encrypted file that a home can be made from, on this computer or another.

    "SMMP backup 1\\n"
    as ``home.key`` with a passphrase: a random key sealed under Argon2id(passphrase), and a checksum   2 lines
    under that key (see ``sealing``), each piece of data with its length as u32 in front:
        About, as MessagePack
        Item, as MessagePack ‖ that many bytes of content          once for each file of the home, the database first
        0 as u32

The database in it is an SQLCipher database under a key of its own, which stands in About: nothing of it ever lies on a
disk in the clear, neither here nor where it is put back. SQLCipher alone would be no container for shared files without
copying each through a database, and its own way from a passphrase to a key is far cheaper to guess at.
"""

import contextlib
import os
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Final

import msgspec

from smmp_core.crypto.random import RandomSource
from smmp_core.errors import LocalError
from smmp_core.storage import database, folder, keyfile, schema
from smmp_core.storage.errors import (
    BadBackup,
    BadPassphrase,
    DamagedHome,
    HomeThere,
    NewerHome,
)
from smmp_core.storage.folder import DATABASE, KEY, LOCK
from smmp_core.storage.sealing import CHUNK, BrokenStream, SealedReader, SealedWriter

RESTORED: Final = "restored"
"""The preference that tells a home that it was put back from a backup and has not been started since."""
FILES: Final = "files"  # the folder in a home where shared files lie
COPY: Final = (
    "home.db.backup"  # begins the name of a database on its way into a backup; its key is written nowhere else
)

_MAGIC, _VERSION = b"SMMP backup ", 1
_MAX_MEMORY: Final = 1024 * 1024  # KiB that a backup may ask for to open it
_MAX_RECORD: Final = 65_536


class About(msgspec.Struct, frozen=True):
    """What a backup says of itself, once it is open."""

    made: int  # ms since 1970
    key: bytes  # of the database in it

    def __repr__(self) -> str:
        return f"About(made={self.made})"


class Item(msgspec.Struct, frozen=True):
    """A file of the home."""

    name: str  # its path within the home, parts joined by "/"
    size: int


# -- making ---------------------------------------------------------------------------------------


def back_up(
    home: Path,
    copy: Callable[[Path, bytes], None],
    to: Path,
    passphrase: str,
    *,
    files: bool,
    replace: bool,
    random: RandomSource,
) -> None:
    """Write a backup of a home that this process has open.

    The database goes in as it is at one instant. The file has its name only when it is whole and on the disk.

    Args:
        home: the home's folder.
        copy: ``Home.copy``.
        to: the file to make.
        passphrase: what will open it.
        files: whether the shared files go in, too.
        replace: whether a file that is there may be replaced.
        random: the source of keys, salt and nonces.

    Raises:
        BadPassphrase: the passphrase is empty.
        HomeFull, HomeNotWritable, HomeBroken: with a sentence.
        FileThere: there is such a file already.
    """
    key, database_key = random(keyfile.KEY_BYTES), random(keyfile.KEY_BYTES)
    header = b"%s%d\n" % (_MAGIC, _VERSION) + keyfile.encode(keyfile.protect(key, passphrase, random))
    with _copied(home, copy, database_key) as copied, folder.new_file(to, replace=replace) as out:
        out.write(header)
        stream = SealedWriter(out, key, header)
        _write_record(stream, About(time.time_ns() // 1_000_000, database_key))
        _write_file(stream, DATABASE, copied)
        for path in _shared(home) if files else ():
            _write_file(stream, path.relative_to(home).as_posix(), path)
        stream.write(bytes(4))
        stream.finish()


@contextlib.contextmanager
def _copied(home: Path, copy: Callable[[Path, bytes], None], key: bytes) -> Iterator[Path]:
    """The database as it is now, under another key, and knowing that it is a copy."""
    path = home / f"{COPY}.{os.urandom(8).hex()}"  # of its own: two backups may be under way
    try:
        with folder.writing(home):
            folder.make_private(path)
        copy(path, key)
        with database.storing(), contextlib.closing(database.connect(path, key)) as connection:
            connection.execute("INSERT OR REPLACE INTO preference (key, value) VALUES (?, x'31')", (RESTORED,))
        yield path
    finally:
        _remove(path, *(path.with_name(path.name + end) for end in database.LOGS))


def remove_copies(home: Path) -> None:
    """Remove what backups that were killed have left in the home; none may be under way."""
    _remove(*(path for path in home.iterdir() if path.name.startswith(COPY)))


def _remove(*paths: Path) -> None:
    for path in paths:
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)


def _shared(home: Path) -> list[Path]:
    return sorted(path for path in (home / FILES).rglob("*") if path.is_file() and not path.is_symlink())


def _write_record(stream: SealedWriter, record: About | Item) -> None:
    data = msgspec.msgpack.encode(record)
    stream.write(len(data).to_bytes(4, "big") + data)


def _write_file(stream: SealedWriter, name: str, path: Path) -> None:
    with contextlib.ExitStack() as stack:
        try:
            file = stack.enter_context(open(path, "rb"))
        except FileNotFoundError:  # a shared file that has been removed just now
            return
        left = os.fstat(file.fileno()).st_size
        _write_record(stream, Item(name, left))
        while left:
            block = file.read(min(left, CHUNK))
            if not block:
                raise LocalError(f"{path.name} became shorter while it was backed up. Try again.")
            stream.write(block)
            left -= len(block)


# -- putting back ---------------------------------------------------------------------------------


def restore(backup: Path, passphrase: str, home: Path, *, random: RandomSource = os.urandom) -> None:
    """Make the home ``home`` from a backup; the backup's passphrase protects it, until another protection is chosen.

    It is made beside and gets its name when it is whole. Takes as long as copying it, and some tenths of a second.

    Args:
        backup: the file.
        passphrase: what opens it.
        home: where the new home is to lie; a folder that is not there, or empty.
        random: the source of salt and nonce.

    Raises:
        HomeThere: something lies there already.
        BadPassphrase: the passphrase is wrong.
        BadBackup: the file is no backup, cannot be read, is damaged or cut off.
        NewerHome: a later version wrote it.
        HomeInUse: another process is restoring there.
        HomeFull, HomeNotWritable, HomeBroken: with a sentence. Whatever is raised, nothing has been made.
    """
    home = home.absolute()
    with folder.writing(home):
        if home.exists() and (not home.is_dir() or any(entry.name != LOCK for entry in home.iterdir())):
            raise HomeThere
    with contextlib.ExitStack() as stack:
        try:
            file = stack.enter_context(open(backup, "rb"))
        except OSError as error:
            raise BadBackup(f"{backup} cannot be read: {error.strerror}.") from error
        place = stack.enter_context(_beside(home))
        try:
            stream = _opened(file, passphrase)
            about = msgspec.msgpack.decode(_read_record(stream), type=About)
            _unpack(stream, place)
            _check(place / DATABASE, about.key)
        except (BrokenStream, DamagedHome, msgspec.DecodeError):
            raise BadBackup from None
        with folder.writing(home):
            folder.make_private(place / KEY, keyfile.encode(keyfile.protect(about.key, passphrase, random)))


@contextlib.contextmanager
def _beside(home: Path) -> Iterator[Path]:
    """A folder that becomes ``home`` if nothing goes wrong, and is gone if something does."""
    place = home.with_name(f".{home.name}.restoring")
    with folder.writing(home):
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
    lock = folder.take_lock(place)
    try:
        try:
            with folder.writing(home):
                for left in place.iterdir():  # by one that was killed
                    if left.name != LOCK:
                        shutil.rmtree(left) if left.is_dir() else left.unlink()
            yield place
        finally:
            os.close(lock)
        with folder.writing(home):
            (home / LOCK).unlink(missing_ok=True)
            if home.exists():
                home.rmdir()
            folder.rename(place, home)
    except BaseException:
        shutil.rmtree(place, ignore_errors=True)
        raise


def _opened(file: BinaryIO, passphrase: str) -> SealedReader:
    """The stream in a backup."""
    first = file.readline(32)
    if not first.startswith(_MAGIC):
        raise BadBackup("This file is no backup of SMMP. Nothing was restored.")
    header = first + file.readline(keyfile.MAX_BYTES) + file.readline(keyfile.MAX_BYTES)
    try:
        if int(first.removeprefix(_MAGIC)) > _VERSION:
            raise NewerHome
        locked = keyfile.decode(header[len(first) :])
        if not isinstance(locked, keyfile.LockedKey) or locked.memory > _MAX_MEMORY:
            raise BadBackup
        return SealedReader(file, keyfile.unlock(locked, passphrase), header)
    except (DamagedHome, ValueError):
        raise BadBackup from None
    except NewerHome:
        raise NewerHome("A newer version of this program wrote this backup. Nothing was restored.") from None
    except BadPassphrase:
        raise BadPassphrase("This passphrase does not open the backup. Nothing was restored.") from None


def _read_record(stream: SealedReader) -> bytes:
    size = int.from_bytes(stream.read(4), "big")
    if size > _MAX_RECORD:
        raise BrokenStream
    return stream.read(size)


def _unpack(stream: SealedReader, place: Path) -> None:
    while record := _read_record(stream):
        item = msgspec.msgpack.decode(record, type=Item)
        path = place / _inside(item.name)
        with folder.writing(path):
            for parent in reversed(path.relative_to(place).parents[:-1]):
                (place / parent).mkdir(mode=0o700, exist_ok=True)
            folder.make_private(path)
            with open(path, "wb") as out:
                left = item.size
                while left > 0:
                    out.write(stream.read(min(left, CHUNK)))
                    left -= CHUNK
                out.flush()
                os.fsync(out.fileno())
    stream.finish()


def _inside(name: str) -> PurePosixPath:
    """A backup may come from anybody: nothing in it may lie outside of the new home, nor be anything but its files."""
    parts = name.split("/")
    sound = all(part not in ("", ".", "..") and not set(part) & set("\\:\0") for part in parts)
    if not sound or not (name == DATABASE or (parts[0] == FILES and len(parts) > 1)):
        raise BrokenStream
    return PurePosixPath(*parts)


def _check(path: Path, key: bytes) -> None:
    """See that a database can become a home's."""
    if not path.exists() or len(key) != keyfile.KEY_BYTES:
        raise BrokenStream
    with database.opening(), contextlib.closing(database.connect(path, key)) as connection:
        database.check(connection)
        version = schema.version(connection)
        if version > len(schema.LADDER):
            raise NewerHome("A newer version of this program wrote this backup. Nothing was restored.")
        if version == 0 or connection.execute("SELECT count(*) FROM own").fetchone() != (1,):
            raise BrokenStream
