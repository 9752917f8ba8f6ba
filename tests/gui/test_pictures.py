"""Profile pictures: what is made of files, what is taken of others, how they are drawn."""

import random
import struct
import zlib
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from smmp_core.errors import LocalError
from smmp_core.pictures import MAX_PICTURE
from smmp_gui import drawing
from smmp_gui.gallery import gallery
from smmp_gui.pictures import SIDE, decode, prepare
from tests.gui.images import encoded, image

ADA = "ab" * 32


def bomb(width: int, height: int) -> bytes:
    """A PNG that claims a size and brings next to nothing."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(bytes(100_000))) + chunk(b"IEND", b"")


def is_like(image_: QImage, x: int, y: int, colour: str) -> bool:
    found, wanted = image_.pixelColor(x, y), QColor(colour)
    pairs = zip(found.getRgb(), wanted.getRgb(), strict=True)  # type: ignore[call-overload]
    return all(abs(one - other) < 12 for one, other in pairs)


def test_the_middle_of_an_image_travels_small_and_bare(tmp_path: Path) -> None:
    wide = image("#cc2222", 600, 200)
    wide.setText("Comment", "taken at home")
    painter = QPainter(wide)
    painter.fillRect(200, 0, 200, 200, QColor("#2222cc"))
    painter.end()
    (tmp_path / "wide.png").write_bytes(encoded(wide))
    data = prepare(tmp_path / "wide.png")
    assert len(data) <= MAX_PICTURE and b"home" not in data
    made = decode(data)
    assert made is not None and (made.width(), made.height()) == (SIDE, SIDE)
    assert is_like(made, 8, 64, "#2222cc") and is_like(made, 120, 64, "#2222cc")


def test_even_noise_fits_and_what_is_see_through_becomes_white(tmp_path: Path) -> None:
    dice = random.Random(7)
    noise = QImage(dice.randbytes(128 * 128 * 4), 128, 128, QImage.Format.Format_RGB32).copy()
    (tmp_path / "noise.png").write_bytes(encoded(noise))
    assert len(prepare(tmp_path / "noise.png")) <= MAX_PICTURE
    clear = QImage(50, 40, QImage.Format.Format_ARGB32)
    clear.fill(Qt.GlobalColor.transparent)
    (tmp_path / "clear.png").write_bytes(encoded(clear))
    made = decode(prepare(tmp_path / "clear.png"))
    assert made is not None and is_like(made, 64, 64, "#ffffff")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no image",
        b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>",
        bomb(60_000, 60_000),
        encoded(image("#123456"))[:60],
    ],
)
def test_a_file_that_cannot_be_used_is_refused_with_a_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "file.png"
    path.write_bytes(content)
    with pytest.raises(LocalError, match=r"[A-Z].*\."):
        prepare(path)


def test_no_file_is_refused_too(tmp_path: Path) -> None:
    for path in (tmp_path / "none", tmp_path, Path("\0")):
        with pytest.raises(LocalError):
            prepare(path)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff" + bytes(200),
        bomb(40_000, 40_000),
        encoded(image("#123456", 600, 10)),
        b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>",
        encoded(image("#123456"), "BMP")[:2000],
    ],
)
def test_what_others_send_is_shown_only_if_it_is_a_small_image(data: bytes) -> None:
    assert decode(data) is None


def test_a_picture_is_drawn_round_and_initials_where_there_is_none() -> None:
    def drawn() -> QImage:
        canvas = QImage(40, 40, QImage.Format.Format_ARGB32_Premultiplied)
        canvas.fill(Qt.GlobalColor.transparent)
        painter = QPainter(canvas)
        drawing.avatar(painter, QRectF(0, 0, 40, 40), "Ada", ADA)
        painter.end()
        return canvas

    initials = drawn()
    gallery.put(ADA, image("#00ff00"))
    picture = drawn()
    assert is_like(picture, 20, 6, "#00ff00") and picture.pixelColor(1, 1).alpha() == 0
    gallery.put(ADA, image("#0000ff"))
    assert is_like(drawn(), 20, 6, "#0000ff")
    gallery.put(ADA, None)
    assert drawn() == initials
