"""Answering messages: by the menu, by keys, beside the bubble; what is quoted, and the way to it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from smmp_core import commands
from smmp_core.body import Answered, Body
from smmp_gui import conversation
from smmp_gui.bubble_parts import QuotePart
from smmp_gui.composer import Composer
from smmp_gui.conversation_rows import MessageRow
from smmp_gui.conversation_view import ConversationView
from smmp_gui.hovering import HoverReply
from smmp_gui.paging import GONE
from smmp_gui.reply_bar import ReplyBar
from smmp_gui.widgets import IconButton
from tests.gui.hands import click, part, press, type_into
from tests.gui.people import Somebody, grouped, linked, until
from tests.gui.seen import banner, texts, write


def rows(view: ConversationView) -> dict[str, MessageRow]:
    """The messages in sight, by their words."""
    return {row.words: row for row in view.model_.rows if isinstance(row, MessageRow)}


def quoted(view: ConversationView) -> dict[str, str]:
    """What each answer in sight quotes."""
    return {row.words: row.quote.words for row in rows(view).values() if row.quote is not None}


def rect_of(view: ConversationView, words: str) -> QRect:
    """Where a message is."""
    return view.visualRect(view.model_.find(rows(view)[words].key))


def answering(composer: Composer) -> str:
    """What the composer says that it answers."""
    bar = part(composer, ReplyBar)
    return bar.accessibleName() if bar.isVisible() else ""


async def talk(members: list[Somebody]) -> str:
    """Two members have said something."""
    ada, bob = members
    group = await grouped(members)
    write(ada, "Shall we meet?")
    await until(lambda: texts(bob) == ["Shall we meet?"])
    write(bob, "At the lighthouse")
    await until(lambda: texts(ada) == texts(bob) == ["Shall we meet?", "At the lighthouse"])
    return group


async def test_a_message_is_answered_with_the_arrows(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        await talk([ada, bob])
        page = ada.window.page
        field = page.composer.field
        said = []
        for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
            press(field, key)
            said.append(answering(page.composer))
        newest, first = "Answering \u2068Bob\u2069: At the lighthouse", "Answering you: Shall we meet?"
        assert said == [newest, first, first, newest, "", newest]
        press(field, Qt.Key.Key_Escape)
        assert answering(page.composer) == ""
        press(field, Qt.Key.Key_Up)
        type_into(field, "At six?")
        press(field, Qt.Key.Key_Up)
        assert answering(page.composer) == newest, "a key of the text's, once there is one"
        press(field, Qt.Key.Key_Return)
        assert answering(page.composer) == ""
        await until(lambda: quoted(bob.window.page.view) == {"At six?": "At the lighthouse"})
        assert quoted(page.view) == {"At six?": "At the lighthouse"}
        row = rows(bob.window.page.view)["At six?"]
        assert "in answer to you: At the lighthouse. At six?" in row.spoken
        await until(lambda: ada.adapter.last[page.group].text.endswith("At six?"))
        ada.adapter.flush()
        listed = [row.spoken for row in ada.window.sidebar.model.rows if row.key[0] == "group"]
        assert "\x1e" not in listed[0]
        assert listed[0].endswith("You: At six?")


async def test_the_menu_answers_and_copies_the_words_alone(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        await talk([ada, bob])
        view, composer = ada.window.page.view, ada.window.page.composer
        view.setCurrentIndex(view.model_.find(rows(view)["At the lighthouse"].key))
        press(view, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
        actions = {action.text(): action for action in part(view, QMenu).actions()}
        actions["Reply"].trigger()
        part(view, QMenu).close()
        assert answering(composer) == "Answering \u2068Bob\u2069: At the lighthouse"
        composer.field.setPlainText("Good")
        composer.button.click()
        await until(lambda: texts(bob)[-1:] == ["Good"])
        view._copy(rows(view)["Good"])
        assert QGuiApplication.clipboard().text() == "Good"
        view.setCurrentIndex(view.model_.find(rows(view)["Good"].key))
        press(view, Qt.Key.Key_R)
        assert answering(composer) == "Answering you: Good"
        part(composer, IconButton, "leaveReply").click()
        assert answering(composer) == ""


async def test_beside_the_bubble_under_the_pointer_an_answer_is_offered(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        await talk([ada, bob])
        view = ada.window.page.view
        offer = part(view, HoverReply)
        for words in ("Shall we meet?", "At the lighthouse"):
            at, nothing = QPointF(rect_of(view, words).center()), Qt.MouseButton.NoButton
            moved = QMouseEvent(QEvent.Type.MouseMove, at, at, nothing, nothing, Qt.KeyboardModifier.NoModifier)
            view.mouseMoveEvent(moved)
            bubble = view.delegate.bubble(view.indexAt(at.toPoint()), view.visualRect(view.indexAt(at.toPoint())))
            assert offer.isVisible()
            assert not offer.geometry().intersects(bubble)
            assert view.viewport().rect().contains(offer.geometry())
            click(offer, offer.rect().center())
            assert answering(ada.window.page.composer).endswith(words)
        view.leaveEvent(QEvent(QEvent.Type.Leave))
        assert not offer.isVisible()


async def test_a_click_on_a_quote_leads_to_the_original_however_far_up(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(conversation, "PAGE", 5)
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        group = await grouped([ada, bob])
        first = str((await ada.service.execute(commands.Send(group=group, text="the first")))["id"])
        for i in range(20):
            await ada.service.execute(commands.Send(group=group, text=f"message {i}\n\n\n"))
        answer = Body("to the first", Answered(ada.service.fingerprint, first)).encode()
        await until(lambda: len(texts(bob)) == 21 or ada.service.status(group).outbox == 0)
        await bob.service.execute(commands.Send(group=group, text=answer))
        await until(lambda: ada.adapter.last[group].text == answer)
        page = ada.window.page
        page.group = ""
        ada.window.show_group(group)
        await until(lambda: texts(ada)[-1:] == ["to the first"])
        assert "the first" not in rows(page.view)
        await until(lambda: quoted(page.view) == {"to the first": "the first"})
        answering_row = rows(page.view)["to the first"]
        rect = rect_of(page.view, "to the first")
        quote = next(
            p
            for p in page.view.delegate.cache.place(answering_row, rect.width()).parts
            if isinstance(p.laid, QuotePart)
        )
        click(page.view.viewport(), rect.topLeft() + quote.rect.center().toPoint())
        await until(lambda: page.view.delegate.flashed == ("message", ada.service.fingerprint, first))
        assert page.view.viewport().rect().contains(rect_of(page.view, "the first"))
        assert banner(ada) == ""
        page.answering.go_to((ada.service.fingerprint, "00" * 16))
        await until(lambda: banner(ada) == GONE)


async def test_an_answer_to_what_is_not_here_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        group = await talk([ada, bob])
        stray = Body("about that", Answered(ada.service.fingerprint, "ab" * 16)).encode()
        await bob.service.execute(commands.Send(group=group, text=stray))
        view = ada.window.page.view
        await until(lambda: quoted(view) == {"about that": "Message not here"})
        click(view.viewport(), rect_of(view, "about that").topLeft() + QPoint(80, 45))
        assert view.delegate.flashed == ()


async def test_answers_stay_within_a_thread_and_a_draft_keeps_what_it_answers(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        group = await talk([ada, bob])
        to = ada.service.fingerprint
        for member, other in ((ada, bob), (bob, ada)):
            member.window.show_thread(group, other.service.fingerprint)
        await bob.service.execute(commands.Private(group=group, to=to, text="only for Ada"))
        private = ada.window.private
        await until(lambda: list(rows(private.view)) == ["only for Ada"])
        press(private.composer.field, Qt.Key.Key_Up)
        assert answering(private.composer) == "Answering \u2068Bob\u2069: only for Ada"
        type_into(private.composer.field, "thank")
        ada.window.show_group(group)
        assert answering(ada.window.page.composer) == ""
        ada.window.show_thread(group, bob.service.fingerprint)
        await until(lambda: list(rows(private.view)) == ["only for Ada"])
        assert answering(private.composer) == "Answering \u2068Bob\u2069: only for Ada"
        type_into(private.composer.field, "s")
        press(private.composer.field, Qt.Key.Key_Return)
        await until(lambda: quoted(bob.window.private.view) == {"thanks": "only for Ada"})
        elsewhere = rows(ada.window.page.view)["At the lighthouse"]
        stray = Body("about the group's", Answered(elsewhere.sender, elsewhere.id)).encode()
        await bob.service.execute(commands.Private(group=group, to=to, text=stray))
        await until(lambda: quoted(private.view).get("about the group's") == "Message not here")


async def test_escape_ends_the_answer_first_and_then_leaves_the_thread(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        group = await talk([ada, bob])
        window, private = ada.window, ada.window.private
        window.activateWindow()
        await until(window.isActiveWindow)
        window.show_thread(group, bob.service.fingerprint)
        private.composer.answer(window.page.view.quote_of(Answered(bob.service.fingerprint, "ab" * 16)))
        press(private.composer.field, Qt.Key.Key_Escape)
        assert answering(private.composer) == ""
        assert private.isVisible()
        press(private.composer.field, Qt.Key.Key_Escape)
        await until(window.page.isVisible)


async def test_a_refused_answer_comes_back_whole(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        group = await talk([ada, bob])
        composer = ada.window.page.composer
        text = Body("precious", Answered(bob.service.fingerprint, rows(ada.window.page.view)["At the lighthouse"].id))
        composer.restore(group, text.encode(), "The disk is full.")
        assert composer.field.toPlainText() == "precious"
        assert answering(composer) == "Answering \u2068Bob\u2069: At the lighthouse"


async def test_where_nothing_can_be_written_nothing_can_be_answered(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        group = await talk([ada, bob])
        await bob.service.execute(commands.Remove(group=group, members=[ada.service.fingerprint]))
        view, composer = ada.window.page.view, ada.window.page.composer
        await until(lambda: not composer.isEnabled())
        view.setCurrentIndex(view.model_.find(rows(view)["At the lighthouse"].key))
        press(view, Qt.Key.Key_R)
        press(view, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
        menu = part(view, QMenu)
        assert [action.text() for action in menu.actions() if not action.isEnabled()] == ["Reply"]
        menu.close()
        assert answering(composer) == ""


async def test_a_draft_shows_what_it_answers_when_one_comes_back_to_it(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        group = await talk([ada, bob])
        page = ada.window.page
        page.view.reply_to(rows(page.view)["At the lighthouse"])
        type_into(page.composer.field, "Which one?")
        said = answering(page.composer)
        other = await grouped([ada, bob], "Other")
        assert ada.window.shown == (other, "") and answering(page.composer) == ""
        ada.window.show_group(group)
        await until(lambda: answering(page.composer) == said)
