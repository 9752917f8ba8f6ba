"""Messages that others hold and one's own window lacks, with real services over loopback."""

import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from smmp_core import commands, events
from smmp_core.conversation import comparison
from smmp_gui import text
from smmp_gui.conversation_rows import GapRow, MessageRow
from tests.gui.people import Somebody, grouped, linked, start, until
from tests.gui.seen import texts, write

MISSING = "2 messages by Chiara are missing here. Others hold them."


def told(member: Somebody) -> list[str]:
    """Every message, and what is said to be missing, from top to bottom."""
    rows = [row for row in member.window.page.view.model_.rows if isinstance(row, MessageRow | GapRow)]
    return [row.words if isinstance(row, MessageRow) else text.bare(row.spoken) for row in rows]


async def join(member: Somebody, *others: Somebody) -> None:
    """Link a member with others."""
    for other in others:
        await member.service.execute(commands.Connect(address=other.service.addresses[0]))


async def come_back(home: Path, group: str) -> Somebody:
    """Start a member again and look at its conversation."""
    member = await start(home)
    member.window.show_group(group)
    return member


async def test_what_a_backup_lacks_is_shown_in_its_place_until_its_author_is_back(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(comparison, "QUIET", 0.3)
    home, backup = tmp_path / "Bob", tmp_path / "backup"
    async with linked(tmp_path, "Ada", "Bob", "Chiara") as (ada, bob, chiara):
        group = await grouped([ada, bob, chiara])
        write(ada, "before")
        await until(lambda: texts(bob) == texts(chiara) == ["before"])
        await bob.close()
        shutil.copytree(home, backup)
        bob = await come_back(home, group)
        await join(bob, ada, chiara)
        for who, words in ((chiara, "one"), (chiara, "two"), (ada, "after")):
            write(who, words)
            await until(lambda: texts(ada)[-1:] == texts(bob)[-1:] == [words])  # noqa: B023 - awaited here
        await until(lambda: all(member.service.status(group).outbox == 0 for member in (ada, bob, chiara)))
        await chiara.close()
        await bob.close()
        shutil.rmtree(home)
        shutil.move(backup, home)
        bob = await come_back(home, group)
        await join(bob, ada)
        await bob.service.execute(commands.GoOn(group=group))
        there = ["before", f"{MISSING} They come when Chiara is back and sends them again.", "after"]
        await until(lambda: told(bob) == there)
        await bob.close()
        bob = await come_back(home, group)
        await until(lambda: told(bob) == there)
        chiara = await start(tmp_path / "Chiara")
        await join(bob, chiara)
        await until(lambda: told(bob) == ["before", "one", "two", "after"])
        assert (bob.failures, chiara.failures) == ([], [])
        await bob.close()
        await chiara.close()


async def test_what_is_missing_may_never_come_when_its_author_has_gone(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob", "Chiara") as (ada, bob, chiara):
        group = await grouped([ada, bob, chiara])
        write(ada, "hello")
        await until(lambda: texts(bob) == ["hello"])
        running = bob.service._member.groups[bytes.fromhex(group)].conversation
        assert running is not None
        author, place = bytes.fromhex(chiara.service.fingerprint), (1, 0, 0)
        running.comparison.gaps[author] = {bytes(16): place, bytes([1] * 16): (1, 0, 9)}
        bob.service._emit(events.Gap(group, author.hex(), 2, place))
        await until(lambda: told(bob) == [f"{MISSING} They come when Chiara sends them again.", "hello"])
        await ada.service.execute(commands.Remove(group=group, members=[author.hex()]))
        gone = "Chiara is no longer a member; they may never come."
        await until(lambda: told(bob) == [f"{MISSING} {gone}", "hello"])
        await bob.service.execute(commands.Leave(group=group))
        bob.adapter.touch_groups()
        await until(lambda: not bob.window.page.group)
        assert bob.adapter.gaps(group) == []
