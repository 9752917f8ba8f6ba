"""Who was added, who went: each change of a group's members as one quiet line of the conversation."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from smmp_core.events import Membership, Removed

_KEPT = 200


@dataclass(frozen=True)
class Change:
    """One line."""

    number: int
    kind: str  # added, removed, left, out
    by: str  # a fingerprint
    whom: tuple[str, ...] = ()
    epoch: int | None = None  # the first one with these members; None: there is none yet


class ChangeLog:
    """The changes of one group since the window opened."""

    def __init__(self) -> None:
        self.changes: list[Change] = []
        self._count = 0

    def record(self, event: Membership | Removed) -> None:
        """Take in a change. An established key agreement says with :meth:`settle` where it stands."""
        if isinstance(event, Removed):
            self._add("out", event.by)
            return
        if event.added:
            self._add("added", event.by, event.added)
        for who in dict.fromkeys(event.removed.values()):
            gone = [member for member, by in event.removed.items() if by == who]
            others = [member for member in gone if member != who]
            if who in gone:
                self._add("left", who)
            if others:
                self._add("removed", who, others)

    def _add(self, kind: str, by: str, whom: Sequence[str] = ()) -> None:
        self._count += 1
        self.changes = [*self.changes, Change(self._count, kind, by, tuple(whom))][-_KEPT:]

    def settle(self, epoch: int) -> None:
        """A key agreement is established: changes without a place stand before its messages."""
        self.changes = [replace(c, epoch=epoch) if c.epoch is None else c for c in self.changes]
