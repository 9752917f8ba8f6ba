"""The Secret Service of Linux desktops: a real one (GNOME's), on a bus and with a folder of its own.

The members are processes that find it as the app does; the fakes of ``keyrings`` would be found, too, where they are
imported.
"""

import contextlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from jeepney import message_bus, new_method_call
from jeepney.io.blocking import Proxy, open_dbus_connection
from jeepney.wrappers import DBusAddress, Properties, unwrap_msg

from smmp_core.storage.home import Home
from tests.gui.bus import bus
from tests.gui.screen import display, missing
from tests.storage.helpers import REPOSITORY, contents, opened

DAEMON = "gnome-keyring-daemon"
PROMPTER_NAME = "org.gnome.keyring.SystemPrompter"
_SERVICE = Path("/usr/share/dbus-1/services") / f"{PROMPTER_NAME}.service"
PROMPTER = re.findall("^Exec=(.*)$", _SERVICE.read_text("utf-8"), re.MULTILINE) if _SERVICE.exists() else []
BUS_NAME = "org.freedesktop.secrets"
LOGIN = DBusAddress("/org/freedesktop/secrets/collection/login", BUS_NAME, "org.freedesktop.Secret.Collection")

MEMBER = """
import os, sys
from pathlib import Path
from smmp_core.storage import protection
from smmp_core.storage.home import Home
from smmp_core.storage.system_keyring import keyring_available
home, *steps = sys.argv[1:]
home = Path(home)
try:
    for step in steps:
        if step == "look":
            print(keyring_available())
        elif step == "open":
            Home.open(home, passphrase=None, random=os.urandom).close()
            print("opened")
        elif step == "keyring":
            protection.change(home, None, keyring=True, current=None, random=os.urandom)
            print(Home.protection(home))
        else:
            protection.change(home, step, current=None, random=os.urandom)
            print(Home.protection(home))
except Exception as error:
    print(f"{type(error).__name__}: {error}")
"""


class Desktop:
    """A session: its bus, and the keyring's daemon while somebody is logged in."""

    def __init__(self, address: str, folder: Path) -> None:
        self._folder = folder
        self._environment = os.environ | {
            "DBUS_SESSION_BUS_ADDRESS": address,
            "HOME": str(folder),
            "XDG_RUNTIME_DIR": str(folder),
            "XDG_DATA_HOME": str(folder),
            "XDG_CONFIG_HOME": str(folder),
            "PYTHONPATH": str(REPOSITORY),
        }
        self._bus = open_dbus_connection(address)

    def close(self) -> None:
        self._bus.close()

    @contextlib.contextmanager
    def logged_in(self, password: str = "") -> Iterator[None]:
        """The daemon runs: with the password the collection is unlocked, as after a login that asks for one."""
        command = [DAEMON, "--foreground", "--components=secrets", *(["--unlock"] if password else ["--start"])]
        pipe, nothing = subprocess.PIPE, subprocess.DEVNULL
        daemon = subprocess.Popen(command, env=self._environment, stdin=pipe, stdout=nothing, stderr=nothing)
        try:
            assert daemon.stdin is not None
            daemon.stdin.write(password.encode())
            daemon.stdin.close()
            self._until(lambda: self._owned() and (self.locked() is False) is bool(password))
            yield
        finally:
            daemon.terminate()
            daemon.wait(10)
            self._until(lambda: not self._owned())

    def locked(self) -> bool | None:
        """Whether the collection is locked; None: there is none."""
        answer = self._bus.send_and_get_reply(Properties(LOGIN).get("Locked"), timeout=10)
        return None if answer.header.message_type.name == "error" else bool(answer.body[0][1])

    def secrets(self) -> int:
        """How many it holds of ours."""
        ask = new_method_call(LOGIN, "SearchItems", "a{ss}", ({"service": "smmp"},))
        (found,) = unwrap_msg(self._bus.send_and_get_reply(ask, timeout=10))
        return len(found)

    def member(self, home: Path, *steps: str) -> list[str]:
        """What a process says that does these steps with a home."""
        return self.says(self.started(home, *steps))

    def started(self, home: Path, *steps: str) -> "subprocess.Popen[str]":
        """A process that does these steps."""
        command, pipe = [sys.executable, "-c", MEMBER, str(home), *steps], subprocess.PIPE
        return subprocess.Popen(command, env=self._environment, stdout=pipe, stderr=pipe, text=True)

    def says(self, member: "subprocess.Popen[str]") -> list[str]:
        """What a process says by its end."""
        with member:
            try:
                said, wrong = member.communicate(timeout=30)
            finally:
                member.kill()
        assert (member.returncode, wrong) == (0, "")
        return said.splitlines()

    @contextlib.contextmanager
    def prompter(self, shown: str) -> Iterator[None]:
        """The desktop's window that asks for the password can come up on this display."""
        settings = self._environment | {"DISPLAY": shown, "NO_AT_BRIDGE": "1", "GDK_BACKEND": "x11"}
        nothing = subprocess.DEVNULL
        process = subprocess.Popen(PROMPTER[0].split(), env=settings, stdout=nothing, stderr=nothing)
        try:
            self._until(lambda: self._owned(PROMPTER_NAME))
            yield
        finally:
            process.terminate()
            process.wait(10)

    def _owned(self, name: str = BUS_NAME) -> bool:
        return bool(Proxy(message_bus, self._bus, timeout=10).NameHasOwner(name)[0])

    def _until(self, happened: Callable[[], bool]) -> None:
        end = time.monotonic() + 20
        while not happened():
            assert time.monotonic() < end, "waited in vain for the keyring's daemon"
            time.sleep(0.02)


@pytest.fixture
def desktop() -> Iterator[Desktop]:
    """A session that nobody is logged in to; nothing on it starts by itself, also nothing that could ask a user."""
    for program in ("dbus-daemon", DAEMON):
        try:
            subprocess.run([program, "--version"], capture_output=True, timeout=20, check=True)
        except FileNotFoundError:
            pytest.skip(f"not here: {program}")
        except PermissionError:  # it wants to keep its memory from being swapped out, and this container forbids that
            pytest.skip(f"may not be run here: {program}")
    folder = Path(tempfile.mkdtemp(prefix="smmp-"))  # short: the daemon puts sockets into it
    with contextlib.ExitStack() as stack:
        stack.callback(shutil.rmtree, folder)
        session = Desktop(stack.enter_context(bus()), folder)
        stack.callback(session.close)
        yield session


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home that a file protects."""
    opened(tmp_path / "home").close()
    return tmp_path / "home"


def test_after_a_login_the_keyring_keeps_the_key_over_restarts_and_lets_it_go(desktop: Desktop, home: Path) -> None:
    with desktop.logged_in("pass"):
        assert desktop.member(home, "look", "keyring", "open") == ["ready", "keyring", "opened"]
        assert desktop.secrets() == 1
        assert desktop.member(home, "open") == ["opened"]
    with desktop.logged_in("pass"):  # the next day
        assert desktop.member(home, "open", "keyring", "open") == ["opened", "keyring", "opened"]
        assert desktop.secrets() == 1, "a new secret, and the old one is gone"
        assert desktop.member(home, "swordfish") == ["passphrase"]
        assert desktop.secrets() == 0
    opened(home, "swordfish").close()


def test_a_locked_keyring_is_said_and_nothing_is_lost(desktop: Desktop, home: Path, tmp_path: Path) -> None:
    sentence = "KeyringUnusable: This computer's keyring is locked. Unlock it and try again."
    opened(tmp_path / "other").close()
    with desktop.logged_in("pass"):
        assert desktop.member(home, "keyring") == ["keyring"]
    before = contents(home), contents(tmp_path / "other")
    with desktop.logged_in():
        assert desktop.locked()
        for steps in (["open"], ["keyring"], ["swordfish"]):
            assert desktop.member(home, *steps) == [sentence]
        assert desktop.member(tmp_path / "other", "look", "keyring") == ["ready", sentence]
        assert (contents(home), contents(tmp_path / "other")) == before
        assert desktop.member(tmp_path / "other", "open", "swordfish") == ["opened", "passphrase"]
    with desktop.logged_in("pass"):
        assert desktop.member(home, "open") == ["opened"]
        assert desktop.secrets() == 1, "nothing came into it from who was refused"


def test_a_keyring_that_was_never_opened_is_said(desktop: Desktop, home: Path) -> None:
    before = contents(home)
    with desktop.logged_in():
        assert desktop.locked() is None
        sentence = "KeyringUnusable: This computer's keyring could not be opened. Unlock it and try again."
        assert desktop.member(home, "look", "keyring") == ["ready", sentence]
    assert contents(home) == before


def test_without_the_service_there_is_no_keyring(desktop: Desktop, home: Path, tmp_path: Path) -> None:
    sentence = "KeyringUnusable: This computer has no keyring that can be used."
    assert desktop.member(home, "look", "keyring") == ["none", sentence]
    assert desktop.member(home, "open", "swordfish") == ["opened", "passphrase"]
    other = tmp_path / "other"
    opened(other).close()
    with desktop.logged_in("pass"):
        assert desktop.member(other, "keyring") == ["keyring"]
    assert desktop.member(other, "open") == [sentence]
    assert Home.protection(other) == "keyring"
    with desktop.logged_in("pass"):
        assert desktop.member(other, "open") == ["opened"]


def answer(shown: str, *keys: str) -> None:
    """Wait for the window that asks for the password, and press keys in it."""

    def tool(*words: str) -> str:
        command = ["xdotool", *words]
        done = subprocess.run(command, env=os.environ | {"DISPLAY": shown}, capture_output=True, text=True, timeout=20)
        return done.stdout.strip()

    end = time.monotonic() + 20
    while not (window := tool("search", "--onlyvisible", "--name", "Unlock")):
        assert time.monotonic() < end, "nobody was asked"
        time.sleep(0.05)
    while tool("search", "--onlyvisible", "--name", "Unlock"):  # it may not have had the keyboard yet
        assert time.monotonic() < end, "the answer was not taken"
        tool("windowfocus", window.split()[0], "key", "--delay", "20", "ctrl+a", *keys)
        time.sleep(0.5)


@pytest.mark.skipif(bool(missing()) or not PROMPTER, reason=f"not here: {', '.join(missing()) or PROMPTER_NAME}")
def test_a_locked_keyring_asks_and_opens_for_who_knows_the_password(
    desktop: Desktop, home: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    opened(other).close()
    with desktop.logged_in("pass"):
        assert desktop.member(home, "keyring") == ["keyring"]
    with display(800, 600) as shown, desktop.logged_in(), desktop.prompter(shown):
        for place, step in ((home, "open"), (other, "keyring")):
            refused = desktop.started(place, step)
            answer(shown, "Escape")
            assert "is locked. Unlock it and try again." in desktop.says(refused)[0]
        assert Home.protection(other) == "file"
        member = desktop.started(home, "open", "open", "keyring")
        answer(shown, *"pass", "Return")
        assert desktop.says(member) == ["opened", "opened", "keyring"]
        assert desktop.locked() is False
