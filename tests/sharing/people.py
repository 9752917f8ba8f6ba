"""Members who send each other files, on real links and homes."""

import asyncio
import itertools
import os
from collections.abc import AsyncIterator, Iterable
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

from smmp_core import commands, events
from smmp_core.body import Body, FileInfo
from smmp_core.service import Service, Settings
from tests.network.people import LOCAL, until


class Person:
    """A member that can be switched off and on again; remembers what it was told of files."""

    service: Service

    def __init__(self, home: Path, name: str) -> None:
        self.home, self.name = home, name
        self.told: list[events.File] = []
        self.running = False

    async def start(self) -> None:
        self.service = Service(Settings(home=self.home, name=self.name, interfaces=(LOCAL,), discovery=False))
        self.service.subscribe(lambda event: self.told.append(event) if isinstance(event, events.File) else None)
        await self.service.start()
        self.running = True

    async def stop(self) -> None:
        self.running = False
        await self.service.close()

    @property
    def fingerprint(self) -> str:
        return self.service.fingerprint

    @property
    def blobs(self) -> list[str]:
        """What lies in the folder of blobs."""
        folder = self.home / "files"
        return sorted(path.name for path in folder.iterdir()) if folder.exists() else []

    def stage(self, info: FileInfo) -> str:
        return self.service.files.state(info).stage

    async def announced(self, group: str, count: int = 1) -> list[FileInfo]:
        """The files that messages of the group announce, once there are so many."""
        found: list[FileInfo] = []
        while len(found) < count:
            await asyncio.sleep(0.01)
            bodies = [Body.decode(message.text) for message in await self.service.messages(group)]
            found = [body.file for body in bodies if body.file is not None]
        return found

    async def fetched(self, group: str, info: FileInfo) -> bytes:
        """Fetch a file and read it."""
        await self.service.files.fetch(group, info)
        await until(lambda: self.stage(info) == "here")
        return await self.service.files.read(info, 1 << 30)


async def connect(*people: Person) -> None:
    """Everybody is linked with everybody."""
    running = [person for person in people if person.running]
    for one, other in itertools.combinations(running, 2):
        if bytes.fromhex(other.fingerprint) not in linked(one):
            await one.service.execute(commands.Connect(address=other.service.addresses[0]))
    await until(lambda: all(len(linked(person)) >= len(running) - 1 for person in running))


def linked(person: Person) -> frozenset[bytes]:
    assert person.service._mesh is not None
    return person.service._mesh.connected()


@asynccontextmanager
async def people(folder: Path, names: Iterable[str]) -> AsyncIterator[list[Person]]:
    """Members, running and linked."""
    members = [Person(folder / name, name) for name in names]
    async with AsyncExitStack() as stack:
        for member in members:
            await member.start()
            stack.push_async_callback(_stop, member)
        await connect(*members)
        yield members


async def _stop(person: Person) -> None:
    if person.running:
        await person.stop()


async def make_group(*people: Person) -> str:
    """A group of these, with a key; returns its id."""
    first, *others = people
    create = commands.Create(name="Group", members=[other.fingerprint for other in others])
    group = str((await first.service.execute(create))["group"])
    for other in others:
        await until(other.service.invitations)
        await other.service.execute(commands.Accept(group=group))
    await until(lambda: all(person.service.status(group).position is not None for person in people))
    return group


def make_file(folder: Path, size: int, name: str = "holiday.mp4") -> tuple[Path, bytes]:
    path, content = folder / name, os.urandom(size)
    path.write_bytes(content)
    return path, content
