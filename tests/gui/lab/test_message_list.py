"""Who has which message, in the lab's window: rows, discs, words for screen readers."""

from collections.abc import Iterator
from random import Random

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QLabel, QListView
from pytestqt.qtbot import QtBot

from smmp_core.lab.messages import Messages, State
from smmp_core.lab.scenarios import SCENARIOS
from smmp_core.lab.timeline import Timeline
from smmp_core.trace.records import AnyRecord, Person
from smmp_gui import text
from smmp_gui.lab.message_list import ROW_ROLE, MessageList, MessageModel, paint_disc
from tests.gui.hands import click, part, press
from tests.lab.running import run
from tests.lab.test_messages import ADA, BOB, CLEO, accepted, heard, people, step


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[MessageList]:
    view = MessageList()
    qtbot.addWidget(view)
    view.resize(330, 400)
    view.set_timeline(run("collision").timeline)
    view.show()
    yield view


def spoken(view: MessageList, at: float) -> list[str]:
    view.show_at(at)
    model = view.model_
    return [
        text.bare(str(model.data(model.index(row), Qt.ItemDataRole.AccessibleTextRole)))
        for row in range(model.rowCount())
    ]


def test_it_says_who_has_what(shown: MessageList) -> None:
    assert spoken(shown, 0.1) == []
    assert spoken(shown, 0.7) == ["“Where do we meet?” by Ada, step 1. Has it: Ada, Bob, Cleo and Dan."]
    assert spoken(shown, 2.3425)[1:] == [
        "“At the market.” by Cleo, one of 2 at step 2. Has it: Ada and Cleo. Lacks it: Bob and Dan.",
        "“At the station.” by Bob, one of 2 at step 2. Has it: Bob and Dan. Lacks it: Ada and Cleo.",
    ]
    assert all("Has it: Ada, Bob, Cleo and Dan." in row and "Lacks" not in row for row in spoken(shown, 3.0))


def test_it_says_who_keeps_a_message_and_who_has_something_else(shown: MessageList) -> None:
    shown.set_timeline(run("lost-message").timeline)
    assert spoken(shown, 2.3)[2].endswith("Has it: Ada, Bob and Cleo. Keeps it for later: Dan.")
    shown.set_timeline(run("liar").timeline)
    assert spoken(shown, 2.14)[1].endswith("Has it: Ada, Bob and Cleo. Has something else: Dan.")


def test_choosing_a_message_goes_to_where_it_was_sent(qtbot: QtBot, shown: MessageList) -> None:
    shown.show_at(3.0)
    view = part(shown, QListView, "messages")
    went: list[float] = []
    shown.seek.connect(went.append)
    click(view.viewport(), view.visualRect(shown.model_.index(1)).center())
    press(view, Qt.Key.Key_Down)
    press(view, Qt.Key.Key_Return)
    assert went == [pytest.approx(2.0, abs=0.01)] * 2


def test_every_state_looks_different(qtbot: QtBot) -> None:
    pictures = []
    states: list[State] = ["has", "other", "kept", "lacks", "none", "unknown"]
    for state in states:
        image = QImage(28, 28, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        paint_disc(painter, QRectF(4, 4, 20, 20), "e9626e40", "Ada", state)
        painter.end()
        pictures.append(image)
    assert all(a != b for i, a in enumerate(pictures) for b in pictures[:i])


def test_live_it_says_of_whom_it_is_not_known(shown: MessageList) -> None:
    records: list[AnyRecord] = [
        *people(live=True),
        step(0.0, ADA, 0, "0"),
        accepted(1.0, ADA, 1),
        step(1.0, ADA, 1, "1"),
    ]
    assert not part(shown, QLabel, "unknown").isVisible()
    shown.set_timeline(Timeline([*records, heard(2.0, CLEO, 1, "1")]))
    assert spoken(shown, 1.5) == ["A message by Bob, step 1. Has it: Ada and Bob. Not known: Cleo."]
    assert part(shown, QLabel, "unknown").isVisible()
    assert spoken(shown, 2.0) == ["A message by Bob, step 1. Has it: Ada, Bob and Cleo."]


def test_a_row_has_a_disc_for_who_came_later_and_shows_what_changed(shown: MessageList) -> None:
    records: list[AnyRecord] = [
        *people(live=False),
        step(0.0, BOB, 0, "0"),
        accepted(1.0, ADA, 1),
        step(1.0, ADA, 1, "1"),
    ]
    timeline = Timeline(records)
    shown.set_timeline(timeline)
    assert spoken(shown, 2.0) == ["A message by Bob, step 1. Has it: Ada. Lacks it: Bob and Cleo."]
    records += [Person(at=2.0, member="dddddddd", name="Dan")]
    timeline.extend()
    spoken(shown, 2.0)
    row = shown.model_.data(shown.model_.index(0), ROW_ROLE)
    assert [(name, has) for _, name, has in row.discs][-1] == ("Dan", "none")  # type: ignore[attr-defined]
    records += [step(2.5, BOB, 1, "1"), step(3.0, ADA, 1, "2")]
    timeline.extend()
    assert spoken(shown, 3.0) == ["A message by Bob, step 1. Lacks it: Bob and Cleo. Has something else: Ada."]


@pytest.mark.parametrize("name", SCENARIOS)
def test_it_shows_every_scenario_at_every_moment(shown: MessageList, name: str) -> None:
    it = run(name)
    shown.set_timeline(it.timeline)
    messages = Messages(it.timeline)
    for tenth in range(11):
        at = it.timeline.end * tenth / 10
        assert len(spoken(shown, at)) == len(messages.at(at))
        shown.grab()
    assert messages.at(it.timeline.end) or name == "key-agreement"


@pytest.mark.parametrize("name", ["collision", "liar", "members"])
def test_wherever_one_comes_from_a_moment_is_the_same(shown: MessageList, name: str) -> None:
    it, random = run(name), Random(4)
    shown.set_timeline(it.timeline)
    for _ in range(60):
        at = random.uniform(0.0, it.timeline.end)
        anew = MessageModel()
        anew.set_timeline(it.timeline)
        anew.show_at(at)
        rows = [anew.data(anew.index(row), ROW_ROLE) for row in range(anew.rowCount())]
        shown.show_at(at)
        assert [shown.model_.data(shown.model_.index(row), ROW_ROLE) for row in range(len(rows))] == rows
        assert shown.model_.rowCount() == len(rows)
