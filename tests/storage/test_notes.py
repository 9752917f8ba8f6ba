"""What happened beside the messages, and what has not been read one-on-one: kept, bounded, gone with the group."""

from contextlib import closing
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlite

from smmp_core.crypto.x25519 import public_key
from smmp_core.storage import database, schema
from smmp_core.storage.errors import HomeBroken
from smmp_core.storage.home import Home
from smmp_core.storage.stored import StoredNote
from smmp_core.storage.writes import (
    KEPT_NOTES,
    DropGroup,
    MarkPrivateRead,
    PlaceNotes,
    SaveGroup,
    SaveNote,
)
from tests.storage.helpers import ALICE, BOB, GROUP, OTHER_GROUP, message, opened, private
from tests.storage.pages import key_of


def kept(home: Home) -> list[tuple[bytes, int, int | None]]:
    """Group, time and epoch of every note."""
    return [(note.group, note.at, note.epoch) for note in home.notes()]


def test_notes_are_kept_in_order_and_get_their_epoch(tmp_path: Path) -> None:
    with closing(opened(tmp_path)) as home:
        home.commit([SaveNote(GROUP, 30, b"one"), SaveNote(OTHER_GROUP, 10, b"two")])
        home.commit([SaveNote(GROUP, 20, b"three"), PlaceNotes(GROUP, 5), SaveNote(GROUP, 25, b"four")])
        home.commit([PlaceNotes(b"nobody's" * 2, 9)])
    with closing(opened(tmp_path)) as home:
        assert home.notes() == [
            StoredNote(GROUP, 30, 5, b"one"),
            StoredNote(OTHER_GROUP, 10, None, b"two"),
            StoredNote(GROUP, 20, 5, b"three"),
            StoredNote(GROUP, 25, None, b"four"),
        ]
        home.commit([PlaceNotes(GROUP, 6)])
        assert [epoch for _, _, epoch in kept(home)] == [5, None, 5, 6]


def test_the_oldest_notes_of_a_group_go(home: Home) -> None:
    home.commit([SaveNote(OTHER_GROUP, 1, b"x")])
    for n in range(KEPT_NOTES + 50):
        home.commit([SaveNote(GROUP, n, b"x")])
    assert [at for group, at, _ in kept(home) if group == GROUP] == list(range(50, KEPT_NOTES + 50))
    assert (OTHER_GROUP, 1, None) in kept(home)


def test_a_dropped_group_takes_its_notes_and_its_unread_with_it(home: Home) -> None:
    for group in (GROUP, OTHER_GROUP):
        home.commit([SaveGroup(group, "x", b"s"), SaveNote(group, 1, b"x"), private(1, group=group)])
    home.commit([DropGroup(GROUP)])
    assert kept(home) == [(OTHER_GROUP, 1, None)]
    assert home.unread_private() == {(OTHER_GROUP, BOB): 1}


def test_a_note_is_stored_with_its_state_or_not_at_all(home: Home) -> None:
    home.commit([SaveGroup(GROUP, "x", b"before")])
    broken = message(2, text="\ud800")  # no text that can be stored
    with pytest.raises(UnicodeEncodeError):
        home.commit([SaveGroup(GROUP, "x", b"after"), SaveNote(GROUP, 1, b"x"), broken])
    assert (home.groups()[0].state, home.notes()) == (b"before", [])


def test_what_others_write_one_on_one_is_unread_until_it_is_read(home: Home) -> None:
    me = public_key(home.identity)
    home.commit([private(1), private(2), private(3, author=me), private(4, peer=ALICE, author=ALICE)])
    home.commit([private(1, group=OTHER_GROUP), private(1)])
    assert home.unread_private() == {(GROUP, BOB): 2, (GROUP, ALICE): 1, (OTHER_GROUP, BOB): 1}
    home.commit([MarkPrivateRead(GROUP, BOB), MarkPrivateRead(GROUP, me)])
    assert home.unread_private() == {(GROUP, ALICE): 1, (OTHER_GROUP, BOB): 1}
    home.commit([private(1), private(2, author=BOB)])
    assert (GROUP, BOB) not in home.unread_private(), "it comes again, but it has been seen"


def test_a_home_of_the_second_schema_climbs_the_ladder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It knows of no notes, and its one-on-one messages count as seen."""
    climb = schema.migrate
    with monkeypatch.context() as older:
        older.setattr(schema, "migrate", lambda connection: climb(connection, schema.LADDER[:2]))
        with closing(opened(tmp_path)) as home:
            home.commit([SaveGroup(GROUP, "Friends", b"as it was")])
    with closing(database.connect(tmp_path / "home.db", key_of(tmp_path))) as connection:
        assert schema.version(connection) == 2
        sql = "INSERT INTO private (grp, peer, author, id, time, text, delivered) VALUES (?, ?, ?, ?, 7, 'psst', 1)"
        connection.execute(sql, (GROUP, BOB, BOB, bytes(16)))
        sql = "INSERT INTO message VALUES (?, ?, ?, 1, 0, 0, 5, 'hello', zeroblob(32), 0, 0, 0)"
        connection.execute(sql, (GROUP, BOB, bytes(16)))
        with pytest.raises(sqlite.OperationalError):
            connection.execute("SELECT * FROM note")
    for _ in range(2):
        with closing(opened(tmp_path)) as home:
            assert schema.version(home._connection) == len(schema.LADDER)
            assert (home.notes(), home.unread_private()) == ([], {})
            assert [(group.name, group.state) for group in home.groups()] == [("Friends", b"as it was")]
            assert (home.message_count(GROUP), len(home.private(GROUP))) == (1, 1)
    with closing(opened(tmp_path)) as home:
        home.commit([SaveNote(GROUP, 1, b"x"), private(9)])
        assert (kept(home), home.unread_private()) == ([(GROUP, 1, None)], {(GROUP, BOB): 1})
    with pytest.raises(HomeBroken, match="closed"):
        home.notes()
