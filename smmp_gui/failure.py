"""Nothing dies silently: a window for what should not have happened. It sends nothing anywhere."""

import logging
import sys
import threading
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit

from smmp_gui.dialogs import Sheet
from smmp_gui.report import report, surroundings
from smmp_gui.theme import theme
from smmp_gui.widgets import button, label
from smmp_gui.words import tr

log = logging.getLogger(__name__)


class FailureDialog(Sheet):
    """One unexpected error, to copy into a report."""

    def __init__(self, words: str) -> None:
        super().__init__(None, tr("Something went wrong"), "failure", width=560)
        self.setModal(False)
        self.body.addWidget(
            label(
                tr(
                    "The app met an error it did not expect, and goes on. What was stored is safe. Nothing has been "
                    "sent to anybody; if you report it, read the text first: it may name files and people."
                ),
                tone="muted",
                wrap=True,
            )
        )
        shown = QPlainTextEdit(words, readOnly=True)
        shown.setObjectName("failureReport")
        shown.setAccessibleName(tr("What happened, for a report"))
        shown.setProperty("role", "log")
        shown.setFont(theme.mono("caption"))
        shown.setMinimumHeight(220)
        shown.setTabChangesFocus(True)
        self.body.addWidget(shown)
        self._more = label("", "small", tone="muted", wrap=True)
        self._more.hide()
        self.body.addWidget(self._more)
        self.add_button(button(tr("Copy"), "copyReport")).clicked.connect(
            lambda: QGuiApplication.clipboard().setText(words)
        )
        self.add_button(button(tr("Go on"), "goOn", "primary")).clicked.connect(self.accept)

    def show_more(self, count: int) -> None:
        """How many more errors there have been since."""
        one = tr("One more error has happened since. The log has both.")
        self._more.setText(one if count == 1 else tr("%n more errors have happened since. The log has all.", "", count))
        self._more.show()
        self.fit()


class FailureHook(QObject):
    """Catches what nobody caught, in any thread. All is logged; a burst, and an error that repeats, is shown once."""

    _caught = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._shown: FailureDialog | None = None
        self._more = 0
        self._known: set[str] = set()
        self._caught.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """From now on."""
        sys.excepthook = self._uncaught
        sys.unraisablehook = lambda args: self.report(args.exc_value) if args.exc_value else None
        threading.excepthook = lambda args: self.report(args.exc_value) if args.exc_value else None

    def _uncaught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            return
        self.report(error.with_traceback(trace))

    def report(self, error: BaseException) -> None:
        """Log an error and show it; callable from any thread."""
        words = report(error)
        log.error("unexpected: %s", words)
        self._caught.emit(words)

    def _show(self, words: str) -> None:
        if self._shown is not None:
            self._more += 1
            self._shown.show_more(self._more)
        elif words not in self._known:  # painting, say, fails again and again: one could not get past the dialog
            self._more = 0
            self._shown = FailureDialog(f"{surroundings()}\n\n{words}")
            self._shown.finished.connect(self._forget)
            self._shown.open()
        self._known.add(words)

    def _forget(self) -> None:
        self._shown = None
