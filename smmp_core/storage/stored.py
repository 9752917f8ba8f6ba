"""What a home holds, as it is read: groups, messages, one-on-one messages, notes."""

import msgspec

Place = tuple[tuple[int, int, int], bytes, bytes]
"""(position, author, id)."""


class StoredGroup(msgspec.Struct, frozen=True):
    """A group as it was last saved."""

    group: bytes
    name: str
    state: bytes

    def __repr__(self) -> str:
        return f"StoredGroup({self.group.hex()[:8]})"


class StoredMessage(msgspec.Struct, frozen=True):
    """A message as it was last saved."""

    group: bytes
    author: bytes  # identity key
    id: bytes
    position: tuple[int, int, int] | None  # None: in the outbox, not yet encrypted
    time: int  # the author's clock, ms since 1970
    text: str
    digest: bytes  # conv_digest after it, 32 bytes
    agreed: bool
    erased: bytes | None = None  # hash(content), where the text was erased

    def __repr__(self) -> str:
        return f"StoredMessage({self.group.hex()[:8]}, {self.author.hex()[:8]}, {self.id.hex()[:8]}, {self.position})"


class StoredPrivate(msgspec.Struct, frozen=True):
    """A one-on-one message as it was last saved."""

    group: bytes
    peer: bytes  # the other end's identity key
    author: bytes  # either end's
    id: bytes
    time: int  # the author's clock, ms since 1970
    text: str
    delivered: bool  # the other end holds it

    def __repr__(self) -> str:
        return f"StoredPrivate({self.group.hex()[:8]}, {self.author.hex()[:8]}, {self.id.hex()[:8]})"


class StoredNote(msgspec.Struct, frozen=True):
    """What happened in a group beside its messages."""

    group: bytes
    at: int  # this member's clock, ms since 1970
    epoch: int | None  # the one that began with it; None: none has begun since
    event: bytes  # JSON, as the headless member tells it
