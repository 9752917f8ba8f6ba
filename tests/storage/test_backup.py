"""A backup holds everything, opens with its passphrase alone, and becomes a home whole or not at all."""

import os
import stat
import threading
from contextlib import closing
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace
from sqlcipher3 import dbapi2 as sqlite

from smmp_core.crypto.suite import seal
from smmp_core.storage import backup, database, keyfile
from smmp_core.storage.backup import RESTORED, About, Item, restore
from smmp_core.storage.errors import BadBackup, BadPassphrase, FileThere, HomeFull, HomeThere, NewerHome
from smmp_core.storage.folder import DATABASE
from smmp_core.storage.home import Home
from smmp_core.storage.sealing import CHUNK, BrokenStream, SealedReader, SealedWriter
from smmp_core.storage.writes import SaveGroup, SaveName, SavePeer, SavePreference
from tests.storage.helpers import BOB, GROUP, contents, message, opened, private
from tests.storage.pages import key_of

WORDS = "between friends"


def back_up(home: Home, path: Path, to: Path, *, files: bool = True, replace: bool = False) -> Path:
    backup.back_up(path, home.copy, to, "swordfish", files=files, replace=replace, random=os.urandom)
    return to


def fill(home: Home) -> None:
    home.commit([SaveName("Ann"), SaveGroup(GROUP, "Friends", b"state"), SavePeer(BOB, "Bob", True, False, None)])
    home.commit([message(n, position=(1, 0, n), text=f"{WORDS} {n}") for n in range(1, 301)])
    home.commit([private(n) for n in range(5)] + [SavePreference("own", b"{}")])


def told(home: Home) -> list[object]:
    listed = [home.identity, home.name, home.groups(), home.peers(), home.messages(GROUP), home.private(GROUP)]
    return [*listed, home.preference("own")]


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """A backup with two shared files."""
    path = tmp_path / "home"
    with closing(opened(path)) as home:
        fill(home)
        (path / "files" / "ab").mkdir(parents=True)
        (path / "files" / "ab" / "cd").write_bytes(b"chunk " * 50_000)
        (path / "files" / "empty").write_bytes(b"")
        return back_up(home, path, tmp_path / "backup")


def test_everything_comes_back_while_the_home_goes_on(tmp_path: Path) -> None:
    path, new = tmp_path / "home", tmp_path / "new" / "home"
    with closing(opened(path)) as home:
        fill(home)
        before = told(home)
        to = back_up(home, path, tmp_path / "backup")
        home.commit([message(301, position=(1, 0, 301), text="after")])
        assert stat.S_IMODE(to.stat().st_mode) == 0o600
        assert sorted(contents(path)) == ["home.db", "home.db-wal", "home.key", "home.lock"]
        assert home.preference(RESTORED) is None
    restore(to, "swordfish", new)
    assert stat.S_IMODE(new.stat().st_mode) == 0o700
    assert Home.protection(new) == "passphrase"
    with closing(opened(new, "swordfish")) as home:
        assert told(home) == before and home.preference(RESTORED) == b"1"
        home.commit([message(302, position=(1, 0, 302))])
        assert home._connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert key_of(new, "swordfish") != key_of(path), "what is known of the old home's key opens nothing of the new one"
    assert os.listdir(new.parent) == ["home"]


def test_shared_files_come_along_if_wanted(tmp_path: Path, made: Path) -> None:
    restore(made, "swordfish", tmp_path / "new")
    assert (tmp_path / "new/files/ab/cd").read_bytes() == b"chunk " * 50_000
    assert (tmp_path / "new/files/empty").read_bytes() == b""
    opened(tmp_path / "new", "swordfish").close()
    with closing(opened(tmp_path / "home")) as home:
        back_up(home, tmp_path / "home", tmp_path / "small", files=False)
    restore(tmp_path / "small", "swordfish", tmp_path / "other")
    assert not (tmp_path / "other/files").exists()


def test_nothing_can_be_read_from_a_backup(tmp_path: Path, made: Path) -> None:
    data = made.read_bytes()
    with closing(opened(tmp_path / "home")) as home:
        secrets = [home.identity, key_of(tmp_path / "home"), BOB, GROUP]
    for secret in [*secrets, WORDS.encode(), b"swordfish", b"chunk", b"Friends", b"SQLite"]:
        assert secret not in data


def test_only_the_passphrase_opens_it(tmp_path: Path, made: Path) -> None:
    with pytest.raises(BadPassphrase, match="does not open the backup"):
        restore(made, "marlin", tmp_path / "new")
    with closing(opened(tmp_path / "home")) as home, pytest.raises(BadPassphrase, match="protects nothing"):
        backup.back_up(tmp_path / "home", home.copy, tmp_path / "b", "", files=True, replace=True, random=os.urandom)
    assert sorted(os.listdir(tmp_path)) == ["backup", "home"]


def test_every_damage_is_noticed_and_leaves_nothing(tmp_path: Path, made: Path) -> None:
    data, bad, new = made.read_bytes(), tmp_path / "bad", tmp_path / "new"
    start = data.index(b"\n", data.index(b"\n", data.index(b"\n") + 1) + 1) + 1
    chunk = CHUNK + 16
    damaged = {
        "empty": b"",
        "something else": b"PK\x03\x04" + data,
        "no version": data.replace(b"backup 1\n", b"backup x\n", 1),
        "the header alone": data[:start],
        "a cut header": data[: start - 70],
        "cut between chunks": data[: start + chunk],
        "cut within one": data[: start + chunk + 99],
        "the last byte missing": data[:-1],
        "something behind": data + b"x",
        "a chunk missing": data[:start] + data[start + chunk :],
        "two exchanged": data[:start]
        + data[start + chunk :][:chunk]
        + data[start:][:chunk]
        + data[start + 2 * chunk :],
    }
    for at in (3, 20, start - 10, start + 5, start + chunk + 7, len(data) - 3):
        damaged[f"byte {at}"] = data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]
    for what, content in damaged.items():
        bad.write_bytes(content)
        with pytest.raises(BadBackup, match="Nothing was restored"):
            restore(bad, "swordfish", new)
            pytest.fail(what)
        assert not new.exists() and sorted(os.listdir(tmp_path)) == ["backup", "bad", "home"], what
    with pytest.raises(BadBackup, match="cannot be read: No such file"):
        restore(tmp_path / "nowhere", "swordfish", new)


def test_a_later_version_is_refused(tmp_path: Path, made: Path) -> None:
    made.write_bytes(made.read_bytes().replace(b"backup 1\n", b"backup 2\n", 1))
    with pytest.raises(NewerHome, match="newer version of this program wrote this backup"):
        restore(made, "swordfish", tmp_path / "new")
    path = tmp_path / "home"
    with closing(opened(path)) as home:
        home._connection.execute("PRAGMA user_version = 999")
        back_up(home, path, tmp_path / "later")
    with pytest.raises(NewerHome, match="newer version of this program wrote this backup"):
        restore(tmp_path / "later", "swordfish", tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_a_home_that_is_there_is_left_alone(tmp_path: Path, made: Path) -> None:
    before = contents_of(tmp_path / "home")
    with pytest.raises(HomeThere, match="Nothing was changed"):
        restore(made, "swordfish", tmp_path / "home")
    with pytest.raises(HomeThere):
        restore(made, "swordfish", made)
    assert contents_of(tmp_path / "home") == before
    empty = tmp_path / "empty"
    empty.mkdir()
    (empty / "home.lock").touch()
    restore(made, "swordfish", empty)
    opened(empty, "swordfish").close()


def contents_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_backup_that_is_there_is_replaced_only_if_asked(tmp_path: Path, made: Path) -> None:
    before = made.read_bytes()
    with closing(opened(tmp_path / "home")) as home:
        with pytest.raises(FileThere, match="Nothing was written"):
            back_up(home, tmp_path / "home", made)
        assert made.read_bytes() == before
        back_up(home, tmp_path / "home", made, replace=True)
    assert made.read_bytes() != before
    restore(made, "swordfish", tmp_path / "new")


def test_what_fails_on_the_way_leaves_the_old_backup_and_nothing_else(
    tmp_path: Path, made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full(SealedWriter):
        def finish(self) -> None:
            raise OSError(28, "No space left on device")

    before, there = made.read_bytes(), contents_of(tmp_path / "home").keys()
    monkeypatch.setattr(backup, "SealedWriter", Full)
    with closing(opened(tmp_path / "home")) as home, pytest.raises(HomeFull, match="disk is full"):
        back_up(home, tmp_path / "home", made, replace=True)
    assert made.read_bytes() == before and os.listdir(tmp_path) == os.listdir(tmp_path)
    assert sorted(os.listdir(tmp_path)) == ["backup", "home"] and contents_of(tmp_path / "home").keys() == there


def test_two_backups_at_once_are_two_backups(tmp_path: Path) -> None:
    path = tmp_path / "home"
    with closing(opened(path)) as home:
        fill(home)
        before = told(home)

        def copy(to: Path, key: bytes) -> None:
            home.copy(to, key)
            back_up(home, path, tmp_path / "second")

        backup.back_up(path, copy, tmp_path / "first", "swordfish", files=True, replace=False, random=os.urandom)
        assert sorted(contents(path)) == ["home.db", "home.db-wal", "home.key", "home.lock"]
    for name in ("first", "second"):
        restore(tmp_path / name, "swordfish", tmp_path / f"new {name}")
        with closing(opened(tmp_path / f"new {name}", "swordfish")) as home:
            assert told(home) == before


def test_the_home_is_used_while_it_is_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "COPIED_AT_ONCE", 2)
    key = bytes(32)
    with closing(opened(tmp_path / "home")) as home:
        fill(home)
        copying = threading.Thread(target=home.copy, args=(tmp_path / "copy", key))
        copying.start()
        written = 300
        while copying.is_alive():
            written += 1
            home.commit([message(written, position=(1, 0, written), text="meanwhile")])
            home.clean()
        assert written > 310, "who writes a message need not wait until all is copied"
        with closing(database.connect(tmp_path / "copy", key)) as copied:
            database.check(copied)
            (held,) = copied.execute("SELECT max(step) FROM message").fetchone()
            assert copied.execute("SELECT count(*) FROM message").fetchone() == (held,)
            assert 310 < held <= written


def test_who_is_killed_on_the_way_keeps_nobody_from_trying_again(tmp_path: Path, made: Path) -> None:
    home, place = tmp_path / "home", tmp_path / ".new.restoring"
    for left in (home / "home.db.backup.0123", home / "home.db.backup.0123-wal"):
        left.write_bytes(b"half")
    (place / "files").mkdir(parents=True)
    (place / "home.db").write_bytes(b"half")
    (place / "files" / "ab").write_bytes(b"half")
    restore(made, "swordfish", tmp_path / "new")
    opened(tmp_path / "new", "swordfish").close()
    assert not place.exists()
    opened(home).close()
    assert sorted(path.name for path in home.iterdir()) == ["files", "home.db", "home.key", "home.lock"]


# -- backups that somebody else has made ----------------------------------------------------------


def forged(to: Path, items: dict[str, bytes], key: bytes, about: bytes | None = None) -> Path:
    """A well-sealed backup of whatever, quick to open."""
    cheap = keyfile.LockedKey(sealed=b"", salt=bytes(16), passes=1, memory=8, lanes=1)
    sealed = seal(keyfile._stretch(cheap, "swordfish"), bytes(32), keyfile._LABEL, os.urandom)
    header = b"SMMP backup 1\n" + keyfile.encode(replace(cheap, sealed=sealed))
    with to.open("wb") as file:
        file.write(header)
        stream = SealedWriter(file, bytes(32), header)
        records: list[tuple[bytes, bytes]] = [(about or msgspec.msgpack.encode(About(0, key)), b"")]
        records += [(msgspec.msgpack.encode(Item(name, len(data))), data) for name, data in items.items()]
        for record, data in records:
            stream.write(len(record).to_bytes(4, "big") + record + data)
        stream.write(bytes(4))
        stream.finish()
    return to


@pytest.mark.parametrize(
    "name",
    [
        *(
            "../evil",
            "/tmp/evil",
            "files/../../evil",
            "files\\..\\evil",
            "files/C:evil",
            "files/",
            "files//x",
            "files/\0",
        ),
        *("home.key", "home.lock", "home.db-wal", "HOME.DB", "", ".", "files"),
    ],
)
def test_a_backup_writes_nothing_outside_of_the_home(tmp_path: Path, name: str) -> None:
    bad = forged(tmp_path / "bad", {DATABASE: b"x", name: b"evil"}, bytes(32))
    with pytest.raises(BadBackup):
        restore(bad, "swordfish", tmp_path / "new")
    assert os.listdir(tmp_path) == ["bad"]


def test_a_backup_without_a_sound_database_is_none(tmp_path: Path, made: Path) -> None:
    key = os.urandom(32)
    with closing(database.connect(tmp_path / "empty.db", key)) as connection:
        connection.execute("PRAGMA user_version = 3")
        connection.execute("CREATE TABLE own (x)")
    empty = (tmp_path / "empty.db").read_bytes()
    home = (tmp_path / "home" / DATABASE).read_bytes()
    for items, of, about in (
        ({}, key, None),
        ({DATABASE: b""}, key, None),
        ({DATABASE: b"rubbish" * 1000}, key, None),
        ({DATABASE: empty}, key, None),
        ({DATABASE: home}, key, None),  # another key
        ({DATABASE: home}, b"short", None),
        ({DATABASE: home}, key, b"\xff"),
        ({DATABASE: home}, key, b"\x00" * 70_000),
    ):
        bad = forged(tmp_path / "bad", items, of, about)
        with pytest.raises(BadBackup):
            restore(bad, "swordfish", tmp_path / "new")
        assert not (tmp_path / "new").exists() and not (tmp_path / ".new.restoring").exists()


def test_a_backup_that_asks_for_too_much_memory_is_refused(tmp_path: Path) -> None:
    greedy = keyfile.LockedKey(sealed=bytes(60), salt=bytes(16), memory=4 * 1024 * 1024)
    (tmp_path / "bad").write_bytes(b"SMMP backup 1\n" + keyfile.encode(greedy))
    with pytest.raises(BadBackup):
        restore(tmp_path / "bad", "swordfish", tmp_path / "new")


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK])
def test_a_sealed_stream_is_read_as_it_was_written(tmp_path: Path, size: int) -> None:
    data, path = os.urandom(size), tmp_path / "stream"
    with path.open("wb") as file:
        writer = SealedWriter(file, bytes(32), b"h")
        for start in range(0, size, 50_000):
            writer.write(data[start : start + 50_000])
        writer.finish()

    def reading(length: int, header: bytes = b"h") -> bytes:
        with path.open("rb") as file:
            reader = SealedReader(file, bytes(32), header)
            found = reader.read(length)
            reader.finish()
            return found

    assert reading(size) == data
    for length, header in ((size + 1, b"h"), (size, b"another"), *([(size - 1, b"h")] if size else [])):
        with pytest.raises(BrokenStream):
            reading(length, header)


def test_a_search_index_and_row_numbers_are_copied_as_they_are(tmp_path: Path) -> None:
    """A table that refers to another one's row numbers still does."""
    with closing(opened(tmp_path / "home")) as home:
        fill(home)
        home._connection.execute("DELETE FROM message WHERE rowid < 100")
        rows = home._connection.execute("SELECT rowid, id FROM message ORDER BY rowid").fetchall()
        try:
            home._connection.execute("CREATE VIRTUAL TABLE words USING fts5(text, content='message')")
            home._connection.execute("INSERT INTO words(words) VALUES ('rebuild')")
        except sqlite.OperationalError as error:
            pytest.skip(f"no full-text search: {error}")
        to = back_up(home, tmp_path / "home", tmp_path / "backup")
    restore(to, "swordfish", tmp_path / "new")
    with closing(opened(tmp_path / "new", "swordfish")) as home:
        assert home._connection.execute("SELECT rowid, id FROM message ORDER BY rowid").fetchall() == rows
        found = home._connection.execute("SELECT count(*) FROM words WHERE words MATCH 'friends'").fetchone()
        assert found == (len(rows),)
