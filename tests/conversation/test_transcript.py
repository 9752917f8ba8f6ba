"""Hashes over everything that some members share, whatever the order in which it came."""

import random
from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from smmp_core.conversation.transcript import EMPTY, Entry, Span, Transcript
from smmp_core.crypto.suite import hash_

AUTHORS = [bytes([n]) * 32 for n in range(4)]

authors = st.sampled_from(AUTHORS)
entries = st.builds(
    Entry,
    st.tuples(st.integers(1, 3), st.integers(0, 2), st.integers(1, 5)),
    authors,
    st.binary(min_size=16, max_size=16),
    st.binary(min_size=32, max_size=32),
)
sets = st.lists(entries, max_size=20, unique_by=lambda entry: entry.key)
spans = st.sets(st.builds(Span, st.integers(0, 4), authors), min_size=1)

EVERYTHING = [Span(0, author) for author in AUTHORS]


def covering(some: Iterable[Span], held: Iterable[Entry] = ()) -> Transcript:
    """A transcript that keeps the hashes of some spans from the beginning."""
    return Transcript(dict.fromkeys(some, EMPTY), list(held))


def from_scratch(held: Iterable[Entry], span: Span) -> bytes:
    """One author's part of protocol.md's T."""
    value = EMPTY
    for (epoch, era, step), author, id, content in sorted(held):
        if author == span.author and epoch >= span.since:
            numbers = b"".join(n.to_bytes(4, "big") for n in (epoch, era, step))
            value = hash_(value + numbers + author + id + content)
    return value


def all_from_scratch(held: Iterable[Entry], some: Iterable[Span]) -> dict[Span, bytes]:
    entries = list(held)
    return {span: from_scratch(entries, span) for span in some}


def check(transcript: Transcript, held: Iterable[Entry], some: Iterable[Span]) -> None:
    """Every hash, alone and together with others, is what it is from scratch."""
    parts = all_from_scratch(held, some)
    for span, part in parts.items():
        assert transcript.hash([span]) == hash_(part)
    in_order = sorted(parts)
    assert transcript.hash(in_order) == hash_(*(parts[span] for span in in_order))


@given(sets, spans, st.randoms())
def test_the_hashes_are_the_same_whatever_the_order(held: list[Entry], some: set[Span], order: random.Random) -> None:
    shuffled = list(held)
    order.shuffle(shuffled)
    transcript = covering(some)
    for count, entry in enumerate(shuffled, 1):
        transcript.add(entry)
        check(transcript, shuffled[:count], some)
    assert list(transcript) == sorted(held)
    check(covering(some, shuffled), held, some)


@given(sets, spans, st.data())
def test_what_is_settled_still_counts(held: list[Entry], some: set[Span], data: st.DataObject) -> None:
    """Messages come in any order as long as none comes before what was settled; each hash covers what its span says."""
    coming = sorted(held)
    transcript, present, settled = covering(some), list[Entry](), list[Entry]()
    while coming:
        chunk = data.draw(st.integers(1, len(coming)))
        for entry in data.draw(st.permutations(coming[:chunk])):
            transcript.add(entry)
            present.append(entry)
        del coming[:chunk]
        check(transcript, present, some)
        settled += transcript.settle(data.draw(st.integers(0, len(transcript))))
        check(transcript, present, some)
        assert transcript.bases == all_from_scratch(settled, some)
        assert settled + list(transcript) == sorted(present), "what settles are the oldest, in order"
        check(Transcript(transcript.bases, list(transcript)), present, some)  # as after a restart


@given(sets, spans, spans, st.booleans())
def test_hashes_begin_and_end_as_members_come_and_go(
    held: list[Entry], before: set[Span], after: set[Span], early: bool
) -> None:
    """A hash that begins while all it covers is still in the tail is as if it had always been kept."""
    transcript = covering(before)
    if not early:
        for entry in held:
            transcript.add(entry)
    transcript.cover(after)
    if early:
        for entry in held:
            transcript.add(entry)
    check(transcript, held, after)
    transcript.settle(len(held) // 2)
    check(transcript, held, after)
    assert transcript.bases.keys() == after


@given(sets, spans, st.integers(0, 3))
def test_a_hash_may_begin_with_a_later_epoch_whatever_is_settled(
    held: list[Entry], later: set[Span], drop: int
) -> None:
    """Somebody joins in epoch 4 or later, when messages of the epochs before are final; then somebody goes."""
    transcript = covering(EVERYTHING, held)
    transcript.settle(len(held) // 2)
    some = {*EVERYTHING, *(Span(4 + since, author) for since, author in later)}
    transcript.cover(some)
    check(transcript, held, some)
    more = [entry._replace(position=(8, 0, n), id=bytes([n]) * 16) for n, entry in enumerate(held)]
    for entry in more:
        transcript.add(entry)
    check(transcript, [*held, *more], some)
    transcript.settle(len(held))
    some -= {span for span in some if span.author == AUTHORS[drop]}
    transcript.cover(some)
    check(transcript, [*held, *more], some)


def test_without_hashes_it_still_holds_messages() -> None:
    entry = Entry((1, 0, 1), AUTHORS[0], bytes(16), bytes(32))
    some = [Span(1, AUTHORS[0]), Span(2, AUTHORS[0]), Span(1, AUTHORS[1])]
    transcript = Transcript()
    transcript.add(entry)
    assert transcript.hash([]) == hash_() and transcript.get(entry.key) == entry
    transcript.cover(some)
    check(transcript, [entry], some)
    assert transcript.settle(1) == [entry] and transcript.settle(0) == [] and len(transcript) == 0
    assert transcript.bases == {some[0]: from_scratch([entry], some[0]), some[1]: EMPTY, some[2]: EMPTY}


@given(sets.filter(bool), st.data())
def test_every_part_of_every_entry_counts(held: list[Entry], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(held) - 1))
    entry = held[place]
    changed = data.draw(
        st.sampled_from(
            [
                entry._replace(position=(9, 9, 9)),
                entry._replace(author=AUTHORS[(AUTHORS.index(entry.author) + 1) % 4]),
                entry._replace(id=bytes(16)),
                entry._replace(content_hash=bytes(32)),
            ]
        )
    )

    def whole(some: Iterable[Entry]) -> bytes:
        return covering(EVERYTHING, some).hash(EVERYTHING)

    if changed != entry:
        assert whole([*held[:place], changed, *held[place + 1 :]]) != whole(held)
    assert whole(held[:-1]) != whole(held)


@given(sets)
def test_entries_are_found_by_author_and_id_until_they_are_settled(held: list[Entry]) -> None:
    transcript = covering(EVERYTHING, held)
    settled = len(held) // 2
    assert transcript.settle(settled) == sorted(held)[:settled]
    assert len(transcript) == len(held) - settled
    for rank, entry in enumerate(sorted(held)):
        assert transcript.get(entry.key) == (None if rank < settled else entry)
