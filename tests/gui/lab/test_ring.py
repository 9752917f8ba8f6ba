"""The ring: what is seen, what is under the mouse, what the keyboard reaches, what menus do."""

import math

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from smmp_core.lab.acts import Cue as At
from smmp_core.lab.acts import (
    Inject,
    Kill,
    Partition,
    Pause,
    Seize,
)
from smmp_core.lab.experiment import Experiment
from smmp_core.lab.scenarios import SCENARIOS
from smmp_core.lab.scene import Scene
from smmp_core.lab.timeline import Timeline
from smmp_core.trace.records import Dropped, Sent
from smmp_gui.lab.ring import RingPicture, RingView
from smmp_gui.lab.ring_frames import seen_frames
from smmp_gui.lab.ring_layout import ring_layout
from smmp_gui.lab.ring_picture import HALO
from smmp_gui.lab.ring_state import Standing, odd_ones, standing
from smmp_gui.lab.ring_words import frame_text, member_text
from smmp_gui.text import bare
from smmp_gui.theme import theme
from tests.gui.hands import click, part, press
from tests.gui.lab.scenes import FOUR, RECT, at_hand, experiment, first_message, key_of, message, painted


def picture_of(scene: Scene, picture: RingPicture | None = None) -> QImage:
    ring = picture or RingPicture()
    return painted(lambda painter: ring.paint(painter, RECT, scene))


def near(image: QImage, x: float, y: float, reach: int = 9) -> set[str]:
    """The colours around a point."""
    return {
        image.pixelColor(round(x) + dx, round(y) + dy).name()
        for dx in range(-reach, reach + 1)
        for dy in range(-reach, reach + 1)
    }


def state_of(scene: Scene, name: str) -> Standing:
    return standing(scene, scene.figures[key_of(scene, name)], odd_ones(scene))


# -- where things stand ----------------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 2, 3, 5, 12, 20, 40])
@pytest.mark.parametrize("size", [(900, 700), (420, 320), (700, 400)])
def test_members_stand_apart_and_inside(count: int, size: tuple[int, int]) -> None:
    keys = [f"{i:08x}" for i in range(count)]
    layout = ring_layout(QRectF(0, 0, *size), keys, 16)
    places = list(layout.places.values())
    for i, a in enumerate(places):
        assert layout.disc <= a.x() <= size[0] - layout.disc
        assert layout.disc <= a.y() <= size[1] - layout.disc
        if count <= 20 and size[1] >= 400:
            assert all(math.hypot(a.x() - b.x(), a.y() - b.y()) > 2 * layout.disc for b in places[:i])


@pytest.mark.parametrize("count", [2, 4, 5, 9, 20])
def test_names_cover_no_disc(count: int) -> None:
    keys = [f"{i:08x}" for i in range(count)]
    layout = ring_layout(QRectF(0, 0, 900, 700), keys, 16)
    boxes = [layout.label(key, 90, 30 if count < 10 else 16) for key in keys]
    for box in boxes:
        assert layout.rect.contains(box)
        for place in layout.places.values():
            dx = max(0.0, box.left() - place.x(), place.x() - box.right())
            dy = max(0.0, box.top() - place.y(), place.y() - box.bottom())
            assert math.hypot(dx, dy) > layout.disc
    assert not any(a.intersects(b) for i, a in enumerate(boxes) for b in boxes[:i])


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 6])
@pytest.mark.parametrize("size", [(470, 250), (540, 300), (720, 600)])
def test_words_beside_few_members_have_the_room_that_is_there(count: int, size: tuple[int, int]) -> None:
    keys = [f"{i:08x}" for i in range(count)]
    layout = ring_layout(QRectF(0, 0, *size), keys, 16)
    assert layout.label_width > 110
    boxes = [layout.label(key, layout.label_width, 32) for key in keys]
    assert all(layout.rect.contains(box) for box in boxes)
    assert not any(a.intersects(b) for i, a in enumerate(boxes) for b in boxes[:i])


@pytest.mark.parametrize("count", [5, 7, 10, 11, 20, 30, 64])
@pytest.mark.parametrize("size", [(900, 700), (820, 420), (540, 300)])
def test_at_the_sides_words_have_the_room_that_is_there(count: int, size: tuple[int, int]) -> None:
    keys = [f"{i:08x}" for i in range(count)]
    layout = ring_layout(QRectF(0, 0, *size), keys, 16)
    boxes = {key: layout.label(key, layout.label_room(key), layout.label_height) for key in keys}
    assert all(layout.rect.contains(box) for box in boxes.values())
    for key, box in boxes.items():
        if layout.label_room(key) > layout.label_width:
            assert not any(box.intersects(other) for one, other in boxes.items() if one != key)
            assert not any(box.contains(place) for place in layout.places.values())
    if count == 20 and size == (820, 420):
        assert layout.label_width < 70 and sum(layout.label_room(key) > 120 for key in keys) >= 10


def test_both_directions_of_a_link_are_apart() -> None:
    layout = ring_layout(RECT, ["a", "b", "c", "d"], 16)
    there, back = layout.way("a", "b"), layout.way("b", "a")
    assert there is not None and back is not None
    (x, y), (u, v) = there.at(0.5), back.at(0.5)
    assert math.hypot(x - u, y - v) > 15
    # a is at the top, b at the right: who travels keeps to the right, which is away from the ring's edge
    inward = math.hypot(x - layout.centre.x(), y - layout.centre.y())
    assert inward < math.hypot(u - layout.centre.x(), v - layout.centre.y())
    assert layout.way("a", "nobody") is None


# -- frames ----------------------------------------------------------------------------------------


def test_a_frame_is_where_its_time_has_brought_it() -> None:
    timeline = Timeline(experiment(message()).records)
    sent = first_message(timeline)
    for share in (0.1, 0.5, 0.9):
        scene = timeline.scene(sent.at + share * (sent.due - sent.at))
        layout = RingPicture().layout(RECT, scene)
        seen = next(seen for seen in seen_frames(layout, scene) if seen.number == sent.frame)
        assert seen.part == pytest.approx(share, abs=0.01)
        away = [
            math.hypot(seen.x - layout.places[k].x(), seen.y - layout.places[k].y()) for k in (sent.member, sent.to)
        ]
        assert (away[0] < away[1]) == (share < 0.5) or share == 0.5
        assert theme.color("accent").name() in near(picture_of(scene), seen.x, seen.y)
        assert RingPicture().hit(RECT, scene, QPointF(seen.x, seen.y)) == sent.frame


def test_a_lost_frame_goes_half_the_way_and_fades() -> None:
    timeline = Timeline(experiment(*(message(0.3 * i) for i in range(1, 9)), loss=0.3).records)
    lost = next(timeline.sent[n] for n, end in timeline.ends.items() if isinstance(end, Dropped))
    strengths = []
    for share in (0.3, 0.7, 0.9):
        scene = timeline.scene(lost.at + share * (lost.due - lost.at))
        layout = RingPicture().layout(RECT, scene)
        seen = next(seen for seen in seen_frames(layout, scene) if seen.number == lost.frame)
        strengths.append(seen.strength)
        assert seen.part <= 0.5
        assert seen.crossed == (share > 0.5)
    assert strengths == sorted(strengths, reverse=True)
    assert strengths[0] == 1
    assert strengths[-1] < 0.3


def test_a_frame_that_is_taken_out_of_the_air_falls_where_it_was_and_not_before() -> None:
    timeline, number, when = at_hand(lambda frame: Seize(frame, "drop"), message())
    before, after = timeline.scene(when - 0.001), None
    layout = RingPicture().layout(RECT, before)
    flying = next(seen for seen in seen_frames(layout, before) if seen.number == number)
    assert not flying.crossed
    after = timeline.scene(when + 0.001)
    assert number not in after.moving
    fallen = next(seen for seen in seen_frames(layout, after) if seen.number == number)
    assert fallen.crossed
    assert math.hypot(fallen.x - flying.x, fallen.y - flying.y) < 12
    later = timeline.scene(when + 1)
    assert all(seen.number != number for seen in seen_frames(layout, later))


@pytest.mark.parametrize("how", ["delay", "double", "corrupt"])
def test_a_touched_frame_is_marked(how: str) -> None:
    timeline, number, when = at_hand(lambda frame: Seize(frame, how), message())  # type: ignore[arg-type]
    scene = timeline.scene(when + 0.002)
    layout = RingPicture().layout(RECT, scene)
    seen = next(seen for seen in seen_frames(layout, scene) if seen.number == number)
    assert theme.color("attention").name() in near(picture_of(scene), seen.x, seen.y, 22)
    assert "by hand" in frame_text(scene, scene.moving[number])


def test_without_motion_frames_lie_half_way_and_the_picture_says_where_to() -> None:
    timeline = Timeline(experiment(message()).records)
    sent = first_message(timeline)
    early, late = (timeline.scene(sent.at + share * (sent.due - sent.at)).copy() for share in (0.2, 0.6))
    theme.set_motion(False)
    layout = RingPicture().layout(RECT, early)
    both = [
        next((s.x, s.y) for s in seen_frames(layout, scene, still=True) if s.number == sent.frame)
        for scene in (early, late)
    ]
    assert both[0] == both[1]
    assert RingPicture().hit(RECT, late, QPointF(*both[0])) == sent.frame
    still = picture_of(early)
    theme.set_motion(True)
    assert still != picture_of(early)


def test_several_frames_at_once_fan_out() -> None:
    timeline = Timeline(experiment(message(), message(0.5), message(0.5)).records)
    for at in [sent.at + 0.005 for sent in timeline.sent.values()]:
        scene = timeline.scene(at)
        seen = seen_frames(RingPicture().layout(RECT, scene), scene)
        places = [(round(s.x), round(s.y)) for s in seen if 0.2 < s.part < 0.8]
        assert len(set(places)) == len(places)


# -- members ---------------------------------------------------------------------------------------


def test_who_holds_the_same_is_joined_and_the_odd_one_stands_out() -> None:
    apart = Partition((("Ada", "Bob", "Cleo"), ("Dan",)))
    timeline = Timeline(experiment(At(0.2, apart), message(), length=4.0).records)
    together, parted = timeline.scene(0.1).copy(), timeline.scene(3.5).copy()
    assert odd_ones(together) == frozenset()
    assert odd_ones(parted) == {key_of(parted, "Dan")}
    layout = RingPicture().layout(RECT, parted)
    dan = layout.places[key_of(parted, "Dan")]
    amber = theme.color("attention").name()
    image = picture_of(parted)
    assert amber in near(image, dan.x() + layout.disc + 4.5, dan.y(), 2)
    ada = layout.places[key_of(parted, "Ada")]
    assert amber not in near(image, ada.x() + layout.disc + 4.5, ada.y(), 2)
    assert picture_of(together) != image


def test_nobody_is_odd_while_a_message_is_on_its_way() -> None:
    timeline = Timeline(experiment(message(), message(1.5, "Cleo")).records)
    assert all(not odd_ones(timeline.scene(i / 200)) for i in range(600))


def test_paused_stopped_and_agreeing_members_say_so_in_shape_and_word() -> None:
    timeline = Timeline(experiment(message(), At(1.0, Pause("Bob")), At(1.0, Kill("Cleo"))).records)
    scene = timeline.scene(1.5)
    assert [state_of(scene, name) for name in FOUR[:3]] == [Standing.PLAIN, Standing.PAUSED, Standing.STOPPED]
    assert "stands still" in member_text(scene, key_of(scene, "Bob"))
    assert "has ended" in member_text(scene, key_of(scene, "Cleo"))
    agreement = SCENARIOS["key-agreement"]
    running = Experiment(agreement, 7)
    running.advance(agreement.length)
    states = {state_of(Timeline(running.records).scene(at), "Bob") for at in (0.1, 0.6, 2.9)}
    assert states == {Standing.OUTSIDE, Standing.AGREEING, Standing.PLAIN}


def test_red_is_for_evidence_of_a_fork_alone() -> None:
    lying = experiment(message(), At(1.0, Inject("Ada", "equivocate")), message(1.1), length=5.0)
    timeline = Timeline(lying.records)
    danger = theme.color("danger").name()
    for at in (0.55, 1.0, 2.5, 4.9):
        scene = timeline.scene(at)
        forked = any(figure.word == "Fork evidence" for figure in scene.figures.values())
        image = picture_of(scene)
        layout = RingPicture().layout(RECT, scene)
        seen = any(
            danger in near(image, place.x() - layout.disc - 4.5, place.y(), 2) for place in layout.places.values()
        )
        assert seen == forked


def test_hostile_names_are_shown_as_one_line() -> None:
    names = ("Ada\u202e\n<b>", "עמית כהן " * 8, "M" * 200, "")
    scene = Timeline(experiment(message(who=names[1]), members=names).records).scene(0.55)
    picture = RingPicture()
    picture_of(scene, picture)
    layout = picture.layout(RECT, scene)
    for key, figure in scene.figures.items():
        name, _, box = picture._label(layout, figure, Standing.PLAIN)
        assert not set(name) & {"\n", "\u202e"}
        assert box.width() <= layout.label_room(key) + 5
        assert RECT.contains(box)
        assert "\u202e" not in member_text(scene, key)


def test_a_moment_before_anybody_is_there_can_be_painted() -> None:
    assert picture_of(Scene()).pixelColor(350, 280) == theme.color("surface")
    assert RingPicture().hit(RECT, Scene(), QPointF(350, 280)) is None


def test_the_picture_from_the_cache_looks_like_the_one_painted_anew() -> None:
    timeline = Timeline(experiment(message(), members=("Ada", "Bob")).records)
    cached = RingPicture(cached=True)
    for at in (0.1, 0.53, 0.9, 0.1):
        scene = timeline.scene(at)
        one, other = picture_of(scene), picture_of(scene, cached)
        different = sum(
            abs(one.pixelColor(x, y).lightness() - other.pixelColor(x, y).lightness()) > 40
            for x in range(0, 700, 3)
            for y in range(0, 560, 3)
        )
        assert different < 60, at
    theme.set_mode("dark")
    assert picture_of(timeline.scene(0.1), cached).pixelColor(350, 20).lightness() < 100


def test_a_file_gets_shapes_and_words() -> None:
    scene = Timeline(experiment(message()).records).scene(0.53)
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(QSize(700, 560))
    painter = QPainter(generator)
    RingPicture().paint(painter, RECT, scene)
    painter.end()
    written = bytes(kept.data()).decode()
    assert all(name in written for name in FOUR)
    assert "<image" not in written


# -- in the window ---------------------------------------------------------------------------------


@pytest.fixture
def view(qtbot: QtBot) -> RingView:
    ring = RingView()
    qtbot.addWidget(ring)
    ring.resize(700, 560)
    ring.show()
    return ring


def flying() -> tuple[Scene, Sent]:
    timeline = Timeline(experiment(message()).records)
    sent = first_message(timeline)
    return timeline.scene((sent.at + sent.due) / 2), sent


def test_a_click_on_a_frame_or_a_member_tells_which(view: RingView) -> None:
    scene, sent = flying()
    view.show_scene(scene)
    frames, members, menus = (
        QSignalSpy(signal) for signal in (view.frame_clicked, view.member_clicked, view.member_menu)
    )
    click(view, view.mapFromGlobal(view.point_of(sent.frame)))
    assert frames.at(0)[0] == sent.frame
    bob = key_of(scene, "Bob")
    at = view.mapFromGlobal(view.point_of(bob))
    click(view, at)
    assert members.at(0)[0] == bob
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, view.mapToGlobal(at))
    QApplication.sendEvent(view, event)
    assert menus.at(0)[:1] == [bob]
    click(view, QPoint(3, 3))
    assert view.chosen is None


def test_the_mouse_over_a_frame_says_what_it_is(view: RingView) -> None:
    scene, sent = flying()
    view.show_scene(scene)
    QTest.mouseMove(view, view.mapFromGlobal(view.point_of(sent.frame)))
    assert view.hover == sent.frame
    said = bare(view.words_for(sent.frame))
    assert said.startswith("A message.\nAda → ")
    assert f"{sent.size} bytes" in said
    assert "1·0·1" in said


def test_the_keyboard_reaches_members_and_frames_and_leaves(view: RingView) -> None:
    scene, _ = flying()
    view.show_scene(scene)
    view.activateWindow()
    view.setFocus(Qt.FocusReason.TabFocusReason)
    keys = list(scene.figures)
    assert view.chosen == keys[0]
    press(view, Qt.Key.Key_Right)
    assert view.chosen == keys[1]
    assert view.accessibleDescription().startswith("Bob holds 0000 at the place 1·0·0. ")
    press(view, Qt.Key.Key_Left)
    press(view, Qt.Key.Key_Left)
    assert view.chosen == keys[-1]
    menus, frames = QSignalSpy(view.member_menu), QSignalSpy(view.frame_clicked)
    press(view, Qt.Key.Key_Return)
    assert menus.at(0)[0] == keys[-1]
    press(view, Qt.Key.Key_Tab)
    assert view.chosen == min(scene.moving)  # type: ignore[comparison-overlap]
    press(view, Qt.Key.Key_Right)
    press(view, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    assert frames.at(0)[0] == sorted(scene.moving)[1]
    press(view, Qt.Key.Key_Tab)
    assert view.focusWidget() is not view
    press(view.focusWidget(), Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert view.focusWidget() is view


def test_what_is_chosen_by_keyboard_is_seen(view: RingView) -> None:
    view.show_scene(Timeline(experiment().records).scene(0.1))
    before = view.grab().toImage()
    view.activateWindow()
    view.setFocus(Qt.FocusReason.TabFocusReason)
    key = view.chosen
    assert isinstance(key, str)
    layout = view.picture.layout(QRectF(view.rect()), view.scene)
    at = layout.places[key] + QPointF(layout.disc + HALO, 0)
    accent = theme.color("accent").name()
    assert accent not in near(before, at.x(), at.y(), 2)
    assert accent in near(view.grab().toImage(), at.x(), at.y(), 2)


def test_a_chosen_frame_that_has_arrived_is_chosen_no_more(view: RingView) -> None:
    scene, sent = flying()
    view.show_scene(scene)
    view._choose(sent.frame)
    view.show_scene(Timeline(experiment(message()).records).scene(2.9))
    assert view.chosen is None
    assert view.accessibleDescription() == ""


def test_the_view_keeps_its_moment_while_others_look_elsewhere(view: RingView) -> None:
    timeline = Timeline(experiment(message()).records)
    sent = first_message(timeline)
    view.show_scene(timeline.scene(sent.at + 0.001))
    timeline.scene(sent.due + 0.5)
    assert sent.frame in view.scene.moving


def test_the_legend_can_be_hidden(view: RingView) -> None:
    view.show_scene(Timeline(experiment().records).scene(0.1))
    shown = view.grab().toImage()
    part(view, QPushButton, "ringLegend").click()
    assert not view.picture.legend
    assert view.grab().toImage() != shown
    ground = QColor(theme.palette.surface).name()
    assert near(view.grab().toImage(), 30, 450, 20) == {ground}
