"""All keys of the window, in one table: it makes the shortcuts, and the sheet that lists them shows the same."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from smmp_gui.words import QT_TRANSLATE_NOOP


@dataclass(frozen=True)
class Keys:
    """What one or several keys do."""

    section: str
    does: str  # English, to be given to tr
    keys: tuple[str, ...]  # as QKeySequence reads them


_AROUND = QT_TRANSLATE_NOOP("", "Getting around")
_WINDOW = QT_TRANSLATE_NOOP("", "The window")
_MESSAGES = QT_TRANSLATE_NOOP("", "In a list, on the chosen row")
_WRITING = QT_TRANSLATE_NOOP("", "While writing")

TABLE: dict[str, Keys] = {
    "switch": Keys(_AROUND, QT_TRANSLATE_NOOP("", "Go to a conversation or person by name"), ("Ctrl+K",)),
    "search_here": Keys(_AROUND, QT_TRANSLATE_NOOP("", "Search in this conversation"), ("Ctrl+F",)),
    "search_everywhere": Keys(_AROUND, QT_TRANSLATE_NOOP("", "Search everywhere"), ("Ctrl+Shift+F",)),
    "previous": Keys(_AROUND, QT_TRANSLATE_NOOP("", "Previous conversation"), ("Alt+Up",)),
    "next": Keys(_AROUND, QT_TRANSLATE_NOOP("", "Next conversation"), ("Alt+Down",)),
    "previous_unread": Keys(
        _AROUND, QT_TRANSLATE_NOOP("", "Previous conversation with unread messages"), ("Ctrl+Shift+Up",)
    ),
    "next_unread": Keys(_AROUND, QT_TRANSLATE_NOOP("", "Next conversation with unread messages"), ("Ctrl+Shift+Down",)),
    "go_to": Keys(
        _AROUND,
        QT_TRANSLATE_NOOP("", "One of the first nine conversations"),
        tuple(f"Ctrl+{n}" for n in range(1, 10)),
    ),
    "next_pane": Keys(_AROUND, QT_TRANSLATE_NOOP("", "From the lists to the messages, and to what you write"), ("F6",)),
    "previous_pane": Keys(_AROUND, QT_TRANSLATE_NOOP("", "The same, backwards"), ("Shift+F6",)),
    "close": Keys(_AROUND, QT_TRANSLATE_NOOP("", "Close a dialog, the search, an answer, a private thread"), ("Esc",)),
    "new_group": Keys(_WINDOW, QT_TRANSLATE_NOOP("", "New group"), ("Ctrl+N",)),
    "settings": Keys(_WINDOW, QT_TRANSLATE_NOOP("", "Settings"), ("Ctrl+,",)),
    "shortcuts": Keys(_WINDOW, QT_TRANSLATE_NOOP("", "These keyboard shortcuts"), ("F1", "Ctrl+/")),
    "lab": Keys(_WINDOW, QT_TRANSLATE_NOOP("", "Protocol lab"), ("Ctrl+L",)),
    "quit": Keys(_WINDOW, QT_TRANSLATE_NOOP("", "Quit"), ("Ctrl+Q",)),
    "menu": Keys(_MESSAGES, QT_TRANSLATE_NOOP("", "Open its menu"), ("Shift+F10", "Menu")),
    "reply": Keys(_MESSAGES, QT_TRANSLATE_NOOP("", "Reply to a message"), ("R",)),
    "copy": Keys(_MESSAGES, QT_TRANSLATE_NOOP("", "Copy the text of a message"), ("Ctrl+C",)),
    "unfold": Keys(
        _MESSAGES,
        QT_TRANSLATE_NOOP("", "Open a file; show all of a long message or of a resync, or less"),
        ("Space", "Return"),
    ),
    "send": Keys(_WRITING, QT_TRANSLATE_NOOP("", "Send"), ("Return", "Ctrl+Return")),
    "new_line": Keys(_WRITING, QT_TRANSLATE_NOOP("", "Begin a new line"), ("Shift+Return",)),
    "answer_before": Keys(
        _WRITING, QT_TRANSLATE_NOOP("", "Reply to the newest message, then to the one before"), ("Up",)
    ),
    "answer_after": Keys(_WRITING, QT_TRANSLATE_NOOP("", "Reply to the one after"), ("Down",)),
}
"""By the name that code uses; in the order in which people read them."""


def sequence(name: str) -> QKeySequence:
    """The first of the keys with this name, to be shown beside a menu's entry."""
    return QKeySequence(TABLE[name].keys[0])


def pressed(event: QKeyEvent, name: str, table: Mapping[str, Keys] = TABLE) -> bool:
    """Whether an event is of one of the keys with this name; the key pad's Enter is Return."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    key = Qt.Key.Key_Return if event.key() == Qt.Key.Key_Enter else Qt.Key(event.key())
    combination = QKeySequence(QKeyCombination(modifiers, key))
    return any(QKeySequence(keys) == combination for keys in table[name].keys)


Slot = Callable[[], object]


def bind(widget: QWidget, actions: Mapping[str, Slot | Sequence[Slot]]) -> None:
    """Make the shortcuts of the window that ``widget`` is in: one slot for all keys of a name, or one for each."""
    for name, slots in actions.items():
        keys = TABLE[name].keys
        every = [slots] * len(keys) if callable(slots) else slots
        for one, slot in zip(keys, every, strict=True):
            QShortcut(QKeySequence(one), widget, slot)
