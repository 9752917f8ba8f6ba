"""The window speaks the user's language: by preference, or as the system; what is translated fits its English."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication

from smmp_gui import words
from smmp_gui.resources import resource

FILES = sorted(resource("translations").glob("*.ts"))


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    before = QLocale()
    yield qapp
    words.speak(qapp, "en")
    QLocale.setDefault(before)


def pairs(file: Path) -> Iterator[tuple[str, str]]:
    """English and its translation, each form of a plural by itself."""
    for message in ElementTree.parse(file).iter("message"):
        source, translation = message.findtext("source", ""), message.find("translation")
        assert translation is not None
        forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
        yield from ((source, form) for form in forms)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_placeholder_is_in_the_translation(file: Path) -> None:
    for source, translation in pairs(file):
        if translation:
            fields = [set(re.findall(r"\{\w+\}", one)) for one in (source, translation)]
            assert fields[0] == fields[1], (source, translation)


@pytest.mark.parametrize("code", ["de", "en"])
def test_german_and_the_english_plurals_are_complete(code: str) -> None:
    file = resource(f"translations/smmp_{code}.ts")
    missing = [source for source, translation in pairs(file) if not translation]
    assert missing == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_what_is_shipped_was_compiled_from_the_source(file: Path, tmp_path: Path) -> None:
    made = tmp_path / "made.qm"
    subprocess.run(
        [Path(sys.executable).parent / "pyside6-lrelease", file, "-qm", made], check=True, capture_output=True
    )
    assert made.read_bytes() == file.with_suffix(".qm").read_bytes()


@pytest.mark.parametrize(
    ("wished", "system", "spoken"),
    [
        ("", "de_AT", "de"),
        ("", "fr_FR", "en"),
        ("", "he_IL", "he"),
        ("de", "en_GB", "de"),
        ("en", "de_DE", "en"),
        ("tlh", "en_GB", "en"),
    ],
)
def test_the_language_is_the_one_wished_for_or_the_systems(wished: str, system: str, spoken: str) -> None:
    assert words.language(wished, QLocale(system)) == spoken


def test_dates_follow_the_language_and_the_region(app: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QLocale, "system", lambda: QLocale("de_AT"))
    words.speak(app, "de")
    assert QLocale().name() == "de_AT"
    words.speak(app, "en")
    assert QLocale().name() == "en_AT", "the clock still counts to 24"
    monkeypatch.setattr(QLocale, "system", lambda: QLocale.c())
    words.speak(app, "en")
    assert QLocale().name() == "en_GB"


def test_a_language_from_right_to_left_turns_the_window(app: QApplication) -> None:
    words.speak(app, "he")
    assert app.layoutDirection() == Qt.LayoutDirection.RightToLeft
    words.speak(app, "de")
    assert app.layoutDirection() == Qt.LayoutDirection.LeftToRight
