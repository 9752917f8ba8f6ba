"""One group at one member: joins its membership, its key agreements, its conversation and its pairs.

A :class:`~smmp_core.conversation.conversation.Conversation` lives inside as soon as a first key stands.
"""

from collections.abc import Collection, Iterable

import msgspec

from smmp_core import events
from smmp_core.conversation import signals
from smmp_core.conversation.conversation import Conversation
from smmp_core.conversation.faults import Faults
from smmp_core.conversation.herald import Herald
from smmp_core.conversation.membership import Membership, MembershipState
from smmp_core.conversation.outbox import Pending
from smmp_core.conversation.pace import next_after
from smmp_core.conversation.pairs import Pairs, Parcel
from smmp_core.conversation.rekeying import ROUNDS, Rekeying
from smmp_core.conversation.renewal import Renewal
from smmp_core.conversation.signals import Abandon, Answer, Heard, Invite, Leave, Remove
from smmp_core.conversation.stash import Stash
from smmp_core.conversation.stored import ConversationState, GroupState, StoredEntry
from smmp_core.conversation.voice import Voice
from smmp_core.conversation.word import Word, group_word
from smmp_core.conversation.world import World
from smmp_core.errors import LocalError, PeerError
from smmp_core.protocol import frames, private
from smmp_core.protocol.frames import Location, MalformedFrame
from smmp_core.protocol.private import Pair, PrivateMessage
from smmp_core.protocol.rounds import Plan
from smmp_core.storage.writes import DropGroup, SaveGroup

NO_STEP = Location(0, 0, 0xFF, 0)
MEMBERSHIP = (Invite.TYPE, Answer.TYPE, Leave.TYPE, Remove.TYPE, Heard.TYPE)


class Group:
    """One group at one member."""

    def __init__(
        self,
        world: World,
        id: bytes,
        state: GroupState,
        now: float,
        *,
        messages: Iterable[StoredEntry] = (),
        unplaced: Iterable[Pending] = (),
        kept: Iterable[tuple[Location, bytes]] = (),
        parcels: Iterable[Parcel] = (),
    ) -> None:
        """Take a group up where ``state`` says it stood.

        ``messages``, ``unplaced`` and ``kept`` as for ``Conversation``, ``parcels`` as for ``Pairs``.
        """
        self._world, self._effects, self.id, self._state = world, world.effects, id, state
        self._waiting = list(unplaced)  # written before the first key stands
        self._voice = Voice(world, id, Faults())
        self.conversation: Conversation | None = None
        self.pairs = Pairs(
            world, self._voice, state.pairs, parcels, known=self._holds, take=self._take_alone, arrived=self._arrived
        )
        self.membership = Membership(world, id, self._voice, state.membership, pairs=self._pairs_with)
        self.rekeying = Rekeying(
            world,
            id,
            may_join=self._may_join,
            last_step=lambda: self.conversation.location if self.conversation else NO_STEP,
            highest=state.highest,
            confirmed=state.confirmed,
            done=state.done,
            joined=state.joined,
            now=now,
        )
        self._renewal = Renewal(world, self.membership, self.rekeying, self.pairs, now)
        self._herald = Herald(self._voice, self.membership, self.rekeying, self._renewal, lambda: self.conversation)
        if state.conversation is not None:
            self._converse(state.conversation, now, messages=messages, kept=kept)
            assert self.conversation is not None
            self.conversation.recovery.cut = self.rekeying.cut
            self.conversation.repeats.send(self.conversation.epoch)
        self._early = Stash()  # frames of an epoch from who established it before us
        self._dirty = False
        self._settled_at = now
        self._word = Word("")
        self._healed_at: float | None = None

    def _may_join(self, plan: Plan) -> Plan | None:
        """Our view of somebody else's plan, if we take part."""
        present = self.conversation.epoch.roster if self.conversation is not None else ()
        confirmed = self.rekeying.confirmed
        allowed = self.membership.allows(plan, confirmed.agreement.roster if confirmed is not None else ())
        return self.membership.view(plan, present) if allowed else None

    def _converse(
        self,
        state: ConversationState,
        now: float,
        *,
        messages: Iterable[StoredEntry] = (),
        kept: Iterable[tuple[Location, bytes]] = (),
        fresh: bool = False,
    ) -> None:
        """There is a key: the conversation runs."""
        self.conversation = Conversation(
            self._world,
            self.id,
            state,
            now,
            membership=self.membership,
            pairs=self.pairs,
            messages=messages,
            unplaced=self._waiting,
            kept=kept,
            fresh=fresh,
        )
        self._waiting = []

    @classmethod
    def create(cls, world: World, id: bytes, name: str, members: tuple[bytes, ...], now: float) -> "Group":
        """Make a group and ask ``members`` (ourselves included, in byte order) to join it."""
        membership = MembershipState("gathering", world.me, members, answers={world.me: True})
        group = cls(world, id, GroupState(name, membership), now)
        group._dirty = True
        for member in members:
            group.membership.link_up(member, name)
        group._herald.silent()
        return group

    @classmethod
    def invited(
        cls, world: World, id: bytes, by: bytes, invite: Invite, now: float, before: "Group | None" = None
    ) -> "Group":
        """Somebody asks us to join; ``before``: the group as we left it, or were removed from it."""
        state = GroupState(invite.name, MembershipState("invited", by, invite.members))
        if before is not None:
            state.highest, state.joined = before.rekeying.highest, tuple(before.rekeying.joined)
            state.membership.notices = before.membership.state.notices
        group = cls(world, id, state, now, unplaced=before._waiting if before is not None else ())
        group._dirty = True
        members = [member.hex() for member in invite.members]
        told = [events.Invited(id.hex(), invite.name, by.hex(), members), events.State(id.hex(), group.word(now).text)]
        world.effects.events += told
        return group

    # -- what others may ask ------------------------------------------------------------------

    @property
    def name(self) -> str:
        """The member's own name of the group (SMMP §V)."""
        return self._state.name

    @property
    def stage(self) -> str:
        """``invited``, ``gathering``, ``open``, ``left`` or ``removed``."""
        return self.membership.stage

    @property
    def creator(self) -> bytes:
        """Who made the group, or asked us to join it."""
        return self.membership.state.creator

    @property
    def members(self) -> tuple[bytes, ...]:
        """Identity keys in byte order: invited, later the members, away ones included."""
        return self.membership.members

    @property
    def epoch(self) -> int:
        """The present epoch's number, 0 before the first."""
        return self.conversation.epoch.number if self.conversation else 0

    @property
    def outbox(self) -> int:
        """How many of our messages not everybody holds yet."""
        return len(self.conversation.outbox) if self.conversation else len(self._waiting)

    @property
    def forgotten(self) -> bool:
        """Whether we have left and everybody knows."""
        return self.stage == "left" and not self.membership.state.notices

    def concerns(self, peer: bytes) -> bool:
        """Whether a peer may have something to say here."""
        state = self.membership.state
        return any(peer in some for some in (state.members, state.asked, state.notices, self.rekeying.partners))

    def open_to_invitations(self, peer: bytes) -> bool:
        """Whether we are out, and ``peer`` knows: an invitation of it is a new one."""
        return self.stage in ("left", "removed") and peer not in self.membership.state.notices

    def word(self, now: float) -> Word:
        """The group's one state, in the interface's words."""
        if self.stage == "invited":
            return Word("Invited")
        if self.stage == "removed":
            return Word("Removed")
        if self.conversation is None:
            return Word("Agreeing")
        if self.membership.present == [self._world.me]:
            return Word("Everybody else has left")
        return group_word(
            self.conversation,
            self._world.name_of,
            now,
            healed_at=self._healed_at,
            failing=self._herald.failing,
        )

    # -- what the user does -------------------------------------------------------------------

    def rename(self, name: str) -> None:
        """Give the group another name of our own."""
        self._state.name, self._dirty = name, True

    def accept(self, now: float) -> None:
        """Say yes."""
        self.membership.accept()
        self.settle(now)

    def send(self, id: bytes, text: str, now: float) -> None:
        """Put a message into the outbox."""
        if self.conversation is not None:
            self.conversation.send(id, text, now)
        else:
            self._waiting.append(Pending(id, text, self._world.wall()))
            self._effects.writes.append(self._waiting[-1].stored(self.id, self._world.me))
        self.settle(now)

    def private(self, to: bytes, id: bytes, text: str, now: float) -> None:
        """Send a message to one member alone (SMMP §IX).

        Raises:
            LocalError: there is no key for this member yet (``not_ready``).
        """
        if to not in self.pairs:
            raise LocalError("There is no key for this member yet.", code="not_ready")
        time = self._world.wall()
        self._voice.private(self._world.me, to, id, text, time, self.epoch)
        self.pairs.put(Parcel(to, id, PrivateMessage(private.TEXT, time, text.encode())))
        self.settle(now)

    def add(self, members: Collection[bytes], now: float) -> None:
        """Ask people to join; a new key agreement takes in who accepts (SMMP §X.A.2)."""
        self.membership.ask(members, self.name)
        self._herald.silent()
        self.settle(now)

    def remove(self, members: Collection[bytes], now: float) -> None:
        """Remove members: a new key agreement leaves them out (SMMP §X.A.3)."""
        self.membership.remove(members)
        self._herald.silent()
        self.settle(now)

    def go_on(self, now: float) -> None:
        """Agree on a new key without waiting for who is away."""
        self.membership.go_on()
        self.settle(now)

    def leave(self) -> None:
        """Take part no longer (SMMP §X.A.3): everything of the group is erased but how to say so to who is away."""
        self.membership.leave()
        self._forget_keys()
        self._waiting = []
        self._effects.writes.append(DropGroup(self.id))

    def _forget_keys(self) -> None:
        self.rekeying.forget()
        for member in self.members:
            self.pairs.drop(member)
        if self.conversation is not None:
            self._waiting = [pending for pending in self.conversation.outbox if pending.position is None]
        self._state.conversation, self.conversation, self._dirty = None, None, True

    # -- what pairs carry ---------------------------------------------------------------------

    def _pairs_with(self, member: bytes) -> list[Pair]:
        """Our pairs with a member: of the last epoch together, and of the one that we have confirmed."""
        last = self.pairs.pair(member)
        found = [last] if last is not None else []
        if self.rekeying.confirmed is not None:
            epoch, _ = self.rekeying.confirmed.agreement.pending()
            if member in epoch.roster and member != self._world.me:
                i = epoch.roster.index(member)
                found.append(Pair(self.id, epoch.number, epoch.j, i, epoch.pairs[i]))
        return found

    def _holds(self, author: bytes, id: bytes) -> bool:
        held = self.conversation is not None and self.conversation.ledger.holds(author, id)
        return held or self._world.history.has_private(self.id, author, id)

    def _take_alone(self, author: bytes, id: bytes, message: PrivateMessage) -> None:
        if message.kind == private.TEXT:
            text = message.content.decode()
            self._voice.private(author, self._world.me, id, text, message.time, self.epoch)
        elif self.conversation is not None:
            self.conversation.take_repeat(author, id, message, self._settled_at)

    def _arrived(self, parcel: Parcel) -> None:
        if parcel.message.kind == private.TEXT:
            self._voice.delivered(parcel.to, parcel.id)
        elif self.conversation is not None:
            self.conversation.repeats.done(parcel.to, parcel.id)

    # -- inputs -------------------------------------------------------------------------------

    def link_up(self, peer: bytes, now: float) -> None:
        """Somebody's link stands."""
        if not self.concerns(peer):
            return
        self.membership.link_up(peer, self.name)
        if self.membership.taking_part:
            self.rekeying.link_up(peer)
            self.pairs.link_up(peer)
            if self.conversation is not None and peer in self.conversation.epoch.roster:
                self.conversation.link_up(peer, now)
        self.settle(now)

    def link_down(self, peer: bytes, now: float) -> None:
        """Somebody's link is gone."""
        self._renewal.link_down(peer)
        if self.conversation is not None:
            self.conversation.link_down(peer, now)
        if self.concerns(peer):
            self.settle(now)

    def receive(self, peer: bytes, frame: bytes, now: float) -> None:
        """Handle any frame of this group."""
        if frame[0] in MEMBERSHIP:
            self._member_signal(peer, frame)
        elif not self.membership.taking_part:
            self.membership.remind(peer)
            return
        elif frame[0] in ROUNDS:
            try:
                self.rekeying.receive(peer, frame, now)
            except PeerError as error:
                self._voice.alert("identity", error.peer, str(error))
        elif frame[0] == Abandon.TYPE:
            self._abandoned(peer, frame, now)
        elif frame[0] in (frames.PRIVATE, frames.PRIVATE_ACK):
            self._settled_at = now
            self.pairs.receive(peer, frame)
        else:
            self.rekeying.hear(frame)
            self._establish(now)
            if self.conversation is not None:
                self._renewal.hear(peer, frame, self.conversation, self._voice, now)
                self.conversation.receive(peer, frame, now)
            else:
                self._early.put(peer, frame)
        self.settle(now)

    def _abandoned(self, peer: bytes, frame: bytes, now: float) -> None:
        try:
            signal = signals.decode(frame)
        except MalformedFrame:
            return
        if isinstance(signal, Abandon):
            self.rekeying.abandoned(peer, signal.agreement, now)

    def _member_signal(self, peer: bytes, frame: bytes) -> None:
        try:
            signal = signals.decode(frame)
        except MalformedFrame:
            return
        if isinstance(signal, Leave) and not signal.epoch and self.rekeying.cut:
            return  # too late to take the invitation back, unless nothing comes of it: others may have established it
        before, silent = self.stage, self.membership.silent
        self.membership.receive(peer, signal, signals.frame_name(frame))
        if self.membership.silent != silent:
            self._herald.silent()
        running = self.rekeying.running
        if running is not None and not set(running.agreement.plan.members).isdisjoint(self.membership.state.gone):
            self.rekeying.give_up()
        if self.stage != before and self.stage in ("left", "removed"):
            if self.stage == "left":
                self._herald.agreement("failed", error=f"{self._world.name_of(peer)} has withdrawn the invitation.")
            self._forget_keys()

    # -- agreements ---------------------------------------------------------------------------

    def _start_if_due(self, now: float) -> None:
        if self.membership.nobody_accepted:
            self._give_up("Nobody accepted the invitation.")
        elif self.membership.abandoned and self.rekeying.attempt is None:
            self._give_up(f"{self._world.name_of(self.creator)} has withdrawn the invitation.")
        else:
            self._renewal.start_if_due(self.conversation, self._state.began, now)

    def _give_up(self, why: str) -> None:
        """There will be no group."""
        self._herald.agreement("failed", error=why)
        self.membership.leave()
        self._forget_keys()

    def _establish(self, now: float) -> None:
        established = self.rekeying.take_established()
        if established is None:
            return
        epoch = established.epoch
        before = self.members
        self.membership.established(established.plan, epoch.number)
        self.pairs.new_epoch(established)
        for member in sorted(set(before) - set(self.members)):
            self.pairs.drop(member)
        self._state.began = self._world.wall()
        if self.conversation is None:
            begun = ConversationState.begin(epoch, established.ratchet)
            begun.lost, self._state.outdated = self._state.outdated, False
            self._converse(begun, now, fresh=True)
        else:
            if self.conversation.recovery.episode.active:
                self._healed_at = now
            self.conversation.new_epoch(established, now)
        assert self.conversation is not None
        for peer, frame in self._early.take():
            self.conversation.receive(peer, frame, now)
        self._renewal.succeeded()
        self._herald.failing, self._dirty = None, True
        self._herald.agreement("established")

    # -- every input ends here ----------------------------------------------------------------

    def settle(self, now: float) -> None:
        """Bring everything up to what is now possible."""
        self._settled_at = now
        self.membership.settle(self.name, now)
        if self.membership.taking_part:
            self.rekeying.handle_timer(now)
            self._establish(now)
            self._herald.attempts(now)
            if self.conversation is not None:
                self._settle_conversation(self.conversation, now)
            self.pairs.settle(now, silent=self.conversation is not None and self.conversation.recovery.astray)
            self._start_if_due(now)
            self._herald.attempts(now)
        self._word = self.word(now)
        if self.stage != "left":
            self._herald.state(self._word.text)

    def _settle_conversation(self, conversation: Conversation, now: float) -> None:
        # From the moment somebody goes, nobody who knows of it encrypts in the old epoch (§3).
        conversation.recovery.cut = self.rekeying.cut or bool(self.membership.state.gone)
        conversation.settle(now)
        for member in self._renewal.strays.ask(now):
            conversation.challenge(member, now)
        if conversation.recovery.episode.healing and conversation.gathered:
            conversation.recovery.note_healing(conversation.location)
        if self.rekeying.done is not None and conversation.acknowledgements.all_in(
            conversation.others, conversation.epoch.number
        ):
            self.rekeying.done, self._dirty = None, True

    def next_timer(self) -> float | None:
        """When :meth:`settle` wants to be called although nothing came in."""
        times = self.membership.timers()
        if self.membership.taking_part:
            times += self.pairs.timers()
            times += self._renewal.timers(self.conversation, self._state.began, self._settled_at)
            due = [self.rekeying.next_timer(), self._word.until]
            if self.conversation is not None:
                due.append(self.conversation.next_timer())
            times += [time for time in due if time is not None]
        return next_after(self._settled_at, times)

    def take_save(self) -> SaveGroup | None:
        """The write that keeps this group's state, if it has changed."""
        changed = self._dirty or self.rekeying.changed or self.pairs.changed or self.membership.changed
        if not changed and not (self.conversation is not None and self.conversation.dirty):
            return None
        self._dirty = self.rekeying.changed = self.membership.changed = False
        state = self._state
        state.membership = self.membership.state
        state.highest = self.rekeying.highest
        state.confirmed = self.rekeying.confirmed.agreement if self.rekeying.confirmed else None
        state.done = self.rekeying.done
        state.joined = tuple(self.rekeying.joined)
        state.pairs = self.pairs.state()
        if self.conversation is not None:
            state.conversation = self.conversation.state()
        return SaveGroup(self.id, state.name, msgspec.msgpack.encode(state))
