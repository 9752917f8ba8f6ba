"""What the signs of the agreement strip mean, in a line or two below it."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from smmp_gui.lab.bands import paint_fold, paint_stopped
from smmp_gui.lab.marks import digest_colour, digest_ink, paint_digest, paint_glyph
from smmp_gui.theme import theme
from smmp_gui.words import tr

LEGEND = 44.0  # pixels: two lines
LEGEND_LINE = 22.0  # one of them
_LINE = 20.0
_SAMPLE = "5057cb77"
_BETWEEN, _GAP = 16.0, 6.0


def paint_legend(painter: QPainter, rect: QRectF) -> None:
    """As many signs with their meaning as there is room for."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    font, metrics = theme.font("caption"), theme.metrics("caption")
    left, top = rect.left(), rect.top() + 2
    for width, paint, said in _signs():
        wide = metrics.horizontalAdvance(said)
        if left + width + _GAP + wide > rect.right():
            left, top = rect.left(), top + _LINE
        if top + _LINE > rect.bottom() + 2:
            break
        paint(painter, QRectF(left, top + _LINE / 2 - 7, width, 14))
        painter.setFont(font)
        painter.setPen(theme.color("muted"))
        box = QRectF(left + width + _GAP, top, wide + 4, _LINE)
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, said)
        left = box.right() + _BETWEEN
    painter.restore()


def _signs() -> list[tuple[float, Callable[[QPainter, QRectF], None], str]]:
    return [
        (52.0, lambda painter, rect: paint_digest(painter, rect, _SAMPLE), tr("what somebody holds")),
        (26.0, _together, tr("all hold the same")),
        (26.0, _apart, tr("not all")),
        (26.0, _behind, tr("behind the others")),
        (26.0, paint_stopped, tr("stopped")),
        (15.0, lambda painter, rect: paint_glyph(painter, rect.center(), 14, "resync"), tr("resync: a new era")),
        (15.0, lambda painter, rect: paint_glyph(painter, rect.center(), 14, "handshake"), tr("new key: a new epoch")),
        (12.0, lambda painter, rect: paint_fold(painter, rect, down=False), tr("nothing happens")),
    ]


def _together(painter: QPainter, rect: QRectF) -> None:
    painter.fillRect(QRectF(rect.left(), rect.center().y() - 4, rect.width(), 8), theme.color("accent"))


def _apart(painter: QPainter, rect: QRectF) -> None:
    pen = QPen(theme.color("attention"), 2.4)
    pen.setDashPattern([1.6, 1.6])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawLine(QPointF(rect.left(), rect.center().y()), QPointF(rect.right(), rect.center().y()))


def _behind(painter: QPainter, rect: QRectF) -> None:
    painter.fillRect(rect, digest_colour(_SAMPLE))
    pen = QPen(digest_ink(_SAMPLE), 1.4)
    pen.setDashPattern([2.2, 1.8])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect.adjusted(1.8, 1.8, -1.8, -1.8))
