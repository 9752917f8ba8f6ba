"""Writes the trace of an experiment: what its network does, and what its engines tell."""

from collections.abc import Callable
from typing import Literal

from smmp_core.events import Event, Invited
from smmp_core.lab.thief import Thief
from smmp_core.simulation.network import Fate, Flight, SimulatedMember, SimulatedNetwork
from smmp_core.trace.kinds import kind_of
from smmp_core.trace.records import (
    AnyRecord,
    Arrived,
    Dropped,
    Linked,
    Paused,
    Person,
    Resumed,
    Sent,
    Started,
    Stopped,
    Touched,
    Unlinked,
    fingerprint,
    short,
)
from smmp_core.trace.tracer import Tracer


class Recorder:
    """Watches a network in which one group lives; gathers records from now on."""

    def __init__(self, network: SimulatedNetwork, group: bytes) -> None:
        """``group``: its id. Everybody who is there is introduced first, with links and ratchets."""
        self.records: list[AnyRecord] = []
        self.thieves: list[Thief] = []
        self.invited: Callable[[SimulatedMember], None] = lambda member: None  # told when somebody is invited
        self._network, self._group = network, group
        self._origin = network.now
        self._numbers: dict[int, int] = {}  # of this trace, by those of the network
        self._tracers: dict[bytes, Tracer] = {}
        self.on_wire: Callable[[Sent, Flight], None] = lambda sent, flight: None  # told when a frame has left
        network.watcher = self
        for member in network.members:
            self.introduce(member)
        for index, a in enumerate(network.members):
            for b in network.members[index + 1 :]:
                if network.linked(a, b):
                    self.linked(a, b)
        for member in network.members:
            if member.engine is not None:
                member.engine.world.tracer = self.tracer(member)
                joined = member.engine.groups.get(group)
                if joined is not None and joined.conversation is not None:
                    joined.conversation.trace()

    @property
    def group(self) -> bytes:
        """The id of the group that the trace is of; empty: none yet."""
        return self._group

    @group.setter
    def group(self, group: bytes) -> None:
        self._group = group
        for tracer in self._tracers.values():
            tracer.group = group

    @property
    def now(self) -> float:
        """Seconds since the trace began, to a microsecond."""
        return round(self._network.now - self._origin, 6)

    def introduce(self, member: SimulatedMember) -> None:
        """Somebody is there."""
        self.records.append(Person(at=self.now, member=short(member.key), name=member.name))

    # -- what the network tells ---------------------------------------------------------------

    def tracer(self, member: SimulatedMember) -> Tracer:
        """Who listens to a member's engine; a new one after each start."""
        resumed = bool(member.store.groups) and member.engine is None
        tracer = Tracer(self._group, member.key, lambda: self.now, self.records.append, resumed=resumed)
        self._tracers[member.key] = tracer
        return tracer

    def linked(self, a: SimulatedMember, b: SimulatedMember) -> None:
        """A link stands."""
        self.records.append(Linked(at=self.now, member=short(a.key), to=short(b.key)))

    def unlinked(self, a: SimulatedMember, b: SimulatedMember) -> None:
        """A link is gone."""
        self.records.append(Unlinked(at=self.now, member=short(a.key), to=short(b.key)))

    def stopped(self, member: SimulatedMember) -> None:
        """A member crashed."""
        self.records.append(Stopped(at=self.now, member=short(member.key)))

    def started(self, member: SimulatedMember, *, old: bool) -> None:
        """A member runs again."""
        self.records.append(Started(at=self.now, member=short(member.key), old=old))

    def paused(self, member: SimulatedMember, paused: bool) -> None:
        """A member stands still, or goes on."""
        kind = Paused if paused else Resumed
        self.records.append(kind(at=self.now, member=short(member.key)))

    def sent(self, flight: Flight) -> None:
        """A frame left."""
        kind = kind_of(flight.frame)
        if kind is None:
            return
        number = self._numbers[flight.number] = len(self._numbers)
        sent = Sent(
            at=self.now,
            member=short(flight.sender),
            to=short(flight.receiver),
            frame=number,
            name=fingerprint(flight.frame),
            family=kind.family,
            what=kind.what,
            place=kind.place,
            author=self._author(flight.sender, kind.author),
            size=len(flight.frame),
            due=round(flight.due - self._origin, 6),
        )
        self.records.append(sent)
        self.on_wire(sent, flight)

    def _author(self, sender: bytes, author: int | None) -> str:
        """Who made a frame, where it is not who sends it."""
        engine = next(member.engine for member in self._network.members if member.key == sender)
        group = engine.groups.get(self._group) if engine is not None else None
        if author is None or group is None or group.conversation is None:
            return ""
        roster = group.conversation.epoch.roster
        made = roster[author] if author < len(roster) else sender
        return short(made) if made != sender else ""

    def arrived(self, flight: Flight) -> None:
        """A frame came in."""
        if flight.number in self._numbers:
            self.records.append(Arrived(at=self.now, member=short(flight.receiver), frame=self._numbers[flight.number]))
        for thief in self.thieves:
            author = self._author(flight.sender, kind.author) if (kind := kind_of(flight.frame)) else ""
            thief.overhear(flight.sender, flight.receiver, flight.frame, self.now, author)

    def dropped(self, flight: Flight, why: Fate) -> None:
        """A frame did not."""
        if flight.number in self._numbers:
            number = self._numbers[flight.number]
            self.records.append(Dropped(at=self.now, member=short(flight.receiver), frame=number, why=why))

    def told(self, member: SimulatedMember, event: Event) -> None:
        """A member told its user something."""
        self._tracers[member.key].told(event)
        if isinstance(event, Invited):
            self.invited(member)

    def touched(self, frame: int, how: Literal["delay", "double", "corrupt"], due: float) -> None:
        """Somebody laid hands on a frame in flight; ``due``: in the network's time."""
        self.records.append(Touched(at=self.now, frame=frame, how=how, due=round(due - self._origin, 6)))

    def flight_of(self, frame: int) -> int | None:
        """The network's number of a frame of this trace."""
        return next((number for number, ours in self._numbers.items() if ours == frame), None)
