"""Key agreements of one group as they happen: started, joined, chosen between, sent again, given up.

The cryptography of one attempt is :mod:`smmp_core.protocol.agreement`; here are its timers and the
rules for two attempts at once (protocol.md §3 "Two agreements at once").
"""

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from smmp_core.conversation import signals
from smmp_core.conversation.signals import Abandon, Signal
from smmp_core.conversation.world import World
from smmp_core.crypto.suite import hash_
from smmp_core.errors import PeerError
from smmp_core.protocol import frames
from smmp_core.protocol.acknowledgement import ForgedAck, read_ack
from smmp_core.protocol.agreement import Agreement, ConfirmationMismatch, Established, frame_agreement, read_round1
from smmp_core.protocol.frames import Header, Location, MalformedFrame, MessageFrame
from smmp_core.protocol.receiving import genuine
from smmp_core.protocol.rounds import Plan, Round1

SLOW = 10.0  # seconds without progress until who is waited for is named
TIMEOUT = 30.0  # seconds until an attempt ends
AGAIN = 1.0  # seconds between repetitions of a round, doubling to
AGAIN_MAX = 4.0

MAX_JOINED = 16

ROUNDS = (frames.ROUND1, frames.ROUND2, frames.ROUND3, frames.CONFIRM)


@dataclass
class Attempt:
    """An agreement in flight at this member."""

    agreement: Agreement
    began: float
    progressed: float
    again_at: float
    again: float = AGAIN
    named: bool = False  # who is waited for has been said
    lapsed: bool = False  # confirmed, but given up on: it may still be established, nothing waits for it
    sent: dict[int, int] = field(default_factory=dict)  # frames already sent, by recipient


class Rekeying:
    """All attempts of one group at this member: one that runs, one that is confirmed, the last one done."""

    def __init__(
        self,
        world: World,
        group: bytes,
        *,
        may_join: Callable[[Plan], Plan | None],
        last_step: Callable[[], Location],
        highest: int = 0,
        confirmed: Agreement | None = None,
        done: Agreement | None = None,
        joined: Iterable[bytes] = (),
        now: float = 0.0,
    ) -> None:
        """``may_join`` gives our view of another's plan, or None; ``last_step`` is asked at the cut."""
        self._world = world
        self._group = group
        self._may_join = may_join
        self._last_step = last_step
        self.highest = highest  # the highest epoch we ever confirmed
        self.running: Attempt | None = None
        self.confirmed = Attempt(confirmed, now, now, now) if confirmed is not None else None
        self.joined = deque(joined, maxlen=MAX_JOINED)  # attempts we ever took part in
        self.done = done  # established; its frames serve who is still waiting
        self.changed = False  # something that must be stored
        self.failure: tuple[Agreement, str] | None = None  # an attempt that ended, and why
        self.news = False  # somebody should be told how it stands
        self.interrupted = False  # an attempt ended for no fault: try again soon

    @property
    def attempt(self) -> Attempt | None:
        """The attempt in flight."""
        return self.running or (self.confirmed if self.cut else None)

    @property
    def partners(self) -> set[bytes]:
        """Who takes part in attempts that are not over: somebody who joins is no member before."""
        attempts = [attempt.agreement for attempt in (self.running, self.confirmed) if attempt is not None]
        return {member for attempt in attempts for member in attempt.roster}

    @property
    def cut(self) -> bool:
        """Whether we confirmed and so encrypt nothing in the old epoch."""
        return self.confirmed is not None and not self.confirmed.lapsed

    def begin(self, plan: Plan, now: float) -> None:
        """Start an attempt with this plan, in which we are the starter."""
        self._run(self._world.random(16), plan, now)
        self._say(now)

    def give_up(self) -> None:
        """The attempt that runs is of no use any more; a confirmed one goes on."""
        self._abandon(self.running)
        self.running = None

    def _run(self, id: bytes, plan: Plan, now: float) -> None:
        agreement = Agreement.begin(
            suite_group=self._world.finite_group,
            group=self._group,
            agreement=id,
            plan=plan,
            identity=self._world.identity,
            highest=self.highest,
            random=self._world.random,
        )
        self._abandon(self.running)
        self.running = Attempt(agreement, now, now, now + AGAIN)
        self.joined.append(id)
        self.news = self.changed = True  # stored, so that a restart does not join it a second time

    def receive(self, peer: bytes, frame: bytes, now: float) -> None:
        """Handle a round's frame.

        Raises:
            PeerError: the attempt has ended because of it.
        """
        try:
            id = frame_agreement(frame)
            if frame[0] == frames.ROUND1:
                self._consider(peer, frame, now)
        except MalformedFrame:
            return
        for attempt in (self.running, self.confirmed):
            if attempt is not None and attempt.agreement.agreement == id:
                if not attempt.agreement.is_from(peer, frame):
                    return
                index = attempt.agreement.roster.index(peer)
                lacking = frame[0] == frames.ROUND1 and index not in attempt.agreement.waiting_for()
                self._advance(attempt, frame, now)
                if lacking:  # it waits for us, and we do not repeat ours for our own sake
                    self._repeat(attempt.agreement, index, 1)  # not the first round: it would be answered in turn
                return
        if self.done is not None and self.done.agreement == id:
            if frame[0] == frames.ROUND1:  # who sends that again has not established yet
                self.help(peer)
        elif id in self.joined and frame[0] != frames.CONFIRM:
            self._signal(peer, Abandon(id))

    def abandoned(self, peer: bytes, id: bytes, now: float) -> None:
        """A member does not take part: the attempt is over, unless we confirmed it already."""
        if (
            self.running is not None
            and self.running.agreement.agreement == id
            and peer in self.running.agreement.roster
        ):
            self.running = None
            self.interrupted = True

    def _consider(self, peer: bytes, frame: bytes, now: float) -> None:
        """Join the attempt that a first round introduces, if it may be joined and beats ours."""
        first = read_round1(frame)
        if first.plan.roster[first.head.sender] != peer:
            return
        if any(a is not None and a.agreement.agreement == first.agreement for a in (self.running, self.confirmed)):
            return
        if first.agreement in self.joined:
            return  # lost in a restart, or given up: with a second key of ours it could only fail
        plan = self._may_join(first.plan)
        if plan is None:
            return
        if self.running is not None and not _beats(first, self.running.agreement):
            return  # its starter will hear of ours and give way
        self._run(first.agreement, plan, now)

    def _advance(self, attempt: Attempt, frame: bytes, now: float) -> None:
        agreement = attempt.agreement
        before = (agreement.stage, len(agreement.waiting_for()))
        try:
            agreement.receive(frame, self._world.identity, self._world.random)
        except ConfirmationMismatch:
            raise  # told, but it ends nothing: only who has it can be established by it
        except PeerError as error:
            self._fail(attempt, str(error))
            raise
        if agreement.stage == "ready":
            self._confirm(attempt)
        if (agreement.stage, len(agreement.waiting_for())) != before:
            attempt.progressed, attempt.again = now, AGAIN
            attempt.again_at = now + AGAIN
            self.changed = self.changed or attempt is self.confirmed
        self._say(now)

    def _confirm(self, attempt: Attempt) -> None:
        """The cut: from here on we encrypt nothing in the old epoch until this one stands or fails."""
        attempt.agreement.confirm(self._last_step())
        self.highest = max(self.highest, attempt.agreement.epoch_number)
        self.confirmed, self.running = attempt, None
        self.changed = True

    def hear(self, frame: bytes) -> None:
        """A genuine message or acknowledgement of the confirmed epoch counts as its author's confirmation."""
        attempt = self.confirmed
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
        attempt.agreement.vouch(header.sender)
        self.changed = True
        if attempt.lapsed:  # given up here, but it stands elsewhere: who we wait for may wait too
            for index in attempt.agreement.waiting_for():
                self._repeat(attempt.agreement, index, 0)

    def take_established(self) -> Established | None:
        """The new epoch, once, when everybody has confirmed."""
        if self.confirmed is None or self.confirmed.agreement.stage != "established":
            return None
        self.done = self.confirmed.agreement
        self._trace(self.done)
        established = self.done.result()
        self.confirmed = None
        if self.running is not None and self.running.agreement.plan.members == self.done.plan.members:
            self.running = None  # its purpose is fulfilled
        self.changed = True
        return established

    def forget(self) -> None:
        """We have left the group: nothing of any attempt is needed any more."""
        self._abandon(self.running)
        self.running = self.confirmed = self.done = None
        self.changed = True

    def link_up(self, peer: bytes) -> None:
        """Rounds are sent again on reconnection."""
        for attempt in (self.running, self.confirmed):
            if attempt is not None and peer in attempt.agreement.roster:
                self._repeat(attempt.agreement, attempt.agreement.roster.index(peer), 0)

    def help(self, member: bytes) -> None:
        """A member has confirmed but not established: it can lack nothing but confirmations."""
        if self.done is not None and member in self.done.roster:
            self._repeat(self.done, self.done.roster.index(member), len(ROUNDS) - 1)

    def next_timer(self) -> float | None:
        """When :meth:`handle_timer` wants to be called."""
        times = [
            time
            for attempt in (self.running, self.confirmed)
            if attempt is not None and not attempt.lapsed
            for time in (
                attempt.again_at,
                attempt.began + TIMEOUT,
                *([] if attempt.named else [attempt.progressed + SLOW]),
            )
        ]
        return min(times, default=None)

    def handle_timer(self, now: float) -> None:
        """Send again, name who is waited for, end what takes too long."""
        for attempt in (self.running, self.confirmed):
            if attempt is None:
                continue
            if attempt.lapsed:
                continue
            if now >= attempt.began + TIMEOUT:
                names = ", ".join(self._world.name_of(member) for member in self.waiting_for(attempt))
                self._fail(attempt, f"No answer from {names}.")
                continue
            if now >= attempt.progressed + SLOW and not attempt.named:
                attempt.named = self.news = True
            if now >= attempt.again_at:
                attempt.again = min(2 * attempt.again, AGAIN_MAX)
                attempt.again_at = now + attempt.again
                for index in attempt.agreement.waiting_for():
                    self._repeat(attempt.agreement, index, 0)

    def waiting_for(self, attempt: Attempt) -> list[bytes]:
        """Whose next frame is missing, as identity keys."""
        agreement = attempt.agreement
        return [agreement.roster[index] for index in sorted(agreement.waiting_for())]

    def _fail(self, attempt: Attempt, why: str) -> None:
        self.failure = (attempt.agreement, why)
        self._trace(attempt.agreement, failed=True)
        if attempt is self.running:
            self._abandon(attempt)
            self.running = None
        else:
            attempt.lapsed = True  # somebody may have established it: it stays until another is confirmed

    def _abandon(self, attempt: Attempt | None) -> None:
        """Tell the others that nobody need wait for us in this attempt."""
        if attempt is not None:
            for member in attempt.agreement.roster:
                self._signal(member, Abandon(attempt.agreement.agreement))

    def _signal(self, peer: bytes, signal: Signal) -> None:
        if peer in self._world.connected and peer != self._world.me:
            self._world.effects.frames.append((peer, signals.encode(self._group, signal)))

    def _say(self, now: float) -> None:
        """Send what is new in every attempt."""
        for attempt in (self.running, self.confirmed):
            if attempt is None:
                continue
            self._trace(attempt.agreement)
            for index, outgoing in attempt.agreement.frames().items():
                start = attempt.sent.get(index, 0)
                self._repeat(attempt.agreement, index, start)
                attempt.sent[index] = len(outgoing)

    def _trace(self, agreement: Agreement, *, failed: bool = False) -> None:
        if self._world.tracer is not None:
            self._world.tracer.round(self._group, agreement, failed=failed)

    def _repeat(self, agreement: Agreement, index: int, start: int) -> None:
        peer = agreement.roster[index]
        if peer in self._world.connected:
            for frame in agreement.frames().get(index, [])[start:]:
                self._world.effects.frames.append((peer, frame))


def _beats(other: Round1, ours: Agreement) -> bool:
    """Whether another attempt is gone on with: one that removes the other's starter, else the lower hash."""
    starters = other.plan.roster[other.plan.starter], ours.roster[ours.plan.starter]
    removed = starters[0] not in ours.plan.members, starters[1] not in other.plan.members
    if removed[0] != removed[1]:
        return removed[1]
    return hash_(starters[0], other.agreement) < hash_(starters[1], ours.agreement)
