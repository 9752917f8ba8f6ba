"""Nothing is cut off and nothing lies over anything else: with large text, in every window as small as it may be."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QScrollBar, QWidget
from pytestqt.qtbot import QtBot

from smmp_gui.theme import theme
from tests.gui.screens import descendants, everything

FLOATING = {"replyHere", "toNewest", "switcher", "closeSearch", "emojiCompletion", "spotlight"}


@pytest.fixture
def large(qapp: QApplication) -> Iterator[None]:
    """The largest text that can be chosen, as from the next start."""
    theme.set_text_size(130)
    theme.set_mode("dark")
    theme.set_mode("light")
    yield
    theme.set_text_size(100)


def called(one: QWidget) -> str:
    words = one.text()[:30] if isinstance(one, (QLabel, QPushButton)) else ""
    return f"{type(one).__name__} {one.objectName()} {words}".strip()


def cut(window: QWidget) -> list[str]:
    """Labels and buttons that are not given the room that their words need."""
    wrong = []
    for one in descendants(window):
        if isinstance(one, QLabel) and one.text():
            needs = one.heightForWidth(one.width()) if one.wordWrap() else one.sizeHint().height()
            if needs > one.height() + 1:
                wrong.append(f"cut below: {called(one)} {one.height()} of {needs}")
            if not one.wordWrap() and one.sizeHint().width() > one.width() + 1:
                wrong.append(f"cut at its end: {called(one)} {one.width()} of {one.sizeHint().width()}")
        elif isinstance(one, QPushButton) and (
            one.sizeHint().width() > one.width() + 1 or one.sizeHint().height() > one.height() + 1
        ):
            wrong.append(f"cut: {called(one)} {one.size()} of {one.sizeHint()}")
    return wrong


def overlapping(window: QWidget) -> list[str]:
    """Siblings of which one lies over the other."""
    families: dict[int, list[QWidget]] = {}
    for one in descendants(window):
        floats = one.objectName() in FLOATING or isinstance(one, QScrollBar) or one.objectName().startswith("qt_")
        parent = one.parentWidget()
        if parent is not None and not floats and not one.geometry().isEmpty():
            families.setdefault(id(parent), []).append(one)
    return [
        f"{called(one)} over {called(other)}"
        for family in families.values()
        for i, one in enumerate(family)
        for other in family[i + 1 :]
        if one.geometry().intersected(other.geometry()).width() > 1
        and one.geometry().intersected(other.geometry()).height() > 1
    ]


def outside(window: QWidget) -> list[str]:
    """What its parent does not hold whole, unless that scrolls."""
    wrong = []
    for one in descendants(window):
        parent = one.parentWidget()
        free = one.objectName() in FLOATING or (parent and parent.objectName().startswith("qt_scrollarea"))
        room = QRect(0, 0, parent.width(), parent.height()) if parent is not None else QRect()
        if parent is not None and not free and not room.adjusted(-2, -2, 2, 2).contains(one.geometry()):
            wrong.append(f"outside: {called(one)} {one.geometry()} of {parent.size()}")
    return wrong


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
async def test_every_window_has_room(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, large: None, direction: Qt.LayoutDirection
) -> None:
    problems: dict[str, list[str]] = {}
    qapp.setLayoutDirection(direction)
    try:
        async with everything(tmp_path) as screens:
            screens.member.window.resize(screens.member.window.minimumSize())
            async for name, shown in screens.each():
                if isinstance(shown, QDialog):
                    shown.resize(shown.minimumSize().expandedTo(shown.minimumSizeHint()))
                    qapp.sendPostedEvents()
                problems[name] = cut(shown) + overlapping(shown) + outside(shown)
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert {name: wrong for name, wrong in problems.items() if wrong} == {}
