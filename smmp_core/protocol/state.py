"""The state of SMMP §V: what an epoch fixes and what every step moves.

group_name and resync_required are the conversation's: the protocol's functions do not read them.
"""

from functools import cached_property

import msgspec

from smmp_core.crypto.suite import hash_, kdf, kdf_with
from smmp_core.crypto.x25519 import Exchange, ecdh_with
from smmp_core.protocol.frames import NO_SENDER, Location

ZERO_DIGEST = bytes(32)


class Epoch(msgspec.Struct, frozen=True, dict=True):
    """What a key agreement fixes: the group, its roster and the secrets of our pairs (A7)."""

    group: bytes  # 16 bytes
    number: int
    agreement: bytes  # id of the key agreement, 16 bytes
    roster: tuple[bytes, ...]  # identity keys B in byte order; the rank is the index
    j: int  # our index
    pairs: tuple[bytes, ...]  # p_ij by i, empty at j

    @property
    def N(self) -> int:
        """The group size."""
        return len(self.roster)

    @cached_property
    def _keys(self) -> dict[tuple[str, int, int], bytes]:
        return {}

    def pair_key(self, what: str, sender: int, recipient: int) -> bytes:
        """KDF(p_ij, what, sender, recipient) for a pair that we are part of; 32 bytes."""
        key = self._keys.get((what, sender, recipient))
        if key is None:
            pair = self.pairs[recipient if sender == self.j else sender]
            key = self._keys[what, sender, recipient] = kdf(pair, what, sender, recipient)
        return key

    def __repr__(self) -> str:
        """Without secrets."""
        return f"Epoch({self.number}, N={self.N}, j={self.j})"


class RatchetState(msgspec.Struct, frozen=True, dict=True):
    """Â_j of SMMP §V; every function returns a new one (M7)."""

    RK: bytes  # root key
    HK: bytes  # header key
    NHK: bytes  # next header key
    mk: bytes  # message key
    v: bytes  # group private ratchet key
    conv_digest: bytes  # digest of all messages of the era
    r: bytes  # our private ratchet key
    R: tuple[bytes, ...]  # {R_i}
    r_init: bytes
    R_init: tuple[bytes, ...]  # {R_i^init}
    location: Location  # the last accepted step

    @cached_property
    def ecdh_r(self) -> Exchange:
        """ECDH(r, ·)."""
        return ecdh_with(self.r)

    @cached_property
    def ecdh_v(self) -> Exchange:
        """ECDH(v, ·)."""
        return ecdh_with(self.v)

    @property
    def check(self) -> bytes:
        """KDF(RK, "check"): shows keys that part although digests agree."""
        return kdf(self.RK, "check")

    def __repr__(self) -> str:
        """Without secrets."""
        return f"RatchetState({tuple(self.location)}, digest {self.conv_digest.hex()[:8]})"


def initial_state(MK: bytes, r: bytes, R: tuple[bytes, ...], epoch: int) -> RatchetState:
    """The state of SMMP §VI.10."""
    derive = kdf_with(MK)
    return RatchetState(
        RK=derive(b"\x00"),
        HK=derive(b"\x01"),
        NHK=derive(b"\x02"),
        mk=derive(b"\x03"),
        v=derive(b"\x04"),
        conv_digest=ZERO_DIGEST,
        r=r,
        R=R,
        r_init=r,
        R_init=R,
        location=Location(epoch, 0, NO_SENDER, 0),
    )


def group_secret(ecdh_v: Exchange, R: tuple[bytes, ...]) -> bytes:
    """ECDH(v, ‖_i R_i) as M4 reads it: X25519(v, hash(‖_i R_i))."""
    # The top bit is masked by X25519 itself; clearing it keeps the point canonical for our strict ECDH.
    point = bytearray(hash_(*R))
    point[31] &= 0x7F
    return ecdh_v(bytes(point))


def step(state: RatchetState, conv_digest: bytes, r: bytes, R: tuple[bytes, ...]) -> RatchetState:
    """The ratchet's move of SMMP §VII.7 and §VIII.6 to the next step."""
    RK = hash_(state.RK, group_secret(state.ecdh_v, R))
    derive = kdf_with(RK)
    after = msgspec.structs.replace(
        state,
        RK=RK,
        HK=state.NHK,
        NHK=derive(b"\x02"),
        mk=derive(b"\x03"),
        conv_digest=conv_digest,
        r=r,
        R=R,
        location=state.location.next_step,
    )
    # What stays the same is not decoded again: that costs as much as using it.
    after.__dict__["ecdh_v"] = state.ecdh_v
    if r == state.r:
        after.__dict__["ecdh_r"] = state.ecdh_r
    return after
