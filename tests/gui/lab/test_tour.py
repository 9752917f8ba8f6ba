"""The tour: what it says is true, and it takes people through its scenes."""

from collections.abc import Callable, Iterator
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from smmp_core import events
from smmp_core.lab.scenarios import SCENARIOS
from smmp_core.lab.scene import Scene
from smmp_core.trace.records import Dropped, Record, Round, Sent, Step
from smmp_gui import text
from smmp_gui.lab.player import SPEEDS
from smmp_gui.lab.tour_scenes import SCENES
from smmp_gui.lab.window import LabWindow
from smmp_gui.quiet_line import QuietLine
from smmp_gui.tasks import Tasks
from smmp_gui.theme import theme
from smmp_gui.widgets import IconButton
from tests.gui.hands import part, press
from tests.gui.lab.played import settle
from tests.lab.running import Run, run

T = TypeVar("T", bound=Record)
KEY, STEP, DIGEST, LOSS, COLLISION, RESYNC, HEALING = range(7)


class Stretch:
    """What happens in a scene."""

    def __init__(self, number: int) -> None:
        self.scene = scene = SCENES[number]
        self.run: Run = run(scene.scenario, SCENARIOS[scene.scenario].seed)
        self.keys, self.names = self.run.keys, self.run.names

    def all(self, kind: type[T]) -> list[T]:
        return [one for one in self.run.all(kind) if self.scene.start <= one.at <= self.scene.end]

    def at_end(self) -> Scene:
        return self.run.timeline.scene(self.scene.end)

    def parties(self) -> list[list[str]]:
        return sorted(sorted(self.names[key] for key in party) for party in self.at_end().agreeing().values())


# -- what it says is true -------------------------------------------------------------------------


def test_it_is_seven_scenes_in_two_minutes() -> None:
    assert len(SCENES) == 7
    seconds = sum((scene.end - scene.start) / scene.speed for scene in SCENES)
    words = sum(len(scene.text.split()) for scene in SCENES)
    assert seconds < 100 and seconds / 2 + words / 200 * 60 < 180, "reading and watching go on at the same time"
    assert all(scene.speed in SPEEDS for scene in SCENES)
    assert all(0 <= scene.start < scene.end <= SCENARIOS[scene.scenario].length for scene in SCENES)


def test_one_key_for_all() -> None:
    stretch = Stretch(KEY)
    sent = [one.what for one in stretch.all(Sent)]
    assert [sent.count(what) for what in ("invite", "round1", "round2", "round3")] == [3, 12, 12, 12]
    assert {one.member for one in stretch.all(Sent) if one.what == "invite"} == {stretch.keys["Ada"]}
    assert {one.member for one in stretch.all(Round) if one.stage == "established"} == set(stretch.names)
    assert len({step.after.RK for step in stretch.all(Step)}) == 1 and stretch.parties() == [sorted(stretch.keys)]


def test_a_message_is_a_step() -> None:
    stretch = Stretch(STEP)
    steps = stretch.all(Step)
    assert {step.member for step in steps} == set(stretch.names) and len(steps) == len(stretch.names)
    assert steps[0].member == stretch.keys["Ada"] and {step.author for step in steps} == {stretch.keys["Ada"]}
    assert all(step.before is not None and step.before.RK != step.after.RK for step in steps)
    assert len({step.after.RK for step in steps}) == 1
    assert stretch.scene.who in stretch.keys


def test_everybody_sees_that_all_hold_the_same() -> None:
    stretch = Stretch(DIGEST)
    assert stretch.parties() == [sorted(stretch.keys)]
    steps = stretch.all(Step)
    told = {(one.member, one.to) for one in stretch.all(Sent) if one.family == "acknowledgement"}
    author = steps[0].author
    assert {to for _, to in told} == set(stretch.names)
    assert {by for by, _ in told} >= set(stretch.names) - {author}, "the author's own message tells its digest"


def test_a_message_is_lost_and_comes_after_all() -> None:
    stretch = Stretch(LOSS)
    [lost] = stretch.all(Dropped)
    assert stretch.names[lost.member] == "Dan" and stretch.names[stretch.run.timeline.sent[lost.frame].member] == "Bob"
    asks = [one for one in stretch.all(Sent) if one.what == "ask"]
    assert [stretch.names[one.member] for one in asks] == ["Dan"]
    order = [step.after.place[3] for step in stretch.all(Step) if stretch.names[step.member] == "Dan"]
    assert order == [2, 3]
    assert stretch.parties() == [sorted(stretch.keys)]


def test_two_write_at_the_same_moment() -> None:
    stretch = Stretch(COLLISION)
    assert stretch.parties() == [["Ada", "Cleo"], ["Bob", "Dan"]]
    assert "resyncing" in {word.lower().split()[0] for word in _words(stretch)}
    assert not [one for one in stretch.all(Sent) if one.family == "resync"]


def test_the_resync() -> None:
    stretch = Stretch(RESYNC)
    assert {stretch.names[one.member] for one in stretch.all(Sent) if one.family == "resync"} == {"Cleo"}
    assert {step.after.place for step in stretch.all(Step)} == {(1, 1, 0, 0)}
    assert {step.after.digest[:4] for step in stretch.all(Step)} == {"0000"}
    assert stretch.parties() == [sorted(stretch.keys)]


def test_nothing_was_lost_and_all_is_healed() -> None:
    stretch = Stretch(HEALING)
    again = {(stretch.names[step.author], step.member) for step in stretch.all(Step) if step.after.place[:2] == (1, 1)}
    assert again == {(author, member) for author in ("Bob", "Cleo") for member in stretch.names}
    assert {figure.place[0] for figure in stretch.at_end().figures.values() if figure.place} == {2}
    before = [one for one in stretch.run.told(events.Resync) if one[1].stage == "healed"]
    assert len(before) == len(stretch.names)
    assert stretch.parties() == [sorted(stretch.keys)]


def _words(stretch: Stretch) -> list[str]:
    return [figure.word for figure in stretch.at_end().figures.values()]


# -- it takes people through ----------------------------------------------------------------------


@pytest.fixture
def lab(qtbot: QtBot) -> Iterator[LabWindow]:
    failures: list[BaseException] = []
    window = LabWindow(Tasks(failures.append))
    qtbot.addWidget(window)
    window.show()
    settle(qtbot, window.player)
    yield window
    window.close()
    assert failures == []


def card(lab: LabWindow) -> QWidget:
    return lab.tour.card


def title(lab: LabWindow) -> str:
    return part(lab, QLabel, "tourTitle").text()


def hurry(qtbot: QtBot, lab: LabWindow) -> None:
    """Let the scene pass quickly."""
    settle(qtbot, lab.player)
    lab.player.speed = SPEEDS[-1]
    qtbot.waitUntil(lambda: not lab.player.playing, timeout=10_000)


def test_it_is_offered_and_goes_from_scene_to_scene(qtbot: QtBot, lab: LabWindow) -> None:
    lab.resize(lab.minimumSize())
    speed = lab.player.speed
    lab.offer_tour()
    line = lab.findChild(QuietLine)
    assert line is not None and line.isVisible()
    QTest.mouseClick(part(line, QPushButton, "quietAct"), Qt.MouseButton.LeftButton)
    for number, scene in enumerate(SCENES):
        assert card(lab).isVisible() and title(lab) == scene.title
        hurry(qtbot, lab)
        assert lab.player.scenario == SCENARIOS[scene.scenario]
        assert lab.player.at == pytest.approx(scene.end), "it stops where the scene ends"
        words = part(lab, QLabel, "tourText")
        assert words.height() >= words.heightForWidth(words.width()), "nothing is cut"
        spotlight = part(lab, QWidget, "spotlight")
        looked_at = {
            "ring": lab.ring,
            "beside": lab.messages if scene.beside == "messages" else lab.inspector,
            "strip": lab.strip,
        }[scene.look]
        assert spotlight.isVisible()
        assert spotlight.geometry().contains(looked_at.mapTo(lab, looked_at.rect().center()))
        if number:
            assert part(lab, QPushButton, "tourBack").isEnabled()
        assert part(lab, QPushButton, "tourNext").hasFocus()
        QTest.keyClick(part(lab, QPushButton, "tourNext"), Qt.Key.Key_Space)
    assert not card(lab).isVisible() and not part(lab, QWidget, "spotlight").isVisible()
    assert lab.player.speed == speed
    assert line.isVisible(), "it says what can be tried now"


def test_what_is_told_of_a_scene_is_told_while_it_is_shown(qtbot: QtBot, lab: LabWindow) -> None:
    lab.tour.show_scene(RESYNC)
    hurry(qtbot, lab)
    assert (
        text.bare(lab.caption.words)
        == "Ada, Bob and Dan follow Cleo’s resync into era 1. Now all hold the same: digest 0000."
    )


def test_a_scene_can_be_seen_again_and_gone_on_with(qtbot: QtBot, lab: LabWindow) -> None:
    lab.tour.show_scene(STEP)
    hurry(qtbot, lab)
    QTest.mouseClick(part(lab, IconButton, "tourAgain"), Qt.MouseButton.LeftButton)
    settle(qtbot, lab.player)
    assert lab.player.playing and lab.player.at < SCENES[STEP].end
    hurry(qtbot, lab)
    lab.player.play()
    qtbot.waitUntil(lambda: lab.player.at > SCENES[STEP].end + 0.1)
    assert lab.player.playing and card(lab).isVisible(), "time may pass on"
    QTest.mouseClick(part(lab, QPushButton, "tourBack"), Qt.MouseButton.LeftButton)
    assert title(lab) == SCENES[KEY].title and not part(lab, QPushButton, "tourBack").isEnabled()


def test_whoever_does_something_else_leaves_it(qtbot: QtBot, lab: LabWindow) -> None:
    ways: list[Callable[[], object]] = [
        lambda: QTest.mouseClick(part(lab, IconButton, "tourEnd"), Qt.MouseButton.LeftButton),
        lambda: press(lab, Qt.Key.Key_2),
        lab.reset,
    ]
    for leave in ways:
        press(lab, Qt.Key.Key_T)
        settle(qtbot, lab.player)
        assert card(lab).isVisible()
        leave()
        settle(qtbot, lab.player)
        assert not card(lab).isVisible() and not part(lab, QWidget, "spotlight").isVisible()
        lab.player.pause()


def test_without_motion_it_ends_its_scenes_too(qtbot: QtBot, lab: LabWindow) -> None:
    theme.set_motion(False)
    try:
        lab.tour.show_scene(RESYNC)
        settle(qtbot, lab.player)
        qtbot.waitUntil(lambda: not lab.player.playing, timeout=30_000)
        assert lab.player.at == pytest.approx(SCENES[RESYNC].end)
    finally:
        theme.set_motion(True)
