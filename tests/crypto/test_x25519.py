"""X25519: the vectors of RFC 7748, and the keys that are refused."""

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from hypothesis import given
from hypothesis import strategies as st

from smmp_core.crypto.random import system_random
from smmp_core.crypto.x25519 import BadKey, ecdh, ecdh_with, generate, is_canonical, is_key, public_key

P = 2**255 - 19


def unhex(text: str) -> bytes:
    return bytes.fromhex(text)


def test_rfc_7748_section_5_2() -> None:
    scalar = unhex("a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4")
    point = unhex("e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c")
    assert ecdh(scalar, point).hex() == "c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552"


def test_rfc_7748_iterated_a_thousand_times() -> None:
    k = u = bytes((9,)) + bytes(31)
    for _ in range(1000):
        k, u = X25519PrivateKey.from_private_bytes(k).exchange(X25519PublicKey.from_public_bytes(u)), k
    assert k.hex() == "684cf59ba83309552800ef566f2f4d3c1c3887c49360e3875f2eb94d99532c51"


def test_rfc_7748_section_6_1() -> None:
    a = unhex("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a")
    b = unhex("5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb")
    A, B = public_key(a), public_key(b)
    assert A.hex() == "8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a"
    assert B.hex() == "de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f"
    assert ecdh(a, B) == ecdh_with(b)(A)
    assert ecdh(a, B).hex() == "4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742"


def test_generate_takes_32_random_bytes() -> None:
    private, public = generate(lambda size: bytes(range(size)))
    assert private == bytes(range(32)) and public == public_key(private)


@pytest.mark.parametrize("u", [P, P + 1, P + 9, 2**255 - 1, 2**255 + 9, 2**256 - 1])
def test_non_canonical_keys_are_refused(u: int) -> None:
    public = u.to_bytes(32, "little")
    assert not is_canonical(public) and not is_key(public)
    with pytest.raises(BadKey):
        ecdh(bytes(range(32)), public)


@pytest.mark.parametrize("public", [b"", bytes(31), bytes(33)])
def test_other_lengths_are_refused(public: bytes) -> None:
    with pytest.raises(BadKey):
        ecdh(bytes(range(32)), public)


def small_order() -> set[int]:
    """u of the points whose order divides 8, on the curve or its twist, from the doubling formula.

    u(2P) = (u²-1)² / 4u(u²+Au+1): of order at most 2 are u = 0 and infinity; doubling u = ±1 gives
    u = 0; what doubles to ±1 solves (u²-1)² = ±4u(u²+Au+1).
    """
    A = 486662
    found = {0, 1, P - 1}
    for sign in (1, -1):
        # As (u + 1/u)² - 4 = ±4(u + 1/u + A): with s = u + 1/u, s² ∓ 4s - 4 ∓ 4A = 0.
        for root in square_roots(4 + 4 + sign * 4 * A):
            s = (2 * sign + root) % P
            for inner in square_roots(s * s - 4):
                found.add((s + inner) * pow(2, -1, P) % P)
    return found


def square_roots(x: int) -> list[int]:
    """All square roots modulo P, which is 5 modulo 8."""
    root = pow(x, (P + 3) // 8, P)
    if root * root % P != x % P:
        root = root * pow(2, (P - 1) // 4, P) % P
    return [root, P - root] if root * root % P == x % P else []


def test_exactly_the_keys_of_small_order_are_refused() -> None:
    orders = small_order()
    assert len(orders) == 5
    for u in orders:
        public = u.to_bytes(32, "little")
        assert is_canonical(public) and not is_key(public)
        with pytest.raises(BadKey):
            ecdh(bytes(range(32)), public)
        with pytest.raises(ValueError):  # the library agrees that the result is all zero
            X25519PrivateKey.generate().exchange(X25519PublicKey.from_public_bytes(public))


@given(st.integers(0, P - 1))
def test_any_other_key_is_taken(u: int) -> None:
    public = u.to_bytes(32, "little")
    if is_key(public):
        assert any(ecdh(system_random(32), public))
