"""Picking people while others come and go."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from smmp_gui.choices import PeopleChooser
from tests.gui.people import grouped, linked, until


async def test_a_key_is_meant_for_the_person_one_stands_on_wherever_the_row_moves(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob", "Chiara", "Dana") as (ada, bob, chiara, dana):
        await grouped([ada, bob, chiara, dana])  # away, they stay known
        chooser = PeopleChooser(ada.adapter, "People", "Nobody")
        qtbot.addWidget(chooser)
        chooser.show()
        view = chooser.findChild(QListView)
        assert view is not None
        QTest.keyClicks(view, "Chi")
        assert view.currentIndex().data().startswith("Chiara, connected")
        await chiara.close()
        await until(lambda: view.model().index(2, 0).data().startswith("Chiara, away"))
        assert view.currentIndex().data().startswith("Chiara, away")
        QTest.keyClick(view, Qt.Key.Key_Space)
        assert chooser.chosen == {chiara.service.fingerprint}
