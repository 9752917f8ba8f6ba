"""Finding out what differs when transcripts do although digests agree, and mending it (protocol.md R7).

The digest goes back to zero with every resync and every key, so two members may be in step and yet hold different
messages: one was away for too long, or its home was put back from a backup. T tells them so. Then they show each
other what they hold: each author sends again what the other lacks, and what only others could send stays a gap that
people see.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from smmp_core.conversation import lists
from smmp_core.conversation.acknowledgements import Acknowledgements
from smmp_core.conversation.ledger import Ledger
from smmp_core.conversation.lists import Holding, list_tag
from smmp_core.conversation.membership import Membership
from smmp_core.conversation.pairs import Pairs, Parcel
from smmp_core.conversation.repeats import Repeats
from smmp_core.conversation.signals import Listing, Outline
from smmp_core.conversation.speaking import MOMENT
from smmp_core.conversation.transcript import Entry, Key, Position
from smmp_core.conversation.voice import Voice
from smmp_core.conversation.world import Place, World
from smmp_core.crypto.suite import hash_
from smmp_core.protocol.frames import MalformedFrame
from smmp_core.protocol.private import RETURNED, PrivateMessage

QUIET = 5.0  # seconds a difference must last: what is on its way may end it; asked again after twice as long, up to
QUIET_MAX = 80.0
ANSWER_AGAIN = 2.0  # seconds until a member is shown lists again
LISTS = 8  # in one answer, the oldest epochs first
MAX_RETURNED = 1024
MAX_TASKS = 64  # under way; of more the oldest are given up, and asked for again
PAGE = 200  # messages read in one go: nothing else is to wait for it
DONE: Final = object()

Gaps = dict[bytes, dict[bytes, Position]]
"""Positions of messages that others hold and we do not, by author and id."""


class Difference:
    """How long a member's transcript has differed from ours in the same way."""

    def __init__(self, hashes: tuple[bytes, bytes], now: float) -> None:
        self.hashes = hashes  # T, ours and the member's
        self.at = now + QUIET
        self.pause = QUIET


class Comparison:
    """One member's part in finding out what differs."""

    def __init__(
        self,
        world: World,
        group: bytes,
        *,
        membership: Membership,
        pairs: Pairs,
        ledger: Ledger,
        repeats: Repeats,
        acks: Acknowledgements,
        voice: Voice,
        gaps: Mapping[bytes, Mapping[bytes, Position]],
        spoken: Mapping[Position, bytes],
    ) -> None:
        """``gaps`` and ``spoken`` as a restart found them."""
        self._world, self._group, self._membership, self._pairs = world, group, membership, pairs
        self._ledger, self._repeats, self._acks, self._voice = ledger, repeats, acks, voice
        self.gaps: Gaps = {author: dict(ids) for author, ids in gaps.items()}
        self.spoken = dict(spoken)  # where frames of ours stood that we do not know of, and who has shown them
        self.changed = False
        self._differences: dict[bytes, Difference] = {}
        self._tasks: deque[Iterator[None]] = deque(maxlen=MAX_TASKS)  # each goes on a page at a time
        self._work_at: float | None = None
        self._answered: dict[bytes, float] = {}  # when a member was last shown lists
        self._told: set[tuple[bytes, bytes]] = set()  # contradictions, each said once
        self._claims: dict[Entry, set[bytes]] = {}  # who says that we wrote what we do not hold
        self._returned: dict[bytes, PrivateMessage] = {}  # what they say it was, by id

    # -- asking -------------------------------------------------------------------------------

    def settle(self, connected: Sequence[bytes], now: float) -> None:
        """Show what we hold to whom it differs from, once that has lasted."""
        self._close_gaps()
        apart = {member: hashes for member in connected if (hashes := self._acks.apart(member)) is not None}
        self._differences = {
            member: known
            if (known := self._differences.get(member)) is not None and known.hashes == hashes
            else Difference(hashes, now)
            for member, hashes in apart.items()
        }
        for member, difference in self._differences.items():
            if now >= difference.at and difference.pause <= QUIET_MAX:
                difference.pause *= 2
                difference.at = now + difference.pause
                self._tasks.append(self._outline(member))
        self._work_at = None
        if self._tasks:
            self._work_at = now + MOMENT
            if next(self._tasks[0], DONE) is DONE:
                self._tasks.popleft()

    def timers(self) -> list[float | None]:
        """When to settle although nothing came."""
        due = [difference.at for difference in self._differences.values() if difference.pause <= QUIET_MAX]
        return [self._work_at, *due]

    def _outline(self, member: bytes) -> Iterator[None]:
        holding = Holding()
        for page in self._held_with(member):
            holding.add(page)
            yield
        self._say(member, Outline, lists.encode_outline(holding.outline()))

    def _held_with(self, member: bytes, epoch: int | None = None) -> Iterator[list[Entry]]:
        """What we hold that a member is to hold too, of one epoch or of all; in order, page by page."""
        first, last = self._membership.common(member), 2**32 - 1
        if epoch is not None:
            first, last = max(first, epoch), epoch
        after: Place | None = None
        while page := self._world.history.placed(self._group, first, last, after=after, limit=PAGE):
            entries = [Entry(m.position, m.author, m.id, hash_(m.text.encode())) for m in page if m.position]
            after = entries[-1][:3]
            yield [entry for entry in entries if self._counts(entry, member)]

    def _counts(self, entry: Entry, member: bytes) -> bool:
        membership = self._membership
        known = entry.author in membership.members
        return known and entry.position[0] >= max(membership.common(member), membership.since(entry.author))

    def _say(self, member: bytes, kind: type[Outline] | type[Listing], body: bytes) -> None:
        pair = self._pairs.pair(member)
        if pair is not None:
            tag = list_tag(pair.secret, kind.TYPE, self._world.me, member, pair.epoch, body)
            self._voice.signal([member], kind(pair.epoch, body, tag))

    # -- answering ----------------------------------------------------------------------------

    def receive(self, peer: bytes, signal: Outline | Listing, now: float) -> None:
        """A member shows what it holds; what is not its own, or malformed, does nothing."""
        pair = self._pairs.pair(peer)
        if pair is None or pair.epoch != signal.epoch:
            return
        if not lists.is_genuine(signal, pair.secret, peer, self._world.me):
            return
        try:
            if isinstance(signal, Outline):
                self._answer(peer, lists.decode_outline(signal.body), now)
            else:
                self._tasks.append(self._compare(peer, *lists.decode_list(signal.body)))
        except MalformedFrame:
            return

    def _is_apart(self, peer: bytes) -> bool:
        return self._acks.apart(peer) is not None or bool(self.spoken)

    def _answer(self, peer: bytes, theirs: Mapping[int, lists.Summary], now: float) -> None:
        """Show lists of the epochs in which we differ."""
        if not self._is_apart(peer) or now < self._answered.get(peer, -ANSWER_AGAIN) + ANSWER_AGAIN:
            return
        self._answered[peer] = now
        self._tasks.append(self._show(peer, theirs))

    def _show(self, peer: bytes, theirs: Mapping[int, lists.Summary]) -> Iterator[None]:
        holding = Holding()
        for page in self._held_with(peer):
            holding.add(page)
            yield
        ours = holding.outline()
        differing = sorted(epoch for epoch in ours.keys() | theirs.keys() if ours.get(epoch) != theirs.get(epoch))
        for epoch in ours.keys() & theirs.keys() - set(differing):
            self._was_no_message(peer, epoch, ())
        for epoch in differing[:LISTS]:
            self._say(peer, Listing, holding.list_of(epoch))

    def _compare(self, peer: bytes, epoch: int, listed: Sequence[Entry]) -> Iterator[None]:
        """Find what each of us lacks of an epoch."""
        ours: dict[Key, Entry] = {}
        for page in self._held_with(peer, epoch):
            ours |= {entry.key: entry for entry in page}
            yield
        if not self._is_apart(peer):
            return
        me = self._world.me
        theirs = {entry.key: entry for entry in listed if self._counts(entry, peer)}
        for key, entry in theirs.items():
            held = ours.get(key)
            if held != entry:
                self._differs(peer, held, entry)
        self._was_no_message(peer, epoch, listed)
        lacking = [entry for key, entry in ours.items() if key not in theirs]
        self._repeats.owe_anew(peer, [entry.id for entry in lacking if entry.author == me])
        for entry in lacking:
            if entry.author == peer:
                self._give_back(peer, entry)

    def _differs(self, peer: bytes, held: Entry | None, entry: Entry) -> None:
        """A member holds a message that we lack, or hold otherwise."""
        me, known = self._world.me, held or self._ledger.elsewhere(entry)
        if known is not None and known.content_hash != entry.content_hash:
            self._contradicts(peer, entry)
        elif entry.author == me:
            self._claims.setdefault(entry, set()).add(peer)
            self._take_back(entry, known)
        elif known is None:
            ids = self.gaps.setdefault(entry.author, {})
            if entry.id not in ids:
                ids[entry.id] = entry.position
                self._tell_gap(entry.author)
        elif entry.author == peer and entry.position < known.position:
            self._ledger.move(known, entry.position)

    def _contradicts(self, peer: bytes, entry: Entry) -> None:
        """Two members hold different content under one id: the one red state."""
        if (peer, entry.id) not in self._told:
            self._told.add((peer, entry.id))
            author, other = self._world.name_of(entry.author), self._world.name_of(peer)
            if entry.author in (peer, self._world.me):
                self._ledger.contradiction(f"You and {other} hold different texts of a message between you.")
            else:
                what = f"You and {other} hold different texts of a message by {author}: {author} or {other} lies."
                self._ledger.contradiction(what)

    # -- gaps ---------------------------------------------------------------------------------

    def _close_gaps(self) -> None:
        for author, id in self._ledger.take_placed():
            ids = self.gaps.get(author)
            if ids is not None and ids.pop(id, None) is not None:
                self._tell_gap(author)
                if not ids:
                    del self.gaps[author]

    def _tell_gap(self, author: bytes) -> None:
        self.changed = True
        ids = self.gaps[author]
        self._voice.gap(author, len(ids), min(ids.values(), default=None))

    # -- our own messages, after a loss -------------------------------------------------------

    def _give_back(self, author: bytes, entry: Entry) -> None:
        """An author lacks a message of its own: its home was put back from a backup."""
        stored = self._world.history.message(self._group, author, entry.id)
        if stored is not None:
            message = PrivateMessage(RETURNED, stored.time, stored.text.encode(), entry.position)
            self._pairs.put(Parcel(author, entry.id, message))

    def returned(self, message: PrivateMessage, id: bytes) -> None:
        """A member gives us back a message of our own; it counts if all others say the same."""
        if len(self._returned) < MAX_RETURNED:
            self._returned[id] = message
            for entry in [entry for entry in self._claims if entry.id == id]:
                self._take_back(entry, self._ledger.elsewhere(entry))

    def spoke_at(self, position: Position, shown_by: bytes) -> None:
        """A frame was shown to us that only we can have made, and we do not know of it."""
        if len(self.spoken) < MAX_RETURNED and position not in self.spoken:
            self.spoken[position], self.changed = shown_by, True

    def _was_no_message(self, peer: bytes, epoch: int, listed: Iterable[Entry]) -> None:
        """Who has shown us frames of ours lists nothing there: they held a refresh, or a message sent again."""
        places = {entry.position for entry in listed if entry.author == self._world.me}
        over = [p for p, by in self.spoken.items() if by == peer and p[0] == epoch and p not in places]
        for position in over:
            del self.spoken[position]
            self.changed = True

    def has(self, id: bytes) -> bool:
        """Whether a message of our own was given back, but does not count yet."""
        return id in self._returned

    def _take_back(self, entry: Entry, known: Entry | None) -> None:
        """Believe all others together about what we wrote and where; or one, if a frame of ours shows that we did."""
        if entry.position not in self.spoken and not self._witnesses(entry) <= self._claims[entry]:
            return
        if known is not None:
            self._ledger.move(known, entry.position)
            return
        message = self._returned.get(entry.id)
        if message is None or hash_(message.content) != entry.content_hash:
            return
        if self._ledger.takes(entry.author, entry.position):
            text = message.content.decode()
            self._ledger.place(entry, text, message.time, bytes(32))
        self.spoken.pop(entry.position, None)
        self.changed = True
        del self._returned[entry.id], self._claims[entry]

    def _witnesses(self, entry: Entry) -> set[bytes]:
        """Everybody else who was a member when a message of ours was written."""
        membership = self._membership
        return {m for m in membership.present if m != self._world.me and membership.common(m) <= entry.position[0]}
