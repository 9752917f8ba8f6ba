"""One file being fetched: what is missing, who has it, what each was asked for. Sans-IO.

Its list of hashes comes first, all from one source, and is held against the root; then every chunk is held against the
list. So whoever sends something else is found at once.
"""

from collections import deque
from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

from smmp_core.crypto.suite import hash_
from smmp_core.sharing.layout import Layout, hash_at

PATIENCE: Final = 10.0  # seconds that an answer may take
AGAIN: Final = 30.0  # seconds until somebody who did not have the file is asked again
FIRST_PAUSE: Final = 5.0  # seconds until somebody who did not answer is asked again; doubles
LONGEST_PAUSE: Final = 60.0


class Wanted(NamedTuple):
    """Somebody was asked for a part."""

    peer: bytes
    at: float


class Store(NamedTuple):
    """To be written into the blob; then :meth:`Exchange.stored` is told."""

    root: str
    part: int
    offset: int
    data: bytes

    def __repr__(self) -> str:
        return f"Store({self.root[:8]}, {self.part}, {len(self.data)} bytes)"


class Source:
    """Somebody who may have the file."""

    def __init__(self, now: float) -> None:
        self.state: Literal["asked", "has", "lacks", "silent"] = "asked"
        self.since = now  # when it was last asked, or heard
        self.silences = 0

    def is_due(self, now: float) -> bool:
        """Whether it is to be asked again."""
        pause = AGAIN if self.state == "lacks" else min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (self.silences - 1))
        return self.state in ("lacks", "silent") and now - self.since >= pause


class Download:
    """A file being fetched."""

    def __init__(self, root: str, layout: Layout, listing: bytes | None, missing: Sequence[int]) -> None:
        """``listing``: the list of hashes, if it is known; ``missing``: the chunks that are not stored."""
        self.root, self.layout = root, layout
        self.sources: dict[bytes, Source] = {}
        self.liars: set[bytes] = set()
        self.wanted: dict[int, Wanted] = {}  # by part
        self._listing = listing
        self._list_parts: dict[int, bytes] = {}
        self._lister: bytes | None = None  # whom the list is fetched from
        self._list_todo = deque(range(layout.list_parts))
        self._todo = deque(layout.list_parts + chunk for chunk in missing)
        self._unstored = {*self._todo} | ({0} if listing is None else set())  # 0 stands for the whole list
        self.have = layout.size - sum(map(layout.plain, missing))

    @property
    def is_complete(self) -> bool:
        """Whether everything is stored."""
        return not self._unstored

    @property
    def is_waiting(self) -> bool:
        """Whether nobody who has it is there, as far as is known."""
        return not any(source.state in ("asked", "has") for source in self.sources.values())

    def next_part(self, peer: bytes, now: float) -> int | None:
        """What ``peer`` is to be asked for now; None: nothing."""
        source = self.sources.get(peer)
        if source is None or source.state != "has":
            return None
        if self._listing is None:
            if self._lister not in (None, peer) or not self._list_todo:
                return None
            self._lister, part = peer, self._list_todo.popleft()
        elif self._todo:
            part = self._todo.popleft()
        else:
            return None
        self.wanted[part] = Wanted(peer, now)
        return part

    def take(self, part: int, data: bytes) -> list[Store] | None:
        """A part that was wanted has come; returns what is to be stored, None if it is a lie."""
        peer = self.wanted.pop(part).peer
        if part < self.layout.list_parts:
            return self._take_list(peer, part, data)
        assert self._listing is not None
        if hash_(data) != hash_at(self._listing, part - self.layout.list_parts):
            self._todo.appendleft(part)
            return None
        return [Store(self.root, part, self.layout.span(part)[0], data)]

    def _take_list(self, peer: bytes, part: int, data: bytes) -> list[Store] | None:
        self._list_parts[part] = data
        lies = len(data) != self.layout.span(part)[1]
        if not lies and len(self._list_parts) < self.layout.list_parts:
            return []
        listing = b"".join(self._list_parts[part] for part in sorted(self._list_parts))
        if lies or self.layout.root(listing) != self.root:
            self._forget_list()
            return None
        self._listing = listing
        return [Store(self.root, 0, 0, listing)]

    def _forget_list(self) -> None:
        self._lister, self._list_parts = None, {}
        self._list_todo = deque(range(self.layout.list_parts))

    def stored(self, part: int) -> None:
        """Something is on the disk."""
        self._unstored.discard(part)
        if part >= self.layout.list_parts:
            self.have += self.layout.plain(part - self.layout.list_parts)

    def release(self, peer: bytes) -> int:
        """Ask somebody else for what ``peer`` was asked for; returns how many parts that are."""
        parts = [part for part, wanted in self.wanted.items() if wanted.peer == peer]
        for part in parts:
            del self.wanted[part]
            if part >= self.layout.list_parts:
                self._todo.appendleft(part)
        if self._lister == peer and self._listing is None:
            self._forget_list()
        return len(parts)
