"""Frames kept until everybody has acknowledged them, to fill anybody's gap (protocol.md §6 "Repair")."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable

from smmp_core.protocol.frames import Location

MAX_FRAMES = 8192
MAX_BYTES = 64 * 1024 * 1024
BATCH_FRAMES = 64  # frames in one answer
BATCH_BYTES = 256 * 1024


class Shelf:
    """The kept frames of one conversation, messages and resyncs, in order of location."""

    def __init__(self, frames: Iterable[tuple[Location, bytes]] = ()) -> None:
        self._frames = dict(frames)
        self._order = sorted(self._frames)
        self._bytes = sum(map(len, self._frames.values()))

    def __len__(self) -> int:
        return len(self._order)

    def items(self) -> list[tuple[Location, bytes]]:
        """All frames in order."""
        return [(location, self._frames[location]) for location in self._order]

    def get(self, location: Location) -> bytes | None:
        """The frame kept at a location."""
        return self._frames.get(location)

    def put(self, location: Location, frame: bytes) -> list[Location]:
        """Keep a frame; returns what had to be let go because the bounds were reached."""
        if location not in self._frames:
            insort(self._order, location)
        else:
            self._bytes -= len(self._frames[location])
        self._frames[location] = frame
        self._bytes += len(frame)
        dropped = []
        while len(self._order) > MAX_FRAMES or self._bytes > MAX_BYTES:
            dropped.append(self._order[0])
            self.drop(self._order[0])
        return dropped

    def drop(self, location: Location) -> None:
        """Let one frame go."""
        self._order.remove(location)
        self._bytes -= len(self._frames.pop(location))

    def drop_through(self, location: Location, after: Location | None = None) -> bool:
        """Let go what lies behind ``after`` and at or before ``location``; says whether there was any."""
        start = 0 if after is None else bisect_right(self._order, after)
        dropped = self._order[start : bisect_right(self._order, location)]
        for gone in dropped:
            self._bytes -= len(self._frames.pop(gone))
        del self._order[start : start + len(dropped)]
        return bool(dropped)

    def answer(self, after: Location, before: Location | None) -> list[bytes] | None:
        """A batch of frames that continue from ``after``, oldest first; None if the next one is not held."""
        start = bisect_right(self._order, after)
        end = len(self._order) if before is None else bisect_left(self._order, before)
        batch: list[bytes] = []
        size = 0
        for location in self._order[start:end]:
            if not batch and not _continues(after, location):
                return None
            frame = self._frames[location]
            if batch and (len(batch) >= BATCH_FRAMES or size + len(frame) > BATCH_BYTES):
                break
            batch.append(frame)
            size += len(frame)
        return batch or None


def _continues(after: Location, location: Location) -> bool:
    """Whether ``location`` is a next one: the next step, or a resync that leaves the era."""
    if location.era_start == after.era_start:
        return location.step == after.step + 1
    return location.epoch == after.epoch and location.era <= after.era + 1 and location.step == 0
