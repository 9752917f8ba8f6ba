"""Windows in which real groups are watched, one for each group."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from smmp_core.errors import LocalError
from smmp_gui.adapter import Adapter
from smmp_gui.core_words import from_core
from smmp_gui.placement import come_forward
from smmp_gui.tasks import Tasks

if TYPE_CHECKING:
    from smmp_gui.lab.live_window import LiveWindow


class Watching(QObject):
    """Opens a group's window, or brings the one that is open to the front."""

    refused = Signal(str)

    def __init__(self, parent: QWidget, adapter: Adapter, tasks: Tasks) -> None:
        super().__init__(parent)
        self._adapter, self._tasks = adapter, tasks
        self.windows: dict[str, LiveWindow] = {}
        self.place = ""  # where the last one was, as it has it

    def open(self, group: str) -> None:
        """Watch a group."""
        from smmp_gui.lab.live_window import LiveWindow  # with pictures: only who looks at it waits for them

        window = self.windows.get(group)
        if window is None:
            try:
                window = LiveWindow(self._adapter, self._tasks, group)
            except LocalError as error:
                self.refused.emit(from_core(str(error)))
                return
            if not self.windows:  # another one stands there
                window.restore(self.place)
            self.windows[group] = window
            window.closed.connect(lambda: self._closed(group))
        come_forward(window)

    def close(self) -> None:
        """Watch nothing any more."""
        for window in list(self.windows.values()):
            window.close()

    def _closed(self, group: str) -> None:
        window = self.windows.pop(group)
        self.place = window.saved()
        window.deleteLater()
