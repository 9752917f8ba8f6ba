"""Scenarios run and told. As a program it writes the stories again: ``python3 -m tests.gui.lab.telling``.

Read what it has changed (``git diff``) as somebody would who has never heard of SMMP.
"""

from functools import cache
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from smmp_core.lab.experiment import Experiment
from smmp_core.lab.scenario import Scenario
from smmp_core.lab.scenarios import SCENARIOS
from smmp_core.lab.timeline import Timeline
from smmp_gui.lab.narration import Narrator
from smmp_gui.text import bare

STORIES = Path(__file__).with_name("narrations")


@cache
def run(name: str, seed: int) -> Timeline:
    """The trace of a scenario."""
    scenario: Scenario = SCENARIOS[name]
    experiment = Experiment(scenario, seed)
    experiment.advance(scenario.length)
    return Timeline(experiment.records)


def told(timeline: Timeline) -> Narrator:
    """A whole trace, told to its end."""
    narrator = Narrator(timeline)
    narrator.finish()
    return narrator


def story(name: str) -> str:
    """The scenario's story at its own seed."""
    lines = told(run(name, SCENARIOS[name].seed)).lines
    return "".join(f"{line.at:.3f}  {bare(line.text)}\n" for line in lines)


if __name__ == "__main__":
    app = QCoreApplication([])
    STORIES.mkdir(exist_ok=True)
    for scenario in SCENARIOS:
        (STORIES / f"{scenario}.txt").write_text(story(scenario), "utf-8")
