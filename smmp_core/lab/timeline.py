"""What a trace says about any moment: who stood where, what was in flight. Nothing is in it that no record says."""

import bisect
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from smmp_core import events
from smmp_core.trace.records import (
    AnyRecord,
    Arrived,
    Dropped,
    Heard,
    Keys,
    Linked,
    Paused,
    Person,
    Place,
    Resumed,
    Round,
    Sent,
    Showing,
    Started,
    Step,
    Stopped,
    Told,
    Touched,
    Turn,
    Unlinked,
)

EVERY = 512  # records between two scenes that are kept
DRAWN = 0.4  # seconds that a frame is drawn in flight in a live trace, where it has arrived before that could be seen
FALLEN = 0.5  # seconds for which a scene remembers a frame that was taken out of the air


@dataclass
class Figure:
    """A member at one moment."""

    key: str  # 8 hex digits
    name: str
    running: bool = True
    paused: bool = False
    keys: Keys | None = None  # its ratchet; None before the first key
    roster: tuple[str, ...] = ()  # who is in the group as it knows, by index
    moved_at: float = 0.0  # when the ratchet last moved
    word: str = ""  # the group's one state in its window
    round: Round | None = None  # the key agreement that it takes part in
    turn: Turn | None = None  # who has the floor as it knows
    said: Heard | None = None  # its last acknowledgement
    shows: bool = False  # live: it lets us watch, and all it tells is its own claim

    @property
    def by_word(self) -> bool:
        """Whether we know how it stands by its acknowledgement only: live, of members that do not let us watch."""
        return self.keys is None and self.said is not None

    @property
    def place(self) -> Place | None:
        """(epoch, era, era's sender, step)."""
        if self.keys is not None:
            return self.keys.place
        return self.said.place if self.said is not None else None

    @property
    def digest(self) -> str:
        """8 hex digits, empty before the first key."""
        if self.keys is not None:
            return self.keys.digest
        return self.said.digest if self.said is not None else ""


@dataclass
class Moving:
    """A frame in flight."""

    sent: Sent
    due: float  # when it arrives, or will be found not to
    lost: bool = False  # it has been lost already, as will show when it is due; known afterwards only
    touched: tuple[str, ...] = ()  # what was done to it by hand


@dataclass
class Fallen:
    """A frame whose flight has just ended, not where it was to."""

    moving: Moving
    at: float  # when


@dataclass
class Scene:
    """One moment."""

    at: float = 0.0
    figures: dict[str, Figure] = field(default_factory=dict)  # by key, in the order they came
    links: set[frozenset[str]] = field(default_factory=set)
    moving: dict[int, Moving] = field(default_factory=dict)  # frames in flight by number
    own: str = ""  # live: at whose computer this was written
    fallen: dict[int, Fallen] = field(default_factory=dict)  # frames dropped of late, by number

    def copy(self) -> "Scene":
        """The same moment, to be changed."""
        figures = {key: replace(figure) for key, figure in self.figures.items()}
        moving = {number: replace(moving) for number, moving in self.moving.items()}
        return Scene(self.at, figures, set(self.links), moving, self.own, dict(self.fallen))

    def agreeing(self) -> dict[tuple[Place, str], list[str]]:
        """The running members with a key, by what they hold: the largest party first.

        Of whom we know an acknowledgement only, the digest has to do.
        """
        parties: dict[tuple[Place, str], list[str]] = {}
        checks: dict[tuple[Place, str], str] = {}  # by place and digest
        for figure in self.figures.values():
            if figure.running and figure.keys is not None:
                checks.setdefault((figure.keys.place, figure.digest), figure.keys.check)
                parties.setdefault((figure.keys.place, figure.keys.check), []).append(figure.key)
        for figure in self.figures.values():
            if figure.running and figure.by_word and figure.place is not None:
                held = figure.place, figure.digest
                parties.setdefault((figure.place, checks.get(held, figure.digest)), []).append(figure.key)
        return dict(sorted(parties.items(), key=lambda party: -len(party[1])))


class Timeline:
    """A trace that may still grow, with quick ways into its middle."""

    def __init__(self, records: Sequence[AnyRecord]) -> None:
        """``records`` is looked at again by :meth:`extend`, never changed."""
        self.records = records
        self.times: list[float] = []
        self.names: dict[str, str] = {}  # by member
        self.ends: dict[int, AnyRecord] = {}  # Arrived or Dropped, by the frame's number
        self.sent: dict[int, Sent] = {}  # by the frame's number
        self._kept: list[Scene] = []  # after every so many records
        self._last = Scene()  # after all records
        self._done = 0
        self._near: tuple[int, Scene] = 0, Scene()  # where somebody last looked
        self.extend()

    def extend(self) -> bool:
        """Take up what has been added since; whether there was anything."""
        grown = self._done < len(self.records)
        while self._done < len(self.records):
            if self._done % EVERY == 0:
                self._kept.append(self._last.copy())
            record = self.records[self._done]
            self.times.append(record.at)
            match record:
                case Person():
                    self.names[record.member] = record.name
                case Sent():
                    self.sent[record.frame] = record
                case Arrived() | Dropped():
                    self.ends[record.frame] = record
            apply(self._last, record)
            self._done += 1
        return grown

    @property
    def end(self) -> float:
        """The last record's time."""
        return self.times[-1] if self.times else 0.0

    def index(self, at: float) -> int:
        """How many records there are up to and with ``at``."""
        return bisect.bisect_right(self.times, at)

    def between(self, start: float, end: float) -> Sequence[AnyRecord]:
        """The records from ``start`` through ``end``."""
        return self.records[bisect.bisect_left(self.times, start) : self.index(end)]

    def scene(self, at: float) -> Scene:
        """The moment ``at``; the scene is the caller's to look at until it asks for the next, not to change."""
        return self.scene_after(self.index(at), at)

    def scene_after(self, count: int, at: float | None = None) -> Scene:
        """The moment after the first ``count`` records."""
        start, scene = self._near
        if not start <= count < start + EVERY:
            start = min(count // EVERY, len(self._kept) - 1) * EVERY if self._kept else 0
            scene = self._kept[start // EVERY].copy() if self._kept else Scene()
        for record in self.records[start:count]:
            apply(scene, record)
        scene.at = at if at is not None else (self.times[count - 1] if count else 0.0)
        for number, moving in scene.moving.items():
            end = self.ends.get(number)
            moving.lost = isinstance(end, Dropped) and _is_loss(end, moving)
        self._near = count, scene
        # What depends on the time alone is left out of what is given, not of what is kept: somebody may look back.
        fallen = {n: fallen for n, fallen in scene.fallen.items() if fallen.at + FALLEN >= scene.at}
        flying = scene.moving
        if scene.own:  # arrived frames, too, are drawn for a moment
            flying = {n: moving for n, moving in flying.items() if moving.due > scene.at}
        return replace(scene, moving=flying, fallen=fallen)


def _is_loss(end: Dropped, moving: Moving) -> bool:
    """Whether a frame flew on to its end and was lost all the same."""
    return end.why != "no_link" and end.at >= moving.due


def apply(scene: Scene, record: AnyRecord) -> None:
    """Let a scene become the one after ``record``."""
    scene.at = record.at
    figure = scene.figures.get(record.member)
    match record:
        case Person():
            scene.figures[record.member] = Figure(record.member, record.name)
            if record.own:
                scene.own = record.member
        case Linked():
            scene.links.add(frozenset((record.member, record.to)))
        case Unlinked():
            scene.links.discard(frozenset((record.member, record.to)))
        case Sent() if scene.own:
            for number in [number for number, moving in scene.moving.items() if moving.due <= record.at]:
                del scene.moving[number]
            scene.moving[record.frame] = Moving(record, record.at + DRAWN)
        case Arrived() if scene.own:
            pass
        case Heard() if record.by in scene.figures and scene.own in ("", record.member):
            by = scene.figures[record.by]  # live: what we have heard ourselves
            if by.keys is None and (by.place, by.digest) != (record.place, record.digest):
                by.moved_at = record.at
            by.said = record
        case Sent():
            scene.moving[record.frame] = Moving(record, record.due)
        case Arrived():
            scene.moving.pop(record.frame, None)
        case Dropped() if record.frame in scene.moving:
            for number in [number for number, fallen in scene.fallen.items() if fallen.at + FALLEN < record.at]:
                del scene.fallen[number]
            moving = scene.moving.pop(record.frame)
            moving.lost = _is_loss(record, moving)
            scene.fallen[record.frame] = Fallen(moving, record.at)
        case Touched() if record.frame in scene.moving:
            moving = scene.moving[record.frame]
            moving.due, moving.touched = record.due, (*moving.touched, record.how)
        case _ if figure is not None:
            if isinstance(record, Showing):  # it told of these; what the other end shows, and our own, we still know
                scene.links -= {pair for pair in scene.links if _is_told_by(scene, pair, record.member)}
            _apply_to(figure, record)
        case _:
            pass


def _is_told_by(scene: Scene, pair: frozenset[str], member: str) -> bool:
    others = pair - {member}
    return (
        member in pair
        and scene.own not in pair
        and not any(figure.shows for other in others if (figure := scene.figures.get(other)) is not None)
    )


def _apply_to(figure: Figure, record: AnyRecord) -> None:
    match record:
        case Stopped():
            figure.running, figure.paused, figure.word, figure.round, figure.turn = False, False, "", None, None
        case Started():
            figure.running = True
        case Paused():
            figure.paused = True
        case Resumed():
            figure.paused = False
        case Step():
            figure.keys, figure.roster, figure.moved_at = record.after, tuple(record.roster), record.at
        case Round():
            figure.round = None if record.stage in ("established", "failed") else record
        case Turn():
            figure.turn = record
        case Showing():
            figure.shows = record.on
            if not record.on:
                figure.keys, figure.roster, figure.round, figure.turn, figure.word = None, (), None, None, ""
        case Told(event=events.State() as event):
            figure.word = event.state
        case Told(event=events.Removed()):
            figure.keys, figure.roster, figure.said = None, (), None
        case _:
            pass
