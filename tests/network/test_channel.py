"""Two ends of a connection without a socket: whatever the wire does, frames come whole and in order, or not at all."""

import os
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smmp_core.crypto.x25519 import public_key
from smmp_core.network.channel import Channel
from smmp_core.network.errors import BrokenStream, HandshakeFailed, LinkError, OtherVersion
from smmp_core.network.framing import MAX_FRAME
from smmp_core.network.hello import Hello

ALICE, BOB = os.urandom(32), os.urandom(32)


def ends() -> tuple[Channel, Channel]:
    return (
        Channel(ALICE, lambda: Hello(1000, "Alice"), initiator=True),
        Channel(BOB, lambda: Hello(2000, "Bob"), initiator=False),
    )


def carry(source: Channel, target: Channel, alter: Callable[[bytes], bytes] = bytes) -> list[bytes]:
    target.feed(alter(source.take()))
    return list(target.frames())


def shake_hands(alice: Channel, bob: Channel) -> None:
    carry(alice, bob)
    carry(bob, alice)
    alice.accept()
    carry(alice, bob)
    bob.accept()
    carry(bob, alice)


def test_handshake_proves_both_and_brings_both_greetings() -> None:
    alice, bob = ends()
    shake_hands(alice, bob)
    assert (alice.stage, bob.stage) == ("open", "open")
    assert (alice.peer, bob.peer) == (public_key(BOB), public_key(ALICE))
    assert alice.hello == Hello(2000, "Bob")
    assert bob.hello == Hello(1000, "Alice")


def test_the_sizes_on_the_wire_are_those_of_the_specification() -> None:
    alice, bob = ends()
    first = alice.take()
    assert first[:3] == b"\x01\x00\x20"
    assert len(first) == 1 + 2 + 32
    bob.feed(first)
    list(bob.frames())
    second = bob.take()
    assert second[:3] == b"\x01\x00\x60"
    assert len(second) == 1 + 2 + 96
    alice.feed(second)
    list(alice.frames())
    alice.accept()
    third = alice.take()
    assert len(third) == 2 + 48 + len(Hello(1000, "Alice").encode()) + 16
    bob.feed(third)
    list(bob.frames())
    bob.accept()
    assert len(bob.take()) == 2 + 4 + len(Hello(2000, "Bob").encode()) + 16
    assert len(bob.heartbeat()) == 2 + 4 + 16


def test_who_dials_without_proof_learns_no_name() -> None:
    alice, bob = ends()
    carry(alice, bob)
    carry(bob, alice)
    assert alice.hello is None
    alice.accept()
    carry(alice, bob)
    assert bob.stage == "proved"
    assert bob.take() == b""


@settings(max_examples=25)
@given(st.lists(st.binary(min_size=1, max_size=2000), max_size=8), st.data())
def test_frames_come_whole_and_in_order_however_the_wire_cuts(frames: list[bytes], data: st.DataObject) -> None:
    alice, bob = ends()
    # All that Alice says in one stream, her frames right behind the handshake.
    carry(alice, bob)
    carry(bob, alice)
    alice.accept()
    carry(alice, bob)
    bob.accept()
    carry(bob, alice)
    wire = b"".join((alice.heartbeat() if data.draw(st.booleans()) else b"") + alice.send(frame) for frame in frames)
    found: list[bytes] = []
    while wire:
        size = data.draw(st.integers(1, len(wire)))
        bob.feed(wire[:size])
        found += bob.frames()
        wire = wire[size:]
    assert found == frames


def test_the_handshake_may_come_byte_by_byte_and_the_first_frame_with_its_end() -> None:
    alice, bob = ends()

    def drip(source: Channel, target: Channel) -> list[bytes]:
        found: list[bytes] = []
        for byte in source.take():
            target.feed(bytes([byte]))
            found += target.frames()
        return found

    assert drip(alice, bob) == drip(bob, alice) == []
    alice.accept()
    assert drip(alice, bob) == []
    bob.accept()
    bob._out += bob.send(b"first")  # with the welcome in one piece
    assert carry(bob, alice) == [b"first"]


def test_nothing_is_read_before_the_owner_has_accepted() -> None:
    alice, bob = ends()
    carry(alice, bob)
    carry(bob, alice)
    alice.feed(b"whatever comes")
    assert list(alice.frames()) == []
    assert alice.stage == "proved"


def test_the_largest_frame_passes() -> None:
    alice, bob = ends()
    shake_hands(alice, bob)
    frame = os.urandom(MAX_FRAME)
    bob.feed(alice.send(frame))
    assert list(bob.frames()) == [frame]
    with pytest.raises(ValueError, match="at most"):
        alice.send(bytes(MAX_FRAME + 1))


@given(st.data())
def test_a_flipped_bit_anywhere_ends_the_connection(data: st.DataObject) -> None:
    """In every message of the handshake and behind it; no altered byte is ever taken for a frame."""
    alice, bob = ends()
    chosen = data.draw(st.integers(0, 4))
    steps = iter(range(5))

    def maybe(wire: bytes) -> bytes:
        if next(steps) != chosen:
            return wire
        place, bit = data.draw(st.integers(0, len(wire) - 1)), data.draw(st.integers(0, 7))
        altered = bytearray(wire)
        altered[place] ^= 1 << bit
        return bytes(altered)

    frames: list[bytes] = []
    try:
        carry(alice, bob, maybe)
        carry(bob, alice, maybe)
        if alice.stage == "proved":
            alice.accept()
        carry(alice, bob, maybe)
        if bob.stage == "proved":
            bob.accept()
        carry(bob, alice, maybe)
        if alice.stage == "open":
            alice._out += alice.send(b"text")
        frames = carry(alice, bob, maybe)
    except LinkError:
        return
    assert frames == []  # a length grew: what is missing never comes


@given(st.binary(min_size=1, max_size=700), st.booleans())
def test_junk_raises_link_errors_only(junk: bytes, initiator: bool) -> None:
    channel = Channel(BOB, lambda: Hello(1, "Bob"), initiator=initiator)
    channel.feed(junk)
    try:
        assert list(channel.frames()) == []
    except LinkError:
        return
    assert channel.peer is None


@given(st.binary(min_size=1, max_size=700))
def test_junk_behind_a_good_version_raises_link_errors_only(junk: bytes) -> None:
    test_junk_raises_link_errors_only.hypothesis.inner_test(b"\x01" + junk, True)  # type: ignore[attr-defined]


def test_another_version_is_named_and_answered_with_ours() -> None:
    _, bob = ends()
    bob.feed(b"\x02")
    with pytest.raises(OtherVersion, match="version 2 of it; this is version 1"):
        list(bob.frames())
    assert bob.take() == b"\x01"


def test_a_replayed_packet_ends_the_connection() -> None:
    alice, bob = ends()
    shake_hands(alice, bob)
    wire = alice.send(b"once")
    bob.feed(wire + wire)
    received = bob.frames()
    assert next(received) == b"once"
    with pytest.raises(BrokenStream):
        next(received)


def test_a_recorded_handshake_cannot_be_replayed() -> None:
    alice, bob = ends()
    first = alice.take()
    bob.feed(first)
    list(bob.frames())
    alice.feed(bob.take())
    list(alice.frames())
    alice.accept()
    third = alice.take()
    _, again = ends()
    again.feed(first)
    list(again.frames())
    again.feed(third)
    with pytest.raises(HandshakeFailed):
        list(again.frames())
    assert again.peer is None


def test_a_frame_too_large_ends_the_connection_before_it_has_come() -> None:
    alice, bob = ends()
    shake_hands(alice, bob)
    bob.feed(alice._stream((MAX_FRAME + 1).to_bytes(4, "big")))
    with pytest.raises(BrokenStream):
        list(bob.frames())


def test_the_other_end_must_greet_first() -> None:
    alice, bob = ends()
    carry(alice, bob)
    carry(bob, alice)
    alice.accept()
    carry(alice, bob)
    bob._out += bob.heartbeat()
    with pytest.raises(BrokenStream, match="greeting"):
        carry(bob, alice)
