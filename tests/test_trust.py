"""Whom one trusts, with real members: comparing over a link, invitations that name a key, namesakes."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from smmp_core import commands, events
from smmp_core.errors import LocalError
from smmp_core.invites import Invitation, read_invitation
from smmp_core.service import Service, Settings
from tests.network.people import LOCAL, until

Told = list[events.Event]


@asynccontextmanager
async def running(home: Path, name: str) -> AsyncIterator[tuple[Service, Told]]:
    service = Service(Settings(home=home, name=name, interfaces=(LOCAL,), discovery=False))
    told: Told = []
    service.subscribe(told.append)
    await service.start()
    try:
        yield service, told
    finally:
        await service.close()


@asynccontextmanager
async def pair(folder: Path) -> AsyncIterator[tuple[Service, Told, Service, Told]]:
    async with running(folder / "ada", "Ada") as (ada, adas), running(folder / "bob", "Bob") as (bob, bobs):
        await ada.execute(commands.Connect(address=bob.addresses[0]))
        await until(lambda: any(info.online for info in bob.peers()))
        yield ada, adas, bob, bobs


def comparisons(told: Told) -> list[events.Comparison]:
    return [event for event in told if isinstance(event, events.Comparison)]


def stages(told: Told) -> list[str]:
    return [event.stage for event in comparisons(told)]


def verified(service: Service) -> list[str]:
    return [info.name for info in service.peers() if info.verified]


async def compare(service: Service, peer: Service, step: commands.CompareStep = "start") -> None:
    await service.execute(commands.Compare(peer=peer.fingerprint, step=step))


async def test_two_members_compare_emoji_and_remember_it(tmp_path: Path) -> None:
    async with pair(tmp_path) as (ada, adas, bob, bobs):
        await compare(ada, bob)
        await until(lambda: stages(bobs) == ["asked"])
        await compare(bob, ada)
        await until(lambda: stages(adas)[-1:] == stages(bobs)[-1:] == ["showing"])
        assert comparisons(adas)[-1].emoji == comparisons(bobs)[-1].emoji
        await compare(ada, bob, "match")
        await until(lambda: stages(bobs)[-1] == "confirmed")
        assert verified(ada) == verified(bob) == []
        await compare(bob, ada, "match")
        await until(lambda: stages(adas)[-1] == stages(bobs)[-1] == "matched")
        assert (verified(ada), verified(bob)) == (["Bob"], ["Ada"])
    async with running(tmp_path / "ada", "Ada") as (ada, _):
        assert verified(ada) == ["Bob"]
        await ada.execute(commands.Unverify(peer=ada.peers()[0].fingerprint))
        assert verified(ada) == []
    async with running(tmp_path / "ada", "Ada") as (ada, _):
        assert verified(ada) == []


async def test_who_goes_away_while_comparing_ends_it(tmp_path: Path) -> None:
    async with running(tmp_path / "ada", "Ada") as (ada, adas):
        async with running(tmp_path / "bob", "Bob") as (bob, _):
            await ada.execute(commands.Connect(address=bob.addresses[0]))
            await compare(ada, bob)
        await until(lambda: stages(adas)[-1] == "ended")
        assert comparisons(adas)[-1].error == "The connection was lost."
        with pytest.raises(LocalError, match="while you are connected"):
            await compare(ada, bob)


async def test_an_invitation_leads_to_who_it_names(tmp_path: Path) -> None:
    async with running(tmp_path / "ada", "Ada") as (ada, _), running(tmp_path / "bob", "Bob") as (bob, _):
        text = str((await bob.execute(commands.Invitation()))["text"])
        assert read_invitation(text) == Invitation(bytes.fromhex(bob.fingerprint), tuple(bob.addresses))
        assert await ada.execute(commands.Connect(address=f" {text}\n")) == {"peer": bob.fingerprint}
        assert verified(ada) == []
        with pytest.raises(LocalError, match="your own invitation"):
            await bob.execute(commands.Connect(address=text))
        await ada.execute(commands.Block(peer=bob.fingerprint))
        with pytest.raises(LocalError, match="Unblock them first"):
            await ada.execute(commands.Connect(address=text))


async def test_an_invitation_where_somebody_else_answers_links_with_nobody(tmp_path: Path) -> None:
    async with running(tmp_path / "ada", "Ada") as (ada, _), running(tmp_path / "eve", "Bob") as (eve, eves):
        nowhere = f"{LOCAL}:1"
        for addresses in ((eve.addresses[0], nowhere), (nowhere, eve.addresses[0])):
            with pytest.raises(LocalError, match="Somebody else answers") as refusal:
                await ada.execute(commands.Connect(address=str(Invitation(b"b" * 32, addresses))))
            assert refusal.value.code == "unknown_peer"
        with pytest.raises(LocalError, match="Nobody listens"):
            await ada.execute(commands.Connect(address=str(Invitation(b"b" * 32, (nowhere,)))))
        assert ada.peers() == []
        assert not any(isinstance(event, events.Peer) for event in eves)


async def test_a_namesake_is_told_once_over_restarts(tmp_path: Path) -> None:
    def warnings(told: Told) -> list[events.Alert]:
        return [event for event in told if isinstance(event, events.Alert) and event.kind == "key_changed"]

    async with pair(tmp_path) as (ada, adas, bob, _):
        await ada.execute(commands.Verify(peer=bob.fingerprint))
        for _ in range(2):
            async with running(tmp_path / "eve", "BOB") as (eve, _):
                await ada.execute(commands.Connect(address=eve.addresses[0]))
        assert [alert.member for alert in warnings(adas)] == [eve.fingerprint]
        assert "Compare before you trust it." in warnings(adas)[0].message
    async with running(tmp_path / "ada", "Ada") as (ada, adas), running(tmp_path / "eve", "BOB") as (eve, _):
        await ada.execute(commands.Connect(address=eve.addresses[0]))
        assert warnings(adas) == []
