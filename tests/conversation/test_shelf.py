"""Kept frames: in order, bounded, and handed out only where they continue."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmp_core.conversation import shelf as module
from smmp_core.conversation.shelf import BATCH_BYTES, BATCH_FRAMES, Shelf
from smmp_core.protocol.frames import Location


def at(step: int, era: int = 0, sender: int = 0xFF, epoch: int = 1) -> Location:
    return Location(epoch, era, sender, step)


locations = st.builds(lambda era, step: at(step, era, 0xFF if era == 0 else era), st.integers(0, 2), st.integers(0, 12))


@given(st.lists(st.tuples(st.sampled_from(["put", "drop", "through"]), locations, st.binary(min_size=1, max_size=9))))
def test_it_is_a_sorted_map(acts: list[tuple[str, Location, bytes]]) -> None:
    shelf, model = Shelf(), dict[Location, bytes]()
    for act, location, frame in acts:
        if act == "put":
            assert shelf.put(location, frame) == []
            model[location] = frame
        elif act == "drop" and location in model:
            shelf.drop(location)
            del model[location]
        elif act == "through":
            assert shelf.drop_through(location) == any(kept <= location for kept in model)
            model = {kept: frame for kept, frame in model.items() if kept > location}
        assert shelf.items() == sorted(model.items()) and len(shelf) == len(model)
        assert shelf.get(location) == model.get(location)
        assert shelf._bytes == sum(map(len, model.values()))


@given(st.sets(st.integers(1, 20)), st.integers(0, 20), st.none() | st.integers(1, 21))
def test_an_answer_begins_with_the_next_step(held: set[int], after: int, before: int | None) -> None:
    shelf = Shelf((at(step), bytes([step])) for step in held)
    batch = shelf.answer(at(after), None if before is None else at(before))
    if after + 1 not in held or (before is not None and before <= after + 1):
        assert batch is None
    else:
        assert batch == [bytes([step]) for step in sorted(held) if after < step < (before or 22)]


def test_an_answer_goes_on_through_a_resync() -> None:
    shelf = Shelf([(at(3), b"3"), (at(0, 1, 2), b"resync"), (at(1, 1, 2), b"new")])
    assert shelf.answer(at(2), None) == [b"3", b"resync", b"new"]
    assert shelf.answer(at(3), None) == [b"resync", b"new"]
    assert shelf.answer(at(7, 1, 3), None) is None, "of a branch after ours nothing is known"


def test_a_missed_resync_cannot_be_skipped() -> None:
    shelf = Shelf([(at(0, 2, 1), b"second")])
    assert shelf.answer(at(5), None) is None
    assert shelf.answer(at(5, 1, 0), None) == [b"second"]
    assert Shelf([(at(1, epoch=2), b"")]).answer(at(9), None) is None, "nor an epoch"
    assert Shelf([(at(1, 1, 0), b"")]).answer(at(9), None) is None, "a step is not the resync before it"


def test_answers_are_bounded() -> None:
    many = Shelf((at(step), b"x") for step in range(1, 200))
    assert len(many.answer(at(0), None) or []) == BATCH_FRAMES
    large = Shelf((at(step), bytes(BATCH_BYTES // 2)) for step in range(1, 9))
    assert len(large.answer(at(0), None) or []) == 2
    huge = Shelf([(at(1), bytes(2 * BATCH_BYTES)), (at(2), b"")])
    assert len(huge.answer(at(0), None) or []) == 1, "at least one, however large"


def test_the_oldest_go_first_beyond_the_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_FRAMES", 3)
    monkeypatch.setattr(module, "MAX_BYTES", 100)
    shelf = Shelf()
    assert [shelf.put(at(step), b"x") for step in range(1, 6)] == [[], [], [], [at(1)], [at(2)]]
    assert shelf.put(at(6), bytes(99)) == [at(3), at(4)]
    assert shelf.put(at(6), bytes(10)) == [], "putting again replaces"
    assert [location for location, _ in shelf.items()] == [at(5), at(6)]
