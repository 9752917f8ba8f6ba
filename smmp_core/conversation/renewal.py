"""When a new key agreement is due, who takes part in it and who starts it (protocol.md §3, R5)."""

from collections import Counter

from smmp_core.conversation.catching_up import serve_past
from smmp_core.conversation.conversation import Conversation
from smmp_core.conversation.doubts import Doubts
from smmp_core.conversation.membership import Membership
from smmp_core.conversation.pairs import Pairs
from smmp_core.conversation.rekeying import TIMEOUT, Rekeying
from smmp_core.conversation.voice import Voice
from smmp_core.conversation.world import World
from smmp_core.protocol import frames
from smmp_core.protocol.frames import Header, Location, MalformedFrame

NEXT_STARTER = 10.0  # seconds until the next index starts what the lowest has not (R5)
SOON = 0.5  # seconds until an interrupted agreement is tried again
RETRY = 5.0  # seconds until a failed agreement is tried again, doubling to
RETRY_MAX = 60.0
CALM = 2.0  # seconds a heal waits for messages to be sent again first
LOST = 3.0  # seconds after which who says again that it stands in an epoch all have left needs a new agreement
PATIENCE_MAX = 600.0  # it doubles each time the same member needs it
CAUGHT_UP = 1.0  # seconds without news until who is back has got all it can get of its epoch
EPOCH_STEPS = 5_000  # an epoch's life (protocol.md §3)
EPOCH_AGE = 24 * 3600 * 1000  # ms


class Renewal:
    """Watches one group for the need of a new key."""

    def __init__(self, world: World, membership: Membership, rekeying: Rekeying, pairs: Pairs, now: float) -> None:
        self._world, self._membership, self._rekeying, self._pairs = world, membership, rekeying, pairs
        self._due_since: float | None = None  # when a new agreement became possible and wanted
        self._retry_at, self._retry = now, RETRY
        self._back: dict[bytes, tuple[Location | None, float]] = {}  # where who is back stands, and since when
        self._taken_in: Counter[bytes] = Counter()  # how often, so that nobody can ask for it again and again
        self.strays = Doubts()  # who is in our epoch and seems to stand in one before
        self.missing: list[bytes] = []  # for whom the agreement that is due waits

    def hear(self, peer: bytes, frame: bytes, conversation: Conversation, voice: Voice, now: float) -> None:
        """Who acknowledges in an epoch before lacks confirmations, was away when this one was agreed on, or is lost."""
        if frame[0] != frames.ACK:
            return
        try:
            location = Header.parse(frame).location
        except MalformedFrame:
            return
        if location.epoch >= conversation.epoch.number:
            self.strays.settled(peer)
        elif peer in conversation.epoch.roster:
            self._rekeying.help(peer)
            self.strays.says(peer, now)
        elif peer in self._membership.present and self._seen(peer, location, now):
            serve_past(conversation.shelf, peer, location, voice)

    def _seen(self, member: bytes, location: Location, now: float) -> bool:
        """A member acknowledges in an epoch that we have left; says whether it has moved."""
        if self._back.get(member, (None, 0.0))[0] == location:
            return False
        self._back[member] = location, now
        return True

    def link_down(self, member: bytes) -> None:
        """It is away again."""
        self._back.pop(member, None)
        self.strays.settled(member)

    def interrupted(self, now: float) -> None:
        """An attempt ended for no fault."""
        self._retry_at = now + SOON

    def failed(self, now: float) -> None:
        """An attempt failed."""
        self._retry_at, self._retry = now + self._retry, min(2 * self._retry, RETRY_MAX)

    def succeeded(self) -> None:
        """A new epoch stands."""
        self._retry, self._due_since = RETRY, None
        self._back.clear()
        self._taken_in.update(self.strays.said_again())
        self.strays.clear()

    def _wanted(self, conversation: Conversation | None, began: int, now: float) -> list[bytes] | None:
        """Who takes part in the agreement that is due at this member, if one is."""
        if conversation is None:
            return self._membership.due(None, (), renewal=False)
        recovery, roster = conversation.recovery, conversation.epoch.roster
        calm = conversation.gathered and (conversation.all_in_step or now >= conversation.consensus.changed_at + CALM)
        aged = conversation.location.step >= EPOCH_STEPS or self._world.wall() >= began + EPOCH_AGE
        renewal = recovery.wants_agreement is not None or ((recovery.episode.healing or aged) and calm)
        back = [
            member
            for member in self._membership.present
            if member not in roster and member in self._world.connected and self._has_caught_up(member, now)
        ]
        back += [member for member in self.strays.said_again() if member in roster and self._is_lost(member, now)]
        return self._membership.due(roster, back, renewal=renewal)

    def _has_caught_up(self, member: bytes, now: float) -> bool:
        """Only who was in an epoch together with a member can take it in again: it knows nobody else."""
        _, since = self._back.setdefault(member, (None, now))
        return member in self._pairs and now >= since + CAUGHT_UP

    def _is_lost(self, member: bytes, now: float) -> bool:
        """Whether somebody does not come to where we are by itself, though asked: it needs a new agreement.

        If all had entered our epoch it has lost its state. If not, its attempt has ended without us.
        """
        return now >= self.strays.since(member) + self._patience(member)

    def _patience(self, member: bytes) -> float:
        first = LOST if self._rekeying.done is None else TIMEOUT
        return min(first * float(1 << min(self._taken_in[member], 8)), PATIENCE_MAX)

    def start_if_due(self, conversation: Conversation | None, began: int, now: float) -> None:
        """Start the agreement that is wanted as soon as all can take part; the lowest index first (R5)."""
        roster = self._wanted(conversation, began, now) if self._rekeying.attempt is None else None
        me, connected = self._world.me, self._world.connected
        self.missing = [member for member in roster or () if member != me and member not in connected]
        if roster is None or self.missing or len(roster) < 2 or now < self._retry_at:
            self._due_since = None
            return
        if self._due_since is None:
            self._due_since = now
        if now >= self._due_since + NEXT_STARTER * self._rank(roster, conversation):
            self._due_since = None
            self._rekeying.begin(self._membership.plan(roster), now)

    def _rank(self, roster: list[bytes], conversation: Conversation | None) -> int:
        """How many others are to start it before us; what we alone know of, we start at once."""
        membership = self._membership
        if conversation is None or conversation.recovery.wants_agreement is not None or membership.wishes:
            return 0
        present = conversation.epoch.roster
        known = [pair.epoch for m in roster if m not in present and (pair := self._pairs.pair(m)) is not None]
        starters = [member for member in roster if member in present]
        if known:
            starters = [member for member in starters if membership.since(member) <= min(known)]
        return starters.index(self._world.me) if self._world.me in starters else len(starters)

    def timers(self, conversation: Conversation | None, began: int, now: float) -> list[float]:
        """When to look again although nothing came."""
        times = [self._retry_at, *(since + CAUGHT_UP for _, since in self._back.values())]
        times += [self.strays.since(member) + self._patience(member) for member in self.strays.said_again()]
        times += self.strays.timers()
        if conversation is not None:
            times.append(now + max(0.0, (began + EPOCH_AGE - self._world.wall()) / 1000))
            if conversation.recovery.episode.healing:
                times.append(conversation.consensus.changed_at + CALM)
        if self._due_since is not None:
            times.append(self._due_since + NEXT_STARTER * len(self._membership.members))
            times += [self._due_since + NEXT_STARTER * k for k in range(1, len(self._membership.members))]
        return times
