"""Who holds what: the live digest status of every member, and what all have agreed (protocol.md §6).

After each change we take a snapshot of what we hold. An acknowledgement that equals one of our
snapshots in digest, key check and transcript hash proves that its sender held exactly what we held
then; what every member has proved so is agreed. Because the transcript hash is part of it, this works
across eras and epochs, whatever the digest was set back to.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from smmp_core.events import DigestState
from smmp_core.protocol.acknowledgement import Ack
from smmp_core.protocol.frames import NO_SENDER, Location

MAX_SNAPSHOTS = 8192
NOWHERE = Location(0, 0, NO_SENDER, 0)


class Snapshot(NamedTuple):
    """What we held at one moment."""

    serial: int  # counts our snapshots
    location: Location
    digest: bytes
    check: bytes  # KDF(RK, "check")
    transcripts: dict[int, bytes]  # hashes over everything held, by the epoch in which they begin


class Standing(NamedTuple):
    """What a member last said, and when we heard it."""

    ack: Ack
    at: float  # seconds, our clock


class Judgement(NamedTuple):
    """What an acknowledgement says beside our newest snapshot."""

    state: DigestState
    apart: tuple[bytes, bytes] | None


class Acknowledgements:
    """Our snapshots and everybody's last acknowledgement."""

    def __init__(self, common: Callable[[bytes], int]) -> None:
        """``common`` gives the epoch from which on a member and we have both been members."""
        self._common = common
        self.standings: dict[bytes, Standing] = {}  # by identity key
        self._snapshots: deque[Snapshot] = deque()
        self._verified: dict[bytes, int] = {}  # the newest snapshot a member has equalled
        self._shown: dict[bytes, Location] = {}  # and where that was
        self._judged: dict[bytes, tuple[Standing, int, Judgement]] = {}  # beside which snapshot

    @property
    def current(self) -> Snapshot:
        """The newest snapshot."""
        return self._snapshots[-1]

    def mark(self, location: Location, digest: bytes, check: bytes, transcripts: dict[int, bytes]) -> bool:
        """Take a snapshot if anything changed; says whether it did."""
        if self._snapshots and self._snapshots[-1][1:] == (location, digest, check, transcripts):
            return False
        serial = self._snapshots[-1].serial + 1 if self._snapshots else 0
        self._snapshots.append(Snapshot(serial, location, digest, check, transcripts))
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
        return self._judgement(member).state

    def apart(self, member: bytes) -> tuple[bytes, bytes] | None:
        """T, ours and the member's, if they differ although it stands where we stand, with our digest."""
        return self._judgement(member).apart

    def _judgement(self, member: bytes) -> Judgement:
        """Asked often, and the same until one of the two changes."""
        standing = self.standings.get(member)
        if standing is None:
            return Judgement("unknown", None)
        known = self._judged.get(member)
        if known is None or known[0] is not standing or known[1] != self.current.serial:
            known = self._judged[member] = standing, self.current.serial, self._judge(member, standing.ack)
        return known[2]

    def _judge(self, member: bytes, ack: Ack) -> Judgement:
        if ack.location.era_start < self.current.location.era_start:
            return Judgement("behind", None)  # whatever it said there: it has yet to come to where we are
        known = list(self._at(ack.location))
        if not known:
            return Judgement("behind" if ack.location < self.current.location else "unknown", None)
        if all((s.digest, s.check) != (ack.digest, ack.check) for s in known):
            return Judgement("differs", None)
        if ack.location != self.current.location:
            return Judgement("behind", None)
        ours = self.current.transcripts.get(self._common(member))
        return Judgement("agrees", None if ours is None or ours == ack.transcript else (ours, ack.transcript))

    def has_passed(self, member: bytes, location: Location) -> bool:
        """Whether a member has acknowledged more of the era that ``location`` is in."""
        there = self._location(member)
        return there.era_start == location.era_start and there > location

    def all_in(self, members: Iterable[bytes], epoch: int) -> bool:
        """Whether all ``members`` have acknowledged in an epoch."""
        return all(self._location(member).epoch == epoch for member in members)

    def all_at(self, members: Iterable[bytes], era: Location) -> bool:
        """Whether all ``members`` have acknowledged in the era that begins at ``era``."""
        return all(self._location(member).era_start == era for member in members)

    def _location(self, member: bytes) -> Location:
        standing = self.standings.get(member)
        return standing.ack.location if standing is not None else NOWHERE

    def in_step(self, member: bytes) -> bool:
        """Whether the member holds exactly what we hold now, the whole transcript included."""
        return self._verified.get(member) == self.current.serial and self.apart(member) is None

    def reached(self, members: Iterable[bytes]) -> int:
        """The serial of the newest snapshot that all ``members`` (without us) have equalled; -1: not all have any."""
        return min((self._verified.get(member, -1) for member in members), default=self.current.serial)

    def let_go(self, serial: int) -> Snapshot | None:
        """Forget the snapshots before ``serial``; returns that one if it is still held."""
        while len(self._snapshots) > 1 and self._snapshots[0].serial < serial:
            self._snapshots.popleft()
        first = self._snapshots[0]
        return first if first.serial == serial else None

    def shown(self, member: bytes) -> Location | None:
        """The furthest location at which a member has shown that it held all that we held."""
        return self._shown.get(member)

    def forget(self, member: bytes) -> None:
        """The member is no longer one."""
        self.standings.pop(member, None)
        self._verified.pop(member, None)
        self._shown.pop(member, None)
        self._judged.pop(member, None)

    def _verify(self, member: bytes) -> None:
        ack, common = self.standings[member].ack, self._common(member)
        for snapshot in self._at(ack.location):
            same = (snapshot.digest, snapshot.check) == (ack.digest, ack.check)
            if same and snapshot.transcripts.get(common) == ack.transcript:
                if snapshot.serial > self._verified.get(member, -1):
                    self._verified[member], self._shown[member] = snapshot.serial, snapshot.location
                return

    def _at(self, location: Location) -> Iterator[Snapshot]:
        """Our snapshots at a location, newest first."""
        for snapshot in reversed(self._snapshots):
            if snapshot.location == location:
                yield snapshot
            elif snapshot.location < location:
                return
