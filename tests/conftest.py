"""What holds for every test: no display, no warning that nobody expects, bounded property tests."""

import asyncio
import logging
import os
from collections.abc import Callable, Generator, Mapping

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before PySide6 is imported: without a display Qt aborts
os.environ["LC_ALL"] = "C.UTF-8"  # the tests read English, whatever the system speaks
os.environ["LANGUAGE"] = ""

import hypothesis
import pytest

hypothesis.settings.register_profile("default", max_examples=50, deadline=None, print_blob=True)
hypothesis.settings.register_profile("ci", hypothesis.settings.get_profile("default"), derandomize=True, database=None)
hypothesis.settings.register_profile("long", hypothesis.settings.get_profile("default"), max_examples=2000)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") else "default"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--seeds``: how many random lives of a group the simulation plays."""
    parser.addoption("--seeds", type=int, default=21, help="seeded random lives of each sort in the simulation (21)")


def _qt_loop() -> asyncio.AbstractEventLoop:
    """A loop that is Qt's and asyncio's at once, as the app's."""
    import qasync
    from PySide6.QtWidgets import QApplication

    return qasync.QEventLoop(QApplication.instance() or QApplication(["smmp-tests"]))  # type: ignore[no-any-return]


def pytest_asyncio_loop_factories(
    config: pytest.Config, item: pytest.Item
) -> Mapping[str, Callable[[], asyncio.AbstractEventLoop]]:
    """Tests of the window run on Qt's loop, all others on asyncio's own."""
    if "gui" in item.path.relative_to(config.rootpath).parts:
        return {"qt": _qt_loop}
    return {"asyncio": asyncio.new_event_loop}


class _Warnings(logging.Handler):
    """Remembers what was logged as a warning or worse."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []
        self.setFormatter(logging.Formatter("%(levelname)s %(name)s: %(message)s"))

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, None, None]:
    """Fail a test that logs a warning or an error, unless it is marked ``may_warn``."""
    handler = _Warnings()
    logging.getLogger().addHandler(handler)
    try:
        yield
    finally:
        logging.getLogger().removeHandler(handler)
    if handler.lines and item.get_closest_marker("may_warn") is None:
        pytest.fail("logged during the test:\n" + "\n".join(handler.lines), pytrace=False)
