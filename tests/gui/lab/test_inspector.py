"""The inspector as somebody meets it: what it shows at a moment, by pointer, by keyboard and on the clipboard."""

import time

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from smmp_core.lab.acts import Cue, Say
from smmp_core.lab.experiment import Experiment
from smmp_core.lab.scenario import Scenario
from smmp_core.lab.scenarios import SCENARIOS
from smmp_core.lab.timeline import Timeline
from smmp_core.trace.records import Heard, Person, Round, Step
from smmp_gui.lab.facts_table import FactsTable
from smmp_gui.lab.inspector import Inspector
from smmp_gui.text import bare
from smmp_gui.theme import theme
from tests.gui.lab.telling import run


@pytest.fixture
def inspector(qtbot: QtBot) -> Inspector:
    inspector = Inspector()
    qtbot.addWidget(inspector)
    inspector.resize(360, 900)
    inspector.show()
    return inspector


def key_of(timeline: Timeline, name: str) -> str:
    return next(key for key, other in timeline.names.items() if other == name)


def shown(inspector: Inspector) -> str:
    return inspector.as_text()


def row(table: FactsTable, first: str) -> list[str]:
    return next([cell.text for cell in row.cells] for row in table.rows if bare(row.cells[0].text) == first)


def a_step(timeline: Timeline, rule: str, member: str = "") -> Step:
    return next(
        r for r in timeline.records if isinstance(r, Step) and r.rule == rule and (not member or r.member == member)
    )


def test_it_shows_whoever_moved_last_and_then_whoever_is_chosen(inspector: Inspector) -> None:
    timeline = run("quiet-chat", 7)
    step = a_step(timeline, "sent")
    inspector.set_timeline(timeline)
    inspector.show_at(step.at, None)
    assert inspector.member == step.member
    assert f"{timeline.names[step.member]} has sent a message: step 1." in shown(inspector)
    other = next(key for key in timeline.names if key != step.member)
    inspector.show_at(step.at, other)
    assert inspector.member == other
    assert f"{timeline.names[other]} has begun with a fresh key: epoch 1." in shown(inspector)


def test_what_has_changed_stands_out_and_what_has_not_is_quiet(inspector: Inspector) -> None:
    timeline = run("quiet-chat", 7)
    step = a_step(timeline, "received")
    assert step.before is not None
    inspector.set_timeline(timeline)
    inspector.show_at(step.at, step.member)
    for symbol in ("RK", "HK", "NHK", "mk", "conv_digest"):
        _, old, arrow, new = row(inspector.state, symbol)
        assert arrow == "→" and old and old != new
    changed = {bare(r.cells[0].text) for r in inspector.state.rows if r.cells[3].strong}
    assert "v" not in changed and row(inspector.state, "v")[1:3] == ["", ""]
    assert row(inspector.state, "RK")[1].replace(" ", "") == step.before.RK
    assert row(inspector.state, "RK")[3].replace(" ", "") == step.after.RK
    author = step.roster.index(step.author)
    assert f"R_{{{author}}}" in changed
    assert f"{step.after.RK[:4]} ← hash({step.before.RK[:4]} ‖ {step.secret[:4]})" in shown(inspector)


def test_a_key_agreement_shows_its_round_and_who_is_waited_for(inspector: Inspector) -> None:
    timeline = run("key-agreement", 7)
    waits = next(
        r for r in timeline.records if isinstance(r, Round) and r.stage == "products" and len(r.waiting_for) == 1
    )
    inspector.set_timeline(timeline)
    inspector.show_at(waits.at, waits.member)
    missing = timeline.names[waits.waiting_for[0]]
    assert f"It waits for {missing}." in shown(inspector)
    assert row(inspector.parts, missing)[-1] == "waited for"
    assert waits.K[waits.member][:4] in shown(inspector) and "§VI.8" in shown(inspector)
    inspector.show_at(timeline.end, waits.member)
    assert not inspector.parts.isVisible() and "§VI.10" in shown(inspector)


def test_what_it_last_heard_of_the_others_stands_beside_its_own(inspector: Inspector) -> None:
    timeline = run("lost-message", 7)
    dan, bob = key_of(timeline, "Dan"), key_of(timeline, "Bob")
    inspector.set_timeline(timeline)
    inspector.show_at(timeline.end, bob)
    assert row(inspector.heard, "Dan")[3] == "the same"
    lost = next(r.at for r in timeline.records if isinstance(r, Step) and r.member == dan and r.after.place[3] == 2)
    inspector.show_at(lost - 0.01, dan)
    assert row(inspector.heard, "Bob")[3] == "is further"


def test_before_there_is_a_key_there_is_nothing_to_compute(inspector: Inspector) -> None:
    timeline = run("key-agreement", 7)
    inspector.set_timeline(timeline)
    inspector.show_at(0.1, None)
    assert "No key yet" in shown(inspector)
    assert not inspector.state.isVisible() and not inspector.formulas.isVisible()
    inspector.set_timeline(Timeline([]))
    assert shown(inspector) == "Nobody is there yet."


def test_it_follows_a_trace_that_grows(inspector: Inspector) -> None:
    scenario = SCENARIOS["quiet-chat"]
    experiment = Experiment(scenario, scenario.seed)
    timeline = Timeline(experiment.records)
    inspector.set_timeline(timeline)
    experiment.advance(1.0)
    timeline.extend()
    inspector.show_at(1.0, key_of(timeline, "Ada"))
    assert "1·0·1" in shown(inspector)
    inspector.show_at(0.1, key_of(timeline, "Ada"))
    assert "1·0·0" in shown(inspector)


def test_every_value_says_what_it_is_to_the_pointer_and_to_the_keyboard(inspector: Inspector, qtbot: QtBot) -> None:
    timeline = run("quiet-chat", 7)
    step = a_step(timeline, "received")
    inspector.set_timeline(timeline)
    inspector.show_at(step.at, step.member)
    view = inspector.formulas
    term, rect = next((term, rect) for term, rect in view.terms() if term.symbol == "RK")
    point = QPoint(round(rect.center().x()), round(rect.center().y()))
    assert view.term_at(QPointF(point)) is term
    QApplication.sendEvent(view, QHelpEvent(QHelpEvent.Type.ToolTip, point, view.mapToGlobal(point)))
    assert "The root key" in QToolTip.text() and step.after.RK in QToolTip.text()
    QToolTip.hideText()
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Right)
    first = view.current
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert first is not None and view.current is not None and view.current is not first
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert view.current is first
    inspector.state.setFocus()
    QTest.keyClick(inspector.state, Qt.Key.Key_Down)
    QTest.keyClick(inspector.state, Qt.Key.Key_Down)
    spoken = inspector.state.accessibleDescription()
    assert "RK changes from" in spoken and "The root key" in spoken


def test_all_of_it_can_be_copied(inspector: Inspector) -> None:
    timeline = run("collision", 7)
    step = a_step(timeline, "resync_sent")
    inspector.set_timeline(timeline)
    inspector.show_at(step.at, step.member)
    inspector.formulas.setFocus()
    QTest.keyClick(inspector.formulas, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text()
    assert "RK ← hash(KDF(S, 0x00) ‖ ECDH(v, ‖_i R_i))" in copied and "§X.B.1" in copied
    assert "\u2068" not in copied


def test_long_and_hostile_names_fit_and_twenty_members_too(inspector: Inspector) -> None:
    names = ("Ada " * 30, "\u202eevil <b>", *(f"M{number}" for number in range(18)))
    scenario = Scenario("x", names, 3.0, (Cue(0.3, Say("M3", "Hello")),))
    experiment = Experiment(scenario, 7)
    experiment.advance(2.0)
    timeline = Timeline(experiment.records)
    inspector.set_timeline(timeline)
    for member in timeline.names:
        inspector.show_at(2.0, member)
        inside = inspector.widget()
        assert inside is not None and inside.width() <= inspector.viewport().width()
        assert "\u202e" not in shown(inspector)
    assert len([r for r in inspector.state.rows if r.cells[0].text.startswith("R_")]) == 2  # who wrote, and the rest
    began = time.perf_counter()
    for number in range(200):
        inspector.show_at(2.0 * (number % 97) / 97, None)
    assert (time.perf_counter() - began) / 200 < 0.02


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("width", [340, 700])
def test_nothing_is_painted_outside(inspector: Inspector, mode: str, width: int) -> None:
    theme.set_mode(mode)
    timeline = run("collision", 7)
    inspector.resize(width, 800)
    inspector.set_timeline(timeline)
    for rule in ("sent", "received", "resync_sent", "resync_received", "initial"):
        step = a_step(timeline, rule)
        inspector.show_at(step.at, step.member)
        inspector.grab()
        view = inspector.formulas
        assert all(one.rect.right() <= view.width() + 1 for _, _, s in view._settings for one in s.placed)
        assert all(one.rect.bottom() <= view.height() + 1 for _, _, s in view._settings for one in s.placed)


def test_of_a_member_that_shows_nothing_there_is_only_what_it_has_acknowledged(inspector: Inspector) -> None:
    own, other = "aaaaaaaa", "bbbbbbbb"
    timeline = Timeline(
        [
            Person(at=0.0, member=own, name="Ada", own=True),
            Person(at=0.0, member=other, name="Bob"),
            Heard(at=1.0, member=own, by=other, place=(1, 0, 255, 4), digest="5057cb77", state="agrees"),
        ]
    )
    inspector.set_timeline(timeline)
    inspector.show_at(1.0, other)
    assert "1·0·4 · Known by its acknowledgements only" in shown(inspector)
    assert not inspector.state.isVisible() and not inspector.formulas.isVisible()
