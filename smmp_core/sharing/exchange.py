"""All files being fetched: who is asked for what, and how much at once. Sans-IO.

What is under way from one member, of all files together, is bounded by a window, and the window by how long an answer
takes: chat shares the link, and waits behind what is under way.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple, TypeAlias

from smmp_core.sharing.download import PATIENCE, Download, Source, Store
from smmp_core.sharing.frames import Ask, Have, Lack, Part, Want

WINDOW: Final = 8  # parts under way from one member at most
LEAST_WINDOW: Final = 2.0  # so that the one who serves need not wait for us
GOAL: Final = 0.06  # seconds that an answer may take before less is asked for at once
STEP: Final = 0.5  # parts that the window changes by with each answer


class Say(NamedTuple):
    """To be sent."""

    peer: bytes
    frame: Ask | Want


Action: TypeAlias = Say | Store


class _Line:
    """What is under way from one member."""

    def __init__(self) -> None:
        self.busy = 0  # parts asked for, or not yet on our disk
        self.window = LEAST_WINDOW
        self.turns: deque[str] = deque()  # roots that it has, in the order in which they are asked for

    def answered(self, seconds: float) -> None:
        """An answer took so long, until it was on our disk."""
        change = STEP if seconds < GOAL else -STEP
        self.window = min(WINDOW, max(LEAST_WINDOW, self.window + change))


class Exchange:
    """The files being fetched. Times are seconds of any clock."""

    def __init__(self) -> None:
        self._downloads: dict[str, Download] = {}
        self._lines: dict[bytes, _Line] = {}
        self._storing: dict[tuple[str, int], tuple[bytes, float]] = {}  # (whom it came from, when it was asked for)
        self._actions: list[Action] = []

    def __contains__(self, root: str) -> bool:
        return root in self._downloads

    def __iter__(self) -> Iterator[str]:
        return iter(list(self._downloads))

    def __getitem__(self, root: str) -> Download:
        return self._downloads[root]

    def take(self) -> list[Action]:
        """What is to be done now; handed out once."""
        actions, self._actions = self._actions, []
        return actions

    # -- what we want -------------------------------------------------------------------------

    def start(self, download: Download) -> None:
        """Fetch a file, as soon as :meth:`reach` says from whom."""
        self._downloads[download.root] = download

    def stop(self, root: str, now: float) -> None:
        """Fetch it no longer; what still comes of it is ignored."""
        download = self._downloads.pop(root, None)
        if download is None:
            return
        for peer in download.sources:
            self._let_go(download, peer)
        for key in [key for key in self._storing if key[0] == root]:
            self._free(self._storing.pop(key)[0])
        self._ask_all(now)

    def reach(self, root: str, peers: Iterable[bytes], now: float) -> None:
        """These may be asked now, nobody else: who is linked of those it was announced to."""
        download = self._downloads.get(root)
        if download is None:
            return
        reachable = set(peers) - download.liars
        for peer in [peer for peer in download.sources if peer not in reachable]:
            self._let_go(download, peer)
            del download.sources[peer]
        for peer in reachable - download.sources.keys():
            download.sources[peer] = Source(now)
            self._lines.setdefault(peer, _Line())
            self._actions.append(Say(peer, Ask(root)))
        for peer in [peer for peer, line in self._lines.items() if not line.busy and not line.turns]:
            if not any(peer in other.sources for other in self._downloads.values()):
                del self._lines[peer]
        self._ask_all(now)

    # -- what others say ----------------------------------------------------------------------

    def receive(self, peer: bytes, frame: Have | Lack | Part, now: float) -> None:
        """Handle what somebody says; what nobody asked for is ignored."""
        download = self._downloads.get(frame.root)
        source = download.sources.get(peer) if download is not None else None
        if download is None or source is None:
            return
        match frame:
            case Have():
                source.state, source.since = "has", now
                line = self._lines[peer]
                if frame.root not in line.turns:
                    line.turns.append(frame.root)
                self._ask(peer, now)
            case Lack():
                self._let_go(download, peer)
                source.state, source.since = "lacks", now
                self._ask_all(now)
            case Part(_, part, data):
                wanted = download.wanted.get(part)
                if wanted is not None and wanted.peer == peer:
                    source.silences = 0
                    self._take(download, peer, part, data, wanted.at, now)

    def _take(self, download: Download, peer: bytes, part: int, data: bytes, asked: float, now: float) -> None:
        stores = download.take(part, data)
        if stores is None:
            self._free(peer)
            self._let_go(download, peer)
            download.liars.add(peer)
            del download.sources[peer]
            self._ask_all(now)
            return
        self._actions += stores
        if part >= download.layout.list_parts:
            self._storing[download.root, part] = peer, asked  # a slow disk is no reason to ask for more
            return
        self._free(peer)
        self._lines[peer].answered(now - asked)
        if stores:
            self._ask_all(now)  # the list is known: all who have the file can be asked
        else:
            self._ask(peer, now)

    def stored(self, root: str, part: int, now: float) -> None:
        """What a ``Store`` asked for is done."""
        download = self._downloads.get(root)
        if download is None:
            return
        download.stored(part)
        peer, asked = self._storing.pop((root, part), (None, 0.0))
        if peer is not None and (line := self._lines.get(peer)) is not None:
            self._free(peer)
            line.answered(now - asked)
            self._ask(peer, now)

    # -- time ---------------------------------------------------------------------------------

    def handle_timer(self, now: float) -> None:
        """Time has passed; to be called about once a second while anything is fetched."""
        for download in self._downloads.values():
            late = {wanted.peer for wanted in download.wanted.values() if now - wanted.at >= PATIENCE}
            for peer, source in download.sources.items():
                if peer in late or (source.state == "asked" and now - source.since >= PATIENCE):
                    self._let_go(download, peer)
                    source.state, source.since = "silent", now
                    source.silences += 1
                elif source.is_due(now):
                    source.since = now
                    self._actions.append(Say(peer, Ask(download.root)))
        self._ask_all(now)

    # -- inside -------------------------------------------------------------------------------

    def _free(self, peer: bytes, parts: int = 1) -> None:
        if (line := self._lines.get(peer)) is not None:
            line.busy = max(0, line.busy - parts)

    def _let_go(self, download: Download, peer: bytes) -> None:
        """Ask ``peer`` for nothing more of a file, for now."""
        self._free(peer, download.release(peer))
        line = self._lines.get(peer)
        if line is not None and download.root in line.turns:
            line.turns.remove(download.root)

    def _ask_all(self, now: float) -> None:
        for peer in list(self._lines):
            self._ask(peer, now)

    def _ask(self, peer: bytes, now: float) -> None:
        """Fill the window of ``peer``, one part of each file in turn."""
        line = self._lines[peer]
        idle = 0  # files in a row of which nothing is to be asked for
        while line.busy < line.window and idle < len(line.turns):
            root = line.turns[0]
            line.turns.rotate(-1)
            part = self._downloads[root].next_part(peer, now)
            if part is None:
                idle += 1
                continue
            idle = 0
            line.busy += 1
            self._actions.append(Say(peer, Want(root, part)))
