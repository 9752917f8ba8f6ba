"""Who is given what: parts of blobs for those who may have them, a bounded number for each at a time."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Final

from smmp_core.network.tasks import spawn
from smmp_core.sharing.frames import Lack, Part, Want

MAX_WANTED: Final = 64  # parts that one member may wait for; what it wants beyond is not done
MAX_WAITING: Final = 1 << 20  # bytes that may wait on a link before it is given the next part
PAUSE: Final = 0.02  # seconds until a full link is looked at again


class Serving:
    """Sends parts, for each member one after the other."""

    def __init__(
        self,
        read: Callable[[bytes, Want], Awaitable[bytes | None]],
        send: Callable[[bytes, Part | Lack], bool],
        waiting: Callable[[bytes], int],
        gave: Callable[[bytes, str, int], None],
    ) -> None:
        """``read``: a part for a member, None if it is not there or no longer for it; ``waiting``: bytes that wait on
        the link to a member; ``gave``: told that a member was sent so many bytes of a root.
        """
        self._read, self._send, self._waiting, self._gave = read, send, waiting, gave
        self._wanted: dict[bytes, deque[Want]] = {}
        self._tasks: dict[bytes, asyncio.Task[None]] = {}

    def want(self, peer: bytes, want: Want) -> None:
        """Somebody who may have it wants a part."""
        queue = self._wanted.setdefault(peer, deque())
        if len(queue) >= MAX_WANTED:
            return
        queue.append(want)
        if peer not in self._tasks:
            self._tasks[peer] = spawn(self._serve(peer, queue), "smmp-serving")

    def forget(self, peer: bytes) -> None:
        """The link is gone: nobody waits any more."""
        if (queue := self._wanted.get(peer)) is not None:
            queue.clear()

    async def close(self) -> None:
        """End, in the middle of whatever it is."""
        tasks = list(self._tasks.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _serve(self, peer: bytes, queue: deque[Want]) -> None:
        try:
            while queue:
                want = queue.popleft()
                while self._waiting(peer) > MAX_WAITING:
                    await asyncio.sleep(PAUSE)
                data = await self._read(peer, want)  # only now: what is withdrawn meanwhile is not sent any more
                sent = self._send(peer, Part(want.root, want.part, data) if data is not None else Lack(want.root))
                if sent and data is not None:
                    self._gave(peer, want.root, len(data))
        finally:
            del self._tasks[peer], self._wanted[peer]
