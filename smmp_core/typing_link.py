"""Notices of who is writing, between the links, the clock and the events."""

import asyncio
from collections.abc import Callable

from smmp_core import events
from smmp_core.circle import circle
from smmp_core.conversation.member import Member
from smmp_core.typists import Typists, decode


class TypingLink:
    """Sends and takes the notices of :mod:`smmp_core.typists`, between the members of a group and nobody else."""

    def __init__(
        self,
        member: Callable[[], Member],
        send: Callable[[bytes, bytes], object],
        emit: Callable[[events.Event], None],
    ) -> None:
        """``member`` answers the engine, which says who is in a group and whom we have blocked."""
        self._member, self._send, self._emit = member, send, emit
        self._typists = Typists()
        self._timer: asyncio.TimerHandle | None = None

    def say(self, group: str, on: bool) -> None:
        """The user writes in a group, or has stopped; may be called with every key."""
        id = bytes.fromhex(group)
        circle = self._circle(id)
        frame = self._typists.say(id, on, self._now()) if circle else None
        for member in circle if frame is not None else ():
            self._send(member, frame or b"")

    def receive(self, peer: bytes, frame: bytes) -> None:
        """A frame came; one that makes no sense, or is by somebody who is no member, is nothing."""
        notice = decode(frame)
        if notice is None or peer not in self._circle(notice[0]):
            return
        group, on = notice
        if self._typists.hear(group, peer, on, self._now()):
            self._emit(events.Typing(group.hex(), peer.hex(), on))
        self._set_timer()

    def note(self, event: events.Event) -> None:
        """What ends it: the message itself, a lost link, and that somebody is out of the group."""
        match event:
            case events.Message(private=False):
                self._end(bytes.fromhex(event.group), bytes.fromhex(event.from_))
            case events.Peer(online=False):
                for group, member in self._typists.writing():
                    if member.hex() == event.fingerprint:
                        self._end(group, member)
            case events.Membership() | events.Removed():
                for group, member in self._typists.writing():
                    if member not in self._circle(group):
                        self._end(group, member)

    def close(self) -> None:
        """Wait for nothing any more."""
        if self._timer is not None:
            self._timer.cancel()

    def _circle(self, group: bytes) -> frozenset[bytes]:
        return circle(self._member(), group)

    def _end(self, group: bytes, member: bytes) -> None:
        if self._typists.hear(group, member, False, 0):
            self._emit(events.Typing(group.hex(), member.hex(), False))

    def _tick(self) -> None:
        for group, member in self._typists.lapse(self._now()):  # none, should the timer be early
            self._emit(events.Typing(group.hex(), member.hex(), False))
        self._set_timer()

    def _set_timer(self) -> None:
        self.close()
        due = self._typists.next_timer()
        self._timer = asyncio.get_running_loop().call_at(due, self._tick) if due is not None else None

    def _now(self) -> float:
        return asyncio.get_running_loop().time()
