"""Fault injection on the engine itself (headless contract, ``--faults``)."""

from collections.abc import Sequence
from dataclasses import dataclass, field

COLLIDE_DELAY = 0.3  # seconds until a colliding message leaves
DELAY = 1.0  # seconds by which a delayed frame is late, or one that is to be overtaken at most

Posted = tuple[bytes, bytes]
"""(receiver or sender, frame)."""

LIE = b"Something else."

ON_FRAMES = ("drop", "delay", "duplicate", "reorder", "corrupt")
"""What may happen to a conversation frame on its way out."""


@dataclass
class Faults:
    """What is to go wrong next in one conversation."""

    forget: int = 0  # how many frames are to be forgotten, and our place with them
    no_repair: bool = False  # gaps are neither asked for nor filled
    collide: bool = False  # the next message is encrypted at once, without the floor
    leaves_at: float | None = None  # until then the colliding frame and all that comes in wait
    outgoing: list[Posted] = field(default_factory=list)
    incoming: list[Posted] = field(default_factory=list)
    _next: dict[str, list[bytes | None]] = field(default_factory=dict)  # by kind, for whom: one each frame, None: all
    _late: list[tuple[float, Posted]] = field(default_factory=list)  # when each leaves
    _overtaken: list[Posted] = field(default_factory=list)  # they leave behind the next frame
    _seconds: dict[bytes | None, int] = field(default_factory=dict)  # partitions asked for, not begun
    _parted: dict[bytes | None, float] = field(default_factory=dict)  # from whom, until when; None: from all

    def inject(self, kind: str, to: bytes | None, count: int) -> None:
        """Let something go wrong; ``to``: only for this member, where that makes sense.

        Raises:
            ValueError: there is no such fault.
        """
        if kind in (*ON_FRAMES, "equivocate"):
            self._next.setdefault(kind, []).extend([to] * count)
        elif kind == "collide":
            self.collide = True
        elif kind == "no_repair":
            self.no_repair = True
        elif kind == "forget":
            self.forget = count
        elif kind == "partition":
            self._seconds[to] = count
        else:
            raise ValueError(kind)

    def collides(self, now: float) -> bool:
        """Whether the message being sent is to be encrypted without the floor."""
        if not self.collide or self.leaves_at is not None:
            return False
        self.collide, self.leaves_at = False, now + COLLIDE_DELAY
        return True

    def hold(self, now: float) -> bool:
        """Whether a colliding frame, and all that comes in, still waits."""
        if self.leaves_at is not None and now >= self.leaves_at:
            self.leaves_at = None
        self._parted |= {to: now + seconds for to, seconds in self._seconds.items()}
        self._parted = {to: until for to, until in self._parted.items() if now < until}
        self._seconds.clear()
        return self.leaves_at is not None

    def release(self, now: float) -> tuple[list[Posted], list[Posted]]:
        """What has waited long enough: outgoing frames, incoming frames; handed out once."""
        released = [*self.outgoing, *(posted for due, posted in self._late if now >= due)]
        self._late = [(due, posted) for due, posted in self._late if now < due]
        came, self.outgoing, self.incoming = self.incoming, [], []
        return released, came

    def parted(self, member: bytes) -> bool:
        """Whether nothing goes to a member, or is taken from it."""
        return member in self._parted or None in self._parted

    def take_forget(self) -> int:
        """How many frames are to be forgotten now, once."""
        count, self.forget = self.forget, 0
        return count

    def lied_to(self, receivers: Sequence[bytes]) -> bytes | None:
        """Who is told something else than the others by the next message, if anybody is to be."""
        waiting = self._next.get("equivocate")
        if not waiting or not receivers:
            return None
        return waiting.pop(0) or receivers[-1]

    def lie(self, content: bytes) -> bytes:
        """What it is told instead."""
        return LIE if content != LIE else LIE[:-1]

    def pass_on(self, receivers: Sequence[bytes], frame: bytes, now: float) -> list[Posted]:
        """What of a conversation frame leaves now, for whom."""
        chosen = {kind: self._next[kind].pop(0) for kind in ON_FRAMES if self._next.get(kind)}
        behind, self._overtaken = self._overtaken, []
        posted: list[Posted] = []
        for receiver in receivers:
            kinds = {kind for kind, to in chosen.items() if to in (None, receiver)}
            sent = receiver, _corrupt(frame) if "corrupt" in kinds else frame
            if "delay" in kinds:
                self._late.append((now + DELAY, sent))
            elif "reorder" in kinds:
                self._overtaken.append(sent)
                self._late.append((now + DELAY, sent))
            elif "drop" not in kinds:
                posted += [sent] * (2 if "duplicate" in kinds else 1)
        self._late = [(due, sent) for due, sent in self._late if sent not in behind]
        return [*posted, *behind]

    def timers(self) -> list[float]:
        """When something that waits is due."""
        return [*(due for due, _ in self._late), *self._parted.values()]


def _corrupt(frame: bytes) -> bytes:
    """A frame with a bit flipped in its middle."""
    place = len(frame) // 2
    return frame[:place] + bytes([frame[place] ^ 1]) + frame[place + 1 :]
