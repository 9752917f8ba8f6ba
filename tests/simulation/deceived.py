"""Everyday life with a malicious member: what honest members can rely on all the same."""

from collections import Counter
from collections.abc import Sequence
from random import Random
from typing import ClassVar

from smmp_core import events
from smmp_core.simulation.network import SimulatedMember
from tests.simulation import lives
from tests.simulation.lives import Act, Life, pick
from tests.simulation.malice import LIARS
from tests.simulation.players import Everyday
from tests.simulation.room import BLAMELESS

Line = tuple[tuple[int, int, int], str, str, str]
"""Of a transcript: position, author, id, text."""

CALM = frozenset({"In step", "Back in step", "Fork evidence"})
"""Words of a group with nothing left to do; fork evidence stays (protocol.md §9)."""


class Deceived(Everyday):
    """Honest members talk, die and are cut off, one member lies; in the end it stops, or is removed.

    ``roles``: what sort of liar it is; whether it ``stops`` or is ``removed``; whether it then ``hears`` or, ``deaf``,
    goes on as before.
    """

    LABEL: ClassVar[str] = "malice"
    SIZES: ClassVar[Sequence[int]] = (3, 4, 5)
    KINDS: ClassVar[dict[str, float]] = {
        "say": 45,
        "lie": 20,
        "crash": 7,
        "restart": 10,
        "partition": 5,
        "link": 7,
        "resync": 2,
        "agree": 1,
        "wait": 3,
    }

    def __init__(self, life: Life) -> None:
        if life.size < self.SIZES[0]:
            raise ValueError("nobody is there who could be told something else")
        super().__init__(life)
        kind, self.ending, hearing = life.roles
        self.liar = LIARS[kind](self.room, pick(self.room.by_index, Random(life.seed).random()), deaf=hearing == "deaf")
        self.network.on_frame = self.liar.on_the_wire
        self.honest = self.room.others(self.liar.member)
        self.author = {member.key.hex(): member for member in self.honest}
        self.removed = False
        self.agreed: dict[bytes, list[Line]] = {member.key: [] for member in self.honest}  # with all before

    @classmethod
    def draw(cls, seed: int) -> Life:
        """The life that a seed stands for: every sort of liar in turn."""
        fate = Random(f"{cls.LABEL} {seed}")
        roles = list(LIARS)[seed % len(LIARS)], fate.choice(["stops", "removed"]), fate.choice(["hears", "deaf"])
        return lives.draw(fate, seed, fate.choice(cls.SIZES), cls.KINDS, acts=30, roles=roles)

    def play(self) -> None:
        with self.liar.at_work():
            super().play()

    def lie(self, act: Act) -> None:
        self.liar.lie(act)

    def after(self, act: Act) -> None:
        self.check_agreed()

    # -- the end ------------------------------------------------------------------------------

    def end(self) -> None:
        self.network.on_frame = self.liar.on_the_wire
        if self.liar.FORKS:
            self.expose()
        if self.ending == "stops":
            self.liar.active = False
        else:
            self.persist()
            remover = pick(self.honest, Random(self.life.seed).random())
            key = self.liar.member.key
            self.network.act(remover, lambda engine, now: engine.remove(self.room.id, [key], now))
            self.removed = True
        for _ in range(2):  # and they can go on
            assert self.network.run(120, self.at_rest), f"no rest:\n{self.story}"
            self.check()
            self.room.chat(1, self.honest)
        assert self.network.run(60, self.at_rest), f"nothing new is agreed:\n{self.story}"
        self.check()

    def expose(self) -> None:
        """What the liar says, with everybody linked and in one epoch, can be compared: somebody names it (§9).

        What it says at the end of an epoch, or before a resync, perhaps not: digests begin anew.
        """
        for sort in (0.9, 0.1):
            assert self.network.run(120, lambda: self.calm), f"never calm:\n{self.story}"
            told, named = self.liar.told, self.named
            self.liar.lie(Act("lie", 0.5, sort, 0, 0))
            assert self.network.run(120, lambda: self.liar.told > told), f"the liar cannot speak:\n{self.story}"  # noqa: B023 - used at once
            self.network.run(5)
            assert self.named > named, f"not named:\n{self.story}"

    @property
    def calm(self) -> bool:
        """Whether all are in one place, and nothing is under way."""
        return self.together and all(
            self.room.group(member).rekeying.attempt is None
            and not self.room.conversation(member).recovery.silenced
            and not self.room.conversation(member).recovery.episode.active
            for member in self.room.members
        )

    @property
    def named(self) -> int:
        """How often honest members were told that the liar says different things to different members."""
        liar = self.liar.member.key.hex()
        return sum(alert.kind == "equivocation" and alert.member == liar for alert in self.alerts)

    def persist(self) -> None:
        """The liar goes on, once a second."""
        fate = self.liar.random
        self.liar.lie(Act("lie", fate.random(), fate.random(), fate.random(), 0))
        self.network.at(self.network.now + 1, self.persist)

    # -- what must hold -----------------------------------------------------------------------

    @property
    def story(self) -> str:
        """How everybody stands, for the message of a failure."""
        sort = type(self.liar).__name__
        return f"{self.liar.member.name} is a {sort} and {self.ending}\n{self.room.describe()}"

    @property
    def alerts(self) -> list[events.Alert]:
        """What honest members were told."""
        return [event for member in self.honest for event in member.events if isinstance(event, events.Alert)]

    @property
    def narrowed(self) -> bool:
        """Whether nothing need be agreed any more: after a lie that parts transcripts, as long as the liar is a member.

        protocol.md §9, transcript consistency: "After a lie nothing is agreed any more in that group".
        """
        return self.ending == "stops" and self.liar.SPOILS and self.liar.told > 0

    def at_rest(self) -> bool:
        """Whether honest members have nothing left to do.

        Narrowed, they hold all that honest members sent, under one key. Else it is agreed too, no word says otherwise,
        and, once the liar has stopped, its own messages are the same everywhere.
        """
        if self.narrowed:
            return all(len(self.by_honest(member)) == self.total for member in self.honest) and self.together
        everybody = self.room.members if self.ending == "stops" else self.honest
        return self.together and all(
            self.room.group(member).word(self.network.now).text in CALM
            and not len(self.room.conversation(member).outbox)
            and sum(author in self.room.sent for _, author, _ in member.store.agreed) >= self.total
            for member in everybody
        )

    @property
    def together(self) -> bool:
        """Whether honest members are at one place with the same keys, the liar among them only if it is not removed."""
        everybody = self.honest if self.removed else self.room.members
        keys = sorted(member.key for member in everybody)
        conversations = [self.room.conversation(member) for member in self.honest]
        return all(
            list(c.epoch.roster) == keys
            and (c.location, c.digest) == (conversations[0].location, conversations[0].digest)
            for c in conversations
        )

    @property
    def total(self) -> int:
        """How many messages honest members sent."""
        return sum(len(self.room.sent[member.key]) for member in self.honest)

    def by_honest(self, member: SimulatedMember) -> list[Line]:
        """What a member holds of honest authors."""
        return [entry for entry in member.store.transcript(self.room.id) if entry[1] in self.author]

    def check(self) -> None:
        """What holds for honest members, whatever the liar did."""
        story = self.story
        self.check_agreed()
        held = [self.by_honest(member) for member in self.honest]
        # Nothing of theirs is lost, doubled, altered, out of the order in which it was typed, or elsewhere at others.
        assert all(entries == held[0] for entries in held), f"honest authors' transcripts differ:\n{story}"
        for member in self.honest:
            got = [(bytes.fromhex(id), text) for _, author, id, text in held[0] if author == member.key.hex()]
            ids = self.room.sent[member.key]
            expected = [(id, self.room.texts[id]) for id in ids]
            assert got == expected, f"not what {member.name} sent:\n{story}"
        # Nobody honest is blamed.
        blamed = [a for a in self.alerts if a.member in self.author and a.kind not in BLAMELESS]
        assert not blamed, f"somebody honest is blamed: {blamed}\n{story}"
        for member in self.honest:
            # Each message is told once, with the place that it then keeps.
            for kind in (events.Message, events.Agreed):
                told = Counter(event.id for event in member.events if isinstance(event, kind))
                assert not told or max(told.values()) == 1, f"{member.name}: {kind.__name__} twice\n{story}"
            self.room._check_told(member)
            # Fork evidence stays, over restarts, heals and the liar's going. (Two keys in one frame are told, no more.)
            if self.liar.EVIDENCE and any(
                a.kind == "equivocation" for a in member.events if isinstance(a, events.Alert)
            ):
                assert self.room.group(member).word(self.network.now).text == "Fork evidence", story
            # Nothing has a place where the group has not been yet, the liar's neither.
            here = self.room.conversation(member).location.position
            assert all(entry[0] <= here for entry in member.store.transcript(self.room.id)), f"of the future:\n{story}"

    def check_agreed(self) -> None:
        """What a member was told is agreed stays as it is, and nothing is put before it.

        Of who is removed, what had not come to everybody may still come (protocol.md §6.7 "Limits").
        """
        for member in self.honest:
            held = member.store.transcript(self.room.id)
            agreed = [k for k, entry in enumerate(held) if self.key(entry) in member.store.agreed]
            now = held[: agreed[-1] + 1] if agreed else []
            before = self.agreed[member.key]
            if self.removed:
                now, before = ([line for line in lines if line[1] in self.author] for lines in (now, before))
            assert now[: len(before)] == before, f"{member.name}: what was agreed has changed\n{self.story}"
            self.agreed[member.key] = now

    def key(self, line: Line) -> tuple[bytes, bytes, bytes]:
        """What a store calls a message of the transcript."""
        return self.room.id, bytes.fromhex(line[1]), bytes.fromhex(line[2])
