"""The lab's common marks: told apart by shape and pattern, never by colour alone."""

import itertools

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from smmp_core.trace.records import Family, Step
from smmp_gui.lab import marks
from smmp_gui.theme import theme
from tests.lab.running import run

SIDE = 64


def blank() -> QImage:
    image = QImage(SIDE, SIDE, QImage.Format.Format_ARGB32)
    image.fill(QColor("white"))
    return image


def inked(image: QImage) -> set[tuple[int, int]]:
    """The pixels that are not white."""
    white = QColor("white")
    return {(x, y) for x in range(SIDE) for y in range(SIDE) if image.pixelColor(x, y) != white}


def glyph(family: Family, size: float) -> set[tuple[int, int]]:
    image = blank()
    painter = QPainter(image)
    marks.paint_glyph(painter, QPointF(SIDE / 2, SIDE / 2), size, family, QColor("black"), QColor("white"))
    painter.end()
    return inked(image)


@pytest.mark.parametrize("size", [10, 40])
def test_every_family_has_a_shape_of_its_own(size: float) -> None:
    shapes = {family: glyph(family, size) for family in marks.FAMILIES}
    assert len(shapes) == 8
    for one, other in itertools.combinations(shapes, 2):
        together = shapes[one] | shapes[other]
        assert len(shapes[one] ^ shapes[other]) > 0.2 * len(together), (one, other)


@pytest.mark.parametrize("family", marks.FAMILIES)
def test_a_glyph_stays_in_its_square(family: Family) -> None:
    shape = glyph(family, 40)
    assert all(SIDE / 2 - 24 <= x <= SIDE / 2 + 24 and SIDE / 2 - 24 <= y <= SIDE / 2 + 24 for x, y in shape)


def test_the_same_digest_has_the_same_colour_and_another_has_another() -> None:
    assert marks.digest_colour("5f3a0000") == marks.digest_colour("5f3a0000")
    assert marks.digest_colour("00000000") != marks.digest_colour("00000001")
    assert marks.digest_colour("") == theme.color("neutral")
    assert marks.digest_colour("no hex").isValid()
    every = {marks.digest_colour(f"{i:02x}000000").name() for i in range(64)}
    assert every == set(theme.palette.digests)
    begun = marks.digest_colour("00000000")
    assert all(marks.digest_colour(f"{i:04x}0000") != begun for i in range(1, 4096)), (
        "a beginning looks like nothing else"
    )
    theme.set_mode("dark")
    assert marks.digest_colour("00000000").name() == theme.palette.digests[0]


@pytest.mark.parametrize("name", ["collision", "lost-message", "lost-last", "key-agreement"])
def test_where_a_picture_is_in_the_documents_one_state_does_not_look_like_the_next(name: str) -> None:
    digests = list(dict.fromkeys(step.after.digest for step in run(name).all(Step)))
    colours = [marks.digest_colour(digest).name() for digest in digests]
    assert all(a != b for a, b in itertools.pairwise(colours))


def painted(rect: QRectF, digest: str) -> QImage:
    image = blank()
    painter = QPainter(image)
    marks.paint_digest(painter, rect, digest)
    painter.end()
    return image


@pytest.mark.parametrize("rect", [QRectF(2, 2, 60, 60), QRectF(0, 20, 64, 16), QRectF(4, 4, 12, 12)])
def test_digests_of_one_colour_have_different_patterns(rect: QRectF) -> None:
    one, other = "5f3a1c08", "5f3195e0"
    assert marks.digest_colour(one) == marks.digest_colour(other)
    assert painted(rect, one) != painted(rect, other)
    assert painted(rect, one) == painted(rect, one)
    assert all(rect.contains(QPointF(x + 0.5, y + 0.5)) for x, y in inked(painted(rect, one)))


def test_a_few_pixels_are_the_colour_alone() -> None:
    image = painted(QRectF(10, 10, 4, 4), "5f3a1c08")
    assert {image.pixelColor(x, y).name() for x, y in inked(image)} == {marks.digest_colour("5f3a1c08").name()}


def test_a_place_is_epoch_era_and_step() -> None:
    assert marks.place_text((1, 0, 255, 3)) == "1·0·3"
    assert marks.place_text(None) == "–"
    assert marks.four("5f3a1c08") == "5f3a"


def test_every_family_has_a_name_and_a_colour() -> None:
    assert len({marks.family_words(family) for family in marks.FAMILIES}) == 8
    assert all(marks.family_colour(family).isValid() for family in marks.FAMILIES)
    assert {"message", "resync"} <= marks.LOUD
    assert not {"acknowledgement", "turn"} & marks.LOUD
