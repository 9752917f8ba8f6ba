"""Recordings and pictures as files: asked for by dialogs, read and written beside what the window does."""

import asyncio
from collections.abc import Callable, Coroutine
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from smmp_core.errors import LocalError
from smmp_core.lab.scenarios import SCENARIOS
from smmp_core.lab.timeline import Timeline
from smmp_core.trace.lines import MAX_BYTES, BadTrace, Heading, decode, encode
from smmp_core.trace.records import AnyRecord
from smmp_gui import text
from smmp_gui.core_words import from_core
from smmp_gui.lab.export import export, is_private, put
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
        self._running: set[asyncio.Task[None]] = set()
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
        self._start(self._read(path))

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
        self._start(self._write(path, self._heading(), list(self._player.timeline.records)))

    async def _write(self, path: Path, heading: Heading, records: list[AnyRecord]) -> None:
        await asyncio.to_thread(_encoded, path, heading, records)
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
        if self._exporting is not None:
            self._exporting.cancel()
        self._folder = str(folder)
        self._player.pause()
        self._exporting = self._start(self._draw(self._heading(), list(self._player.timeline.records), folder))

    async def _draw(self, heading: Heading, records: list[AnyRecord], folder: Path) -> None:
        said, count = -1, 0
        timeline = await asyncio.to_thread(Timeline, records)
        for step in export(timeline, heading, folder):
            if step.work is not None:
                await asyncio.to_thread(step.work)
            count += step.path is not None
            if (tenth := int(step.share * 10)) > said:
                said = tenth
                self._say(tr("Drawing pictures: {percent} %").format(percent=tenth * 10), "", lambda: None)
            await asyncio.sleep(0)
        words = tr("%n file(s) written to {name}", "", count).format(name=_named(folder))
        self._say(words, tr("Show in folder"), lambda: show_folder(folder))

    # -- both ---------------------------------------------------------------------------------

    def stop(self) -> None:
        """Read, save and draw no more, and say nothing more: the window closes. A save that has begun is finished."""
        for task in list(self._running):
            task.cancel()

    def _start(self, work: Coroutine[object, object, None]) -> "asyncio.Task[None]":
        task = self._tasks.start(work, self._tell)
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        return task

    def _heading(self) -> Heading:
        """What the recording is of, as it is now."""
        experiment = self._player.experiment
        return experiment.heading if experiment is not None else self._player.heading

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


def _encoded(path: Path, heading: Heading, records: list[AnyRecord]) -> None:
    try:
        put(path, encode(heading, records), private=is_private(heading))
    except OSError as error:
        reason = error.strerror or str(error)
        raise LocalError(
            tr("{name} cannot be written: {reason}.").format(name=_named(path), reason=reason), code="not_ready"
        ) from error


def _named(path: Path) -> str:
    return text.isolated(text.one_line(str(path)))
