"""A text with a header is taken apart and put together again; whatever is none is words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmp_core.body import Answered, Body, FileInfo

HEX = st.binary(min_size=32, max_size=32).map(bytes.hex)
ANSWERED = st.builds(Answered, author=HEX, id=st.binary(min_size=16, max_size=16).map(bytes.hex))
FILES = st.builds(
    FileInfo,
    name=st.text(st.characters(codec="utf-8"), min_size=1, max_size=255),
    size=st.integers(0, 2**53 - 1),
    root=HEX,
    key=HEX,
    type=st.sampled_from(["", "image/png", "text/plain"]),
    width=st.integers(0, 2**31 - 1),
    height=st.integers(0, 2**31 - 1),
)


@given(st.text(st.characters(codec="utf-8")), st.none() | ANSWERED, st.none() | FILES)
def test_there_and_back(words: str, answers: Answered | None, file: FileInfo | None) -> None:
    body = Body(words, answers, file)
    assert Body.decode(body.encode()) == body


@pytest.mark.parametrize(
    "text",
    [
        "",
        "words",
        "\x1e",
        "\x1e{}",
        "\x1enonsense\x1ewords",
        '\x1e{"answers": {"author": "00", "id": "00"}}\x1ewords',
        f'\x1e{{"file": {{"name": "", "size": 1, "root": "{"0" * 64}", "key": "{"0" * 64}"}}}}\x1e',
        "\x1e" + "[" * 100_000 + "\x1ewords",
        '\x1e{"later": ' + "[" * 2000 + "]" * 2000 + "}\x1ewords",
        "words\x1e{}\x1e",
    ],
)
def test_what_is_no_header_is_words(text: str) -> None:
    assert Body.decode(text) == Body(text)


def test_the_oddest_name_of_a_file_is_a_header_still() -> None:
    file = FileInfo(name="[" * 255, size=1, root="ab" * 32, key="cd" * 32, type="{" * 127)
    assert Body.decode(Body("words", file=file).encode()).file == file


def test_plain_words_travel_as_they_are() -> None:
    assert Body("Good morning").encode() == "Good morning"


def test_a_key_is_in_no_log() -> None:
    file = FileInfo(name="a.txt", size=1, root="ab" * 32, key="cd" * 32)
    assert "cd" * 32 not in repr(Body("secret words", file=file))
    assert "secret" not in repr(Body("secret words", file=file))
