"""hash, hmac, KDF, e and d: against published vectors and an independent library."""

import pytest
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from hypothesis import given
from hypothesis import strategies as st

from smmp_core.crypto.random import system_random
from smmp_core.crypto.suite import Undecryptable, encode_item, equal, hash_, kdf, kdf_with, mac, open_, seal, xor

KEY = bytes(range(32))


def test_hash_of_fips_180() -> None:
    assert hash_(b"a", b"", b"bc").hex() == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_mac_of_rfc_4231_case_2() -> None:
    expected = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    assert mac(b"Jefe", b"what do ya want ", b"for nothing?").hex() == expected


def test_hkdf_of_rfc_5869_without_salt() -> None:
    """Case 3 has neither salt nor info; ours always has info, so the library stands in for both."""
    ikm = bytes.fromhex("0b" * 22)
    rfc = "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8"
    assert HKDF(SHA256(), 42, None, b"").derive(ikm).hex() == rfc
    assert kdf(ikm, "pair") == HKDF(SHA256(), 32, None, b"SMMP-1\x00\x04pair").derive(ikm)


@given(st.binary(max_size=80), st.lists(st.one_of(st.binary(max_size=40), st.integers(0, 2**32 - 1)), max_size=4))
def test_kdf_is_hkdf(key: bytes, items: list[bytes | int]) -> None:
    info = b"SMMP-1" + b"".join(map(encode_item, items))
    assert kdf(key, *items) == kdf_with(key)(*items) == HKDF(SHA256(), 32, None, info).derive(key)


def test_kdf_items_cannot_run_together() -> None:
    assert encode_item(258) == b"\x00\x04\x00\x00\x01\x02"
    assert encode_item("ab") == encode_item(b"ab") == b"\x00\x02ab"
    assert len({kdf(KEY, "ab", "c"), kdf(KEY, "a", "bc"), kdf(KEY, "abc"), kdf(KEY, 1), kdf(KEY, b"\x01")}) == 5


def test_aead_of_rfc_8439() -> None:
    key = bytes.fromhex("808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f")
    nonce = bytes.fromhex("070000004041424344454647")
    header = bytes.fromhex("50515253c0c1c2c3c4c5c6c7")
    text = (
        b"Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, "
        b"sunscreen would be it."
    )
    sealed = seal(key, text, header, lambda size: nonce[:size])
    assert sealed[:12] == nonce
    assert sealed[12:28].hex() == "d31a8d34648e60db7b86afbc53ef7ec2"
    assert sealed[-16:].hex() == "1ae10b594f09e26a7e902ecbd0600691"
    assert open_(key, sealed, header) == text


@given(st.binary(max_size=100), st.binary(max_size=40), st.data())
def test_a_flipped_bit_does_not_open(plaintext: bytes, header: bytes, data: st.DataObject) -> None:
    sealed = bytearray(seal(KEY, plaintext, header, system_random))
    assert open_(KEY, bytes(sealed), header) == plaintext
    bit = data.draw(st.integers(0, 8 * len(sealed) - 1))
    sealed[bit // 8] ^= 1 << bit % 8
    with pytest.raises(Undecryptable):
        open_(KEY, bytes(sealed), header)


@pytest.mark.parametrize("sealed", [b"", bytes(12), bytes(27)])
def test_too_short_does_not_open(sealed: bytes) -> None:
    with pytest.raises(Undecryptable):
        open_(KEY, sealed, b"")


def test_the_header_is_bound() -> None:
    sealed = seal(KEY, b"text", b"header", system_random)
    assert ChaCha20Poly1305(KEY).decrypt(sealed[:12], sealed[12:], b"header") == b"text"
    with pytest.raises(Undecryptable):
        open_(KEY, sealed, b"headeR")


def test_xor_and_equal() -> None:
    assert xor(b"\x0f\xff", b"\xff\xff") == b"\xf0\x00"
    assert equal(b"ab", b"ab") and not equal(b"ab", b"ac") and not equal(b"ab", b"abc")
    with pytest.raises(ValueError, match="lengths"):
        xor(b"a", b"ab")
