"""Comparing seven emoji: what both see, who is verified when, and what ends it."""

from collections import Counter
from itertools import product
from typing import get_args

import emoji as known_emoji
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmp_core import comparing
from smmp_core.comparing import ENDINGS, RUNNING, TRANSITIONS, Input, State, emoji
from smmp_core.errors import LocalError
from smmp_core.sas_emoji import EMOJI
from tests.comparing import ADA, BOB, EVE, End, Wire

REQUEST = bytes([comparing.TYPE, comparing.ASK]) + bytes(32)


def pair() -> tuple[End, End, Wire]:
    ada, bob = End(ADA), End(BOB)
    return ada, bob, Wire(ada, bob)


def showing() -> tuple[End, End, Wire]:
    """Bob has asked and Ada has said yes."""
    ada, bob, wire = pair()
    wire.do(bob.comparing.start, ADA)
    wire.do(ada.comparing.start, BOB)
    return ada, bob, wire


def test_the_table_has_64_emoji_each_once_with_a_word_of_its_own() -> None:
    assert len(EMOJI) == len(set(EMOJI)) == len({word for _, word in EMOJI}) == len({sign for sign, _ in EMOJI}) == 64
    assert all(known_emoji.is_emoji(sign) for sign, _ in EMOJI)
    assert (EMOJI[0], EMOJI[21], EMOJI[63]) == (("🐶", "Dog"), ("☁️", "Cloud"), ("📌", "Pin"))


def test_the_emoji_are_42_bits_of_the_kdf() -> None:
    """A vector: another implementation must show the same."""
    shown = emoji(ADA, BOB, bytes(32), b"\x01" * 32)
    assert " ".join(word for _, word in shown) == "Banana Fish Pin Santa Fire Trumpet Mushroom"
    counts = Counter(sign for n in range(600) for sign, _ in emoji(ADA, BOB, n.to_bytes(32, "big"), bytes(32)))
    assert len(counts) == 64
    assert max(counts.values()) < 3 * min(counts.values())


def test_both_see_the_same_and_are_verified_when_both_have_said_so() -> None:
    ada, bob, wire = showing()
    assert ada.emoji == bob.emoji
    assert len(ada.emoji) == 7
    wire.do(ada.comparing.match, BOB)
    assert ada.verified == bob.verified == []
    assert bob.stages[-1] == "confirmed"
    wire.do(bob.comparing.match, ADA)
    assert (ada.verified, bob.verified) == ([BOB], [ADA])
    assert ada.stages == ["asked", "waiting", "showing", "matched"]
    assert bob.stages == ["waiting", "showing", "confirmed", "matched"]
    assert ada.comparing.next_timer() is None


def test_each_comparison_shows_other_emoji() -> None:
    ada, bob, wire = showing()
    first = ada.emoji
    wire.do(ada.comparing.stop, BOB)
    wire.do(bob.comparing.start, ADA)
    wire.do(ada.comparing.start, BOB)
    assert ada.emoji == bob.emoji != first


@pytest.mark.parametrize("first", [ADA, BOB])
def test_who_start_at_once_compare_once(first: bytes) -> None:
    ada, bob, wire = pair()
    ends = {ADA: ada, BOB: bob}
    for me, other in ((first, BOB if first == ADA else ADA), (BOB if first == ADA else ADA, first)):
        ends[me].comparing.start(other, 0.0)
    wire.settle()
    assert ada.emoji == bob.emoji
    wire.do(ada.comparing.match, BOB)
    wire.do(bob.comparing.match, ADA)
    assert (ada.verified, bob.verified) == ([BOB], [ADA])


def test_different_emoji_are_said_loudly_at_both_ends_and_nobody_is_verified() -> None:
    ada, bob, wire = showing()
    wire.do(bob.comparing.match, ADA)
    ada.comparing.stop(BOB, wire.now, different=True)
    wire.settle()
    assert ada.verified == bob.verified == []
    for end in (ada, bob):
        assert end.stages[-1] == "different"
        assert "Somebody may stand between you" in str(end.events[-1].error)


def test_who_was_turned_down_is_not_heard_for_a_while_but_can_be_asked() -> None:
    ada, bob, wire = pair()
    wire.do(bob.comparing.start, ADA)
    wire.do(ada.comparing.stop, BOB)
    assert bob.stages == ["waiting", "ended"]
    asked = ada.stages.count("asked")
    wire.do(bob.comparing.start, ADA)
    assert ada.stages.count("asked") == asked
    assert bob.stages[-1] == "ended"
    wire.do(ada.comparing.start, BOB)
    assert bob.stages[-1] == "asked"
    wire.do(ada.comparing.stop, BOB)
    wire.wait(comparing.QUIET_TIME)
    wire.do(bob.comparing.start, ADA)
    assert ada.stages[-1] == "asked"


def test_who_asks_and_takes_it_back_again_and_again_is_shown_once_in_a_while() -> None:
    ada, bob, wire = pair()
    for _ in range(10):
        wire.do(bob.comparing.start, ADA)
        if bob.stages[-1] == "waiting":
            wire.do(bob.comparing.stop, ADA)
    assert ada.stages == ["asked", "ended"]
    wire.wait(comparing.PAUSE)
    wire.do(bob.comparing.start, ADA)
    assert ada.stages[-1] == "asked"


@pytest.mark.parametrize("how", ["nonsense", "what does not fit", "a lost link"])
def test_who_breaks_off_its_own_request_cannot_show_it_again_at_once(how: str) -> None:
    ada = End(ADA)
    for _ in range(10):
        ada.comparing.receive(BOB, REQUEST, 0.0)
        match how:
            case "nonsense":
                ada.comparing.receive(BOB, bytes([comparing.TYPE]), 0.0)
            case "what does not fit":
                ada.comparing.receive(BOB, bytes([comparing.TYPE, comparing.MATCH]), 0.0)
            case _:
                ada.comparing.link_down(BOB, 0.0)
    ada.take()
    assert ada.stages == ["asked", "ended"]
    ada.comparing.receive(BOB, REQUEST, comparing.PAUSE)
    ada.take()
    assert ada.stages[-1] == "asked"


def test_strangers_fill_only_so_many_places() -> None:
    ada = End(ADA)
    for number in range(50):
        ada.comparing.receive(number.to_bytes(32, "big"), REQUEST, 0.0)
        ada.comparing.receive(number.to_bytes(32, "big"), REQUEST, 0.0)
    assert ada.take()[-1][1] == bytes([comparing.TYPE, comparing.CANCEL, 2])
    assert ada.stages == ["asked"] * comparing.MAX_REQUESTS
    ada.comparing.handle_timer(comparing.ANSWER_TIME)
    assert ada.comparing.next_timer() is None


def test_nobody_waits_for_ever() -> None:
    for wishes in ([], [ADA], [ADA, BOB]):
        ada, bob, wire = pair()
        wire.do(bob.comparing.start, ADA)
        for me in wishes:
            if me == ADA:
                wire.do(ada.comparing.start, BOB)
            else:
                wire.do(bob.comparing.match, ADA)
        wire.wait(comparing.COMPARE_TIME)
        assert ada.stages[-1] == bob.stages[-1] == "ended"
        assert ada.comparing.next_timer() is bob.comparing.next_timer() is None
        assert ada.verified == bob.verified == []


def test_a_lost_link_ends_it() -> None:
    ada, _, _ = showing()
    ada.comparing.link_down(BOB, 0.0)
    ada.take()
    assert (ada.stages[-1], ada.events[-1].error) == ("ended", "The connection was lost.")
    with pytest.raises(LocalError):
        ada.comparing.match(BOB, 0.0)


def test_a_wish_that_does_not_fit_is_refused_and_changes_nothing() -> None:
    ada, bob, wire = showing()
    with pytest.raises(LocalError, match="already"):
        ada.comparing.start(BOB, 0.0)
    with pytest.raises(LocalError):
        ada.comparing.match(EVE, 0.0)
    wire.do(ada.comparing.match, BOB)
    with pytest.raises(LocalError):
        ada.comparing.match(BOB, 0.0)
    wire.do(bob.comparing.match, ADA)
    assert ada.verified == [BOB]


def test_every_state_is_reached_and_can_be_left_by_whatever_happens() -> None:
    states, inputs = get_args(State), get_args(Input)
    assert {*RUNNING, "idle"} == set(states)
    assert {state for state, _ in TRANSITIONS} == set(states)
    assert set(TRANSITIONS.values()) == set(states)
    assert {what for _, what in TRANSITIONS} == set(inputs)
    assert {TRANSITIONS[state, ending] for state, ending in product(RUNNING, ENDINGS)} == {"idle"}


@given(
    st.lists(
        st.one_of(
            st.binary(max_size=40),
            st.tuples(st.integers(0, 7), st.binary(min_size=0, max_size=1)).map(lambda f: bytes([f[0]]) + f[1]),
            st.tuples(st.integers(1, 3), st.binary(min_size=32, max_size=32)).map(lambda f: bytes([f[0]]) + f[1]),
        ),
        max_size=6,
    ),
    st.integers(0, 3),
)
def test_no_frame_verifies_or_breaks_anything(bodies: list[bytes], begun: int) -> None:
    ada = End(ADA)
    if begun:
        ada.comparing.start(BOB, 0.0)
    for body in bodies:
        ada.comparing.receive(BOB, bytes([comparing.TYPE]) + body, 0.0)
    ada.take()
    assert ada.verified == []
    ada.comparing.handle_timer(1e9)
    assert ada.comparing.next_timer() is None
