"""The Noise channel: another implementation's reading of it, and keys that are refused."""

import hashlib
import hmac
import os

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from smmp_core.crypto.x25519 import public_key
from smmp_core.network.errors import BrokenStream, HandshakeFailed
from smmp_core.network.noise_xx import PROLOGUE, PROTOCOL, NoiseXX

P = 2**255 - 19


class PlainInitiator:
    """Noise XX written out from its specification (revision 34), as the initiator."""

    def __init__(self, static: bytes, *, claim: bytes | None = None) -> None:
        self.s, self.claim = static, claim or public_key(static)
        self.e = os.urandom(32)
        self.h = self.ck = PROTOCOL  # 32 bytes already
        self.k, self.n = b"", 0
        self.mix_hash(PROLOGUE)

    def mix_hash(self, data: bytes) -> None:
        self.h = hashlib.sha256(self.h + data).digest()

    def hkdf(self, material: bytes) -> tuple[bytes, bytes]:
        temp = hmac.digest(self.ck, material, "sha256")
        one = hmac.digest(temp, b"\x01", "sha256")
        return one, hmac.digest(temp, one + b"\x02", "sha256")

    def mix_dh(self, private: bytes, public: bytes) -> None:
        secret = X25519PrivateKey.from_private_bytes(private).exchange(X25519PublicKey.from_public_bytes(public))
        self.ck, self.k = self.hkdf(secret)
        self.n = 0

    def crypt(self, data: bytes, *, decrypt: bool = False) -> bytes:
        nonce = bytes(4) + self.n.to_bytes(8, "little")
        cipher = ChaCha20Poly1305(self.k)
        out = cipher.decrypt(nonce, data, self.h) if decrypt else cipher.encrypt(nonce, data, self.h)
        self.mix_hash(data if decrypt else out)
        self.n += 1
        return out

    def first(self) -> bytes:
        public = public_key(self.e)
        self.mix_hash(public)
        self.mix_hash(b"")
        return public

    def second(self, message: bytes) -> tuple[bytes, bytes]:
        self.re = message[:32]
        self.mix_hash(self.re)
        self.mix_dh(self.e, self.re)
        rs = self.crypt(message[32:80], decrypt=True)
        self.mix_dh(self.e, rs)
        return rs, self.crypt(message[80:], decrypt=True)

    def third(self, payload: bytes) -> bytes:
        out = self.crypt(self.claim)
        self.mix_dh(self.s, self.re)
        out += self.crypt(payload)
        self.to_peer, self.from_peer = self.hkdf(b"")
        return out


def test_a_plain_reading_of_the_noise_specification_is_understood() -> None:
    alice, bob = os.urandom(32), os.urandom(32)
    plain, ours = PlainInitiator(alice), NoiseXX(bob, initiator=False)
    assert ours.read(plain.first()) == b""
    assert plain.second(ours.write()) == (public_key(bob), b"")
    assert ours.read_static(plain.third(b"hello")) == (public_key(alice), b"hello")
    assert ours.decrypt(ChaCha20Poly1305(plain.to_peer).encrypt(bytes(12), b"text", b"")) == b"text"
    assert ChaCha20Poly1305(plain.from_peer).decrypt(bytes(12), ours.encrypt(b"back"), b"") == b"back"


@pytest.mark.parametrize("claim", [(P + 9).to_bytes(32, "little"), bytes(32), (1).to_bytes(32, "little")])
def test_identity_keys_that_are_no_keys_are_refused(claim: bytes) -> None:
    """Not canonical, or of small order: nobody can prove such an identity."""
    plain, ours = PlainInitiator(os.urandom(32), claim=claim), NoiseXX(os.urandom(32), initiator=False)
    ours.read(plain.first())
    plain.second(ours.write())
    with pytest.raises(HandshakeFailed):
        ours.read_static(plain.third(b"hello"))


def test_a_non_canonical_form_of_ones_own_key_is_refused() -> None:
    """The same point under other bytes would be a second identity of one member."""
    for number in range(2, 19):
        key = (P + number).to_bytes(32, "little")
        alias = key[:-1] + bytes([key[-1] & 0x7F])
        plain, ours = PlainInitiator(os.urandom(32), claim=alias), NoiseXX(os.urandom(32), initiator=False)
        ours.read(plain.first())
        plain.second(ours.write())
        with pytest.raises(HandshakeFailed):
            ours.read_static(plain.third(b""))


def test_an_ephemeral_key_of_small_order_is_refused_by_either_end() -> None:
    ours = NoiseXX(os.urandom(32), initiator=False)
    ours.read(bytes(32))
    with pytest.raises(HandshakeFailed):
        ours.write()
    ours = NoiseXX(os.urandom(32), initiator=True)
    ours.write()
    with pytest.raises(HandshakeFailed):
        ours.read_static(bytes(96))


def test_who_claims_another_key_does_not_prove_it() -> None:
    plain, ours = (
        PlainInitiator(os.urandom(32), claim=public_key(os.urandom(32))),
        NoiseXX(os.urandom(32), initiator=False),
    )
    ours.read(plain.first())
    plain.second(ours.write())
    with pytest.raises(HandshakeFailed):
        ours.read_static(plain.third(b"hello"))


def test_an_altered_or_early_message_is_refused() -> None:
    a, b = NoiseXX(os.urandom(32), initiator=True), NoiseXX(os.urandom(32), initiator=False)
    b.read(a.write())
    a.read_static(b.write())
    b.read_static(a.write())
    first, second = a.encrypt(b"1"), a.encrypt(b"2")
    with pytest.raises(BrokenStream):
        b.decrypt(second)
    with pytest.raises(BrokenStream):
        b.decrypt(first[:-1] + bytes([first[-1] ^ 1]))
