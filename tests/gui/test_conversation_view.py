"""The transcript in memory and its view: order, paging, staying in place."""

import random

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from smmp_gui.conversation_rows import EpisodeRow, MessageRow
from smmp_gui.conversation_view import PAGE, ConversationView, Transcript
from smmp_gui.gaps import Gap
from smmp_gui.theme import theme
from tests.gui.build import ADA, BOB, ME, message, person
from tests.gui.hands import click, part, press
from tests.gui.test_conversation_rows import healed_log


@given(st.randoms(use_true_random=False))
def test_messages_stand_in_transcript_order_however_they_come(rng: random.Random) -> None:
    messages = [message(i, (ADA, BOB)[i % 2], era=i // 4) for i in range(12)]
    waiting = message(99, ME, placed=False)
    shuffled = [*messages, waiting]
    rng.shuffle(shuffled)
    transcript = Transcript()
    for one in shuffled:
        transcript.add([one])
    assert transcript.messages == [*messages, waiting]


def test_one_message_is_there_once() -> None:
    transcript = Transcript()
    stored = message(5, ME, placed=False)
    placed = message(5, ME, agreed=False)
    transcript.expect(stored)
    transcript.add([placed])
    transcript.expect(stored)
    assert transcript.messages == [placed]
    transcript.agree([placed.id])
    transcript.add([placed])
    assert transcript.messages[0].agreed


def test_old_messages_are_let_go() -> None:
    transcript = Transcript()
    transcript.reset([message(i) for i in range(50)], complete=True)
    transcript.drop_old(20)
    assert [m.position for m in transcript.messages] == [(1, 0, i) for i in range(30, 50)]
    assert not transcript.complete
    transcript.add([message(50)])
    assert len(transcript.messages) == 21


def shown(qtbot: QtBot, count: int) -> ConversationView:
    """A view with ``count`` messages."""
    view = ConversationView(person)
    qtbot.addWidget(view)
    view.resize(600, 400)
    view.show()
    view.transcript.reset(
        [message(i, (ADA, BOB, ME)[i % 3], f"message {i}") for i in range(1000, 1000 + count)], complete=False
    )
    view.show_all("Ops", [])
    return view


def top_message(view: ConversationView) -> str:
    """The words of the topmost message in sight."""
    key, _ = view._anchor()
    row = view.model_.row(view.model_.find(key))
    assert isinstance(row, MessageRow)
    return row.words


def test_it_stays_at_the_end_while_messages_come(qtbot: QtBot) -> None:
    view = shown(qtbot, 100)
    assert view.at_end()
    view.transcript.add([message(2000, ADA, "one more\n" * 5)])
    view.refresh()
    assert view.at_end()
    assert view.verticalScrollBar().value() == view.verticalScrollBar().maximum()


def test_what_one_reads_stays_where_it_is(qtbot: QtBot) -> None:
    view = shown(qtbot, 100)
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    before, offset = view._anchor()
    view.transcript.add([message(2000, ADA, "below")])
    view.refresh()
    assert view._anchor() == (before, offset)
    view.transcript.add([message(i, BOB, "above") for i in range(500, 800)])
    view.refresh()
    assert view._anchor() == (before, offset)
    assert view._down.isVisible()
    view.to_end()
    assert not view._down.isVisible()


def test_scrolling_up_asks_for_older_messages(qtbot: QtBot) -> None:
    view = shown(qtbot, PAGE)
    with qtbot.waitSignal(view.older_wanted, timeout=1000):
        view.verticalScrollBar().setValue(0)
    view.transcript.complete = True
    view.refresh()
    with qtbot.assertNotEmitted(view.older_wanted):
        view.verticalScrollBar().setValue(1)


def test_a_resize_keeps_what_is_in_sight(qtbot: QtBot) -> None:
    view = shown(qtbot, 200)
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    words = top_message(view)
    view.resize(380, 400)
    assert top_message(view) == words


def test_it_paints_in_both_dresses(qtbot: QtBot) -> None:
    view = shown(qtbot, 30)
    pictures: list[QImage] = []
    for mode in ("light", "dark"):
        theme.set_mode(mode)
        pictures.append(view.grab().toImage())
    assert pictures[0] != pictures[1]


def folding(qtbot: QtBot) -> ConversationView:
    """A view with a resync and a long message."""
    view = ConversationView(person)
    qtbot.addWidget(view)
    view.resize(600, 800)
    view.show()
    view.transcript.reset([message(1), message(1, BOB, "line\n" * 60, era=1)], complete=True)
    view.show_all("Ops", healed_log().episodes)
    return view


def row_of(view: ConversationView, kind: str) -> QModelIndex:
    """The first row of a kind."""
    return next(view.model_.find(row.key) for row in view.model_.rows if row.key[0] == kind)


def test_a_click_unfolds_a_resync_and_another_folds_it(qtbot: QtBot) -> None:
    view = folding(qtbot)
    for unfolded in (True, False):
        index = row_of(view, "episode")
        click(view.viewport(), view.visualRect(index).topLeft() + QPoint(300, 20))
        row = view.model_.row(row_of(view, "episode"))
        assert isinstance(row, EpisodeRow)
        assert row.unfolded is unfolded
        assert bool(row.notes) is unfolded


def test_keys_unfold_and_copy(qtbot: QtBot) -> None:
    view = folding(qtbot)
    long = next(row for row in view.model_.rows if isinstance(row, MessageRow) and row.long)
    view.setCurrentIndex(view.model_.find(long.key))
    press(view, Qt.Key.Key_Return)
    row = view.model_.row(view.model_.find(long.key))
    assert isinstance(row, MessageRow)
    assert not row.cut
    press(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "line\n" * 60


def test_a_menu_copies_the_message_under_the_mouse(qtbot: QtBot) -> None:
    view = folding(qtbot)
    at = view.visualRect(row_of(view, "message")).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, view.mapToGlobal(at))
    view.contextMenuEvent(event)
    actions = {action.text(): action for action in part(view, QMenu).actions()}
    assert list(actions) == ["Reply", "Copy text", "Message details…"]
    actions["Copy text"].trigger()
    assert QGuiApplication.clipboard().text() == "hello"


def test_what_is_missing_is_painted_and_goes(qtbot: QtBot) -> None:
    view = folding(qtbot)
    whole = view.grab().toImage()
    view.refresh_soon(gaps=[Gap(BOB, 3, (1, 0, 2), gone=False)])
    view.refresh()
    row, message = (view.visualRect(row_of(view, kind)) for kind in ("gap", "message"))
    assert row.top() > message.bottom()
    picture = view.viewport().grab(row).toImage()
    inked = sum(
        picture.pixelColor(x, y) != picture.pixelColor(0, 0) for x in range(row.width()) for y in range(row.height())
    )
    assert inked > 500
    view.refresh_soon(gaps=[])
    view.refresh()
    assert view.grab().toImage() == whole


def test_rows_of_all_kinds_are_painted(qtbot: QtBot) -> None:
    view = folding(qtbot)
    folded = view.grab().toImage()
    view._fold("1")
    assert view.grab().toImage() != folded
