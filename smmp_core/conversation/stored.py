"""What of a group and its conversation must outlast a restart, besides messages and kept frames."""

from typing import NamedTuple

import msgspec

from smmp_core.conversation.membership import MembershipState
from smmp_core.conversation.pairs import PairsState
from smmp_core.conversation.session import Session
from smmp_core.conversation.shelf import Shelf
from smmp_core.conversation.transcript import Entry, Position, Span
from smmp_core.protocol.agreement import Agreement
from smmp_core.protocol.frames import Location
from smmp_core.protocol.housekeeping import Superseded
from smmp_core.protocol.state import Epoch, RatchetState


class Strand(msgspec.Struct):
    """One epoch's session."""

    epoch: Epoch
    ratchet: RatchetState
    superseded: Superseded | None  # what R4 keeps to change sides
    target: Location  # the furthest location known to exist

    @classmethod
    def of(cls, session: Session) -> "Strand":
        """What must be kept of a session."""
        return cls(session.epoch, session.ratchet, session.superseded, session.target)

    def resume(self, shelf: Shelf) -> Session:
        """The session as it stood."""
        session = Session(self.epoch, self.ratchet, self.superseded, shelf)
        session.heard(self.target)
        return session


class StoredEntry(NamedTuple):
    """A message that is not final."""

    entry: Entry
    text: str
    time: int  # the author's clock, ms since 1970
    agreed: bool


class ConversationState(msgspec.Struct):
    """A conversation between two inputs."""

    current: Strand
    previous: Strand | None = None  # the epoch before, until its gaps are filled
    required: bool = False  # resync_required (SMMP §V)
    healing: bool = False  # resynced, the fresh key agreement is still to come
    bases: dict[Span, bytes] = {}  # transcript hashes over all that is final
    final: dict[bytes, Position] = {}  # through where each member has acknowledged all that it had written
    rosters: dict[int, tuple[bytes, ...]] = {}  # who took part in earlier epochs, while their messages are open
    owed: dict[bytes, list[bytes]] = {}  # which of our messages go to one member alone
    places: dict[bytes, Location] = {}  # where our own messages were last encrypted, by id
    unanswered: int = 0  # messages with content since our own last one
    gaps: dict[bytes, dict[bytes, Position]] = {}  # what others hold and we lack: where, by author and id
    spoken: dict[Position, bytes] = {}  # where we wrote what we do not know of, and who has shown it
    lost: bool = False  # this home is not where it has been
    forked: bool = False  # fork evidence was found

    @classmethod
    def begin(cls, epoch: Epoch, ratchet: RatchetState) -> "ConversationState":
        """The first epoch of a group."""
        return cls(Strand(epoch, ratchet, None, ratchet.location))


class GroupState(msgspec.Struct):
    """What of a whole group."""

    name: str  # group_name of SMMP §V, our own
    membership: MembershipState
    highest: int = 0  # the highest epoch we ever confirmed
    confirmed: Agreement | None = None
    done: Agreement | None = None
    joined: tuple[bytes, ...] = ()  # key agreements we took part in
    began: int = 0  # when the epoch began, ms since 1970
    outdated: bool = False  # what is confirmed is of a home put back from a backup: its key may have been used
    conversation: ConversationState | None = None
    pairs: PairsState = msgspec.field(default_factory=PairsState)


def lost(state: bytes) -> bytes:
    """A group's stored state, of a home put back from a backup: it must use none of its old keys (R7)."""
    group = msgspec.msgpack.decode(state, type=GroupState)
    if group.conversation is not None:
        group.conversation.lost = True
        group.confirmed = None  # its epoch may have begun since, and its keys have been used
    elif group.confirmed is not None:
        group.outdated = True  # the first epoch: without its key nobody would take us in again
    return msgspec.msgpack.encode(group)
