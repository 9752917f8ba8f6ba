"""Images are decoded within bounds, by what they are."""

import gc
import resource
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QSize
from PySide6.QtGui import QImage

from smmp_gui.image_decoding import Measured, decode, format_of, measure
from tests.gui.pictures import write_bomb, write_image

libraries_complain = pytest.mark.qt_log_ignore("exceeds the current allocation limit", "JPEG")
"""Qt tells of bad images what its libraries say."""
MOST = QSize(680, 680)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="file:///etc/passwd"/></svg>'


@pytest.mark.parametrize(("name", "format"), [("a.png", "png"), ("a.jpg", "jpeg"), ("a.webp", "webp")])
def test_an_image_is_made_no_larger_than_wanted_and_keeps_its_shape(tmp_path: Path, name: str, format: str) -> None:
    path = write_image(tmp_path / name, 1500, 500)
    assert measure(path) == Measured(f"image/{format}", 1500, 500)
    image = decode(path.read_bytes(), MOST)
    assert image is not None
    assert (image.width(), image.height()) == (680, 226)
    assert abs(image.pixelColor(300, 100).blue() - 0xCC) < 8
    small = decode(write_image(tmp_path / f"small-{name}", 20, 10).read_bytes(), MOST)
    assert small is not None
    assert (small.width(), small.height()) == (20, 10)


def test_a_line_stays_a_line(tmp_path: Path) -> None:
    image = decode(write_image(tmp_path / "line.png", 20_000, 1).read_bytes(), MOST)
    assert image is not None
    assert (image.width(), image.height()) == (680, 1)


def test_a_photo_taken_with_the_camera_on_its_side_stands_upright(tmp_path: Path) -> None:
    plain = write_image(tmp_path / "a.jpg", 300, 100).read_bytes()
    exif = (
        b"Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00\x00\x00\x00\x00"
    )
    turned = tmp_path / "turned.jpg"
    turned.write_bytes(plain[:2] + b"\xff\xe1" + (len(exif) + 2).to_bytes(2, "big") + exif + plain[2:])
    assert measure(turned) == Measured("image/jpeg", 100, 300)
    image = decode(turned.read_bytes(), QSize(50, 50))
    assert image is not None
    assert (image.width(), image.height()) == (16, 50)


def test_a_bomb_does_no_harm(tmp_path: Path) -> None:
    bomb = write_bomb(tmp_path / "bomb.png")
    assert bomb.stat().st_size < 1 << 20
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert decode(bomb.read_bytes(), MOST) is None
    assert measure(bomb) is None
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50_000  # KiB


@libraries_complain
def test_what_would_take_too_much_memory_is_not_decoded(tmp_path: Path) -> None:
    wide = write_image(tmp_path / "wide.webp", 8000, 6000)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    image = decode(wide.read_bytes(), QSize(8000, 6000))
    assert image is None
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 400_000


@libraries_complain
@pytest.mark.parametrize(
    "content", [b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff" + bytes(50), b"GIF89a", SVG, b"BM" + bytes(80), b"%PDF-1.7"]
)
def test_what_is_no_image_is_none(tmp_path: Path, content: bytes) -> None:
    assert decode(content, MOST) is None
    path = tmp_path / "picture.png"
    path.write_bytes(content)
    assert measure(path) is None


def test_half_an_image_is_none(tmp_path: Path) -> None:
    noise = QImage(bytes(range(256)) * 400, 160, 160, QImage.Format.Format_RGB32)
    path = tmp_path / "a.png"
    assert noise.save(str(path))
    whole = path.read_bytes()
    assert decode(whole, MOST) is not None
    assert decode(whole[: len(whole) // 2], MOST) is None


def test_the_name_decides_nothing(tmp_path: Path) -> None:
    path = write_image(tmp_path / "a.png", 9, 9).rename(tmp_path / "a.svg")
    assert measure(path) == Measured("image/png", 9, 9)
    assert format_of(SVG) == ""


def test_nothing_of_what_was_decoded_is_kept(tmp_path: Path) -> None:
    content = write_image(tmp_path / "a.png", 60, 40).read_bytes()

    def buffers() -> int:
        gc.collect()
        return sum(isinstance(one, QBuffer) for one in gc.get_objects())

    before = buffers()
    for _ in range(5):
        assert decode(content, QSize(20, 20)) is not None
    assert buffers() == before
