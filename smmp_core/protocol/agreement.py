"""SMMP §VI: key agreement by authenticated Burmester-Desmedt, with the repairs A1-A9 of protocol.md §3.

An :class:`Agreement` is one attempt at one member. It takes the others' frames in any order, and all
it has to say is in :meth:`Agreement.frames`, to be sent and sent again.
"""

from collections.abc import Set
from contextlib import suppress
from typing import Final, Literal, NamedTuple

import msgspec

from smmp_core.crypto.ffdhe import FFDHE3072, GROUPS, BadElement, FiniteGroup
from smmp_core.crypto.random import RandomSource
from smmp_core.crypto.suite import HASH_BYTES, SUITE, equal, hash_, kdf, mac
from smmp_core.crypto.x25519 import BadKey, ecdh_with, generate, public_key
from smmp_core.errors import LocalError, PeerError
from smmp_core.protocol import frames
from smmp_core.protocol.frames import CONFIRM, ROUND1, ROUND2, ROUND3, Location, MalformedFrame
from smmp_core.protocol.rounds import (
    HEAD_BYTES,
    MAX_MEMBERS,
    MIN_MEMBERS,
    Head,
    Plan,
    Round1,
    decode_last,
    encode_last,
    frame_agreement,
    frame_bytes,
    read_head,
    read_round1,
)
from smmp_core.protocol.state import Epoch, RatchetState, initial_state

__all__ = [
    "Agreement",
    "ConfirmationMismatch",
    "EpochOutOfReach",
    "EqualShares",
    "Established",
    "IdentityNotConfirmed",
    "frame_agreement",
    "read_round1",
]

MAX_EPOCH: Final = 2**32 - 1
MAX_LEAD: Final = 2**20  # epochs by which a member may be ahead of us: nobody can use up the numbers (A9)

Stage = Literal["keys", "shares", "products", "ready", "confirmed", "established"]

DUE: Final[dict[Stage, int]] = {"keys": ROUND1, "shares": ROUND2, "products": ROUND3, "confirmed": CONFIRM}
"""The frame each stage waits for."""


class IdentityNotConfirmed(PeerError):
    """The identity of a member is not confirmed."""


class EqualShares(PeerError):
    """Two members sent the same handshake key."""


class ConfirmationMismatch(PeerError):
    """A member did not arrive at the same key."""


class EpochOutOfReach(PeerError):
    """A member claims an epoch that cannot be."""


class Established(NamedTuple):
    """What an agreement that all have confirmed gives."""

    epoch: Epoch
    ratchet: RatchetState
    roots: tuple[bytes, ...]  # of our pairs' one-on-one ratchets, by index; empty at j
    lasts: dict[int, Location]  # last steps in the old epoch, by index
    plan: Plan


class Agreement(msgspec.Struct):
    """One attempt at one member; can be stored at any time. The identity key b is handed in, never kept."""

    suite_group: str  # name of the finite group
    group: bytes
    agreement: bytes  # the attempt's id, 16 bytes
    plan: Plan  # as we see it; after the first round, as all do
    j: int
    r: bytes  # our ratchet key pair, from step 1
    R: dict[int, bytes]
    highest: dict[int, int]
    views: dict[int, Plan] = {}  # as the others see it, by index, until then
    stage: Stage = "keys"
    context: bytes = b""  # ctx (A3)
    epoch_number: int = 0  # 1 + the highest that any member had confirmed; known after the first round
    h: bytes = b""  # our handshake exponent, from the second round until MK is known (A8)
    keys: dict[int, bytes] = {}  # k_ij, erased with h
    H: dict[int, bytes] = {}
    K: dict[int, bytes] = {}
    transcript: bytes = b""  # hash(MK, ctx, ‖H_i, ‖K_i), which everybody confirms
    epoch: Epoch | None = None
    ratchet: RatchetState | None = None
    roots: tuple[bytes, ...] = ()  # of our pairs' one-on-one ratchets, by index; empty at j
    lasts: dict[int, Location] = {}  # who has confirmed, with its last step in the old epoch
    vouched: set[int] = set()  # who is known to have confirmed, its last step not
    sent: dict[int, list[bytes]] = {}  # all we have to say, by recipient
    early: dict[int, list[bytes]] = {}  # by sender: frames of rounds we have not reached, one a type

    def __repr__(self) -> str:
        """Without secrets."""
        return f"Agreement({self.agreement.hex()[:8]}, {self.stage})"

    @classmethod
    def begin(
        cls,
        *,
        group: bytes,
        agreement: bytes,
        plan: Plan,
        identity: bytes,
        highest: int,
        random: RandomSource,
        suite_group: FiniteGroup = FFDHE3072,
    ) -> "Agreement":
        """Steps 1 and 2 of SMMP §VI at one member.

        Args:
            group: the group's id.
            agreement: the attempt's id, 16 random bytes of its starter.
            plan: who started it, who takes part, who else is a member.
            identity: our private identity key b.
            highest: the highest epoch number we ever confirmed.
            random: for our ratchet key pair.
            suite_group: the cyclic group.
        """
        if not MIN_MEMBERS <= len(plan.roster) <= len(plan.members) <= MAX_MEMBERS:
            raise LocalError("A group has from 2 to 64 members.", code="bad_size")
        j = plan.roster.index(public_key(identity))
        r, R = generate(random)
        attempt = cls(suite_group.name, group, agreement, plan, j, r, {j: R}, {j: highest})
        first = Round1(Head(ROUND1, group, agreement, j), plan, highest, R).encode()
        attempt.sent = {i: [first] for i in attempt.others}
        return attempt

    @property
    def roster(self) -> tuple[bytes, ...]:
        """‖_i B_i."""
        return self.plan.roster

    @property
    def N(self) -> int:
        """The group size."""
        return len(self.roster)

    @property
    def others(self) -> list[int]:
        """All indices but ours."""
        return [i for i in range(self.N) if i != self.j]

    @property
    def _finite(self) -> FiniteGroup:
        return GROUPS[self.suite_group]

    def frames(self) -> dict[int, list[bytes]]:
        """All we have to say so far, by recipient, in order; for sending and for sending again."""
        return self.sent

    def waiting_for(self) -> set[int]:
        """Whose frame of the present stage is missing."""
        have: dict[Stage, Set[int]] = {
            "keys": self.R.keys(),
            "shares": self.H.keys(),
            "products": self.K.keys(),
            "confirmed": self.lasts.keys() | self.vouched,
        }
        return set(self.others) - have[self.stage] if self.stage in have else set()

    def receive(self, frame: bytes, identity: bytes, random: RandomSource) -> None:
        """Take a frame of this attempt; repeated ones do nothing, early ones wait.

        Raises:
            PeerError: the attempt must end; the error says why.
        """
        try:
            head = read_head(frame)
        except MalformedFrame:
            return
        ours = (head.group, head.agreement) == (self.group, self.agreement) and head.sender in self.others
        if not ours or len(frame) != frame_bytes(head.type, self.plan, self._finite.element_bytes):
            return
        if self.stage == "established" and head.type == CONFIRM and head.sender in self.vouched:
            self._take_confirmation(head, frame)
            return
        due = DUE.get(self.stage)
        if due is None or head.type > due:
            waiting = self.early.setdefault(head.sender, [])
            if len(waiting) < 3 and all(known[0] != head.type for known in waiting):
                waiting.append(frame)
            return
        if head.type < due:
            return
        self._take(head, frame)
        self._proceed(identity, random)

    def _take(self, head: Head, frame: bytes) -> None:
        match head.type:
            case frames.ROUND1:
                self._take_key(head, frame)
            case frames.ROUND2:
                self._take_element(self.H, head, frame)
            case frames.ROUND3:
                self._take_element(self.K, head, frame)
            case _:
                self._take_confirmation(head, frame)

    def _proceed(self, identity: bytes, random: RandomSource) -> None:
        """Take what came early for this stage; go to the next one when nobody is missing."""
        while True:
            self._take_early()
            if self.waiting_for():
                return
            match self.stage:
                case "keys":
                    self._share(identity, random)
                case "shares":
                    self._multiply()
                case "products":
                    self._derive()
                case _:
                    self._settle()
                    return

    def _settle(self) -> None:
        """Established when all have confirmed."""
        self._take_early()
        if self.stage == "confirmed" and not self.waiting_for():
            self.stage = "established"

    def _take_early(self) -> None:
        due = DUE.get(self.stage)
        for sender in sorted(self.early):
            waiting, self.early[sender] = self.early[sender], []
            for frame in waiting:
                if frame[0] == due:
                    self._take(read_head(frame), frame)
                else:
                    self.early[sender].append(frame)

    # -- round 1: B_j, R_j --------------------------------------------------------------------

    def _take_key(self, head: Head, frame: bytes) -> None:
        try:
            first = read_round1(frame)
        except MalformedFrame:
            return
        if head.sender in self.R or not first.plan.is_like(self.plan):
            return
        if first.highest > self.highest[self.j] + MAX_LEAD or first.highest >= MAX_EPOCH:
            raise self._blame(EpochOutOfReach, head.sender)
        self.R[head.sender], self.highest[head.sender] = first.R, first.highest
        self.views[head.sender] = first.plan

    def _share(self, identity: bytes, random: RandomSource) -> None:
        """Steps 3 and 4: the pairwise keys by triple Diffie-Hellman (A2), and H_j under a mac for each (A1, A3).

        The handshake pair of step 1 is made only here: the shorter h lives, the better (A8).
        """
        j = self.j
        self.epoch_number = 1 + max(self.highest.values())
        for i, view in self.views.items():
            if max(view.joined.values()) > self.epoch_number:
                raise self._blame(EpochOutOfReach, i)
        self.plan, self.views = self.plan.joined_with(self.views.values()), {}
        self.context = hash_(
            SUITE,
            self._finite.name.encode(),
            self.group,
            self.epoch_number.to_bytes(4, "big"),
            self.agreement,
            self.plan.encode(),
            *(self.R[i] for i in range(self.N)),
        )
        with_b, with_r = ecdh_with(identity), ecdh_with(self.r)
        for i in self.others:
            try:
                ours, theirs = with_r(self.roster[i]), with_b(self.R[i])
                cross = (ours, theirs) if j < i else (theirs, ours)
                self.keys[i] = hash_(with_b(self.roster[i]), with_r(self.R[i]), *cross)
            except BadKey:
                raise self._blame(IdentityNotConfirmed, i) from None
        self.h, self.H[j] = self._finite.generate(random)
        self._say_element(ROUND2, self.H[j])
        self.stage = "shares"

    # -- rounds 2 and 3: H_j, K_j -------------------------------------------------------------

    def _mac(self, type_: int, sender: int, recipient: int, element: bytes) -> bytes:
        """Covers ctx, round, sender and recipient beside the element (A3, A4)."""
        other = recipient if sender == self.j else sender
        return mac(self.keys[other], self.context, bytes((type_, sender, recipient)), element)

    def _say_element(self, type_: int, element: bytes) -> None:
        for i in self.others:
            self.sent[i].append(self._frame(type_, element + self._mac(type_, self.j, i, element)))

    def _take_element(self, known: dict[int, bytes], head: Head, frame: bytes) -> None:
        """Steps 5 to 7: believe an element only under the mac of the pair."""
        if head.sender in known:
            return
        body = frame[HEAD_BYTES:]
        element, tag = body[:-HASH_BYTES], body[-HASH_BYTES:]
        if not equal(tag, self._mac(head.type, head.sender, self.j, element)):
            raise self._blame(IdentityNotConfirmed, head.sender)
        try:
            number = self._finite.decode(element)
        except BadElement:
            raise self._blame(IdentityNotConfirmed, head.sender) from None
        if head.type == ROUND2 and number == 1:
            raise self._blame(IdentityNotConfirmed, head.sender)
        if head.type == ROUND2 and element in known.values():
            twin = next(i for i, other in known.items() if other == element)
            raise EqualShares(
                f"{self.roster[twin].hex()[:8]} and {self.roster[head.sender].hex()[:8]} sent the same handshake key.",
                peer=self.roster[head.sender],
            )
        known[head.sender] = element

    def _multiply(self) -> None:
        """Step 8: K_j = (H_{j+1} / H_{j-1})^{h_j}."""
        finite = self._finite
        after, before = (finite.decode(self.H[(self.j + k) % self.N]) for k in (1, -1))
        self.K[self.j] = finite.encode(finite.power(finite.divide(after, before), self.h))
        self._say_element(ROUND3, self.K[self.j])
        self.stage = "products"

    def _derive(self) -> None:
        """Steps 9 and 10: MK (A6), the pair secrets (A7) and the initial ratchet state; then forget (A8)."""
        finite, j, n = self._finite, self.j, self.N
        product = finite.power(finite.decode(self.H[(j - 1) % n]), self.h, n)
        # K_j^(n-1) K_{j+1}^(n-2) … K_{j-2}^1: each K enters a running product that is multiplied in once a step.
        running = finite.decode(self.K[j])
        product = product * running % finite.p
        for k in range(1, n - 1):
            running = running * finite.decode(self.K[(j + k) % n]) % finite.p
            product = product * running % finite.p
        everything = [self.context, *(self.H[i] for i in range(n)), *(self.K[i] for i in range(n))]
        MK = hash_(finite.encode(product), *everything)
        self.transcript = hash_(MK, *everything)
        pairs = tuple(b"" if i == j else kdf(self.keys[i] + MK, "pair") for i in range(n))
        self.roots = tuple(b"" if i == j else kdf(self.keys[i] + MK, "private") for i in range(n))
        R = tuple(self.R[i] for i in range(n))
        self.epoch = Epoch(self.group, self.epoch_number, self.agreement, self.roster, j, pairs)
        self.ratchet = initial_state(MK, self.r, R, self.epoch_number)
        self.h, self.r, self.keys = b"", b"", {}
        self.stage = "ready"

    # -- confirmation (A5) --------------------------------------------------------------------

    def _confirmation(self, sender: int, recipient: int, last: bytes) -> bytes:
        """conf_ji, pairwise: under a common key an insider could swap them; covers the last step (the cut)."""
        assert self.epoch is not None
        return mac(self.epoch.pair_key("confirm", sender, recipient), self.transcript, last)

    def confirm(self, last: Location) -> None:
        """Say to everybody that we hold the key and where we ended in the old epoch.

        Raises:
            ValueError: the attempt is not ready.
        """
        if self.stage != "ready":
            raise ValueError("not ready to confirm")
        encoded = encode_last(last)
        for i in self.others:
            self.sent[i].append(self._frame(CONFIRM, encoded + self._confirmation(self.j, i, encoded)))
        self.lasts[self.j] = last
        self.stage = "confirmed"
        with suppress(ConfirmationMismatch):  # it comes again, and receive() tells
            self._settle()

    def _take_confirmation(self, head: Head, frame: bytes) -> None:
        last, tag = frame[HEAD_BYTES:-HASH_BYTES], frame[-HASH_BYTES:]
        if not equal(tag, self._confirmation(head.sender, self.j, last)):
            raise self._blame(ConfirmationMismatch, head.sender)
        self.lasts[head.sender] = decode_last(last)

    def is_from(self, peer: bytes, frame: bytes) -> bool:
        """Whether a round's frame names ``peer`` as its sender: nobody hands on another's."""
        sender = frame[HEAD_BYTES - 1] if len(frame) >= HEAD_BYTES else self.N
        return sender < self.N and self.roster[sender] == peer

    def vouch(self, index: int) -> None:
        """A genuine frame of the new epoch counts as its author's confirmation."""
        if self.stage == "confirmed" and index not in self.lasts:
            self.vouched.add(index)
            self._settle()

    def pending(self) -> tuple[Epoch, RatchetState]:
        """The new epoch, once we have confirmed it and until :meth:`result` has handed it over.

        Raises:
            ValueError: we have not, or it has.
        """
        if self.epoch is None or self.ratchet is None or self.stage not in ("confirmed", "established"):
            raise ValueError("not confirmed")
        return self.epoch, self.ratchet

    def result(self) -> Established:
        """What the agreement gives when all have confirmed it; once.

        The last step of a member whose confirmation has not come is not there; it may come yet. The
        ratchet state is handed over, not kept: what it opens would outlive the steps it moves through.

        Raises:
            ValueError: not all have, or it has been handed over.
        """
        if self.stage != "established":
            raise ValueError("not established")
        epoch, ratchet = self.pending()
        roots, self.ratchet, self.roots = self.roots, None, ()
        return Established(epoch, ratchet, roots, self.lasts, self.plan)

    def _frame(self, type_: int, body: bytes) -> bytes:
        return Head(type_, self.group, self.agreement, self.j).encode() + body

    def _blame(self, kind: type[PeerError], index: int) -> PeerError:
        peer = self.roster[index]
        message = f"The identity of {peer.hex()[:8]} is not confirmed." if kind is IdentityNotConfirmed else None
        return kind(message, peer=peer)
