"""The frames of a key agreement."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmp_core.errors import PeerError
from smmp_core.protocol.frames import CONFIRM, ROUND1, ROUND2, ROUND3, Location, MalformedFrame
from smmp_core.protocol.rounds import (
    HEAD_BYTES,
    decode_last,
    encode_last,
    frame_agreement,
    frame_bytes,
    read_round1,
)
from tests.protocol.party import GROUP, Negotiation

MEMBER_BYTES = 36


@pytest.mark.parametrize("away", [0, 2])
@pytest.mark.parametrize("size", [2, 3, 5])
def test_every_type_has_one_length(size: int, away: int) -> None:
    negotiation = Negotiation(size, away=away).run()
    for frame in negotiation.members[0].frames()[1]:
        assert len(frame) == frame_bytes(frame[0], negotiation.plan(), negotiation.finite.element_bytes)
    assert [frame[0] for frame in negotiation.members[0].frames()[1]] == [ROUND1, ROUND2, ROUND3, CONFIRM]
    assert len(negotiation.members[0].frames()[1][0]) == HEAD_BYTES + 3 + MEMBER_BYTES * (size + away) + 36


def test_round_1_introduces_the_attempt() -> None:
    negotiation = Negotiation(3, highest=[7], away=1)
    frame = negotiation.members[0].frames()[2][0]
    first = read_round1(frame)
    assert frame_agreement(frame) == first.agreement == negotiation.id
    assert (first.head.group, first.head.sender, first.plan.starter) == (GROUP, 0, 0)
    assert (first.plan, first.highest, first.R) == (negotiation.plan(), 7, negotiation.members[0].R[0])
    assert (first.plan.roster, first.plan.away) == (negotiation.roster, negotiation.away)
    assert first.encode() == frame


def test_a_roster_out_of_order_or_with_repeats_is_malformed() -> None:
    frame = Negotiation(3, away=1).members[0].frames()[2][0]
    start = HEAD_BYTES + 3
    a, b = frame[start : start + MEMBER_BYTES], frame[start + MEMBER_BYTES : start + 2 * MEMBER_BYTES]
    for pair in (b + a, a + a, a[:32] + bytes(4) + a[:32] + b[32:]):
        with pytest.raises(MalformedFrame):
            read_round1(frame[:start] + pair + frame[start + 2 * MEMBER_BYTES :])
    for cut in (0, 1, HEAD_BYTES, HEAD_BYTES + 1, HEAD_BYTES + 3, len(frame) - 36, len(frame) - 1):
        with pytest.raises(MalformedFrame):
            read_round1(frame[:cut])
    with pytest.raises(MalformedFrame):
        read_round1(frame + b"\x00")
    with pytest.raises(MalformedFrame):
        frame_agreement(b"\x01" + frame[1:])


@pytest.mark.parametrize("sender", [3, 255])
def test_a_first_round_is_by_somebody_who_takes_part(sender: int) -> None:
    first = read_round1(Negotiation(3, away=2).members[0].frames()[1][0])
    with pytest.raises(MalformedFrame):
        read_round1(first._replace(head=first.head._replace(sender=sender)).encode())


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
