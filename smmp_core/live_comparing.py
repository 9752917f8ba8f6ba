"""Comparisons of emoji in a running member: over its links, by the loop's clock."""

import asyncio
import os
from collections.abc import Callable
from typing import Final

from smmp_core import commands
from smmp_core.comparing import Comparing
from smmp_core.errors import LocalError
from smmp_core.events import Event


class LiveComparing:
    """Drives :class:`Comparing`."""

    def __init__(
        self,
        me: bytes,
        send: Callable[[bytes, bytes], bool],
        emit: Callable[[Event], None],
        verify: Callable[[bytes], None],
    ) -> None:
        """``me``: our identity key; ``verify``: both ends have confirmed that they see the same."""
        self._comparing = Comparing(me, os.urandom)
        self._send, self._emit, self._verify = send, emit, verify
        self._loop = asyncio.get_running_loop()
        self._timer: asyncio.TimerHandle | None = None

    def do(self, peer: bytes, step: commands.CompareStep, *, online: bool) -> None:
        """Do what the user wants; ``online``: whether a link with ``peer`` stands.

        Raises:
            LocalError: it is not possible now.
        """
        now: Final = self._loop.time()
        if not online:
            raise LocalError("You can compare only while you are connected with each other.", code="not_ready")
        match step:
            case "start":
                self._comparing.start(peer, now)
            case "match":
                self._comparing.match(peer, now)
            case "different" | "stop":
                self._comparing.stop(peer, now, different=step == "different")
        self._carry_out()

    def receive(self, peer: bytes, frame: bytes) -> None:
        """A frame of type 0x58 came."""
        self._comparing.receive(peer, frame, self._loop.time())
        self._carry_out()

    def link_down(self, peer: bytes) -> None:
        """A link has ended."""
        self._comparing.link_down(peer, self._loop.time())
        self._carry_out()

    def close(self) -> None:
        """Do nothing more."""
        if self._timer is not None:
            self._timer.cancel()

    def _tick(self) -> None:
        # Qt's timers may fire early: what is not due yet asks for another timer.
        self._comparing.handle_timer(self._loop.time())
        self._carry_out()

    def _carry_out(self) -> None:
        outcome = self._comparing.take()
        for peer, frame in outcome.frames:
            self._send(peer, frame)
        for peer in outcome.verified:
            self._verify(peer)
        for event in outcome.events:
            self._emit(event)
        self.close()
        due = self._comparing.next_timer()
        self._timer = self._loop.call_at(due, self._tick) if due is not None else None
