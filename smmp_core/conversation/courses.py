"""The sessions of a conversation: the present epoch's, and the one before until its gaps are filled (§3 "The cut")."""

from collections.abc import Callable, Iterator, Sequence

from smmp_core.conversation.acknowledgements import Acknowledgements
from smmp_core.conversation.catching_up import CatchingUp
from smmp_core.conversation.faults import Faults
from smmp_core.conversation.session import Session
from smmp_core.conversation.shelf import Shelf
from smmp_core.conversation.signals import Lack, More
from smmp_core.conversation.stored import ConversationState, Strand
from smmp_core.conversation.voice import Voice
from smmp_core.errors import PeerError
from smmp_core.protocol.agreement import Established
from smmp_core.protocol.frames import MessageFrame, ResyncFrame
from smmp_core.protocol.message import Message

Took = Callable[[Session, MessageFrame | ResyncFrame, Message | None], None]


class Courses:
    """At most two sessions, the present one first."""

    def __init__(self, state: ConversationState, shelf: Shelf, faults: Faults) -> None:
        """Take up what was stored."""
        self._faults = faults
        self.current = CatchingUp(state.current.resume(shelf), faults)
        previous = state.previous
        self.previous = CatchingUp(previous.resume(shelf), faults) if previous is not None else None

    def __iter__(self) -> Iterator[CatchingUp]:
        yield self.current
        if self.previous is not None:
            yield self.previous

    def of_epoch(self, number: int) -> Session | None:
        """The session of an epoch, if it still lives."""
        return next((course.session for course in self if course.session.epoch.number == number), None)

    def strands(self) -> tuple[Strand, Strand | None]:
        """What must be stored."""
        current, *rest = (Strand.of(course.session) for course in self)
        return current, rest[0] if rest else None

    def answered(self, peer: bytes, answer: Lack | More, now: float) -> None:
        """What a member says to an ask of ours."""
        for course in self:
            if isinstance(answer, Lack):
                course.repair.lacks(peer, answer)
            else:
                course.repair.served(now)

    def fill_previous(
        self, took: Took, connected: Sequence[bytes], acks: Acknowledgements, voice: Voice, now: float
    ) -> bool:
        """Take what has come for the epoch we left, and ask for the rest; says whether it is over with it."""
        if self.previous is None:
            return False
        session, repair = self.previous.session, self.previous.repair
        try:
            while taken := session.advance(leave_gap=repair.hopeless):
                took(session, *taken)
        except PeerError:
            self.previous = None
            return True
        if session.behind and not repair.hopeless:
            self.previous.ask(connected, acks, voice, now)
            return False
        self.previous = None
        return True

    def new_epoch(self, established: Established) -> None:
        """Go on under a new key; the old epoch lives until its gaps are filled."""
        old = self.current.session
        for last in established.lasts.values():
            old.heard(last)
        self.previous = CatchingUp(old, self._faults) if old.behind else None
        self.current = CatchingUp(Session(established.epoch, established.ratchet), self._faults)

    def timers(self) -> list[float | None]:
        """When to ask again."""
        return [course.repair.next_timer() for course in self]
