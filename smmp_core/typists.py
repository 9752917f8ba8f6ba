"""Who is writing: notices beside the engine, believed for some seconds and never stored.

A notice is the byte 0x48, the group's id and one byte, 1 while its sender writes and 0 when it has stopped. The link
proves who sends it. Sans-IO: the seconds of any steady clock are handed in, frames and changes are answered.
"""

from typing import Final

TYPING: Final = 0x48
"""The type byte of a notice."""
SAY_EVERY: Final = 3.0
"""Seconds until the same is said again to others while somebody goes on writing."""
BELIEVED: Final = 6.0
"""Seconds that a notice is believed: its sender may be gone."""
MOST: Final = 512
"""Members believed to be writing, in all groups; who comes later is not noted."""
_ID_BYTES: Final = 16


def encode(group: bytes, on: bool) -> bytes:
    """The frame that says whether we write in ``group``."""
    return bytes([TYPING]) + group + bytes([on])


def decode(frame: bytes) -> tuple[bytes, bool] | None:
    """The group of a notice and whether its sender writes; None for what is no notice."""
    if len(frame) != _ID_BYTES + 2 or frame[0] != TYPING or frame[-1] > 1:
        return None
    return frame[1:-1], bool(frame[-1])


class Typists:
    """What was last said to others, and what is believed of them."""

    def __init__(self) -> None:
        self._said: dict[bytes, float] = {}  # by group: when it was last said that we write
        self._until: dict[tuple[bytes, bytes], float] = {}  # by group and member: how long that is believed

    def say(self, group: bytes, on: bool, now: float) -> bytes | None:
        """The user writes in ``group``, or has stopped; answers the frame for the others if one is due."""
        said = self._said.get(group)
        if on:
            if said is not None and now - said < SAY_EVERY:
                return None
            self._said = {g: at for g, at in self._said.items() if now - at < BELIEVED} | {group: now}
        elif self._said.pop(group, None) is None or (said is not None and now - said >= BELIEVED):
            return None  # nobody believes it
        return encode(group, on)

    def hear(self, group: bytes, member: bytes, on: bool, now: float) -> bool:
        """A member says whether it writes; answers whether that is news."""
        key = (group, member)
        if not on:
            return self._until.pop(key, None) is not None
        new = key not in self._until
        if new and len(self._until) >= MOST:
            return False
        self._until[key] = now + BELIEVED
        return new

    def writing(self) -> list[tuple[bytes, bytes]]:
        """Who is believed to write, by group and member."""
        return list(self._until)

    def lapse(self, now: float) -> list[tuple[bytes, bytes]]:
        """Forget what was said too long ago; answers whom that concerns, by group and member."""
        over = [key for key, until in self._until.items() if until <= now]
        for key in over:
            del self._until[key]
        return over

    def next_timer(self) -> float | None:
        """When :meth:`lapse` is due."""
        return min(self._until.values(), default=None)
