"""The picture for tests from outside: what is in sight, no more, and no secrets."""

import json

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QMenu, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from smmp_gui.describe import Describer
from smmp_gui.rows import RowsModel
from tests.gui.people import until
from tests.gui.test_rows import Plain


async def test_it_says_what_is_in_sight_and_where(qtbot: QtBot, capsys: pytest.CaptureFixture[str]) -> None:
    window = QWidget(windowTitle="A window")
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    button, hidden, secret, listed = QPushButton("Go"), QLabel("hidden"), QLineEdit("tide table"), QListView()
    button.setObjectName("go")
    listed.setObjectName("rows")
    secret.setEchoMode(QLineEdit.EchoMode.Password)
    model: RowsModel[Plain] = RowsModel(listed)
    model.set_rows([Plain("a", 7)])
    listed.setModel(model)
    for widget in (button, hidden, secret, listed):
        column.addWidget(widget)
    hidden.hide()
    window.show()
    describer = Describer()
    lines: list[str] = []

    def look() -> bool:
        lines.extend(capsys.readouterr().out.splitlines())
        return bool(lines)

    await until(look)
    (shown,) = [one for one in json.loads(lines[-1])["windows"] if one["title"] == "A window"]
    widgets = {widget["name"]: widget for widget in shown["widgets"]}
    assert widgets["go"]["text"] == "Go"
    assert widgets["go"]["rect"][2:] == [button.width(), button.height()]
    assert widgets["rows/a"]["text"] == "a 7"
    assert "hidden" not in lines[-1]
    assert "tide" not in lines[-1]
    describer.deleteLater()


async def test_an_open_menu_is_said_too(qtbot: QtBot, capsys: pytest.CaptureFixture[str]) -> None:
    window, menu = QWidget(), QMenu()
    qtbot.addWidget(window)
    qtbot.addWidget(menu)
    menu.addAction("Copy text")
    menu.addSeparator()
    menu.addAction("Remove…").setEnabled(False)
    window.show()
    menu.popup(window.mapToGlobal(window.rect().center()))
    describer = Describer()
    lines: list[str] = []

    def look() -> bool:
        lines.extend(capsys.readouterr().out.splitlines())
        return any("Copy text" in line for line in lines)

    await until(look)
    shown = json.loads(lines[-1])["windows"]
    actions = [widget for one in shown for widget in one["widgets"] if widget["name"] == "action"]
    assert [(action["text"], action["enabled"]) for action in actions] == [("Copy text", True), ("Remove…", False)]
    describer.deleteLater()
