"""Nothing dies silently: a window for what should not have happened. It sends nothing anywhere."""

import logging
import sys
import threading
import traceback
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit

from smmp_gui.dialogs import Sheet
from smmp_gui.theme import theme
from smmp_gui.widgets import button, label

log = logging.getLogger(__name__)


class FailureDialog(Sheet):
    """One unexpected error, to copy into a report."""

    def __init__(self, report: str) -> None:
        super().__init__(None, "Something went wrong", "failure", width=560)
        self.setModal(False)
        self.body.addWidget(
            label(
                "The app met an error it did not expect. What was stored is safe. Nothing has been sent to anybody; "
                "if you report it, read the text first: it may name files and people.",
                tone="muted",
                wrap=True,
            )
        )
        shown = QPlainTextEdit(report, readOnly=True)
        shown.setProperty("role", "log")
        shown.setFont(theme.mono("caption"))
        shown.setMinimumHeight(220)
        self.body.addWidget(shown)
        self.add_button(button("Copy", "copyReport")).clicked.connect(
            lambda: QGuiApplication.clipboard().setText(report)
        )
        self.add_button(button("Go on", "goOn", "primary")).clicked.connect(self.accept)


class FailureHook(QObject):
    """Catches what nobody caught, in any thread, and shows the first; all are logged."""

    _caught = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._shown: FailureDialog | None = None
        self._caught.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """From now on."""
        sys.excepthook = self._uncaught
        threading.excepthook = lambda args: self.report(args.exc_value) if args.exc_value else None

    def _uncaught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            return
        self.report(error.with_traceback(trace))

    def report(self, error: BaseException) -> None:
        """Log an error and show it; callable from any thread."""
        words = "".join(traceback.format_exception(error))
        log.error("unexpected: %s", words)
        self._caught.emit(words)

    def _show(self, report: str) -> None:
        if self._shown is None:
            self._shown = FailureDialog(report)
            self._shown.finished.connect(self._forget)
            self._shown.open()

    def _forget(self) -> None:
        self._shown = None
