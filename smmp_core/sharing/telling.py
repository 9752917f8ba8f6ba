"""How each file stands, told as events: a change of stage at once, how far it has come some ten times a second."""

import asyncio
from collections.abc import Callable
from typing import Final

import msgspec

from smmp_core.events import FileStage

TOLD_EVERY: Final = 0.1  # seconds


class FileState(msgspec.Struct, frozen=True):
    """How a file stands."""

    stage: FileStage
    have: int  # bytes
    size: int  # bytes
    why: str | None = None  # a sentence, if it failed or has to wait
    taken: dict[str, int] = {}  # who fetches it from here, or has: bytes by fingerprint, since the start


class Telling:
    """Bounds how often a file's state is told."""

    def __init__(self, state: Callable[[str], FileState], tell: Callable[[str, FileState], None]) -> None:
        self._state, self._tell = state, tell
        self._told: dict[str, tuple[FileState, float]] = {}
        self._due: dict[str, asyncio.TimerHandle] = {}
        self._closed = False

    def changed(self, root: str) -> None:
        """A file may stand differently."""
        if self._closed:
            return
        now, state = asyncio.get_running_loop().time(), self._state(root)
        last, at = self._told.get(root, (None, 0.0))
        if last is None or (last.stage, last.why) != (state.stage, state.why) or now - at >= TOLD_EVERY:
            self._say(root)
        elif root not in self._due:
            self._due[root] = asyncio.get_running_loop().call_later(TOLD_EVERY - (now - at), self._say, root)

    def close(self) -> None:
        """Tell nothing more."""
        self._closed = True
        for timer in self._due.values():
            timer.cancel()

    def _say(self, root: str) -> None:
        if (timer := self._due.pop(root, None)) is not None:
            timer.cancel()
        state = self._state(root)
        last, _ = self._told.get(root, (None, 0.0))
        self._told[root] = state, asyncio.get_running_loop().time()
        if state != last:
            self._tell(root, state)
        if state.stage not in ("fetching", "waiting", "here"):
            del self._told[root]
