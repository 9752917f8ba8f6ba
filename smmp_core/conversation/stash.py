"""Frames that came before their epoch or era."""

from smmp_core.protocol.frames import MAX_FRAME

MAX_STASH = 512


class Stash:
    """Keeps a bounded number of (peer, frame) until they can be handled."""

    def __init__(self) -> None:
        self._frames: list[tuple[bytes, bytes]] = []

    def put(self, peer: bytes, frame: bytes) -> None:
        """Keep a frame; beyond the bounds it is lost, and asked for or sent again later."""
        if len(self._frames) < MAX_STASH and len(frame) <= MAX_FRAME:
            self._frames.append((peer, frame))

    def take(self) -> list[tuple[bytes, bytes]]:
        """All of them, once."""
        frames, self._frames = self._frames, []
        return frames
