"""Caring for one's home on real services: protection, backup and a new computer, erasing, export."""

import asyncio
import json
import logging
import os
import shutil
import stat
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, closing
from html.parser import HTMLParser
from pathlib import Path

import pytest
from msgspec.structs import replace

from smmp_core import commands, events, views
from smmp_core.body import Answered, Body, FileInfo
from smmp_core.care import DAY
from smmp_core.crypto.suite import hash_
from smmp_core.errors import LocalError
from smmp_core.export import Format
from smmp_core.preferences import GroupPreferences
from smmp_core.service import Service, Settings
from smmp_core.storage.backup import restore
from smmp_core.storage.errors import BadPassphrase, FileThere
from smmp_core.storage.home import Home
from tests.network.people import LOCAL, until
from tests.storage.keyrings import MemoryKeyring, using


@asynccontextmanager
async def running(home: Path, name: str, passphrase: str | None = None) -> AsyncIterator[Service]:
    service = Service(
        Settings(home=home, name=name, interfaces=(LOCAL,), discovery=False, passphrase=passphrase, accept_all=True)
    )
    await service.start()
    try:
        yield service
    finally:
        if service._running:  # else the test has closed it
            await service.close()


@asynccontextmanager
async def together(folder: Path, *names: str) -> AsyncIterator[tuple[list[Service], str]]:
    """Members in one group that stands, the first of them its maker."""
    async with AsyncExitStack() as stack:
        members = [await stack.enter_async_context(running(folder / name.lower(), name)) for name in names]
        await linked(*members)
        made = await members[0].execute(
            commands.Create(name="Team", members=[member.fingerprint for member in members[1:]])
        )
        group = str(made["group"])
        await until(lambda: all(state(member, group) == "In step" for member in members))
        yield members, group


async def linked(*members: Service) -> None:
    for number, member in enumerate(members):
        for other in members[:number]:
            await member.execute(commands.Connect(address=other.addresses[0]))


def state(member: Service, group: str) -> str:
    return next((info.state for info in member.groups() if info.group == group), "")


async def say(group: str, *said: tuple[Service, str]) -> None:
    for member, text in said:
        await member.execute(commands.Send(group=group, text=text))


async def texts(member: Service, group: str) -> list[str]:
    return [message.text for message in await member.messages(group)]


async def holds(member: Service, group: str, *expected: str) -> None:
    """The member comes to hold these texts, in any order."""
    end = time.monotonic() + 20
    while sorted(await texts(member, group)) != sorted(expected):
        assert time.monotonic() < end, await texts(member, group)
        await asyncio.sleep(0.02)


async def all_hold(members: Sequence[Service], group: str, count: int, seconds: float = 40) -> None:
    """Everybody holds the same ``count`` messages, and everybody knows."""
    end = time.monotonic() + seconds
    while True:
        held = [await member.messages(group) for member in members]
        same = all([m.id for m in messages] == [m.id for m in held[0]] for messages in held)
        if same and len(held[0]) == count and all(m.agreed for messages in held for m in messages):
            return
        assert time.monotonic() < end, [[m.text for m in messages] for messages in held]
        await asyncio.sleep(0.02)


# -- protection -----------------------------------------------------------------------------------


async def test_the_passphrase_changes_while_people_talk(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    home = tmp_path / "ada"
    async with together(tmp_path, "Ada", "Bob") as ((ada, bob), group):
        await say(group, (ada, "before"))
        await ada.protect("swordfish")
        assert ada.protection == "passphrase"
        with pytest.raises(BadPassphrase):
            await ada.protect("marlin", current="tuna")
        await asyncio.gather(ada.protect("marlin", current="swordfish"), say(group, (bob, "meanwhile")))
        await all_hold([ada, bob], group, 2)
    with pytest.raises(BadPassphrase):
        Home.open(home, passphrase="swordfish", random=os.urandom)
    backend = MemoryKeyring()
    with using(backend):
        async with running(home, "Ada", "marlin") as ada:
            await ada.protect(None, keyring=True, current="marlin")
        async with running(home, "Ada") as ada:
            assert ada.protection == "keyring"
            assert sorted(await texts(ada, group)) == ["before", "meanwhile"]
            (secret,) = backend.secrets.values()
            await ada.protect(None)
            assert ada.protection == "file"
    for word in ("swordfish", "marlin", "tuna", secret):
        assert word not in caplog.text


# -- backup ---------------------------------------------------------------------------------------


async def test_a_home_comes_back_on_another_computer(tmp_path: Path) -> None:
    """Under a new key, with all that was said since, and nobody is blamed."""
    told: dict[str, list[events.Event]] = {}
    async with running(tmp_path / "bob", "Bob") as bob, running(tmp_path / "carol", "Carol") as carol:
        for member in (bob, carol):
            member.subscribe(told.setdefault(member.name, []).append)
        async with running(tmp_path / "ada", "Ada") as ada:
            await linked(ada, bob, carol)
            made = await ada.execute(commands.Create(name="Team", members=[bob.fingerprint, carol.fingerprint]))
            group = str(made["group"])
            await until(lambda: all(state(member, group) == "In step" for member in (ada, bob, carol)))
            await say(group, (ada, "1"), (bob, "2"), (carol, "3"))
            await all_hold([ada, bob, carol], group, 3)
            await ada.back_up(tmp_path / "backup", "swordfish")
            await say(group, (ada, "4"), (bob, "5"), (ada, "6"), (carol, "7"))
            await all_hold([ada, bob, carol], group, 7)
            epoch = ada.groups()[0].epoch
        shutil.rmtree(tmp_path / "ada")
        await say(group, (bob, "8"))
        restore(tmp_path / "backup", "swordfish", tmp_path / "new")
        async with running(tmp_path / "new", "Ada", "swordfish") as ada:
            ada.subscribe(told.setdefault("Ada", []).append)
            assert sorted(await texts(ada, group)) == ["1", "2", "3"]
            assert ada._member.group(bytes.fromhex(group)).conversation.recovery.is_lost  # type: ignore[union-attr]
            await say(group, (ada, "9"))
            await linked(bob, carol, ada)
            await all_hold([ada, bob, carol], group, 9)
            assert sorted(await texts(ada, group)) == sorted("123456789")
            assert all(member.groups()[0].epoch > epoch for member in (ada, bob, carol))
            await say(group, (ada, "10"), (bob, "11"))
            await all_hold([ada, bob, carol], group, 11)
        async with running(tmp_path / "new", "Ada", "swordfish") as ada:
            assert not ada._is_restored
            ada.subscribe(told.setdefault("Ada again", []).append)
            await linked(bob, carol, ada)
            await say(group, (ada, "12"))
            await all_hold([ada, bob, carol], group, 12)
    alerts = {name: [e.kind for e in events_ if isinstance(e, events.Alert)] for name, events_ in told.items()}
    assert alerts == {"Ada": [], "Ada again": [], "Bob": [], "Carol": []}


async def test_a_restored_home_says_so_once(tmp_path: Path) -> None:
    async with running(tmp_path / "ada", "Ada") as ada:
        await ada.back_up(tmp_path / "backup", "swordfish")
        with pytest.raises(FileThere):
            await ada.back_up(tmp_path / "backup", "swordfish")
    restore(tmp_path / "backup", "swordfish", tmp_path / "new")
    said = []
    for _ in range(2):
        service = Service(Settings(home=tmp_path / "new", interfaces=(LOCAL,), discovery=False, passphrase="swordfish"))
        told: list[events.Event] = []
        service.subscribe(told.append)
        await service.start()
        assert (service.name, service.fingerprint) == ("Ada", ada.fingerprint)
        await service.close()
        said.append([event.message for event in told if isinstance(event, events.Alert)])
    ((sentence,), nothing) = said
    assert "put back from a backup" in sentence and "old computer" in sentence and nothing == []


async def test_a_home_killed_in_its_first_start_after_a_backup_still_knows(tmp_path: Path) -> None:
    """The keys are given up in the transaction that ends the first start."""
    async with together(tmp_path, "Ada", "Bob") as ((ada, bob), group):
        await say(group, (ada, "1"))
        await all_hold([ada, bob], group, 1)
        await ada.back_up(tmp_path / "backup", "swordfish")
    restore(tmp_path / "backup", "swordfish", tmp_path / "new")
    with closing(Home.open(tmp_path / "new", passphrase="swordfish", random=os.urandom)):
        pass  # as one that was killed before it did anything
    for _ in range(2):  # the second start, with nobody there, has forgotten nothing
        async with running(tmp_path / "new", "Ada", "swordfish") as ada:
            conversation = ada._member.group(bytes.fromhex(group)).conversation
            assert conversation is not None and conversation.recovery.is_lost and conversation.recovery.silenced


# -- erasing --------------------------------------------------------------------------------------


async def test_erased_here_and_nowhere_else(tmp_path: Path) -> None:
    async with together(tmp_path, "Ada", "Bob") as ((ada, bob), group):
        told: list[events.Event] = []
        await say(group, (ada, "one"), (bob, "two"))
        await bob.execute(commands.Private(group=group, to=ada.fingerprint, text="psst"))
        await all_hold([ada, bob], group, 2)
        await until(lambda: ada.private_unread(group))
        ada.subscribe(told.append)
        assert await ada.erase(group) == 3
        assert told == [events.Erased(group, 3)]
        assert await ada.messages(group) == [] and await ada.private_messages(group, bob.fingerprint) == []
        assert await ada.last_message(group) is None
        assert ada.private_unread(group).get(bob.fingerprint, 0) == ada.groups()[0].unread == 0
        answer = await ada.execute(commands.Transcript(group=group))
        assert (answer["messages"], answer["private"]) == ([], [])
        assert sorted(await texts(bob, group)) == ["one", "two"]
        await say(group, (bob, "three"), (ada, "four"))
        await until(lambda: len([e for e in told if isinstance(e, events.Agreed)]) == 2)
        assert sorted(await texts(ada, group)) == ["four", "three"]
        assert await ada.erase(group, 0) == 0
    async with running(tmp_path / "ada", "Ada") as ada, running(tmp_path / "bob", "Bob") as bob:
        assert sorted(await texts(ada, group)) == ["four", "three"]
        await linked(ada, bob)
        await say(group, (bob, "five"))
        await holds(ada, group, "five", "four", "three")
        await holds(bob, group, "five", "four", "three", "two", "one")


async def test_what_waits_for_somebody_is_not_erased(tmp_path: Path) -> None:
    async with together(tmp_path, "Ada", "Bob") as ((ada, bob), group):
        await say(group, (bob, "known"))
        await all_hold([ada, bob], group, 1)
        await bob.close()
        await until(lambda: not any(info.online for info in ada.peers()))
        await say(group, (ada, "for Bob"))
        await ada.execute(commands.Private(group=group, to=bob.fingerprint, text="for Bob alone"))
        assert await ada.erase(group) == 1
        assert await texts(ada, group) == ["for Bob"]
        async with running(tmp_path / "bob", "Bob") as bob:
            await linked(ada, bob)
            await until(lambda: bob.private_unread(group))
            await holds(bob, group, "for Bob", "known")


async def test_what_is_owed_to_somebody_is_not_erased_and_what_is_open_keeps_its_hash(tmp_path: Path) -> None:
    async with together(tmp_path, "Ada", "Bob") as ((ada, bob), group):
        await say(group, (ada, "owed"), (ada, "held"))
        await all_hold([ada, bob], group, 2)
        id = bytes.fromhex(group)
        (owed,) = [message.id for message in await ada.messages(group) if message.text == "owed"]
        conversation = ada._member.group(id).conversation
        assert conversation is not None
        conversation.repeats.owe(bytes.fromhex(owed), [bytes.fromhex(bob.fingerprint)])  # its home was put back
        assert await ada.erase(group) == 1
        assert await texts(ada, group) == ["owed"]
        conversation.repeats.done(bytes.fromhex(bob.fingerprint), bytes.fromhex(owed))
        assert await ada.erase(group) == 1
        ada._home._connection.execute("UPDATE message SET final = 0")
        (stored,) = [stored for stored in ada._home.groups() if stored.group == id]
        entries = views.stored_group(ada._home, stored).messages
        assert {entry.entry.content_hash for entry in entries} == {hash_(b"owed"), hash_(b"held")}


async def test_history_goes_when_it_is_too_old_and_seen(tmp_path: Path) -> None:
    async with together(tmp_path, "Ada", "Bob") as ((ada, bob), group):
        await say(group, (ada, "old"), (bob, "not seen"), (ada, "new"))
        await all_hold([ada, bob], group, 3)
        ids = {message.text: message.id for message in await ada.messages(group)}
        old = time.time_ns() // 1_000_000 - 10 * DAY
        for text in ("old", "not seen"):
            sql = "UPDATE message SET came = ? WHERE id = ?"
            ada._home._connection.execute(sql, (old, bytes.fromhex(ids[text])))
        assert await ada.sweep() == 0, "everything is kept unless the user says otherwise"
        await ada.prefer(replace(ada.preferences, keep_days=11))
        assert await ada.sweep() == 0
        await ada.prefer_in_group(group, GroupPreferences(keep_days=9))
        assert await ada.sweep() == 1
        assert sorted(await texts(ada, group)) == ["new", "not seen"]
        await ada.mark_read(group)
        await ada.prefer_in_group(group, GroupPreferences(keep_days=0))
        await ada.prefer(replace(ada.preferences, keep_days=9))
        assert await ada.sweep() == 0, "in this group everything is kept"
        await ada.prefer_in_group(group, GroupPreferences())
    async with running(tmp_path / "ada", "Ada") as ada:
        await holds(ada, group, "new")  # by itself, at the start


# -- export ---------------------------------------------------------------------------------------


class Page(HTMLParser):
    """What a browser would make of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.words += data


EVIL = '<script src="http://x">alert(1)</script><img onerror=a>&amp;\u202edrow\x00'
FORGED = "hello\n[2026-01-01T00:00:00+00:00] Bob: I never said this"


async def exported(service: Service, group: str, folder: Path, format: Format, *, private: bool = False) -> str:
    to = folder / f"out.{format}.{private}"
    await service.export(group, to, format, private=private)
    assert stat.S_IMODE(to.stat().st_mode) == 0o600
    return to.read_text("utf-8")


async def test_a_transcript_is_exported_whole_and_harmless(tmp_path: Path) -> None:
    async with together(tmp_path, "Ada", "Bob") as ((ada, bob), group):
        await say(group, (bob, EVIL), (bob, FORGED), (ada, "gone"))
        await all_hold([ada, bob], group, 3)
        (first, *_) = await ada.messages(group)
        answer = Body("yes", Answered(first.sender, first.id), FileInfo("a<b>.png", 7, "0" * 64, "1" * 64)).encode()
        await say(group, (ada, answer), (ada, "שלום"))
        await all_hold([ada, bob], group, 5)
        await ada.execute(commands.Private(group=group, to=bob.fingerprint, text="between us"))
        order = [Body.decode(text).words for text in await texts(ada, group)]
        answered = " ".join(Body.decode(first.text).words.split())[:5]

        whole = json.loads(await exported(ada, group, tmp_path, "json", private=True))
        assert [message["text"] for message in whole["messages"]] == order
        assert whole["name"] == "Team" and {m["name"] for m in whole["members"]} == {"Ada", "Bob"}
        assert [(m["text"], m["name"]) for m in whole["private"]] == [("between us", "Ada")]
        (reply,) = [m for m in whole["messages"] if m["text"] == "yes"]
        assert reply["answers"]["id"] == first.id and reply["file"] == {"name": "a<b>.png", "size": 7, "type": ""}
        assert "1" * 64 not in json.dumps(whole), "the file's key"

        text = await exported(ada, group, tmp_path, "text")
        lines = text.splitlines()
        assert sum(line.startswith("[") for line in lines) == 5, "no text poses as a message"
        assert "\x00" not in text and "\u202e" not in text and "‹U+202E›" in text
        assert "between us" not in text and answered in text and "File: a<b>.png (7 bytes)" in text

        page = Page()
        source = await exported(ada, group, tmp_path, "html", private=True)
        page.feed(source)
        assert page.tags <= {"html", "head", "meta", "title", "style", "body", "h1", "h2", "p", "article", "header"} | {
            "b",
            "bdi",
            "time",
            "blockquote",
        }
        assert page.attributes <= {"charset", "http-equiv", "content", "name", "class", "dir"}
        assert "default-src 'none'" in source and "<script src=" in page.words and "שלום" in page.words
        assert "One-on-one with Bob" in page.words and "between us" in page.words
        assert "between us" not in await exported(ada, group, tmp_path, "html")


async def test_what_was_erased_or_not_sent_yet(tmp_path: Path) -> None:
    async with together(tmp_path, "Ada", "Bob") as ((ada, bob), group):
        await say(group, (bob, "gone"))
        await all_hold([ada, bob], group, 1)
        await ada.erase(group)
        await bob.close()
        await until(lambda: not any(info.online for info in ada.peers()))
        await say(group, (ada, "waits"))
        text = await exported(ada, group, tmp_path, "text")
        assert "gone" not in text and "Ada (not sent yet): waits" in text


async def test_an_export_replaces_nothing_unasked_and_leaves_nothing_half(tmp_path: Path) -> None:
    async with together(tmp_path, "Ada", "Bob") as ((ada, _), group):
        to = tmp_path / "out.txt"
        to.write_text("mine")
        with pytest.raises(FileThere, match="Nothing was written"):
            await ada.export(group, to, "text")
        assert to.read_text() == "mine"
        await ada.export(group, to, "text", replace=True)
        assert to.read_text("utf-8").startswith("Team\n")
        with pytest.raises(LocalError, match="cannot be written"):
            await ada.export(group, tmp_path / "nowhere" / "out.txt", "text")
        with pytest.raises(LocalError, match="no such group"):
            await ada.export("00" * 16, tmp_path / "other", "text")
        assert sorted(path.name for path in tmp_path.iterdir()) == ["ada", "bob", "out.txt"]
