"""A session bus of a test's own, with a small notification server and a small tray on it. All are real, all end."""

import asyncio
import contextlib
import shutil
import subprocess
import tempfile
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    MessageType,
    message_bus,
    new_error,
    new_method_call,
    new_method_return,
    new_signal,
)
from jeepney.io.asyncio import DBusConnection, DBusRouter, Proxy, open_dbus_connection

NOTIFICATIONS, NOTIFICATIONS_PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
_CONFIGURATION = """<busconfig><type>session</type><listen>unix:path={path}</listen>
<policy context="default"><allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/></policy>
</busconfig>"""


def missing_bus() -> str:
    """Why there can be no bus here, or nothing."""
    return "" if shutil.which("dbus-daemon") else "not here: dbus-daemon"


@contextlib.contextmanager
def bus() -> Iterator[str]:
    """The address of a bus; nothing is started on demand."""
    folder = Path(tempfile.mkdtemp(prefix="smmp-bus-"))
    path = folder / "bus"
    (folder / "conf").write_text(_CONFIGURATION.format(path=path))
    command = ["dbus-daemon", f"--config-file={folder / 'conf'}", "--nofork", "--print-address"]
    daemon = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert daemon.stdout is not None
    try:
        address = daemon.stdout.readline().strip()
        assert address, "dbus-daemon did not start"
        yield address
    finally:
        daemon.terminate()
        daemon.wait(10)
        daemon.stdout.close()
        shutil.rmtree(folder)


class Peer:
    """One connection to a bus that answers method calls: (interface, member, arguments) to signature and body."""

    def __init__(self, connection: DBusConnection) -> None:
        self._connection = connection
        self._task = asyncio.get_running_loop().create_task(self._serve())
        self._replies: dict[int, asyncio.Future[Message]] = {}

    def answer(self, interface: str, member: str, arguments: tuple[Any, ...]) -> tuple[str, tuple[Any, ...]] | None:
        """What a call is answered; None: it is unknown."""
        raise NotImplementedError

    async def emit(self, path: str, interface: str, member: str, signature: str, *arguments: Any) -> None:
        """Send a signal to everybody."""
        await self._connection.send(new_signal(DBusAddress(path, interface=interface), member, signature, arguments))

    async def call(self, name: str, path: str, interface: str, member: str, signature: str, *arguments: Any) -> Any:
        """Call somebody; answers the body of the reply."""
        address = DBusAddress(path, bus_name=name, interface=interface)
        serial = next(self._connection.outgoing_serial)
        reply = self._replies[serial] = asyncio.get_running_loop().create_future()
        await self._connection.send(new_method_call(address, member, signature or None, arguments), serial=serial)
        answer = await asyncio.wait_for(reply, 10)
        assert answer.header.message_type is MessageType.method_return, answer
        return answer.body

    async def close(self) -> None:
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)
        await self._connection.close()

    async def _serve(self) -> None:
        while True:
            message = await self._connection.receive()
            fields = message.header.fields
            if message.header.message_type is MessageType.method_call:
                found = self.answer(fields[HeaderFields.interface], fields[HeaderFields.member], tuple(message.body))
                reply = new_error(message, "org.freedesktop.DBus.Error.UnknownMethod")
                if found is not None:
                    signature, body = found
                    reply = new_method_return(message, signature or None, body)
                await self._connection.send(reply)
            elif fields.get(HeaderFields.reply_serial) in self._replies:
                self._replies.pop(fields[HeaderFields.reply_serial]).set_result(message)


async def _named(address: str, name: str) -> DBusConnection:
    connection = await open_dbus_connection(address)
    async with DBusRouter(connection) as router:
        await Proxy(message_bus, router).RequestName(name)
    return connection


@dataclass
class Shown:
    """A notification in sight."""

    title: str
    body: str
    actions: list[str]
    hints: dict[str, Any]


class NotificationServer(Peer):
    """Shows nothing, remembers everything, and clicks when told to."""

    def __init__(self, connection: DBusConnection, capabilities: list[str]) -> None:
        super().__init__(connection)
        self.capabilities = capabilities
        self.shown: dict[int, Shown] = {}
        self.asked = 0

    def answer(self, interface: str, member: str, arguments: tuple[Any, ...]) -> tuple[str, tuple[Any, ...]] | None:
        match member:
            case "GetCapabilities":
                return "as", (self.capabilities,)
            case "Notify":
                _, replaces, _, title, body, actions, hints, _ = arguments
                self.asked += 1
                number = replaces or self.asked
                self.shown[number] = Shown(title, body, actions, {name: value for name, (_, value) in hints.items()})
                return "u", (number,)
            case "CloseNotification":
                self.shown.pop(arguments[0], None)
                return "", ()
        return None

    @property
    def titles(self) -> list[str]:
        """Of all in sight."""
        return [one.title for one in self.shown.values()]

    async def click(self, title: str) -> None:
        """Click a notification, as a server tells it: with a token, and it goes."""
        number = next(number for number, one in self.shown.items() if title in one.title)
        del self.shown[number]
        signal = (NOTIFICATIONS_PATH, NOTIFICATIONS)
        await self.emit(*signal, "ActivationToken", "us", number, "token")
        await self.emit(*signal, "ActionInvoked", "us", number, "default")
        await self.emit(*signal, "NotificationClosed", "uu", number, 2)


@contextlib.asynccontextmanager
async def notification_server(
    address: str, capabilities: tuple[str, ...] = ("body", "body-markup", "actions")
) -> AsyncIterator[NotificationServer]:
    """A server on the bus."""
    server = NotificationServer(await _named(address, NOTIFICATIONS), list(capabilities))
    try:
        yield server
    finally:
        await server.close()


WATCHER, WATCHER_PATH = "org.kde.StatusNotifierWatcher", "/StatusNotifierWatcher"
ITEM, ITEM_PATH = "org.kde.StatusNotifierItem", "/StatusNotifierItem"
MENU, MENU_PATH = "com.canonical.dbusmenu", "/MenuBar"
_PROPERTIES = "org.freedesktop.DBus.Properties"
_INTROSPECTION = f"""<node><interface name="{WATCHER}">
<method name="RegisterStatusNotifierItem"><arg type="s" direction="in"/></method>
<property name="IsStatusNotifierHostRegistered" type="b" access="read"/></interface></node>"""


class BusTray(Peer):
    """A tray as desktops of today have it (StatusNotifierItem); ``items`` are the icons in it."""

    def __init__(self, connection: DBusConnection) -> None:
        super().__init__(connection)
        self.items: list[str] = []

    def answer(self, interface: str, member: str, arguments: tuple[Any, ...]) -> tuple[str, tuple[Any, ...]] | None:
        match member:
            case "RegisterStatusNotifierItem":
                self.items.append(arguments[0])
                return "", ()
            case "Introspect":
                return "s", (_INTROSPECTION,)
            case "Get":
                return "v", (("b", True),)
            case "GetAll":
                return "a{sv}", ({"IsStatusNotifierHostRegistered": ("b", True)},)
        return None

    async def about(self, name: str) -> Any:
        """A property of the icon."""
        return (await self.call(self.items[0], ITEM_PATH, _PROPERTIES, "Get", "ss", ITEM, name))[0][1]

    async def click(self) -> None:
        """Click the icon."""
        await self.call(self.items[0], ITEM_PATH, ITEM, "Activate", "ii", 0, 0)

    async def menu(self) -> dict[str, tuple[int, bool]]:
        """The menu's words, with each one's number and whether it is ticked."""
        arguments = (0, -1, ["label", "toggle-state"])
        _, (_, _, entries) = await self.call(self.items[0], MENU_PATH, MENU, "GetLayout", "iias", *arguments)
        found = {}
        for _, (number, about, _) in entries:
            found[about.get("label", ("s", ""))[1].replace("_", "")] = (
                number,
                about.get("toggle-state", ("i", 0))[1] == 1,
            )
        return found

    async def choose(self, words: str) -> None:
        """Choose something in the menu."""
        number, _ = (await self.menu())[words]
        await self.call(self.items[0], MENU_PATH, MENU, "Event", "isvu", number, "clicked", ("s", ""), 0)


@contextlib.asynccontextmanager
async def bus_tray(address: str) -> AsyncIterator[BusTray]:
    """A tray on the bus."""
    tray = BusTray(await _named(address, WATCHER))
    try:
        yield tray
    finally:
        await tray.close()
