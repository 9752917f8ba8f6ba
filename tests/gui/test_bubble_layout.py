"""Layout: everything lies inside its row, at every width."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from PySide6.QtCore import QPointF, QRectF

from smmp_core.body import Answered, Body
from smmp_gui.adapter import Person
from smmp_gui.bubble_layout import LayoutCache, place
from smmp_gui.bubble_parts import ORIGINAL, QuotePart, Words
from smmp_gui.conversation_rows import ConversationRow, EpisodeRow, MessageRow, Scene, conversation_rows
from smmp_gui.gaps import Gap
from smmp_gui.quotes import Quote
from smmp_gui.theme import theme
from tests.gui.build import ADA, BOB, ME, message, person
from tests.gui.test_conversation_rows import healed_log

TEXTS = [
    "ok",
    "word " * 60,
    "https://" + "x" * 300,
    "שלום לכולם " * 20,
    "👩‍👩‍👧" * 40,
    "a\n\n\nb",
    "tab\tbed",
    "漢字" * 100,
]


LONG, HEBREW = "f4" * 32, "e3" * 32


def named(fingerprint: str) -> Person:
    """Somebody, perhaps with a name that is hard to lay out."""
    hard = {LONG: "W" * 64, HEBREW: "אברהם בן־גוריון"}.get(fingerprint)
    return replace(person(fingerprint), name=hard) if hard else person(fingerprint)


def quote(answered: Answered) -> Quote:
    """A long quote by somebody with a long name."""
    return Quote(answered.author, answered.id, "W" * 64, False, "many words " * 30, True)


def all_rows() -> list[ConversationRow]:
    """Rows of every kind."""
    messages = [message(i, (ADA, ADA, BOB, ME, ME)[i % 5], text) for i, text in enumerate(TEXTS * 2, 1)]
    long = message(90, BOB, "line\n" * 400)
    answers = [
        message(80 + i, (ADA, ME)[i % 2], Body(words, Answered(BOB, "ab" * 16)).encode())
        for i, words in enumerate(("ok", "ok", "word " * 60, "שלום " * 40, "🎉", "🎉"))
    ]
    emoji = [message(88, BOB, "👩‍👩‍👧"), message(89, ME, "🎉❤️ 👍🏽")]
    scene = Scene(
        [*messages, *answers, *emoji, long, message(91, ME, agreed=False)],
        healed_log().episodes,
        named,
        {"1"},
        True,
        date.today(),
        "Lighthouse restoration and summer picnic planning committee 2026",
        gaps=[Gap(ADA, 3, (1, 0, 4), False), Gap(LONG, 1, (1, 0, 7), False), Gap(HEBREW, 12_345, (1, 0, 99), True)],
        quote=quote,
    )
    return conversation_rows(scene)


@pytest.mark.parametrize("width", [300, 420, 700, 1600])
def test_everything_lies_inside_its_row(qapp: object, width: int) -> None:
    for row in all_rows():
        placed = place(row, width)
        area = QRectF(0, 0, width, placed.height + 1)
        for rect in (placed.box, placed.name, placed.meta, placed.more, placed.face):
            assert rect.isNull() or area.contains(rect), (row, rect)
        for above, below in pairwise(placed.parts):
            assert above.rect.bottom() <= below.rect.top(), row
        for part in placed.parts:
            assert placed.box.contains(part.rect), (row, part)
            assert part.laid.width <= part.rect.width() + 1, (row, part)
        if placed.title:
            for line in (placed.title.lineAt(i) for i in range(placed.title.lineCount())):
                inked = line.naturalTextRect().translated(placed.name.topLeft())
                assert placed.name.adjusted(-1, 0, 1, 1).contains(inked), (row, inked)
        if placed.body:
            for line in (placed.body.lineAt(i) for i in range(placed.body.lineCount())):
                inked = line.naturalTextRect().translated(placed.body_at)
                assert inked.isEmpty() or area.adjusted(-1, 0, 1, 1).contains(inked), (row, inked)
        if isinstance(row, MessageRow) and placed.body:
            assert placed.box.width() <= max(0.74 * (width - 32), 150) + 1, row
            height = placed.body.boundingRect().height()
            assert placed.box.adjusted(0, 0, 0, 1).contains(QRectF(placed.body_at.x(), placed.body_at.y(), 1, height))
            last = placed.body.lineAt(placed.body.lineCount() - 1).naturalTextRect().translated(placed.body_at)
            assert not last.adjusted(1, 3, -1, -3).intersects(placed.meta), row


def test_a_quote_is_two_lines_at_most_and_leads_to_the_original() -> None:
    quoted = [row for row in all_rows() if isinstance(row, MessageRow) and row.quote is not None]
    assert len(quoted) == 6
    for row in quoted:
        part = next(part for part in place(row, 420).parts if isinstance(part.laid, QuotePart))
        assert isinstance(part.laid, QuotePart)
        assert part.laid.words.lineCount() == 2
        assert part.laid.words.text().endswith("…")
        assert part.laid.act_at(part.rect.center(), part.rect) == ORIGINAL
        assert part.laid.act_at(part.rect.bottomRight() + QPointF(5, 5), part.rect) == ""
        assert row.quote is not None
        gone = replace(row, quote=replace(row.quote, found=False))
        part = next(part for part in place(gone, 420).parts if isinstance(part.laid, QuotePart))
        assert part.laid.act_at(part.rect.center(), part.rect) == ""


def test_a_few_emoji_are_larger_than_words() -> None:
    rows = {row.words: row for row in all_rows() if isinstance(row, MessageRow)}
    heights = {
        words: next(part.laid.height for part in place(rows[words], 600).parts if isinstance(part.laid, Words))
        for words in ("ok", "👩‍👩‍👧", "🎉❤️ 👍🏽")
    }
    assert heights["👩‍👩‍👧"] > 2 * heights["ok"]
    assert heights["🎉❤️ 👍🏽"] > 2 * heights["ok"]


def test_the_beginning_names_the_group_in_full() -> None:
    row = all_rows()[0]
    placed = place(row, 300)
    assert placed.title is not None
    assert placed.title.text().endswith("committee 2026\u2069")
    assert placed.title.lineCount() > 1
    assert placed.body_at.y() >= placed.name.bottom()


def test_the_lines_of_a_resync_hang_under_their_beginning() -> None:
    notes = (("10:42:07", "🦊 " * 30), ("10:42:08", "word " * 30), ("10:42:09", "short"))
    placed = place(EpisodeRow(1, "Everyone is back in step", "healed", True, notes), 300)
    assert placed.body is not None
    lines = [placed.body.lineAt(i) for i in range(placed.body.lineCount())]
    lefts = [line.x() for line in lines]
    assert lefts.count(0) == len(notes) < len(lefts)
    assert lefts[0] == 0
    assert len(set(lefts)) == 2
    words_at = lines[0].cursorToX(len("10:42:07\t"))[0]  # type: ignore[index]
    assert words_at == max(lefts)


def test_own_messages_lie_right_and_others_left() -> None:
    shown = [row for row in all_rows() if isinstance(row, MessageRow)]
    for row in shown:
        box = place(row, 700).box
        assert box.right() == 700 - 16 if row.own else box.left() > 40


def test_a_layout_is_made_once_per_width_and_font(qapp: object) -> None:
    cache, row = LayoutCache(), next(row for row in all_rows() if isinstance(row, MessageRow))
    assert cache.place(row, 500) is cache.place(row, 500)
    assert cache.place(row, 500) is not cache.place(row, 501)
    assert cache.place(replace(row, status="sent"), 500) is not cache.place(row, 500)


def test_a_remembered_height_is_the_height_at_every_width() -> None:
    cache = LayoutCache()
    for width in range(300, 1400, 37):
        for row in all_rows():
            assert cache.height(row, width) == place(row, width).height, (row, width)


def test_the_cache_is_bounded() -> None:
    cache, row = LayoutCache(), next(row for row in all_rows() if isinstance(row, MessageRow))
    for width in range(300, 800):
        assert cache.height(row, width) == cache.place(row, width).height
    assert len(cache._layouts) == 150
    for width in range(6_100):
        cache.height(row, width)
    assert len(cache._heights) <= 6_000


def test_a_taller_font_makes_a_taller_row() -> None:
    row = next(row for row in all_rows() if isinstance(row, MessageRow))
    before = place(row, 500).height
    usual = theme.font("body")
    larger = theme.font("body")
    larger.setPointSizeF(30)
    theme.use_font(larger)
    try:
        assert place(row, 500).height > before
    finally:
        theme.use_font(usual)
