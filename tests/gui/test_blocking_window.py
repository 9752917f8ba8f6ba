"""Blocking people, requests of strangers, connecting by invitation: in the window, over loopback."""

import asyncio
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from smmp_core import commands
from smmp_core.invites import Invitation
from smmp_gui.blocking import BlockDialog, BlockedSheet
from smmp_gui.connecting import ConnectDialog, InviteDialog
from smmp_gui.invitation_cards import InvitationCard
from smmp_gui.people_list import PersonRow
from smmp_gui.previews import BLOCKED_WORDS
from smmp_gui.widgets import LineButton
from tests.gui.hands import part
from tests.gui.people import Somebody, grouped, linked, start, until
from tests.gui.seen import groups, said, texts, write


def choose(member: Somebody, other: Somebody, words: str) -> None:
    """Use the menu of a person in the list."""
    sidebar = member.window.sidebar
    index = sidebar.model.find(("person", other.service.fingerprint))
    sidebar._open_menu(sidebar.list.visualRect(index).center())
    menu = part(member.window, QMenu, "personMenuList")
    next(action for action in menu.actions() if action.text() == words).trigger()
    menu.close()


def cards(member: Somebody) -> list[InvitationCard]:
    return [card for card in member.window.findChildren(InvitationCard) if card.isVisible()]


def others(member: Somebody) -> dict[str, LineButton]:
    """The line under the invitations in sight, if it is there, by what it says."""
    lines = member.window.findChildren(LineButton, "moreInvitations")
    return {line.accessibleName(): line for line in lines if line.isVisible()}


async def test_who_is_blocked_is_gone_until_unblocked_and_what_they_wrote_is_folded(
    qtbot: QtBot, tmp_path: Path
) -> None:
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        await grouped([ada, bob])
        write(bob, "buy now")
        await until(lambda: texts(ada) == ["buy now"])
        choose(ada, bob, "Block…")
        dialog = part(ada.window, BlockDialog)
        assert "Nothing goes between your computers any more" in said(dialog)
        assert "Ops" in said(dialog) and "stays part of the conversation" in said(dialog)
        part(dialog, QPushButton, "block").click()
        await until(lambda: texts(ada) == [BLOCKED_WORDS])
        await until(lambda: not any(isinstance(row, PersonRow) for row in ada.window.sidebar.model.rows))
        assert [row.preview for row in groups(ada)] == [f"\u2068Bob\u2069: {BLOCKED_WORDS}"]
        row = next(row for row in ada.window.page.view.model_.rows if getattr(row, "long", False))
        ada.window.page.view._fold(str(getattr(row, "id", "")))
        assert texts(ada) == ["buy now"]
        ada.window.people.show_blocked()
        sheet = part(ada.window, BlockedSheet)
        unblock = part(sheet, QPushButton, "unblock")
        assert unblock.accessibleName() == "Unblock Bob"
        unblock.click()
        await until(lambda: "You have blocked nobody." in said(sheet))
        await until(lambda: texts(ada) == ["buy now"] and bool(ada.adapter.people()))
        await bob.service.execute(commands.Connect(address=ada.service.addresses[0]))
        await until(lambda: ada.adapter.person(bob.service.fingerprint).online)


async def test_what_who_is_blocked_writes_into_a_group_is_no_news(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob", "Carol") as (ada, bob, carol):
        group = await grouped([ada, bob, carol])
        ada.window.show_group("")
        write(bob, "buy now")
        write(carol, "hello")
        await until(lambda: [row.unread for row in groups(ada)] == [2])
        await ada.service.execute(commands.Block(peer=bob.service.fingerprint))
        await until(lambda: [row.unread for row in groups(ada)] == [1])
        write(bob, "buy it still")
        await until(lambda: [row.preview for row in groups(ada)] == [f"\u2068Bob\u2069: {BLOCKED_WORDS}"])
        while len(await ada.service.messages(group)) < 3:  # Carol passes it on
            await asyncio.sleep(0.02)
        assert [row.unread for row in groups(ada)] == [1]
        assert ada.window.windowTitle() == "(1) SMMP"
        await ada.service.execute(commands.Unblock(peer=bob.service.fingerprint))
        await until(lambda: not ada.adapter.person(bob.service.fingerprint).blocked)
        assert [row.unread for row in groups(ada)] == [1]


async def test_invitations_of_strangers_are_requests_few_in_sight(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob", "Eve", "Mallory") as (ada, bob, eve, mallory):
        me = ada.service.fingerprint
        for other in (eve, mallory):
            for number in range(5):
                await other.service.execute(commands.Create(name=f"Win {number}", members=[me]))
        await until(lambda: len(ada.service.invitations()) == 6)
        await until(lambda: list(others(ada)) == ["4 more invitations from strangers"])  # they arrive one by one
        assert len(cards(ada)) == 2
        assert "You share no group with" in said(cards(ada)[0])
        await ada.service.execute(commands.Verify(peer=bob.service.fingerprint))
        await bob.service.execute(commands.Create(name="Real", members=[me]))
        await until(lambda: len(cards(ada)) == 3)
        first = cards(ada)[0]
        assert first.findChild(QPushButton, "blockInviter") is None
        assert "You have verified" in said(first)
        others(ada)["4 more invitations from strangers"].click()
        await until(lambda: len(cards(ada)) == 7)
        part(cards(ada)[1], QPushButton, "blockInviter").click()
        dialog = part(ada.window, BlockDialog)
        part(dialog, QPushButton, "block").click()
        await until(lambda: len(ada.service.invitations()) == 4)
        await until(lambda: len(cards(ada)) == 4)


async def test_an_invitation_connects_by_text_picture_and_not_with_anybody_else(qtbot: QtBot, tmp_path: Path) -> None:
    ada, bob = await start(tmp_path / "a", "Ada"), await start(tmp_path / "b", "Bob")
    try:
        bob.window.people.invite()
        inviting = part(bob.window, InviteDialog)
        part(inviting, QPushButton, "copyInvite").click()
        words = QGuiApplication.clipboard().text()
        assert words.startswith("smmp:connect?") and inviting.code.text == words
        assert "it verifies nobody" in said(inviting)
        ada.window.connect_by_address()
        dialog = part(ada.window, ConnectDialog)
        field, go = part(dialog, QLineEdit, "address"), part(dialog, QPushButton, "connect")
        field.setText(str(Invitation(b"\xee" * 32, tuple(bob.service.addresses))))
        go.click()
        await until(lambda: dialog.isEnabled() and dialog._error.isVisible())
        assert "Somebody else answers" in dialog._error.text()
        assert "The connection was dropped." in dialog._error.text()
        assert not any(person.online for person in ada.adapter.people())
        picture = QMimeData()
        picture.setImageData(inviting.code.grab().toImage())
        field.clear()
        dialog._drop.take(picture)
        await until(lambda: field.text() == words)
        go.click()
        await until(lambda: any(person.online for person in ada.adapter.people()))
        assert not any(person.verified for person in ada.adapter.people())
        assert ada.failures == bob.failures == []
    finally:
        await ada.close()
        await bob.close()


async def test_what_is_brought_and_is_no_invitation_is_refused_by_name(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada") as (ada,):
        ada.window.connect_by_address()
        dialog = part(ada.window, ConnectDialog)
        for words, says in (
            (f"smmp:verify?v=1&mine={'a' * 64}&yours={'b' * 64}", "for verifying somebody"),
            ("smmp:connect?v=1&key=aa", "damaged"),
            ("two\nlines", "neither an address nor an invitation"),
        ):
            dialog._drop.read.emit(words)
            assert says in dialog._error.text()
            assert part(dialog, QLineEdit, "address").text() == ""
