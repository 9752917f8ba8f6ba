"""The window in which a real group is watched, from the menu of its conversation."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QMenu, QSlider

from smmp_core import commands
from smmp_gui.lab.live_window import LiveWindow
from smmp_gui.quiet_line import QuietLine
from smmp_gui.shortcuts_sheet import ShortcutsSheet
from smmp_gui.text import bare
from tests.gui.hands import part
from tests.gui.people import Somebody, grouped, linked, until


async def watch(somebody: Somebody, group: str) -> LiveWindow:
    """Choose it in the group's menu."""
    somebody.window.show_group(group)
    await until(lambda: somebody.window.page.group == group)
    part(somebody.window.page, QAbstractButton, "groupMenu").click()
    menu = somebody.window.page.findChild(QMenu, "groupMenuPopup")
    assert menu is not None
    next(action for action in menu.actions() if action.text() == "Watch the protocol…").trigger()
    menu.close()
    return somebody.window.watching.windows[group]


async def test_a_group_is_watched_from_its_menu_until_the_window_is_closed(tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob", "Cleo") as members:
        ada, bob, _ = members
        group = await grouped(members)
        window = await watch(ada, group)
        try:
            assert bare(window.windowTitle()) == "Watching Ops"
            assert not any(
                slider.isVisible() for slider in window.findChildren(QSlider) if slider.objectName() == "loss"
            )
            assert await watch(ada, group) is window, "one window for each group"
            await bob.service.execute(commands.Send(group=group, text="A secret"))
            own = ada.service.fingerprint[:8]
            await until(lambda: window.player.timeline.scene(window.player.at).figures[own].place == (1, 0, 255, 1))
            await until(lambda: "Bob" in window.caption.words)
            assert not any("secret" in line.text for line in window.player.narrator.lines)
            said = part(window, QuietLine, "quietLine")
            QTest.keyClick(window, Qt.Key.Key_1)
            assert "real group" in said.accessibleName()
            assert window.player.experiment is None
            QTest.keyClick(window, Qt.Key.Key_Space)
            assert not window.player.playing
            QTest.keyClick(window, Qt.Key.Key_End)
            assert window.player.playing
            QTest.keyClick(window, Qt.Key.Key_F1)
            sheet = window.findChild(ShortcutsSheet)
            assert sheet is not None
            sheet.close()
            await ada.service.execute(commands.Rename(group=group, name="שלום & goodbye"))
            ada.adapter.touch_groups()
            await until(lambda: bare(window.windowTitle()) == "Watching שלום & goodbye")
        finally:
            window.close()
        assert ada.window.watching.windows == {}
        assert ada.service._member.world.tracer is None


async def test_the_bar_can_be_used_again_when_a_group_that_was_left_is_joined_again(tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob", "Cleo") as members:
        ada, bob, cleo = members
        group = await grouped(members)
        window = await watch(ada, group)
        try:
            await ada.service.execute(commands.Leave(group=group))
            await until(lambda: not window.bar.isEnabled())
            await until(lambda: all(len(one.service.groups()[0].members) == 2 for one in (bob, cleo)))
            await bob.service.execute(commands.Add(group=group, members=[ada.service.fingerprint]))
            await until(lambda: bool(ada.service.invitations()))
            await ada.service.execute(commands.Accept(group=group))
            await until(lambda: window.bar.isEnabled())
            QTest.keyClick(window.bar.row.switch, Qt.Key.Key_Space)
            await until(lambda: ada.service.group_preferences(group).shows_steps)
        finally:
            window.close()


async def test_whatever_is_watched_ends_with_the_app_and_a_group_that_was_left_does_no_harm(tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob") as members:
        ada, bob = members
        group = await grouped(members)
        window = await watch(ada, group)
        await ada.service.execute(commands.Leave(group=group))
        await until(lambda: not window.bar.isEnabled())
        ada.window.watching.close()
        assert ada.window.watching.windows == {}
        ada.window.watching.open(group)
        assert ada.window.watching.windows == {}
        assert bob.service.status(group)
