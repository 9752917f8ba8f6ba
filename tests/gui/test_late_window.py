"""What comes too late for the window: answers to a dialog that is closed, for a conversation that is gone."""

import asyncio
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from smmp_core import commands
from smmp_core.errors import LocalError
from smmp_core.preferences import GroupPreferences
from smmp_gui.blocking import BlockedSheet
from smmp_gui.code_widgets import CodeDrop
from smmp_gui.connecting import ConnectDialog
from smmp_gui.search_rows import HitRow
from smmp_gui.viewer import Viewer
from tests.gui.files_seen import choose, send, stage
from tests.gui.hands import part, press, type_into
from tests.gui.people import grouped, linked, until
from tests.gui.pictures import write_image
from tests.gui.seen import texts, write


async def settle() -> None:
    """Time for what was begun to come to its end."""
    for _ in range(20):
        await asyncio.sleep(0.02)


async def gone(widget: QWidget) -> None:
    """Close a widget and wait until Qt's object has been destroyed."""
    destroyed = asyncio.Event()
    widget.destroyed.connect(destroyed.set)
    widget.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    widget.close()
    await asyncio.wait_for(destroyed.wait(), 10)


async def test_an_image_that_is_closed_before_it_is_loaded(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        await grouped([ada, bob])
        page = ada.window.page
        await send(page, write_image(tmp_path / "large.png", 3000, 2500))
        await until(lambda: stage(page, "large.png") == "here")
        choose(page, "large.png")
        press(page.view, Qt.Key.Key_Return)
        viewer = part(ada.window, Viewer)
        assert not viewer.is_loaded
        await gone(viewer)
        await settle()
        assert ada.failures == []


async def test_a_picture_of_a_code_that_is_read_when_its_dialog_is_closed(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada") as (ada,):
        ada.window.connect_by_address()
        dialog = part(ada.window, ConnectDialog)
        image = QImage(3000, 3000, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        data = QMimeData()
        data.setImageData(image)
        part(dialog, CodeDrop).take(data)
        await asyncio.sleep(0)
        await gone(dialog)
        await settle()
        assert ada.failures == []


async def test_a_refusal_for_a_dialog_that_is_closed(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada") as (ada,):
        ada.window.people.show_blocked()
        dialog = part(ada.window, BlockedSheet)
        closed = asyncio.Event()

        async def refuse() -> None:
            await closed.wait()
            raise LocalError("No.", code="bad_field")

        task = ada.tasks.start(refuse(), dialog.complain)
        await gone(dialog)
        closed.set()
        await asyncio.wait({task})
        assert task.exception() is None


async def test_scrolling_and_opening_another_conversation_at_once(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        one = await grouped([ada, bob], "One")
        two = await grouped([ada, bob], "Two")
        ada.window.show_group(one)
        write(ada, "hello")
        await until(lambda: texts(ada) == ["hello"])
        ada.window.page.view.transcript.complete = False
        ada.window.page.view.older_wanted.emit()
        ada.window.show_group(two)
        await settle()
        assert ada.failures == []


async def test_back_from_private_messages_the_group_is_read(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        group = await grouped([ada, bob])
        ada.window.activateWindow()
        await until(ada.window.isActiveWindow)
        ada.window.show_thread(group, bob.service.fingerprint)
        await bob.service.execute(commands.Send(group=group, text="hello"))
        await until(lambda: ada.adapter.all_unread == 1)
        await settle()
        press(ada.window.private.composer.field, Qt.Key.Key_Escape)
        assert ada.window.shown == (group, "")
        await until(lambda: ada.adapter.all_unread == 0, 5)


async def test_a_group_that_was_left_and_is_joined_again_begins_anew(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        group = await grouped([ada, bob])
        write(ada, "a secret")
        await until(lambda: texts(bob) == ["a secret"])
        await bob.service.execute(commands.Leave(group=group))
        bob.adapter.touch_groups()
        await until(lambda: bob.window.shown == ("", ""))
        assert group not in bob.adapter.last
        bob.window.show_group(group)
        assert bob.window.shown == ("", "")


async def test_the_focus_goes_back_to_nothing_that_is_gone(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        await grouped([ada, bob])
        ada.window.activateWindow()
        await until(ada.window.isActiveWindow)
        short = QWidget(ada.window)
        short.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        short.show()
        short.setFocus()
        ada.window.navigation._search_everywhere()
        await gone(short)
        ada.window.navigation.search.leave()
        assert ada.window.page.composer.field.hasFocus()


async def test_what_was_found_in_a_group_goes_with_it(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        group = await grouped([ada, bob])
        write(ada, "a secret")
        await until(lambda: texts(bob) == ["a secret"])
        search = bob.window.sidebar.search
        search.open()
        type_into(search.field, "secret")
        await until(lambda: any(isinstance(row, HitRow) for row in search.model.rows))
        await bob.service.erase(group)
        await until(lambda: not any(isinstance(row, HitRow) for row in search.model.rows))
        write(ada, "one more secret")
        await until(lambda: texts(bob) == ["one more secret"])
        search._ask()
        await until(lambda: any(isinstance(row, HitRow) for row in search.model.rows))
        await bob.service.execute(commands.Leave(group=group))
        bob.adapter.touch_groups()
        await until(lambda: not any(isinstance(row, HitRow) for row in search.model.rows))


async def test_private_messages_of_a_muted_group_do_not_count(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        group = await grouped([ada, bob])
        await bob.service.execute(commands.Private(group=group, to=ada.service.fingerprint, text="psst"))
        await until(lambda: ada.window.windowTitle() == "(1) SMMP")
        await ada.service.prefer_in_group(group, GroupPreferences(muted=True))
        ada.adapter.touch_groups()
        await until(lambda: ada.window.windowTitle() == "SMMP")
