"""Who is writing, as the others see it."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from smmp_core.events import Typing
from smmp_gui.typing_words import typing_words, typists_after
from tests.gui.build import ADA, BOB
from tests.gui.hands import press, type_into
from tests.gui.people import Somebody, grouped, linked, until
from tests.gui.seen import groups, texts


def line(member: Somebody) -> str:
    """What stands above the composer."""
    return member.window.page._typists.words


def test_writers_are_named_until_they_are_many() -> None:
    said = [typing_words(names) for names in ([], ["Ada"], ["Ada", "Bob"], ["Ada", "Bob", "Cid"])]
    assert said == [
        "",
        "\u2068Ada\u2069 is typing…",
        "\u2068Ada\u2069 and \u2068Bob\u2069 are typing…",
        "Several people are typing…",
    ]


def test_who_began_first_is_named_first() -> None:
    writing: list[str] = []
    for member, on in ((BOB, True), (ADA, True), (BOB, True), (BOB, False), (BOB, False)):
        writing = typists_after(writing, Typing("ab" * 16, member, on))
        if on:
            assert writing[0] == BOB
    assert writing == [ADA]


async def test_others_see_that_one_writes_until_it_is_sent_or_taken_away(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob", "Chiara") as members:
        ada, bob, chiara = members
        group = await grouped(members)
        assert line(ada) == ""
        height = ada.window.page.view.height()
        type_into(bob.window.page.composer.field, "a")
        await until(lambda: line(ada) == line(chiara) == "Bob is typing…")
        assert line(bob) == ""
        assert ada.window.page.view.height() == height, "nothing jumps"
        await until(
            lambda: [(row.preview, row.typing) for row in groups(ada)] == [("\u2068Bob\u2069 is typing…", True)]
        )
        type_into(chiara.window.page.composer.field, "b")
        await until(lambda: line(ada) == "Bob and Chiara are typing…")
        press(bob.window.page.composer.field, Qt.Key.Key_Backspace)
        await until(lambda: line(ada) == "Chiara is typing…")
        press(chiara.window.page.composer.field, Qt.Key.Key_Return)
        await until(lambda: line(ada) == "" and texts(ada) == ["b"])
        await until(lambda: [row.preview for row in groups(ada)] == ["\u2068Chiara\u2069: b"])
        ada.window.show_thread(group, bob.service.fingerprint)
        type_into(ada.window.private.composer.field, "only for Bob")
        type_into(chiara.window.page.composer.field, "c")
        await until(lambda: line(bob) == "Chiara is typing…")


async def test_a_draft_that_is_put_aside_is_not_being_written(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        first = await grouped([ada, bob], "First")
        second = await grouped([ada, bob], "Second")
        for member in (ada, bob):
            member.window.show_group(first)
        type_into(bob.window.page.composer.field, "half a")
        await until(lambda: line(ada) == "Bob is typing…")
        bob.window.show_group(second)
        await until(lambda: line(ada) == "")
        bob.window.show_group(first)
        assert bob.window.page.composer.field.toPlainText() == "half a"
        ada.window.show_group(second)
        assert line(ada) == ""
