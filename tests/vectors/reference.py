"""The derivations of docs/protocol.md once more, written down plainly: what the vectors are checked against.

Nothing here comes from ``smmp_core``. Powers are ``pow()``, HKDF is the library's, and formulas stand
as the document prints them.
"""

import hmac
from hashlib import sha256
from math import factorial

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

SUITE = b"SMMP-1"


def u8(value: int) -> bytes:
    return value.to_bytes(1, "big")


def u16(value: int) -> bytes:
    return value.to_bytes(2, "big")


def u32(value: int) -> bytes:
    return value.to_bytes(4, "big")


def digest(*parts: bytes) -> bytes:
    """hash()"""
    return sha256(b"".join(parts)).digest()


def tag(key: bytes, *parts: bytes) -> bytes:
    """hmac()"""
    return hmac.new(key, b"".join(parts), sha256).digest()


def kdf(key: bytes, *items: bytes | str | int) -> bytes:
    """KDF()"""
    encoded = [
        u32(item) if isinstance(item, int) else item.encode() if isinstance(item, str) else item for item in items
    ]
    info = SUITE + b"".join(u16(len(item)) + item for item in encoded)
    return HKDF(SHA256(), 32, None, info).derive(key)


def public(private: bytes) -> bytes:
    return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def dh(private: bytes, other: bytes) -> bytes:
    """ECDH()"""
    return X25519PrivateKey.from_private_bytes(private).exchange(X25519PublicKey.from_public_bytes(other))


def opened(key: bytes, sealed: bytes, header: bytes) -> bytes:
    """d(): the nonce stands in front."""
    return ChaCha20Poly1305(key).decrypt(sealed[:12], sealed[12:], header)


def sealed(key: bytes, nonce: bytes, plaintext: bytes, header: bytes) -> bytes:
    """e()"""
    return nonce + ChaCha20Poly1305(key).encrypt(nonce, plaintext, header)


def xor(*values: bytes) -> bytes:
    result = 0
    for value in values:
        result ^= int.from_bytes(value, "big")
    return result.to_bytes(len(values[0]), "big")


def euler(bits: int) -> int:
    """floor(2^bits · e), from e = Σ 1/k! with what is lost bounded."""
    guard, last = 64, 500
    scaled = sum((1 << (bits + guard)) // factorial(k) for k in range(last))
    assert factorial(last).bit_length() > bits + guard  # the terms left out are below one unit together
    assert (scaled + last + 1) >> guard == scaled >> guard  # and the divisions lost less than that
    return scaled >> guard


def ffdhe3072() -> int:
    """The prime of RFC 7919, from its formula."""
    return 2**3072 - 2**3008 + (euler(2942) + 2625351) * 2**64 - 1


def plan(starter: int, B: list[bytes], away: list[bytes], since: list[int]) -> bytes:
    """starter u8 ‖ N u8 ‖ away u8 ‖ for each of the roster, then of those away: B 32 ‖ since u32"""
    joined = [member + u32(epoch) for member, epoch in zip(B + away, since, strict=True)]
    return u8(starter) + u8(len(B)) + u8(len(away)) + b"".join(joined)


def context(group_name: str, group: bytes, epoch: int, agreement: bytes, plan: bytes, R: list[bytes]) -> bytes:
    """ctx (A3)"""
    return digest(SUITE, group_name.encode(), group, u32(epoch), agreement, plan, *R)


def pair_handshake_key(b_i: bytes, r_i: bytes, B_j: bytes, R_j: bytes) -> bytes:
    """k_ij at i, for i < j (A2)"""
    return digest(dh(b_i, B_j), dh(r_i, R_j), dh(r_i, B_j), dh(b_i, R_j))


def product(p: int, h: list[int], H: list[int], j: int) -> int:
    """What the product of SMMP §VI.9 is at j, as the paper prints it, all from the exponents."""
    n = len(h)
    K = [pow(H[(i + 1) % n] * pow(H[i - 1], -1, p) % p, h[i], p) for i in range(n)]
    result = pow(H[j - 1], n * h[j], p)
    for k in range(n - 1):
        result = result * pow(K[(j + k) % n], n - 1 - k, p) % p
    return result


def turn(root: bytes, shared: bytes) -> tuple[bytes, bytes]:
    """A pair's new root and the chain that begins with it; for the first ones ``shared`` is empty."""
    return kdf(root + shared, "private root"), kdf(root + shared, "private chain")


def next_in_chain(chain: bytes) -> tuple[bytes, bytes]:
    """A one-on-one message's key and the chain after it."""
    return kdf(chain, "private message"), kdf(chain, "private chain")


def group_secret(v: bytes, R: list[bytes]) -> bytes:
    """X25519(v, hash(‖R_i)) (M4)"""
    return dh(v, digest(*R))


def next_root(RK: bytes, v: bytes, R: list[bytes]) -> bytes:
    return digest(RK, group_secret(v, R))
