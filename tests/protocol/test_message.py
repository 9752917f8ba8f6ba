"""The paper's m."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmp_core.protocol.frames import FIXED_MESSAGE_BYTES, MAX_CONTENT, MalformedFrame
from smmp_core.protocol.message import REFRESH, TEXT, Message

U32 = st.integers(0, 2**32 - 1)


@given(
    st.binary(min_size=16, max_size=16),
    st.tuples(U32, U32, U32),
    st.binary(min_size=32, max_size=32),
    st.binary(min_size=32, max_size=32),
    st.integers(0, 2**64 - 1),
    st.text(max_size=200).map(str.encode),
)
def test_messages_round_trip(
    id: bytes, position: tuple[int, int, int], previous: bytes, key_hash: bytes, time: int, content: bytes
) -> None:
    message = Message(id, position, previous, key_hash, TEXT if content else REFRESH, time, content)
    data = message.encode()
    assert len(data) == FIXED_MESSAGE_BYTES + len(content)
    assert Message.parse(data) == message


def encoded(kind: int, content: bytes) -> bytes:
    return Message(bytes(16), (1, 0, 1), bytes(32), bytes(32), kind, 0, content).encode()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        encoded(TEXT, b"a")[: FIXED_MESSAGE_BYTES - 1],
        encoded(TEXT, b""),
        encoded(TEXT, b"\xff"),
        encoded(REFRESH, b"a"),
        encoded(2, b"a"),
        encoded(TEXT, bytes(MAX_CONTENT + 1)),
    ],
)
def test_parsing_is_strict(data: bytes) -> None:
    with pytest.raises(MalformedFrame):
        Message.parse(data)


@given(st.binary(min_size=1, max_size=8))
def test_a_text_is_utf_8(content: bytes) -> None:
    """What is stored and shown encodes to the very bytes that were hashed."""
    try:
        message = Message.parse(encoded(TEXT, content))
    except MalformedFrame:
        with pytest.raises(UnicodeDecodeError):
            content.decode()
    else:
        assert message.content.decode().encode() == content


def test_repr_hides_the_content() -> None:
    assert "secret" not in repr(Message.parse(encoded(TEXT, b"secret")))
