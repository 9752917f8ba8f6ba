"""The engine's own frames: invitations, turns and repair.

They affect liveness alone, never safety (protocol.md §6), so the link's authentication is all they
have; an invitation is believed only by the key agreement that follows it. Each is the frame type,
the group, then a MessagePack array of the fields below in their order.
"""

from typing import Annotated, ClassVar, TypeAlias, TypeVar

import msgspec

from smmp_core.crypto.suite import hash_, kdf, mac
from smmp_core.protocol.frames import Location, MalformedFrame, frame_group

MAX_NAME = 256  # bytes of UTF-8 of a group's name
MAX_MEMBERS = 64

Count: TypeAlias = Annotated[int, msgspec.Meta(ge=0, lt=2**32)]
Index: TypeAlias = Annotated[int, msgspec.Meta(ge=0, lt=2**8)]
Members: TypeAlias = Annotated[tuple[bytes, ...], msgspec.Meta(max_length=MAX_MEMBERS)]
Queue: TypeAlias = Annotated[tuple[Index, ...], msgspec.Meta(max_length=MAX_MEMBERS)]


class Signal(msgspec.Struct, frozen=True, array_like=True):
    """The root of all signals."""

    TYPE: ClassVar[int]


class Invite(Signal, frozen=True, array_like=True):
    """0x20: the sender has made a group of these members and asks us to join."""

    TYPE: ClassVar[int] = 0x20
    name: str
    members: Members  # identity keys in byte order, the sender's among them


class Answer(Signal, frozen=True, array_like=True):
    """0x21: to the inviter: yes or no."""

    TYPE: ClassVar[int] = 0x21
    accepted: bool


class Request(Signal, frozen=True, array_like=True):
    """0x22: the sender asks for the floor."""

    TYPE: ClassVar[int] = 0x22
    era: Location  # the era's start
    serial: Count  # the turn it knows of


class Grant(Signal, frozen=True, array_like=True):
    """0x23: the floor is ``to``'s from now on."""

    TYPE: ClassVar[int] = 0x23
    era: Location
    serial: Count  # counts turns inside the era
    to: Index  # index of the new holder
    queue: Queue  # who else asked, first come first
    step: Count  # the last step encrypted: to be reached before speaking


class Claim(Signal, frozen=True, array_like=True):
    """0x24: the holder does not answer; the sender takes the turn ``serial`` when all have yielded."""

    TYPE: ClassVar[int] = 0x24
    era: Location
    serial: Count


class Yield(Signal, frozen=True, array_like=True):
    """0x25: answer to a claim: the sender stops under earlier turns and has reached ``step``."""

    TYPE: ClassVar[int] = 0x25
    era: Location
    serial: Count
    step: Count


class Ask(Signal, frozen=True, array_like=True):
    """0x26: please send the frames after ``after`` and before ``before``, oldest first."""

    TYPE: ClassVar[int] = 0x26
    after: Location
    before: Location | None


class Lack(Signal, frozen=True, array_like=True):
    """0x27: answer to an ask: the sender does not hold the next frame after ``after``."""

    TYPE: ClassVar[int] = 0x27
    after: Location


class More(Signal, frozen=True, array_like=True):
    """0x29: ends an answer to an ask: it went through ``through``; ask again for what is still missing."""

    TYPE: ClassVar[int] = 0x29
    through: Location


class Holdings(Signal, frozen=True, array_like=True):
    """What the sender holds of what both are to hold; the tag is by the pair's secret (R7)."""

    epoch: Count  # the pair's
    body: bytes
    tag: bytes


class Outline(Holdings, frozen=True, array_like=True):
    """0x2D: our transcripts differ; the sender's by epoch."""

    TYPE: ClassVar[int] = 0x2D


class Listing(Holdings, frozen=True, array_like=True):
    """0x2E: answer to an outline: what the sender holds of one epoch, message by message."""

    TYPE: ClassVar[int] = 0x2E


class Abandon(Signal, frozen=True, array_like=True):
    """0x2A: the sender does not, or no longer, take part in this key agreement."""

    TYPE: ClassVar[int] = 0x2A
    agreement: bytes  # the attempt's id


class Leave(Signal, frozen=True, array_like=True):
    """0x28: the sender takes part no longer; the tag is by the pair's secret. Before the first key: epoch 0, no tag."""

    TYPE: ClassVar[int] = 0x28
    epoch: Count
    tag: bytes


class Remove(Signal, frozen=True, array_like=True):
    """0x2C: the sender removes these members; the tag is by the secret of its pair with the receiver."""

    TYPE: ClassVar[int] = 0x2C
    epoch: Count
    members: Members
    tag: bytes


class Heard(Signal, frozen=True, array_like=True):
    """0x2B: answer to a Leave, a Remove or a No: it was heard and need not be said again."""

    TYPE: ClassVar[int] = 0x2B
    name: bytes  # of the frame that was heard


def frame_name(frame: bytes) -> bytes:
    """What ``Heard`` calls a frame; 16 bytes."""
    return hash_(frame)[:16]


def leave_tag(pair: bytes, leaver: bytes, receiver: bytes, epoch: int) -> bytes:
    """Proves to ``receiver`` that ``leaver`` leaves; only the two can make it."""
    return mac(kdf(pair, "leave", leaver, receiver), epoch.to_bytes(4, "big"))


def remove_tag(pair: bytes, remover: bytes, receiver: bytes, epoch: int, members: tuple[bytes, ...]) -> bytes:
    """Proves to ``receiver`` that ``remover`` removes ``members``; only the two can make it."""
    return mac(kdf(pair, "remove", remover, receiver), epoch.to_bytes(4, "big"), *members)


SIGNALS: dict[int, type[Signal]] = {
    kind.TYPE: kind
    for kind in (
        Invite,
        Answer,
        Request,
        Grant,
        Claim,
        Yield,
        Ask,
        Lack,
        Leave,
        More,
        Abandon,
        Heard,
        Remove,
        Outline,
        Listing,
    )
}
S = TypeVar("S", bound=Signal)


def encode(group: bytes, signal: Signal) -> bytes:
    """The frame that carries ``signal``."""
    return bytes([signal.TYPE]) + group + msgspec.msgpack.encode(signal)


def decode(frame: bytes) -> Signal:
    """The signal in a frame.

    Raises:
        MalformedFrame: the frame is not a signal.
    """
    frame_group(frame)
    kind = SIGNALS.get(frame[0])
    if kind is None:
        raise MalformedFrame
    try:
        return msgspec.msgpack.decode(frame[17:], type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise MalformedFrame from error
