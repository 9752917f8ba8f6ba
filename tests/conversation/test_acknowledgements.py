"""Who holds what, and what all hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmp_core.conversation import acknowledgements as module
from smmp_core.conversation.acknowledgements import Acknowledgements
from smmp_core.protocol.acknowledgement import Ack
from smmp_core.protocol.frames import Location

A, B = b"a" * 32, b"b" * 32


def at(step: int, era: int = 0) -> Location:
    return Location(1, era, 0 if era else 0xFF, step)


def value(number: int) -> bytes:
    return number.to_bytes(32, "big")


def ack(location: Location, digest: int, check: int | None = None, transcript: int | None = None) -> Ack:
    return Ack(location, 1, value(digest), value(check or digest), value(transcript or digest))


def marked(*steps: int) -> Acknowledgements:
    acks = Acknowledgements()
    for step in steps:
        acks.mark(at(step), value(step), value(step), value(step))
    return acks


@pytest.mark.parametrize(
    ("said", "state"),
    [
        (ack(at(3), 3), "agrees"),
        (ack(at(2), 2), "behind"),
        (ack(at(3), 99), "differs"),
        (ack(at(3), 3, check=99), "differs"),
        (ack(at(2), 99), "differs"),
        (ack(at(4), 4), "unknown"),
        (ack(at(0), 9), "behind"),
        (ack(at(3), 3, transcript=99), "agrees"),
    ],
)
def test_digest_status(said: Ack, state: str) -> None:
    acks = marked(1, 2, 3)
    assert acks.state(A) == "unknown"
    acks.hear(A, said, 0.0)
    assert acks.state(A) == state


@pytest.mark.parametrize("other", [(99, 1, 1), (1, 99, 1), (1, 1, 99)])
def test_nothing_is_agreed_unless_all_three_values_are_equal(other: tuple[int, int, int]) -> None:
    acks = marked(1)
    acks.hear(A, ack(at(1), *other), 0.0)
    assert acks.agreed([A]) is None and not acks.in_step(A)
    acks.hear(A, ack(at(1), 1), 0.0)
    agreed = acks.agreed([A])
    assert agreed is not None and agreed.location == at(1) and acks.in_step(A)
    assert acks.agreed([A, B]) is None, "everybody's word is needed"


@given(st.lists(st.tuples(st.sampled_from([A, B]), st.integers(1, 8)), max_size=20))
def test_agreed_is_the_least_that_all_have_said(said: list[tuple[bytes, int]]) -> None:
    acks, furthest = marked(*range(1, 9)), {A: 0, B: 0}
    for member, step in said:
        acks.hear(member, ack(at(step), step), 0.0)
        furthest[member] = max(step, furthest[member])
        agreed = acks.agreed([A, B])
        assert (agreed.location.step if agreed else 0) == min(furthest.values())


@given(st.permutations([*range(1, 7), *("h" + str(step) for step in range(1, 7))]))
def test_it_does_not_matter_whether_we_or_they_were_first(story: list[int | str]) -> None:
    acks, reached, heard = Acknowledgements(), 0, 0
    for act in story:
        if isinstance(act, int) and act > reached:
            for step in range(reached + 1, act + 1):
                acks.mark(at(step), value(step), value(step), value(step))
            reached = act
        elif isinstance(act, str):
            acks.hear(A, ack(at(int(act[1])), int(act[1])), 0.0)
            heard = max(heard, int(act[1]))
        if heard and heard <= reached:
            agreed = acks.agreed([A])
            assert agreed is not None and agreed.location == at(heard)


def test_an_acknowledgement_after_a_resync_agrees_on_what_was_before_it() -> None:
    """The digest is zero again in the new era; the transcript hash proves the rest."""
    acks = marked(1, 2)
    acks.mark(at(0, 1), value(0), value(50), value(2))
    acks.hear(A, Ack(at(0, 1), 1, value(0), value(50), value(1)), 0.0)
    assert acks.agreed([A]) is None and acks.state(A) == "agrees", "it lacks a message of the era before"
    acks.hear(A, Ack(at(0, 1), 1, value(0), value(50), value(2)), 0.0)
    agreed = acks.agreed([A])
    assert agreed is not None and agreed.location == at(0, 1)


def test_a_late_acknowledgement_changes_nothing() -> None:
    acks = marked(1, 2)
    assert acks.hear(A, ack(at(2), 2), 0.0)
    assert not acks.hear(A, ack(at(1), 1), 1.0)
    assert not acks.hear(A, ack(at(2), 2), 1.0), "the same again is no news"
    assert acks.state(A) == "agrees" and acks.in_step(A)


def test_a_snapshot_is_taken_only_of_what_is_new() -> None:
    acks = marked(1)
    assert not acks.mark(at(1), value(1), value(1), value(1))
    assert acks.mark(at(1), value(1), value(1), value(2)), "a message of an earlier position came"
    assert acks.current.serial == 1


def test_agreed_snapshots_are_let_go_and_the_others_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    acks = marked(*range(1, 9))
    acks.hear(A, ack(at(5), 5), 0.0)
    acks.agreed([A])
    assert [snapshot.location.step for snapshot in acks._snapshots] == [5, 6, 7, 8]
    monkeypatch.setattr(module, "MAX_SNAPSHOTS", 4)
    acks.mark(at(9), value(9), value(9), value(9))
    assert [snapshot.location.step for snapshot in acks._snapshots] == [6, 7, 8, 9]
    assert acks.agreed([A]) is None


def test_who_is_no_member_any_more_does_not_count() -> None:
    acks = marked(1)
    acks.hear(A, ack(at(1), 1), 0.0)
    acks.hear(B, ack(at(1), 9), 0.0)
    acks.forget(B)
    assert acks.state(B) == "unknown" and not acks.in_step(B)
    assert acks.agreed([A]) is not None
