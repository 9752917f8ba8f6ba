"""SQLCipher as a home needs it: durable, erasing what it replaces, and silent."""

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from smmp_core.storage import word_index
from smmp_core.storage.errors import DamagedHome, HomeBroken, HomeFull

_SETTINGS = (
    "cipher_log_level = NONE",  # it writes to stderr; what goes wrong reaches us as an exception
    "key = \"x'{key}'\"",
    "locking_mode = EXCLUSIVE",
    "synchronous = FULL",  # a commit has reached the disk when it returns
    "fullfsync = ON",  # macOS: through the drive's own cache
    "secure_delete = ON",  # zeros over what is deleted
    "temp_store = MEMORY",
)


# Of the file, not of the connection, and so only set when it is made: it would write into a damaged one.
# One fsync for a commit, where a rollback journal needs four; what it keeps of old pages, `clean` removes.
LOG = "PRAGMA journal_mode = WAL"
COPIED_AT_ONCE = 100  # pages: a few milliseconds
LOGS = ("-wal", "-journal")  # behind a database's name: what SQLite would play into a new one


def connect(file: Path, key: bytes) -> sqlite.Connection:
    """Open a database with a raw 256-bit key. Transactions are up to the caller; any one thread at a time."""
    connection = sqlite.connect(str(file), isolation_level=None, check_same_thread=False, timeout=0)
    try:
        for setting in _SETTINGS:
            connection.execute(f"PRAGMA {setting.format(key=key.hex())}")
        word_index.prepare(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def check(connection: sqlite.Connection) -> None:
    """Read the whole database: every page's mac, then the structure.

    Raises:
        DamagedHome: something is not as it was written.
    """
    with opening():
        bad = connection.execute("PRAGMA cipher_integrity_check").fetchall()
        if bad or connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise DamagedHome("The database of this home is damaged. Nothing was changed; put it back from a backup.")


def clean(connection: sqlite.Connection) -> None:
    """Write the log's pages over the old ones in the database and empty the log.

    After it, what commits have replaced or deleted is in neither file.

    Raises:
        sqlite.Error: it could not be done (the disk is full); nothing is lost, it can be tried again.
    """
    busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        raise sqlite.OperationalError("a statement is still running")


def copy(connection: sqlite.Connection, to: Path, key: bytes, between: Callable[[], None]) -> None:
    """Write what ``connection`` sees, its log included, as the database ``to`` under another key, some pages at a time.

    ``between`` is called after each few; what the same connection writes then is copied, too.

    Raises:
        sqlite.Error: it could not be written.
    """
    with contextlib.closing(connect(to, key)) as other:
        connection.backup(other, pages=COPIED_AT_ONCE, progress=lambda *_: between())


@contextlib.contextmanager
def opening() -> Iterator[None]:
    """Turn SQLite's errors while a home is opened into a sentence.

    Raises:
        HomeFull: the disk is.
        DamagedHome: anything else.
    """
    try:
        yield
    except sqlite.Error as error:
        if _code(error) == sqlite.SQLITE_FULL:
            raise HomeFull("The disk is full: the home cannot be opened.") from error
        raise DamagedHome(
            f"The database of this home cannot be read ({error}). Nothing was changed; put it back from a backup."
        ) from error


@contextlib.contextmanager
def storing() -> Iterator[None]:
    """Turn SQLite's errors while something is stored into a sentence.

    Raises:
        HomeFull: the disk is.
        HomeBroken: anything else.
    """
    try:
        yield
    except sqlite.Error as error:
        if _code(error) == sqlite.SQLITE_FULL:
            raise HomeFull from error
        raise HomeBroken(f"The home cannot be written ({error}). What you just did was not stored.") from error


@contextlib.contextmanager
def transaction(connection: sqlite.Connection) -> Iterator[None]:
    """All or nothing, on the disk when it ends."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # after some errors, a full disk for one, SQLite has rolled back by itself
            connection.execute("ROLLBACK")
        raise


def _code(error: sqlite.Error) -> int:
    code: int = getattr(error, "sqlite_errorcode", 0)
    return code & 0xFF  # without the extension
