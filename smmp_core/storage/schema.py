"""The tables of a home, and the ladder that brings older ones up to date.

Identity keys, groups and message ids are blobs of 32, 16 and 16 bytes. The home's version is the number of
steps it has climbed, kept as SQLite's ``user_version``. A step, once released, is never changed.
"""

from collections.abc import Sequence
from typing import Final

from sqlcipher3 import dbapi2 as sqlite

from smmp_core.storage.database import transaction
from smmp_core.storage.errors import NewerHome
from smmp_core.storage.word_index import word_index

UNPLACED: Final = 2**62
"""The epoch of a message that was not yet encrypted: behind all others; its step counts such messages."""

_WORDS_OF_MESSAGES: Final = tuple(word_index("message", "rowid"))
_WORDS_OF_PRIVATE: Final = tuple(word_index("private", "number"))

LADDER: Final[Sequence[Sequence[str]]] = (
    (
        """CREATE TABLE own (
            only INTEGER PRIMARY KEY CHECK (only = 1),
            identity BLOB NOT NULL,  -- b, the private identity key
            name TEXT
        )""",
        """CREATE TABLE conversation (
            number INTEGER PRIMARY KEY,  -- its state lies in the table state_NUMBER
            grp BLOB NOT NULL UNIQUE,
            name TEXT NOT NULL
        )""",
        """CREATE TABLE message (
            grp BLOB NOT NULL,
            author BLOB NOT NULL,
            id BLOB NOT NULL,
            epoch INTEGER NOT NULL,
            era INTEGER NOT NULL,
            step INTEGER NOT NULL,
            time INTEGER NOT NULL,  -- ms since 1970; the author's unsigned 64 bits, read as signed
            text TEXT NOT NULL,
            digest BLOB NOT NULL,
            agreed INTEGER NOT NULL,
            unread INTEGER NOT NULL
        )""",
        "CREATE UNIQUE INDEX message_key ON message (grp, id, author)",
        "CREATE INDEX message_order ON message (grp, epoch, era, step, author, id)",
        "CREATE INDEX message_unagreed ON message (grp, epoch, era, step, author, id) WHERE NOT agreed",
        "CREATE INDEX message_unread ON message (grp) WHERE unread",
        """CREATE TABLE frame (
            grp BLOB NOT NULL,
            epoch INTEGER NOT NULL,
            era INTEGER NOT NULL,
            era_sender INTEGER NOT NULL,
            step INTEGER NOT NULL,
            frame BLOB NOT NULL
        )""",
        "CREATE UNIQUE INDEX frame_order ON frame (grp, epoch, era, era_sender, step)",
        """CREATE TABLE peer (
            fingerprint BLOB PRIMARY KEY,
            name TEXT NOT NULL,
            verified INTEGER NOT NULL,
            blocked INTEGER NOT NULL,
            address TEXT
        )""",
    ),
    (
        """CREATE TABLE private (
            number INTEGER PRIMARY KEY,  -- in the order they came or were written
            grp BLOB NOT NULL,
            peer BLOB NOT NULL,  -- the other end
            author BLOB NOT NULL,
            id BLOB NOT NULL,
            time INTEGER NOT NULL,
            text TEXT NOT NULL,
            delivered INTEGER NOT NULL  -- whether the other end holds it
        )""",
        "ALTER TABLE message ADD COLUMN final INTEGER NOT NULL DEFAULT 0",  # nothing can come before it any more
        "UPDATE message SET final = agreed",
        "DROP INDEX message_unagreed",
        "CREATE INDEX message_open ON message (grp, epoch, era, step, author, id) WHERE NOT final",
        "CREATE UNIQUE INDEX private_key ON private (grp, author, id)",
        "CREATE INDEX private_order ON private (grp, peer, number)",
        "CREATE INDEX private_undelivered ON private (grp, number) WHERE NOT delivered",
    ),
    (
        """CREATE TABLE note (
            number INTEGER PRIMARY KEY,  -- in the order in which it happened
            grp BLOB NOT NULL,
            at INTEGER NOT NULL,  -- ms since 1970, this member's clock
            epoch INTEGER,  -- the one that began with it; NULL: none has begun since
            event BLOB NOT NULL  -- JSON, as the headless member tells it
        )""",
        "CREATE INDEX note_order ON note (grp, number)",
        "CREATE INDEX note_unplaced ON note (grp) WHERE epoch IS NULL",
        "ALTER TABLE private ADD COLUMN unread INTEGER NOT NULL DEFAULT 0",  # what an older home holds has been seen
        "CREATE INDEX private_unread ON private (grp, peer) WHERE unread",
    ),
    ("CREATE TABLE preference (key TEXT PRIMARY KEY, value BLOB NOT NULL)",),
    ("ALTER TABLE peer ADD COLUMN told TEXT NOT NULL DEFAULT ''",),  # of which namesake the user has been told
    (
        "ALTER TABLE message ADD COLUMN came INTEGER",  # ms since 1970, this member's clock; NULL: an older home
        "ALTER TABLE message ADD COLUMN erased BLOB",  # hash(content), where the text was erased
        "CREATE INDEX message_age ON message (grp, coalesce(came, time)) WHERE erased IS NULL",
        "ALTER TABLE private ADD COLUMN came INTEGER",
        "ALTER TABLE private ADD COLUMN erased BLOB",  # empty, where the text was erased
        "CREATE INDEX private_age ON private (grp, coalesce(came, time)) WHERE erased IS NULL",
    ),
    (
        """CREATE TABLE file (
            grp BLOB NOT NULL,
            author BLOB NOT NULL,
            id BLOB NOT NULL,  -- of the message that announces it
            peer BLOB NOT NULL,  -- the other end of a one-on-one message; empty: everybody in the group
            root BLOB NOT NULL,
            size INTEGER NOT NULL,  -- bytes
            stage TEXT NOT NULL,  -- '', 'wanted': is being fetched, 'gone': its author has withdrawn it
            PRIMARY KEY (grp, author, id, peer)
        )""",
        # Nothing is kept of a file whose message is gone or erased.
        *(
            f"""CREATE TRIGGER {table}_file_{what.split()[0]} AFTER {what} BEGIN
                DELETE FROM file WHERE grp = OLD.grp AND author = OLD.author AND id = OLD.id AND peer = {peer};
            END"""
            for table, peer in (("message", "x''"), ("private", "OLD.peer"))
            for what in (f"DELETE ON {table}", f"UPDATE OF erased ON {table} WHEN NEW.erased IS NOT NULL")
        ),
    ),
    ("CREATE TABLE picture (fingerprint BLOB PRIMARY KEY, hash BLOB NOT NULL, data BLOB NOT NULL)",),
    (*_WORDS_OF_MESSAGES, *_WORDS_OF_PRIVATE),
)


def version(connection: sqlite.Connection) -> int:
    """How far this database has climbed; 0 is an empty one."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite.Connection, ladder: Sequence[Sequence[str]] = LADDER) -> None:
    """Climb the rest of the ladder, all steps or none.

    Raises:
        NewerHome: the database has climbed a longer one.
    """
    done = version(connection)
    if done > len(ladder):
        raise NewerHome
    if done == len(ladder):
        return
    with transaction(connection):
        for step in ladder[done:]:
            for statement in step:
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {len(ladder)}")
