"""Asks before something is done that cannot be undone."""

from collections.abc import Awaitable, Callable

from PySide6.QtWidgets import QWidget

from smmp_gui.dialogs import Sheet
from smmp_gui.tasks import Tasks
from smmp_gui.widgets import button, label
from smmp_gui.words import tr


class ConfirmSheet(Sheet):
    """A question; the safe answer is the default."""

    def __init__(
        self,
        parent: QWidget,
        tasks: Tasks,
        title: str,
        words: str,
        does: str,
        work: Callable[[], Awaitable[object]],
    ) -> None:
        super().__init__(parent, title, "confirmSheet")
        self.body.addWidget(label(words, tone="muted", wrap=True))

        async def run() -> None:
            await work()
            self.accept()

        self.add_button(button(does, "confirm")).clicked.connect(lambda: self.work(tasks, run()))
        self.add_button(button(tr("Cancel"), "cancel", "primary")).clicked.connect(self.reject)
