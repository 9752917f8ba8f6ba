"""Notifications by the desktop's own server (org.freedesktop.Notifications)."""

import html
import time
from collections.abc import Awaitable, Callable

from smmp_gui.notices import Notice, Topic
from smmp_gui.resources import resource
from smmp_gui.session_bus import Arguments, BusError, SessionBus

_NAME, _PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
_AGAIN = 30.0  # seconds before a server that is not there is looked for again
_AS_THE_SERVER_LIKES = -1
_NORMAL, _CRITICAL = 1, 2


class BusNotifications:
    """A channel. ``bus`` answers the connection, if there is one; ``opened`` is told which topic was clicked, and
    the window system's token for coming forward."""

    def __init__(self, bus: Callable[[], Awaitable[SessionBus | None]], opened: Callable[[Topic, str], None]) -> None:
        self._bus, self._opened = bus, opened
        self._listened: SessionBus | None = None
        self._ids: dict[Topic, int] = {}
        self._token = ""
        self._not_before = 0.0

    async def show(self, topic: Topic, notice: Notice) -> bool:
        """Show a notification, in the place of an earlier one of the topic; says whether there is a server."""
        if time.monotonic() < self._not_before:
            return False
        try:
            bus = await self._connected()
            can = (await bus.call(_NAME, _PATH, _NAME, "GetCapabilities"))[0]
            body = html.escape(notice.body, quote=False) if "body-markup" in can else notice.body
            hints = {
                "desktop-entry": ("s", "smmp"),
                "category": ("s", "im.received"),
                "urgency": ("y", _CRITICAL if notice.urgent else _NORMAL),
            }
            icon, actions = resource("icons/app.svg").as_uri(), ["default", "Open"] if "actions" in can else []
            words = ("SMMP", self._ids.get(topic, 0), icon, notice.title, body, actions, hints, _AS_THE_SERVER_LIKES)
            (self._ids[topic],) = await bus.call(_NAME, _PATH, _NAME, "Notify", "susssasa{sv}i", *words)
        except BusError:
            self._not_before = time.monotonic() + _AGAIN
            return False
        return True

    async def withdraw(self, topic: Topic) -> None:
        """Take the notification of a topic back, if it is still there."""
        number = self._ids.pop(topic, None)
        if number is not None and self._listened is not None:
            try:
                await self._listened.call(_NAME, _PATH, _NAME, "CloseNotification", "u", number)
            except BusError:
                return  # it has gone by itself, or its server has

    async def withdraw_all(self) -> None:
        """Take everything back: after the end nobody could open it."""
        for topic in list(self._ids):
            await self.withdraw(topic)

    async def _connected(self) -> SessionBus:
        bus = await self._bus()
        if bus is None:
            raise BusError("there is no session bus")
        if bus is not self._listened:
            self._ids.clear()
            await bus.listen(_NAME, _NAME, self._hear)
            self._listened = bus
        return bus

    def _hear(self, signal: str, arguments: Arguments) -> None:
        topic = next((topic for topic, number in self._ids.items() if number == arguments[0]), None)
        if topic is None:
            return
        if signal == "ActivationToken":
            self._token = arguments[1]
        elif signal == "ActionInvoked":
            token, self._token = self._token, ""
            self._opened(topic, token)
        elif signal == "NotificationClosed":
            del self._ids[topic]
