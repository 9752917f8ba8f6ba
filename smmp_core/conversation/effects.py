"""What handling one input asks of the world, in the order it must happen: store, then send, then tell."""

import msgspec

from smmp_core.events import Event
from smmp_core.storage.writes import Write


class Effects(msgspec.Struct):
    """Collected while inputs are handled; the service commits the writes before anything leaves."""

    writes: list[Write] = []  # one transaction
    frames: list[tuple[bytes, bytes]] = []  # (recipient's identity key, frame)
    events: list[Event] = []

    def __bool__(self) -> bool:
        """Whether there is anything to do."""
        return bool(self.writes or self.frames or self.events)
