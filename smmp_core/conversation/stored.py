"""What of a running conversation must outlast a restart, besides messages and kept frames."""

import msgspec

from smmp_core.conversation.session import Session
from smmp_core.conversation.shelf import Shelf
from smmp_core.conversation.transcript import EMPTY, Position
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


class ConversationState(msgspec.Struct):
    """A conversation between two inputs."""

    current: Strand
    previous: Strand | None = None  # the epoch before, until its gaps are filled
    required: bool = False  # resync_required (SMMP §V)
    healing: bool = False  # resynced, the fresh key agreement is still to come
    base: bytes = EMPTY  # transcript hash over all that is agreed
    agreed: Position = (0, 0, 0)  # where it ends
    places: dict[bytes, Location] = {}  # where our own messages were last encrypted, by id
    unanswered: int = 0  # messages with content since our own last one
    forked: bool = False  # fork evidence was found

    @classmethod
    def begin(cls, epoch: Epoch, ratchet: RatchetState) -> "ConversationState":
        """The first epoch of a group."""
        return cls(Strand(epoch, ratchet, None, ratchet.location))
