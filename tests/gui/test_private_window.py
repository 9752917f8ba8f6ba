"""One-on-one messages inside a group, with real services over loopback."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from smmp_core import commands
from smmp_gui import private_page
from smmp_gui.conversation_rows import DividerRow, MessageRow
from smmp_gui.people_list import ThreadRow
from smmp_gui.widgets import IconButton
from tests.gui.hands import part, press, type_into
from tests.gui.people import Somebody, grouped, linked, start, until
from tests.gui.seen import texts, write


def messages(member: Somebody) -> list[tuple[str, str]]:
    """The private messages in sight, with their states."""
    return [(row.words, row.status) for row in member.window.private.view.model_.rows if isinstance(row, MessageRow)]


def threads(member: Somebody) -> list[ThreadRow]:
    """The threads listed."""
    return [row for row in member.window.sidebar.model.rows if isinstance(row, ThreadRow)]


def whisper(member: Somebody, words: str) -> None:
    """Type a private message and press Enter."""
    type_into(member.window.private.composer.field, words)
    press(member.window.private.composer.field, Qt.Key.Key_Return)


async def test_two_members_write_to_each_other_alone(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob", "Chiara") as members:
        ada, bob, chiara = members
        group = await grouped(members)
        write(ada, "for all")
        await until(lambda: texts(bob) == texts(chiara) == ["for all"])
        ada.window.show_thread(group, bob.service.fingerprint)
        page = ada.window.private
        assert page.isVisible()
        assert page._title.accessibleName() == "Bob · only you two"
        assert page._where.accessibleName() == "in \u2068Ops\u2069"
        assert "Only \u2068Bob\u2069 can read this" in page.composer.field.placeholderText()
        assert page.composer.field.accessibleName() == "Private message"
        whisper(ada, "only for Bob")
        await until(lambda: messages(ada) == [("only for Bob", "delivered")])
        await until(lambda: [(row.person.name, row.where, row.unread) for row in threads(bob)] == [("Ada", "Ops", 1)])
        (row,) = threads(bob)
        assert row.preview == "only for Bob"
        assert row.spoken.startswith("Private messages with Ada in Ops, 1 unread.")
        assert bob.window.windowTitle().startswith("(")
        bob.window.activateWindow()
        bob.window.sidebar.list.clicked.emit(bob.window.sidebar.model.find(row.key))
        await until(lambda: messages(bob) == [("only for Bob", "delivered")])
        if bob.window.isActiveWindow():
            await until(lambda: [row.unread for row in threads(bob)] == [0])
        whisper(bob, "only for Ada")
        await until(lambda: [words for words, _ in messages(ada)] == ["only for Bob", "only for Ada"])
        await until(lambda: all(status == "delivered" for _, status in messages(bob)))
        await until(lambda: [row.preview for row in threads(bob)] == ["You: only for Ada"])
        marks = [row.title for row in page.view.model_.rows if isinstance(row, DividerRow)]
        assert marks == ["Only you and \u2068Bob\u2069", "Today"]
        assert [texts(member) for member in members] == [["for all"]] * 3
        assert threads(chiara) == []


async def test_a_private_message_waits_for_who_is_away(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        group = await grouped([ada, bob])
        await bob.close()
        await until(lambda: not ada.adapter.person(bob.service.fingerprint).online)
        ada.window.show_thread(group, bob.service.fingerprint)
        whisper(ada, "when you are back")
        await until(lambda: messages(ada) == [("when you are back", "stored")])
        await until(lambda: [row.preview for row in threads(ada)] == ["You: when you are back"])
        again = await start(tmp_path / "Bob")
        await again.service.execute(commands.Connect(address=ada.service.addresses[0]))
        await until(lambda: messages(ada) == [("when you are back", "delivered")])
        await until(lambda: [row.preview for row in threads(again)] == ["when you are back"])
        await again.close()


async def test_escape_goes_back_to_the_group_and_the_draft_stays(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        group = await grouped([ada, bob])
        window, private = ada.window, ada.window.private
        window.activateWindow()
        await until(window.isActiveWindow)
        window.show_thread(group, bob.service.fingerprint)
        type_into(private.composer.field, "half a")
        press(private.composer.field, Qt.Key.Key_Escape)
        await until(window.page.isVisible)
        assert window.sidebar.chosen() == ("group", group)
        assert window.page.composer.field.toPlainText() == ""
        window.show_thread(group, bob.service.fingerprint)
        assert private.composer.field.toPlainText() == "half a"
        part(private, IconButton, "back").click()
        assert window.page.isVisible()


async def test_threads_are_there_after_a_restart_and_come_page_by_page(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        group = await grouped([ada, bob])
        for i in range(8):
            one, other = (ada, bob) if i % 2 else (bob, ada)
            newest = f"message {i}"
            await one.service.execute(commands.Private(group=group, to=other.service.fingerprint, text=newest))
            await until(lambda: [row.preview[-9:] for row in threads(ada)] == [newest])  # noqa: B023 - awaited here
        peer = bob.service.fingerprint
    again = await start(tmp_path / "Ada")
    try:
        await until(lambda: [row.preview for row in threads(again)] == ["You: message 7"])
        monkeypatch.setattr(private_page, "PAGE", 3)
        again.window.show_thread(group, peer)
        for most in (3, 6, 8):
            said = [f"message {i}" for i in range(8 - most, 8)]
            await until(lambda: [words for words, _ in messages(again)] == said)  # noqa: B023 - awaited here
            again.window.private.view.older_wanted.emit()
        assert again.window.private.transcript.complete
        assert again.failures == []
    finally:
        await again.close()


async def test_what_was_not_read_waits_over_a_restart(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob", "Chiara") as (ada, bob, chiara):
        group = await grouped([ada, bob, chiara])
        peer = bob.service.fingerprint
        for words in ("one", "two"):
            await bob.service.execute(commands.Private(group=group, to=ada.service.fingerprint, text=words))
        await until(lambda: [row.unread for row in threads(ada)] == [2])
        await ada.service.execute(commands.Remove(group=group, members=[peer]))
        await until(lambda: peer not in ada.service.groups()[0].members)
    again = await start(tmp_path / "Ada")
    await until(lambda: [row.unread for row in threads(again)] == [2])  # of somebody who is no member any more, too
    await until(lambda: again.window.windowTitle() == "(2) SMMP")
    again.window.activateWindow()
    await until(again.window.isActiveWindow)
    again.window.show_thread(group, peer)
    await until(lambda: [row.unread for row in threads(again)] == [0])
    await until(lambda: [words for words, _ in messages(again)] == ["one", "two"])
    await until(lambda: again.window.windowTitle() == "SMMP")
    await again.close()
    third = await start(tmp_path / "Ada")
    await until(lambda: bool(third.adapter.last) or third.window.isVisible())
    await third.adapter.load()
    assert third.adapter.threads.all_unread(group) == 0
    assert third.service.private_unread(group) == {}
    assert again.failures == third.failures == []
    await third.close()


async def test_who_is_removed_can_read_but_not_write_a_thread(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob", "Chiara") as members:
        ada, bob, _ = members
        group = await grouped(members)
        bob.window.show_thread(group, ada.service.fingerprint)
        whisper(bob, "hello")
        await until(lambda: messages(bob) == [("hello", "delivered")])
        ada.window.show_thread(group, bob.service.fingerprint)
        await until(lambda: messages(ada) == [("hello", "delivered")])
        await ada.service.execute(commands.Remove(group=group, members=[bob.service.fingerprint]))
        await until(lambda: not bob.window.private.composer.isEnabled())
        await until(lambda: not ada.window.private.composer.isEnabled())
        assert "no longer a member" in bob.window.private.composer.field.placeholderText()
        assert "No longer in the group: " in ada.window.private.composer.field.placeholderText()
        assert messages(bob) == messages(ada) == [("hello", "delivered")]
