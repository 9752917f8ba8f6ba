"""Whom to ask for what we lack, and when nobody can help."""

import pytest

from smmp_core.conversation.faults import Faults
from smmp_core.conversation.repair import AGAIN, GIVE_UP, SETTLE, Repair
from smmp_core.conversation.signals import Ask, Lack
from smmp_core.protocol.frames import Location

HERE = Location(1, 0, 0xFF, 4)
A, B, C = b"a" * 32, b"b" * 32, b"c" * 32


def asked(repair: Repair, now: float, candidates: tuple[bytes, ...] = (A, B, C)) -> bytes | None:
    found = repair.next_ask(candidates, None, now)
    assert found is None or found[1] == Ask(HERE, None)
    return found[0] if found else None


@pytest.fixture
def repair() -> Repair:
    repair = Repair(Faults())
    repair.gap(HERE, 10.0)
    return repair


def test_a_gap_may_close_by_itself_first(repair: Repair) -> None:
    assert asked(repair, 10.0 + SETTLE - 0.01) is None
    assert repair.next_timer() == pytest.approx(10.0 + SETTLE)
    assert asked(repair, 10.0 + SETTLE) == A


def test_everybody_is_asked_in_turn_and_again(repair: Repair) -> None:
    times = [10.0 + SETTLE + AGAIN * k for k in range(4)]
    assert [asked(repair, now) for now in times] == [A, B, C, A]
    assert asked(repair, times[-1] + AGAIN / 2) is None
    assert repair.next_timer() == pytest.approx(times[-1] + AGAIN)


def test_who_lacks_it_too_is_not_waited_for(repair: Repair) -> None:
    assert asked(repair, 11.0) == A
    repair.lacks(A, Lack(HERE))
    assert asked(repair, 11.01) == B
    repair.lacks(B, Lack(HERE._replace(step=9)))  # of another gap
    assert asked(repair, 11.02) is None
    assert not repair.hopeless


def test_it_is_hopeless_when_all_lack_it(repair: Repair) -> None:
    for member in (A, B, C):
        assert asked(repair, 11.0) == member
        repair.lacks(member, Lack(HERE))
    assert asked(repair, 11.0) is None
    assert repair.hopeless and repair.next_timer() is None


def test_it_is_hopeless_after_a_while_but_every_step_counts_anew(repair: Repair) -> None:
    assert asked(repair, 10 + GIVE_UP - 0.01) is not None
    repair.gap(HERE._replace(step=5), 14.0)
    assert repair.next_ask([A], None, 14.0 + GIVE_UP - 0.01) is not None
    assert not repair.hopeless
    assert repair.next_ask([A], None, 14.0 + GIVE_UP) is None
    assert repair.hopeless
    repair.gap(HERE._replace(step=6), 30.0)
    assert not repair.hopeless


def test_nobody_connected_is_not_yet_hopeless(repair: Repair) -> None:
    assert asked(repair, 11.0, ()) is None
    assert not repair.hopeless


def test_an_answer_that_helped_is_followed_by_the_next_question() -> None:
    repair = Repair(Faults())
    repair.gap(Location(1, 0, 0xFF, 3), 10.0)
    assert repair.next_ask([A], None, 10.5) is not None
    repair.gap(HERE, 10.6)
    assert asked(repair, 10.61) is None, "more is coming"
    repair.served(10.62)
    assert asked(repair, 10.62) == A


def test_an_answer_that_did_not_help_is_not_asked_for_at_once_again(repair: Repair) -> None:
    """Or two members would exchange questions and useless answers as fast as the wire carries them."""
    assert asked(repair, 11.0) == A
    repair.served(11.01)
    assert asked(repair, 11.01) is None
    assert asked(repair, 11.0 + AGAIN) == B
    repair.served(12.5)
    assert asked(repair, 10.0 + GIVE_UP) is None
    assert repair.hopeless


def test_a_closed_gap_asks_nobody(repair: Repair) -> None:
    repair.closed()
    assert asked(repair, 12.0) is None and repair.next_timer() is None
    repair.served(12.0)
    assert asked(repair, 13.0) is None


def test_switched_off_it_asks_nobody_and_gives_up_soon() -> None:
    faults = Faults()
    repair = Repair(faults)
    repair.gap(HERE, 10.0)
    faults.inject("no_repair", None, 1)
    assert asked(repair, 10.9) is None and not repair.hopeless
    assert asked(repair, 10.0 + AGAIN) is None
    assert repair.hopeless
