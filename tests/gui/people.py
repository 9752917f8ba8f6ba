"""Real members for the window's tests: real services, homes and links over loopback TCP."""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path

from smmp_core import commands
from smmp_core.service import Service, Settings
from smmp_gui.adapter import Adapter
from smmp_gui.tasks import Tasks
from smmp_gui.window import MainWindow

PATIENCE = 20.0


class Somebody:
    """A member with its window."""

    def __init__(self, service: Service) -> None:
        self.service = service
        self.closed = False
        self.failures: list[BaseException] = []
        self.tasks = Tasks(self.failures.append)
        self.adapter = Adapter(service)
        self.window = MainWindow(self.adapter, self.tasks)
        self.window.show()
        self.tasks.start(self.adapter.load())

    async def close(self) -> None:
        if self.closed:
            return
        self.closed = True
        await self.tasks.close()
        self.adapter.close()
        await self.service.close()
        self.window.hide()
        self.window.deleteLater()


async def start(home: Path, name: str | None = None, *, faults: bool = False) -> Somebody:
    """Start a member on loopback, without discovery."""
    settings = Settings(home=home, name=name, listen=("127.0.0.1:0",), discovery=False, faults=faults)
    service = Service(settings)
    await service.start()
    return Somebody(service)


@contextlib.asynccontextmanager
async def linked(folder: Path, *names: str, faults: bool = False) -> AsyncIterator[list[Somebody]]:
    """Members with links between all of them; nothing may have failed by the end."""
    members: list[Somebody] = []
    try:
        for name in names:
            members.append(await start(folder / name, name, faults=faults))
            for other in members[:-1]:
                address = other.service.addresses[0]
                await members[-1].service.execute(commands.Connect(address=address))
        full = len(names) * (len(names) - 1)
        await until(lambda: sum(peer.online for member in members for peer in member.service.peers()) == full)
        yield members
        assert [failure for member in members for failure in member.failures] == []
    finally:
        for member in members:
            await member.close()


async def grouped(members: list[Somebody], name: str = "Ops") -> str:
    """A group of all, with everybody's window showing it."""
    first, *others = members
    answer = await first.service.execute(
        commands.Create(name=name, members=[other.service.fingerprint for other in others])
    )
    group = str(answer["group"])
    await until(lambda: all(other.service.invitations() for other in others))
    for other in others:
        await other.service.execute(commands.Accept(group=group))
    await until(lambda: all(member.service.status(group).position is not None for member in members))
    for member in members:
        member.adapter.flush()
        member.window.show_group(group)
    return group


async def until(happened: Callable[[], bool], patience: float = PATIENCE) -> None:
    """Wait for something on the loop; fail when it does not come."""
    end = time.monotonic() + patience
    while not happened():
        assert time.monotonic() < end, "waited in vain"
        await asyncio.sleep(0.02)
