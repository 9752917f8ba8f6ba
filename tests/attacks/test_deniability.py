"""Claim: before a judge who holds one member's secrets nothing proves what the others said (protocol.md §9)."""

from collections.abc import Iterable
from random import Random

import gmpy2
import msgspec

from smmp_core.crypto.ffdhe import SMALL_TEST_GROUP
from smmp_core.crypto.suite import hash_, kdf, mac
from smmp_core.crypto.x25519 import ecdh, generate
from smmp_core.protocol import private
from smmp_core.protocol.acknowledgement import make_ack, read_ack
from smmp_core.protocol.agreement import Agreement
from smmp_core.protocol.frames import CONFIRM, NO_SENDER, ROUND2, ROUND3, Location, MessageFrame, ResyncFrame
from smmp_core.protocol.housekeeping import apply_own, genuine_resync, make_resync, receive_resync
from smmp_core.protocol.message import TEXT
from smmp_core.protocol.private import Pair, PrivateMessage
from smmp_core.protocol.receiving import decrypt, genuine
from smmp_core.protocol.rounds import Head, Plan, Round1, encode_last, read_round1
from smmp_core.protocol.sending import encrypt
from smmp_core.protocol.state import Epoch, RatchetState
from tests.protocol.party import GROUP, Negotiation

NOWHERE = Location(0, 0, NO_SENDER, 0)
FINITE = SMALL_TEST_GROUP


class Forgery:
    """Member 0 alone plays a whole group, with nothing of the others but their public identity keys."""

    def __init__(self, b: bytes, roster: tuple[bytes, ...], seed: int) -> None:
        random = Random(seed)
        self.random = random
        self.b, self.roster, self.N = b, roster, len(roster)
        self.plan = Plan(1, roster)
        self.member = Agreement.begin(
            group=GROUP,
            agreement=random.randbytes(16),
            plan=self.plan,
            identity=b,
            highest=0,
            random=random.randbytes,
            suite_group=FINITE,
        )
        self.ratchet_keys = {i: generate(random.randbytes) for i in range(1, self.N)}
        self.handshakes = {i: FINITE.generate(random.randbytes) for i in range(1, self.N)}
        self.frames: list[bytes] = []
        self._agree()

    def _take(self, frame: bytes) -> None:
        self.frames.append(frame)
        self.member.receive(frame, self.b, self.random.randbytes)

    def _head(self, type_: int, i: int) -> bytes:
        return Head(type_, GROUP, self.member.agreement, i).encode()

    def _agree(self) -> None:
        member, others = self.member, range(1, self.N)
        r_0 = member.r
        for i in others:
            head = Head(0x11, GROUP, member.agreement, i)
            self._take(Round1(head, self.plan, 0, self.ratchet_keys[i][1]).encode())
        keys = {}
        for i in others:  # k_0i from the side of 0: b_0 and r_0 are its own, and so is every r_i
            B_i, R_i = self.roster[i], self.ratchet_keys[i][1]
            keys[i] = hash_(ecdh(self.b, B_i), ecdh(r_0, R_i), ecdh(r_0, B_i), ecdh(self.b, R_i))
        self._elements(ROUND2, {i: H for i, (_, H) in self.handshakes.items()}, keys)
        H = dict(member.H)
        self._elements(ROUND3, {i: self._product(i, H) for i in others}, keys)
        assert member.stage == "ready" and member.epoch is not None
        member.confirm(NOWHERE)
        for i in others:
            key = kdf(member.epoch.pairs[i], "confirm", i, 0)
            last = encode_last(NOWHERE)
            self._take(self._head(CONFIRM, i) + last + mac(key, member.transcript, last))

    def _elements(self, type_: int, elements: dict[int, bytes], keys: dict[int, bytes]) -> None:
        for i, element in elements.items():
            tag = mac(keys[i], self.member.context, bytes((type_, i, 0)), element)
            self._take(self._head(type_, i) + element + tag)

    def _product(self, i: int, H: dict[int, bytes]) -> bytes:
        after, before = (FINITE.decode(H[(i + k) % self.N]) for k in (1, -1))
        quotient: gmpy2.mpz = FINITE.divide(after, before)
        return FINITE.encode(FINITE.power(quotient, self.handshakes[i][0]))


def as_member(epoch: Epoch, state: RatchetState, i: int, r: bytes) -> tuple[Epoch, RatchetState]:
    """The state that member i would have, as far as 0 needs it; pairs without 0 are made up."""
    pairs = tuple(b"" if k == i else epoch.pairs[i] if k == 0 else bytes(32) for k in range(epoch.N))
    return msgspec.structs.replace(epoch, j=i, pairs=pairs), msgspec.structs.replace(state, r=r, r_init=r)


def test_one_member_alone_forges_a_whole_transcript() -> None:
    """Deniability: member 0 forges the key agreement, messages by 1 and 2, to it alone too, a resync, acknowledgements.

    All frames go through the same functions that a real group's frames go through at member 0, and each
    is accepted. Nothing of the others was used but their public keys: a transcript and the secrets of one
    member prove nothing about anybody.
    """
    real = Negotiation(3, seed=3)
    fake = Forgery(real.identities[0], real.roster, seed=4)
    epoch, judge, roots, lasts, _ = fake.member.result()  # what any real agreement gives member 0
    assert epoch.roster == real.roster and set(lasts) == {0, 1, 2}
    random = fake.random.randbytes

    others = {i: as_member(epoch, judge, i, fake.ratchet_keys[i][0]) for i in (1, 2)}
    for speaker, text in [(1, b"I did it."), (2, b"So did I."), (1, b"Nobody may know.")]:
        said = encrypt(*others[speaker], id=random(16), position=None, kind=TEXT, time=5, content=text, random=random)
        frame = MessageFrame.parse(said.frame, 3)
        assert genuine(epoch, frame)
        received = decrypt(epoch, judge, frame)
        assert received.message.content == text
        judge = received.state
        for i, (own, state) in others.items():
            mine = said.state.r if i == speaker else state.r
            others[i] = own, msgspec.structs.replace(judge, r=mine, r_init=state.r_init)
            ack = make_ack(*others[i], bytes(32), 0)
            assert read_ack(epoch, ack).digest == judge.conv_digest

    ends = {i: Pair(GROUP, epoch.number, i, 0, epoch.pairs[i]) for i in (1, 2)}
    for i, theirs in ends.items():  # both halves of a one-on-one conversation, by 0 alone
        here = msgspec.structs.replace(theirs, j=0, i=i)
        reader = private.begin(here, roots[i], judge.r_init, judge.R_init[i], random)
        writer = private.begin(theirs, roots[i], fake.ratchet_keys[i][0], b"", random)
        for text in (b"Between us: I did it.", b"Do not tell."):
            whisper = PrivateMessage(private.TEXT, 7, text)
            writer, frame_i = private.encrypt(theirs, writer, random(16), whisper, random)
            reader, read = private.decrypt(here, reader, frame_i, random)
            assert read == whisper
            reader, answer = private.encrypt(here, reader, random(16), whisper, random)
            writer, _ = private.decrypt(theirs, writer, answer, random)
        assert private.read_private_ack(here, private.make_private_ack(theirs, [bytes(16)])) == [bytes(16)]

    own, state = others[1]
    offer = make_resync(own, state, 1, random)
    resync = ResyncFrame.parse(offer.frame, 3)
    assert genuine_resync(epoch, resync)
    judge, _ = receive_resync(epoch, judge, resync)
    resynced, _ = apply_own(own, state, offer)
    assert judge.check == resynced.check
    said = encrypt(own, resynced, id=random(16), position=None, kind=TEXT, time=6, content=b"Still I.", random=random)
    assert decrypt(epoch, judge, MessageFrame.parse(said.frame, 3)).message.content == b"Still I."


def test_forged_frames_look_like_real_ones() -> None:
    """Deniability: the frames of the forged agreement are those of a real one, byte for byte in kind and length."""
    real = Negotiation(3, seed=3)
    heard: list[bytes] = []

    def wire(sender: int, recipient: int, frame: bytes) -> Iterable[bytes]:
        if recipient == 0:
            heard.append(frame)
        return (frame,)

    real.run(wire)
    fake = Forgery(real.identities[0], real.roster, seed=4)
    assert sorted((f[0], len(f)) for f in fake.frames) == sorted((f[0], len(f)) for f in heard)
    assert read_round1(fake.frames[0]).plan.roster == real.roster


def test_limit_the_tag_of_a_frame_binds_the_pair_alone() -> None:
    """Limit: 0 cannot forge the tag for 2, so two members who pool their secrets do show a real frame to be real."""
    real = Negotiation(3, seed=3).run()
    (epoch_0, state_0, *_), (epoch_2, *_) = (real.members[j].result() for j in (0, 2))
    r_1, R_1 = generate(real.random.randbytes)
    own, state = as_member(epoch_0, msgspec.structs.replace(state_0, R=(state_0.R[0], R_1, state_0.R[2])), 1, r_1)
    frame = MessageFrame.parse(
        encrypt(
            own, state, id=bytes(16), position=None, kind=TEXT, time=0, content=b"x", random=real.random.randbytes
        ).frame,
        3,
    )
    assert genuine(epoch_0, frame) and not genuine(epoch_2, frame)
