"""Profile pictures as the window reads and chooses them."""

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import Executor

from smmp_core.conversation.effects import Effects
from smmp_core.pictures import Pictures
from smmp_core.storage.home import Home


class Album:
    """Everybody's picture, one's own too."""

    def __init__(
        self,
        home: Home,
        disk: Executor,
        pictures: Pictures,
        change: Callable[[Callable[[Effects], None]], Awaitable[None]],
    ) -> None:
        """``change``: lets a change add its effects, and waits until they are stored."""
        self._home, self._disk, self._pictures, self._change = home, disk, pictures, change

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
        await self._change(lambda effects: self._pictures.choose(picture, effects))
