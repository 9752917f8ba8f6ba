"""Drives the exchange: its frames, its clock, and the parts that go to the disk."""

import asyncio
from collections.abc import Callable, Collection, Coroutine
from typing import Final

from smmp_core.errors import LocalError
from smmp_core.network.tasks import spawn
from smmp_core.sharing.download import Download, Store
from smmp_core.sharing.exchange import Exchange, Say
from smmp_core.sharing.frames import Ask, Have, Lack, Part, Want
from smmp_core.sharing.layout import Layout
from smmp_core.sharing.vault import Vault
from smmp_core.sharing.work import Work

TICK: Final = 1.0  # seconds


class Fetching:
    """The files being fetched."""

    def __init__(
        self,
        vault: Vault,
        work: Work,
        send: Callable[[bytes, Ask | Want], object],
        sources: Callable[[str], Collection[bytes]],
        changed: Callable[[str], None],
        ended: Callable[[str, LocalError | None], None],
    ) -> None:
        """``sources``: who may be asked for a file now; ``changed``: it has come further, or its sources have;
        ``ended``: it is whole, or why it failed; nothing is left of it then.
        """
        self._vault, self._work, self._send, self._sources = vault, work, send, sources
        self._changed, self._ended = changed, ended
        self._exchange = Exchange()
        self._sizes: dict[str, int] = {}  # all, also those that are only being begun
        self._failing: set[str] = set()
        self._tasks: dict[str, set[asyncio.Task[None]]] = {}
        self._timer: asyncio.TimerHandle | None = None

    def __contains__(self, root: str) -> bool:
        return root in self._sizes

    def have(self, root: str) -> int:
        """How many bytes of a file are here."""
        return self._exchange[root].have if root in self._exchange else 0

    def is_waiting(self, root: str) -> bool:
        """Whether nobody who has it is connected."""
        return root in self._exchange and self._exchange[root].is_waiting

    def was_lied_to(self, root: str) -> bool:
        """Whether somebody sent something else."""
        return root in self._exchange and bool(self._exchange[root].liars)

    # -- from start to end --------------------------------------------------------------------

    def begin(self, root: str, size: int) -> None:
        """Fetch a file, or go on with it; nothing if that is under way."""
        if root not in self._sizes:
            self._sizes[root] = size
            self._spawn(root, self._begin(root, Layout(size)))

    async def stop(self, root: str) -> None:
        """Fetch it no longer and remove what has come; nothing if it is not being fetched."""
        if root in self._sizes:
            await self._halt(root)
            await self._work.short(lambda: self._vault.remove(root))
            self._sizes.pop(root, None)

    async def close(self) -> None:
        """Stop everything; what is here is taken up at the next start."""
        if self._timer is not None:
            self._timer.cancel()
        for root in list(self._sizes):
            await self._halt(root)

    async def _halt(self, root: str) -> None:
        """When this returns, nothing is done about a file any more."""
        self._exchange.stop(root, self._now())
        self._act()
        tasks = self._tasks.get(root, set()) - {asyncio.current_task()}
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _begin(self, root: str, layout: Layout) -> None:
        try:
            download = await self._work.long(
                lambda step: Download(root, layout, *self._vault.begin(root, layout, step))
            )
        except LocalError as error:
            await self._fail(root, error)
            return
        self._exchange.start(download)
        if download.is_complete:
            await self._finish(root)
            return
        self._exchange.reach(root, self._sources(root), self._now())
        self._act()
        self._changed(root)
        self._tick_later()

    async def _finish(self, root: str) -> None:
        try:
            await self._work.long(lambda step: self._vault.finish(root))
        except LocalError as error:
            await self._fail(root, error)
            return
        self._exchange.stop(root, self._now())
        del self._sizes[root]
        self._ended(root, None)

    async def _fail(self, root: str, error: LocalError) -> None:
        if root not in self._failing:  # several parts may fail at once
            self._failing.add(root)
            try:
                await self.stop(root)
            finally:
                self._failing.discard(root)
            self._ended(root, error)

    # -- what happens -------------------------------------------------------------------------

    def reach(self) -> None:
        """Who may be asked may have changed."""
        for root in self._exchange:
            self._exchange.reach(root, self._sources(root), self._now())
            self._changed(root)
        self._act()

    def receive(self, peer: bytes, frame: Have | Lack | Part) -> None:
        """Somebody answers."""
        self._exchange.receive(peer, frame, self._now())
        self._act()
        if not isinstance(frame, Part) and frame.root in self._exchange:
            self._changed(frame.root)

    def _act(self) -> None:
        for action in self._exchange.take():
            match action:
                case Say(peer, frame):
                    self._send(peer, frame)
                case Store(root=root):
                    self._spawn(root, self._store(action))

    async def _store(self, store: Store) -> None:
        root = store.root
        try:
            await self._work.short(lambda: self._vault.write(root, store.offset, store.data))
        except LocalError as error:
            await self._fail(root, error)
            return
        self._exchange.stored(root, store.part, self._now())
        self._act()
        if root not in self._exchange:
            return
        self._changed(root)
        if self._exchange[root].is_complete:
            await self._finish(root)

    def _tick_later(self) -> None:
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(TICK, self._tick)

    def _tick(self) -> None:
        self._timer = None
        self._exchange.handle_timer(self._now())
        self._act()
        for root in self._exchange:
            self._changed(root)
            self._tick_later()

    def _spawn(self, root: str, work: Coroutine[None, None, None]) -> None:
        tasks = self._tasks.setdefault(root, set())
        task = spawn(work, "smmp-fetching")
        tasks.add(task)
        task.add_done_callback(lambda task: self._done(root, task))

    def _done(self, root: str, task: asyncio.Task[None]) -> None:
        tasks = self._tasks[root]
        tasks.discard(task)
        if not tasks:
            del self._tasks[root]

    @staticmethod
    def _now() -> float:
        return asyncio.get_running_loop().time()
