"""What a simulated member has on its disk: the writes of the engine, kept in memory."""

from collections.abc import Iterable

from msgspec import structs

from smmp_core.conversation.member import StoredGroup
from smmp_core.conversation.outbox import Pending
from smmp_core.conversation.pairs import Parcel
from smmp_core.conversation.stored import StoredEntry
from smmp_core.conversation.transcript import Entry
from smmp_core.conversation.world import Place, content_hash
from smmp_core.crypto.suite import hash_
from smmp_core.protocol import private
from smmp_core.protocol.frames import Location
from smmp_core.protocol.private import PrivateMessage
from smmp_core.storage.writes import (
    DropFrame,
    DropFrames,
    DropGroup,
    MarkAgreed,
    MarkDelivered,
    MarkFinal,
    SaveFrame,
    SaveGroup,
    SaveMessage,
    SavePrivate,
    Write,
)

MessageKey = tuple[bytes, bytes, bytes]
"""(group, author, id)."""


class Kept(SaveMessage, frozen=True):
    """A message as it is stored."""

    erased: bytes | None = None  # hash(content), where the text was erased


class MemoryStore:
    """Applies writes like a home does; survives a simulated crash."""

    def __init__(self) -> None:
        self.groups: dict[bytes, bytes] = {}
        self.messages: dict[MessageKey, Kept] = {}
        self.agreed: set[MessageKey] = set()
        self.final: set[MessageKey] = set()
        self.private: dict[MessageKey, SavePrivate] = {}
        self.delivered: set[tuple[bytes, bytes]] = set()  # (group, id) of our one-on-one messages
        self.frames: dict[bytes, dict[Location, bytes]] = {}

    def commit(self, writes: Iterable[Write]) -> None:
        """Apply a transaction."""
        for write in writes:
            match write:
                case SaveGroup():
                    self.groups[write.group] = write.state
                case DropGroup():
                    self._drop_group(write.group)
                case SaveMessage():
                    self.messages[write.group, write.author, write.id] = Kept(**structs.asdict(write))
                case MarkAgreed():
                    self.agreed |= {(write.group, author, id) for author, id in write.keys}
                case MarkFinal():
                    self.final |= {(write.group, author, id) for author, id in write.keys}
                case SavePrivate():
                    self.private.setdefault((write.group, write.author, write.id), write)
                case MarkDelivered():
                    self.delivered.add((write.group, write.id))
                case SaveFrame():
                    self.frames.setdefault(write.group, {})[Location(*write.location)] = write.frame
                case DropFrames():
                    kept, after = self.frames.get(write.group, {}), write.after or (-1, 0, 0, 0)
                    self.frames[write.group] = {
                        at: frame for at, frame in kept.items() if not after < at <= write.through
                    }
                case DropFrame():
                    self.frames.get(write.group, {}).pop(Location(*write.location), None)
                case _:
                    pass

    def _drop_group(self, group: bytes) -> None:
        self.groups.pop(group, None)
        self.frames.pop(group, None)
        self.messages = {key: message for key, message in self.messages.items() if key[0] != group}
        self.private = {key: message for key, message in self.private.items() if key[0] != group}
        self.agreed = {key for key in self.agreed if key[0] != group}
        self.final = {key for key in self.final if key[0] != group}
        self.delivered = {key for key in self.delivered if key[0] != group}

    def erase(self, group: bytes, me: bytes) -> None:
        """Erase every text of a group that ``me`` need not send any more, as a home does."""
        for key, message in self.messages.items():
            done = key in self.agreed or key in self.final or message.author != me
            if key[0] == group and message.erased is None and message.position is not None and done:
                erased = hash_(message.text.encode())
                self.messages[key] = structs.replace(message, text="", erased=erased)

    def has_message(self, group: bytes, author: bytes, id: bytes) -> bool:
        """Whether the transcript of ``group`` holds the author's message ``id``."""
        message = self.messages.get((group, author, id))
        return message is not None and message.position is not None

    def message(self, group: bytes, author: bytes, id: bytes) -> Kept | None:
        """One message of the transcript."""
        return self.messages.get((group, author, id))

    def placed(self, group: bytes, first: int, last: int, *, after: Place | None, limit: int) -> list[Kept]:
        """The transcript's messages of some epochs, in order: at most ``limit``, behind ``after``."""
        found = {
            (m.position, m.author, m.id): m
            for (of, _, _), m in self.messages.items()
            if of == group and m.position is not None and first <= m.position[0] <= last
        }
        return [found[place] for place in sorted(found) if after is None or place > after][:limit]

    def has_private(self, group: bytes, author: bytes, id: bytes) -> bool:
        """Whether we hold the author's one-on-one message ``id``."""
        return (group, author, id) in self.private

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
            open_ = [m for key, m in self.messages.items() if key[0] == group and key not in self.final]
            placed = [
                StoredEntry(
                    Entry(m.position, m.author, m.id, content_hash(m)),
                    m.text,
                    m.time,
                    (group, m.author, m.id) in self.agreed,
                )
                for m in open_
                if m.position is not None
            ]
            unplaced = [Pending(m.id, m.text, m.time) for m in open_ if m.position is None]
            kept = sorted(self.frames.get(group, {}).items())
            parcels = [
                Parcel(m.peer, m.id, PrivateMessage(private.TEXT, m.time, m.text.encode()))
                for m in self.private.values()
                if m.group == group and m.author != m.peer and (group, m.id) not in self.delivered
            ]
            result.append(StoredGroup(group, state, sorted(placed), unplaced, kept, parcels))
        return result
