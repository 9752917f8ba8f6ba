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
from smmp_gui.states import INVITED
from smmp_gui.theme import Space
from smmp_gui.widgets import button
from smmp_gui.words import QT_TRANSLATE_NOOP, tr

_FORMATS: tuple[tuple[Format, str, str], ...] = (
    ("html", QT_TRANSLATE_NOOP("", "Web page"), "html"),
    ("text", QT_TRANSLATE_NOOP("", "Plain text"), "txt"),
    ("json", QT_TRANSLATE_NOOP("", "JSON, for programs"), "json"),
)


class HistoryPage(Page):
    """Keep, erase, export."""

    title = QT_TRANSLATE_NOOP("", "History")
    icon = "section-history"

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.part(tr("Keep messages"))
        self._keep = Choice("keep", tr("Keep messages"), [(days, kept(days)) for days in KEPT], self._choose)
        self.rows(self._keep)
        self.words(
            tr(
                "Older messages are erased from this computer once you have seen them; others keep theirs. "
                "A group's own menu can say otherwise for that group."
            )
        )
        self.part(tr("Erase now"))
        self._erased, self._age = Select("eraseGroup"), Select("eraseAge")
        for days, words in (
            (0, tr("Everything")),
            *((days, tr("Older than {time}").format(time=kept(days))) for days in KEPT[1:]),
        ):
            self._age.addItem(words, days)
        self._age.setAccessibleName(tr("What to erase"))
        erase = button(tr("Erase…"), "erase")
        erase.clicked.connect(self._erase)
        self.rows(Row(tr("From"), "", self._erased), _line(self._age, erase))
        self.part(tr("Export"))
        self._exported, self._format = Select("exportGroup"), Select("exportFormat")
        for format, words, _ending in _FORMATS:
            self._format.addItem(tr(words), format)
        self._format.setAccessibleName(tr("Kind of file"))
        self._private = SwitchRow("exportPrivate", tr("Private messages too"), "", lambda _on: None)
        export = button(tr("Export…"), "export")
        export.clicked.connect(self._export)
        self.rows(Row(tr("Conversation"), "", self._exported), self._private, _line(self._format, export))
        self.words(tr("An exported file is not encrypted: whoever gets it can read it."))
        self.end()
        self._asking = [erase, export]
        self._erased.addItem(tr("All conversations"), "")
        for info in self.service.groups():
            if info.state != INVITED:
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
            tr("Keep messages for {time}?").format(time=kept(days)),
            tr(
                "What you have seen and is older than {time} is erased from this computer, now and from now on. "
                "It cannot be brought back. Others keep theirs."
            ).format(time=kept(days)),
            tr("Erase older messages"),
            lambda: self._keep_less(days),
        )
        sheet.open()

    async def _keep_less(self, days: int) -> None:
        await self.room.prefer_now(keep_days=days)
        await self.service.sweep()

    def _erase(self) -> None:
        group, days = str(self._erased.currentData()), int(self._age.currentData())
        where = tr("In {name}, everything is erased from this computer and cannot be brought back.")
        if group and days:
            where = tr("In {name}, what is older than {time} is erased from this computer and cannot be brought back.")
        elif days:
            where = tr(
                "In all conversations, what is older than {time} is erased from this computer and cannot be brought "
                "back."
            )
        elif not group:
            where = tr("In all conversations, everything is erased from this computer and cannot be brought back.")
        where = where.format(name=text.isolated(self._erased.currentText()), time=kept(days))
        stays = tr("Others keep theirs. What has still to be sent stays.")
        sheet = ConfirmSheet(
            self,
            self.room.tasks,
            tr("Erase what is older than {time}?").format(time=kept(days)) if days else tr("Erase everything?"),
            f"{where} {stays}",
            tr("Erase"),
            lambda: self._erase_now(group, days),
        )
        sheet.open()

    async def _erase_now(self, group: str, days: int) -> None:
        before = time.time_ns() // 1_000_000 - days * DAY if days else None
        groups = [group] if group else [info.group for info in self.service.groups() if info.state != INVITED]
        for one in groups:
            await self.service.erase(one, before)

    def _export(self) -> None:
        ending = next(ending for format, _, ending in _FORMATS if format == self._format.currentData())
        dialog = QFileDialog(self, tr("Export"))
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
        room.said.emit(tr("{name} has been written.").format(name=name))

    try:
        await run(False)
    except LocalError as error:
        if error.code != "file_there":
            raise
        ConfirmSheet(
            parent,
            room.tasks,
            tr("Replace {name}?").format(name=name),
            tr("There is a file of this name already. What is in it is lost."),
            tr("Replace"),
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
