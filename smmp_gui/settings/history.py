"""How long messages are kept here, erasing them, and taking them along."""

import time
from collections.abc import Awaitable, Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from smmp_core.care import DAY
from smmp_core.errors import LocalError
from smmp_core.export import Format
from smmp_gui import text
from smmp_gui.confirm import ConfirmSheet
from smmp_gui.controls import Select
from smmp_gui.keeping import KEPT, kept, shortens
from smmp_gui.settings.page import Choice, Page, Room, Row, SwitchRow
from smmp_gui.theme import Space
from smmp_gui.widgets import button

_FORMATS: tuple[tuple[Format, str, str], ...] = (
    ("html", "Web page", "html"),
    ("text", "Plain text", "txt"),
    ("json", "JSON, for programs", "json"),
)


class HistoryPage(Page):
    """Keep, erase, export."""

    title = "History"
    icon = "section-history"

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.part("Keep messages")
        self._keep = Choice("keep", "Keep messages", KEPT, self._choose)
        self.rows(self._keep)
        self.words(
            "Older messages are erased from this computer once you have seen them; others keep theirs. "
            "A group's own menu can say otherwise for that group."
        )
        self.part("Erase now")
        self._erased, self._age = Select("eraseGroup"), Select("eraseAge")
        for days, words in ((0, "Everything"), *((days, f"Older than {words}") for days, words in KEPT[1:])):
            self._age.addItem(words, days)
        self._age.setAccessibleName("What to erase")
        erase = button("Erase…", "erase")
        erase.clicked.connect(self._erase)
        self.rows(Row("From", "", self._erased), _line(self._age, erase))
        self.part("Export")
        self._exported, self._format = Select("exportGroup"), Select("exportFormat")
        for format, words, _ending in _FORMATS:
            self._format.addItem(words, format)
        self._format.setAccessibleName("Kind of file")
        self._private = SwitchRow("exportPrivate", "Private messages too", "", lambda _on: None)
        export = button("Export…", "export")
        export.clicked.connect(self._export)
        self.rows(Row("Conversation", "", self._exported), self._private, _line(self._format, export))
        self.words("An exported file is not encrypted: whoever gets it can read it.")
        self.end()
        self._asking = [erase, export]
        self._erased.addItem("All conversations", "")
        for info in self.service.groups():
            if info.state != "Invited":
                name = text.bare(text.shown_name(info.name, info.group))
                self._erased.addItem(name, info.group)
                self._exported.addItem(name, info.group)
        for select in (self._erased, self._exported):
            select.setSizeAdjustPolicy(Select.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            select.setMinimumContentsLength(16)
        for widget in (*self._asking, self._erased, self._exported):
            widget.setEnabled(self._exported.count() > 0)
        self.refresh()

    def refresh(self) -> None:
        """Show what is preferred."""
        self._keep.show_value(self.service.preferences.keep_days)

    def _choose(self, days: int) -> None:
        if not shortens(days, self.service.preferences.keep_days):
            self.room.prefer(keep_days=days)
            return
        self.refresh()  # until it is confirmed
        sheet = ConfirmSheet(
            self,
            self.room.tasks,
            f"Keep messages for {kept(days)}?",
            f"What you have seen and is older than {kept(days)} is erased from this computer, now and from now on. "
            "It cannot be brought back. Others keep theirs.",
            "Erase older messages",
            lambda: self._keep_less(days),
        )
        sheet.open()

    async def _keep_less(self, days: int) -> None:
        await self.room.prefer_now(keep_days=days)
        await self.service.sweep()

    def _erase(self) -> None:
        group, days = str(self._erased.currentData()), int(self._age.currentData())
        where = text.isolated(self._erased.currentText()) if group else "all conversations"
        what = f"what is older than {kept(days)}" if days else "everything"
        sheet = ConfirmSheet(
            self,
            self.room.tasks,
            f"Erase {what}?",
            f"In {where}, {what} is erased from this computer and cannot be brought back. Others keep theirs. "
            "What has still to be sent stays.",
            "Erase",
            lambda: self._erase_now(group, days),
        )
        sheet.open()

    async def _erase_now(self, group: str, days: int) -> None:
        before = time.time_ns() // 1_000_000 - days * DAY if days else None
        groups = [group] if group else [info.group for info in self.service.groups() if info.state != "Invited"]
        for one in groups:
            await self.service.erase(one, before)

    def _export(self) -> None:
        ending = next(ending for format, _, ending in _FORMATS if format == self._format.currentData())
        dialog = QFileDialog(self, "Export")
        dialog.setObjectName("exportFile")
        save_as(dialog, f"{_file_name(self._exported.currentText())}.{ending}")
        dialog.fileSelected.connect(lambda file: self.room.start(self._write(Path(file))))
        dialog.open()

    async def _write(self, file: Path) -> None:
        group, format = str(self._exported.currentData()), self._format.currentData()
        private, export = self._private.switch.isChecked(), self.service.export
        await replacing(
            self, self.room, file, lambda replace: export(group, file, format, private=private, replace=replace)
        )


def save_as(dialog: QFileDialog, name: str) -> None:
    """Let a file dialog ask where to put a new file; whether one may be replaced is asked by :func:`replacing`."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)  # Qt's own question would nest a loop
    dialog.selectFile(name)


async def replacing(parent: QWidget, room: Room, file: Path, write: Callable[[bool], Awaitable[object]]) -> None:
    """Write a file; where there is one already, ask first."""
    name = text.isolated(text.shown_name(file.name))

    async def run(replace: bool) -> None:
        await write(replace)
        room.said.emit(f"{name} has been written.")

    try:
        await run(False)
    except LocalError as error:
        if error.code != "file_there":
            raise
        ConfirmSheet(
            parent,
            room.tasks,
            f"Replace {name}?",
            "There is a file of this name already. What is in it is lost.",
            "Replace",
            lambda: run(True),
        ).open()


def _file_name(name: str) -> str:
    """A group's name as the name of a file."""
    kept_ = "".join(c if c.isalnum() or c in " -_" else "_" for c in name)
    return " ".join(kept_.split())[:60] or "conversation"


def _line(select: Select, does: QWidget) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
    row.addWidget(select)
    row.addStretch(1)
    row.addWidget(does)
    return line
