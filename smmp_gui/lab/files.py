"""Recordings and pictures as files: asked for by dialogs, read and written beside what the window does."""

import asyncio
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from smmp_core.errors import LocalError
from smmp_core.lab.scenarios import SCENARIOS
from smmp_core.lab.timeline import Timeline
from smmp_core.trace.lines import MAX_BYTES, BadTrace, Heading, decode
from smmp_core.trace.records import AnyRecord
from smmp_gui import text
from smmp_gui.core_words import from_core
from smmp_gui.lab.export import export
from smmp_gui.lab.player import Player
from smmp_gui.saving import show_folder
from smmp_gui.tasks import Tasks
from smmp_gui.words import tr

SUFFIX = "jsonl"


class LabFiles(QObject):
    """Opens, saves and exports for a lab's window; ``say`` takes a sentence, an offer and what the offer does."""

    def __init__(
        self, parent: QWidget, player: Player, tasks: Tasks, say: Callable[[str, str, Callable[[], object]], object]
    ) -> None:
        super().__init__(parent)
        self._parent, self._player, self._tasks, self._say = parent, player, tasks, say
        self._folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self._exporting: asyncio.Task[None] | None = None

    # -- recordings ---------------------------------------------------------------------------

    def open(self) -> None:
        """Ask for a recording, and show it."""
        dialog = self._dialog(tr("Open a recording"), "openRecording")
        dialog.setNameFilter(tr("Recordings (*.{suffix})").format(suffix=SUFFIX))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: self.read(Path(path)))
        dialog.open()

    def read(self, path: Path) -> None:
        """Show a recording."""
        self._folder = str(path.parent)
        self._tasks.start(self._read(path), self._tell)

    async def _read(self, path: Path) -> None:
        heading, records = await asyncio.to_thread(_decoded, path)
        self._player.load(heading, records, SCENARIOS.get(heading.scenario))

    def save(self) -> None:
        """Ask where to, and save what has happened so far."""
        dialog = self._dialog(tr("Save what has happened as a recording"), "saveRecording")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setDefaultSuffix(SUFFIX)
        scenario = self._player.scenario
        dialog.selectFile(f"{scenario.name if scenario is not None else 'smmp'}.{SUFFIX}")
        dialog.fileSelected.connect(lambda path: self.write(Path(path)))
        dialog.open()

    def write(self, path: Path) -> None:
        """Save what has happened so far."""
        self._folder = str(path.parent)
        self._tasks.start(self._write(path, self._player.trace()), self._tell)

    async def _write(self, path: Path, data: bytes) -> None:
        try:
            await asyncio.to_thread(path.write_bytes, data)
        except OSError as error:
            raise _unwritten(path, error) from error
        self._say(
            tr("Saved to {name}").format(name=_named(path)), tr("Show in folder"), lambda: show_folder(path.parent)
        )

    # -- pictures -----------------------------------------------------------------------------

    def export(self) -> None:
        """Ask for a folder, and draw what has happened so far into it."""
        dialog = self._dialog(tr("A folder for the pictures"), "exportPictures")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda path: self.draw(Path(path)))
        dialog.open()

    def draw(self, folder: Path) -> None:
        """Draw what has happened so far into a folder, instead of what is being drawn."""
        self.stop()
        self._folder = str(folder)
        self._player.pause()
        records = list(self._player.timeline.records)
        self._exporting = self._tasks.start(self._draw(records, self._player.trace(), folder), self._tell)

    async def _draw(self, records: list[AnyRecord], trace: bytes, folder: Path) -> None:
        said, count = -1, 0
        timeline = await asyncio.to_thread(Timeline, records)
        for step in export(timeline, trace, folder):
            if step.work is not None:
                await asyncio.to_thread(step.work)
            count += step.path is not None
            if (tenth := int(step.share * 10)) > said:
                said = tenth
                self._say(tr("Drawing pictures: {percent} %").format(percent=tenth * 10), "", lambda: None)
            await asyncio.sleep(0)
        words = tr("%n file(s) written to {name}", "", count).format(name=_named(folder))
        self._say(words, tr("Show in folder"), lambda: show_folder(folder))

    def stop(self) -> None:
        """Draw no more."""
        if self._exporting is not None:
            self._exporting.cancel()
            self._exporting = None

    # -- both ---------------------------------------------------------------------------------

    def _dialog(self, title: str, name: str) -> QFileDialog:
        dialog = QFileDialog(self._parent, title, self._folder)
        dialog.setObjectName(name)
        dialog.finished.connect(dialog.deleteLater)
        return dialog

    def _tell(self, why: str) -> None:
        self._say(why, "", lambda: None)


def _decoded(path: Path) -> tuple[Heading, list[AnyRecord]]:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        reason = error.strerror or str(error)
        raise LocalError(
            tr("{name} cannot be read: {reason}.").format(name=_named(path), reason=reason), code="not_ready"
        ) from error
    try:
        return decode(data)
    except BadTrace as error:
        raise LocalError(
            tr("{name} is no recording of the lab. {error}").format(name=_named(path), error=from_core(str(error))),
            code="bad_field",
        ) from error


def _unwritten(path: Path, error: OSError) -> LocalError:
    reason = error.strerror or str(error)
    return LocalError(
        tr("{name} cannot be written: {reason}.").format(name=_named(path), reason=reason), code="not_ready"
    )


def _named(path: Path) -> str:
    return text.isolated(text.one_line(str(path)))
