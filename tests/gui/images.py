"""Images for tests, written by Qt."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QSize
from PySide6.QtGui import QColor, QImage


def image(colour: str, width: int = 300, height: int = 200) -> QImage:
    """One colour."""
    result = QImage(QSize(width, height), QImage.Format.Format_RGB32)
    result.fill(QColor(colour))
    return result


def encoded(picture: QImage, kind: str = "PNG") -> bytes:
    """The bytes of a file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert picture.save(buffer, kind)  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def saved(folder: Path, colour: str, name: str = "picture.png") -> Path:
    """A file with one colour."""
    path = folder / name
    path.write_bytes(encoded(image(colour)))
    return path
