"""The frames of a key agreement."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmp_core.errors import PeerError
from smmp_core.protocol.frames import CONFIRM, ROUND1, ROUND2, ROUND3, Location, MalformedFrame
from smmp_core.protocol.rounds import HEAD_BYTES, decode_last, encode_last, frame_agreement, frame_bytes, read_round1
from tests.protocol.party import GROUP, Negotiation


@pytest.mark.parametrize("size", [2, 3, 5])
def test_every_type_has_one_length(size: int) -> None:
    negotiation = Negotiation(size).run()
    for frame in negotiation.members[0].frames()[1]:
        assert len(frame) == frame_bytes(frame[0], size, negotiation.finite.element_bytes)
    assert [frame[0] for frame in negotiation.members[0].frames()[1]] == [ROUND1, ROUND2, ROUND3, CONFIRM]


def test_round_1_introduces_the_attempt() -> None:
    negotiation = Negotiation(3, highest=[7])
    frame = negotiation.members[0].frames()[2][0]
    first = read_round1(frame)
    assert frame_agreement(frame) == first.agreement == negotiation.id
    assert (first.head.group, first.head.sender, first.starter) == (GROUP, 0, 0)
    assert (first.roster, first.highest, first.R) == (negotiation.roster, 7, negotiation.members[0].R[0])


def test_a_roster_out_of_order_or_with_repeats_is_malformed() -> None:
    frame = Negotiation(3).members[0].frames()[2][0]
    start = HEAD_BYTES + 2
    a, b = frame[start : start + 32], frame[start + 32 : start + 64]
    for pair in (b + a, a + a):
        with pytest.raises(MalformedFrame):
            read_round1(frame[:start] + pair + frame[start + 64 :])
    for cut in (0, 1, HEAD_BYTES, HEAD_BYTES + 1, len(frame) - 1):
        with pytest.raises(MalformedFrame):
            read_round1(frame[:cut])
    with pytest.raises(MalformedFrame):
        frame_agreement(b"\x01" + frame[1:])


@given(st.binary(max_size=300))
def test_junk_raises_nothing_else(junk: bytes) -> None:
    for data in (junk, bytes((ROUND1,)) + junk):
        try:
            read_round1(data)
        except PeerError as error:
            assert isinstance(error, MalformedFrame)


def test_last_steps_round_trip() -> None:
    last = Location(1, 2, 3, 4)
    assert decode_last(encode_last(last)) == last
    assert encode_last(last).hex() == "00000001" + "00000002" + "03" + "00000004"
