"""Every window by keyboard alone and by screen reader: what holds of each of them."""

import asyncio
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QImage, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QListView,
    QMenu,
    QPushButton,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from smmp_gui.conversation_rows import MessageRow
from smmp_gui.lab.window import LabWindow
from smmp_gui.people_list import PersonRow
from smmp_gui.shortcuts import TABLE, pressed
from smmp_gui.shortcuts_sheet import ShortcutsSheet
from tests.gui.people import start
from tests.gui.screens import descendants, everything
from tests.gui.walk import by_arrows, controls, place, tabbed

DESTRUCTIVE = ("leave", "confirm", "remove", "block", "erase", "decline", "blockInviter")
MOUSE_ONLY = {
    "replyHere",  # R, and the menu of the message
    "toNewest",  # End in the list
    "switcherList",  # the field's arrow keys
    "closeSearch",  # Esc
    "searchResults",  # while there are none
}
Problems = dict[str, list[str]]


def called(one: QWidget) -> str:
    return one.objectName() or type(one).__name__


def unreachable(window: QWidget) -> list[str]:
    order = tabbed(window)
    wanted = [one for one in controls(window) if one.objectName() not in MOUSE_ONLY]
    return [f"not by Tab: {called(one)}" for one in wanted if one not in order and not by_arrows(one, order)]


def out_of_order(window: QWidget) -> list[str]:
    """Within one column, the focus goes from top to bottom; beside each other, the way one reads."""
    order = [one for one in tabbed(window) if window.isAncestorOf(one)]
    wrong: list[str] = []
    if not isinstance(window, QDialog):
        return wrong
    # once around begins anywhere: rotate to the topmost
    first = min(order, key=lambda one: (place(one).top(), place(one).left()), default=None)
    if first is None:
        return wrong
    at = order.index(first)
    order = order[at:] + order[:at]
    for one, next_ in pairwise(order):
        a, b = place(one), place(next_)
        beside = b.right() < a.left() or b.left() > a.right()
        if not beside and b.top() < a.top():
            wrong.append(f"upwards: {called(one)} -> {called(next_)}")
    return wrong


def unseen_focus(window: QWidget) -> list[str]:
    wrong = []
    for one in tabbed(window):
        for area in descendants(window):
            if isinstance(area, QScrollArea) and area.isAncestorOf(one):
                area.ensureWidgetVisible(one)
        around = place(one).adjusted(-12, -12, 12, 12)
        one.setFocus(Qt.FocusReason.TabFocusReason)
        focused = one.window().grab(around).toImage()
        one.clearFocus()
        plain = one.window().grab(around).toImage()
        if differing(focused, plain) < 24:
            wrong.append(f"focus not seen: {called(one)}")
    return wrong


def differing(one: QImage, other: QImage) -> int:
    if one.size() != other.size():
        return 10**6
    return sum(one.pixel(x, y) != other.pixel(x, y) for x in range(0, one.width()) for y in range(one.height()))


def mute(window: QWidget) -> list[str]:
    wrong = []
    for one in tabbed(window):
        spoken = QAccessible.queryAccessibleInterface(one)
        assert spoken is not None
        name, role = spoken.text(QAccessible.Text.Name), spoken.role()
        if not name.strip():
            wrong.append(f"no name: {called(one)}")
        if role == QAccessible.Role.NoRole:
            wrong.append(f"no role: {called(one)} {role}")
    for view in window.findChildren(QAbstractItemView):
        if view.isVisible():
            model = view.model()
            for i in range(min(12, model.rowCount())):
                said = model.index(i, 0).data(Qt.ItemDataRole.AccessibleTextRole) or model.index(i, 0).data()
                heard = QAccessible.queryAccessibleInterface(view).child(i)
                if not said or heard.text(QAccessible.Text.Name) != said:
                    wrong.append(f"row without words: {called(view)} {i}")
    if window.isWindow() and isinstance(window, QDialog) and not window.windowTitle():
        wrong.append("no title")
    return wrong


def dangerous_default(window: QWidget) -> list[str]:
    return [
        f"Enter would {called(one)}"
        for one in descendants(window)
        if isinstance(one, QPushButton) and one.isDefault() and one.objectName() in DESTRUCTIVE
    ]


CHECKS = {
    "reach": unreachable,
    "order": out_of_order,
    "focus": unseen_focus,
    "speech": mute,
    "default": dangerous_default,
}


@pytest.fixture
def listened() -> Iterator[None]:
    """As with a screen reader: only then do lists tell Qt's accessible objects of rows that come and go."""
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


@pytest.mark.usefixtures("listened")
@pytest.mark.parametrize("check", CHECKS)
async def test_every_window(qtbot: QtBot, tmp_path: Path, check: str) -> None:
    problems: Problems = defaultdict(list)
    async with everything(tmp_path) as screens:
        async for name, shown in screens.each():
            problems[name] += CHECKS[check](shown)
    assert {name: wrong for name, wrong in problems.items() if wrong} == {}


async def test_escape_closes_whatever_is_open(qtbot: QtBot, tmp_path: Path) -> None:
    async with everything(tmp_path) as screens:
        window, open_ = screens.member.window, []
        async for name, shown in screens.each():
            if name == "conversation" or isinstance(shown, LabWindow):
                continue
            QTest.keyClick(QApplication.focusWidget() or shown, Qt.Key.Key_Escape)
            if name == "thread":
                gone = window.shown == (screens.group, "")
            elif name == "search":
                gone = not window.sidebar.search.active
            else:
                gone = not isValid(shown) or not shown.isVisible()
            if not gone:
                open_.append(name)
    assert open_ == []


async def test_f6_goes_from_pane_to_pane(qtbot: QtBot, tmp_path: Path) -> None:
    async with everything(tmp_path) as screens:
        window = screens.member.window
        window.activateWindow()
        await asyncio.sleep(0.05)
        window.page.composer.field.setFocus()
        seen = []
        for _ in range(3):
            QTest.keyClick(window, Qt.Key.Key_F6)
            seen.append(QApplication.focusWidget())
        assert seen == [window.sidebar.list, window.page.view, window.page.composer.field]
        assert isinstance(window.page.view.model_.row(window.page.view.currentIndex()), MessageRow)
        QTest.keyClick(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
        assert QApplication.focusWidget() is window.page.view


@pytest.mark.parametrize("key", ["F10", "Menu"])
async def test_the_menu_of_a_row_opens_by_keyboard(qtbot: QtBot, tmp_path: Path, key: str) -> None:
    async with everything(tmp_path) as screens:
        window = screens.member.window
        rows = window.sidebar.model.rows
        person = next(i for i, row in enumerate(rows) if isinstance(row, PersonRow))
        window.sidebar.list.setCurrentIndex(window.sidebar.model.index(person))
        window.page.view.setCurrentIndex(window.page.view.model_.find(screens.row().key))
        window.show_members(screens.group)
        sheet = next(one for one in window.findChildren(QDialog) if one.isVisible())
        shift = Qt.KeyboardModifier.ShiftModifier if key == "F10" else Qt.KeyboardModifier.NoModifier
        for view in (window.sidebar.list, window.page.view, sheet.findChild(QListView, "memberList")):
            assert view is not None
            QTest.keyClick(view, getattr(Qt.Key, f"Key_{key}"), shift)
            menu = QApplication.activePopupWidget()
            assert isinstance(menu, QMenu), view.objectName()
            assert menu.actions()
            centre = view.viewport().mapToGlobal(view.visualRect(view.currentIndex()).center())
            assert abs(menu.y() - centre.y()) < 80
            menu.close()
            event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(3, 3), view.mapToGlobal(QPoint(3, 3)))
            QApplication.sendEvent(view, event)
            again = QApplication.activePopupWidget()
            assert isinstance(again, QMenu)
            again.close()


# -- the table of keys ----------------------------------------------------------------------------


def test_no_two_keys_of_one_place_are_the_same() -> None:
    places = Counter((one.section, keys) for one in TABLE.values() for keys in one.keys)
    assert places.most_common(1)[0][1] == 1


def test_every_key_is_understood_and_named(qtbot: QtBot) -> None:
    for name, one in TABLE.items():
        for keys in one.keys:
            combination = QKeySequence(keys)[0]  # type: ignore[index]
            event = QKeyEvent(QEvent.Type.KeyPress, combination.key(), combination.keyboardModifiers())
            meant = [other for other in TABLE if pressed(event, other) and TABLE[other].section == one.section]
            assert meant == [name]
    sheet = ShortcutsSheet(None)
    qtbot.addWidget(sheet)
    spoken = " ".join(row.spoken for row in sheet.model.rows)
    for one in TABLE.values():
        assert one.does in spoken
        for keys in one.keys:
            assert QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) in spoken


async def test_the_window_has_every_shortcut_of_the_table_and_no_other(qtbot: QtBot, tmp_path: Path) -> None:
    member = await start(tmp_path, "Noor")
    try:
        bound = sorted(one.key().toString() for one in member.window.findChildren(QShortcut))
        by_hand = ("menu", "reply", "copy", "unfold", "send", "new_line", "answer_before", "answer_after")
        assert bound == sorted(
            QKeySequence(keys).toString() for name in TABLE if name not in by_hand for keys in TABLE[name].keys
        )
        member.window.activateWindow()
        await asyncio.sleep(0.05)
        QTest.keyClick(member.window, Qt.Key.Key_F1)
        sheet = next(one for one in member.window.findChildren(QDialog) if one.isVisible())
        assert isinstance(sheet, ShortcutsSheet)
        sheet.accept()
    finally:
        await member.close()
