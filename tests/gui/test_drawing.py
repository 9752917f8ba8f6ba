"""Digest patterns, and lines that give way."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter

from smmp_gui import text
from smmp_gui.drawing import elide, elided, pattern_cells
from smmp_gui.theme import theme


@given(st.binary(min_size=32, max_size=32))
def test_a_pattern_is_a_face_within_its_grid(digest: bytes) -> None:
    cells = set(pattern_cells(digest.hex()))
    assert all(0 <= column < 5 and 0 <= row < 5 for column, row in cells)
    assert cells == {(4 - column, row) for column, row in cells}
    assert len(pattern_cells(digest.hex())) == len(cells)


def test_different_digests_look_different() -> None:
    assert pattern_cells("00" * 32) == []
    assert len(pattern_cells("ff" * 32)) == 25
    assert pattern_cells("12345678" + "0" * 56) != pattern_cells("87654321" + "0" * 56)
    assert pattern_cells("no hex") == []


def test_what_is_said_of_a_name_is_never_cut_off() -> None:
    font = theme.font("body")
    for name in ("Ada", "Maximilian-Alexander Featherstonehaugh", "עמית כהן " * 5):
        cut = elide(name, font, 150, " (you)")
        assert cut.endswith("\u2069 (you)")
        assert QFontMetricsF(font).horizontalAdvance(cut) <= 150
    assert elide("Ada", font, 150, " (you)") == f"{text.isolated('Ada')} (you)"


def inked(words: str) -> tuple[int, int]:
    """How many pixels of a line are inked in the left and in the right quarter of 80 pixels."""
    image = QImage(80, 30, QImage.Format.Format_ARGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    elided(painter, QRectF(0, 0, 80, 30), words, theme.font("body"), QColor("black"))
    painter.end()
    left, right = (
        sum(image.pixelColor(x, y).lightness() < 128 for x in range(at, at + 12) for y in range(30)) for at in (0, 64)
    )
    return left, right


def test_the_ellipsis_stands_where_the_reading_ends() -> None:
    left, right = inked("M" * 40)
    assert right < left / 2
    left, right = inked("ש" * 40)
    assert left < right / 2
