"""Out of step and back: noticing it, the resync's stages, and when only a new agreement helps (SMMP §X)."""

from collections.abc import Collection, Set

from smmp_core.conversation.acknowledgements import Acknowledgements
from smmp_core.conversation.doubts import Doubts
from smmp_core.conversation.episode import Episode
from smmp_core.conversation.voice import Voice
from smmp_core.conversation.world import World
from smmp_core.events import ResyncStage
from smmp_core.protocol.acknowledgement import Ack
from smmp_core.protocol.frames import Location

DIFFERS_GRACE = 0.3  # seconds until a digest that differs starts a resync: its cause may still arrive
FINDING = 30.0  # seconds under a new key until who was lost speaks although something may still be missing
LOST = "This home has missed too much, or was put back from a backup."


class Recovery:
    """resync_required of SMMP §V with all that leads to it and follows from it."""

    def __init__(self, world: World, voice: Voice, *, required: bool, healing: bool, lost: bool, now: float) -> None:
        """Take up an episode where a restart left it."""
        self._world, self._voice = world, voice
        self.episode = Episode(world.random, backoff=world.backoff, required=required, healing=healing)
        self.episode.resume(now)
        self.cut = False  # an agreement is confirmed: encrypt nothing (protocol.md §3 "The cut")
        self.wants_agreement: str | None = LOST if lost else None  # why only a new agreement helps
        self.is_lost = lost  # we are not where we have been
        self.found_at: float | None = None  # when the loss counts as over, once there is a new key
        self.changed = False  # something that must be stored
        self.ahead = Doubts()  # who seems to stand in a later epoch: what we encrypted here might reach nobody
        self.uncompared: set[bytes] = set()  # whose digest status may have changed
        self._differs_since: dict[bytes, float] = {}

    @property
    def silenced(self) -> bool:
        """Whether nothing may be encrypted until the group is in step again."""
        waiting = self.cut or self.episode.required or self.wants_agreement is not None
        return waiting or self.is_lost or bool(self.ahead.said_again())

    @property
    def differing(self) -> Set[bytes]:
        """The connected members whose digest differs."""
        return self._differs_since.keys()

    def compare(
        self, others: Collection[bytes], acks: Acknowledgements, here: Location, now: float
    ) -> list[tuple[bytes, Ack]]:
        """Tell every member's digest status; one that differs beyond grace means resync (SMMP §II).

        Returns the members whose acknowledgements differ and did not before, with these.
        """
        new, members = [], sorted((self.uncompared | self.differing) & set(others))
        self.uncompared.clear()
        for member in members:
            state, standing = acks.state(member), acks.standings.get(member)
            if standing is not None:
                self._voice.digest(member, standing.ack, state)
            if state != "differs" or standing is None:
                self._differs_since.pop(member, None)
                continue
            if member not in self._differs_since:
                new.append((member, standing.ack))
            if now >= self._differs_since.setdefault(member, now) + DIFFERS_GRACE:
                self.require(f"{self._world.name_of(member)} holds another conversation at this point.", here, now)
        return new

    def link_down(self, member: bytes) -> None:
        """What a member last said no longer counts against it."""
        self._differs_since.pop(member, None)
        self.ahead.settled(member)

    def require(self, reason: str, here: Location, now: float) -> None:
        """Set resync_required (SMMP §VIII.3, §X); once per episode it is told."""
        if self.cut or self.wants_agreement is not None or not self.episode.require(now):
            return
        self.changed = True
        self._tell("required", here, reason=reason)

    def lost(self) -> None:
        """We are not where we have been: this home was put back from a backup, or has lost its state (R7)."""
        if not self.is_lost:
            self.is_lost = self.changed = True
            self.wants_agreement = self.wants_agreement or LOST
            self._voice.alert("restored", None, f"{LOST} What it lacks is sent again.")

    @property
    def astray(self) -> bool:
        """Whether we are lost and have no new key yet: the old ratchets must not be used."""
        return self.is_lost and self.found_at is None

    def is_over(self, now: float, in_step: bool) -> bool:
        """Whether a loss is over by this: all connected hold the same under a new key, or that has had its time."""
        if self.found_at is None or not (in_step or now >= self.found_at):
            return False
        self.is_lost, self.found_at, self.changed = False, None, True
        return True

    def due(self, now: float) -> bool:
        """Whether the flag is still set when the back-off has run down (SMMP §X.B.1 steps 6 and 7)."""
        episode = self.episode
        return episode.required and episode.send_at is not None and now >= episode.send_at and not self.cut

    def passed(self, stage: ResyncStage, by: bytes, here: Location, now: float) -> None:
        """A resync was sent or received; too many become an agreement (R6)."""
        storm = self.episode.passed((here.epoch, here.era), now)
        self._tell(stage, here, by=by)
        if storm and self.wants_agreement is None:
            self.wants_agreement = "Too many resyncs in a minute."
            self._voice.alert("storm", by, f"{self.wants_agreement} The group makes a new key instead.")
        self._differs_since.clear()

    def note_healing(self, here: Location) -> None:
        """Tell once that the group is in step again and a fresh agreement is due (R5)."""
        if self.episode.healing and self.episode.told != "healing":
            self._tell("healing", here)

    def sent_again(self, author: bytes, id: bytes) -> None:
        """A message of before the resync was encrypted again."""
        if self.episode.active:
            self.episode.again.add((author, id))

    def over(self, here: Location, now: float) -> None:
        """A new epoch stands."""
        self.found_at = now + FINDING if self.is_lost else None
        again = len(self.episode.again)
        self.cut, self.wants_agreement = False, None
        self.ahead.clear()
        self._differs_since.clear()
        if self.episode.over():
            self._tell("healed", here, again=again)

    def timers(self) -> list[float | None]:
        """When to look again."""
        asks = self.ahead.timers()
        if self.episode.required:
            return [self.episode.send_at, *asks]
        return [*asks, *(since + DIFFERS_GRACE for since in self._differs_since.values())]

    def _tell(
        self, stage: ResyncStage, here: Location, *, reason: str | None = None, by: bytes | None = None, again: int = 0
    ) -> None:
        self.episode.told = stage
        self._voice.resync(stage, here, reason=reason, by=by, again=again)
