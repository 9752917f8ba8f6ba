"""Playing an experiment: time, steps, acts in the present and in the past, recordings."""

import itertools
from collections.abc import Iterator

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from smmp_core.lab import acts
from smmp_core.lab.experiment import Experiment
from smmp_core.lab.scenarios import SCENARIOS
from smmp_core.trace.lines import Heading, decode, encode
from smmp_core.trace.records import AnyRecord, Did, Dropped, Sent
from smmp_gui.lab.player import Player
from smmp_gui.lab.rerun import rerun
from smmp_gui.theme import theme
from tests.gui.lab.played import playing, settle, trace, wait

LOST = SCENARIOS["lost-message"]


@pytest.fixture
def player(qtbot: QtBot) -> Iterator[Player]:
    with playing(qtbot) as player:
        yield player


def straight(seed: int = LOST.seed, until: float = LOST.length) -> list[AnyRecord]:
    """What comes of the scenario if nobody looks."""
    experiment = Experiment(LOST, seed)
    experiment.advance(until)
    return experiment.records


def did(player: Player) -> list[Did]:
    return [record for record in player.timeline.records if isinstance(record, Did)]


def test_it_stands_at_the_beginning_and_plays_to_the_end_of_the_scenario(qtbot: QtBot, player: Player) -> None:
    assert (player.at, player.playing) == (0.0, False)
    player.speed = 10.0
    player.play()
    wait(qtbot, lambda: not player.playing)
    assert player.at == LOST.length
    assert player.timeline.records == straight()
    player.play()
    wait(qtbot, lambda: player.at > LOST.length + 0.1)
    assert player.playing


def test_time_passes_as_slowly_as_it_is_told(qtbot: QtBot, player: Player) -> None:
    player.speed, player.skip_quiet = 0.05, False
    player.play()
    qtbot.wait(400)
    player.pause()
    assert 0.005 < player.at < 0.1


def test_where_nothing_moves_time_runs_and_stops_at_what_comes_next(qtbot: QtBot, player: Player) -> None:
    player.speed = 0.05
    shown: list[float] = []
    player.moved.connect(shown.append)
    player.play()
    wait(qtbot, lambda: player.at > 0.5)
    player.pause()
    assert 0.5 in shown  # the first thing said, to the moment
    assert player.at < 0.55


def test_steps_go_from_line_to_line_and_back(qtbot: QtBot, player: Player) -> None:
    stood = []
    for _ in range(4):
        player.step()
        settle(qtbot, player)
        assert player.line is not None
        assert player.line.at == player.at
        stood.append(player.line)
    assert [line.at for line in stood] == sorted({line.at for line in stood})
    player.step_back()
    assert player.line == stood[-2]
    player.step()
    assert player.line == stood[-1]
    for _ in range(5):
        player.step_back()
    assert player.at == 0.0


def test_steps_end_at_the_scenarios_end(qtbot: QtBot, player: Player) -> None:
    player.seek(LOST.length - 0.001)
    settle(qtbot, player)
    player.step()
    settle(qtbot, player)
    assert player.at == LOST.length


def test_what_is_looked_at_does_not_change_what_happens(qtbot: QtBot, player: Player) -> None:
    for at in (3.0, 1.0, 2.05, 4.0, 0.2, LOST.length):
        player.seek(at)
        settle(qtbot, player)
        assert player.at == at
    assert player.timeline.records == straight()


def test_a_frame_is_dropped_at_the_moment_that_is_shown(qtbot: QtBot, player: Player) -> None:
    player.seek(0.52)
    settle(qtbot, player)
    frame = min(player.timeline.scene(player.at).moving)
    player.do(acts.Seize(frame, "drop"))
    settle(qtbot, player)
    assert isinstance(player.timeline.ends[frame], Dropped)
    assert player.timeline.ends[frame].at == pytest.approx(0.52, abs=1e-4)
    assert player.at == player.frontier


def test_an_act_in_the_past_makes_another_course_of_things(qtbot: QtBot, player: Player) -> None:
    said: list[str] = []
    player.said.connect(said.append)
    player.seek(4.0)
    settle(qtbot, player)
    player.do(acts.Say("Cleo", "late"))
    settle(qtbot, player)
    assert said == []
    late = player.timeline.records
    player.seek(1.0)
    player.do(acts.Say("Dan", "early"))
    settle(qtbot, player)
    assert said == ["From here on it is another course of things."]
    assert player.at == pytest.approx(1.0, abs=1e-4)
    assert player.frontier < 1.1
    before = player.timeline.index(1.0)
    assert player.timeline.records[:before] == late[:before]
    by_hand = [one.fields for one in did(player) if one.fields.get("text") in ("late", "early")]
    assert [fields["who"] for fields in by_hand or [one.fields for one in did(player)][-1:]] == ["Dan"]


def test_several_acts_asked_for_at_once_are_all_done(qtbot: QtBot, player: Player) -> None:
    player.seek(3.0)
    settle(qtbot, player)
    player.seek(1.0)
    player.do(acts.Pause("Dan"))
    player.do(acts.Pause("Cleo"))
    player.do(acts.Conditions(loss=0.25))
    settle(qtbot, player)
    figures = {figure.name: figure for figure in player.timeline.scene(player.at).figures.values()}
    assert [name for name, figure in figures.items() if figure.paused] == ["Cleo", "Dan"]
    assert player.conditions.loss == 0.25
    player.seek(0.5)
    settle(qtbot, player)
    assert player.conditions.loss == 0.0


def test_nothing_that_is_asked_for_in_haste_is_lost(qtbot: QtBot, player: Player) -> None:
    for _ in range(3):
        player.step()
    settle(qtbot, player)
    assert player.at == player.narrator.lines[3].at  # the first line is of the beginning
    player.seek(3.0)
    player.do(acts.Pause("Dan"))
    player.seek(4.0)
    player.seek(4.5)
    settle(qtbot, player)
    assert player.at == 4.5
    assert player.experiment is not None
    assert [cue.at for cue in player.experiment.by_hand] == [pytest.approx(3.0, abs=1e-5)]


@pytest.mark.parametrize("slice_", [1, 2, 7])
def test_in_how_many_slices_it_is_computed_makes_no_difference(slice_: int) -> None:
    whole, parts = Experiment(SCENARIOS["partition"], 7), Experiment(SCENARIOS["partition"], 7, at_once=False)
    whole.advance(3.0)  # at this moment something happens
    while not parts.set_up(iter([False] * slice_ + [True]).__next__):
        pass
    while not parts.advance(3.0, iter([False] * slice_ + [True]).__next__):
        pass
    assert parts.records == whole.records


def test_another_seed_is_another_course(qtbot: QtBot, player: Player) -> None:
    player.open(LOST, 8)
    player.seek(2.0)
    settle(qtbot, player)
    assert player.timeline.records == straight(8, 2.0)
    assert player.timeline.records != straight(LOST.seed, 2.0)


def test_a_recording_is_run_again_to_its_very_end() -> None:
    experiment = Experiment(LOST, 7)
    experiment.advance(1.8)
    assert experiment.records[-1].at < 1.5, "nothing happened for a while"
    enough = itertools.cycle((False, True))
    again = rerun(
        experiment.heading,
        experiment.records,
        LOST,
        Experiment.set_up,
        lambda one, at: one.advance(at, lambda: next(enough)),
    )
    with pytest.raises(StopIteration) as end:
        while True:
            next(again)
    assert encode(end.value.value.heading, end.value.value.records) == encode(experiment.heading, experiment.records)


def test_a_recording_can_be_gone_on_with(qtbot: QtBot, player: Player) -> None:
    player.seek(1.0)
    player.do(acts.Say("Dan", "by hand"))
    player.seek(2.2)
    settle(qtbot, player)
    saved = trace(player)
    player.open(SCENARIOS["collision"])
    heading, records = decode(saved)
    player.load(heading, records, LOST)
    settle(qtbot, player)
    assert player.why_fixed == ""
    player.seek(1.5)
    assert trace(player) == saved
    player.do(acts.Say("Ada", "and on"))
    settle(qtbot, player)
    assert player.experiment is not None
    assert len(player.experiment.by_hand) == 2


def test_a_recording_can_be_looked_at_while_it_is_run_again(qtbot: QtBot, player: Player) -> None:
    player.seek(LOST.length)
    settle(qtbot, player)
    heading, records = decode(trace(player))
    player.load(heading, records, LOST)
    wait(qtbot, lambda: len(player.narrator.lines) > 5)
    assert player.busy
    player.seek(2.05)
    assert (player.at, player.experiment) == (2.05, None)
    player.step()
    at = player.at
    assert at > 2.05
    settle(qtbot, player)
    assert player.experiment is not None
    assert player.at == at


def test_a_recording_of_a_partition_can_be_gone_on_with(qtbot: QtBot) -> None:
    """Its acts hold lists of lists."""
    scenario = SCENARIOS["partition"]
    with playing(qtbot, scenario.name) as player:
        player.seek(2.0)
        player.do(acts.Partition((("Ada",), ("Bob", "Cleo", "Dan"))))
        player.seek(3.0)
        settle(qtbot, player)
        saved = trace(player)
        player.load(*decode(saved), scenario)
        settle(qtbot, player)
        assert (player.why_fixed, trace(player)) == ("", saved)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda h, r: (h, [*r[:40], *r[41:]]), "Running it again gives something else"),
        (lambda h, r: (h, r[:40]), "Running it again gives something else"),
        (lambda h, r: (msgspec.structs.replace(h, seed=9), r), "Running it again gives something else"),
        (lambda h, r: (msgspec.structs.replace(h, scenario=""), r), "a recording of a real group"),
        (lambda h, r: (msgspec.structs.replace(h, length=1e300), r), "too long to be run again"),
        (
            lambda h, r: (msgspec.structs.replace(h, acts=[msgspec.Raw(b'{"at":1,"act":{"act":"fly"}}')]), r),
            "cannot do",
        ),
        (lambda h, r: (msgspec.structs.replace(h, seed=-(10**30)), r), "Running it again gives something else"),
    ],
)
def test_a_recording_that_is_not_what_it_says_is_only_shown(
    qtbot: QtBot, player: Player, change: object, why: str
) -> None:
    player.seek(1.0)
    settle(qtbot, player)
    assert callable(change)
    heading, records = change(*decode(trace(player)))
    said: list[str] = []
    player.said.connect(said.append)
    player.load(heading, records, LOST if heading.scenario else None)
    settle(qtbot, player)
    assert why in player.why_fixed
    assert player.timeline.records == records
    player.do(acts.Say("Ada", "?"))
    assert said == [player.why_fixed] * 2
    player.seek(0.6)
    assert player.at == 0.6
    assert player.timeline.scene(0.6).moving
    player.step()
    assert player.at > 0.6


def test_a_recording_of_an_unknown_scenario_is_only_shown(qtbot: QtBot, player: Player) -> None:
    player.load(Heading(scenario="moon", length=2.0), straight()[:30], None)
    settle(qtbot, player)
    assert "this version does not have" in player.why_fixed
    assert player.length == 2.0


def test_where_nothing_may_move_it_goes_from_line_to_line(qtbot: QtBot, player: Player) -> None:
    theme.set_motion(False)
    shown: list[float] = []
    player.moved.connect(shown.append)
    player.play()
    wait(qtbot, lambda: len(shown) >= 2)
    player.pause()
    told = [line.at for line in player.narrator.lines]
    assert shown == [at for at in told if at > 0.0][:2]


def test_a_large_group_does_not_hold_the_window_up(qtbot: QtBot) -> None:
    """A slice is bounded, though not by much: one event of the engine may last longer."""
    names = tuple(f"M{n}" for n in range(12))
    many = msgspec.structs.replace(LOST, members=names, cues=(acts.Cue(0.1, acts.Say("M1", "hi")),))
    player = Player()
    turns: list[float] = []
    player.working.connect(turns.append)
    player.open(many)
    assert player.busy  # not all at once
    settle(qtbot, player)
    assert len(turns) > 2
    player.seek(1.0)
    settle(qtbot, player)
    assert sum(isinstance(record, Sent) for record in player.timeline.records) > 100
    player.close()
