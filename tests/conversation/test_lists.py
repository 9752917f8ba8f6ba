"""Outlines and lists as bytes."""

import pytest

from smmp_core.conversation import lists
from smmp_core.conversation.transcript import ENTRY_BYTES, Entry
from smmp_core.crypto.suite import hash_
from smmp_core.protocol.frames import MalformedFrame

ENTRIES = [
    Entry((epoch, 0, step), bytes([author]) * 32, bytes([step]) * 16, hash_(b"%d" % step))
    for epoch in (1, 3)
    for step in (1, 2)
    for author in (1, 2)
]


def held(entries: list[Entry]) -> lists.Holding:
    holding = lists.Holding()
    holding.add(entries)
    return holding


def test_an_outline_says_how_many_and_which_by_epoch() -> None:
    outline = held(ENTRIES).outline()
    assert {epoch: summary.size for epoch, summary in outline.items()} == {1: 4, 3: 4}
    assert lists.decode_outline(lists.encode_outline(outline)) == outline
    other = held(ENTRIES[1:]).outline()
    assert other[1] != outline[1] and other[3] == outline[3]


def test_a_long_life_is_cut_to_the_newest_epochs() -> None:
    outline = {epoch: lists.Summary(1, bytes(32)) for epoch in range(1, lists.MAX_EPOCHS + 10)}
    kept = lists.decode_outline(lists.encode_outline(outline))
    assert len(kept) == lists.MAX_EPOCHS and max(kept) == max(outline)


def test_a_list_carries_the_entries_that_t_covers() -> None:
    first = ENTRIES[:4]
    body = held(ENTRIES).list_of(1)
    assert len(body) == 4 + 4 * ENTRY_BYTES and body[4:] == b"".join(entry.encode() for entry in first)
    assert lists.decode_list(body) == (1, first)
    long = held(first[:1] * (lists.MAX_LISTED + 1)).list_of(1)
    assert lists.decode_list(long) == (1, first[:1] * lists.MAX_LISTED)


@pytest.mark.parametrize("body", [b"", b"\0\0\0", bytes(5), bytes(4 + ENTRY_BYTES + 1), bytes(4) + ENTRIES[0].encode()])
def test_malformed_lists_are_refused(body: bytes) -> None:
    with pytest.raises(MalformedFrame):
        lists.decode_list(body)


@pytest.mark.parametrize("body", [b"\0", bytes(41), bytes(40 * (lists.MAX_EPOCHS + 1))])
def test_malformed_outlines_are_refused(body: bytes) -> None:
    with pytest.raises(MalformedFrame):
        lists.decode_outline(body)
