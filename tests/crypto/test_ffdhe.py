"""The cyclic group of the handshake: ffdhe3072 from its formula, and the elements that are refused."""

import gmpy2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmp_core.crypto.ffdhe import FFDHE3072, GROUPS, SMALL_TEST_GROUP, BadElement, FiniteGroup
from smmp_core.crypto.random import system_random
from tests.vectors.reference import ffdhe3072


def test_the_prime_of_rfc_7919() -> None:
    assert FFDHE3072.p == ffdhe3072() and FFDHE3072.g == 2
    assert FFDHE3072.element_bytes == 384 and FFDHE3072.exponent_bits >= 320


@pytest.mark.parametrize("group", GROUPS.values(), ids=lambda group: group.name)
def test_the_generator_generates_the_squares_of_a_safe_prime(group: FiniteGroup) -> None:
    q = (group.p - 1) // 2
    assert gmpy2.is_prime(group.p) and gmpy2.is_prime(q)
    assert gmpy2.legendre(group.g, group.p) == 1 and pow(group.g, q, group.p) == 1


@pytest.mark.parametrize("group", GROUPS.values(), ids=lambda group: group.name)
def test_both_ends_agree(group: FiniteGroup) -> None:
    (a, A), (b, B) = group.generate(system_random), group.generate(system_random)
    assert len(a) * 8 == group.exponent_bits and len(A) == group.element_bytes
    assert group.power(group.decode(A), b) == group.power(group.decode(B), a)
    assert int(group.power(gmpy2.mpz(group.g), a, 3)) == pow(group.g, 3 * int.from_bytes(a, "big"), group.p)


@given(st.integers(0, 2**256 - 1))
def test_decoding_takes_squares_below_p_minus_1_only(x: int) -> None:
    group = SMALL_TEST_GROUP
    good = 1 <= x < group.p - 1 and pow(x, (group.p - 1) // 2, group.p) == 1
    element = x.to_bytes(group.element_bytes, "big")
    if good:
        assert group.encode(group.decode(element)) == element
    else:
        with pytest.raises(BadElement):
            group.decode(element)


@pytest.mark.parametrize("group", GROUPS.values(), ids=lambda group: group.name)
def test_edges(group: FiniteGroup) -> None:
    def encoded(x: int) -> bytes:
        return x.to_bytes(group.element_bytes, "big")

    assert group.decode(encoded(1)) == 1
    for x in (0, group.p - 1, group.p, group.p + 1, group.p - group.g):
        with pytest.raises(BadElement):
            group.decode(encoded(x))
    for wrong in (b"", encoded(4)[1:], b"\0" + encoded(4)):
        with pytest.raises(BadElement):
            group.decode(wrong)


@given(st.integers(1, SMALL_TEST_GROUP.p - 1), st.integers(1, SMALL_TEST_GROUP.p - 1))
def test_division(a: int, b: int) -> None:
    group = SMALL_TEST_GROUP
    assert group.divide(gmpy2.mpz(a), gmpy2.mpz(b)) * b % group.p == a
