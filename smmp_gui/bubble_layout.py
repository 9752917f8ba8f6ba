"""Where everything of a conversation's row lies: computed once, for painting, size and clicks alike."""

from collections import OrderedDict
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QTextLayout

from smmp_gui import mirror
from smmp_gui.bubble_parts import (
    Fold,
    Lay,
    Name,
    PlacedPart,
    Words,
    lay_fold,
    lay_name,
    lay_quote,
    lay_words,
    meta_size,
)
from smmp_gui.conversation_rows import ChangeRow, ConversationRow, DividerRow, EpisodeRow, GapRow, MessageRow
from smmp_gui.file_part import lay_file, room_with_file
from smmp_gui.text_layout import lay_text
from smmp_gui.theme import Space, theme

PARTS: tuple[Lay, ...] = (lay_name, lay_quote, lay_file, lay_words, lay_fold)
"""From top to bottom. The time and the state of a message stand beside its last line, or under everything."""
AVATAR = 28
_WIDEST = 560.0
_SHARE = 0.74
_PAD_X, _PAD_Y = 12.0, 8.0
_META_GAP = 10.0
_STEP = 16
_SATURATED = 600  # from this width on, dividers and episodes keep their height
GAP_SIDE = 20.0
_KEPT_HEIGHTS, _KEPT_LAYOUTS = 6_000, 150


_Key = tuple[ConversationRow, int, str]


@dataclass(frozen=True)
class Placed:
    """Rectangles relative to the row's top left."""

    height: int
    box: QRectF  # the bubble, or the line of a divider
    body: QTextLayout | None = None
    body_at: QPointF = field(default_factory=QPointF)
    body_room: float = 0.0  # how wide what is no message's body may be
    name: QRectF = field(default_factory=QRectF)
    title: QTextLayout | None = None  # inside ``name``, where that may take several lines
    meta: QRectF = field(default_factory=QRectF)
    more: QRectF = field(default_factory=QRectF)
    face: QRectF = field(default_factory=QRectF)
    parts: tuple[PlacedPart, ...] = ()  # of a message, top to bottom


class LayoutCache:
    """Heights of many rows and whole layouts of the few in sight, by row, width, font and direction."""

    def __init__(self) -> None:
        self._heights: dict[_Key, int] = {}
        self._layouts: OrderedDict[_Key, Placed] = OrderedDict()

    def height(self, row: ConversationRow, width: int) -> int:
        """The height of ``row`` in a view ``width`` pixels wide."""
        key = (row, _room(width) if isinstance(row, MessageRow) else min(width, _SATURATED), _look())
        height = self._heights.get(key)
        if height is None:
            if len(self._heights) >= _KEPT_HEIGHTS:
                self._heights.clear()
            height = self._heights[key] = place(row, width).height
        return height

    def place(self, row: ConversationRow, width: int) -> Placed:
        """The layout of ``row`` in a view ``width`` pixels wide."""
        key = (row, width, _look())
        placed = self._layouts.get(key)
        if placed is None:
            placed = self._layouts[key] = place(row, width)
            if len(self._layouts) > _KEPT_LAYOUTS:
                self._layouts.popitem(last=False)
        else:
            self._layouts.move_to_end(key)
        return placed


def _look() -> str:
    return f"{theme.body_key}{'<' if mirror.is_mirrored() else ''}"


def place(row: ConversationRow, width: int) -> Placed:
    """Lay out one row, as if the window read from left to right: :mod:`smmp_gui.mirror` does the rest."""
    if isinstance(row, MessageRow):
        return _place_message(row, width)
    if isinstance(row, EpisodeRow):
        return _place_episode(row, width)
    if isinstance(row, ChangeRow):
        return _place_change(row, width)
    if isinstance(row, GapRow):
        return _place_gap(row, width)
    return _place_divider(row, width)


def _room(width: int) -> int:
    """The widest a message's text may be; in steps, so that dragging an edge does not break all lines each time."""
    return int(min(_WIDEST, (width - 2 * Space.LARGE) * _SHARE) - 2 * _PAD_X) // _STEP * _STEP


def _place_message(row: MessageRow, width: int) -> Placed:
    gutter = 0 if row.own else AVATAR + Space.SMALL
    room = room_with_file(row, _room(width))
    parts = [laid for lay in PARTS if (laid := lay(row, room)) is not None]
    words = next((part for part in parts if isinstance(part, Words)), None)
    meta_width, meta_height = meta_size(row)
    onward = words is not None and words.rightwards == mirror.is_mirrored()  # its last line ends where the time goes
    last_line = words.last_line if words is not None and words is parts[-1] and onward else room
    beside = last_line + _META_GAP + meta_width <= room
    wide = max(*(part.width for part in parts), last_line + _META_GAP + meta_width if beside else meta_width)
    tall = sum(part.height + part.below for part in parts) - parts[-1].below + (0 if beside else meta_height)
    above = Space.SMALL if row.first else Space.HAIR
    left = width - Space.LARGE - wide - 2 * _PAD_X if row.own else Space.LARGE + gutter
    box = QRectF(left, above, wide + 2 * _PAD_X, tall + 2 * _PAD_Y - 1)
    inner = box.adjusted(_PAD_X, _PAD_Y - 1, -_PAD_X, -_PAD_Y)
    placed, top = list[PlacedPart](), inner.top()
    for part in parts:
        placed.append(PlacedPart(part, QRectF(inner.left(), top, wide, part.height)))
        top += part.height + part.below
    meta = QRectF(inner.right() - meta_width, inner.bottom() - meta_height + 2, meta_width, meta_height)
    face = QRectF(Space.LARGE, box.bottom() - AVATAR, AVATAR, AVATAR) if row.last and not row.own else QRectF()
    of = {type(part.laid): part.rect for part in placed}
    return Placed(
        height=round(box.bottom() + (Space.TINY if row.last else 0)),
        box=box,
        body=words.layout if words is not None else None,
        body_at=words.origin(of[Words]) if words is not None else QPointF(),
        name=of.get(Name, QRectF()),
        meta=meta,
        more=of.get(Fold, QRectF()),
        face=face,
        parts=tuple(placed),
    )


def _place_divider(row: DividerRow, width: int) -> Placed:
    if row.kind == "agreed":
        tall = theme.metrics("caption").height()
        return Placed(round(tall + Space.SMALL), QRectF(Space.LARGE, Space.HAIR, width - 2 * Space.LARGE, tall))
    if row.kind == "beginning":
        room = min(420.0, width - 2 * Space.HUGE)
        title, title_extent, _ = lay_text(row.title, theme.font("title", QFont.Weight.DemiBold), room, centred=True)
        layout, extent, _ = lay_text(row.words, theme.font("small"), room, centred=True)
        left = (width - room) / 2
        name = QRectF(left, Space.HUGE, room, title_extent.height())
        at = QPointF(left, name.bottom() + Space.TINY)
        box = QRectF(left, Space.HUGE, room, at.y() + extent.height() - Space.HUGE)
        return Placed(round(box.bottom() + Space.LARGE), box, layout, at, room, name, title)
    tall = theme.metrics("caption").height() + Space.SMALL
    return Placed(round(tall + 2 * Space.MEDIUM), QRectF(Space.LARGE, Space.MEDIUM, width - 2 * Space.LARGE, tall))


def _place_change(row: ChangeRow, width: int) -> Placed:
    room = min(520.0, width - 2 * Space.HUGE)
    layout, extent, _ = lay_text(row.title, theme.font("small"), room, centred=True)
    at = QPointF((width - room) / 2, Space.SMALL)
    box = QRectF(at.x(), at.y(), room, extent.height())
    return Placed(round(box.bottom() + Space.SMALL), box, layout, at, room)


def _place_gap(row: GapRow, width: int) -> Placed:
    room = min(520.0, width - 2 * Space.LARGE)
    beside = GAP_SIDE + Space.MEDIUM  # the glyph
    inside = room - 2 * Space.LARGE - beside
    title, first, _ = lay_text(row.title, theme.font("small"), inside)
    body, second, _ = lay_text(row.words, theme.font("caption"), inside)
    words = max(first.width(), second.width()) + 1
    tall = first.height() + Space.HAIR + second.height()
    box = QRectF((width - words - beside) / 2 - Space.LARGE, Space.SMALL, 0, tall + 2 * Space.MEDIUM - 4)
    box.setWidth(words + beside + 2 * Space.LARGE)
    name = QRectF(box.left() + Space.LARGE + beside, box.top() + Space.MEDIUM - 2, words, first.height())
    at = QPointF(name.left(), name.bottom() + Space.HAIR)
    return Placed(round(box.bottom() + Space.SMALL), box, body, at, words, name, title)


def _place_episode(row: EpisodeRow, width: int) -> Placed:
    title_metrics = theme.metrics("small")
    room = min(520.0, width - 2 * Space.LARGE)
    line = title_metrics.height() + 2 * Space.SMALL
    body, extent = None, QRectF()
    if row.unfolded:
        times = max(theme.metrics("caption").horizontalAdvance(when) for when, _ in row.notes)
        words = "\n".join(f"{when}\t{said}" for when, said in row.notes)
        body, extent, _ = lay_text(words, theme.font("caption"), room - 2 * Space.LARGE, hang=times + Space.MEDIUM)
    wide = title_metrics.horizontalAdvance(row.title) + 20 + 22 + 2 * Space.MEDIUM + Space.SMALL
    wide = min(room, max(wide, extent.width() + 2 * Space.LARGE))
    left = (width - wide) / 2
    tall = line + (extent.height() + Space.MEDIUM if body else 0)
    box = QRectF(left, Space.SMALL, wide, tall)
    at = QPointF(left + Space.LARGE, box.top() + line)
    name = QRectF(left, box.top(), wide, line)
    return Placed(round(box.bottom() + Space.SMALL), box, body, at, wide - 2 * Space.LARGE, name)
