"""Both palettes can be read."""

import re
from dataclasses import fields

import pytest

from smmp_gui.palette import DARK, LIGHT, SHAPE_PAIRS, TEXT_PAIRS, Palette, contrast
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
