"""The files of a conversation: how each is shown, and what is done with it when it is asked for."""

from collections.abc import Callable, Coroutine, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from smmp_core.answers import MessageInfo
from smmp_core.body import FileInfo
from smmp_core.errors import LocalError
from smmp_gui import shown_files, text
from smmp_gui.adapter import Adapter, Person
from smmp_gui.conversation_rows import MessageRow
from smmp_gui.conversation_view import ConversationView
from smmp_gui.dialogs import Sheet
from smmp_gui.image_previews import Picture, Previews, image_of
from smmp_gui.members_sheet import find_group
from smmp_gui.previews import body_of
from smmp_gui.quiet_line import QuietLine
from smmp_gui.saving import Saving
from smmp_gui.shown_files import VIEW, ShownFile, shown_file_name
from smmp_gui.states import REMOVED
from smmp_gui.tasks import Tasks
from smmp_gui.viewer import Viewer
from smmp_gui.widgets import button, label
from smmp_gui.words import tr

COPIED = QSize(4000, 4000)
"""How large an image is copied and looked at, in pixels at most."""


class FileDesk(QObject):
    """Stands between a list of messages and the service's files."""

    refused = Signal(str)

    def __init__(
        self, page: QWidget, view: ConversationView, adapter: Adapter, tasks: Tasks, group: Callable[[], str]
    ) -> None:
        """``group``: the one that ``page`` shows now."""
        super().__init__(page)
        self._page, self._view, self._adapter, self._tasks, self._group = page, view, adapter, tasks, group
        self._files = adapter.service.files
        self._declined: set[str] = set()  # roots that the user has cancelled: not fetched again by themselves
        self.line = QuietLine()
        self.saving = Saving(page, self._files, tasks, self.line)
        self.saving.refused.connect(self.refused)
        self.previews = Previews(self)
        self.previews.wanted.connect(self._supply)
        self.previews.loaded.connect(lambda _root: view.viewport().update())
        self.previews.spoilt.connect(lambda _root: view.refresh_soon())
        view.file_of = self.shown
        view.acted.connect(self.act)
        view.menu_opens.connect(self._add_acts)
        adapter.file_changed.connect(self._changed)
        adapter.erased.connect(self._erased)

    def shown(self, message: MessageInfo, person: Person) -> ShownFile | None:
        """How the file of a message stands, if it has one."""
        info = body_of(message.text).file
        if info is None:
            return None
        state = self._files.state(info)
        picture = self.previews.picture(info, automatic=not person.own and not person.blocked)
        taken = self._names(state.taken)
        return ShownFile(state.stage, state.have, state.size, state.why or "", person.own, picture, taken)

    def _names(self, taken: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
        return tuple((self._adapter.person(peer).name, count) for peer, count in taken.items())

    def _changed(self, _group: str, root: str) -> None:
        """Making all rows anew is for changes that others see; one that is fetched further is put in its place."""
        rows, width, grown = list(self._view.model_.rows), self._view.viewport().width(), False
        for at, row in enumerate(rows):
            if isinstance(row, MessageRow) and row.file is not None and row.file.root == root and row.shown is not None:
                state = self._files.state(row.file)
                taken = self._names(state.taken)
                shown = replace(row.shown, stage=state.stage, have=state.have, why=state.why or "", taken=taken)
                rows[at] = further = replace(row, shown=shown)
                height = self._view.delegate.cache.height
                grown |= state.stage != row.shown.stage or height(row, width) != height(further, width)
        if grown:
            self._view.refresh_soon()
        else:
            self._view.model_.set_rows(rows)

    def _erased(self, _group: str) -> None:
        self.previews.forget()
        self._view.refresh_soon()

    def _supply(self, pictures: Sequence[Picture]) -> None:
        """These are in sight: decode what is here, and fetch what may be fetched without being asked for."""
        group = self._group()
        info = find_group(self._adapter, group) if group else None
        member = info is not None and info.state != REMOVED
        for picture in pictures:
            stage = self._files.state(picture.info).stage
            if stage == "here":
                self._tasks.start(self.previews.load(self._files, picture.info))
            elif stage == "absent" and picture.automatic and member and picture.info.root not in self._declined:
                self._declined.add(picture.info.root)  # once, and without a word if it cannot be
                self._tasks.start(self._files.fetch(group, picture.info), lambda _why: None)

    def act(self, act: str, row: object) -> None:
        """Do something with the file of a row."""
        if not isinstance(row, MessageRow) or row.file is None:
            return
        info, group = row.file, self._group()
        match act:
            case shown_files.FETCH:
                self._tasks.start(self._files.fetch(group, info), self.refused.emit)
            case shown_files.STOP:
                self._declined.add(info.root)
                self._tasks.start(self._files.cancel(group, info), self.refused.emit)
            case shown_files.SAVE:
                self.saving.ask(info)
            case shown_files.VIEW:
                self._look_at(row)
            case shown_files.COPY:
                self._tasks.start(self._copy(info), self.refused.emit)
            case shown_files.WITHDRAW:
                WithdrawDialog(self._page.window(), self._tasks, self._withdraw, group, info).open()

    def _add_acts(self, menu: QMenu, row: MessageRow) -> None:
        if row.shown is None:
            return
        menu.addSeparator()
        for act, words in row.shown.acts():
            menu.addAction(words, partial(self.act, act, row))

    async def _withdraw(self, group: str, info: FileInfo) -> None:
        await self._files.withdraw(group, info)
        self._view.refresh_soon()

    async def _copy(self, info: FileInfo) -> None:
        pixmap = await image_of(self._files, info, COPIED)
        if pixmap is None:
            raise LocalError(tr("This image cannot be read."))
        QGuiApplication.clipboard().setPixmap(pixmap)

    def _look_at(self, row: MessageRow) -> None:
        rows = [one for one in self._view.model_.rows if isinstance(one, MessageRow) and _can_be_looked_at(one)]
        keys = [one.key for one in rows]
        if row.key in keys:
            viewer = Viewer(self._page.window(), self._files, self._tasks, rows, keys.index(row.key))
            self.saving.saved.connect(viewer.tell)
            self.refused.connect(viewer.tell)
            viewer.save_wanted.connect(self.saving.ask)
            viewer.copy_wanted.connect(lambda one: self._tasks.start(self._copy(one), self.refused.emit))
            viewer.closed.connect(self._view.setFocus)


def _can_be_looked_at(row: MessageRow) -> bool:
    return row.file is not None and row.shown is not None and row.shown.act == VIEW


class WithdrawDialog(Sheet):
    """Asks before a file is taken back."""

    def __init__(
        self,
        parent: QWidget,
        tasks: Tasks,
        withdraw: Callable[[str, FileInfo], Coroutine[Any, Any, None]],
        group: str,
        info: FileInfo,
    ) -> None:
        super().__init__(parent, tr("Withdraw this file?"), "withdrawDialog")
        self.body.addWidget(label(text.isolated(shown_file_name(info)), bold=True, wrap=True))
        self.body.addWidget(
            label(
                tr(
                    "It is removed from this computer and given to nobody any more. "
                    "Who has fetched it already keeps it. The message stays."
                ),
                tone="muted",
                wrap=True,
            )
        )

        async def run() -> None:
            await withdraw(group, info)
            self.accept()

        self.add_button(button(tr("Withdraw"), "withdraw")).clicked.connect(lambda: self.work(tasks, run()))
        self.add_button(button(tr("Keep"), "cancel", "primary")).clicked.connect(self.reject)
