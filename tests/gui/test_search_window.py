"""Searching and switching in the window: what people type and press, and what they see then."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from smmp_core import commands
from smmp_gui import text
from smmp_gui.compare import CompareDialog
from smmp_gui.people_list import GroupRow, HintRow, PersonRow, SectionRow, ThreadRow
from smmp_gui.search_delegate import snippet_layout
from smmp_gui.search_rows import HitRow
from smmp_gui.theme import theme
from tests.gui.hands import click, part, press, type_into
from tests.gui.past import remember, remember_private
from tests.gui.people import Somebody, grouped, linked, until
from tests.gui.seen import texts
from tests.gui.test_paging import lit

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
PAST = ["The lens has arrived", "Wonderful", "A spare lens, too", "שלום לכולם, העדשה הגיעה", "東京タワーへ行く"]


def results(member: Somebody) -> list[str]:
    """What the search shows, a line each."""
    lines = []
    for row in member.window.sidebar.search.model.rows if member.window.sidebar.search.results.isVisible() else []:
        match row:
            case SectionRow() | HintRow():
                lines.append(f"# {row.title}")
            case GroupRow():
                lines.append(row.name)
            case ThreadRow() | PersonRow():
                lines.append(row.person.name)
            case HitRow():
                lines.append(f"{row.title} | {text.bare(row.before)}{row.words}")
    return lines


def nothing(member: Somebody) -> str:
    """Why nothing is shown, if so."""
    row = next(iter(member.window.sidebar.search.model.rows), None)
    return row.words if isinstance(row, HintRow) and row.title == "Nothing found" else ""


def ask(member: Somebody, words: str) -> None:
    """Type into the search, what no keyboard has too."""
    field = member.window.sidebar.search.field
    field.setFocus()
    field.selectAll()
    if words.isascii():
        type_into(field, words)
    else:
        field.setText(words)
        field.textEdited.emit(words)


def focused(member: Somebody) -> QWidget | None:
    """Who has the focus."""
    return member.window.focusWidget()


@asynccontextmanager
async def three_with_a_past(folder: Path) -> AsyncIterator[tuple[Somebody, Somebody, str, str]]:
    """Ada and Bob in two groups with something said, on Ada's computer; her window is the active one."""
    async with linked(folder, "Ada", "Bob") as (ada, bob):
        ops = await grouped([ada, bob], "Ops")
        lamps = await grouped([ada, bob], "Lamps and lenses")
        remember(ada, ops, bob, PAST)
        remember(ada, lamps, ada, ["Which lens?"], first=1000)
        remember_private(ada, ops, bob, ["Between us: a cheap lens"])
        await ada.adapter.load()
        ada.window.activateWindow()
        await until(ada.window.isActiveWindow)
        yield ada, bob, ops, lamps


async def test_everything_is_found_as_one_types_and_opened_by_keys(qtbot: QtBot, tmp_path: Path) -> None:
    async with three_with_a_past(tmp_path) as (ada, _bob, ops, _lamps):
        search, composer = ada.window.sidebar.search, ada.window.page.composer.field
        press(composer, Qt.Key.Key_F, CTRL | SHIFT)
        assert focused(ada) is search.field and not ada.window.sidebar.list.isVisible()
        assert results(ada) == ["# Search everywhere"]
        ask(ada, "lens")
        shown = [
            "# Conversations",
            "Lamps and lenses",
            "# Messages",
            "Lamps and lenses | You: Which lens?",
            "Ops | Bob: A spare lens, too",
            "Ops | Bob: The lens has arrived",
            "Bob | Between us: a cheap lens",
        ]
        await until(lambda: results(ada) == shown)
        press(search.field, Qt.Key.Key_Down)
        assert focused(ada) is search.results
        for _ in range(3):
            press(search.results, Qt.Key.Key_Down)
        press(search.results, Qt.Key.Key_Return)
        await until(lambda: lit(ada.window.page.view) == ["The lens has arrived"])
        assert ada.window.page.group == ops and focused(ada) is search.results
        press(search.results, Qt.Key.Key_Down)
        press(search.results, Qt.Key.Key_Return)
        await until(lambda: lit(ada.window.private.view) == ["Between us: a cheap lens"])
        assert ada.window._stack.currentWidget() is ada.window.private
        press(search.results, Qt.Key.Key_Escape)
        assert ada.window._stack.currentWidget() is ada.window.private, "Escape has ended the search, no more"
        assert results(ada) == [] and ada.window.sidebar.list.isVisible() and search.field.text() == ""
        assert focused(ada) is ada.window.private.composer.field


async def test_a_name_is_found_and_opened(qtbot: QtBot, tmp_path: Path) -> None:
    async with three_with_a_past(tmp_path) as (ada, _bob, ops, _lamps):
        search = ada.window.sidebar.search
        ask(ada, "bo")
        await until(lambda: results(ada) == ["# Conversations", "Bob", "# People", "Bob"])
        click(search.results.viewport(), search.results.visualRect(search.model.index(3)).center())
        part(ada.window, CompareDialog).close()
        assert results(ada) == []
        ask(ada, "ops")
        press(search.field, Qt.Key.Key_Return)
        await until(lambda: ada.window.page.group == ops)
        assert results(ada) == []
        assert focused(ada) is ada.window.page.composer.field


async def test_a_conversation_is_searched_alone_until_the_chip_goes(qtbot: QtBot, tmp_path: Path) -> None:
    async with three_with_a_past(tmp_path) as (ada, bob, ops, _lamps):
        ada.window.show_group(ops)
        search, composer = ada.window.sidebar.search, ada.window.page.composer.field
        press(composer, Qt.Key.Key_F, CTRL)
        assert search.chip.isVisible() and search.chip.accessibleName() == "in Ops"
        ask(ada, "lens")
        here = ["# Messages", "Bob | A spare lens, too", "Bob | The lens has arrived"]
        await until(lambda: results(ada) == here)
        ask(ada, "lamps")
        await until(lambda: results(ada) == ["# Nothing found"])
        search.chip.click()
        await until(lambda: results(ada) == ["# Conversations", "Lamps and lenses"])
        assert not search.chip.isVisible() and focused(ada) is search.field
        press(search.field, Qt.Key.Key_Escape)
        assert focused(ada) is composer
        for key, modifier in ((Qt.Key.Key_F, CTRL), (Qt.Key.Key_Backspace, Qt.KeyboardModifier.NoModifier)):
            press(composer, Qt.Key.Key_F, CTRL)
            assert search.chip.isVisible() and results(ada) == ["# Search here"]
            press(search.field, key, modifier)
            await until(lambda: results(ada) == ["# Search everywhere"])
            assert not search.chip.isVisible()
            search.leave()
        ada.window.show_thread(ops, bob.service.fingerprint)
        press(ada.window.private.composer.field, Qt.Key.Key_F, CTRL)
        assert search.chip.accessibleName() == "in messages with Bob"
        ask(ada, "lens")
        await until(lambda: results(ada) == ["# Messages", "Bob | Between us: a cheap lens"])


async def test_other_scripts_and_anything_at_all_can_be_typed(qtbot: QtBot, tmp_path: Path) -> None:
    async with three_with_a_past(tmp_path) as (ada, _bob, _ops, _lamps):
        for words, found in (("העדשה", f"Ops | Bob: {PAST[3]}"), ("タワー", f"Ops | Bob: {PAST[4]}")):
            ask(ada, words)
            await until(lambda: results(ada) == ["# Messages", found])  # noqa: B023 - awaited here
        for words in ('"', "NEAR(", "lens * OR", "\u202ex", "🎉", "a" * 2000, "-"):
            said = f"No name and no message has “{text.one_line(words, 60)}”."
            ask(ada, words)
            await until(lambda: text.bare(nothing(ada)).startswith(said))  # noqa: B023 - awaited here


async def test_an_answer_that_comes_late_is_dropped(qtbot: QtBot, tmp_path: Path) -> None:
    async with three_with_a_past(tmp_path) as (ada, _bob, _ops, _lamps):
        search = ada.window.sidebar.search
        shown: list[str] = []
        search.model.rowsInserted.connect(lambda: shown.extend(results(ada)))
        ask(ada, "lens")
        search._ask()
        ask(ada, "wonderful")
        search._ask()
        await until(lambda: results(ada) == ["# Messages", "Ops | Bob: Wonderful"])
        assert not [line for line in shown if "lens" in line]
        ask(ada, "lens")
        search._ask()
        search.leave()
        await asyncio.sleep(0.1)
        assert results(ada) == [] and ada.window.sidebar.list.isVisible()


async def test_there_may_be_more_than_is_shown(qtbot: QtBot, tmp_path: Path) -> None:
    async with three_with_a_past(tmp_path) as (ada, bob, ops, _lamps):
        remember(ada, ops, bob, [f"many {n}" for n in range(60)], first=100)
        ask(ada, "many")
        await until(lambda: len(results(ada)) == 52)
        assert results(ada)[-1] == "# There may be more"
        press(ada.window.sidebar.search.field, Qt.Key.Key_Down)
        press(ada.window.sidebar.search.results, Qt.Key.Key_Up)
        assert focused(ada) is ada.window.sidebar.search.field
        press(ada.window.sidebar.search.field, Qt.Key.Key_Down)
        type_into(ada.window.sidebar.search.results, "7")
        assert ada.window.sidebar.search.field.text() == "many7"


async def test_matches_are_emphasised_by_weight_and_ground_in_both_dresses(qtbot: QtBot, tmp_path: Path) -> None:
    async with three_with_a_past(tmp_path) as (ada, _bob, _ops, _lamps):
        ask(ada, "spare")
        await until(lambda: len(results(ada)) == 2)
        row = ada.window.sidebar.search.model.rows[1]
        assert isinstance(row, HitRow)
        layout = snippet_layout(row, 300, False)
        strong = [form for form in layout.formats() if form.format.fontWeight() > 500]
        words = layout.text().encode("utf-16-le")
        emphasised = [words[2 * f.start : 2 * (f.start + f.length)].decode("utf-16-le") for f in strong]
        assert emphasised == ["spare"]
        assert "Ops, Bob" in row.spoken and "A spare lens, too." in row.spoken
        narrow = snippet_layout(row, 60, False)
        assert narrow.lineCount() == 2 and narrow.text().endswith("…")
        pictures = []
        for mode in ("light", "dark"):
            theme.set_mode(mode)
            pictures.append(ada.window.sidebar.grab().toImage())
        assert pictures[0] != pictures[1]


async def test_the_switcher_goes_where_a_few_letters_say(qtbot: QtBot, tmp_path: Path) -> None:
    async with three_with_a_past(tmp_path) as (ada, _bob, ops, lamps):
        composer, switcher = ada.window.page.composer.field, ada.window.navigation.switcher
        ada.window.show_group(lamps)
        press(composer, Qt.Key.Key_K, CTRL)
        assert switcher.isVisible() and focused(ada) is switcher.field
        names = [row.key[0] for row in switcher.model.rows]
        assert names == ["group", "group", "thread", "person"]
        assert switcher.field.accessibleDescription().startswith("Group Lamps and lenses")
        press(switcher.field, Qt.Key.Key_Escape)
        assert not switcher.isVisible() and focused(ada) is composer
        press(composer, Qt.Key.Key_K, CTRL)
        type_into(switcher.field, "os")
        press(switcher.field, Qt.Key.Key_Return)
        assert ada.window.page.group == ops and not switcher.isVisible() and focused(ada) is composer
        press(composer, Qt.Key.Key_K, CTRL)
        press(switcher.field, Qt.Key.Key_Up)
        press(switcher.field, Qt.Key.Key_Up)
        press(switcher.field, Qt.Key.Key_Return)
        assert ada.window._stack.currentWidget() is ada.window.private
        press(ada.window.private.composer.field, Qt.Key.Key_K, CTRL)
        type_into(switcher.field, "nobody at all")
        hint = switcher.model.rows[0]
        assert isinstance(hint, HintRow) and hint.title == "Nothing fits"
        press(switcher.field, Qt.Key.Key_Return)
        assert switcher.isVisible()
        press(switcher.field, Qt.Key.Key_Escape)
        assert ada.window._stack.currentWidget() is ada.window.private


async def test_keys_lead_from_conversation_to_conversation(qtbot: QtBot, tmp_path: Path) -> None:
    async with three_with_a_past(tmp_path) as (ada, bob, ops, lamps):
        page, private = ada.window.page, ada.window.private
        here = page.composer.field
        press(here, Qt.Key.Key_2, CTRL)
        assert page.group == ops
        press(here, Qt.Key.Key_Up, ALT)
        assert page.group == lamps
        press(here, Qt.Key.Key_Up, ALT)
        press(here, Qt.Key.Key_9, CTRL)
        assert page.group == lamps
        press(here, Qt.Key.Key_1, CTRL)
        press(here, Qt.Key.Key_Down, ALT)
        assert page.group == ops
        press(here, Qt.Key.Key_Down, ALT)
        assert ada.window._stack.currentWidget() is private
        await bob.service.execute(commands.Send(group=lamps, text="are you there?"))
        await until(lambda: sum(info.unread for info in ada.service.groups()) == 1)
        ada.adapter.flush()
        press(private.composer.field, Qt.Key.Key_Down, CTRL | SHIFT)
        await until(lambda: page.group == lamps and texts(ada)[-1:] == ["are you there?"])
        await until(lambda: sum(info.unread for info in ada.service.groups()) == 0)


async def test_the_focus_goes_elsewhere_and_the_switcher_away(qtbot: QtBot, tmp_path: Path) -> None:
    async with three_with_a_past(tmp_path) as (ada, _bob, _ops, _lamps):
        switcher = ada.window.navigation.switcher
        press(ada.window.page.composer.field, Qt.Key.Key_K, CTRL)
        ada.window.sidebar.list.setFocus()
        assert not switcher.isVisible()
        press(ada.window.sidebar.list, Qt.Key.Key_K, CTRL)
        ada.window.resize(ada.window.minimumSize())
        await until(lambda: ada.window.rect().contains(switcher.geometry()))
