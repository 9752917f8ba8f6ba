"""Makes one trace of what several members tell live, each from its own end of a link."""

from collections import OrderedDict
from collections.abc import Callable
from typing import TypeAlias

import msgspec

from smmp_core.trace.records import AnyRecord, Arrived, Came, Linked, Sent, Unlinked

Live: TypeAlias = AnyRecord | Came
"""A record as a live member tells it: a frame has two ends, and each tells of its own."""

RESOLUTION = 0.02
"""Seconds: what happens within them has one time, for it belongs together: a frame, its step, what that leads to."""
REMEMBERED = 1024  # frames of which one end is known


class Merger:
    """Gives every frame one number, however many tell of it, and what comes at about the same time one time."""

    def __init__(self, sink: Callable[[AnyRecord], None], clock: Callable[[], float], me: str) -> None:
        """``clock``: seconds since the trace began; ``me``: whose computer this is, which knows itself best."""
        self._sink, self._clock, self._me = sink, clock, me
        self._count, self._at = 0, 0.0
        self._left: OrderedDict[tuple[str, str, str], list[int]] = OrderedDict()  # who sent to whom what, on its way
        self._came: OrderedDict[tuple[str, str, str], int] = OrderedDict()  # how often it came before it was told sent

    def take(self, record: Live) -> None:
        """One more record, of anybody."""
        now = self._clock()
        at = self._at = now if now - self._at >= RESOLUTION else self._at
        match record:
            case Linked() | Unlinked() | Sent() if record.to == self._me:
                pass  # of our links we know, and of what comes to us when it does
            case Sent():
                self._sent(msgspec.structs.replace(record, at=at, due=at))
            case Came():
                self._arrived(record, at)
            case _:
                self._sink(msgspec.structs.replace(record, at=at))

    def _sent(self, record: Sent) -> None:
        way = (record.member, record.to, record.name)
        if self._came.get(way, 0):
            self._came[way] -= 1  # it is told already, by who got it
            return
        self._left.setdefault(way, []).append(self._count)
        self._tell(record)

    def _arrived(self, record: Came, at: float) -> None:
        way = (record.by, record.member, record.name)
        waiting = self._left.get(way)
        if waiting:
            number = waiting.pop(0)
        elif record.by == self._me:
            return  # we have sent no such thing, or before this trace began
        else:
            number = self._count
            if record.member != self._me:
                self._came[way] = self._came.get(way, 0) + 1
            sent = Sent(
                at=at,
                member=record.by,
                to=record.member,
                frame=number,
                name=record.name,
                family=record.family,
                what=record.what,
                place=record.place,
                author=record.author,
                size=record.size,
                due=at,
            )
            self._tell(sent)
        self._sink(Arrived(at=at, member=record.member, frame=number))

    def _tell(self, record: Sent) -> None:
        self._sink(msgspec.structs.replace(record, frame=self._count))
        self._count += 1
        for known in (self._left, self._came):
            while len(known) > REMEMBERED:
                known.popitem(last=False)
