"""Finding, clicking and typing, within the process."""

from typing import TypeVar

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

T = TypeVar("T", bound=QObject)


def part(parent: QObject, kind: type[T], name: str = "") -> T:
    """The one child of this kind (and object name), which must be there."""
    found = parent.findChild(kind, name) if name else parent.findChild(kind)
    assert found is not None, f"no {kind.__name__} {name}"
    return found


def type_into(widget: QWidget, words: str) -> None:
    """Type ASCII text."""
    QTest.keyClicks(widget, words)


def press(widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key."""
    QTest.keyClick(widget, key, modifier)


def click(widget: QWidget, at: QPoint) -> None:
    """Click at a point of a widget."""
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
