"""Claim: who compares seven emoji sees that somebody stands between, but once in 2^42 (protocol.md §8.7, §9)."""

import random

import pytest

from smmp_core import comparing
from smmp_core.comparing import ASK, CANCEL, MATCH, NUMBER, OPEN, TYPE, commitment, emoji
from tests.comparing import ADA, BOB, EVE, End, Wire

TRIES = 200


def frame(kind: int, body: bytes = b"") -> bytes:
    return bytes([TYPE, kind]) + body


def hand(end: End, kind: int, body: bytes = b"") -> list[bytes]:
    """Let Eve send one frame, which is taken for what she is at this end; returns what she gets for it."""
    end.comparing.receive(EVE, frame(kind, body), 0.0)
    return [got for peer, got in end.take() if peer == EVE]


def start(end: End) -> bytes:
    """The user asks whom the screen shows, which is Eve; returns what Eve gets, without head."""
    end.comparing.start(EVE, 0.0)
    return end.take()[0][1][2:]


def accept(end: End) -> bytes:
    end.comparing.start(EVE, 0.0)
    return end.take()[0][1][2:]


def test_a_man_in_the_middle_with_keys_of_her_own_shows_two_different_rows() -> None:
    """Eve is Bob to Ada and Ada to Bob, and passes all numbers on as well as she can."""
    chance = random.Random(1)
    for seed in range(TRIES):
        ada, bob = End(ADA, seed), End(BOB, seed)
        start(ada)
        mine = chance.randbytes(32)
        hand(bob, ASK, commitment(mine, EVE, BOB))
        bobs = accept(bob)
        (opened,) = hand(ada, NUMBER, bobs)  # she sends Bob's number on as her own
        hand(bob, OPEN, mine)
        assert opened[1] == OPEN
        assert ada.emoji != bob.emoji
        assert sum(a == b for a, b in zip(ada.emoji, bob.emoji, strict=True)) <= 3


def test_she_cannot_choose_her_number_after_she_has_seen_the_other() -> None:
    """As the starter she knows Bob's number before she opens hers: another than she has committed to is refused."""
    ada, bob = End(ADA), End(BOB)
    start(ada)
    hand(bob, ASK, commitment(bytes(32), EVE, BOB))
    bobs = accept(bob)
    (opened,) = hand(ada, NUMBER, bytes(32))
    wanted = ada.emoji[0]
    found = next(
        n.to_bytes(32, "big") for n in range(1, 10_000) if emoji(EVE, BOB, n.to_bytes(32, "big"), bobs)[0] == wanted
    )  # six bits take 64 tries: forty-two would take 2^42, and she may use none of them
    assert hand(bob, OPEN, found) == [frame(CANCEL, b"\x04")]
    assert "showing" not in bob.stages
    assert bob.stages[-1] == "ended"
    assert opened


def test_what_one_end_has_committed_to_cannot_be_opened_at_the_other() -> None:
    """A commitment is bound to who starts and who answers: passed on as it is, it opens to nothing."""
    ada, bob = End(ADA), End(BOB)
    hand(bob, ASK, start(ada))
    (opened,) = hand(ada, NUMBER, accept(bob))
    assert hand(bob, OPEN, opened[2:]) == [frame(CANCEL, b"\x04")]
    assert "showing" not in bob.stages


def test_she_learns_nothing_of_the_starters_number_before_her_own_has_gone() -> None:
    """What Ada sends first says nothing of her number to who does not know it; no number fits but hers."""
    ada = End(ADA)
    committed = start(ada)
    (opened,) = hand(ada, NUMBER, bytes(32))
    assert commitment(opened[2:], ADA, EVE) == committed
    assert opened[2:] not in committed
    assert ada.emoji == emoji(ADA, EVE, opened[2:], bytes(32))


@pytest.mark.parametrize("mirrored", ["commitment", "number"])
def test_a_mirror_is_no_partner(mirrored: str) -> None:
    """What an end has sent, handed back to it: it is bound to who starts and who answers."""
    ada = End(ADA)
    committed = start(ada)
    if mirrored == "commitment":
        answers = hand(ada, ASK, committed)
        if answers:  # Ada's is the higher key: she answers as the partner, and never opens what she had committed to
            assert answers[0][1] == NUMBER
    else:
        hand(ada, NUMBER, committed)
        assert ada.emoji != emoji(EVE, ADA, committed, committed)
    hand(ada, MATCH)
    assert ada.verified == []


def test_her_word_alone_verifies_nobody() -> None:
    ada = End(ADA)
    start(ada)
    hand(ada, NUMBER, bytes(32))
    hand(ada, MATCH)
    hand(ada, MATCH)
    assert ada.verified == []
    assert ada.stages[-1] == "ended"


def test_a_recorded_comparison_is_of_no_use_later() -> None:
    ada, bob = End(ADA), End(BOB)
    wire = Wire(ada, bob)
    wire.do(bob.comparing.start, ADA)
    wire.do(ada.comparing.start, BOB)
    first, recorded = ada.emoji, [f for f in wire.carried if f[1] in (ASK, OPEN)]
    wire.do(ada.comparing.stop, BOB)
    ada.comparing.receive(BOB, recorded[0], 0.0)
    ada.comparing.start(BOB, 0.0)
    ada.comparing.receive(BOB, recorded[1], 0.0)
    ada.take()
    assert ada.emoji != first


def test_limit_whoever_presses_without_looking_is_deceived() -> None:
    """The emoji only show; people have to compare them."""
    ada, bob = End(ADA), End(BOB)
    start(ada)
    hand(ada, NUMBER, bytes(32))
    hand(bob, ASK, commitment(bytes(32), EVE, BOB))
    accept(bob)
    hand(bob, OPEN, bytes(32))
    assert ada.emoji != bob.emoji
    for end in (ada, bob):
        end.comparing.match(EVE, 0.0)
        hand(end, MATCH)
        assert end.verified == [EVE]
    assert comparing.COMPARE_TIME > 0
