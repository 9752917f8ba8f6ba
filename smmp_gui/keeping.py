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
from smmp_gui.words import tr

Refused = Callable[[str], None]

_YEAR = 365  # days

KEPT = (0, 365, 90, 30, 7)
"""How long messages can be kept, in days; 0: for ever."""


def shortens(days: int, before: int) -> bool:
    """Whether keeping messages for so many days erases some that were kept before; 0: for ever."""
    return days > 0 and (before == 0 or days < before)


def kept(days: int) -> str:
    """So many days, in words."""
    if not days:
        return tr("For ever")
    return tr("%n year(s)", "", days // _YEAR) if days % _YEAR == 0 else tr("%n day(s)", "", days)


def add_keep_menu(menu: QMenu, parent: QWidget, adapter: Adapter, tasks: Tasks, group: str, refused: Refused) -> None:
    """Add the choice for one group to its menu; ``refused``: told why it cannot be had."""
    chosen, usual = adapter.service.group_preferences(group).keep_days, adapter.service.preferences.keep_days
    inside = menu.addMenu(tr("Keep messages"))
    one_of = QActionGroup(inside)
    as_usual = (
        tr("As in the settings ({time})").format(time=kept(usual)) if usual else tr("As in the settings (for ever)")
    )
    for days, words in ((None, as_usual), *((days, kept(days)) for days in KEPT)):
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
        tr("Keep messages for {time}?").format(time=kept(will)),
        tr(
            "In {group}, what you have seen and is older than {time} is erased from this computer, now and from now "
            "on. It cannot be brought back. Others keep theirs."
        ).format(group=text.isolated(text.shown_name(info.name, group)), time=kept(will)),
        tr("Erase older messages"),
        keep,
    ).open()
