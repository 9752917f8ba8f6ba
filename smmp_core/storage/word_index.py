"""The index of the words in messages (SQLite's FTS5), and how it is asked.

For each table of messages there is one of their words. Triggers keep the two alike, whoever writes; a message that
is deleted leaves the index in the same transaction, and its words are overwritten there (``secure-delete``): by
default FTS5 would only note that they are gone. The words are stored beside the index, because what is taken out of
it has to be named exactly, and another version of Python may fold a character differently.

The messages are found by their rowids. ``VACUUM`` may give them new ones where no column names them: do not.
"""

from collections.abc import Iterator

from sqlcipher3 import dbapi2 as sqlite

from smmp_core.search import Query, indexed


def prepare(connection: sqlite.Connection) -> None:
    """Give a connection the function that the triggers call. It takes bytes: of a text it would see no more than
    what stands before a NUL."""
    connection.create_function("indexed_words", 1, lambda text: indexed(text.decode()), deterministic=True)


def word_index(table: str, number: str) -> Iterator[str]:
    """The statements that make the index of a table's column ``text`` and fill it; ``number`` names its rowid."""
    index = f"{table}_words"
    yield f"CREATE VIRTUAL TABLE {index} USING fts5(words, tokenize = 'ascii', columnsize = 0)"
    yield f"INSERT INTO {index} ({index}, rank) VALUES ('secure-delete', 1)"
    yield f"INSERT INTO {index} (rowid, words) SELECT {number}, indexed_words(CAST(text AS BLOB)) FROM {table}"
    yield f"""CREATE TRIGGER {table}_added AFTER INSERT ON {table} BEGIN
        INSERT INTO {index} (rowid, words) VALUES (new.{number}, indexed_words(CAST(new.text AS BLOB)));
    END"""
    yield f"""CREATE TRIGGER {table}_changed AFTER UPDATE OF text ON {table} WHEN old.text IS NOT new.text BEGIN
        UPDATE {index} SET words = indexed_words(CAST(new.text AS BLOB)) WHERE rowid = new.{number};
    END"""
    yield f"""CREATE TRIGGER {table}_deleted AFTER DELETE ON {table} BEGIN
        DELETE FROM {index} WHERE rowid = old.{number};
    END"""


def where(
    table: str, number: str, query: Query, limit: int, *, grp: bytes | None = None, peer: bytes | None = None
) -> tuple[str, list[object]]:
    """A condition on ``table``, with the values in it: it is one of the newest ``limit`` that match."""
    only, values = "", [value for value in (grp, peer) if value is not None]
    for column, value in (("grp", grp), ("peer", peer)):
        only += f" AND {table}.{column} = ?" if value is not None else ""
    index = f"{table}_words"
    found = f"SELECT {index}.rowid FROM {index} CROSS JOIN {table} ON {table}.{number} = {index}.rowid"
    newest = f"{found} WHERE {index} MATCH ?{only} ORDER BY {index}.rowid DESC LIMIT ?"
    return f"{number} IN ({newest}) ORDER BY {number} DESC", [query.match, *values, limit]
