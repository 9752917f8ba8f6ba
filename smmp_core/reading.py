"""What the window and ``transcript`` read from the home: on the home's own thread, after what is being stored."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Executor
from typing import TypeVar

from smmp_core import views
from smmp_core.answers import MessageInfo, PrivateInfo
from smmp_core.fields import hex_bytes
from smmp_core.storage.home import Home

T = TypeVar("T")


class Reader:
    """Reads messages without stopping the loop."""

    def __init__(self, home: Home, disk: Executor, me: bytes) -> None:
        self._home, self._disk, self._me = home, disk, me

    async def _read(self, read: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._disk, read)

    async def messages(self, group: bytes, before: bytes | None, limit: int) -> list[MessageInfo]:
        """The newest ``limit`` messages, or those before the message ``before``; in order."""
        stored = await self._read(lambda: self._home.messages(group, before=before, limit=limit, newest=True))
        return [views.message_info(message) for message in stored]

    async def private_messages(self, group: bytes, peer: bytes, before: bytes | None, limit: int) -> list[PrivateInfo]:
        """The newest ``limit`` one-on-one messages with ``peer``, or those before the one ``before``; in order."""
        stored = await self._read(lambda: self._home.private(group, peer, before=before, limit=limit))
        return [views.private_info(message) for message in stored]

    async def last_message(self, group: bytes) -> MessageInfo | None:
        """The newest message."""
        stored = await self._read(lambda: self._home.last_message(group))
        return views.message_info(stored) if stored is not None else None

    async def message(self, group: bytes, author: str, id: str, peer: str | None) -> MessageInfo | None:
        """One message of the conversation, or of the thread with ``peer``, if it is held.

        Raises:
            LocalError: these are no fingerprints or no id.
        """
        key = group, hex_bytes(author, 32, "author"), hex_bytes(id, 16, "id")
        if peer is None:
            found = await self._read(lambda: self._home.message(*key))
            return views.message_info(found) if found is not None else None
        other = hex_bytes(peer, 32, "peer")
        private = await self._read(lambda: self._home.private_message(*key, other))
        return views.thread_message(views.private_info(private)) if private is not None else None

    async def transcript(self, group: bytes, after: bytes | None, limit: int | None) -> dict[str, object]:
        """The answer to ``transcript``."""
        stored = await self._read(lambda: self._home.messages(group, after=after, limit=limit))
        messages = [
            {"position": m.position, "id": m.id.hex(), "sender": m.author.hex(), "text": m.text, "time": m.time}
            for m in stored
            if m.position is not None
        ]
        private = await self._read(lambda: self._home.private(group))
        lines = [views.private_line(message, self._me) for message in private]
        return {"group": group.hex(), "messages": messages, "private": lines}
