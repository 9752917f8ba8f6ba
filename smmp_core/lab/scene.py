"""One moment of a trace: who stands how, what is in flight; what each record does to it."""

from collections.abc import Iterable
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
    said: Heard | None = None  # live: its last acknowledgement to us
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

    # -- what records do to it ----------------------------------------------------------------

    def apply(self, record: AnyRecord) -> None:
        """Become the moment after ``record``."""
        self.at = record.at
        match record:
            case Person():
                self.figures[record.member] = Figure(record.member, record.name)
                self.own = record.member if record.own else self.own
            case Linked():
                self.links.add(frozenset((record.member, record.to)))
            case Unlinked():
                self.links.discard(frozenset((record.member, record.to)))
            case Sent() | Arrived() | Dropped() | Touched():
                self._fly(record)
            case Heard():
                if record.member == self.own and record.by in self.figures:
                    _hear(self.figures[record.by], record)
            case _ if record.member in self.figures:
                if isinstance(record, Showing):
                    self._unlink(record.member)
                _change(self.figures[record.member], record)
            case _:
                pass

    def _fly(self, record: Sent | Arrived | Dropped | Touched) -> None:
        match record:
            case Sent() if self.own:
                for number in [number for number, moving in self.moving.items() if moving.due <= record.at]:
                    del self.moving[number]
                self.moving[record.frame] = Moving(record, record.at + DRAWN)
            case Sent():
                self.moving[record.frame] = Moving(record, record.due)
            case Arrived() if not self.own:  # live, it is drawn for a moment all the same
                self.moving.pop(record.frame, None)
            case Dropped() if record.frame in self.moving:
                for number in [number for number, fallen in self.fallen.items() if fallen.at + FALLEN < record.at]:
                    del self.fallen[number]
                moving = self.moving.pop(record.frame)
                moving.lost = is_loss(record, moving)
                self.fallen[record.frame] = Fallen(moving, record.at)
            case Touched() if record.frame in self.moving:
                moving = self.moving[record.frame]
                moving.due, moving.touched = record.due, (*moving.touched, record.how)
            case _:
                pass

    def _unlink(self, member: str) -> None:
        """Live: what a member told of its links is gone, but for ours and those whose other end tells of them, too."""
        known = {self.own, *(key for key, figure in self.figures.items() if figure.shows)} - {member}
        self.links = {pair for pair in self.links if member not in pair or pair & known}

    # -- questions to it ----------------------------------------------------------------------

    @property
    def names(self) -> dict[str, str]:
        """What everybody is called, by key."""
        return {key: figure.name for key, figure in self.figures.items()}

    def keys(self, member: str) -> Keys | None:
        """A member's ratchet, whether it runs or not; None without one, or where nobody knows."""
        figure = self.figures.get(member)
        return figure.keys if figure is not None else None

    def roster(self, member: str) -> tuple[str, ...]:
        """Who is in the group as a member knows, by index; empty where nobody knows."""
        figure = self.figures.get(member)
        return figure.roster if figure is not None else ()

    def runs(self, member: str) -> bool:
        """Whether a member's process has not ended."""
        figure = self.figures.get(member)
        return figure is None or figure.running

    def linked(self, a: str, b: str) -> bool:
        """Whether a link stands between two."""
        return frozenset((a, b)) in self.links

    def alike(self, members: Iterable[str]) -> bool:
        """Whether all of these have a key and hold the same: place, digest and keys."""
        held = {(k.place, k.digest, k.check) if (k := self.keys(m)) is not None else None for m in members}
        return len(held) == 1 and None not in held

    @property
    def everybody(self) -> list[str]:
        """All who are in the roster of the newest epoch that anybody has entered."""
        entered = [(figure.keys.place[0], figure.roster) for figure in self.figures.values() if figure.keys is not None]
        newest = max((epoch for epoch, _ in entered), default=0)
        return sorted({member for epoch, roster in entered if epoch == newest for member in roster})

    @property
    def all_alike(self) -> bool:
        """Whether the whole group runs and holds the same."""
        everybody = self.everybody
        return bool(everybody) and all(map(self.runs, everybody)) and self.alike(everybody)

    def sides(self) -> list[list[str]]:
        """The running members, by who can reach whom over links, in the order they came."""
        left, found = [key for key, figure in self.figures.items() if figure.running], []
        while left:
            side, more = {left[0]}, [left[0]]
            while more:
                here = more.pop()
                near = [other for other in left if other not in side and self.linked(here, other)]
                side.update(near)
                more += near
            found.append([member for member in left if member in side])
            left = [member for member in left if member not in side]
        return found

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


def is_loss(end: Dropped, moving: Moving) -> bool:
    """Whether a frame flew on to its end and was lost all the same."""
    return end.why != "no_link" and end.at >= moving.due


def _hear(figure: Figure, heard: Heard) -> None:
    """Live: what we have heard ourselves is all that we know of who does not let us watch."""
    if figure.keys is None and (figure.place, figure.digest) != (heard.place, heard.digest):
        figure.moved_at = heard.at
    figure.said = heard


def _change(figure: Figure, record: AnyRecord) -> None:
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
