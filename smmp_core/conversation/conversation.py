"""One conversation at one member: joins the machines of this package and tells the world what happened.

Every input ends in :meth:`Conversation.settle`, which takes what can be taken, says what must be said
and leaves the rest to a timer. Nothing here touches a clock, a socket or a disk.
"""

from collections.abc import Iterable
from functools import partial

from smmp_core.conversation import signals
from smmp_core.conversation.catching_up import serve
from smmp_core.conversation.consensus import Consensus
from smmp_core.conversation.courses import Courses
from smmp_core.conversation.faults import Faults
from smmp_core.conversation.floor import Floor
from smmp_core.conversation.ledger import Ledger
from smmp_core.conversation.membership import Membership
from smmp_core.conversation.outbox import Outbox, Pending
from smmp_core.conversation.pace import RefreshPace, next_after
from smmp_core.conversation.pairs import Pairs
from smmp_core.conversation.recovery import Recovery
from smmp_core.conversation.repeats import Repeats
from smmp_core.conversation.session import Session, Verdict
from smmp_core.conversation.shelf import Shelf
from smmp_core.conversation.signals import Ask, Claim, Grant, Lack, More, Request, Yield
from smmp_core.conversation.stash import Stash
from smmp_core.conversation.stored import ConversationState, StoredEntry
from smmp_core.conversation.transcript import Entry
from smmp_core.conversation.voice import Voice
from smmp_core.conversation.world import World
from smmp_core.crypto.suite import hash_
from smmp_core.errors import PeerError
from smmp_core.events import ResyncStage
from smmp_core.protocol import frames
from smmp_core.protocol.acknowledgement import ForgedAck, read_ack
from smmp_core.protocol.agreement import Established
from smmp_core.protocol.frames import Header, Location, MalformedFrame, MessageFrame, ResyncFrame
from smmp_core.protocol.housekeeping import ResyncUndecryptable, make_resync
from smmp_core.protocol.message import REFRESH, TEXT, Message
from smmp_core.protocol.private import PrivateMessage
from smmp_core.protocol.receiving import KeyEquivocation
from smmp_core.protocol.state import Epoch

REASONS = {
    Verdict.CLASH: "Two messages were sent at the same moment, one by {}.",
    Verdict.TWOFOLD: "{} sent different things to different members.",
}
GRACE = 2.0  # seconds in which being behind is nothing to mention


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
        self.recovery = Recovery(world, self._voice, required=state.required, healing=state.healing, now=now)
        self._stash = Stash()
        self._uncompared: set[bytes] = set()  # whose digest status may have changed
        self._refresh = RefreshPace(state.unanswered, now)
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
        return self._dirty or self.ledger.changed or self.recovery.changed or self.repeats.changed

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
        self._dirty = self.ledger.changed = self.recovery.changed = self.repeats.changed = False
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
            forked=self.ledger.forked,
        )

    # -- inputs -------------------------------------------------------------------------------

    def send(self, id: bytes, text: str, now: float) -> None:
        """Put a message into the outbox; it is encrypted when we have the floor."""
        pending = Pending(id, text, self._world.wall())
        self.outbox.put(pending)
        self._effects.writes.append(pending.stored(self._group, self._world.me))
        if self.faults.collides(now):
            self._encrypt(pending, now)

    def wish_resync(self, now: float) -> None:
        """The user asks for a resync (protocol.md §5 "When")."""
        self._require("You asked for it.", now)

    def link_up(self, peer: bytes, now: float) -> None:
        """A member is back: tell it how we stand and who has the floor."""
        turn = self._floor.turns.present()
        if turn is not None:
            self._voice.signal([peer], turn)  # first: the acknowledgement lets it speak
        self.consensus.say(self._session, peer, now)
        self._floor.link_up(peer, now)
        self.consensus.changed_at = now

    def link_down(self, peer: bytes, now: float) -> None:
        """A member is gone for now."""
        self.recovery.link_down(peer)
        self._floor.heard(peer)

    def receive(self, peer: bytes, frame: bytes, now: float) -> None:
        """Handle a message, resync, acknowledgement, turn or repair frame that came over ``peer``'s link."""
        if self.faults.leaves_at is not None:
            self.faults.incoming.append((peer, frame))
        elif self.faults.parted(peer):
            return
        elif frame[0] in (frames.MESSAGE, frames.RESYNC, frames.ACK):
            self._protocol_frame(peer, frame, now)
        elif peer in self.epoch.roster:
            self._signal_frame(peer, frame, now)

    def _protocol_frame(self, peer: bytes, frame: bytes, now: float) -> None:
        try:
            header = Header.parse(frame)
        except MalformedFrame:
            return
        here = self.location
        if header.location.epoch > here.epoch:
            self._stash.put(peer, frame)
        session = self._courses.of_epoch(header.location.epoch)
        if session is None:
            return
        if frame[0] == frames.ACK:
            self._hear(session, frame, now)
            return
        verdict = session.offer(frame)
        author = session.epoch.roster[header.sender] if header.sender < session.epoch.N else b""
        if verdict is Verdict.TWOFOLD:
            self.ledger.accuse(author, "{} sent different things to different members.")
        if session is self._session and verdict in REASONS:
            self._require(REASONS[verdict].format(self._world.name_of(author)), now)
        elif session is self._session and verdict is Verdict.DIVIDED:
            self.recovery.wants_agreement = "Two resyncs happened at once."

    def _hear(self, session: Session, frame: bytes, now: float) -> None:
        try:
            ack = read_ack(session.epoch, frame)
        except ForgedAck:
            return
        session.heard(ack.location)
        member = session.epoch.roster[ack.sender]
        if member == self._world.me or member not in self.epoch.roster:
            return
        self._floor.heard(member)
        self._uncompared.add(member)
        self.consensus.hear(self._session, member, ack, now)
        if session is self._session and session.loses(ack.location):
            self._voice.show(self.shelf, member, self.location.era_start)  # the resync that wins

    def _signal_frame(self, peer: bytes, frame: bytes, now: float) -> None:
        try:
            signal = signals.decode(frame)
        except MalformedFrame:
            return
        match signal:
            case Request() | Grant() | Claim() | Yield():
                turns, sender = self._floor.turns, self.epoch.roster.index(peer)
                if signal.era == turns.era:
                    self._voice.signal([peer], *turns.receive(sender, signal, now, self.location.step))
                elif signal.era > turns.era:
                    self._stash.put(peer, frame)
            case Ask() if not self.faults.no_repair:
                serve(self.shelf, peer, signal, self._voice)
            case Lack() | More():
                self._courses.answered(peer, signal, now)
            case _:
                pass

    # -- taking what came ---------------------------------------------------------------------

    def settle(self, now: float) -> None:
        """Bring everything up to what is now possible; called after each input."""
        self._settled_at = now
        if self.faults.hold(now):
            return
        sent, came = self.faults.release(now)
        self._effects.frames += sent
        for peer, frame in came:
            self.receive(peer, frame, now)
        self._take_previous(now)
        self._take(now)
        for entry in self.consensus.agree(self._session, self.shelf):
            if entry.author == self._world.me:
                self.outbox.settle(entry.id)
        self._speak(now)
        self._compare(now)
        self._resync_if_due(now)
        self.consensus.say_if_due(self._session, self.connected, now)

    def _take_previous(self, now: float) -> None:
        """Fill the gaps of the epoch we left."""
        acks, took = self.acknowledgements, partial(self._took, now=now)
        if self._courses.fill_previous(took, self.connected, acks, self._voice, now):
            self._dirty = True

    def _take(self, now: float) -> None:
        session, repair = self._session, self._courses.current.repair
        try:
            while taken := session.advance(leave_gap=repair.hopeless):
                self._took(session, *taken, now=now)
        except KeyEquivocation as error:
            self._voice.alert("equivocation", error.peer, str(error))
            self._require(str(error), now)
        except ResyncUndecryptable as error:
            self.recovery.wants_agreement = str(error)  # R6
        except PeerError as error:
            name = self._world.name_of(error.peer) if error.peer else "a member"
            self._require(f"{error} It came from {name}.", now)
        if not session.behind:
            repair.closed()
            return
        self._courses.current.ask(self.connected, self.acknowledgements, self._voice, now)
        if repair.hopeless and not self.recovery.episode.required:
            if session.target.era_start == session.location.era_start:
                self._require("A message is missing, and nobody connected can send it again.", now)
            elif self.recovery.wants_agreement is None:
                self.recovery.wants_agreement = "A resync was missed."

    def _took(
        self, session: Session, frame: MessageFrame | ResyncFrame, message: Message | None, *, now: float
    ) -> None:
        """A frame was accepted: keep it, and show what it brought."""
        author = session.epoch.roster[frame.header.sender]
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
        if self.consensus.mark(self._session, now):
            self._dirty = True
            self._uncompared.update(self.others)

    # -- speaking -----------------------------------------------------------------------------

    @property
    def _may_encrypt(self) -> bool:
        return bool(self.connected) and not self.recovery.silenced and not self._session.behind

    def _wanting(self, now: float) -> bool:
        return self._next_pending() is not None or self._refresh.due(now, self.epoch.N)

    def _next_pending(self) -> Pending | None:
        """The next message to be encrypted in this era: none goes to anybody who joined after it was written."""
        newest = max(map(self._membership.since, self.epoch.roster))
        return self.outbox.next(self.location.era_start, newest)

    def _speak(self, now: float) -> None:
        """Encrypt what waits if we have the floor, pass it on, or ask for it."""
        if not self._may_encrypt or not self._floor.is_open(now, self.gathered):
            return
        turns = self._floor.turns
        while turns.may_speak(self.location.step):
            pending = self._next_pending()
            if pending is None and not self._refresh.due(now, self.epoch.N):
                break
            self._encrypt(pending, now)
            turns.spoke()
        indices = [self.epoch.roster.index(member) for member in (self._world.me, *self.connected)]
        told = self._floor.ask_or_pass(self.location.step, self._wanting(now), indices, now)
        self._voice.signal(self.connected, *told)
        if self._wanting(now) and turns.may_speak(self.location.step):
            self._speak(now)

    def _encrypt(self, pending: Pending | None, now: float) -> None:
        """Encrypt a message, or an empty refresh, as the next step (SMMP §VII)."""
        session, world = self._session, self._world
        if pending is None:
            id, position, kind, time, content = world.random(16), None, REFRESH, world.wall(), b""
        else:
            id, position, kind, time, content = pending.id, pending.position, TEXT, pending.time, pending.text.encode()
        frame, message = session.encrypt(
            id=id, position=position, kind=kind, time=time, content=content, random=world.random
        )
        self._refresh.spoke()
        if pending is not None:
            pending.at = session.location
            if pending.position is not None:
                self.recovery.sent_again(world.me, pending.id)
            else:
                pending.position = message.position
                entry = Entry(message.position, world.me, pending.id, hash_(content))
                self.ledger.place(entry, pending.text, pending.time, self.digest)
                self.repeats.owe(pending.id, set(self._membership.present) - set(self.epoch.roster))
        self._voice.keep(self.shelf, session.location, frame)
        self._floor.turns.stirred(self.epoch.j, self.location.step, now)
        self._mark(now)
        for member, sent in self.faults.pass_on(self.connected, frame, now):
            self._voice.post([member], sent)

    # -- out of step and back -----------------------------------------------------------------

    def _require(self, reason: str, now: float) -> None:
        self.recovery.require(reason, self.location, now)

    def _compare(self, now: float) -> None:
        """Who differs gets the frame that we took there: with its own it holds what proves who lied."""
        members = (self._uncompared | self.recovery.differing) & set(self.others)
        self._uncompared = set()
        for member, ack in self.recovery.compare(members, self.acknowledgements, self.location, now):
            self._voice.show(self.shelf, member, ack.location)

    def _resync_if_due(self, now: float) -> None:
        """Send a resync when its back-off has run down (SMMP §X.B.1)."""
        if not self.connected or not self.recovery.due(now):
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
        self.recovery.over(self.location)
        self.repeats.send(established.epoch)
        self._start_era(now, fresh=True)
        self._mark(now)

    def take_repeat(self, author: bytes, id: bytes, message: PrivateMessage, now: float) -> None:
        """An author has sent us alone what we had missed."""
        self.repeats.take(author, id, message, here=self.location.position, digest=self.digest)
        self._mark(now)

    # -- timers -------------------------------------------------------------------------------

    def next_timer(self) -> float | None:
        """When :meth:`settle` wants to be called although nothing came in."""
        if self.faults.leaves_at is not None:
            return self.faults.leaves_at
        times = [self.consensus.at, *self.faults.timers(), *self._courses.timers()]
        if self.connected:
            times += self.recovery.timers()
        if self._may_encrypt:
            times.append(self._refresh.at)
            if self._wanting(self._settled_at):
                times += self._floor.timers()
        return next_after(self._settled_at, times)
