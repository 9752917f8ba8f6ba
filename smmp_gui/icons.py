"""Our own SVG glyphs, inked in a colour of the palette and kept as pixmaps."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap, QTransform
from PySide6.QtSvg import QSvgRenderer

from smmp_gui import mirror
from smmp_gui.resources import resource

STATE_ICONS = {
    "In step": "in-step",
    "Checking": "checking",
    "Waiting": "waiting",
    "Out of step": "out-of-step",
    "Resyncing": "resyncing",
    "Healing": "healing",
    "Back in step": "back-in-step",
    "Cannot agree": "cannot-agree",
    "Everybody else has left": "people",
    "Removed": "removed",
    "Fork evidence": "fork",
    "Invited": "invited",
    "Agreeing": "agreeing",
}
"""The shape of each of a group's states, by how its word begins."""


def state_icon(state: str) -> str:
    """The glyph's name for a group's state, such as ``Waiting for Ada``."""
    return next((icon for word, icon in STATE_ICONS.items() if state.startswith(word)), "checking")


@lru_cache(maxsize=128)
def _source(name: str) -> str:
    return resource(f"icons/{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=512)
def _render(name: str, ink: str, cutout: str, width: int, height: int, ratio: float, turned: bool) -> QPixmap:
    source = _source(name).replace("currentColor", ink).replace("#cutout", cutout)
    pixmap = QPixmap(QSize(round(width * ratio), round(height * ratio)))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(source.encode())).render(painter)
    painter.end()
    if turned:
        pixmap = pixmap.transformed(QTransform.fromScale(-1, 1))
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def pixmap(name: str, ink: QColor, size: QSize, ratio: float, cutout: QColor | None = None) -> QPixmap:
    """The glyph ``name`` of ``size`` (device-independent pixels) at a screen's pixel ``ratio``."""
    turned = name in mirror.POINTING and mirror.is_mirrored()
    return _render(name, ink.name(), (cutout or QColor("white")).name(), size.width(), size.height(), ratio, turned)


def draw(painter: QPainter, rect: QRectF, name: str, ink: QColor, cutout: QColor | None = None) -> None:
    """Draw the glyph ``name`` into ``rect``."""
    ratio = painter.device().devicePixelRatio()
    picture = pixmap(name, ink, rect.size().toSize(), ratio, cutout)
    with mirror.upright(painter, rect):
        painter.drawPixmap(rect.topLeft(), picture)


def app_icon() -> QIcon:
    """The application's own icon."""
    return QIcon(str(resource("icons/app.svg")))
