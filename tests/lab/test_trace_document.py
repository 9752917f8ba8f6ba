"""docs/trace.md says what a trace is: every kind, every field, its type, every word; and its examples are true."""

import json
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from types import UnionType
from typing import Any, Literal, get_args, get_origin, get_type_hints

import msgspec
import pytest

from smmp_core.conversation.session import Verdict
from smmp_core.lab.acts import AnyAct
from smmp_core.lab.scenarios import SCENARIOS
from smmp_core.trace import records
from smmp_core.trace.kinds import KINDS
from smmp_core.trace.lines import FORMAT, MAX_BYTES, Heading, decode
from smmp_core.trace.records import FINGERPRINT, LONGEST, AnyRecord, Keys, Record, TracedEvent
from tests.lab.running import golden, run

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "trace.md").read_text("utf-8")
CODE = re.compile(r"`([^`]+)`")
ROW = re.compile(r"^\| `(\w+)`( °)? \| ([^|]*?) ?\|(?: (.*) \|)?$", re.MULTILINE)
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SHARED = {"at", "member"}
ALIASES = {
    records.Seconds: "seconds",
    records.Count: "count",
    records.Short: "short",
    records.Word: "word",
    records.Place: "place",
    tuple[records.Count, records.Count, records.Count]: "position",
    str: "text",
    bool: "true or false",
    int: "whole number",
    Keys: "keys",
}


def tag(kind: type[msgspec.Struct]) -> str:
    """What a kind is called in a file."""
    return str(kind.__struct_config__.tag)


@cache
def section(title: str) -> str:
    """What stands under a heading, up to the next one."""
    found = re.search(rf"^#+ {re.escape(title)}$\n(.*?)(?=^#|\Z)", TEXT, re.MULTILINE | re.DOTALL)
    assert found is not None, f"nothing about {title}"
    return found[1]


def rows(text: str) -> dict[str, tuple[bool, str, str]]:
    """The rows of a section's tables by what they are about: whether it may be left out, type, meaning."""
    return {name: (bool(optional), kind, meaning or "") for name, optional, kind, meaning in ROW.findall(text)}


def type_named(hint: Any) -> str:
    """A field's type, as the document calls it."""
    hint = next((one for one in get_args(hint) if one is not type(None)), hint) if is_optional(hint) else hint
    for known, name in ALIASES.items():
        if hint == known:
            return name
    match get_origin(hint):
        case origin if origin is Literal:
            return "word"
        case origin if origin is list:
            inside = type_named(get_args(hint)[0])
            return "list" if inside == "map" else f"list of {inside}"
        case origin if origin is dict and get_args(hint) == (records.Short, records.Short):
            return "map of short"
    return "map"


def is_optional(hint: Any) -> bool:
    return isinstance(hint, UnionType) and type(None) in get_args(hint)


def check_fields(kind: type[msgspec.Struct], text: str, *, left_out: bool = True) -> None:
    """That a section has each field of a struct, with its type, in its order; and no other field."""
    hints = get_type_hints(kind, include_extras=True)
    fields = [field for field in msgspec.structs.fields(kind) if kind is Record or field.name not in SHARED]
    shown = rows(text)
    assert set(shown) >= {field.name for field in fields}, kind
    for field in fields:
        optional, type_, meaning = shown[field.name]
        expected = type_named(hints[field.name])
        assert type_ == expected, (kind, field.name)
        assert optional == (left_out and not field.required), (kind, field.name)
        assert meaning, (kind, field.name)


KINDS_OF_RECORDS: tuple[type[Record], ...] = get_args(AnyRecord)


@pytest.mark.parametrize("kind", KINDS_OF_RECORDS, ids=lambda kind: tag(kind))
def test_every_kind_and_every_field_is_in_it(kind: type[Record]) -> None:
    text = section(f"`{tag(kind)}`")
    check_fields(kind, text)
    own = {field.name for field in msgspec.structs.fields(kind)} - SHARED
    tables = re.split(r"\n\n(?=\| (?!field))", text)  # the first is of the fields; others explain words
    first = tables[0].split("\n\nKeys are")[0]
    assert set(rows(first)) == own, "nothing else"
    hints = get_type_hints(kind, include_extras=True)
    for name in own:
        if get_origin(hints[name]) is Literal and hints[name] not in (records.Family, records.What):
            assert set(get_args(hints[name])) <= words(first), f"every word of {name}"


def words(text: str) -> set[str]:
    """All that stands as code."""
    return set(CODE.findall(text))


def test_it_is_about_these_kinds_only() -> None:
    titles = re.findall(r"^#### `(\w+)`$", TEXT, re.MULTILINE)
    assert sorted(titles) == sorted(tag(kind) for kind in KINDS_OF_RECORDS)


def test_what_all_have_and_the_heading_and_keys_are_in_it() -> None:
    check_fields(Record, section("The records"))
    check_fields(Heading, section("The heading"), left_out=False)
    assert set(rows(section("The heading"))) == set(Heading.__struct_fields__)
    keys = section("`step`").split("Keys are a map", 1)[1]
    check_fields(Keys, keys)
    assert set(rows(keys)) == set(Keys.__struct_fields__)


def test_every_word_that_a_field_may_hold_is_in_it() -> None:
    sent = section("`sent`")
    told = {what: family for family, what in KINDS.values()}
    table = {name: words(kinds) for name, (_, kinds, _) in rows(sent.split("| family | types |")[1]).items()}
    assert {what: family for family, whats in table.items() for what in whats} == told
    assert set(get_args(records.What)) <= words(section("`accepted`"))
    assert set(rows(section("`judged`").split("| verdict |")[1])) == {one.name.lower() for one in Verdict}
    assert words(rows(section("`told`"))["event"][2]) - {"event", "text"} == {tag(one) for one in get_args(TracedEvent)}


def test_every_act_is_in_it() -> None:
    table = {name: words(fields) for name, (_, fields, _) in rows(section("`did`").split("| act |")[1]).items()}
    assert table == {tag(act): set(act.__struct_fields__) for act in get_args(AnyAct)}


def test_what_it_says_of_numbers_is_so() -> None:
    assert f"of which version the file is: {FORMAT} |" in TEXT
    assert f"at most {MAX_BYTES // 2**20} MiB" in TEXT
    assert LONGEST == 10**9 and "from 0 to 10⁹" in TEXT
    assert f"first {FINGERPRINT} hex digits of SHA-256" in TEXT


def test_its_example_is_taken_from_the_trace_it_names() -> None:
    [example] = [code for language, code in BLOCK.findall(TEXT) if language == "json"]
    _, taken = decode(example.encode())
    assert len(taken) > 10
    left = iter(golden("lost-message").decode().splitlines())
    for line in example.splitlines():
        assert line in left, f"not there, or not in this order: {line}"


def test_its_programs_do_what_it_says(tmp_path: Path) -> None:
    first, second = (code for language, code in BLOCK.findall(TEXT) if language == "python")
    path = tmp_path / "trace.jsonl"
    path.write_bytes(golden("lost-message"))

    def printed(code: str) -> list[str]:
        done = subprocess.run([sys.executable, "-c", code, str(path)], check=True, capture_output=True, cwd=ROOT)
        return done.stdout.decode().splitlines()

    steps = [record for record in decode(golden("lost-message"))[1] if isinstance(record, records.Step)]
    assert printed(first) == [f"{one.at} {one.member} {[*one.after.place]} {one.after.digest}" for one in steps]
    assert printed(second) == ["True"]


def test_every_scenarios_trace_keeps_to_it() -> None:
    """Read as another program would, with nothing but the document."""
    for name in SCENARIOS:
        at, people = 0.0, set[str]()
        numbers = 0
        for line in [json.loads(line) for line in golden(name).splitlines()][1:]:
            assert at <= (at := line["at"])
            if line["kind"] == "person":
                people.add(line["member"])
            assert line.get("member", "") in {"", *people}, "introduced before all else"
            if line["kind"] == "sent":
                assert line["frame"] == numbers, "in the order in which they left"
                numbers += 1
        assert people == set(run(name, SCENARIOS[name].seed).names)
