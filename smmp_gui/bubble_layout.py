"""Where everything of a conversation's row lies: computed once, for painting, size and clicks alike."""

from collections import OrderedDict
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QTextLayout, QTextOption

from smmp_gui import text
from smmp_gui.conversation_rows import ChangeRow, ConversationRow, DividerRow, EpisodeRow, GapRow, MessageRow
from smmp_gui.theme import Space, theme

AVATAR = 28
_WIDEST = 560.0
_SHARE = 0.74
_PAD_X, _PAD_Y = 12.0, 8.0
_META_GAP = 10.0
_STEP = 16
_SATURATED = 600  # from this width on, dividers and episodes keep their height
STATUS_SIDE = 13.0
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
    name: QRectF = field(default_factory=QRectF)
    title: QTextLayout | None = None  # inside ``name``, where that may take several lines
    meta: QRectF = field(default_factory=QRectF)
    more: QRectF = field(default_factory=QRectF)
    face: QRectF = field(default_factory=QRectF)


class LayoutCache:
    """Heights of many rows and whole layouts of the few in sight, by row, width and font."""

    def __init__(self) -> None:
        self._heights: dict[_Key, int] = {}
        self._layouts: OrderedDict[_Key, Placed] = OrderedDict()

    def height(self, row: ConversationRow, width: int) -> int:
        """The height of ``row`` in a view ``width`` pixels wide."""
        key = (row, _room(width) if isinstance(row, MessageRow) else min(width, _SATURATED), theme.body_key)
        height = self._heights.get(key)
        if height is None:
            if len(self._heights) >= _KEPT_HEIGHTS:
                self._heights.clear()
            height = self._heights[key] = place(row, width).height
        return height

    def place(self, row: ConversationRow, width: int) -> Placed:
        """The layout of ``row`` in a view ``width`` pixels wide."""
        key = (row, width, theme.body_key)
        placed = self._layouts.get(key)
        if placed is None:
            placed = self._layouts[key] = place(row, width)
            if len(self._layouts) > _KEPT_LAYOUTS:
                self._layouts.popitem(last=False)
        else:
            self._layouts.move_to_end(key)
        return placed


def place(row: ConversationRow, width: int) -> Placed:
    """Lay out one row."""
    if isinstance(row, MessageRow):
        return _place_message(row, width)
    if isinstance(row, EpisodeRow):
        return _place_episode(row, width)
    if isinstance(row, ChangeRow):
        return _place_change(row, width)
    if isinstance(row, GapRow):
        return _place_gap(row, width)
    return _place_divider(row, width)


def lay_text(
    words: str, font: QFont, width: float, *, centred: bool = False, hang: float = 0
) -> tuple[QTextLayout, QRectF, float]:
    """Break plain ``words`` into lines; answers the layout, its extent and the last line's width.

    ``hang``: where the first tab of a paragraph leads, and where the lines begin into which it is broken.
    """
    layout = QTextLayout(words.replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    rightwards = text.is_right_to_left(words)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if rightwards else Qt.LayoutDirection.LeftToRight)
    if centred:
        option.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    if hang:
        option.setTabStopDistance(hang)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    height, widest, last = _break_lines(layout, width, hang)
    if rightwards and not centred:
        height, widest, last = _break_lines(layout, widest + 1)
    return layout, QRectF(0, 0, widest, height), last


def _break_lines(layout: QTextLayout, width: float, hang: float = 0) -> tuple[float, float, float]:
    height = widest = last = 0.0
    begins = _paragraphs(layout.text()) if hang else set()
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        left = hang if hang and line.textStart() not in begins else 0.0
        line.setLineWidth(width - left)
        line.setPosition(QPointF(left, height))
        height += line.height()
        last = left + line.naturalTextWidth()
        widest = max(widest, last)
    layout.endLayout()
    return height, min(widest, width), last


def _paragraphs(words: str) -> set[int]:
    """Where paragraphs begin, as Qt counts: in UTF-16."""
    at, begins = 0, {0}
    for paragraph in words.split("\u2028"):
        at += len(paragraph.encode("utf-16-le")) // 2 + 1
        begins.add(at)
    return begins


def _room(width: int) -> int:
    """The widest a message's text may be; in steps, so that dragging an edge does not break all lines each time."""
    return int(min(_WIDEST, (width - 2 * Space.LARGE) * _SHARE) - 2 * _PAD_X) // _STEP * _STEP


def _place_message(row: MessageRow, width: int) -> Placed:
    gutter = 0 if row.own else AVATAR + Space.SMALL
    room = _room(width)
    layout, extent, last_line = lay_text(row.words, theme.font("body"), room)
    caption = theme.metrics("caption")
    meta_width = caption.horizontalAdvance(row.clock) + (STATUS_SIDE + 4 if row.own else 0)
    meta_height = caption.height()
    named = row.first and not row.own
    name_metrics = theme.metrics("small", QFont.Weight.DemiBold)
    name_height = name_metrics.height() + 2 if named else 0.0
    name_width = min(room, name_metrics.horizontalAdvance(row.name) + 22) if named else 0.0
    more = theme.metrics("small", QFont.Weight.DemiBold).height() + Space.TINY if row.long else 0.0
    inline = last_line + _META_GAP + meta_width
    beside = inline <= room and not text.is_right_to_left(row.words) and not row.long
    wide = max(extent.width(), name_width, inline if beside else meta_width, 120.0 if row.long else 0)
    tall = name_height + extent.height() + more + (0 if beside else meta_height)
    above = Space.SMALL if row.first else Space.HAIR
    left = width - Space.LARGE - wide - 2 * _PAD_X if row.own else Space.LARGE + gutter
    box = QRectF(left, above, wide + 2 * _PAD_X, tall + 2 * _PAD_Y - 1)
    inner = box.adjusted(_PAD_X, _PAD_Y - 1, -_PAD_X, -_PAD_Y)
    body_left = inner.right() - extent.width() if text.is_right_to_left(row.words) else inner.left()
    meta = QRectF(inner.right() - meta_width, inner.bottom() - meta_height + 2, meta_width, meta_height)
    face = QRectF(Space.LARGE, box.bottom() - AVATAR, AVATAR, AVATAR) if row.last and not row.own else QRectF()
    return Placed(
        height=round(box.bottom() + (Space.TINY if row.last else 0)),
        box=box,
        body=layout,
        body_at=QPointF(body_left, inner.top() + name_height),
        name=QRectF(inner.left(), inner.top(), name_width, name_height) if named else QRectF(),
        meta=meta,
        more=QRectF(inner.left(), inner.top() + name_height + extent.height() + 2, 110, more) if row.long else QRectF(),
        face=face,
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
        return Placed(round(box.bottom() + Space.LARGE), box, layout, at, name, title)
    tall = theme.metrics("caption").height() + Space.SMALL
    return Placed(round(tall + 2 * Space.MEDIUM), QRectF(Space.LARGE, Space.MEDIUM, width - 2 * Space.LARGE, tall))


def _place_change(row: ChangeRow, width: int) -> Placed:
    room = min(520.0, width - 2 * Space.HUGE)
    layout, extent, _ = lay_text(row.title, theme.font("small"), room, centred=True)
    at = QPointF((width - room) / 2, Space.SMALL)
    box = QRectF(at.x(), at.y(), room, extent.height())
    return Placed(round(box.bottom() + Space.SMALL), box, layout, at)


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
    return Placed(round(box.bottom() + Space.SMALL), box, body, at, name, title)


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
    return Placed(round(box.bottom() + Space.SMALL), box, body, at, QRectF(left, box.top(), wide, line))
