"""Images for the window's tests, good ones and bad ones."""

import struct
import zlib
from pathlib import Path

from PySide6.QtGui import QColor, QImage


def write_image(path: Path, width: int, height: int, colour: str = "#3366cc") -> Path:
    """An image of one colour, in the format that its name says."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    assert image.save(str(path))
    return path


def write_bomb(path: Path, side: int = 60_000) -> Path:
    """A PNG of some kilobytes that says, and keeps its word, that it has ``side`` by ``side`` pixels."""
    squeezed = zlib.compressobj(9)
    line, data = bytes(1 + (side + 7) // 8), []
    block = line * 500
    data = [squeezed.compress(block) for _ in range(side // 500)]
    body = b"".join([*data, squeezed.flush()])
    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", body), (b"IEND", b""))
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(map(_chunk, chunks)))
    return path


def _chunk(chunk: tuple[bytes, bytes]) -> bytes:
    kind, data = chunk
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
