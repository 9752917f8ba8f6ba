"""What a trace says about any moment. Nothing is in it that no record says."""

import bisect
from collections.abc import Sequence
from dataclasses import replace

from smmp_core.lab.scene import FALLEN, Scene, is_loss
from smmp_core.trace.records import AnyRecord, Arrived, Dropped, Person, Sent

EVERY = 512  # records between two scenes that are kept


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
            self._last.apply(record)
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
            scene.apply(record)
        scene.at = at if at is not None else (self.times[count - 1] if count else 0.0)
        for number, moving in scene.moving.items():
            end = self.ends.get(number)
            moving.lost = isinstance(end, Dropped) and is_loss(end, moving)
        self._near = count, scene
        # What depends on the time alone is left out of what is given, not of what is kept: somebody may look back.
        fallen = {n: fallen for n, fallen in scene.fallen.items() if fallen.at + FALLEN >= scene.at}
        flying = scene.moving
        if scene.own:  # arrived frames, too, are drawn for a moment
            flying = {n: moving for n, moving in flying.items() if moving.due > scene.at}
        return replace(scene, moving=flying, fallen=fallen)
