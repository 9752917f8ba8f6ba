"""Profile pictures joined to the service: as frames come and links change, and as the window reads and chooses them."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from concurrent.futures import Executor

from smmp_core.conversation.member import Member
from smmp_core.pictures import Pictures, check
from smmp_core.storage.home import Home
from smmp_core.storage.writes import Write


class Album:
    """Everybody's picture, one's own too."""

    def __init__(
        self,
        home: Home,
        disk: Executor,
        me: bytes,
        is_friend: Callable[[bytes], bool],
        handle: Callable[[Callable[[Member, float], None]], None],
        store: Callable[[], Awaitable[None]],
    ) -> None:
        """``handle`` and ``store`` are the service's: let an input be handled; wait until all so far is stored."""
        self._home, self._disk, self._handle, self._store = home, disk, handle, store
        self._pictures = Pictures(me, home.picture(me), home.pictures(), is_friend)

    def known(self) -> list[str]:
        """The fingerprints of those whose picture is here."""
        return [key.hex() for key in self._pictures.known()]

    async def of(self, fingerprint: str) -> bytes | None:
        """Somebody's picture: PNG or JPEG as its owner says, so decode it with care."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._disk, self._home.picture, bytes.fromhex(fingerprint))

    async def choose(self, picture: bytes | None) -> None:
        """Be seen with this picture by those we share a group with, or with none.

        Raises:
            LocalError: it is not PNG or JPEG, or larger than ``MAX_PICTURE`` bytes; or it could not be stored.
        """
        check(picture)
        self._handle(lambda member, _now: self._pictures.choose(picture, member.world.effects))
        await self._store()
        self._handle(lambda member, _now: self._pictures.tell(member.world.effects))

    # -- what the service tells -------------------------------------------------------------------

    def linked(self, peer: bytes) -> None:
        """A link stands."""
        self._handle(lambda member, _now: self._pictures.linked(peer, member.world.effects))

    def unlinked(self, peer: bytes) -> None:
        """The link has ended."""
        self._pictures.unlinked(peer)

    def greet(self, members: Iterable[str]) -> None:
        """We share a group with these now."""
        peers = [bytes.fromhex(member) for member in members]
        self._handle(lambda member, _now: self._pictures.greet(peers, member.world.effects))

    def receive(self, peer: bytes, frame: bytes) -> None:
        """A frame came."""
        self._handle(lambda member, _now: self._pictures.receive(peer, frame, member.world.effects))

    def follow(self, writes: Iterable[Write]) -> None:
        """These writes are stored."""
        self._pictures.follow(writes)
