"""Frames there and back; whatever else comes is malformed, never an exception."""

import os
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from smmp_core.sharing.frames import TYPES, Ask, Frame, Gone, Have, Lack, Part, Want, decode, encode
from smmp_core.sharing.layout import CHUNK, MAX_SIZE, TAG, Layout, hash_at

ROOTS = st.binary(min_size=32, max_size=32).map(bytes.hex)
NUMBERS = st.integers(0, Layout(MAX_SIZE).parts - 1)
FRAMES: st.SearchStrategy[Frame] = st.one_of(
    *(st.builds(kind, ROOTS) for kind in (Ask, Have, Lack, Gone)),
    st.builds(Want, ROOTS, NUMBERS),
    st.builds(Part, ROOTS, NUMBERS, st.binary(min_size=1, max_size=200)),
)
SIZES = st.integers(0, MAX_SIZE) | st.integers(0, 5).flatmap(lambda n: st.integers(n * CHUNK, n * CHUNK + 2))


@given(FRAMES)
def test_there_and_back(frame: Frame) -> None:
    assert decode(encode(frame)) == frame


@given(st.builds(bytes.__add__, st.sampled_from([bytes([type]) for type in (*TYPES, 0x46)]), st.binary(max_size=80)))
@example(b"")
def test_what_is_read_from_anything_is_what_was_written_or_nothing(junk: bytes) -> None:
    frame = decode(junk)
    assert frame is None or encode(frame) == junk


@pytest.mark.parametrize(
    "frame",
    [
        b"",
        b"\x40",
        b"\x40" + bytes(31),
        b"\x40" + bytes(33),
        b"\x44" + bytes(32),
        b"\x44" + bytes(32) + b"\xff\xff\xff\xff",
        b"\x44" + bytes(37),
        b"\x45" + bytes(36),
        b"\x45" + bytes(36) + bytes(CHUNK + TAG + 1),
        b"\x46" + bytes(32),
    ],
)
def test_what_is_malformed_is_nothing(frame: bytes) -> None:
    assert decode(frame) is None


def test_the_largest_part_is_no_longer_than_a_frame_may_be() -> None:
    part = Part("00" * 32, 0, os.urandom(CHUNK + TAG))
    assert decode(encode(part)) == part
    assert "bytes)" in repr(part) and len(repr(part)) < 100


@given(SIZES)
def test_the_parts_of_a_blob_lie_side_by_side_and_fill_it(size: int) -> None:
    layout = Layout(size)
    spans = [layout.span(part) for part in range(layout.parts)] if layout.parts < 50 else [layout.span(0)]
    assert spans[0][0] == 0 and all(0 < length <= CHUNK + TAG for _, length in spans)
    assert all(a + length == b for (a, length), (b, _) in pairwise(spans))
    assert sum(layout.span(layout.parts - 1)) == layout.length
    assert Layout.of_blob(layout.length) == layout


def test_the_root_binds_size_and_list() -> None:
    listing = os.urandom(64)
    assert len({Layout(5).root(listing), Layout(6).root(listing), Layout(5).root(listing[::-1])}) == 3
    assert hash_at(listing, 1) == listing[32:]
