"""Images from elsewhere, decoded within bounds: by what they are, never by what they are called.

Only four formats are known, told by their first bytes; no other decoder ever sees such content. All of this blocks:
it belongs into a worker.
"""

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader

MOST_PIXELS = 50_000_000
MOST_BYTES = 32 << 20
"""Of an image's file; larger ones are shown as files."""
_ALLOCATION_MB = 64  # that a decoder may ask for at once
_LONGEST_SIDE = 65_535
_BEGINNINGS = ((b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpeg"), (b"GIF87a", "gif"), (b"GIF89a", "gif"))
_LOOKED_AT = 16
TYPES = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})
"""The media types of what is decoded."""


class Measured(NamedTuple):
    """An image file of ours, by its header."""

    type: str  # media type
    width: int  # pixels, upright
    height: int


def format_of(beginning: bytes) -> str:
    """The format of an image by its first bytes; "" for everything that is not decoded."""
    if beginning[:4] == b"RIFF" and beginning[8:12] == b"WEBP":
        return "webp"
    return next((format for magic, format in _BEGINNINGS if beginning.startswith(magic)), "")


def is_bounded(width: int, height: int) -> bool:
    """Whether an image of this size, in pixels, may be decoded."""
    return 0 < width <= _LONGEST_SIDE and 0 < height <= _LONGEST_SIDE and width * height <= MOST_PIXELS


def decode(content: bytes, most: QSize) -> QImage | None:
    """An image, upright and no larger than ``most``; the first one of many. None: it is none, or not within bounds."""
    format = format_of(content[:_LOOKED_AT])
    if not format or len(content) > MOST_BYTES:
        return None
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = _reader(buffer, format)
    size = reader.size()
    if not is_bounded(size.width(), size.height()):
        return None
    upright = most.transposed() if _lies(reader) else most
    if size.width() > upright.width() or size.height() > upright.height():
        reader.setScaledSize(size.scaled(upright, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1)))
    image = reader.read()
    return None if image.isNull() else image


def measure(path: Path) -> Measured | None:
    """What a file of ours is, if it is an image that others can be shown. Nothing is decoded.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        format = format_of(file.read(_LOOKED_AT))
    if not format:
        return None
    reader = _reader(str(path), format)
    size = reader.size()
    if _lies(reader):
        size = size.transposed()
    if not is_bounded(size.width(), size.height()):
        return None
    return Measured(f"image/{format}", size.width(), size.height())


def _reader(source: QIODevice | str, format: str) -> QImageReader:
    QImageReader.setAllocationLimit(_ALLOCATION_MB)
    reader = QImageReader(source, QByteArray(format.encode()))  # setDevice would keep the device for ever
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    return reader


def _lies(reader: QImageReader) -> bool:
    """Whether it is stored on its side."""
    return bool(reader.transformation() & QImageIOHandler.Transformation.TransformationRotate90)
