"""Who has which message: by the records, and as the members' homes have it in the end."""

import pytest

from smmp_core.lab.messages import Messages, State
from smmp_core.lab.scenarios import SCENARIOS
from smmp_core.lab.timeline import Timeline
from smmp_core.trace.records import AnyRecord, short
from tests.lab.running import Run, run


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
