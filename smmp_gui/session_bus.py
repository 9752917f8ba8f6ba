"""The desktop's message bus (D-Bus), where there is one. Nothing here ever blocks the loop."""

import asyncio
import contextlib
import itertools
import logging
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

if sys.platform == "linux":
    from jeepney import DBusAddress, HeaderFields, MatchRule, Message, MessageType, message_bus, new_method_call
    from jeepney.io.asyncio import DBusConnection, open_dbus_connection

log = logging.getLogger(__name__)

Arguments = tuple[Any, ...]
"""What a method or a signal carries."""

PATIENCE = 10.0
"""Seconds for a reply: the bus may have to start who gives it."""

_BUS = "org.freedesktop.DBus"


class BusError(Exception):
    """The bus, or who was called over it, does not do what was asked."""


class SessionBus:
    """One connection, from :meth:`open` to :meth:`close`."""

    def __init__(self, connection: "DBusConnection") -> None:
        self._connection = connection
        self._serials = itertools.count(1000)  # the connection's own have been used to say hello
        self._replies: dict[int, asyncio.Future[Message]] = {}
        self._listeners: list[tuple[str, Callable[[str, Arguments], None]]] = []
        self._followers: list[tuple[str, Callable[[bool], None]]] = []
        self._reader = asyncio.get_running_loop().create_task(self._read())

    @classmethod
    async def open(cls) -> "SessionBus":
        """Connect.

        Raises:
            BusError: there is no bus, or none that answers.
        """
        address = _address()
        if address is None:
            raise BusError("there is no session bus")
        try:
            return cls(await asyncio.wait_for(open_dbus_connection(address), PATIENCE))
        except Exception as error:  # jeepney raises what comes: OSError, EOFError, ValueError, its own
            raise BusError(f"the session bus does not answer: {type(error).__name__}") from error

    @property
    def lost(self) -> bool:
        """Whether the connection has ended."""
        return self._reader.done()

    async def call(
        self, service: str, path: str, interface: str, method: str, signature: str = "", *arguments: Any
    ) -> Arguments:
        """Call a method; answers what it returns.

        Raises:
            BusError: there is no such service, it refuses, or it does not answer in time.
        """
        address = DBusAddress(path, bus_name=service, interface=interface)
        return await self._ask(new_method_call(address, method, signature or None, arguments))

    async def listen(self, service: str, interface: str, callback: Callable[[str, Arguments], None]) -> None:
        """Call ``callback`` with the name and the arguments of each signal of a service's interface.

        Raises:
            BusError: the bus does not tell.
        """
        self._listeners.append((interface, callback))
        await self._ask(message_bus.AddMatch(MatchRule(type="signal", sender=service, interface=interface)))

    async def follow(self, service: str, callback: Callable[[bool], None]) -> None:
        """Call ``callback`` with whether a service is there: now, and whenever it comes or goes.

        Raises:
            BusError: the bus does not tell.
        """
        self._followers.append((service, callback))
        rule = MatchRule(type="signal", sender=_BUS, interface=_BUS, member="NameOwnerChanged")
        rule.add_arg_condition(0, service)
        await self._ask(message_bus.AddMatch(rule))
        (there,) = await self._ask(message_bus.NameHasOwner(service))
        callback(bool(there))

    async def close(self) -> None:
        """Hang up."""
        self._reader.cancel()
        await asyncio.gather(self._reader, return_exceptions=True)
        with contextlib.suppress(OSError):
            await self._connection.close()

    async def _ask(self, message: "Message") -> Arguments:
        if self.lost:
            raise BusError("the connection has ended")
        serial = next(self._serials)
        reply = self._replies[serial] = asyncio.get_running_loop().create_future()
        try:
            await self._connection.send(message, serial=serial)
            answer = await asyncio.wait_for(reply, PATIENCE)
        except (OSError, TimeoutError) as error:
            raise BusError("no answer") from error
        finally:
            self._replies.pop(serial, None)
        if answer.header.message_type is MessageType.error:
            raise BusError(answer.header.fields.get(HeaderFields.error_name, "an error"))
        return tuple(answer.body)

    async def _read(self) -> None:
        try:
            while True:
                self._take(await self._connection.receive())
        except asyncio.CancelledError:
            raise
        except Exception as error:  # the bus has gone, or talks nonsense
            log.info("the session bus is lost: %s", type(error).__name__)
        finally:
            for reply in self._replies.values():
                if not reply.done():
                    reply.set_exception(BusError("the connection has ended"))

    def _take(self, message: "Message") -> None:
        fields, arguments = message.header.fields, tuple(message.body)
        if message.header.message_type is not MessageType.signal:
            reply = self._replies.get(fields.get(HeaderFields.reply_serial, -1))
            if reply is not None and not reply.done():
                reply.set_result(message)
            return
        interface, member = fields.get(HeaderFields.interface), fields.get(HeaderFields.member, "")
        for wanted, listener in self._listeners:
            if wanted == interface:
                listener(member, arguments)
        if (interface, member) == (_BUS, "NameOwnerChanged"):
            for service, follower in self._followers:
                if service == arguments[0]:
                    follower(bool(arguments[2]))


def _address() -> str | None:
    """Where the session's bus listens, in D-Bus's words."""
    if sys.platform != "linux":
        return None
    address = os.environ.get("DBUS_SESSION_BUS_ADDRESS")
    if address:
        return address
    usual = Path(os.environ.get("XDG_RUNTIME_DIR") or "/nowhere") / "bus"
    return f"unix:path={usual}" if usual.is_socket() else None
