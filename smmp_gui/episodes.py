"""Resync episodes: many events, one quiet line of the conversation (SMMP §X)."""

from dataclasses import dataclass, replace

from smmp_core.events import Resync
from smmp_gui.words import QT_TRANSLATE_NOOP, tr

Era = tuple[int, int]
"""(epoch, era): compares in order."""

_KEPT = 100
_KEPT_NOTES = 60
_TITLES = {
    "required": QT_TRANSLATE_NOOP("", "Out of step · finding out what is missing"),
    "sent": QT_TRANSLATE_NOOP("", "Resyncing · new start sent to everyone"),
    "received": QT_TRANSLATE_NOOP("", "Resyncing · new start received"),
    "healing": QT_TRANSLATE_NOOP("", "In step again · agreeing on fresh keys"),
    "healed": QT_TRANSLATE_NOOP("", "Everyone is back in step"),
    "failed": QT_TRANSLATE_NOOP("", "The resync did not succeed"),
}


@dataclass(frozen=True)
class Note:
    """One stage of an episode."""

    stage: str
    at: float  # seconds since 1970
    reason: str | None
    by: str | None  # a fingerprint
    again: int = 0  # at ``healed``: how many messages were sent again


@dataclass(frozen=True)
class Episode:
    """From the diagnosis to the heal."""

    number: int
    begun: Era | None  # the first era that came of it
    last: Era
    notes: tuple[Note, ...]

    @property
    def stage(self) -> str:
        """The latest stage."""
        return self.notes[-1].stage

    @property
    def over(self) -> bool:
        """Healed, or given up."""
        return self.stage in ("healed", "failed")

    @property
    def title(self) -> str:
        """The line shown."""
        again = self.notes[-1].again
        if not again:
            return tr(_TITLES[self.stage])
        sent = tr("%n message(s) sent again", "", again)
        return f"{tr(_TITLES[self.stage])} · {sent}"

    def covers(self, era: Era) -> bool:
        """Whether this episode explains why ``era`` began."""
        return self.begun is not None and self.begun <= era <= self.last


class EpisodeLog:
    """The newest episodes of one group."""

    def __init__(self) -> None:
        self.episodes: list[Episode] = []
        self._count = 0

    def record(self, event: Resync, now: float) -> None:
        """Take in one stage; ``now`` in seconds since 1970."""
        note = Note(event.stage, now, event.reason, event.by, event.again)
        era = (event.epoch, event.era)
        if self.episodes and not self.episodes[-1].over:
            current = self.episodes[-1]
            if (current.notes[-1].stage, current.last) == (note.stage, era):
                return
            notes = (*current.notes, note)[-_KEPT_NOTES:]
            begun = current.begun or (era if event.stage != "required" else None)
            self.episodes[-1] = replace(current, begun=begun, last=max(current.last, era), notes=notes)
        else:
            self._count += 1
            begun = era if event.stage != "required" else None
            self.episodes = [*self.episodes, Episode(self._count, begun, era, (note,))][-_KEPT:]
