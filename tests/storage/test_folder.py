import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from smmp_core.storage import folder
from smmp_core.storage.errors import HomeInUse, HomeNotWritable
from smmp_core.storage.writes import SaveName
from tests.storage.helpers import child, end, opened

HOLD = """
import os, sys, time
from pathlib import Path
from smmp_core.storage.home import Home
home = Home.open(Path(sys.argv[1]), passphrase=None, random=os.urandom)
print("open", flush=True)
sys.stdin.read()
home.close()
"""

needs_modes = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no file modes")


@pytest.fixture
def open_umask() -> Iterator[None]:
    """A umask that takes nothing away, so that every mode is our own doing."""
    before = os.umask(0)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


@needs_modes
def test_only_the_owner_can_look_inside(tmp_path: Path, open_umask: None) -> None:
    home = opened(tmp_path / "new" / "home")
    try:
        home.commit([SaveName("Ann")])
        assert mode(tmp_path / "new" / "home") == 0o700
        modes = {entry.name: mode(entry) for entry in (tmp_path / "new" / "home").iterdir()}
    finally:
        home.close()
    assert {"home.key", "home.db", "home.lock", "home.db-wal"} >= modes.keys() >= {"home.key", "home.db"}
    assert set(modes.values()) == {0o600}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no descriptors of folders")
def test_every_new_folder_has_reached_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[int] = []
    fsync = os.fsync

    def noted(descriptor: int) -> None:
        synced.append(os.fstat(descriptor).st_ino)
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", noted)
    opened(tmp_path / "a" / "b" / "home").close()
    holders = [tmp_path, tmp_path / "a", tmp_path / "a" / "b", tmp_path / "a" / "b" / "home"]
    assert {holder.stat().st_ino for holder in holders} <= set(synced)
    synced.clear()
    opened(tmp_path / "a" / "b" / "home").close()
    assert synced == []


@needs_modes
def test_modes_that_came_loose_are_put_right(tmp_path: Path) -> None:
    opened(tmp_path).close()
    tmp_path.chmod(0o755)
    for name in ("home.key", "home.db"):
        (tmp_path / name).chmod(0o644)
    opened(tmp_path).close()
    assert {mode(tmp_path), mode(tmp_path / "home.key"), mode(tmp_path / "home.db")} == {0o700, 0o600}


@needs_modes
def test_the_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "Documents").mkdir()
    tmp_path.chmod(0o755)
    with pytest.raises(HomeNotWritable, match="a folder of its own"):
        opened(tmp_path)
    assert mode(tmp_path) == 0o755
    assert [entry.name for entry in tmp_path.iterdir()] == ["Documents"]


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    for path in (tmp_path / "file", tmp_path / "file" / "home"):
        with pytest.raises(HomeNotWritable, match="cannot be written"):
            opened(path)
    assert (tmp_path / "file").read_text() == "mine"


def test_a_file_is_never_overwritten(tmp_path: Path) -> None:
    folder.make_private(tmp_path / "file", b"one")
    with pytest.raises(FileExistsError):
        folder.make_private(tmp_path / "file", b"two")
    assert (tmp_path / "file").read_bytes() == b"one"


def test_one_opening_at_a_time_in_one_process(tmp_path: Path) -> None:
    home = opened(tmp_path)
    with pytest.raises(HomeInUse):
        opened(tmp_path)
    home.close()
    opened(tmp_path).close()


@pytest.fixture
def holder(tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Another process that has ``tmp_path`` open as its home."""
    process = child(HOLD, tmp_path)
    assert process.stdout is not None
    assert process.stdout.readline() == b"open\n"
    yield process
    end(process)


def test_another_process_is_refused(tmp_path: Path, holder: subprocess.Popen[bytes]) -> None:
    with pytest.raises(HomeInUse, match="Another program has the home") as caught:
        opened(tmp_path)
    assert caught.value.code == "home_in_use"
    assert str(tmp_path) in str(caught.value)
    holder.communicate(timeout=10)
    assert holder.returncode == 0
    opened(tmp_path).close()


def test_a_killed_process_leaves_no_lock(tmp_path: Path, holder: subprocess.Popen[bytes]) -> None:
    end(holder)
    opened(tmp_path).close()
