"""Members of one group on a network whose every fault comes from a seed, in virtual time."""

import heapq
import itertools
import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from smmp_core.conversation.member import Member
from smmp_core.conversation.world import World
from smmp_core.crypto.ffdhe import SMALL_TEST_GROUP, FiniteGroup
from smmp_core.crypto.x25519 import generate
from smmp_core.events import Event
from smmp_core.simulation.store import MemoryStore


@dataclass
class Conditions:
    """How frames travel."""

    delay: tuple[float, float] = (0.001, 0.005)  # seconds, uniform
    loss: float = 0.0  # probability that a frame is lost
    duplicate: float = 0.0  # probability that it comes twice
    reorder: float = 0.0  # probability that it may overtake or be overtaken


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

    def __init__(self, seed: int, *, finite_group: FiniteGroup = SMALL_TEST_GROUP) -> None:
        """Everything that happens follows from ``seed`` and the calls made."""
        self.random = random.Random(seed)
        self.now = 0.0  # virtual seconds
        self.conditions = Conditions()
        self.members: list[SimulatedMember] = []
        self.frames_sent = 0
        self.on_frame: Callable[[bytes, bytes, bytes], bytes | None] | None = None
        """An enemy on the wire: (sender, receiver, frame) to what arrives instead, None for nothing."""
        self._finite_group = finite_group
        self._queue: list[tuple[float, int, Callable[[], None]]] = []
        self._order = itertools.count()
        self._links: set[frozenset[bytes]] = set()
        self._last: dict[tuple[bytes, bytes], float] = {}  # when the last ordered frame arrives

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
                a.engine.link_up(b.key, self.now)
                b.engine.link_up(a.key, self.now)
                self._carry_out(a)
                self._carry_out(b)

    def unlink(self, a: SimulatedMember, b: SimulatedMember) -> None:
        """Cut the link of two members; what is on its way is lost."""
        pair = frozenset((a.key, b.key))
        if pair in self._links:
            self._links.remove(pair)
            for one, other in ((a, b), (b, a)):
                if one.engine is not None:
                    one.engine.link_down(other.key, self.now)
                    self._carry_out(one)

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
        member.engine = member.due = None

    def restart(self, member: SimulatedMember) -> None:
        """Start a member again from its disk and link it with everybody."""
        self._start(member)
        for other in self.members:
            if other is not member and other.engine is not None:
                self.link((member, other))

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
        end = self.now + seconds
        while not (until is not None and until()):
            due = min((member.due for member in self.members if member.due is not None), default=None)
            queued = self._queue[0][0] if self._queue else None
            times = [time for time in (due, queued) if time is not None]
            if not times or min(times) > end:
                self.now = end
                return until is None or until()
            self.now = max(self.now, min(times))
            if queued is not None and queued <= self.now:
                heapq.heappop(self._queue)[2]()
            else:
                for member in [m for m in self.members if m.due is not None and m.due <= self.now]:
                    member.member.handle_timer(self.now)
                    self._carry_out(member)
        return True

    def _carry_out(self, member: SimulatedMember) -> None:
        """Store, then send, then tell: as the service does."""
        effects = member.member.take()
        member.store.commit(effects.writes)
        for receiver, frame in effects.frames:
            self._send(member.key, receiver, frame)
        member.events += effects.events
        member.due = member.member.next_timer()

    def _send(self, sender: bytes, receiver: bytes, frame: bytes) -> None:
        self.frames_sent += 1
        pair = frozenset((sender, receiver))
        if pair not in self._links:
            return
        if self.on_frame is not None:
            altered = self.on_frame(sender, receiver, frame)
            if altered is None:
                return
            frame = altered
        conditions = self.conditions
        if self.random.random() < conditions.loss:
            return
        copies = 2 if self.random.random() < conditions.duplicate else 1
        for _ in range(copies):
            arrival = self.now + self.random.uniform(*conditions.delay)
            if self.random.random() >= conditions.reorder:
                arrival = max(arrival, self._last.get((sender, receiver), 0.0))
                self._last[sender, receiver] = arrival
            self.at(arrival, lambda: self._arrive(pair, sender, receiver, frame))

    def _arrive(self, pair: frozenset[bytes], sender: bytes, receiver: bytes, frame: bytes) -> None:
        member = next(m for m in self.members if m.key == receiver)
        if pair in self._links and member.engine is not None:
            member.engine.receive(sender, frame, self.now)
            self._carry_out(member)
