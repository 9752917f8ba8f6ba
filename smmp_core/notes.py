"""What happened in each group beside its messages: who came and went, and how it resynced.

These events are stored in the transaction of the state that they tell of, so that a restart shows them again. What
is held here follows what is stored, write by write.
"""

import logging
from collections import defaultdict, deque
from collections.abc import Iterable

import msgspec

from smmp_core.answers import Happening, NoteInfo
from smmp_core.events import Agreement, Event, Membership, Removed, Resync
from smmp_core.storage.stored import StoredNote
from smmp_core.storage.writes import KEPT_NOTES, DropGroup, PlaceNotes, SaveNote, Write

_HAPPENING = msgspec.json.Decoder(Happening)
log = logging.getLogger(__name__)


def note_writes(told: Iterable[Event], at: int, writes: Iterable[Write]) -> list[SaveNote | PlaceNotes]:
    """What must be stored of the events that a transaction of ``writes`` brings; ``at``: now, ms since 1970."""
    left = {write.group for write in writes if isinstance(write, DropGroup)}
    notes: list[SaveNote | PlaceNotes] = []
    for event in told:
        match event:
            case Membership() | Removed() | Resync():
                notes.append(SaveNote(bytes.fromhex(event.group), at, msgspec.json.encode(event)))
            case Agreement(stage="established"):
                notes.append(PlaceNotes(bytes.fromhex(event.group), event.epoch))
            case _:
                pass
    return [note for note in notes if note.group not in left]


class Notes:
    """The notes of all groups."""

    def __init__(self, stored: Iterable[StoredNote]) -> None:
        """Take up what is stored; what cannot be read any more is left out."""
        self._notes: defaultdict[bytes, deque[NoteInfo]] = defaultdict(lambda: deque(maxlen=KEPT_NOTES))
        for note in stored:
            self._add(note.group, note.at, note.epoch, note.event)

    def of(self, group: bytes) -> list[NoteInfo]:
        """The notes of a group, the oldest first."""
        return list(self._notes.get(group, ()))

    def follow(self, writes: Iterable[Write]) -> None:
        """These writes are stored."""
        for write in writes:
            match write:
                case SaveNote(group, at, event):
                    self._add(group, at, None, event)
                case PlaceNotes(group, epoch):
                    notes = self._notes[group]
                    notes.extend([_placed(notes.popleft(), epoch) for _ in range(len(notes))])
                case DropGroup(group):
                    self._notes.pop(group, None)
                case _:
                    pass

    def _add(self, group: bytes, at: int, epoch: int | None, event: bytes) -> None:
        try:
            note = NoteInfo(at, epoch, _HAPPENING.decode(event))
        except msgspec.DecodeError:
            log.warning("A note in the home cannot be read; it is left out.")
            return
        self._notes[group].append(note)


def _placed(note: NoteInfo, epoch: int) -> NoteInfo:
    return msgspec.structs.replace(note, epoch=epoch) if note.epoch is None else note
