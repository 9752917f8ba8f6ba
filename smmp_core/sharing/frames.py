"""What members say to each other about files, beside the conversation: one type byte, the root, and what belongs to it.

No frame names a group: a root is 256 bits that only its announcement tells.
"""

from typing import ClassVar, Final, TypeAlias

import msgspec

from smmp_core.sharing.layout import CHUNK, MAX_SIZE, TAG, Layout

_ROOT: Final = 32  # bytes
_MAX_PARTS: Final = Layout(MAX_SIZE).parts


class Ask(msgspec.Struct, frozen=True):
    """Do you have this file, and may I have it?"""

    TYPE: ClassVar[int] = 0x40
    root: str


class Have(msgspec.Struct, frozen=True):
    """I have all of it; ask me for parts."""

    TYPE: ClassVar[int] = 0x41
    root: str


class Lack(msgspec.Struct, frozen=True):
    """I do not have it, or no longer."""

    TYPE: ClassVar[int] = 0x42
    root: str


class Gone(msgspec.Struct, frozen=True):
    """I announced it and have withdrawn it."""

    TYPE: ClassVar[int] = 0x43
    root: str


class Want(msgspec.Struct, frozen=True):
    """Send me this part."""

    TYPE: ClassVar[int] = 0x44
    root: str
    part: int


class Part(msgspec.Struct, frozen=True):
    """A part that was wanted."""

    TYPE: ClassVar[int] = 0x45
    root: str
    part: int
    data: bytes

    def __repr__(self) -> str:
        return f"Part({self.root[:8]}, {self.part}, {len(self.data)} bytes)"


Frame: TypeAlias = Ask | Have | Lack | Gone | Want | Part
_PLAIN: Final[dict[int, type[Ask | Have | Lack | Gone]]] = {kind.TYPE: kind for kind in (Ask, Have, Lack, Gone)}
TYPES: Final = (*_PLAIN, Want.TYPE, Part.TYPE)


def encode(frame: Frame) -> bytes:
    """The frame's bytes."""
    head = bytes([frame.TYPE]) + bytes.fromhex(frame.root)
    match frame:
        case Want():
            return head + frame.part.to_bytes(4, "big")
        case Part():
            return head + frame.part.to_bytes(4, "big") + frame.data
        case _:
            return head


def decode(frame: bytes) -> Frame | None:
    """What a frame says; None if it is malformed. Never raises."""
    kind, root, rest = frame[:1], frame[1 : 1 + _ROOT], frame[1 + _ROOT :]
    if not kind or len(root) != _ROOT:
        return None
    if (plain := _PLAIN.get(kind[0])) is not None:
        return plain(root.hex()) if not rest else None
    part, data = int.from_bytes(rest[:4], "big"), rest[4:]
    if len(rest) < 4 or part >= _MAX_PARTS:
        return None
    if kind[0] == Want.TYPE:
        return Want(root.hex(), part) if not data else None
    if kind[0] == Part.TYPE:
        return Part(root.hex(), part, data) if 0 < len(data) <= CHUNK + TAG else None
    return None
