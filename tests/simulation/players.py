"""What acts do to a group: everyday life, and one in which members come and go and write to each other alone."""

import contextlib
import copy
from collections.abc import Sequence
from dataclasses import replace
from random import Random
from typing import ClassVar

from smmp_core import events
from smmp_core.errors import LocalError
from smmp_core.simulation.network import SimulatedMember
from smmp_core.simulation.store import MemoryStore
from tests.simulation import lives
from tests.simulation.lives import Act, Life, pick
from tests.simulation.room import BLAMELESS, Room


class Everyday:
    """People talk, machines die, wires break; then it must come to rest."""

    LABEL: ClassVar[str] = "run"
    SIZES: ClassVar[Sequence[int]] = (2, 3, 4, 5)
    KINDS: ClassVar[dict[str, float]] = {
        "say": 60,
        "crash": 8,
        "restart": 10,
        "partition": 6,
        "link": 6,
        "resync": 3,
        "agree": 2,
        "wait": 5,
    }

    def __init__(self, life: Life) -> None:
        self.life = life
        self.room = Room.opened(life.size, life.seed)
        self.network = self.room.network

    @classmethod
    def draw(cls, seed: int) -> Life:
        """The life that a seed stands for."""
        fate = Random(f"{cls.LABEL} {seed}")
        return lives.draw(fate, seed, fate.choice(cls.SIZES), cls.KINDS)

    def play(self) -> None:
        """Let it all happen, then see whether everything holds."""
        self.network.conditions = replace(self.life.conditions)
        for act in self.life.acts:
            getattr(self, act.kind)(act)
            self.network.run(act.pause)
            self.after(act)
        self.room.restore()
        self.end()

    def after(self, act: Act) -> None:
        """What follows every act."""

    def end(self) -> None:
        """The network is whole again: come to rest, and see what holds."""
        self.room.finish(300)

    @property
    def up(self) -> list[SimulatedMember]:
        """Who runs."""
        return [member for member in self.room.members if member.engine is not None]

    @property
    def able(self) -> list[SimulatedMember]:
        """Who can do something in the group."""
        return self.up

    # -- acts ---------------------------------------------------------------------------------

    def wait(self, act: Act) -> None:
        """Time passes."""

    def say(self, act: Act) -> None:
        if self.able:
            self.room.chat(pick([1, 1, 3], act.how), [pick(self.able, act.who)])

    def crash(self, act: Act) -> None:
        if len(self.up) > 1:
            self.network.crash(pick(self.up, act.who))

    def restart(self, act: Act) -> None:
        down = self.room.others(*self.up)
        if down:
            self.network.restart(pick(down, act.who))

    def partition(self, act: Act) -> None:
        """Two sides, none of them empty."""
        members = self.room.members
        bits = 1 + int(act.who * (2 ** len(members) - 2))
        side = [member for place, member in enumerate(members) if bits >> place & 1]
        self.network.partition(side, self.room.others(*side))

    def link(self, act: Act) -> None:
        self.network.link()

    def resync(self, act: Act) -> None:
        if self.able:
            self.room.resync(pick(self.able, act.who))

    def agree(self, act: Act) -> None:
        if self.able:
            self.room.begin_agreement(pick(self.able, act.who))


class Restored(Everyday):
    """Homes are put back from backups, too: what only they had held is lost, all else is everywhere, once.

    The others are there when it happens: who is alone with somebody that knows no better goes on as it was.
    """

    LABEL: ClassVar[str] = "backup"
    KINDS: ClassVar[dict[str, float]] = {**Everyday.KINDS, "back_up": 8, "put_back": 5}

    def __init__(self, life: Life) -> None:
        super().__init__(life)
        self.backups: dict[bytes, MemoryStore] = {}

    def back_up(self, act: Act) -> None:
        member = pick(self.room.members, act.who)
        self.backups[member.key] = copy.deepcopy(member.store)

    def put_back(self, act: Act) -> None:
        backed_up = [member for member in self.room.members if member.key in self.backups]
        if backed_up:
            member = pick(backed_up, act.who)
            for other in self.room.others(*self.up):
                self.network.restart(other)
            self.network.link()
            self.network.run(3)
            self.network.crash(member)
            member.store = copy.deepcopy(self.backups[member.key])
            self.network.restart(member)
            self.network.run(5)

    def end(self) -> None:
        room, network = self.room, self.network
        assert network.run(600, self.alike), "no rest:\n" + room.describe()
        story = room.describe()
        # Not in this: the order of each author. What waited in a backup, and had been sent since, may be sent anew.
        for member in room.members:
            ids = [id for _, _, id, _ in member.store.transcript(room.id)]
            assert len(ids) == len(set(ids)), f"doubled\n{story}"
        # A home put back in the middle of a key agreement makes its keys for it anew: "the identity is not confirmed".
        # What cannot be brought back ends in "counts as having joined only now".
        # In the middle of a resync it may write under keys it has used: "tried to insert" (protocol.md §9, limits).
        harmless = BLAMELESS | {"identity", "rejoined", "replay"}
        blamed = [alert for alert in room.alerts() if alert.member and alert.kind not in harmless]
        assert not blamed, f"somebody is blamed: {blamed}\n{story}"

    def alike(self) -> bool:
        """Whether any two hold the same of what they are to compare, and nobody has anything left to say."""
        return all(
            self.room.group(member).word(self.network.now).text in ("In step", "Back in step")
            and not self.room.group(member).outbox
            and all(self.compared(member, other) == self.compared(other, member) for other in self.room.members)
            for member in self.room.members
        )

    def compared(
        self, member: SimulatedMember, other: SimulatedMember
    ) -> list[tuple[tuple[int, int, int], str, str, str]]:
        """What a member holds of what it compares with another: since both, and the author, have been members."""
        since = self.room.group(member).membership.since
        both = max(since(member.key), since(other.key))
        lines = member.store.transcript(self.room.id)
        return [line for line in lines if line[0][0] >= max(both, since(bytes.fromhex(line[1])))]


class Comings(Everyday):
    """Members come and go too: those who are members in the end know who they are and hold the same, nothing else."""

    LABEL: ClassVar[str] = "life"
    SIZES: ClassVar[Sequence[int]] = (2, 3, 4)
    KINDS: ClassVar[dict[str, float]] = {
        "say": 45,
        "write": 10,
        "crash": 7,
        "restart": 8,
        "partition": 5,
        "link": 7,
        "resync": 2,
        "add": 6,
        "remove": 5,
        "leave": 2,
        "go_on": 3,
    }
    HARMLESS: ClassVar[Sequence[str]] = ("declined", "left", "rejoined", "storm")

    def __init__(self, life: Life) -> None:
        super().__init__(life)
        self.left: set[bytes] = set()  # who has ever erased the group: it may be told something again
        self.private: dict[tuple[bytes, bytes], list[bytes]] = {}  # ids by (author, reader)
        for name in ("Xenia", "Yuri"):
            (stranger,) = self.network.add(name)
            self.room.members.append(stranger)
            self.room.sent[stranger.key] = []
        self.network.link()

    @property
    def able(self) -> list[SimulatedMember]:
        """Who is up and a member, it thinks."""
        return [member for member in self.up if self.stage(member) == "open"]

    # -- acts ---------------------------------------------------------------------------------

    def write(self, act: Act) -> None:
        """To one other alone."""
        if not self.able:
            return
        author = pick(self.able, act.who)
        group = self.room.group(author)
        others = [key for key in group.members if key != author.key and key in group.pairs]
        if others:
            to = pick(others, act.whom)
            ids = self.private.setdefault((author.key, to), [])
            self.network.act(
                author, lambda engine, now: ids.append(engine.private(self.room.id, to, f"{len(ids)}", now))
            )

    def add(self, act: Act) -> None:
        if self.able:
            by = pick(self.able, act.who)
            outside = [m.key for m in self.room.members if m.key not in self.room.group(by).members]
            if outside:
                chosen = pick(outside, act.whom)
                self.network.act(by, lambda engine, now: engine.add(self.room.id, [chosen], now))

    def remove(self, act: Act) -> None:
        if len(self.able) > 2:
            by = pick(self.able, act.who)
            others = [key for key in self.room.group(by).membership.present if key != by.key]
            if others:
                chosen = pick(others, act.whom)
                self.network.act(by, lambda engine, now: engine.remove(self.room.id, [chosen], now))

    def leave(self, act: Act) -> None:
        if len(self.able) > 2:
            leaver = pick(self.able, act.who)
            self.left.add(leaver.key)
            self.network.act(leaver, lambda engine, now: engine.leave(self.room.id))

    def go_on(self, act: Act) -> None:
        if self.able:
            with contextlib.suppress(LocalError):  # nobody is away
                self.network.act(pick(self.able, act.who), lambda engine, now: engine.go_on(self.room.id, now))

    def after(self, act: Act) -> None:
        """Who is asked to join says yes, mostly."""
        self.answer(yes=act.how < 0.9)

    def answer(self, *, yes: bool) -> None:
        """Say yes or no to every invitation."""
        id = self.room.id
        for member in self.up:
            if self.stage(member) == "invited":
                self.network.act(member, lambda engine, now: engine.accept(id, now) if yes else engine.decline(id))

    def stage(self, member: SimulatedMember) -> str:
        """What a member is in the group."""
        return self.room.group(member).stage if self.room.id in member.member.groups else "outside"

    # -- what must hold -----------------------------------------------------------------------

    def end(self) -> None:
        assert self.network.run(400, self.at_rest), "no rest:\n" + self.room.describe()
        self.check()

    def at_rest(self) -> bool:
        """Whether all who are members know each other and have nothing left to say."""
        if any(self.stage(member) in ("invited", "gathering") for member in self.room.members):
            self.answer(yes=True)
            return False
        together = self.together()
        return all(self.settled(member, together[member.key]) for member in self.able)

    def together(self) -> dict[bytes, set[bytes]]:
        """Of each member, who knows it and whom it knows, itself included.

        Who came through somebody who has gone since may be left with nobody that ever heard of it; and two that never
        shared a key cannot meet.
        """
        view = {member.key: {member.key, *self.reachable(member)} for member in self.able}
        return {one: {other for other in known if one in view.get(other, ())} for one, known in view.items()}

    def reachable(self, member: SimulatedMember) -> set[bytes]:
        """Whom a member knows and has shared a key with."""
        group = self.room.group(member)
        return {key for key in group.membership.present if key in group.pairs}

    def settled(self, member: SimulatedMember, keys: set[bytes]) -> bool:
        """Whether a member has nothing left to say to those it is together with."""
        group = self.room.group(member)
        if len(keys) == 1:
            return True
        return (
            set(self.room.conversation(member).epoch.roster) == keys
            and group.word(self.network.now).text in ("In step", "Back in step")
            and not len(self.room.conversation(member).outbox)
            and not any(to in keys for to, _ in group.pairs._parcels)
        )

    def check(self) -> None:
        """What holds in the end."""
        story = self.room.describe()
        together = self.together()
        for member in self.able:
            for author in self.able:
                if author.key in together[member.key]:
                    self.check_shared(member, author, story)
        for (author_key, reader_key), ids in self.private.items():
            delivered = {event.id for event in self.member(author_key).events if isinstance(event, events.Delivered)}
            for member in self.room.members:  # who has left holds nothing any more, but was told
                told = {event.id for event in member.events if isinstance(event, events.Message) and event.private}
                read = {id.hex() for id in ids} & told
                assert member.key in (author_key, reader_key) or not read, f"read by a third\n{story}"
                assert member.key != reader_key or read >= {id.hex() for id in ids} & delivered, f"lost\n{story}"
        blamed = [alert for alert in self.room.alerts() if alert.member and alert.kind not in self.HARMLESS]
        assert not blamed, f"somebody is blamed: {blamed}\n{story}"
        for member in self.room.members:
            self.check_told(member, story)

    def check_shared(self, member: SimulatedMember, author: SimulatedMember, story: str) -> None:
        """What somebody wrote since both are members, another holds: all of it, once, as it was typed."""
        since = max(self.room.group(member).membership.since(key) for key in (member.key, author.key))
        written = {id: epoch for id, epoch in self.by(author, author)}
        expected = [id for id in self.room.sent[author.key] if written.get(id, 0) >= since]
        got = [id for id, epoch in self.by(author, member) if epoch >= since]
        assert got == expected, f"{member.name} lacks or has too much of {author.name}\n{story}"

    def by(self, author: SimulatedMember, holder: SimulatedMember) -> list[tuple[bytes, int]]:
        """What a member holds of an author, with the epoch, in order."""
        held = holder.store.transcript(self.room.id)
        return [(bytes.fromhex(id), position[0]) for position, of, id, _ in held if of == author.key.hex()]

    def check_told(self, member: SimulatedMember, story: str) -> None:
        """Everything is told once, and nobody holds anything from before it had a key."""
        for kind in (events.Message, events.Agreed, events.Delivered):
            told = [event.id for event in member.events if isinstance(event, kind)]
            once = len(told) == len(set(told))
            assert once or member.key in self.left, f"{member.name}: {kind.__name__} twice\n{story}"
        keys = [e.epoch for e in member.events if isinstance(e, events.Agreement) and e.stage == "established"]
        held = [position[0] for position, _, _, _ in member.store.transcript(self.room.id)]
        assert not held or min(held) >= min(keys), f"{member.name} reads what is older than its first key\n{story}"

    def member(self, key: bytes) -> SimulatedMember:
        """The member with an identity key."""
        return next(member for member in self.room.members if member.key == key)
