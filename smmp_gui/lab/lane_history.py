"""Who held what from when to when, in a form that lanes and strip can paint; it grows with its timeline."""

import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias
from weakref import WeakKeyDictionary

from smmp_core.lab.scene import Scene
from smmp_core.lab.timeline import Timeline
from smmp_core.trace.records import (
    AnyRecord,
    Arrived,
    Dropped,
    Heard,
    Judged,
    Paused,
    Person,
    Place,
    Refused,
    Resumed,
    Sent,
    Skipped,
    Started,
    Step,
    Stopped,
    Touched,
)
from smmp_gui.lab.marks import LOUD
from smmp_gui.lab.timescale import Pace

Running = Literal["running", "paused", "stopped"]
Incident: TypeAlias = Step | Judged | Refused | Stopped | Started | Paused | Resumed | Skipped
"""What is marked on a member's lane."""

_CHUNK = 128  # flights that share a summary of when they were in the air


@dataclass(slots=True)
class Stretch:
    """What one member held, from ``start`` to the next stretch of its row."""

    start: float  # seconds
    digest: str = ""  # 8 hex digits; empty before the first key
    place: Place | None = None
    check: str = ""  # tells equal from different states; empty: known from its acknowledgement only
    running: Running = "running"
    behind: bool = False  # somebody who runs is further on

    @property
    def by_word(self) -> bool:
        """Whether nobody sees inside: what is held is known by its acknowledgement only."""
        return self.digest != "" and not self.check


@dataclass(slots=True)
class Harmony:
    """How the running members who hold a key stood to each other, from ``start`` on."""

    start: float
    parties: int  # 0: nobody has a key; 1: all hold the same


@dataclass(slots=True)
class Milestone:
    """A new era or epoch; the moment the first member was in it."""

    at: float
    member: str
    place: Place
    epoch: bool  # rather than an era


@dataclass(slots=True)
class Flight:
    """A frame under way from ``sent.at`` to ``end``."""

    sent: Sent
    due: float  # seconds; when it would arrive, as far as is known
    end: AnyRecord | None = None  # Arrived or Dropped; None: in flight when the trace ends
    touched: tuple[str, ...] = ()

    @property
    def lost(self) -> bool:
        """Whether it did not arrive."""
        return isinstance(self.end, Dropped)

    @property
    def until(self) -> float:
        """When it is out of the air."""
        return self.end.at if self.end is not None else self.due


class Row:
    """One member's history."""

    def __init__(self, key: str, name: str, since: float) -> None:
        self.key, self.name, self.since = key, name, since
        self.stretches = [Stretch(since)]
        self.incidents: list[Incident] = []

    def seen(self, start: float, end: float) -> Iterator[tuple[Stretch, float]]:
        """The stretches between two moments, each with the moment when it ends."""
        first = max(0, bisect.bisect_right(self.stretches, start, key=_start) - 1)
        for i in range(first, len(self.stretches)):
            if self.stretches[i].start > end:
                return
            yield self.stretches[i], self.stretches[i + 1].start if i + 1 < len(self.stretches) else end

    def at(self, moment: float) -> Stretch | None:
        """What it held at a moment; None before it was there."""
        i = bisect.bisect_right(self.stretches, moment, key=_start)
        return self.stretches[i - 1] if i else None

    def marked(self, start: float, end: float) -> list[Incident]:
        """What happened to it between two moments."""
        first = bisect.bisect_left(self.incidents, start, key=_at)
        return self.incidents[first : bisect.bisect_right(self.incidents, end, key=_at)]

    def beside(self, moment: float, direction: int) -> float | None:
        """When the next thing (``direction`` 1) or the one before (-1) happened to it."""
        if direction > 0:
            i = bisect.bisect_right(self.incidents, moment + 1e-7, key=_at)
        else:
            i = bisect.bisect_left(self.incidents, moment - 1e-7, key=_at) - 1
        return self.incidents[i].at if 0 <= i < len(self.incidents) else None


class Flights:
    """Frames, by when they were in the air."""

    def __init__(self) -> None:
        self.by_number: dict[int, Flight] = {}
        self.lost: list[Flight] = []  # in the order they were lost
        self._chunks: list[list[Flight]] = []  # in the order they were sent
        self._until: list[float] = []  # by chunk: when the last of it is out of the air
        self._chunk_of: dict[int, int] = {}

    def add(self, sent: Sent) -> None:
        """A frame leaves."""
        if not self._chunks or len(self._chunks[-1]) >= _CHUNK:
            self._chunks.append([])
            self._until.append(sent.at)
        flight = self.by_number[sent.frame] = Flight(sent, sent.due)
        self._chunks[-1].append(flight)
        self._chunk_of[sent.frame] = len(self._chunks) - 1
        self._lasts(flight)

    def end(self, record: Arrived | Dropped) -> None:
        """A frame is out of the air."""
        flight = self.by_number.get(record.frame)
        if flight is not None:
            flight.end = record
            self._lasts(flight)
            if flight.lost:
                self.lost.append(flight)

    def touch(self, record: Touched) -> None:
        """Somebody laid hands on a frame."""
        flight = self.by_number.get(record.frame)
        if flight is not None:
            flight.due, flight.touched = record.due, (*flight.touched, record.how)
            self._lasts(flight)

    def _lasts(self, flight: Flight) -> None:
        chunk = self._chunk_of[flight.sent.frame]
        self._until[chunk] = max(self._until[chunk], flight.until)

    def crossing(self, start: float, end: float) -> Iterator[Flight]:
        """The frames that were in the air at some moment from ``start`` to ``end``, in the order they were sent."""
        for chunk, until in zip(self._chunks, self._until, strict=True):
            if chunk[0].sent.at > end:
                return
            if until >= start:
                yield from (flight for flight in chunk if flight.sent.at <= end and flight.until >= start)

    def count(self, start: float, end: float) -> int:
        """How many those are; quick, however many."""
        total = 0
        for chunk, until in zip(self._chunks, self._until, strict=True):
            if chunk[0].sent.at > end:
                break
            if until >= start:
                inside = chunk[0].sent.at >= start and chunk[-1].sent.at <= end
                total += len(chunk) if inside else sum(f.sent.at <= end and f.until >= start for f in chunk)
        return total


class History:
    """The rows, frames and milestones of a timeline."""

    def __init__(self) -> None:
        self.rows: dict[str, Row] = {}  # by member, in the order they came
        self.harmony: list[Harmony] = [Harmony(0.0, 0)]
        self.milestones: list[Milestone] = []
        self.loud, self.quiet = Flights(), Flights()  # what carries something; acknowledgements and turns
        self.pace = Pace()
        self._scene = Scene()  # how all stand after what was taken up, but for frames in flight
        self._done = 0
        self._reached: set[tuple[int, int]] = set()  # epochs and eras somebody was in

    def extend(self, timeline: Timeline) -> bool:
        """Take up what the timeline has taken up since; whether there was anything."""
        known = len(timeline.times)
        if self._done >= known:
            return False
        for i in range(self._done, known):
            self._take(timeline.records[i])
        self._done = known
        return True

    def _take(self, record: AnyRecord) -> None:
        self.pace.beat(record.at)
        match record:
            case Sent():
                (self.loud if record.family in LOUD else self.quiet).add(record)
                return
            case Arrived() | Dropped():
                self.loud.end(record)
                self.quiet.end(record)
                return
            case Touched():
                self.loud.touch(record)
                self.quiet.touch(record)
                return
            case Person():
                self.rows[record.member] = Row(record.member, record.name, record.at)
            case Step() if record.member in self.rows:
                self._reach(record)
        self._scene.apply(record)
        row = self.rows.get(record.by if isinstance(record, Heard) else record.member)
        if row is not None:
            self._look(row, record.at)
            if isinstance(record, Incident):
                row.incidents.append(record)

    def _look(self, row: Row, at: float) -> None:
        """Somebody may stand otherwise than before."""
        figure, now = self._scene.figures[row.key], row.stretches[-1]
        check = figure.keys.check if figure.keys is not None else ""
        running: Running = "stopped" if not figure.running else "paused" if figure.paused else "running"
        if (now.place, now.digest, now.check, now.running) != (figure.place, figure.digest, check, running):
            self._change(row, Stretch(at, figure.digest, figure.place, check, running))

    def _reach(self, step: Step) -> None:
        epoch, era = step.after.place[:2]
        if (epoch, era) not in self._reached:
            if self._reached:
                first = all(known[0] != epoch for known in self._reached)
                self.milestones.append(Milestone(step.at, step.member, step.after.place, first))
            self._reached.add((epoch, era))

    def _change(self, row: Row, stretch: Stretch) -> None:
        _append(row, stretch)
        holding = [r for r in self.rows.values() if r.stretches[-1].running != "stopped" and r.stretches[-1].place]
        furthest = max((_progress(r.stretches[-1].place) for r in holding), default=(0, 0, 0))
        for other in holding:
            last = other.stretches[-1]
            behind = _is_behind(last.place, furthest)
            if behind != last.behind:
                _append(other, Stretch(stretch.start, last.digest, last.place, last.check, last.running, behind))
        parties = _parties([r.stretches[-1] for r in holding])
        if self.harmony[-1].start == stretch.start:
            self.harmony[-1].parties = parties
        elif self.harmony[-1].parties != parties:
            self.harmony.append(Harmony(stretch.start, parties))

    def together(self, start: float, end: float) -> Iterator[tuple[Harmony, float]]:
        """How all stood to each other between two moments, each with the moment when that ends."""
        first = max(0, bisect.bisect_right(self.harmony, start, key=_start) - 1)
        for i in range(first, len(self.harmony)):
            if self.harmony[i].start > end:
                return
            yield self.harmony[i], self.harmony[i + 1].start if i + 1 < len(self.harmony) else end

    def passed(self, start: float, end: float) -> list[Milestone]:
        """The new eras and epochs between two moments."""
        first = bisect.bisect_left(self.milestones, start, key=_at)
        return self.milestones[first : bisect.bisect_right(self.milestones, end, key=_at)]


def _start(stretch: Stretch | Harmony) -> float:
    return stretch.start


def _at(what: Incident | Milestone) -> float:
    return what.at


def _append(row: Row, stretch: Stretch) -> None:
    """The newest stretch of a row; one that lasted no time is replaced."""
    if row.stretches[-1].start == stretch.start:
        row.stretches[-1] = stretch
    else:
        row.stretches.append(stretch)


def _parties(held: list[Stretch]) -> int:
    """How many different things are held; where there is no check, the digest has to do."""
    checks = {(one.place, one.digest): one.check for one in held if one.check}
    return len({(one.place, one.check or checks.get((one.place, one.digest), one.digest)) for one in held})


def _progress(place: Place | None) -> tuple[int, int, int]:
    return (place[0], place[1], place[3]) if place is not None else (0, 0, 0)


def _is_behind(place: Place | None, furthest: tuple[int, int, int]) -> bool:
    return place is not None and _progress(place) < furthest


_histories: WeakKeyDictionary[Timeline, History] = WeakKeyDictionary()


def history_of(timeline: Timeline) -> History:
    """The history of a timeline, as far as that has come."""
    history = _histories.get(timeline)
    if history is None:
        history = _histories[timeline] = History()
    history.extend(timeline)
    return history
