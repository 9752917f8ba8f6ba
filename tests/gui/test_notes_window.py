"""Who came and went, and resyncs: the lines of a conversation are the same after a restart."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from smmp_core import commands
from smmp_gui import text
from smmp_gui.conversation_rows import DividerRow
from smmp_gui.episodes import Episode
from tests.gui.people import Somebody, grouped, linked, start, until
from tests.gui.seen import episodes, texts, write


def lines(member: Somebody) -> list[str]:
    """All lines of the conversation but how far all agree."""
    rows = member.window.page.view.model_.rows
    return [text.bare(row.spoken) for row in rows if not (isinstance(row, DividerRow) and row.kind == "agreed")]


def stages(episode: Episode) -> list[tuple[str, str | None, str | None, int]]:
    """Its stages without their times."""
    return [(note.stage, note.reason, note.by, note.again) for note in episode.notes]


def changes(member: Somebody) -> list[str]:
    """The lines about who came and went."""
    return [text.bare(row.spoken) for row in member.window.page.view.model_.rows if row.key[0] == "change"]


async def join(group: str, member: Somebody, new: Somebody) -> None:
    """A member adds somebody."""
    await member.service.execute(commands.Add(group=group, members=[new.service.fingerprint]))
    await until(lambda: bool(new.service.invitations()))
    await new.service.execute(commands.Accept(group=group))
    await until(lambda: bool(new.service.groups()) and new.service.groups()[0].state == "In step")
    new.window.show_group(group)


async def test_who_is_left_alone_sees_who_has_left_once_and_who_comes_back(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob", "Chiara") as (ada, bob, chiara):
        group = await grouped([ada, bob])
        write(ada, "first")
        await until(lambda: texts(bob) == ["first"])
        await bob.service.execute(commands.Leave(group=group))
        await until(lambda: changes(ada)[-1:] == ["Bob left."])
        await join(group, ada, chiara)
        await join(group, ada, bob)
        await until(lambda: changes(ada)[-1:] == ["You added Bob."])
        assert changes(ada) == ["Bob left.", "You added Chiara.", "You added Bob."]
        for other in (bob, chiara):
            await ada.service.execute(commands.Remove(group=group, members=[other.service.fingerprint]))
            await until(lambda: changes(ada)[-1].startswith("You removed"))
            await until(lambda: changes(other)[-1:] == ["You were removed by Ada."])  # noqa: B023 - awaited here
        before = changes(ada)
        assert before[3:] == ["You removed Bob.", "You removed Chiara."]
    again = await start(tmp_path / "Ada")
    try:
        again.window.show_group(group)
        await until(lambda: changes(again) == before)
    finally:
        await again.close()


async def test_the_lines_are_the_same_after_a_restart(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob", "Chiara") as (ada, bob, chiara):
        group = await grouped([ada, bob])
        write(ada, "first")
        await until(lambda: texts(bob) == ["first"])
        await ada.service.execute(commands.Add(group=group, members=[chiara.service.fingerprint]))
        await until(lambda: bool(chiara.service.invitations()))
        await chiara.service.execute(commands.Accept(group=group))
        await until(lambda: "Ada added Chiara." in lines(bob) and bob.window.page.composer.isEnabled())
        write(bob, "second")
        await until(lambda: texts(ada) == ["first", "second"])
        await ada.service.execute(commands.Resync(group=group))
        await until(lambda: [row.stage for row in episodes(bob)] == ["healed"])
        write(ada, "third")
        await until(lambda: texts(bob) == ["first", "second", "third"])
        await chiara.service.execute(commands.Leave(group=group))
        await until(lambda: lines(bob)[-1] == "Chiara left.")
        before, (told,) = lines(bob), bob.adapter.episodes[group].episodes
    again = await start(tmp_path / "Bob")
    try:
        again.window.show_group(group)
        await until(lambda: lines(again)[: len(before)] == before)
        (kept,) = again.adapter.episodes[group].episodes
        assert stages(kept) == stages(told)
        assert all(abs(one.at - other.at) < 3 for one, other in zip(kept.notes, told.notes, strict=True))
        order = [row.key[0] for row in again.window.page.view.model_.rows]
        said = [kind for kind in order if kind in ("message", "change", "episode")]
        assert said == ["message", "change", "message", "episode", "message", "change"]
        await again.service.execute(commands.Leave(group=group))
        again.adapter.touch_groups()
        await until(lambda: not again.window.page.group)
        await until(lambda: group not in again.adapter.episodes | again.adapter.changes)  # who joins again begins anew
    finally:
        await again.close()


async def test_who_was_removed_reads_so_after_a_restart(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        group = await grouped([ada, bob])
        write(ada, "hello")
        await until(lambda: texts(bob) == ["hello"])
        await ada.service.execute(commands.Remove(group=group, members=[bob.service.fingerprint]))
        await until(lambda: lines(bob)[-1] == "You were removed by Ada.")
    again = await start(tmp_path / "Bob")
    try:
        again.window.show_group(group)
        await until(lambda: lines(again)[-1:] == ["You were removed by Ada."])
        await until(lambda: texts(again) == ["hello"])
    finally:
        await again.close()
