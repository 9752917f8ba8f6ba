"""The window with real services over loopback: what people do, and what they see."""

import asyncio
import socket
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListView, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from smmp_core import commands, events
from smmp_gui import conversation, text
from smmp_gui.compare import CompareDialog
from smmp_gui.connecting import ConnectDialog
from smmp_gui.conversation_rows import DividerRow
from smmp_gui.create_group import CreateGroupDialog
from smmp_gui.dialogs import LeaveDialog, RenameDialog
from smmp_gui.invitation_cards import InvitationCard
from smmp_gui.people_list import HintRow, PersonRow
from smmp_gui.settings.dialog import SettingsDialog
from smmp_gui.widgets import IconButton
from tests.gui.hands import click, part, press, type_into
from tests.gui.people import grouped, linked, start, until
from tests.gui.seen import banner, episodes, groups, note, said, statuses, texts, write


async def test_from_nobody_to_a_conversation_by_clicks(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        await until(lambda: any(isinstance(row, PersonRow) for row in ada.window.sidebar.model.rows))
        ada.window.create_group()
        dialog = part(ada.window, CreateGroupDialog)
        go = part(dialog, QPushButton, "create")
        assert not go.isEnabled()
        type_into(part(dialog, QLineEdit, "groupName"), "Ops")
        choices = part(dialog, QListView, "choices")
        middle = choices.visualRect(choices.model().index(0, 0)).center()
        click(choices.viewport(), middle)
        assert go.isEnabled()
        go.click()
        await until(lambda: bob.window.findChild(InvitationCard) is not None)
        assert ada.window.page.chip.accessibleName() == "Agreement: Agreeing"
        assert not ada.window.page.composer.isEnabled()
        card = part(bob.window, InvitationCard)
        part(card, QPushButton, "accept").click()
        await until(lambda: ada.window.page.composer.isEnabled() and bob.window.page.composer.isEnabled())
        write(ada, "hello from Ada")
        await until(lambda: texts(bob) == ["hello from Ada"])
        write(bob, "hello from Bob")
        await until(lambda: texts(ada) == texts(bob) == ["hello from Ada", "hello from Bob"])
        await until(lambda: statuses(ada) == statuses(bob) == ["agreed", "agreed"])
        marks = [row.title for row in ada.window.page.view.model_.rows if isinstance(row, DividerRow)]
        assert marks == ["The beginning of \u2068Ops\u2069", "Today", "All agree up to here"]
        await until(lambda: ada.window.page.chip.accessibleName() == "Agreement: In step")
        (listed,) = groups(ada)
        assert (listed.name, listed.preview) == ("Ops", "\u2068Bob\u2069: hello from Bob")


async def test_people_are_chosen_by_typing_their_names_at_any_speed(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob", "Chiara") as (ada, _, _):
        await until(lambda: sum(isinstance(row, PersonRow) for row in ada.window.sidebar.model.rows) == 2)
        ada.window.create_group()
        dialog = part(ada.window, CreateGroupDialog)
        choices = part(dialog, QListView, "choices")
        for name in ("Bob", "Chiara"):
            type_into(choices, name)
            press(choices, Qt.Key.Key_Space)
        model = choices.model()
        spoken = [str(model.index(i, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for i in range(model.rowCount())]
        assert spoken == ["Bob, connected, chosen", "Chiara, connected, chosen"]
        dialog.reject()


async def test_declining_leaves_nothing_behind(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        await ada.service.execute(commands.Create(name="Ops", members=[bob.service.fingerprint]))
        await until(lambda: bob.window.findChild(InvitationCard) is not None)
        part(part(bob.window, InvitationCard), QPushButton, "decline").click()
        await until(lambda: not bob.service.invitations())
        await until(lambda: bob.window.findChild(InvitationCard) is None)
        assert groups(bob) == []


async def test_unread_messages_are_counted_until_looked_at(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        group = await grouped([ada, bob])
        bob.window.page.group = ""
        bob.window._groups_changed()
        for words in ("one", "two", "three"):
            write(ada, words)
        await until(lambda: [row.unread for row in groups(bob)] == [3])
        assert bob.window.windowTitle() == "(3) SMMP"
        bob.window.activateWindow()
        bob.window.show_group(group)
        await until(lambda: texts(bob) == ["one", "two", "three"])
        if bob.window.isActiveWindow():
            await until(lambda: [row.unread for row in groups(bob)] == [0])
            assert bob.window.windowTitle() == "SMMP"


async def test_both_see_one_safety_number_and_can_say_it_matches(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        numbers = []
        for one, other in ((ada, bob), (bob, ada)):
            one.window.compare(other.service.fingerprint)
            dialog = part(one.window, CompareDialog)
            mark, close = part(dialog, QPushButton, "verify"), part(dialog, QPushButton, "close")
            assert not mark.isEnabled()
            await until(lambda: "·" not in dialog._number.number)  # noqa: B023 - awaited here
            numbers.append(dialog._number.number)
        assert numbers[0] == numbers[1]
        assert len(numbers[0].split()) == 12
        dialog = part(ada.window, CompareDialog)
        mark, close = part(dialog, QPushButton, "verify"), part(dialog, QPushButton, "close")
        assert mark.isEnabled()
        assert dialog.focusWidget() is close
        assert "If they differ, do not confirm: somebody may stand between you." in said(dialog)
        assert all(
            button.width() >= button.sizeHint().width()
            for button in dialog.findChildren(QPushButton)
            if button.isVisible()
        )
        mark.click()
        await until(lambda: ada.adapter.person(bob.service.fingerprint).verified)
        await until(lambda: not mark.isVisible())
        assert "Verified: you have compared, and it matched." in said(dialog)
        assert "do not confirm" not in said(dialog)
        press(dialog, Qt.Key.Key_Return)
        await until(lambda: ada.window.findChild(CompareDialog) is None)
        assert not bob.adapter.person(ada.service.fingerprint).verified


async def test_connecting_by_address_says_what_went_wrong(qtbot: QtBot, tmp_path: Path) -> None:
    ada, bob = await start(tmp_path / "a", "Ada"), await start(tmp_path / "b", "Bob")
    try:
        hints = [row for row in ada.window.sidebar.model.rows if isinstance(row, HintRow)]
        assert hints[0].title == "Not looking around"
        ada.window.connect_by_address()
        dialog = part(ada.window, ConnectDialog)
        address = part(dialog, QLineEdit, "address")
        go = part(dialog, QPushButton, "connect")
        dialog.activateWindow()
        await until(dialog.isActiveWindow)
        address.setFocus()
        type_into(address, "nonsense")
        go.click()
        await until(lambda: dialog.isEnabled() and dialog._error.isVisible())
        assert "address" in dialog._error.text()
        assert QApplication.focusWidget() is address
        assert address.geometry().bottom() < dialog._error.y() < address.geometry().bottom() + 2 * address.height()
        address.setText(bob.service.addresses[0])
        go.click()
        await until(lambda: any(person.online for person in ada.adapter.people()))
        await until(lambda: ada.window.findChild(ConnectDialog) is None)
        assert ada.failures == bob.failures == []
    finally:
        await ada.close()
        await bob.close()


async def test_history_is_there_after_a_restart(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob") as members:
        group = await grouped(members)
        for i in range(5):
            write(members[i % 2], f"message {i}")
            await until(lambda: len(texts(members[0])) == len(texts(members[1])) == i + 1)  # noqa: B023 - awaited here
    again = await start(tmp_path / "Ada")
    try:
        await until(lambda: bool(groups(again)) and groups(again)[0].preview.endswith("message 4"))
        again.window.show_group(group)
        await until(lambda: texts(again) == [f"message {i}" for i in range(5)])
        assert again.service.name == "Ada"
        assert again.failures == []
    finally:
        await again.close()


async def test_an_alert_is_a_banner_until_dismissed(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob") as members:
        ada, bob = members
        group = await grouped(members)
        alert = events.Alert(group, "equivocation", bob.service.fingerprint, "Bob told two people different things.")
        ada.service._emit(alert)
        assert ada.window.banner.isVisible()
        assert banner(ada) == alert.message
        assert ada.window.banner.property("role") == "danger"
        other = events.Alert(group, "left", bob.service.fingerprint, "עמית has left the group.")
        ada.service._emit(other)
        assert banner(ada) == other.message
        assert not text.is_right_to_left(ada.window.banner._words.text())
        assert ada.window.banner.property("role") == "note"
        ada.window.banner.dismissed.emit(other)
        assert banner(ada) == alert.message
        ada.window.banner.dismissed.emit(alert)
        assert not ada.window.banner.isVisible()


async def test_about_names_the_home_and_its_protection(qtbot: QtBot, tmp_path: Path) -> None:
    ada = await start(tmp_path / "a", "Ada")
    try:
        ada.window.about()
        dialog = part(ada.window, SettingsDialog)
        assert dialog.sections.currentItem().text() == "About"
        said = " ".join(label.text() for label in dialog.findChildren(QLabel))
        assert str(tmp_path / "a") in said
        assert "whoever can use this account can open it" in said
        assert ada.service.fingerprint[:8] in said
        dialog.close()
    finally:
        await ada.close()


async def test_a_text_with_a_lone_surrogate_comes_back(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob") as members:
        await grouped(members)
        composer = members[0].window.page.composer
        members[0].window.page._send("half \ud800")
        await until(lambda: composer._notice.isVisible())
        await asyncio.sleep(0.05)
        assert texts(members[0]) == []


async def test_a_group_is_renamed_for_oneself_and_left(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        group = await grouped([ada, bob])
        ada.window.page.rename_wanted.emit(group)
        dialog = part(ada.window, RenameDialog)
        part(dialog, QLineEdit).setText("Work")
        part(dialog, QPushButton, "rename").click()
        await until(lambda: [row.name for row in groups(ada)] == ["Work"])
        assert [row.name for row in groups(bob)] == ["Ops"]
        ada.window.page.leave_wanted.emit(group)
        question = part(ada.window, LeaveDialog)
        assert "erased from this computer" in said(question)
        leave, stay = part(question, QPushButton, "leave"), part(question, QPushButton, "cancel")
        assert (stay.text(), stay.isDefault(), leave.isDefault()) == ("Stay", True, False)
        press(question, Qt.Key.Key_Return)
        await until(lambda: ada.window.findChild(LeaveDialog) is None)
        assert [row.name for row in groups(ada)] == ["Work"]
        ada.window.page.leave_wanted.emit(group)
        part(part(ada.window, LeaveDialog), QPushButton, "leave").click()
        await until(lambda: groups(ada) == [])
        assert ada.window.page.group == ""
        assert ada.window._stack.currentWidget() is ada.window._empty


async def test_the_menus_do_what_they_say(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        await grouped([ada, bob])
        write(ada, "hello")
        await until(lambda: statuses(ada) == ["agreed"])
        part(ada.window, IconButton, "menu").click()
        menu = next(menu for menu in ada.window.findChildren(QMenu) if menu.isVisible())
        assert "About SMMP" in [action.text() for action in menu.actions()]
        next(action for action in menu.actions() if action.text() == "Settings…").trigger()
        menu.close()
        settings = part(ada.window, SettingsDialog)
        assert settings.sections.currentItem().text() == "Profile"
        settings.close()
        part(ada.window, IconButton, "groupMenu").click()
        group_menu = next(menu for menu in ada.window.findChildren(QMenu) if menu.isVisible())
        next(action for action in group_menu.actions() if action.text() == "Resync now").trigger()
        group_menu.close()
        await until(lambda: [row.stage for row in episodes(bob)] == ["healed"], 30)
        ada.window.activateWindow()
        await until(ada.window.isActiveWindow)
        press(ada.window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
        await until(lambda: ada.window.findChild(CreateGroupDialog) is not None)


async def test_older_messages_come_as_one_scrolls_up(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        group = await grouped([ada, bob])
        for i in range(60):
            await ada.service.execute(commands.Send(group=group, text=f"message {i}"))
        await until(lambda: len(texts(bob)) == 60)
        monkeypatch.setattr(conversation, "PAGE", 20)
        bob.window.page.show_group(group)
        await until(lambda: texts(bob) == [f"message {i}" for i in range(40, 60)])
        assert bob.window.page.view.at_end()
        for most in (40, 60, 60):
            bob.window.page.view.verticalScrollBar().setValue(1)
            bob.window.page.view.verticalScrollBar().setValue(0)
            await until(lambda: texts(bob) == [f"message {i}" for i in range(60 - most, 60)])  # noqa: B023
        await until(lambda: bob.window.page.view.transcript.complete)


async def test_a_dialog_closed_early_takes_its_work_along(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        silent = socket.create_server(("127.0.0.1", 0))
        await ada.service.execute(commands.Create(name="Ops", members=[bob.service.fingerprint]))
        ada.window.compare(bob.service.fingerprint)
        part(ada.window, CompareDialog).close()
        ada.window.connect_by_address()
        dialog = part(ada.window, ConnectDialog)
        part(dialog, QLineEdit, "address").setText(f"127.0.0.1:{silent.getsockname()[1]}")
        part(dialog, QPushButton, "connect").click()
        await asyncio.sleep(0)
        dialog.close()
        await asyncio.sleep(0.2)
        silent.close()
        assert ada.failures == []


async def test_invitations_keep_their_size_in_the_smallest_window(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob", "Maximilian-Alexander Featherstonehaugh") as (ada, bob, other):
        await until(lambda: "Somebody is here" in said(ada.window._empty))
        people = [ada.service.fingerprint, other.service.fingerprint]
        await ada.service.execute(commands.Verify(peer=bob.service.fingerprint))  # of strangers fewer are shown
        for i, name in enumerate(("Ops", "Friends of the lighthouse", "W" * 64)):
            await bob.service.execute(commands.Create(name=name, members=people))
            await until(lambda: len(ada.window.findChildren(InvitationCard)) == i + 1)  # noqa: B023 - awaited here
        sidebar = ada.window.sidebar
        for size in (ada.window.size(), ada.window.minimumSize()):
            ada.window.resize(size)
            await asyncio.sleep(0.05)
            tall = part(sidebar._cards.viewport(), QWidget).height()
            assert sidebar._cards.height() == min(tall, sidebar.room_for_cards)
            for card in sidebar.findChildren(InvitationCard):
                assert card.height() >= card.heightForWidth(card.width())
                assert card.geometry().right() <= sidebar._cards.viewport().width()
            assert sidebar.list.height() > 100
            card = sidebar.findChildren(InvitationCard)[-1]
            decline = part(card, QPushButton, "decline")
            sidebar._cards.ensureWidgetVisible(decline)
            at = decline.mapTo(sidebar._cards.viewport(), decline.rect().bottomRight())
            assert sidebar._cards.viewport().rect().contains(at)
        empty = said(ada.window._empty)
        assert "\u2068Bob\u2069 invites you to" in empty
        assert "Accept or decline on the left." in empty
        assert not part(ada.window._empty, QPushButton, "emptyNewGroup").isVisible()
        while cards := [card for card in ada.window.findChildren(InvitationCard) if card.isEnabled()]:
            part(cards[0], QPushButton, "decline").click()
            await asyncio.sleep(0.05)
        await until(lambda: not ada.window.sidebar._cards.isVisible())
        assert "Somebody is here" in said(ada.window._empty)


async def test_a_group_nobody_wants_says_so_before_it_goes(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        group = str(
            (await ada.service.execute(commands.Create(name="Ops", members=[bob.service.fingerprint])))["group"]
        )
        ada.adapter.flush()
        ada.window.show_group(group)
        assert note(ada).startswith("Waiting for Bob. ")
        await until(lambda: bool(bob.service.invitations()))
        await bob.service.execute(commands.Decline(group=group))
        await until(lambda: ada.window._stack.currentWidget() is ada.window._empty)
        assert banner(ada) == "The group “Ops” has not come about. Nobody accepted the invitation."
        assert groups(ada) == []


async def test_who_has_accepted_is_told_what_it_waits_for(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob", "Chiara") as (ada, bob, chiara):
        members = [bob.service.fingerprint, chiara.service.fingerprint]
        group = str((await ada.service.execute(commands.Create(name="Ops", members=members)))["group"])
        await until(lambda: bob.window.findChild(InvitationCard) is not None)
        part(part(bob.window, InvitationCard), QPushButton, "accept").click()
        await until(lambda: note(bob) == "Waiting until everybody invited has answered.")
        ada.adapter.flush()
        ada.window.show_group(group)
        await until(lambda: note(ada).startswith("Waiting for Chiara. "))
        without = [ada.service.fingerprint, bob.service.fingerprint]
        ada.service._emit(events.Agreement(group, "running", 1, without, [bob.service.fingerprint]))
        await until(lambda: note(ada).startswith("Chiara declined. Waiting for Bob. "))
        ada.service._emit(events.Agreement(group, "running", 1, without))
        await until(lambda: note(ada) == "Chiara declined. The members are agreeing on a key.")
