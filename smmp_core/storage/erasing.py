"""Erasing what was said, from this home alone.

The text goes; what names a message, where it stands and the hash of its content stay. The transcript hash, refusing
what comes a second time and comparing with others (protocol.md §6) need these, and never the text.

A text stays that may still have to be sent: our own until every member holds it, and whatever is owed to somebody.
"""

from collections import Counter
from collections.abc import Collection, Mapping
from itertools import islice
from typing import Final, NamedTuple

from sqlcipher3 import dbapi2 as sqlite

from smmp_core.crypto.suite import hash_
from smmp_core.storage.schema import UNPLACED

NEVER: Final = 2**63 - 1  # ms since 1970, behind every message
_OLD: Final = "grp = :group AND erased IS NULL AND coalesce(came, time) < :before AND (:unread OR NOT unread)"


class Erased(NamedTuple):
    """What was erased."""

    messages: int  # one-on-one ones among them
    unread: Mapping[bytes, int]  # how many of the group's the user had not seen, by who wrote them
    unread_private: Mapping[bytes, int]  # how many one-on-one, by the other's identity key


def erase(
    connection: sqlite.Connection,
    group: bytes,
    before: int | None,
    me: bytes,
    *,
    keep: Collection[bytes],
    unread: bool,
    limit: int,
) -> Erased:
    """Erase texts of a group inside the running transaction.

    Args:
        connection: the home's.
        group: its id.
        before: only what came here earlier (ms since 1970, by this member's clock, which no author sets); None: all.
        me: our identity key.
        keep: ids of our own messages that must stay.
        unread: whether what the user has not seen goes too.
        limit: at most so many of each sort, that others can use the home in between.
    """
    values = {"group": group, "before": NEVER if before is None else before, "unread": unread, "me": me}
    messages = connection.execute(
        f"SELECT rowid, author, id, text, unread FROM message WHERE {_OLD} AND epoch < {UNPLACED}"
        " AND (agreed OR final OR author <> :me)",
        values,
    )
    found = list(islice((row for row in messages if row[1] != me or row[2] not in keep), limit))
    connection.executemany(
        "UPDATE message SET text = '', unread = 0, erased = ? WHERE rowid = ?",
        [(hash_(text.encode()), number) for number, _, _, text, _ in found],
    )
    private = connection.execute(f"SELECT number, peer, unread FROM private WHERE {_OLD} AND delivered", values)
    alone = list(islice(private, limit))
    connection.executemany(
        "UPDATE private SET text = '', unread = 0, erased = x'' WHERE number = ?", [(number,) for number, _, _ in alone]
    )
    unseen = Counter(peer for _, peer, new in alone if new)
    return Erased(len(found) + len(alone), Counter(author for _, author, _, _, new in found if new), unseen)
