"""What the window reads: pages anywhere in a long history, and what is searched for, without stopping the loop."""

import asyncio
from pathlib import Path

import pytest

from smmp_core import commands
from smmp_core.body import Body, FileInfo
from smmp_core.errors import LocalError
from smmp_core.service import Service
from smmp_core.storage.writes import SaveMessage, SavePrivate
from tests.network.people import until
from tests.test_service import two_in_a_group

COUNT = 40


def id_of(n: int) -> str:
    """The id of the n-th message of the past."""
    return f"{n:032x}"


def remember(service: Service, group: str, peer: str, count: int = COUNT) -> None:
    """A past: ``count`` messages in the group and as many one-on-one."""
    id, author = bytes.fromhex(group), bytes.fromhex(peer)
    for n in range(count):
        key = bytes.fromhex(id_of(n))
        placed = SaveMessage(id, key, author, (0, 0, n), n, f"message {n}", bytes(32), True)
        service._home.commit([placed, SavePrivate(id, author, author, key, n, f"private {n}")])


async def test_a_page_anywhere(tmp_path: Path) -> None:
    async with two_in_a_group(tmp_path) as (ada, bob, group):
        peer = bob.fingerprint
        remember(ada, group, peer)

        async def words(**page: str) -> list[str]:
            return [m.text for m in await ada.messages(group, limit=10, **page)]

        async def private(**page: str) -> list[str]:
            return [m.text for m in await ada.private_messages(group, peer, limit=10, **page)]

        for read, name in ((words, "message"), (private, "private")):

            def span(first: int, end: int, name: str = name) -> list[str]:
                return [f"{name} {n}" for n in range(first, end)]

            assert await read() == span(30, 40)
            assert await read(before=id_of(30)) == span(20, 30)
            assert await read(after=id_of(30)) == span(31, 40)
            assert await read(after=id_of(5)) == span(6, 16)
            assert await read(around=id_of(20)) == span(16, 26)
            assert await read(around=id_of(0)) == span(0, 6)
            assert await read(around=id_of(39)) == span(35, 40)
            assert await read(before=id_of(30), author=peer) == span(20, 30)
            assert await read(around=id_of(20), author=peer) == span(16, 26)
            for page in ({"around": id_of(99)}, {"around": "no id"}, {"around": id_of(20), "author": "ab" * 32}):
                with pytest.raises(LocalError):
                    await read(**page)


async def test_what_was_written_is_found(tmp_path: Path) -> None:
    async with two_in_a_group(tmp_path) as (ada, bob, group):
        peer = bob.fingerprint
        remember(ada, group, peer)
        file = FileInfo("Holiday photo.jpg", 9, "ab" * 32, "cd" * 32)
        await bob.execute(commands.Send(group=group, text=Body("look at this", file=file).encode()))
        await ada.execute(commands.Private(group=group, to=peer, text="have you seen the photo?"))
        await until(lambda: ada.status(group).position is not None)
        found = await ada.search("photo")
        while len(found) < 2:
            await asyncio.sleep(0.02)
            found = await ada.search("photo")
        assert {(hit.peer, hit.sender, hit.snippet) for hit in found} == {
            (peer, ada.fingerprint, "have you seen the photo?"),
            (None, peer, "Holiday photo.jpg look at this"),
        }
        assert {hit.snippet[start : start + length] for hit in found for start, length in hit.matches} == {"photo"}
        assert [hit.id for hit in await ada.search("message 12")] == [id_of(12)]
        assert len(await ada.search("message", group=group, limit=5)) == 5
        assert [hit.snippet for hit in await ada.search("17", group=group, private=False)] == ["message 17"]
        assert [hit.snippet for hit in await ada.search("17", peer=peer, group=group)] == ["private 17"]
        assert await ada.search("") == await ada.search('"*') == await ada.search("nowhere") == []
        assert await ada.search("photo", group="00" * 16) == []
        with pytest.raises(LocalError):
            await ada.search("photo", group="no group")
