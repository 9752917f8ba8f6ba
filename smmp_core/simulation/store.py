"""What a simulated member has on its disk: the writes of the engine, kept in memory."""

from collections.abc import Iterable

from smmp_core.conversation.member import StoredGroup
from smmp_core.conversation.outbox import Pending
from smmp_core.conversation.transcript import Entry
from smmp_core.crypto.suite import hash_
from smmp_core.protocol.frames import Location
from smmp_core.storage.writes import DropFrame, DropFrames, MarkAgreed, SaveFrame, SaveGroup, SaveMessage, Write

MessageKey = tuple[bytes, bytes, bytes]
"""(group, author, id)."""


class MemoryStore:
    """Applies writes like a home does; survives a simulated crash."""

    def __init__(self) -> None:
        self.groups: dict[bytes, bytes] = {}
        self.messages: dict[MessageKey, SaveMessage] = {}
        self.agreed: set[MessageKey] = set()
        self.frames: dict[bytes, dict[Location, bytes]] = {}

    def commit(self, writes: Iterable[Write]) -> None:
        """Apply a transaction."""
        for write in writes:
            match write:
                case SaveGroup():
                    self.groups[write.group] = write.state
                case SaveMessage():
                    self.messages[write.group, write.author, write.id] = write
                case MarkAgreed():
                    self.agreed |= {(write.group, author, id) for author, id in write.keys}
                case SaveFrame():
                    self.frames.setdefault(write.group, {})[Location(*write.location)] = write.frame
                case DropFrames():
                    through = Location(*write.through)
                    kept = self.frames.get(write.group, {})
                    self.frames[write.group] = {at: frame for at, frame in kept.items() if at > through}
                case DropFrame():
                    self.frames.get(write.group, {}).pop(Location(*write.location), None)
                case _:
                    pass

    def has_message(self, group: bytes, author: bytes, id: bytes) -> bool:
        """Whether the transcript of ``group`` holds the author's message ``id``."""
        message = self.messages.get((group, author, id))
        return message is not None and message.position is not None

    def transcript(self, group: bytes) -> list[tuple[tuple[int, int, int], str, str, str]]:
        """(position, author, id, text) of every message in order."""
        return sorted(
            (m.position, m.author.hex(), m.id.hex(), m.text)
            for (of, _, _), m in self.messages.items()
            if of == group and m.position is not None
        )

    def stored(self) -> list[StoredGroup]:
        """What a restart takes up."""
        result = []
        for group, state in self.groups.items():
            open_ = [m for key, m in self.messages.items() if key[0] == group and key not in self.agreed]
            placed = [
                (Entry(m.position, m.author, m.id, hash_(m.text.encode())), m.text, m.time)
                for m in open_
                if m.position is not None
            ]
            unplaced = [Pending(m.id, m.text, m.time) for m in open_ if m.position is None]
            kept = sorted(self.frames.get(group, {}).items())
            result.append(StoredGroup(group, state, sorted(placed), unplaced, kept))
        return result
