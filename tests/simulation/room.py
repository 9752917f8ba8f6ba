"""One group on a simulated network, and what must hold of it in the end."""

from collections import Counter
from collections.abc import Iterable

from smmp_core import events
from smmp_core.conversation.conversation import Conversation
from smmp_core.conversation.group import Group
from smmp_core.crypto.ffdhe import SMALL_TEST_GROUP, FiniteGroup
from smmp_core.protocol import frames
from smmp_core.simulation.network import Conditions, SimulatedMember, SimulatedNetwork

BLAMELESS = frozenset({"storm"})
"""Alerts that name a member without blaming it."""

SAFE = (frames.MESSAGE, frames.RESYNC, frames.ACK)
"""Types of the frames that carry their own proof."""

ROUNDS = (frames.ROUND1, frames.ROUND2, frames.ROUND3, frames.CONFIRM)


class Room:
    """Members, their group, and everything they ever sent."""

    def __init__(self, size: int, seed: int = 0, *, finite_group: FiniteGroup = SMALL_TEST_GROUP) -> None:
        """All linked with each other; no group yet."""
        self.network = SimulatedNetwork(seed, finite_group=finite_group)
        self.members = self.network.add(*(f"M{i}" for i in range(size)))
        self.network.link()
        self.id = b""
        self.sent: dict[bytes, list[bytes]] = {member.key: [] for member in self.members}  # ids by author, in order
        self.texts: dict[bytes, str] = {}  # by id

    @classmethod
    def opened(cls, size: int, seed: int = 0, *, finite_group: FiniteGroup = SMALL_TEST_GROUP) -> "Room":
        """A group in which a first key stands everywhere."""
        room = cls(size, seed, finite_group=finite_group)
        room.found()
        room.finish(20)
        return room

    def found(self) -> None:
        """The first member makes the group and all accept; nobody waits for the key."""
        keys = [member.key for member in self.members]
        self.network.act(self.members[0], lambda engine, now: setattr(self, "id", engine.create("Team", keys, now)))
        assert self.network.run(5, lambda: all(self.id in member.member.groups for member in self.members))
        for member in self.members[1:]:
            self.network.act(member, lambda engine, now: engine.accept(self.id, now))

    def group(self, member: SimulatedMember) -> Group:
        return member.member.groups[self.id]

    def conversation(self, member: SimulatedMember) -> Conversation:
        conversation = self.group(member).conversation
        assert conversation is not None
        return conversation

    @property
    def by_index(self) -> list[SimulatedMember]:
        """The members in the order of their indices."""
        return sorted(self.members, key=lambda member: member.key)

    def others(self, *members: SimulatedMember) -> list[SimulatedMember]:
        return [member for member in self.members if member not in members]

    # -- what happens -------------------------------------------------------------------------

    def say(self, member: SimulatedMember, text: str) -> None:
        self.network.act(member, lambda engine, now: self.sent[member.key].append(engine.send(self.id, text, now)))
        self.texts[self.sent[member.key][-1]] = text

    def chat(self, rounds: int, members: Iterable[SimulatedMember] | None = None, pause: float = 0.0) -> None:
        """Each of ``members`` says something in turn, ``rounds`` times."""
        speakers = self.members if members is None else list(members)
        for _ in range(rounds):
            for member in speakers:
                self.say(member, f"{member.name} says its number {len(self.sent[member.key])}")
                if pause:
                    self.network.run(pause)

    def inject(self, member: SimulatedMember, fault: str, to: SimulatedMember | None = None, count: int = 1) -> None:
        self.conversation(member).faults.inject(fault, to.key if to else None, count)

    def resync(self, member: SimulatedMember) -> None:
        self.network.act(member, lambda engine, now: engine.resync(self.id, now))

    def begin_agreement(self, member: SimulatedMember) -> None:
        """A member starts a key agreement with the same roster right now."""

        def begin(now: float) -> None:
            group = self.group(member)
            group.rekeying.begin(group.membership.plan(self.conversation(member).epoch.roster), now)
            group.settle(now)

        self.network.act(member, lambda _, now: begin(now))

    def floor_holder(self) -> SimulatedMember:
        """Who has the floor when all is quiet: the last speaker, or the lowest index if nobody has spoken."""
        transcript = self.members[0].store.transcript(self.id)
        if not transcript:
            return self.by_index[0]
        return next(member for member in self.members if member.key.hex() == transcript[-1][1])

    def restore(self) -> None:
        """End every fault and bring everybody back."""
        self.network.conditions = Conditions()
        self.network.on_frame = None
        for member in self.members:
            if member.engine is None:
                self.network.restart(member)
        self.network.link()

    # -- what must hold -----------------------------------------------------------------------

    def stages(self, member: SimulatedMember) -> list[str]:
        """The resync stages a member has told."""
        return [event.stage for event in member.events if isinstance(event, events.Resync)]

    def resyncs(self) -> list[str]:
        """The resync stages that anybody has told."""
        return [stage for member in self.members for stage in self.stages(member)]

    def alerts(self) -> list[events.Alert]:
        return [event for member in self.members for event in member.events if isinstance(event, events.Alert)]

    @property
    def total(self) -> int:
        return sum(map(len, self.sent.values()))

    @property
    def at_rest(self) -> bool:
        """Whether everything sent is agreed at everybody, and nobody has anything left to heal."""
        return all(
            member.engine is not None
            and self.id in member.engine.groups
            and member.engine.groups[self.id].conversation is not None
            and len(member.store.agreed) == self.total
            and self.group(member).word(self.network.now).text in ("In step", "Back in step")
            for member in self.members
        )

    def finish(self, seconds: float = 60, *, blaming: Iterable[str] = ()) -> None:
        """Let it all come to rest, then :meth:`check` it."""
        assert self.network.run(seconds, lambda: self.at_rest), "no rest:\n" + self.describe()
        self.check(blaming=blaming)

    def check(self, *, blaming: Iterable[str] = ()) -> None:
        """What holds after every run; ``blaming`` are the kinds of alert that may name somebody."""
        story = self.describe()
        transcripts = [member.store.transcript(self.id) for member in self.members]
        assert all(transcript == transcripts[0] for transcript in transcripts), "transcripts differ:\n" + story
        for author, ids in self.sent.items():
            held = [bytes.fromhex(id) for _, of, id, _ in transcripts[0] if of == author.hex()]
            assert held == ids, "lost, doubled or out of its author's order:\n" + story
        blamed = [alert for alert in self.alerts() if alert.member and alert.kind not in BLAMELESS | set(blaming)]
        assert not blamed, f"somebody is blamed: {blamed}\n{story}"
        everything = Counter(id.hex() for ids in self.sent.values() for id in ids)
        for member in self.members:
            for kind in (events.Message, events.Agreed):
                told = Counter(event.id for event in member.events if isinstance(event, kind))
                assert told == everything, f"{member.name}: {kind.__name__} not once each: {told - everything}\n{story}"
            self._check_episodes(member, story)
            conversation = self.conversation(member)
            assert not conversation.ledger.forked and not len(conversation.outbox), story
            assert conversation.epoch.agreement == self.conversation(self.members[0]).epoch.agreement, story
            self._check_told(member)

    def _check_episodes(self, member: SimulatedMember, story: str) -> None:
        """Every resync episode ends in exactly one ``healed``."""
        stages = self.stages(member)
        assert not stages or stages[-1] == "healed", f"{member.name} has not healed: {stages}\n{story}"
        for before, stage in zip(["healed", *stages], stages, strict=False):
            assert (before, stage) != ("healed", "healed"), f"{member.name} healed twice: {stages}\n{story}"

    def _check_told(self, member: SimulatedMember) -> None:
        """What was told is what is stored."""
        stored = {id: (position, author, text) for position, author, id, text in member.store.transcript(self.id)}
        for event in member.events:
            if isinstance(event, events.Message):
                assert stored[event.id] == (event.position, event.from_, event.text)
            elif isinstance(event, events.Agreed):
                assert stored[event.id][0] == event.position

    def describe(self) -> str:
        """How everybody stands, for the message of a failure."""
        lines = [f"{self.total} sent, at {self.network.now:.2f} s"]
        for member in self.members:
            group = member.engine.groups.get(self.id) if member.engine else None
            if group is None or group.conversation is None:
                lines.append(f"{member.name}: {'down' if member.engine is None else group and group.word(0).text}")
                continue
            conversation = group.conversation
            lines.append(
                f"{member.name}: {group.word(self.network.now).text!r} at {tuple(conversation.location)},"
                f" {len(member.store.transcript(self.id))} held, {len(member.store.agreed)} agreed,"
                f" {len(conversation.outbox)} in the outbox, wants {conversation.recovery.wants_agreement},"
                f" stages {self.stages(member)[-8:]}"
            )
        return "\n".join(lines)
