"""Getting back one's own messages, after a home was put back from a backup (protocol.md §6.8).

Nobody can prove to us what we wrote: both ends of a pair can make its tags. So all others of that time must say the
same of a message, or one does who has shown us a frame there that only we can have made.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from smmp_core.conversation.ledger import Ledger
from smmp_core.conversation.membership import Membership
from smmp_core.conversation.outbox import Outbox
from smmp_core.conversation.transcript import Entry, Position
from smmp_core.conversation.world import World
from smmp_core.crypto.suite import hash_
from smmp_core.protocol.private import PrivateMessage

MAX_SPOKEN = 1024
MAX_CLAIMS = 1024  # of one member


class Reclaiming:
    """What others say that we wrote."""

    def __init__(
        self,
        world: World,
        *,
        membership: Membership,
        ledger: Ledger,
        outbox: Outbox,
        here: Callable[[], tuple[Position, bytes]],
        spoken: Mapping[Position, bytes],
    ) -> None:
        """``here``: where we stand, and our digest there; ``spoken`` as a restart found it."""
        self._me, self._membership, self._ledger, self._outbox, self._here = world.me, membership, ledger, outbox, here
        self.spoken = dict(spoken)  # where frames of ours stood that we do not know of, and who has shown them
        self.changed = False
        self._claimed: Counter[bytes] = Counter()  # how much each member says
        self._claims: dict[Entry, set[bytes]] = {}  # who says that we wrote this, which we do not hold like that

    def spoke_at(self, position: Position, shown_by: bytes) -> None:
        """A frame was shown to us that only we can have made, and we do not know of it."""
        if len(self.spoken) < MAX_SPOKEN and position not in self.spoken:
            self.spoken[position], self.changed = shown_by, True

    def listed(self, peer: bytes, epoch: int, entries: Iterable[Entry]) -> None:
        """Whoever has shown us frames of ours there, and lists no message, held a refresh, or one sent again."""
        places = {entry.position for entry in entries if entry.author == self._me}
        self._forget(p for p, by in self.spoken.items() if by == peer and p[0] == epoch and p not in places)

    def forget(self) -> None:
        """What has not come back by now is not waited for."""
        self._forget(self.spoken)

    def _forget(self, positions: Iterable[Position]) -> None:
        for position in list(positions):
            del self.spoken[position]
            self.changed = True

    def claimed(self, peer: bytes, entry: Entry) -> None:
        """A member says that we wrote this; if its words do not wait in our outbox they must be given back."""
        says = self._claims.get(entry, set())
        if peer not in says and self._claimed[peer] < MAX_CLAIMS:
            self._claims[entry] = says | {peer}
            self._claimed[peer] += 1
        pending = self._outbox.get(entry.id)
        if entry in self._claims and pending is not None and hash_(pending.text.encode()) == entry.content_hash:
            self._place(entry, pending.text, pending.time)

    def given_back(self, id: bytes, message: PrivateMessage) -> None:
        """A member gives us back a message of our own."""
        for entry in [e for e in self._claims if e.id == id and e.content_hash == hash_(message.content)]:
            self._place(entry, message.content.decode(), message.time)

    def unsettled(self, member: bytes) -> bool:
        """Whether a member says something of us that we do not hold."""
        return any(member in says for says in self._claims.values())

    def new_epoch(self) -> None:
        """What was said is said again."""
        self._claims.clear()
        self._claimed.clear()
        self._forget([p for p, by in self.spoken.items() if by not in self._membership.present])

    def _place(self, entry: Entry, text: str, time: int) -> None:
        here, digest = self._here()
        if not self._is_believed(entry) or entry.position > here or self._ledger.holds(*entry.key):
            return
        if not self._ledger.takes(entry, self._membership.present):
            return
        self._ledger.place(entry, text, time, digest)
        pending = self._outbox.get(entry.id)
        if pending is not None:
            pending.position = entry.position
        self._claimed.subtract(self._claims.pop(entry))
        self._forget([entry.position] if entry.position in self.spoken else [])

    def _is_believed(self, entry: Entry) -> bool:
        """Whether all others of that time say so, or the one who has shown us a frame of ours there, uncontested."""
        says = self._claims[entry]
        if any(other.position == entry.position and other != entry for other in self._claims):
            return False
        membership = self._membership
        others = {m for m in membership.present if m != self._me and membership.common(m) <= entry.position[0]}
        return self.spoken.get(entry.position) in says or others <= says
