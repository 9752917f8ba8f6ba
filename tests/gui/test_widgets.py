"""The small widgets."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from smmp_gui.widgets import IconButton, pop_up


async def test_a_button_whose_menu_has_closed_looks_pointed_at_only_if_it_is(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.setGeometry(100, 100, 200, 200)
    button = IconButton("more", "Menu", "menu")
    button.setParent(window)
    window.show()
    for at, pointed_at in ((QPoint(150, 150), False), (QPoint(10, 10), True)):
        button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
        menu = QMenu(window)
        menu.addAction("Quit")
        pop_up(menu, button, QPoint(0, button.height()))
        assert menu.isVisible()
        QCursor.setPos(window.mapToGlobal(at))
        menu.close()
        assert button.underMouse() is pointed_at
