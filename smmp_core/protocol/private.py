"""SMMP §IX: one-on-one messages within the group (protocol.md §7).

The pair has a ratchet of its own, apart from the group's. As in the paper every message carries its sender's
present key T, under the byte 0x01. A chain per direction gives each message a key; whenever the other end's T is new,
both chains begin anew from the pair's root and a Diffie-Hellman of the two keys. So both may write at once, and
messages may be lost, doubled or late.
"""

import struct
from functools import cached_property
from typing import Final, NamedTuple

import msgspec

from smmp_core.crypto.random import RandomSource
from smmp_core.crypto.suite import HASH_BYTES, SEAL_BYTES, Undecryptable, equal, kdf, kdf_with, mac, open_, seal
from smmp_core.crypto.x25519 import ecdh, generate, is_key
from smmp_core.errors import PeerError
from smmp_core.protocol.frames import MAX_CONTENT, PRIVATE, PRIVATE_ACK, MalformedFrame
from smmp_core.protocol.message import ID_BYTES, is_text

INSTANT_MESSAGE: Final = 0x01  # housekeeping byte of SMMP §X.A
TEXT: Final = 0
REPEAT: Final = 1
RETURNED: Final = 2
MAX_SKIP: Final = 512  # messages of one chain that may come late
MAX_LATE: Final = 1024  # their keys kept for a pair
MAX_ACKED: Final = 64  # messages that one acknowledgement may name

_CLEAR = struct.Struct(">B16sIBB")
_INNER = struct.Struct(">B16s32sII")
_FIXED, _POSITION = struct.Struct(">BQ"), struct.Struct(">III")
CLEAR_BYTES: Final = _CLEAR.size  # 23
HEADER_BYTES: Final = _INNER.size + SEAL_BYTES  # c_h, 85


class ForgedPrivate(PeerError):
    """A one-on-one frame is malformed or not its sender's."""


class PrivateMessage(msgspec.Struct, frozen=True):
    """kind u8 ‖ time u64 ‖ position three u32, if it is the group's ‖ content."""

    kind: int  # ``TEXT``: for the other end alone; of the group, ``REPEAT``: our own, ``RETURNED``: the other end's
    time: int  # the author's clock, ms since 1970
    content: bytes  # UTF-8
    position: tuple[int, int, int] | None = None  # where a message of the group was first encrypted

    def __repr__(self) -> str:
        """Without the content."""
        return f"PrivateMessage({self.position}, {len(self.content)} bytes)"

    def encode(self) -> bytes:
        """The plaintext of c_m."""
        place = b"" if self.position is None else _POSITION.pack(*self.position)
        return _FIXED.pack(self.kind, self.time) + place + self.content

    @classmethod
    def parse(cls, data: bytes) -> "PrivateMessage":
        """The message in a plaintext.

        Raises:
            MalformedFrame: it is not one.
        """
        placed = data[:1] in (bytes((REPEAT,)), bytes((RETURNED,)))
        start = _FIXED.size + (_POSITION.size if placed else 0)
        known = placed or data[:1] == bytes((TEXT,))
        if not known or not start < len(data) <= start + MAX_CONTENT or not is_text(data[start:]):
            raise MalformedFrame
        kind, time = _FIXED.unpack_from(data)
        return cls(kind, time, data[start:], _POSITION.unpack_from(data, _FIXED.size) if placed else None)


class Pair(msgspec.Struct, frozen=True, dict=True):
    """The two ends of a one-on-one conversation in one epoch, seen from one of them."""

    group: bytes  # 16 bytes
    epoch: int
    j: int  # our index
    i: int  # the other's
    secret: bytes  # p_ij

    def __repr__(self) -> str:
        """Without secrets."""
        return f"Pair({self.group.hex()[:8]}, epoch {self.epoch}, {self.j} with {self.i})"

    def clear(self, type_: int, sender: int, recipient: int) -> bytes:
        """type u8 ‖ group 16 ‖ epoch u32 ‖ sender u8 ‖ recipient u8."""
        return _CLEAR.pack(type_, self.group, self.epoch, sender, recipient)

    @cached_property
    def _keys(self) -> dict[tuple[str, int], bytes]:
        ends = ((self.j, self.i), (self.i, self.j))
        return {(what, s): kdf(self.secret, what, s, r) for what in ("private header", "private ack") for s, r in ends}

    def key(self, what: str, sender: int) -> bytes:
        """KDF(p_ij, what, sender, recipient); 32 bytes."""
        return self._keys[what, sender]


class PrivateState(msgspec.Struct, frozen=True):
    """One end's ratchet of a pair."""

    root: bytes
    t: bytes  # our present private key
    T: bytes  # and its public one
    S: bytes  # the other's present public key; empty before its first
    sending: bytes  # chain keys
    receiving: bytes
    sent: int = 0  # messages in the sending chain
    before: int = 0  # messages in the one before
    received: int = 0  # messages passed in the receiving chain
    late: dict[tuple[bytes, int], bytes] = {}  # keys of messages passed over, by T and number

    def __repr__(self) -> str:
        """Without secrets."""
        return f"PrivateState({self.sent} sent, {self.received} received)"


def begin(pair: Pair, root: bytes, s: bytes, S: bytes, random: RandomSource) -> PrivateState:
    """The state both ends begin with.

    Args:
        pair: the two ends.
        root: KDF(k_ij ‖ MK, "private"), which nothing else can give again.
        s: our ratchet key of the agreement, r_j^init; only the higher index uses it.
        S: the other's, R_i^init; only the lower index uses it.
        random: for the lower index's first key.
    """
    derive = kdf_with(root)
    first = derive("private chain")  # the higher index sends under it until the lower one's first message has come
    if pair.j > pair.i:
        return PrivateState(derive("private root"), s, b"", b"", sending=first, receiving=b"")
    t, T = generate(random)
    turned, sending = _turn(derive("private root"), ecdh(t, S))
    return PrivateState(turned, t, T, b"", sending=sending, receiving=first)


def _turn(root: bytes, shared: bytes) -> tuple[bytes, bytes]:
    """A new root and the chain that begins with it."""
    derive = kdf_with(root + shared)
    return derive("private root"), derive("private chain")


def _next(chain: bytes) -> tuple[bytes, bytes]:
    """A message's key and the chain after it."""
    derive = kdf_with(chain)
    return derive("private message"), derive("private chain")


class PrivateHeader(NamedTuple):
    """What is under c_h = e(KDF(p_ij, "private header", j, i), 0x01 ‖ id ‖ T ‖ before u32 ‖ number u32)."""

    id: bytes  # the message's, 16 bytes
    T: bytes  # its sender's present public key; empty before the higher index has turned once
    before: int  # messages in the sender's chain before this one
    number: int  # messages before it in this chain


def encrypt(
    pair: Pair, state: PrivateState, id: bytes, message: "PrivateMessage", random: RandomSource
) -> tuple[PrivateState, bytes]:
    """Encrypt one message for the other end; the state after it, and the frame: clear 23 ‖ c_h 85 ‖ c_m."""
    clear = pair.clear(PRIVATE, pair.j, pair.i)
    inner = _INNER.pack(INSTANT_MESSAGE, id, state.T or bytes(32), state.before, state.sent)
    header = seal(pair.key("private header", pair.j), inner, clear, random)
    key, chain = _next(state.sending)
    body = seal(key, message.encode(), clear + header, random)
    return msgspec.structs.replace(state, sending=chain, sent=state.sent + 1), clear + header + body


def read_header(pair: Pair, frame: bytes) -> PrivateHeader:
    """What c_h says; it needs no ratchet, so a message that came before is known by its id.

    Raises:
        ForgedPrivate: the frame is not the other end's.
    """
    clear, header = frame[:CLEAR_BYTES], frame[CLEAR_BYTES:][:HEADER_BYTES]
    if clear != pair.clear(PRIVATE, pair.i, pair.j):
        raise ForgedPrivate
    try:
        kind, id, T, before, number = _INNER.unpack(open_(pair.key("private header", pair.i), header, clear))
    except Undecryptable:
        raise ForgedPrivate from None
    if kind != INSTANT_MESSAGE or (any(T) and not is_key(T)):
        raise ForgedPrivate
    return PrivateHeader(id, T if any(T) else b"", before, number)


def decrypt(
    pair: Pair, state: PrivateState, frame: bytes, random: RandomSource
) -> tuple[PrivateState, "PrivateMessage"]:
    """Open one message of the other end; the state after it, and the message.

    Raises:
        ForgedPrivate: it is not the other end's, its key is gone, or it is no message; nothing has changed.
    """
    header = read_header(pair, frame)
    place = (header.T, header.number)
    if place in state.late:
        key = state.late[place]
        after = msgspec.structs.replace(state, late={at: k for at, k in state.late.items() if at != place})
    else:
        if header.T != state.S:
            if not header.T:
                raise ForgedPrivate
            state = _follow(state, header.T, header.before, random)
        if header.number < state.received:
            raise ForgedPrivate
        state = _skip(state, header.number)
        key, chain = _next(state.receiving)
        after = msgspec.structs.replace(state, receiving=chain, received=header.number + 1)
    sealed = frame[CLEAR_BYTES + HEADER_BYTES :]
    try:
        return after, PrivateMessage.parse(open_(key, sealed, frame[: CLEAR_BYTES + HEADER_BYTES]))
    except (Undecryptable, MalformedFrame):
        raise ForgedPrivate from None


def _follow(state: PrivateState, T: bytes, before: int, random: RandomSource) -> PrivateState:
    """The other end shows a new key: turn the root twice, for its new chain and for ours."""
    state = _skip(state, before) if state.receiving else state
    root, receiving = _turn(state.root, ecdh(state.t, T))
    t, own = generate(random)
    root, sending = _turn(root, ecdh(t, T))
    return PrivateState(root, t, own, T, sending, receiving, sent=0, before=state.sent, received=0, late=state.late)


def _skip(state: PrivateState, number: int) -> PrivateState:
    """Keep the keys of the messages before ``number``: they may come late."""
    if number <= state.received:
        return state
    if number - state.received > MAX_SKIP:
        raise ForgedPrivate
    late, chain = dict(state.late), state.receiving
    for passed in range(state.received, number):
        late[state.S, passed], chain = _next(chain)
    while len(late) > MAX_LATE:
        del late[next(iter(late))]
    return msgspec.structs.replace(state, receiving=chain, received=number, late=late)


# -- acknowledgements -------------------------------------------------------------------------


def make_private_ack(pair: Pair, ids: list[bytes]) -> bytes:
    """clear ‖ ids 16 each ‖ hmac under KDF(p_ij, "private ack", j, i): we hold these messages of the other end."""
    said = pair.clear(PRIVATE_ACK, pair.j, pair.i) + b"".join(ids)
    return said + mac(pair.key("private ack", pair.j), said)


def read_private_ack(pair: Pair, data: bytes) -> list[bytes]:
    """The ids that an acknowledgement for us names.

    Raises:
        ForgedPrivate: it is malformed or not the other end's.
    """
    said, tag = data[:-HASH_BYTES], data[-HASH_BYTES:]
    count, rest = divmod(len(said) - CLEAR_BYTES, ID_BYTES)
    sound = said[:CLEAR_BYTES] == pair.clear(PRIVATE_ACK, pair.i, pair.j) and not rest and 0 < count <= MAX_ACKED
    if not sound or not equal(tag, mac(pair.key("private ack", pair.i), said)):
        raise ForgedPrivate
    return [said[CLEAR_BYTES + k * ID_BYTES :][:ID_BYTES] for k in range(count)]


def private_ends(data: bytes) -> tuple[int, int, int]:
    """(epoch, sender, recipient) of a one-on-one frame.

    Raises:
        MalformedFrame: it is too short.
    """
    if len(data) < CLEAR_BYTES:
        raise MalformedFrame
    _, _, epoch, sender, recipient = _CLEAR.unpack_from(data)
    return epoch, sender, recipient
