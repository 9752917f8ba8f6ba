"""A trace as a file: read as it was written, or refused with a sentence."""

import random
import re
import time

import msgspec
import pytest

from smmp_core.lab.scenarios import SCENARIOS
from smmp_core.lab.timeline import Timeline
from smmp_core.trace import lines
from smmp_core.trace.lines import FORMAT, BadTrace, Heading, decode, encode
from smmp_core.trace.records import LONGEST, AnyRecord, Arrived, Person
from tests.lab.mutants import mutant
from tests.lab.running import golden, run, trace

FIRST = b'{"kind":"trace","format":1}\n'
SENTENCE = re.compile(r"(Line \d+ is not a line of a trace|Line \d+ is earlier than the line before it)\.")


@pytest.mark.parametrize("name", SCENARIOS)
def test_what_is_written_is_read_again(name: str) -> None:
    experiment = run(name).experiment
    data = trace(experiment)
    heading, records = decode(data)
    assert (heading, records) == (experiment.heading, experiment.records)
    assert encode(heading, records) == data
    assert data.count(b"\n") == len(records) + 1
    assert decode(data.replace(b"\n", b"\r\n"))[1] == records, "also if an editor has laid hands on it"


def test_texts_and_times_come_through_as_they_are() -> None:
    hostile = 'a\n"b"\u2028\u202e\x00\u2066 שלום 👋'
    records: list[AnyRecord] = [
        Person(at=0.1 + 0.2, member="00000000", name=hostile),
        Arrived(at=LONGEST, frame=2**32 - 1),
    ]
    heading = Heading(scenario=hostile, seed=-(10**30), length=LONGEST, acts=[msgspec.Raw(b'{"any":["thing"]}')])
    data = encode(heading, records)
    assert decode(data) == (heading, records)
    assert data.count(b"\n") == 3


def test_the_first_line_says_the_format_always() -> None:
    assert msgspec.json.decode(encode(Heading(), []))["format"] == FORMAT


def test_fields_that_a_later_version_adds_are_passed_over() -> None:
    data = b'{"kind":"trace","format":1,"new":[1]}\n{"kind":"arrived","at":1,"frame":2,"new":{"a":1}}\n'
    assert decode(data) == (Heading(), [Arrived(at=1.0, frame=2)])


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "The file is empty."),
        (b"\x00\xff\xfe", "Line 1 is not a line of a trace."),
        (b"PK\x03\x04", "Line 1 is not a line of a trace."),
        (b"{}", "Line 1 is not a line of a trace."),
        (b'{"kind":"trace"}', "Line 1 is not a line of a trace."),
        (b'{"kind":"person","format":1}', "Line 1 is not a line of a trace."),
        (b'\xef\xbb\xbf{"kind":"trace","format":1}', "Line 1 is not a line of a trace."),
        (b'{"kind":"trace","format":"1"}', "Line 1 is not a line of a trace."),
        (b'{"kind":"trace","format":1,"length":-1}', "Line 1 is not a line of a trace."),
        (b'{"kind":"trace","format":1,"length":1e300}', "Line 1 is not a line of a trace."),
        (b'{"kind":"trace","format":1,"acts":' + b"[" * 100_000, "Line 1 is not a line of a trace."),
        (b'{"kind":"trace","format":2}\n{"kind":"nova"}', "The trace has format 2; this version reads 1."),
        (b'{"kind":"trace","format":2,"seed":"of another type"}', "The trace has format 2; this version reads 1."),
        (b'{"kind":"trace","format":' + b"9" * 30 + b"}", "Line 1 is not a line of a trace."),
        (FIRST + FIRST, "Line 2 is not a line of a trace."),
        (FIRST + b'{"kind":"nova","at":1}', "Line 2 is not a line of a trace."),
        (FIRST + b"\n", "Line 2 is not a line of a trace."),
        (FIRST + b'{"kind":"arrived","at":1,"frame":1', "Line 2 is not a line of a trace."),
        (FIRST + b'{"kind":"arrived","frame":1}', "Line 2 is not a line of a trace."),
        (FIRST + b'{"kind":"arrived","at":NaN,"frame":1}', "Line 2 is not a line of a trace."),
        (FIRST + b'{"kind":"arrived","at":1e999,"frame":1}', "Line 2 is not a line of a trace."),
        (FIRST + b'{"kind":"arrived","at":1e10,"frame":1}', "Line 2 is not a line of a trace."),
        (FIRST + b'{"kind":"arrived","at":-1,"frame":1}', "Line 2 is not a line of a trace."),
        (FIRST + b'{"kind":"arrived","at":1,"frame":-1}', "Line 2 is not a line of a trace."),
        (FIRST + b'{"kind":"arrived","at":1,"frame":4294967296}', "Line 2 is not a line of a trace."),
        (FIRST + b'{"kind":"arrived","at":1,"frame":' + b"9" * 10_000 + b"}", "Line 2 is not a line of a trace."),
        (FIRST + b'{"kind":"arrived","at":1,"frame":1,"member":"0000000"}', "Line 2 is not a line of a trace."),
        (FIRST + b'{"kind":"arrived","at":1,"frame":1,"member":"00000000\\n"}', "Line 2 is not a line of a trace."),
        (
            FIRST + '{"kind":"arrived","at":1,"frame":1,"member":"\u202e0000000"}'.encode(),
            "Line 2 is not a line of a trace.",
        ),
        (FIRST + b'{"kind":"person","at":0,"name":"\\ud800"}', "Line 2 is not a line of a trace."),
        (FIRST + b'{"kind":"person","at":0,"name":"\xed\xa0\x80"}', "Line 2 is not a line of a trace."),
        (FIRST + b'{"kind":"did","at":0,"act":"x","fields":{"a":' + b"[" * 100_000, "Line 2 is not a line of a trace."),
        (
            FIRST + b'{"kind":"arrived","at":2,"frame":1}\n{"kind":"arrived","at":1,"frame":2}',
            "Line 3 is earlier than the line before it.",
        ),
    ],
)
def test_what_is_no_trace_is_refused_with_a_sentence(data: bytes, says: str) -> None:
    with pytest.raises(BadTrace) as refused:
        decode(data)
    assert str(refused.value) == says


def test_a_file_that_is_too_large_is_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    data = golden("lost-message")
    monkeypatch.setattr(lines, "MAX_BYTES", len(data))
    decode(data)
    with pytest.raises(BadTrace, match=r"^The file is too large to be a trace\.$"):
        decode(data + b"\n")


def test_endless_lists_are_refused_in_time() -> None:
    many = b"0," * 4_000_000 + b"0]}"
    for data in (
        FIRST[:-2] + b',"acts":[' + many[:-1] + b"x",
        FIRST + b'{"kind":"turn","at":0,"holder":"","serial":0,"waiting":[' + many,
        FIRST + b'{"kind":"did","at":0,"act":"x","fields":{"a":[' + many + b"}",
    ):
        start = time.process_time()
        with pytest.raises(BadTrace):
            decode(data)
        assert time.process_time() - start < 2.0


def test_any_bytes_are_a_trace_or_refused() -> None:
    for seed in range(300):
        chance = random.Random(seed)
        data = bytearray(golden("lost-message") if seed % 3 else FIRST + chance.randbytes(300))
        for _ in range(chance.randint(1, 4)):
            match chance.randrange(4):
                case 0:
                    data[chance.randrange(len(data))] = chance.randrange(256)
                case 1:
                    del data[chance.randrange(len(data)) :]
                case 2:
                    start = chance.randrange(len(data) or 1)
                    del data[start : start + chance.randint(1, 40)]
                case _:
                    start = chance.randrange(len(data) + 1)
                    data[start:start] = chance.choice((b"\n", b"\xff", b"\\ud800", "\u202e".encode(), b"[[", b'","'))
            data = data or bytearray(b"\n")
        read_or_refused(bytes(data))


def test_recordings_with_anything_in_them_are_refused_or_can_be_looked_at() -> None:
    outcomes = [read_or_refused(mutant(seed)) for seed in range(300)]
    assert 50 < sum(outcomes) < 250, "some of each"


def read_or_refused(data: bytes) -> bool:
    """Whether it is a trace; then every moment of it can be looked at, and it is written as it was read."""
    try:
        heading, records = decode(data)
    except BadTrace as error:
        assert SENTENCE.fullmatch(str(error)), str(error)
        return False
    assert decode(encode(heading, records)) == (heading, records)
    timeline = Timeline(records)
    for at in (0.0, timeline.end / 3, timeline.end, 0.0):
        timeline.scene(at).agreeing()
    return True
