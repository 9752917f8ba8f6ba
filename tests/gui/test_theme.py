"""The theme: two dresses, put on at once."""

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from smmp_gui.palette import DARK, LIGHT, Palette
from smmp_gui.theme import theme


def test_a_mode_changes_palette_and_tells(qapp: QApplication) -> None:
    told: list[Palette] = []

    def note() -> None:
        told.append(theme.palette)

    theme.changed.connect(note)
    theme.set_mode("dark")
    theme.set_mode("dark")
    theme.set_mode("light")
    theme.changed.disconnect(note)
    assert told == [DARK, LIGHT]
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(LIGHT.surface)


def test_an_unknown_mode_is_refused() -> None:
    with pytest.raises(ValueError, match="light"):
        theme.set_mode("sepia")


def test_the_type_scale_rises() -> None:
    sizes = [theme.font(size).pointSizeF() for size in ("caption", "small", "body", "title", "heading", "display")]
    assert sizes == sorted(set(sizes))
    assert sizes[0] >= 8


def test_a_person_has_one_colour_per_palette() -> None:
    assert theme.person("ab" * 32) == theme.person("ab" * 32)
    assert theme.person("not hex") in [QColor(colour) for colour in LIGHT.people]
