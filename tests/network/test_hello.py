"""The greeting of the handshake."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmp_core.network.errors import BrokenStream
from smmp_core.network.hello import Hello, clip, printable


@given(st.integers(0, 65_535), st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=32))
def test_round_trip(port: int, name: str) -> None:
    assert Hello.parse(Hello(port, name).encode()) == Hello(port, name)


@given(st.binary(max_size=200))
def test_junk_is_a_greeting_or_refused(data: bytes) -> None:
    try:
        hello = Hello.parse(data)
    except BrokenStream:
        return
    assert 0 <= hello.port <= 65_535
    assert hello.name


@pytest.mark.parametrize("data", [b"", b"\0\0", bytes(2) + b"x" * 129, bytes(2) + b"\xff"])
def test_too_short_too_long_and_no_text(data: bytes) -> None:
    with pytest.raises(BrokenStream):
        Hello.parse(data)


@given(st.text(max_size=200))
def test_a_clipped_name_always_fits(name: str) -> None:
    assert 1 <= len(clip(name).encode()) <= 128


def test_a_name_is_cut_between_characters() -> None:
    assert clip("x" + "ü" * 100) == "x" + "ü" * 63
    assert clip("") == "?"


def test_control_and_override_characters_become_visible() -> None:
    assert printable("Eve\u202ecod.exe\n\x1b[2J") == "Eve\ufffdcod.exe\ufffd\ufffd[2J"
    assert printable("Jörg 🦊") == "Jörg 🦊"
