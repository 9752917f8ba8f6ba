"""A session with the repair of its gaps, at both ends: asking for what we lack, sending what others lack."""

from collections.abc import Sequence

from smmp_core.conversation.acknowledgements import Acknowledgements
from smmp_core.conversation.faults import Faults
from smmp_core.conversation.repair import Repair
from smmp_core.conversation.session import Session
from smmp_core.conversation.shelf import Shelf
from smmp_core.conversation.signals import Ask, Lack, More
from smmp_core.conversation.voice import Voice
from smmp_core.protocol.frames import NO_SENDER, Header, Location

MANY = 64  # missing steps worth a progress event


class CatchingUp:
    """One epoch's session and the way to fill its gaps."""

    def __init__(self, session: Session, faults: Faults) -> None:
        """Nothing is missing yet."""
        self.session = session
        self.repair = Repair(faults)
        self._told = -MANY  # where the last progress event stood

    def ask(self, connected: Sequence[bytes], acks: Acknowledgements, voice: Voice, now: float) -> None:
        """Ask for what is missing, those who are furthest first."""
        session, standings = self.session, acks.standings
        self.repair.gap(session.location, now)
        candidates = sorted(
            connected,
            key=lambda m: standings[m].ack.location if m in standings else session.location,
            reverse=True,
        )
        asked = self.repair.next_ask(candidates, session.first_held, now)
        if asked is not None:
            peer, ask = asked
            voice.signal([peer], ask)
        have, of = session.location, session.target
        if of.era_start == have.era_start and of.step - have.step >= MANY and have.step >= self._told + MANY:
            self._told = have.step
            voice.catching_up(have.step, of.step)

    def new_era(self) -> None:
        """Gaps of the era left behind no longer matter."""
        self.repair.closed()
        self._told = -MANY


def serve(shelf: Shelf, peer: bytes, ask: Ask, voice: Voice) -> None:
    """Send what a member lacks, as far as we hold it."""
    batch = shelf.answer(ask.after, ask.before)
    if batch is None:
        voice.signal([peer], Lack(ask.after))
        return
    for frame in batch:
        voice.post([peer], frame)
    voice.signal([peer], More(Header.parse(batch[-1]).location))


def serve_past(shelf: Shelf, peer: bytes, after: Location, voice: Voice) -> None:
    """Send a member that was away what it has missed in an epoch that we have left."""
    for frame in shelf.answer(after, Location(after.epoch + 1, 0, NO_SENDER, 0)) or ():
        voice.post([peer], frame)
