"""The window stands where it was, and always where it can be seen; it shows what it showed."""

from functools import partial
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow, QSplitter
from pytestqt.qtbot import QtBot

from smmp_gui import placement
from smmp_gui.desktop import Desktop
from smmp_gui.lab.window import LabWindow
from smmp_gui.tasks import Tasks
from smmp_gui.window import MainWindow
from tests.gui.people import Somebody, grouped, linked, until


def made(qtbot: QtBot) -> QMainWindow:
    """A window with bounds."""
    window = QMainWindow()
    window.resize(700, 500)
    window.setMinimumSize(300, 200)
    qtbot.addWidget(window)
    return window


def screen() -> QRect:
    return QGuiApplication.primaryScreen().availableGeometry()


def test_a_window_comes_back_where_it_was(qtbot: QtBot) -> None:
    window, again = made(qtbot), made(qtbot)
    window.setGeometry(40, 60, 620, 410)
    window.show()
    placement.restore(again, placement.saved(window))
    assert again.geometry() == window.geometry()


def test_maximised_stays_so(qtbot: QtBot) -> None:
    window, again = made(qtbot), made(qtbot)
    window.showMaximized()
    placement.restore(again, placement.saved(window))
    assert again.isMaximized()


@pytest.mark.parametrize("at", [(9000, 50), (-9000, 0), (100, 7000), (-650, 100), (300, -400)])
@pytest.mark.parametrize("size", [(620, 410), (6000, 5000)])
def test_another_screen_never_hides_it(qtbot: QtBot, at: tuple[int, int], size: tuple[int, int]) -> None:
    window, again = made(qtbot), made(qtbot)
    window.setGeometry(*at, *size)
    window.show()
    placement.restore(again, placement.saved(window))
    again.show()
    shown = screen().intersected(again.frameGeometry())
    assert shown.width() >= 120
    assert again.frameGeometry().top() >= screen().top()
    assert again.width() <= screen().width()


@pytest.mark.parametrize("stored", ["", "%%%", "AAAA", "é"])
def test_nonsense_changes_nothing(qtbot: QtBot, stored: str) -> None:
    window = made(qtbot)
    placement.restore(window, stored)
    assert (window.width(), window.height()) == (700, 500)


async def restarted(member: Somebody) -> Somebody:
    """The same member with a window of its own, as after a restart."""
    again = Somebody(member.service)
    again.window.hide()
    Desktop(again.window, again.adapter, again.tasks).start()
    return again


async def test_the_last_conversation_comes_back(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "")
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        group = await grouped([ada, bob])
        other = await grouped([ada, bob], "Other")
        ada.window.setGeometry(30, 50, 740, 600)
        for shown in [(group, ""), (other, bob.service.fingerprint)]:
            if shown[1]:
                ada.window.show_thread(*shown)
            else:
                ada.window.show_group(shown[0])
            await Desktop(ada.window, ada.adapter, ada.tasks).close()
            again = await restarted(ada)
            assert again.window.shown == shown
            assert again.window.geometry() == ada.window.geometry()
            await again.tasks.close()
            again.adapter.close()
            again.window.hide()
        gone = msgspec.structs.replace(ada.service.preferences, conversation="ab" * 16)
        await ada.service.prefer(gone)
        again = await restarted(ada)
        await until(again.window.isVisible)
        assert again.window.shown == ("", "")
        await again.tasks.close()
        again.adapter.close()
        again.window.hide()


async def test_the_lab_comes_back_where_it_was_and_divided_as_it_was(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "")
    async with linked(tmp_path, "Ada", "Bob") as members:
        ada = members[0]
        group = await grouped(members)
        window = ada.window
        for restart in (False, True):
            windows = opened(window, group)
            for number, one in enumerate(windows):
                one.resize(900, 610 + 60 * number + 30 * restart)
                move_the_splitters(one)
            expected = [looks(one) for one in windows]
            window.close_lab()
            window.watching.close()
            if restart:
                await Desktop(window, ada.adapter, ada.tasks).close()
                ada = await restarted(ada)
                window = ada.window
            windows = opened(window, group)
            await until(partial(same, windows, expected))
            window.close_lab()
            window.watching.close()
        await ada.tasks.close()
        ada.adapter.close()
        window.hide()


def same(windows: tuple[LabWindow, ...], expected: list[tuple[QSize, list[list[int]]]]) -> bool:
    return [looks(one) for one in windows] == expected


def opened(window: MainWindow, group: str) -> tuple[LabWindow, LabWindow]:
    """The lab, and the window in which a group is watched."""
    window.show_lab()
    window.watching.open(group)
    assert window._lab is not None
    return window._lab, window.watching.windows[group]


def splitters(lab: LabWindow) -> list[QSplitter]:
    return lab.findChildren(QSplitter)


def move_the_splitters(lab: LabWindow) -> None:
    for splitter in splitters(lab):
        sizes = splitter.sizes()
        splitter.setSizes([sizes[0] - 40, *sizes[1:-1], sizes[-1] + 40])


def looks(lab: LabWindow) -> tuple[QSize, list[list[int]]]:
    return lab.size(), [splitter.sizes() for splitter in splitters(lab)]


@pytest.mark.parametrize("stored", ["", "%%%", "AAAA wide:AAAA:AAAA narrow:AAAA", "é é:é", " narrow narrow: ::"])
def test_nonsense_changes_nothing_in_the_lab(qtbot: QtBot, stored: str) -> None:
    labs = [LabWindow(Tasks(lambda error: None)) for _ in range(2)]
    for lab in labs:
        qtbot.addWidget(lab)
        lab.resize(900, 640)
    labs[0].restore(stored)
    for lab in labs:
        lab.show()
    assert looks(labs[0]) == looks(labs[1])
    assert not any(splitter.childrenCollapsible() for splitter in splitters(labs[0]))


def test_with_room_for_lanes_the_lab_is_divided_in_its_own_way(qtbot: QtBot) -> None:
    lab = LabWindow(Tasks(lambda error: None))
    qtbot.addWidget(lab)
    lab.show()
    found = []
    for width in (1450, 1000):
        lab.resize(width, 700)
        move_the_splitters(lab)
        found.append(looks(lab))
    for width, expected in zip((1450, 1000), found, strict=True):
        lab.resize(width, 700)
        for sizes, others in zip(looks(lab)[1], expected[1], strict=True):
            assert sizes == pytest.approx(others, abs=2)
