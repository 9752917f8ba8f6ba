"""Keeps a view's transcript filled while one scrolls, from the newest message on or from any other, both ways."""

from collections.abc import Awaitable, Callable
from typing import Protocol

from smmp_core.answers import MessageInfo
from smmp_core.errors import LocalError
from smmp_gui.conversation_view import ConversationView
from smmp_gui.quotes import MessageKey
from smmp_gui.tasks import Tasks
from smmp_gui.words import QT_TRANSLATE_NOOP, tr

PAGES = 3
"""So many pages are kept: more rows would make every new message and every resizing slow."""
GONE = QT_TRANSLATE_NOOP("", "That message is not here any more.")


class Read(Protocol):
    """Reads a page of messages, as ``Service.messages`` does."""

    def __call__(
        self,
        *,
        limit: int,
        before: str | None = None,
        after: str | None = None,
        around: str | None = None,
        author: str | None = None,
    ) -> Awaitable[list[MessageInfo]]:
        """At most ``limit`` messages, in order."""


class Paging:
    """Loads pages of one history after another into a view."""

    def __init__(self, view: ConversationView, tasks: Tasks, refuse: Callable[[str], None]) -> None:
        """``refuse``: says why something could not be read."""
        self._view, self._tasks, self._refuse = view, tasks, refuse
        self._read: Read | None = None
        self._turn = 0
        self._size = self._most = 0
        self._loading = False
        self._loaded: Callable[[], None] = lambda: None
        self._ended: Callable[[], None] = lambda: None
        view.older_wanted.connect(lambda: self._start(older=True))
        view.newer_wanted.connect(lambda: self._start(older=False))
        view.newest_wanted.connect(self.to_newest)

    def open(
        self,
        read: Read,
        size: int,
        loaded: Callable[[], None],
        ended: Callable[[], None],
        at: MessageKey | None = None,
    ) -> None:
        """Another history, ``size`` messages at a time: its newest page, or the one around the message ``at``.

        ``loaded`` is called when the first page is there, ``ended`` whenever the newest messages have come.
        """
        self._turn += 1
        self._read, self._size, self._most, self._ended, self._loaded = read, size, PAGES * size, ended, loaded
        self._view.transcript.reset([], complete=False, ended=at is None)
        self._tasks.start(self._open(self._turn, at), self._refuse)

    async def go_to(self, at: MessageKey) -> bool:
        """Show the message ``at`` of this history, wherever it stands; says whether it is there."""
        if self.jump(at):
            return True
        if self._read is None:
            return False
        self._turn += 1
        turn = self._turn
        self._loading = True
        try:
            page = await self._read(limit=self._size, around=at[1], author=at[0])
            if turn == self._turn:
                self._show(page, at)
        except LocalError:
            return False
        finally:
            self._loading = self._loading and turn != self._turn
        return True

    def jump(self, at: MessageKey | None) -> bool:
        """Show the message ``at`` if it is loaded; says whether it is."""
        return at is not None and at in self._view.transcript.by_key and self._view.show_message(at)

    def to_newest(self) -> None:
        """Show the newest messages, wherever one is."""
        if self._read is not None:
            self._turn += 1
            self._tasks.start(self._open(self._turn, None), self._refuse)

    async def _open(self, turn: int, at: MessageKey | None) -> None:
        assert self._read is not None
        self._loading = True  # what scrolls until the message is in its place asks for nothing
        try:
            page = await self._page_at(self._read, at)
            if turn == self._turn:
                self._show(page, at)
        finally:
            self._loading = self._loading and turn != self._turn  # what was opened since loads on

    async def _page_at(self, read: Read, at: MessageKey | None) -> list[MessageInfo]:
        if at is not None:
            try:
                return await read(limit=self._size, around=at[1], author=at[0])
            except LocalError:
                self._refuse(tr(GONE))
        return await read(limit=self._size)

    def _show(self, page: list[MessageInfo], at: MessageKey | None) -> None:
        transcript, half = self._view.transcript, self._size // 2
        place = next((i for i, message in enumerate(page) if (message.sender, message.id) == at), None)
        if place is None:
            transcript.reset(page, complete=len(page) < self._size)
        else:
            complete = place + 1 < self._size - half
            transcript.reset(page, complete=complete, ended=len(page) - place - 1 < half)
        self._loaded()
        if place is not None and at is not None:
            self._view.show_message(at)
        if transcript.ended:
            self._ended()

    def _start(self, *, older: bool) -> None:
        if not self._loading and self._read is not None and self._view.transcript.messages:
            self._loading = True
            self._tasks.start(self._more(self._turn, self._read, older=older), self._refuse)

    async def _more(self, turn: int, read: Read, *, older: bool) -> None:
        transcript = self._view.transcript
        missed = transcript.missed
        try:
            if turn != self._turn:
                return
            end = transcript.messages[0 if older else -1]
            if older:
                page = await read(limit=self._size, before=end.id, author=end.sender)
            else:
                page = await read(limit=self._size, after=end.id, author=end.sender)
        finally:
            self._loading = self._loading and turn != self._turn  # what was opened since loads on
        if turn != self._turn:
            return
        if older:
            transcript.load(page, complete=len(page) < self._size)
            transcript.drop_new(self._most)
        else:
            transcript.load_newer(page, ended=len(page) < self._size and missed == transcript.missed)
            transcript.drop_old(self._most)
        self._view.refresh()
        if transcript.ended and not older:
            self._ended()
