"""Acknowledgements: whoever altered or forged one is not believed."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmp_core.protocol.acknowledgement import ACK_BYTES, Ack, ForgedAck, make_ack, read_ack
from tests.protocol.party import Party, flip

TRANSCRIPT = bytes(range(32))


def test_it_says_what_its_sender_holds() -> None:
    party = Party(3)
    party.say(1)
    state = party.states[0]
    ack = make_ack(party.epochs[0], state, TRANSCRIPT, 2)
    assert len(ack) == ACK_BYTES == 159
    said = read_ack(party.epochs[2], ack)
    assert said == Ack(state.location, 0, state.conv_digest, state.check, TRANSCRIPT)
    assert said.digest == party.states[2].conv_digest and said.check == party.states[2].check


def test_it_is_for_one_recipient() -> None:
    party = Party(3)
    ack = make_ack(party.epochs[0], party.states[0], TRANSCRIPT, 2)
    for i in (0, 1):
        with pytest.raises(ForgedAck):
            read_ack(party.epochs[i], ack)


@given(st.integers(0, 8 * ACK_BYTES - 1))
def test_a_flipped_bit_is_a_forgery(bit: int) -> None:
    party = Party(2)
    with pytest.raises(ForgedAck):
        read_ack(party.epochs[1], flip(make_ack(party.epochs[0], party.states[0], TRANSCRIPT, 1), bit))


def test_an_insider_cannot_acknowledge_as_another() -> None:
    party = Party(3)
    insider = party.epochs[2]
    posing = msgspec.structs.replace(insider, j=0, pairs=(b"", insider.pairs[0], insider.pairs[2]))
    with pytest.raises(ForgedAck):
        read_ack(party.epochs[1], make_ack(posing, party.states[2], TRANSCRIPT, 1))


@given(st.binary(max_size=200))
def test_junk_is_a_forgery(junk: bytes) -> None:
    epoch = Party(2).epochs[1]
    for data in (junk, b"\x03" + epoch.group + junk):
        with pytest.raises(ForgedAck):
            read_ack(epoch, data)
