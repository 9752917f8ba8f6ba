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
from smmp_core.protocol.agreement import Agreement, frame_agreement, read_round1
from smmp_core.protocol.frames import Location, MalformedFrame
from smmp_core.protocol.state import Epoch, RatchetState

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


@dataclass(frozen=True)
class Established:
    """What an agreement that all confirmed gives."""

    epoch: Epoch
    ratchet: RatchetState
    lasts: dict[int, Location]  # everybody's last step in the old epoch, by index


class Rekeying:
    """All attempts of one group at this member: one that runs, one that is confirmed, the last one done."""

    def __init__(
        self,
        world: World,
        group: bytes,
        *,
        may_join: Callable[[bytes, tuple[bytes, ...]], bool],
        last_step: Callable[[], Location],
        highest: int = 0,
        confirmed: Agreement | None = None,
        done: Agreement | None = None,
        joined: Iterable[bytes] = (),
        now: float = 0.0,
    ) -> None:
        """``may_join`` says whether a (starter, roster) is acceptable; ``last_step`` is asked at the cut."""
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
    def cut(self) -> bool:
        """Whether we confirmed and so encrypt nothing in the old epoch."""
        return self.confirmed is not None and not self.confirmed.lapsed

    def begin(self, roster: tuple[bytes, ...], now: float) -> None:
        """Start an attempt with this roster."""
        world = self._world
        self._run(world.random(16), world.me, roster, now)
        self._say(now)

    def _run(self, id: bytes, starter: bytes, roster: tuple[bytes, ...], now: float) -> None:
        agreement = Agreement.begin(
            suite_group=self._world.finite_group,
            group=self._group,
            agreement=id,
            starter=roster.index(starter),
            roster=roster,
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
                self._consider(frame, now)
        except MalformedFrame:
            return
        for attempt in (self.running, self.confirmed):
            if attempt is not None and attempt.agreement.agreement == id:
                self._advance(attempt, frame, now)
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

    def _consider(self, frame: bytes, now: float) -> None:
        """Join the attempt that a first round introduces, if it may be joined and beats ours."""
        first = read_round1(frame)
        starter = first.roster[first.starter]
        if any(a is not None and a.agreement.agreement == first.agreement for a in (self.running, self.confirmed)):
            return
        if first.agreement in self.joined:
            return  # lost in a restart, or given up: with a second key of ours it could only fail
        if self._world.me not in first.roster or not self._may_join(starter, first.roster):
            return
        if self.running is not None:
            ours = self.running.agreement
            mine = hash_(ours.roster[ours.starter], ours.agreement)
            if mine < hash_(starter, first.agreement):
                return  # its starter will hear of ours and give way
        self._run(first.agreement, starter, first.roster, now)

    def _advance(self, attempt: Attempt, frame: bytes, now: float) -> None:
        agreement = attempt.agreement
        before = (agreement.stage, len(agreement.waiting_for()))
        try:
            agreement.receive(frame, self._world.identity, self._world.random)
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

    def vouch(self, member: bytes) -> None:
        """A genuine frame of the confirmed epoch counts as its author's confirmation."""
        if self.confirmed is not None and member in self.confirmed.agreement.roster:
            self.confirmed.agreement.vouch(self.confirmed.agreement.roster.index(member))
            self.changed = True

    def take_established(self) -> Established | None:
        """The new epoch, once, when everybody has confirmed."""
        if self.confirmed is None or self.confirmed.agreement.stage != "established":
            return None
        self.done = self.confirmed.agreement
        epoch, ratchet, lasts = self.done.result()
        self.confirmed = None
        if self.running is not None and self.running.agreement.roster == self.done.roster:
            self.running = None  # its purpose is fulfilled
        self.changed = True
        return Established(epoch, ratchet, lasts)

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
            for index, outgoing in attempt.agreement.frames().items():
                start = attempt.sent.get(index, 0)
                self._repeat(attempt.agreement, index, start)
                attempt.sent[index] = len(outgoing)

    def _repeat(self, agreement: Agreement, index: int, start: int) -> None:
        peer = agreement.roster[index]
        if peer in self._world.connected:
            for frame in agreement.frames().get(index, [])[start:]:
                self._world.effects.frames.append((peer, frame))
