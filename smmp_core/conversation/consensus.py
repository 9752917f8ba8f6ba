"""Saying what we hold, hearing what others hold, telling what all agree on (protocol.md §6 "Acknowledgement")."""

from collections.abc import Mapping, Sequence

from smmp_core.conversation.acknowledgements import Acknowledgements
from smmp_core.conversation.coverage import Coverage
from smmp_core.conversation.ledger import Ledger
from smmp_core.conversation.membership import Membership
from smmp_core.conversation.pace import AckPace
from smmp_core.conversation.session import Session
from smmp_core.conversation.shelf import Shelf
from smmp_core.conversation.transcript import Entry
from smmp_core.conversation.voice import Voice
from smmp_core.conversation.world import World
from smmp_core.protocol.acknowledgement import Ack, make_ack
from smmp_core.protocol.frames import NO_SENDER, Location


class Consensus:
    """One member's part in everybody seeing that everybody holds the same."""

    def __init__(
        self,
        world: World,
        membership: Membership,
        voice: Voice,
        ledger: Ledger,
        rosters: Mapping[int, tuple[bytes, ...]],
        now: float,
    ) -> None:
        """``rosters``: who took part in earlier epochs whose messages are open."""
        self._me, self._membership, self._voice, self._ledger = world.me, membership, voice, ledger
        self.acknowledgements = Acknowledgements(membership.common)
        self.coverage = Coverage(world.me, membership, rosters)
        self.coverage.renew(ledger.transcript)
        self.incomplete = False  # we know that we lack something of our own: we cannot say that we hold it all
        self.changed_at = now  # when our snapshot last changed
        self._pace = AckPace(now)
        self._let_go: tuple[Session, int] | None = None  # through which snapshot frames and keys are gone

    def hurry(self, now: float) -> None:
        """Say it now: a new era, or a new link."""
        self._pace.at = now

    def set_incomplete(self, incomplete: bool, now: float) -> None:
        """Whether we know that we lack something of our own; a change is said."""
        if incomplete != self.incomplete:
            self.incomplete = incomplete
            self._pace.changed(now)

    def link_up(self, session: Session, member: bytes, now: float) -> None:
        """A member is back: tell it how we stand, until it holds what we hold."""
        self.say(session, member, now)
        self._pace.came_back(now)
        self.changed_at = now

    def mark(self, session: Session, now: float) -> bool:
        """Take a snapshot, to which belongs whatever the transcript newly holds; says whether anything changed."""
        ratchet, acks = session.ratchet, self.acknowledgements
        hashes = self.coverage.hashes(self._ledger.transcript)
        changed = acks.mark(ratchet.location, ratchet.conv_digest, ratchet.check, hashes)
        if changed:
            self.changed_at = now
            self._pace.changed(now)
        self._ledger.mark(acks.current.serial)
        return changed

    def hear(self, session: Session, member: bytes, ack: Ack, now: float) -> None:
        """A member says what it holds; if it only repeats itself, it lacks ours."""
        if not self.acknowledgements.hear(member, ack, now):
            self.answer(session, member, now)

    def answer(self, session: Session, member: bytes, now: float) -> None:
        """Tell a member what we hold, unless that was just now."""
        if self._pace.may_answer(member, now):
            self.say(session, member, now)

    def say(self, session: Session, member: bytes, now: float) -> None:
        """Tell a member what we hold."""
        self._pace.told(member, now)
        spans = self.coverage.spans_with(member)
        transcript = bytes(32) if self.incomplete else self._ledger.transcript.hash(spans)
        recipient = session.epoch.roster.index(member)
        self._voice.post([member], make_ack(session.epoch, session.ratchet, transcript, recipient))

    def say_if_due(self, session: Session, connected: Sequence[bytes], now: float) -> None:
        """Tell the others: soon after a change, and again while somebody has not answered."""
        lacking = [member for member in connected if not self.acknowledgements.in_step(member)]
        for member in self._pace.due(now, list(connected), lacking):
            self.say(session, member, now)

    @property
    def at(self) -> float | None:
        """When to say it again."""
        return self._pace.at

    def agree(self, session: Session, shelf: Shelf) -> list[Entry]:
        """What every member has acknowledged is agreed: tell and return it, and let frames and keys go."""
        acks, ledger, epoch = self.acknowledgements, self._ledger, session.epoch
        others = [member for member in epoch.roster if member != self._me]
        for member in others:
            shown = acks.shown(member)
            if shown is not None:
                ledger.acknowledged(member, shown.position)
        agreed = ledger.agree(
            self.coverage.covers,
            lambda number: acks.reached(self.coverage.needed(number, epoch)),
            session.ratchet.conv_digest,
        )
        snapshot = acks.let_go(acks.reached(others))
        if snapshot is not None and (session, snapshot.serial) != self._let_go:
            self._let_go = session, snapshot.serial
            session.settle(snapshot.location)
            away = any(member not in epoch.roster for member in self._membership.present)
            after = Location(epoch.number, 0, NO_SENDER, 0) if away else None  # they may need what was before
            self._voice.let_go(shelf, snapshot.location, after)
        ledger.fold(self._membership.members)
        return agreed
