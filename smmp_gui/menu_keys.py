"""The menu of a list's chosen row by keyboard: Shift+F10 and the menu key."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QListView

from smmp_gui.shortcuts import pressed


class MenuKeys(QObject):
    """Watches a list; ``open_at`` opens the menu of the row at a point of the list's viewport."""

    def __init__(self, view: QListView, open_at: Callable[[QPoint], None]) -> None:
        super().__init__(view)
        self._view, self._open_at = view, open_at
        view.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Open it once, though the key may come as a key and as a wish for a menu."""
        by_key = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and pressed(event, "menu")
        wished = isinstance(event, QContextMenuEvent) and event.reason() == QContextMenuEvent.Reason.Keyboard
        if not (by_key or wished):
            return False
        index = self._view.currentIndex()
        if index.isValid() and QApplication.activePopupWidget() is None:
            self._view.scrollTo(index)
            self._open_at(self._view.visualRect(index).center())
        return True
