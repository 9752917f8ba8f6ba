"""The trace of a real group: one's own, and those of members who allow it."""

import asyncio
import os
from collections.abc import AsyncIterator
from pathlib import Path
from typing import TypeVar

import msgspec
import pytest

from smmp_core import commands, pump, trace_link
from smmp_core.errors import LocalError
from smmp_core.storage.errors import HomeFull
from smmp_core.trace import sharing
from smmp_core.trace.lines import Heading, decode, encode
from smmp_core.trace.records import (
    Accepted,
    AnyRecord,
    Arrived,
    Came,
    Heard,
    Linked,
    Person,
    Record,
    Sent,
    Showing,
    Skipped,
    Step,
    Told,
    Turn,
    Unlinked,
    fingerprint,
    short,
)
from smmp_core.trace_link import BURST, Share
from tests.network.people import until
from tests.sharing import people as members
from tests.sharing.people import make_group, people

R = TypeVar("R", bound=Record)


def of(records: list[AnyRecord], kind: type[R], member: "members.Person | None" = None) -> list[R]:
    """The records of a kind, at a member."""
    mine = short(bytes.fromhex(member.fingerprint)) if member is not None else None
    return [record for record in records if isinstance(record, kind) and mine in (None, record.member)]


def key(person: members.Person) -> str:
    return person.fingerprint[:8]


async def allow(person: members.Person, group: str, on: bool = True) -> None:
    wanted = msgspec.structs.replace(person.service.group_preferences(group), shows_steps=on)
    await person.service.prefer_in_group(group, wanted)


async def say(person: members.Person, group: str, text: str = "there") -> None:
    await person.service.execute(commands.Send(group=group, text=text))


def digest(person: members.Person, group: str) -> str:
    return str(person.service.status(group).digest)[:8]


@pytest.fixture
async def three(tmp_path: Path) -> AsyncIterator[tuple[str, list[members.Person]]]:
    async with people(tmp_path, ["ada", "bob", "carol"]) as everybody:
        yield await make_group(*everybody), everybody


async def test_ones_own_trace_begins_with_how_all_stands_and_goes_on(
    three: tuple[str, list[members.Person]],
) -> None:
    group, (ada, bob, carol) = three
    await until(lambda: len({digest(person, group) for person in (ada, bob, carol)}) == 1)
    records: list[AnyRecord] = []
    tracing = ada.service.trace(group, records.append)
    assert {record.name for record in of(records, Person)} == {"ada", "bob", "carol"}
    assert [record.name for record in of(records, Person) if record.own] == ["ada"]
    assert {record.to for record in of(records, Linked)} == {key(bob), key(carol)}
    [step] = of(records, Step)
    assert (step.member, step.after.digest) == (key(ada), digest(ada, group))
    assert step.rule == "taken_up"
    assert [record.event for record in of(records, Told)], "the group's state"
    assert {record.at for record in records} == {0.0}
    assert all(record.before for record in of(records, Linked))
    await say(ada, group)
    await until(lambda: any(record.author == key(ada) for record in of(records, Step)[1:]))
    await until(
        lambda: {record.to for record in of(records, Sent) if record.what == "message"} == {key(bob), key(carol)}
    )
    await say(bob, group, "Hello")
    await until(lambda: any(record.author == key(bob) for record in of(records, Step)))
    await until(lambda: of(records, Step)[-1].after.digest == digest(ada, group))
    [came] = [record for record in of(records, Sent) if record.member == key(bob) and record.what == "message"]
    assert came.due == came.at
    ends = [record.frame for record in of(records, Arrived)]
    assert came.frame in ends
    assert len(ends) == len(set(ends))
    numbers = [record.frame for record in of(records, Sent)]
    assert numbers == list(range(len(numbers)))
    assert {record.author for record in of(records, Accepted)} == {key(bob)}
    assert {record.by for record in of(records, Heard)} == {key(bob), key(carol)}
    assert {record.member for record in records} <= {key(ada), key(bob), key(carol)}
    assert {record.member for record in records if not isinstance(record, Person | Sent)} == {key(ada)}
    assert decode(encode(Heading(), records))[1] == records, "in order, and as a file"
    tracing.close()
    tracing.close()
    assert ada.service._member.world.tracer is None, "nothing is listened to any more"
    count = len(records)
    before = digest(ada, group)
    await say(carol, group, "And I")
    await until(lambda: digest(ada, group) == digest(carol, group) != before)
    assert len(records) == count


async def test_two_can_look_at_once_and_each_gets_a_whole_trace(three: tuple[str, list[members.Person]]) -> None:
    group, (ada, _, _) = three
    first, second = list[AnyRecord](), list[AnyRecord]()
    one = ada.service.trace(group, first.append)
    await say(ada, group)
    await until(lambda: of(first, Step)[1:])
    two = ada.service.trace(group, second.append)
    assert len(of(second, Person)) == len(of(first, Person)) == 3
    assert len(of(second, Step)) == 1
    assert second[0].at < first[-1].at or second[0].at < 0.01
    one.close()
    count = len(first)
    await say(ada, group)
    await until(lambda: of(second, Step)[1:])
    assert len(first) == count
    two.close()
    with pytest.raises(LocalError):
        ada.service.trace(os.urandom(16).hex(), first.append)


async def test_a_lost_link_is_in_the_trace(three: tuple[str, list[members.Person]]) -> None:
    group, (ada, bob, _) = three
    records: list[AnyRecord] = []
    tracing = ada.service.trace(group, records.append)
    await bob.stop()
    await until(lambda: [record.to for record in of(records, Unlinked)] == [key(bob)])
    await bob.start()
    await members.connect(ada, bob)
    await until(lambda: [record.to for record in of(records, Linked)].count(key(bob)) == 2)
    tracing.close()


async def test_the_trace_goes_on_after_the_disk_was_full(
    three: tuple[str, list[members.Person]], monkeypatch: pytest.MonkeyPatch
) -> None:
    group, (ada, bob, _) = three
    records: list[AnyRecord] = []
    tracing = ada.service.trace(group, records.append)
    engine = ada.service._member
    monkeypatch.setattr(pump, "FIRST_PAUSE", 0.1)
    with monkeypatch.context() as full:

        def commit(writes: object) -> None:
            raise HomeFull("The disk is full.")

        full.setattr(ada.service._home, "commit", commit)
        with pytest.raises(HomeFull):
            await say(ada, group)
        await until(lambda: ada.service._member is not engine)
    assert of(records, Step)[-1].rule == "taken_up"
    await say(bob, group, "Still there?")
    await until(lambda: any(record.author == key(bob) for record in of(records, Step)))
    await until(lambda: of(records, Step)[-1].after.digest == digest(ada, group))
    tracing.close()


async def test_members_tell_nothing_unless_they_allow_it(three: tuple[str, list[members.Person]]) -> None:
    group, (ada, bob, carol) = three
    records: list[AnyRecord] = []
    tracing = ada.service.trace(group, records.append, others=True)
    await say(bob, group)
    await until(lambda: any(record.author == key(bob) for record in of(records, Step)))
    await asyncio.sleep(0.3)
    assert {record.member for record in of(records, Step)} == {key(ada)}
    assert not of(records, Showing)
    assert bob.service.watchers(group) == []
    tracing.close()
    await allow(bob, group)
    tracing = ada.service.trace(group, records.append, others=True)
    await until(lambda: of(records, Showing, bob))
    await until(lambda: of(records, Step, bob))
    assert bob.service.watchers(group) == [ada.fingerprint]
    await say(carol, group, "Look")
    await until(lambda: of(records, Step, bob)[-1].author == key(carol))
    await until(lambda: of(records, Step, bob)[-1].after.digest == digest(ada, group))
    assert of(records, Step, bob)[-1].after.check == of(records, Step, ada)[-1].after.check
    await until(lambda: any(record.by == key(carol) for record in of(records, Heard, bob)))
    assert not of(records, Step, carol)
    between = [r for r in of(records, Sent) if (r.member, r.to, r.what) == (key(carol), key(bob), "message")]
    assert between, "what came to Bob from Carol, as Bob says"
    await allow(bob, group, False)
    await until(lambda: [record.on for record in of(records, Showing, bob)] == [True, False])
    count = len(of(records, Step, bob))
    await say(carol, group, "Anybody?")
    await until(lambda: digest(ada, group) == digest(bob, group) == digest(carol, group))
    await asyncio.sleep(0.2)
    assert len(of(records, Step, bob)) == count
    assert bob.service.watchers(group) == []
    tracing.close()


async def test_what_both_ends_tell_of_a_frame_is_one_frame(three: tuple[str, list[members.Person]]) -> None:
    group, (ada, bob, carol) = three
    for one in (bob, carol):
        await allow(one, group)
    records: list[AnyRecord] = []
    tracing = ada.service.trace(group, records.append, others=True)
    await until(lambda: len(of(records, Showing)) == 2)
    start = len(records)
    await say(bob, group, "One frame each")
    await until(lambda: all(any(r.author == key(bob) for r in of(records[start:], Step, p)) for p in (ada, bob, carol)))
    await asyncio.sleep(0.3)
    frames = [record for record in of(records[start:], Sent) if record.what == "message"]
    ways = sorted((record.member, record.to) for record in frames)
    assert ways == sorted([(key(bob), key(ada)), (key(bob), key(carol))])
    arrived = {record.frame: record.member for record in of(records, Arrived)}
    assert all(arrived[record.frame] == record.to for record in frames)
    tracing.close()


async def test_closing_ends_the_flow_and_who_asks_no_more_is_told_no_more(
    three: tuple[str, list[members.Person]], monkeypatch: pytest.MonkeyPatch
) -> None:
    group, (ada, bob, _) = three
    await allow(bob, group)
    records: list[AnyRecord] = []
    tracing = ada.service.trace(group, records.append, others=True)
    await until(lambda: bob.service.watchers(group))
    tracing.close()
    await until(lambda: not bob.service.watchers(group))
    assert bob.service._member.world.tracer is None
    monkeypatch.setattr(trace_link, "LEASE", 0.2)
    assert ada.service._mesh is not None
    ada.service._mesh.send(bytes.fromhex(bob.fingerprint), sharing.encode(bytes.fromhex(group), sharing.ASK))
    await until(lambda: bob.service.watchers(group))
    await until(lambda: not bob.service.watchers(group), 3)


async def test_a_member_that_comes_later_is_asked_too(three: tuple[str, list[members.Person]]) -> None:
    group, (ada, bob, _) = three
    await allow(bob, group)
    records: list[AnyRecord] = []
    tracing = ada.service.trace(group, records.append, others=True)
    await until(lambda: of(records, Showing, bob))
    steps = len(of(records, Step, bob))
    await bob.stop()
    await until(lambda: [record.on for record in of(records, Showing, bob)] == [True, False])
    await bob.start()
    await members.connect(ada, bob)
    await until(lambda: [record.on for record in of(records, Showing, bob)] == [True, False, True])
    await until(lambda: len(of(records, Step, bob)) > steps)
    tracing.close()


async def test_strangers_and_the_blocked_are_told_nothing_and_not_believed(tmp_path: Path) -> None:
    async with people(tmp_path, ["ada", "bob", "eve"]) as (ada, bob, eve):
        group = await make_group(ada, bob)
        id = bytes.fromhex(group)
        await allow(ada, group)
        got: list[bytes] = []
        eve.service._beside[sharing.TYPE] = lambda _, frame: got.append(frame)
        bob.service._beside[sharing.TYPE] = lambda _, frame: got.append(frame)
        assert eve.service._mesh is not None and bob.service._mesh is not None and ada.service._mesh is not None
        eve.service._mesh.send(bytes.fromhex(ada.fingerprint), sharing.encode(id, sharing.ASK))
        eve.service._mesh.send(bytes.fromhex(ada.fingerprint), b"\x40")  # in order: when this is here, that was
        await until(lambda: ada.service.files.junk == 1)
        assert ada.service.watchers(group) == []
        records: list[AnyRecord] = []
        tracing = ada.service.trace(group, records.append, others=True)
        await until(lambda: len(got) == 1)  # Bob is asked, Eve is not
        lie = Turn(at=0.0, member=key(eve), holder=key(eve), serial=1)
        eve.service._mesh.send(bytes.fromhex(ada.fingerprint), sharing.encode(id, sharing.BATCH, [lie]))
        about = Turn(at=0.0, member=key(ada), holder=key(bob), serial=7)
        true = Turn(at=0.0, member=key(bob), holder=key(bob), serial=8)
        for batch in ([about], [true, about]):
            bob.service._mesh.send(bytes.fromhex(ada.fingerprint), sharing.encode(id, sharing.BATCH, batch))
        faked = Came(at=0.0, member=key(bob), by=key(ada), name="0" * 8, family="turn", what="claim")
        bob.service._mesh.send(bytes.fromhex(ada.fingerprint), sharing.encode(id, sharing.BATCH, [true, faked]))
        await until(lambda: of(records, Turn, bob))
        assert [turn.serial for turn in of(records, Turn, bob)] == [8]
        assert not [turn for turn in of(records, Turn) if turn.serial == 7]
        assert not [record for record in of(records, Sent) if record.name == "0" * 8], "nobody says what we have sent"
        assert not of(records, Turn, eve)
        bob.service._mesh.send(bytes.fromhex(ada.fingerprint), sharing.encode(id, sharing.ASK))
        await until(lambda: ada.service.watchers(group))
        await ada.service.execute(commands.Block(peer=bob.fingerprint))
        assert ada.service.watchers(group) == []
        ada.service._watching.receive(bytes.fromhex(bob.fingerprint), sharing.encode(id, sharing.ASK))
        assert ada.service.watchers(group) == []
        tracing.close()


async def test_no_key_no_text_and_nothing_between_two_goes_over_the_link(
    three: tuple[str, list[members.Person]],
) -> None:
    group, (ada, bob, carol) = three
    await allow(bob, group)
    got: list[bytes] = []
    ada.service._beside[sharing.TYPE] = lambda _, frame: got.append(frame)
    assert ada.service._mesh is not None
    ada.service._mesh.send(bytes.fromhex(bob.fingerprint), sharing.encode(bytes.fromhex(group), sharing.ASK))
    await until(lambda: got)
    conversation = bob.service._member.groups[bytes.fromhex(group)].conversation
    assert conversation is not None
    secrets: list[bytes] = []

    def copy() -> None:
        ratchet = conversation._session.ratchet
        secrets.extend((ratchet.RK, ratchet.HK, ratchet.NHK, ratchet.mk, ratchet.v, ratchet.r, *ratchet.R))

    copy()
    await carol.service.execute(commands.Private(group=group, to=bob.fingerprint, text="for your eyes only"))
    for text in ("a most secret text", "another"):
        await say(bob, group, text)
    await until(lambda: digest(ada, group) == digest(bob, group) == digest(carol, group))
    await asyncio.sleep(0.3)
    copy()
    wire = b"".join(got)
    assert all(secret not in wire and secret.hex().encode() not in wire for secret in secrets if secret)
    assert all(secret[:4].hex().encode() not in wire for secret in secrets if secret), "not even the beginning"
    assert fingerprint(conversation._session.ratchet.RK).encode() in wire
    assert b"secret text" not in wire and b"eyes" not in wire and b"private" not in wire
    assert b"carol" not in wire


def test_too_much_is_left_out_with_a_marker_and_then_it_is_told_how_things_stand() -> None:
    share = Share(0.0)
    for serial in range(500):
        share.add(Turn(at=0.0, member="0" * 8, holder="", serial=serial), 0.0)
    first = share.take("0" * 8, 0.0)
    assert len(first) == BURST
    assert share.take("0" * 8, 0.0) == []
    [skipped, last] = share.take("0" * 8, 1.0)
    assert skipped == Skipped(at=1.0, member="0" * 8, count=500 - int(BURST) - 1)
    assert isinstance(last, Turn) and last.serial == 499
    assert not share.is_waiting
    told = 0
    for tenth in range(1, 101):
        for serial in range(100):
            share.add(Turn(at=0.0, member="0" * 8, holder="", serial=serial), 1.0 + tenth / 10)
        told += len(share.take("0" * 8, 1.0 + tenth / 10))
    assert told <= 10 * trace_link.RATE + BURST


async def test_what_led_to_a_frame_is_told_before_it_comes(three: tuple[str, list[members.Person]]) -> None:
    group, (ada, bob, _) = three
    await allow(bob, group)
    records: list[AnyRecord] = []
    tracing = ada.service.trace(group, records.append, others=True)
    await until(lambda: of(records, Step, bob))
    await asyncio.sleep(0.2)
    await say(bob, group)
    await until(lambda: any(record.author == key(bob) for record in of(records, Step, ada)))
    made = next(i for i, record in enumerate(records) if isinstance(record, Step) and record.rule == "sent")
    came = next(
        i
        for i, record in enumerate(records)
        if isinstance(record, Sent) and (record.member, record.to, record.what) == (key(bob), key(ada), "message")
    )
    assert records[made].member == key(bob)
    assert made < came
    tracing.close()


def test_who_reads_slowly_is_told_less_not_later() -> None:
    share = Share(0.0)
    for serial in range(3):
        share.add(Turn(at=0.0, member="0" * 8, holder="", serial=serial), 0.0, is_slow=True)
    skipped, last = share.take("0" * 8, 0.0)
    assert isinstance(skipped, Skipped) and skipped.count == 2
    assert isinstance(last, Turn) and last.serial == 2


async def test_nothing_is_told_while_much_waits_to_be_read(
    three: tuple[str, list[members.Person]], monkeypatch: pytest.MonkeyPatch
) -> None:
    group, (ada, bob, _) = three
    await allow(bob, group)
    records: list[AnyRecord] = []
    tracing = ada.service.trace(group, records.append, others=True)
    await until(lambda: of(records, Step, bob))
    monkeypatch.setattr(trace_link, "WAITING", -1)
    before = len(of(records, Step, bob))
    await say(bob, group, "while she reads slowly")
    await until(lambda: of(records, Accepted, ada))
    await asyncio.sleep(0.3)
    assert len(of(records, Step, bob)) == before
    monkeypatch.setattr(trace_link, "WAITING", 256 * 1024)
    await until(lambda: of(records, Skipped, bob) and len(of(records, Step, bob)) > before)
    tracing.close()


async def test_what_one_member_tells_is_taken_up_to_a_bound(
    three: tuple[str, list[members.Person]], monkeypatch: pytest.MonkeyPatch
) -> None:
    group, (ada, bob, _) = three
    monkeypatch.setattr(trace_link, "TAKEN_BURST", 10.0)
    monkeypatch.setattr(trace_link, "TAKEN_RATE", 0.0)
    records: list[AnyRecord] = []
    tracing = ada.service.trace(group, records.append, others=True)
    for first in (0, 8):
        batch = [Turn(at=0.0, member=key(bob), holder=key(bob), serial=first + n) for n in range(8)]
        frame = sharing.encode(bytes.fromhex(group), sharing.BATCH, batch)
        ada.service._watching.receive(bytes.fromhex(bob.fingerprint), frame)
    assert [turn.serial for turn in of(records, Turn, bob)] == list(range(8))
    assert [skipped.count for skipped in of(records, Skipped, bob)] == [8]
    tracing.close()


async def test_who_is_removed_is_told_nothing_more(three: tuple[str, list[members.Person]]) -> None:
    group, (ada, bob, _) = three
    await allow(ada, group)
    records: list[AnyRecord] = []
    tracing = bob.service.trace(group, records.append, others=True)
    await until(lambda: ada.service.watchers(group))
    await ada.service.execute(commands.Remove(group=group, members=[bob.fingerprint]))
    await until(lambda: not ada.service.watchers(group), 5)
    ada.service._watching.receive(bytes.fromhex(bob.fingerprint), sharing.encode(bytes.fromhex(group), sharing.ASK))
    assert ada.service.watchers(group) == []
    tracing.close()
