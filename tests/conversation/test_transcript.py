"""One hash over everything, whatever the order in which it came."""

import random

from hypothesis import given
from hypothesis import strategies as st

from smmp_core.conversation.transcript import EMPTY, Entry, Transcript
from smmp_core.crypto.suite import hash_

entries = st.builds(
    Entry,
    st.tuples(st.integers(1, 3), st.integers(0, 2), st.integers(1, 5)),
    st.integers(0, 3).map(lambda n: bytes([n]) * 32),
    st.binary(min_size=16, max_size=16),
    st.binary(min_size=32, max_size=32),
)
sets = st.lists(entries, max_size=20, unique_by=lambda entry: entry.key)


def from_scratch(held: list[Entry]) -> bytes:
    """protocol.md's T."""
    value = EMPTY
    for (epoch, era, step), author, id, content in sorted(held):
        numbers = b"".join(n.to_bytes(4, "big") for n in (epoch, era, step))
        value = hash_(value + numbers + author + id + content)
    return value


@given(sets, st.randoms())
def test_the_hash_is_the_same_whatever_the_order(held: list[Entry], order: random.Random) -> None:
    shuffled = list(held)
    order.shuffle(shuffled)
    transcript = Transcript()
    for count, entry in enumerate(shuffled, 1):
        transcript.add(entry)
        assert transcript.hash == from_scratch(shuffled[:count])
    assert list(transcript) == sorted(held)
    assert transcript.hash == Transcript(EMPTY, shuffled).hash


@given(sets, st.data())
def test_what_is_settled_still_counts(held: list[Entry], data: st.DataObject) -> None:
    """Messages come in any order as long as none comes before what was settled."""
    coming = sorted(held)
    transcript, present = Transcript(), list[Entry]()
    while coming:
        chunk = data.draw(st.integers(1, len(coming)))
        for entry in data.draw(st.permutations(coming[:chunk])):
            transcript.add(entry)
            present.append(entry)
        del coming[:chunk]
        before = transcript.hash
        transcript.settle(data.draw(st.integers(0, len(transcript))))
        assert transcript.hash == before == from_scratch(present)
        assert Transcript(transcript.base, list(transcript)).hash == before, "as after a restart"


@given(sets.filter(bool), st.data())
def test_every_part_of_every_entry_counts(held: list[Entry], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(held) - 1))
    entry = held[place]
    changed = data.draw(
        st.sampled_from(
            [
                entry._replace(position=(9, 9, 9)),
                entry._replace(author=bytes([9]) * 32),
                entry._replace(id=bytes(16)),
                entry._replace(content_hash=bytes(32)),
            ]
        )
    )
    if changed != entry:
        other = [*held[:place], changed, *held[place + 1 :]]
        assert Transcript(EMPTY, other).hash != Transcript(EMPTY, held).hash
    assert Transcript(EMPTY, held[:-1]).hash != Transcript(EMPTY, held).hash


@given(sets)
def test_entries_are_found_by_author_and_id_until_they_are_settled(held: list[Entry]) -> None:
    transcript = Transcript(EMPTY, held)
    settled = len(held) // 2
    transcript.settle(settled)
    assert len(transcript) == len(held) - settled
    for rank, entry in enumerate(sorted(held)):
        assert transcript.get(entry.key) == (None if rank < settled else entry)
