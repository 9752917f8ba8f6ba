"""Writing: Enter sends, the limit is said, drafts stay with their conversation."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from smmp_core.body import Answered, Body
from smmp_gui.composer import LIMIT, Composer
from smmp_gui.quotes import Quote
from tests.gui.hands import press, type_into


def composer(qtbot: QtBot) -> tuple[Composer, list[str]]:
    """A composer and what it sent."""
    made, sent = Composer(), list[str]()
    qtbot.addWidget(made)
    made.sent.connect(sent.append)
    made.switch_to("one", "Message")
    made.show()
    return made, sent


def test_enter_sends_and_shift_enter_does_not(qtbot: QtBot) -> None:
    made, sent = composer(qtbot)
    type_into(made.field, "one")
    press(made.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    type_into(made.field, "two")
    assert sent == []
    press(made.field, Qt.Key.Key_Return)
    assert sent == ["one\ntwo"]
    assert made.field.toPlainText() == ""


def test_nothing_is_not_sent(qtbot: QtBot) -> None:
    made, sent = composer(qtbot)
    made.field.setPlainText(" \n\t ")
    press(made.field, Qt.Key.Key_Return)
    assert sent == []
    assert not made.button.isEnabled()


def test_the_limit_counts_bytes_and_is_said(qtbot: QtBot) -> None:
    made, sent = composer(qtbot)
    made.field.setPlainText("é" * (LIMIT // 2))
    assert made.button.isEnabled()
    made.field.setPlainText("é" * (LIMIT // 2) + "!")
    assert not made.button.isEnabled()
    assert made._notice.isVisible()
    assert made._notice.text() == "1 byte too long: a message holds 65,536 bytes."
    press(made.field, Qt.Key.Key_Return)
    assert sent == []
    made.field.setPlainText("short")
    assert not made._notice.isVisible()


def test_it_grows_to_eight_lines(qtbot: QtBot) -> None:
    made, _ = composer(qtbot)
    heights = []
    for lines in (1, 2, 8, 30):
        made.field.setPlainText("\n".join(["line"] * lines))
        heights.append(made.field.height())
    assert heights[0] < heights[1] < heights[2] == heights[3]


def test_endless_words_are_broken_and_nothing_scrolls_sideways(qtbot: QtBot) -> None:
    made, _ = composer(qtbot)
    made.resize(400, 200)
    for count in (300, 30_000):
        made.field.setPlainText("x" * count)
        assert not made.field.horizontalScrollBar().isVisible()
        assert made.field.document().size().height() > count / 100  # lines


def test_what_the_empty_field_says_stays_one_line(qtbot: QtBot) -> None:
    made, _ = composer(qtbot)
    name = "Lighthouse restoration and summer picnic planning committee"
    made.switch_to("one", f"Message to {name}")
    shown = []
    for width in (300, 500, 1000):
        made.resize(width, 100)
        shown.append(made.field.placeholderText())
        room = made.field.viewport().width()
        assert made.field.fontMetrics().horizontalAdvance(shown[-1]) <= room
    assert shown[0].endswith("…")
    assert len(shown[0]) < len(shown[1]) < len(shown[2])
    assert shown[2] == f"Message to {name}"


def test_drafts_stay_with_their_conversation(qtbot: QtBot) -> None:
    made, _ = composer(qtbot)
    made.field.setPlainText("half a thought")
    made.switch_to("two", "Message")
    assert made.field.toPlainText() == ""
    made.switch_to("one", "Message")
    assert made.field.toPlainText() == "half a thought"


def answered(made: Composer) -> Answered | None:
    """What is being answered."""
    return made.answered


def test_what_a_draft_answers_stays_with_it_and_counts(qtbot: QtBot) -> None:
    made, sent = composer(qtbot)
    quote = Quote("ab" * 32, "cd" * 16, "Ada", False, "hello", True)
    made.quoted = lambda one: quote if one == quote.answered else None
    made.answer(quote)
    made.field.setPlainText("half a thought")
    made.switch_to("two", "Message")
    assert answered(made) is None
    made.switch_to("one", "Message")
    assert (made.field.toPlainText(), answered(made)) == ("half a thought", quote.answered)
    press(made.field, Qt.Key.Key_Return)
    assert sent == [Body("half a thought", quote.answered).encode()]
    assert answered(made) is None
    made.field.setPlainText("x" * LIMIT)
    assert made.button.isEnabled()
    made.answer(quote)
    assert not made.button.isEnabled(), "what is answered takes room too"
    press(made.field, Qt.Key.Key_Escape)
    assert (answered(made), made.button.isEnabled()) == (None, True)


def test_whether_one_writes_is_told_of_the_conversation_it_is_in(qtbot: QtBot) -> None:
    made, _ = composer(qtbot)
    told: list[tuple[str, bool]] = []
    made.typing.connect(lambda conversation, on: told.append((conversation, on)))
    type_into(made.field, "ab")
    made.switch_to("two", "Message")
    made.switch_to("one", "Message")
    press(made.field, Qt.Key.Key_Return)
    assert told == [("one", True), ("one", True), ("one", False)]


def test_a_refused_text_comes_back(qtbot: QtBot) -> None:
    made, _ = composer(qtbot)
    made.restore("one", "precious", "The disk is full.")
    assert made.field.toPlainText() == "precious"
    assert made._notice.text() == "The disk is full."
    made.restore("two", "elsewhere", "The disk is full.")
    made.switch_to("two", "Message")
    assert made.field.toPlainText() == "elsewhere"


def test_a_refused_text_costs_nothing_that_was_written_since(qtbot: QtBot) -> None:
    made, _ = composer(qtbot)
    quote = Quote("ab" * 32, "cd" * 16, "Ada", False, "hello", True)
    made.quoted = lambda one: quote if one == quote.answered else None
    made.field.setPlainText("and the next")
    made.restore("one", Body("precious", quote.answered).encode(), "The disk is full.")
    assert (made.field.toPlainText(), made.answered) == ("precious\nand the next", quote.answered)
    assert made._notice.text() == "The disk is full."
    made.switch_to("two", "Message")
    made.restore("one", "one more", "The disk is still full.")
    assert not made._notice.isVisible(), "it is about another conversation"
    made.switch_to("one", "Message")
    assert made.field.toPlainText() == "one more\nprecious\nand the next"
    assert made._notice.text() == "The disk is still full."


def test_a_refused_text_comes_back_where_one_has_left(qtbot: QtBot) -> None:
    made, sent = composer(qtbot)
    type_into(made.field, "precious")
    press(made.field, Qt.Key.Key_Return)
    made.switch_to("two", "Message")
    made.restore("one", sent[0], "The disk is full.")
    made.switch_to("one", "Message")
    assert made.field.toPlainText() == "precious"
