"""What an answer quotes, and what a message says in one line."""

from dataclasses import replace

import pytest

from smmp_core.answers import MessageInfo
from smmp_core.body import Answered, Body, FileInfo
from smmp_gui.previews import BLOCKED_WORDS, excerpt, preview, spoken
from smmp_gui.quotes import NOT_HERE, Quotes
from tests.gui.build import ADA, BOB, message, person

PHOTO = FileInfo("beach.jpg", 5, "ab" * 32, "cd" * 32, "image/jpeg")
PLAN = FileInfo("plan\n\u202e.pdf", 5, "ab" * 32, "cd" * 32)


@pytest.mark.parametrize(
    ("body", "line"),
    [
        (Body("hello\nthere"), "hello there"),
        (Body("hello", Answered(ADA, "ab" * 16)), "hello"),
        (Body("", None, PHOTO), "📎 Photo"),
        (Body("the beach", None, PHOTO), "📎 the beach"),
        (Body("", None, PLAN), "📎 plan ‹RLO›.pdf"),
    ],
)
def test_a_message_is_one_line(body: Body, line: str) -> None:
    assert preview(body.encode()) == excerpt(body.encode()) == line


def test_a_file_is_read_out() -> None:
    assert spoken("hello", None) == "hello."
    assert spoken("", PHOTO) == "Photo."
    assert spoken("look!", PLAN) == "File: plan ‹RLO›.pdf. look!"


def test_a_quote_is_looked_up_once_and_only_if_it_is_not_loaded() -> None:
    quotes, loaded = Quotes(), message(1, BOB, Body("words", Answered(ADA, "cd" * 16)).encode())
    here, elsewhere = Answered(BOB, loaded.id), Answered(ADA, "ab" * 16)
    by_key = {(loaded.sender, loaded.id): loaded}

    def shown(answered: Answered, by_key: dict[tuple[str, str], MessageInfo] = by_key) -> tuple[str, bool]:
        quote = quotes.quote(answered, by_key, person)
        assert quote.answered == answered
        return quote.words, quote.found

    assert shown(here) == ("words", True)
    assert quotes.take_wanted() == []
    assert shown(elsewhere) == shown(elsewhere) == ("…", False)
    assert quotes.take_wanted() == [elsewhere]
    quotes.supply([(elsewhere, None)])
    assert shown(elsewhere) == (NOT_HERE, False)
    assert quotes.take_wanted() == []
    quotes.supply([(elsewhere, message(2, ADA, "old"))])
    assert shown(elsewhere) == ("old", True)
    assert shown(Answered(ADA, loaded.id)) == ("…", False), "ids are their authors'"
    late = message(3, ADA, "late")
    assert shown(Answered(ADA, late.id)) == ("…", False)
    quotes.supply([(Answered(ADA, late.id), None)])
    assert shown(Answered(ADA, late.id), {(ADA, late.id): late}) == ("late", True)
    assert shown(Answered(ADA, late.id)) == ("…", False), "looked up again, should it be let go of"
    quotes.clear()
    assert quotes.take_wanted() == []
    assert shown(elsewhere) == ("…", False)


def test_whom_a_quote_is_by_is_said_safely() -> None:
    quote = Quotes().quote(Answered(ADA, "ab" * 16), {}, person)
    assert quote.said == "\u2068Ada\u2069: …"


def test_what_somebody_blocked_has_written_is_not_quoted() -> None:
    written = message(1, BOB, "insult")
    answered = Answered(BOB, written.id)
    quote = Quotes().quote(answered, {(BOB, written.id): written}, lambda who: replace(person(who), blocked=True))
    assert quote.words == BLOCKED_WORDS
