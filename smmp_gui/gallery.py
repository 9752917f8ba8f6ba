"""Everybody's profile picture as it is drawn; who has none is drawn with initials."""

from collections import OrderedDict
from typing import Final

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QBrush, QImage, QPainter, QPixmap

_KEPT: Final = 256  # pictures cut round for one size


class Gallery(QObject):
    """Pictures by fingerprint; ``changed`` tells whose is another one now."""

    changed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._images: dict[str, QImage] = {}
        self._round: OrderedDict[tuple[str, int], QPixmap] = OrderedDict()

    def __contains__(self, fingerprint: str) -> bool:
        return fingerprint in self._images

    def put(self, fingerprint: str, image: QImage | None) -> None:
        """Show this picture of somebody from now on, or none."""
        if image is None:
            self._images.pop(fingerprint, None)
        else:
            self._images[fingerprint] = image
        for key in [key for key in self._round if key[0] == fingerprint]:
            del self._round[key]
        self.changed.emit(fingerprint)

    def clear(self) -> None:
        """Forget all."""
        for fingerprint in list(self._images):
            self.put(fingerprint, None)

    def draw(self, painter: QPainter, rect: QRectF, fingerprint: str) -> bool:
        """Draw a picture as a disc, if there is one."""
        if fingerprint not in self._images:
            return False
        ratio = painter.device().devicePixelRatio()
        picture = self._disc(fingerprint, max(1, round(rect.width() * ratio)))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(rect, picture, QRectF(picture.rect()))
        painter.restore()
        return True

    def _disc(self, fingerprint: str, side: int) -> QPixmap:
        """The picture cut round, ``side`` pixels wide."""
        known = self._round.get((fingerprint, side))
        if known is None:
            known = self._round[fingerprint, side] = _cut(self._images[fingerprint], side)
            if len(self._round) > _KEPT:
                self._round.popitem(last=False)
        self._round.move_to_end((fingerprint, side))
        return known


def _cut(image: QImage, side: int) -> QPixmap:
    smooth = Qt.TransformationMode.SmoothTransformation
    scaled = image.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatioByExpanding, smooth)
    disc = QPixmap(side, side)
    disc.fill(Qt.GlobalColor.transparent)
    painter = QPainter(disc)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(Qt.GlobalColor.white)  # behind a picture that lets something through
    painter.drawEllipse(QPointF(side / 2, side / 2), side / 2 - 0.5, side / 2 - 0.5)
    painter.setBrush(QBrush(scaled))
    painter.drawEllipse(QRectF(0, 0, side, side))
    painter.end()
    return disc


gallery = Gallery()
"""The one gallery of this window."""
