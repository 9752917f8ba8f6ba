"""The theme is on, light, at the start of each of the window's tests."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from smmp_gui.gallery import gallery
from smmp_gui.theme import theme
from smmp_gui.words import speak
from tests.storage.keyrings import PlainFileKeyring, using


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform regrets aloud that it cannot raise windows; that is no failure."""
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    """Put the theme on."""
    qapp.setQuitOnLastWindowClosed(False)  # as the app: no window ends the loop
    speak(qapp, "en")  # whatever the system speaks: the plurals come from there too
    theme.install(qapp, "light")
    gc.disable()  # no widget may die in another thread: see smmp_gui.collector
    with using(PlainFileKeyring()):  # never the keyring of whoever runs the tests
        yield
    gc.collect()
    gc.enable()
    theme.set_mode("light")
    theme.set_motion(True)
    gallery.clear()
