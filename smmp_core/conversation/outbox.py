"""Our own messages until every member has acknowledged them (protocol.md §6 "Outbox")."""

from collections.abc import Iterator

import msgspec

from smmp_core.protocol.frames import Location
from smmp_core.storage.writes import SaveMessage


class Pending(msgspec.Struct):
    """One of our messages that not everybody holds yet."""

    id: bytes  # 16 bytes
    text: str
    time: int  # ms since 1970, when the user sent it
    position: tuple[int, int, int] | None = None  # where first encrypted; None: not yet
    at: Location | None = None  # where last encrypted

    def __repr__(self) -> str:
        return f"Pending({self.id.hex()[:8]}, {self.position})"

    @property
    def erased(self) -> None:
        """Never, as long as it waits."""

    def at_least(self, epoch: int) -> bool:
        """Whether it was written in ``epoch`` or later."""
        return self.position is None or self.position[0] >= epoch

    def stored(self, group: bytes, me: bytes) -> SaveMessage:
        """The write that keeps it before it was ever encrypted."""
        return SaveMessage(group, self.id, me, None, self.time, self.text, bytes(32), False)


class Outbox:
    """Our messages in the order they were typed."""

    def __init__(self) -> None:
        self._pending: dict[bytes, Pending] = {}
        self._era: Location | None = None
        self._todo: dict[bytes, Pending] = {}  # those not yet encrypted in that era

    def __len__(self) -> int:
        return len(self._pending)

    def __iter__(self) -> Iterator[Pending]:
        return iter(self._pending.values())

    def put(self, message: Pending) -> None:
        """Add a message behind the others."""
        self._pending[message.id] = self._todo[message.id] = message

    def settle(self, id: bytes) -> None:
        """Everybody holds it."""
        self._pending.pop(id, None)
        self._todo.pop(id, None)

    def get(self, id: bytes) -> Pending | None:
        """One of them."""
        return self._pending.get(id)

    def next(self, era: Location, newest: int) -> Pending | None:
        """The first message that was not yet encrypted in this era, and is not older than the epoch ``newest``."""
        if era != self._era:
            self._era, self._todo = era, dict(self._pending)
        done, found = [], None
        for message in self._todo.values():
            if message.at is not None and message.at.era_start == era:
                done.append(message.id)
            elif message.at_least(newest):
                found = message
                break
        for id in done:
            del self._todo[id]
        return found

    def older(self, newest: int) -> list[Pending]:
        """Those first encrypted before the epoch ``newest``: whoever joined in it must not read them."""
        return [message for message in self._pending.values() if not message.at_least(newest)]

    def places(self) -> dict[bytes, Location]:
        """Where messages were last encrypted, by id; what a restart must know."""
        return {m.id: m.at for m in self._pending.values() if m.at is not None}
