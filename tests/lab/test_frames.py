"""Every frame of a trace has an end, and hands are laid on those that are sent, not on copies made by them."""

import pytest

from smmp_core.lab.acts import Cue, Intercept, Kill, Pause, Say
from smmp_core.lab.experiment import Experiment
from smmp_core.lab.scenario import Scenario
from smmp_core.lab.scenarios import SCENARIOS
from smmp_core.lab.timeline import Timeline
from smmp_core.trace.records import Touched
from tests.lab.running import run


def unended(timeline: Timeline, before: float) -> list[int]:
    return [number for number, sent in timeline.sent.items() if sent.due < before and number not in timeline.ends]


@pytest.mark.parametrize("name", SCENARIOS)
def test_every_frame_arrives_or_is_dropped(name: str) -> None:
    timeline = run(name).timeline
    assert unended(timeline, timeline.end) == []


def test_frames_that_nobody_reads_any_more_are_dropped() -> None:
    experiment = Experiment(SCENARIOS["quiet-chat"], 7)
    experiment.advance(0.4)
    experiment.do(Pause("Bob"))
    experiment.advance(4.0)
    experiment.do(Kill("Bob"))
    experiment.advance(8.0)
    assert unended(Timeline(experiment.records), 7.5) == []


@pytest.mark.parametrize("count", [2, 5000])
def test_so_many_frames_are_doubled_once_each(count: int) -> None:
    cues = (Cue(0.4, Intercept("Ada", "Bob", "double", count=count)), *(Cue(n, Say("Ada", f"{n}")) for n in (1, 2, 3)))
    experiment = Experiment(Scenario("double", ("Ada", "Bob", "Cleo"), 5.0, cues), 7)
    experiment.advance(5.0)
    doubled = [record.frame for record in experiment.records if isinstance(record, Touched)]
    assert len(doubled) == len(set(doubled)) == min(count, 3), "each message, and no copy"
