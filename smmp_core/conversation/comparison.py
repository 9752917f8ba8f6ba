"""Finding out what differs when transcripts do although digests agree, and mending it (protocol.md R7).

The digest goes back to zero with every resync and every key, so two members may be in step and yet hold different
messages: one was away for too long, or its home was put back from a backup. T tells them so. Then they show each
other what they hold: each author sends again what the other lacks, and what only others could send stays a gap that
people see.
"""

from collections import deque
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final

from smmp_core.conversation import lists
from smmp_core.conversation.acknowledgements import Acknowledgements
from smmp_core.conversation.ledger import Ledger
from smmp_core.conversation.lists import Holding, list_tag
from smmp_core.conversation.membership import Membership
from smmp_core.conversation.pairs import Pairs, Parcel
from smmp_core.conversation.reclaiming import Reclaiming
from smmp_core.conversation.repeats import Repeats
from smmp_core.conversation.signals import Listing, Outline
from smmp_core.conversation.speaking import MOMENT
from smmp_core.conversation.transcript import Entry, Key, Position
from smmp_core.conversation.voice import Voice
from smmp_core.conversation.world import Place, World, content_hash
from smmp_core.protocol.frames import MalformedFrame
from smmp_core.protocol.private import RETURNED, PrivateMessage

QUIET = 5.0  # seconds a difference must last: what is on its way may end it; asked again after twice as long, up to
QUIET_MAX = 320.0
PATIENCE = 30.0  # seconds after which it is asked about though it changes all the time
GIVE_UP = 160.0  # the pause after which we wait no longer for what we cannot take back
ANSWER_AGAIN = 2.0  # seconds until a member is shown lists again
LISTS = 8  # in one answer, the oldest epochs first
MAX_GAPS = 1024  # of one author
MAX_TASKS = 64  # under way; more are not begun, and asked for again
PAGE = 200  # messages read in one go: nothing else is to wait for it
DONE: Final = object()

Gaps = dict[bytes, dict[bytes, Position]]
"""Positions of messages that others hold and we do not, by author and id."""


class Difference:
    """How long a member's transcript has differed from ours, and when to ask about it."""

    def __init__(self, hashes: tuple[bytes, bytes], now: float) -> None:
        self._hashes, self._since = hashes, now  # T, ours and the member's
        self.at, self.pause = now + QUIET, QUIET

    def is_due(self, hashes: tuple[bytes, bytes], now: float) -> bool:
        """Whether to ask now: after a change not at once, but not put off for ever by a group that talks."""
        if hashes != self._hashes and self.pause == QUIET:
            self.at = min(now + QUIET, self._since + PATIENCE)
        self._hashes = hashes
        if now < self.at:
            return False
        self.pause = min(2 * self.pause, QUIET_MAX)
        self.at = now + self.pause
        return True


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
        reclaiming: Reclaiming,
        gaps: Mapping[bytes, Mapping[bytes, Position]],
    ) -> None:
        """``gaps`` as a restart found them."""
        self._world, self._group, self._membership, self._pairs = world, group, membership, pairs
        self._ledger, self._repeats, self._acks, self._voice = ledger, repeats, acks, voice
        self.gaps: Gaps = {author: dict(ids) for author, ids in gaps.items()}
        self._reclaiming = reclaiming
        self.changed = False
        self._differences: dict[bytes, Difference] = {}
        self._tasks: deque[Iterator[None]] = deque()  # each goes on a page at a time
        self._work_at: float | None = None
        self._answered: dict[bytes, float] = {}  # when a member was last shown lists
        self._expected: dict[bytes, int] = {}  # how many lists a member may show us
        self._shown: dict[bytes, int] = {}  # through which epoch a member was last shown lists
        self._repeated: dict[bytes, set[bytes]] = {}  # what was sent again to a member that listed without it
        self._refusing: set[bytes] = set()  # who listed without it once more
        self._told: set[tuple[bytes, bytes]] = set()  # contradictions, each said once

    # -- asking -------------------------------------------------------------------------------

    def settle(self, connected: Sequence[bytes], now: float) -> None:
        """Show what we hold to whom it differs from, once that has lasted."""
        self._close_gaps()
        apart = {member: hashes for member in connected if (hashes := self._acks.apart(member)) is not None}
        known, self._differences = self._differences, {}
        for member, hashes in apart.items():
            difference = self._differences[member] = known.get(member) or Difference(hashes, now)
            if difference.is_due(hashes, now):
                self._expected[member] = LISTS
                self._work(self._outline(member))
        self._work_at = None
        if self._tasks:
            self._work_at = now + MOMENT
            if next(self._tasks[0], DONE) is DONE:
                self._tasks.popleft()

    def timers(self) -> list[float | None]:
        """When to settle although nothing came."""
        return [self._work_at, *(difference.at for difference in self._differences.values())]

    def _work(self, task: Iterator[None]) -> None:
        if len(self._tasks) < MAX_TASKS:
            self._tasks.append(task)

    @property
    def hopeless(self) -> bool:
        """Whether somebody has long said that we wrote what we cannot take back, or not taken what we did write."""
        long = [member for member, difference in self._differences.items() if difference.pause >= GIVE_UP]
        return any(self._reclaiming.unsettled(member) or member in self._refusing for member in long)

    def new_epoch(self) -> None:
        """What differs is seen anew; gaps stay, of who has gone too: people see what may never be filled."""
        self._differences.clear()
        self._refusing.clear()

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
            entries = [Entry(m.position, m.author, m.id, content_hash(m)) for m in page if m.position]
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
        if not self._is_apart(peer):
            return
        try:
            if isinstance(signal, Outline):
                self._answer(peer, lists.decode_outline(signal.body), now)
            elif self._expected.get(peer, 0) > 0:
                self._expected[peer] -= 1
                self._work(self._compare(peer, *lists.decode_list(signal.body)))
        except MalformedFrame:
            return

    def _is_apart(self, peer: bytes) -> bool:
        return self._acks.apart(peer) is not None or bool(self._reclaiming.spoken)

    def _answer(self, peer: bytes, theirs: Mapping[int, lists.Summary], now: float) -> None:
        """Show lists of the epochs in which we differ."""
        if now >= self._answered.get(peer, -ANSWER_AGAIN) + ANSWER_AGAIN:
            self._answered[peer] = now
            self._work(self._show(peer, theirs))

    def _show(self, peer: bytes, theirs: Mapping[int, lists.Summary]) -> Iterator[None]:
        holding = Holding()
        for page in self._held_with(peer):
            holding.add(page)
            yield
        ours = holding.outline()
        first = min(theirs, default=0) if len(theirs) == lists.MAX_EPOCHS else 0  # it could not say more
        differing = {e for e in ours.keys() | theirs.keys() if e >= first and ours.get(e) != theirs.get(e)}
        for epoch in sorted({position[0] for position in self._reclaiming.spoken} - differing):
            self._reclaiming.listed(peer, epoch, ())
        last = self._shown.get(peer, 0)  # not always the same ones: some may differ for good
        for epoch in sorted(differing, key=lambda epoch: (epoch <= last, epoch))[:LISTS]:
            self._shown[peer] = epoch
            self._say(peer, Listing, holding.list_of(epoch))

    def _compare(self, peer: bytes, epoch: int, listed: Sequence[Entry]) -> Iterator[None]:
        """Find what each of us lacks of an epoch."""
        ours: dict[Key, Entry] = {}
        for page in self._held_with(peer, epoch):
            ours |= {entry.key: entry for entry in page}
            yield
        if not self._is_apart(peer):
            return
        theirs = {entry.key: entry for entry in listed if self._counts(entry, peer)}
        before = {author: len(ids) for author, ids in self.gaps.items()}
        for key, entry in theirs.items():
            held = ours.get(key)
            if held != entry:
                self._differs(peer, held, entry)
        self._reclaiming.listed(peer, epoch, listed)
        self._settle_gaps_of(peer, epoch, theirs)
        for author, ids in list(self.gaps.items()):
            if len(ids) != before.get(author, 0):
                self._tell_gap(author)
        if len(listed) < lists.MAX_LISTED:  # else there may be more
            lacking = [entry for key, entry in ours.items() if key not in theirs]
            ours_lacking = {entry.id for entry in lacking if entry.author == self._world.me}
            if ours_lacking & self._repeated.get(peer, set()):
                self._refusing.add(peer)
            self._repeated[peer] = ours_lacking
            self._repeats.owe_anew(peer, sorted(ours_lacking))
            for entry in lacking:
                if entry.author == peer:
                    self._give_back(peer, entry)

    def _differs(self, peer: bytes, held: Entry | None, entry: Entry) -> None:
        """A member holds a message that we lack, or hold otherwise."""
        known = held or self._ledger.elsewhere(entry)
        if known is not None and known.content_hash != entry.content_hash:
            self._contradicts(peer, entry)
        elif entry.author == self._world.me:
            self._reclaiming.claimed(peer, entry)
        elif known is None:
            ids = self.gaps.setdefault(entry.author, {})
            if len(ids) < MAX_GAPS:
                ids.setdefault(entry.id, entry.position)

    def _give_back(self, author: bytes, entry: Entry) -> None:
        """An author lacks a message of its own: its home was put back from a backup."""
        stored = self._world.history.message(self._group, author, entry.id)
        if stored is not None and stored.erased is None:  # what was erased here nobody gets back from us
            message = PrivateMessage(RETURNED, stored.time, stored.text.encode(), entry.position)
            self._pairs.put(Parcel(author, entry.id, message))

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
        closed = set()
        for author, id in self._ledger.take_placed():
            if author in self.gaps and self.gaps[author].pop(id, None) is not None:
                closed.add(author)
        for author in sorted(closed):
            self._tell_gap(author)

    def _settle_gaps_of(self, author: bytes, epoch: int, theirs: Collection[Key]) -> None:
        """What its author does not list was never said, or is lost for good."""
        for id, position in list(self.gaps.get(author, {}).items()):
            if position[0] == epoch and (author, id) not in theirs:
                del self.gaps[author][id]

    def _tell_gap(self, author: bytes) -> None:
        self.changed = True
        ids = self.gaps[author]
        self._voice.gap(author, len(ids), min(ids.values(), default=None))
        if not ids:
            del self.gaps[author]
