"""Both palettes can be read."""

import itertools
import math
import re
from dataclasses import fields

import pytest

from smmp_gui.palette import DARK, LIGHT, SHAPE_PAIRS, TEXT_PAIRS, Palette, contrast, ink_on
from smmp_gui.theme import style_sheet

BOTH = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@BOTH
def test_text_stands_out(palette: Palette) -> None:
    poor = {pair: contrast(getattr(palette, pair[0]), getattr(palette, pair[1])) for pair in TEXT_PAIRS}
    assert {pair: ratio for pair, ratio in poor.items() if ratio < 4.5} == {}


@BOTH
def test_shapes_stand_out(palette: Palette) -> None:
    poor = {pair: contrast(getattr(palette, pair[0]), getattr(palette, pair[1])) for pair in SHAPE_PAIRS}
    assert {pair: ratio for pair, ratio in poor.items() if ratio < 3} == {}


@BOTH
def test_the_ground_of_a_chip_is_seen_on_the_conversation(palette: Palette) -> None:
    for ground in ("neutral", "soft", "attention_soft", "danger_soft"):
        assert contrast(getattr(palette, ground), palette.surface) >= 1.13, ground


@BOTH
def test_names_stand_out_on_bubbles_and_their_initials_on_them(palette: Palette) -> None:
    for colour in palette.people:
        assert contrast(colour, palette.other) >= 4.5
        assert contrast(colour, palette.other_inset) >= 4.5
        assert contrast(colour, palette.on_accent if palette.dark else palette.raised) >= 4.5


@BOTH
def test_who_is_quoted_stands_out_on_our_own_bubbles(palette: Palette) -> None:
    assert min(contrast(colour, palette.own_inset) for colour in DARK.people) >= 4.5


@BOTH
def test_what_members_hold_stands_out_and_can_be_written_on(palette: Palette) -> None:
    for colour in palette.digests:
        assert contrast(colour, palette.surface) >= 3, colour
        assert contrast(colour, ink_on(colour)) >= 4.5, colour


_SEEN_WITHOUT = {
    "red": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "green": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "blue": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
"""What is left of linear light where one kind of cone is missing (Machado, Oliveira and Fernandes 2009)."""


def _lab(colour: str, seen: tuple[tuple[float, ...], ...]) -> tuple[float, float, float]:
    """A colour's place in CIELAB, where distances are those of the eye."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    light = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    r, g, b = (max(0.0, sum(k * c for k, c in zip(row, light, strict=True))) for row in seen)
    x, y, z = (
        (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505,
        0.2126 * r + 0.7152 * g + 0.0722 * b,
        (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089,
    )
    fx, fy, fz = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


@BOTH
@pytest.mark.parametrize("without", list(_SEEN_WITHOUT))
def test_the_colour_blind_tell_apart_what_members_hold(palette: Palette, without: str) -> None:
    seen = [_lab(colour, _SEEN_WITHOUT[without]) for colour in palette.digests]
    assert min(math.dist(a, b) for a, b in itertools.combinations(seen, 2)) >= 15


@BOTH
def test_every_token_is_a_colour(palette: Palette) -> None:
    for field in fields(palette):
        value = getattr(palette, field.name)
        if isinstance(value, str):
            assert re.fullmatch("#[0-9a-f]{6}", value), field.name
    assert len(set(palette.people)) == len(palette.people) == 12


def _rules(palette: Palette) -> list[tuple[str, str, str]]:
    """Selector, colour and ground of every rule of the style sheet that has both."""
    found = []
    for selector, body in re.findall(r"([^{}]+)\{([^{}]*)\}", style_sheet(palette)):
        said = dict(re.findall(r"(?<![\w-])(background|color):\s*(#[0-9a-f]{6})", body))
        if len(said) == 2:
            found.append((" ".join(selector.split()), said["color"], said["background"]))
    return found


@BOTH
def test_every_rule_of_the_style_sheet_can_be_read(palette: Palette) -> None:
    rules = _rules(palette)
    assert len(rules) >= 8
    for selector, colour, ground in rules:
        assert contrast(colour, ground) >= (3 if ":disabled" in selector else 4.5), selector


@BOTH
def test_what_is_disabled_can_still_be_read(palette: Palette) -> None:
    for ground in ("raised", "surface", "line", "soft", "window"):
        assert contrast(palette.muted, getattr(palette, ground)) >= 3, ground
