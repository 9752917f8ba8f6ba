"""The lanes show what the trace says, and one can find one's way in them."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QKeySequence, QPainter, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from smmp_core.lab.acts import Conditions, Cue, Kill, Say
from smmp_core.lab.experiment import Experiment
from smmp_core.lab.scenario import Scenario
from smmp_core.lab.scenarios import SCENARIOS
from smmp_core.lab.timeline import Timeline
from smmp_core.trace.records import Dropped, Judged, Sent, Step
from smmp_gui.lab.lane_history import History, history_of
from smmp_gui.lab.lane_picture import LanesPicture, Layout
from smmp_gui.lab.lanes import LanesView
from smmp_gui.lab.marks import digest_colour
from smmp_gui.lab.timescale import framed
from smmp_gui.text import bare
from smmp_gui.theme import theme
from tests.gui.lab.painted import has, key, picture, run, through_svg, timeline_of, unlike

WIDE, HIGH = 800, 700


def layout_of(timeline: Timeline, start: float = 0.0, end: float | None = None) -> tuple[Layout, float]:
    """Where everything is in a picture of all the time, and its last moment."""
    history = history_of(timeline)
    scale, first, last = framed(history.pace, start, timeline.end if end is None else end, HIGH - 42)
    return Layout(QRectF(0, 0, WIDE, HIGH), list(history.rows.values()), scale, first), last


def paint_of(timeline: Timeline, at: float | None = None, start: float = 0.0, end: float | None = None):  # type: ignore[no-untyped-def]
    end = timeline.end if end is None else end

    def paint(painter: QPainter, rect: QRectF) -> None:
        LanesPicture().paint(painter, rect, timeline, start, end, timeline.end if at is None else at)

    return paint


# -- what is shown ---------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["collision", "lost-message", "partition", "key-agreement"])
def test_every_frame_has_an_arrow_from_its_sender_to_its_receiver(name: str) -> None:
    timeline = timeline_of(name)
    layout, end = layout_of(timeline)
    arrows, left_out = LanesPicture().arrows(layout, history_of(timeline), end, timeline.end)
    sent = {record.frame for record in timeline.records if isinstance(record, Sent)}
    assert left_out == 0 or name == "partition"
    quiet = {n for n in sent if timeline.sent[n].family in ("acknowledgement", "turn")}
    assert {one.flight.sent.frame for one in arrows} >= sent - quiet
    rows = list(history_of(timeline).rows)
    for one in arrows:
        record = one.flight.sent
        assert one.line.x1() == pytest.approx(layout.x(rows.index(record.member)), abs=10)
        assert one.line.y1() == pytest.approx(layout.y(record.at), abs=3)
        ended = timeline.ends[record.frame]
        if not isinstance(ended, Dropped):
            assert one.line.x2() == pytest.approx(layout.x(rows.index(record.to)), abs=10)
            assert one.line.y2() == pytest.approx(layout.y(ended.at), abs=3)


def lossy() -> Timeline:
    """A chat in which every fourth frame is lost."""
    members, cues = ("Ada", "Bob", "Cleo"), (Cue(0.2, Conditions(loss=0.25)), Cue(0.5, Say("Bob", "x")))
    return run(Scenario("lossy", members, 1.2, cues))


def test_a_lost_frame_ends_in_a_cross_before_its_receiver() -> None:
    timeline = lossy()
    layout, end = layout_of(timeline)
    image = picture(paint_of(timeline), WIDE, HIGH)
    arrows, _ = LanesPicture().arrows(layout, history_of(timeline), end, timeline.end)
    lost = [one for one in arrows if one.flight.lost]
    assert {one.flight.sent.frame for one in lost} == {r.frame for r in timeline.records if isinstance(r, Dropped)}
    assert lost
    rows = list(history_of(timeline).rows)
    for one in lost:
        assert abs(one.line.x2() - layout.x(rows.index(one.flight.sent.to))) > 20
        x, y = one.line.x2(), one.line.y2()
        assert has(image, theme.color("attention"), QRectF(x - 4, y - 4, 8, 8))


def test_a_lane_has_the_colour_of_what_its_member_holds_at_every_moment() -> None:
    timeline = timeline_of("collision")
    layout, end = layout_of(timeline)
    image = picture(paint_of(timeline), WIDE, HIGH)
    checked = 0
    for i, row in enumerate(history_of(timeline).rows.values()):
        for stretch, until in row.seen(0.0, end):
            top, bottom = layout.y(stretch.start), layout.y(min(until, timeline.end))
            if bottom - top > 24 and not layout.scale.folded(stretch.start, until):
                edge = QRectF(layout.x(i) - 6, (top + bottom) / 2 - 3, 1, 6)
                assert has(image, digest_colour(stretch.digest), edge)
                middle = timeline.scene((stretch.start + min(until, timeline.end)) / 2)
                assert middle.figures[row.key].digest == stretch.digest
                checked += 1
    assert checked >= 8


def test_what_is_not_yet_is_pale_and_the_present_has_a_line() -> None:
    timeline = timeline_of("collision")
    layout, _ = layout_of(timeline)
    now = picture(paint_of(timeline, 2.5), WIDE, HIGH)
    y = round(layout.y(2.5))
    assert has(now, theme.color("accent"), QRectF(200, y - 1, 40, 3))
    later = picture(paint_of(timeline), WIDE, HIGH)
    x = layout.x(0) - 6
    band = QRectF(x, layout.y(2.75), 1, 4)
    digest = timeline.scene(2.75).figures[key(timeline, "Ada")].digest
    assert has(later, digest_colour(digest), band) and not has(now, digest_colour(digest), band)


def test_who_is_stopped_has_a_grey_lane() -> None:
    members = ("Ada", "Bob", "Cleo")
    timeline = run(
        Scenario("kill", members, 3, (Cue(0.5, Say("Ada", "x")), Cue(1, Kill("Bob")), Cue(2, Say("Ada", "x"))))
    )
    layout, _ = layout_of(timeline)
    image = picture(paint_of(timeline), WIDE, HIGH)
    bob = list(history_of(timeline).rows).index(key(timeline, "Bob"))
    y = layout.y(timeline.end) - 3
    assert has(image, theme.color("neutral"), QRectF(layout.x(bob) - 5, y - 8, 10, 8))
    assert not has(image, theme.color("neutral"), QRectF(layout.x(0) - 5, y - 8, 10, 8))


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_an_svg_shows_the_same(mode: str) -> None:
    theme.set_mode(mode)
    timeline = timeline_of("collision")
    paint = paint_of(timeline)
    assert unlike(picture(paint, WIDE, HIGH), through_svg(paint, WIDE, HIGH)) < 0.03


def test_a_trace_that_grows_shows_the_same_as_one_that_was_there_at_once() -> None:
    experiment = Experiment(SCENARIOS["collision"], 7)
    growing, history = Timeline(experiment.records), History()
    for moment in range(71):
        experiment.advance(moment / 10)
        growing.extend()
        history.extend(growing)
    whole = history_of(Timeline(experiment.records))
    assert {k: row.stretches for k, row in history.rows.items()} == {k: r.stretches for k, r in whole.rows.items()}
    assert history.harmony == whole.harmony and history.milestones == whole.milestones
    assert history.pace.pauses == whole.pace.pauses
    assert list(history.loud.crossing(2.3, 2.4)) == list(whole.loud.crossing(2.3, 2.4))


def test_frames_in_the_air_are_found_whenever_one_looks() -> None:
    timeline = timeline_of("partition")
    history = history_of(timeline)
    for start, end in ((0, 0.55), (0.58, 0.6), (6.4, 6.9), (0, 20)):
        found = {f.sent.frame for f in [*history.loud.crossing(start, end), *history.quiet.crossing(start, end)]}
        wanted = {
            number
            for number, sent in timeline.sent.items()
            if sent.at <= end and (timeline.ends[number].at if number in timeline.ends else sent.due) >= start
        }
        assert found == wanted
        assert history.loud.count(start, end) + history.quiet.count(start, end) == len(wanted)


# -- the widget ------------------------------------------------------------------------------------


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[LanesView]:
    view = LanesView()
    qtbot.addWidget(view)
    view.resize(WIDE, HIGH)
    view.set_timeline(timeline_of("collision"))
    view.show()
    qtbot.waitExposed(view)
    yield view


def point_of(view: LanesView, member: int, at: float, aside: int = 0) -> QPoint:
    layout = view.lanes._layout()
    return QPoint(round(layout.x(member)) + aside, round(layout.y(at)))


def test_a_click_seeks_and_chooses_the_lane(view: LanesView, qtbot: QtBot) -> None:
    view.show_at(2.5)
    with qtbot.waitSignal(view.seek) as sought:
        QTest.mouseClick(view.lanes.viewport(), Qt.MouseButton.LeftButton, pos=point_of(view, 1, 2.35, 30))
    assert sought.args == [pytest.approx(2.35, abs=0.005)]
    assert view.picture.chosen == key(view.lanes.timeline, "Bob")


def test_the_keys_go_from_event_to_event_of_the_chosen_lane(view: LanesView) -> None:
    seeks: list[float] = []
    view.seek.connect(seeks.append)
    view.seek.connect(view.show_at)
    view.lanes.setFocus()
    bob = key(view.lanes.timeline, "Bob")
    view.lanes.choose(bob)
    view.show_at(0.0)
    for _ in range(3):
        QTest.keyClick(view.lanes, Qt.Key.Key_Down)
    happened = [r.at for r in view.lanes.timeline.records if r.member == bob and isinstance(r, Step | Judged)]
    assert seeks == sorted(set(happened))[1:4]
    QTest.keyClick(view.lanes, Qt.Key.Key_Up)
    assert seeks[-1] == sorted(set(happened))[2]
    QTest.keyClick(view.lanes, Qt.Key.Key_End)
    assert seeks[-1] == view.lanes.timeline.end
    QTest.keyClick(view.lanes, Qt.Key.Key_Home)
    assert seeks[-1] == 0.0
    QTest.keyClick(view.lanes, Qt.Key.Key_Right)
    assert view.picture.chosen == key(view.lanes.timeline, "Cleo")


def test_the_present_is_always_seen_unless_one_looks_elsewhere(view: LanesView) -> None:
    for moment in range(0, 300):
        view.show_at(moment / 100)
        start, end = view.lanes.span
        assert start <= moment / 100 <= end
    view.lanes.verticalScrollBar().setValue(0)
    view.show_at(2.99)
    assert view.lanes.verticalScrollBar().value() == 0, "who reads what was is left alone"
    view.show_at(1.0)
    start, end = view.lanes.span
    assert start <= 1.0 <= end


def test_zooming_keeps_the_moment_under_the_pointer(view: LanesView) -> None:
    view.show_at(2.5)
    before = point_of(view, 0, 2.4).y()
    view.lanes.zoom(2.0, 2.4)
    assert point_of(view, 0, 2.4).y() == pytest.approx(before, abs=2)
    view.lanes.fit()
    start, end = view.lanes.span
    assert start <= 0 and end >= view.lanes.timeline.end


def test_a_frame_a_step_and_a_clash_are_said_in_words(view: LanesView) -> None:
    view.lanes.zoom(4.0, 2.33)
    view.show_at(2.34)
    timeline = view.lanes.timeline
    clash = next(r for r in timeline.records if isinstance(r, Judged) and r.verdict == "clash")
    rows = list(timeline.names)
    said = view.lanes.words_at(QPointF(point_of(view, rows.index(clash.member), clash.at, -18)))
    assert "for a place that is taken already: a clash" in said
    step = next(r for r in timeline.records if isinstance(r, Step) and r.at > 2.3 and r.rule == "received")
    said = bare(view.lanes.words_at(QPointF(point_of(view, rows.index(step.member), step.at))))
    assert f"moves on to 1·0·2, digest {step.after.digest[:4]}" in said
    arrows, _ = view.picture.arrows(view.lanes._layout(), view.lanes.history, view.lanes.span[1], timeline.end)
    one = next(a for a in arrows if a.flight.sent.family == "message" and a.whole and a.begun)
    said = bare(view.lanes.words_at(one.line.pointAt(0.3)))
    assert said.startswith("Message 1·0·2 from ") and "It arrives at" in said


def test_a_loss_is_said_in_words(qtbot: QtBot) -> None:
    timeline = lossy()
    layout, end = layout_of(timeline)
    picture_ = LanesPicture()
    arrows, _ = picture_.arrows(layout, history_of(timeline), end, timeline.end)
    lost = next(one for one in arrows if one.flight.lost)
    said = bare(picture_.words_at(layout, timeline, end, lost.line.p2()))
    receiver = timeline.names[lost.flight.sent.to]
    assert f"to {receiver}, sent at" in said and said.endswith("It is lost on the way.")


def test_frames_can_be_left_out(view: LanesView) -> None:
    def families() -> set[str]:
        arrows, _ = view.picture.arrows(view.lanes._layout(), view.lanes.history, 3.0, 3.0)
        return {one.flight.sent.family for one in arrows}

    view.lanes.fit()
    assert {"acknowledgement", "turn", "message", "resync", "handshake"} <= families()
    view.filter.setCurrentIndex(1)
    assert {"message", "resync", "handshake"} <= families() and not families() & {"acknowledgement", "turn"}
    view.filter.setCurrentIndex(2)
    assert families() == {"message", "resync"}


def test_a_screen_reader_hears_the_moment(view: LanesView) -> None:
    view.lanes.setFocus()
    view.show_at(0.3)
    assert view.lanes.accessibleDescription() == "At 0.30 s all 4 hold 0000."
    view.show_at(2.1)
    assert "they do not hold the same" in view.lanes.accessibleDescription()


def test_twenty_lanes_scroll_sideways_and_names_may_be_hebrew(qtbot: QtBot) -> None:
    names = tuple(f"מיכל {i}" for i in range(20))
    timeline = run(Scenario("many", names, 1.0, ()))
    view = LanesView()
    qtbot.addWidget(view)
    view.resize(600, 300)
    view.set_timeline(timeline)
    view.show()
    qtbot.waitExposed(view)
    assert view.lanes.horizontalScrollBar().maximum() > 300
    view.lanes.setFocus()
    QTest.keyClick(view.lanes, Qt.Key.Key_Left)
    layout = view.lanes._layout()
    assert view.picture.chosen == list(timeline.names)[-1]
    assert layout.x(19) < 600, "who is chosen is seen"
    assert "⁨מיכל 19⁩" in view.lanes.words_at(QPointF(layout.x(19), 60))


def test_an_empty_timeline_is_shown(qtbot: QtBot) -> None:
    view = LanesView()
    qtbot.addWidget(view)
    view.show()
    view.show_at(1.0)
    view.grab()
    QTest.keyClick(view.lanes, Qt.Key.Key_Down)
    assert bare(view.words()) == "At 1.00 s nobody holds a key."
    assert QColor(view.lanes.grab().toImage().pixelColor(60, 20)) == theme.color("surface")


def test_what_is_kept_of_a_picture_is_never_out_of_date(view: LanesView, qtbot: QtBot) -> None:
    def fresh() -> QImage:
        view.lanes.repaint_trace()
        return view.lanes.viewport().grab().toImage()

    view.show_at(2.5)
    view.lanes.viewport().grab()
    changes: tuple[Callable[[], object], ...] = (
        lambda: view.lanes.verticalScrollBar().setValue(120),
        lambda: view.lanes.zoom(1.5),
        lambda: view.filter.setCurrentIndex(2),
        lambda: view.lanes.choose(key(view.lanes.timeline, "Dan")),
        lambda: view.resize(500, 400),
        lambda: theme.set_mode("dark"),
        lambda: view.show_at(0.62),
    )
    for change in changes:
        before = view.lanes.viewport().grab().toImage()
        change()
        shown = view.lanes.viewport().grab().toImage()
        assert shown != before
        assert shown == fresh()


def test_keys_of_the_window_wait_while_the_lanes_have_the_focus(qtbot: QtBot) -> None:
    window, view = QWidget(), LanesView()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(view)
    window_keys: list[str] = []
    for name in ("Home", "+", "Space"):
        QShortcut(QKeySequence(name), window).activated.connect(lambda name=name: window_keys.append(name))
    view.set_timeline(timeline_of("collision"))
    window.show()
    window.activateWindow()
    qtbot.waitExposed(window)
    view.lanes.setFocus()
    qtbot.waitUntil(view.lanes.hasFocus)
    seeks: list[float] = []
    view.seek.connect(seeks.append)
    speed = view.lanes.scale.speed
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Home)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Plus)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Space)
    assert seeks == [0.0] and view.lanes.scale.speed > speed
    assert window_keys == ["Space"]
