"""The engine's own frames: what goes out comes in, and nothing that comes in can hurt."""

from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmp_core.conversation.signals import (
    MAX_MEMBERS,
    SIGNALS,
    Abandon,
    Answer,
    Ask,
    Claim,
    Grant,
    Invite,
    Lack,
    Leave,
    More,
    Request,
    Signal,
    Yield,
    decode,
    encode,
)
from smmp_core.protocol.frames import Location, MalformedFrame

GROUP = bytes(range(16))
counts = st.integers(0, 2**32 - 1)
locations = st.builds(Location, counts, counts, st.integers(0, 255), counts)
indices = st.integers(0, 63)
signals = st.one_of(
    st.builds(Invite, st.text(max_size=20), st.lists(st.binary(min_size=32, max_size=32), max_size=64).map(tuple)),
    st.builds(Answer, st.booleans()),
    st.builds(Request, locations, counts),
    st.builds(Grant, locations, counts, indices, st.lists(indices, max_size=5).map(tuple), counts),
    st.builds(Claim, locations, counts),
    st.builds(Yield, locations, counts, counts),
    st.builds(Ask, locations, st.none() | locations),
    st.builds(Lack, locations),
    st.builds(More, locations),
    st.builds(Abandon, st.binary(min_size=16, max_size=16)),
    st.builds(Leave, counts, st.binary(min_size=32, max_size=32)),
)


def decode_or_none(frame: bytes) -> Signal | None:
    try:
        return decode(frame)
    except MalformedFrame:
        return None


@given(signals)
def test_what_is_encoded_is_decoded(signal: Signal) -> None:
    frame = encode(GROUP, signal)
    assert frame[:17] == bytes([signal.TYPE]) + GROUP
    assert decode(frame) == signal and type(decode(frame)) is type(signal)


@given(st.sampled_from(sorted(SIGNALS)), st.binary(max_size=60))
def test_anything_decodes_to_a_signal_or_is_malformed(kind: int, body: bytes) -> None:
    """Nothing else is raised, and what is accepted can be said again."""
    signal = decode_or_none(bytes([kind]) + GROUP + body)
    if signal is not None:
        assert decode(encode(GROUP, signal)) == signal


@given(st.binary(max_size=40))
def test_any_bytes_are_a_signal_or_malformed(frame: bytes) -> None:
    decode_or_none(frame)


@given(signals, st.integers(0, 10_000), st.integers(0, 255))
def test_a_changed_byte_makes_another_signal_or_none(signal: Signal, at: int, value: int) -> None:
    frame = bytearray(encode(GROUP, signal))
    frame[at % len(frame)] = value
    decode_or_none(bytes(frame))


@pytest.mark.parametrize(
    "body",
    [
        b"\x92\xa1\xff\x90",  # a name that is no UTF-8
        b"\x92\xc3" + b"\x91" * 100_000 + b"\xc0",  # an endless nest behind the last field
        b"\x93\x94\x01\x00\xcc\xff\x00\xcf" + b"\xff" * 8,  # a serial that could not be counted on
        b"\xdd\xff\xff\xff\xff",  # four thousand million elements
        b"",
    ],
)
@pytest.mark.parametrize("kind", sorted(SIGNALS))
def test_traps_are_malformed(kind: int, body: bytes) -> None:
    with pytest.raises(MalformedFrame):
        decode(bytes([kind]) + GROUP + body)


def test_lists_are_bounded() -> None:
    start = Location(1, 0, 0xFF, 0)
    many = cast("tuple[int, ...]", tuple(range(MAX_MEMBERS + 1)))
    for signal in (Grant(start, 1, 0, many, 0), Invite("Team", tuple(bytes([n] * 32) for n in many))):
        with pytest.raises(MalformedFrame):
            decode(encode(GROUP, signal))
