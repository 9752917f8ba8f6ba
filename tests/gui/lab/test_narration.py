"""The story of a trace: what it says is so, in every scenario, whatever the seed."""

import re
from pathlib import Path

import pytest

from smmp_core import events
from smmp_core.lab.acts import Cue, Say
from smmp_core.lab.experiment import Experiment
from smmp_core.lab.scenario import Scenario
from smmp_core.lab.scenarios import SCENARIOS
from smmp_core.lab.timeline import Scene, Timeline
from smmp_core.trace.records import AnyRecord, Heard, Step, Told
from smmp_gui.lab.narration import Line, Narrator
from smmp_gui.text import bare
from tests.gui.lab.telling import STORIES, run, story, told

SEEDS = range(1, 11)
ALL = sorted(SCENARIOS)
DIGEST = re.compile(r"\bdigest (?:is now )?([0-9a-f]{4})\b")


@pytest.mark.parametrize("name", ALL)
def test_the_story_is_the_one_that_was_read_and_found_good(name: str) -> None:
    assert story(name) == (STORIES / f"{name}.txt").read_text("utf-8")


def test_no_story_is_left_of_a_scenario_that_is_gone() -> None:
    assert sorted(path.stem for path in Path(STORIES).glob("*.txt")) == ALL


def steps_until(timeline: Timeline, at: float) -> list[Step]:
    return [record for record in timeline.records[: timeline.index(at)] if isinstance(record, Step)]


def group_of(scene: Scene) -> list[str]:
    """Who is in the roster of the newest epoch."""
    held = [figure for figure in scene.figures.values() if figure.keys is not None]
    newest = max(figure.keys.place[0] for figure in held if figure.keys is not None)
    return sorted({m for f in held if f.keys is not None and f.keys.place[0] == newest for m in f.roster})


def says(lines: list[Line], *words: str) -> list[Line]:
    return [line for line in lines if any(word in bare(line.text) for word in words)]


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_told_is_so(name: str, seed: int) -> None:
    timeline = run(name, seed)
    lines = told(timeline).lines
    assert lines
    assert [line.at for line in lines] == sorted({line.at for line in lines}), "a line's time is its own"
    resyncs = {record.at for record in timeline.records if isinstance(record, Step) and record.rule == "resync_sent"}
    told_of = says(lines, "sends a resync to", "each send a resync", "begins anew with fresh keys")
    assert {line.at for line in told_of} == resyncs
    healed = any(
        isinstance(r, Told) and isinstance(r.event, events.Resync) and r.event.stage == "healed"
        for r in timeline.records
    )
    assert bool(says(lines, "The group is healed")) <= healed
    for line in lines:
        check_line(timeline, line)


def check_line(timeline: Timeline, line: Line) -> None:
    text = bare(line.text)
    assert "{" not in text and "  " not in text and text[-1] in ".!?”", text
    before = timeline.records[: timeline.index(line.at)]
    digests = {r.after.digest[:4] for r in before if isinstance(r, Step)}
    digests |= {r.digest[:4] for r in before if isinstance(r, Heard)}
    assert set(DIGEST.findall(text)) <= digests, text
    assert any(abs(record.at - line.at) < 1e-9 for record in before), f"nothing happens at the time of: {text}"
    scene = timeline.scene(line.at)
    if "Now all hold the same" in text or "everybody holds a fresh key" in text:
        group = group_of(scene)
        keys = [scene.figures[member].keys for member in group]
        assert all(scene.figures[member].running for member in group), text
        assert len({(k.place, k.digest, k.check) for k in keys if k is not None}) == 1 and None not in keys, text
        assert DIGEST.findall(text)[-1] == (keys[0].digest[:4] if keys[0] else ""), text
    if (said := re.search(r"Their conversations have parted", text)) is not None:
        assert said and len(scene.agreeing()) > 1, text


@pytest.mark.parametrize("name", ALL)
def test_a_story_told_while_it_happens_is_the_same_and_a_line_once_given_stays(name: str) -> None:
    scenario = SCENARIOS[name]
    experiment = Experiment(scenario, scenario.seed)
    timeline = Timeline(experiment.records)
    narrator, seen = Narrator(timeline), list[Line]()
    now = 0.0
    while now < scenario.length:
        now += 0.0171
        experiment.advance(min(now, scenario.length))
        timeline.extend()
        narrator.extend(now)
        assert narrator.lines[: len(seen)] == seen
        seen = list(narrator.lines)
    narrator.finish()
    assert narrator.lines == told(run(name, scenario.seed)).lines


def test_one_steps_through_the_lines() -> None:
    narrator = told(run("quiet-chat", 7))
    first, second, *_, last = narrator.lines
    assert narrator.line_at(first.at) == narrator.line_at(second.at - 1e-6) == first
    assert narrator.next_after(first.at) == second
    assert narrator.before(second.at) == first
    assert narrator.before(first.at) is None and narrator.next_after(last.at) is None
    assert narrator.line_at(1e9) == last


def test_hostile_names_and_texts_are_shown_for_what_they_are() -> None:
    names = ("Ada\u202e", "{name}", "%n")
    scenario = Scenario("x", names, 3.0, (Cue(0.5, Say("{name}", "{why} \u202eevil\nAda leaves. " * 40)),))
    experiment = Experiment(scenario, 7)
    experiment.advance(3.0)
    lines = told(Timeline(experiment.records)).lines
    whole = "\n".join(line.text for line in lines)
    assert "\u202e" not in whole and "‹RLO›" in whole
    [written] = says(lines, "{why}")[:1]
    assert "\n" not in written.text and len(written.text) < 300
    assert any("%n" in line.text and "{name}" in line.text for line in lines)


def test_a_trace_without_anything_has_no_story() -> None:
    nothing: list[AnyRecord] = []
    narrator = Narrator(Timeline(nothing))
    assert not narrator.finish() and narrator.line_at(0.0) is None
