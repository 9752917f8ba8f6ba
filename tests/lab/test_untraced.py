"""Tracing changes nothing: who is listened to sends the same bytes at the same moments, and draws the same numbers."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import pytest

from smmp_core.lab.acts import Add, AnyAct, Conditions, Kill, Leave, Pause, Restart, Resume, Say, SayPrivately
from smmp_core.lab.experiment import Experiment
from smmp_core.lab.scenarios import SCENARIOS
from tests.lab.wire import Frame, listen

BY_HAND = (
    (0.3, Conditions(loss=0.05, duplicate=0.1, reorder=0.2)),
    (0.4, SayPrivately("Ada", "Bob", "between us")),
    (0.9, Say("Cleo", "what is it?")),
    (1.2, Pause("Bob")),
    (1.7, Resume("Bob")),
    (2.0, Kill("Dan")),
    (2.4, Restart("Dan", old=True)),
    (3.0, Add("Ada", "Finn")),
    (6.0, Leave("Cleo")),
)
"""Much else that can happen."""


class Course(NamedTuple):
    """All that can be known of an experiment without its trace."""

    frames: list[Frame]
    states: dict[str, object]  # what each member's home holds
    events: dict[str, object]  # what each told its user
    chance: list[object]  # where all sources of randomness stand


def course(name: str, before: Callable[[Experiment], object], by_hand: Sequence[tuple[float, AnyAct]]) -> Course:
    """What happens in a scenario, and by hand."""
    scenario = SCENARIOS[name]
    experiment = Experiment(scenario, 5)
    before(experiment)
    heard = listen(experiment)
    start = 0.0 if scenario.agreed else scenario.length
    for at, act in by_hand:
        experiment.advance(start + at)
        experiment.do(act)
    experiment.advance(max(scenario.length, start + 9.0))
    members = experiment._network.members
    return Course(
        heard,
        {member.name: vars(member.store) for member in members},
        {member.name: member.events for member in members},
        [experiment._network.random.getstate(), *(member.random.getstate() for member in members)],
    )


def deafen(experiment: Experiment) -> None:
    """Let no engine have a tracer, now or after a restart; the network is still watched."""
    recorder = experiment._recorder
    tracer = recorder.tracer
    recorder.tracer = lambda member: tracer(member) and None  # type: ignore[method-assign, assignment, return-value]
    for member in experiment._network.members:
        member.member.world.tracer = None


def blind(experiment: Experiment) -> None:
    """Let nobody watch at all."""
    deafen(experiment)
    experiment._network.watcher = None


@pytest.mark.parametrize("name", SCENARIOS)
def test_an_engine_does_the_same_whether_or_not_it_is_traced(name: str) -> None:
    traced, untraced = (course(name, before, BY_HAND) for before in (lambda experiment: None, deafen))
    assert len(traced.frames) > 100
    assert traced == untraced


@pytest.mark.parametrize("name", ["quiet-chat", "partition", "storm"])  # nobody lies in wait there, or is invited
def test_a_network_does_the_same_whether_or_not_it_is_watched(name: str) -> None:
    by_hand = [(at, act) for at, act in BY_HAND if not isinstance(act, Add)]
    watched, unwatched = (course(name, before, by_hand) for before in (lambda experiment: None, blind))
    assert len(watched.frames) > 100
    assert watched == unwatched


def test_without_tracers_nothing_is_told_of_the_engines() -> None:
    """That the tests above compare two things."""
    experiment = Experiment(SCENARIOS["quiet-chat"], 5)
    deafen(experiment)
    before = len(experiment.records)
    experiment.advance(SCENARIOS["quiet-chat"].length)
    kinds = {type(record).__name__ for record in experiment.records[before:]}
    assert kinds == {"Did", "Sent", "Arrived", "Told"}
