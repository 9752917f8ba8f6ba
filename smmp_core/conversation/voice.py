"""How a conversation speaks: frames to members, events to the user, in one place."""

from collections.abc import Iterable, Sequence

from smmp_core import events
from smmp_core.conversation import signals
from smmp_core.conversation.faults import Faults
from smmp_core.conversation.shelf import Shelf
from smmp_core.conversation.signals import Signal
from smmp_core.conversation.transcript import Entry
from smmp_core.conversation.world import World
from smmp_core.protocol.acknowledgement import Ack
from smmp_core.protocol.frames import Location
from smmp_core.storage.writes import DropFrame, DropFrames, MarkAgreed, SaveFrame, SaveMessage


class Voice:
    """Turns what happened in one group into effects."""

    def __init__(self, world: World, group: bytes, faults: Faults) -> None:
        """Speak for ``group``; ``faults`` may hold frames back."""
        self._world, self._effects, self._group, self._faults = world, world.effects, group, faults
        self._digests: dict[bytes, events.Digest] = {}  # the last one told of each member

    def post(self, members: Sequence[bytes], frame: bytes) -> None:
        """Send a frame to members."""
        frames = self._faults.outgoing if self._faults.leaves_at is not None else self._effects.frames
        frames += [(member, frame) for member in members]

    def signal(self, members: Sequence[bytes], *sent: Signal) -> None:
        """Send signals to members."""
        for signal in sent:
            self.post(members, signals.encode(self._group, signal))

    def keep(self, shelf: Shelf, location: Location, frame: bytes) -> None:
        """Keep a frame until all have acknowledged it."""
        self._effects.writes.append(SaveFrame(self._group, location, frame))
        for dropped in shelf.put(location, frame):
            self._effects.writes.append(DropFrame(self._group, dropped))

    def let_go(self, shelf: Shelf, through: Location) -> None:
        """All have acknowledged ``through``."""
        if shelf.drop_through(through):
            self._effects.writes.append(DropFrames(self._group, through))

    def message(self, entry: Entry, text: str, time: int, digest: bytes) -> None:
        """A message entered the transcript: store it and tell."""
        self._effects.writes.append(
            SaveMessage(self._group, entry.id, entry.author, entry.position, time, text, digest, False)
        )
        self._effects.events.append(
            events.Message(
                group=self._group.hex(),
                id=entry.id.hex(),
                from_=entry.author.hex(),
                text=text,
                position=entry.position,
                digest=digest.hex(),
                time=time,
            )
        )

    def agreed(self, entries: Iterable[tuple[Entry, bytes]]) -> None:
        """Every member holds these messages (with the digest after each): store it and tell."""
        told = list(entries)
        self._effects.writes.append(MarkAgreed(self._group, [entry.key for entry, _ in told]))
        self._effects.events += [
            events.Agreed(self._group.hex(), entry.id.hex(), entry.position, digest.hex()) for entry, digest in told
        ]

    def digest(self, member: bytes, ack: Ack, state: events.DigestState) -> None:
        """What a member last said of its digest, once."""
        event = events.Digest(self._group.hex(), member.hex(), ack.location.position, ack.digest.hex(), state)
        if self._digests.get(member) != event:
            self._digests[member] = event
            self._effects.events.append(event)

    def resync(
        self,
        stage: events.ResyncStage,
        here: Location,
        *,
        reason: str | None = None,
        by: bytes | None = None,
        again: int = 0,
    ) -> None:
        """A stage of a resync episode."""
        self._effects.events.append(
            events.Resync(self._group.hex(), stage, reason, by.hex() if by else None, here.epoch, here.era, again)
        )

    def catching_up(self, have: int, of: int) -> None:
        """We fetch what we missed."""
        self._effects.events.append(events.CatchingUp(self._group.hex(), have, of))

    def alert(self, kind: str, member: bytes | None, text: str) -> None:
        """Something the user should know of; ``{}`` in the text becomes the member's name."""
        if member is not None:
            text = text.replace("{}", self._world.name_of(member))
        self._effects.events.append(events.Alert(self._group.hex(), kind, member.hex() if member else None, text))
