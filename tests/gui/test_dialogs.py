"""What all dialogs share: a heading that stays left, Enter, and where what went wrong is said."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from smmp_gui.dialogs import Sheet
from smmp_gui.theme import theme
from smmp_gui.widgets import button
from tests.gui.hands import part, press


@pytest.mark.parametrize("name", ["Ada", "עמית"])
def test_a_heading_stands_left_whatever_the_name(qtbot: QtBot, name: str) -> None:
    sheet = Sheet(None, name, "sheet")
    qtbot.addWidget(sheet)
    sheet.show()
    image, ground = sheet.grab(part(sheet, QLabel).geometry()).toImage(), theme.color("surface").rgb()
    inked = [x for x in range(image.width()) if any(image.pixel(x, y) != ground for y in range(image.height()))]
    assert inked[0] < 10
    assert inked[-1] < image.width() / 2


def test_enter_presses_what_has_the_focus_and_else_the_default(qtbot: QtBot) -> None:
    sheet, pressed = Sheet(None, "Question", "sheet"), list[str]()
    qtbot.addWidget(sheet)
    field = QLineEdit()
    sheet.body.addWidget(field)
    for words, role, aside in (("Copy", "", True), ("No", "", False), ("Yes", "primary", False)):
        made = sheet.add_button(button(words, words, role), aside=aside)
        made.clicked.connect(lambda _checked, words=words: pressed.append(words))
    sheet.show()
    assert sheet.focusWidget() is made
    for widget in (field, *sheet.findChildren(type(made))):
        widget.setFocus()
        press(widget, Qt.Key.Key_Return)
    assert pressed == ["Yes", "Copy", "No", "Yes"]


def test_what_is_wrong_stands_under_its_field(qtbot: QtBot) -> None:
    sheet = Sheet(None, "Question", "sheet")
    qtbot.addWidget(sheet)
    first, second = QLineEdit(), QLineEdit()
    sheet.body.addWidget(first)
    sheet.body.addWidget(second)
    sheet.complain_under(first)
    sheet.show()
    before = sheet.height()
    sheet.complain("This is no address.")
    error = part(sheet, QLabel, "dialogError")
    assert first.y() < error.y() < second.y()
    assert sheet.height() > before
    sheet.complain("")
    assert sheet.height() == before
