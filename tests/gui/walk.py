"""Walking a window by Tab, and what is found on the way."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QToolButton,
    QWidget,
)

from tests.gui.screens import descendants

CONTROLS = (QAbstractButton, QLineEdit, QPlainTextEdit, QAbstractItemView, QComboBox, QAbstractSpinBox)


def controls(window: QWidget) -> list[QWidget]:
    """What can be used in a window: enabled buttons, fields, lists in sight."""
    return [one for one in descendants(window) if isinstance(one, CONTROLS) and one.isEnabled() and not _is_inner(one)]


def _is_inner(one: QWidget) -> bool:
    """A part of another control, such as the field of a number."""
    parent = one.parentWidget()
    while parent is not None and not parent.isWindow():
        if isinstance(parent, (QComboBox, QAbstractSpinBox)) or isinstance(one, QToolButton):
            return True
        parent = parent.parentWidget()
    return False


def tabbed(window: QWidget, *, most: int = 80) -> list[QWidget]:
    """Who gets the focus by Tab, from the first on, once around."""
    order: list[QWidget] = []
    stays = 0  # Tab may lead on inside something
    for _ in range(most):
        focused = QApplication.focusWidget()
        stays = stays + 1 if order and focused is order[-1] else 0
        if focused is not None and (focused in order[:-1] or stays > 1):
            return order[order.index(focused) :]
        if focused is not None and not stays:
            order.append(focused)
        QTest.keyClick(focused or window, Qt.Key.Key_Tab)
    raise AssertionError(f"Tab never comes around in {window.objectName()}")


def by_arrows(one: QWidget, order: list[QWidget]) -> bool:
    """Whether another one of its group is reached by Tab, and the arrows lead on from there to this."""
    if not isinstance(one, QAbstractButton):
        return False
    group = one.group()
    among = isinstance(one, QRadioButton) or (group is not None and group.exclusive())
    mates = group.buttons() if group is not None else []
    return among and any(mate in order for mate in mates)


def place(one: QWidget) -> QRect:
    """Where it is in its window."""
    return QRect(one.mapTo(one.window(), QPoint(0, 0)), one.size())
