"""The keys of the lab's window, in a table as those of the main window."""

from smmp_gui.shortcuts import Keys
from smmp_gui.words import QT_TRANSLATE_NOOP

_TIME = QT_TRANSLATE_NOOP("", "Time in the lab")
_LAB = QT_TRANSLATE_NOOP("", "The lab")

LAB: dict[str, Keys] = {
    "play": Keys(_TIME, QT_TRANSLATE_NOOP("", "Let time pass, or stand still"), ("Space", "K")),
    "step": Keys(_TIME, QT_TRANSLATE_NOOP("", "Go to the next thing that happens"), ("Right", "L")),
    "step_back": Keys(_TIME, QT_TRANSLATE_NOOP("", "Go to the one before"), ("Left", "J")),
    "beginning": Keys(_TIME, QT_TRANSLATE_NOOP("", "Go to the beginning"), ("Home",)),
    "end": Keys(_TIME, QT_TRANSLATE_NOOP("", "Go to the end"), ("End",)),
    "faster": Keys(_TIME, QT_TRANSLATE_NOOP("", "Faster"), ("+",)),
    "slower": Keys(_TIME, QT_TRANSLATE_NOOP("", "Slower"), ("-",)),
    "scenario": Keys(
        _LAB, QT_TRANSLATE_NOOP("", "One of the first nine scenarios"), tuple(str(n) for n in range(1, 10))
    ),
    "next_pane": Keys(_LAB, QT_TRANSLATE_NOOP("", "From one part of the window to the next"), ("F6",)),
    "previous_pane": Keys(_LAB, QT_TRANSLATE_NOOP("", "The same, backwards"), ("Shift+F6",)),
    "act": Keys(_LAB, QT_TRANSLATE_NOOP("", "Do something to somebody"), ("A", "Shift+F10", "Menu")),
    "tour": Keys(_LAB, QT_TRANSLATE_NOOP("", "Take the tour"), ("T",)),
    "end_tour": Keys(_LAB, QT_TRANSLATE_NOOP("", "End the tour"), ("Escape",)),
    "reset": Keys(_LAB, QT_TRANSLATE_NOOP("", "Set the scenario up again"), ("Ctrl+R",)),
    "open": Keys(_LAB, QT_TRANSLATE_NOOP("", "Open a recording"), ("Ctrl+O",)),
    "save": Keys(_LAB, QT_TRANSLATE_NOOP("", "Save what has happened as a recording"), ("Ctrl+S",)),
    "export": Keys(_LAB, QT_TRANSLATE_NOOP("", "Export pictures"), ("Ctrl+E",)),
    "keys": Keys(_LAB, QT_TRANSLATE_NOOP("", "These keyboard shortcuts"), ("F1", "Ctrl+/")),
    "close_lab": Keys(_LAB, QT_TRANSLATE_NOOP("", "Close the lab"), ("Ctrl+W",)),
}
"""By the name that code uses; in the order in which people read them."""
