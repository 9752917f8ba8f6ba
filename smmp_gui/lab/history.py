"""What each member had done last at any moment: found at once, however long the trace."""

import bisect
from collections import defaultdict

from smmp_core.lab.timeline import Timeline
from smmp_core.trace.records import Heard, Round, Step


class Track:
    """Records of one kind, by how many of the trace's records there were with it."""

    def __init__(self) -> None:
        self._counts: list[int] = []
        self._records: list[Step | Heard | Round] = []

    def add(self, count: int, record: Step | Heard | Round) -> None:
        """The trace has ``count`` records with this one."""
        self._counts.append(count)
        self._records.append(record)

    def last(self, count: int) -> Step | Heard | Round | None:
        """The last one among the first ``count`` records of the trace."""
        place = bisect.bisect_right(self._counts, count)
        return self._records[place - 1] if place else None


class History:
    """Follows a timeline."""

    def __init__(self, timeline: Timeline) -> None:
        self.timeline = timeline
        self._done = 0
        self._steps: dict[str, Track] = defaultdict(Track)
        self._rounds: dict[str, Track] = defaultdict(Track)
        self._heard: dict[str, dict[str, Track]] = defaultdict(lambda: defaultdict(Track))
        self._moved = Track()  # anybody's

    def extend(self) -> None:
        """Take up what the timeline has got since."""
        records = self.timeline.records
        while self._done < len(records):
            record = records[self._done]
            self._done += 1
            match record:
                case Step():
                    self._steps[record.member].add(self._done, record)
                    self._moved.add(self._done, record)
                case Round():
                    self._rounds[record.member].add(self._done, record)
                    self._moved.add(self._done, record)
                case Heard():
                    self._heard[record.member][record.by].add(self._done, record)
                case _:
                    pass

    def step(self, member: str, count: int) -> Step | None:
        """A member's last move among the first ``count`` records."""
        found = self._steps[member].last(count)
        return found if isinstance(found, Step) else None

    def round(self, member: str, count: int) -> Round | None:
        """How a member's last key agreement stood."""
        found = self._rounds[member].last(count)
        return found if isinstance(found, Round) else None

    def heard(self, member: str, by: str, count: int) -> Heard | None:
        """What a member had last heard from another."""
        found = self._heard[member][by].last(count)
        return found if isinstance(found, Heard) else None

    def last_moved(self, count: int) -> str:
        """Whose ratchet or key agreement moved last; empty: nobody's yet."""
        found = self._moved.last(count)
        return found.member if found is not None else ""
