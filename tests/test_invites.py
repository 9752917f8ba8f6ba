"""Texts that people hand to each other: what is written is read, and nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmp_core import invites
from smmp_core.errors import LocalError
from smmp_core.invites import BadCode, Invitation, Sighting, judge, read_code, read_invitation, read_sighting

ADA, BOB, EVE = b"a" * 32, b"b" * 32, b"e" * 32
KEYS = st.binary(min_size=32, max_size=32)
HOSTS = st.one_of(st.ip_addresses(v=4).map(str), st.ip_addresses(v=6).map(lambda ip: f"[{ip}]"), st.just("ada.local"))
ADDRESSES = st.lists(
    st.builds("{}:{}".format, HOSTS, st.integers(1, 65535)), min_size=1, max_size=invites.MAX_ADDRESSES
)


@given(KEYS, ADDRESSES)
def test_an_invitation_is_read_as_it_was_written(key: bytes, addresses: list[str]) -> None:
    written = invites.invite(key, addresses)
    assert read_invitation(f"\n {written}  ") == written
    assert len(str(written)) <= invites.MAX_TEXT


@given(KEYS, KEYS)
def test_a_sighting_is_read_as_it_was_written(mine: bytes, yours: bytes) -> None:
    assert read_sighting(str(Sighting(mine, yours))) == Sighting(mine, yours)


@given(
    st.one_of(
        st.text(max_size=3000),
        st.text(max_size=200).map(lambda rest: f"smmp:connect?v=1&key={'a' * rest.count('x')}{rest}"),
    )
)
def test_whatever_comes_is_read_or_refused_with_a_sentence(words: str) -> None:
    try:
        code = read_code(words)
    except BadCode as refusal:
        assert str(refusal).endswith(".")
    else:
        assert str(code) == words.strip() or isinstance(code, Invitation)


def test_too_many_addresses_are_left_out_and_none_is_refused() -> None:
    many = [f"192.168.1.{number}:1" for number in range(1, 20)]
    assert invites.invite(ADA, many).addresses == tuple(many[: invites.MAX_ADDRESSES])
    with pytest.raises(LocalError, match="listens nowhere"):
        invites.invite(ADA, [])


GOOD = f"smmp:connect?v=1&key={ADA.hex()}&at=127.0.0.1:1"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("", "no invitation"),
        ("hello", "no invitation"),
        (GOOD[:-1], "cannot be one"),
        (GOOD.replace("v=1", "v=2"), "newer version"),
        (GOOD.replace("v=1", "v=01"), "newer version"),
        (GOOD + "&at=127.0.0.1:0", "cannot be one"),
        (GOOD + "&at=127.0.0.1:66000", "cannot be one"),
        (GOOD + "&name=Ada", "damaged"),
        (GOOD + " and more", "damaged"),
        (GOOD + "&at=1.1.1.1:1" * invites.MAX_ADDRESSES, "damaged"),
        (GOOD.replace(ADA.hex(), "AB" * 32), "damaged"),
        (GOOD + "x" * 4000, "too long"),
        (" " * 4000 + GOOD, "no invitation"),
    ],
)
def test_what_is_no_code_is_refused_by_name(words: str, says: str) -> None:
    with pytest.raises(BadCode, match=says):
        read_code(words)


def test_a_code_of_the_other_kind_is_refused_with_what_to_do() -> None:
    with pytest.raises(BadCode, match="ask for an invitation"):
        read_invitation(str(Sighting(ADA, BOB)))
    with pytest.raises(BadCode, match="under “Verify”"):
        read_sighting(GOOD)


def test_a_code_matches_only_when_both_computers_know_both_by_the_same_keys() -> None:
    assert judge(Sighting(ADA, BOB), BOB, ADA) == "match"
    assert judge(Sighting(BOB, ADA), BOB, ADA) == "own"
    assert judge(Sighting(EVE, BOB), BOB, ADA) == "other_person"
    assert judge(Sighting(ADA, EVE), BOB, ADA) == "other_view"
    assert judge(Sighting(ADA, EVE), BOB, EVE) == "other_person", "Eve stands between: Ada sees Eve, and so does Bob"
