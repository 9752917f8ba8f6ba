"""The frames of a key agreement (SMMP §VI, docs/protocol.md §3): every byte of three rounds and a confirmation."""

import struct
from collections.abc import Iterable
from typing import Final, NamedTuple

import msgspec

from smmp_core.crypto.suite import HASH_BYTES
from smmp_core.crypto.x25519 import KEY_BYTES
from smmp_core.protocol.frames import CONFIRM, ROUND1, ROUND2, ROUND3, Location, MalformedFrame

MIN_MEMBERS: Final = 2
MAX_MEMBERS: Final = 64

_HEAD = struct.Struct(">B16s16sB")  # type, group, agreement, sender
_LAST = struct.Struct(">IIBI")  # a location
HEAD_BYTES: Final = _HEAD.size  # 34
_PLAN_BYTES: Final = 3
_MEMBER_BYTES: Final = KEY_BYTES + 4


class Head(NamedTuple):
    """What every frame of an agreement begins with: type u8 ‖ group 16 ‖ agreement 16 ‖ sender u8."""

    type: int
    group: bytes
    agreement: bytes  # the attempt's id
    sender: int

    def encode(self) -> bytes:
        """34 bytes."""
        return _HEAD.pack(*self)


class Plan(msgspec.Struct, frozen=True):
    """Who starts an agreement, who takes part, and who else is a member: starter u8 ‖ N u8 ‖ away u8 ‖ for each of the
    roster, then of those away: B 32 ‖ since u32."""

    starter: int  # index in the roster
    roster: tuple[bytes, ...]  # identity keys in byte order
    away: tuple[bytes, ...] = ()  # members who are away and do not take part, in byte order
    since: tuple[int, ...] = ()  # the epoch in which each joined, says the sender; roster, then away; 0: this one

    @property
    def members(self) -> tuple[bytes, ...]:
        """All members of the group once it is established, in byte order."""
        return tuple(sorted((*self.roster, *self.away)))

    @property
    def joined(self) -> dict[bytes, int]:
        """The epoch in which each member joined; 0: this one."""
        everybody = (*self.roster, *self.away)
        return dict(zip(everybody, self.since or (0,) * len(everybody), strict=True))

    def is_like(self, other: "Plan") -> bool:
        """Whether both name the same starter and the same members: since when may be seen differently."""
        return (self.starter, self.roster, self.away) == (other.starter, other.roster, other.away)

    def joined_with(self, others: Iterable["Plan"]) -> "Plan":
        """What comes of all views: everybody has joined when the last of them says; 0, this epoch, is latest of all."""
        views = zip(*(plan.joined.values() for plan in (self, *others)), strict=True)
        return msgspec.structs.replace(self, since=tuple(0 if 0 in view else max(view) for view in views))

    def encode(self) -> bytes:
        """3 + 36 bytes a member."""
        parts = (member + since.to_bytes(4, "big") for member, since in self.joined.items())
        return bytes((self.starter, len(self.roster), len(self.away))) + b"".join(parts)

    @classmethod
    def parse(cls, data: bytes) -> tuple["Plan", bytes]:
        """A plan, and what follows it.

        Raises:
            MalformedFrame: it is not one.
        """
        if len(data) < _PLAN_BYTES:
            raise MalformedFrame
        starter, size, away = data[:_PLAN_BYTES]
        end = _PLAN_BYTES + (size + away) * _MEMBER_BYTES
        if not MIN_MEMBERS <= size <= size + away <= MAX_MEMBERS or starter >= size or len(data) < end:
            raise MalformedFrame
        entries = [data[k : k + _MEMBER_BYTES] for k in range(_PLAN_BYTES, end, _MEMBER_BYTES)]
        keys = tuple(entry[:KEY_BYTES] for entry in entries)
        since = tuple(int.from_bytes(entry[KEY_BYTES:], "big") for entry in entries)
        plan = cls(starter, keys[:size], keys[size:], since)
        in_order = all(list(part) == sorted(part) for part in (plan.roster, plan.away))
        if not in_order or len(set(keys)) < len(keys):
            raise MalformedFrame
        return plan, data[end:]


class Round1(NamedTuple):
    """head ‖ plan ‖ highest u32 ‖ R_j: introduces the attempt to whoever sees it."""

    head: Head
    plan: Plan
    highest: int  # the highest epoch the sender ever confirmed
    R: bytes

    def encode(self) -> bytes:
        """The frame."""
        return self.head.encode() + self.plan.encode() + self.highest.to_bytes(4, "big") + self.R

    @property
    def agreement(self) -> bytes:
        """The attempt's id."""
        return self.head.agreement


def read_head(frame: bytes) -> Head:
    """The head of a frame of an agreement.

    Raises:
        MalformedFrame: it is none.
    """
    if len(frame) < HEAD_BYTES or frame[0] not in (ROUND1, ROUND2, ROUND3, CONFIRM):
        raise MalformedFrame
    return Head(*_HEAD.unpack_from(frame))


def frame_agreement(frame: bytes) -> bytes:
    """The id of the attempt that a round's frame belongs to.

    Raises:
        MalformedFrame: it is no frame of an agreement.
    """
    return read_head(frame).agreement


def read_round1(frame: bytes) -> Round1:
    """A first round's frame.

    Raises:
        MalformedFrame: it is not one.
    """
    head = read_head(frame)
    if head.type != ROUND1:
        raise MalformedFrame
    plan, rest = Plan.parse(frame[HEAD_BYTES:])
    if head.sender >= len(plan.roster) or len(rest) != 4 + KEY_BYTES:
        raise MalformedFrame
    return Round1(head, plan, int.from_bytes(rest[:4], "big"), rest[4:])


def frame_bytes(type_: int, plan: Plan, element_bytes: int) -> int:
    """The one length of a frame of this type in an agreement with this plan."""
    if type_ == ROUND1:
        return HEAD_BYTES + _PLAN_BYTES + len(plan.members) * _MEMBER_BYTES + 4 + KEY_BYTES
    if type_ == CONFIRM:
        return HEAD_BYTES + _LAST.size + HASH_BYTES
    return HEAD_BYTES + element_bytes + HASH_BYTES


def encode_last(last: Location) -> bytes:
    """A last step as confirmations carry it: epoch u32 ‖ era u32 ‖ era sender u8 ‖ step u32."""
    return _LAST.pack(*last)


def decode_last(data: bytes) -> Location:
    """Undoes :func:`encode_last`."""
    return Location(*_LAST.unpack(data))
