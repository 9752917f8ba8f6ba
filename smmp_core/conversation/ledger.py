"""What enters the transcript, what is refused, and what everybody has agreed on (protocol.md M6, §6)."""

from collections import deque
from collections.abc import Iterable
from itertools import takewhile

from smmp_core.conversation.acknowledgements import Snapshot
from smmp_core.conversation.transcript import Entry, Key, Position, Transcript
from smmp_core.conversation.voice import Voice
from smmp_core.conversation.world import World
from smmp_core.crypto.suite import hash_
from smmp_core.protocol.message import Message

MAX_RECENT = 256


class Ledger:
    """The transcript of one conversation with the rules for what it takes."""

    def __init__(
        self,
        world: World,
        group: bytes,
        voice: Voice,
        entries: Iterable[Entry],
        *,
        base: bytes,
        agreed: Position,
        forked: bool,
    ) -> None:
        """Take up the messages not yet agreed; ``base`` and ``agreed`` stand for those before."""
        self._world, self._group, self._voice = world, group, voice
        self.transcript = Transcript(base, list(entries))
        self.agreed = agreed  # everything at or before it is final
        self.forked = forked  # fork evidence was found
        self.changed = False  # something that must be stored
        self._digests: dict[Key, bytes] = {}  # the digest after a message, until it is agreed
        self._accepted: dict[Key, int] = {}  # the snapshot that first held a message
        self._unmarked = [entry.key for entry in self.transcript]  # accepted since the last snapshot
        self._recent: deque[Key] = deque(maxlen=MAX_RECENT)  # agreed just now, so perhaps not yet stored

    def admit(self, author: bytes, message: Message, here: Position, digest: bytes) -> None:
        """Give a message its place in the transcript, unless we have it or it cannot have one.

        Args:
            author: its author's identity key.
            message: what was decrypted.
            here: where its frame stood.
            digest: conv_digest after it.
        """
        entry = Entry(message.position, author, message.id, hash_(message.content))
        known = self.transcript.get(entry.key)
        if known is not None:
            if known.content_hash != entry.content_hash or known.position != entry.position:
                self.accuse(author, "{} sent two texts as one message.")
            return
        settled = entry.key in self._recent or self._world.history.has_message(self._group, author, message.id)
        if message.position <= self.agreed:
            if not settled:
                self._voice.alert("replay", author, "{} tried to insert a message where all had agreed already.")
        elif settled:  # what all have agreed on is never replaced
            self.accuse(author, "{} sent another message under the id of one that all have agreed on.")
        elif message.position > here:
            self._voice.alert("forgery", author, "{} sent a message with a place in the future.")
        else:
            self.place(entry, message.content.decode(errors="replace"), message.time, digest)

    def place(self, entry: Entry, text: str, time: int, digest: bytes) -> None:
        """Enter a message into the transcript, store it and tell."""
        self.transcript.add(entry)
        self._unmarked.append(entry.key)
        self._digests[entry.key] = digest
        self._voice.message(entry, text, time, digest)

    def accuse(self, member: bytes, what: str) -> None:
        """Fork evidence: a member has said two different things."""
        self.forked = self.changed = True
        self._voice.alert("equivocation", member, what)

    def mark(self, serial: int) -> None:
        """The snapshot ``serial`` holds whatever was placed since the one before."""
        for key in self._unmarked:
            self._accepted[key] = serial
        self._unmarked.clear()

    def agree(self, snapshot: Snapshot) -> list[Entry]:
        """All members have reached ``snapshot``: tell what is agreed now and return it."""
        agreed = list(takewhile(lambda entry: self._accepted[entry.key] <= snapshot.serial, self.transcript))
        if agreed:
            self.transcript.settle(len(agreed))
            self._recent.extend(entry.key for entry in agreed)
            self._voice.agreed((entry, self._digests.pop(entry.key, snapshot.digest)) for entry in agreed)
            for entry in agreed:
                del self._accepted[entry.key]
        if snapshot.location.position > self.agreed:
            self.agreed, self.changed = snapshot.location.position, True
        return agreed
