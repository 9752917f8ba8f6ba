"""What travels: parsing is strict, and undoes encoding."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmp_core.errors import PeerError
from smmp_core.protocol import frames
from smmp_core.protocol.frames import (
    HEADER_BYTES,
    MAX_CONTENT,
    MESSAGE,
    NO_SENDER,
    RESYNC,
    Header,
    Location,
    MalformedFrame,
    MessageFrame,
    ResyncFrame,
    frame_group,
    slot,
)

U8, U32 = st.integers(0, 255), st.integers(0, 2**32 - 1)
LEAST_BODY = 16 + 12 + 32 + 32 + 1 + 8 + 28


@st.composite
def locations(draw: st.DrawFn) -> Location:
    era = draw(U32)
    return Location(draw(U32), era, draw(st.integers(0, 63)) if era else NO_SENDER, draw(U32))


@st.composite
def messages(draw: st.DrawFn) -> tuple[MessageFrame, int]:
    size = draw(st.integers(2, 5))
    location = draw(locations())._replace(step=draw(st.integers(1, 2**32 - 1)))
    header = Header(MESSAGE, draw(st.binary(min_size=16, max_size=16)), location, draw(st.integers(0, size - 1)))
    sealed, tag = st.binary(min_size=61, max_size=61), st.binary(min_size=32, max_size=32)
    body = bytes(LEAST_BODY) + draw(st.binary(max_size=50))
    headers = tuple(draw(sealed) for _ in range(size - 1))
    return MessageFrame(header, body, headers, tuple(draw(tag) for _ in range(size - 1))), size


@given(messages())
def test_message_frames_round_trip(made: tuple[MessageFrame, int]) -> None:
    frame, size = made
    data = frame.encode()
    assert MessageFrame.parse(data, size) == frame
    assert frame_group(data) == frame.header.group
    assert MessageFrame.parse(data, size).name == frame.name


@given(messages(), st.data())
def test_what_is_cut_or_grown_is_malformed(made: tuple[MessageFrame, int], data: st.DataObject) -> None:
    frame, size = made
    encoded = frame.encode()
    for wrong in (encoded[: data.draw(st.integers(0, len(encoded) - 1))], encoded + b"\0"):
        with pytest.raises(MalformedFrame):
            MessageFrame.parse(wrong, size)


@given(st.binary(max_size=600), st.integers(2, 64), st.sampled_from([None, MESSAGE, RESYNC]))
def test_junk_raises_nothing_else(junk: bytes, size: int, type_: int | None) -> None:
    data = junk if type_ is None else bytes((type_,)) + junk
    for parse in (MessageFrame.parse, ResyncFrame.parse):
        try:
            parse(data, size)
        except PeerError as error:
            assert isinstance(error, MalformedFrame)


def message_bytes(content: int = 0, **changes: int) -> bytes:
    """A frame of two members with one field wrong."""
    here = Location(1, changes.get("era", 0), changes.get("era_sender", NO_SENDER), changes.get("step", 1))
    header = Header(changes.get("type", MESSAGE), bytes(16), here, changes.get("sender", 1))
    return MessageFrame(header, bytes(LEAST_BODY + content), (bytes(61),), (bytes(32),)).encode()


def test_bounds_of_the_fields() -> None:
    MessageFrame.parse(message_bytes(), 2)
    MessageFrame.parse(message_bytes(MAX_CONTENT), 2)
    MessageFrame.parse(message_bytes(era=1, era_sender=0), 2)
    for wrong in (
        message_bytes(-1),
        message_bytes(MAX_CONTENT + 1),
        message_bytes(step=0),
        message_bytes(sender=2),
        message_bytes(type=RESYNC),
        message_bytes(era=1),
        message_bytes(era_sender=0),
    ):
        with pytest.raises(MalformedFrame):
            MessageFrame.parse(wrong, 2)


@given(st.integers(2, 5), st.integers(0, 4), U32, st.data())
def test_resync_frames_round_trip(size: int, sender: int, era: int, data: st.DataObject) -> None:
    sender %= size
    here = Location(1, era, sender, 0)
    part, tag = st.binary(min_size=94, max_size=94), st.binary(min_size=32, max_size=32)
    parts = tuple(data.draw(part) for _ in range(size - 1))
    tags = tuple(data.draw(tag) for _ in range(size - 1))
    frame = ResyncFrame(Header(RESYNC, bytes(16), here, sender), data.draw(tag), parts, tags)
    if era == 0:
        with pytest.raises(MalformedFrame):
            ResyncFrame.parse(frame.encode(), size)
    else:
        assert ResyncFrame.parse(frame.encode(), size) == frame


@pytest.mark.parametrize("location, sender", [(Location(1, 1, 0, 0), 1), (Location(1, 1, 1, 1), 1)])
def test_a_resync_names_its_sender_and_starts_at_step_0(location: Location, sender: int) -> None:
    frame = ResyncFrame(Header(RESYNC, bytes(16), location, sender), bytes(32), (bytes(94),), (bytes(32),))
    with pytest.raises(MalformedFrame):
        ResyncFrame.parse(frame.encode(), 2)


@given(locations(), locations())
def test_locations_compare_in_order(a: Location, b: Location) -> None:
    assert (a < b) == (tuple(a) < tuple(b))
    assert a.era_start == (*a[:3], 0) and a.position == (a.epoch, a.era, a.step)
    assert a.next_step > a and a.next_step.era_start == a.era_start


def test_a_header_is_31_bytes() -> None:
    header = Header(MESSAGE, bytes(range(16)), Location(1, 2, 3, 4), 5)
    expected = "01" + bytes(range(16)).hex() + "00000001" + "00000002" + "03" + "00000004" + "05"
    assert header.encode().hex() == expected and HEADER_BYTES == 31
    assert Header.parse(header.encode()) == header


@pytest.mark.parametrize("data", [b"", b"\x01", bytes(16), bytes(30)])
def test_too_short_to_route(data: bytes) -> None:
    if len(data) < 17:
        with pytest.raises(MalformedFrame):
            frame_group(data)
    with pytest.raises(MalformedFrame):
        Header.parse(data)


@given(st.integers(2, 64), st.integers(0, 63))
def test_slots_are_the_indices_without_the_sender(size: int, sender: int) -> None:
    sender %= size
    assert [slot(i, sender) for i in range(size) if i != sender] == list(range(size - 1))


def test_types_differ() -> None:
    names = ("MESSAGE", "RESYNC", "ACK", "ROUND1", "ROUND2", "ROUND3", "CONFIRM")
    assert len({getattr(frames, name) for name in names}) == len(names)
