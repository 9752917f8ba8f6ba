"""Two ends of a comparison and the wire between them."""

import random
from collections import deque
from collections.abc import Callable

from smmp_core.comparing import Comparing
from smmp_core.events import Comparison

ADA, BOB, EVE = b"a" * 32, b"b" * 32, b"e" * 32


class End:
    """One member, with what its screen has shown."""

    def __init__(self, me: bytes, seed: int = 0) -> None:
        self.me = me
        self.comparing = Comparing(me, random.Random(f"{me!r} {seed}").randbytes)
        self.events: list[Comparison] = []
        self.verified: list[bytes] = []

    def take(self) -> list[tuple[bytes, bytes]]:
        """Take up what has happened; returns (peer, frame) to send."""
        outcome = self.comparing.take()
        self.events += outcome.events
        self.verified += outcome.verified
        return outcome.frames

    @property
    def stages(self) -> list[str]:
        return [event.stage for event in self.events]

    @property
    def emoji(self) -> list[tuple[str, str]]:
        """Those shown last."""
        return next(event.emoji for event in reversed(self.events) if event.stage == "showing")


class Wire:
    """Carries frames in order."""

    def __init__(self, *ends: End) -> None:
        self.ends = {end.me: end for end in ends}
        self.now = 0.0
        self.carried: list[bytes] = []

    def do(self, wish: Callable[[bytes, float], None], peer: bytes) -> None:
        """Let a user do something, and deliver all that follows."""
        wish(peer, self.now)
        self.settle()

    def settle(self) -> None:
        """Deliver until nothing is under way."""
        queue = deque((end.me, to, frame) for end in self.ends.values() for to, frame in end.take())
        while queue:
            sender, to, frame = queue.popleft()
            self.carried.append(frame)
            self.ends[to].comparing.receive(sender, frame, self.now)
            queue += [(to, next_, frame) for next_, frame in self.ends[to].take()]

    def wait(self, seconds: float) -> None:
        """Let time pass."""
        self.now += seconds
        for end in self.ends.values():
            due = end.comparing.next_timer()
            if due is not None and due <= self.now:
                end.comparing.handle_timer(self.now)
        self.settle()
