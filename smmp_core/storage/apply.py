"""What each write does to the tables."""

from sqlcipher3 import dbapi2 as sqlite

from smmp_core.storage.schema import UNPLACED
from smmp_core.storage.writes import (
    KEPT_NOTES,
    DropFrame,
    DropFrames,
    DropGroup,
    DropPeer,
    DropPicture,
    MarkAgreed,
    MarkDelivered,
    MarkFile,
    MarkFinal,
    MarkPrivateRead,
    MarkRead,
    PlaceNotes,
    SaveFile,
    SaveFrame,
    SaveGroup,
    SaveMessage,
    SaveName,
    SaveNote,
    SavePeer,
    SavePicture,
    SavePreference,
    SavePrivate,
    Write,
)

_NOW = "CAST(unixepoch('subsec') * 1000 AS INTEGER)"  # ms since 1970


def apply(connection: sqlite.Connection, write: Write, me: bytes) -> None:
    """Do one write inside the running transaction; ``me``: our identity key, whose messages are never unread."""
    execute = connection.execute
    match write:
        case SaveGroup():
            _save_group(connection, write)
        case DropGroup():
            number = _number(connection, write.group)
            if number is not None:
                execute(f"DROP TABLE state_{number}")
            for table in ("conversation", "message", "private", "note", "frame"):
                execute(f"DELETE FROM {table} WHERE grp = ?", (write.group,))
            execute("DELETE FROM preference WHERE key = ?", (write.group.hex(),))
        case SaveMessage():
            _save_message(connection, write, me)
        case SavePrivate():
            execute(
                "INSERT OR IGNORE INTO private (grp, peer, author, id, time, text, delivered, unread, came)"
                f" VALUES (?, ?, ?, ?, ?, ?, ?, ?, {_NOW})",
                (
                    write.group,
                    write.peer,
                    write.author,
                    write.id,
                    signed(write.time),
                    write.text,
                    write.author != me,
                    write.author != me,
                ),
            )
        case MarkDelivered():
            sql = "UPDATE private SET delivered = 1 WHERE grp = ? AND author = ? AND id = ?"
            execute(sql, (write.group, me, write.id))
        case MarkAgreed():
            connection.executemany(
                "UPDATE message SET agreed = 1 WHERE grp = ? AND author = ? AND id = ?",
                [(write.group, author, id) for author, id in write.keys],
            )
        case MarkFinal():
            connection.executemany(
                "UPDATE message SET final = 1 WHERE grp = ? AND author = ? AND id = ?",
                [(write.group, author, id) for author, id in write.keys],
            )
        case SaveNote():
            _save_note(connection, write)
        case PlaceNotes():
            execute("UPDATE note SET epoch = ? WHERE grp = ? AND epoch IS NULL", (write.epoch, write.group))
        case SaveFrame():
            execute(
                "INSERT OR REPLACE INTO frame VALUES (?, ?, ?, ?, ?, ?)", (write.group, *write.location, write.frame)
            )
        case DropFrames():
            execute(
                "DELETE FROM frame WHERE grp = ? AND (epoch, era, era_sender, step) <= (?, ?, ?, ?)"
                " AND (epoch, era, era_sender, step) > (?, ?, ?, ?)",
                (write.group, *write.through, *(write.after or (-1, 0, 0, 0))),
            )
        case DropFrame():
            execute(
                "DELETE FROM frame WHERE grp = ? AND (epoch, era, era_sender, step) = (?, ?, ?, ?)",
                (write.group, *write.location),
            )
        case SavePeer():
            execute(
                "INSERT OR REPLACE INTO peer VALUES (?, ?, ?, ?, ?, ?)",
                (write.fingerprint, write.name, write.verified, write.blocked, write.address, write.told),
            )
            if write.blocked:
                execute("UPDATE message SET unread = 0 WHERE author = ? AND unread", (write.fingerprint,))
        case DropPeer():
            execute("DELETE FROM peer WHERE fingerprint = ?", (write.fingerprint,))
            execute("DELETE FROM picture WHERE fingerprint = ?", (write.fingerprint,))
        case MarkRead():
            execute("UPDATE message SET unread = 0 WHERE grp = ? AND unread", (write.group,))
        case MarkPrivateRead():
            execute("UPDATE private SET unread = 0 WHERE grp = ? AND peer = ? AND unread", (write.group, write.peer))
        case SaveName():
            execute("UPDATE own SET name = ?", (write.name,))
        case SavePreference():
            execute("INSERT OR REPLACE INTO preference (key, value) VALUES (?, ?)", (write.key, write.value))
        case SaveFile():
            _save_file(connection, write)
        case MarkFile():
            sql = "UPDATE file SET stage = ? WHERE grp = ? AND author = ? AND id = ?"
            execute(sql, (write.stage, write.group, write.author, write.id))
        case SavePicture():
            execute("INSERT OR REPLACE INTO picture VALUES (?, ?, ?)", (write.fingerprint, write.hash, write.data))
        case DropPicture():
            execute("DELETE FROM picture WHERE fingerprint = ?", (write.fingerprint,))


def _number(connection: sqlite.Connection, group: bytes) -> int | None:
    row = connection.execute("SELECT number FROM conversation WHERE grp = ?", (group,)).fetchone()
    number: int | None = row and row[0]
    return number


def _save_group(connection: sqlite.Connection, write: SaveGroup) -> None:
    """Each state has a table of its own, so that nothing of it stays behind when it is replaced.

    ``secure_delete`` zeroes the place of a row that is deleted. But a row that merely moves to another page, to
    make room for a neighbour that grew, leaves parts of itself behind. A row without neighbours never moves.
    """
    number = _number(connection, write.group)
    if number is None:
        sql = "INSERT INTO conversation (grp, name) VALUES (?, ?)"
        number = connection.execute(sql, (write.group, write.name)).lastrowid
        connection.execute(f"CREATE TABLE state_{number} (state BLOB NOT NULL)")
    else:
        connection.execute("UPDATE conversation SET name = ? WHERE number = ?", (write.name, number))
        connection.execute(f"DELETE FROM state_{number}")
    connection.execute(f"INSERT INTO state_{number} VALUES (?)", (write.state,))


def _save_message(connection: sqlite.Connection, write: SaveMessage, me: bytes) -> None:
    position = write.position
    if position is None:
        last = "SELECT coalesce(max(step), 0) FROM message WHERE grp = ? AND epoch = ?"
        position = (UNPLACED, 0, connection.execute(last, (write.group, UNPLACED)).fetchone()[0] + 1)
    connection.execute(
        "INSERT INTO message (grp, author, id, epoch, era, step, time, text, digest, agreed, unread, came)"
        f" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, {_NOW})"
        " ON CONFLICT (grp, id, author) DO UPDATE SET epoch = excluded.epoch, era = excluded.era,"
        " step = excluded.step, time = excluded.time, digest = excluded.digest,"
        " text = CASE WHEN erased IS NULL THEN excluded.text ELSE text END,"  # what was erased stays so
        " agreed = agreed OR excluded.agreed",
        (
            write.group,
            write.author,
            write.id,
            *position,
            signed(write.time),
            write.text,
            write.digest,
            write.agreed,
            write.author != me and not _is_blocked(connection, write.author),
        ),
    )


def _is_blocked(connection: sqlite.Connection, fingerprint: bytes) -> bool:
    """Whether nothing of somebody is news: others pass on what they write in groups."""
    sql = "SELECT 1 FROM peer WHERE fingerprint = ? AND blocked"
    return connection.execute(sql, (fingerprint,)).fetchone() is not None


def _save_file(connection: sqlite.Connection, write: SaveFile) -> None:
    """A message that was erased here may be saved again: its file stays away like its text."""
    table, key = ("private" if write.peer else "message"), (write.group, write.author, write.id)
    erased = f"SELECT 1 FROM {table} WHERE grp = ? AND author = ? AND id = ? AND erased IS NOT NULL"
    if connection.execute(erased, key).fetchone() is None:
        values = (*key, write.peer, write.root, write.size, write.stage)
        connection.execute("INSERT OR IGNORE INTO file VALUES (?, ?, ?, ?, ?, ?, ?)", values)


def _save_note(connection: sqlite.Connection, write: SaveNote) -> None:
    """The oldest go when there are too many."""
    connection.execute("INSERT INTO note (grp, at, event) VALUES (?, ?, ?)", (write.group, write.at, write.event))
    last = "SELECT number FROM note WHERE grp = ? ORDER BY number DESC LIMIT 1 OFFSET ?"
    connection.execute(f"DELETE FROM note WHERE grp = ? AND number <= ({last})", (write.group, write.group, KEPT_NOTES))


def signed(time: int) -> int:
    """An unsigned 64-bit number as SQLite can hold it; a peer may claim any."""
    return time - 2**64 if time >= 2**63 else time


def unsigned(time: int) -> int:
    """What :func:`signed` was given."""
    return time + 2**64 if time < 0 else time
