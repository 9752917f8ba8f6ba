"""No sentence of the window escapes translation: what is shown stands in ``tr``, and what stands there is collected."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

import smmp_gui
from smmp_gui.resources import resource

SOURCES = sorted(Path(smmp_gui.__file__).parent.rglob("*.py"))
FILES = sorted(resource("translations").glob("*.ts"))
ENGLISH_ONLY = ("demo.py",)
"""What it shows is a story in English."""

MARKS = ("tr", "QT_TRANSLATE_NOOP")
WORDS_ONLY = (
    *("setText", "setToolTip", "setAccessibleName", "setAccessibleDescription", "setPlaceholderText"),
    *("setWindowTitle", "setSpecialValueText", "setNameFilters", "setPlainText", "set_words"),
    *("complain", "refuse", "part", "words", "BadPicture", "Unfit"),
)
"""Whatever letters these are given are read by people."""

AND_MORE = (
    *("label", "button", "IconButton", "LineButton", "Radio", "Switch", "Segments", "ElidedLabel", "note"),
    *("addAction", "addMenu", "addItem", "QFileDialog", "QMenu", "say", "_say", "emit", "elided", "drawText"),
    *("Row", "SwitchRow", "FactRow", "Choice", "ConfirmSheet", "Sheet", "__init__", "PeopleChooser", "Quote"),
    *("SectionRow", "HintRow", "DividerRow", "EpisodeRow", "GapRow", "ChangeRow", "Notice", "_notice", "NetworkWords"),
)
"""These are given names of objects, icons and colours too; what people read has spaces, or begins in upper case."""

ALLOWED = re.compile(r"(\(_\) )?SMMP|(Ctrl|Alt|Shift)\+.*|Profile|About|PNG|JPEG")
"""Our name, keys, and the English names by which sections of the settings are called."""


def name_of(call: ast.Call) -> str:
    """What is called, without what it belongs to."""
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def literals(node: ast.AST) -> Iterator[tuple[int, str]]:
    """The text in an argument that is not marked, and not inside a call of its own."""
    match node:
        case ast.Call() | ast.Lambda() | ast.Subscript() | ast.Compare():
            return
        case ast.JoinedStr():
            words = "".join(str(part.value) if isinstance(part, ast.Constant) else "_" for part in node.values)
            yield node.lineno, words
        case ast.Constant(value=str() as words):
            yield node.lineno, words
        case ast.IfExp():
            yield from literals(node.body)
            yield from literals(node.orelse)
        case _:
            for inner in ast.iter_child_nodes(node):
                yield from literals(inner)


def unmarked(source: str) -> list[tuple[int, str]]:
    """Lines with words for people that nobody can translate."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or name_of(node) not in (*WORDS_ONLY, *AND_MORE):
            continue
        for argument in [*node.args, *(keyword.value for keyword in node.keywords)]:
            for line, words in literals(argument):
                letters = re.search(r"[^\W\d_]{2}", words) is not None
                people = name_of(node) in WORDS_ONLY or " " in words.strip() or words[:1].isupper()
                if letters and people and not ALLOWED.fullmatch(words):
                    found.append((line, words))
    return found


def marked(source: str) -> Iterator[tuple[str, str, bool]]:
    """What is marked for translation: text, comment, whether it is a plural."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and name_of(node) in MARKS:
            given = [one.value if isinstance(one, ast.Constant) else None for one in node.args]
            words = given[1:] if name_of(node) == "QT_TRANSLATE_NOOP" else given
            if words and isinstance(words[0], str):
                yield words[0], str(words[1] or "") if len(words) > 1 else "", len(words) > 2


@pytest.mark.parametrize("file", [one for one in SOURCES if one.name not in ENGLISH_ONLY], ids=lambda file: file.stem)
def test_what_people_read_is_marked_for_translation(file: Path) -> None:
    assert unmarked(file.read_text("utf-8")) == []


def test_words_that_nobody_can_translate_are_found() -> None:
    source = """
label("Away", "small", wrap=True)
one.setText(f"{count} left")
one.setToolTip("gone" if gone else tr("here"))
menu.addAction("Leave…", leave)
super().__init__(parent, "Leave?", "leaveDialog")
one.setText(tr("{count} left").format(count=count))
button(tr("Leave"), "leave", "primary")
icons.draw(painter, rect, "waiting", ink)
"""
    assert [line for line, _ in unmarked(source)] == [2, 3, 4, 5, 6]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_what_is_marked_is_collected(file: Path) -> None:
    """``run.py words`` was run; it also does not see what is marked inside an f-string."""
    wanted = {one for source in SOURCES for one in marked(source.read_text("utf-8"))}
    if file.stem == "smmp_en":
        wanted = {one for one in wanted if one[2]}
    collected = {
        (message.findtext("source", ""), message.findtext("comment", ""), message.get("numerus") == "yes")
        for message in ElementTree.parse(file).iter("message")
    }
    assert sorted(wanted - collected) == []
    assert sorted(collected - wanted) == []


def test_what_has_a_number_in_it_is_a_plural() -> None:
    for source in SOURCES:
        for words, _, plural in marked(source.read_text("utf-8")):
            assert plural or not re.search("%L?n", words), words
