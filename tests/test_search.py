"""What a word is, and what is shown of where it was found."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmp_core.body import Answered, Body, FileInfo
from smmp_core.search import Query, Word, indexed, snippet, words_of

TEXTS = st.text() | st.text(st.sampled_from("aé ße\u0301\u05c1ש東ที่👍🏽\u200d\u202e\x00*\"'\n"))
FILE = FileInfo(name="Plan_2024 (final).pdf", size=1, root="ab" * 32, key="cd" * 32)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Café, ÉTÉ – naïve!", "cafe ete naive"),
        ("Cafe\u0301", "cafe"),
        ("Straße ﬁne İstanbul ΣΊΣΥΦΟΣ", "strasse fine istanbul σισυφοσ"),
        ("שָׁלוֹם עולם", "שלום עולם"),
        ("مُحَمَّد محـــمد", "محمد محمد"),
        ("Ёлка", "елка"),
        ("हिन्दी में", "हिन्दी में"),
        ("東京タワー", "東 京 タ ワ ー"),
        ("がんばれ", "が ん ば れ"),
        ("สวัสดี", "ส วั ส ดี"),
        ("👍🏽 👩\u200d🚀ok", "👍 👩 🚀 ok"),
        ("don't a_b C++ Plan_2024.pdf", "don t a b c plan 2024 pdf"),
        ("Zu\u00adsam\u200emen", "zusammen"),
        ("a" + "\u0301" * 20_000 + "b", "ab"),
        ("\ud800 \x00 * NEAR -", "near"),
        ("", ""),
    ],
)
def test_words(text: str, words: str) -> None:
    assert indexed(text) == words


@given(TEXTS)
def test_a_word_is_where_it_says_and_nothing_but_letters(text: str) -> None:
    words = list(words_of(text))
    assert all(0 <= word.start < word.end <= len(text) for word in words)
    assert all(one.end <= other.start for one, other in pairwise(words))
    for word in words:
        assert word.folded and not set(word.folded) & set(" \"*'\x00-:(){}^+")
        assert [again.folded for again in words_of(word.folded)][:1] != []


def test_what_a_text_carries_in_front_is_not_found() -> None:
    text = Body("the words", Answered("ab" * 32, "cd" * 16), FILE).encode()
    assert indexed(text) == "plan 2024 final pdf the words"
    assert snippet(text, Query("final")) == ("Plan_2024 (final).pdf the words", ((11, 5),))


@given(TEXTS)
def test_a_query_is_never_syntax(text: str) -> None:
    query = Query(text)
    assert bool(query) == bool(query.phrases)
    assert query.match.count('"') == max(1, len(query.phrases)) * 2 or not query
    assert sum(map(len, query.phrases)) <= 32


def found(text: str, query: str) -> list[str]:
    """What is emphasised."""
    line, matches = snippet(text, Query(query))
    return [line[start : start + length] for start, length in matches]


@pytest.mark.parametrize(
    ("text", "query", "emphasised"),
    [
        ("The café and the cafeteria", "café", ["café", "cafeteria"]),
        ("The cafeteria", "cafe the", ["The"]),
        ("I don't, don t", "don't", ["don't", "don t"]),
        ("東京タワーへ", "タワー", ["タワー"]),
        ("שָׁלוֹם עולם", "שלום", ["שָׁלוֹם"]),
        ("a a a", "a a", ["a", "a", "a"]),
        ("aaaa", "a", ["aaaa"]),
        ("nothing", "here", []),
    ],
)
def test_matches_are_emphasised(text: str, query: str, emphasised: list[str]) -> None:
    assert found(text, query) == emphasised


def test_a_snippet_is_one_line_around_the_match() -> None:
    text = "before " * 50 + "the needle\n\nin\tthe hay" + " after" * 50
    line, matches = snippet(text, Query("needle"))
    assert line.startswith("…before ") and line.endswith("…")
    assert "the needle in the hay after" in line
    assert [line[start : start + length] for start, length in matches] == ["needle"]
    assert len(line) < 170


@given(TEXTS, TEXTS)
def test_a_snippet_s_ranges_lie_in_it(text: str, words: str) -> None:
    line, matches = snippet(text + " " + words, Query(words))
    ends = [0]
    for start, length in matches:
        assert start >= ends[-1] and length > 0
        ends.append(start + length)
    assert ends[-1] <= len(line) and "\n" not in line


def test_a_word_has_a_place() -> None:
    assert list(words_of("é x")) == [Word("e", 0, 1), Word("x", 2, 3)]
