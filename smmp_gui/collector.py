"""Python's garbage is collected on the window's thread only.

The collector runs in whatever thread happens to allocate. If that is one that stores or computes, and the garbage
holds a widget or a model, Qt's object dies in the wrong thread and takes the process with it.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 500


class Collector(QObject):
    """Takes over from the automatic collector until :meth:`close`."""

    def __init__(self) -> None:
        super().__init__()
        self._thresholds = gc.get_threshold()
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.check)
        self._timer.start()
        gc.disable()
        gc.freeze()  # what the start has made stays

    def close(self) -> None:
        """Hand back to the automatic collector."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()

    def check(self) -> None:
        """Collect the generations that are due, as Python itself would have."""
        counts = gc.get_count()
        due = [i for i, (count, most) in enumerate(zip(counts, self._thresholds, strict=True)) if count > most]
        if due:
            gc.collect(due[-1])
