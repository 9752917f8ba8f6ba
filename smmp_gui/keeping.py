"""How long messages are kept here: the choices, and the one of a single group."""

from collections.abc import Callable

import msgspec
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from smmp_gui import text
from smmp_gui.adapter import Adapter
from smmp_gui.confirm import ConfirmSheet
from smmp_gui.members_sheet import find_group
from smmp_gui.tasks import Tasks

Refused = Callable[[str], None]

KEPT: tuple[tuple[int, str], ...] = (
    (0, "For ever"),
    (365, "1 year"),
    (90, "90 days"),
    (30, "30 days"),
    (7, "7 days"),
)
"""How long messages can be kept: days, and their words."""


def shortens(days: int, before: int) -> bool:
    """Whether keeping messages for so many days erases some that were kept before; 0: for ever."""
    return days > 0 and (before == 0 or days < before)


def kept(days: int) -> str:
    """So many days, in words."""
    return next((words for value, words in KEPT if value == days), f"{days} days")


def add_keep_menu(menu: QMenu, parent: QWidget, adapter: Adapter, tasks: Tasks, group: str, refused: Refused) -> None:
    """Add the choice for one group to its menu; ``refused``: told why it cannot be had."""
    chosen, usual = adapter.service.group_preferences(group).keep_days, adapter.service.preferences.keep_days
    inside = menu.addMenu("Keep messages")
    one_of = QActionGroup(inside)
    for days, words in ((None, f"As in the settings ({kept(usual).lower()})"), *KEPT):
        action = inside.addAction(words)
        action.setCheckable(True)
        action.setChecked(days == chosen)
        action.triggered.connect(lambda _checked, days=days: _choose(parent, adapter, tasks, group, days, refused))
        one_of.addAction(action)


def _choose(parent: QWidget, adapter: Adapter, tasks: Tasks, group: str, days: int | None, refused: Refused) -> None:
    service, info = adapter.service, find_group(adapter, group)
    if info is None:
        return
    before = service.group_preferences(group).keep_days
    usual = service.preferences.keep_days
    will, was = (usual if value is None else value for value in (days, before))

    async def keep() -> None:
        preferences = service.group_preferences(group)
        await service.prefer_in_group(group, msgspec.structs.replace(preferences, keep_days=days))
        await service.sweep()

    if not shortens(will, was):
        tasks.start(keep(), refused)
        return
    ConfirmSheet(
        parent,
        tasks,
        f"Keep messages for {kept(will)}?",
        f"In {text.isolated(text.shown_name(info.name, group))}, what you have seen and is older than {kept(will)} is "
        "erased from this computer, now and from now on. It cannot be brought back. Others keep theirs.",
        "Erase older messages",
        keep,
    ).open()
