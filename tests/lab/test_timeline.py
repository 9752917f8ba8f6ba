"""Any moment of a trace, however one comes there, is what its records add up to."""

import random

import pytest

from smmp_core import events
from smmp_core.lab.scenarios import SCENARIOS
from smmp_core.lab.scene import FALLEN, Fallen, Figure, Moving, Scene
from smmp_core.lab.timeline import EVERY, Timeline
from smmp_core.trace.records import AnyRecord, Arrived, Dropped, Heard, Person, Sent, Told
from tests.lab.running import run

LIVE = "live"  # a trace of the kind that a real group gives


def records_of(name: str) -> list[AnyRecord]:
    """A scenario's; or the same as if somebody had recorded a live group, at whose computer it was written."""
    if name != LIVE:
        return run(name).records
    own = Person(at=0.0, member="0000000f", name="Own", own=True)
    return [own, *run("collision").records]


def folded(records: list[AnyRecord], at: float) -> Scene:
    """The moment as all the records before it make it, one after the other."""
    scene, ends = Scene(), {}
    for record in records:
        if isinstance(record, Arrived | Dropped):
            ends[record.frame] = record
        if record.at <= at:
            scene.apply(record)
    scene.at = at
    for number, moving in scene.moving.items():
        end = ends.get(number)
        moving.lost = isinstance(end, Dropped) and end.why != "no_link" and end.at >= moving.due
    scene.fallen = {number: fallen for number, fallen in scene.fallen.items() if fallen.at + FALLEN >= at}
    if scene.own:
        scene.moving = {number: moving for number, moving in scene.moving.items() if moving.due > at}
    return scene


def frozen(scene: Scene) -> Scene:
    """A scene to be kept: a timeline changes its own."""
    return Scene(**{**vars(scene.copy()), "fallen": dict(scene.fallen)})


def moments(records: list[AnyRecord], count: int, seed: int) -> list[float]:
    """Some times, in no order: those of records among them, and such that lie far from all."""
    chance = random.Random(seed)
    end = records[-1].at
    chosen = [chance.choice(records).at if chance.random() < 0.3 else chance.uniform(0.0, end) for _ in range(count)]
    return [*chosen, 0.0, end, end + 100.0, -1.0, end / 2]


@pytest.mark.parametrize("name", [*SCENARIOS, LIVE])
def test_a_moment_is_the_same_from_wherever_one_comes(name: str) -> None:
    records = records_of(name)
    timeline = Timeline(records)
    times = moments(records, 40, seed=len(records))
    expected = {at: folded(records, at) for at in times}
    for order in (times, sorted(times), sorted(times, reverse=True), [at for one in times for at in (one, one)]):
        for at in order:
            assert timeline.scene(at) == expected[at], at


@pytest.mark.parametrize("name", ["members", "stolen-keys", LIVE])
def test_a_trace_that_grows_is_the_same_as_one_that_is_there(name: str) -> None:
    records, chance = records_of(name), random.Random(11)
    assert len(records) > EVERY, "more than one scene is kept"
    whole, growing = Timeline(records), list[AnyRecord]()
    timeline = Timeline(growing)
    while len(growing) < len(records):
        start = len(growing)
        growing += records[start : start + chance.choice((0, 1, 2, 7, 100, EVERY))]
        assert timeline.extend() == (len(growing) > start)
        seen = growing[: len(growing)]
        for at in (timeline.end, chance.uniform(0.0, timeline.end), 0.0):
            assert timeline.scene(at) == folded(seen, at)
    for field in ("times", "names", "ends", "sent", "end"):
        assert getattr(timeline, field) == getattr(whole, field)
    for at in moments(records, 30, seed=3):
        assert frozen(timeline.scene(at)) == frozen(whole.scene(at))


@pytest.mark.parametrize("name", ["partition", LIVE])
def test_after_each_record_there_is_a_scene(name: str) -> None:
    records, scene = records_of(name), Scene()
    timeline = Timeline(records)
    steps = [*range(len(records) + 1)]
    expected: dict[int, dict[str, Figure]] = {0: {}}
    for count, record in enumerate(records, 1):
        scene.apply(record)
        expected[count] = scene.copy().figures
    for count in [*steps[::3], *steps[::-5]]:
        assert timeline.scene_after(count).figures == expected[count]


def test_between_two_moments_are_their_records_and_no_other() -> None:
    records = records_of("storm")
    timeline = Timeline(records)
    for start, end in zip(moments(records, 30, 5), moments(records, 30, 6), strict=True):
        inside = [record for record in records if start <= record.at <= end]
        assert list(timeline.between(start, end)) == (inside if start <= end else [])
        assert timeline.index(end) == len([record for record in records if record.at <= end])


def test_every_frame_that_moves_was_sent_and_has_not_ended() -> None:
    records = records_of("tampering")
    timeline = Timeline(records)
    sent = {record.frame: record for record in records if isinstance(record, Sent)}
    for at in moments(records, 60, 8):
        scene = timeline.scene(at)
        ends = {number: end.at for number, end in timeline.ends.items()}
        left = {number for number, record in sent.items() if record.at <= at < ends.get(number, float("inf"))}
        assert set(scene.moving) == left
        assert all(isinstance(one, Moving) and one.sent is sent[number] for number, one in scene.moving.items())
        assert all(isinstance(one, Fallen) and at - FALLEN <= one.at <= at for one in scene.fallen.values())


def test_an_empty_trace_has_an_empty_scene() -> None:
    timeline = Timeline([])
    assert timeline.scene(5.0) == Scene(at=5.0)
    assert (timeline.end, timeline.extend(), list(timeline.between(0.0, 9.0))) == (0.0, False, [])


def test_in_an_experiment_nobody_stands_by_its_word() -> None:
    ada, bob = "aaaaaaaa", "bbbbbbbb"
    records: list[AnyRecord] = [
        Person(at=0.0, member=ada, name="Ada"),
        Person(at=0.0, member=bob, name="Bob"),
        Told(at=1.0, member=bob, event=events.Removed("0" * 64, "a" * 64)),
        Heard(at=1.1, member=ada, by=bob, place=(1, 0, 255, 4), digest="5057cb77", state="agrees"),  # it was on its way
    ]
    bobs = Timeline(records).scene(2.0).figures[bob]
    assert bobs.place is None and not bobs.by_word
