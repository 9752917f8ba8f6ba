"""Who holds what, and what all hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmp_core.conversation import acknowledgements as module
from smmp_core.conversation.acknowledgements import Acknowledgements
from smmp_core.protocol.acknowledgement import Ack
from smmp_core.protocol.frames import Location

A, B, C = b"a" * 32, b"b" * 32, b"c" * 32


def at(step: int, era: int = 0, epoch: int = 1) -> Location:
    return Location(epoch, era, 0 if era else 0xFF, step)


def value(number: int) -> bytes:
    return number.to_bytes(32, "big")


def ack(location: Location, digest: int, check: int | None = None, transcript: int | None = None) -> Ack:
    return Ack(location, 1, value(digest), value(check or digest), value(transcript or digest))


def marked(*steps: int) -> Acknowledgements:
    acks = Acknowledgements(lambda member: 1)
    for step in steps:
        acks.mark(at(step), value(step), value(step), {1: value(step)})
    return acks


def reached(acks: Acknowledgements, *members: bytes) -> Location | None:
    """The location of the newest snapshot that all ``members`` have equalled."""
    serial = acks.reached(members)
    found = [snapshot for snapshot in acks._snapshots if snapshot.serial == serial]
    assert bool(found) == (serial >= 0)
    return found[0].location if found else None


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


@pytest.mark.parametrize("said", [ack(at(3), 3), ack(at(2), 2), ack(at(3), 99), ack(at(2), 2, check=99), ack(at(9), 9)])
def test_whatever_was_said_in_an_epoch_before_ours_is_behind(said: Ack) -> None:
    """It cannot be compared any more, and who said it has yet to come to where we are."""
    acks = marked(1, 2, 3)
    acks.hear(A, said, 0.0)
    acks.mark(at(0, epoch=2), value(0), value(50), {1: value(3)})
    assert acks.state(A) == "behind"
    acks.hear(A, Ack(at(0, epoch=2), 1, value(0), value(51), value(3)), 1.0)
    assert acks.state(A) == "differs", "in our epoch it counts again"
    acks.hear(A, Ack(at(0, epoch=2), 1, value(0), value(50), value(3)), 2.0)
    assert acks.state(A) == "agrees" and acks.in_step(A)


@pytest.mark.parametrize("other", [(99, 1, 1), (1, 99, 1), (1, 1, 99)])
def test_nothing_is_reached_unless_all_three_values_are_equal(other: tuple[int, int, int]) -> None:
    acks = marked(1)
    acks.hear(A, ack(at(1), *other), 0.0)
    assert acks.reached([A]) == -1 and not acks.in_step(A) and acks.shown(A) is None
    acks.hear(A, ack(at(1), 1), 0.0)
    assert reached(acks, A) == at(1) == acks.shown(A) and acks.in_step(A)
    assert acks.reached([A, B]) == -1, "everybody's word is needed"
    assert acks.shown(B) is None


@given(st.lists(st.tuples(st.sampled_from([A, B]), st.integers(1, 8)), max_size=20))
def test_reached_is_the_least_that_all_have_said(said: list[tuple[bytes, int]]) -> None:
    acks, furthest = marked(*range(1, 9)), {A: 0, B: 0}
    for member, step in said:
        acks.hear(member, ack(at(step), step), 0.0)
        furthest[member] = max(step, furthest[member])
        both = reached(acks, A, B)
        assert (both.step if both else 0) == min(furthest.values())
        for one, step in furthest.items():
            place = acks.shown(one)
            assert place == reached(acks, one) and (place.step if place else 0) == step


def test_alone_we_have_reached_what_we_hold() -> None:
    acks = marked(1, 2)
    assert reached(acks) == at(2) and acks.reached([]) == acks.current.serial


@given(st.permutations([*range(1, 7), *("h" + str(step) for step in range(1, 7))]))
def test_it_does_not_matter_whether_we_or_they_were_first(story: list[int | str]) -> None:
    acks, held, heard = Acknowledgements(lambda member: 1), 0, 0
    for act in story:
        if isinstance(act, int) and act > held:
            for step in range(held + 1, act + 1):
                acks.mark(at(step), value(step), value(step), {1: value(step)})
            held = act
        elif isinstance(act, str):
            acks.hear(A, ack(at(int(act[1])), int(act[1])), 0.0)
            heard = max(heard, int(act[1]))
        if heard and heard <= held:
            assert reached(acks, A) == at(heard)


def test_an_acknowledgement_after_a_resync_reaches_what_was_before_it() -> None:
    """The digest is zero again in the new era; the transcript hash proves the rest."""
    acks = marked(1, 2)
    acks.mark(at(0, 1), value(0), value(50), {1: value(2)})
    acks.hear(A, Ack(at(0, 1), 1, value(0), value(50), value(1)), 0.0)
    assert acks.reached([A]) == -1 and acks.state(A) == "agrees", "it lacks a message of the era before"
    acks.hear(A, Ack(at(0, 1), 1, value(0), value(50), value(2)), 0.0)
    assert reached(acks, A) == at(0, 1)


@pytest.mark.parametrize("epoch", [1, 2])
def test_whoever_lacked_something_is_not_past_it_when_an_era_or_epoch_later_the_digest_is_zero_again(
    epoch: int,
) -> None:
    acks = marked(1)
    acks.hear(A, ack(at(1), 1), 0.0)
    acks.mark(at(2), value(2), value(2), {1: value(2)})
    later = at(0, 0 if epoch == 2 else 1, epoch)
    acks.mark(later, value(0), value(50), {1: value(2)})
    acks.hear(A, Ack(later, 1, value(0), value(50), value(1)), 0.0)
    assert reached(acks, A) == at(1) == acks.shown(A) and not acks.in_step(A)
    acks.hear(A, Ack(later, 1, value(0), value(50), value(2)), 0.0)
    assert reached(acks, A) == later == acks.shown(A) and acks.in_step(A)


def test_each_member_is_held_to_what_we_have_shared_with_it() -> None:
    """Whoever joined later acknowledges a transcript that begins later."""
    since = {A: 1, B: 4, C: 6}
    acks = Acknowledgements(since.__getitem__)
    acks.mark(at(1, epoch=6), value(1), value(1), {1: value(11), 4: value(14), 6: value(16)})
    for member, common in since.items():
        for wrong in {11, 14, 16} - {10 + common}:
            acks.hear(member, ack(at(1, epoch=6), 1, transcript=wrong), 0.0)
            assert acks.reached([member]) == -1 and not acks.in_step(member)
        acks.hear(member, ack(at(1, epoch=6), 1, transcript=10 + common), 0.0)
        assert reached(acks, member) == at(1, epoch=6) and acks.in_step(member)
    assert reached(acks, A, B, C) == at(1, epoch=6)


def test_with_whom_we_share_no_transcript_that_we_keep_nothing_is_reached() -> None:
    acks = Acknowledgements(lambda member: 7)
    acks.mark(at(1), value(1), value(1), {1: value(1)})
    acks.hear(A, ack(at(1), 1), 0.0)
    assert acks.reached([A]) == -1


def test_a_change_of_any_transcript_is_a_new_snapshot() -> None:
    """A message of before somebody's joining came late: the hashes that begin later stay."""
    acks = Acknowledgements({A: 1, B: 4}.__getitem__)
    assert acks.mark(at(1, epoch=4), value(1), value(1), {1: value(11), 4: value(14)})
    for member, transcript in ((A, 11), (B, 14)):
        acks.hear(member, ack(at(1, epoch=4), 1, transcript=transcript), 0.0)
    assert acks.reached([A, B]) == 0
    assert acks.mark(at(1, epoch=4), value(1), value(1), {1: value(12), 4: value(14)})
    assert acks.in_step(B) and not acks.in_step(A), "B holds all that it can hold"
    assert (acks.reached([B]), acks.reached([A]), acks.reached([A, B])) == (1, 0, 0)


def test_a_late_acknowledgement_changes_nothing() -> None:
    acks = marked(1, 2)
    assert acks.hear(A, ack(at(2), 2), 0.0)
    assert not acks.hear(A, ack(at(1), 1), 1.0)
    assert not acks.hear(A, ack(at(2), 2), 1.0), "the same again is no news"
    assert acks.state(A) == "agrees" and acks.in_step(A)


def test_a_snapshot_is_taken_only_of_what_is_new() -> None:
    acks = marked(1)
    assert not acks.mark(at(1), value(1), value(1), {1: value(1)})
    assert acks.mark(at(1), value(1), value(1), {1: value(2)}), "a message of an earlier position came"
    assert acks.current.serial == 1
    assert acks.mark(at(1), value(1), value(1), {1: value(2), 2: value(0)}), "somebody joined"
    assert acks.current.serial == 2


def test_snapshots_that_all_have_reached_are_let_go_and_the_others_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    acks = marked(*range(1, 9))
    assert acks.let_go(acks.reached([A])) is None and len(acks._snapshots) == 8
    acks.hear(A, ack(at(5), 5), 0.0)
    snapshot = acks.let_go(acks.reached([A]))
    assert snapshot is not None and snapshot.location == at(5)
    assert [snapshot.location.step for snapshot in acks._snapshots] == [5, 6, 7, 8]
    assert acks.let_go(acks.reached([A])) == snapshot, "asked again, it is still held"
    monkeypatch.setattr(module, "MAX_SNAPSHOTS", 4)
    acks.mark(at(9), value(9), value(9), {1: value(9)})
    assert [snapshot.location.step for snapshot in acks._snapshots] == [6, 7, 8, 9]
    assert acks.let_go(acks.reached([A])) is None, "it is forgotten"
    assert len(acks._snapshots) == 4
    assert acks.let_go(99) is None and acks.current.location == at(9), "the newest always stays"


def test_what_was_reached_stays_so_when_its_snapshot_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_SNAPSHOTS", 2)
    acks = marked(1)
    acks.hear(A, ack(at(1), 1), 0.0)
    for step in range(2, 6):
        acks.mark(at(step), value(step), value(step), {1: value(step)})
    assert acks.reached([A]) == 0 and acks.shown(A) == at(1) and not acks.in_step(A)
    acks.hear(A, ack(at(5), 5), 0.0)
    assert acks.reached([A]) == 4 and acks.in_step(A)


def test_who_is_no_member_any_more_does_not_count() -> None:
    acks = marked(1)
    acks.hear(A, ack(at(1), 1), 0.0)
    acks.hear(B, ack(at(1), 1), 0.0)
    acks.forget(B)
    assert acks.state(B) == "unknown" and not acks.in_step(B) and acks.shown(B) is None and acks.reached([B]) == -1
    assert reached(acks, A) == at(1)
    acks.forget(B)
    acks.hear(B, ack(at(1), 9), 0.0)
    acks.forget(B)
    acks.mark(at(2), value(2), value(2), {1: value(2)})
    assert acks.state(B) == "unknown"
