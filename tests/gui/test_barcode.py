"""QR codes survive the screen, a photograph of it, and whatever else is handed in."""

import random
import struct
import zlib
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QTransform
from pytestqt.qtbot import QtBot

from smmp_core.invites import Invitation, Sighting
from smmp_gui import barcode
from smmp_gui.barcode import BadPicture, encode, read_file, read_image
from smmp_gui.code_widgets import CodeView
from smmp_gui.theme import theme

CODE = str(Sighting(b"\xaa" * 32, b"\xbb" * 32))
LONGEST = str(Invitation(b"\xcc" * 32, ("[1111:2222:3333:4444:5555:6666:7777:8888]:55555",) * 8))


def shown(qtbot: QtBot, words: str = CODE) -> QImage:
    """A screenshot of a code."""
    view = CodeView("A code", "code")
    qtbot.addWidget(view)
    view.show_text(words)
    return view.grab().toImage()


def on_a_desk(code: QImage, size: tuple[int, int] = (3000, 2200)) -> QImage:
    """A large photograph: the code turned, tinted, on a table."""
    picture = QImage(*size, QImage.Format.Format_RGB32)
    picture.fill(QColor("#8a6f55"))
    painter = QPainter(picture)
    painter.translate(size[0] / 2, size[1] / 2)
    painter.rotate(17)
    painter.scale(4, 4)
    painter.setOpacity(0.85)
    painter.drawImage(QRectF(-110, -110, 220, 220), code)
    painter.end()
    return picture


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("words", [CODE, LONGEST])
def test_a_screenshot_is_read(qtbot: QtBot, mode: str, words: str) -> None:
    theme.set_mode(mode)
    image = shown(qtbot, words)
    assert read_image(image) == words
    assert image.pixelColor(image.width() // 2, 8) == QColor("white"), "the quiet zone is white in either palette"


def test_a_photograph_is_read_from_every_kind_of_file(qtbot: QtBot, tmp_path: Path) -> None:
    photograph = on_a_desk(shown(qtbot))
    for kind in ("png", "jpg", "webp", "bmp"):
        path = tmp_path / f"photograph.{kind}"
        if photograph.save(str(path)):
            assert read_file(path) == CODE
    assert (tmp_path / "photograph.jpg").exists()


def test_upside_down_mirrored_by_night_and_transparent_it_is_read(qtbot: QtBot) -> None:
    image = shown(qtbot)
    assert read_image(image.transformed(QTransform().rotate(180))) == CODE
    assert read_image(image.flipped(Qt.Orientation.Horizontal) if hasattr(image, "flipped") else image) == CODE
    night = image.copy()
    night.invertPixels()
    assert read_image(night) == CODE
    clear = image.convertToFormat(QImage.Format.Format_ARGB32)
    mask = clear.createMaskFromColor(QColor("white").rgb(), Qt.MaskMode.MaskOutColor)
    clear.setAlphaChannel(mask)
    assert read_image(clear) == CODE


def test_pictures_without_a_code_or_with_several_are_refused(qtbot: QtBot) -> None:
    blank = QImage(300, 300, QImage.Format.Format_RGB32)
    blank.fill(Qt.GlobalColor.white)
    both = QImage(600, 300, QImage.Format.Format_RGB32)
    both.fill(Qt.GlobalColor.white)
    painter = QPainter(both)
    painter.drawImage(10, 20, shown(qtbot))
    painter.drawImage(310, 20, shown(qtbot, "another"))
    painter.end()
    for image, says in ((QImage(), "no picture"), (blank, "no QR code"), (both, "more than one")):
        with pytest.raises(BadPicture, match=says):
            read_image(image)
    with pytest.raises(BadPicture, match="no QR code"):
        read_image(QImage(1, 1, QImage.Format.Format_ARGB32))


def png_of(wide: int, tall: int) -> bytes:
    """A picture's head that promises so many pixels, and little behind it."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    head = struct.pack(">IIBBBBB", wide, tall, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\x00" * 1000))


@pytest.mark.no_qt_log
def test_files_that_are_hostile_or_broken_are_refused_with_a_sentence(qtbot: QtBot, tmp_path: Path) -> None:
    whole = tmp_path / "whole.png"
    shown(qtbot).save(str(whole))
    noise = random.Random(1).randbytes(4000)
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
    for name, content in {
        "empty.png": b"",
        "noise.jpg": noise,
        "cut.png": whole.read_bytes()[:200],
        "head.png": whole.read_bytes()[:20],
        "bomb.png": png_of(60_000, 60_000),
        "negative.png": png_of(2**31 - 1, 2**31 - 1),
        "drawing.png": svg,
        "text.txt": b"hello",
    }.items():
        path = tmp_path / name
        path.write_bytes(content)
        with pytest.raises(BadPicture) as refusal:
            read_file(path)
        assert str(refusal.value).endswith("."), name
    for path in (tmp_path / "nowhere.png", tmp_path):
        with pytest.raises(BadPicture):
            read_file(path)


def test_a_file_too_large_is_not_even_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(barcode, "MAX_FILE", 10)
    path = tmp_path / "large.png"
    path.write_bytes(b"x" * 11)
    with pytest.raises(BadPicture, match="larger than"):
        read_file(path)


def test_the_longest_invitation_has_modules_that_a_camera_tells_apart(qtbot: QtBot) -> None:
    modules = encode(LONGEST)
    assert modules.side <= 105
    view = CodeView("A code", "code", side=252)
    qtbot.addWidget(view)
    view.show_text(LONGEST)
    assert view.width() == 3 * (modules.side + 8)
    assert view.accessibleDescription() == LONGEST
