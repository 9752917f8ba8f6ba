"""The agreement strip shows who held what, and when all were the same."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from smmp_core.lab.acts import Cue, Kill, Pause, Restart, Resume, Say
from smmp_core.lab.scenario import Scenario
from smmp_core.lab.timeline import Timeline
from smmp_core.trace.records import AnyRecord, Heard, Person, Sent, Step
from smmp_gui.lab.lane_history import history_of
from smmp_gui.lab.lanes import LanesPicture
from smmp_gui.lab.marks import digest_colour
from smmp_gui.lab.strip import NAMES, StripLayout, StripPicture, StripView, wanted_height
from smmp_gui.lab.timescale import framed
from smmp_gui.text import bare
from smmp_gui.theme import theme
from tests.gui.lab.painted import Paint, has, key, picture, run, through_svg, timeline_of, unlike

WIDE = 960
NAMED = ["collision", "partition", "lost-for-good", "quiet-chat", "key-agreement"]


def paint_of(timeline: Timeline) -> Paint:
    def paint(painter: QPainter, rect: QRectF) -> None:
        StripPicture().paint(painter, rect, timeline, 0.0, timeline.end, timeline.end)

    return paint


def layout_of(timeline: Timeline) -> StripLayout:
    history = history_of(timeline)
    scale, start, _ = framed(history.pace, 0.0, timeline.end, WIDE - NAMES - 14)
    rect = QRectF(0, 0, WIDE, wanted_height(len(history.rows)))
    return StripLayout(rect, list(history.rows.values()), scale, start)


def shot(timeline: Timeline):  # type: ignore[no-untyped-def]
    return picture(paint_of(timeline), WIDE, round(wanted_height(len(timeline.names))))


# -- the truth -------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMED)
def test_at_every_moment_the_strip_says_what_the_timeline_says(name: str) -> None:
    timeline = timeline_of(name)
    history = history_of(timeline)
    for moment in sorted({*timeline.times, *(at + 1e-4 for at in timeline.times)})[::7]:
        scene = timeline.scene(moment)
        held = {row.key: row.at(moment) for row in history.rows.values()}
        for member, figure in scene.figures.items():
            stretch = held[member]
            assert stretch is not None
            assert (stretch.digest, stretch.place) == (figure.digest, figure.place)
            assert (stretch.running == "running") == (figure.running and not figure.paused)
        [(harmony, _), *_] = history.together(moment, moment)
        assert harmony.parties == len(scene.agreeing())


def test_who_is_behind_is_who_has_yet_to_take_a_message() -> None:
    timeline = timeline_of("lost-message")
    dan = history_of(timeline).rows[key(timeline, "Dan")]
    longest = max(
        (s for s in dan.stretches if s.behind),
        key=lambda s: next(u for x, u in dan.seen(s.start, 9) if x is s) - s.start,
    )
    assert longest.place is not None and longest.place[3] == 1, "the second message is lost"


def test_stopped_paused_and_back() -> None:
    members = ("Ada", "Bob", "Cleo")
    cues = (
        Cue(0.5, Say("Ada", "x")),
        Cue(1.0, Kill("Bob")),
        Cue(1.5, Pause("Cleo")),
        Cue(2.0, Resume("Cleo")),
        Cue(2.5, Restart("Bob")),
    )
    timeline = run(Scenario("stops", members, 4.0, cues))
    rows = history_of(timeline).rows
    bob, cleo = rows[key(timeline, "Bob")], rows[key(timeline, "Cleo")]
    assert [s.running for s in (bob.at(0.9), bob.at(1.2), bob.at(3.5)) if s] == ["running", "stopped", "running"]
    assert [s.running for s in (cleo.at(1.2), cleo.at(1.7), cleo.at(2.2)) if s] == ["running", "paused", "running"]
    image, layout = shot(timeline), layout_of(timeline)
    grey = layout.part(layout.band(1), 1.1, 2.4)
    assert has(image, theme.color("neutral"), grey)
    assert not has(image, theme.color("neutral"), layout.part(layout.band(0), 1.1, 2.4))


def test_members_of_a_live_trace_that_do_not_let_us_watch_stand_by_their_word() -> None:
    us, them, place = "aa" * 4, "bb" * 4, (1, 0, 255, 3)
    records: list[AnyRecord] = [
        Person(at=0.0, member=us, name="Ada", own=True),
        Person(at=0.0, member=them, name="Bob"),
        Heard(at=1.0, member=us, by=them, place=place, digest="12345678", state="agrees"),
    ]
    timeline = Timeline(records)
    row = history_of(timeline).rows[them]
    stretch = row.at(1.5)
    assert stretch is not None and (stretch.place, stretch.digest) == (place, "12345678")
    assert stretch.by_word


def test_what_is_known_by_somebodys_word_is_a_rim_as_in_the_ring() -> None:
    lab = timeline_of("collision")
    us = key(lab, "Ada")
    records: list[AnyRecord] = []
    for one in lab.records:  # as Ada would see it in a real group
        if isinstance(one, Step) and one.member != us:
            held = one.after
            records.append(
                Heard(at=one.at, member=us, by=one.member, place=held.place, digest=held.digest, state="agrees")
            )
        elif isinstance(one, Person):
            records.append(Person(at=one.at, member=one.member, name=one.name, own=one.member == us))
        elif isinstance(one, Step | Sent):
            records.append(one)
    live = Timeline(records)
    assert {stretch.by_word for row in history_of(live).rows.values() for stretch in row.stretches} == {False, True}
    for kind, wide, high in ((StripPicture, 900, 160), (LanesPicture, 700, 900)):
        painted = [
            picture(lambda painter, rect, of=of, kind=kind: kind().paint(painter, rect, of, 0, 3, 3), wide, high)  # type: ignore[misc]
            for of in (lab, live)
        ]
        colours = {digest_colour(step.after.digest).rgb() for step in lab.records if isinstance(step, Step)}
        filled, rims = (
            sum(image.pixel(x, y) in colours for x in range(wide) for y in range(high)) for image in painted
        )
        assert 0 < rims < filled * 0.7


# -- the picture -----------------------------------------------------------------------------------


def test_bands_have_the_colours_of_digests_and_the_bar_says_when_all_are_the_same() -> None:
    timeline = timeline_of("collision")
    image, layout, history = shot(timeline), layout_of(timeline), history_of(timeline)
    for i, row in enumerate(layout.rows):
        for stretch, until in row.seen(0, timeline.end):
            part = layout.part(layout.band(i), stretch.start, until)
            if part.width() > 12:
                assert has(image, digest_colour(stretch.digest), part.adjusted(2, 0, -2, 0))
    solid = 0
    for harmony, until in history.together(0, timeline.end):
        part = layout.part(layout.together, harmony.start, until).adjusted(2, 7, -2, -7)
        if part.width() > 12 and not layout.scale.folded(harmony.start, until):
            assert has(image, theme.color("accent"), part) == (harmony.parties == 1)
            solid += harmony.parties == 1
    assert solid >= 2


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("name", ["collision", "partition"])
def test_an_svg_shows_the_same(mode: str, name: str) -> None:
    theme.set_mode(mode)
    timeline = timeline_of(name)
    high = round(wanted_height(4))
    assert unlike(picture(paint_of(timeline), WIDE, high), through_svg(paint_of(timeline), WIDE, high)) < 0.03


@pytest.mark.parametrize("height", [60, 90, 150, 400])
@pytest.mark.parametrize("members", [4, 20])
def test_all_rows_fit_whatever_the_height(height: int, members: int) -> None:
    timeline = run(Scenario("many", tuple(f"M{i}" for i in range(members)), 0.5, ()))
    rows = list(history_of(timeline).rows.values())
    scale, start, _ = framed(history_of(timeline).pace, 0, 0.5, 500)
    layout = StripLayout(QRectF(0, 0, 600, height), rows, scale, start)
    assert layout.bottom <= max(height - 26, 76)
    picture(lambda painter, rect: StripPicture().paint(painter, rect, timeline, 0, 0.5, 0.2), 600, height)


# -- the widget ------------------------------------------------------------------------------------


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[StripView]:
    view = StripView()
    qtbot.addWidget(view)
    view.set_timeline(timeline_of("collision"))
    view.resize(WIDE, round(wanted_height(4)))
    view.show()
    qtbot.waitExposed(view)
    view.show_at(view.timeline.end)
    yield view


def test_all_of_the_time_is_seen_at_first_and_a_click_seeks(view: StripView, qtbot: QtBot) -> None:
    start, end = view.span
    assert start <= 0 and end >= view.timeline.end
    layout = view._layout()
    where = QPoint(round(layout.x(2.35)), round(layout.band(2).center().y()))
    with qtbot.waitSignal(view.seek) as sought:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert sought.args == [pytest.approx(2.35, abs=0.01)]
    assert view.chosen == key(view.timeline, "Cleo")


def test_the_keys_move_along_time(view: StripView) -> None:
    seeks: list[float] = []
    view.seek.connect(seeks.append)
    view.show_at(1.0)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert seeks == [2.0], "the two messages that clash"
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.chosen == key(view.timeline, "Ada")
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert 0 < seeks[-1] < 1.0
    QTest.keyClick(view, Qt.Key.Key_End)
    assert seeks[-1] == view.timeline.end


def test_a_drag_takes_time_along(view: StripView) -> None:
    seeks: list[float] = []
    view.seek.connect(seeks.append)
    layout = view._layout()
    y = round(layout.band(0).center().y())
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(round(layout.x(2.3)), y))
    QTest.mouseMove(view.viewport(), QPoint(round(layout.x(2.4)), y))
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(round(layout.x(2.4)), y))
    QTest.mouseMove(view.viewport(), QPoint(round(layout.x(2.5)), y))
    assert seeks == [pytest.approx(2.3, abs=0.01), pytest.approx(2.4, abs=0.01)]


def test_what_is_pointed_at_is_said(view: StripView) -> None:
    layout = view._layout()

    def said(at: float, y: float) -> str:
        return bare(view.words_at(QPointF(layout.x(at), y)))

    digest = view.timeline.scene(2.2).figures[key(view.timeline, "Bob")].digest[:4]
    assert said(2.2, layout.band(1).center().y()).startswith(f"Bob holds {digest} at 1·0·2 from 2.00 s to ")
    assert said(2.2, layout.band(0).center().y()).endswith("while somebody is further on.")
    assert said(1.0, layout.together.center().y()).startswith("Everybody holds the same from ")
    assert "different states" in said(2.2, layout.together.center().y())
    resync = history_of(view.timeline).milestones[0]
    assert "era 1 begins" in said(resync.at, layout.rect.top() + 10)


def test_zoomed_in_the_present_is_followed(view: StripView) -> None:
    view.show_at(0.0)
    for _ in range(8):
        view.zoom(1.25)
    assert view.horizontalScrollBar().maximum() > 500
    for moment in range(300):
        view.show_at(moment / 100)
        start, end = view.span
        assert start <= moment / 100 <= end
    view.fit()
    assert view.horizontalScrollBar().maximum() == 0


def test_a_sentence_about_the_present_moment(view: StripView) -> None:
    view.show_at(2.1)
    timeline = view.timeline
    held = {name: timeline.scene(2.1).figures[key(timeline, name)].digest[:4] for name in ("Ada", "Bob", "Cleo")}
    assert bare(view.words()) == (
        f"At 2.10 s they do not hold the same. {held['Ada']}: Ada and Dan; {held['Bob']}: Bob; {held['Cleo']}: Cleo."
    )
    view.show_at(2.58)
    assert bare(view.words()).startswith("At 2.58 s all 4 hold ")
    lost = timeline_of("lost-message")
    view.set_timeline(lost)
    dan = history_of(lost).rows[key(lost, "Dan")]
    behind = next(s for s in dan.stretches if s.behind and s.start > 1.9)
    view.show_at(behind.start + 0.14)
    assert bare(view.words()).endswith("but Dan.")
