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
    """The newest changes of one group."""

    def __init__(self) -> None:
        self.changes: list[Change] = []
        self._count = 0

    def record(self, event: Membership | Removed, epoch: int | None = None) -> None:
        """Take in a change; an ``epoch`` not known yet follows with :meth:`settle`."""
        if isinstance(event, Removed):
            self._add(epoch, "out", event.by)
            return
        if event.added:
            self._add(epoch, "added", event.by, event.added)
        for who in dict.fromkeys(event.removed.values()):
            gone = [member for member, by in event.removed.items() if by == who]
            others = [member for member in gone if member != who]
            if who in gone:
                self._add(epoch, "left", who)
            if others:
                self._add(epoch, "removed", who, others)

    def _add(self, epoch: int | None, kind: str, by: str, whom: Sequence[str] = ()) -> None:
        self._count += 1
        self.changes = [*self.changes, Change(self._count, kind, by, tuple(whom), epoch)][-_KEPT:]

    def settle(self, epoch: int) -> None:
        """A key agreement is established: changes without a place stand before its messages."""
        self.changes = [replace(c, epoch=epoch) if c.epoch is None else c for c in self.changes]
