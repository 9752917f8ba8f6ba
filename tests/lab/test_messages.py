"""Who has which message: by the records, and as the members' homes have it in the end."""

from functools import cache

import msgspec
import pytest

from smmp_core.lab.acts import Restart
from smmp_core.lab.experiment import Experiment
from smmp_core.lab.messages import Messages, State
from smmp_core.lab.scenarios import SCENARIOS
from smmp_core.lab.timeline import Timeline
from smmp_core.trace.records import (
    Accepted,
    AnyRecord,
    Encrypted,
    Heard,
    Keys,
    Person,
    Place,
    Showing,
    Started,
    Step,
    short,
)
from tests.lab.running import Run, run

ADA, BOB, CLEO = "aaaaaaaa", "bbbbbbbb", "cccccccc"


def table(it: Run, at: float) -> dict[str, dict[str, State]]:
    """By text, then by name."""
    messages = Messages(it.timeline)
    return {
        message.text: {name: messages.state(message, key, at) for key, name in it.names.items()}
        for message in messages.at(at)
    }


@pytest.mark.parametrize("name", [name for name in SCENARIOS if name not in ("liar", "members", "key-agreement")])
def test_in_the_end_it_is_what_the_homes_hold_in_their_order(name: str) -> None:
    it = run(name)
    messages = Messages(it.timeline)
    shown = messages.at(it.timeline.end)
    for key, who in it.names.items():
        held = [short(bytes.fromhex(id)) for _, _, id, _ in it.transcript(who)]
        assert [one.id for one in shown if messages.state(one, key, it.timeline.end) == "has"] == held
        assert [one.text for one in shown] == it.texts(who)


def test_a_lost_message_is_lacked_the_next_one_kept_and_then_both_are_had() -> None:
    it = run("lost-message")
    lost, kept = "I could bake one tonight.", "Apple or cherry?"
    assert table(it, 2.1)[lost] == {"Ada": "has", "Bob": "has", "Cleo": "has", "Dan": "lacks"}
    assert table(it, 2.3)[kept] == {"Ada": "has", "Bob": "has", "Cleo": "has", "Dan": "kept"}
    assert set(table(it, 2.6)[lost].values()) == set(table(it, 2.6)[kept].values()) == {"has"}
    assert kept not in table(it, 2.1)


def test_two_messages_for_one_place_are_had_by_one_side_each() -> None:
    it = run("collision")
    middle = table(it, 2.3425)
    assert middle["At the station."] == {"Ada": "lacks", "Bob": "has", "Cleo": "lacks", "Dan": "has"}
    assert middle["At the market."] == {"Ada": "has", "Bob": "lacks", "Cleo": "has", "Dan": "lacks"}
    assert set(table(it, 3.0)["At the station."].values()) == {"has"}


def test_whom_the_liar_told_something_else_has_something_else() -> None:
    it = run("liar")
    assert table(it, 2.14)["Ten each."] == {"Ada": "has", "Bob": "has", "Cleo": "has", "Dan": "other"}


def test_what_was_written_before_somebody_came_is_not_for_them() -> None:
    it = run("members")
    end = table(it, it.timeline.end)
    assert end["Eve wants to join us."]["Eve"] == "none"
    assert end["Hello, everybody!"]["Eve"] == "has"
    assert end["What did he do?"]["Bob"] == "none"


def test_it_grows_with_the_trace() -> None:
    it = run("collision")
    records: list[AnyRecord] = []
    timeline = Timeline(records)
    growing = Messages(timeline)
    for start in range(0, len(it.records), 37):
        records += it.records[start : start + 37]
        timeline.extend()
        growing.extend()
    assert growing.at(it.timeline.end) == Messages(it.timeline).at(it.timeline.end)


# -- what comes to be otherwise -------------------------------------------------------------------


def step(at: float, member: str, number: int, digest: str, author: str = BOB) -> Step:
    none = "0" * 8
    place = (1, 0, 255, number)
    keys = Keys(place=place, RK=none, HK=none, NHK=none, mk=none, v=none, r=none, R=[], digest=digest * 8, check=none)
    return Step(at=at, member=member, rule="received", author=author, roster=[ADA, BOB, CLEO], after=keys)


def accepted(at: float, member: str, number: int, author: str = BOB) -> Accepted:
    return Accepted(at=at, member=member, author=author, what="text", place=(1, 0, 255, number), id=f"{number:08}")


def heard(at: float, by: str, number: int, digest: str, *, agrees: bool = False) -> Heard:
    place: Place = (1, 0, 255, number)
    state = "agrees" if agrees else "unknown"
    return Heard(at=at, member=ADA, by=by, place=place, digest=digest * 8, state=state)  # type: ignore[arg-type]


def people(*, live: bool) -> list[AnyRecord]:
    named = ((ADA, "Ada"), (BOB, "Bob"), (CLEO, "Cleo"))
    return [Person(at=0.0, member=key, name=name, own=live and key == ADA) for key, name in named]


def states(messages: Messages, at: float) -> list[tuple[State, State, State]]:
    """Of every message, at Ada, Bob and Cleo."""
    a, b, c = ([messages.state(one, who, at) for one in messages.at(at)] for who in (ADA, BOB, CLEO))
    return list(zip(a, b, c, strict=True))


def test_another_step_at_the_same_place_changes_what_is_had_from_then_on() -> None:
    sent = Encrypted(at=1.0, member=BOB, what="text", place=(1, 0, 255, 1), id="00000001")
    records: list[AnyRecord] = [*people(live=False), step(0.0, BOB, 0, "0"), sent, step(1.0, BOB, 1, "d")]
    records += [accepted(1.2, ADA, 1), step(1.2, ADA, 1, "d"), step(3.0, ADA, 1, "e")]
    messages = Messages(Timeline(records))
    assert states(messages, 2.0) == [("has", "has", "lacks")]
    assert states(messages, 3.0) == [("other", "has", "lacks")]
    assert messages.changed(2.0, 3.0) == {"00000001"}


def test_who_writes_at_the_same_place_again_after_an_old_copy_changes_nothing_at_the_others() -> None:
    one, other = (
        Encrypted(at=at, member=BOB, what="text", place=(1, 0, 255, 1), id=id)
        for at, id in ((1.0, "00000001"), (3.0, "00000002"))
    )
    records: list[AnyRecord] = [*people(live=False), step(0.0, BOB, 0, "0"), one, step(1.0, BOB, 1, "d")]
    records += [accepted(1.2, ADA, 1), step(1.2, ADA, 1, "d"), Started(at=2.0, member=BOB, old=True)]
    records += [other, step(3.0, BOB, 1, "e")]
    assert states(Messages(Timeline(records)), 4.0) == [("has", "lacks", "lacks"), ("lacks", "has", "lacks")]


@cache
def restarted() -> Run:
    """Bob starts again from a copy that was made before anything was written."""
    it = Experiment(SCENARIOS["quiet-chat"], 7)
    it.advance(3.0)
    it.do(Restart("Bob", old=True))
    it.advance(SCENARIOS["quiet-chat"].length)
    return Run(it)


def test_who_starts_from_an_old_copy_has_no_longer_what_came_after_it_was_made() -> None:
    it = restarted()
    question, answer = "Good morning! Who is in for lunch?", "Me. At twelve?"
    assert table(it, 2.9)[question]["Bob"] == table(it, 2.9)[answer]["Bob"] == "has"
    assert table(it, 3.1)[question] == {"Ada": "has", "Bob": "lacks", "Cleo": "has", "Dan": "has"}
    assert table(it, 3.1)[answer]["Bob"] == "lacks"
    end = table(it, it.timeline.end)
    assert [text for text, who in end.items() if who["Bob"] == "has"] == it.texts("Bob")
    assert Messages(it.timeline).changed(2.99, 3.01)


# -- live -------------------------------------------------------------------------------------------


def live(*records: AnyRecord) -> Messages:
    return Messages(Timeline([*people(live=True), step(0.0, ADA, 0, "0"), *records]))


def test_live_of_whom_nothing_is_told_nothing_is_known_until_it_acknowledges() -> None:
    messages = live(
        *(accepted(1.0, ADA, 1), step(1.0, ADA, 1, "1"), accepted(2.0, ADA, 2), step(2.0, ADA, 2, "2")),
        *(heard(3.0, CLEO, 1, "1"), heard(4.0, CLEO, 2, "9"), heard(5.0, CLEO, 2, "2", agrees=True)),
    )
    assert states(messages, 2.5) == [("has", "has", "unknown")] * 2, "Bob has written them"
    assert states(messages, 4.5) == [("has", "has", "has"), ("has", "has", "unknown")]
    assert states(messages, 5.0) == [("has", "has", "has")] * 2
    assert messages.changed(2.5, 3.5) == {"00000001"}
    assert messages.changed(4.5, 5.5) == {"00000002"}


def test_live_an_acknowledgement_that_was_here_before_the_message_counts_when_we_are_there() -> None:
    messages = live(heard(0.5, CLEO, 1, "1"), accepted(1.0, ADA, 1), step(1.0, ADA, 1, "1"))
    assert states(messages, 1.0) == [("has", "has", "has")]
    other = live(heard(0.5, CLEO, 1, "9"), accepted(1.0, ADA, 1), step(1.0, ADA, 1, "1"))
    assert states(other, 1.0) == [("has", "has", "unknown")]


def test_live_who_lets_us_watch_is_told_by_its_own_records() -> None:
    messages = live(
        *(accepted(1.0, ADA, 1), step(1.0, ADA, 1, "1")),
        *(Showing(at=2.0, member=CLEO, on=True), step(2.0, CLEO, 0, "0")),
        *(accepted(3.0, ADA, 2), step(3.0, ADA, 2, "2"), accepted(3.5, CLEO, 1), step(3.5, CLEO, 1, "1")),
        Showing(at=4.0, member=CLEO, on=False),
    )
    assert states(messages, 1.5) == [("has", "has", "unknown")]
    assert states(messages, 2.5) == [("has", "has", "lacks")]
    assert states(messages, 3.6) == [("has", "has", "has"), ("has", "has", "lacks")]
    assert states(messages, 4.5) == [("has", "has", "has"), ("has", "has", "unknown")]
    assert messages.changed(1.5, 2.5) == {"00000001"}
    assert "00000002" in messages.changed(3.9, 4.1)


def test_live_who_lets_us_watch_later_may_have_had_it_before() -> None:
    messages = live(
        *(accepted(1.0, ADA, 1), step(1.0, ADA, 1, "1"), accepted(1.5, ADA, 2), step(1.5, ADA, 2, "2")),
        *(Showing(at=2.0, member=CLEO, on=True), step(2.0, CLEO, 3, "3")),
        *(accepted(3.0, ADA, 3), step(3.0, ADA, 3, "3")),
    )
    assert states(messages, 2.5) == [("has", "has", "unknown")] * 2
    assert states(messages, 3.0) == [("has", "has", "has")] * 3


def test_live_who_took_something_else_for_the_same_message_has_something_else() -> None:
    messages = live(
        *(Showing(at=0.5, member=CLEO, on=True), step(0.5, CLEO, 0, "0")),
        *(accepted(1.0, ADA, 1), step(1.0, ADA, 1, "1"), accepted(1.2, CLEO, 1), step(1.2, CLEO, 1, "9")),
    )
    assert states(messages, 2.0) == [("has", "has", "other")]


def seen_by(it: Run, owner: str, *shows: str) -> list[AnyRecord]:
    """A live trace: what the owner's own engine tells, and those of members that let it watch."""
    return [
        msgspec.structs.replace(record, own=record.member == owner) if isinstance(record, Person) else record
        for record in it.records
        if record.member in (owner, *shows) or isinstance(record, Person)
    ]


@pytest.mark.parametrize("name", SCENARIOS)
def test_live_nothing_that_is_said_of_the_others_is_wrong(name: str) -> None:
    it = run(name)
    truth, end, keys = Messages(it.timeline), it.timeline.end, list(it.names)
    views: list[tuple[str, tuple[str, ...]]] = [(keys[0], ()), (keys[1], ()), (keys[3], (keys[0],))]
    for owner, shows in views if name != "liar" else views[:1]:  # others may take what they were told for the truth
        records = seen_by(it, owner, *shows)
        known = Messages(Timeline(records))
        for moment in sorted({record.at for record in records}):
            whole = {message.id: message for message in truth.at(moment)}
            for message in known.at(moment):
                for member in keys:
                    said = known.state(message, member, moment)
                    may_be = (truth.state(whole[message.id], member, moment), "unknown")
                    assert said in (may_be[: 1 if member in (owner, *shows) else 2]), (it.names[member], moment)
        left = [who for one in known.at(end) for who in keys if known.state(one, who, end) == "unknown"]
        assert not left or name in ("liar", "members"), "in the end all have acknowledged"
