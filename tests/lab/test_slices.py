"""Whoever looks at an experiment, when and how often, changes nothing in it; whoever acts, nothing before that."""

import random

import pytest

from smmp_core.lab.acts import AnyAct, Conditions, Inject, Kill, Partition, Restart, Say, Seize
from smmp_core.lab.experiment import BREATH, Experiment
from smmp_core.lab.scenarios import SCENARIOS
from smmp_core.trace.records import AnyRecord, Did
from tests.lab.running import play, run, trace

ACTS: tuple[AnyAct, ...] = (
    Say("Cleo", "by hand"),
    Kill("Bob"),
    Restart("Bob", old=True),
    Partition((("Ada",), ("Bob", "Cleo", "Dan"))),
    Conditions(loss=0.2),
    Inject("Ada", "collide"),
    Seize(3, "drop"),
    Say("Nobody", "is not there"),
)


def before(records: list[AnyRecord], at: float) -> list[AnyRecord]:
    """What happened before a moment."""
    return [record for record in records if record.at < at]


@pytest.mark.parametrize("name", SCENARIOS)
def test_in_slices_of_any_length_it_is_the_same(name: str) -> None:
    scenario = SCENARIOS[name]
    for seed in range(3):
        chance = random.Random(seed)
        experiment, at = Experiment(scenario, 7), 0.0
        longest = (0.02, 0.3, 5.0)[seed]
        while at < scenario.length:
            at = min(at + chance.uniform(0.0, longest), scenario.length)
            assert experiment.advance(at)
            if chance.random() < 0.1:
                assert experiment.advance(chance.uniform(-1.0, at)), "the past is past"
        assert trace(experiment) == trace(run(name).experiment)


@pytest.mark.parametrize("name", SCENARIOS)
def test_what_is_to_happen_at_a_moment_has_happened_when_one_is_there(name: str) -> None:
    scenario, chance = SCENARIOS[name], random.Random(4)
    experiment = Experiment(scenario, 7)
    for number, cue in enumerate(scenario.cues):
        experiment.advance(chance.uniform(experiment.now, cue.at))
        experiment.advance(cue.at)
        done = [record for record in experiment.records if isinstance(record, Did) and not record.member]
        assert len(done) >= number + 1
        assert done[number].at == cue.at


@pytest.mark.parametrize("name", ["members", "stolen-keys"])
def test_event_by_event_it_is_the_same(name: str) -> None:
    experiment = Experiment(SCENARIOS[name], 7, at_once=False)
    while not experiment.set_up(iter((False, True)).__next__):
        pass
    while not experiment.advance(SCENARIOS[name].length, iter((False, True)).__next__):
        pass
    assert trace(experiment) == trace(run(name).experiment)


@pytest.mark.parametrize("name", ["key-agreement", "partition", "tampering", "stolen-keys"])
def test_a_branch_in_which_nothing_is_done_is_the_same(name: str) -> None:
    scenario, chance = SCENARIOS[name], random.Random(2)
    original = run(name).experiment
    for _ in range(3):
        branch = original.branch(chance.uniform(0.0, scenario.length))
        branch.advance(scenario.length)
        assert trace(branch) == trace(original)


@pytest.mark.parametrize("name", ["quiet-chat", "partition", "storm"])
def test_a_branch_in_which_something_is_done_is_the_same_up_to_there(name: str) -> None:
    scenario, chance = SCENARIOS[name], random.Random(3)
    original = run(name).experiment
    untouched = trace(original)
    for act in ACTS:
        at = round(chance.uniform(0.1, scenario.length - 1.0), 3)
        branch = original.branch(at)
        branch.advance(at)
        branch.do(act)
        branch.advance(scenario.length)
        assert before(branch.records, at) == before(original.records, at)
        scripted = {record.at for record in original.records if isinstance(record, Did)}
        [did] = [record for record in branch.records if isinstance(record, Did) and record.at not in scripted]
        assert did.act == act.__struct_config__.tag
        assert at <= did.at <= at + 2 * BREATH
        assert ("refused" in did.fields) == (act in (Seize(3, "drop"), Say("Nobody", "is not there")))
        assert trace(branch) != untouched
    assert trace(original) == untouched, "what was is as it was"


def test_a_branch_keeps_what_was_done_before_it_and_drops_the_rest() -> None:
    experiment = Experiment(SCENARIOS["quiet-chat"], 3)
    for at, text in ((1.0, "first"), (2.0, "second"), (3.0, "third")):
        experiment.advance(at)
        experiment.do(Say("Dan", text))
    experiment.advance(4.0)
    branch = experiment.branch(2.5)
    assert [cue.act for cue in branch.by_hand] == [Say("Dan", "first"), Say("Dan", "second")]
    branch.advance(4.0)
    assert before(branch.records, 3.0) == before(experiment.records, 3.0)


@pytest.mark.parametrize("seed", range(5))
def test_what_was_done_by_hand_can_be_done_again_from_the_heading(seed: int) -> None:
    chance = random.Random(seed)
    experiment = Experiment(SCENARIOS["collision"], seed)
    for at in sorted(chance.uniform(0.0, 6.0) for _ in range(4)):
        experiment.advance(at)
        experiment.do(chance.choice(ACTS))
    experiment.advance(8.0)
    again = Experiment(experiment.scenario, experiment.seed, experiment.by_hand)
    again.advance(8.0)
    assert trace(again) == trace(experiment)


def test_one_run_leaves_nothing_behind_for_the_next() -> None:
    first = trace(play("members", 5))
    play("liar", 6)
    assert trace(play("members", 5)) == first
