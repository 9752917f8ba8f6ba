"""Counting what has not been seen."""

from smmp_core.events import Message
from smmp_core.storage.writes import DropGroup, SavePeer
from smmp_core.unread import Unread

ONE, TWO = bytes([1] * 16), bytes([2] * 16)
ADA, BOB, CAROL = bytes([3] * 32), bytes([4] * 32), bytes([5] * 32)


def message(by: bytes, *, private: bool = False) -> Message:
    return Message(ONE.hex(), "00" * 16, by.hex(), "hello", (1, 0, 1), "", 7, private, ADA.hex() if private else None)


def test_what_others_write_counts_until_it_is_seen() -> None:
    unread = Unread({(ONE, BOB): 2}, {(ONE, BOB): 3, (TWO, BOB): 1})
    for event in (message(ADA), message(BOB), message(ADA, private=True), message(BOB, private=True)):
        unread.note(event, ADA, ())
    assert (unread.count(ONE), unread.private(ONE), unread.private(TWO)) == (3, {BOB: 4}, {BOB: 1})
    assert (unread.read(ONE), unread.read(ONE), unread.read_private(ONE, BOB)) == (True, False, True)
    assert not unread.read_private(ONE, BOB)
    assert (unread.count(ONE), unread.private(ONE), unread.private(TWO)) == (0, {}, {BOB: 1})


def test_a_group_that_is_gone_has_nothing_to_read() -> None:
    unread = Unread({(ONE, BOB): 2, (TWO, BOB): 1}, {(ONE, BOB): 3, (TWO, BOB): 1})
    unread.follow([DropGroup(ONE)])
    assert (unread.count(ONE), unread.private(ONE)) == (0, {})
    assert (unread.count(TWO), unread.private(TWO)) == (1, {BOB: 1})


def test_who_is_blocked_does_not_count() -> None:
    unread = Unread({(ONE, BOB): 2, (ONE, CAROL): 1}, {})
    assert (unread.count(ONE), unread.count(ONE, {BOB})) == (3, 1)
    unread.note(message(BOB), ADA, {BOB})
    unread.follow([SavePeer(CAROL, "Carol", False, False, None), SavePeer(BOB, "Bob", False, True, None)])
    assert unread.count(ONE) == 1
    unread.note(message(BOB), ADA, ())
    assert unread.count(ONE) == 2, "who is unblocked counts from now on"
