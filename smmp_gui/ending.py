"""How the app is asked to end: by a signal, by the session, by the system's menu. All are one event."""

import asyncio
import contextlib
import signal
from collections.abc import Iterator

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QSessionManager
from PySide6.QtWidgets import QApplication

_SIGNALS = ("SIGTERM", "SIGINT", "SIGHUP", "SIGBREAK")  # a system has some of them


class App(QApplication):
    """The application object; Qt's own way to quit would stop the loop under running tasks."""

    end_wanted = Signal()
    """The session dies, or the system's menu was used."""

    def event(self, event: QEvent) -> bool:
        """Turn what would quit into a wish to end in order."""
        if event.type() == QEvent.Type.Quit:
            event.ignore()
            self.end_wanted.emit()
            return True
        return super().event(event)


def _not_again(manager: QSessionManager) -> None:
    """Everything is stored as it happens; the session has nothing to start again, and no way to unlock it."""
    manager.setRestartHint(QSessionManager.RestartHint.RestartNever)


@contextlib.contextmanager
def end_asked() -> Iterator[asyncio.Event]:
    """An event that is set once somebody wants the app to end.

    Qt waits in C++, where Python handles no signal; the collector's timer brings it back twice a second.
    """
    app = QApplication.instance()
    assert isinstance(app, App)
    ended, loop = asyncio.Event(), asyncio.get_running_loop()
    numbers = [getattr(signal, name) for name in _SIGNALS if hasattr(signal, name)]
    handlers = {
        number: signal.signal(number, lambda *_: loop.call_soon_threadsafe(ended.set))
        for number in numbers
        if signal.getsignal(number) is not signal.SIG_IGN  # nohup wants it so
    }
    app.end_wanted.connect(ended.set)
    app.commitDataRequest.connect(_not_again)
    app.saveStateRequest.connect(_not_again)
    try:
        yield ended
    finally:
        app.saveStateRequest.disconnect(_not_again)
        app.commitDataRequest.disconnect(_not_again)
        app.end_wanted.disconnect(ended.set)
        for number, handler in handlers.items():
            signal.signal(number, handler)
