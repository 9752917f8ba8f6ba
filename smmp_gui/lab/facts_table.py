"""A small painted table of facts: symbols, fingerprints, names; a row at a time for the keyboard and screen readers."""

from typing import Literal, NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFont, QFontMetricsF, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from smmp_gui import drawing, text
from smmp_gui.lab.marks import digest_colour, paint_pattern
from smmp_gui.lab.typesetting import pieces, set_width, style_font
from smmp_gui.speech import announce
from smmp_gui.theme import RADIUS, Space, theme


class Cell(NamedTuple):
    """One fact."""

    text: str = ""
    kind: Literal["words", "symbol", "value", "digest"] = "words"
    strong: bool = False
    tone: str = "text"


class Row(NamedTuple):
    """Facts side by side."""

    cells: tuple[Cell, ...]
    about: str = ""  # a sentence: what this is
    spoken: str = ""  # what a screen reader says


class FactsTable(QWidget):
    """As tall as its rows; the last column of words takes what room is left."""

    def __init__(self, name: str, words: str) -> None:
        """``name``: the object's; ``words``: what a screen reader calls it."""
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.rows: list[Row] = []
        self.current = -1
        theme.changed.connect(self.update)

    def show_rows(self, rows: list[Row]) -> None:
        """Show other facts."""
        if rows == self.rows:
            return
        self.rows = rows
        self.current = min(self.current, len(rows) - 1)
        self.setFixedHeight(round(self._line * len(rows)) + 2)
        self.updateGeometry()
        self.update()

    @property
    def _line(self) -> float:
        return theme.metrics("body").height() + Space.TINY

    def sizeHint(self) -> QSize:
        """Room for every column at its full width."""
        return QSize(round(sum(self._widths()) + Space.SMALL), round(self._line * len(self.rows)) + 2)

    def minimumSizeHint(self) -> QSize:
        """Names may be cut short."""
        return QSize(120, self.sizeHint().height())

    def row_at(self, y: float) -> int:
        """Which row is at a height; -1: none."""
        row = int(y // self._line)
        return row if 0 <= row < len(self.rows) else -1

    # -- painting -----------------------------------------------------------------------------

    def _widths(self) -> list[float]:
        columns = max((len(row.cells) for row in self.rows), default=0)
        widths, gap = [0.0] * columns, Space.MEDIUM if columns <= 4 else Space.SMALL
        for row in self.rows:
            for column, cell in enumerate(row.cells):
                widths[column] = max(widths[column], _cell_width(cell) + gap)
        return widths

    def _room(self) -> list[float]:
        """The columns' widths as there is room: names give way first."""
        widths = self._widths()
        over = sum(widths) + Space.SMALL - self.width()
        words = [column for column in range(len(widths)) if self.rows[0].cells[column].kind == "words"]
        for column in sorted(words, key=lambda column: -widths[column]):
            cut = min(max(0.0, over), max(0.0, widths[column] - 56))
            widths[column] -= cut
            over -= cut
        return widths

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Row by row."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.rows:
            widths = self._room()
            for index, row in enumerate(self.rows):
                self._paint_row(painter, index, row, widths)
        painter.end()

    def _paint_row(self, painter: QPainter, index: int, row: Row, widths: list[float]) -> None:
        top, x, line = index * self._line, float(Space.TINY), self._line
        if index == self.current and self.hasFocus():
            painter.setPen(theme.color("accent"))
            painter.setBrush(theme.color("soft"))
            painter.drawRoundedRect(QRectF(0.5, top + 0.5, self.width() - 1, line - 1), RADIUS / 2, RADIUS / 2)
        for cell, width in zip(row.cells, widths, strict=False):
            left = self.width() - x - width if self.isRightToLeft() else x
            _paint_cell(painter, QRectF(left, top, width, line), cell)
            x += width

    # -- keyboard and pointer -----------------------------------------------------------------

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever comes by keyboard stands on a row."""
        super().focusInEvent(event)
        by_keyboard = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if self.current < 0 and self.rows and by_keyboard:
            self._choose(0)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is None or not self.rows:
            super().keyPressEvent(event)
            return
        self._choose(max(0, min(len(self.rows) - 1, self.current + step)))
        row, spot = self.rows[self.current], QPointF(Space.LARGE, (self.current + 1) * self._line)
        if row.about:
            QToolTip.showText(self.mapToGlobal(spot).toPoint(), text.tip(row.about), self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a row."""
        self._choose(self.row_at(event.position().y()))

    def _choose(self, row: int) -> None:
        self.current = row
        if row >= 0:
            spoken = " ".join(part for part in (self.rows[row].spoken, self.rows[row].about) if part)
            self.setAccessibleDescription(text.bare(spoken))
            announce(self, spoken)
        self.update()

    def event(self, event: QEvent) -> bool:
        """What a row is, where the pointer rests."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            row = self.row_at(event.pos().y())
            if row >= 0 and self.rows[row].about:
                QToolTip.showText(event.globalPos(), text.tip(self.rows[row].about), self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)


def grouped(fingerprint: str) -> str:
    """A fingerprint in two groups of four: the first is how the formulas call it."""
    return f"{fingerprint[:4]} {fingerprint[4:8]}".strip()


def _cell_font(cell: Cell) -> QFont:
    if cell.kind in ("value", "digest"):
        font = theme.mono("small")
        font.setWeight(QFont.Weight.Bold if cell.strong else QFont.Weight.Normal)
        return font
    return theme.font("small", QFont.Weight.DemiBold if cell.strong else QFont.Weight.Normal)


def _cell_width(cell: Cell) -> float:
    if cell.kind == "symbol":
        return sum(set_width(piece) for piece in pieces(cell.text))
    metrics = QFontMetricsF(_cell_font(cell))
    return (
        metrics.horizontalAdvance(cell.text[:4]) + 22 if cell.kind == "digest" else metrics.horizontalAdvance(cell.text)
    )


def _paint_cell(painter: QPainter, rect: QRectF, cell: Cell) -> None:
    painter.setPen(theme.color(cell.tone))
    if cell.kind == "symbol":
        x, base = rect.left(), rect.center().y() + theme.metrics("body").ascent() / 2 - 2
        for piece in pieces(cell.text):
            painter.setFont(style_font(piece.style))
            painter.drawText(QPointF(x, base + (4 if piece.style == "sub" else 0)), piece.text)
            x += set_width(piece)
        return
    if cell.kind == "digest" and cell.text:
        mark = QRectF(rect.left(), rect.center().y() - 8, 16, 16)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("raised"))
        paint_pattern(painter, mark, cell.text, digest_colour(cell.text))
        rect, cell = rect.adjusted(22, 0, 0, 0), cell._replace(text=cell.text[:4])
        painter.setPen(theme.color(cell.tone))
    painter.setFont(_cell_font(cell))
    if cell.kind == "words":
        drawing.elided(
            painter, rect.adjusted(0, 0, -Space.SMALL, 0), cell.text, _cell_font(cell), theme.color(cell.tone)
        )
        return
    side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextForceLeftToRight
    painter.drawText(rect, side, cell.text)
