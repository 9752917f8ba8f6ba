"""Every window, dialog and page, opened one after another, for what must hold of all."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QDialog, QFrame, QWidget

from smmp_core import commands
from smmp_gui.agreement import AgreementPopup
from smmp_gui.compare import EMOJI, NUMBER
from smmp_gui.conversation_rows import MessageRow
from smmp_gui.emoji_picker import EmojiPicker
from smmp_gui.lab.window import LabWindow
from smmp_gui.settings.dialog import PAGES, SettingsDialog
from smmp_gui.start_dialogs import FirstRunDialog, RestoreDialog, UnlockDialog
from tests.gui.people import Somebody, grouped, linked, until

LONG, HEBREW = "Maximilian-Alexander Featherstonehaugh-Cholmondeley", "אברהם בן־גוריון"


class Screens:
    """A member in a group with somebody of a long name and somebody with a Hebrew one, and a way into everything."""

    def __init__(self, member: Somebody, group: str, others: list[str], folder: Path) -> None:
        self.member, self.group, self.others, self._folder = member, group, others, folder

    @property
    def openers(self) -> dict[str, Callable[[], QWidget]]:
        """By name: opens it and answers its window."""
        window = self.member.window
        dialogs: dict[str, Callable[[], object]] = {
            "members": lambda: window.show_members(self.group),
            "create group": window.create_group,
            "connect": window.connect_by_address,
            "invite": window.people.invite,
            "blocked": window.people.show_blocked,
            "block": lambda: window.people.block(self.others[0]),
            "rename": lambda: window._rename(self.group),
            "leave": lambda: window._leave(self.group),
            "self-test": window.self_test,
            "shortcuts": window.show_shortcuts,
            "details": lambda: window.page._show_details(self.row()),
        }
        for number in range(NUMBER, EMOJI + 1):
            dialogs[f"verify {number}"] = partial(window.compare, self.others[0], number)
        for page in PAGES:
            dialogs[f"settings {page.title}"] = partial(window.show_settings, page.title)
        return {
            "conversation": self._conversation,
            "thread": self._thread,
            "search": self._search,
            "switcher": self._switcher,
            "agreement": self._agreement,
            "emoji": self._emoji,
            "lab": self._lab,
            "lab, touring": self._lab_touring,
            "live lab": self._live_lab,
            "first run": lambda: self._start(FirstRunDialog(self._folder / "new")),
            "unlock": lambda: self._start(UnlockDialog(self._folder)),
            "restore": lambda: self._start(RestoreDialog(self.member.window, self._folder / "new")),
            **{name: partial(self._dialog, do) for name, do in dialogs.items()},
        }

    def row(self) -> MessageRow:
        """A message of the conversation."""
        return next(row for row in self.member.window.page.view.model_.rows if isinstance(row, MessageRow))

    def _dialog(self, do: Callable[[], object]) -> QWidget:
        do()
        return next(one for one in self.member.window.findChildren(QDialog) if one.isVisible())

    def _start(self, dialog: QDialog) -> QWidget:
        dialog.open()
        return dialog

    def _conversation(self) -> QWidget:
        self.member.window.show_group(self.group)
        return self.member.window

    def _thread(self) -> QWidget:
        self.member.window.show_thread(self.group, self.others[0])
        return self.member.window

    def _search(self) -> QWidget:
        self.member.window.navigation._search_here()
        self.member.window.sidebar.search.field.setText("lad")
        self.member.window.sidebar.search._edited()
        return self.member.window

    def _switcher(self) -> QWidget:
        self.member.window.navigation.switcher.open()
        return self.member.window.navigation.switcher

    def _agreement(self) -> QWidget:
        self.member.window.page._open_agreement()
        return _popup(self.member.window, AgreementPopup)

    def _emoji(self) -> QWidget:
        self.member.window.page.composer._pick()
        return _popup(self.member.window, EmojiPicker)

    def _lab(self) -> QWidget:
        self.member.window.show_lab()
        lab = self.member.window._lab
        assert lab is not None
        return lab

    def _lab_touring(self) -> QWidget:
        lab = self._lab()
        assert isinstance(lab, LabWindow)
        lab.tour.start()
        return lab

    def _live_lab(self) -> QWidget:
        watching = self.member.window.watching
        watching.open(self.group)
        return watching.windows[self.group]

    async def each(self) -> AsyncIterator[tuple[str, QWidget]]:
        """All of them in turn; each is closed before the next."""
        for name, open_ in self.openers.items():
            shown = open_()
            shown.activateWindow()
            await asyncio.sleep(0.05)
            yield name, shown
            self.leave(shown)
            await asyncio.sleep(0.02)

    def leave(self, shown: QWidget) -> None:
        """Close what was opened, back to the conversation."""
        window = self.member.window
        if shown is window.navigation.switcher:
            window.navigation.switcher.close_again(chosen=True)
        elif shown is window:
            window.sidebar.search.end()
            window.show_group(self.group)
        elif isinstance(shown, SettingsDialog):
            shown.accept()
        elif isinstance(shown, LabWindow):
            shown.close()
        else:
            shown.close()
            shown.deleteLater()


def _popup(window: QWidget, kind: type[QFrame]) -> QWidget:
    return next(one for one in window.findChildren(kind) if one.isVisible())


@asynccontextmanager
async def everything(folder: Path) -> AsyncIterator[Screens]:
    """A group of three with a few messages, seen by the first."""
    async with linked(folder, "Noor", LONG, HEBREW) as members:
        first, *others = members
        group = await grouped(members, "Lighthouse restoration and summer picnic planning")
        for member, words in zip([others[0], first, others[1]], ["Bring the ladder", "Yes", "שלום לכולם"], strict=True):
            await member.service.execute(commands.Send(group=group, text=words))
        await first.service.execute(
            commands.Private(group=group, to=others[0].service.fingerprint, text="Only us: the ladder is heavy")
        )
        rows = first.window.page.view.model_
        await until(lambda: sum(isinstance(row, MessageRow) for row in rows.rows) == 3)
        for other in others:
            other.window.hide()
        yield Screens(first, group, [other.service.fingerprint for other in others], folder)


def descendants(window: QWidget) -> Iterator[QWidget]:
    """What can be seen in a window, without what stands in windows of its own."""
    for one in window.findChildren(QWidget):
        if one.isVisible() and one.window() is window.window():
            yield one
