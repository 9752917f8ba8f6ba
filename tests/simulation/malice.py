"""Members who lie: their engine is real, and so are its secrets; what it encrypts and what leaves it is bent."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from random import Random
from typing import Any, ClassVar
from unittest.mock import patch

import msgspec

from smmp_core.conversation import signals
from smmp_core.conversation.group import Group
from smmp_core.conversation.member import Member
from smmp_core.conversation.signals import Claim, Grant, Remove, Request, Signal, Yield
from smmp_core.crypto.suite import kdf, mac, open_, seal, xor
from smmp_core.protocol.acknowledgement import make_ack
from smmp_core.protocol.frames import ROUND2, ROUND3, Location, MessageFrame, slot
from smmp_core.protocol.housekeeping import make_resync
from smmp_core.protocol.message import TEXT
from smmp_core.protocol.sending import Sent, encrypt
from smmp_core.protocol.state import Epoch, RatchetState
from smmp_core.simulation.network import SimulatedMember
from tests.simulation.lives import Act, pick
from tests.simulation.room import Room


class Liar:
    """A malicious member; as it stands it does everything right."""

    FORKS: ClassVar[bool] = False  # whether it tells different members different things
    EVIDENCE: ClassVar[bool] = True  # whether who is told "equivocation" holds evidence that stays
    SPOILS: ClassVar[bool] = False  # whether nothing may be agreed any more as long as it is a member (protocol.md §9)

    def __init__(self, room: Room, member: SimulatedMember, *, deaf: bool) -> None:
        """``deaf``: it does not hear that it is removed, and goes on."""
        self.room, self.member, self._deaf = room, member, deaf
        self.active = True
        self.random = Random(room.network.random.getrandbits(64))
        self.due: Act | None = None  # a lie it will tell with the next message it encrypts
        self.told = 0  # lies that were encrypted

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Its build of the library: another ``encrypt``."""
        with patch("smmp_core.conversation.session.encrypt", self._encrypt):
            yield

    def on_the_wire(self, sender: bytes, receiver: bytes, frame: bytes) -> bytes | None:
        """What goes in its stead over the wire, both ways."""
        if not self.active or self.member.key not in (sender, receiver):
            return frame
        if sender == self.member.key:
            return self.leaving(receiver, frame)
        if self._deaf and frame[0] == Remove.TYPE:
            return None
        self.coming(sender, frame)
        return frame

    # -- what it knows ------------------------------------------------------------------------

    @property
    def group(self) -> Group | None:
        """Its group, if it runs and has a key there."""
        group = self.member.engine.groups.get(self.room.id) if self.member.engine is not None else None
        return group if group is not None and group.conversation is not None else None

    @property
    def epoch(self) -> Epoch:
        return self.room.conversation(self.member).epoch

    @property
    def ratchet(self) -> RatchetState:
        return self.room.conversation(self.member)._session.ratchet

    @property
    def others(self) -> list[bytes]:
        """The other members of its epoch."""
        return self.room.conversation(self.member).others

    # -- what it does -------------------------------------------------------------------------

    def send(self, receiver: bytes, frame: bytes) -> None:
        """Put a frame of its own beside those of its engine."""

        def add(engine: Member, now: float) -> None:
            engine.world.effects.frames.append((receiver, frame))

        self.room.network.act(self.member, add)

    def signal(self, signal: Signal) -> None:
        """Send a signal to everybody."""
        for receiver in self.others:
            self.send(receiver, signals.encode(self.room.id, signal))

    def lie(self, act: Act) -> None:
        """Do what it is here for, once; what needs a message comes with the next one it encrypts."""
        if self.active and self.group is not None:
            self.deed(act)

    # -- what a kind of liar does -------------------------------------------------------------

    def deed(self, act: Act) -> None:
        """Lie at once; most can only bend what they say."""
        self.due = act
        self.room.chat(1, [self.member])

    def leaving(self, receiver: bytes, frame: bytes) -> bytes | None:
        """What leaves instead of a frame of its engine."""
        return frame

    def coming(self, sender: bytes, frame: bytes) -> None:
        """A frame is on its way to it."""

    def encrypt(self, act: Act, epoch: Epoch, state: RatchetState, said: dict[str, Any]) -> Sent:
        """What it encrypts instead of the truth."""
        return encrypt(epoch, state, **said)

    def _encrypt(self, epoch: Epoch, state: RatchetState, **said: Any) -> Sent:
        due = self.due
        if due is None or epoch.roster[epoch.j] != self.member.key or not self.active or said["kind"] != TEXT:
            return encrypt(epoch, state, **said)
        self.due = None
        self.told += 1
        return self.encrypt(due, epoch, state, said)


class Forger(Liar):
    """Speaks as another member, with tags that are junk or its own: it knows every key but the others' pairs."""

    def deed(self, act: Act) -> None:
        epoch, ratchet, random = self.epoch, self.ratchet, self.random.randbytes
        posed = epoch.roster.index(pick(self.others, act.who))
        as_other = msgspec.structs.replace(epoch, j=posed)  # with its own pairs' secrets
        kind = pick(["message", "resync", "ack", "ahead"], act.how)
        for receiver in self.others:
            i = epoch.roster.index(receiver)
            if i == posed:
                continue
            if kind == "message":
                said = f"as member {posed}".encode()
                frame = encrypt(
                    as_other, ratchet, id=random(16), position=None, kind=TEXT, time=0, content=said, random=random
                ).frame
            elif kind == "resync":
                frame = make_resync(as_other, ratchet, ratchet.location.era + 1, random).frame
            else:
                here = Location(*ratchet.location[:3], ratchet.location.step + 1000 * (kind == "ahead"))
                claimed = msgspec.structs.replace(ratchet, conv_digest=random(32), location=here)
                frame = make_ack(as_other, claimed, random(32), i)
            if act.whom < 0.3:
                size = 32 if kind in ("ack", "ahead") else 32 * (epoch.N - 1)
                frame = frame[:-size] + random(size)
            self._arrive(receiver, frame)

    def _arrive(self, receiver: bytes, frame: bytes) -> None:
        """It comes over the liar's link, and nothing happens."""
        network = self.room.network
        victim = next(member for member in network.members if member.key == receiver)
        group = victim.engine.groups.get(self.room.id) if victim.engine is not None else None
        if group is None or group.conversation is None or self.member.key not in victim.member.world.connected:
            return
        network.act(victim, lambda engine, now: engine.handle_timer(now))
        before = self._look(victim)
        network.act(victim, lambda engine, now: engine.receive(self.member.key, frame, now))
        assert self._look(victim) == before, f"a forged frame of type {frame[0]} has changed something at {victim.name}"

    def _look(self, victim: SimulatedMember) -> tuple[object, ...]:
        """What a frame can change."""
        conversation = self.room.conversation(victim)
        session, standings = conversation._session, conversation.acknowledgements.standings
        held = session.ratchet, session.target, dict(standings), conversation.recovery.wants_agreement
        return *held, self.room.group(victim).rekeying.attempt, len(victim.events)


class TwoTexts(Liar):
    """Tells some another text, or the same under another key: two genuine frames for one step."""

    FORKS = SPOILS = True

    def __init__(self, room: Room, member: SimulatedMember, *, deaf: bool) -> None:
        super().__init__(room, member, deaf=deaf)
        self._twins: dict[bytes, tuple[bytes, set[bytes]]] = {}  # frame: its twin and who gets it

    def encrypt(self, act: Act, epoch: Epoch, state: RatchetState, said: dict[str, Any]) -> Sent:
        seed = self.random.getrandbits(64)
        sent = encrypt(epoch, state, **said | {"random": Random(seed).randbytes})
        content, source = (said["content"], self.random) if act.whom < 0.3 else (b"not this", Random(seed))
        twin = encrypt(epoch, state, **said | {"content": content, "random": source.randbytes})
        others = [member for member in epoch.roster if member != self.member.key]
        if len(others) > 1:
            bits = 1 + int(act.who * (2 ** len(others) - 2))
            self._twins[sent.frame] = twin.frame, {m for place, m in enumerate(others) if bits >> place & 1}
        return sent

    def leaving(self, receiver: bytes, frame: bytes) -> bytes | None:
        twin, fooled = self._twins.get(frame, (frame, set()))
        return twin if receiver in fooled else frame


class TwoKeys(Liar):
    """Gives one member another new ratchet key than the rest, in one frame."""

    FORKS, EVIDENCE = True, False

    def encrypt(self, act: Act, epoch: Epoch, state: RatchetState, said: dict[str, Any]) -> Sent:
        sent = encrypt(epoch, state, **said)
        frame, j = MessageFrame.parse(sent.frame, epoch.N), epoch.j
        others = [i for i in range(epoch.N) if i != j]
        victim = pick(others, act.who)
        header, key, place = frame.header.encode(), kdf(state.HK, "header", j, victim), slot(victim, j)
        bent = xor(open_(key, frame.headers[place], header), bytes(32) + b"\x01")
        parts = (*frame.headers[:place], seal(key, bent, header, self.random.randbytes), *frame.headers[place + 1 :])
        name = replace(frame, headers=parts).name
        tags = tuple(mac(epoch.pair_key("origin", j, i), name) for i in others)
        return sent._replace(frame=replace(frame, headers=parts, tags=tags).encode(), name=name)


class Hog(Liar):
    """Never passes the floor, and claims it whenever somebody asks."""

    PAUSE: ClassVar[float] = 0.5  # seconds: it need not be faster to keep everybody waiting

    def __init__(self, room: Room, member: SimulatedMember, *, deaf: bool) -> None:
        super().__init__(room, member, deaf=deaf)
        self._claimed_at = 0.0

    def deed(self, act: Act) -> None:
        turns = self.room.conversation(self.member)._floor.turns
        serial = turns.serial + 1
        self.signal(Claim(turns.era, serial))
        self.signal(Grant(turns.era, serial, self.epoch.j, (), self.ratchet.location.step))
        turns.serial, turns.holder = serial, self.epoch.j

    def leaving(self, receiver: bytes, frame: bytes) -> bytes | None:
        return None if frame[0] in (Grant.TYPE, Yield.TYPE) and not self._own(frame) else frame

    def _own(self, frame: bytes) -> bool:
        signal = signals.decode(frame)
        return isinstance(signal, Grant) and signal.to == self.epoch.j

    def coming(self, sender: bytes, frame: bytes) -> None:
        network = self.room.network
        if frame[0] == Request.TYPE and network.now >= self._claimed_at + self.PAUSE:
            self._claimed_at = network.now
            network.at(network.now, lambda: self.lie(Act("lie", 0, 0, 0, 0)))


class Resyncer(Liar):
    """Resyncs again and again, whatever its engine thinks of it."""

    def deed(self, act: Act) -> None:
        group = self.group
        assert group is not None and group.conversation is not None
        episode, now = group.conversation.recovery.episode, self.room.network.now
        episode.require(now)
        episode.send_at = now
        self.room.network.act(self.member, lambda _, now: group.settle(now))


class Backdater(Liar):
    """Gives what it says a place in the past, agreed on or not, or in the future."""

    SPOILS = True

    def encrypt(self, act: Act, epoch: Epoch, state: RatchetState, said: dict[str, Any]) -> Sent:
        here = state.location.next_step
        past = [(position[0], position[1], max(0, position[2] - 1)) for position, *_ in self._held]
        future = [
            (here.epoch, here.era, here.step + 1),
            (here.epoch, here.era + 1, 0),
            (here.epoch + 1, 0, 1),
            (2**32 - 1,) * 3,
        ]
        chosen = pick([*past, (here.epoch, 0, 0)], act.who) if act.how < 0.7 else pick(future, act.who)
        return encrypt(epoch, state, **said | {"position": chosen})

    @property
    def _held(self) -> list[tuple[tuple[int, int, int], str, str, str]]:
        return self.member.store.transcript(self.room.id)


class Spoiler(Liar):
    """Lets every key agreement fail that it is in."""

    def deed(self, act: Act) -> None:
        self.room.begin_agreement(self.member)

    def leaving(self, receiver: bytes, frame: bytes) -> bytes | None:
        bent = frame[0] in (ROUND2, ROUND3)
        return frame[:-1] + bytes([frame[-1] ^ 1]) if bent else frame


LIARS: dict[str, type[Liar]] = {
    "forger": Forger,
    "two texts": TwoTexts,
    "two keys": TwoKeys,
    "hog": Hog,
    "resyncer": Resyncer,
    "backdater": Backdater,
    "spoiler": Spoiler,
}
