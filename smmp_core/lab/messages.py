"""Who has which message, at any moment of a trace: nothing is in it that no record says."""

import bisect
from dataclasses import dataclass, field
from typing import Literal

from smmp_core.lab.timeline import Timeline
from smmp_core.trace.records import Accepted, AnyRecord, Did, Encrypted, Judged, Place, Step

State = Literal["has", "other", "kept", "lacks", "none"]
"""Has it; has another text by the same author as this message; keeps it for later; lacks it; it is not for them."""

Position = tuple[int, int, int]


@dataclass
class Message:
    """A message, from the moment it was encrypted or first seen."""

    id: str
    author: str
    position: Position  # where it was first encrypted: its place in the order
    since: float  # seconds
    text: str  # empty: not known
    readers: tuple[str, ...]  # for whom it was encrypted, by index
    has: dict[str, tuple[float, Place]] = field(default_factory=dict)  # since when, and as what step
    kept: dict[str, float] = field(default_factory=dict)  # since when

    @property
    def order(self) -> tuple[Position, int, str]:
        """Messages stand in this order in everybody's transcript (protocol.md §6, "Order")."""
        number = self.readers.index(self.author) if self.author in self.readers else len(self.readers)
        return self.position, number, self.id


class Messages:
    """The messages of a timeline that may grow."""

    def __init__(self, timeline: Timeline) -> None:
        """What ``timeline`` holds already is taken up at once."""
        self._timeline, self._done = timeline, 0
        self._by_id: dict[str, Message] = {}
        self._texts: dict[str, str] = {}  # by id
        self._rosters: dict[str, tuple[str, ...]] = {}  # by member, now
        self._at_place: dict[tuple[str, Place], Message] = {}  # by author
        self._digests: dict[tuple[str, Place], str] = {}  # by member
        self._changes: list[tuple[float, str]] = []  # when something changed of which message
        self.extend()

    def extend(self) -> set[str]:
        """Take up what has been added; the ids of the messages that it is about."""
        known, records = len(self._changes), self._timeline.records
        while self._done < len(records):
            self._take(records[self._done])
            self._done += 1
        return {id for _, id in self._changes[known:]}

    def changed(self, one: float, other: float) -> set[str]:
        """The ids of the messages of which something is different at these two moments."""
        start, end = (bisect.bisect_right(self._changes, at, key=lambda it: it[0]) for at in sorted((one, other)))
        return {id for _, id in self._changes[start:end]}

    def at(self, moment: float) -> list[Message]:
        """Those that were there at a moment, in everybody's order."""
        found = [message for message in self._by_id.values() if message.since <= moment]
        return sorted(found, key=lambda message: message.order)

    def state(self, message: Message, member: str, moment: float) -> State:
        """What a member has of a message at a moment."""
        since, place = message.has.get(member, (float("inf"), (0, 0, 0, 0)))
        if since <= moment:
            theirs = self._digests.get((message.author, place))
            return "has" if self._digests.get((member, place), theirs) == theirs else "other"
        if message.kept.get(member, float("inf")) <= moment:
            return "kept"
        return "lacks" if member in message.readers else "none"

    def _take(self, record: AnyRecord) -> None:
        match record:
            case Did(act="say"):
                self._texts[str(record.fields.get("id", ""))] = str(record.fields["text"])
            case Step():
                self._rosters[record.member] = tuple(record.roster)
                self._digests[record.member, record.after.place] = record.after.digest
            case Encrypted() | Accepted() if record.id:
                author = record.author if isinstance(record, Accepted) else record.member
                message = self._by_id.get(record.id) or self._begin(record, author)
                self._at_place[author, record.place] = message
                message.has.setdefault(record.member, (record.at, record.place))
                self._changes.append((record.at, message.id))
            case Judged(verdict="held") if record.place is not None:
                held = self._at_place.get((record.author, record.place))
                if held is not None:
                    held.kept.setdefault(record.member, record.at)
                    self._changes.append((record.at, held.id))

    def _begin(self, record: Encrypted | Accepted, author: str) -> Message:
        position = record.first or (record.place[0], record.place[1], record.place[3])
        readers = self._rosters.get(author) or self._rosters.get(record.member, ())
        text = self._texts.get(record.id, "")
        message = self._by_id[record.id] = Message(record.id, author, position, record.at, text, readers)
        return message
