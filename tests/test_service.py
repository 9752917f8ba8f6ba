"""The service on real homes and links: what strangers and a failing disk can do to it, and what not."""

import asyncio
import os
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, closing
from pathlib import Path

import pytest
from msgspec.structs import replace

from smmp_core import commands, events, people
from smmp_core.conversation.group import Group
from smmp_core.crypto.x25519 import public_key
from smmp_core.errors import LocalError
from smmp_core.network.timing import DEFAULT_LIMITS
from smmp_core.service import Service, Settings
from smmp_core.storage.home import Home
from smmp_core.storage.writes import SaveGroup, SaveNote, SavePeer, Write
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


@pytest.mark.may_warn
async def test_a_mistake_of_ours_beside_the_engine_costs_a_frame_and_not_the_link(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    def breaks(peer: bytes, frame: bytes) -> None:
        raise ZeroDivisionError

    async with running(tmp_path / "ada") as ada, running(tmp_path / "bob", "Bob") as bob:
        await bob.execute(commands.Connect(address=ada.addresses[0]))
        assert ada._mesh is not None and bob._mesh is not None
        ada._beside[0x7F] = breaks
        for frame in (b"\x7f", b"\x40"):  # the second makes no sense, and is counted
            bob._mesh.send(bytes.fromhex(ada.fingerprint), frame)
        await until(lambda: ada.files.junk == 1)
        assert "ZeroDivisionError" in caplog.text
        assert bytes.fromhex(bob.fingerprint) in ada._mesh.connected()


@pytest.mark.may_warn
async def test_a_mistake_of_ours_in_a_command_is_a_sentence_and_leaves_nothing_half_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async with running(tmp_path) as ada:
        await visit(ada, SOMEBODY)
        await until(ada.peers)
        create = Group.create

        def breaks(*args: object) -> Group:
            create(*args)  # type: ignore[arg-type]
            raise ZeroDivisionError

        monkeypatch.setattr(Group, "create", breaks)
        with pytest.raises(LocalError, match="everything stored is safe"):
            await ada.execute(commands.Create(name="Half", members=[public_key(SOMEBODY).hex()]))
        assert ada.groups() == [] and not ada._member.world.effects
        assert "something went wrong inside" in caplog.text
        monkeypatch.undo()
        await ada.execute(commands.Create(name="Whole", members=[public_key(SOMEBODY).hex()]))
        assert [info.name for info in ada.groups()] == ["Whole"]


@asynccontextmanager
async def two_in_a_group(folder: Path) -> AsyncIterator[tuple[Service, Service, str]]:
    async with running(folder / "ada") as ada, running(folder / "bob", "Bob") as bob:
        await ada.execute(commands.Connect(address=bob.addresses[0]))
        group = str((await ada.execute(commands.Create(name="Two", members=[bob.fingerprint])))["group"])
        await until(bob.invitations)
        await bob.execute(commands.Accept(group=group))
        await until(lambda: all(s.status(group).position is not None for s in (ada, bob)))
        yield ada, bob, group


async def test_what_happened_is_stored_with_the_state_and_there_after_a_restart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    batches: list[list[Write]] = []
    async with two_in_a_group(tmp_path) as (ada, bob, group):
        told: list[events.Event] = []
        bob.subscribe(told.append)
        commit = bob._home.commit

        def spy(writes: Sequence[Write]) -> None:
            batches.append(list(writes))
            commit(writes)

        monkeypatch.setattr(bob._home, "commit", spy)
        await ada.execute(commands.Resync(group=group))
        await until(lambda: any(isinstance(e, events.Resync) and e.stage == "healed" for e in told))
        await ada.execute(commands.Remove(group=group, members=[bob.fingerprint]))
        await until(lambda: any(isinstance(e, events.Removed) for e in told))
        notes = bob.notes(group)
        assert [note.event for note in notes] == [e for e in told if isinstance(e, events.Resync | events.Removed)]
        assert [note.epoch for note in notes] == [2] * (len(notes) - 1) + [None]
        assert all(abs(note.at / 1000 - time.time()) < 60 for note in notes)
    assert sum(isinstance(write, SaveNote) for batch in batches for write in batch) == len(notes) >= 3
    for batch in (batch for batch in batches if any(isinstance(write, SaveNote) for write in batch)):
        assert any(isinstance(write, SaveGroup) for write in batch), "it would be told of a state that is not stored"
    async with running(tmp_path / "bob", "Bob") as bob:
        assert bob.notes(group) == notes
        await bob.execute(commands.Leave(group=group))
        assert (bob._notes.of(bytes.fromhex(group)), bob._home.notes()) == ([], [])
        with pytest.raises(LocalError, match="no such group"):
            bob.notes(group)


async def test_what_a_failing_disk_did_not_take_is_no_note(tmp_path: Path) -> None:
    async with two_in_a_group(tmp_path) as (ada, _, group):
        ada._home._connection.execute("PRAGMA query_only = ON")
        with pytest.raises(LocalError, match="not stored"):
            await ada.execute(commands.Resync(group=group))
        assert ada.notes(group) == []
        ada._home._connection.execute("PRAGMA query_only = OFF")


async def test_what_is_missing_is_told_at_every_start(tmp_path: Path) -> None:
    async with two_in_a_group(tmp_path) as (ada, bob, group):
        running_one = ada._member.groups[bytes.fromhex(group)].conversation
        assert running_one is not None
        author = bytes.fromhex(bob.fingerprint)
        running_one.comparison.gaps[author] = {bytes(16): (1, 0, 9), bytes([1] * 16): (1, 0, 4)}
        running_one.comparison.changed = True
        gap = events.Gap(group, bob.fingerprint, 2, (1, 0, 4))
        assert ada.gaps(group) == [gap]
        await ada.execute(commands.Rename(group=group, name="Two"))
        assert bob.gaps(group) == []
    told: list[events.Event] = []
    again = Service(settings(tmp_path / "ada"))
    again.subscribe(told.append)
    await again.start()
    await again.close()
    assert [event for event in told if isinstance(event, events.Gap)] == [gap]


async def test_private_messages_are_unread_until_they_are_read(tmp_path: Path) -> None:
    async with two_in_a_group(tmp_path) as (ada, bob, group):
        await bob.execute(commands.Private(group=group, to=ada.fingerprint, text="psst"))
        await until(lambda: ada.private_unread(group) == {bob.fingerprint: 1})
        assert bob.private_unread(group) == {}
        assert [info.unread for info in ada.groups()] == [0], "it is no part of the conversation"
        peer = bob.fingerprint
    async with running(tmp_path / "ada") as ada:
        assert ada.private_unread(group) == {peer: 1}
        await ada.mark_private_read(group, peer)
        assert ada.private_unread(group) == {}
    async with running(tmp_path / "ada") as ada:
        assert ada.private_unread(group) == {}


async def test_who_gives_up_while_the_home_is_being_opened_leaves_it_closed(tmp_path: Path) -> None:
    passphrase = "takes its time"
    starting = asyncio.create_task(Service(replace(settings(tmp_path), passphrase=passphrase)).start())
    await until((tmp_path / "home.lock").exists)
    starting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await starting
    Home.open(tmp_path, passphrase=passphrase, random=os.urandom).close()  # else: another program has it
