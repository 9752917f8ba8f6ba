"""The icon in the system's tray, where there is a tray; trays come and go."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from smmp_gui import icons, text
from smmp_gui.notices import Notice, Topic
from smmp_gui.words import tr

_LOOK_MS = 3000  # an X tray comes and goes without a word
_BADGE = QColor("#b4500f")  # trays are light or dark, whatever our theme is
_CENTRE = Qt.AlignmentFlag.AlignCenter
_SIDES = (16, 22, 24, 32, 48, 64)


class Tray(QObject):
    """Shows how much is unread, opens the window, mutes, quits. A channel for notifications where nothing better is."""

    opened = Signal()
    message_opened = Signal(object)
    """The Topic of the notification that was clicked."""
    mute_wanted = Signal(bool)
    stay_wanted = Signal(bool)
    quit_wanted = Signal()
    vanished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.here = False
        self._over_bus: bool | None = None  # a tray of the message bus, whose coming and going is told
        self._icon = QSystemTrayIcon(self)
        self._icon.activated.connect(self._activated)
        self._icon.messageClicked.connect(lambda: self.message_opened.emit(self._last))
        self._last: Topic | None = None
        self._menu = QMenu()
        self._menu.addAction(tr("Open SMMP"), self.opened.emit)
        self._mute = self._choice(tr("Mute notifications for an hour"), self.mute_wanted.emit)
        self._stay = self._choice(tr("Keep running when the window is closed"), self.stay_wanted.emit)
        self._menu.addSeparator()
        self._menu.addAction(tr("Quit"), self.quit_wanted.emit)
        self._icon.setContextMenu(self._menu)
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Look for a tray, from now on."""
        self.show_unread(0)
        self.look()
        self._timer.start()

    def close(self) -> None:
        """Leave the tray."""
        self._timer.stop()
        self._icon.hide()
        self._menu.deleteLater()

    def bus_has_tray(self, there: bool) -> None:
        """The message bus knows of a tray, or no longer."""
        if self._over_bus is None:
            self._over_bus = there and self.here
        if self._over_bus:
            self._set_here(there)

    def look(self) -> None:
        """See whether there is a tray."""
        if not self._over_bus:  # Qt would ask the bus, and wait for the answer
            self._set_here(QSystemTrayIcon.isSystemTrayAvailable())

    def show_unread(self, count: int) -> None:
        """How many messages wait to be read."""
        self._icon.setIcon(tray_icon(count))
        self._icon.setToolTip(tr("SMMP: %n unread", "", count) if count else "SMMP")

    def show_choices(self, *, muted: bool, stays: bool) -> None:
        """What is chosen in the menu."""
        self._mute.setChecked(muted)
        self._stay.setChecked(stays)

    async def show(self, topic: Topic, notice: Notice) -> bool:
        """Show a notification; says whether it could be shown."""
        if not (self.here and QSystemTrayIcon.supportsMessages()):
            return False
        self._last = topic
        self._icon.showMessage(text.bare(notice.title), text.bare(notice.body), icons.app_icon())
        return True

    async def withdraw(self, topic: Topic) -> None:
        """It goes by itself."""

    def _set_here(self, here: bool) -> None:
        was, self.here = self.here, here
        if here != was:
            self._icon.setVisible(here)
            if not here:
                self.vanished.emit()

    def _choice(self, words: str, wanted: Callable[[bool], None]) -> QAction:
        action = self._menu.addAction(words)
        action.setCheckable(True)
        action.triggered.connect(lambda checked: wanted(checked))
        return action

    def _activated(self, how: QSystemTrayIcon.ActivationReason) -> None:
        if how in (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick):
            self.opened.emit()


def tray_icon(unread: int) -> QIcon:
    """The app's icon; with something unread it has a dot, in the larger sizes with the number."""
    icon = QIcon()
    for side in _SIDES:
        icon.addPixmap(_pixmap(side, unread))
    return icon


def _pixmap(side: int, unread: int) -> QPixmap:
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.drawPixmap(0, 0, icons.pixmap("tray", _BADGE, pixmap.size(), 1.0))
    if unread:
        _draw_badge(painter, side, str(unread) if unread < 100 else "99")
    painter.end()
    return pixmap


def _draw_badge(painter: QPainter, side: int, number: str) -> None:
    radius = side * (0.3 if side >= 32 else 0.26)
    centre = QPointF(side - radius, side - radius)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_BADGE)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
    painter.drawEllipse(centre, radius + side / 16, radius + side / 16)  # a gap around it: seen on any ground
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    painter.drawEllipse(centre, radius, radius)
    if side >= 32:
        font = painter.font()
        font.setPixelSize(round(radius * (1.45 if len(number) == 1 else 1.1)))
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(Qt.GlobalColor.white)
        painter.drawText(QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius), _CENTRE, number)
