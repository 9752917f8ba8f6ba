"""Looking for a display before Qt does."""

import socket
import sys
from pathlib import Path

import pytest

from smmp_gui import display

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there always is one")


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No display by default, and X sockets of our own."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "XDG_RUNTIME_DIR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(display, "_X_SOCKETS", tmp_path)


def test_none() -> None:
    assert display.why_no_display() == "There is no display here."


def test_an_offscreen_platform_needs_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert display.why_no_display() is None
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    assert display.why_no_display() is not None


@pytest.mark.parametrize("dead", [":77", "unix:77", "nonsense", "127.0.0.1:1"])
def test_one_that_does_not_answer(monkeypatch: pytest.MonkeyPatch, dead: str) -> None:
    monkeypatch.setenv("DISPLAY", dead)
    assert display.why_no_display() == f"The display {dead} does not answer."


def test_one_that_answers(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "X77"))
        server.listen()
        monkeypatch.setenv("DISPLAY", ":77.0")
        assert display.why_no_display() is None


def test_wayland(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    assert display.why_no_display() == "There is no display here."
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "wayland-0"))
        assert display.why_no_display() is None
