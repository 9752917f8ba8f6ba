"""A real X display, real app processes on it, and a mouse and a keyboard (xdotool)."""

import contextlib
import ctypes
import json
import os
import random
import select
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

NEEDED = ("Xvfb", "xdotool")
PATIENCE = 40.0
_LOOKS = 3  # in which a widget has to be the same: longer than the app takes between two descriptions


def missing() -> list[str]:
    """The programs this needs that are not here."""
    return [program for program in NEEDED if shutil.which(program) is None]


@contextlib.contextmanager
def display(width: int, height: int, *options: str) -> Iterator[str]:
    """A display of its own, ``:N``, that ends with the test; ``options`` are the server's.

    The number is drawn: a server that takes one just let go may lose its socket to the old one's clearing up.
    """
    reading, writing = os.pipe()
    command = ["Xvfb", f":{random.randrange(1000, 60000)}", "-displayfd", str(writing)]
    command += [
        "-screen",
        "0",
        f"{width}x{height}x24",
        "-nolisten",
        "tcp",
        "-noreset",
        *options,
    ]  # whoever looks in first and goes
    server = subprocess.Popen(command, pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        ready, _, _ = select.select([reading], [], [], 20)
        number = os.read(reading, 16).decode().strip() if ready else ""
        assert number, "Xvfb did not start"
        yield f":{number}"
    finally:
        os.close(reading)
        server.terminate()
        server.wait(10)


class Window:
    """One app process: what is on its part of the screen, and hands to use it."""

    def __init__(self, display: str, home: Path, x: int, *options: str, **environment: str) -> None:
        """``environment``: what is to be there, or to be otherwise than for ourselves."""
        platform = {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb" if display else "offscreen"}
        self._environment = {**os.environ, **platform, "PYTHONUNBUFFERED": "1", **environment}
        self.x = x
        self._failed = home.parent / f"failed-{home.name}.png"
        self.process = subprocess.Popen(
            [sys.executable, "-m", "smmp_gui", "--home", str(home), "--describe", *options],
            env=self._environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self._seen: list[dict[str, Any]] = []
        self.errors: list[str] = []
        self._threads = [threading.Thread(target=self._read_out), threading.Thread(target=self._read_errors)]
        for thread in self._threads:
            thread.start()

    def _read_out(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._seen = json.loads(line)["windows"]

    def _read_errors(self) -> None:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            self.errors.append(line)

    def widgets(self) -> list[dict[str, Any]]:
        """Everything in sight, the topmost window's last."""
        widgets: list[dict[str, Any]] = [widget for window in self._seen for widget in window["widgets"]]
        return widgets

    def titles(self) -> list[str]:
        """The windows in sight."""
        return [window["title"] for window in self._seen]

    def find(self, name: str, text: str = "") -> dict[str, Any] | None:
        """A widget, or the lowest such row of a list, by its name and a part of its text."""
        for widget in reversed(self.widgets()):
            if _is(widget, name) and text in widget["text"] and widget["enabled"]:
                return dict(widget)
        return None

    def rows(self, name: str) -> list[str]:
        """The rows in sight of a list."""
        return [widget["text"] for widget in self.widgets() if _is(widget, name)]

    def wait(self, name: str, text: str = "") -> dict[str, Any]:
        """Wait until a widget is there, enabled and has come to rest."""
        seen: list[dict[str, Any] | None] = [None]

        def settled() -> bool:
            seen.append(self.find(name, text))
            return seen[-1] is not None and all(one == seen[-1] for one in seen[-_LOOKS:])

        self.until(settled, f"{name} {text!r}")
        assert seen[-1] is not None
        return seen[-1]

    def until(self, happened: Callable[[], bool], what: str) -> None:
        """Wait for something to be seen."""
        end = time.monotonic() + PATIENCE
        while not happened():
            ended = self.process.poll()
            assert ended is None, f"the app ended with {ended}: {''.join(self.errors)}"
            if time.monotonic() > end:
                self._give_up(what)
            time.sleep(0.1)

    def _give_up(self, what: str) -> None:
        """Fail, telling what is in sight and what the app has said."""
        seen = [f"{window['title']!r}:" for window in self._seen[:1]]
        seen += [f"  {one['name']}: {one['text']!r}{'' if one['enabled'] else ' (off)'}" for one in self.widgets()]
        where = ""
        if self._environment["DISPLAY"]:
            picture(self._environment["DISPLAY"], self._failed)
            where = f"; a picture is in {self._failed}"
        raise AssertionError("\n".join([f"waited in vain for {what}{where}; in sight:", *seen, *self.errors]))

    def place(self, width: int, height: int) -> None:
        """Move this process's window to its part of the screen, in this size."""
        for number in self.xdotool("search", "--onlyvisible", "--pid", str(self.process.pid)).split():
            self.xdotool("windowsize", number, str(width), str(height))
            self.xdotool("windowmove", number, str(self.x), "0")

    def close(self) -> None:
        """Ask the topmost window to close, as a window manager does."""
        found = self.xdotool("search", "--onlyvisible", "--pid", str(self.process.pid)).split()
        assert found, "no window is there"
        _delete(self._environment["DISPLAY"], int(found[-1]))

    def click(self, name: str, text: str = "", at: int | None = None) -> None:
        """Click the middle of a widget, or ``at`` so many pixels from its left end, or, negative, from its right."""
        x, y, width, height = self.wait(name, text)["rect"]
        across = width // 2 if at is None else at % width
        self.xdotool("mousemove", str(x + across), str(y + height // 2))
        location = self.xdotool("getmouselocation", "--shell")
        under = next(line.partition("=")[2] for line in location.splitlines() if line.startswith("WINDOW="))
        self.xdotool("windowfocus", "--sync", under)  # there is no window manager to do it
        self.xdotool("click", "1")

    def type(self, words: str) -> None:
        """Type on the keyboard."""
        self.xdotool("type", "--delay", "40", words)

    def paste(self, words: str) -> None:
        """Copy words in another program and paste them here."""
        with _clipboard(self._environment["DISPLAY"], words):
            self.key("ctrl+v")
            self.until(lambda: any(words in widget["text"] for widget in self.widgets()), f"{words!r} pasted")

    def key(self, *keys: str) -> None:
        """Press keys."""
        self.xdotool("key", "--delay", "40", *keys)

    def xdotool(self, *arguments: str) -> str:
        """Use the display's mouse and keyboard."""
        done = subprocess.run(
            ["xdotool", *arguments], env=self._environment, capture_output=True, text=True, timeout=20, check=False
        )
        return done.stdout

    def end(self, number: int = signal.SIGTERM) -> int:
        """Ask the process to end, by a signal; answers its exit status."""
        if self.process.poll() is None:
            self.process.send_signal(number)
        try:
            return self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return self.process.wait(10)
        finally:
            for thread in self._threads:
                thread.join(10)
            for pipe in (self.process.stdout, self.process.stderr):
                if pipe is not None:
                    pipe.close()


def _is(widget: dict[str, Any], name: str) -> bool:
    """Whether it has this name, or is a row of this kind."""
    full: str = widget["name"]
    return full == name or full.startswith(f"{name}/")


class _ClientMessage(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("serial", ctypes.c_ulong),
        ("send_event", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("window", ctypes.c_ulong),
        ("message_type", ctypes.c_ulong),
        ("format", ctypes.c_int),
        ("data", ctypes.c_long * 5),
        ("room_for_any_event", ctypes.c_long * 24),
    )


def _delete(display: str, window: int) -> None:
    """Send WM_DELETE_WINDOW to a window, which xdotool cannot."""
    x = ctypes.CDLL("libX11.so.6")
    x.XOpenDisplay.restype = ctypes.c_void_p
    x.XInternAtom.restype = ctypes.c_ulong
    connection = ctypes.c_void_p(x.XOpenDisplay(display.encode()))
    protocols, delete = (x.XInternAtom(connection, name, 0) for name in (b"WM_PROTOCOLS", b"WM_DELETE_WINDOW"))
    event = _ClientMessage(type=33, window=window, message_type=protocols, format=32)
    event.data[0] = delete
    x.XSendEvent(connection, ctypes.c_ulong(window), 0, ctypes.c_long(0), ctypes.byref(event))
    x.XCloseDisplay(connection)


_PICTURE = """
import sys
from PySide6.QtGui import QGuiApplication
app = QGuiApplication([])
assert app.primaryScreen().grabWindow(0).save(sys.argv[1])
"""


_CLIPBOARD = """
import sys
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
app.clipboard().setText(sys.argv[1])
assert app.clipboard().ownsClipboard()
print("copied", flush=True)
app.exec()
"""


@contextlib.contextmanager
def _clipboard(display: str, words: str) -> Iterator[None]:
    """A program that holds words copied: under X they are handed over while it lives."""
    environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    command = [sys.executable, "-c", _CLIPBOARD, words]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE) as holder:
        try:
            assert holder.stdout is not None
            ready, _, _ = select.select([holder.stdout], [], [], 20)
            assert ready, "nothing was copied"
            yield
        finally:
            holder.kill()


def picture(display: str, path: Path) -> None:
    """A screenshot of the whole display."""
    environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    subprocess.run([sys.executable, "-c", _PICTURE, str(path)], env=environment, timeout=30, check=True)
