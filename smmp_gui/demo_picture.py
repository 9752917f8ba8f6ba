"""The picture that somebody sends in the demonstration: a lighthouse at dusk, drawn here."""

from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QLinearGradient, QPainter, QPainterPath, QPolygonF, QRadialGradient

SIZE = QSize(960, 500)
_HORIZON = 375.0
_LAMP = QPointF(664, 112)


def write_lighthouse(path: Path) -> None:
    """Draw it into a PNG file.

    Raises:
        OSError: it cannot be written.
    """
    image = QImage(SIZE, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for part in (_sky, _sea, _beam, _rock, _tower):
        part(painter)
    painter.end()
    if not image.save(str(path)):
        raise OSError(f"{path} cannot be written")


def _shade(top: float, bottom: float, *stops: tuple[float, str]) -> QBrush:
    gradient = QLinearGradient(0, top, 0, bottom)
    for at, colour in stops:
        gradient.setColorAt(at, QColor(colour))
    return QBrush(gradient)


def _sky(painter: QPainter) -> None:
    dusk = _shade(0, _HORIZON, (0, "#1d3557"), (0.45, "#5b5f97"), (0.75, "#e07a5f"), (1, "#f2cc8f"))
    painter.fillRect(QRectF(0, 0, SIZE.width(), _HORIZON), dusk)
    sun = QRadialGradient(QPointF(250, 362), 190)
    sun.setColorAt(0, QColor(255, 236, 190, 230))
    sun.setColorAt(0.2, QColor(255, 214, 150, 120))
    sun.setColorAt(1, QColor(255, 214, 150, 0))
    painter.fillRect(QRectF(0, 0, SIZE.width(), _HORIZON), sun)
    painter.setBrush(QColor(255, 255, 255, 190))
    for x, y, radius in (
        (90, 60, 1.6),
        (210, 110, 1.2),
        (330, 44, 1.8),
        (455, 92, 1.2),
        (880, 52, 1.7),
        (800, 110, 1.1),
    ):
        painter.drawEllipse(QPointF(x, y), radius, radius)


def _sea(painter: QPainter) -> None:
    sea = _shade(_HORIZON, SIZE.height(), (0, "#c98a6b"), (0.25, "#54688c"), (1, "#16324f"))
    painter.fillRect(QRectF(0, _HORIZON, SIZE.width(), SIZE.height() - _HORIZON), sea)
    for line in range(8):  # the sun on the water
        wide, y = 150 - 11 * line + 30 * (line % 2), _HORIZON + 8 + 14 * line
        painter.setBrush(QColor(255, 226, 170, 150 - 14 * line))
        painter.drawRoundedRect(QRectF(250 - wide / 2 + 9 * (line % 3 - 1), y, wide, 3), 1.5, 1.5)


def _beam(painter: QPainter) -> None:
    for end, high, low in ((-40.0, -70.0, 80.0), (1000.0, 10.0, 130.0)):
        light = QLinearGradient(_LAMP, QPointF(end, (high + low) / 2))
        light.setColorAt(0, QColor(255, 244, 200, 190))
        light.setColorAt(1, QColor(255, 244, 200, 0))
        painter.setBrush(light)
        painter.drawPolygon(QPolygonF([_LAMP, QPointF(end, high), QPointF(end, low)]))


def _rock(painter: QPainter) -> None:
    path = QPainterPath(QPointF(430, 500))
    for x, y in (
        (470, 452),
        (540, 428),
        (590, 404),
        (660, 398),
        (742, 408),
        (800, 436),
        (880, 452),
        (960, 478),
        (960, 500),
    ):
        path.lineTo(x, y)
    painter.fillPath(path, _shade(390, 500, (0, "#3b3a4a"), (1, "#191b26")))


def _tower(painter: QPainter) -> None:
    bands = 5
    for band in range(bands):  # from the top down, each a little wider
        top, bottom = 149 + band * 51, 149 + (band + 1) * 51
        above, below = 30 + band * 5, 30 + (band + 1) * 5
        x = _LAMP.x()
        corners = [
            QPointF(x - above, top),
            QPointF(x + above, top),
            QPointF(x + below, bottom),
            QPointF(x - below, bottom),
        ]
        side = QLinearGradient(x - 55, 0, x + 55, 0)
        light, dark = ("#d1495b", "#7d2438") if band % 2 else ("#f7efe5", "#a79aa0")
        side.setColorAt(0, QColor(light))
        side.setColorAt(1, QColor(dark))
        painter.setBrush(side)
        painter.drawPolygon(QPolygonF(corners))
    painter.setBrush(QColor("#23202c"))
    painter.drawRoundedRect(QRectF(_LAMP.x() - 42, 140, 84, 11), 3, 3)
    painter.drawRect(QRectF(_LAMP.x() - 24, 86, 48, 54))
    painter.drawPolygon(QPolygonF([QPointF(632, 88), QPointF(696, 88), QPointF(664, 52)]))
    painter.drawRoundedRect(QRectF(_LAMP.x() - 8, 344, 16, 30), 7, 7)
    painter.setBrush(QColor("#ffe9a8"))
    painter.drawRect(QRectF(_LAMP.x() - 18, 92, 36, 44))
    glow = QRadialGradient(_LAMP, 70)
    glow.setColorAt(0, QColor(255, 248, 220, 235))
    glow.setColorAt(0.25, QColor(255, 240, 190, 110))
    glow.setColorAt(1, QColor(255, 240, 190, 0))
    painter.setBrush(glow)
    painter.drawEllipse(_LAMP, 70, 70)
    painter.setBrush(QColor("#ffd98a"))
    painter.drawRoundedRect(QRectF(_LAMP.x() - 5, 243, 10, 16), 4, 4)
