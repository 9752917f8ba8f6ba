"""Python's garbage is collected on the window's thread only, and between events only.

The collector runs wherever something happens to be allocated. In a thread that stores or computes, garbage that holds
a widget or a model destroys Qt's object in the wrong thread and takes the process with it. In Python code that the
destructor of a Qt object calls, it destroys another one, which waits for ever for a lock that the first one holds.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 500


class Collector(QObject):
    """Takes over from the automatic collector until the process ends: Qt's objects go last of all."""

    def __init__(self, parent: QObject | None) -> None:
        super().__init__(parent)
        self._thresholds = gc.get_threshold()
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.check)

    def take_over(self) -> None:
        """Nothing is collected by itself from now on."""
        self._timer.start()
        gc.disable()
        gc.freeze()  # what the start has made stays

    def check(self) -> None:
        """Collect the generations that are due, as Python itself would have."""
        counts = gc.get_count()
        due = [i for i, (count, most) in enumerate(zip(counts, self._thresholds, strict=True)) if count > most]
        if due:
            gc.collect(due[-1])
