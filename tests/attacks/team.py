"""A group on the simulated network with the enemy on its wire: records all, alters, replays, injects."""

from collections.abc import Callable, Iterable
from random import Random
from typing import NamedTuple

from smmp_core.conversation.conversation import Conversation
from smmp_core.conversation.group import Group
from smmp_core.conversation.member import Member
from smmp_core.conversation.stored import Strand
from smmp_core.events import Alert, Resync
from smmp_core.protocol.frames import MESSAGE, RESYNC, MessageFrame
from smmp_core.protocol.message import TEXT
from smmp_core.protocol.sending import Sent, encrypt
from smmp_core.protocol.state import Epoch, RatchetState
from smmp_core.simulation.network import SimulatedMember, SimulatedNetwork
from smmp_core.storage.writes import SaveFrame, Write


class Seen(NamedTuple):
    """A frame on the wire."""

    sender: bytes
    receiver: bytes
    frame: bytes


class Team:
    """Members in order of their indices; ``members[j]`` has index j in every epoch."""

    def __init__(self, size: int, seed: int = 1, *, agree: bool = True) -> None:
        self.network = SimulatedNetwork(seed)
        names = [f"M{k}" for k in range(size)]
        self.members = sorted(self.network.add(*names), key=lambda member: member.key)
        self.random = Random(seed)
        self.wire: list[Seen] = []
        self.said: list[str] = []
        self.meddle: Callable[[Seen], bytes | None] | None = None  # what arrives instead
        self.network.on_frame = self._on_frame
        self.network.link()
        everybody = [member.key for member in self.members]
        self.id = b""

        def create(engine: Member, now: float) -> None:
            self.id = engine.create("Team", everybody, now)

        self.network.act(self.members[0], create)
        if agree:
            self.join()
            assert self.run(20, lambda: self.in_step), "no key"

    def _on_frame(self, sender: bytes, receiver: bytes, frame: bytes) -> bytes | None:
        seen = Seen(sender, receiver, frame)
        self.wire.append(seen)
        return frame if self.meddle is None else self.meddle(seen)

    def join(self) -> None:
        """Everybody accepts the invitation."""
        self.run(1)
        for member in self.members[1:]:
            self.network.act(member, lambda engine, now: engine.accept(self.id, now))

    # -- what the members do ------------------------------------------------------------------

    def run(self, seconds: float, until: Callable[[], bool] | None = None) -> bool:
        return self.network.run(seconds, until)

    def say(self, j: int, text: str) -> None:
        self.said.append(text)

        def send(engine: Member, now: float) -> None:
            engine.send(self.id, text, now)

        self.network.act(self.members[j], send)

    def whisper(self, j: int, i: int, text: str) -> bytes:
        """Member j writes to member i alone; returns the message's id."""
        ids: list[bytes] = []

        def write(engine: Member, now: float) -> None:
            ids.append(engine.private(self.id, self.members[i].key, text, now))

        self.network.act(self.members[j], write)
        return ids[0]

    def delivered(self, j: int, id: bytes) -> bool:
        """Whether member j knows that its one-on-one message has come."""
        return (self.id, id) in self.members[j].store.delivered

    def confide(self, *ends: tuple[int, int]) -> None:
        """For each pair (author, reader): a message to it alone, which arrives and is acknowledged."""
        for j, i in ends:
            id = self.whisper(j, i, f"for M{i} alone {self.random.randbytes(8).hex()}")
            assert self.run(30, lambda: self.delivered(j, id)), "not delivered"  # noqa: B023

    def wish_resync(self, j: int) -> None:
        self.network.act(self.members[j], lambda engine, now: engine.resync(self.id, now))

    def talk(self, *speakers: int) -> None:
        """Each says something, and all have agreed on it."""
        for j in speakers:
            self.say(j, f"M{j} says {self.random.randbytes(8).hex()}")
            assert self.run(30, lambda: self.settled), self.words

    def heal(self, by: int = 0) -> None:
        """A resync and the new agreement after it."""
        epoch = self.epoch(by).number
        self.wish_resync(by)
        assert self.run(60, lambda: self.settled and all(self.epoch(j).number > epoch for j in self.up)), self.words

    # -- what is seen of them -----------------------------------------------------------------

    @property
    def up(self) -> list[int]:
        return [j for j, member in enumerate(self.members) if member.engine is not None]

    def engine(self, j: int) -> Member:
        return self.members[j].member

    def group(self, j: int) -> Group:
        return self.engine(j).groups[self.id]

    def conversation(self, j: int) -> Conversation:
        conversation = self.group(j).conversation
        assert conversation is not None
        return conversation

    def strand(self, j: int) -> Strand:
        return self.conversation(j).state().current

    def epoch(self, j: int) -> Epoch:
        return self.strand(j).epoch

    def ratchet(self, j: int) -> RatchetState:
        return self.strand(j).ratchet

    @property
    def words(self) -> list[str]:
        return [self.group(j).word(self.network.now).text for j in self.up]

    @property
    def in_step(self) -> bool:
        """Whether all who are up have a key, the same one."""
        groups = [self.group(j) for j in self.up if self.id in self.engine(j).groups]
        if len(groups) < len(self.up) or any(group.conversation is None for group in groups):
            return False
        return len({(self.ratchet(j).RK, self.ratchet(j).conv_digest, self.epoch(j).number) for j in self.up}) == 1

    @property
    def settled(self) -> bool:
        """Whether all hold exactly what was said, all of it agreed, and nothing goes on."""
        transcripts = [member.store.transcript(self.id) for member in self.members]
        return (
            self.in_step
            and all(transcript == transcripts[0] for transcript in transcripts)
            and sorted(self.texts(0)) == sorted(self.said)
            and all(len(member.store.agreed) == len(transcripts[0]) for member in self.members)
            and set(self.words) <= {"In step", "Back in step"}
        )

    def texts(self, j: int) -> list[str]:
        return [text for _, _, _, text in self.members[j].store.transcript(self.id)]

    def whispers(self, j: int) -> list[str]:
        """What others wrote to member j alone, as it came."""
        mine = self.members[j].key
        return [message.text for message in self.members[j].store.private.values() if message.author != mine]

    @property
    def resyncs(self) -> list[tuple[str, str, str | None]]:
        """(member, stage, reason) of all resyncs told."""
        return [(m.name, e.stage, e.reason) for m in self.members for e in m.events if isinstance(e, Resync)]

    def alerts(self, *members: int) -> list[Alert]:
        chosen = [self.members[j] for j in members] if members else self.members
        return [event for member in chosen for event in member.events if isinstance(event, Alert)]

    def recorded(self, *types: int) -> list[bytes]:
        """Different frames of some types, in the order in which they were first sent."""
        return list(dict.fromkeys(seen.frame for seen in self.wire if seen.frame[0] in types))

    # -- what the enemy does ------------------------------------------------------------------

    def arrive(self, j: int, frame: bytes, *, via: int) -> None:
        """A frame arrives at member j over its link with another member."""
        peer = self.members[via].key
        self.network.act(self.members[j], lambda engine, now: engine.receive(peer, frame, now))

    def forge(
        self,
        j: int,
        content: bytes,
        *,
        state: RatchetState | None = None,
        id: bytes | None = None,
        position: tuple[int, int, int] | None = None,
        random: Random | None = None,
    ) -> Sent:
        """What member j could make with its own state, beside its engine."""
        source = random or self.random
        return encrypt(
            self.epoch(j),
            state or self.ratchet(j),
            id=id or self.random.randbytes(16),
            position=position,
            kind=TEXT,
            time=1_700_000_000_000,
            content=content,
            random=source.randbytes,
        )

    def silence(self, *liars: int) -> None:
        """The engines of ``liars`` say nothing any more of messages and resyncs: they speak by hand."""
        keys = {self.members[j].key for j in liars}
        self.meddle = lambda seen: None if seen.sender in keys and seen.frame[0] in (MESSAGE, RESYNC) else seen.frame


def watch(member: SimulatedMember, told: Callable[[list[Write]], None]) -> None:
    """Call ``told`` with every transaction of a member, after it."""
    commit = member.store.commit

    def watched(writes: Iterable[Write]) -> None:
        transaction = list(writes)
        commit(transaction)
        told(transaction)

    setattr(member.store, "commit", watched)  # noqa: B010 - mypy forbids the plain assignment


def accepted(transaction: list[Write]) -> list[bytes]:
    """The message and resync frames that a transaction takes in."""
    return [write.frame for write in transaction if isinstance(write, SaveFrame)]


def parsed(frame: bytes, size: int) -> MessageFrame:
    return MessageFrame.parse(frame, size)
