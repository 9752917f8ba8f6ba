"""The lab's window, by keyboard and mouse."""

import asyncio
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QMenu, QSpinBox, QStyle, QStyleOptionComboBox, QWidget
from pytestqt.qtbot import QtBot

from smmp_core.lab.experiment import Experiment
from smmp_core.lab.scenarios import SCENARIOS
from smmp_core.trace.records import Did, Dropped
from smmp_gui import words
from smmp_gui.lab import scenario_words
from smmp_gui.lab.sentences import StoryList
from smmp_gui.lab.track import Scrubber, Track
from smmp_gui.lab.window import LabWindow
from smmp_gui.quiet_line import QuietLine
from smmp_gui.shortcuts_sheet import ShortcutsSheet
from smmp_gui.tasks import Tasks
from smmp_gui.widgets import IconButton
from tests.gui.hands import click, part, press
from tests.gui.lab.played import PATIENCE_MS, settle, trace, wait
from tests.gui.people import start, until

NAMES = list(SCENARIOS)


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


def go_to(qtbot: QtBot, lab: LabWindow, name: str, at: float) -> None:
    lab.open(SCENARIOS[name])
    lab.player.seek(at)
    settle(qtbot, lab.player)


def chosen(lab: LabWindow) -> str:
    return str(part(lab, QComboBox, "scenario").currentData())


def choose(words: str) -> None:
    """Choose an entry of the menu that is open."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    action = next(one for one in menu.actions() if one.text() == words)
    menu.setActiveAction(action)
    QTest.keyClick(menu, Qt.Key.Key_Return)


def test_it_begins_with_the_first_scenario_and_says_what_it_is_about(lab: LabWindow) -> None:
    assert chosen(lab) == NAMES[0]
    assert lab.caption.words == scenario_words.about(SCENARIOS[NAMES[0]])
    assert lab.ring.scene.figures


@pytest.mark.parametrize("number", [1, 2, 5])
def test_a_number_chooses_a_scenario(qtbot: QtBot, lab: LabWindow, number: int) -> None:
    press(lab, Qt.Key(Qt.Key.Key_0 + number))
    settle(qtbot, lab.player)
    assert chosen(lab) == NAMES[number - 1]
    assert lab.player.scenario is SCENARIOS[NAMES[number - 1]]
    assert lab.player.at == 0.0


def test_another_scenario_is_chosen_from_the_list(qtbot: QtBot, lab: LabWindow) -> None:
    box = part(lab, QComboBox, "scenario")
    box.setFocus()
    press(box, Qt.Key.Key_Down)
    settle(qtbot, lab.player)
    assert lab.player.scenario is SCENARIOS[NAMES[1]]


def test_space_plays_and_pauses_whatever_has_the_focus(qtbot: QtBot, lab: LabWindow) -> None:
    for focused in (lab.ring, part(lab, IconButton, "play"), lab):
        focused.setFocus()
        before = lab.player.at
        press(focused, Qt.Key.Key_Space)
        assert lab.player.playing
        qtbot.waitUntil(partial(moved_on, lab, before), timeout=PATIENCE_MS)
        press(focused, Qt.Key.Key_Space)
        assert not lab.player.playing


def moved_on(lab: LabWindow, before: float) -> bool:
    return lab.player.at > before


def test_arrows_step_from_sentence_to_sentence(qtbot: QtBot, lab: LabWindow) -> None:
    heard = []
    for _ in range(3):
        press(lab, Qt.Key.Key_Right)
        settle(qtbot, lab.player)
        heard.append(lab.caption.words)
    assert len(set(heard)) == 3
    press(lab, Qt.Key.Key_Left)
    assert lab.caption.words == heard[1]
    assert lab.caption.accessibleName() == heard[1]
    press(lab, Qt.Key.Key_Home)
    assert lab.player.at == 0.0


def test_the_ring_shows_the_moment_that_the_scrubber_stands_at(qtbot: QtBot, lab: LabWindow) -> None:
    go_to(qtbot, lab, "lost-message", 3.0)
    scrubber = part(lab, Scrubber)
    assert scrubber.value() == 3000
    click(scrubber, QPoint(round(scrubber.x_of(520)), scrubber.height() // 2))
    assert lab.player.at == pytest.approx(0.52, abs=0.01)
    assert set(lab.ring.scene.moving) == set(lab.player.timeline.scene(lab.player.at).moving)
    assert lab.ring.scene.moving


def test_the_scrubber_marks_losses_resyncs_and_new_keys(qtbot: QtBot, lab: LabWindow) -> None:
    go_to(qtbot, lab, "lost-for-good", SCENARIOS["lost-for-good"].length)
    assert {mark.kind for mark in part(lab, Scrubber).marks} >= {"resync", "epoch"}
    go_to(qtbot, lab, "lost-last", 2.0)
    assert len([mark for mark in part(lab, Scrubber).marks if mark.kind == "epoch"]) == 1


def test_a_frame_in_flight_is_dropped_by_a_click(qtbot: QtBot, lab: LabWindow) -> None:
    go_to(qtbot, lab, "quiet-chat", 0.53)
    frame, place = hit_a_frame(lab)
    click(lab.ring, place)
    choose("Drop")
    settle(qtbot, lab.player)
    end = lab.player.timeline.ends[frame]
    assert isinstance(end, Dropped)
    assert end.why == "hand"
    assert frame not in lab.ring.scene.moving


def hit_a_frame(lab: LabWindow) -> tuple[int, QPoint]:
    """A frame that is not behind another, and where in the ring it is."""
    for frame in lab.ring.scene.moving:
        place = lab.ring.mapFromGlobal(lab.ring.point_of(frame))
        if lab.ring.picture.hit(lab.ring.rect().toRectF(), lab.ring.scene, place.toPointF()) == frame:
            return frame, place
    raise AssertionError("no frame can be hit")


def test_time_stands_still_while_a_menu_is_open(qtbot: QtBot, lab: LabWindow) -> None:
    go_to(qtbot, lab, "quiet-chat", 0.53)
    press(lab, Qt.Key.Key_Space)
    click(lab.ring, hit_a_frame(lab)[1])
    assert not lab.player.playing
    press(QApplication.activePopupWidget() or lab, Qt.Key.Key_Escape)
    assert lab.player.playing


def test_an_act_in_the_past_says_that_it_all_goes_otherwise(qtbot: QtBot, lab: LabWindow) -> None:
    go_to(qtbot, lab, "quiet-chat", 4.0)
    lab.player.seek(1.0)
    press(lab, Qt.Key.Key_A)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    named = {one.text().strip("\u2068\u2069"): one for one in menu.actions()}
    entry(named["Bob"], "Pause").trigger()
    menu.close()
    settle(qtbot, lab.player)
    assert part(lab, QuietLine).accessibleName() == "From here on it is another course of things."
    assert [one.name for one in lab.ring.scene.figures.values() if one.paused] == ["Bob"]
    assert lab.player.frontier < 1.1


def entry(submenu: QAction, words: str) -> QAction:
    menu = submenu.menu()
    assert isinstance(menu, QMenu)
    return next(one for one in menu.actions() if one.text() == words)


def test_the_network_is_made_worse_by_a_slider(qtbot: QtBot, lab: LabWindow) -> None:
    go_to(qtbot, lab, "quiet-chat", 0.2)
    loss = part(lab, Track, "loss")
    loss.setFocus()
    press(loss, Qt.Key.Key_PageUp)
    wait(qtbot, lambda: lab.player.conditions.loss == 0.1)
    settle(qtbot, lab.player)
    assert lab.player.conditions.delay == SCENARIOS["quiet-chat"].conditions.delay  # that slider was not touched
    done = [record for record in lab.player.timeline.records if isinstance(record, Did)]
    assert [record.act for record in done] == ["conditions"]
    press(lab, Qt.Key.Key_Home)
    assert loss.value() == 0


def test_another_seed_sets_the_scenario_up_anew(qtbot: QtBot, lab: LabWindow) -> None:
    go_to(qtbot, lab, "collision", 1.0)
    seed = part(lab, QSpinBox, "seed")
    seed.setValue(12)
    lab.player.seek(2.0)
    settle(qtbot, lab.player)
    again = Experiment(SCENARIOS["collision"], 12)
    again.advance(2.0)
    assert lab.player.timeline.records == again.records
    press(lab, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, lab.player)
    assert (seed.value(), lab.player.at) == (12, 0.0)


def test_a_member_that_is_clicked_is_looked_into(qtbot: QtBot, lab: LabWindow) -> None:
    go_to(qtbot, lab, "quiet-chat", 3.0)
    lab._tabs.choose(2)
    key = next(key for key, name in lab.player.timeline.names.items() if name == "Cleo")
    click(lab.ring, lab.ring.mapFromGlobal(lab.ring.point_of(key)))
    assert lab.inspector.isVisible()
    assert "Cleo" in lab.inspector.as_text()


def test_a_sentence_of_the_list_leads_to_its_moment(qtbot: QtBot, lab: LabWindow) -> None:
    go_to(qtbot, lab, "quiet-chat", 4.0)
    lab._tabs.choose(2)
    story = part(lab, StoryList)
    assert story.currentIndex().row() == story.model_.row_at(4.0)
    story.scrollTo(story.model_.index(1))
    click(story.viewport(), story.visualRect(story.model_.index(1)).center())
    assert lab.player.at == lab.player.narrator.lines[1].at
    assert lab.caption.words == lab.player.narrator.lines[1].text


def test_the_lanes_stand_aside_where_there_is_room(qtbot: QtBot, lab: LabWindow) -> None:
    lab.resize(1600, 1000)
    assert lab.lanes.isVisible()
    assert lab.inspector.isVisible()
    lab.resize(1024, 680)
    assert lab.inspector.isVisible()
    assert not lab.lanes.isVisible()
    lab._tabs.choose(3)
    assert lab.lanes.isVisible()
    lab.resize(1600, 1000)
    assert lab.lanes.isVisible()
    assert lab.inspector.isVisible()


def test_it_fits_into_a_small_screen(lab: LabWindow) -> None:
    assert lab.minimumSizeHint().width() <= 1024
    assert lab.minimumSizeHint().height() <= 680
    assert lab.minimumSize().width() <= 1024


def test_everything_can_be_reached_by_tab_and_has_a_name(lab: LabWindow) -> None:
    lab.activateWindow()
    seen: list[QWidget] = []
    one = lab.nextInFocusChain()
    while one is not None and one is not lab:
        if one.isVisibleTo(lab) and one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isEnabled():
            seen.append(one)
        one = one.nextInFocusChain()
    names = {widget.objectName() for widget in seen}
    assert names >= {"ring", "scenario", "seed", "play", "step", "stepBack", "scrubber", "speed", "loss", "delay"}
    assert names >= {"act", "reset", "open", "save", "export", "skipQuiet"}
    unnamed = [widget for widget in seen if not (widget.accessibleName() or getattr(widget, "text", lambda: "")())]
    assert [widget for widget in unnamed if widget.objectName() != "qt_spinbox_lineedit"] == []


def test_f1_lists_the_labs_keys(qtbot: QtBot, lab: LabWindow) -> None:
    press(lab, Qt.Key.Key_F1)
    sheet = part(lab, ShortcutsSheet)
    assert any("next thing that happens" in row.spoken for row in sheet.model.rows)
    sheet.accept()


async def test_a_recording_is_saved_and_opened(qtbot: QtBot, tmp_path: Path) -> None:
    failures: list[BaseException] = []
    tasks = Tasks(failures.append)
    lab = LabWindow(tasks)
    qtbot.addWidget(lab)
    lab.show()
    lab.open(SCENARIOS["collision"], 12)
    lab.player.seek(1.5)
    await until(lambda: not lab.player.busy)
    path = tmp_path / "one.jsonl"
    lab.files.write(path)
    await until(path.exists)
    lab.open(SCENARIOS["quiet-chat"])
    lab.files.read(path)
    await until(lambda: chosen(lab) == "collision" and not lab.player.busy)
    assert part(lab, QSpinBox, "seed").value() == 12
    assert part(lab, IconButton, "act").isEnabled()

    path.write_text("no trace")
    lab.files.read(path)
    await until(lambda: "is no recording of the lab" in part(lab, QuietLine).accessibleName())
    assert lab.player.scenario is SCENARIOS["collision"]
    lab.files.write(tmp_path / "no" / "such" / "folder.jsonl")
    await until(lambda: "cannot be written" in part(lab, QuietLine).accessibleName())
    lab.files.read(tmp_path / "nowhere.jsonl")
    await until(lambda: "cannot be read" in part(lab, QuietLine).accessibleName())
    lab.close()
    await tasks.close()
    assert failures == []


async def test_a_recording_that_was_changed_can_only_be_looked_at(qtbot: QtBot, tmp_path: Path) -> None:
    failures: list[BaseException] = []
    tasks = Tasks(failures.append)
    lab = LabWindow(tasks)
    qtbot.addWidget(lab)
    lab.show()
    lab.player.seek(1.0)
    await until(lambda: not lab.player.busy)
    lines = trace(lab.player).splitlines(keepends=True)
    path = tmp_path / "changed.jsonl"
    path.write_bytes(b"".join(lines[:-3]))
    lab.files.read(path)
    await until(lambda: "gives something else" in part(lab, QuietLine).accessibleName())
    assert not part(lab, IconButton, "act").isEnabled()
    assert not part(lab, Track, "loss").isEnabled()
    lab.player.seek(0.6)
    assert lab.ring.scene.moving
    lab.close()
    await tasks.close()
    assert failures == []


async def test_it_opens_from_the_main_window_and_closes_with_it(qtbot: QtBot, tmp_path: Path) -> None:
    member = await start(tmp_path, "Noor")
    try:
        member.window.activateWindow()
        await asyncio.sleep(0.05)
        QTest.keyClick(member.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        shown = [one for one in QApplication.topLevelWidgets() if isinstance(one, LabWindow) and one.isVisible()]
        assert len(shown) == 1
        member.window.show_lab()
        assert [
            one for one in QApplication.topLevelWidgets() if isinstance(one, LabWindow) and one.isVisible()
        ] == shown
        QTest.keyClick(shown[0], Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
        await until(lambda: not any(isinstance(one, LabWindow) for one in QApplication.topLevelWidgets()))
        member.window.show_lab()
        member.window.close_lab()
        await until(lambda: not any(isinstance(one, LabWindow) for one in QApplication.topLevelWidgets()))
        assert member.failures == []
    finally:
        await member.close()


def test_what_a_scenario_is_about_can_be_read_without_scrolling(qtbot: QtBot, lab: LabWindow) -> None:
    for scenario in SCENARIOS.values():
        lab.open(scenario)
        settle(qtbot, lab.player)
        assert lab.caption.words == scenario_words.about(scenario)
        assert lab.caption.verticalScrollBar().maximum() == 0, scenario.name


def test_f6_goes_from_part_to_part(qtbot: QtBot, lab: LabWindow) -> None:
    lab.activateWindow()
    go_to(qtbot, lab, "collision", 2.4)
    lab.ring.setFocus()
    parts = [lab.strip, lab._tabs, lab._pages, lab.transport, lab._header_bar, lab.ring, lab.strip]
    for part_ in parts:
        press(lab, Qt.Key.Key_F6)
        focused = QApplication.focusWidget()
        assert focused is not None and (focused is part_ or part_.isAncestorOf(focused))
    press(lab, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is lab.ring


def test_escape_ends_the_tour(qtbot: QtBot, lab: LabWindow) -> None:
    lab.activateWindow()
    lab.tour.start()
    settle(qtbot, lab.player)
    focused = QApplication.focusWidget()
    assert focused is not None
    press(focused, Qt.Key.Key_Escape)
    assert not lab.tour.is_on and lab.isVisible()


def test_in_german_there_is_room_in_the_smallest_window(qtbot: QtBot, qapp: QApplication) -> None:
    words.speak(qapp, "de")
    try:
        lab = LabWindow(Tasks(lambda error: None))
        qtbot.addWidget(lab)
        lab.resize(900, 600)
        lab.show()
        go_to(qtbot, lab, "collision", 2.4)
        lab.tour.start()
        settle(qtbot, lab.player)
        assert lab.minimumSizeHint().width() <= lab.width()
        speed = part(lab, QComboBox, "speed")
        inside = speed.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option_of(speed), QStyle.SubControl.SC_ComboBoxEditField, speed
        )
        widest = max(speed.fontMetrics().horizontalAdvance(speed.itemText(i)) for i in range(speed.count()))
        assert inside.width() >= widest
    finally:
        words.speak(qapp, "en")


def option_of(select: QComboBox) -> QStyleOptionComboBox:
    option = QStyleOptionComboBox()
    select.initStyleOption(option)
    return option
