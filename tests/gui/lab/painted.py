"""Timelines of the lab's scenarios, and pictures of them that tests can look at."""

from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator, QSvgRenderer

from smmp_core.lab.experiment import Experiment
from smmp_core.lab.scenario import Scenario
from smmp_core.lab.scenarios import SCENARIOS
from smmp_core.lab.timeline import Timeline

Paint = Callable[[QPainter, QRectF], None]


@cache
def timeline_of(name: str, seed: int = 7) -> Timeline:
    """A scenario's, from beginning to end."""
    return run(SCENARIOS[name], seed)


def run(scenario: Scenario, seed: int = 7) -> Timeline:
    """The timeline of a whole run."""
    experiment = Experiment(scenario, seed)
    experiment.advance(scenario.length)
    return Timeline(experiment.records)


def key(timeline: Timeline, name: str) -> str:
    """A member's key, by its name."""
    return next(key for key, known in timeline.names.items() if known == name)


def picture(paint: Paint, width: int, height: int) -> QImage:
    """What is painted, on an image; what nothing is painted on is white."""
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint(painter, QRectF(0, 0, width, height))
    painter.end()
    return image


def through_svg(paint: Paint, width: int, height: int) -> QImage:
    """The same, written as SVG and read again."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(round(QGuiApplication.primaryScreen().logicalDotsPerInch()))  # of the text's points
    generator.setSize(QSize(width, height))
    generator.setViewBox(QRectF(0, 0, width, height))
    painter = QPainter(generator)
    paint(painter, QRectF(0, 0, width, height))
    painter.end()
    renderer = QSvgRenderer(data)
    assert renderer.isValid()
    return picture(lambda painter, rect: renderer.render(painter, rect), width, height)


def unlike(one: QImage, other: QImage) -> float:
    """The share of pixels that are clearly of another colour."""
    differ = total = 0
    for y in range(0, one.height(), 3):
        for x in range(0, one.width(), 3):
            a, b = one.pixelColor(x, y), other.pixelColor(x, y)
            total += 1
            differ += abs(a.red() - b.red()) + abs(a.green() - b.green()) + abs(a.blue() - b.blue()) > 150
    return differ / total


def has(image: QImage, colour: QColor, rect: QRectF) -> bool:
    """Whether a colour is seen inside ``rect``."""
    return any(
        image.pixelColor(x, y) == colour
        for x in range(max(0, int(rect.left())), min(image.width(), int(rect.right()) + 1))
        for y in range(max(0, int(rect.top())), min(image.height(), int(rect.bottom()) + 1))
    )
