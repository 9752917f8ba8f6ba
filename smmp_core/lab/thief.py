"""A thief who copied somebody's state and listens: what it can read, and when it can no longer (protocol.md §9).

It changes nothing and forgets nothing. All that it does is done with the functions that members use, in the seat of
the victim; the victim's own frames it opens in the seats of those whom they are for, since the secrets of a pair are
known at both ends.
"""

from typing import NamedTuple

import msgspec

from smmp_core.conversation.stored import Strand
from smmp_core.crypto.suite import Undecryptable, hash_, kdf, open_, xor
from smmp_core.protocol.frames import MESSAGE, RESYNC, Header, Location, MalformedFrame, MessageFrame, ResyncFrame, slot
from smmp_core.protocol.housekeeping import ResyncUndecryptable, receive_resync
from smmp_core.protocol.message import Message
from smmp_core.protocol.receiving import (
    DigestMismatch,
    KeyEquivocation,
    MessageUndecryptable,
    decrypt,
    genuine,
    is_ours,
)
from smmp_core.protocol.sending import mask
from smmp_core.protocol.state import RatchetState, step
from smmp_core.trace.records import AnyRecord, Overheard, fingerprint, place_of, short

Frame = MessageFrame | ResyncFrame


class Outcome(NamedTuple):
    """What comes of a frame."""

    read: bool
    after: RatchetState | None = None  # None: the keys that come after it stay unknown


CLOSED, READ_ONLY = Outcome(False), Outcome(True)


class Thief:
    """Reads along at one member's links; changes nothing."""

    def __init__(self, victim: bytes, strand: Strand, records: list[AnyRecord]) -> None:
        """``strand``: the victim's epoch and ratchet at the theft; what is overheard goes to ``records``."""
        self._victim, self._epoch, self._records = victim, strand.epoch, records
        self._states: list[RatchetState] = [strand.ratchet]  # all it ever knew, the latest last
        self._heard: set[bytes] = set()  # frames that it has got, by a hash
        self._waiting: list[Frame] = []  # those that came before the one they follow
        self._lost: set[Location] = set()  # where it did not learn the keys that come after

    def overhear(self, sender: bytes, receiver: bytes, frame: bytes, now: float, author: str = "") -> None:
        """A frame passes from ``sender`` to ``receiver`` at ``now``; ``author``: who made it, if somebody else did."""
        if self._victim not in (sender, receiver) or frame[:1] not in (bytes((MESSAGE,)), bytes((RESYNC,))):
            return
        name = hash_(frame)
        if name in self._heard:
            return
        self._heard.add(name)
        try:
            header = Header.parse(frame)
            if header.location.epoch != self._epoch.number:  # another key agreement: no key that it has fits there
                self._tell(author or short(sender), header.location, now, CLOSED)
                return
            parse = MessageFrame.parse if header.type == MESSAGE else ResyncFrame.parse
            parsed = parse(frame, self._epoch.N)
        except MalformedFrame:
            return
        if self._is_real(parsed):
            self._waiting.append(parsed)
            self._read_on(now)

    def _is_real(self, frame: Frame) -> bool:
        """Whether it is what it seems: the thief can tell as the victim can (M5)."""
        return is_ours(self._epoch, frame) or genuine(self._epoch, frame)

    def _read_on(self, now: float) -> None:
        """Try what waits, and again what waited for something that could be followed."""
        for frame in [*self._waiting]:
            location = frame.header.location
            outcome = self._message(frame) if isinstance(frame, MessageFrame) else self._resync(frame)
            if not outcome.read and self._may_still_follow(location):
                continue
            self._waiting.remove(frame)
            self._tell(short(self._epoch.roster[frame.header.sender]), location, now, outcome)
            if outcome.after is not None:
                self._states.append(outcome.after)
                self._read_on(now)
                return
            self._lost.add(location)

    def _may_still_follow(self, location: Location) -> bool:
        """Whether what comes before it may yet be on its way."""
        after_theft = location > self._states[0].location
        return after_theft and location.step > 0 and not any(self._leads_to(at, location) for at in self._lost)

    def _leads_to(self, lost: Location, location: Location) -> bool:
        """Whether the keys of ``location`` come from those of ``lost``: a step of its era, or a resync before it."""
        if lost.step == 0:
            return lost.era <= location.era
        return lost.era_start == location.era_start and lost < location

    def _tell(self, author: str, location: Location, now: float, outcome: Outcome) -> None:
        self._records.append(
            Overheard(
                at=now,
                member=short(self._victim),
                author=author,
                place=place_of(location),
                read=outcome.read,
                keys=fingerprint(outcome.after.RK) if outcome.after is not None else "",
            )
        )

    # -- with the functions that members use ---------------------------------------------------

    def _message(self, frame: MessageFrame) -> Outcome:
        """Open a message with any state that it may follow."""
        best, is_own = CLOSED, frame.header.sender == self._epoch.j
        for state in self._states:
            if state.location.next_step != frame.header.location:
                continue
            outcome = self._own_message(state, frame) if is_own else self._other_message(state, frame)
            if outcome.after is not None:
                return outcome
            best = max(best, outcome, key=lambda it: it.read)
        return best

    def _other_message(self, state: RatchetState, frame: MessageFrame) -> Outcome:
        """As the victim receives it (SMMP §VIII)."""
        try:
            return Outcome(True, decrypt(self._epoch, state, frame).state)
        except MessageUndecryptable:
            return CLOSED
        except (DigestMismatch, KeyEquivocation):  # it is open, but the new ratchet key is hidden from the stolen r
            return READ_ONLY

    def _own_message(self, state: RatchetState, frame: MessageFrame) -> Outcome:
        """As somebody receives it whom the victim wrote it for: ECDH(r_j, R_i) can be had from either end."""
        q, encoded = self._epoch.j, frame.header.encode()
        i = next(i for i in range(self._epoch.N) if i != q)
        try:
            plaintext = open_(kdf(state.mk, "body", q), frame.body, encoded)
            message = Message.parse(plaintext)
            opened = open_(kdf(state.HK, "header", q, i), frame.headers[slot(i, q)], encoded)
        except (Undecryptable, MalformedFrame):
            return CLOSED
        digest = xor(hash_(plaintext), state.conv_digest)
        R_new = xor(opened[1:], mask(state.ecdh_r(state.R[i]), encoded, q, i, digest))
        if hash_(R_new) != message.next_key_hash:  # made with a private key that came after the stolen one
            return READ_ONLY
        return Outcome(True, step(state, digest, state.r, (*state.R[:q], R_new, *state.R[q + 1 :])))

    def _resync(self, frame: ResyncFrame) -> Outcome:
        """Follow a resync into its era (SMMP §X.A.1): v has not moved since the theft, nor have the pairs' secrets."""
        epoch, q = self._epoch, frame.header.sender
        if q == epoch.j:
            i = next(i for i in range(epoch.N) if i != q)
            pairs = tuple(epoch.pairs[i] if k == q else b"" for k in range(epoch.N))
            epoch = msgspec.structs.replace(epoch, j=i, pairs=pairs)
        for state in self._states:
            if state.location.era + 1 == frame.header.location.era:
                try:
                    return Outcome(True, receive_resync(epoch, state, frame)[0])
                except ResyncUndecryptable:
                    pass
        return CLOSED
