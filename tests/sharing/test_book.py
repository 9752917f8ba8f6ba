"""What is announced follows the messages: stored with them, gone with them."""

import os
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from smmp_core.body import Body, FileInfo
from smmp_core.sharing.book import Book, file_writes
from smmp_core.storage.home import Home
from smmp_core.storage.writes import DropGroup, MarkFile, SaveFile, SaveGroup, SaveMessage, SavePrivate, Write

GROUP, ADA, BOB, ID = bytes(16), b"a" * 32, b"b" * 32, b"i" * 16
INFO = FileInfo("a.txt", 7, "ab" * 32, "cd" * 32)
TEXT = Body("words", file=INFO).encode()
MESSAGE = SaveMessage(GROUP, ID, ADA, (1, 0, 1), 0, TEXT, bytes(32), False)
PRIVATE = SavePrivate(GROUP, BOB, BOB, ID, 0, TEXT)
FILES = [
    SaveFile(GROUP, ADA, ID, b"", bytes.fromhex(INFO.root), 7),
    SaveFile(GROUP, BOB, ID, BOB, bytes.fromhex(INFO.root), 7),
]


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with closing(Home.open(tmp_path / "home", passphrase=None, random=os.urandom)) as home:
        yield home


def test_messages_with_a_file_are_noted_and_no_others() -> None:
    words = SaveMessage(GROUP, ID, BOB, None, 0, "words", bytes(32), False)
    broken = SaveMessage(GROUP, ID, BOB, None, 0, '\x1e{"file":{}}\x1e', bytes(32), False)
    assert file_writes([MESSAGE, words, broken, PRIVATE]) == FILES
    assert file_writes([MESSAGE, DropGroup(GROUP)]) == []


def test_what_is_stored_is_what_the_book_says(home: Home) -> None:
    book = Book([])
    batches: list[list[Write]] = [
        [SaveGroup(GROUP, "Group", b"state"), MESSAGE, PRIVATE, *FILES],
        [MarkFile(GROUP, ADA, ID, "wanted")],
        [MESSAGE, *file_writes([MESSAGE])],  # saved again, with another place: what is marked stays so
        [MarkFile(GROUP, BOB, ID, "gone")],
    ]
    for batch in batches:
        home.commit(batch)
        assert book.follow(batch) == set()
        assert book.of(INFO.root) == home.files()
    assert [file.stage for file in book.of(INFO.root)] == ["wanted", "gone"]
    assert [file.author for file in book.live(INFO.root)] == [ADA]
    home.commit([DropGroup(GROUP)])
    assert book.follow([DropGroup(GROUP)]) == {INFO.root}
    assert not list(book) and not home.files()


def test_one_file_announced_by_ever_so_many_messages_is_marked_at_once() -> None:
    """Who announces it so often must not keep us busy for seconds when we fetch it."""
    root = bytes.fromhex(INFO.root)
    ids = [number.to_bytes(16, "big") for number in range(5000)]
    book = Book(SaveFile(GROUP, ADA, id, b"", root, 7) for id in ids)
    start = time.monotonic()
    book.follow([MarkFile(GROUP, ADA, id, "wanted") for id in ids])
    assert time.monotonic() - start < 0.5
    assert {file.stage for file in book.of(INFO.root)} == {"wanted"}
    assert book.follow([DropGroup(GROUP)]) == {INFO.root} and not book.all()


def test_a_message_announces_one_file_for_good(home: Home) -> None:
    book, other = Book([]), SaveFile(GROUP, ADA, ID, b"", b"x" * 32, 8)
    home.commit([MESSAGE, FILES[0], other])
    assert book.follow([FILES[0], other]) == set()
    assert book.all() == home.files() == [FILES[0]]


def test_nothing_is_kept_of_a_file_whose_message_is_deleted(home: Home) -> None:
    home.commit([MESSAGE, PRIVATE, *FILES])
    home._connection.execute("DELETE FROM private")
    assert home.files() == FILES[:1]
    home._connection.execute("DELETE FROM message")
    assert home.files() == []


def test_nothing_is_kept_of_a_file_whose_message_is_erased(home: Home) -> None:
    home.commit([MESSAGE, PRIVATE, *FILES])
    book = Book(home.files())
    assert home.erase(GROUP, None, keep=(), unread=True).messages == 2
    assert home.files() == []
    home.commit([MESSAGE, PRIVATE, *FILES])  # saved again: erased it stays
    assert home.files() == []
    assert book.tidy(book.all(), home.files()) == {INFO.root}
    assert not list(book)
