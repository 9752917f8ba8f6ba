"""What the window and ``transcript`` read from the home: on the home's own thread, after what is being stored."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Executor
from typing import Protocol, TypedDict, TypeVar, Unpack

from smmp_core import views
from smmp_core.answers import Hit, MessageInfo, PrivateInfo
from smmp_core.fields import hex_bytes
from smmp_core.search import Query
from smmp_core.storage.home import Home
from smmp_core.storage.stored import StoredMessage, StoredPrivate

T = TypeVar("T")
M = TypeVar("M", StoredMessage, StoredPrivate)


class Page(TypedDict, total=False):
    """Which messages are wanted, by the id of one: at most one of these; without any, the newest."""

    before: str | None
    after: str | None
    around: str | None
    """Half of the page behind it."""
    author: str | None
    """Who wrote that message: several members may use one id. Without it, the first one that has the id."""


class Where(TypedDict, total=False):
    """Where is searched, and for how much; everywhere, if nothing is said."""

    group: str | None
    """Only in this group."""
    peer: str | None
    """Only in the one-on-one threads with somebody."""
    private: bool
    """Whether one-on-one messages count; they do."""
    limit: int
    """How many messages at most; 50."""


class _Pages(Protocol[M]):
    def __call__(
        self, *, after: bytes | None = None, before: bytes | None = None, author: bytes | None = None, limit: int
    ) -> list[M]:
        """A page as the home gives it; without a message named, the newest."""


def _page(pages: _Pages[M], page: Page, limit: int) -> list[M]:
    sizes = {"before": 16, "after": 16, "around": 16, "author": 32}
    place = {name: hex_bytes(id, sizes[name], name) for name, id in page.items() if isinstance(id, str)}
    around = place.pop("around", None)
    if around is None:
        return pages(limit=limit, **place)
    newer, rest = pages(after=around, author=place.get("author"), limit=limit // 2), limit - limit // 2
    return (pages(before=newer[0].id, author=newer[0].author, limit=rest) if newer else pages(limit=rest)) + newer


class Reader:
    """Reads messages without stopping the loop."""

    def __init__(self, home: Home, disk: Executor, me: bytes) -> None:
        self._home, self._disk, self._me = home, disk, me

    async def _read(self, read: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._disk, read)

    async def messages(self, group: bytes, page: Page, limit: int) -> list[MessageInfo]:
        """A page of a group's messages, in order."""

        def pages(*, after: bytes | None = None, limit: int, **place: bytes | None) -> list[StoredMessage]:
            return self._home.messages(group, after=after, limit=limit, newest=after is None, **place)

        stored = await self._read(lambda: _page(pages, page, limit))
        return [views.message_info(message) for message in stored]

    async def private_messages(self, group: bytes, peer: bytes, page: Page, limit: int) -> list[PrivateInfo]:
        """A page of the one-on-one messages with ``peer``, in order."""

        def pages(*, limit: int, **place: bytes | None) -> list[StoredPrivate]:
            return self._home.private(group, peer, limit=limit, **place)

        stored = await self._read(lambda: _page(pages, page, limit))
        return [views.private_info(message) for message in stored]

    async def search(self, words: str, **where: Unpack[Where]) -> list[Hit]:
        """The newest messages in which ``words`` stand, any text.

        Raises:
            LocalError: what names the group or the other end is no id, no fingerprint.
        """
        group, peer = where.get("group"), where.get("peer")
        within = hex_bytes(group, 16, "group") if group is not None else None
        other = hex_bytes(peer, 32, "peer") if peer is not None else None

        def found() -> list[Hit]:
            query, limit = Query(words), where.get("limit", 50)
            stored = self._home.search(query, within, other, limit, private=where.get("private", True))
            return [views.hit(message, query) for message in stored]

        return await self._read(found)

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
