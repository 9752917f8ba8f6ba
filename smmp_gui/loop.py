"""The application object and its one loop, which is Qt's and asyncio's at once."""

import asyncio
from collections.abc import Callable, Coroutine

import qasync

from smmp_gui import icons
from smmp_gui.collector import Collector
from smmp_gui.ending import App
from smmp_gui.theme import theme
from smmp_gui.words import language, speak

ENDED, FAILED = 0, 2
"""Exit statuses, as ``smmp-node``'s."""


def run_on_loop(work: Callable[[], Coroutine[object, object, int]], mode: str) -> int:
    """Make the application, run ``work`` on its loop and answer its exit status; ``mode``: the theme's."""
    app = App.instance() or App(["smmp"])
    assert isinstance(app, App)
    app.setApplicationName("smmp")
    app.setApplicationDisplayName("SMMP")
    app.setDesktopFileName("smmp")
    app.setQuitOnLastWindowClosed(False)
    speak(app, language(""))  # until the home is open, which may know of another wish
    theme.install(app, mode)
    app.setWindowIcon(icons.app_icon())
    collector = Collector(app)
    collector.take_over()
    with asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(app)) as runner:
        return runner.run(work())
