"""Time as pixels: in order, back and forth, and quiet times folded."""

from itertools import pairwise

import pytest

from smmp_gui.lab.timescale import FOLD, Pace, Timescale, clock_text, fitted, framed, zoomed
from tests.gui.lab.painted import timeline_of


def pace(*moments: float) -> Pace:
    result = Pace()
    for moment in moments:
        result.beat(moment)
    return result


BURSTS = pace(*(start + i / 100 for start in (1.0, 10.0, 24.0) for i in range(40)))


@pytest.mark.parametrize("scale", [zoomed(BURSTS, 25, 300), fitted(BURSTS, 0, 25, 700), fitted(BURSTS, 3, 24.2, 500)])
def test_later_is_further_and_back_again(scale: Timescale) -> None:
    moments = [i / 40 for i in range(1001)]
    pixels = [scale.at(moment) for moment in moments]
    assert all(a < b for a, b in pairwise(pixels))
    assert [scale.time(pixel) for pixel in pixels] == pytest.approx(moments, abs=1e-6)


def test_25_seconds_with_three_bursts_fit_and_the_bursts_get_the_room() -> None:
    scale = fitted(BURSTS, 0, 25, 700)
    assert scale.at(25) == pytest.approx(700, abs=0.1)
    assert len(scale.folds) == 4
    bursts = sum(scale.at(start + 0.4) - scale.at(start) for start in (1.0, 10.0, 24.0))
    assert bursts > 350, "half of the picture is what happens, though it lasts a twentieth of the time"
    for fold in scale.folds:
        assert fold.far - fold.near == pytest.approx(FOLD)
        assert not any(fold.start < moment < fold.end for moment in (1.0, 1.39, 10.0, 10.39, 24.0, 24.39))


def test_nothing_is_folded_where_it_would_save_nothing() -> None:
    assert not fitted(pace(*(i / 10 for i in range(50))), 0, 5, 700).folds
    assert not zoomed(BURSTS, 25, 3).folds


def test_a_pause_that_still_lasts_is_folded_and_opens_when_something_happens() -> None:
    beats = pace(0.1, 0.2)
    before = zoomed(beats, 9.0, 500)
    assert len(before.folds) == 1
    beats.beat(9.0)
    beats.beat(9.1)
    after = zoomed(beats, 9.1, 500)
    assert len(after.folds) == 1
    assert after.at(9.0) == pytest.approx(before.at(9.0), abs=1e-6), "what is seen does not jump"


def test_times_stand_apart_and_never_within_a_fold() -> None:
    for speed in (20, 90, 700, 9000):
        scale = zoomed(BURSTS, 25, speed)
        ticks = list(scale.ticks(0.0, 25.0, 60))
        assert ticks
        assert all(b.pixel - a.pixel >= 59.9 for a, b in pairwise(ticks))
        assert not any(fold.start < tick.at < fold.end for fold in scale.folds for tick in ticks)
        assert len({tick.label for tick in ticks}) == len(ticks)


@pytest.mark.parametrize("name", ["collision", "partition", "key-agreement"])
def test_the_picture_of_a_whole_run_has_a_margin(name: str) -> None:
    timeline = timeline_of(name)
    beats = pace(*timeline.times)
    scale, start, end = framed(beats, 0, timeline.end, 800)
    assert start < 0 and end > timeline.end
    assert scale.at(end) - scale.at(start) == pytest.approx(800, abs=0.1)


def test_an_empty_trace_has_a_scale_too() -> None:
    scale, start, end = framed(Pace(), 0, 0, 300)
    assert start < end
    assert scale.time(scale.at(0)) == 0


@pytest.mark.parametrize(
    "moment, decimals, said", [(2.5, 1, "2.5 s"), (0, 0, "0 s"), (62.5, 1, "1:02.5"), (3600, 0, "60:00")]
)
def test_clock(moment: float, decimals: int, said: str) -> None:
    assert clock_text(moment, decimals) == said
