"""The window with real services over loopback: what people do, and what they see."""

import asyncio
import socket
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from smmp_core import commands, events
from smmp_gui import conversation
from smmp_gui.agreement import AgreementPopup
from smmp_gui.compare import CompareDialog
from smmp_gui.conversation_rows import DividerRow, EpisodeRow, MessageRow
from smmp_gui.create_group import CreateGroupDialog
from smmp_gui.dialogs import AboutDialog, ConnectDialog, LeaveDialog, RenameDialog
from smmp_gui.people_list import GroupRow, HintRow, PersonRow
from smmp_gui.sidebar import InvitationCard
from smmp_gui.theme import theme
from smmp_gui.widgets import IconButton
from tests.gui.hands import click, part, press, type_into
from tests.gui.people import Somebody, grouped, linked, start, until


def texts(member: Somebody) -> list[str]:
    """The messages in sight."""
    return [row.words for row in member.window.page.view.model_.rows if isinstance(row, MessageRow)]


def statuses(member: Somebody) -> list[str]:
    """Their states."""
    return [row.status for row in member.window.page.view.model_.rows if isinstance(row, MessageRow)]


def write(member: Somebody, words: str) -> None:
    """Type a message and press Enter."""
    type_into(member.window.page.composer.field, words)
    press(member.window.page.composer.field, Qt.Key.Key_Return)


def groups(member: Somebody) -> list[GroupRow]:
    """The groups listed."""
    return [row for row in member.window.sidebar.model.rows if isinstance(row, GroupRow)]


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


async def test_a_lost_message_is_one_quiet_line(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob", "Chiara", faults=True) as members:
        ada, bob, chiara = members
        group = await grouped(members)
        write(ada, "before")
        await until(lambda: all(statuses(member) == ["agreed"] for member in members))
        for member in members:
            await member.service.execute(commands.Fault(kind="no_repair", group=group))
        await bob.service.execute(commands.Fault(kind="drop", group=group, to=chiara.service.fingerprint))
        write(bob, "lost")
        await until(
            lambda: all(member.service.groups()[0].state in ("Back in step", "In step") for member in members), 30
        )
        await until(lambda: all("lost" in texts(member) for member in members), 30)
        for member in members:
            await until(lambda: [row.stage for row in _episodes(member)] == ["healed"])  # noqa: B023 - awaited here
            assert texts(member) == ["before", "lost"]


def _episodes(member: Somebody) -> list[EpisodeRow]:
    return [row for row in member.window.page.view.model_.rows if isinstance(row, EpisodeRow)]


async def test_the_agreement_shows_everybody(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob") as members:
        ada, bob = members
        group = await grouped(members)
        write(ada, "hello")
        await until(lambda: statuses(ada) == ["agreed"])
        ada.window.page.chip.click()
        popup = part(ada.window, AgreementPopup)
        rows = popup.model.rows
        assert [row.person.name for row in rows] == ["Ada", "Bob"]
        assert rows[0].digest == rows[1].digest == ada.service.status(group).digest
        assert all(row.majority for row in rows)
        part(popup, QPushButton, "resyncNow").click()
        await until(lambda: [row.stage for row in _episodes(bob)] == ["healed"], 30)
        write(bob, "after")
        await until(lambda: texts(ada) == ["hello", "after"])


async def test_both_see_one_safety_number_and_can_say_it_matches(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        numbers = []
        for one, other in ((ada, bob), (bob, ada)):
            one.window.compare(other.service.fingerprint)
            dialog = part(one.window, CompareDialog)
            await until(lambda: "·" not in dialog._number)  # noqa: B023 - awaited here
            numbers.append(dialog._number)
        assert numbers[0] == numbers[1]
        assert len(numbers[0].split()) == 12
        mark = part(part(ada.window, CompareDialog), QPushButton, "verify")
        mark.click()
        await until(lambda: ada.adapter.person(bob.service.fingerprint).verified)
        await until(lambda: not mark.isVisible())
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
        type_into(address, "nonsense")
        go.click()
        await until(lambda: dialog.isEnabled() and dialog._error.isVisible())
        assert "address" in dialog._error.text()
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
        assert ada.window.banner._words.text() == alert.message
        ada.window.banner.dismissed.emit(alert)
        assert not ada.window.banner.isVisible()


async def test_about_names_the_home_and_its_protection(qtbot: QtBot, tmp_path: Path) -> None:
    ada = await start(tmp_path / "a", "Ada")
    try:
        ada.window.about()
        dialog = part(ada.window, AboutDialog)
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
        part(question, QPushButton, "leave").click()
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
        looks = part(menu, QMenu)
        next(action for action in looks.actions() if action.text() == "Dark").trigger()
        assert theme.palette.dark
        menu.close()
        part(ada.window, IconButton, "groupMenu").click()
        group_menu = next(menu for menu in ada.window.findChildren(QMenu) if menu.isVisible())
        next(action for action in group_menu.actions() if action.text() == "Resync now").trigger()
        group_menu.close()
        await until(lambda: [row.stage for row in _episodes(bob)] == ["healed"], 30)
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


async def test_the_agreement_of_a_group_one_leaves_goes_away(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        group = await grouped([ada, bob])
        ada.window.page.chip.click()
        popup = part(ada.window, AgreementPopup)
        closed: list[bool] = []
        popup.destroyed.connect(lambda: closed.append(True))
        await ada.service.execute(commands.Leave(group=group))
        await until(lambda: bool(closed))
