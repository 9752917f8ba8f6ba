"""Emoji: which there are, how they are found, the picker, and names completed while one types."""

import time
from collections.abc import Iterator

import emoji
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLineEdit, QListView, QWidget
from pytestqt.qtbot import QtBot

from smmp_gui import emoji_picker
from smmp_gui.composer import Composer
from smmp_gui.emoji_catalogue import CATEGORIES, Catalogue, Emoji, catalogue, drawable
from smmp_gui.emoji_picker import EmojiPicker, Recent
from smmp_gui.widgets import IconButton
from tests.gui.hands import click, part, press, type_into


def everything() -> Catalogue:
    """What a font that can draw everything offers."""
    return Catalogue(drawable(lambda _code: True))


@pytest.fixture(autouse=True)
def offered(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """All emoji, whatever fonts are here, and nothing used yet."""
    made = everything()
    for module in ("emoji_picker", "emoji_completion"):
        monkeypatch.setattr(f"smmp_gui.{module}.catalogue", lambda: made)
    monkeypatch.setattr(emoji_picker, "recent", Recent())
    yield


def test_there_is_each_emoji_once_without_skin_tones() -> None:
    offered = everything()
    glyphs = [one.glyph for one in offered.all]
    assert len(glyphs) == len(set(glyphs)) > 1_500
    assert not [glyph for glyph in glyphs if any(0x1F3FB <= ord(c) <= 0x1F3FF for c in glyph)]
    assert all(emoji.is_emoji(glyph) for glyph in glyphs)
    assert list(offered.categories) == list(CATEGORIES)
    assert min(map(len, offered.categories.values())) > 100
    assert all(mark in [one.glyph for one in offered.categories[name]] for name, mark in CATEGORIES.items())
    homes = {glyph: one.category for one in offered.all for glyph in [one.glyph]}
    assert [homes[g] for g in "😀👋🐈🍕🚲⚽💡✅"] == [name for name in CATEGORIES if name != "Flags"]


def test_what_the_font_cannot_draw_is_not_offered() -> None:
    old = drawable(lambda code: code < 0x1F900)
    assert {"😀", "👨‍👩‍👧"} <= {one.glyph for one in old}
    assert not any(ord(c) >= 0x1F900 and ord(c) < 0xE0000 for one in old for c in one.glyph)
    assert drawable(lambda _code: False) == []
    newer = {ord(glyph) for glyph, data in emoji.EMOJI_DATA.items() if len(glyph) == 1 and data["E"] > 15}
    glyphs = {one.glyph for one in drawable(lambda code: code not in newer)}
    assert "🐦‍⬛" in glyphs
    assert "🐦‍🔥" not in glyphs, "of two old ones, but newer than this font"


def test_the_best_comes_first() -> None:
    def found(words: str, count: int = 1) -> list[str]:
        return [one.glyph for one in everything().search(words, 40)][:count]

    assert found("smile") == ["😄"]
    assert found("thumbs up") == ["👍"]
    assert found("+1") == ["👍"]
    assert found("TADA") == ["🎉"]
    assert "🐱" in found("face cat", 5)
    assert found("no such thing") == found("  ") == []
    assert len(everything().search("f", 7)) == 7


@pytest.fixture
def home(qtbot: QtBot) -> Iterator[QWidget]:
    """A window to stand in."""
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(500, 500)
    made.show()
    yield made


def picker(home: QWidget) -> tuple[EmojiPicker, list[str]]:
    """An open picker and what was chosen."""
    made, chosen = EmojiPicker(home), list[str]()
    QAbstractItemModelTester(made.model, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    made.chosen.connect(lambda one: chosen.append(one.glyph))
    made.show()
    made.search.setFocus()
    return made, chosen


def glyphs(made: EmojiPicker) -> list[str]:
    """What the picker lists."""
    return [one.glyph for one in made.model.rows]


def test_the_picker_is_used_with_keys_alone(home: QWidget) -> None:
    made, chosen = picker(home)
    assert glyphs(made)[0] == "👍"
    type_into(made.search, "cat")
    assert glyphs(made)[:2] == ["🐈", "🐱"]
    press(made.search, Qt.Key.Key_Down)
    press(made.grid, Qt.Key.Key_Right)
    assert made._says.accessibleName() == "cat face :cat:"
    press(made.grid, Qt.Key.Key_Return)
    assert chosen == ["🐱"]
    assert not made.isVisible()
    again, chosen = picker(home)
    assert glyphs(again)[0] == "🐱", "used last"
    press(again.search, Qt.Key.Key_Return)
    assert chosen == ["🐱"]


def test_letters_typed_in_the_list_search_and_up_leads_back(home: QWidget) -> None:
    made, _ = picker(home)
    press(made.search, Qt.Key.Key_Down)
    press(made.grid, Qt.Key.Key_Down)
    press(made.grid, Qt.Key.Key_Up)
    press(made.grid, Qt.Key.Key_Up)
    type_into(made.grid, "t")
    type_into(made.search, "ada")
    assert made.search.text() == "tada"
    assert glyphs(made)[0] == "🎉"
    made.search.setText("nothing like it")
    assert made._says.accessibleName() == "No emoji of this name."
    press(made.search, Qt.Key.Key_Return)
    assert made.isVisible()


def test_categories_are_chosen_by_a_click(home: QWidget) -> None:
    made, chosen = picker(home)
    made.search.setText("cat")
    for tab in made._tabs.buttons()[1:]:
        click(tab, tab.rect().center())
        assert made.search.text() == ""
        assert glyphs(made) == [one.glyph for one in everything().categories[tab.accessibleName()]]
    click(made.grid.viewport(), made.grid.visualRect(made.model.index(0)).center())
    assert chosen == [everything().categories["Flags"][0].glyph]


def test_the_picker_opens_at_once(qtbot: QtBot) -> None:
    composer = Composer()
    qtbot.addWidget(composer)
    composer.show()
    catalogue()
    part(composer, IconButton, "emoji").click()  # fonts are loaded once
    part(composer, EmojiPicker).close()
    best = 1.0
    for _ in range(3):
        began = time.perf_counter()
        part(composer, IconButton, "emoji").click()
        composer.findChildren(EmojiPicker)[-1].grab()
        best = min(best, time.perf_counter() - began)
        composer.findChildren(EmojiPicker)[-1].close()
    assert best < 0.05


def writing(qtbot: QtBot, home: QWidget) -> tuple[Composer, list[str]]:
    """A composer in a window, and what it sent."""
    made, sent = Composer(), list[str]()
    made.setParent(home)
    made.setGeometry(0, 430, 500, 60)
    made.sent.connect(sent.append)
    made.switch_to("one", "Message")
    made.show()
    home.activateWindow()
    made.field.setFocus()
    qtbot.waitUntil(made.field.hasFocus)
    return made, sent


def listed(made: Composer) -> list[str]:
    """What the completion offers, if it is in sight."""
    completion = made.field.completion
    return [one.shorts[0] for one in completion.model.rows] if completion.isVisible() else []


def test_a_name_is_completed_while_one_types(qtbot: QtBot, home: QWidget) -> None:
    made, sent = writing(qtbot, home)
    type_into(made.field, "well :s")
    assert listed(made) == []
    type_into(made.field, "mi")
    assert listed(made)[:2] == ["smiley", "smile"]
    completion = made.field.completion
    assert made.window().rect().contains(completion.geometry())
    assert completion.geometry().bottom() < made.field.mapTo(made.window(), made.field.rect().topLeft()).y()
    press(made.field, Qt.Key.Key_Down)
    press(made.field, Qt.Key.Key_Return)
    assert (made.field.toPlainText(), sent, listed(made)) == ("well 😄", [], [])
    type_into(made.field, " :tad")
    press(made.field, Qt.Key.Key_Tab)
    assert made.field.toPlainText() == "well 😄 🎉"
    assert made.field.hasFocus()
    press(made.field, Qt.Key.Key_Return)
    assert sent == ["well 😄 🎉"]


def test_escape_waves_the_list_away_until_another_word(qtbot: QtBot, home: QWidget) -> None:
    made, sent = writing(qtbot, home)
    type_into(made.field, ":smi")
    press(made.field, Qt.Key.Key_Escape)
    assert listed(made) == []
    type_into(made.field, " :cat")
    assert listed(made)
    press(made.field, Qt.Key.Key_Escape)
    press(made.field, Qt.Key.Key_Return)
    assert sent == [":smi :cat"]


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        (":smile:", "😄"),
        ("a :+1: b", "a 👍 b"),
        ("12:30:", "12:30:"),
        (":nothing_like_it:", ":nothing_like_it:"),
        ("https://x", "https://x"),
    ],
)
def test_a_whole_name_becomes_its_emoji(qtbot: QtBot, home: QWidget, typed: str, left: str) -> None:
    made, _ = writing(qtbot, home)
    type_into(made.field, typed)
    assert made.field.toPlainText() == left


def test_what_was_completed_is_used_last_and_can_be_undone(qtbot: QtBot, home: QWidget) -> None:
    made, _ = writing(qtbot, home)
    type_into(made.field, ":tada:")
    assert made.field.toPlainText() == "🎉"
    made.field.undo()
    assert made.field.toPlainText() != "🎉"


def test_recent_ones_are_bounded_and_each_there_once() -> None:
    used = Recent()
    some = everything().all[:60]
    for one in [*some, some[-1]]:
        used.use(one)
    assert [one.glyph for one in used.emojis] == [one.glyph for one in reversed(some)][:36]
    used.use(Emoji("x", "gone", ("gone",), "Objects"))
    assert "x" not in [one.glyph for one in used.emojis]


def test_the_picker_writes_into_the_field(qtbot: QtBot, home: QWidget) -> None:
    made, _ = writing(qtbot, home)
    made.field.setPlainText("nice ")
    made.field.moveCursor(made.field.textCursor().MoveOperation.End)
    part(made, IconButton, "emoji").click()
    open_picker = part(made, EmojiPicker)
    type_into(part(open_picker, QLineEdit, "emojiSearch"), "fire")
    assert part(open_picker, QListView, "emojiGrid").model().rowCount() > 0
    press(open_picker.search, Qt.Key.Key_Return)
    assert made.field.toPlainText() == "nice 🔥"


def test_completing_ends_with_the_conversation(qtbot: QtBot, home: QWidget) -> None:
    made, sent = writing(qtbot, home)
    type_into(made.field, ":smi")
    assert listed(made)
    made.switch_to("two", "Message")
    assert not listed(made)
    type_into(made.field, "hello")
    press(made.field, Qt.Key.Key_Return)
    assert sent == ["hello"]
