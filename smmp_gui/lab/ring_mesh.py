"""The links between members, and the band that joins those who hold the same."""

import math
from itertools import combinations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from smmp_core.lab.scene import Scene
from smmp_gui.lab import marks
from smmp_gui.lab.ring_layout import RingLayout
from smmp_gui.theme import theme

Held = dict[str, str]
"""What each running member holds: its digest, by member; equal only where place and keys are, too."""


def held(scene: Scene) -> Held:
    """Who holds what."""
    return {
        key: f"{scene.figures[key].digest}{check}{place}"
        for (place, check), members in scene.agreeing().items()
        for key in members
    }


def paint_mesh(painter: QPainter, layout: RingLayout, links: frozenset[frozenset[str]], what: Held) -> None:
    """Each link as a line, in the colour of what both of its ends hold; a broken one where it is cut."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_band(painter, layout, what)
    many = len(layout.places) > 10
    lines: dict[str, list[QLineF]] = {}
    for a, b in combinations(layout.places, 2):
        line = QLineF(layout.places[a], layout.places[b])
        if frozenset((a, b)) not in links:
            kind = "cut"
        else:
            kind = what[a] if what.get(a, "") and what.get(a) == what.get(b) else ""
        lines.setdefault(kind, []).append(line)
    for kind, group in sorted(lines.items(), key=lambda item: item[0] != "cut"):
        if kind == "cut":
            pen = QPen(_pale(theme.color("edge"), 0.45), 1.0)
            pen.setDashPattern([2.0, 7.0])
        elif kind:
            pen = QPen(_pale(QColor(marks.digest_colour(kind[:8])), 0.3 if many else 0.42), 1.0 if many else 1.6)
        else:
            pen = QPen(_pale(theme.color("edge"), 0.35 if many else 0.5), 1.0 if many else 1.6)
        painter.setPen(pen)
        painter.drawLines(group)
    painter.restore()


def _pale(colour: QColor, strength: float) -> QColor:
    """How a colour that lets the surface through looks; lines that let nothing through are painted in an eighth."""
    below = theme.color("surface")
    pairs = (below.redF(), colour.redF()), (below.greenF(), colour.greenF()), (below.blueF(), colour.blueF())
    return QColor.fromRgbF(*(under + (over - under) * strength for under, over in pairs))


def _paint_band(painter: QPainter, layout: RingLayout, what: Held) -> None:
    """A soft band along the circle from each member to the next who holds the same."""
    keys = list(layout.places)
    if len(keys) < 3 or layout.radius <= 0:
        return
    box = QRectF(
        layout.centre.x() - layout.radius, layout.centre.y() - layout.radius, 2 * layout.radius, 2 * layout.radius
    )
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for a, b in zip(keys, keys[1:] + keys[:1], strict=True):
        if not what.get(a) or what.get(a) != what.get(b):
            continue
        colour = QColor(marks.digest_colour(what[a][:8]))
        colour.setAlphaF(0.26 if not theme.palette.dark else 0.3)
        pen = QPen(colour, max(5.0, layout.disc * 0.34))
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        start = _angle(layout, layout.places[a])
        painter.drawArc(box, round(start * 16), -round(360 * 16 / len(keys)))


def _angle(layout: RingLayout, place: QPointF) -> float:
    """As Qt counts angles: degrees, against the clock, from the right."""
    return math.degrees(math.atan2(layout.centre.y() - place.y(), place.x() - layout.centre.x()))
