"""The menus of the ring: what they offer, and that it can be done."""

from collections.abc import Sequence

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from smmp_core.lab.acts import (
    Act,
    Cut,
    Inject,
    Kill,
    Leave,
    Link,
    Partition,
    Pause,
    Remove,
    Restart,
    Resume,
    Resync,
    Say,
    Seize,
    Steal,
)
from smmp_core.lab.acts import Cue as At
from smmp_core.lab.experiment import Experiment
from smmp_core.lab.scenario import Scenario
from smmp_core.lab.timeline import Timeline
from smmp_gui.lab.ring_menus import ActMenu, frame_menu, member_menu
from smmp_gui.lab.ring_words import member_text
from smmp_gui.text import bare
from tests.gui.lab.scenes import FOUR, experiment, first_message, key_of, message


@pytest.fixture
def view(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def acts_of(menu: ActMenu | None, *words: str) -> list[Act]:
    """What these entries do."""
    assert menu is not None
    done: list[Act] = []
    menu.act.connect(done.append)
    for word in words:
        entry = next(action for action in menu.actions() if bare(action.text()) == word)
        assert entry.isEnabled(), word
        entry.trigger()
    return done


def disabled(menu: ActMenu | None) -> Sequence[str]:
    assert menu is not None
    return [bare(a.text()) for a in menu.actions() if not a.isEnabled() and not a.isSeparator()]


def test_the_menu_of_a_frame_seizes_it(view: QWidget) -> None:
    timeline = Timeline(experiment(message()).records)
    sent = first_message(timeline)
    scene = timeline.scene((sent.at + sent.due) / 2)
    done = acts_of(frame_menu(sent.frame, scene, view), "Drop", "Delay by a second", "Double", "Corrupt")
    assert done == [Seize(sent.frame, how) for how in ("drop", "delay", "double", "corrupt")]
    assert frame_menu(100_000, scene, view) is None


def test_the_menu_of_a_member_does_what_it_says(view: QWidget) -> None:
    scene = Timeline(experiment().records).scene(0.1)
    menu = member_menu(key_of(scene, "Bob"), scene, view)
    assert acts_of(menu, "Say something", "Resync", "Pause", "Kill", "Start again from an old copy") == [
        Say("Bob", "Hello from Bob"),
        Resync("Bob"),
        Pause("Bob"),
        Kill("Bob"),
        Restart("Bob", old=True),
    ]
    menu = member_menu(key_of(scene, "Bob"), scene, view)
    assert acts_of(menu, "Make it lie", "Steal its keys", "Let Ada remove it", "Leave") == [
        Inject("Bob", "equivocate"),
        Steal("Bob"),
        Remove("Ada", "Bob"),
        Leave("Bob"),
    ]
    cuts = acts_of(member_menu(key_of(scene, "Bob"), scene, view), "Cut off from everybody")
    assert cuts == [Cut("Bob", name) for name in ("Ada", "Cleo", "Dan")]
    assert member_menu("nobody", scene, view) is None


def test_what_cannot_be_done_now_cannot_be_chosen(view: QWidget) -> None:
    alone = Partition((("Ada", "Bob", "Cleo"), ("Dan",)))
    run = experiment(At(0.2, alone), At(0.3, Kill("Cleo")), At(0.3, Pause("Bob")))
    scene = Timeline(run.records).scene(2.0)
    dan = member_menu(key_of(scene, "Dan"), scene, view)
    assert disabled(dan) == ["Cut off from everybody"]
    assert Link("Dan", "Ada") in acts_of(dan, "Link again")
    cleo = member_menu(key_of(scene, "Cleo"), scene, view)
    assert {"Say something", "Pause", "Make it lie", "Leave"} <= set(disabled(cleo))
    assert acts_of(cleo, "Start again") == [Restart("Cleo")]
    assert acts_of(member_menu(key_of(scene, "Bob"), scene, view), "Resume") == [Resume("Bob")]


def test_an_act_from_a_menu_can_be_done_in_the_experiment(view: QWidget) -> None:
    run = Experiment(Scenario("test", FOUR, 3.0), 7)
    run.advance(0.1)
    scene = Timeline(run.records).scene(0.1)
    for act in acts_of(member_menu(key_of(scene, "Dan"), scene, view), "Cut off from everybody", "Say something"):
        run.do(act)  # type: ignore[arg-type]
    run.advance(3.0)
    after = Timeline(run.records).scene(3.0)
    dan = key_of(after, "Dan")
    assert not any(dan in link for link in after.links)
    assert "Waiting for" in member_text(after, dan)  # it may write when it is linked again
