"""For tests that click from outside: what is on the screen and where, as JSON lines on stdout.

Switched on by ``smmp-gui --describe``. Each line is the whole picture whenever it has changed:
``{"windows": [{"title": ..., "widgets": [{"name", "text", "enabled", "rect": [x, y, width, height]}]}]}``
the topmost window last, with rectangles on the screen in device-independent pixels. Rows of lists are widgets named
``list/row key``, the entries of menus are widgets named ``action``.
"""

import json
import sys

from PySide6.QtCore import QObject, QPoint, QRect, QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QPlainTextEdit,
    QWidget,
)

from smmp_gui.compare_emoji import EmojiTile
from smmp_gui.rows import RowsModel

_EVERY_MS = 200


class Describer(QObject):
    """Prints the picture as it changes."""

    def __init__(self) -> None:
        super().__init__()
        self._last = ""
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        shown = sorted(filter(QWidget.isVisible, QApplication.topLevelWidgets()), key=_depth)
        line = json.dumps({"windows": [_window(one) for one in shown]})
        if line != self._last:
            self._last = line
            print(line, file=sys.stdout, flush=True)


def _depth(window: QWidget) -> int:
    """How many windows it stands on: a dialog stands on its parent's."""
    below = window.parentWidget()
    return 1 + _depth(below.window()) if below is not None else 0


def _window(window: QWidget) -> dict[str, object]:
    widgets: list[dict[str, object]] = []
    if isinstance(window, QMenu):
        actions = [action for action in window.actions() if action.isVisible() and not action.isSeparator()]
        for action in actions:
            entry = _entry(window, "action", action.text(), window.actionGeometry(action))
            widgets.append({**entry, "enabled": action.isEnabled()})
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and widget.window() is window:
            widgets += _described(widget)
    return {"title": window.windowTitle(), "name": window.objectName(), "widgets": widgets}


def _described(widget: QWidget) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    if isinstance(widget, QLineEdit):
        found.append(_entry(widget, widget.objectName(), widget.displayText()))  # a passphrase stays dots
    elif isinstance(widget, (QAbstractButton, QLabel)):
        found.append(_entry(widget, widget.objectName(), widget.text() or widget.accessibleName()))
    elif isinstance(widget, QPlainTextEdit):
        found.append(_entry(widget, widget.objectName(), widget.toPlainText()))
    elif isinstance(widget, EmojiTile):
        found.append(_entry(widget, "emojiTile", widget.accessibleName()))
    elif isinstance(widget, QListView) and isinstance(model := widget.model(), RowsModel):
        for i, row in enumerate(model.rows):
            rect = widget.visualRect(model.index(i)).intersected(widget.viewport().rect())
            if not rect.isEmpty():
                name = f"{widget.objectName()}/{'/'.join(row.key)}"
                found.append(_entry(widget.viewport(), name, row.spoken, rect))
    return found


def _entry(widget: QWidget, name: str, words: str, rect: QRect | None = None) -> dict[str, object]:
    area = rect or widget.rect()
    at = widget.mapToGlobal(area.topLeft() if rect else QPoint(0, 0))
    return {
        "name": name,
        "text": words,
        "enabled": widget.isEnabled(),
        "rect": [at.x(), at.y(), area.width(), area.height()],
    }
