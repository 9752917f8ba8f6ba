"""N members in one place, with seeded randomness: what the protocol's tests play with."""

from collections.abc import Callable, Iterable
from random import Random

import msgspec

from smmp_core.crypto.ffdhe import SMALL_TEST_GROUP, FiniteGroup
from smmp_core.crypto.x25519 import generate
from smmp_core.errors import PeerError
from smmp_core.protocol.agreement import Agreement, ConfirmationMismatch
from smmp_core.protocol.frames import NO_SENDER, Location, MessageFrame, ResyncFrame
from smmp_core.protocol.message import TEXT
from smmp_core.protocol.receiving import Received, decrypt, genuine
from smmp_core.protocol.rounds import Plan
from smmp_core.protocol.sending import Sent, encrypt
from smmp_core.protocol.state import Epoch, RatchetState

GROUP = bytes(range(16))
NOWHERE = Location(0, 0, NO_SENDER, 0)

Wire = Callable[[int, int, bytes], Iterable[bytes]]
"""(sender, recipient, frame) to what arrives."""


def untouched(sender: int, recipient: int, frame: bytes) -> Iterable[bytes]:
    return (frame,)


def flip(data: bytes, bit: int) -> bytes:
    """``data`` with one bit flipped, counted modulo its length."""
    changed = bytearray(data)
    changed[bit // 8 % len(data)] ^= 1 << bit % 8
    return bytes(changed)


def public_view(state: RatchetState) -> tuple[object, ...]:
    """What all members of a group in step have in common."""
    return state.RK, state.HK, state.NHK, state.mk, state.v, state.conv_digest, state.R, state.R_init, state.location


class Negotiation:
    """One attempt at a key agreement by all members."""

    def __init__(
        self,
        size: int,
        seed: int = 0,
        finite: FiniteGroup = SMALL_TEST_GROUP,
        highest: Iterable[int] = (),
        *,
        away: int = 0,
    ) -> None:
        """``away``: how many members more there are who do not take part."""
        self.random = Random(seed)
        pairs = sorted((generate(self.random.randbytes) for _ in range(size)), key=lambda pair: pair[1])
        self.identities = [b for b, _ in pairs]
        self.roster = tuple(B for _, B in pairs)
        self.id = self.random.randbytes(16)
        self.away = tuple(sorted(generate(self.random.randbytes)[1] for _ in range(away)))
        self.finite = finite
        known = dict(enumerate(highest))
        self.highest = max(known.values(), default=0)
        self.members = [self.begin(j, highest=known.get(j, 0)) for j in range(size)]
        self.errors: dict[int, PeerError] = {}

    def plan(self, starter: int = 0) -> Plan:
        """Who joined when: the first in this epoch, the second in 1, the third in 2 …, as far as epochs go."""
        everybody = range(len(self.roster) + len(self.away))
        return Plan(starter, self.roster, self.away, tuple(min(k, self.highest) for k in everybody))

    def begin(self, j: int, *, highest: int = 0, plan: Plan | None = None) -> Agreement:
        return Agreement.begin(
            group=GROUP,
            agreement=self.id,
            plan=plan or self.plan(),
            identity=self.identities[j],
            highest=highest,
            random=self.random.randbytes,
            suite_group=self.finite,
        )

    def deliver(self, recipient: int, frame: bytes) -> None:
        """Hand a frame to a member, which gives up at the first error, but goes on after a bad confirmation."""
        if recipient in self.errors and not isinstance(self.errors[recipient], ConfirmationMismatch):
            return
        member = self.members[recipient]
        try:
            member.receive(frame, self.identities[recipient], self.random.randbytes)
        except PeerError as error:
            self.errors[recipient] = error
        if member.stage == "ready":
            member.confirm(NOWHERE._replace(step=recipient))

    def run(self, wire: Wire = untouched) -> "Negotiation":
        """Carry all frames, each once, until nobody says anything new."""
        said: dict[tuple[int, int], int] = {}
        news = True
        while news:
            news = False
            for sender, member in enumerate(self.members):
                for recipient, outgoing in member.frames().items():
                    fresh = outgoing[said.get((sender, recipient), 0) :]
                    said[sender, recipient] = len(outgoing)
                    for frame in fresh:
                        news = True
                        for arriving in wire(sender, recipient, frame):
                            self.deliver(recipient, arriving)
        return self

    @property
    def established(self) -> list[int]:
        return [j for j, member in enumerate(self.members) if member.stage == "established"]


class Party:
    """A group in step."""

    def __init__(self, size: int, seed: int = 0) -> None:
        negotiation = Negotiation(size, seed).run()
        results = [member.result() for member in negotiation.members]
        self.epochs: list[Epoch] = [result.epoch for result in results]
        self.states: list[RatchetState] = [result.ratchet for result in results]
        self.roots = [result.roots for result in results]
        self.random = Random(seed + 1)

    @property
    def size(self) -> int:
        return len(self.states)

    def others(self, j: int) -> list[int]:
        return [i for i in range(self.size) if i != j]

    def encrypt(self, j: int, content: bytes = b"hello", *, random: Random | None = None) -> Sent:
        """What member j would send; nobody moves."""
        return encrypt(
            self.epochs[j],
            self.states[j],
            id=(random or self.random).randbytes(16),
            position=None,
            kind=TEXT,
            time=1_700_000_000_000,
            content=content,
            random=(random or self.random).randbytes,
        )

    def parse(self, frame: bytes) -> MessageFrame:
        return MessageFrame.parse(frame, self.size)

    def parse_resync(self, frame: bytes) -> ResyncFrame:
        return ResyncFrame.parse(frame, self.size)

    def take(self, i: int, frame: bytes) -> Received:
        """Member i takes a frame and moves."""
        parsed = self.parse(frame)
        assert genuine(self.epochs[i], parsed)
        received = decrypt(self.epochs[i], self.states[i], parsed)
        self.states[i] = received.state
        return received

    def say(self, j: int, content: bytes = b"hello") -> Sent:
        """Member j sends and everybody takes it."""
        sent = self.encrypt(j, content)
        for i in self.others(j):
            assert self.take(i, sent.frame).message == sent.message
        self.states[j] = sent.state
        return sent

    @property
    def in_step(self) -> bool:
        return len({public_view(state) for state in self.states}) == 1


def stored(value: msgspec.Struct) -> bytes:
    return msgspec.msgpack.encode(value)
