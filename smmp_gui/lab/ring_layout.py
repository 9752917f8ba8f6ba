"""Where everything in the ring stands: computed once for painting, for the mouse and for the keyboard."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF

LARGEST = 52.0  # a disc's radius
SMALLEST = 11.0
_FEW = 6  # members: fewer are so far apart that words beside them may be long
_SIDEWAYS = 0.6  # the cosine from which on a member stands at a side
_WIDEST = 150.0  # words beside a member
GAP = 10.0  # between a disc and what is written beside it
MARGIN = 8.0
BULGE = 10.0  # how far a frame keeps to the right of the straight line, half-way
FAN = 11.0  # further for each frame beside it


@dataclass(frozen=True)
class Way:
    """The way from one disc's edge to another's: a bow to the right of the line of travel."""

    x: float
    y: float
    dx: float  # the whole way
    dy: float
    rx: float  # of length 1, to the right of it
    ry: float

    def at(self, part: float, lane: int = 0) -> tuple[float, float]:
        """Where one is who has done ``part`` (0 to 1) of it; ``lane``: how many are nearer to the straight line."""
        aside = 4 * part * (1 - part) * (BULGE + lane * FAN)
        return self.x + self.dx * part + self.rx * aside, self.y + self.dy * part + self.ry * aside


@dataclass
class RingLayout:
    """The places of members on a circle, the first at the top, clockwise."""

    rect: QRectF
    centre: QPointF
    radius: float  # of the circle
    disc: float  # radius of a disc
    label_width: float  # the most, above and below; at the sides see :meth:`label_room`
    label_height: float
    places: dict[str, QPointF]  # by member
    _ways: dict[tuple[str, str], Way] = field(default_factory=dict)
    _labels: dict[tuple[str, float, float], QRectF] = field(default_factory=dict)

    def way(self, start: str, end: str) -> Way | None:
        """From one member to another; None where one of them is not there."""
        way = self._ways.get((start, end))
        if way is None and start in self.places and end in self.places and start != end:
            a, b = self.places[start], self.places[end]
            dx, dy = b.x() - a.x(), b.y() - a.y()
            length = math.hypot(dx, dy) or 1.0
            ux, uy = dx / length, dy / length
            out = min(self.disc + 2, length / 3)
            way = Way(a.x() + ux * out, a.y() + uy * out, dx - 2 * ux * out, dy - 2 * uy * out, -uy, ux)
            self._ways[start, end] = way
        return way

    def label_room(self, key: str) -> float:
        """How wide words beside a member may be: at the sides, all that is free, if the next are not near."""
        place = self.places[key]
        cos, _ = self._direction(place)
        apart = self.radius * 2 * math.pi / len(self.places) * abs(cos)  # from one line to the next
        if abs(cos) < _SIDEWAYS or apart < 1.25 * self.label_height:
            return self.label_width
        free = self.rect.right() - place.x() if cos > 0 else place.x() - self.rect.left()
        return max(self.label_width, min(_WIDEST, free - self.disc - GAP - 6))

    def label(self, key: str, width: float, height: float) -> QRectF:
        """Where a block of words of this size stands beside a member: outside, as near as the disc lets it."""
        box = self._labels.get((key, width, height))
        if box is None:
            box = self._labels[key, width, height] = self._beside(self.places[key], width, height)
        return box

    def _beside(self, place: QPointF, width: float, height: float) -> QRectF:
        cos, sin = self._direction(place)
        box, clear = QRectF(0, 0, width, height), self.disc + GAP
        below = QRectF(place.x() - self.disc * 0.7, place.y(), self.disc * 1.4, self.disc + GAP + 5)  # the rim's words
        for out in range(round(self.disc), round(self.disc + GAP + width), 2):
            box.moveCenter(QPointF(place.x() + cos * (out + width / 2), place.y() + sin * (out + height / 2)))
            dx = max(0.0, box.left() - place.x(), place.x() - box.right())
            dy = max(0.0, box.top() - place.y(), place.y() - box.bottom())
            if math.hypot(dx, dy) >= clear and not box.intersects(below):
                break
        box.moveLeft(max(self.rect.left() + 2, min(box.left(), self.rect.right() - width - 2)))
        box.moveTop(max(self.rect.top() + 2, min(box.top(), self.rect.bottom() - height - 2)))
        return box

    def _direction(self, place: QPointF) -> tuple[float, float]:
        dx, dy = place.x() - self.centre.x(), place.y() - self.centre.y()
        length = math.hypot(dx, dy) or 1.0
        return dx / length, dy / length


def ring_layout(rect: QRectF, members: Sequence[str], line: float) -> RingLayout:
    """The layout for these members in ``rect``; ``line``: the height of a line of words."""
    return _laid_out(rect.x(), rect.y(), rect.width(), rect.height(), tuple(members), line)


@lru_cache(maxsize=8)
def _laid_out(x: float, y: float, width: float, height: float, members: tuple[str, ...], line: float) -> RingLayout:
    rect, count = QRectF(x, y, width, height), max(1, len(members))
    label_height = line * (2 if count <= 10 else 1) + 2
    label_width = max(56.0, min(_WIDEST, width * 0.16))
    room = max(
        SMALLEST * 2,
        min(width / 2 - label_width - GAP, height / 2 - label_height - GAP - MARGIN),
    )
    share = math.sin(math.pi / count) if count > 2 else 0.9
    largest = max(SMALLEST, min(LARGEST, room * 0.23))
    disc = max(SMALLEST, min(largest, room * 0.66 * share / (1 + 0.66 * share)))
    radius = max(0.0, room - disc) if len(members) > 1 else 0.0
    if count <= _FEW:  # what is left at the sides of a flat picture
        label_width = max(label_width, min(_WIDEST, width / 2 - room - GAP - 4))
    if count > 10:  # neighbours at the top and at the bottom stand side by side
        label_width = max(40.0, min(label_width, 2.2 * (radius + disc + GAP) * share))
    centre = QPointF(x + width / 2, y + height / 2)
    places = {}
    for index, key in enumerate(members):
        angle = 2 * math.pi * index / count - (math.pi / 2 if count != 2 else math.pi)
        x_at, y_at = centre.x() + radius * math.cos(angle), centre.y() + radius * math.sin(angle)
        places[key] = QPointF(round(x_at), round(y_at))
    return RingLayout(rect, centre, radius, disc, label_width, label_height, places)
