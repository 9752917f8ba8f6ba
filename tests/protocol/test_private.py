"""SMMP §IX: a pair's own ratchet, over a wire that loses, doubles, delays and reorders."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmp_core.protocol import private
from smmp_core.protocol.frames import MAX_CONTENT, PRIVATE, MalformedFrame
from smmp_core.protocol.private import ForgedPrivate, Pair, PrivateMessage, PrivateState
from tests.protocol.party import Party


class End:
    """One end of a pair."""

    def __init__(self, party: Party, j: int, i: int) -> None:
        epoch, ratchet = party.epochs[j], party.states[j]
        self.random = Random(j).randbytes
        self.pair = Pair(epoch.group, epoch.number, j, i, epoch.pairs[i])
        self.state = private.begin(self.pair, party.roots[j][i], ratchet.r_init, ratchet.R_init[i], self.random)

    def write(self, text: str) -> bytes:
        """The frame with a text."""
        message = PrivateMessage(private.TEXT, 7, text.encode())
        self.state, frame = private.encrypt(self.pair, self.state, text.encode().ljust(16)[:16], message, self.random)
        return frame

    def read(self, frame: bytes) -> str:
        """The text in a frame."""
        self.state, message = private.decrypt(self.pair, self.state, frame, self.random)
        assert private.read_header(self.pair, frame).id == message.content.ljust(16)[:16]
        return message.content.decode()


def ends() -> tuple[End, End]:
    """Both ends, in a group of three."""
    party = Party(3)
    return End(party, 0, 2), End(party, 2, 0)


def test_each_reads_the_other() -> None:
    low, high = ends()
    for text in ("one", "two", "three"):
        assert high.read(low.write(text)) == text
        assert low.read(high.write(text.upper())) == text.upper()


def test_either_may_begin_and_both_may_write_at_once() -> None:
    low, high = ends()
    first = [high.write("from above"), high.write("again")]
    others = [low.write("from below"), low.write("once more")]
    assert [low.read(frame) for frame in first] == ["from above", "again"]
    assert [high.read(frame) for frame in others] == ["from below", "once more"]
    assert low.read(high.write("still")) == "still"


def test_a_message_is_read_once() -> None:
    low, high = ends()
    frame = low.write("once")
    assert high.read(frame) == "once"
    before = high.state
    with pytest.raises(ForgedPrivate):
        high.read(frame)
    assert high.state == before


@given(st.integers(0, 2**32))
def test_whatever_is_lost_doubled_or_late_the_rest_is_read(seed: int) -> None:
    fate = Random(seed)
    low, high = ends()
    wire: dict[bool, list[tuple[str, bytes]]] = {True: [], False: []}
    written: set[str] = set()
    read: set[str] = set()
    for k in range(60):
        upwards = fate.random() < 0.5
        writer, reader = (low, high) if upwards else (high, low)
        if fate.random() < 0.6:
            text = f"{k}"
            wire[upwards].append((text, writer.write(text)))
            written.add(text)
        elif wire[upwards]:
            text, frame = wire[upwards].pop(fate.randrange(len(wire[upwards])))
            assert reader.read(frame) == text
            read.add(text)
            if fate.random() < 0.2:
                with pytest.raises(ForgedPrivate):
                    reader.read(frame)
    for upwards, reader in ((True, high), (False, low)):
        for text, frame in fate.sample(wire[upwards], len(wire[upwards])):
            assert reader.read(frame) == text
            read.add(text)
    assert read == written


@given(st.data())
def test_an_altered_frame_leaves_no_trace(data: st.DataObject) -> None:
    low, high = ends()
    frame = bytearray(low.write("hello"))
    frame[data.draw(st.integers(0, len(frame) - 1))] ^= data.draw(st.integers(1, 255))
    before = high.state
    with pytest.raises(ForgedPrivate):
        high.read(bytes(frame))
    assert high.state == before


@given(st.binary(max_size=300))
def test_junk_is_refused(junk: bytes) -> None:
    _, high = ends()
    with pytest.raises(ForgedPrivate):
        high.read(junk)
    with pytest.raises(ForgedPrivate):
        private.read_private_ack(high.pair, junk)


def test_nobody_else_in_the_group_can_write_or_read() -> None:
    party = Party(3)
    low, high = End(party, 0, 2), End(party, 2, 0)
    third = End(party, 1, 2)
    frame = low.write("secret")
    forged = third.write("forged")
    posed = high.pair.clear(PRIVATE, 0, 2) + forged[private.CLEAR_BYTES :]
    with pytest.raises(ForgedPrivate):
        high.read(posed)
    with pytest.raises(ForgedPrivate):
        third.read(frame)


def test_a_gap_that_is_too_long_is_refused_and_a_later_repeat_is_read() -> None:
    low, high = ends()
    frames = [low.write(f"{k}") for k in range(private.MAX_SKIP + 2)]
    with pytest.raises(ForgedPrivate):
        high.read(frames[-1])
    assert [high.read(frame) for frame in frames] == [f"{k}" for k in range(len(frames))]


def test_kept_keys_are_bounded() -> None:
    low, high = ends()
    for _ in range(4):
        frames = [low.write("x") for _ in range(private.MAX_SKIP)]
        high.read(frames[-1])
        low.read(high.write("y"))
    assert len(high.state.late) == private.MAX_LATE


def test_acknowledgements_name_messages_and_their_reader() -> None:
    low, high = ends()
    ids = [bytes([k]) * 16 for k in range(3)]
    ack = private.make_private_ack(high.pair, ids)
    assert private.read_private_ack(low.pair, ack) == ids
    with pytest.raises(ForgedPrivate):  # one's own, sent back
        private.read_private_ack(high.pair, ack)
    assert private.private_ends(ack) == (low.pair.epoch, 2, 0)
    with pytest.raises(MalformedFrame):
        private.private_ends(ack[:20])


@given(
    st.builds(
        PrivateMessage,
        st.just(private.REPEAT),
        st.integers(0, 2**64 - 1),
        st.text(min_size=1, max_size=50).map(str.encode),
        st.tuples(*[st.integers(0, 2**32 - 1)] * 3),
    )
)
def test_a_repeat_carries_its_position(message: PrivateMessage) -> None:
    assert PrivateMessage.parse(message.encode()) == message


@pytest.mark.parametrize("message", [PrivateMessage(0, 2**64 - 1, b"x" * MAX_CONTENT), PrivateMessage(0, 0, b"\0")])
def test_a_text_comes_back(message: PrivateMessage) -> None:
    assert PrivateMessage.parse(message.encode()) == message


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00" * 9,
        b"\x02" + bytes(20),
        b"\x00" * (10 + MAX_CONTENT),
        bytes(9) + b"\xff",
        b"\x01" + bytes(20),
        b"\x01" + bytes(20) + b"\xed\xa0\x80",
        b"\x01" + bytes(21 + MAX_CONTENT),
    ],
)
def test_what_is_no_message_is_refused(data: bytes) -> None:
    with pytest.raises(MalformedFrame):
        PrivateMessage.parse(data)


@pytest.mark.parametrize("reader_is_low", [True, False])
def test_a_stolen_end_does_not_open_what_was_read_before(reader_is_low: bool) -> None:
    """The thief has the whole state, r^init and p_ij among it, and tries every chain that they can begin."""
    party = Party(3)
    low, high = End(party, 0, 2), End(party, 2, 0)
    reader, writer = (low, high) if reader_is_low else (high, low)
    frames = [writer.write(f"{k}") for k in range(3)]
    for frame in frames:
        reader.read(frame)
    stolen = reader.state
    for S in {stolen.S, b"", stolen.T}:
        for chain in {stolen.sending, stolen.receiving, stolen.root}:
            for position in range(4):
                guess = PrivateState(stolen.root, stolen.t, stolen.T, S, chain, chain, received=position)
                for frame in frames:
                    with pytest.raises(ForgedPrivate):
                        private.decrypt(reader.pair, guess, frame, reader.random)
    ratchet, epoch = party.states[reader.pair.j], party.epochs[reader.pair.j]
    for root in (epoch.pairs[reader.pair.i], ratchet.RK, ratchet.v, ratchet.mk):
        again = private.begin(
            reader.pair, root, ratchet.r_init, ratchet.R_init[reader.pair.i], Random(reader.pair.j).randbytes
        )
        for frame in frames:
            with pytest.raises(ForgedPrivate):
                private.decrypt(reader.pair, again, frame, reader.random)


def test_a_passive_thief_is_shut_out_after_a_turn_of_each() -> None:
    low, high = ends()
    high.read(low.write("before"))
    low.read(high.write("before"))
    thief = End(Party(3), 2, 0)
    thief.state = high.state
    assert thief.read(low.write("stolen")) == "stolen"
    high.read(low.write("and this"))
    low.read(high.write("the victim renews its key"))
    frame = low.write("shut out")
    with pytest.raises(ForgedPrivate):
        thief.read(frame)
    assert high.read(frame) == "shut out"
