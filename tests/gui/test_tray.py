"""The tray, on a real X display: a real one over a bus of the test's own, one that goes away, and none."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import pytest
import pytest_asyncio
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from smmp_gui.tray import tray_icon
from tests.gui.bus import BusTray, bus, bus_tray, missing_bus, notification_server
from tests.gui.people import until
from tests.gui.screen import Window, display, missing

STAY = "Keep running when the window is closed"

needs_screen = pytest.mark.skipif(
    bool(missing() or missing_bus()), reason=missing_bus() or f"not here: {', '.join(missing())}"
)


@pytest.fixture
def address() -> Iterator[str]:
    """A bus."""
    with bus() as address:
        yield address


@pytest_asyncio.fixture
async def tray(address: str) -> AsyncIterator[BusTray]:
    """A tray on it."""
    async with bus_tray(address) as tray:
        yield tray


@pytest_asyncio.fixture
async def start(tmp_path: Path) -> AsyncIterator[Callable[..., Window]]:
    """Starts the app on a display."""
    with contextlib.ExitStack() as ending:
        screen = ending.enter_context(display(1100, 800))

        def start(**environment: str) -> Window:
            options = ("--name", "Ada", "--interface", "127.0.0.1", "--no-discovery")
            runtime = {"XDG_RUNTIME_DIR": str(tmp_path), "XDG_CURRENT_DESKTOP": ""}
            window = Window(screen, tmp_path / "home", 0, *options, **(runtime | environment))
            ending.callback(window.end)
            return window

        tmp_path.chmod(0o700)
        yield start


async def close_window(window: Window) -> None:
    """As a window manager asks a window to close."""
    await asyncio.to_thread(window.wait, "newGroup")
    await asyncio.to_thread(window.close)


@needs_screen
async def test_it_stays_in_the_tray_if_the_user_wants_it(
    qtbot: QtBot, address: str, tray: BusTray, start: Callable[..., Window]
) -> None:
    async with notification_server(address) as server:
        window = start(DBUS_SESSION_BUS_ADDRESS=address)
        await asyncio.to_thread(window.wait, "newGroup")
        await until(lambda: bool(tray.items))
        menu = await tray.menu()
        assert list(menu) == ["Open SMMP", "Mute notifications for an hour", STAY, "", "Quit"]
        assert not menu[STAY][1]
        await tray.choose(STAY)
        await until_async(lambda: tray.menu(), lambda menu: menu[STAY][1])
        await close_window(window)
        await until(lambda: server.titles == ["SMMP is still running"])
        await until(lambda: window.titles() == [])
        await tray.click()
        await until(lambda: window.titles() == ["SMMP"])
        await close_window(window)
        await until(lambda: window.titles() == [])
        await tray.choose("Open SMMP")
        await until(lambda: window.titles() == ["SMMP"])
        assert server.asked == 1  # said once
        await tray.choose("Quit")
        assert await asyncio.to_thread(window.process.wait, 20) == 0
        assert window.end() == 0
        assert window.errors == []


@needs_screen
async def test_a_tray_that_vanishes_gives_the_window_back(
    qtbot: QtBot, address: str, start: Callable[..., Window]
) -> None:
    async with bus_tray(address) as tray:
        window = start(DBUS_SESSION_BUS_ADDRESS=address)
        await asyncio.to_thread(window.wait, "newGroup")
        await until(lambda: bool(tray.items))
        await tray.choose(STAY)
        await until_async(lambda: tray.menu(), lambda menu: menu[STAY][1])
        await close_window(window)
        await until(lambda: window.titles() == [])
    await until(lambda: window.titles() == ["SMMP"])
    await close_window(window)  # there is nothing to hide in any more
    assert await asyncio.to_thread(window.process.wait, 20) == 0
    assert window.end() == 0
    assert window.errors == []


@needs_screen
async def test_hidden_in_the_tray_it_comes_forward_and_ends_as_ever(
    qtbot: QtBot, address: str, tray: BusTray, start: Callable[..., Window]
) -> None:
    window = start(DBUS_SESSION_BUS_ADDRESS=address)
    await asyncio.to_thread(window.wait, "newGroup")
    await until(lambda: bool(tray.items))
    await tray.choose(STAY)
    await until_async(lambda: tray.menu(), lambda menu: menu[STAY][1])
    await close_window(window)
    await until(lambda: window.titles() == [])
    second = start(DBUS_SESSION_BUS_ADDRESS=address)
    assert await asyncio.to_thread(second.process.wait, 20) == 0
    await until(lambda: window.titles() == ["SMMP"])
    await close_window(window)
    await until(lambda: window.titles() == [])
    assert await asyncio.to_thread(window.end) == 0
    assert window.errors == []


@needs_screen
@pytest.mark.parametrize("with_bus", [True, False])
async def test_without_a_tray_closing_ends_it(
    qtbot: QtBot, address: str, start: Callable[..., Window], with_bus: bool
) -> None:
    window = start(DBUS_SESSION_BUS_ADDRESS=address if with_bus else "")
    await close_window(window)
    assert await asyncio.to_thread(window.process.wait, 20) == 0
    assert window.end() == 0
    assert window.errors == []


async def until_async(read: Callable[[], object], right: Callable[..., bool]) -> None:
    """Wait for what has to be asked for."""
    for _ in range(100):
        if right(await read()):  # type: ignore[misc]
            return
        await asyncio.sleep(0.1)
    raise AssertionError("waited in vain")


def test_something_unread_is_seen_in_every_size(qtbot: QtBot) -> None:
    for side in (16, 22, 32, 64):
        plain, some, more = (image(unread, side) for unread in (0, 3, 120))
        assert plain != some
        assert (some != more) is (side >= 32)  # the number is there where it can be read


def image(unread: int, side: int) -> QImage:
    """The icon in one size."""
    return tray_icon(unread).pixmap(QSize(side, side), 1.0).toImage()
