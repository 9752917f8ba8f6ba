"""The app as a citizen of the desktop: notifications, tray, badge, where the window stands and what it shows first."""

import asyncio
import contextlib
import logging

import msgspec
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication

from smmp_core.errors import LocalError
from smmp_core.preferences import Preferences
from smmp_gui import placement
from smmp_gui.adapter import Adapter
from smmp_gui.bus_notifications import BusNotifications
from smmp_gui.members_sheet import find_group
from smmp_gui.notices import Notice, Topic
from smmp_gui.notifier import Channel, Notifier
from smmp_gui.session_bus import BusError, SessionBus
from smmp_gui.states import INVITED
from smmp_gui.tasks import Tasks
from smmp_gui.tray import Tray
from smmp_gui.window import MainWindow
from smmp_gui.words import tr

log = logging.getLogger(__name__)

_HOUR_MS = 3_600_000
_LAST_WORD = 1.0  # seconds for taking notifications back
_TRAYS = "org.kde.StatusNotifierWatcher"


class Desktop(QObject):
    """Joins the main window to the desktop around it, from :meth:`start` to :meth:`close`."""

    def __init__(self, window: MainWindow, adapter: Adapter, tasks: Tasks) -> None:
        super().__init__()
        self._window, self._adapter, self._tasks = window, adapter, tasks
        self._bus: SessionBus | None = None
        self._bus_closed = False
        self.tray = Tray()
        self._over_bus = BusNotifications(self._session_bus, self.open)
        self._channels: list[Channel] = [self._over_bus, self.tray]
        self.notifier = Notifier(adapter, tasks, self._looks_at, self._channels)
        self._unmute = QTimer(self, singleShot=True, interval=_HOUR_MS)
        self._unmute.timeout.connect(self._show_choices)
        self._unread = 0
        adapter.groups_changed.connect(self._count)
        self.tray.opened.connect(self.come_forward)
        self.tray.message_opened.connect(self.open)
        self.tray.quit_wanted.connect(window.closing.set)
        self.tray.mute_wanted.connect(self._mute)
        self.tray.stay_wanted.connect(self._stay)
        self.tray.vanished.connect(self._lost_tray)
        window.stays = self._hides
        window.installEventFilter(self)

    def start(self) -> None:
        """Show the window where it was, with the conversation it showed, and take part in the desktop."""
        preferences = self._preferences
        placement.restore(self._window, preferences.window)
        self._window.lab_place, self._window.watching.place = preferences.lab, preferences.live_lab
        self._show_last(preferences.conversation)
        self._window.show()
        self.tray.start()
        self._show_choices()
        self._tasks.start(self._follow_trays())
        self._count()

    async def close(self) -> None:
        """Take the window away, remember it, and leave the desktop."""
        remembered = {"window": placement.saved(self._window), "conversation": "/".join(self._window.shown).rstrip("/")}
        remembered |= {"lab": self._window.lab_place, "live_lab": self._window.watching.place}
        self._window.hide()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._take_back(), _LAST_WORD)
        self._bus_closed = True
        if self._bus is not None:
            await self._bus.close()
        self.tray.close()
        self._show_badge(0)
        await self._prefer(**remembered)

    async def _take_back(self) -> None:
        await self.notifier.close()
        await self._over_bus.withdraw_all()

    def come_forward(self, token: str = "") -> None:
        """Show the window above all others; ``token``: the window system's."""
        placement.come_forward(self._window, token)

    def open(self, topic: Topic | None, token: str = "") -> None:
        """Show what a notification is about."""
        self.come_forward(token)
        if topic is None or topic.kind in ("many", "invitation"):
            return
        info = find_group(self._adapter, topic.group)
        if info is not None and info.state != INVITED:
            if topic.peer:
                self._window.show_thread(topic.group, topic.peer)
            else:
                self._window.show_group(topic.group)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whoever comes to the window has seen its alerts."""
        if event.type() == QEvent.Type.WindowActivate:
            self.notifier.seen_alerts()
        return super().eventFilter(watched, event)

    @property
    def _preferences(self) -> Preferences:
        return self._adapter.service.preferences

    def _show_last(self, conversation: str) -> None:
        group, _, peer = conversation.partition("/")
        info = find_group(self._adapter, group)
        if info is not None and info.state != INVITED:
            if peer and peer in info.members:
                self._window.show_thread(group, peer)
            else:
                self._window.show_group(group)

    def _looks_at(self, topic: Topic) -> bool:
        if not self._window.isActiveWindow():
            return False
        return topic.kind not in ("group", "thread") or self._window.shown == (topic.group, topic.peer)

    def _count(self) -> None:
        unread = self._adapter.all_unread
        if unread != self._unread:
            self._unread = unread
            self.tray.show_unread(unread)
            self._show_badge(unread)

    def _show_badge(self, unread: int) -> None:
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.setBadgeNumber(unread)

    # -- the tray -----------------------------------------------------------------------------

    def _hides(self) -> bool:
        """Whether closing the window leaves the app running; then say so, the first time."""
        if not (self.tray.here and self._preferences.close_to_tray):
            return False
        if not self._preferences.tray_explained:
            self._tasks.start(self._explain())
        return True

    async def _explain(self) -> None:
        words = tr("You are still connected. To end SMMP, choose Quit in the menu of its icon in the tray.")
        notice = Notice(tr("SMMP is still running"), words)
        for channel in self._channels:
            if await channel.show(Topic("many"), notice):
                await self._prefer(tray_explained=True)
                return

    def _lost_tray(self) -> None:
        if not self._window.isVisible():
            self._window.show()

    def _mute(self, muted: bool) -> None:
        self.notifier.quiet_for(_HOUR_MS / 1000 if muted else 0)
        if muted:
            self._unmute.start()

    def _stay(self, stays: bool) -> None:
        self._tasks.start(self._prefer(close_to_tray=stays))

    def _show_choices(self) -> None:
        self.tray.show_choices(muted=self.notifier.quiet, stays=self._preferences.close_to_tray)

    async def _follow_trays(self) -> None:
        bus = await self._session_bus()
        try:
            if bus is not None:
                await bus.follow(_TRAYS, self.tray.bus_has_tray)
        except BusError as error:
            log.info("trays are not followed: %s", error)

    # -- what both need -----------------------------------------------------------------------

    async def _session_bus(self) -> SessionBus | None:
        if (self._bus is None or self._bus.lost) and not self._bus_closed:
            try:
                self._bus = await SessionBus.open()
            except BusError as error:
                log.info("no session bus: %s", error)
                return None
        return self._bus

    async def _prefer(self, **changes: object) -> None:
        try:
            await self._adapter.service.prefer(msgspec.structs.replace(self._preferences, **changes))
        except LocalError as error:
            log.info("a preference is not kept: %s", error)
