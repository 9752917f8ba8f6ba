"""One running app per home: the second start brings the first's window forward, or says why it cannot."""

import asyncio
import contextlib
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from smmp_core.service import Service, Settings
from smmp_gui.instance import Doorbell, First
from tests.gui.people import until
from tests.gui.screen import Window, display, missing

FORWARD = "smmp-gui: SMMP is already running with these data; its window has come forward.\n"
IN_USE = "SMMP is already running with these data."

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has other signals and sockets")

Start = Callable[..., Window]


@pytest.fixture
def runtime() -> Iterator[Path]:
    """A session's own folder for sockets; their paths must be short."""
    folder = Path(tempfile.mkdtemp(prefix="smmp-run-"))
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def start(runtime: Path) -> Iterator[Start]:
    """Starts the app with a home; all end with the test."""
    with contextlib.ExitStack() as ending:

        def start(home: Path, *options: str, screen: str = "") -> Window:
            options = ("--interface", "127.0.0.1", "--no-discovery", *options)
            window = Window(screen, home, 0, *options, XDG_RUNTIME_DIR=str(runtime))
            ending.callback(window.end)
            return window

        yield start


def ended(window: Window) -> tuple[int, list[str]]:
    """The status of a start that ends by itself, and what it said."""
    status = window.process.wait(20)
    window.end()
    return status, window.errors


def test_the_second_start_brings_the_first_forward(tmp_path: Path, start: Start, runtime: Path) -> None:
    home = tmp_path / "home"
    first = start(home, "--name", "Ada")
    first.wait("newGroup")
    (tmp_path / "link").symlink_to(tmp_path)
    assert ended(start(tmp_path / "link" / "home")) == (0, [FORWARD])  # the same home by another path
    assert first.titles() == ["SMMP"]
    other = start(tmp_path / "other", "--name", "Bob")  # another home is another app
    other.wait("newGroup")
    assert other.end() == 0
    assert first.end() == 0
    assert not any(path.is_socket() for path in runtime.iterdir())


def test_questions_before_the_window_come_forward_too(tmp_path: Path, start: Start) -> None:
    first = start(tmp_path / "home")
    first.wait("name")
    assert ended(start(tmp_path / "home")) == (0, [FORWARD])
    assert first.titles() == ["Welcome"]


def test_of_three_at_once_one_stays(tmp_path: Path, start: Start) -> None:
    starts = [start(tmp_path / "home", "--name", "Ada") for _ in range(3)]
    running = starts[:]

    def one_is_left() -> bool:
        running[:] = [one for one in starts if one.process.poll() is None]
        return len(running) == 1

    starts[0].until(lambda: one_is_left() or starts[0].process.poll() is not None, "the others' end")
    running[0].until(one_is_left, "the others' end")
    running[0].wait("newGroup")
    assert [ended(one) for one in starts if one is not running[0]] == [(0, [FORWARD])] * 2


def test_a_killed_one_leaves_nothing_in_the_way(tmp_path: Path, start: Start, runtime: Path) -> None:
    first = start(tmp_path / "home", "--name", "Ada")
    first.wait("newGroup")
    assert first.end(signal.SIGKILL) == -signal.SIGKILL
    assert any(path.is_socket() for path in runtime.iterdir())
    second = start(tmp_path / "home")
    second.wait("newGroup")
    assert ended(start(tmp_path / "home")) == (0, [FORWARD])


def test_one_that_does_not_answer_is_said(tmp_path: Path, start: Start) -> None:
    first = start(tmp_path / "home", "--name", "Ada")
    first.wait("newGroup")
    first.process.send_signal(signal.SIGSTOP)
    try:
        second = start(tmp_path / "home")
        second.wait("", IN_USE)
        assert second.end() == 2
    finally:
        first.process.send_signal(signal.SIGCONT)
    assert first.end() == 0


def test_who_starts_it_again_at_once_waits_for_the_end(tmp_path: Path, start: Start) -> None:
    first = start(tmp_path / "home", "--name", "Ada")
    first.wait("newGroup")
    first.process.send_signal(signal.SIGTERM)
    second = start(tmp_path / "home")
    assert first.process.wait(20) == 0
    if second.process.poll() is None:  # it may have been heard just before the end
        second.wait("newGroup")
        assert second.end() == 0
    assert second.errors in ([], [FORWARD])


@pytest.mark.skipif(bool(missing()), reason=f"not here: {', '.join(missing())}")
def test_the_window_comes_above_others(tmp_path: Path, start: Start) -> None:
    with display(1100, 800) as screen:
        first = start(tmp_path / "home", "--name", "Ada", screen=screen)
        first.wait("newGroup")
        above = start(tmp_path / "other", "--name", "Bob", screen=screen)
        above.wait("newGroup")
        above.until(lambda: on_top(above), "the second window above the first")
        assert ended(start(tmp_path / "home", screen=screen)) == (0, [FORWARD])
        first.until(lambda: on_top(first), "the first window above the second")
        for window in (above, first):
            assert window.end() == 0


def on_top(window: Window) -> bool:
    """Whether a window is the one under the middle of the display."""
    under = window.xdotool("mousemove", "500", "400", "getmouselocation", "--shell")
    number = next((line.partition("=")[2] for line in under.splitlines() if line.startswith("WINDOW=")), "")
    return window.xdotool("getwindowpid", number).strip() == str(window.process.pid)


@pytest.fixture
def home(tmp_path: Path, runtime: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home, for bells in this process."""
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))
    return tmp_path / "home"


def hung_up(caller: QLocalSocket) -> bool:
    """Whether the other end has had enough."""
    return caller.state() is QLocalSocket.LocalSocketState.UnconnectedState


async def test_nonsense_at_the_door_disturbs_nobody(qtbot: QtBot, home: Path, runtime: Path) -> None:
    bell, rung = Doorbell(home), list[str]()
    bell.rung.connect(rung.append)
    assert await bell.ring() is First.NONE
    (address,) = [path for path in runtime.iterdir() if path.is_socket()]
    assert address.stat().st_mode & 0o077 == 0
    for nonsense in (b"GET / HTTP/1.1\r\n", b"x" * 100_000, b"raise \x1b[31m\n", b"", b"\n"):
        caller = QLocalSocket()
        caller.connectToServer(str(address))
        caller.write(nonsense)
        if nonsense:
            await until(partial(hung_up, caller))
        caller.abort()
    assert rung == [""]  # what is no token is none
    other = Doorbell(home)
    os.environ["XDG_ACTIVATION_TOKEN"] = "token-7"
    try:
        assert await other.ring() is First.CAME
    finally:
        del os.environ["XDG_ACTIVATION_TOKEN"]
    assert rung == ["", "token-7"]
    bell.close()
    assert await other.ring() is First.NONE
    other.close()


async def test_two_at_the_same_moment_are_not_both_the_first(qtbot: QtBot, home: Path) -> None:
    bells = [Doorbell(home) for _ in range(3)]
    found = await asyncio.gather(*(bell.ring() for bell in bells))
    assert sorted(found, key=lambda first: first.name) == [First.CAME, First.CAME, First.NONE]
    for bell in bells:
        bell.close()


async def test_a_folder_that_others_can_use_is_not_trusted(qtbot: QtBot, home: Path, runtime: Path) -> None:
    runtime.chmod(0o755)
    assert await Doorbell(home).ring() is First.NONE
    assert list(runtime.iterdir()) == []


async def test_without_a_session_folder_one_is_made(
    qtbot: QtBot, home: Path, runtime: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    monkeypatch.setattr(tempfile, "tempdir", str(runtime))
    bell = Doorbell(home)
    assert await bell.ring() is First.NONE
    (made,) = runtime.iterdir()
    assert made.stat().st_mode & 0o777 == 0o700
    assert await Doorbell(home).ring() is First.CAME
    bell.close()
    shutil.rmtree(made)
    made.symlink_to("/tmp")
    assert await bell.ring() is First.NONE
    assert await Doorbell(home).ring() is First.NONE  # nobody hung anything there


async def test_another_program_in_the_home_is_refused(tmp_path: Path, start: Start) -> None:
    node = Service(Settings(home=tmp_path / "home", name="Ada", listen=("127.0.0.1:0",), discovery=False))
    await node.start()
    try:
        window = start(tmp_path / "home")
        await asyncio.to_thread(window.wait, "", IN_USE)
        assert await asyncio.to_thread(window.end) == 2
    finally:
        await node.close()
