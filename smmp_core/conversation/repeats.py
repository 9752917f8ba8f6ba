"""What goes to one member alone: our messages that it missed while it was away (protocol.md §6 "Outbox")."""

from collections.abc import Iterable, Mapping

from smmp_core.conversation.acknowledgements import Acknowledgements
from smmp_core.conversation.ledger import Ledger
from smmp_core.conversation.membership import Membership
from smmp_core.conversation.outbox import Outbox
from smmp_core.conversation.pairs import Pairs, Parcel
from smmp_core.conversation.world import World
from smmp_core.protocol.private import REPEAT, PrivateMessage
from smmp_core.protocol.state import Epoch


class Repeats:
    """Which members lack which of our messages; they travel as the pair's parcels."""

    def __init__(
        self,
        world: World,
        group: bytes,
        membership: Membership,
        pairs: Pairs,
        outbox: Outbox,
        ledger: Ledger,
        acks: Acknowledgements,
        owed: Mapping[bytes, list[bytes]],
    ) -> None:
        """``owed``: message ids by the identity key of who lacks them."""
        self._world, self._group, self._membership, self._pairs = world, group, membership, pairs
        self._outbox, self._ledger, self._acks = outbox, ledger, acks
        self.owed = {member: list(ids) for member, ids in owed.items()}
        self.changed = False

    def owe(self, id: bytes, members: Iterable[bytes]) -> None:
        """These members will lack a message."""
        for member in members:
            self.owed.setdefault(member, []).append(id)
            self.changed = True

    def owe_anew(self, member: bytes, ids: Iterable[bytes]) -> None:
        """A member has shown that it lacks these, whatever it had acknowledged."""
        known = set(self.owed.get(member, ()))
        for id in ids:
            if id not in known:
                self.owe(id, [member])
        self._send_to(member)

    def done(self, member: bytes, id: bytes) -> None:
        """A member has a message."""
        left = [other for other in self.owed.pop(member, ()) if other != id]
        if left:
            self.owed[member] = left
        self.changed = True

    def take(
        self, author: bytes, id: bytes, message: PrivateMessage, *, here: tuple[int, int, int], digest: bytes
    ) -> None:
        """An author has sent us alone what we had missed; ``here`` and ``digest`` are where we stand."""
        assert message.position is not None
        # Who was added while we had parted has joined us only since.
        if message.position[0] >= max(self._membership.common(author), self._membership.since(author)):
            self._ledger.admit(author, id, message.position, message.content, message.time, here=here, digest=digest)

    def send(self, epoch: Epoch) -> None:
        """Send whoever is back what it lacks; and what is older than somebody's joining, to those it is for."""
        outbox, ledger, acks = self._outbox, self._ledger, self._acks
        me, since = self._world.me, self._membership.since
        others = [member for member in epoch.roster if member != me]
        for pending in outbox.older(max(map(since, epoch.roster))):
            assert pending.position is not None
            written = pending.position[0]
            lacking = [
                m
                for m in others
                if since(m) <= written and not ledger.proven((me, pending.id), written, acks.reached([m]))
            ]
            self.owe(pending.id, (m for m in lacking if pending.id not in self.owed.get(m, ())))
            if written < since(me):
                outbox.settle(pending.id)  # of before we came, or came together: it is not waited for
        kept = set(self._membership.present)
        self.owed = {member: ids for member, ids in self.owed.items() if member in kept}
        for member in others:
            self._send_to(member)
        self.changed = True

    def _send_to(self, member: bytes) -> None:
        for id in list(self.owed.get(member, ())):
            message = self._outbox.get(id) or self._world.history.message(self._group, self._world.me, id)
            if message is not None and message.erased is not None:
                self.done(member, id)  # nobody gets it from us any more
            elif message is not None and message.position is not None:
                repeat = PrivateMessage(REPEAT, message.time, message.text.encode(), message.position)
                self._pairs.put(Parcel(member, id, repeat))
