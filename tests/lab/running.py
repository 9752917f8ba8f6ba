"""Scenarios run to their end, once each."""

import lzma
from functools import cache
from pathlib import Path
from typing import TypeVar

from smmp_core import events
from smmp_core.conversation.conversation import Conversation
from smmp_core.lab.experiment import Experiment
from smmp_core.lab.scenarios import SCENARIOS
from smmp_core.lab.timeline import Timeline
from smmp_core.trace.lines import encode
from smmp_core.trace.records import AnyRecord, Record, Told, short

GOLDENS = Path(__file__).with_name("goldens")
T = TypeVar("T", bound=Record)
E = TypeVar("E", bound=events.Event)
Line = tuple[tuple[int, int, int], str, str, str]


class Run:
    """A finished experiment, and what is asked of it."""

    def __init__(self, experiment: Experiment) -> None:
        self.experiment = experiment
        self.records: list[AnyRecord] = experiment.records
        self.timeline = Timeline(self.records)
        self.names = self.timeline.names
        self.keys = {name: key for key, name in self.names.items()}

    def all(self, kind: type[T]) -> list[T]:
        """The records of a kind."""
        return [record for record in self.records if isinstance(record, kind)]

    def told(self, kind: type[E]) -> list[tuple[str, E]]:
        """Who was told which events of a kind, by name."""
        return [(self.names[it.member], it.event) for it in self.all(Told) if isinstance(it.event, kind)]

    def stages(self, stage: str) -> list[str]:
        """Who told of this stage of a resync."""
        return [who for who, event in self.told(events.Resync) if event.stage == stage]

    def words(self) -> dict[str, str]:
        """The group's word in everybody's window in the end."""
        scene = self.timeline.scene(self.timeline.end)
        return {figure.name: figure.word for figure in scene.figures.values()}

    def parties(self) -> list[list[str]]:
        """Who holds the same in the end, by name."""
        scene = self.timeline.scene(self.timeline.end)
        return [sorted(self.names[key] for key in party) for party in scene.agreeing().values()]

    def transcript(self, name: str) -> list[Line]:
        """What a member's home holds."""
        return self.experiment.member(name).store.transcript(self.experiment.group)

    def texts(self, name: str) -> list[str]:
        return [text for _, _, _, text in self.transcript(name)]

    def conversation(self, name: str) -> Conversation:
        conversation = self.experiment.member(name).member.group(self.experiment.group).conversation
        assert conversation is not None
        return conversation


def play(name: str, seed: int) -> Experiment:
    """A scenario, run to its end."""
    experiment = Experiment(SCENARIOS[name], seed)
    experiment.advance(SCENARIOS[name].length)
    return experiment


@cache
def run(name: str, seed: int = 7) -> Run:
    """The same, kept for other tests."""
    return Run(play(name, seed))


def trace(experiment: Experiment) -> bytes:
    """The experiment's trace as a file."""
    return encode(experiment.heading, experiment.records)


def golden(name: str) -> bytes:
    """The trace that was looked at and found good."""
    return lzma.decompress((GOLDENS / f"{name}.jsonl.xz").read_bytes())


def author(key: str) -> str:
    """A whole key's beginning, as traces name members."""
    return short(bytes.fromhex(key))
