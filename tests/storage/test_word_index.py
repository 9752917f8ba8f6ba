"""Searching a home: what is found, what is erased, and what an older home holds is found too."""

from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smmp_core.body import Answered, Body
from smmp_core.search import Query
from smmp_core.storage import database, schema
from smmp_core.storage.folder import DATABASE
from smmp_core.storage.home import Home
from smmp_core.storage.writes import DropGroup, SaveGroup
from tests.storage.helpers import ALICE, BOB, GROUP, OTHER_GROUP, message, numbers, opened, private
from tests.storage.pages import key_of, plaintext

INDEXED_FROM = next(n for n, step in enumerate(schema.LADDER) if any("message_words" in line for line in step))
"""The steps that a home without an index has climbed."""


def found(home: Home, words: str, group: bytes | None = None, peer: bytes | None = None, limit: int = 50) -> list[int]:
    """The ids of what is found."""
    return numbers(home.search(Query(words), group, peer, limit))


def check(home: Home) -> None:
    """The index holds what its tables hold, no more and no less."""
    for table in ("message", "private"):
        home._rows(f"INSERT INTO {table}_words ({table}_words) VALUES ('integrity-check')")
        assert home._rows(f"SELECT count(*) FROM {table}") == home._rows(f"SELECT count(*) FROM {table}_words")


def test_words_are_found_in_both_tables_the_newest_first(home: Home) -> None:
    home.commit([message(n, position=(1, 0, n), text=text) for n, text in enumerate(("one", "one two", "two three"))])
    home.commit([private(7, text="TWO alone", time=2_000_000_000_000), private(8, text="four")])
    assert found(home, "two") == [7, 2, 1]
    assert found(home, "two on") == [1]
    assert found(home, "on") == [1, 0]
    assert found(home, "on two") == []
    assert found(home, "two", limit=2) == [7, 2]
    assert found(home, "two", GROUP) == [7, 2, 1]
    assert found(home, "two", OTHER_GROUP) == []
    assert found(home, "two", GROUP, BOB) == [7]
    assert found(home, "two", GROUP, ALICE) == []


def test_any_part_of_a_sentence_without_spaces_is_found(home: Home) -> None:
    texts = ["明日東京タワーへ行く", "京東", "สวัสดีครับ", "שָׁלוֹם לכולם", "great 🎉🎉"]
    home.commit([message(n, position=(1, 0, n), text=text) for n, text in enumerate(texts)])
    for words, hits in (("東京", [0]), ("京", [1, 0]), ("タワーへ行", [0]), ("ดีครับ", [2]), ("שלום", [3]), ("🎉", [4])):
        assert found(home, words) == hits


def test_the_header_in_front_of_the_words_is_not_found(home: Home) -> None:
    home.commit([message(1, text=Body("hello", answers=Answered("ab" * 32, "cd" * 16)).encode())])
    assert found(home, "hello") == [1]
    assert found(home, "answers") == found(home, "ab" * 32) == []


def test_a_message_that_gets_its_place_is_found_once(home: Home) -> None:
    home.commit([message(1, position=None, text="waiting for its place")])
    home.commit([message(2, position=(1, 0, 1), text="another")])
    assert found(home, "waiting") == [1]
    home.commit([message(1, position=(1, 0, 2), text="waiting for its place", agreed=True)])
    assert found(home, "waiting") == [1]
    home.commit([message(1, position=(1, 0, 2), text="other words now")])
    assert found(home, "waiting") == []
    assert found(home, "words") == [1]
    home.commit([private(5), private(5, text="the same id again")])
    assert found(home, "again") == []
    check(home)


@pytest.mark.parametrize(
    "words",
    ["", " ", '"', "*", "a*", "NEAR(a b)", "a AND b OR NOT c", "words:a", "^a", "-a", "{a}", "😀", "a'b", "\x00"],
)
def test_no_input_is_syntax(home: Home, words: str) -> None:
    home.commit([message(1, text="nothing of the kind")])
    assert found(home, words) == []
    assert found(home, "x" * 10_000) == found(home, "y " * 10_000) == []
    assert found(home, "kind " * 10_000) == [1]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60), st.text(max_size=20))
def test_a_message_is_found_by_its_own_words(home: Home, text: str, more: str) -> None:
    text = text.encode("utf-8", "replace").decode()
    home.commit([DropGroup(GROUP), message(1, text=text)])
    assert found(home, text) == ([1] if Query(text) else [])
    found(home, more)


def test_what_is_erased_is_in_no_index_and_no_page(tmp_path: Path) -> None:
    with closing(opened(tmp_path)) as home:
        for n in range(400):
            group = (GROUP, OTHER_GROUP)[n % 2]
            word = "qwertzsecret" if group == GROUP else "asdfghpublic"
            home.commit(
                [
                    message(n, group=group, position=(1, 0, n), text=f"{word}{n:04} {word} the same for all"),
                    private(n, group=group, text=f"{word}{n:04} psst"),
                ]
            )
        home.clean()
        key = key_of(tmp_path)
        assert found(home, "qwertzsecret0002") == [2, 2]
        assert plaintext(tmp_path, key).count(b"qwertzsecret") > 400
        assert home._rows("SELECT count(*) FROM message WHERE text LIKE 'asdf%'") == [(200,)]
        with home._using() as connection:  # as what erases old messages does: a plain DELETE
            connection.execute("DELETE FROM message WHERE grp = ? AND step < 200", (GROUP,))
            connection.execute("DELETE FROM private WHERE grp = ? AND number <= 200", (GROUP,))
        home.clean()
        check(home)
        assert found(home, "qwertzsecret0002") == [] and found(home, "qwertzsecret0202") == [202, 202]
        assert b"qwertzsecret0002" not in plaintext(tmp_path, key)
        home.commit([SaveGroup(GROUP, "x", b"state"), DropGroup(GROUP)])
        home.clean()
        check(home)
        assert found(home, "qwertzsecret") == [] and found(home, "asdfghpublic0001") == [1, 1]
        assert len(found(home, "the same for all")) == 50
        pages = plaintext(tmp_path, key)
    assert b"qwertz" not in pages and b"asdfgh" in pages


def test_an_older_home_gets_its_index_when_it_is_opened(tmp_path: Path) -> None:
    with closing(database.connect(tmp_path / "db", bytes(32))) as connection:
        schema.migrate(connection, schema.LADDER[:INDEXED_FROM])
        for n in range(50):
            values = (GROUP, ALICE, n.to_bytes(16, "big"), n, f"message number{n}", bytes(32))
            connection.execute(
                "INSERT INTO message (grp, author, id, epoch, era, step, time, text, digest, agreed, unread)"
                " VALUES (?, ?, ?, 1, 0, ?, 7, ?, ?, 1, 0)",
                values,
            )
        schema.migrate(connection)
        for words, rowids in (("number7", [8]), ("number", []), ("message", list(range(1, 51)))):
            sql = "SELECT rowid FROM message_words WHERE message_words MATCH ? ORDER BY rowid"
            assert [rowid for (rowid,) in connection.execute(sql, (words,))] == rowids
        connection.execute("DELETE FROM message WHERE step < 49")
        left = connection.execute("SELECT count(*), min(words) FROM message_words").fetchone()
        assert left == (1, "message number49")


def test_texts_that_are_erased_leave_the_index_though_their_messages_stay(tmp_path: Path) -> None:
    with closing(opened(tmp_path)) as home:
        home.commit(
            [message(n, position=(1, 0, n), text=f"qwertz{n:03} and more", agreed=True) for n in range(100)]
            + [private(n, text=f"qwertz{n:03} psst") for n in range(100)]
            + [message(500, group=OTHER_GROUP, text="asdfgh stays")]
        )
        assert found(home, "qwertz007") == [7, 7]
        home.erase(GROUP, None, keep=(), unread=True, limit=1000)
        home.clean()
        check(home)
        assert found(home, "qwertz") == found(home, "psst") == [] and found(home, "stays") == [500]
        pages = plaintext(tmp_path, key_of(tmp_path))
    assert b"qwertz" not in pages and b"asdfgh" in pages


def test_the_index_survives_the_process(tmp_path: Path) -> None:
    with closing(opened(tmp_path)) as home:
        home.commit([message(1, text="kept words")])
    with closing(opened(tmp_path)) as home:
        assert found(home, "kept") == [1]
    with closing(database.connect(tmp_path / DATABASE, key_of(tmp_path))) as connection:
        database.check(connection)
        settings_ = dict(connection.execute("SELECT k, v FROM message_words_config").fetchall())
    assert settings_["secure-delete"] == 1
