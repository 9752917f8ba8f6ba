"""Looking for a display before Qt does."""

import os
import socket
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from smmp_gui import display
from tests.gui import screen

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there always is one")


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """No display by default."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "XDG_RUNTIME_DIR"):
        monkeypatch.delenv(name, raising=False)


def test_none() -> None:
    assert display.why_no_display() == "There is no display here."


def test_an_offscreen_platform_needs_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert display.why_no_display() is None
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    assert display.why_no_display() is not None


@pytest.mark.parametrize("dead", [":60077", "unix:60077", "nonsense", "127.0.0.1:1"])
def test_one_that_does_not_answer(monkeypatch: pytest.MonkeyPatch, dead: str) -> None:
    monkeypatch.setenv("DISPLAY", dead)
    assert display.why_no_display() == f"The display {dead} cannot be used: it does not answer, or does not let us in."


@pytest.mark.skipif(bool(screen.missing()), reason=f"not installed: {screen.missing()}")
def test_one_that_answers_and_one_that_does_not_let_us_in(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    allowed = tmp_path / "allowed"
    names = (b"", b"", b"MIT-MAGIC-COOKIE-1", b"0123456789abcdef")  # any host, any display
    allowed.write_bytes(struct.pack(">H", 0xFFFF) + b"".join(struct.pack(">H", len(one)) + one for one in names))
    with screen.display(320, 200, "-auth", str(allowed)) as number:
        monkeypatch.setenv("DISPLAY", number)
        monkeypatch.setenv("XAUTHORITY", os.devnull)
        said = subprocess.run([sys.executable, "-m", "smmp_gui", "--lab"], capture_output=True, text=True, timeout=50)
        assert (said.returncode, said.stdout) == (2, "")
        assert "does not let us in" in said.stderr
        monkeypatch.setenv("XAUTHORITY", str(allowed))
        assert display.why_no_display() is None


def test_wayland(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    assert display.why_no_display() == "There is no display here."
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "wayland-0"))
        assert display.why_no_display() is None
