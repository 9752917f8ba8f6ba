"""What others wrote is shown as it is, with nothing hidden in it."""

import unicodedata
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from smmp_gui import text

_INVISIBLE = ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("plain, Grüße, 漢字, שלום", "plain, Grüße, 漢字, שלום"),
        ("\u202egnp.exe", "‹RLO›gnp.exe"),
        ("a\u2066b\u2069", "a‹LRI›b‹PDI›"),
        ("bell\x07 esc\x1b[31m", "bell‹U+0007› esc‹U+001B›[31m"),
        ("Ada\u200b", "Ada‹U+200B›"),
        ("one\r\ntwo\rthree\n", "one\ntwo\nthree\n"),
        ("family 👩‍👩‍👧", "family 👩‍👩‍👧"),
        ("\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",) * 2,
        ("tag\U000e0041", "tag‹U+E0041›"),
        ("half \ud800", "half ‹U+D800›"),
    ],
)
def test_controls_and_overrides_are_spelt_out(raw: str, shown: str) -> None:
    assert text.visible(raw) == shown


@given(st.text())
def test_nothing_invisible_is_left(raw: str) -> None:
    shown = text.visible(raw).replace("\n", "").replace("\t", "").replace("\u200c", "").replace("\u200d", "")
    shown = text._FLAG.sub("", shown)
    assert not any(unicodedata.category(c) in _INVISIBLE for c in shown)


@given(st.text(max_size=500))
def test_a_name_is_one_short_line(raw: str) -> None:
    name = text.shown_name(raw, "0123456789abcdef")
    assert 0 < len(name) <= 64
    assert "\n" not in name


def test_a_nameless_person_goes_by_the_fingerprint() -> None:
    assert text.shown_name("  ", "0123456789abcdef") == "01234567"


@pytest.mark.parametrize("name", ["You", "you", "YOU", "Ada (you)", "  You. ", "Ｙou", "Y\u200bou"])
def test_nobody_else_is_you(name: str) -> None:
    assert text.name_of_another(name, "ab12" * 16).casefold().strip("( ).") != "you"
    assert not text.name_of_another(name, "ab12" * 16).endswith("(you)")


@pytest.mark.parametrize("name", ["Ada", "Young", "You and I", "Youssef", "", "🎉"])
def test_all_other_names_stay_as_they_are(name: str) -> None:
    assert text.name_of_another(name, "ab12" * 16) == text.shown_name(name, "ab12" * 16)


def test_names_in_a_sentence() -> None:
    assert text.listing([]) == ""
    assert text.listing(["Ada"]) == "\u2068Ada\u2069"
    assert text.listing(["Ada", "Bob"]) == "\u2068Ada\u2069 and \u2068Bob\u2069"
    assert text.listing(["A", "B", "C", "D", "E"], 2) == "\u2068A\u2069, \u2068B\u2069 and 3 others"


def test_an_endless_name_can_be_broken_and_others_are_left_alone() -> None:
    assert text.isolated("Maximilian-Alexander 🦊") == "\u2068Maximilian-Alexander 🦊\u2069"
    endless = text.isolated("W" * 64)
    assert max(map(len, endless.split("\u200b"))) < 10
    assert text.bare(endless) == "W" * 64
    marked = text.isolated("e\u0301" * 30)  # an accent stays with its letter
    assert not any(part.startswith("\u0301") for part in marked.split("\u200b"))


def test_our_sentences_run_from_left_to_right_whoever_they_begin_with() -> None:
    said = text.onwards("עמית has left the group.")
    assert unicodedata.bidirectional(said[0]) == "L"
    assert text.bare(said) == "עמית has left the group."


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("hello", "hello."),
        ("hello.", "hello."),
        ("really?", "really?"),
        ("and so on …", "and so on …"),
        ("she said “no.”", "she said “no.”"),
        ("The beginning of \u2068J. R.\u2069", "The beginning of \u2068J. R.\u2069"),
        ("", "."),
    ],
)
def test_a_sentence_has_one_full_stop(words: str, said: str) -> None:
    assert text.as_sentence(words) == said


@pytest.mark.parametrize(
    ("region", "shown"),
    [("en_GB", ("09:05", "09:05:07")), ("en_US", ("9:05 AM", "9:05:07 AM")), ("da_DK", ("09.05", "09.05.07"))],
)
def test_the_time_of_day_is_that_of_the_region(region: str, shown: tuple[str, str]) -> None:
    usual = QLocale()
    ms = round(datetime(2026, 11, 23, 9, 5, 7).timestamp() * 1000)
    QLocale.setDefault(QLocale(region))
    try:
        said = text.clock(ms), text.clock(ms, seconds=True)
    finally:
        QLocale.setDefault(usual)
    assert tuple(one.replace("\u202f", " ") for one in said) == shown


@pytest.mark.parametrize(
    ("name", "letters"), [("Ada Lovelace", "AL"), ("bob", "B"), ("ד כ", "דכ"), ("🦊", "🦊"), ("", "?")]
)
def test_initials(name: str, letters: str) -> None:
    assert text.initials(name) == letters


def test_writing_direction_is_that_of_the_first_letter() -> None:
    assert text.is_right_to_left("123 שלום abc")
    assert not text.is_right_to_left("abc שלום")
    assert not text.is_right_to_left("123")
    assert not text.is_right_to_left(f"{text.isolated('שלום')} (away)")
    assert text.is_right_to_left(f"{text.isolated('Ada')} שלום")


def test_days_and_spans_have_words() -> None:
    today = date(2026, 11, 23)
    assert text.day(date(2026, 11, 23), today) == "Today"
    assert text.day(date(2026, 11, 22), today) == "Yesterday"
    assert text.day(date(2026, 11, 19), today) == "Thursday"
    assert text.day(date(2026, 3, 1), today) == "1 March"
    assert text.day(date(2025, 3, 1), today) == "1 March 2025"
    assert [text.ago(s) for s in (0, 7, 130, 8000, 200_000)] == [
        "just now",
        "7 s ago",
        "2 min ago",
        "2 h ago",
        "2 d ago",
    ]


@given(st.integers(min_value=-(2**63), max_value=2**63))
def test_a_mad_clock_does_no_harm(ms: int) -> None:
    assert isinstance(text.short_when(ms, datetime(2026, 11, 23, 12)), str)
