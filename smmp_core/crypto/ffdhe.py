"""The cyclic group of the Burmester-Desmedt handshake (SMMP §VI): ffdhe3072 of RFC 7919."""

from dataclasses import dataclass, field

import gmpy2

from smmp_core.crypto.random import RandomSource
from smmp_core.errors import SmmpError

E_3072 = (  # floor(2^2942 e) + 2625351, from which RFC 7919 makes the prime
    "adf85458a2bb4a9aafdc5620273d3cf1d8b9c583ce2d3695a9e13641146433fbcc939dce249b3ef97d2fe363630c75d8f681b202aec4617a"
    "d3df1ed5d5fd65612433f51f5f066ed0856365553ded1af3b557135e7f57c935984f0c70e0e68b77e2a689daf3efe8721df158a136ade735"
    "30acca4f483a797abc0ab182b324fb61d108a94bb2c8e3fbb96adab760d7f4681d4f42a3de394df4ae56ede76372bb190b07a7c8ee0a6d70"
    "9e02fce1cdf7e2ecc03404cd28342f619172fe9ce98583ff8e4f1232eef28183c3fe3b1b4c6fad733bb5fcbc2ec22005c58ef1837d1683b2"
    "c6f34a26c1b2effa886b4238611fcfdcde355b3b6519035bbc34f4def99c023861b46fc9d6e6c9077ad91d2691f7f7ee598cb0fac186d91c"
    "aefe130985139270b4130c93bc437944f4fd4452e2d74dd364f2e21e71f54bff5cae82ab9c9df69ee86d2bc522363a0dabc521979b0deada"
    "1dbf9a42d5c4484e0abcd06bfa53ddef3c1b20ee3fd59d7c25e41d2b66c62e37"
)


class BadElement(SmmpError):
    """A number is not an element of the group."""


@dataclass(frozen=True)
class FiniteGroup:
    """The subgroup of squares modulo a safe prime; elements travel as fixed-length big-endian bytes."""

    name: str
    p: int = field(repr=False)  # a safe prime
    g: int  # generates the squares
    exponent_bits: int  # of a private exponent

    @property
    def element_bytes(self) -> int:
        """Length of an element on the wire."""
        return (self.p.bit_length() + 7) // 8

    def generate(self, random: RandomSource) -> tuple[bytes, bytes]:
        """A handshake key pair (h, H): the exponent's bytes, and H = g^h."""
        exponent = random(self.exponent_bits // 8)
        return exponent, self.encode(self.power(gmpy2.mpz(self.g), exponent))

    def power(self, base: gmpy2.mpz, exponent: bytes, times: int = 1) -> gmpy2.mpz:
        """base^(times · exponent) mod p, in constant time as far as gmpy2 goes (``powmod_sec``)."""
        return gmpy2.powmod_sec(base, int.from_bytes(exponent, "big") * times, self.p)

    def decode(self, element: bytes) -> gmpy2.mpz:
        """The number in an element's bytes.

        Raises:
            BadElement: not 1 ≤ x < p-1 with Legendre symbol 1 (protocol.md §2).
        """
        x = gmpy2.mpz(int.from_bytes(element, "big"))
        if len(element) != self.element_bytes or not 1 <= x < self.p - 1 or gmpy2.legendre(x, self.p) != 1:
            raise BadElement
        return x

    def encode(self, x: gmpy2.mpz) -> bytes:
        """An element's bytes."""
        return int(x).to_bytes(self.element_bytes, "big")

    def divide(self, a: gmpy2.mpz, b: gmpy2.mpz) -> gmpy2.mpz:
        """a / b mod p."""
        return a * gmpy2.invert(b, self.p) % self.p


FFDHE3072 = FiniteGroup("ffdhe3072", int("f" * 16 + E_3072 + "f" * 16, 16), 2, 320)
SMALL_TEST_GROUP = FiniteGroup("test", 0x800000000000000000000000000000000000000000000000000000000002FF7F, 4, 128)
GROUPS = {group.name: group for group in (FFDHE3072, SMALL_TEST_GROUP)}
