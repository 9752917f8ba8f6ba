"""QR codes: made as a square of dark and light modules, read from pictures of any origin.

Pictures are hostile: their files are bounded, and their pixels before they are decoded. Call
:func:`read_file` and :func:`read_image` away from the window's thread.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import zxingcpp
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter

from smmp_core.errors import LocalError
from smmp_gui.words import tr

MAX_FILE: Final = 32 * 1024 * 1024  # bytes
MAX_PIXELS: Final = 40_000_000
MAX_SIDE: Final = 2000  # pixels: larger pictures are scaled down before they are looked at
QUIET: Final = 4  # modules of white around a code, as the standard wants it


class BadPicture(LocalError):
    """This picture cannot be used."""


_FORMATS: Final = ("png", "jpeg", "webp", "gif", "bmp", "ppm", "pgm", "pbm")  # pixels only: nothing that draws
_QR: Final = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)


@dataclass(frozen=True)
class Modules:
    """A QR code without its quiet zone."""

    side: int  # modules
    dark: frozenset[tuple[int, int]]  # (column, row)


def encode(text: str) -> Modules:
    """The QR code of ``text``, which may be 2,331 bytes long."""
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    pixels = memoryview(code.to_image(scale=1, add_quiet_zones=False))  # type: ignore[arg-type]
    rows, columns = pixels.shape or (0, 0)
    dark = frozenset((x, y) for y in range(rows) for x in range(columns) if not pixels[y, x])
    return Modules(columns, dark)


def read_file(path: Path) -> str:
    """The text of the one QR code in a picture's file.

    Raises:
        BadPicture: there is no such code in it, or it is no picture that can be used.
    """
    try:
        if path.stat().st_size > MAX_FILE:
            raise BadPicture(
                tr("This file is larger than {most} MB. Cut the picture to the code.").format(most=MAX_FILE // 2**20)
            )
    except OSError:
        raise BadPicture(tr("This file cannot be read.")) from None
    reader = QImageReader(str(path))
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    size = reader.size()
    if not reader.canRead() or reader.format().toStdString() not in _FORMATS:
        raise BadPicture(tr("This file is no picture that can be read here."))
    if size.isValid():
        _check(size)
        if max(size.width(), size.height()) > MAX_SIDE:
            reader.setScaledSize(size.scaled(MAX_SIDE, MAX_SIDE, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        raise BadPicture(tr("This picture is broken, or too large to be read here."))
    return read_image(image)


def read_image(image: QImage) -> str:
    """The text of the one QR code in a picture.

    Raises:
        BadPicture: there is none, or more than one.
    """
    if image.isNull():
        raise BadPicture(tr("There is no picture to look at."))
    _check(image.size())
    if max(image.width(), image.height()) > MAX_SIDE:
        keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        image = image.scaled(MAX_SIDE, MAX_SIDE, keep, smooth)
    found = {code.text for code in zxingcpp.read_barcodes(_grey(image), formats=_QR)}
    if not found:
        raise BadPicture(
            tr("There is no QR code to be seen in this picture. Try a sharper one, or a larger part of it.")
        )
    if len(found) > 1:
        raise BadPicture(tr("There is more than one QR code in this picture. Cut it to the one that counts."))
    return found.pop()


def _check(size: QSize) -> None:
    if size.width() * size.height() > MAX_PIXELS:
        raise BadPicture(tr("This picture has too many pixels. Cut it to the code."))


def _grey(image: QImage) -> memoryview:
    """Its pixels, one byte each, on white where it is transparent."""
    if image.hasAlphaChannel():
        ground = QImage(image.size(), QImage.Format.Format_RGB32)
        ground.fill(Qt.GlobalColor.white)
        painter = QPainter(ground)
        painter.drawImage(0, 0, image)
        painter.end()
        image = ground
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    wide, tall, line = grey.width(), grey.height(), grey.bytesPerLine()
    raw = bytes(grey.constBits())
    packed = b"".join(raw[y * line : y * line + wide] for y in range(tall))
    return memoryview(packed).cast("B", shape=(tall, wide))
