"""Who holds what: the live digest status of every member, and what all have agreed (protocol.md §6).

After each change we take a snapshot of what we hold. An acknowledgement that equals one of our
snapshots in digest, key check and transcript hash proves that its sender held exactly what we held
then; what every member has proved so is agreed. Because the transcript hash is part of it, this works
across eras and epochs, whatever the digest was set back to.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from smmp_core.events import DigestState
from smmp_core.protocol.acknowledgement import Ack
from smmp_core.protocol.frames import Location

MAX_SNAPSHOTS = 8192


class Snapshot(NamedTuple):
    """What we held at one moment."""

    serial: int  # counts our snapshots
    location: Location
    digest: bytes
    check: bytes  # KDF(RK, "check")
    transcript: bytes  # hash over everything held


class Standing(NamedTuple):
    """What a member last said, and when we heard it."""

    ack: Ack
    at: float  # seconds, our clock


class Acknowledgements:
    """Our snapshots and everybody's last acknowledgement."""

    def __init__(self) -> None:
        self.standings: dict[bytes, Standing] = {}  # by identity key
        self._snapshots: deque[Snapshot] = deque()
        self._verified: dict[bytes, int] = {}  # the newest snapshot a member has equalled

    @property
    def current(self) -> Snapshot:
        """The newest snapshot."""
        return self._snapshots[-1]

    def mark(self, location: Location, digest: bytes, check: bytes, transcript: bytes) -> bool:
        """Take a snapshot if anything changed; says whether it did."""
        if self._snapshots and self._snapshots[-1][1:] == (location, digest, check, transcript):
            return False
        serial = self._snapshots[-1].serial + 1 if self._snapshots else 0
        self._snapshots.append(Snapshot(serial, location, digest, check, transcript))
        if len(self._snapshots) > MAX_SNAPSHOTS:
            self._snapshots.popleft()
        for member in self.standings:
            self._verify(member)
        return True

    def hear(self, member: bytes, ack: Ack, now: float) -> bool:
        """Note what a member says; whether it says anything new."""
        before = self.standings.get(member)
        if before is not None and ack.location.position < before.ack.location.position:
            return False  # late or replayed
        self.standings[member] = Standing(ack, now)
        self._verify(member)
        return before is None or before.ack != ack

    def state(self, member: bytes) -> DigestState:
        """What the member's last acknowledgement says beside ours."""
        standing = self.standings.get(member)
        if standing is None:
            return "unknown"
        ack = standing.ack
        known = list(self._at(ack.location))
        if not known:
            return "behind" if ack.location < self.current.location else "unknown"
        if all((s.digest, s.check) != (ack.digest, ack.check) for s in known):
            return "differs"
        return "agrees" if ack.location == self.current.location else "behind"

    def in_step(self, member: bytes) -> bool:
        """Whether the member holds exactly what we hold now, the whole transcript included."""
        return self._verified.get(member) == self.current.serial

    def agreed(self, members: Iterable[bytes]) -> Snapshot | None:
        """The newest snapshot that all ``members`` (without us) have reached; earlier ones are let go."""
        serial = min((self._verified.get(member, -1) for member in members), default=self.current.serial)
        while len(self._snapshots) > 1 and self._snapshots[0].serial < serial:
            self._snapshots.popleft()
        first = self._snapshots[0]
        return first if first.serial == serial else None

    def forget(self, member: bytes) -> None:
        """The member is no longer one."""
        self.standings.pop(member, None)
        self._verified.pop(member, None)

    def _verify(self, member: bytes) -> None:
        ack = self.standings[member].ack
        for snapshot in self._at(ack.location):
            if snapshot[2:] == (ack.digest, ack.check, ack.transcript):
                self._verified[member] = max(snapshot.serial, self._verified.get(member, -1))
                return

    def _at(self, location: Location) -> Iterator[Snapshot]:
        """Our snapshots at a location, newest first."""
        for snapshot in reversed(self._snapshots):
            if snapshot.location == location:
                yield snapshot
            elif snapshot.location < location:
                return
