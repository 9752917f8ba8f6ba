"""What people compare."""

import re

from hypothesis import given
from hypothesis import strategies as st

from smmp_core.crypto.fingerprint import WORDS, digest_words, fingerprint, safety_number, short

ONE, OTHER = bytes(range(32)), bytes(range(32, 64))


def test_a_fingerprint_is_64_hex_digits() -> None:
    assert fingerprint(ONE) == ONE.hex() and len(fingerprint(ONE)) == 64
    assert short(ONE) == "00010203"


def test_there_is_a_word_for_every_byte() -> None:
    assert len(WORDS) == len(set(WORDS)) == 256
    assert all(re.fullmatch("[a-z]{3,6}", word) for word in WORDS)


@given(st.binary(min_size=4, max_size=4), st.binary(min_size=4, max_size=4))
def test_words_tell_digests_apart(a: bytes, b: bytes) -> None:
    assert (digest_words(a) == digest_words(b)) == (a == b)
    assert len(digest_words(a).split(" ")) == 4


def test_a_safety_number_is_order_free_and_of_both() -> None:
    number = safety_number(ONE, OTHER)
    assert re.fullmatch(r"(\d{5} ){11}\d{5}", number)
    assert number == safety_number(OTHER, ONE)
    assert number != safety_number(ONE, OTHER[::-1])
    assert number.split()[:6] == safety_number(ONE, OTHER[::-1]).split()[:6]  # each half is one person's
