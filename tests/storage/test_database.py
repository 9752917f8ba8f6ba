"""What the files of a home hold and when: nothing readable, nothing erased, everything committed."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from smmp_core.storage import keyfile
from smmp_core.storage.errors import DamagedHome, HomeBroken, HomeFull
from smmp_core.storage.home import Home
from smmp_core.storage.writes import DropGroup, SaveFrame, SaveGroup, SaveName, SavePeer
from tests.storage.helpers import ALICE, BOB, GROUP, OTHER_GROUP, child, contents, end, message, opened, private, read
from tests.storage.pages import PAGE, key_of, plaintext

COMMIT_FOR_EVER = """
import os, sys
from pathlib import Path
from smmp_core.storage.home import Home
from smmp_core.storage.writes import SaveGroup
from tests.storage.helpers import GROUP, message
home = Home.open(Path(sys.argv[1]), passphrase=None, random=os.urandom)
n = home.message_count(GROUP)
while True:
    home.commit([SaveGroup(GROUP, "x", n.to_bytes(8, "big") * 500), message(n, position=(1, 0, n))])
    n += 1
    os.write(1, n.to_bytes(8, "big"))
"""


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 400 KiB."""
    path = tmp_path / "disk"
    path.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", str(path)]
    try:
        mounted = subprocess.run(command, capture_output=True, text=True)
    except OSError as error:
        pytest.skip(f"there is no mount command: {error}")
    if mounted.returncode:
        pytest.skip(f"a small disk cannot be mounted: {mounted.stderr.strip()}")
    yield path
    subprocess.run(["umount", str(path)], check=True)


# -- nothing readable -----------------------------------------------------------------------------


@pytest.mark.parametrize("passphrase", [None, "swordfish among secrets"])
def test_nothing_can_be_read_from_the_files(tmp_path: Path, passphrase: str | None) -> None:
    state = b"a very secret state " * 20
    with closing(opened(tmp_path, passphrase)) as home:
        home.commit(
            [
                SaveName("Annabella"),
                SaveGroup(GROUP, "Conspiracy", state),
                SaveFrame(GROUP, (1, 0, 255, 1), b"a frame to keep"),
                message(1, text="meet me at noon"),
                private(1, text="between you and me"),
                SavePeer(BOB, "Bartholomew", True, False, "192.0.2.77:4711"),
            ]
        )
        secrets = [home.identity, state, GROUP, ALICE, BOB, b"a frame to keep"]
        secrets += [
            b"Annabella",
            b"Conspiracy",
            b"meet me at noon",
            b"between you",
            b"Bartholomew",
            b"192.0.2.77",
            b"SQLite format",
        ]
        secrets += [b"swordfish", b"CREATE TABLE"]
        raw = b"".join(contents(tmp_path).values())  # the log too
    key = key_of(tmp_path, passphrase)
    pages = plaintext(tmp_path, key)
    assert b"meet me at noon" in pages and b"between you" in pages and state in pages  # with the key it is all there
    raw += b"".join(contents(tmp_path).values())
    for secret in secrets:
        assert secret not in raw
        assert secret.hex().encode() not in raw
    if passphrase is not None:
        assert key not in raw and keyfile.encode(keyfile.OpenKey(key))[30:60] not in raw


def test_the_log_of_a_killed_process_is_encrypted(tmp_path: Path) -> None:
    process = child(COMMIT_FOR_EVER, tmp_path)
    read(process, 8)
    end(process)
    log = (tmp_path / "home.db-wal").read_bytes()
    assert len(log) > 8 * 4096
    assert b"hello" not in log and GROUP not in log and b"CREATE TABLE" not in log
    assert (tmp_path / "home.db-wal").stat().st_mode & 0o077 == 0 or sys.platform == "win32"


# -- what is erased is gone -------------------------------------------------------------------------------


def marked(group: int, version: int, length: int) -> bytes:
    """A state in which every 8 bytes tell its group and version."""
    return (b"\xfeST" + bytes([group]) + version.to_bytes(4, "big")) * (length // 8)


@pytest.mark.parametrize("seed", range(3))
def test_replaced_states_are_in_no_page(tmp_path: Path, seed: int) -> None:
    """States of all sizes grow, shrink and are dropped; of the old ones not even 16 bytes are left anywhere."""
    rng = random.Random(seed)
    current: dict[int, int] = {}
    old: set[tuple[int, int]] = set()
    with closing(opened(tmp_path)) as home:
        key = key_of(tmp_path)
        for version in range(160):
            group = rng.randrange(12)
            if group in current:
                old.add((group, current.pop(group)))
            if rng.random() < 0.1:
                home.commit([DropGroup(bytes([group]) * 16)])
            else:
                state = marked(group, version, rng.choice([48, 304, 480, 600, 1504, 4000, 9000]))
                home.commit([SaveGroup(bytes([group]) * 16, "n" * rng.randint(1, 60), state), message(version)])
                current[group] = version
            if version % 8 == 7:
                home.clean()
                pages = plaintext(tmp_path, key)
                assert all(marked(*item, 16) in pages for item in current.items())
                assert not [item for item in old if marked(*item, 16) in pages]
                assert log_size(tmp_path) == 0


def log_size(path: Path) -> int:
    """How much lies in the write-ahead log, where replaced pages stay until it is emptied."""
    log = path / "home.db-wal"
    return log.stat().st_size if log.exists() else 0


def test_cleaning_happens_by_itself(tmp_path: Path) -> None:
    with closing(opened(tmp_path)) as home:
        for version in range(3):
            home.commit([SaveGroup(GROUP, "x", marked(1, version, 4000))])
        assert log_size(tmp_path) > 0
        deadline = time.monotonic() + 5
        while log_size(tmp_path) and time.monotonic() < deadline:
            time.sleep(0.02)
        assert log_size(tmp_path) == 0
        pages = plaintext(tmp_path, key_of(tmp_path))
        assert [marked(1, version, 16) in pages for version in range(3)] == [False, False, True]


def test_opening_cleans_up_after_a_killed_process(tmp_path: Path) -> None:
    process = child(COMMIT_FOR_EVER, tmp_path)
    read(process, 8 * 20)
    end(process)
    assert log_size(tmp_path) > 0
    with closing(opened(tmp_path)) as home:
        assert log_size(tmp_path) == 0
        count, pages = home.message_count(GROUP), plaintext(tmp_path, key_of(tmp_path))
    assert [n for n in range(count) if n.to_bytes(8, "big") * 4 in pages] == [0, count - 1]  # 0: as in empty pages


@pytest.mark.may_warn
def test_cleaning_that_fails_is_said_and_done_later(small_disk: Path, caplog: pytest.LogCaptureFixture) -> None:
    with closing(opened(small_disk / "home")) as home:
        home.commit([SaveGroup(GROUP, "x", marked(1, 1, 40_000))])
        free = os.statvfs(small_disk)
        (small_disk / "ballast").write_bytes(bytes(free.f_bavail * free.f_frsize))
        home.clean()
        assert "Erased keys stay" in caplog.text
        (small_disk / "ballast").unlink()
        home.commit([SaveGroup(GROUP, "x", marked(1, 2, 40_000))])
        home.clean()
        assert log_size(small_disk / "home") == 0
        pages = plaintext(small_disk / "home", key_of(small_disk / "home"))
        assert [marked(1, version, 16) in pages for version in (1, 2)] == [False, True]


def test_the_texts_of_a_dropped_group_are_in_no_page(tmp_path: Path) -> None:
    with closing(opened(tmp_path)) as home:
        for n in range(300):
            group = (GROUP, OTHER_GROUP)[n % 2]
            home.commit([message(n, group=group, position=(1, 0, n), text=f"text {n:04} of {group!r} " * (n % 30 + 1))])
            home.commit([private(n, group=group, text=f"word {n:04} in {group!r} " * (n % 30 + 1))])
        key = key_of(tmp_path)
        home.clean()
        assert all(plaintext(tmp_path, key).count(text) > 1000 for text in (b"of b'gggg", b"in b'gggg"))
        home.commit([DropGroup(GROUP)])
        home.clean()
        pages = plaintext(tmp_path, key)
    assert b"b'gggg" not in pages and b"of b'hhhh" in pages and b"in b'hhhh" in pages


# -- everything committed -------------------------------------------------------------------------


def test_kill_9_loses_nothing_that_was_committed(tmp_path: Path) -> None:
    opened(tmp_path).close()
    told, rng = 0, random.Random(1)
    for _ in range(6):
        process = child(COMMIT_FOR_EVER, tmp_path)
        told = max(told, int.from_bytes(read(process, 8), "big"))
        time.sleep(rng.uniform(0, 0.15))
        written = end(process)
        if written:
            told = int.from_bytes(written[-8:], "big")
        assert process.returncode == (-signal.SIGKILL if sys.platform != "win32" else 1)
        with closing(opened(tmp_path)) as home:
            count = home.message_count(GROUP)
            assert count in (told, told + 1)  # the one that was under way is there whole or not at all
            assert [g.state for g in home.groups()] == [(count - 1).to_bytes(8, "big") * 500]
            assert [m.position for m in home.messages(GROUP)] == [(1, 0, n) for n in range(count)]
            told = count


def test_damage_beside_a_killed_process_s_log_loses_nothing_else(tmp_path: Path) -> None:
    with closing(opened(tmp_path)) as home:
        home.commit([message(n, group=OTHER_GROUP, text="x" * 500) for n in range(200)])
    process = child(COMMIT_FOR_EVER, tmp_path)
    read(process, 8 * 5)
    end(process)
    data = bytearray((tmp_path / "home.db").read_bytes())
    at = 20 * PAGE + 50  # in a page of messages, which the log does not touch

    def flip() -> None:
        with (tmp_path / "home.db").open("r+b") as file:
            file.seek(at)
            file.write(bytes([data[at]]))

    data[at] ^= 1
    flip()
    for _ in range(2):
        with pytest.raises(DamagedHome):
            opened(tmp_path)
    data[at] ^= 1
    flip()
    with closing(opened(tmp_path)) as home:
        assert home.message_count(OTHER_GROUP) == 200 and home.message_count(GROUP) >= 5


KILLED_WHILE_MAKING = """
import os, signal, sys
from pathlib import Path
from smmp_core.storage.home import Home
path, seen = Path(sys.argv[1]), 0

def count(event, args):
    global seen
    if event in ("open", "os.mkdir", "os.chmod", "os.rename", "os.remove") and str(path) in str(args[0]):
        seen += 1
        if seen == fatal:
            os.kill(os.getpid(), signal.SIGKILL)

for fatal in range(1, 60):
    path = Path(sys.argv[1]) / str(fatal)
    if os.fork() == 0:
        sys.addaudithook(count)
        Home.open(path, passphrase=None, random=os.urandom)
        os._exit(0)
    if os.wait()[1] == 0:
        break
    print(path, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kills forked processes")
def test_kill_9_at_every_step_of_making_a_home(tmp_path: Path) -> None:
    process = child(KILLED_WHILE_MAKING, tmp_path)
    written, _ = process.communicate(timeout=50)
    killed = written.decode().splitlines()
    assert process.returncode == 0 and len(killed) > 8
    for path in map(Path, killed):
        with closing(opened(path)) as home:
            identity = home.identity
            home.commit([SaveName("Ann")])
        with closing(opened(path)) as home:
            assert (home.identity, home.name) == (identity, "Ann")


def test_the_log_of_a_lost_database_is_not_played_into_a_new_one(tmp_path: Path) -> None:
    process = child(COMMIT_FOR_EVER, tmp_path)
    read(process, 8)
    end(process)
    assert log_size(tmp_path) > 0
    for name in ("home.key", "home.db"):
        (tmp_path / name).unlink()
    with closing(opened(tmp_path)) as home:
        assert home.groups() == []


# -- a full disk ----------------------------------------------------------------------------------


def fill(home: Home) -> int:
    """Commit until the disk is full; returns how many messages were taken."""
    for n in range(5000):
        try:
            home.commit(
                [SaveGroup(GROUP, "x", n.to_bytes(8, "big") * 500), message(n, position=(1, 0, n), text="x" * 2000)]
            )
        except HomeFull as error:
            assert str(error) == "The disk is full. What you just did was not stored."
            return n
    raise AssertionError("the disk was never full")


def check_full(home: Home, taken: int) -> None:
    assert taken > 0
    assert [g.state for g in home.groups()] == [(taken - 1).to_bytes(8, "big") * 500]
    assert home.message_count(GROUP) == taken


def test_a_full_database_takes_nothing_and_loses_nothing(tmp_path: Path) -> None:
    with closing(opened(tmp_path)) as home:
        home._connection.execute("PRAGMA max_page_count = 60")
        taken = fill(home)
        check_full(home, taken)
        home._connection.execute("PRAGMA max_page_count = 1000000")
        home.commit([message(9999)])
        assert home.message_count(GROUP) == taken + 1


@pytest.mark.may_warn  # that the log cannot be emptied
def test_a_full_disk_takes_nothing_and_loses_nothing(small_disk: Path) -> None:
    (small_disk / "ballast").write_bytes(bytes(40_000))
    with closing(opened(small_disk / "home")) as home:
        taken = fill(home)
        check_full(home, taken)
        (small_disk / "ballast").unlink()
        home.commit([message(9999)])
        assert home.message_count(GROUP) == taken + 1
    (small_disk / "ballast").write_bytes(bytes(os.statvfs(small_disk).f_bavail * 4096))
    with closing(opened(small_disk / "home")) as home:  # all can still be read
        assert home.message_count(GROUP) == taken + 1


def test_no_home_is_made_on_a_full_disk(small_disk: Path) -> None:
    free = os.statvfs(small_disk)
    (small_disk / "ballast").write_bytes(bytes(free.f_bavail * free.f_frsize - 2 * 4096))
    with pytest.raises(HomeFull, match="disk is full"):
        opened(small_disk / "home")
    (small_disk / "ballast").unlink()
    opened(small_disk / "home").close()


def test_a_broken_database_is_said_and_nothing_is_stored(tmp_path: Path) -> None:
    with closing(opened(tmp_path)) as home:
        home.commit([message(1)])
        home._connection.execute("PRAGMA query_only = ON")  # as a disk that lost its writes
        with pytest.raises(HomeBroken, match="not stored"):
            home.commit([message(2)])
        home._connection.execute("PRAGMA query_only = OFF")
        assert home.message_count(GROUP) == 1
