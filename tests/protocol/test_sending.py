"""SMMP §VII: what is sent, and what cannot be."""

from random import Random

import pytest

from smmp_core.crypto.suite import hash_, xor
from smmp_core.protocol.frames import MAX_CONTENT
from smmp_core.protocol.message import REFRESH, TEXT
from smmp_core.protocol.sending import encrypt
from tests.protocol.party import Party, stored


def test_one_frame_for_everybody_moves_one_step() -> None:
    party = Party(3)
    before = stored(party.states[1])
    sent = party.encrypt(1)
    assert stored(party.states[1]) == before  # pure
    assert sent.state.location == party.states[1].location.next_step
    assert sent.name == party.parse(sent.frame).name
    assert sent.message.position == (1, 0, 1) and sent.message.previous_digest == bytes(32)
    assert sent.state.conv_digest == xor(hash_(sent.message.encode()), party.states[1].conv_digest)  # §VII.3
    assert sent.message.next_key_hash == hash_(sent.state.R[1])
    assert sent.state.HK == party.states[1].NHK  # §VII.7


def test_a_message_sent_again_keeps_its_position() -> None:
    party = Party(2)
    sent = encrypt(
        party.epochs[0],
        party.states[0],
        id=bytes(16),
        position=(0, 2, 9),
        kind=TEXT,
        time=5,
        content=b"again",
        random=party.random.randbytes,
    )
    assert party.take(1, sent.frame).message.position == (0, 2, 9)


@pytest.mark.parametrize(
    "id, kind, content",
    [(bytes(15), TEXT, b"a"), (bytes(16), TEXT, b""), (bytes(16), REFRESH, b"a"), (bytes(16), TEXT, bytes(65_537))],
)
def test_what_no_receiver_would_take_is_not_sent(id: bytes, kind: int, content: bytes) -> None:
    party = Party(2)
    with pytest.raises(ValueError, match="message"):
        encrypt(
            party.epochs[0],
            party.states[0],
            id=id,
            position=None,
            kind=kind,
            time=0,
            content=content,
            random=Random(0).randbytes,
        )


def test_the_longest_message() -> None:
    party = Party(2)
    assert party.say(0, bytes(MAX_CONTENT)).message.content == bytes(MAX_CONTENT)


def test_nothing_of_the_content_shows() -> None:
    sent = Party(3).encrypt(0, b"a secret of some length")
    assert b"secret" not in sent.frame and "secret" not in repr(sent)
