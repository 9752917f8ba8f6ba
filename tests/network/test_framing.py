"""Frames and packets survive every way of cutting the stream; lengths out of bounds are refused at once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmp_core.network.errors import BrokenStream
from smmp_core.network.framing import (
    HEARTBEAT,
    MAX_FRAME,
    MAX_PLAINTEXT,
    cut,
    encode_frame,
    frame_reader,
    packet_reader,
)


@given(st.lists(st.binary(max_size=300), max_size=10), st.data())
def test_frames_survive_every_way_of_cutting(frames: list[bytes], data: st.DataObject) -> None:
    stream = b"".join(map(encode_frame, frames))
    reader, found = frame_reader(), []
    while stream:
        size = data.draw(st.integers(1, len(stream)))
        reader.feed(stream[:size])
        stream = stream[size:]
        while (frame := reader.next()) is not None:
            found.append(frame)
    assert found == frames


@given(st.integers(0, 3 * MAX_PLAINTEXT))
def test_a_stream_is_cut_without_loss_into_pieces_that_fit(size: int) -> None:
    stream = bytes(size)
    pieces = list(cut(stream))
    assert b"".join(pieces) == stream
    assert all(0 < len(piece) <= MAX_PLAINTEXT for piece in pieces)


def test_the_largest_frame_passes_and_a_larger_one_is_refused_by_its_length_alone() -> None:
    reader = frame_reader()
    reader.feed(encode_frame(bytes(MAX_FRAME)))
    assert reader.next() == bytes(MAX_FRAME)
    reader.feed((MAX_FRAME + 1).to_bytes(4, "big"))
    with pytest.raises(BrokenStream, match="1,048,577"):
        reader.next()
    with pytest.raises(ValueError, match="at most"):
        encode_frame(bytes(MAX_FRAME + 1))


@pytest.mark.parametrize(("size", "good"), [(0, False), (16, False), (17, True), (65_535, True)])
def test_a_packet_has_at_least_one_byte_and_its_tag(size: int, good: bool) -> None:
    reader = packet_reader()
    reader.feed(size.to_bytes(2, "big") + bytes(size))
    if good:
        assert reader.next() == bytes(size)
    else:
        with pytest.raises(BrokenStream):
            reader.next()


def test_a_heartbeat_is_the_empty_frame() -> None:
    assert encode_frame(b"") == HEARTBEAT


def test_the_rest_is_what_stands_behind_the_last_item() -> None:
    reader = frame_reader()
    reader.feed(encode_frame(b"one") + b"two")
    assert (reader.next(), reader.rest(), reader.rest()) == (b"one", b"two", b"")
