"""One run of a scenario: the real engines of its members, in virtual time, with a trace of all they do."""

import copy
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass

import msgspec

from smmp_core.conversation.member import Member
from smmp_core.errors import LocalError
from smmp_core.lab import acts
from smmp_core.lab.acts import AnyAct, Cue
from smmp_core.lab.recorder import Recorder
from smmp_core.lab.scenario import Scenario
from smmp_core.lab.thief import Thief
from smmp_core.simulation.network import Conditions, Flight, SimulatedMember, SimulatedNetwork
from smmp_core.simulation.store import MemoryStore
from smmp_core.trace.lines import Heading
from smmp_core.trace.records import AnyRecord, Did, Sent, short

ACCEPTS = 0.25  # seconds until who is invited accepts
BREATH = 2e-6  # seconds from what is seen to what is done about it
LATE = 1.0  # seconds by which a frame is held up by hand
SETUP = 60.0  # seconds a first key may take


class Experiment:
    """Everything in it follows from the scenario, the seed and what was done by hand: it can be run again."""

    def __init__(self, scenario: Scenario, seed: int, by_hand: Iterable[Cue] = (), *, at_once: bool = True) -> None:
        """Set the scenario's members up; nothing of its script has happened yet.

        Not ``at_once``: only :meth:`set_up` does, which then has to be called before all else.
        """
        self.scenario, self.seed, self.by_hand = scenario, seed, list(by_hand)
        self._network = SimulatedNetwork(seed, backoff=scenario.backoff)
        self._setting_up = self._set_up()
        if at_once:
            self.set_up()

    def set_up(self, enough: Callable[[], bool] | None = None) -> bool:
        """Set the members up, or go on with it until ``enough`` says so; whether it is done."""
        return all(enough is None or not enough() for _ in self._setting_up)

    def _set_up(self) -> Iterator[None]:
        """All that comes before the trace, an event of the network at a time."""
        self._network.add(*self.scenario.members)
        yield
        self._network.link()
        group = b""
        if self.scenario.agreed:
            group = yield from self._found()
        self._network.conditions = _conditions(self.scenario.conditions)
        self._origin = self._network.now
        self._recorder = Recorder(self._network, group)
        self._recorder.invited = self._invited
        self._recorder.on_wire = self._on_wire
        self._ambushes: list[_Ambush] = []
        self._at_work = False  # whether hands are laid on a frame just now
        self._copies: dict[bytes, MemoryStore] = {m.key: copy.deepcopy(m.store) for m in self._network.members}
        for cue in (*self.scenario.cues, *self.by_hand):
            self._schedule(cue)

    def _found(self) -> Generator[None, None, bytes]:
        """A group with a key that all hold, before the trace begins."""
        network, first = self._network, self._network.members[0]
        made: list[bytes] = []
        keys = [member.key for member in network.members]
        network.act(first, lambda engine, now: made.append(engine.create("Lab", keys, now)))
        group = made[0]
        yield from self._run_until(lambda: all(group in m.member.groups for m in network.members))
        for member in network.members[1:]:
            network.act(member, lambda engine, now: engine.accept(group, now))
            yield
        yield from self._run_until(lambda: all(_in_step(m.member, group) for m in network.members))
        return group

    def _run_until(self, holds: Callable[[], bool]) -> Iterator[None]:
        """Let time pass until something holds, at most :data:`SETUP`."""
        end = self._network.now + SETUP
        while not holds() and self._network.now < end:
            one_event = iter((False, True))
            self._network.run(end - self._network.now, lambda: next(one_event, True))  # noqa: B023 - only now
            yield

    # -- time ---------------------------------------------------------------------------------

    @property
    def now(self) -> float:
        """Seconds since the trace began."""
        return self._recorder.now

    @property
    def records(self) -> list[AnyRecord]:
        """The trace so far; it only grows."""
        return self._recorder.records

    @property
    def heading(self) -> Heading:
        """The first line of the trace's file."""
        by_hand = [msgspec.Raw(msgspec.json.encode(cue)) for cue in self.by_hand]
        return Heading(scenario=self.scenario.name, seed=self.seed, length=self.now, acts=by_hand)

    def advance(self, until: float, enough: Callable[[], bool] | None = None) -> bool:
        """Let time pass up to ``until``, or less if ``enough`` says so in between; whether ``until`` is reached."""
        end = self._origin + until  # not a duration: in how many slices one comes there makes no difference
        return end < self._network.now or self._network.run_to(end, enough)

    # -- acts ---------------------------------------------------------------------------------

    def do(self, act: AnyAct) -> None:
        """Do something now, by hand; it is seen as soon as time goes on."""
        cue = Cue(round(self.now + BREATH, 6), act)
        self.by_hand.append(cue)
        self._schedule(cue)

    def branch(self, at: float, *, at_once: bool = True) -> "Experiment":
        """The same experiment with nothing done by hand after ``at``; it has yet to :meth:`advance` there."""
        by_hand = [cue for cue in self.by_hand if cue.at <= at]
        return Experiment(self.scenario, self.seed, by_hand, at_once=at_once)

    def _schedule(self, cue: Cue) -> None:
        self._network.at(self._origin + cue.at, lambda: self._perform(cue.act))

    def _perform(self, act: AnyAct) -> None:
        did = Did(at=self.now, act=str(act.__struct_config__.tag), fields=_fields(act))
        place = len(self.records)
        try:
            more = self._do(act)
        except (LocalError, ValueError, KeyError) as error:
            more = {"refused": str(error)}
        told = msgspec.structs.replace(did, fields={**did.fields, **(more or {})})
        self.records.insert(place, told)

    def _do(self, act: AnyAct) -> dict[str, str] | None:
        network = self._network
        match act:
            case acts.Found(who, names):
                made: list[bytes] = []
                keys = [self.member(name).key for name in names]
                self._act(who, lambda engine, now: made.append(engine.create("Lab", keys, now)))
                self._recorder.group = made[0]
            case acts.Say(who, text):
                ids: list[bytes] = []
                self._act(who, lambda engine, now: ids.append(engine.send(self.group, text, now)))
                return {"id": short(ids[0])}
            case acts.SayPrivately(who, to, text):
                peer = self.member(to).key
                self._act(who, lambda engine, now: (engine.private(self.group, peer, text, now), None)[1])
            case acts.Resync(who):
                self._act(who, lambda engine, now: engine.resync(self.group, now))
            case acts.Add(who, name):
                if all(member.name != name for member in network.members):
                    [newcomer] = network.add(name)
                    self._recorder.introduce(newcomer)
                    self._copies[newcomer.key] = MemoryStore()
                    for other in network.members:
                        if other is not newcomer:
                            network.link((newcomer, other))
                key = self.member(name).key
                self._act(who, lambda engine, now: engine.add(self.group, [key], now))
            case acts.Remove(who, name):
                gone = self.member(name).key
                self._act(who, lambda engine, now: engine.remove(self.group, [gone], now))
            case acts.Leave(who):
                self._act(who, lambda engine, now: engine.leave(self.group))
            case acts.Link(a, b):
                network.link((self.member(a), self.member(b)))
            case acts.Cut(a, b):
                network.unlink(self.member(a), self.member(b))
            case acts.Partition(sides):
                network.partition(*([self.member(name) for name in side] for side in sides))
            case acts.Merge():
                network.link()
            case acts.Pause(who):
                network.pause(self.member(who))
            case acts.Resume(who):
                network.resume(self.member(who))
            case acts.Kill(who):
                if self.member(who).engine is not None:
                    network.crash(self.member(who))
            case acts.Restart(who, old):
                self._restart(self.member(who), old=old)
            case acts.Conditions():
                network.conditions = _conditions(act)
            case acts.Inject(who, fault, to, count):
                self._inject(self.member(who), fault, self.member(to).key if to else None, count)
            case acts.Intercept(who, to, how, what, count):
                ends = short(self.member(who).key), short(self.member(to).key)
                self._ambushes.append(_Ambush(*ends, how, what, count))
            case acts.Seize(frame, how):
                self._seize(frame, how)
            case acts.Steal(who):
                self._steal(self.member(who))
        return None

    def member(self, name: str) -> SimulatedMember:
        """A member by its name.

        Raises:
            KeyError: there is none.
        """
        found = next((member for member in self._network.members if member.name == name), None)
        if found is None:
            raise KeyError(name)
        return found

    @property
    def group(self) -> bytes:
        """The group's id; empty before it is founded."""
        return self._recorder.group

    def _act(self, who: str, action: Callable[[Member, float], None]) -> None:
        self._network.act(self.member(who), action)

    def _invited(self, member: SimulatedMember) -> None:
        """Everybody says yes, after a moment."""

        def accept() -> None:
            group = member.engine.groups.get(self.group) if member.engine is not None else None
            if group is not None and group.stage == "invited":
                self.records.append(Did(at=self.now, member=short(member.key), act="accept"))
                self._network.act(member, lambda engine, now: engine.accept(self.group, now))

        self._network.at(self._network.now + ACCEPTS, accept)

    def _restart(self, member: SimulatedMember, *, old: bool) -> None:
        if old and member.engine is not None:
            self._network.crash(member)
        if member.engine is None:
            self._network.restart(member, old=copy.deepcopy(self._copies[member.key]) if old else None)

    def _inject(self, member: SimulatedMember, fault: str, to: bytes | None, count: int) -> None:
        conversation = member.member.group(self.group).conversation
        if conversation is None:
            raise LocalError("The group has no key yet.", code="not_ready")
        conversation.faults.inject(fault, to, count)

    def _seize(self, frame: int, how: str) -> None:
        number = self._recorder.flight_of(frame)
        if number is None or number not in self._network.flights:
            raise LocalError("This frame is not in flight any more.", code="not_ready")
        self._lay_hands(frame, number, how)

    def _on_wire(self, sent: Sent, flight: Flight) -> None:
        """A frame has left; whether somebody lies in wait for it."""
        ambush = next((it for it in self._ambushes if it.count and it.is_for(sent)), None)
        if ambush is not None and not flight.lost and not self._at_work:  # a copy is made here, not sent
            ambush.count -= 1
            self._at_work = True
            self._lay_hands(sent.frame, flight.number, ambush.how)
            self._at_work = False

    def _lay_hands(self, frame: int, number: int, how: str) -> None:
        match how:
            case "drop":
                self._network.drop(number)
            case "lose" | "swallow":
                self._network.lose(number, "loss" if how == "lose" else "enemy")
            case "delay":
                self._network.delay(number, LATE)
                self._recorder.touched(frame, "delay", self._network.flights[number].due)
            case "double":
                self._network.double(number)
                self._recorder.touched(frame, "double", self._network.flights[number].due)
            case _:
                self._network.corrupt(number)
                self._recorder.touched(frame, "corrupt", self._network.flights[number].due)

    def _steal(self, member: SimulatedMember) -> None:
        conversation = member.member.group(self.group).conversation
        if conversation is None:
            raise LocalError("The group has no key yet.", code="not_ready")
        self._recorder.thieves.append(Thief(member.key, conversation.strand, self._recorder.records))


@dataclass
class _Ambush:
    """What will happen to the next frames from one member to another."""

    who: str
    to: str
    how: str
    what: str
    count: int

    def is_for(self, sent: Sent) -> bool:
        """Whether a frame is one of them."""
        return (sent.member, sent.to) == (self.who, self.to) and self.what in ("", sent.what)


def _conditions(act: acts.Conditions) -> Conditions:
    return Conditions(act.delay, act.loss, act.duplicate, act.reorder)


def _fields(act: AnyAct) -> dict[str, str | int | float | list[str | list[str]]]:
    """What an act says, its name left out; as it will be read from a file again."""
    fields: dict[str, str | int | float | list[str | list[str]]] = msgspec.json.decode(msgspec.json.encode(act))
    return {name: value for name, value in fields.items() if name != "act"}


def _in_step(engine: Member, group: bytes) -> bool:
    conversation = engine.groups[group].conversation
    return conversation is not None and conversation.all_in_step and conversation.gathered
