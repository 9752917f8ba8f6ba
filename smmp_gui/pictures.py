"""Profile pictures in and out: decoded with care, since others and files make them, and always in a worker.

Of others only PNG and JPEG are taken, small ones; of one's own files what people have. Nothing of a file travels but
its pixels: no place, no camera, no comment.
"""

import asyncio
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QLoggingCategory, QObject, QRect, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter
from PySide6.QtWidgets import QAbstractItemView, QApplication

from smmp_core.errors import LocalError
from smmp_core.pictures import MAX_PICTURE
from smmp_gui.adapter import Adapter
from smmp_gui.gallery import gallery
from smmp_gui.tasks import Tasks
from smmp_gui.words import QT_TRANSLATE_NOOP, tr

SIDE: Final = 128  # pixels of a picture as it travels
MAX_FILE: Final = 40 * 1024 * 1024  # bytes
_MAX_PIXELS: Final = 50_000_000
_MAX_RECEIVED: Final = 512  # pixels of either side
_OWN_FORMATS: Final = (b"png", b"jpeg", b"gif", b"bmp", b"webp")
_QUALITIES: Final = (92, 85, 75, 60, 40, 20)
_NO_IMAGE: Final = QT_TRANSLATE_NOOP("", "This is no image that can be used. Choose a PNG or JPEG file.")

_worker = ThreadPoolExecutor(1, thread_name_prefix="smmp-pictures")


def decode(data: bytes) -> QImage | None:
    """A picture that somebody sent; none, if it is nothing that should be shown. To be called in a worker."""
    _hush()
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(b"png" if data.startswith(b"\x89PNG") else b"jpeg"))
    reader.setAutoDetectImageFormat(False)
    size = reader.size()
    if not 0 < size.width() <= _MAX_RECEIVED or not 0 < size.height() <= _MAX_RECEIVED:
        return None
    image = reader.read()
    return None if image.isNull() else image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)


def prepare(file: Path) -> bytes:
    """The middle of the image in ``file``, as it travels: 128 by 128 pixels. To be called in a worker.

    Raises:
        LocalError: it cannot be read, is no image or too large a one.
    """
    _hush()
    try:
        size = file.stat().st_size
    except (OSError, ValueError):
        raise LocalError(tr("This file cannot be read."), code="bad_field") from None
    if size > MAX_FILE or not file.is_file():
        raise LocalError(tr("This file is too large for a picture: 40 MB at most."), code="bad_field")
    return _encode(_square(_read(file)))


def _read(file: Path) -> QImage:
    reader = QImageReader(str(file))
    reader.setAutoTransform(True)  # as the camera was held
    reader.setDecideFormatFromContent(True)
    if reader.format().data() not in _OWN_FORMATS:
        raise LocalError(_NO_IMAGE, code="bad_field")
    size = reader.size()
    if size.width() * size.height() > _MAX_PIXELS:
        raise LocalError(tr("This image is too large: 50 million pixels at most."), code="bad_field")
    if min(size.width(), size.height()) > 4 * SIDE:  # a JPEG is decoded no larger than needed
        reader.setScaledSize(size.scaled(2 * SIDE, 2 * SIDE, Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    image = reader.read()
    if image.isNull():
        raise LocalError(_NO_IMAGE, code="bad_field")
    return image


def _square(image: QImage) -> QImage:
    side = min(image.width(), image.height())
    middle = QRect(0, 0, side, side)
    middle.moveCenter(QRect(0, 0, image.width(), image.height()).center())
    smooth = Qt.TransformationMode.SmoothTransformation
    plain = image.convertToFormat(QImage.Format.Format_ARGB32).copy(middle)
    return plain.scaled(QSize(SIDE, SIDE), Qt.AspectRatioMode.IgnoreAspectRatio, smooth)


def _encode(image: QImage) -> bytes:
    flat = QImage(image.size(), QImage.Format.Format_RGB32)
    flat.fill(Qt.GlobalColor.white)
    painter = QPainter(flat)
    painter.drawImage(0, 0, image)
    painter.end()
    for quality in _QUALITIES:
        data = _written(flat, quality)
        if len(data) <= MAX_PICTURE:
            return data
    raise LocalError(_NO_IMAGE, code="bad_field")


def _written(image: QImage, quality: int) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPEG", quality)  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def _hush() -> None:
    """A damaged image is nothing that Qt should complain of in the log: whoever chose it is told."""
    QLoggingCategory.setFilterRules("qt.gui.imageio*=false")


class PictureLoader(QObject):
    """Keeps the gallery as the service says."""

    def __init__(self, adapter: Adapter, tasks: Tasks) -> None:
        super().__init__()
        self._album, self._tasks = adapter.service.pictures, tasks
        adapter.picture_changed.connect(lambda fingerprint: self._load([fingerprint]))
        self._load(self._album.known())

    def _load(self, fingerprints: Sequence[str]) -> None:
        self._tasks.start(self._show(fingerprints))

    async def _show(self, fingerprints: Sequence[str]) -> None:
        loop = asyncio.get_running_loop()
        for fingerprint in fingerprints:
            data = await self._album.of(fingerprint)
            image = await loop.run_in_executor(_worker, decode, data) if data is not None else None
            gallery.put(fingerprint, image)
        for widget in QApplication.allWidgets():
            if isinstance(widget, QAbstractItemView):
                widget.viewport().update()


async def choose(adapter: Adapter, file: Path) -> None:
    """Be seen with the image in ``file``.

    Raises:
        LocalError: it cannot be used, or not be stored.
    """
    data = await asyncio.get_running_loop().run_in_executor(_worker, prepare, file)
    await adapter.service.pictures.choose(data)
