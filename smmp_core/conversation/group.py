"""A group's life at one member: invitation, key agreements, the conversation, leaving.

A :class:`~smmp_core.conversation.conversation.Conversation` lives inside as soon as a first key stands;
here is decided when a new agreement is due and who may take part in it.
"""

from collections.abc import Iterable
from typing import Literal

import msgspec

from smmp_core import events
from smmp_core.conversation import signals
from smmp_core.conversation.conversation import Conversation
from smmp_core.conversation.outbox import Pending
from smmp_core.conversation.pace import next_after
from smmp_core.conversation.rekeying import ROUNDS, Rekeying
from smmp_core.conversation.signals import Abandon, Answer, Invite, Leave, Signal, leave_tag
from smmp_core.conversation.stash import Stash
from smmp_core.conversation.stored import ConversationState
from smmp_core.conversation.transcript import Entry
from smmp_core.conversation.word import Word, group_word
from smmp_core.conversation.world import World
from smmp_core.errors import PeerError
from smmp_core.protocol import frames
from smmp_core.protocol.acknowledgement import ForgedAck, read_ack
from smmp_core.protocol.agreement import Agreement
from smmp_core.protocol.frames import Header, Location, MalformedFrame, MessageFrame
from smmp_core.protocol.receiving import genuine
from smmp_core.storage.writes import DropGroup, SaveGroup

NEXT_STARTER = 10.0  # seconds until the next index starts what the lowest has not (R5)
SOON = 0.5  # seconds until an interrupted agreement is tried again
RETRY = 5.0  # seconds until a failed agreement is tried again, doubling to
RETRY_MAX = 60.0
CALM = 2.0  # seconds a heal waits for messages to be sent again first
EPOCH_STEPS = 5_000  # an epoch's life (protocol.md §3)
EPOCH_AGE = 24 * 3600 * 1000  # ms

NO_STEP = Location(0, 0, 0xFF, 0)


class GroupState(msgspec.Struct):
    """What must outlast a restart."""

    name: str  # group_name of SMMP §V, our own
    stage: Literal["invited", "gathering", "open", "left"]
    creator: bytes
    members: tuple[bytes, ...]  # identity keys in byte order: invited, later the roster
    answers: dict[bytes, bool]  # at the creator: who has answered what
    highest: int = 0  # the highest epoch we ever confirmed
    confirmed: Agreement | None = None
    done: Agreement | None = None
    joined: tuple[bytes, ...] = ()  # key agreements we took part in
    gone: tuple[bytes, ...] = ()  # who has left and is still in the roster
    farewells: dict[bytes, bytes] = {}  # once left: what tells each other member so
    began: int = 0  # when the epoch began, ms since 1970
    conversation: ConversationState | None = None


class Group:
    """One group at one member."""

    def __init__(
        self,
        world: World,
        id: bytes,
        state: GroupState,
        now: float,
        *,
        messages: Iterable[tuple[Entry, str, int]] = (),
        unplaced: Iterable[Pending] = (),
        kept: Iterable[tuple[Location, bytes]] = (),
    ) -> None:
        """Take a group up where ``state`` says it stood; the rest as for ``Conversation``."""
        self._world, self._effects, self.id, self._state = world, world.effects, id, state
        self._waiting = list(unplaced)  # written before the first key stands
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
        self.conversation: Conversation | None = None
        if state.conversation is not None:
            self.conversation = Conversation(
                world, id, state.conversation, now, messages=messages, unplaced=self._waiting, kept=kept
            )
            self.conversation.recovery.cut = self.rekeying.cut
            self._waiting = []
        self._early = Stash()  # frames of the first epoch from who established it before us
        self._due_since: float | None = None  # when a new agreement became possible and wanted
        self._retry_at, self._retry = now, RETRY
        self._dirty = False
        self._settled_at = now
        self._told: str | None = None
        self._healed_at: float | None = None
        self._failing: str | None = None  # why the last agreement failed
        self._unanswered_told = False

    @classmethod
    def create(cls, world: World, id: bytes, name: str, members: tuple[bytes, ...], now: float) -> "Group":
        """Make a group and invite ``members`` (ourselves included, in byte order)."""
        group = cls(world, id, GroupState(name, "gathering", world.me, members, {world.me: True}), now)
        group._dirty = True
        for member in members:
            group._signal(member, Invite(name, members))
        group._tell_gathering()
        return group

    @classmethod
    def invited(cls, world: World, id: bytes, by: bytes, invite: Invite, now: float) -> "Group":
        """Somebody invites us."""
        group = cls(world, id, GroupState(invite.name, "invited", by, invite.members, {}), now)
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
        """``invited``, ``gathering``, ``open`` or ``left``."""
        return self._state.stage

    @property
    def creator(self) -> bytes:
        """Who made the group."""
        return self._state.creator

    @property
    def members(self) -> tuple[bytes, ...]:
        """Identity keys in byte order: invited, later the roster."""
        return self._state.members

    @property
    def epoch(self) -> int:
        """The present epoch's number, 0 before the first."""
        return self.conversation.epoch.number if self.conversation else 0

    @property
    def outbox(self) -> int:
        """How many of our messages not everybody holds yet."""
        return len(self.conversation.outbox) if self.conversation else len(self._waiting)

    def word(self, now: float) -> Word:
        """The group's one state, in the interface's words."""
        if self._state.stage == "invited":
            return Word("Invited")
        if self.conversation is None:
            return Word("Agreeing")
        if set(self.conversation.others) == set(self._state.gone):
            return Word("Everybody else has left")
        return group_word(
            self.conversation,
            self._world.name_of,
            now,
            healed_at=self._healed_at,
            failing=self._failing,
        )

    # -- what the user does -------------------------------------------------------------------

    def rename(self, name: str) -> None:
        """Give the group another name of our own."""
        self._state.name, self._dirty = name, True

    def accept(self, now: float) -> None:
        """Say yes."""
        self._state.stage, self._dirty = "gathering", True
        self._signal(self._state.creator, Answer(True))
        self.settle(now)

    def send(self, id: bytes, text: str, now: float) -> None:
        """Put a message into the outbox."""
        if self.conversation is not None:
            self.conversation.send(id, text, now)
        else:
            self._waiting.append(Pending(id, text, self._world.wall()))
            self._effects.writes.append(self._waiting[-1].stored(self.id, self._world.me))
        self.settle(now)

    def leave(self) -> None:
        """Take part no longer (SMMP §X.A.3): everything of the group is erased but how to say so to who is away."""
        state, conversation = self._state, self.conversation
        if conversation is not None:
            epoch = conversation.epoch
            for member in conversation.others:
                tag = leave_tag(epoch.pairs[epoch.roster.index(member)], self._world.me, member, epoch.number)
                state.farewells[member] = signals.encode(self.id, Leave(epoch.number, tag))
        elif state.creator != self._world.me:
            state.farewells[state.creator] = signals.encode(self.id, Answer(False))
        state.stage, state.conversation, self.conversation, self._dirty = "left", None, None, True
        self.rekeying.forget()
        self._waiting = []
        self._effects.writes.append(DropGroup(self.id))
        for member in state.members:
            self._say_left(member)

    def _say_left(self, member: bytes) -> None:
        if member in self._state.farewells and member in self._world.connected:
            self._effects.frames.append((member, self._state.farewells[member]))

    # -- inputs -------------------------------------------------------------------------------

    def link_up(self, peer: bytes, now: float) -> None:
        """A member's link stands."""
        if peer not in self._state.members:
            return
        if self._state.stage == "left":
            self._say_left(peer)
            return
        if self._state.stage == "gathering" and self.conversation is None:
            if self._state.creator == self._world.me and peer not in self._state.answers:
                self._signal(peer, Invite(self._state.name, self._state.members))
            elif peer == self._state.creator:
                self._signal(peer, Answer(True))
        self.rekeying.link_up(peer)
        if self.conversation is not None and peer in self.conversation.epoch.roster:
            self.conversation.link_up(peer, now)
        self.settle(now)

    def link_down(self, peer: bytes, now: float) -> None:
        """A member's link is gone."""
        if self.conversation is not None and self._state.stage == "open":
            self.conversation.link_down(peer, now)
            self.settle(now)

    def receive(self, peer: bytes, frame: bytes, now: float) -> None:
        """Handle any frame of this group."""
        if self._state.stage in ("invited", "left"):
            return
        if frame[0] in ROUNDS:
            try:
                self.rekeying.receive(peer, frame, now)
            except PeerError as error:
                member = error.peer.hex() if error.peer else None
                self._effects.events.append(events.Alert(self.id.hex(), "identity", member, str(error)))
        elif frame[0] in (Invite.TYPE, Answer.TYPE, Leave.TYPE, Abandon.TYPE):
            self._membership(peer, frame, now)
        else:
            self._vouch(frame)
            self._establish(now)
            if self.conversation is not None:
                self._help(peer, frame)
                self.conversation.receive(peer, frame, now)
            else:
                self._early.put(peer, frame)
        self.settle(now)

    def _membership(self, peer: bytes, frame: bytes, now: float) -> None:
        try:
            signal = signals.decode(frame)
        except MalformedFrame:
            return
        state = self._state
        match signal:
            case Invite() if peer == state.creator and self.conversation is None:
                self._signal(peer, Answer(True))  # it has not heard our answer
            case Answer(accepted) if state.creator == self._world.me and peer in state.members:
                if self.conversation is None and state.answers.get(peer) != accepted:
                    state.answers[peer] = accepted
                    self._dirty = True
                    self._tell_gathering()
            case Abandon(agreement):
                self.rekeying.abandoned(peer, agreement, now)
            case Leave(epoch, tag) if self.conversation is not None and peer in self.conversation.others:
                own = self.conversation.epoch
                expected = leave_tag(own.pairs[own.roster.index(peer)], peer, self._world.me, epoch)
                if epoch == own.number and tag == expected and peer not in state.gone:
                    state.gone += (peer,)
                    self._dirty = True
                    text = f"{self._world.name_of(peer)} has left the group."
                    self._effects.events.append(events.Alert(self.id.hex(), "left", peer.hex(), text))
            case _:
                pass

    def _vouch(self, frame: bytes) -> None:
        """A genuine frame of the epoch we confirmed counts as its author's confirmation."""
        attempt = self.rekeying.confirmed
        if attempt is None or frame[0] not in (frames.MESSAGE, frames.ACK):
            return
        try:
            header = Header.parse(frame)
            if header.location.epoch != attempt.agreement.epoch_number:
                return
            epoch, _ = attempt.agreement.pending()
            if frame[0] == frames.ACK:
                read_ack(epoch, frame)
            elif not genuine(epoch, MessageFrame.parse(frame, epoch.N)):
                return
        except (MalformedFrame, ForgedAck):
            return
        self.rekeying.vouch(epoch.roster[header.sender])

    def _help(self, peer: bytes, frame: bytes) -> None:
        """Who still acknowledges in the epoch before lacks confirmations."""
        assert self.conversation is not None
        if frame[0] == frames.ACK and int.from_bytes(frame[17:21], "big") < self.conversation.epoch.number:
            self.rekeying.help(peer)

    # -- agreements ---------------------------------------------------------------------------

    def _may_join(self, starter: bytes, roster: tuple[bytes, ...]) -> bool:
        state = self._state
        if self.conversation is None:
            return state.stage == "gathering" and starter == state.creator and set(roster) <= set(state.members)
        present = self.conversation.epoch.roster
        return (
            state.stage == "open"
            and starter in roster
            and set(present) - set(state.gone) <= set(roster) <= set(present)
        )

    def _wanted(self, now: float) -> tuple[bytes, ...] | None:
        """The roster of the agreement that is due at this member, if one is."""
        state, conversation = self._state, self.conversation
        if conversation is None:
            if state.creator != self._world.me or any(member not in state.answers for member in state.members):
                return None
            return tuple(member for member in state.members if state.answers[member])
        roster = tuple(member for member in conversation.epoch.roster if member not in state.gone)
        calm = conversation.gathered and (conversation.all_in_step or now >= conversation.changed_at + CALM)
        aged = conversation.location.step >= EPOCH_STEPS or self._world.wall() >= state.began + EPOCH_AGE
        recovery = conversation.recovery
        due = recovery.wants_agreement or state.gone or ((recovery.episode.healing or aged) and calm)
        return roster if due else None

    def _start_if_due(self, now: float) -> None:
        """Start the agreement that is wanted as soon as all can take part; the lowest index first (R5)."""
        roster = self._wanted(now) if self.rekeying.attempt is None else None
        ready = roster is not None and all(m == self._world.me or m in self._world.connected for m in roster)
        if roster is None or not ready or now < self._retry_at:
            self._due_since = None
            return
        if len(roster) < 2:
            self._end_alone()
            return
        if self._due_since is None:
            self._due_since = now
        urgent = self.conversation is None or self.conversation.recovery.wants_agreement is not None
        rank = 0 if urgent else roster.index(self._world.me)
        if now >= self._due_since + NEXT_STARTER * rank:
            self._due_since = None
            self.rekeying.begin(roster, now)

    def _end_alone(self) -> None:
        if self.conversation is None and self._state.stage != "left":
            self._tell_agreement("failed", error="Nobody accepted the invitation.")
            self._state.stage, self._dirty = "left", True

    def _establish(self, now: float) -> None:
        established = self.rekeying.take_established()
        if established is None:
            return
        state = self._state
        state.members, state.stage, state.began = established.epoch.roster, "open", self._world.wall()
        state.gone = tuple(member for member in state.gone if member in state.members)
        if self.conversation is None:
            first = ConversationState.begin(established.epoch, established.ratchet)
            self.conversation = Conversation(self._world, self.id, first, now, unplaced=self._waiting, fresh=True)
            self._waiting = []
            for peer, frame in self._early.take():
                self.conversation.receive(peer, frame, now)
        else:
            if self.conversation.recovery.episode.active:
                self._healed_at = now
            self.conversation.new_epoch(established, now)
        self._retry, self._failing, self._dirty = RETRY, None, True
        self._tell_agreement("established")

    # -- every input ends here ----------------------------------------------------------------

    def settle(self, now: float) -> None:
        """Bring everything up to what is now possible."""
        self._settled_at = now
        self._establish(now)
        self._tell_attempts(now)
        if self.conversation is not None and self._state.stage == "open":
            # From the moment somebody leaves, nobody who knows of it encrypts in the old epoch (§3).
            self.conversation.recovery.cut = self.rekeying.cut or bool(self._state.gone)
            self.conversation.settle(now)
            if self.conversation.recovery.episode.healing and self.conversation.gathered:
                self.conversation.recovery.note_healing(self.conversation.location)
            if self.rekeying.done is not None and self._all_arrived:
                self.rekeying.done, self._dirty = None, True
        if self._state.stage != "left":
            self._start_if_due(now)
            self._tell_attempts(now)
        word = self.word(now)
        if word.text != self._told and self._state.stage != "left":
            self._told = word.text
            self._effects.events.append(events.State(self.id.hex(), word.text))

    @property
    def _all_arrived(self) -> bool:
        """Whether every member has acknowledged in the present epoch."""
        assert self.conversation is not None
        standings = self.conversation.acknowledgements.standings
        return all(
            member in standings and standings[member].ack.location.epoch == self.epoch
            for member in self.conversation.others
        )

    def handle_timer(self, now: float) -> None:
        """Time has passed."""
        self.rekeying.handle_timer(now)
        self.settle(now)

    def next_timer(self) -> float | None:
        """When :meth:`handle_timer` wants to be called."""
        if self._state.stage in ("left", "invited"):
            return None
        times = [self.rekeying.next_timer()]
        if self.conversation is not None:
            times += [self.conversation.next_timer(), self.word(self._settled_at).until]
            left = self._state.began + EPOCH_AGE - self._world.wall()
            times.append(self._settled_at + left / 1000)
            if self.conversation.recovery.episode.healing and self.rekeying.attempt is None:
                times.append(self.conversation.changed_at + CALM)
        if self._due_since is not None:
            times.append(self._due_since + NEXT_STARTER * self._state.members.index(self._world.me))
        return next_after(self._settled_at, [*times, self._retry_at])

    def take_save(self) -> SaveGroup | None:
        """The write that keeps this group's state, if it has changed."""
        changed = self._dirty or self.rekeying.changed or (self.conversation is not None and self.conversation.dirty)
        if not changed:
            return None
        self._dirty = self.rekeying.changed = False
        state = self._state
        state.highest = self.rekeying.highest
        state.confirmed = self.rekeying.confirmed.agreement if self.rekeying.confirmed else None
        state.done = self.rekeying.done
        state.joined = tuple(self.rekeying.joined)
        if self.conversation is not None:
            state.conversation = self.conversation.state()
        return SaveGroup(self.id, state.name, msgspec.msgpack.encode(state))

    # -- telling ------------------------------------------------------------------------------

    def _tell_attempts(self, now: float) -> None:
        rekeying = self.rekeying
        if rekeying.news and rekeying.attempt is not None:
            attempt = rekeying.attempt
            waiting = rekeying.waiting_for(attempt) if attempt.named else []
            self._tell_agreement("running", waiting_for=waiting, members=attempt.agreement.roster)
        rekeying.news = False
        if rekeying.interrupted:
            rekeying.interrupted, self._retry_at = False, now + SOON
        if rekeying.failure is not None:
            (agreement, why), rekeying.failure = rekeying.failure, None
            self._failing = why
            self._retry_at, self._retry = now + self._retry, min(2 * self._retry, RETRY_MAX)
            self._tell_agreement("failed", error=why, members=agreement.roster)

    def _tell_gathering(self) -> None:
        silent = [member for member in self._state.members if member not in self._state.answers]
        if silent:
            self._tell_agreement("running", waiting_for=silent)

    def _tell_agreement(
        self,
        stage: events.AgreementStage,
        *,
        waiting_for: Iterable[bytes] = (),
        error: str | None = None,
        members: tuple[bytes, ...] | None = None,
    ) -> None:
        epoch = self.epoch if stage == "established" else max(self.epoch, self.rekeying.highest) + 1
        names = [member.hex() for member in members or self._state.members]
        self._effects.events.append(
            events.Agreement(self.id.hex(), stage, epoch, names, [member.hex() for member in waiting_for], error)
        )

    def _signal(self, peer: bytes, signal: Signal) -> None:
        if peer in self._world.connected:
            self._effects.frames.append((peer, signals.encode(self.id, signal)))
