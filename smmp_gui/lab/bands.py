"""Bands in the colour and pattern of a digest, and zigzags where time is folded: what lanes and strip are made of."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from smmp_gui.drawing import pattern_cells
from smmp_gui.lab.marks import digest_colour, digest_ink
from smmp_gui.theme import theme

_GRID = 5
_RIM = 2.0  # pixels of what is not filled
_FAINT = 0.34  # of the ink: how strongly a pattern stands out from its band
_ZIGZAG = 4.0  # pixels from one bend to the next
_HATCH = 6.0  # pixels between the lines of what is stopped


class Bands:
    """Bands in the colours of digests with their patterns again and again; gathered first, then painted at once."""

    def __init__(self, *, down: bool, origin: float) -> None:
        """``down``: time runs down, not right; ``origin``: where the grid of the patterns begins, along time.

        So they stay where they are on a band that is cut off; none is cut itself, for not every device can.
        """
        self._down, self._origin = down, origin
        self._fills: dict[str, list[QRectF]] = {}
        self._rims: dict[str, list[QRectF]] = {}
        self._tiles: dict[tuple[str, float, bool], list[tuple[int, int]]] = {}  # where, by digest, cell, by word

    def fill(self, rect: QRectF, digest: str, *, by_word: bool = False) -> None:
        """A band of colour; a dotted rim of it for what is known by somebody's word only, as in the ring."""
        (self._rims if by_word else self._fills).setdefault(digest, []).append(rect)

    def texture(self, rect: QRectF, digest: str, *, by_word: bool = False) -> None:
        """The pattern on it."""
        down = self._down
        cell = float(int((rect.width() if down else rect.height()) / (_GRID + 1)))
        tile, pace = _GRID * cell, (_GRID + 4) * cell
        near, far = (rect.top(), rect.bottom()) if down else (rect.left(), rect.right())
        if not digest or cell < 1 or far - near < tile or not _patterned(digest):
            return
        at = self._origin + cell + pace * -((self._origin + cell - near) // pace)
        across = ((rect.width() if down else rect.height()) - tile) / 2
        tiles = self._tiles.setdefault((digest, cell, by_word), [])
        while at + tile <= far:
            x, y = (rect.left() + across, at) if down else (at, rect.top() + across)
            tiles.append((round(x), round(y)))
            at += pace

    def paint(self, painter: QPainter) -> None:
        """All of them."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(Qt.PenStyle.NoPen)
        for digest, rects in self._fills.items():
            painter.setBrush(digest_colour(digest))
            painter.drawRects(rects)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for digest, rects in self._rims.items():
            painter.setPen(QPen(digest_colour(digest), _RIM, Qt.PenStyle.DotLine))
            painter.drawRects([rect.adjusted(_RIM / 2, _RIM / 2, -_RIM / 2, -_RIM / 2) for rect in rects])
        painter.setPen(Qt.PenStyle.NoPen)
        for (digest, cell, by_word), tiles in self._tiles.items():
            ink = theme.color("text") if by_word else QColor(digest_ink(digest))
            ink.setAlphaF(_FAINT)
            painter.setBrush(ink)
            cells = _tile(digest, cell)
            for x, y in tiles:  # quicker than one path of them all
                painter.translate(x, y)
                painter.drawRects(cells)
                painter.translate(-x, -y)
        painter.restore()


def _patterned(digest: str) -> bool:
    return digest.strip("0") != ""


@lru_cache(maxsize=256)
def _tile(digest: str, cell: float) -> list[QRectF]:
    return [QRectF(column * cell, row * cell, cell, cell) for column, row in pattern_cells(digest)]


def paint_stopped(painter: QPainter, rect: QRectF) -> None:
    """Grey hatching: nobody is at home here."""
    painter.save()
    painter.fillRect(rect, theme.color("neutral"))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("edge"), 1))
    path, height = QPainterPath(), rect.height()
    for i in range(int((rect.width() + height) / _HATCH) + 1):
        x = rect.left() - height + i * _HATCH  # at the bottom; at the top it is the height further right
        low, high = max(x, rect.left()), min(x + height, rect.right())
        if low < high:
            path.moveTo(low, rect.bottom() - (low - x))
            path.lineTo(high, rect.bottom() - (high - x))
    painter.strokePath(path, painter.pen())
    painter.restore()


def paint_fold(painter: QPainter, rect: QRectF, *, down: bool) -> None:
    """A visible break in time across ``rect``; ``down``: time runs down."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(rect, theme.color("window"))
    ink = QPen(theme.color("edge"), 1)
    ink.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    for edge in (0, 1):
        path = QPainterPath()
        length = rect.width() if down else rect.height()
        for i in range(int(length / _ZIGZAG) + 1):
            swing = _ZIGZAG / 2 if i % 2 else -_ZIGZAG / 2
            along = i * _ZIGZAG
            if down:
                point = QPointF(rect.left() + along, (rect.bottom() if edge else rect.top()) + swing)
            else:
                point = QPointF((rect.right() if edge else rect.left()) + swing, rect.top() + along)
            if i:
                path.lineTo(point)
            else:
                path.moveTo(point)
        painter.strokePath(path, ink)
    painter.restore()
