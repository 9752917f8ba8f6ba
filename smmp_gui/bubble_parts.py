"""What a message's bubble is made of: parts that stand on each other, each measured, painted and clicked by itself.

A new part is a class like those here and its function in :data:`smmp_gui.bubble_layout.PARTS`, which lays it out for
the rows that have it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextLayout

from smmp_gui import drawing, icons, text
from smmp_gui.conversation_rows import MessageRow
from smmp_gui.text_layout import lay_lines, lay_text
from smmp_gui.theme import Space, theme
from smmp_gui.words import tr

STATUS_SIDE = 13.0
FOLD, ORIGINAL = "fold", "original"
"""What a click does: show more or less, go to the message that is quoted."""
_FOLD_WIDTH = 120.0
_SHIELD = 22.0  # beside a name
_BAR = 3.0
_INSET, _INSET_Y = 10.0, 6.0
_LEAST_QUOTE = 110.0
_QUOTED_LINES = 2
_INSET_CORNER = 7.0
_JUMBO = 2.6  # times the body's font


@dataclass(frozen=True)
class Tones:
    """The palette's tokens of a bubble."""

    ground: str  # "" without a bubble
    ink: str
    quiet: str
    inset: str  # the ground of what is set into the bubble: quotes, files


def tones(row: MessageRow) -> Tones:
    """The colours of a message's bubble."""
    if is_bare(row):
        return Tones("", "text", "muted", "")
    if row.own:
        return Tones("own", "on_own", "own_muted", "own_inset")
    return Tones("other", "on_other", "other_muted", "other_inset")


def is_bare(row: MessageRow) -> bool:
    """Whether a message stands on the conversation's own ground: a few large emoji."""
    return row.jumbo and row.quote is None


class Laid(Protocol):
    """A part of one message, laid out. Lengths in device-independent pixels."""

    @property
    def width(self) -> float:
        """What it needs; it is given the width of the bubble's widest part."""

    @property
    def height(self) -> float:
        """What it takes."""

    @property
    def below(self) -> float:
        """The distance to the part under it."""

    def paint(self, painter: QPainter, rect: QRectF, row: MessageRow) -> None:
        """Draw it into ``rect``; pen, brush and font may be left as they come."""

    def act_at(self, point: QPointF, rect: QRectF) -> str:
        """What a click on ``point``, in the coordinates of its ``rect``, asks for; nothing: ""."""


Lay = Callable[[MessageRow, float], Laid | None]
"""Lays a part out in at most so many pixels, for a row that has it."""


@dataclass(frozen=True)
class PlacedPart:
    """A part and its rectangle, relative to the row's top left."""

    laid: Laid
    rect: QRectF


@dataclass(frozen=True)
class Name:
    """Who wrote it, where a run by somebody else begins."""

    width: float
    height: float
    below: float = 0.0

    def paint(self, painter: QPainter, rect: QRectF, row: MessageRow) -> None:
        """The name in its colour, a shield behind it if it is verified."""
        if row.verified:
            rect = rect.adjusted(0, 0, -_SHIELD + 2, 0)
            taken = min(rect.width(), theme.metrics("small", QFont.Weight.DemiBold).horizontalAdvance(row.name))
            shield = QRectF(rect.left() + taken + 5, rect.center().y() - 7, 13, 13)
            icons.draw(painter, shield, "verified", theme.color(tones(row).quiet))
        drawing.elided(painter, rect, row.name, theme.font("small", QFont.Weight.DemiBold), theme.person(row.sender))

    def act_at(self, point: QPointF, rect: QRectF) -> str:
        """Nothing."""
        return ""


def lay_name(row: MessageRow, room: float) -> Name | None:
    """The author's name."""
    if row.own or not row.first:
        return None
    metrics = theme.metrics("small", QFont.Weight.DemiBold)
    below = 3.0 if row.quote else 5.0 if row.file else 0.0
    return Name(min(room, metrics.horizontalAdvance(row.name) + _SHIELD), metrics.height() + 2, below)


@dataclass(frozen=True)
class QuotePart:
    """The message that is answered: who, and one or two lines."""

    words: QTextLayout
    extent: QRectF
    name_height: float
    width: float
    height: float
    goes: bool
    below: float = 6.0

    def paint(self, painter: QPainter, rect: QRectF, row: MessageRow) -> None:
        """A plate set into the bubble, a bar in its author's colour."""
        quote = row.quote
        assert quote is not None
        colours = tones(row)
        colour = theme.person(quote.author, on_own=row.own)
        plate(painter, rect, colours.inset, colour)
        inner = rect.adjusted(_INSET + _BAR, _INSET_Y, -_INSET, -_INSET_Y)
        name = QRectF(inner.left(), inner.top(), inner.width(), self.name_height)
        said = tr("You") if quote.own else quote.name
        drawing.elided(painter, name, said, theme.font("small", QFont.Weight.DemiBold), colour)
        painter.setPen(theme.color(colours.ink if self.goes else colours.quiet))
        inner.setTop(name.bottom())
        drawing.lines(painter, self.words, inner)

    def act_at(self, point: QPointF, rect: QRectF) -> str:
        """To the original, if it is here."""
        return ORIGINAL if self.goes and rect.contains(point) else ""


def plate(painter: QPainter, rect: QRectF, ground: str, bar: QColor | None = None) -> None:
    """A rounded ground within a bubble, with a ``bar`` at its left."""
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    if bar is not None:
        painter.save()
        painter.setClipRect(QRectF(rect.topLeft(), QSizeF(_BAR, rect.height())), Qt.ClipOperation.IntersectClip)
        painter.setBrush(bar)
        painter.drawRoundedRect(rect, _INSET_CORNER, _INSET_CORNER)
        painter.restore()
        painter.setClipRect(rect.adjusted(_BAR, 0, 0, 0), Qt.ClipOperation.IntersectClip)
    painter.setBrush(theme.color(ground))
    painter.drawRoundedRect(rect, _INSET_CORNER, _INSET_CORNER)
    painter.restore()


def lay_quote(row: MessageRow, room: float) -> QuotePart | None:
    """What an answer quotes."""
    if row.quote is None:
        return None
    around = 2 * _INSET + _BAR
    words, extent = lay_lines(row.quote.words, theme.font("small"), room - around, _QUOTED_LINES)
    metrics = theme.metrics("small", QFont.Weight.DemiBold)
    name = metrics.horizontalAdvance(tr("You") if row.quote.own else row.quote.name) + 2
    wide = min(room, max(name, extent.width() + 1, _LEAST_QUOTE) + around)
    tall = metrics.height() + extent.height() + 2 * _INSET_Y
    return QuotePart(words, extent, metrics.height(), wide, tall, row.quote.found)


@dataclass(frozen=True)
class Words:
    """What is written."""

    layout: QTextLayout
    width: float
    height: float
    last_line: float  # its width
    rightwards: bool  # runs from right to left
    below: float = 0.0

    def origin(self, rect: QRectF) -> QPointF:
        """Where the text begins within ``rect``."""
        return QPointF(rect.right() - self.width if self.rightwards else rect.left(), rect.top())

    def paint(self, painter: QPainter, rect: QRectF, row: MessageRow) -> None:
        """The text."""
        painter.setPen(theme.color(tones(row).ink))
        drawing.lines(painter, self.layout, rect)

    def act_at(self, point: QPointF, rect: QRectF) -> str:
        """Nothing."""
        return ""


def lay_words(row: MessageRow, room: float) -> Words | None:
    """The text of a message, larger where it is nothing but a few emoji; beside a file there may be none."""
    if row.file is not None and not row.words.strip():
        return None
    font = theme.font("body")
    if row.jumbo:
        font.setPointSizeF(font.pointSizeF() * _JUMBO)
    layout, extent, last = lay_text(row.words, font, room)
    return Words(layout, extent.width(), extent.height(), last, text.is_right_to_left(row.words))


@dataclass(frozen=True)
class Fold:
    """The link under a long message."""

    height: float
    width: float = _FOLD_WIDTH
    below: float = 0.0

    def paint(self, painter: QPainter, rect: QRectF, row: MessageRow) -> None:
        """What a click does."""
        painter.setPen(theme.color(tones(row).ink))
        painter.setFont(theme.font("small", QFont.Weight.DemiBold))
        words = tr("Show all") if row.cut else tr("Show less")
        drawing.words(painter, rect, words)

    def act_at(self, point: QPointF, rect: QRectF) -> str:
        """Show more or less."""
        return FOLD if QRectF(rect.topLeft(), rect.size()).contains(point) else ""


def lay_fold(row: MessageRow, room: float) -> Fold | None:
    """Show all, show less."""
    height = theme.metrics("small", QFont.Weight.DemiBold).height() + Space.TINY
    return Fold(height, min(room, _FOLD_WIDTH)) if row.long else None


def meta_size(row: MessageRow) -> tuple[float, float]:
    """What the time and the state of a message take: width, height."""
    metrics = theme.metrics("caption")
    return metrics.horizontalAdvance(row.clock) + (STATUS_SIDE + 4 if row.own else 0), metrics.height()


def paint_meta(painter: QPainter, rect: QRectF, row: MessageRow) -> None:
    """The time, and the state of one's own message."""
    colours = tones(row)
    painter.setFont(theme.font("caption"))
    painter.setPen(theme.color(colours.quiet))
    drawing.words(painter, rect, row.clock)
    if row.own:
        side = QRectF(rect.right() - STATUS_SIDE, rect.center().y() - STATUS_SIDE / 2, STATUS_SIDE, STATUS_SIDE)
        icons.draw(painter, side, row.status, theme.color(colours.quiet), theme.color(colours.ground or "surface"))
