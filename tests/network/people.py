"""Members with real sockets, and one who does not keep to the rules."""

import asyncio
import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any, ClassVar

from smmp_core.crypto.x25519 import public_key
from smmp_core.network.channel import Channel
from smmp_core.network.hello import Hello
from smmp_core.network.mesh import Mesh

LOCAL = "127.0.0.1"


async def until(condition: Callable[[], Any], seconds: float = 20.0) -> None:
    """Wait for something to become true, not for ever."""
    loop = asyncio.get_running_loop()
    end = loop.time() + seconds
    while not condition():
        assert loop.time() < end, "it did not happen in time"
        await asyncio.sleep(0.005)


def identities(count: int) -> list[bytes]:
    """Private keys, in the order of their public ones."""
    return sorted((os.urandom(32) for _ in range(count)), key=public_key)


class Member:
    """A mesh and all that it told."""

    def __init__(self, name: str, identity: bytes | None = None, **options: Any) -> None:
        self.name, self.identity = name, identity or os.urandom(32)
        self.public = public_key(self.identity)
        self.told: list[tuple[str, bytes]] = []  # ("up" or "down", peer)
        self.names: dict[bytes, str] = {}
        self.addresses: dict[bytes, str | None] = {}
        self.reasons: list[str] = []
        self.frames: list[tuple[bytes, bytes]] = []
        options.setdefault("interfaces", [LOCAL])
        self.mesh = Mesh(self.identity, lambda: self.name, self, **options)

    def link_up(self, peer: bytes, name: str, address: str | None) -> None:
        assert self.told[-1:] != [("up", peer)]
        self.told.append(("up", peer))
        self.names[peer], self.addresses[peer] = name, address

    def link_down(self, peer: bytes, reason: str) -> None:
        self.told.append(("down", peer))
        self.reasons.append(reason)

    def frame_received(self, peer: bytes, frame: bytes) -> None:
        assert peer in self.mesh.connected()
        self.frames.append((peer, frame))

    def told_of(self, peer: bytes) -> list[str]:
        return [what for what, who in self.told if who == peer]


@asynccontextmanager
async def online(*members: Member) -> AsyncIterator[None]:
    """The members, running; who dialled them by hand goes with them."""
    try:
        for member in members:
            await member.mesh.start()
        yield
    finally:
        while Stranger.present:
            await Stranger.present.pop().close()
        for member in members:
            await member.mesh.close()


class Stranger:
    """Speaks the link by hand, so that it can break every rule."""

    present: ClassVar[list["Stranger"]] = []

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader, self.writer = reader, writer
        self.frames: list[bytes] = []

    @classmethod
    async def dial(cls, port: int, host: str = LOCAL) -> "Stranger":
        stranger = cls(*await asyncio.open_connection(host, port))
        cls.present.append(stranger)
        return stranger

    async def shake_hands(self, identity: bytes, name: str = "Mallory", *, welcome: bool = True) -> None:
        """Take the initiator's part to the end; without ``welcome`` stop after our last message."""
        self.channel = Channel(identity, lambda: Hello(0, name), initiator=True)
        self.writer.write(self.channel.take())
        while self.channel.peer is None:
            await self.read()
        self.channel.accept()
        self.writer.write(self.channel.take())
        while welcome and self.channel.hello is None:
            await self.read()

    async def read(self) -> None:
        data = await asyncio.wait_for(self.reader.read(1 << 16), 20)
        if not data:
            raise EOFError
        self.channel.feed(data)
        self.frames += self.channel.frames()
        self.writer.write(self.channel.take())

    async def rest(self) -> bytes:
        """All that comes until the other end closes."""
        parts = []
        with suppress(ConnectionResetError):
            while data := await asyncio.wait_for(self.reader.read(1 << 16), 20):
                parts.append(data)
        return b"".join(parts)

    async def close(self) -> None:
        self.writer.close()
        with suppress(OSError):
            await self.writer.wait_closed()
