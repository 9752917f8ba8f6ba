"""A list that gets the focus by keyboard shows where one is: on a row, at once."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QListView

_BY_KEYS = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)


class RowFocus(QObject):
    """Watches a list; where no row is chosen, the focus chooses the first that can be, or the ``last``."""

    def __init__(self, view: QListView, *, last: bool = False) -> None:
        super().__init__(view)
        self._view, self._last = view, last
        view.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Choose before the list itself does, which takes the first row whatever it is."""
        if isinstance(event, QFocusEvent) and event.gotFocus() and event.reason() in _BY_KEYS:
            view, model = self._view, self._view.model()
            if not view.currentIndex().isValid():
                rows = range(model.rowCount())
                indexes = (model.index(row, 0) for row in (reversed(rows) if self._last else rows))
                one = next((index for index in indexes if index.flags() & Qt.ItemFlag.ItemIsSelectable), None)
                if one is not None:
                    view.setCurrentIndex(one)
        return False
