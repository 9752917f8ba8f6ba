"""ECDH and X of SMMP §IV: X25519 (RFC 7748), with strict public keys."""

from collections.abc import Callable
from typing import TypeAlias

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from smmp_core.crypto.random import RandomSource
from smmp_core.errors import SmmpError

Exchange: TypeAlias = Callable[[bytes], bytes]
"""ECDH(u, ·) for one private key."""

KEY_BYTES = 32
_P = 2**255 - 19
_SMALL_ORDER = frozenset(  # u of every point, on the curve or its twist, whose ECDH is all zero
    u.to_bytes(KEY_BYTES, "little")
    for u in (
        0,
        1,
        _P - 1,
        325606250916557431795983626356110631294008115727848805560023387167927233504,
        39382357235489614581723060781553021112529911719440698176882885853963445705823,
    )
)


class BadKey(SmmpError):
    """A public key is not one: not canonical, or of small order."""


def generate(random: RandomSource) -> tuple[bytes, bytes]:
    """A new key pair (u, U); 32 bytes each."""
    private = random(KEY_BYTES)
    return private, public_key(private)


def public_key(private: bytes) -> bytes:
    """U = ECDH(u, X)."""
    return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def is_canonical(public: bytes) -> bool:
    """Whether these bytes are the one encoding of a field element."""
    return len(public) == KEY_BYTES and int.from_bytes(public, "little") < _P


def is_key(public: bytes) -> bool:
    """Whether these bytes are a public key: canonical, and not of small order.

    Exactly these keys are taken by :func:`ecdh`, for whatever private key.
    """
    return is_canonical(public) and public not in _SMALL_ORDER


def ecdh(private: bytes, public: bytes) -> bytes:
    """ECDH(u, V), 32 bytes.

    Raises:
        BadKey: ``public`` is not canonical, or the result would be all zero.
    """
    return ecdh_with(private)(public)


def ecdh_with(private: bytes) -> Exchange:
    """ECDH(u, ·): decoding u costs as much as using it, so decode it once for many V; raises as ``ecdh``."""
    key = X25519PrivateKey.from_private_bytes(private)

    def exchange(public: bytes) -> bytes:
        if not is_key(public):
            raise BadKey
        return key.exchange(X25519PublicKey.from_public_bytes(public))

    return exchange
