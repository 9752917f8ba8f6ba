"""SMMP §X: protocol housekeeping; today that is resynchronizing the ratchet state (byte 0x00)."""

from typing import Final

import msgspec

from smmp_core.crypto.random import RandomSource
from smmp_core.crypto.suite import Undecryptable, hash_, kdf, kdf_with, mac, open_, seal
from smmp_core.crypto.x25519 import ecdh_with, generate, is_key
from smmp_core.errors import PeerError
from smmp_core.protocol.frames import RESYNC, Header, Location, ResyncFrame, slot
from smmp_core.protocol.receiving import genuine as genuine_resync
from smmp_core.protocol.state import ZERO_DIGEST, Epoch, RatchetState, group_secret

__all__ = [
    "ResyncOffer",
    "ResyncUndecryptable",
    "Superseded",
    "apply_own",
    "genuine_resync",
    "make_resync",
    "receive_resync",
    "switch",
]

RESYNCHRONIZE: Final = 0x00  # housekeeping byte of SMMP §X.A; 0x01, one-on-one messages, is SMMP §IX's


class ResyncUndecryptable(PeerError):
    """A genuine resync could not be followed: the group needs a new key agreement."""


class ResyncOffer(msgspec.Struct, frozen=True):
    """A resync made but not sent yet: it waits for its back-off (§X.B.1 steps 1-6)."""

    frame: bytes
    v_new: bytes
    r_new: bytes
    R_new: bytes

    def __repr__(self) -> str:
        """Without secrets."""
        return "ResyncOffer(…)"


class Superseded(msgspec.Struct, frozen=True):
    """What is kept to change sides if a resync of a lower index turns up (R4); never v or RK."""

    era: int  # number of the era entered
    winner: int  # index of its sender
    seed: bytes  # KDF(v, "seed") of the era left
    keys: dict[int, bytes]  # by index q < winner: the key of q's resync for us
    r_init: bytes
    R_init: tuple[bytes, ...]

    def __repr__(self) -> str:
        """Without secrets."""
        return f"Superseded(era {self.era}, winner {self.winner})"


def _key(epoch: Epoch, v: bytes, sender: int, recipient: int, era: int) -> bytes:
    """KDF(v ‖ p_ij, "resync", j, i, era) (R1)."""
    pair = epoch.pairs[recipient if sender == epoch.j else sender]
    return kdf(v + pair, "resync", sender, recipient, era)


def make_resync(epoch: Epoch, state: RatchetState, era: int, random: RandomSource) -> ResyncOffer:
    """§X.B.1 steps 1-5: a new v and a new ratchet key for everybody, in one frame."""
    j = epoch.j
    v_new = random(32)
    r_new, R_new = generate(random)
    header = Header(RESYNC, epoch.group, Location(epoch.number, era, j, 0), j)
    encoded = header.encode()
    recipients = [i for i in range(epoch.N) if i != j]
    plaintext = bytes((RESYNCHRONIZE, j)) + v_new + R_new
    parts = tuple(seal(_key(epoch, state.v, j, i, era), plaintext, encoded, random) for i in recipients)
    untagged = ResyncFrame(header, hash_(v_new, R_new), parts, ())
    tags = tuple(mac(epoch.pair_key("origin", j, i), untagged.name) for i in recipients)
    frame = ResyncFrame(header, untagged.commitment, parts, tags)
    return ResyncOffer(frame.encode(), v_new, r_new, R_new)


def apply_own(epoch: Epoch, state: RatchetState, offer: ResyncOffer) -> tuple[RatchetState, Superseded]:
    """§X.B.1 step 9: enter the era of our own resync."""
    era = Header.parse(offer.frame).location
    kept = _superseded(epoch, state, era)
    return _enter(kept, era, offer.v_new, offer.R_new, offer.r_new), kept


def receive_resync(epoch: Epoch, state: RatchetState, frame: ResyncFrame) -> tuple[RatchetState, Superseded]:
    """§X.A.1: follow a genuine resync into the next era.

    Raises:
        ResyncUndecryptable: our part does not open, or is not what was promised to all (R1).
        ValueError: it is not of the next era; sorting is the caller's.
    """
    era = frame.header.location
    if era.era != state.location.era + 1:
        raise ValueError("not the next era")
    q = frame.header.sender
    v_new, R_new = _open(epoch, _key(epoch, state.v, q, epoch.j, era.era), frame)
    kept = _superseded(epoch, state, era)
    return _enter(kept, era, v_new, R_new, kept.r_init), kept


def switch(epoch: Epoch, superseded: Superseded, frame: ResyncFrame) -> tuple[RatchetState, Superseded]:
    """Change to the side of a resync with the same era number and a lower sender (R4).

    Raises:
        ResyncUndecryptable: as for :func:`receive_resync`.
        ValueError: it does not win.
    """
    era, q = frame.header.location, frame.header.sender
    if era.era != superseded.era or q not in superseded.keys:
        raise ValueError("not a resync that wins")
    v_new, R_new = _open(epoch, superseded.keys[q], frame)
    keys = {i: key for i, key in superseded.keys.items() if i < q}
    kept = msgspec.structs.replace(superseded, winner=q, keys=keys)
    return _enter(kept, era, v_new, R_new, kept.r_init), kept


def _superseded(epoch: Epoch, state: RatchetState, era: Location) -> Superseded:
    lower = (q for q in range(era.era_sender) if q != epoch.j)
    keys = {q: _key(epoch, state.v, q, epoch.j, era.era) for q in lower}
    return Superseded(era.era, era.era_sender, kdf(state.v, "seed"), keys, state.r_init, state.R_init)


def _open(epoch: Epoch, key: bytes, frame: ResyncFrame) -> tuple[bytes, bytes]:
    q = frame.header.sender
    try:
        plaintext = open_(key, frame.parts[slot(epoch.j, q)], frame.header.encode())
    except Undecryptable:
        raise ResyncUndecryptable(peer=epoch.roster[q]) from None
    start, v_new, R_new = plaintext[:2], plaintext[2:34], plaintext[34:]
    if start != bytes((RESYNCHRONIZE, q)) or hash_(v_new, R_new) != frame.commitment or not is_key(R_new):
        raise ResyncUndecryptable(peer=epoch.roster[q])
    return v_new, R_new


def _enter(kept: Superseded, era: Location, v_new: bytes, R_new: bytes, r: bytes) -> RatchetState:
    """The new era's state (R2, R3): everybody else returns to the initial ratchet keys, its own included."""
    q = era.era_sender
    R = (*kept.R_init[:q], R_new, *kept.R_init[q + 1 :])
    S = hash_(kept.seed, v_new)
    v = kdf(S, b"\x04")
    RK = hash_(kdf(S, b"\x00"), group_secret(ecdh_with(v), R))
    derive = kdf_with(RK)
    return RatchetState(
        RK=RK,
        HK=derive(b"\x01"),
        NHK=derive(b"\x02"),
        mk=derive(b"\x03"),
        v=v,
        conv_digest=ZERO_DIGEST,
        r=r,
        R=R,
        r_init=r,
        R_init=R,
        location=era,
    )
