"""Moments of real experiments, for the tests of the lab's pictures."""

from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from smmp_core.lab.acts import AnyAct, Conditions, Cue, Say
from smmp_core.lab.experiment import Experiment
from smmp_core.lab.scenario import Scenario
from smmp_core.lab.scene import Scene
from smmp_core.lab.timeline import Timeline
from smmp_core.trace.records import Sent
from smmp_gui.theme import theme

FOUR = ("Ada", "Bob", "Cleo", "Dan")
RECT = QRectF(0, 0, 700, 560)


def experiment(*cues: Cue, members: tuple[str, ...] = FOUR, length: float = 3.0, loss: float = 0.0) -> Experiment:
    """One that has run through."""
    scenario = Scenario("test", members, length, cues, conditions=Conditions(loss=loss))
    made = Experiment(scenario, 7)
    made.advance(length)
    return made


def message(at: float = 0.5, who: str = "Ada") -> Cue:
    """Somebody writes."""
    return Cue(at, Say(who, "Hello"))


def at_hand(act: Callable[[int], AnyAct], *cues: Cue, family: str = "message") -> tuple[Timeline, int, float]:
    """The timeline after somebody did something to the first frame of a family half-way; its number, and when."""
    first = Timeline(experiment(*cues).records)
    frame = next(sent for sent in first.sent.values() if sent.family == family)
    when = (frame.at + frame.due) / 2
    again = Experiment(Scenario("test", FOUR, 3.0, cues), 7)
    again.advance(when)
    again.do(act(frame.frame))
    again.advance(3.0)
    return Timeline(again.records), frame.frame, when


def first_message(timeline: Timeline) -> Sent:
    """The first message frame."""
    return next(sent for sent in timeline.sent.values() if sent.family == "message")


def key_of(scene: Scene, name: str) -> str:
    """A member's key."""
    return next(figure.key for figure in scene.figures.values() if figure.name == name)


def painted(paint: Callable[[QPainter], None], rect: QRectF = RECT) -> QImage:
    """What ``paint`` paints on the surface's colour."""
    image = QImage(rect.toAlignedRect().size(), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(theme.color("surface"))
    painter = QPainter(image)
    paint(painter)
    painter.end()
    return image
