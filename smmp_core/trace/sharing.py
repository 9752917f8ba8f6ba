"""How members who allow it let each other watch a group: frames beside the protocol (docs/live-trace.md).

A frame is 0x60 ‖ group (16) ‖ version u8 ‖ kind u8 ‖ body; only a batch has a body, a MessagePack array of records.
"""

import re
from collections.abc import Collection, Sequence
from typing import Final, NamedTuple, TypeAlias

import msgspec

from smmp_core import events
from smmp_core.trace.merging import Live
from smmp_core.trace.records import (
    Accepted,
    Came,
    Encrypted,
    Heard,
    Judged,
    Linked,
    Refused,
    Round,
    Sent,
    Skipped,
    Step,
    Told,
    Turn,
    Unlinked,
)

TYPE: Final = 0x60
VERSION: Final = 1

ASK, RENEW, END, BATCH, OVER = range(5)
"""Let me watch, and say first how you stand · let me go on · I watch no longer · records · I let you no longer."""

MAX_BATCH: Final = 64  # records
MAX_BYTES: Final = 256 * 1024  # of a frame
_ID_BYTES: Final = 16
_MAX_ITEMS: Final = 64  # of any list: members

Shared: TypeAlias = (
    Step
    | Heard
    | Turn
    | Round
    | Accepted
    | Encrypted
    | Judged
    | Refused
    | Told
    | Sent
    | Came
    | Linked
    | Unlinked
    | Skipped
)
"""What is told of ourselves; of events only the group's state, and nothing of one-on-one messages."""

_NAMES: Final = ("member", "to", "by", "author", "peer", "holder", "starter", "waiting", "waiting_for", "roster")
"""The fields that name members."""
_PLAIN: Final = ("kind", "rule", "stage", "what", "why", "verdict", "family", "state")
_HEX = re.compile(r"(?:[0-9a-f]{8})?")
_WORD = re.compile(r"[a-z0-9_]{1,40}")
_STATE = re.compile(r"[A-Z][a-z]+(?: [a-z0-9/]+){0,4}")

_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(list[Shared])


class Notice(NamedTuple):
    """A frame, taken apart."""

    group: bytes
    kind: int
    body: bytes = b""


def encode(group: bytes, kind: int, records: Sequence[Shared] = ()) -> bytes:
    """A frame; ``records`` for a batch, at most ``MAX_BATCH``."""
    body = _encoder.encode(list(records)) if kind == BATCH else b""
    return bytes([TYPE]) + group + bytes([VERSION, kind]) + body


def decode(frame: bytes) -> Notice | None:
    """What :func:`encode` made; None for what makes no sense, or is of another version."""
    if not _ID_BYTES + 3 <= len(frame) <= MAX_BYTES or frame[0] != TYPE or frame[_ID_BYTES + 1] != VERSION:
        return None
    group, kind, body = frame[1 : _ID_BYTES + 1], frame[_ID_BYTES + 2], frame[_ID_BYTES + 3 :]
    if kind > OVER or (body and kind != BATCH):
        return None
    return Notice(group, kind, body)


def shared(record: Live) -> Shared | None:
    """What others are told of a record: no text, no name, nothing of one-on-one messages; None: nothing."""
    match record:
        case Sent(family="private") | Came(family="private"):
            return None
        case Refused():
            return msgspec.structs.replace(record, text="")
        case Told(event=events.State() as event):
            word = "Waiting" if event.state.startswith("Waiting") else event.state  # for whom: their names
            return msgspec.structs.replace(record, event=events.State(event.group, word))
        case Told():
            return None
        case (
            Step()
            | Heard()
            | Turn()
            | Round()
            | Accepted()
            | Encrypted()
            | Judged()
            | Sent()
            | Came()
            | Linked()
            | Unlinked()
        ):
            return record
        case _:
            return None


def read_batch(body: bytes, group: bytes, member: str, known: Collection[str]) -> list[Shared] | None:
    """The records of a batch from ``member``, those left out that name somebody who is not ``known``.

    None, if anything in it makes no sense or is said to have happened at anybody else.
    """
    try:
        records = _decoder.decode(body)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError, ValueError, OverflowError):
        return None
    if len(records) > MAX_BATCH:
        return None
    found = []
    for record in records:
        if record.member != member or not _is_allowed(record, group):
            return None
        fields = msgspec.to_builtins(record)
        if not _is_sound(fields):
            return None
        if _members(fields) <= set(known):
            found.append(record)
    return found


def _is_allowed(record: Shared, group: bytes) -> bool:
    match record:
        case Told(event=events.State() as event):
            return event.group == group.hex() and bool(_STATE.fullmatch(event.state)) and len(event.state) <= 40
        case Told():
            return False
        case Sent(family="private") | Came(family="private"):
            return False
        case Refused():
            return not record.text
        case Step():
            return record.is_whole
        case _:
            return True


def _is_sound(value: object, field: str = "") -> bool:
    """Whether all in a record has the form and the size it should: it will be shown."""
    match value:
        case bool() | float() | None:
            return True
        case int():
            return 0 <= value < 1 << 32
        case str():
            return bool((_WORD if field in _PLAIN else _HEX).fullmatch(value)) and len(value) <= 40
        case list() | tuple():
            return len(value) <= _MAX_ITEMS and all(_is_sound(item, field) for item in value)
        case dict() if field == "event":
            return True  # looked at already
        case dict():
            return len(value) <= _MAX_ITEMS and all(
                (_WORD.fullmatch(key) or key in ("RK", "HK", "NHK", "R", "H", "K")) and _is_sound(item, key)
                for key, item in value.items()
            )
        case _:
            return False


def _members(fields: dict[str, object]) -> set[str]:
    """Whom a record names."""
    named: set[str] = set()
    for field in _NAMES:
        match fields.get(field):
            case str() as one:
                named.add(one)
            case list() as some:
                named |= set(some)
    if fields.get("kind") == "round":
        for field in ("R", "H", "K"):
            values = fields.get(field)
            named |= set(values) if isinstance(values, dict) else set()
    return named - {""}
