"""What enters the transcript, what is refused, and what everybody has agreed on (protocol.md M6, §6)."""

from collections.abc import Callable, Collection, Iterable, Mapping
from itertools import takewhile

from smmp_core.conversation.transcript import Entry, Key, Position, Span, Transcript
from smmp_core.conversation.voice import Voice
from smmp_core.conversation.world import World, content_hash
from smmp_core.crypto.suite import hash_

MAX_RECENT = 256
NOWHERE: Position = (0, 0, 0)


class Ledger:
    """The transcript of one conversation with the rules for what it takes."""

    def __init__(
        self,
        world: World,
        group: bytes,
        voice: Voice,
        entries: Iterable[tuple[Entry, bool]],
        *,
        bases: Mapping[Span, bytes],
        final: Mapping[bytes, Position],
        forked: bool,
    ) -> None:
        """Take up the messages that are not final, each with whether it is agreed.

        ``bases``: hashes over those before; ``final``: through which position each member has
        acknowledged all that it had written.
        """
        self._world, self._group, self._voice = world, group, voice
        entries = list(entries)
        self.transcript = Transcript(bases, [entry for entry, _ in entries])
        self.final = dict(final)
        self.forked = forked  # fork evidence was found
        self.changed = False  # something that must be stored
        self._digests: dict[Key, bytes] = {}  # the digest after a message, until it is agreed
        # Not yet agreed: by epoch, the snapshot that first held a message, in ascending order.
        self._accepted: dict[int, dict[Key, int]] = {}
        self._unmarked = [entry.key for entry, agreed in entries if not agreed]  # accepted since the last snapshot
        self._placed: list[Key] = []
        self._recent: dict[Key, Entry] = {}  # final just now, so perhaps not yet stored

    def holds(self, author: bytes, id: bytes) -> bool:
        """Whether the transcript has this message."""
        known = self.transcript.get((author, id)) is not None or (author, id) in self._recent
        return known or self._world.history.has_message(self._group, author, id)

    def admit(
        self, author: bytes, id: bytes, position: Position, content: bytes, time: int, *, here: Position, digest: bytes
    ) -> None:
        """Give a message its place in the transcript, unless we have it or it cannot have one.

        Args:
            author: its author's identity key.
            id: its author's name for it.
            position: where it was first encrypted, its author says.
            content: UTF-8.
            time: the author's clock, ms since 1970.
            here: where the group stands, at least.
            digest: conv_digest after it.
        """
        entry = Entry(position, author, id, hash_(content))
        known = self.transcript.get(entry.key)
        if known is not None:
            if known.content_hash != entry.content_hash:
                self.accuse(author, "{} sent two texts as one message.")
            return  # under another position: what we hold stays, and the lists will show it (R7)
        final = self._final(entry)
        if final is not None and final.content_hash == entry.content_hash:
            return
        if final is not None:  # what all have agreed on is never replaced
            self.accuse(author, "{} sent another message under the id of one that all have agreed on.")
        elif position <= self.final.get(author, NOWHERE):
            self._voice.alert("replay", author, "{} tried to insert a message where all had agreed already.")
        elif position > here:
            self._voice.alert("forgery", author, "{} sent a message with a place in the future.")
        else:
            self.place(entry, content.decode(), time, digest)

    def _final(self, like: Entry) -> Entry | None:
        """What we hold as final under the author and id of an entry."""
        recent = self._recent.get(like.key)
        if recent is not None:
            return recent
        stored = self._world.history.message(self._group, like.author, like.id)
        if stored is None or stored.position is None:
            return None
        return Entry(stored.position, like.author, like.id, content_hash(stored))

    def place(self, entry: Entry, text: str, time: int, digest: bytes) -> None:
        """Enter a message into the transcript, store it and tell."""
        self.transcript.add(entry)
        self._unmarked.append(entry.key)
        self._digests[entry.key] = digest
        self._placed.append(entry.key)
        self._voice.message(entry, text, time, digest)

    def elsewhere(self, like: Entry) -> Entry | None:
        """What we hold under the author and id of an entry."""
        return self.transcript.get(like.key) or self._final(like)

    def takes(self, entry: Entry, members: Collection[bytes]) -> bool:
        """Whether a message may still get its place, or its author, or all ``members``, have gone past it."""
        return entry.position > max(self.final.get(entry.author, NOWHERE), self._floor(members))

    def _floor(self, members: Collection[bytes]) -> Position:
        """Through where all ``members`` have acknowledged all that they had written."""
        return min((self.final.get(m, NOWHERE) for m in members if m != self._world.me), default=NOWHERE)

    def take_placed(self) -> list[Key]:
        """What has been placed since this was last asked."""
        placed, self._placed = self._placed, []
        return placed

    def contradiction(self, what: str) -> None:
        """Fork evidence, but not by whom."""
        self.forked = self.changed = True
        self._voice.alert("equivocation", None, what)

    def accuse(self, member: bytes, what: str) -> None:
        """Fork evidence: a member has said two different things."""
        self.forked = self.changed = True
        self._voice.alert("equivocation", member, what)

    def mark(self, serial: int) -> None:
        """The snapshot ``serial`` holds whatever was placed since the one before."""
        for key in self._unmarked:
            self._accepted.setdefault(self._entry(key).position[0], {})[key] = serial
        self._unmarked.clear()

    def proven(self, key: Key, epoch: int, serial: int) -> bool:
        """Whether who has reached the snapshot ``serial`` holds the message ``key`` of ``epoch``."""
        return key not in self._unmarked and self._accepted.get(epoch, {}).get(key, -1) <= serial

    def agree(self, covered: Callable[[Entry], bool], reached: Callable[[int], int], digest: bytes) -> list[Entry]:
        """Tell what is agreed now and return it.

        Args:
            covered: whether acknowledgements cover a message; what they do not is never agreed.
            reached: for an epoch, the newest snapshot that all have reached who must acknowledge its messages.
            digest: the present one, for messages whose own is not known any more.
        """
        agreed: list[Entry] = []
        for epoch, accepted in list(self._accepted.items()):
            serial = reached(epoch)
            come = [self._entry(key) for key, first in takewhile(lambda item: item[1] <= serial, accepted.items())]  # noqa: B023 - used at once
            for entry in come:
                del accepted[entry.key]
            agreed += filter(covered, come)
            if not accepted:
                del self._accepted[epoch]
        if agreed:
            agreed.sort()
            self._voice.agreed((entry, self._digests.pop(entry.key, digest)) for entry in agreed)
        return agreed

    def _entry(self, key: Key) -> Entry:
        entry = self.transcript.get(key)
        assert entry is not None
        return entry

    def acknowledged(self, member: bytes, position: Position) -> None:
        """A member has shown that it held all that we held at ``position``: nothing of its own before can be new."""
        if position > self.final.get(member, NOWHERE):
            self.final[member], self.changed = position, True

    def _awaited(self, entry: Entry, members: Collection[bytes]) -> bool:
        """Whether a message of one of ``members`` is not agreed."""
        open_ = entry.key in self._accepted.get(entry.position[0], ()) or entry.key in self._unmarked
        return open_ and entry.author in members

    def fold(self, members: Collection[bytes]) -> None:
        """Nothing can come before what all ``members`` (us among them) have acknowledged: it is final.

        What somebody who has gone had not got to everybody waits for nobody: it stays with those who have it.
        """
        floor = self._floor(members)
        head = takewhile(lambda entry: entry.position <= floor and not self._awaited(entry, members), self.transcript)
        folded = self.transcript.settle(sum(1 for _ in head))
        if folded:
            self.changed = True
            for entry in folded:
                self._recent[entry.key] = entry
                self._accepted.get(entry.position[0], {}).pop(entry.key, None)
            while len(self._recent) > MAX_RECENT:
                del self._recent[next(iter(self._recent))]
            self._unmarked = [key for key in self._unmarked if self.transcript.get(key) is not None]
            self._voice.final(folded)
