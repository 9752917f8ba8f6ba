"""A trace as a file: JSON lines, a heading first."""

from collections.abc import Iterable
from typing import Literal

import msgspec

from smmp_core.errors import LocalError
from smmp_core.trace.records import AnyRecord, Count, Seconds, Step

FORMAT = 1
MAX_BYTES = 256 * 1024 * 1024


class Heading(msgspec.Struct, frozen=True, tag_field="kind", tag="trace", kw_only=True):
    """The first line: what the trace is of. Every field is written, the format above all."""

    format: Count = FORMAT
    scenario: str = ""  # empty: of a real group
    seed: int = 0
    length: Seconds = 0.0
    acts: list[msgspec.Raw] = []  # what was done by hand, each with its time; read by the lab


class _First(msgspec.Struct):
    """What the first line of any format holds."""

    kind: Literal["trace"]
    format: Count


class BadTrace(LocalError):
    """The file is no trace, or not of this version."""


def encode(heading: Heading, records: Iterable[AnyRecord]) -> bytes:
    """A heading and records, a line each."""
    encoder = msgspec.json.Encoder()
    return b"".join(encoder.encode(line) + b"\n" for line in (heading, *records))


def decode(data: bytes) -> tuple[Heading, list[AnyRecord]]:
    """What :func:`encode` wrote.

    Raises:
        BadTrace: it is not that; says the line.
    """
    if len(data) > MAX_BYTES:
        raise BadTrace("The file is too large to be a trace.", code="too_long")
    decoder = msgspec.json.Decoder(AnyRecord)
    heading: Heading | None = None
    records: list[AnyRecord] = []
    latest = 0.0
    for number, line in enumerate(data.splitlines(), 1):
        try:
            if heading is None:
                found = msgspec.json.decode(line, type=_First).format
                if found != FORMAT:
                    raise BadTrace(f"The trace has format {found}; this version reads {FORMAT}.", code="bad_field")
                heading = msgspec.json.decode(line, type=Heading)
                continue
            record = decoder.decode(line)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            raise BadTrace(f"Line {number} is not a line of a trace.", code="bad_field") from None
        if isinstance(record, Step) and not record.is_whole:
            raise BadTrace(f"Line {number} is a step that does not fit together.", code="bad_field")
        if record.at < latest:
            raise BadTrace(f"Line {number} is earlier than the line before it.", code="bad_field")
        latest = record.at
        records.append(record)
    if heading is None:
        raise BadTrace("The file is empty.", code="bad_field")
    return heading, records
