"""Who has which message, at any moment of a trace: nothing is in it that no record says.

In a live trace, of members that do not let us watch, only what their acknowledgements to us prove is known.
"""

import bisect
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from smmp_core import events
from smmp_core.lab.timeline import Timeline
from smmp_core.trace.records import (
    FINGERPRINT,
    Accepted,
    AnyRecord,
    Did,
    Encrypted,
    Heard,
    Judged,
    Person,
    Place,
    Showing,
    Started,
    Step,
    Told,
)

State = Literal["has", "other", "kept", "lacks", "none", "unknown"]
"""Has it; has another text by the same author as this message; keeps it for later; lacks it; it is not for them; or
nobody here knows: live, of members that do not let us watch."""

Position = tuple[int, int, int]


class Holding(NamedTuple):
    """What became of a message at a member, at one moment."""

    at: float  # seconds
    what: Literal["has", "kept", "lost"]
    place: Place | None = None  # as what step it has it, where that is known


@dataclass
class Message:
    """A message, from the moment it was encrypted or first seen."""

    id: str
    author: str
    position: Position  # where it was first encrypted: its place in the order
    since: float  # seconds
    text: str  # empty: not known
    readers: tuple[str, ...]  # for whom it was encrypted, by index
    held: dict[str, list[Holding]] = field(default_factory=dict)  # by member, as time went on

    @property
    def order(self) -> tuple[Position, int, str]:
        """Messages stand in this order in everybody's transcript (protocol.md §6, "Order")."""
        number = self.readers.index(self.author) if self.author in self.readers else len(self.readers)
        return self.position, number, self.id

    def holding(self, member: str, moment: float = float("inf")) -> Holding | None:
        """How a member holds it at a moment; None: it does not."""
        held = self.held.get(member, [])
        count = bisect.bisect_right(held, moment, key=lambda it: it.at)
        return held[count - 1] if count and held[count - 1].what != "lost" else None


class Messages:
    """The messages of a timeline that may grow."""

    def __init__(self, timeline: Timeline) -> None:
        """What ``timeline`` holds already is taken up at once."""
        self._timeline, self._done = timeline, 0
        self._by_id: dict[str, Message] = {}
        self._texts: dict[str, str] = {}  # by id
        self._rosters: dict[str, tuple[str, ...]] = {}  # by member, now
        self._at_place: dict[tuple[str, Place], Message] = {}  # by author
        self._here: dict[Place, list[Message]] = {}  # whoever it was that had it there
        self._digests: dict[tuple[str, Place], list[tuple[float, str]]] = {}  # by member, and since when
        self._changes: list[tuple[float, str]] = []  # when something changed of which message
        # Live only:
        self._owner = ""  # at whose computer the trace was written
        self._said: dict[str, tuple[Place, str]] = {}  # where each other stood last, with its digest
        self._eras: dict[tuple[int, int, int], list[tuple[int, Message]]] = {}  # what the owner got, by its step
        self._proven: dict[tuple[str, tuple[int, int, int]], int] = {}  # how many of an era's a member is known to have
        self._watched: dict[str, list[tuple[float, Position | None]]] = {}  # since when, from where on; None: no longer
        self.extend()

    @property
    def is_live(self) -> bool:
        """Whether they are of a live trace, so that not everything is known."""
        return bool(self._owner)

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
        holding = message.holding(member, moment)
        if holding is not None and holding.what == "has":
            return "other" if self._is_other(message, member, holding.place, moment) else "has"
        if holding is not None:
            return "kept"
        if member not in message.readers:
            return "none"
        return "lacks" if self._would_know(message, member, moment) else "unknown"

    def _is_other(self, message: Message, member: str, place: Place | None, moment: float) -> bool:
        """Whether the digest after a message is another one at a member than at the author, as far as it is known."""
        if place is None:
            return False
        theirs = self._digest(message.author, place, moment, message.since)
        ours = message.holding(self._owner, moment)
        if theirs is None and ours is not None and ours.place == place:  # live: this message is what the owner has
            theirs = self._digest(self._owner, place, moment)
        return None not in (theirs, mine := self._digest(member, place, moment)) and mine != theirs

    def _digest(self, member: str, place: Place, moment: float, since: float = float("inf")) -> str | None:
        """A member's digest at a place as of ``moment``: the first from ``since`` on, if there is one, or the last."""
        known = self._digests.get((member, place), [])
        known = known[: bisect.bisect_right(known, moment, key=lambda it: it[0])]
        return next((digest for at, digest in known if at >= since), known[-1][1] if known else None)

    def _would_know(self, message: Message, member: str, moment: float) -> bool:
        """Whether a member that has a message would have been seen to get it: we watched, and it stood before it."""
        if not self._owner:
            return True
        watched = self._watched.get(member, [])
        count = bisect.bisect_right(watched, moment, key=lambda it: it[0])
        start = watched[count - 1][1] if count else None
        return start is not None and start < message.position

    # -- records ------------------------------------------------------------------------------

    def _take(self, record: AnyRecord) -> None:
        match record:
            case Did(act="say"):
                self._texts[str(record.fields.get("id", ""))] = str(record.fields["text"])
            case Step():
                self._moved(record)
            case Encrypted() | Accepted() if record.id:
                self._had(record, record.author if isinstance(record, Accepted) else record.member)
            case Judged(verdict="held") if record.place is not None:
                held = self._at_place.get((record.author, record.place))
                if held is not None:
                    self._hold(held, record.member, Holding(record.at, "kept"))
            case Started(old=True):  # the copy was made when the trace began: all that is in the trace came later
                for message in self._by_id.values():
                    self._hold(message, record.member, Holding(record.at, "lost"))
            case Person(own=True):
                self._owner = record.member
            case Heard() if self._owner and record.member == self._owner:
                self._stands(record.at, record.by, record.place, record.digest, agrees=record.state == "agrees")
            case Told(event=events.Agreed() as event) if self._owner and record.member == self._owner:
                agreed = self._by_id.get(event.id[:FINGERPRINT])
                if agreed is not None:
                    for member in set(agreed.readers).intersection(self._rosters.get(self._owner, ())):
                        self._hold(agreed, member, Holding(record.at, "has"))
            case Showing(on=False) if record.member in self._watched:
                self._watched[record.member].append((record.at, None))
                self._note(record.at, self._by_id.values())

    def _had(self, record: Encrypted | Accepted, author: str) -> None:
        """Somebody has taken a message, or made it."""
        message = self._by_id.get(record.id)
        if message is None:
            message = self._begin(record, author)
            if self._owner:
                self._hold(message, author, Holding(record.at, "has", record.place))
        self._at_place[author, record.place] = message
        here = self._here.setdefault(record.place, [])
        if not any(one is message for one in here):
            here.append(message)
        # One that is sent again proves nothing: who has something else under its id keeps that and goes on.
        if record.member == self._owner and record.first is None:
            era = self._eras.setdefault(record.place[:3], [])
            bisect.insort(era, (record.place[3], message), key=lambda it: it[0])
        self._hold(message, record.member, Holding(record.at, "has", record.place))

    def _begin(self, record: Encrypted | Accepted, author: str) -> Message:
        position = record.first or (record.place[0], record.place[1], record.place[3])
        readers = self._rosters.get(author) or self._rosters.get(record.member, ())
        text = self._texts.get(record.id, "")
        message = self._by_id[record.id] = Message(record.id, author, position, record.at, text, readers)
        self._note(record.at, [message])
        return message

    def _moved(self, record: Step) -> None:
        member, place, digest = record.member, record.after.place, record.after.digest
        self._rosters[member] = tuple(record.roster)
        known = self._digests.setdefault((member, place), [])
        if not known or known[-1][1] != digest:
            known.append((record.at, digest))
            self._note(record.at, self._here.get(place, ()))
        if not self._owner:
            return
        watched = self._watched.setdefault(member, [])
        if not watched or watched[-1][1] is None:
            watched.append((record.at, (place[0], place[1], place[3])))
            self._note(record.at, self._by_id.values())
        if member != self._owner:
            self._stands(record.at, member, place, digest)
            return
        for other, said in self._said.items():
            if said == (place, digest):  # it was here before us
                self._prove(record.at, other, place)

    # -- what acknowledgements prove ----------------------------------------------------------

    def _stands(self, at: float, member: str, place: Place, digest: str, *, agrees: bool = False) -> None:
        """Live: somebody other than the owner stands somewhere."""
        self._said[member] = place, digest
        if agrees or self._digest(self._owner, place, at) == digest:
            self._prove(at, member, place)

    def _prove(self, at: float, member: str, place: Place) -> None:
        """With our digest at ``place`` a member has all that we have of this era up to there.

        Of earlier eras that says nothing: sides that have come together agree before they have what the other said.
        """
        era = self._eras.get(place[:3], [])
        start = self._proven.get((member, place[:3]), 0)
        end = max(start, bisect.bisect_right(era, place[3], key=lambda it: it[0]))
        self._proven[member, place[:3]] = end
        for step, message in era[start:end]:
            self._hold(message, member, Holding(at, "has", (*place[:3], step)))

    # -- changes ------------------------------------------------------------------------------

    def _hold(self, message: Message, member: str, holding: Holding) -> None:
        """Something became of a message at a member, unless it has it already."""
        before = message.holding(member)
        if before is None and holding.what == "lost":
            return
        if before is not None and holding.what != "lost" and before.what in ("has", holding.what):
            return
        message.held.setdefault(member, []).append(holding)
        self._note(holding.at, [message])

    def _note(self, at: float, messages: Iterable[Message]) -> None:
        self._changes += [(at, message.id) for message in messages]
