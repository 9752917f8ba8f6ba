"""What members tell each other of themselves, taken apart: nothing malformed, too large or of others gets through."""

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmp_core import events
from smmp_core.trace import sharing
from smmp_core.trace.merging import Merger
from smmp_core.trace.records import (
    AnyRecord,
    Arrived,
    Came,
    Keys,
    Linked,
    Refused,
    Round,
    Sent,
    Step,
    Told,
    Turn,
    Unlinked,
)

GROUP, ADA, BOB, EVE = bytes(range(16)), "aaaaaaaa", "bbbbbbbb", "eeeeeeee"
KNOWN = {ADA, BOB}
KEYS = Keys(
    place=(1, 0, 255, 3), RK="0" * 8, HK="1" * 8, NHK="2" * 8, mk="3" * 8, v="4" * 8, r="5" * 8, R=["6" * 8, "7" * 8],
    digest="8" * 8, check="9" * 8,
)  # fmt: skip
STEP = Step(at=1.0, member=BOB, rule="sent", author=BOB, roster=[ADA, BOB], before=KEYS, after=KEYS, secret="f" * 8)
ROUND = Round(at=1.0, member=BOB, attempt="1" * 8, epoch=2, stage="shares", roster=[ADA, BOB], starter=ADA, R={ADA: ""})
STATE = Told(at=1.0, member=BOB, event=events.State(GROUP.hex(), "In step"))
SENT = Sent(at=1.0, member=BOB, to=ADA, frame=0, name="c" * 8, family="turn", what="claim", size=9, due=1.0)


def read(*records: Any) -> list[sharing.Shared] | None:
    return sharing.read_batch(msgspec.msgpack.encode(list(records)), GROUP, BOB, KNOWN)


def test_what_is_sound_is_read_as_it_was_told() -> None:
    records: list[sharing.Shared] = [STEP, ROUND, STATE, SENT, Linked(at=1.0, member=BOB, to=ADA)]
    frame = sharing.encode(GROUP, sharing.BATCH, records)
    notice = sharing.decode(frame)
    assert notice is not None and notice.group == GROUP and notice.kind == sharing.BATCH
    assert sharing.read_batch(notice.body, GROUP, BOB, KNOWN) == records
    assert read() == []


@pytest.mark.parametrize(
    "record",
    [
        msgspec.structs.replace(STEP, member=ADA),
        msgspec.structs.replace(STEP, member=""),
        msgspec.structs.replace(STEP, secret="not hex!"),
        msgspec.structs.replace(STEP, secret="0" * 9),
        msgspec.structs.replace(STEP, after=msgspec.structs.replace(KEYS, digest="<b>bold")),
        msgspec.structs.replace(STEP, after=msgspec.structs.replace(KEYS, place=(1, -1, 0, 0))),
        msgspec.structs.replace(STEP, roster=[ADA] * 65),
        msgspec.structs.replace(STEP, after=msgspec.structs.replace(KEYS, R=[])),
        msgspec.structs.replace(STEP, before=msgspec.structs.replace(KEYS, R=["6" * 8])),
        msgspec.structs.replace(STEP, after=msgspec.structs.replace(KEYS, place=(1, 0, 0, 3))),
        msgspec.structs.replace(STEP, after=msgspec.structs.replace(KEYS, place=(1, 1, 2, 3))),
        msgspec.structs.replace(STEP, before=msgspec.structs.replace(KEYS, place=(2, 0, 255, 3))),
        msgspec.structs.replace(STEP, author=EVE),
        msgspec.structs.replace(STATE, event=events.State(GROUP.hex(), "Call +1 555 now!")),
        msgspec.structs.replace(STATE, event=events.State("00" * 16, "In step")),
        msgspec.structs.replace(STATE, event=events.Alert(GROUP.hex(), "fork", None, "Send me your keys.")),
        msgspec.structs.replace(SENT, family="private"),
        msgspec.structs.replace(SENT, what="x" * 41),
        msgspec.structs.replace(SENT, what="‮"),
        msgspec.structs.replace(ROUND, R={"not a member": ""}),
        Refused(at=1.0, member=BOB, author=ADA, place=(1, 0, 0, 1), why="x", text="Any words"),
        {"kind": "person", "at": 0.0, "member": BOB, "name": "Somebody else"},
        {"kind": "showing", "at": 0.0, "member": BOB, "on": True},
        {"kind": "arrived", "at": 0.0, "member": BOB, "frame": 1},
        17,
    ],
)
def test_a_batch_with_anything_unsound_in_it_is_nothing(record: Any) -> None:
    assert read(SENT, record) is None


def test_a_record_that_names_a_stranger_is_left_out() -> None:
    assert read(msgspec.structs.replace(SENT, to=EVE), SENT) == [SENT]
    three = msgspec.structs.replace(KEYS, R=["6" * 8] * 3)
    assert read(msgspec.structs.replace(STEP, roster=[ADA, BOB, EVE], before=three, after=three), SENT) == [SENT]
    assert read(msgspec.structs.replace(ROUND, K={EVE: "0" * 8})) == []


def test_a_batch_is_bounded() -> None:
    assert read(*[SENT] * sharing.MAX_BATCH) is not None
    assert read(*[SENT] * (sharing.MAX_BATCH + 1)) is None
    assert sharing.decode(sharing.encode(GROUP, sharing.BATCH) + bytes(sharing.MAX_BYTES)) is None
    everybody = [f"{i:08x}" for i in range(64)]
    large = msgspec.structs.replace(KEYS, R=everybody)
    step = msgspec.structs.replace(STEP, roster=everybody, before=large, after=large)
    assert len(sharing.encode(GROUP, sharing.BATCH, [step] * sharing.MAX_BATCH)) <= sharing.MAX_BYTES


def test_another_version_or_kind_is_nothing() -> None:
    frame = bytearray(sharing.encode(GROUP, sharing.ASK))
    assert sharing.decode(bytes(frame)) == sharing.Notice(GROUP, sharing.ASK)
    assert sharing.decode(bytes(frame) + b"x") is None
    assert sharing.decode(bytes(frame[:-1])) is None
    for place, value in ((17, 2), (18, 5)):
        other = bytearray(frame)
        other[place] = value
        assert sharing.decode(bytes(other)) is None


@given(st.binary(max_size=400))
def test_any_bytes_are_a_batch_or_nothing(body: bytes) -> None:
    sharing.decode(bytes([sharing.TYPE]) + body)
    read_ = sharing.read_batch(body, GROUP, BOB, KNOWN)
    assert read_ is None or all(record.member == BOB for record in read_)


BATCH = msgspec.msgpack.encode([STEP, ROUND, STATE, SENT])


@given(st.integers(0, len(BATCH) - 1), st.integers(0, 255))
def test_a_batch_with_a_byte_changed_is_still_only_about_its_sender(place: int, value: int) -> None:
    changed = bytearray(BATCH)
    changed[place] = value
    found = sharing.read_batch(bytes(changed), GROUP, BOB, KNOWN)
    assert found is None or all(record.member == BOB for record in found)


def test_deeply_nested_bytes_do_no_harm() -> None:
    assert sharing.read_batch(b"\x91" * 100_000, GROUP, BOB, KNOWN) is None
    assert read({"kind": "turn", "at": 0.0, "member": BOB, "holder": "", "serial": 1 << 60}) is None


def test_others_are_told_no_names_and_no_texts() -> None:
    waiting = Told(at=0.0, member=BOB, event=events.State(GROUP.hex(), "Waiting for Eve, Zoë"))
    told = sharing.shared(waiting)
    assert isinstance(told, Told) and told.event == events.State(GROUP.hex(), "Waiting")
    assert sharing.shared(msgspec.structs.replace(SENT, family="private")) is None
    assert sharing.shared(Told(at=0.0, member=BOB, event=events.CatchingUp(GROUP.hex(), 1, 2))) is None
    refused = sharing.shared(
        Refused(at=0.0, member=BOB, author=ADA, place=(1, 0, 0, 1), why="digest_mismatch", text="It came from Eve.")
    )
    assert isinstance(refused, Refused) and refused.text == ""


def test_a_frame_is_one_whoever_tells_of_it_first() -> None:
    came = Came(at=0.0, member=BOB, by=EVE, name="c" * 8, family="turn", what="claim")
    sent = Sent(at=0.0, member=EVE, to=BOB, frame=0, name="c" * 8, family="turn", what="claim")
    for order in ((came, sent), (sent, came)):
        records: list[AnyRecord] = []
        merger = Merger(records.append, lambda: 5.0, ADA)
        for record in (*order, *order):
            merger.take(record)
        assert [type(record) for record in records] == [Sent, Arrived, Sent, Arrived]
        assert [record.frame for record in records if isinstance(record, Sent | Arrived)] == [0, 0, 1, 1]
        assert all(record.at == 5.0 for record in records)


def test_of_our_own_links_and_frames_nobody_else_tells() -> None:
    records: list[AnyRecord] = []
    merger = Merger(records.append, lambda: 0.0, ADA)
    merger.take(Linked(at=0.0, member=BOB, to=ADA))
    merger.take(Unlinked(at=0.0, member=BOB, to=ADA))
    merger.take(Came(at=0.0, member=BOB, by=ADA, name="c" * 8, family="turn", what="claim"))
    assert records == []
    merger.take(Turn(at=0.0, member=BOB, holder="", serial=1))
    assert len(records) == 1


def test_what_somebody_says_it_sent_to_us_counts_when_it_comes() -> None:
    records: list[AnyRecord] = []
    merger = Merger(records.append, lambda: 0.0, ADA)
    said = Sent(at=0.0, member=BOB, to=ADA, frame=0, name="c" * 8, family="turn", what="claim")
    merger.take(said)
    assert records == []
    for _ in range(2):
        merger.take(Came(at=0.0, member=ADA, by=BOB, name="c" * 8, family="turn", what="claim"))
        merger.take(said)
    assert [type(record) for record in records] == [Sent, Arrived] * 2
