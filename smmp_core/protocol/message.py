"""The paper's message m, as M6 makes it."""

import struct
from typing import Final

import msgspec

from smmp_core.protocol.frames import MAX_CONTENT, MalformedFrame

ID_BYTES: Final = 16
TEXT: Final = 0
REFRESH: Final = 1  # empty: renews its sender's key, is not shown and not sent again

_FIXED = struct.Struct(">16sIII32s32sBQ")


def is_text(content: bytes) -> bool:
    """Whether these bytes are UTF-8."""
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True


class Message(msgspec.Struct, frozen=True):
    """id 16 ‖ position three u32 ‖ previous digest 32 ‖ hash(R_new) 32 ‖ kind u8 ‖ time u64 ‖ content."""

    id: bytes  # 16 bytes, its author's
    position: tuple[int, int, int]  # (epoch, era, step) where first encrypted
    previous_digest: bytes  # the sender's conv_digest before this message
    next_key_hash: bytes  # hash(R_new)
    kind: int
    time: int  # the author's clock, ms since 1970
    content: bytes  # UTF-8 in a text, nothing in a refresh

    def __repr__(self) -> str:
        """Without the content."""
        return f"Message({self.id.hex()[:8]}, {self.position}, {len(self.content)} bytes)"

    def encode(self) -> bytes:
        """The plaintext of c_m."""
        return (
            _FIXED.pack(self.id, *self.position, self.previous_digest, self.next_key_hash, self.kind, self.time)
            + self.content
        )

    @classmethod
    def parse(cls, data: bytes) -> "Message":
        """The message in a plaintext.

        Raises:
            MalformedFrame: it is not one.
        """
        if not _FIXED.size <= len(data) <= _FIXED.size + MAX_CONTENT:
            raise MalformedFrame
        id, epoch, era, step, previous, key_hash, kind, time = _FIXED.unpack_from(data)
        content = data[_FIXED.size :]
        if kind not in (TEXT, REFRESH) or (kind == REFRESH) != (not content) or not is_text(content):
            raise MalformedFrame
        return cls(id, (epoch, era, step), previous, key_hash, kind, time, content)
