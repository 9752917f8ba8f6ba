"""Saving a file: only where the user says. Nothing that came from others is ever opened or started."""

from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from smmp_core.body import FileInfo
from smmp_core.sharing.files import Files
from smmp_gui import text
from smmp_gui.quiet_line import QuietLine
from smmp_gui.shown_files import suggested_name
from smmp_gui.tasks import Tasks
from smmp_gui.words import tr

_QUICK = 20 << 20  # bytes that are saved before anybody wonders


class Saving(QObject):
    """Asks where to, saves, says where it is."""

    refused = Signal(str)
    saved = Signal(str)
    """In words: where to."""

    def __init__(self, parent: QWidget, files: Files, tasks: Tasks, line: QuietLine) -> None:
        super().__init__(parent)
        self._parent, self._files, self._tasks, self._line = parent, files, tasks, line
        self._folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)

    def ask(self, info: FileInfo) -> None:
        """Ask where a file is to be kept; the dialog itself asks before something is replaced."""
        dialog = QFileDialog(self._parent, tr("Save file"), self._folder)
        dialog.setObjectName("saveFile")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.selectFile(suggested_name(info))
        dialog.fileSelected.connect(lambda path: self._tasks.start(self._save(info, Path(path)), self.refused.emit))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    async def _save(self, info: FileInfo, to: Path) -> None:
        name = text.isolated(text.one_line(str(to)))
        if info.size > _QUICK:
            self._line.say(tr("Saving to {name}").format(name=name))
        await self._files.save(info, to, overwrite=True)
        self._folder = str(to.parent)
        words = tr("Saved to {name}").format(name=name)
        self._line.say(words, tr("Show in folder"), lambda: show_folder(to.parent))
        self.saved.emit(words)


def show_folder(folder: Path) -> None:
    """Let the system show a folder that the user has chosen."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
