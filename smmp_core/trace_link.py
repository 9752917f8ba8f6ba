"""Letting members watch each other keep in step, between the links, the clock and the traces (docs/live-trace.md)."""

import asyncio
from collections.abc import Callable
from typing import Final

from smmp_core.circle import circle
from smmp_core.conversation.member import Member
from smmp_core.network.mesh import Mesh
from smmp_core.trace import sharing
from smmp_core.trace.merging import Live
from smmp_core.trace.records import Showing, Skipped, Step, Told, Turn, short
from smmp_core.trace.sharing import ASK, BATCH, END, MAX_BATCH, OVER, RENEW, Shared
from smmp_core.tracing import Take, Traces

LEASE: Final = 30.0  # seconds that somebody who asked is told more, and that who tells is believed to go on
RENEWED: Final = 10.0  # seconds until we ask again
FLUSH: Final = 0.05  # seconds that records gather
CHECKED: Final = 1.0  # seconds between looking whether all may still be told
RATE: Final = 50.0  # records that one member is told in a second
BURST: Final = 150.0  # and at once
TAKEN_RATE: Final = 100.0  # records that we take from one member in a second
TAKEN_BURST: Final = 600.0
ASKS: Final = 8  # of one member at once; then one in a second
WAITING: Final = 256 * 1024  # bytes on the way to who reads slowly: it is told nothing more until they are read


class Bucket:
    """Allows so much in a second, and so much at once."""

    def __init__(self, rate: float, most: float, now: float) -> None:
        """``rate``: in a second; ``most``: at once."""
        self._rate, self._most, self._left, self._at = rate, most, most, now

    def take(self, count: float, now: float) -> bool:
        """Use some of it; says no, and uses nothing, if there is not so much."""
        self._left = min(self._most, self._left + self._rate * (now - self._at))
        self._at = now
        if self._left < count:
            return False
        self._left -= count
        return True


class Share:
    """What one member is told of us. Too much at once is left out, with a marker, and never waits."""

    def __init__(self, now: float) -> None:
        """Begin; nothing has been told yet."""
        self.origin, self.until = now, now + LEASE
        self.end: Callable[[], None] = lambda: None  # of following ourselves
        self._bucket = Bucket(RATE, BURST, now)
        self._ready: list[Shared] = []
        self._lost = 0  # records left out since
        self._missed: dict[type, Shared] = {}  # those of them that say how we stand, by their kind

    def add(self, record: Live, now: float, *, is_slow: bool = False) -> bool:
        """One more record of ours; whether there is now something to send."""
        told = sharing.shared(record)
        if told is None:
            return False
        if self._lost or is_slow or not self._bucket.take(1, now):
            self._lost += 1
            if isinstance(told, Step | Turn | Told):
                self._missed[type(told)] = told
        else:
            self._ready.append(told)
        return True

    def take(self, member: str, now: float) -> list[Shared]:
        """What is due."""
        ready, self._ready = self._ready, []
        if self._lost and self._bucket.take(1 + len(self._missed), now):
            ready += [Skipped(at=now, member=member, count=self._lost - len(self._missed)), *self._missed.values()]
            self._lost, self._missed = 0, {}
        return ready

    @property
    def is_waiting(self) -> bool:
        """Whether there is anything that was not sent."""
        return bool(self._ready or self._lost)


class _Watch:
    """A group that we watch, and who tells us."""

    def __init__(self) -> None:
        self.takers: list[Take] = []
        self.telling: dict[bytes, float] = {}  # until when each is believed to go on
        self.buckets: dict[bytes, Bucket] = {}
        self.ask_at = 0.0


class TraceLink:
    """Asks the members of a group for their traces while ours is watched, and answers who asks, where the user allows.

    Nothing is asked of, told to or believed from anybody else, and of a member only what it says of itself.
    """

    def __init__(
        self,
        traces: Traces,
        member: Callable[[], Member],
        mesh: Callable[[], Mesh | None],
        allows: Callable[[bytes], bool],
    ) -> None:
        """``allows``: whether the user lets a group's members watch us."""
        self._traces, self._member, self._mesh, self._allows = traces, member, mesh, allows
        traces.others = self
        self._watches: dict[bytes, _Watch] = {}
        self._shares: dict[tuple[bytes, bytes], Share] = {}  # by group and who watches
        self._asks: dict[bytes, Bucket] = {}
        self._flush: asyncio.TimerHandle | None = None
        self._check: asyncio.TimerHandle | None = None

    def watchers(self, group: bytes) -> list[bytes]:
        """Who watches us in a group now."""
        return [peer for id, peer in self._shares if id == group]

    # -- watching -----------------------------------------------------------------------------

    def watch(self, group: bytes, take: Take) -> Callable[[], None]:
        """Ask the others; ``take`` is handed what they tell. Answers how to end it."""
        watch = self._watches.setdefault(group, _Watch())
        watch.takers.append(take)
        self._ask(group, watch, ASK)  # all say again how they stand, for who has just begun to look
        self._set_check()

        def end() -> None:
            watch.takers.remove(take)
            if not watch.takers and self._watches.get(group) is watch:
                del self._watches[group]
                self._say(group, END)

        return end

    def _ask(self, group: bytes, watch: _Watch, kind: int) -> None:
        watch.ask_at = self._now() + RENEWED
        self._say(group, kind)

    def _say(self, group: bytes, kind: int) -> None:
        member = self._member()
        for peer in circle(member, group) & member.world.connected:
            self._send(peer, sharing.encode(group, kind))

    def _told(self, peer: bytes, notice: sharing.Notice, watch: _Watch, now: float) -> None:
        records = sharing.read_batch(notice.body, notice.group, short(peer), self._traces.known(notice.group))
        if records is None:
            return
        if peer not in watch.telling:
            self._hand(watch, Showing(at=now, member=short(peer), on=True))
        watch.telling[peer] = now + LEASE
        bucket = watch.buckets.setdefault(peer, Bucket(TAKEN_RATE, TAKEN_BURST, now))
        if not bucket.take(len(records), now):
            records = [Skipped(at=now, member=short(peer), count=len(records))]
        for record in records:
            self._hand(watch, record)

    def _over(self, watch: _Watch, peer: bytes) -> None:
        if watch.telling.pop(peer, None) is not None:
            self._hand(watch, Showing(at=self._now(), member=short(peer), on=False))

    @staticmethod
    def _hand(watch: _Watch, record: Live) -> None:
        for take in list(watch.takers):
            take(record)

    # -- being watched ------------------------------------------------------------------------

    def _asked(self, peer: bytes, group: bytes, kind: int, now: float) -> None:
        if not self._allows(group) or not self._asks.setdefault(peer, Bucket(1, ASKS, now)).take(1, now):
            return
        key = (group, peer)
        if kind == ASK:
            self._end(key)
        share = self._shares.get(key)
        if share is None:
            share = self._shares[key] = Share(now)
            share.end = self._traces.follow(group, lambda record: self._add(key, record))
        share.until = now + LEASE
        self._send_ready(key, even_nothing=True)
        self._set_check()

    def _add(self, key: tuple[bytes, bytes], record: Live) -> None:
        share, now = self._shares.get(key), self._now()
        if share is None or not self._may_tell(key):
            return
        if share.add(record, now, is_slow=self._waiting(key[1]) > WAITING) and self._flush is None:
            self._flush = asyncio.get_running_loop().call_later(FLUSH, self._flush_all)

    def _flush_all(self) -> None:
        self._flush = None
        for key in list(self._shares):
            self._send_ready(key)
        if any(share.is_waiting for share in self._shares.values()):
            self._flush = asyncio.get_running_loop().call_later(FLUSH, self._flush_all)

    def _send_ready(self, key: tuple[bytes, bytes], *, even_nothing: bool = False) -> None:
        group, peer = key
        if not self._may_tell(key) or self._waiting(peer) > WAITING:
            return
        share, now = self._shares[key], self._now()
        ready = share.take(short(self._member().world.me), now)
        for start in range(0, max(len(ready), int(even_nothing)), MAX_BATCH):
            self._send(peer, sharing.encode(group, BATCH, ready[start : start + MAX_BATCH]))

    def _may_tell(self, key: tuple[bytes, bytes]) -> bool:
        group, peer = key
        return self._allows(group) and peer in circle(self._member(), group)

    def _end(self, key: tuple[bytes, bytes]) -> None:
        share = self._shares.pop(key, None)
        if share is not None:
            share.end()

    # -- what the service tells ---------------------------------------------------------------

    def receive(self, peer: bytes, frame: bytes) -> None:
        """A frame came; one that makes no sense, or is by somebody who is no member, is nothing."""
        notice, now = sharing.decode(frame), self._now()
        if notice is None or peer not in circle(self._member(), notice.group):
            return
        watch = self._watches.get(notice.group)
        match notice.kind:
            case sharing.ASK | sharing.RENEW:
                self._asked(peer, notice.group, notice.kind, now)
            case sharing.END:
                self._end((notice.group, peer))
            case sharing.BATCH if watch is not None:
                self._told(peer, notice, watch, now)
            case sharing.OVER if watch is not None:
                self._over(watch, peer)

    def flush(self) -> None:
        """Tell what has gathered now: what led to a frame before it is sent, that nobody hears of it too late."""
        if self._flush is not None:
            self._flush.cancel()
            self._flush_all()

    def linked(self, peer: bytes) -> None:
        """A link stands: ask over it, too."""
        for group in self._watches:
            if peer in circle(self._member(), group):
                self._send(peer, sharing.encode(group, ASK))

    def unlinked(self, peer: bytes) -> None:
        """A link has ended, and with it all that was told over it."""
        for key in [key for key in self._shares if key[1] == peer]:
            self._end(key)
        for watch in self._watches.values():
            self._over(watch, peer)
        self._asks.pop(peer, None)

    def settle(self) -> None:
        """See who may still be told, and who still tells: the user, or the group, may have decided otherwise."""
        now = self._now()
        for key, share in list(self._shares.items()):
            if not self._may_tell(key):
                self._end(key)
                if key[1] in circle(self._member(), key[0]):
                    self._send(key[1], sharing.encode(key[0], OVER))
            elif share.until <= now:
                self._end(key)
        for group, watch in list(self._watches.items()):
            others = circle(self._member(), group)
            for peer, until in list(watch.telling.items()):
                if until <= now or peer not in others:
                    self._over(watch, peer)
            if watch.ask_at <= now:
                self._ask(group, watch, RENEW)

    def close(self) -> None:
        """Tell and ask nothing any more."""
        for timer in (self._flush, self._check):
            if timer is not None:
                timer.cancel()
        for key in list(self._shares):
            self._end(key)

    def _tick(self) -> None:
        self._check = None
        self.settle()
        self._set_check()

    def _set_check(self) -> None:
        if self._check is None and (self._shares or self._watches):
            self._check = asyncio.get_running_loop().call_later(CHECKED, self._tick)

    def _send(self, peer: bytes, frame: bytes) -> None:
        if (mesh := self._mesh()) is not None:
            mesh.send(peer, frame)

    def _waiting(self, peer: bytes) -> int:
        """Bytes on their way."""
        mesh = self._mesh()
        return mesh.waiting(peer) if mesh is not None else 0

    def _now(self) -> float:
        return asyncio.get_running_loop().time()
