"""A conversation opened in the middle of its history: what is loaded, both ways, and what comes meanwhile."""

import asyncio
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from smmp_core import commands
from smmp_gui import conversation, private_page
from smmp_gui.conversation_rows import DividerRow, MessageRow, Scene, conversation_rows
from smmp_gui.conversation_view import ConversationView, ThreadTranscript, Transcript
from smmp_gui.theme import theme
from tests.gui.build import ADA, BOB, message, person
from tests.gui.past import key_of, remember, remember_private
from tests.gui.people import Somebody, grouped, linked, until
from tests.gui.seen import banner, texts, write


def numbered(first: int, end: int) -> list[str]:
    """Texts of messages."""
    return [f"message {n}" for n in range(first, end)]


def in_sight(view: ConversationView, words: str) -> bool:
    """Whether a message with these words can be seen."""
    rows = [row for row in view.model_.rows if isinstance(row, MessageRow) and row.words == words]
    return bool(rows) and view.viewport().rect().intersects(view.visualRect(view.model_.find(rows[0].key)))


def lit(view: ConversationView) -> list[str]:
    """The messages that are lit up."""
    rows = view.model_.rows
    return [row.words for row in rows if isinstance(row, MessageRow) and view.delegate.flashed == row.key]


def test_what_comes_where_nothing_is_loaded_waits_until_it_is() -> None:
    transcript = Transcript()
    transcript.reset([message(n) for n in range(10, 20)], complete=False, ended=False)
    transcript.arrive([message(5), message(15, BOB), message(25)])
    assert [m.position and m.position[2] for m in transcript.messages] == [*range(10, 16), *range(15, 20)]
    assert transcript.missed == 2
    transcript.expect(message(99, placed=False))
    assert len(transcript.messages) == 11
    transcript.load_newer([message(n) for n in range(20, 26)], ended=True)
    transcript.arrive([message(26), message(4)])
    assert transcript.messages[-1] == message(26) and transcript.messages[0] == message(10)
    transcript.load([message(n) for n in range(10)], complete=True)
    transcript.arrive([message(0, BOB)])
    assert len(transcript.messages) == 29


def test_a_thread_in_the_middle_takes_in_nothing_new() -> None:
    thread = ThreadTranscript()
    thread.reset([message(n) for n in range(5)], complete=False, ended=False)
    thread.arrive([message(9)])
    assert len(thread.messages) == 5
    thread.load_newer([message(5)], ended=True)
    thread.arrive([message(9)])
    assert [m.position and m.position[2] for m in thread.messages] == [0, 1, 2, 3, 4, 5, 9]


def test_the_far_end_is_let_go() -> None:
    transcript = Transcript()
    transcript.reset([message(n) for n in range(50)], complete=False)
    transcript.drop_new(20)
    assert [m.position and m.position[2] for m in transcript.messages] == list(range(20))
    assert not transcript.ended


@pytest.mark.parametrize("ended", [True, False])
def test_what_stands_at_the_end_is_shown_at_the_end_only(ended: bool) -> None:
    from datetime import date

    messages = [message(n, ADA) for n in range(3)]
    scene = Scene(messages, [], person, frozenset(), True, date.today(), "Ops", ended=ended)
    kinds = [row.kind for row in conversation_rows(scene) if isinstance(row, DividerRow)]
    assert ("agreed" in kinds) is ended


@pytest.fixture(autouse=True)
def page(monkeypatch: pytest.MonkeyPatch) -> int:
    """120 messages are loaded at once: some six times what can be seen."""
    monkeypatch.setattr(conversation, "PAGE", 120)
    monkeypatch.setattr(private_page, "PAGE", 120)
    return 120


async def opened(count: int, ada: Somebody, bob: Somebody) -> str:
    """A group with a past."""
    group = await grouped([ada, bob])
    await until(lambda: not ada.window.page.paging._loading)
    remember(ada, group, bob, numbered(0, count))
    return group


async def test_a_conversation_opens_at_a_message_far_back(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        group = await opened(5000, ada, bob)
        view, bar = ada.window.page.view, ada.window.page.view.verticalScrollBar()
        ada.window.show_group(group, key_of(bob, 1000))
        await until(lambda: texts(ada) == numbered(941, 1061))
        assert in_sight(view, "message 1000")
        assert lit(view) == ["message 1000"]
        assert not view.at_end() and view._down.isVisible()
        rect = view.visualRect(view.currentIndex())
        assert abs(rect.center().y() - view.viewport().height() // 2) < 60, "in the middle"

        await bob.service.execute(commands.Send(group=group, text="meanwhile"))
        await until(lambda: group in ada.adapter.last)
        await asyncio.sleep(0.1)
        assert texts(ada) == numbered(941, 1061), "what is new stands elsewhere"
        assert in_sight(view, "message 1000")

        bar.setValue(bar.maximum())
        await until(lambda: texts(ada) == numbered(941, 1181))
        bar.setValue(0)
        await until(lambda: texts(ada) == numbered(821, 1181))
        assert not in_sight(view, "message 821"), "what one reads stays where it is"

        view._down.click()
        await until(lambda: texts(ada) == [*numbered(4881, 5000), "meanwhile"])
        assert view.at_end() and not view._down.isVisible()
        await until(lambda: [info.unread for info in ada.service.groups()] in ([0], [1]))


async def test_scrolling_down_reaches_the_newest(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        group = await opened(200, ada, bob)
        view, bar = ada.window.page.view, ada.window.page.view.verticalScrollBar()
        for at in (0, 199, 150, 20):
            ada.window.show_group(group, key_of(bob, at))
            await until(lambda: lit(view) == [f"message {at}"])  # noqa: B023 - awaited here
            assert in_sight(view, f"message {at}")
        while not view.transcript.ended:
            bar.setValue(bar.maximum() - 1)
            bar.setValue(bar.maximum())
            await asyncio.sleep(0.02)
        assert texts(ada)[-1] == "message 199"
        await bob.service.execute(commands.Send(group=group, text="and now"))
        await until(lambda: texts(ada)[-1] == "and now")


async def test_writing_from_the_middle_leads_to_the_newest(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        group = await opened(300, ada, bob)
        ada.window.show_group(group, key_of(bob, 10))
        await until(lambda: lit(ada.window.page.view) == ["message 10"])
        write(ada, "here I am")
        await until(lambda: texts(ada) == [*numbered(181, 300), "here I am"])
        assert ada.window.page.view.at_end()


async def test_a_thread_opens_at_a_message_too(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        group = await opened(1, ada, bob)
        remember_private(ada, group, bob, numbered(0, 600))
        peer, page = bob.service.fingerprint, ada.window.private
        ada.window.show_thread(group, peer, key_of(bob, 300))
        await until(lambda: lit(page.view) == ["message 300"])
        assert [m.text for m in page.transcript.messages] == numbered(241, 361)
        await bob.service.execute(commands.Private(group=group, to=ada.service.fingerprint, text="psst"))
        await until(lambda: (last := ada.adapter.threads.last.get((group, peer))) is not None and last.text == "psst")
        assert [m.text for m in page.transcript.messages] == numbered(241, 361)
        bar = page.view.verticalScrollBar()
        bar.setValue(0)
        await until(lambda: len(page.transcript.messages) == 240)
        bar.setValue(bar.maximum())
        await until(lambda: [m.text for m in page.transcript.messages] == numbered(121, 481))
        page.view._down.click()
        await until(lambda: [m.text for m in page.transcript.messages] == [*numbered(481, 600), "psst"])


async def test_a_message_that_is_gone_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        group = await opened(30, ada, bob)
        ada.window.show_group(group, key_of(bob, 777))
        await until(lambda: texts(ada) == numbered(0, 30))
        assert banner(ada) == "That message is not here any more."


async def test_without_motion_the_light_is_steady(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        group = await opened(30, ada, bob)
        theme.set_motion(False)
        view = ada.window.page.view
        strengths: set[float] = set()
        view._flash.valueChanged.connect(strengths.add)
        ada.window.show_group(group, key_of(bob, 5))
        await until(lambda: lit(view) == ["message 5"])
        assert view.delegate.flash == 1.0
        await until(lambda: lit(view) == [])
        assert strengths <= {1.0}


async def test_who_takes_the_ids_of_others_hides_nothing_of_theirs(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        group = await opened(400, ada, bob)
        remember(ada, group, ada, [f"copy {n}" for n in range(400)], step=400)
        view, bar = ada.window.page.view, ada.window.page.view.verticalScrollBar()
        ada.window.show_group(group, key_of(ada, 10))
        await until(lambda: lit(view) == ["copy 10"])
        ada.window.show_group(group, key_of(ada, 399))
        await until(lambda: lit(view) == ["copy 399"])
        before = view.transcript.messages[0]
        bar.setValue(0)
        await until(lambda: view.transcript.messages[0] != before)
        steps = [message.position[2] for message in view.transcript.messages if message.position is not None]
        assert steps == list(range(steps[0], 800)), "one after the other"
