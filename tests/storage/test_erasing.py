"""Erased texts are in none of the home's files; what the protocol needs of their messages stays."""

import os
import time
from contextlib import closing
from pathlib import Path

import pytest

from smmp_core.crypto.suite import hash_
from smmp_core.crypto.x25519 import public_key
from smmp_core.storage import backup
from smmp_core.storage.erasing import Erased
from smmp_core.storage.errors import HomeBroken
from smmp_core.storage.home import Home
from smmp_core.storage.writes import MarkAgreed, MarkDelivered, MarkFinal, MarkPrivateRead, MarkRead, SaveGroup
from tests.storage.helpers import ALICE, BOB, GROUP, OTHER_GROUP, contents, message, numbers, opened, private
from tests.storage.pages import key_of, plaintext

HOUR = 3_600_000


def key(number: int, author: bytes = ALICE) -> tuple[bytes, bytes]:
    return author, number.to_bytes(16, "big")


def came(home: Home, table: str, number: int, at: int) -> None:
    """A message has been here since ``at``, ms since 1970."""
    sql = f"UPDATE {table} SET came = ? WHERE id = ?"
    home._connection.execute(sql, (at, number.to_bytes(16, "big")))


def erase(home: Home, before: int | None = None, *, unread: bool = True, keep: set[bytes] | None = None) -> Erased:
    return home.erase(GROUP, before, keep=keep or set(), unread=unread, limit=1000)


def test_a_text_goes_and_its_name_place_and_hash_stay(home: Home) -> None:
    home.commit([SaveGroup(GROUP, "x", b"x"), message(1, text="one"), message(2, position=(1, 0, 2), text="two")])
    home.commit([message(3, group=OTHER_GROUP, text="elsewhere"), private(7)])
    placed = home.placed(GROUP, 0, 9, after=None, limit=9)
    assert erase(home) == Erased(3, {ALICE: 2}, {BOB: 1})
    assert home.messages(GROUP) == [] and home.private(GROUP) == []
    assert home.last_message(GROUP) is None and home.message_count(GROUP) == 0
    assert home.unread() == {(OTHER_GROUP, ALICE): 1} and home.unread_private() == {}
    assert numbers(home.messages(OTHER_GROUP)) == [3]
    kept = home.placed(GROUP, 0, 9, after=None, limit=9)
    assert [(m.author, m.id, m.position, m.digest) for m in kept] == [
        (m.author, m.id, m.position, m.digest) for m in placed
    ]
    assert [(m.text, m.erased) for m in kept] == [("", hash_(b"one")), ("", hash_(b"two"))]
    assert home.has_message(GROUP, *key(1)) and home.has_private(GROUP, BOB, key(7)[1])
    assert erase(home) == Erased(0, {}, {})


def test_what_comes_a_second_time_is_not_back(home: Home) -> None:
    home.commit([message(1, text="one"), private(7, text="psst")])
    erase(home)
    home.commit([message(1, text="one"), private(7, text="psst"), MarkAgreed(GROUP, [key(1)])])
    assert home.messages(GROUP) == [] and home.private(GROUP) == []
    (stored,) = home.placed(GROUP, 0, 9, after=None, limit=9)
    assert (stored.text, stored.erased) == ("", hash_(b"one"))
    assert home.unread_private() == {}


def test_what_has_still_to_be_sent_stays(home: Home) -> None:
    me = public_key(home.identity)
    home.commit([message(n, author=me, position=(1, 0, n)) for n in (1, 2, 3, 4)])
    home.commit([message(5, author=me, position=None), message(6), private(7, author=me), private(8, author=me)])
    home.commit([MarkAgreed(GROUP, [key(2, me), key(4, me)]), MarkFinal(GROUP, [key(3, me)])])
    home.commit([MarkDelivered(GROUP, key(8)[1])])
    assert erase(home, keep={key(4)[1]}).messages == 4
    assert numbers(home.messages(GROUP)) == [1, 4, 5], "not agreed; owed to somebody; not yet encrypted"
    assert numbers(home.private(GROUP)) == numbers(home.undelivered(GROUP)) == [7]


def test_age_counts_from_when_it_came_whatever_its_author_says(home: Home) -> None:
    now = time.time_ns() // 1_000_000
    home.commit([message(1, position=(1, 0, 1)), message(2, position=(1, 0, 2)), private(3, time=2**64 - 1)])
    assert erase(home, now - HOUR).messages == 0, "their authors say 2023, and a time in the far future"
    for table, number in (("message", 1), ("private", 3)):
        came(home, table, number, now - 2 * HOUR)
    assert erase(home, now - HOUR) == Erased(2, {ALICE: 1}, {BOB: 1})
    assert numbers(home.messages(GROUP)) == [2]


def test_an_older_home_only_knows_what_authors_say(home: Home) -> None:
    home.commit([message(1)])
    home._connection.execute("UPDATE message SET came = NULL")
    assert erase(home, 1_700_000_000_000).messages == 0
    assert erase(home, 1_700_000_000_001).messages == 1


def test_what_nobody_has_seen_may_be_spared(home: Home) -> None:
    home.commit([message(1), private(2)])
    assert erase(home, unread=False).messages == 0
    home.commit([MarkRead(GROUP), MarkPrivateRead(GROUP, BOB)])
    assert erase(home, unread=False) == Erased(2, {}, {})


def test_much_is_erased_in_parts(home: Home) -> None:
    home.commit([message(n, position=(1, 0, n)) for n in range(10)])
    parts = [home.erase(GROUP, None, keep=set(), unread=True, limit=4).messages for _ in range(4)]
    assert parts == [4, 4, 2, 0]


def test_a_failing_disk_erases_nothing_by_half(home: Home) -> None:
    home.commit([message(n, position=(1, 0, n)) for n in range(10)])
    home._connection.execute("PRAGMA query_only = ON")
    with pytest.raises(HomeBroken):
        erase(home)
    home._connection.execute("PRAGMA query_only = OFF")
    assert home.message_count(GROUP) == 10


def test_no_file_holds_an_erased_text(tmp_path: Path) -> None:
    """Nor the log, nor a gap in a page, nor a backup; whoever has the key sees for himself."""
    words = [os.urandom(20).hex() for _ in range(60)]
    with closing(opened(tmp_path / "home")) as home:
        for n, text in enumerate(words):
            home.commit([message(n, position=(1, 0, n), text=text), private(n, text=f"p{text}")])
        erase(home)
        home.commit([message(100, position=(1, 0, 100), text="still here")])
        home.clean()
        pages = plaintext(tmp_path / "home", key_of(tmp_path / "home"))
        assert b"still here" in pages
        assert not [text for text in words if text.encode() in pages]
        assert contents(tmp_path / "home")["home.db-wal"] == b""
        home.copy(tmp_path / "copy", bytes(32))
    (tmp_path / "as").mkdir()
    (tmp_path / "copy").rename(tmp_path / "as" / "home.db")
    copied = plaintext(tmp_path / "as", bytes(32))
    assert b"still here" in copied and not [text for text in words if text.encode() in copied]
    assert not [name for name in contents(tmp_path / "home") if name.startswith(backup.COPY)]
