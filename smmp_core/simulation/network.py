"""Members of one group on a network whose every fault comes from a seed or a hand, in virtual time."""

import heapq
import itertools
import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Literal, Protocol

from smmp_core.conversation.episode import BACKOFF
from smmp_core.conversation.member import Member
from smmp_core.conversation.world import World
from smmp_core.crypto.ffdhe import SMALL_TEST_GROUP, FiniteGroup
from smmp_core.crypto.x25519 import generate
from smmp_core.events import Event
from smmp_core.simulation.store import MemoryStore
from smmp_core.trace.tracer import Tracer


@dataclass
class Conditions:
    """How frames travel."""

    delay: tuple[float, float] = (0.001, 0.005)  # seconds, uniform
    loss: float = 0.0  # probability that a frame is lost
    duplicate: float = 0.0  # probability that it comes twice
    reorder: float = 0.0  # probability that it may overtake or be overtaken


@dataclass
class Flight:
    """A frame on its way."""

    number: int  # counts all frames of this network
    sender: bytes
    receiver: bytes
    frame: bytes
    due: float  # when it arrives
    lost: bool = False  # then it only seems to


Fate = Literal["loss", "no_link", "hand", "enemy"]
"""Why a frame does not arrive: by chance, its link is gone, by hand, swallowed by an enemy on the wire."""


class Watcher(Protocol):
    """Who is told what happens on the network, as it happens."""

    def tracer(self, member: "SimulatedMember") -> Tracer | None:
        """Who listens to a member's engine."""

    def linked(self, a: "SimulatedMember", b: "SimulatedMember") -> None:
        """A link stands."""

    def unlinked(self, a: "SimulatedMember", b: "SimulatedMember") -> None:
        """A link is gone."""

    def stopped(self, member: "SimulatedMember") -> None:
        """A member crashed."""

    def started(self, member: "SimulatedMember", *, old: bool) -> None:
        """A member runs again; ``old``: from an older copy of its disk."""

    def paused(self, member: "SimulatedMember", paused: bool) -> None:
        """A member stands still, or goes on."""

    def sent(self, flight: Flight) -> None:
        """A frame left."""

    def arrived(self, flight: Flight) -> None:
        """A frame came in."""

    def dropped(self, flight: Flight, why: Fate) -> None:
        """A frame did not."""

    def told(self, member: "SimulatedMember", event: Event) -> None:
        """A member told its user something."""


@dataclass
class SimulatedMember:
    """One member: its engine, its disk and what it told."""

    name: str
    identity: bytes = field(repr=False)  # b
    key: bytes  # B
    random: random.Random
    store: MemoryStore = field(default_factory=MemoryStore)
    events: list[Event] = field(default_factory=list)
    engine: Member | None = None  # None while crashed
    due: float | None = None  # when its engine wants to be called
    waiting: list[Flight] | None = None  # what came in while it stands still; None: it runs

    @property
    def member(self) -> Member:
        """The running engine.

        Raises:
            ValueError: the member is down.
        """
        if self.engine is None:
            raise ValueError(f"{self.name} is down")
        return self.engine


class SimulatedNetwork:
    """A network of members, driven event by event."""

    def __init__(self, seed: int, *, finite_group: FiniteGroup = SMALL_TEST_GROUP, backoff: float = BACKOFF) -> None:
        """Everything that happens follows from ``seed`` and the calls made; ``backoff``: before resyncs, in seconds."""
        self.random = random.Random(seed)
        self.now = 0.0  # virtual seconds
        self.conditions = Conditions()
        self.members: list[SimulatedMember] = []
        self.frames_sent = 0
        self.on_frame: Callable[[bytes, bytes, bytes], bytes | None] | None = None
        """An enemy on the wire: (sender, receiver, frame) to what arrives instead, None for nothing."""
        self._finite_group, self._backoff = finite_group, backoff
        self.watcher: Watcher | None = None
        self.flights: dict[int, Flight] = {}  # frames on their way, by number
        self._queue: list[tuple[float, int, Callable[[], None]]] = []
        self._order = itertools.count()
        self._numbers = itertools.count()
        self._links: set[frozenset[bytes]] = set()
        self._last: dict[tuple[bytes, bytes], float] = {}  # when the last ordered frame arrives
        self._fates: dict[int, Fate] = {}  # of frames that are lost while somebody watches

    def add(self, *names: str) -> list[SimulatedMember]:
        """New members, linked with nobody yet."""
        added = []
        for name in names:
            own = random.Random(self.random.getrandbits(64))
            identity, key = generate(own.randbytes)
            member = SimulatedMember(name, identity, key, own)
            self.members.append(member)
            self._start(member)
            added.append(member)
        return added

    def name_of(self, key: bytes) -> str:
        """A member's name."""
        return next((member.name for member in self.members if member.key == key), key.hex()[:8])

    def _start(self, member: SimulatedMember) -> None:
        world = World(
            identity=member.identity,
            me=member.key,
            random=member.random.randbytes,
            wall=lambda: 1_000_000_000_000 + int(self.now * 1000),
            history=member.store,
            name_of=self.name_of,
            finite_group=self._finite_group,
            backoff=self._backoff,
            tracer=self.watcher.tracer(member) if self.watcher is not None else None,
        )
        member.engine = Member(world, member.store.stored(), self.now)
        member.due = member.engine.next_timer()

    # -- links --------------------------------------------------------------------------------

    def link(self, members: Iterable[SimulatedMember] | None = None) -> None:
        """Link all of ``members`` (everybody) with each other."""
        for a, b in itertools.combinations(self.members if members is None else members, 2):
            pair = frozenset((a.key, b.key))
            if pair not in self._links and a.engine is not None and b.engine is not None:
                self._links.add(pair)
                if self.watcher is not None:
                    self.watcher.linked(a, b)
                a.engine.link_up(b.key, self.now)
                b.engine.link_up(a.key, self.now)
                self._carry_out(a)
                self._carry_out(b)

    def unlink(self, a: SimulatedMember, b: SimulatedMember) -> None:
        """Cut the link of two members; what is on its way is lost."""
        pair = frozenset((a.key, b.key))
        if pair in self._links:
            self._links.remove(pair)
            if self.watcher is not None:
                self.watcher.unlinked(a, b)
            for one, other in ((a, b), (b, a)):
                if one.engine is not None:
                    one.engine.link_down(other.key, self.now)
                    self._carry_out(one)

    def linked(self, a: SimulatedMember, b: SimulatedMember) -> bool:
        """Whether a link stands."""
        return frozenset((a.key, b.key)) in self._links

    def partition(self, *sides: Iterable[SimulatedMember]) -> None:
        """Cut every link between different sides."""
        side_of = {member.key: number for number, side in enumerate(sides) for member in side}
        for a, b in itertools.combinations(self.members, 2):
            if side_of.get(a.key) != side_of.get(b.key):
                self.unlink(a, b)

    def crash(self, member: SimulatedMember) -> None:
        """Kill a member; only its disk remains."""
        for other in self.members:
            if other is not member:
                self.unlink(member, other)
        unread = member.waiting or []
        member.engine = member.due = member.waiting = None
        if self.watcher is not None:
            for flight in unread:
                self.watcher.dropped(flight, "no_link")
            self.watcher.stopped(member)

    def restart(self, member: SimulatedMember, *, old: MemoryStore | None = None) -> None:
        """Start a member again from its disk (``old``: from this copy of it) and link it with everybody."""
        member.store = old or member.store
        if self.watcher is not None:
            self.watcher.started(member, old=old is not None)
        self._start(member)
        for other in self.members:
            if other is not member and other.engine is not None:
                self.link((member, other))

    def pause(self, member: SimulatedMember) -> None:
        """Let a member stand still: its links stay, what comes in waits."""
        if member.engine is not None and member.waiting is None:
            member.waiting = []
            if self.watcher is not None:
                self.watcher.paused(member, True)

    def resume(self, member: SimulatedMember) -> None:
        """Let it go on, with all that has come in meanwhile."""
        if member.waiting is not None:
            waiting, member.waiting = member.waiting, None
            if self.watcher is not None:
                self.watcher.paused(member, False)
            for flight in waiting:
                self._take_in(member, flight)

    # -- frames in flight ---------------------------------------------------------------------

    def drop(self, number: int) -> None:
        """Take a frame out of the air."""
        flight = self.flights.pop(number, None)
        if flight is not None and self.watcher is not None:
            self.watcher.dropped(flight, "hand")

    def lose(self, number: int, why: Fate) -> None:
        """Let a frame arrive nowhere."""
        flight = self.flights.get(number)
        if flight is not None:
            flight.lost = True
            self._fates[number] = why

    def delay(self, number: int, seconds: float) -> None:
        """Hold a frame up; later ones overtake it."""
        flight = self.flights.get(number)
        if flight is not None:
            flight.due += seconds
            self.at(flight.due, lambda: self._land(flight))

    def double(self, number: int) -> None:
        """Let a frame arrive a second time, at the same moment."""
        flight = self.flights.get(number)
        if flight is not None:
            self._launch(flight.sender, flight.receiver, flight.frame, flight.due, lost=flight.lost)

    def corrupt(self, number: int) -> None:
        """Flip a bit in the middle of a frame."""
        flight = self.flights.get(number)
        if flight is not None:
            place = len(flight.frame) // 2
            flight.frame = flight.frame[:place] + bytes([flight.frame[place] ^ 1]) + flight.frame[place + 1 :]

    # -- time ---------------------------------------------------------------------------------

    def act(self, member: SimulatedMember, action: Callable[[Member, float], None]) -> None:
        """Let a member's user do something now."""
        action(member.member, self.now)
        self._carry_out(member)

    def at(self, time: float, action: Callable[[], None]) -> None:
        """Do something at a virtual time."""
        heapq.heappush(self._queue, (time, next(self._order), action))

    def run(self, seconds: float, until: Callable[[], bool] | None = None) -> bool:
        """Let time pass, at most ``seconds``, until ``until`` holds; says whether it does."""
        return not self.run_to(self.now + seconds, until) or until is None or until()

    def run_to(self, end: float, until: Callable[[], bool] | None = None) -> bool:
        """Let time pass up to ``end`` with all that happens then, or until ``until`` holds; whether it is the end."""
        while not (until is not None and until()):
            due = min((m.due for m in self.members if m.due is not None and m.waiting is None), default=None)
            queued = self._queue[0][0] if self._queue else None
            times = [time for time in (due, queued) if time is not None]
            if not times or min(times) > end:
                self.now = end
                return True
            self.now = max(self.now, min(times))
            if queued is not None and queued <= self.now:
                heapq.heappop(self._queue)[2]()
            else:
                for member in [m for m in self.members if m.due is not None and m.due <= self.now]:
                    if member.waiting is not None:
                        continue
                    member.member.handle_timer(self.now)
                    self._carry_out(member)
        return False

    def _carry_out(self, member: SimulatedMember) -> None:
        """Store, then send, then tell: as the service does."""
        effects = member.member.take()
        member.store.commit(effects.writes)
        for receiver, frame in effects.frames:
            self._send(member.key, receiver, frame)
        member.events += effects.events
        if self.watcher is not None:
            for event in effects.events:
                self.watcher.told(member, event)
        member.due = member.member.next_timer()

    def _send(self, sender: bytes, receiver: bytes, frame: bytes) -> None:
        self.frames_sent += 1
        if frozenset((sender, receiver)) not in self._links:
            return
        conditions, usual = self.conditions, self.now + sum(self.conditions.delay) / 2
        if self.on_frame is not None:
            altered = self.on_frame(sender, receiver, frame)
            if altered is None:
                self._lose(sender, receiver, frame, usual, "enemy")
                return
            frame = altered
        if self.random.random() < conditions.loss:
            self._lose(sender, receiver, frame, usual, "loss")
            return
        copies = 2 if self.random.random() < conditions.duplicate else 1
        for _ in range(copies):
            arrival = self.now + self.random.uniform(*conditions.delay)
            if self.random.random() >= conditions.reorder:
                arrival = max(arrival, self._last.get((sender, receiver), 0.0))
                self._last[sender, receiver] = arrival
            self._launch(sender, receiver, frame, arrival)

    def _launch(self, sender: bytes, receiver: bytes, frame: bytes, due: float, *, lost: bool = False) -> Flight:
        flight = Flight(next(self._numbers), sender, receiver, frame, due, lost)
        self.flights[flight.number] = flight
        if self.watcher is not None:
            self.watcher.sent(flight)
        self.at(due, lambda: self._land(flight))
        return flight

    def _lose(self, sender: bytes, receiver: bytes, frame: bytes, due: float, why: Fate) -> None:
        """A frame that arrives nowhere: who watches sees it go."""
        if self.watcher is not None:
            flight = self._launch(sender, receiver, frame, due, lost=True)
            self._fates[flight.number] = why

    def _land(self, flight: Flight) -> None:
        """The time of a frame's arrival has come."""
        if flight.due > self.now or self.flights.pop(flight.number, None) is None:
            return  # it was held up or taken
        member = next(m for m in self.members if m.key == flight.receiver)
        why = self._fates.pop(flight.number, "loss" if flight.lost else None)
        if why is None and frozenset((flight.sender, flight.receiver)) not in self._links:
            why = "no_link"
        if why is not None or member.engine is None:
            if self.watcher is not None:
                self.watcher.dropped(flight, why or "no_link")
        elif member.waiting is not None:
            member.waiting.append(flight)
        else:
            self._take_in(member, flight)

    def _take_in(self, member: SimulatedMember, flight: Flight) -> None:
        if self.watcher is not None:
            self.watcher.arrived(flight)
        member.member.receive(flight.sender, flight.frame, self.now)
        self._carry_out(member)
