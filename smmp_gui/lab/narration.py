"""What happens in a trace, told in plain sentences: one line a step, each true by construction from records."""

import bisect
import heapq
import itertools
from collections.abc import Callable, Collection, Hashable
from dataclasses import dataclass, field
from typing import NamedTuple

from smmp_core.lab.scene import Scene
from smmp_core.lab.timeline import Timeline
from smmp_gui.lab.wording import sentences

TOGETHER = 0.08  # seconds within which several members doing the same make one line
REPEATED = 4  # windows for which mere repeats keep a line open, at most: others wait for it


class Line(NamedTuple):
    """One step of the story."""

    at: float  # seconds: when the last thing that it tells of had happened
    text: str  # in the user's language; names in it are fenced off
    member: str  # whom it is about; empty: nobody alone


@dataclass
class Gathering:
    """A line that may still grow."""

    number: int
    at: float  # when the last thing in it happened
    window: float  # seconds without another such thing, after which it is closed
    words: Callable[["Gathering"], str]  # the sentence at last; empty: nothing to say
    who: list[str] = field(default_factory=list)  # members, each once
    pairs: list[tuple[str, str]] = field(default_factory=list)  # (from, to), each once
    notes: list[str] = field(default_factory=list)
    seen: Scene | None = None  # how everybody stood when it was over; set before ``words`` is asked
    last: float = 0.0  # when the last of it happened once more: repeats are part of it, but tell nothing new

    @property
    def scene(self) -> Scene:
        """How everybody stood when the last thing in it had happened."""
        assert self.seen is not None
        return self.seen


class Pen:
    """Puts lines in order: a line once given never changes, and none comes before it any more."""

    def __init__(self, scene: Scene) -> None:
        """``scene``: how everybody stands after the records told so far."""
        self.lines: list[Line] = []
        self._scene = scene
        self._numbers = itertools.count()
        self._open: dict[Hashable, Gathering] = {}
        self._ready: list[tuple[float, int, Line]] = []  # a heap

    def line(self, at: float, text: str, member: str = "") -> None:
        """A step told at once."""
        if text:
            heapq.heappush(self._ready, (at, next(self._numbers), Line(at, text, member)))

    def gather(
        self,
        key: Hashable,
        at: float,
        words: Callable[[Gathering], str],
        *,
        who: str = "",
        to: str = "",
        note: str = "",
        window: float = TOGETHER,
    ) -> Gathering:
        """Add to the line named ``key``; begin it if it is not open, and only then keep ``words``."""
        gathering = self._open.get(key)
        if gathering is None:
            gathering = self._open[key] = Gathering(next(self._numbers), at, window, words)
            news = True
        else:
            news = False
        gathering.last = at
        for value, values in ((who, gathering.who), (note, gathering.notes)):
            if value and value not in values:
                values.append(value)
                news = True
        if to and (who, to) not in gathering.pairs:
            gathering.pairs.append((who, to))
            news = True
        if news:
            gathering.at, gathering.seen = at, None
        return gathering

    def opened(self, key: Hashable) -> Gathering | None:
        """The line that is open under ``key``."""
        return self._open.get(key)

    def all_open(self, kind: str, at: float) -> list[Gathering]:
        """The lines of one kind that are open, and of this very moment."""
        found = ((key, gathering) for key, gathering in self._open.items() if isinstance(key, tuple))
        return [gathering for key, gathering in found if key[0] == kind and gathering.at == at]

    def forget(self, key: Hashable) -> None:
        """The line that is open under ``key`` is told in another one."""
        self._open.pop(key, None)

    def close(self, gathering: Gathering) -> None:
        """This line grows no more: what comes now follows from it."""
        for key, other in self._open.items():
            if other is gathering:
                del self._open[key]
                gathering.seen = gathering.seen or self._scene.copy()
                self._close(gathering)
                return

    def before(self, at: float, who: str, kinds: Collection[str]) -> None:
        """What ``who`` does at ``at`` follows from lines of these kinds: they grow no more, and come first."""
        for key, gathering in list(self._open.items()):
            if isinstance(key, tuple) and key[0] in kinds and who in gathering.who and gathering.at < at:
                del self._open[key]
                self._close(gathering)

    def pass_to(self, at: float) -> None:
        """Time has come to ``at``, and nothing earlier happens any more."""
        seen = None
        for key, gathering in list(self._open.items()):
            if gathering.at >= at:
                continue
            if gathering.seen is None:
                gathering.seen = seen = seen or self._scene.copy()
            if at > min(gathering.last, gathering.at + REPEATED * gathering.window) + gathering.window:
                del self._open[key]
                self._close(gathering)
        self._give(at)

    def finish(self) -> None:
        """Nothing more happens at all."""
        for gathering in self._open.values():
            gathering.seen = gathering.seen or self._scene.copy()
            self._close(gathering)
        self._open.clear()
        self._give(float("inf"))

    def _close(self, gathering: Gathering) -> None:
        text = gathering.words(gathering)
        if text:
            member = gathering.who[-1] if gathering.who else ""
            heapq.heappush(self._ready, (gathering.at, gathering.number, Line(gathering.at, text, member)))

    def _give(self, now: float) -> None:
        """Give all lines before ``now`` that no open one can come before; those of one moment as one."""
        earliest = min((gathering.at for gathering in self._open.values()), default=now)
        while self._ready and self._ready[0][0] < min(now, earliest):
            line = heapq.heappop(self._ready)[2]
            while self._ready and self._ready[0][0] == line.at:
                more = heapq.heappop(self._ready)[2]
                line = Line(line.at, sentences(line.text, more.text), line.member or more.member)
            self.lines.append(line)


class Narrator:
    """Tells a trace as it grows."""

    def __init__(self, timeline: Timeline) -> None:
        """What ``timeline`` holds already is told at once."""
        from smmp_gui.lab.storyteller import Storyteller

        self._timeline, self._done = timeline, 0
        self._scene = Scene()
        self._pen = Pen(self._scene)
        self._teller = Storyteller(self._pen, self._scene)
        self.extend()

    @property
    def lines(self) -> list[Line]:
        """All lines so far, in order; it only grows."""
        return self._pen.lines

    def extend(self, now: float = 0.0) -> bool:
        """Take up what has been added to the timeline; whether there are new lines.

        Args:
            now: how far time has come, if that is beyond the last record: nothing earlier may be added any more.
        """
        known, records = len(self.lines), self._timeline.records
        while self._done < len(records):
            record = records[self._done]
            self._done += 1
            self._pen.pass_to(record.at)
            self._teller.tell(record)
            self._scene.apply(record)
        self._pen.pass_to(max(now, self._timeline.end))
        return len(self.lines) > known

    def finish(self) -> bool:
        """The trace has ended: give what was still open; whether there are new lines."""
        known = len(self.lines)
        self.extend()
        self._pen.finish()
        return len(self.lines) > known

    def line_at(self, at: float) -> Line | None:
        """The line that is told at ``at``: the last one until then."""
        return self.before(at, through=True)

    def next_after(self, at: float) -> Line | None:
        """The first line after ``at``."""
        index = bisect.bisect_right(self.lines, at, key=_time)
        return self.lines[index] if index < len(self.lines) else None

    def before(self, at: float, *, through: bool = False) -> Line | None:
        """The last line before ``at``; ``through``: or at it."""
        index = (bisect.bisect_right if through else bisect.bisect_left)(self.lines, at, key=_time)
        return self.lines[index - 1] if index else None


def _time(line: Line) -> float:
    return line.at
