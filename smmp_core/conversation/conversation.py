"""One conversation at one member: joins the machines of this package and tells the world what happened.

Every input ends in :meth:`Conversation.settle`, which takes what can be taken, says what must be said
and leaves the rest to a timer. Nothing here touches a clock, a socket or a disk.
"""

from collections.abc import Iterable
from functools import partial

from smmp_core.conversation.comparison import Comparison
from smmp_core.conversation.consensus import Consensus
from smmp_core.conversation.courses import Courses
from smmp_core.conversation.faults import Faults
from smmp_core.conversation.floor import Floor
from smmp_core.conversation.ledger import Ledger
from smmp_core.conversation.listening import Listener
from smmp_core.conversation.membership import Membership
from smmp_core.conversation.outbox import Outbox, Pending
from smmp_core.conversation.pace import RefreshPace, next_after
from smmp_core.conversation.pairs import Pairs
from smmp_core.conversation.reclaiming import Reclaiming
from smmp_core.conversation.recovery import Recovery
from smmp_core.conversation.repeats import Repeats
from smmp_core.conversation.session import Session
from smmp_core.conversation.shelf import Shelf
from smmp_core.conversation.speaking import MOMENT, Speaker
from smmp_core.conversation.stash import Stash
from smmp_core.conversation.stored import ConversationState, StoredEntry, Strand
from smmp_core.conversation.voice import Voice
from smmp_core.conversation.world import World
from smmp_core.errors import PeerError
from smmp_core.events import ResyncStage
from smmp_core.protocol.agreement import Established
from smmp_core.protocol.frames import Location, MessageFrame, ResyncFrame
from smmp_core.protocol.housekeeping import ResyncUndecryptable, make_resync
from smmp_core.protocol.message import TEXT, Message
from smmp_core.protocol.private import RETURNED, PrivateMessage
from smmp_core.protocol.receiving import KeyEquivocation
from smmp_core.protocol.state import Epoch

TAKEN = 16  # frames that waited for another, in one go


class Conversation:
    """The running conversation of a group that has agreed on a key."""

    def __init__(
        self,
        world: World,
        group: bytes,
        state: ConversationState,
        now: float,
        *,
        membership: Membership,
        pairs: Pairs,
        messages: Iterable[StoredEntry] = (),
        unplaced: Iterable[Pending] = (),
        kept: Iterable[tuple[Location, bytes]] = (),
        fresh: bool = False,
    ) -> None:
        """Take up the conversation where ``state`` says it stood.

        ``messages``: the stored ones that are not final; ``unplaced``: our own that were never encrypted; ``kept``:
        the kept frames; ``fresh``: the epoch was established just now, so that the lowest connected index holds the
        floor.
        """
        self._world, self._effects, self._group = world, world.effects, group
        self._membership = membership
        self.faults = Faults()
        self._voice = Voice(world, group, self.faults)
        self.shelf = Shelf(kept)
        self._courses = Courses(state, self.shelf, self.faults)
        messages = list(messages)
        self.ledger = Ledger(
            world,
            group,
            self._voice,
            [(entry, agreed) for entry, _, _, agreed in messages],
            bases=state.bases,
            final=state.final,
            forked=state.forked,
        )
        self.consensus = Consensus(world, membership, self._voice, self.ledger, state.rosters, now)
        self.acknowledgements = self.consensus.acknowledgements
        self.outbox = Outbox()
        for entry, text, time, agreed in messages:
            if entry.author == world.me and not agreed and self.consensus.coverage.covers(entry):
                self.outbox.put(Pending(entry.id, text, time, entry.position, state.places.get(entry.id)))
        for pending in unplaced:
            self.outbox.put(pending)
        self.repeats = Repeats(
            world, group, membership, pairs, self.outbox, self.ledger, self.acknowledgements, state.owed
        )
        self.reclaiming = Reclaiming(
            world,
            membership=membership,
            ledger=self.ledger,
            outbox=self.outbox,
            here=lambda: (self.location.position, self.digest),
            spoken=state.spoken,
        )
        self.consensus.incomplete = bool(self.reclaiming.spoken)
        self.comparison = Comparison(
            world,
            group,
            membership=membership,
            pairs=pairs,
            ledger=self.ledger,
            repeats=self.repeats,
            acks=self.acknowledgements,
            voice=self._voice,
            reclaiming=self.reclaiming,
            gaps=state.gaps,
        )
        self.recovery = Recovery(
            world, self._voice, required=state.required, healing=state.healing, lost=state.lost, now=now
        )
        self._stash = Stash()
        self._refresh = RefreshPace(state.unanswered, now)
        self._speaker = Speaker(
            world,
            voice=self._voice,
            faults=self.faults,
            membership=membership,
            shelf=self.shelf,
            ledger=self.ledger,
            outbox=self.outbox,
            repeats=self.repeats,
            recovery=self.recovery,
            refresh=self._refresh,
        )
        self._listener = Listener(
            world,
            group,
            voice=self._voice,
            faults=self.faults,
            shelf=self.shelf,
            courses=self._courses,
            ledger=self.ledger,
            consensus=self.consensus,
            recovery=self.recovery,
            comparison=self.comparison,
            reclaiming=self.reclaiming,
            stash=self._stash,
        )
        self._more_at: float | None = None
        self._dirty = fresh
        self._settled_at = now
        self._start_era(now, fresh=fresh)
        self._mark(now)

    # -- what others may ask ------------------------------------------------------------------

    @property
    def _session(self) -> Session:
        return self._courses.current.session

    @property
    def epoch(self) -> Epoch:
        """The present epoch."""
        return self._session.epoch

    @property
    def location(self) -> Location:
        """The last accepted step."""
        return self._session.location

    @property
    def digest(self) -> bytes:
        """conv_digest (SMMP §V)."""
        return self._session.ratchet.conv_digest

    @property
    def strand(self) -> Strand:
        """The present session as it would be stored."""
        return Strand.of(self._session)

    @property
    def others(self) -> list[bytes]:
        """The other members' identity keys."""
        return [member for member in self.epoch.roster if member != self._world.me]

    @property
    def connected(self) -> list[bytes]:
        """The other members with a link."""
        return [member for member in self.others if member in self._world.connected]

    @property
    def dirty(self) -> bool:
        """Whether the state has changed since :meth:`state` was last asked."""
        return self._dirty or any(part.changed for part in self._parts)

    @property
    def _parts(self) -> tuple[Ledger | Recovery | Repeats | Comparison | Reclaiming, ...]:
        return self.ledger, self.recovery, self.repeats, self.comparison, self.reclaiming

    @property
    def all_in_step(self) -> bool:
        """Whether all connected members hold exactly what we hold."""
        return all(self.acknowledgements.in_step(member) for member in self.connected)

    @property
    def gathered(self) -> bool:
        """Whether all connected members have acknowledged in this era."""
        here = self.location.era_start
        return self.acknowledgements.all_at(self.connected, here)

    def state(self) -> ConversationState:
        """What must be stored."""
        self._dirty = False
        for part in self._parts:
            part.changed = False
        current, previous = self._courses.strands()
        return ConversationState(
            current=current,
            previous=previous,
            required=self.recovery.episode.required,
            healing=self.recovery.episode.healing,
            bases=self.ledger.transcript.bases,
            final=self.ledger.final,
            rosters=self.consensus.coverage.rosters,
            owed=self.repeats.owed,
            places=self.outbox.places(),
            unanswered=self._refresh.unanswered,
            gaps=self.comparison.gaps,
            spoken=self.reclaiming.spoken,
            lost=self.recovery.is_lost,
            forked=self.ledger.forked,
        )

    def trace(self) -> None:
        """Tell a tracer that has just begun how we stand."""
        if self._world.tracer is not None:
            self._world.tracer.stands(self._group, self.epoch, self._session.ratchet)
            self._world.tracer.floor(self._group, self.epoch, self._floor.turns)
            for member, standing in self.acknowledgements.standings.items():
                if member in self.epoch.roster:
                    state = self.acknowledgements.state(member)
                    self._world.tracer.heard(self._group, member, standing.ack, state)

    # -- inputs -------------------------------------------------------------------------------

    def send(self, id: bytes, text: str, now: float) -> None:
        """Put a message into the outbox; it is encrypted when we have the floor."""
        pending = Pending(id, text, self._world.wall())
        self.outbox.put(pending)
        self._effects.writes.append(pending.stored(self._group, self._world.me))
        if self.faults.collides(now):
            self._speaker.encrypt(self._session, self._floor, pending, self.connected, now)
            self._mark(now)

    def wish_resync(self, now: float) -> None:
        """The user asks for a resync (protocol.md §5 "When")."""
        self._require("You asked for it.", now)

    def link_up(self, peer: bytes, now: float) -> None:
        """A member is back: tell it how we stand and who has the floor."""
        turn = self._floor.turns.present()
        if turn is not None:
            self._voice.signal([peer], turn)  # first: the acknowledgement lets it speak
        self.consensus.link_up(self._session, peer, now)
        self._floor.link_up(peer, now)

    def challenge(self, peer: bytes, now: float) -> None:
        """A member seems to stand in another epoch: if it does not, our acknowledgement makes it say so."""
        self.consensus.say(self._session, peer, now)

    def link_down(self, peer: bytes, now: float) -> None:
        """A member is gone for now."""
        self.recovery.link_down(peer)
        self._floor.heard(peer)

    def receive(self, peer: bytes, frame: bytes, now: float) -> None:
        """Handle a message, resync, acknowledgement, turn or repair frame that came over ``peer``'s link."""
        self._listener.hear(peer, frame, self._floor, now)

    # -- taking what came ---------------------------------------------------------------------

    def settle(self, now: float) -> None:
        """Bring everything up to what is now possible; called after each input."""
        self._settled_at, self._more_at = now, None
        if self.faults.hold(now):
            return
        if count := self.faults.take_forget():
            self._voice.forget(self.shelf, count)
            self.recovery.lost()
        sent, came = self.faults.release(now)
        self._effects.frames += sent
        for peer, frame in came:
            self.receive(peer, frame, now)
        self.consensus.set_incomplete(bool(self.reclaiming.spoken), now)
        for member in self.recovery.ahead.ask(now):
            self.challenge(member, now)
        self._take_previous(now)
        self._take(now)
        for entry in self.consensus.agree(self._session, self.shelf):
            if entry.author == self._world.me:
                self.outbox.settle(entry.id)
        self._speak(now)
        for member, ack in self.recovery.compare(self.others, self.acknowledgements, self.location, now):
            self._voice.show(self.shelf, member, ack.location)  # with its own it then holds what proves who lied
        if not self.faults.no_repair:
            self.comparison.settle(self.connected, now)
            self._find_back(now)
            self._mark(now)
        self._resync_if_due(now)
        self.consensus.say_if_due(self._session, self.connected, now)
        if self._world.tracer is not None:
            self._world.tracer.floor(self._group, self.epoch, self._floor.turns)

    def _take_previous(self, now: float) -> None:
        """Fill the gaps of the epoch we left."""
        acks, took = self.acknowledgements, partial(self._took, now=now)
        if self._courses.fill_previous(took, self.connected, acks, self._voice, now):
            self._dirty = True

    def _take(self, now: float) -> None:
        session, repair = self._session, self._courses.current.repair
        left = TAKEN
        try:
            while left and (taken := session.advance(leave_gap=repair.hopeless)):
                self._took(session, *taken, now=now)
                left -= 1
        except PeerError as error:
            self._cannot_take(session, error, now)
        if left == 0:
            self._more_at = now + MOMENT
            return
        if not session.behind:
            repair.closed()
            return
        self._courses.current.ask(self.connected, self.acknowledgements, self._voice, now)
        if repair.denied and all(self.acknowledgements.has_passed(m, session.location) for m in self.connected):
            self.recovery.lost()  # they took it and hold it no more: all had acknowledged it, we too, or it is too much
        elif repair.hopeless and not session.behind_era:
            self._require("A message is missing, and nobody connected can send it again.", now)
        elif repair.hopeless and self.recovery.wants_agreement is None:
            self.recovery.wants_agreement = "A resync was missed."

    def _cannot_take(self, session: Session, error: PeerError, now: float) -> None:
        """The next frame is genuine and cannot be followed."""
        if self._world.tracer is not None:
            self._world.tracer.refused(self._group, error.peer or b"", session.tried, error)
        match error:
            case KeyEquivocation():
                self._voice.alert("equivocation", error.peer, str(error))
                self._require(str(error), now)
            case ResyncUndecryptable():
                self.recovery.wants_agreement = str(error)  # R6
            case _:
                name = self._world.name_of(error.peer) if error.peer else "a member"
                self._require(f"{error} It came from {name}.", now)

    def _took(
        self, session: Session, frame: MessageFrame | ResyncFrame, message: Message | None, *, now: float
    ) -> None:
        """A frame was accepted: keep it, and show what it brought."""
        author = session.epoch.roster[frame.header.sender]
        if self._world.tracer is not None:
            self._world.tracer.accepted(self._group, author, frame, message)
        self._voice.keep(self.shelf, frame.header.location, frame.encode())
        if message is None:
            if session is self._session:
                self._changed_era(author, "received", now)
            return
        if message.kind == TEXT:
            if message.position < session.location.era_start.position:
                self.recovery.sent_again(author, message.id)
            self.ledger.admit(
                author,
                message.id,
                message.position,
                message.content,
                message.time,
                here=session.location.position,
                digest=session.ratchet.conv_digest,
            )
            self._refresh.heard(now)
        if session is self._session:
            self._floor.turns.stirred(frame.header.sender, self.location.step, now)
        self._mark(now)

    def _mark(self, now: float) -> None:
        """Something changed in what we hold, perhaps."""
        if self._world.tracer is not None:
            self._world.tracer.stands(self._group, self.epoch, self._session.ratchet)
        if self.consensus.mark(self._session, now):
            self._dirty = True
            self.recovery.uncompared.update(self.others)

    # -- speaking -----------------------------------------------------------------------------

    def _speak(self, now: float) -> None:
        said = partial(self._mark, now)
        self._more_at = self._more_at or self._speaker.speak(
            self._session, self._floor, self.connected, now, gathered=self.gathered, said=said
        )

    # -- out of step and back -----------------------------------------------------------------

    def _find_back(self, now: float) -> None:
        """After a loss: when it is over, or that it will not be as it was."""
        if self.recovery.is_over(now, bool(self.connected) and self.all_in_step):
            self.reclaiming.forget()
        if self.comparison.hopeless and self.recovery.wants_agreement is None:
            self._membership.begin_anew()
            self.recovery.wants_agreement = "What others hold of this home's own messages cannot be brought back."

    def _require(self, reason: str, now: float) -> None:
        self.recovery.require(reason, self.location, now)

    def _resync_if_due(self, now: float) -> None:
        """Send a resync when its back-off has run down (SMMP §X.B.1).

        Not before we have heard how those linked stand, nor into an era that has begun: a home put back in the middle
        of a resync has sent another there.
        """
        heard = self._floor.is_open(now, self.gathered)
        if not self.connected or not self.recovery.due(now) or not heard or self._session.behind_era:
            return
        offer = make_resync(self.epoch, self._session.ratchet, self.location.era + 1, self._world.random)
        self._session.resync(offer)
        self._voice.keep(self.shelf, self.location, offer.frame)
        self._voice.post(self.connected, offer.frame)
        self._changed_era(self._world.me, "sent", now)

    def _changed_era(self, by: bytes, stage: ResyncStage, now: float) -> None:
        self.recovery.passed(stage, by, self.location, now)
        self._courses.current.new_era()
        self._start_era(now, fresh=True)
        self._mark(now)

    def _start_era(self, now: float, *, fresh: bool) -> None:
        """The lowest connected index holds the floor at an era's start (protocol.md §6 "Turns")."""
        present = [self._world.me, *self.connected]
        lowest = min(map(self.epoch.roster.index, present))
        self._floor = Floor(self.location.era_start, self.epoch.j, lowest if fresh else None, now)
        self.consensus.hurry(now)
        for peer, frame in self._stash.take():
            self.receive(peer, frame, now)

    def new_epoch(self, established: Established, now: float) -> None:
        """Go on under a new key agreement; the old epoch lives until its gaps are filled (§3 "The cut")."""
        old = self._session
        self._courses.new_epoch(established)
        for member in set(self.acknowledgements.standings) - set(self._membership.present):
            self.acknowledgements.forget(member)
        self.consensus.coverage.left(old.epoch, self.ledger.transcript)
        self.consensus.coverage.renew(self.ledger.transcript)
        self.recovery.over(self.location, now)
        self.reclaiming.new_epoch()
        self.comparison.new_epoch()
        self.repeats.send(established.epoch)
        self._start_era(now, fresh=True)
        self._mark(now)

    def take_repeat(self, author: bytes, id: bytes, message: PrivateMessage, now: float) -> None:
        """An author has sent us alone what we had missed."""
        if message.kind == RETURNED:
            self.reclaiming.given_back(id, message)
        else:
            here, digest = self.location.position, self.digest
            self.repeats.take(author, id, message, here=here, digest=digest)
        self._mark(now)

    # -- timers -------------------------------------------------------------------------------

    def next_timer(self) -> float | None:
        """When :meth:`settle` wants to be called although nothing came in."""
        if self.faults.leaves_at is not None:
            return self.faults.leaves_at
        times = [
            self._more_at,
            self.recovery.found_at,
            self.consensus.at,
            *self.faults.timers(),
            *self._courses.timers(),
            *self.comparison.timers(),
        ]
        if self.connected:
            times += self.recovery.timers()
        if self.connected and self.recovery.episode.required:
            times += self._floor.timers()
        if self._speaker.may_encrypt(self._session, self.connected):
            times.append(self._refresh.at)
            if self._speaker.wanting(self._session, self._settled_at):
                times += self._floor.timers()
        return next_after(self._settled_at, times)
