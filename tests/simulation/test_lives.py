"""Seeded random lives in which members come and go too, and write to each other alone.

``--seeds N`` runs N of them. In the end those who are members must know who they are, hold the same, and nothing else.
"""

import contextlib
import random

import pytest

from smmp_core import events
from smmp_core.errors import LocalError
from smmp_core.simulation.network import Conditions, SimulatedMember, SimulatedNetwork
from tests.simulation.room import Room

ACTS = 40
HARMLESS = ("declined", "left", "rejoined", "storm")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "seed" in metafunc.fixturenames:
        metafunc.parametrize("seed", range(metafunc.config.getoption("--seeds")))


def answer(network: SimulatedNetwork, member: SimulatedMember, group: bytes, yes: bool) -> None:
    """Say yes or no to an invitation."""
    network.act(member, lambda engine, now: engine.accept(group, now) if yes else engine.decline(group))


class Life:
    """A room whose members change."""

    def __init__(self, seed: int) -> None:
        self.fate = random.Random(f"life {seed}")
        self.room = Room.opened(self.fate.choice([2, 3, 4]), seed)
        self.network = self.room.network
        self.private: dict[tuple[bytes, bytes], list[bytes]] = {}  # ids by (author, reader)
        for name in ("Xenia", "Yuri"):
            (stranger,) = self.network.add(name)
            self.room.members.append(stranger)
            self.room.sent[stranger.key] = []
        self.network.link()

    def open(self) -> list[SimulatedMember]:
        """Who is up and a member, it thinks."""
        up = [member for member in self.room.members if member.engine is not None]
        return [member for member in up if self.stage(member) == "open"]

    def act(self) -> None:
        """One thing happens."""
        fate, network, room = self.fate, self.network, self.room
        up = [member for member in room.members if member.engine is not None]
        down, open_ = room.others(*up), self.open()
        act = fate.random()
        if act < 0.45 and open_:
            room.chat(fate.choice([1, 1, 3]), [fate.choice(open_)])
        elif act < 0.55 and open_:
            self.write(fate.choice(open_))
        elif act < 0.62 and len(up) > 1:
            network.crash(fate.choice(up))
        elif act < 0.7 and down:
            network.restart(fate.choice(down))
        elif act < 0.75:
            mixed = fate.sample(room.members, len(room.members))
            cut = fate.randrange(1, len(mixed))
            network.partition(mixed[:cut], mixed[cut:])
        elif act < 0.82:
            network.link()
        elif act < 0.84 and open_:
            room.resync(fate.choice(open_))
        elif act < 0.9 and open_:
            self.add(fate.choice(open_))
        elif act < 0.95 and len(open_) > 2:
            self.remove(fate.choice(open_))
        elif act < 0.97 and len(open_) > 2:
            network.act(fate.choice(open_), lambda engine, now: engine.leave(room.id))
        elif open_:
            with contextlib.suppress(LocalError):  # nobody is away
                network.act(fate.choice(open_), lambda engine, now: engine.go_on(room.id, now))
        network.run(fate.choice([0, 0.01, 0.1, 1, 3]))
        self.accept()

    def write(self, author: SimulatedMember) -> None:
        """To one other alone."""
        others = [
            key for key in self.room.group(author).members if key != author.key and key in self.room.group(author).pairs
        ]
        if others:
            to = self.fate.choice(others)
            ids = self.private.setdefault((author.key, to), [])
            self.network.act(
                author, lambda engine, now: ids.append(engine.private(self.room.id, to, f"{len(ids)}", now))
            )

    def add(self, by: SimulatedMember) -> None:
        outside = [m.key for m in self.room.members if m.key not in self.room.group(by).members]
        if outside:
            chosen = self.fate.choice(outside)
            self.network.act(by, lambda engine, now: engine.add(self.room.id, [chosen], now))

    def remove(self, by: SimulatedMember) -> None:
        others = [key for key in self.room.group(by).membership.present if key != by.key]
        if others:
            chosen = self.fate.choice(others)
            self.network.act(by, lambda engine, now: engine.remove(self.room.id, [chosen], now))

    def accept(self) -> None:
        """Who is asked says yes, mostly."""
        for member in self.room.members:
            if member.engine is not None and self.stage(member) == "invited":
                answer(self.network, member, self.room.id, self.fate.random() < 0.9)

    def stage(self, member: SimulatedMember) -> str:
        """What a member is in the group."""
        return self.room.group(member).stage if self.room.id in member.member.groups else "outside"

    # -- what must hold -----------------------------------------------------------------------

    def at_rest(self) -> bool:
        """Whether all who are members know each other and have nothing left to say."""
        if any(member.engine is None for member in self.room.members):
            return False
        if any(self.stage(member) in ("invited", "gathering") for member in self.room.members):
            self.accept()
            return False
        together = self.together()
        return all(self.settled(member, together[member.key]) for member in self.open())

    def together(self) -> dict[bytes, set[bytes]]:
        """Of each member, who knows it and whom it knows, itself included.

        Who came through somebody who has gone since may be left with nobody that ever heard of it.
        """
        view = {member.key: set(self.room.group(member).membership.present) for member in self.open()}
        return {one: {other for other in known if one in view.get(other, ())} for one, known in view.items()}

    def settled(self, member: SimulatedMember, keys: set[bytes]) -> bool:
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
        for member in self.open():
            for author in self.open():
                if author.key in together[member.key]:
                    self.check_shared(member, author, story)
        for (author_key, reader_key), ids in self.private.items():
            for member in self.room.members:
                has = {id for _, of, id in member.store.private if of == author_key}
                assert member.key in (author_key, reader_key) or not has & set(ids), "read by a third"
                if member.key == reader_key and author_key in together.get(reader_key, ()):
                    store = self.member(author_key).store
                    assert {id for id in ids if (self.room.id, id) in store.delivered} <= has, f"lost\n{story}"
        blamed = [alert for alert in self.room.alerts() if alert.member and alert.kind not in HARMLESS]
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
            assert len(told) == len(set(told)), f"{member.name}: {kind.__name__} twice\n{story}"
        keys = [e.epoch for e in member.events if isinstance(e, events.Agreement) and e.stage == "established"]
        held = [position[0] for position, _, _, _ in member.store.transcript(self.room.id)]
        assert not held or min(held) >= min(keys), f"{member.name} reads what is older than its first key\n{story}"

    def member(self, key: bytes) -> SimulatedMember:
        """The member with an identity key."""
        return next(member for member in self.room.members if member.key == key)


def test_a_random_life_with_comings_and_goings_comes_to_rest(seed: int) -> None:
    life = Life(seed)
    fate, network = life.fate, life.network
    network.conditions = Conditions(
        (0.001, fate.choice([0.01, 0.2])),
        loss=fate.choice([0, 0, 0.1]),
        duplicate=fate.choice([0, 0.1]),
        reorder=fate.choice([0, 0.3]),
    )
    for _ in range(ACTS):
        life.act()
    life.room.restore()
    try:
        rested = False
        for _ in range(40):
            life.accept()
            if network.run(10, life.at_rest):
                rested = True
                break
        assert rested, "no rest:\n" + life.room.describe()
        life.check()
    except AssertionError as error:
        raise AssertionError(f"seed {seed}: {error}") from None
