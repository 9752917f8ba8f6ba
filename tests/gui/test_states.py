"""A group's state and the service's sentences, in the user's language."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

import smmp_core
from smmp_gui import text, words
from smmp_gui.agreement import AgreementChip
from smmp_gui.compare import CODE, CompareDialog
from smmp_gui.controls import Select
from smmp_gui.core_words import SENTENCES, TEMPLATES, from_core
from smmp_gui.icons import STATE_ICONS
from smmp_gui.settings.dialog import SettingsDialog
from smmp_gui.states import STATES, short_state, state_words
from tests.gui.hands import part, press
from tests.gui.people import grouped, linked, until


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    before = QLocale()
    words.speak(qapp, "de")
    yield
    words.speak(qapp, "en")
    QLocale.setDefault(before)


def test_states_are_said_in_english_as_the_service_says_them() -> None:
    for state in (*STATES, "Waiting for Ada", "Resyncing 2/3", "something new"):
        assert state_words(state) == state
    assert (short_state("Waiting for Ada"), short_state(STATES[0]), short_state("In step")) == (
        "Waiting",
        "Alone",
        "In step",
    )


def test_states_in_german(german: None) -> None:
    assert state_words("In step") == "Im Gleichschritt"
    assert state_words("Waiting for Ada, Bob") == "Warte auf Ada, Bob"
    assert state_words("Resyncing 2/3") == "Gleicht ab 2/3"
    assert short_state("Waiting for Ada") == "Wartet"
    assert all(state_words(state) != state for state in STATES)
    assert {state.split(" for ")[0] for state in STATE_ICONS} <= {*STATES, "Waiting", "Resyncing"}


@pytest.mark.parametrize("name", ["In step", "Waiting for Bob", "{names}", "%n", "Resyncing 1/3", "{0.__class__}"])
def test_no_name_is_taken_for_a_state(german: None, name: str) -> None:
    assert state_words(f"Waiting for {name}") == f"Warte auf {name}"


def said_by_the_core() -> set[str]:
    """Every string and first line of a docstring in the core, with ``{}`` for what is put in."""
    found: set[str] = set()
    for file in Path(smmp_core.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            match node:
                case ast.Constant(value=str() as value):
                    found.add(value)
                case ast.JoinedStr():
                    parts = [one.value if isinstance(one, ast.Constant) else "{}" for one in node.values]
                    found.add("".join(map(str, parts)))
                case ast.ClassDef() if docstring := ast.get_docstring(node):
                    found.add(docstring.split("\n")[0])
    return found


def test_the_sentences_are_those_of_the_service() -> None:
    """A sentence that the core has reworded would be shown in English without anybody noticing."""
    said = said_by_the_core()
    built = {"No network is connected", "Multicast cannot be sent here, a firewall forbids it"}
    for sentence in SENTENCES:
        begins = sentence.removesuffix(".").removesuffix("; only members on this computer are found")
        assert sentence in said or begins in built & said, sentence
    for template in TEMPLATES:
        if not template.startswith(("1 ", "{count}")):  # these are put together from counts and nouns
            assert re.sub(r"\{\w+\}", "{}", template) in said, template


INSIDE = {
    *(f"There is no {kind} with this id in the group." for kind in ("message", "private message")),
    "The home is closed.",  # by commands only; at the end
    "The file has {} bytes; at most {} are read at once.",
    "The type or the measures of the file cannot be announced.",
    "It sent a piece of {} bytes; {} are allowed.",  # an end of a link, for the log
    "Its greeting is too short or too long.",
    "Its name is no text.",
    "There is no such command.",
    "The limit must be at least 1.",
    "A count is at least 1.",
    "No group has a key yet.",
    "{} must be {} hex digits.",
    "Faults can be injected only with --faults on the command line.",
    "The passphrase file {} cannot be read: {}.",
}
"""What the core raises and no window meets: commands and options of the headless member, and what ends a link."""


def test_whatever_the_core_refuses_can_be_translated() -> None:
    raised: set[str] = set()
    folder = Path(smmp_core.__file__).parent
    for file in folder.rglob("*.py"):
        if file.name == "headless.py" or file.relative_to(folder).parts[0] in ("simulation", "lab"):
            continue
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            raised |= set(_refusals(node))
    known = {*SENTENCES, *(re.sub(r"\{\w+\}", "{}", one) for one in TEMPLATES)}
    said = {one for one in raised if " " in one and one.endswith(".")}
    assert len(said) > 80
    assert not said - INSIDE - known
    assert said >= INSIDE, "what is left out is still said"


def _refusals(node: ast.AST) -> Iterator[str]:
    """What is raised, or told as an alert."""
    match node:
        case ast.Raise(exc=ast.Call(func=ast.Name(id="ValueError" | "TypeError"))):
            pass
        case ast.Raise(exc=ast.Call(args=[text, *_])):
            yield from _sentences(text)
        case ast.Call(func=ast.Attribute(attr="alert" | "accuse"), args=arguments):
            for argument in arguments:
                yield from _sentences(argument)
        case _:
            pass


def _sentences(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.JoinedStr():
            yield "".join(str(one.value) if isinstance(one, ast.Constant) else "{}" for one in node.values)
        case ast.Constant(value=str() as value):
            yield value
        case _:
            for inner in ast.iter_child_nodes(node):
                yield from _sentences(inner)


def test_sentences_of_the_service_in_german(german: None) -> None:
    assert from_core("There is no such group.") == "Diese Gruppe gibt es nicht."
    assert from_core("10.0.0.7:4000 does not answer: a firewall there may block SMMP.").startswith("10.0.0.7:4000 ant")
    assert from_core("This computer is on a network, eth0 and wlan0.") == (
        "Dieser Computer ist in einem Netz, eth0 und wlan0."
    )
    nobody = "Nobody else’s announcement can be heard."
    assert from_core(f"No problem was found on this computer. {nobody}").endswith("sind nicht zu hören.")
    assert from_core("'10.0.0.7 4000' is no address; write HOST:PORT, IPv6 in brackets.").startswith(
        "'10.0.0.7 4000' ist"
    )
    assert from_core("No answer from Tom and Jerry, Ada.") == "Keine Antwort von Tom and Jerry, Ada."
    assert from_core("10.0.0.7:4000: This is your own address.") == "10.0.0.7:4000: Das ist deine eigene Adresse."
    twin = "Your own identity answers at this address, from another home: a copy of yours."
    assert from_core(f"[::1]:4000: {twin}") == f"[::1]:4000: {from_core(twin)}" != f"[::1]:4000: {twin}"
    assert from_core("A message is missing, and nobody connected can send it again. It came from Bob.") == (
        f"{from_core('A message is missing, and nobody connected can send it again.')} Das kam von Bob."
    )
    assert from_core("A sentence that is not known {here}.") == "A sentence that is not known {here}."


def test_every_sentence_with_something_put_in_finds_itself() -> None:
    for template in TEMPLATES:
        said = template.format_map(defaultdict(lambda: "7", PUT_IN))
        assert from_core(said) == said


@pytest.mark.parametrize(
    "said", ["x" * 100_000, "a: " * 600, "It came from b. " * 120, "You and " + "a: " * 30_000, "{0} {name} " * 150]
)
def test_what_no_service_says_is_shown_as_it_is(said: str) -> None:
    """Recordings are anybody's."""
    assert from_core(said) == said


PUT_IN = {"names": "a, b and c", "name": "Ada", "rest": "Everything works."}


def test_days_numbers_and_lists_in_german(german: None) -> None:
    assert text.listing(["Ada", "Bob", "Cem", "Dana"]).endswith(" und 1 weitere Person")
    assert text.listing(["Ada", "Bob"]) == f"{text.isolated('Ada')} und {text.isolated('Bob')}"
    assert text.number(65_536) == "65.536"
    now = text.moment(1_700_000_000_000).date()
    assert text.day(now, now.replace(year=2024)) == "14. November 2023"
    assert text.day(now, now.replace(day=17)) == "Dienstag"
    assert text.ago(7_300) == "vor 2 Std."


def test_a_sentence_begins_where_its_language_does(qapp: QApplication) -> None:
    before = QLocale()
    try:
        words.speak(qapp, "he")
        assert text.onwards("Ada").startswith("\u200f")
        words.speak(qapp, "de")
        assert text.onwards("נועה").startswith("\u200e")
        assert text.bare(text.onwards("Ada")) == "Ada"
    finally:
        words.speak(qapp, "en")
        QLocale.setDefault(before)


async def test_a_window_speaks_german(german: None, qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob") as members:
        ada = members[0]
        group = await grouped(members)
        await until(lambda: ada.service.status(group).state == "In step")
        chip = part(ada.window, AgreementChip, "agreementChip")
        await until(lambda: chip.accessibleName() == "Übereinstimmung: Im Gleichschritt")
        assert ada.window.page.composer.field.placeholderText() == f"Nachricht an {text.isolated('Ops')}"
        ada.window.show_settings("Appearance")
        dialog = part(ada.window, SettingsDialog)
        assert dialog.sections.currentItem().text() == "Darstellung"
        assert "Sprache" in [one.text() for one in dialog.findChildren(QLabel)]
        dialog.accept()


async def test_alerts_and_refusals_are_heard_and_read_in_german(german: None, qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada", "Bob") as (ada, bob):
        heard: list[str] = []
        ada.window.announcer.said.connect(lambda words, _: heard.append(words))
        ada.service._people.met_twin("192.168.1.7:4000", 0.0)
        assert [text.bare(words) for words in heard] == [text.bare(ada.window.banner._words.text())]
        assert heard[0].startswith("Deine eigene Identität wird auch unter 192.168.1.7:4000 benutzt")
        ada.window.compare(bob.service.fingerprint, CODE)
        dialog = part(ada.window, CompareDialog)
        dialog._code.drop.read.emit("no code at all")
        assert dialog._code.outcome.said.startswith("Das ist weder eine Einladung noch ein Verifizierungscode")
        dialog.reject()


async def test_the_language_is_chosen_in_the_settings(qtbot: QtBot, tmp_path: Path) -> None:
    async with linked(tmp_path, "Ada") as (ada,):
        ada.window.show_settings("Appearance")
        dialog = part(ada.window, SettingsDialog)
        choice = part(dialog, Select, "language")
        assert [choice.itemText(i) for i in range(choice.count())] == ["As the system", *words.LANGUAGES.values()]
        choice.setFocus()
        press(choice, Qt.Key.Key_End)
        await until(lambda: ada.service.preferences.language == "he")
        assert ada.window.layoutDirection() == Qt.LayoutDirection.LeftToRight, "it counts from the next start"
        dialog.accept()
