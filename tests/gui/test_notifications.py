"""Notifications, against a real bus with a real (small) server: who is told what, when, and what a click does."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import msgspec
import pytest
import pytest_asyncio
from pytestqt.qtbot import QtBot

from smmp_core import commands, events
from smmp_core.preferences import GroupPreferences
from smmp_gui import text
from smmp_gui.desktop import Desktop
from tests.gui.bus import NotificationServer, bus, missing_bus, notification_server
from tests.gui.people import Somebody, grouped, linked, until

pytestmark = pytest.mark.skipif(bool(missing_bus()), reason=missing_bus())

HOSTILE = "<b>Bold</b> & <a href='http://example.org'>x</a>\u202e\x07"


@pytest.fixture
def address(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A bus that the app finds."""
    with bus() as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        yield address


@pytest_asyncio.fixture
async def server(address: str) -> AsyncIterator[NotificationServer]:
    """A server on it."""
    async with notification_server(address) as server:
        yield server


async def desk(member: Somebody, *, away: bool = True) -> Desktop:
    """Join a member's window to the desktop; ``away``: nobody looks at it."""
    desktop = Desktop(member.window, member.adapter, member.tasks)
    desktop.start()
    if away:
        member.window.hide()
    return desktop


async def look_at(member: Somebody, other: Somebody) -> None:
    """Come back to a window; the offscreen platform thinks that a hidden one has never lost the focus."""
    other.window.activateWindow()
    await until(other.window.isActiveWindow)
    member.window.show()
    member.window.activateWindow()
    await until(member.window.isActiveWindow)


async def send(member: Somebody, group: str, words: str) -> None:
    await member.service.execute(commands.Send(group=group, text=words))


async def prefer(member: Somebody, **changes: object) -> None:
    await member.service.prefer(msgspec.structs.replace(member.service.preferences, **changes))


def titles(server: NotificationServer) -> list[str]:
    """In sight, without the marks that fence names off."""
    return [text.bare(title) for title in server.titles]


def bodies(server: NotificationServer) -> list[str]:
    return [text.bare(one.body) for one in server.shown.values()]


async def quiet(server: NotificationServer) -> None:
    """Nothing is told, though there was time to."""
    await asyncio.sleep(0.8)
    assert server.asked == 0


async def test_a_message_is_told_opened_and_taken_back(
    qtbot: QtBot, tmp_path: Path, server: NotificationServer
) -> None:
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        group = await grouped([ada, bob])
        desktop = await desk(bob)
        await send(ada, group, HOSTILE)
        await until(lambda: bool(server.shown))
        assert titles(server) == ["Ada in Ops"]
        (shown,) = server.shown.values()
        assert shown.body == "&lt;b&gt;Bold&lt;/b&gt; &amp; &lt;a href='http://example.org'&gt;x&lt;/a&gt;‹RLO›‹U+0007›"
        assert (shown.actions, shown.hints["desktop-entry"]) == (["default", "Open"], "smmp")
        for number in range(4):
            await send(ada, group, f"more {number}")
        await until(lambda: titles(server) == ["5 messages in Ops"])
        assert bodies(server) == ["Ada: more 3"]
        assert server.asked <= 3  # bursts are gathered
        bob.window._stack.setCurrentIndex(0)
        await server.click("5 messages")
        await until(bob.window.isVisible)
        assert bob.window.shown == (group, "")
        await send(ada, group, "one more")  # looked at: nothing to tell
        bob.window.hide()
        await until(lambda: not bob.window.isActiveWindow())
        await send(ada, group, "are you there?")
        await until(lambda: bool(server.shown))
        await look_at(bob, ada)
        await until(lambda: not server.shown)  # it has been read
        await desktop.close()


async def test_private_messages_and_what_the_user_prefers(
    qtbot: QtBot, tmp_path: Path, server: NotificationServer
) -> None:
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        group = await grouped([ada, bob])
        desktop = await desk(bob)
        await prefer(bob, notify="private", notify_words=False)
        await send(ada, group, "to all")
        await ada.service.execute(commands.Private(group=group, to=bob.service.fingerprint, text="a secret"))
        await until(lambda: bool(server.shown))
        assert (titles(server), bodies(server)) == (["Ada privately in Ops"], ["New message"])
        await server.click("privately")
        await until(lambda: bob.window.shown == (group, ada.service.fingerprint))
        bob.window.hide()
        server.asked = 0
        await bob.service.prefer_in_group(group, GroupPreferences(muted=True))
        await ada.service.execute(commands.Private(group=group, to=bob.service.fingerprint, text="muted"))
        await quiet(server)
        await bob.service.prefer_in_group(group, GroupPreferences())
        desktop.notifier.quiet_for(3600)
        await send(ada, group, "for an hour")
        await quiet(server)
        desktop.notifier.quiet_for(0)
        await prefer(bob, notify="nothing")
        await send(ada, group, "nothing")
        await quiet(server)
        await prefer(bob, notify="all", notify_words=False)
        await send(ada, group, "a word")
        await until(lambda: bool(server.shown))
        assert bodies(server) == ["The newest one is from Ada"]
        await desktop.close()
        assert server.shown == {}  # nobody could open it any more


async def test_invitations_and_serious_alerts(qtbot: QtBot, tmp_path: Path, server: NotificationServer) -> None:
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        desktop = await desk(bob)
        answer = await ada.service.execute(commands.Create(name="Ops", members=[bob.service.fingerprint]))
        group = str(answer["group"])
        await until(lambda: bool(server.shown))
        assert titles(server) == ["Ada invites you to Ops"]
        await bob.service.execute(commands.Accept(group=group))
        bob.adapter.touch_groups()
        await until(lambda: not server.shown)
        await until(lambda: bob.service.status(group).position is not None)
        server.asked = 0
        for kind in ("storm", "left", "declined", "restored"):
            bob.adapter._on_event(events.Alert(group, kind, None, "Routine."))
        await quiet(server)
        bob.adapter._on_event(events.Alert(group, "equivocation", None, "Ada and Carl hold different messages."))
        await until(lambda: bool(server.shown))
        assert (titles(server), bodies(server)) == (["Ops"], ["Ada and Carl hold different messages."])
        assert [one.hints["urgency"] for one in server.shown.values()] == [2]
        await look_at(bob, ada)
        await until(lambda: not server.shown)
        await desktop.close()


async def test_many_conversations_are_told_at_once(qtbot: QtBot, tmp_path: Path, server: NotificationServer) -> None:
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        groups = [await grouped([ada, bob], f"Group {number}") for number in range(4)]
        desktop = await desk(bob)
        for group in groups:
            await send(ada, group, "hello")
            await send(ada, group, "again")
        await until(lambda: titles(server) == ["8 messages in 4 conversations"])
        assert "Group 0" in bodies(server)[0]
        for group in groups:
            await bob.service.mark_read(group)
        bob.adapter.touch_groups()
        await until(lambda: not server.shown)
        await desktop.close()


async def test_a_server_without_markup_or_actions(qtbot: QtBot, tmp_path: Path, address: str) -> None:
    async with notification_server(address, ("body",)) as server, linked(tmp_path, "Ada", "Bob") as (ada, bob):
        group = await grouped([ada, bob])
        desktop = await desk(bob)
        await send(ada, group, "1 < 2 & so on")
        await until(lambda: bodies(server) == ["1 < 2 & so on"])
        assert [one.actions for one in server.shown.values()] == [[]]
        await desktop.close()


async def test_nobody_to_tell_is_no_trouble(qtbot: QtBot, tmp_path: Path, address: str) -> None:
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        group = await grouped([ada, bob])
        desktop = await desk(bob)
        await send(ada, group, "a bus, and no server")
        await asyncio.sleep(0.8)
        await desktop.close()


async def test_a_bus_that_goes_is_no_trouble(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        group = await grouped([ada, bob])
        with bus() as address:
            monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
            async with notification_server(address) as server:
                desktop = await desk(bob)
                await send(ada, group, "one")
                await until(lambda: bool(server.shown))
        await send(ada, group, "two")
        await asyncio.sleep(0.8)
        await desktop.close()


@pytest.mark.parametrize("address", ["", "unix:path=/nowhere/bus", "nonsense", "tcp:host=127.0.0.1,port=1"])
async def test_no_bus_is_no_trouble(
    qtbot: QtBot, tmp_path: Path, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        group = await grouped([ada, bob])
        desktop = await desk(bob)
        await send(ada, group, "hello")
        await until(lambda: bob.service.groups()[0].unread == 1)
        await asyncio.sleep(0.5)
        await desktop.close()


async def test_what_was_read_before_it_was_told_leaves_nothing_to_tell(
    qtbot: QtBot, tmp_path: Path, server: NotificationServer
) -> None:
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        group = await grouped([ada, bob])
        desktop = await desk(bob)
        arrived: list[str] = []
        bob.adapter.messages_arrived.connect(lambda _group, messages: arrived.extend(one.text for one in messages))
        await send(ada, group, "first")
        await until(lambda: arrived == ["first"])  # it is about to be told
        await bob.service.mark_read(group)
        bob.adapter.touch_groups()
        bob.adapter.flush()
        await send(ada, group, "second")
        await until(lambda: bob.service.groups()[0].unread == 1)  # counted; the window hears of it in a moment
        assert arrived == ["first"]
        desktop.notifier.tell()
        await until(lambda: bodies(server) == ["second"])
        await desktop.close()


async def test_nothing_is_told_of_who_is_blocked(qtbot: QtBot, tmp_path: Path, server: NotificationServer) -> None:
    async with linked(tmp_path, "Ada", "Bob", "Eve") as (ada, bob, eve):
        group = await grouped([ada, bob, eve])
        await bob.service.execute(commands.Block(peer=eve.service.fingerprint))
        await desk(bob)
        await send(eve, group, "buy now")
        await until(lambda: group in bob.adapter.last, 10)  # it has come through Ada
        await quiet(server)
        await send(ada, group, "hello")
        await until(lambda: bool(server.shown))
        assert titles(server) == ["Ada in Ops"]
