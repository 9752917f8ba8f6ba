"""What the engine asks a home to keep; a batch of these is one transaction."""

from typing import Final, Literal, TypeAlias

import msgspec

KEPT_NOTES: Final = 200

LocationTuple: TypeAlias = tuple[int, int, int, int]
"""(epoch, era, era_sender, step)."""

FileStage: TypeAlias = Literal["", "wanted", "gone"]
"""Nothing special; being fetched, over restarts too; withdrawn by who announced it."""


class SaveGroup(msgspec.Struct, frozen=True):
    """Replace a group's whole secret state; overwriting it erases keys."""

    group: bytes
    name: str
    state: bytes

    def __repr__(self) -> str:
        return f"SaveGroup({self.group.hex()[:8]})"


class DropGroup(msgspec.Struct, frozen=True):
    """Forget a group with all that belongs to it."""

    group: bytes


class SaveMessage(msgspec.Struct, frozen=True):
    """Keep a message, or what has changed of it; named by (group, author, id)."""

    group: bytes
    id: bytes
    author: bytes  # identity key
    position: tuple[int, int, int] | None  # None: in the outbox, not yet encrypted
    time: int  # the author's clock, ms since 1970
    text: str
    digest: bytes  # conv_digest after it, 32 bytes
    agreed: bool

    def __repr__(self) -> str:
        return f"SaveMessage({self.group.hex()[:8]}, {self.author.hex()[:8]}, {self.id.hex()[:8]}, {self.position})"


class SavePrivate(msgspec.Struct, frozen=True):
    """Keep a one-on-one message (SMMP §IX); named by (group, author, id)."""

    group: bytes
    peer: bytes  # the other end's identity key
    author: bytes  # either end's
    id: bytes
    time: int  # the author's clock, ms since 1970
    text: str

    def __repr__(self) -> str:
        return f"SavePrivate({self.group.hex()[:8]}, {self.author.hex()[:8]}, {self.id.hex()[:8]})"


class MarkDelivered(msgspec.Struct, frozen=True):
    """The other end holds our one-on-one message."""

    group: bytes
    id: bytes


class MarkAgreed(msgspec.Struct, frozen=True):
    """Every member holds these messages."""

    group: bytes
    keys: list[tuple[bytes, bytes]]  # (author, id)


class MarkFinal(msgspec.Struct, frozen=True):
    """Nothing can come before these messages any more: a restart need not take them up."""

    group: bytes
    keys: list[tuple[bytes, bytes]]  # (author, id)


class SaveNote(msgspec.Struct, frozen=True):
    """Keep what happened in a group beside its messages; of each group the newest ``KEPT_NOTES`` are kept."""

    group: bytes
    at: int  # this member's clock, ms since 1970
    event: bytes  # JSON, as the headless member tells it


class PlaceNotes(msgspec.Struct, frozen=True):
    """An epoch has begun: it is the one of a group's notes that have none."""

    group: bytes
    epoch: int


class SaveFrame(msgspec.Struct, frozen=True):
    """Keep a frame until all have acknowledged it."""

    group: bytes
    location: LocationTuple
    frame: bytes


class DropFrames(msgspec.Struct, frozen=True):
    """Let go every kept frame behind a location and at or before another."""

    group: bytes
    through: LocationTuple
    after: LocationTuple | None = None  # None: from the first


class DropFrame(msgspec.Struct, frozen=True):
    """Let go one kept frame."""

    group: bytes
    location: LocationTuple


class SavePeer(msgspec.Struct, frozen=True):
    """Keep what is known of a person."""

    fingerprint: bytes  # identity key
    name: str
    verified: bool
    blocked: bool
    address: str | None
    told: str = ""  # the name that somebody else has too, as the user has been told


class DropPeer(msgspec.Struct, frozen=True):
    """Forget a person."""

    fingerprint: bytes  # identity key


class MarkRead(msgspec.Struct, frozen=True):
    """The user has seen everything in a group."""

    group: bytes


class MarkPrivateRead(msgspec.Struct, frozen=True):
    """The user has seen every one-on-one message of somebody in a group."""

    group: bytes
    peer: bytes  # identity key


class SaveName(msgspec.Struct, frozen=True):
    """Our own name."""

    name: str


class SavePreference(msgspec.Struct, frozen=True):
    """What the user prefers, as JSON."""

    key: str
    value: bytes


class SaveFile(msgspec.Struct, frozen=True):
    """Keep that a message announces a file; once kept, only ``MarkFile`` changes it."""

    group: bytes
    author: bytes  # of the message
    id: bytes  # the message's
    peer: bytes  # the other end's identity key, if the message is one-on-one; empty: everybody's in the group
    root: bytes
    size: int  # bytes
    stage: FileStage = ""


class MarkFile(msgspec.Struct, frozen=True):
    """What has become of a file that a message announces."""

    group: bytes
    author: bytes
    id: bytes
    stage: FileStage


class SavePicture(msgspec.Struct, frozen=True):
    """Keep a profile picture, in place of an older one."""

    fingerprint: bytes  # whose: identity key
    hash: bytes  # SHA-256 of ``data``
    data: bytes  # PNG or JPEG

    def __repr__(self) -> str:
        return f"SavePicture({self.fingerprint.hex()[:8]}, {len(self.data)} bytes)"


class DropPicture(msgspec.Struct, frozen=True):
    """Keep somebody's profile picture no longer."""

    fingerprint: bytes  # identity key


Write: TypeAlias = (
    SaveGroup
    | DropGroup
    | SaveMessage
    | SavePrivate
    | MarkDelivered
    | MarkAgreed
    | MarkFinal
    | SaveNote
    | PlaceNotes
    | SaveFrame
    | DropFrames
    | DropFrame
    | SavePeer
    | DropPeer
    | MarkRead
    | MarkPrivateRead
    | SaveName
    | SavePreference
    | SaveFile
    | MarkFile
    | SavePicture
    | DropPicture
)
