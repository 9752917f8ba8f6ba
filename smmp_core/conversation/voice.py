"""How a conversation speaks: frames to members, events to the user, in one place."""

from collections.abc import Iterable, Mapping, Sequence

from smmp_core import events
from smmp_core.conversation import signals
from smmp_core.conversation.faults import Faults
from smmp_core.conversation.shelf import Shelf
from smmp_core.conversation.signals import Signal
from smmp_core.conversation.transcript import Entry, Position
from smmp_core.conversation.world import World
from smmp_core.protocol.acknowledgement import Ack
from smmp_core.protocol.frames import Location
from smmp_core.storage.writes import (
    DropFrame,
    DropFrames,
    MarkAgreed,
    MarkDelivered,
    MarkFinal,
    SaveFrame,
    SaveMessage,
    SavePrivate,
)


class Voice:
    """Turns what happened in one group into effects."""

    def __init__(self, world: World, group: bytes, faults: Faults) -> None:
        """Speak for ``group``; ``faults`` may hold frames back."""
        self._world, self._effects, self._group, self._faults = world, world.effects, group, faults
        self._digests: dict[bytes, events.Digest] = {}  # the last one told of each member

    def post(self, members: Sequence[bytes], frame: bytes) -> None:
        """Send a frame to members."""
        frames = self._faults.outgoing if self._faults.leaves_at is not None else self._effects.frames
        frames += [(member, frame) for member in members if not self._faults.parted(member)]

    def signal(self, members: Sequence[bytes], *sent: Signal) -> None:
        """Send signals to members."""
        for signal in sent:
            self.post(members, signals.encode(self._group, signal))

    def keep(self, shelf: Shelf, location: Location, frame: bytes) -> None:
        """Keep a frame until all have acknowledged it."""
        self._effects.writes.append(SaveFrame(self._group, location, frame))
        for dropped in shelf.put(location, frame):
            self._effects.writes.append(DropFrame(self._group, dropped))

    def show(self, shelf: Shelf, member: bytes, location: Location) -> None:
        """Send the frame that we took at ``location``."""
        frame = shelf.get(location)
        if frame is not None:
            self.post([member], frame)

    def forget(self, shelf: Shelf, count: int) -> None:
        """Let go of the newest ``count`` frames, as if they had been lost."""
        for location, _ in shelf.items()[len(shelf) - min(count, len(shelf)) :]:
            shelf.drop(location)
            self._effects.writes.append(DropFrame(self._group, location))

    def let_go(self, shelf: Shelf, through: Location, after: Location | None = None) -> None:
        """All have acknowledged what lies between ``after`` and ``through``."""
        if shelf.drop_through(through, after):
            self._effects.writes.append(DropFrames(self._group, through, after))

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

    def gap(self, author: bytes, count: int, position: Position | None) -> None:
        """So many messages of ``author`` that others hold are missing here, the first at ``position``."""
        self._effects.events.append(events.Gap(self._group.hex(), author.hex(), count, position))

    def final(self, entries: Iterable[Entry]) -> None:
        """Nothing can come before these messages any more."""
        self._effects.writes.append(MarkFinal(self._group, [entry.key for entry in entries]))

    def private(self, author: bytes, to: bytes, id: bytes, text: str, time: int, epoch: int) -> None:
        """A one-on-one message was written or came: store it and tell."""
        peer = to if author == self._world.me else author
        self._effects.writes.append(SavePrivate(self._group, peer, author, id, time, text))
        self._effects.events.append(
            events.Message(
                group=self._group.hex(),
                id=id.hex(),
                from_=author.hex(),
                text=text,
                position=(epoch, 0, 0),
                digest="",
                time=time,
                private=True,
                to=to.hex(),
            )
        )

    def delivered(self, member: bytes, id: bytes) -> None:
        """The other end holds our one-on-one message: store it and tell."""
        self._effects.writes.append(MarkDelivered(self._group, id))
        self._effects.events.append(events.Delivered(self._group.hex(), id.hex(), member.hex()))

    def agreed(self, entries: Iterable[tuple[Entry, bytes]]) -> None:
        """Every member holds these messages (with the digest after each): store it and tell."""
        told = list(entries)
        self._effects.writes.append(MarkAgreed(self._group, [entry.key for entry, _ in told]))
        self._effects.events += [
            events.Agreed(self._group.hex(), entry.id.hex(), entry.position, digest.hex()) for entry, digest in told
        ]

    def agreement(
        self,
        stage: events.AgreementStage,
        epoch: int,
        members: Iterable[bytes],
        waiting_for: Iterable[bytes],
        error: str | None,
    ) -> None:
        """How a key agreement stands; ``error``: a sentence."""
        names, missing = ([member.hex() for member in some] for some in (members, waiting_for))
        self._effects.events.append(events.Agreement(self._group.hex(), stage, epoch, names, missing, error))

    def state(self, word: str) -> None:
        """The group's one state."""
        self._effects.events.append(events.State(self._group.hex(), word))

    def membership(self, by: bytes, added: Iterable[bytes], removed: Mapping[bytes, bytes]) -> None:
        """Who has come, and who has gone and by whom, with the agreement that ``by`` started."""
        came, went = [member.hex() for member in added], {member.hex(): who.hex() for member, who in removed.items()}
        if came or went:
            self._effects.events.append(events.Membership(self._group.hex(), by.hex(), came, went))

    def removed(self, by: bytes) -> None:
        """We are no longer a member."""
        self._effects.events.append(events.Removed(self._group.hex(), by.hex()))

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
