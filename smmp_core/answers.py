"""What a member answers when asked for its state: the structs of the headless contract."""

from typing import TypeAlias

import msgspec

from smmp_core.events import DigestState, Membership, PublicPosition, Removed, Resync

Happening: TypeAlias = Membership | Removed | Resync
"""What a note tells: who came and went, and the stages of resyncs."""


class PeerInfo(msgspec.Struct, frozen=True):
    """A person."""

    fingerprint: str
    name: str
    online: bool
    verified: bool
    blocked: bool
    addresses: list[str]


class GroupInfo(msgspec.Struct, frozen=True):
    """A group."""

    group: str
    name: str
    members: list[str]  # fingerprints, our own among them
    epoch: int
    state: str
    unread: int


class MemberStatus(msgspec.Struct, frozen=True):
    """One member of a group and what it last said of its digest."""

    fingerprint: str
    online: bool
    position: PublicPosition | None
    digest: str | None
    state: DigestState
    heard: float | None = None  # seconds since it said so


class GroupStatus(msgspec.Struct, frozen=True):
    """The whole state of a group."""

    group: str
    state: str
    position: PublicPosition | None
    digest: str | None
    members: list[MemberStatus]  # ourselves included
    outbox: int  # our messages that not everybody holds


class MessageInfo(msgspec.Struct, frozen=True):
    """A message as it is stored."""

    position: PublicPosition | None  # None: in the outbox, not yet encrypted
    id: str
    sender: str
    text: str
    time: int  # the author's clock, ms since 1970
    digest: str
    agreed: bool  # every member holds it


class PrivateInfo(msgspec.Struct, frozen=True):
    """A one-on-one message as it is stored."""

    id: str
    peer: str  # the other end
    sender: str  # either end
    text: str
    time: int  # the author's clock, ms since 1970
    delivered: bool  # the other end holds it


class Hit(msgspec.Struct, frozen=True):
    """A message in which something was found."""

    group: str
    peer: str | None  # the other end, if it is a one-on-one message
    id: str
    sender: str
    time: int  # the author's clock, ms since 1970
    snippet: str  # one line of its words, or of its file's name, around the first match
    matches: tuple[tuple[int, int], ...]  # where matches stand in the line: (start, length), in characters

    def __repr__(self) -> str:
        return f"Hit({self.group[:8]}, {self.sender[:8]}, {self.id[:8]})"


class NoteInfo(msgspec.Struct, frozen=True):
    """What happened in a group beside its messages."""

    at: int  # this member's clock, ms since 1970
    epoch: int | None  # the one that began with it; None: none has begun since
    event: Happening
