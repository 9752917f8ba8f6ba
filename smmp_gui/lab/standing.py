"""How everybody stands after the records told so far: what the sentences are true of."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from smmp_core import events
from smmp_core.trace.records import AnyRecord, Keys, Linked, Person, Showing, Started, Step, Stopped, Told, Unlinked


@dataclass
class Standing:
    """Who is who, who runs, and what each holds."""

    names: dict[str, str] = field(default_factory=dict)
    keys: dict[str, Keys] = field(default_factory=dict)  # of members, running or not, that have a key
    rosters: dict[str, tuple[str, ...]] = field(default_factory=dict)  # as each member knows it, by index
    links: set[frozenset[str]] = field(default_factory=set)
    down: set[str] = field(default_factory=set)  # whose process has ended
    own: str = ""  # live: at whose computer the trace was written
    shows: set[str] = field(default_factory=set)  # live: who lets us watch

    def copy(self) -> "Standing":
        """The same, to be kept."""
        rosters, links, down, shows = dict(self.rosters), set(self.links), set(self.down), set(self.shows)
        return Standing(dict(self.names), dict(self.keys), rosters, links, down, self.own, shows)

    def apply(self, record: AnyRecord) -> None:
        """Take a record in."""
        match record:
            case Person():
                self.names[record.member] = record.name
                self.own = record.member if record.own else self.own
            case Step():
                self.keys[record.member], self.rosters[record.member] = record.after, tuple(record.roster)
            case Showing():
                self._show(record)
            case Told(event=events.Removed()):
                self._forget(record.member)
            case Linked():
                self.links.add(frozenset((record.member, record.to)))
            case Unlinked():
                self.links.discard(frozenset((record.member, record.to)))
            case Stopped():
                self.down.add(record.member)
            case Started():
                self.down.discard(record.member)
            case _:
                pass

    def _forget(self, member: str) -> None:
        """It holds nothing, or nobody knows what."""
        self.keys.pop(member, None)
        self.rosters.pop(member, None)

    def _show(self, record: Showing) -> None:
        """What it told of its links is gone, but for ours and those whose other end tells of them, too."""
        (self.shows.add if record.on else self.shows.discard)(record.member)
        known = {self.own, *self.shows} - {record.member}
        self.links = {pair for pair in self.links if record.member not in pair or pair & known}
        if not record.on:
            self._forget(record.member)

    def linked(self, a: str, b: str) -> bool:
        """Whether a link stands between two."""
        return frozenset((a, b)) in self.links

    def alike(self, members: Iterable[str]) -> bool:
        """Whether all of these have a key and hold the same: place, digest and keys."""
        held = {(k.place, k.digest, k.check) if (k := self.keys.get(m)) else None for m in members}
        return len(held) == 1 and None not in held

    @property
    def everybody(self) -> list[str]:
        """All who are in the roster of the newest epoch that anybody has entered."""
        newest = max((keys.place[0] for keys in self.keys.values()), default=0)
        inside = [member for member, keys in self.keys.items() if keys.place[0] == newest]
        return sorted({member for entered in inside for member in self.rosters[entered]})

    @property
    def all_alike(self) -> bool:
        """Whether the whole group runs and holds the same."""
        everybody = self.everybody
        return bool(everybody) and not self.down & set(everybody) and self.alike(everybody)

    def parts(self) -> list[list[str]]:
        """Those who can reach each other over links, the running ones, in order of appearance."""
        left, found = [member for member in self.names if member not in self.down], []
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
