"""Who may encrypt the next step: the floor (protocol.md §6 "Turns").

The floor passes by request, first come first served, and stays with the last speaker while nobody
asks. Turns are numbered inside an era by ``serial``; a higher serial, or the lower holder at the same
one, always wins, so that all end with one holder. Turns affect liveness alone: two holders cost a
resync, never a message.
"""

from collections.abc import Collection

from smmp_core.conversation.signals import Claim, Grant, Request, Signal, Yield
from smmp_core.protocol.frames import Location

SPEECH = 8  # messages a holder may still send once somebody asks
PATIENCE = 2.0  # seconds without any sign of the floor before a waiting member claims it
LOST = 0.05  # seconds others have to ask too when the holder has no link
YIELD_TIMEOUT = 5.0  # seconds a claimant waits for the last step of who is linked and says nothing at all
YIELD_MOST = 15.0  # seconds it waits for who says anything: a busy member has much to read before the claim
ASK_AGAIN = 1.0  # seconds after which an unanswered request is repeated


class Turns:
    """The floor of one era, seen by the member with index ``j``."""

    def __init__(self, era: Location, j: int, holder: int | None) -> None:
        """Begin an era; ``holder`` is None when unknown (after a restart)."""
        self.era = era  # the era's start
        self.j = j
        self.holder = holder
        self.serial = 0
        self.step = 0  # to be reached before we speak
        self._queue: list[int] = []  # who asked, ourselves included, first come first
        self._spoken = 0  # our messages since somebody asked
        self._moved = 0.0  # when the floor last showed a sign of life
        self._asked: float | None = None  # when we last asked
        self._claim: tuple[int, float, dict[int, int]] | None = None  # serial, since, steps by index
        self._press_at = 0.0  # when a claim of ours is next looked at
        self._claimed = False  # the holder is somebody who gathers everybody's last step
        self._heard: dict[int, float] = {}  # when each last said anything
        self._mute: set[int] = set()  # who has let a claim of ours run out

    def may_speak(self, step: int) -> bool:
        """Whether we may encrypt the next step, being at ``step``."""
        return self.holder == self.j and step >= self.step and not self._speech_is_over

    @property
    def _speech_is_over(self) -> bool:
        return bool(self._others) and self._spoken >= SPEECH

    @property
    def waiting(self) -> tuple[int, ...]:
        """Who asked for the floor, first come first."""
        return tuple(self._queue)

    @property
    def _others(self) -> list[int]:
        return [i for i in self._queue if i != self.j]

    def spoke(self) -> None:
        """We encrypted a step."""
        if self._others:
            self._spoken += 1

    def stirred(self, author: int, step: int, now: float) -> None:
        """A step was accepted: the holder lives, and if it was to be us, we have missed a grant."""
        self._moved = now
        if self.holder == self.j != author and step > self.step:
            self.holder = author

    def hear(self, sender: int, now: float) -> None:
        """A member says something, whatever it is."""
        self._heard[sender] = now

    def want(self, now: float, connected: Collection[int]) -> list[Signal]:
        """We have something to say and not the floor: ask for it, or claim it from who is gone."""
        if self.holder == self.j:
            return []
        if self.j not in self._queue:
            self._queue.append(self.j)
            self._moved = now
        if self._claim is not None:
            return self._press(now, connected)
        if self._holder_is_lost(now, connected) and self._is_my_claim(now, connected):
            self._claim = (self.serial + 1, now, {})
            return [Claim(self.era, self.serial + 1), *self._press(now, connected)]
        if self._asked is None or now - self._asked >= ASK_AGAIN:
            self._asked = now
            return [Request(self.era, self.serial)]
        return []

    def pass_on(self, step: int, wants_more: bool) -> list[Signal]:
        """Give the floor to who asked first, when our speech is over or we have nothing to say."""
        others = self._others
        if self.holder != self.j or not others or (wants_more and not self._speech_is_over):
            return []
        to, queue = others[0], others[1:]
        if wants_more:
            queue.append(self.j)
        self._take(self.serial + 1, to, queue, step)
        return [Grant(self.era, self.serial, to, tuple(queue), step)]

    def receive(self, sender: int, signal: Signal, now: float, step: int) -> list[Signal]:
        """Handle a turn signal of this era; the answers go to everybody, a ``Yield`` to the sender."""
        match signal:
            case Request():
                if sender not in self._queue and sender != self.holder:
                    self._queue.append(sender)
                elif sender == self.holder and signal.serial < self.serial:
                    # It missed the grant that made it holder.
                    return [Grant(self.era, self.serial, sender, tuple(self._others), self.step)]
            case Grant() if self._prevails(signal.serial, signal.to):
                self._take(signal.serial, signal.to, list(signal.queue), signal.step)
                self._moved = now
            case Claim() if self._prevails(signal.serial, sender) and not self._outbids(signal.serial, sender):
                self._claim, self._claimed = None, True
                # Whoever held the floor stops here: the claimant counts on our last step being final.
                self.serial, self.holder, self._moved = signal.serial, sender, now
                return [Yield(self.era, signal.serial, step)]
            case Claim() if not self._prevails(signal.serial, sender):
                turn = self.present()  # it has missed this one, and its claim is void
                return [] if turn is None else [turn]
            case Yield() if self._claim is not None and signal.serial == self._claim[0]:
                self._claim[2][sender] = signal.step
                self._mute.discard(sender)
            case _:
                pass
        return []

    def timers(self) -> list[float]:
        """When ``want`` should be called again while we wait for the floor."""
        if self.holder == self.j:
            return []
        if self._claim is not None:
            return [self._press_at]
        lost = [self._moved + LOST, *(self._moved + self._patience(k) for k in range(len(self._queue) + 1))]
        return [(self._asked or 0.0) + ASK_AGAIN, *lost]

    def _holder_is_lost(self, now: float, connected: Collection[int]) -> bool:
        if self.holder is None or self.holder not in connected:
            return now - self._moved >= LOST
        return now - self._moved >= self._patience(0)

    def _patience(self, lower: int) -> float:
        """How long the floor may show no sign of life until who has ``lower`` others before it claims it."""
        return PATIENCE * (1 + lower) + (YIELD_MOST if self._claimed else 0.0)

    def _is_my_claim(self, now: float, connected: Collection[int]) -> bool:
        """The lowest connected index that asked claims; the next ones only if it does not."""
        lower = sum(1 for i in self._queue if i < self.j and i in connected and i != self.holder)
        return now - self._moved >= self._patience(lower) or lower == 0

    def _press(self, now: float, connected: Collection[int]) -> list[Signal]:
        """Take the floor once everybody connected has yielded."""
        assert self._claim is not None
        serial, since, steps = self._claim
        missing = set(connected) - {self.j} - steps.keys()
        self._press_at = max((self._waits_until(i, since) for i in missing), default=now)
        if now < self._press_at:
            return []
        self._mute |= missing
        step = max(steps.values(), default=0)
        queue = self._others
        self._take(serial, self.j, queue, step)
        return [Grant(self.era, serial, self.j, tuple(queue), step)]

    def _waits_until(self, member: int, since: float) -> float:
        """How long a claim made at ``since`` waits for a member's last step."""
        if member in self._mute:
            return since + YIELD_TIMEOUT
        return min(max(since, self._heard.get(member, since)) + YIELD_TIMEOUT, since + YIELD_MOST)

    def _prevails(self, serial: int, to: int) -> bool:
        if serial != self.serial:
            return serial > self.serial
        return self.holder is None or to <= self.holder

    def _outbids(self, serial: int, sender: int) -> bool:
        """Whether our own claim stands against another's."""
        return self._claim is not None and (-self._claim[0], self.j) < (-serial, sender)

    def _take(self, serial: int, holder: int, queue: list[int], step: int) -> None:
        """A new turn; requests heard but unknown to who granted it keep their place behind."""
        self.serial, self.holder, self.step = serial, holder, step
        waiting = [i for i in queue if i != holder]
        self._queue = waiting + [i for i in self._queue if i != holder and i not in waiting]
        self._spoken = 0
        if self.j not in waiting:
            self._asked = None  # whoever granted this does not know that we wait
        self._claim, self._claimed = None, False

    def present(self) -> Grant | None:
        """The present turn, for a member that comes back."""
        if self.holder is None:
            return None
        return Grant(self.era, self.serial, self.holder, tuple(self._queue), self.step)
