"""Which names fit what somebody types, and in which order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmp_gui.matching import best

NAMES = ["The lighthouse", "Ada Lovelace", "Lighthouse restoration", "Émile", "אסתר כהן", "東京 team", "Bob"]


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        ("", NAMES),
        ("  ", NAMES),
        ("light", ["Lighthouse restoration", "The lighthouse"]),
        ("LIGHT", ["Lighthouse restoration", "The lighthouse"]),
        ("rest light", ["Lighthouse restoration"]),
        ("emi", ["Émile"]),
        ("כהן", ["אסתר כהן"]),
        ("京", ["東京 team"]),
        ("house", ["The lighthouse", "Lighthouse restoration"]),
        ("o", []),
        ("zz", []),
        ("*", []),
    ],
)
def test_the_best_come_first(wanted: str, names: list[str]) -> None:
    assert best(NAMES, str, wanted) == names


def test_letters_in_order_fit_loosely_beginnings_of_words_first() -> None:
    assert best(["calls", "Ada Lovelace", "Bob"], str, "al", loose=True) == ["Ada Lovelace", "calls"]
    assert best(["calls", "all Ls", "Ada Lovelace"], str, "all", loose=True) == ["all Ls", "calls", "Ada Lovelace"]
    assert best(NAMES, str, "lr", loose=True)[0] == "Lighthouse restoration"


@given(st.lists(st.text(max_size=12), max_size=6), st.text(max_size=6), st.booleans())
def test_any_text_may_be_typed(names: list[str], wanted: str, loose: bool) -> None:
    fitting = best(names, str, wanted, loose=loose)
    assert sorted(set(fitting) - set(names)) == [] and len(fitting) <= len(names)
