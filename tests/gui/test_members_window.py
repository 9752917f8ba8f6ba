"""Who is in a group, with real services over loopback: adding, removing, going on without who is away."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QListView, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from smmp_core import commands, events
from smmp_gui import text
from smmp_gui.agreement import AgreementPopup
from smmp_gui.conversation_rows import ChangeRow, DividerRow
from smmp_gui.dialogs import LeaveDialog
from smmp_gui.invitation_cards import InvitationCard
from smmp_gui.member_list import lock_rect
from smmp_gui.members_sheet import AddPeopleSheet, MembersSheet, RemoveSheet
from smmp_gui.widgets import IconButton, LineButton
from tests.gui.hands import click, part, press, type_into
from tests.gui.people import Somebody, grouped, linked, until
from tests.gui.seen import episodes, groups, said, texts, write


def changes(member: Somebody) -> list[str]:
    """The lines about members."""
    return [text.bare(row.title) for row in member.window.page.view.model_.rows if isinstance(row, ChangeRow)]


def open_members(member: Somebody) -> MembersSheet:
    """Click the line of members in the header."""
    part(member.window, LineButton, "memberLine").click()
    return part(member.window, MembersSheet)


def listed(sheet: MembersSheet) -> list[str]:
    """Its rows as they are read out."""
    return [row.spoken for row in sheet.list.rows.rows]


def choose(sheet: MembersSheet, other: Somebody) -> QMenu:
    """Open somebody's menu by the keyboard."""
    sheet.list.setCurrentIndex(sheet.list.rows.find(("member", other.service.fingerprint)))
    press(sheet.list, Qt.Key.Key_Return)
    return next(menu for menu in sheet.findChildren(QMenu) if menu.isVisible())


def action(menu: QMenu, words: str) -> QAction:
    """The entry of a menu."""
    return next(one for one in menu.actions() if one.text() == words)


async def test_somebody_is_added_before_the_first_key_by_who_made_the_group(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob", "Chiara", "Dana") as (ada, bob, chiara, dana):
        await until(lambda: len(ada.adapter.people()) == 3)
        asked = [bob.service.fingerprint, chiara.service.fingerprint]
        answer = await ada.service.execute(commands.Create(name="Ops", members=asked))
        group = str(answer["group"])
        await until(lambda: bool(bob.service.invitations()))
        await bob.service.execute(commands.Accept(group=group))
        for member in (ada, bob):
            member.window.show_group(group)
            await until(lambda: member.window.page.group == group)  # noqa: B023 - awaited here
        theirs = open_members(bob)
        assert not part(theirs, QPushButton, "addPeople").isEnabled(), "only who made it can"
        theirs.accept()
        sheet = open_members(ada)
        part(sheet, QPushButton, "addPeople").click()
        choices = part(part(sheet, AddPeopleSheet), QListView, "choices")
        assert choices.model().rowCount() == 1
        press(choices, Qt.Key.Key_Space)
        part(part(sheet, AddPeopleSheet), QPushButton, "add").click()
        await until(lambda: any(row.startswith("Dana") for row in listed(sheet)))
        for member in (chiara, dana):
            await until(lambda: bool(member.service.invitations()))  # noqa: B023 - awaited here
            await member.service.execute(commands.Accept(group=group))
        everybody = (ada, bob, chiara, dana)
        await until(lambda: [one.service.groups()[0].state for one in everybody] == ["In step"] * 4)
        assert [len(one.service.groups()[0].members) for one in everybody] == [4] * 4


async def test_somebody_is_added_by_the_sheet(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob", "Chiara") as (ada, bob, chiara):
        await grouped([ada, bob])
        write(ada, "before")
        await until(lambda: texts(bob) == ["before"])
        sheet = open_members(ada)
        assert listed(sheet) == ["Ada (you). This computer.", "Bob. Connected · not compared yet."]
        part(sheet, QPushButton, "addPeople").click()
        adding = part(sheet, AddPeopleSheet)
        assert "Newcomers see nothing written before." in said(adding)
        assert "away" not in said(adding)
        choices, go = part(adding, QListView, "choices"), part(adding, QPushButton, "add")
        assert choices.model().rowCount() == 1
        assert not go.isEnabled()
        type_into(choices, "Chi")
        press(choices, Qt.Key.Key_Space)
        go.click()
        await until(lambda: chiara.window.findChild(InvitationCard) is not None)
        await until(lambda: "Chiara. Invited · connected." in listed(sheet))
        assert text.bare(said(sheet)).find("Waiting for Chiara") >= 0
        assert not part(sheet, QPushButton, "goOn").isVisible()
        part(part(chiara.window, InvitationCard), QPushButton, "accept").click()
        await until(lambda: "Chiara. Connected · not compared yet." in listed(sheet))
        assert "Waiting" not in said(sheet)
        await until(lambda: chiara.window.page.composer.isEnabled())
        write(chiara, "hello, I am new")
        await until(lambda: texts(ada) == texts(bob) == ["before", "hello, I am new"])
        assert texts(chiara) == ["hello, I am new"]
        await until(lambda: changes(ada) == ["You added Chiara"] and changes(bob) == ["Ada added Chiara"])
        await until(lambda: changes(chiara) == ["Ada added you"])
        rows = ada.window.page.view.model_.rows
        assert [row for row in rows if isinstance(row, DividerRow) and row.kind == "era"] == []
        order = [row.key[0] for row in rows if row.key[0] in ("message", "change")]
        assert order == ["message", "change", "message"]


async def test_an_invitation_is_taken_back(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob", "Chiara") as (ada, bob, chiara):
        group = await grouped([ada, bob])
        sheet = open_members(ada)
        await ada.service.execute(commands.Add(group=group, members=[chiara.service.fingerprint]))
        await until(lambda: bool(chiara.service.invitations()) and len(listed(sheet)) == 3)
        menu = choose(sheet, chiara)
        assert not action(menu, "Message privately…").isEnabled()
        action(menu, "Take the invitation back").trigger()
        menu.close()
        await until(lambda: not chiara.service.invitations() and len(listed(sheet)) == 2)
        await ada.service.execute(commands.Add(group=group, members=[chiara.service.fingerprint]))
        await until(lambda: bool(chiara.service.invitations()) and len(listed(sheet)) == 3)
        await chiara.service.execute(commands.Decline(group=group))
        await until(lambda: len(listed(sheet)) == 2)
        sheet.accept()


async def test_somebody_is_removed_and_keeps_what_it_has(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob", "Chiara") as (ada, bob, chiara):
        group = await grouped([ada, bob, chiara])
        write(ada, "for all")
        await until(lambda: texts(bob) == texts(chiara) == ["for all"])
        sheet = open_members(ada)
        menu = choose(sheet, bob)
        action(menu, "Remove…").trigger()
        menu.close()
        question = part(sheet, RemoveSheet)
        assert "at once" in said(question)
        assert "has received already stays there" in said(question)
        cancel, remove = part(question, QPushButton, "cancel"), part(question, QPushButton, "remove")
        assert (cancel.isDefault(), remove.isDefault()) == (True, False)
        press(question, Qt.Key.Key_Return)
        await until(lambda: sheet.findChild(RemoveSheet) is None)
        assert len(listed(sheet)) == 3
        sheet.list.remove_wanted.emit(bob.service.fingerprint)
        part(part(sheet, RemoveSheet), QPushButton, "remove").click()
        await until(lambda: len(listed(sheet)) == 2)
        sheet.accept()
        page = bob.window.page
        await until(lambda: page.chip.accessibleName() == "Agreement: Removed")
        assert not page.composer.isEnabled()
        assert page.composer.field.placeholderText().startswith("You are no longer a member of this group.")
        assert page._members.accessibleName() == "You are no longer a member"
        await until(lambda: changes(bob) == ["You were removed by Ada"])
        write(ada, "without Bob")
        await until(lambda: texts(chiara) == ["for all", "without Bob"])
        await until(lambda: changes(ada) == ["You removed Bob"] and changes(chiara) == ["Ada removed Bob"])
        assert texts(bob) == ["for all"]
        page.chip.click()
        popup = part(bob.window, AgreementPopup)
        assert not part(popup, QPushButton, "resyncNow").isEnabled()
        popup.close()
        members = open_members(bob)
        assert not part(members, QPushButton, "addPeople").isEnabled()
        members.accept()
        part(bob.window, IconButton, "groupMenu").click()
        group_menu = next(menu for menu in bob.window.findChildren(QMenu) if menu.isVisible())
        assert not action(group_menu, "Resync now").isEnabled()
        action(group_menu, "Leave…").trigger()
        group_menu.close()
        part(part(bob.window, LeaveDialog), QPushButton, "leave").click()
        await until(lambda: groups(bob) == [])
        assert [info.group for info in ada.service.groups()] == [group]


async def test_who_leaves_is_one_quiet_line(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob", "Chiara") as (ada, bob, chiara):
        group = await grouped([ada, bob, chiara])
        await chiara.service.execute(commands.Leave(group=group))
        await until(lambda: changes(ada) == changes(bob) == ["Chiara left"])


async def test_adding_waits_for_who_is_away_until_one_goes_on(qtbot: QtBot, tmp_path: Path) -> None:
    long = "Maximilian-Alexander Featherstonehaugh"
    async with linked(tmp_path, "Ada", long, "Chiara", "Dana") as (ada, away, chiara, dana):
        group = await grouped([ada, away, chiara])
        await away.close()
        await until(lambda: not ada.adapter.person(away.service.fingerprint).online)
        sheet = open_members(ada)
        part(sheet, QPushButton, "addPeople").click()
        adding = part(sheet, AddPeopleSheet)
        assert "is away: adding waits until everybody is connected." in said(adding)
        choices = part(adding, QListView, "choices")
        type_into(choices, "Dana")
        press(choices, Qt.Key.Key_Space)
        part(adding, QPushButton, "add").click()
        await until(lambda: dana.window.findChild(InvitationCard) is not None)
        part(part(dana.window, InvitationCard), QPushButton, "accept").click()
        go_on = part(sheet, QPushButton, "goOn")
        await until(go_on.isVisible)
        assert f"Waiting for {long}" in text.bare(said(sheet))
        assert go_on.accessibleName() == f"Go on without {long}"
        assert dana.service.status(group).position is None
        assert "Dana. Invited · connected." in listed(sheet)
        go_on.click()
        await until(lambda: dana.service.status(group).position is not None)
        await until(lambda: not go_on.isVisible())
        assert len(listed(sheet)) == 4
        sheet.accept()


async def test_the_lock_of_a_row_opens_the_thread(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        await grouped([ada, bob])
        sheet = open_members(ada)
        rect = sheet.list.visualRect(sheet.list.rows.find(("member", bob.service.fingerprint)))
        click(sheet.list.viewport(), lock_rect(rect).center())
        await until(ada.window.private.isVisible)
        assert ada.window.private.peer == bob.service.fingerprint
        await until(lambda: ada.window.findChild(MembersSheet) is None)


async def test_a_resync_says_how_much_was_sent_again(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        group = await grouped([ada, bob])
        for again in (0, 1, 2):
            ada.service._emit(events.Resync(group, "sent", None, None, 1, 1))
            ada.service._emit(events.Resync(group, "healed", None, None, 2, 0, again))
        await until(lambda: len(episodes(ada)) == 3)
        back = "Everyone is back in step"
        titles = [back, f"{back} · 1 message sent again", f"{back} · 2 messages sent again"]
        assert [row.title for row in episodes(ada)] == titles
