"""The encrypted home of one member: identity, states, messages, people.

``home.key`` gives the key (see ``keyfile``), ``home.db`` is an SQLCipher database with its log ``home.db-wal``,
``home.lock`` holds the home for one process.
"""

import contextlib
import logging
import os
import threading
import time
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import platformdirs
from sqlcipher3 import dbapi2 as sqlite

from smmp_core.crypto.random import RandomSource
from smmp_core.crypto.x25519 import generate, public_key
from smmp_core.errors import LocalError
from smmp_core.search import Query
from smmp_core.storage import backup, database, folder, keyfile, protection, schema, word_index
from smmp_core.storage.apply import apply, unsigned
from smmp_core.storage.erasing import Erased, erase
from smmp_core.storage.errors import DamagedHome, HomeBroken
from smmp_core.storage.folder import DATABASE, KEY, NEW
from smmp_core.storage.protection import Protection
from smmp_core.storage.schema import UNPLACED
from smmp_core.storage.stored import Place, StoredGroup, StoredMessage, StoredNote, StoredPrivate
from smmp_core.storage.writes import LocationTuple, SaveFile, SaveName, SavePeer, Write

ERASED_AT_ONCE: Final = 50  # messages: whoever reads a message meanwhile waits some 15 ms
PAUSE: Final = 0.001  # seconds for whoever waits for the home while it is copied
CLEAN_AFTER: Final = 0.1  # seconds that erased keys may stay in the log, so that a burst is cleaned up after once

log = logging.getLogger(__name__)

_MESSAGE = "grp, author, id, epoch, era, step, time, text, digest, agreed, erased"
_SHOWN = "grp = ? AND erased IS NULL"
_ORDER = "epoch, era, step, author, id"


class Home:
    """An open home. All methods may be called from any thread; they take turns."""

    identity: bytes
    """b, the private identity key; 32 bytes."""
    name: str | None
    """The member's own name."""

    def __init__(self, path: Path, connection: sqlite.Connection, lock: int) -> None:
        """Use :meth:`open`."""
        self._path, self._connection, self._lock = path, connection, lock
        self._turn = threading.RLock()
        self._copying = threading.Lock()
        self._open = True
        self._cleaner: threading.Timer | None = None
        row = connection.execute("SELECT identity, name FROM own").fetchone()
        if row is None:
            raise DamagedHome("This home holds no identity. Nothing was changed; put it back from a backup.")
        self.identity, self.name = row
        self._me = public_key(self.identity)

    def __repr__(self) -> str:
        return f"Home({str(self._path)!r})"

    # -- opening ------------------------------------------------------------------------------

    @staticmethod
    def default_path() -> Path:
        """The platform's folder for user data."""
        return platformdirs.user_data_path("smmp", appauthor=False)

    @staticmethod
    def protection(path: Path) -> Protection:
        """What protects the home at ``path``; ``none``: there is no home.

        Raises:
            DamagedHome: the key file makes no sense.
            NewerHome: a later version wrote it.
        """
        return protection.of(path)

    @classmethod
    def open(cls, path: Path, *, passphrase: str | None, random: RandomSource) -> "Home":
        """Open the home at ``path``; the first time make it, with a new identity key.

        Raises:
            HomeInUse: another process has it.
            PassphraseNeeded, BadPassphrase: the passphrase is missing, wrong or too many.
            KeyringGone, KeyringUnusable: the system's keyring does not give the key.
            DamagedHome: a file is missing, cut or altered. Nothing was changed.
            NewerHome: a later version wrote it. Nothing was changed.
            HomeNotWritable, HomeFull: the folder cannot be used.
        """
        folder.prepare(path)
        lock = folder.take_lock(path)
        try:
            with folder.writing(path):
                _finish_or_make(path, passphrase, random)
                key = protection.key_of(protection.read(path), passphrase)
            if not (path / DATABASE).exists():
                raise DamagedHome("The database of this home is gone. Put it back from a backup.")
            with database.opening(), contextlib.ExitStack() as stack:
                connection = database.connect(path / DATABASE, key)
                stack.callback(connection.close)
                database.check(connection)
                if schema.version(connection) == 0:  # cut so short that SQLite would begin a new one in it
                    raise DamagedHome("The database of this home is cut off. Put it back from a backup.")
                schema.migrate(connection)
                home = cls(path, connection, lock)
                stack.pop_all()
            home.clean()  # after a process that was killed
            return home
        except BaseException:
            os.close(lock)
            raise

    def close(self) -> None:
        """Let go of the home; closing again does nothing."""
        with self._copying, self._turn:
            if self._open:
                self._open = False
                if self._cleaner is not None:
                    self._cleaner.cancel()
                self._connection.close()  # cleans, too
                os.close(self._lock)

    # -- writing ------------------------------------------------------------------------------

    def commit(self, writes: Sequence[Write]) -> None:
        """Do all writes in one transaction; when this returns they are on the disk.

        What they replaced or deleted is in none of the home's files ``CLEAN_AFTER`` later, or after
        :meth:`clean` or :meth:`close`; if the process is killed before, after the next opening.

        Raises:
            HomeFull, HomeBroken: with a sentence; nothing was changed.
        """
        if not writes:
            return
        with self._using() as connection:
            with database.storing(), database.transaction(connection):
                for write in writes:
                    apply(connection, write, self._me)
            for write in writes:
                if isinstance(write, SaveName):
                    self.name = write.name
            self._clean_soon()

    def erase(
        self, group: bytes, before: int | None, *, keep: Collection[bytes], unread: bool, limit: int = ERASED_AT_ONCE
    ) -> Erased:
        """Erase the texts of at most ``limit`` messages of a group; see ``erasing``. The log is cleaned as by a commit.

        Raises:
            HomeFull, HomeBroken: with a sentence; nothing was changed.
        """
        with self._using() as connection:
            with database.storing(), database.transaction(connection):
                erased = erase(connection, group, before, self._me, keep=keep, unread=unread, limit=limit)
            self._clean_soon()
        return erased

    def copy(self, to: Path, key: bytes) -> None:
        """Write all that this home holds now to a new database ``to`` under another ``key``, for a backup.

        It can be used meanwhile; closing it waits.

        Raises:
            HomeFull, HomeBroken: with a sentence.
        """
        with self._copying, self._using() as connection, database.storing():
            database.copy(connection, to, key, self._let_others)

    def _let_others(self) -> None:
        """Whoever waits for the home has a turn."""
        self._turn.release()
        try:
            time.sleep(PAUSE)
        finally:
            self._turn.acquire()

    def _clean_soon(self) -> None:
        if self._cleaner is None:
            self._cleaner = threading.Timer(CLEAN_AFTER, self.clean)
            self._cleaner.daemon = True
            self._cleaner.start()

    def clean(self) -> None:
        """Remove now what commits have erased; otherwise it happens by itself."""
        with self._turn:
            if not self._open:
                return
            self._cleaner = None
            try:
                database.clean(self._connection)
            except sqlite.Error as error:
                log.warning("Erased keys stay in %s until the next commit: %s.", self._path, error)

    # -- reading ------------------------------------------------------------------------------

    def groups(self) -> list[StoredGroup]:
        """All groups, the oldest first."""
        with self._turn:
            return [
                StoredGroup(group, name, self._rows(f"SELECT state FROM state_{number}")[0][0])
                for number, group, name in self._rows("SELECT number, grp, name FROM conversation ORDER BY number")
            ]

    def peers(self) -> list[SavePeer]:
        """Everybody known."""
        rows = self._rows("SELECT fingerprint, name, verified, blocked, address, told FROM peer ORDER BY fingerprint")
        return [SavePeer(key, name, bool(seen), bool(gone), at, told) for key, name, seen, gone, at, told in rows]

    def frames(self, group: bytes) -> list[tuple[LocationTuple, bytes]]:
        """The frames kept for a group, in order of location."""
        rows = self._rows(
            "SELECT epoch, era, era_sender, step, frame FROM frame WHERE grp = ? ORDER BY epoch, era, era_sender, step",
            group,
        )
        return [((epoch, era, sender, step), frame) for epoch, era, sender, step, frame in rows]

    def messages(
        self,
        group: bytes,
        *,
        after: bytes | None = None,
        before: bytes | None = None,
        author: bytes | None = None,
        limit: int | None = None,
        newest: bool = False,
    ) -> list[StoredMessage]:
        """Messages in the transcript's order (position, author, id), those of the outbox last, as typed; none erased.

        ``after``, ``before``: only those behind or in front of the message with this id, by
        ``author`` if several use it. ``limit``: at most so many, the first of them, or with ``newest`` the last.

        Raises:
            LocalError: no message has the id.
        """
        where = _SHOWN
        values: list[object] = [group]
        for id, sign in ((after, ">"), (before, "<")):
            if id is not None:
                where += f" AND ({_ORDER}) {sign} (?, ?, ?, ?, ?)"
                values += self._place(group, id, author)
        direction = ", ".join(f"{column} DESC" if newest else column for column in _ORDER.split(", "))
        found = self._messages(f"{where} ORDER BY {direction} LIMIT ?", *values, -1 if limit is None else limit)
        return found[::-1] if newest else found

    def unplaced(self, group: bytes) -> list[StoredMessage]:
        """Our messages that were never encrypted, as typed."""
        return self._messages(f"grp = ? AND epoch = ? ORDER BY {_ORDER}", group, UNPLACED)

    def tail(self, group: bytes) -> list[StoredMessage]:
        """The messages of the transcript before which others may still come, or that not all are known to hold."""
        return self._messages(f"grp = ? AND NOT final AND epoch < ? ORDER BY {_ORDER}", group, UNPLACED)

    def message(self, group: bytes, author: bytes, id: bytes) -> StoredMessage | None:
        """One message of the transcript."""
        found = self._messages("grp = ? AND id = ? AND author = ? AND epoch < ?", group, id, author, UNPLACED)
        return found[0] if found else None

    def placed(self, group: bytes, first: int, last: int, *, after: Place | None, limit: int) -> list[StoredMessage]:
        """The transcript's messages of the epochs from ``first`` through ``last``, in order: at most ``limit``.

        ``after``: only those behind this (position, author, id).
        """
        position, *name = after or ((first, -1, -1), b"", b"")
        where = f"grp = ? AND ({_ORDER}) > (?, ?, ?, ?, ?) AND epoch <= ? ORDER BY {_ORDER} LIMIT ?"
        return self._messages(where, group, *position, *name, min(last, UNPLACED - 1), limit)

    def has_message(self, group: bytes, author: bytes, id: bytes) -> bool:
        """Whether the transcript of ``group`` holds the author's message ``id``."""
        sql = "SELECT 1 FROM message WHERE grp = ? AND id = ? AND author = ? AND epoch < ?"
        return bool(self._rows(sql, group, id, author, UNPLACED))

    def private_message(self, group: bytes, author: bytes, id: bytes, peer: bytes) -> StoredPrivate | None:
        """The author's one-on-one message ``id`` in the thread with ``peer``."""
        where = "grp = ? AND author = ? AND id = ? AND peer = ?"
        return next(iter(self._private(where, group, author, id, peer)), None)

    def private(
        self,
        group: bytes,
        peer: bytes | None = None,
        *,
        after: bytes | None = None,
        before: bytes | None = None,
        author: bytes | None = None,
        limit: int | None = None,
    ) -> list[StoredPrivate]:
        """The newest ``limit`` one-on-one messages of a group (with ``peer``; before the one named ``before``), or the
        first ``limit`` after the one named ``after``, in the order they were written here or came.

        Raises:
            LocalError: no message has the id.
        """
        where, values, most = _SHOWN, [group], -1 if limit is None else limit
        if peer is not None:
            where, values = where + " AND peer = ?", [*values, peer]
        for id, sign in ((after, ">"), (before, "<")):
            if id is not None:
                by = "AND author = ?" if author is not None else ""
                query = f"SELECT number FROM private WHERE grp = ? AND id = ? {by} ORDER BY number"
                found = self._rows(query, group, id, *([author] if author is not None else []))
                if not found:
                    raise LocalError("There is no private message with this id in the group.", code="bad_field")
                where, values = f"{where} AND number {sign} ?", [*values, found[0][0]]
        if after is not None:
            return self._private(f"{where} ORDER BY number LIMIT ?", *values, most)
        return self._private(f"{where} ORDER BY number DESC LIMIT ?", *values, most)[::-1]

    def undelivered(self, group: bytes) -> list[StoredPrivate]:
        """Our one-on-one messages that the other end is not known to hold, as typed."""
        return self._private("grp = ? AND NOT delivered ORDER BY number", group)

    def has_private(self, group: bytes, author: bytes, id: bytes) -> bool:
        """Whether we hold the author's one-on-one message ``id``."""
        return bool(self._rows("SELECT 1 FROM private WHERE grp = ? AND author = ? AND id = ?", group, author, id))

    def unread(self) -> dict[tuple[bytes, bytes], int]:
        """How many messages of groups the user has not seen, by group and who wrote them."""
        rows = self._rows("SELECT grp, author, count(*) FROM message WHERE unread GROUP BY grp, author")
        return {(group, author): count for group, author, count in rows}

    def unread_private(self) -> dict[tuple[bytes, bytes], int]:
        """How many one-on-one messages the user has not seen, by group and who wrote them."""
        rows = self._rows("SELECT grp, peer, count(*) FROM private WHERE unread GROUP BY grp, peer")
        return {(group, peer): count for group, peer, count in rows}

    def notes(self) -> list[StoredNote]:
        """What happened beside the messages, of all groups, in the order in which it did."""
        rows = self._rows("SELECT grp, at, epoch, event FROM note ORDER BY number")
        return [StoredNote(group, at, epoch, event) for group, at, epoch, event in rows]

    def preference(self, key: str) -> bytes | None:
        """What was saved as a preference, if anything."""
        rows = self._rows("SELECT value FROM preference WHERE key = ?", key)
        return rows[0][0] if rows else None

    def files(self) -> list[SaveFile]:
        """The files that messages announce."""
        rows = self._rows("SELECT grp, author, id, peer, root, size, stage FROM file ORDER BY rowid")
        return [SaveFile(*row) for row in rows]

    def pictures(self) -> dict[bytes, bytes]:
        """The hashes of all profile pictures, by whose they are."""
        return {fingerprint: hash for fingerprint, hash in self._rows("SELECT fingerprint, hash FROM picture")}

    def picture(self, fingerprint: bytes) -> bytes | None:
        """Somebody's profile picture, PNG or JPEG as its owner sent it."""
        rows = self._rows("SELECT data FROM picture WHERE fingerprint = ?", fingerprint)
        return rows[0][0] if rows else None

    def last_message(self, group: bytes) -> StoredMessage | None:
        """The newest message, those in the outbox included."""
        return next(iter(self.messages(group, limit=1, newest=True)), None)

    def message_count(self, group: bytes) -> int:
        """How many messages are stored, those in the outbox included and those erased not."""
        count: int = self._rows(f"SELECT count(*) FROM message WHERE {_SHOWN}", group)[0][0]
        return count

    def search(
        self, query: Query, group: bytes | None, peer: bytes | None, limit: int, *, private: bool = True
    ) -> list[StoredMessage | StoredPrivate]:
        """The newest ``limit`` messages and, if ``private``, one-on-one messages in which all of a query stands.

        ``group``: only those of a group; ``peer``: only the one-on-one messages with somebody.
        """
        found: list[StoredMessage | StoredPrivate] = []
        if query and peer is None:
            where, values = word_index.where("message", "rowid", query, limit, grp=group)
            found += self._messages(where, *values)
        if query and private:
            where, values = word_index.where("private", "number", query, limit, grp=group, peer=peer)
            found += self._private(where, *values)
        return sorted(found, key=lambda message: message.time, reverse=True)[:limit]

    # -- inside -------------------------------------------------------------------------------

    def _messages(self, where: str, *values: object) -> list[StoredMessage]:
        return [
            StoredMessage(
                group,
                author,
                id,
                None if epoch == UNPLACED else (epoch, era, step),
                unsigned(time),
                text,
                digest,
                bool(agreed),
                erased,
            )
            for group, author, id, epoch, era, step, time, text, digest, agreed, erased in self._rows(
                f"SELECT {_MESSAGE} FROM message WHERE {where}", *values
            )
        ]

    def _private(self, where: str, *values: object) -> list[StoredPrivate]:
        return [
            StoredPrivate(group, peer, author, id, unsigned(time), text, bool(delivered))
            for group, peer, author, id, time, text, delivered in self._rows(
                f"SELECT grp, peer, author, id, time, text, delivered FROM private WHERE {where}", *values
            )
        ]

    def _place(self, group: bytes, id: bytes, author: bytes | None) -> tuple[object, ...]:
        """Where the message with this id stands; the first one, should several authors use it and none be named."""
        by = "AND author = ?" if author is not None else ""
        query = f"SELECT {_ORDER} FROM message WHERE grp = ? AND id = ? {by} ORDER BY {_ORDER} LIMIT 1"
        rows = self._rows(query, group, id, *([author] if author is not None else []))
        if not rows:
            raise LocalError("There is no message with this id in the group.", code="bad_field")
        return rows[0]

    def _rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        with self._using() as connection:
            try:
                return list(connection.execute(sql, values))
            except sqlite.Error as error:
                raise HomeBroken(f"The home cannot be read ({error}).") from error

    @contextlib.contextmanager
    def _using(self) -> Iterator[sqlite.Connection]:
        with self._turn:
            if not self._open:
                raise HomeBroken("The home is closed.")
            yield self._connection


def _finish_or_make(path: Path, passphrase: str | None, random: RandomSource) -> None:
    """Make a home where there is none.

    Key file and database are made under other names; then the database is renamed and last the key file, whose
    presence makes it a home. A process killed in between leaves what the next one finishes or makes anew.
    """
    key_file, file = path / KEY, path / DATABASE
    new_key_file, new_file = path / (KEY + NEW), path / (DATABASE + NEW)
    if key_file.exists():
        protection.tidy(path)
        backup.remove_copies(path)
        return
    if file.exists():
        if not new_key_file.exists():
            raise DamagedHome("The key file of this home is gone. Nothing was changed; put it back from a backup.")
        folder.rename(new_key_file, key_file)
        return
    # SQLite would play the log of a database that was removed into the new one.
    logs = [path / (name + end) for name in (DATABASE, DATABASE + NEW) for end in database.LOGS]
    for leftover in (new_key_file, new_file, *logs):
        leftover.unlink(missing_ok=True)
    key = random(keyfile.KEY_BYTES)
    folder.make_private(new_key_file, keyfile.encode(keyfile.protect(key, passphrase, random)))
    folder.make_private(new_file)
    with database.opening(), contextlib.closing(database.connect(new_file, key)) as connection:
        connection.execute(database.LOG)
        schema.migrate(connection)
        connection.execute("INSERT INTO own VALUES (1, ?, NULL)", (generate(random)[0],))
    folder.rename(new_file, file)
    folder.rename(new_key_file, key_file)
