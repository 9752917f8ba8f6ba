"""Where the window stands: remembered over restarts, never out of sight, brought forward when it is wanted."""

import base64
import binascii
import os

from PySide6.QtCore import QByteArray, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

_GRIP = 120
"""Pixels of a window's upper edge that must be in sight, or nobody could move it."""


def saved(window: QMainWindow) -> str:
    """Size, place and state of a window, to be stored."""
    return base64.b64encode(window.saveGeometry().data()).decode()


def restore(window: QMainWindow, stored: str) -> None:
    """Put a window where it was; nothing that is stored, and no change of screens, puts it out of sight."""
    try:
        geometry = base64.b64decode(stored, validate=True)
    except (binascii.Error, ValueError):
        return
    if geometry:
        window.restoreGeometry(QByteArray(geometry))
    if not window.isMaximized() and not window.isFullScreen():
        _keep_in_sight(window)


def _keep_in_sight(window: QMainWindow) -> None:
    frame = window.frameGeometry()
    grip = QRect(frame.left(), frame.top(), frame.width(), 1)
    screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]  # the primary one first
    screen = max(screens, key=lambda screen: screen.intersected(grip).width())
    borders = frame.size() - window.size()
    window.resize(window.size().boundedTo(screen.size() - borders).expandedTo(window.minimumSize()))
    if screen.intersected(grip).width() < min(_GRIP, frame.width()):
        left = min(max(frame.left(), screen.left()), screen.right() + 1 - window.width() - borders.width())
        top = min(max(frame.top(), screen.top()), screen.bottom() + 1 - window.height() - borders.height())
        window.move(max(left, screen.left()), max(top, screen.top()))


def come_forward(window: QWidget | None, token: str = "") -> None:
    """Show a window above all others, with what is open over it; without one, the question that stands in its place.

    ``token``: of the window system, which lets nobody push to the front without one.
    """
    if token:
        os.environ["XDG_ACTIVATION_TOKEN"] = token  # where Qt looks for it
    shown = [window] if window is not None else [w for w in QApplication.topLevelWidgets() if w.isVisible()]
    modal = QApplication.activeModalWidget()
    for one in [*shown, *([modal] if modal is not None else [])]:
        one.setWindowState(one.windowState() & ~Qt.WindowState.WindowMinimized | Qt.WindowState.WindowActive)
        one.show()
        one.raise_()
        one.activateWindow()
