"""The service on real homes and links: what strangers and a failing disk can do to it, and what not."""

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path

import pytest
from msgspec.structs import replace

from smmp_core import commands, events, people
from smmp_core.crypto.x25519 import public_key
from smmp_core.errors import LocalError
from smmp_core.network.timing import DEFAULT_LIMITS
from smmp_core.service import Service, Settings
from smmp_core.storage.home import Home
from smmp_core.storage.writes import SavePeer
from tests.network.people import LOCAL, Stranger, until

SOMEBODY = os.urandom(32)


def settings(home: Path, name: str = "Ada") -> Settings:
    return Settings(home=home, name=name, interfaces=(LOCAL,), discovery=False)


@asynccontextmanager
async def running(home: Path, name: str = "Ada") -> AsyncIterator[Service]:
    service = Service(settings(home, name))
    await service.start()
    try:
        yield service
    finally:
        while Stranger.present:
            await Stranger.present.pop().close()
        await service.close()


async def visit(service: Service, identity: bytes) -> Stranger:
    """A stranger who listens nowhere links with the member."""
    stranger = await Stranger.dial(int(service.addresses[0].rpartition(":")[2]))
    await stranger.shake_hands(identity)
    return stranger


def known(service: Service) -> set[str]:
    return {info.fingerprint for info in service.peers()}


def stored(home: Path) -> list[SavePeer]:
    with closing(Home.open(home, passphrase=None, random=os.urandom)) as opened:
        return opened.peers()


async def test_somebody_who_listens_nowhere_does_not_keep_the_member_from_starting_again(tmp_path: Path) -> None:
    async with running(tmp_path) as ada:
        await visit(ada, SOMEBODY)
        await until(ada.peers)
    assert stored(tmp_path) == [SavePeer(public_key(SOMEBODY), "Mallory", False, False, None)]
    async with running(tmp_path) as ada:
        assert [(info.name, info.addresses) for info in ada.peers()] == [("Mallory", [])]


@pytest.mark.parametrize("address", ["127.0.0.1:0", "nonsense", ""])
async def test_a_bad_address_in_the_home_does_not_keep_the_member_from_starting(tmp_path: Path, address: str) -> None:
    async with running(tmp_path):
        pass
    with closing(Home.open(tmp_path, passphrase=None, random=os.urandom)) as home:
        home.commit([SavePeer(public_key(SOMEBODY), "Old", True, False, address)])
    async with running(tmp_path) as ada:
        assert [info.name for info in ada.peers()] == ["Old"]


async def test_strangers_in_all_places_keep_no_friend_out(tmp_path: Path) -> None:
    """A companion of a group and somebody compared get in; who has only sent an invitation does not."""
    async with running(tmp_path / "ada") as ada:
        async with (
            running(tmp_path / "bob", "Bob") as bob,
            running(tmp_path / "carol", "Carol") as carol,
            running(tmp_path / "mallory", "Mallory") as mallory,
        ):
            for other in (bob, carol, mallory):
                await ada.execute(commands.Connect(address=other.addresses[0]))
            await ada.execute(commands.Create(name="Two", members=[bob.fingerprint]))
            await ada.execute(commands.Verify(peer=carol.fingerprint))
            await mallory.execute(commands.Create(name="Trap", members=[ada.fingerprint]))
            await until(ada.invitations)
        await until(lambda: not any(info.online for info in ada.peers()))
        for _ in range(DEFAULT_LIMITS.links):
            await visit(ada, os.urandom(32))
        async with (
            running(tmp_path / "mallory", "Mallory") as mallory,
            running(tmp_path / "bob", "Bob") as bob,
            running(tmp_path / "carol", "Carol") as carol,
        ):
            with pytest.raises(LocalError, match="closed the connection"):
                await mallory.execute(commands.Connect(address=ada.addresses[0]))
            for friend in (bob, carol):
                await friend.execute(commands.Connect(address=ada.addresses[0]))
            online = {info.fingerprint for info in ada.peers() if info.online}
            assert {bob.fingerprint, carol.fingerprint} < online
            assert len(online) == DEFAULT_LIMITS.links


async def test_strangers_do_not_make_the_address_book_grow_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(people, "MAX_STRANGERS", 5)
    async with running(tmp_path / "ada") as ada, running(tmp_path / "bob", "Bob") as bob:
        await ada.execute(commands.Connect(address=bob.addresses[0]))
        await ada.execute(commands.Create(name="Two", members=[bob.fingerprint]))
        identities = [os.urandom(32) for _ in range(20)]
        for identity in identities:
            await (await visit(ada, identity)).close()
            await until(lambda: [info.online for info in ada.peers()].count(True) == 1)
        newest = {public_key(identity).hex() for identity in identities[-6:]}
        assert known(ada) == newest | {bob.fingerprint}
    assert {peer.fingerprint.hex() for peer in stored(tmp_path / "ada")} == newest | {bob.fingerprint}


async def test_what_a_failing_disk_did_not_take_did_not_happen(tmp_path: Path) -> None:
    async with running(tmp_path) as ada:
        told: list[events.Event] = []
        ada.subscribe(told.append)
        await visit(ada, SOMEBODY)
        await until(ada.peers)
        peer = public_key(SOMEBODY).hex()
        await ada.execute(commands.Verify(peer=peer))
        ada._home._connection.execute("PRAGMA query_only = ON")  # as a disk that lost its writes
        with pytest.raises(LocalError, match="not stored"):
            await ada.execute(commands.Create(name="Never", members=[peer]))
        with pytest.raises(LocalError, match="not stored"):
            await ada.execute(commands.Block(peer=peer))
        with pytest.raises(LocalError, match="not stored"):
            await ada.rename_self("Somebody else")
        assert ada.groups() == []
        assert [(info.verified, info.blocked) for info in ada.peers()] == [(True, False)]
        assert ada.name == "Ada"
        assert [event.kind for event in told if isinstance(event, events.Alert)] == ["home"]
        ada._home._connection.execute("PRAGMA query_only = OFF")
        await ada.execute(commands.Create(name="Now", members=[peer]))
        assert [info.name for info in ada.groups()] == ["Now"]
        await ada.rename_self("Ada L.")
    async with running(tmp_path, "Ada L.") as ada:
        assert [info.name for info in ada.groups()] == ["Now"]


async def test_who_gives_up_while_the_home_is_being_opened_leaves_it_closed(tmp_path: Path) -> None:
    passphrase = "takes its time"
    starting = asyncio.create_task(Service(replace(settings(tmp_path), passphrase=passphrase)).start())
    await until((tmp_path / "home.lock").exists)
    starting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await starting
    Home.open(tmp_path, passphrase=passphrase, random=os.urandom).close()  # else: another program has it
