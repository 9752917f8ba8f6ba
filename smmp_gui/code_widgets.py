"""A QR code on the screen, and a place that takes somebody else's: dropped, pasted, or from a file."""

import asyncio
from pathlib import Path

from PySide6.QtCore import QMimeData, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from smmp_core.invites import MAX_TEXT
from smmp_gui import barcode
from smmp_gui.barcode import QUIET, BadPicture, Modules
from smmp_gui.tasks import Tasks
from smmp_gui.theme import RADIUS, Space, theme
from smmp_gui.widgets import Glyph, button, label
from smmp_gui.words import tr

_LEAST = 3  # device-independent pixels of a module: a camera has to tell them apart


class CodeView(QWidget):
    """A QR code: black on white in either palette, each module a whole number of the screen's pixels."""

    def __init__(self, says: str, name: str, side: int = 216) -> None:
        """``says``: what it is, for a screen reader; ``side``: about, of the whole in device-independent pixels."""
        super().__init__()
        self.text = ""
        self._modules = Modules(0, frozenset())
        self.setObjectName(name)
        self.setAccessibleName(says)
        self.setToolTip(says)
        self._side = side
        self.setFixedSize(side, side)

    def show_text(self, words: str) -> None:
        """Show the code of a text; it is a screen reader's description too."""
        self.text = words
        self._modules = barcode.encode(words)
        whole = self._modules.side + 2 * QUIET
        self.setFixedSize(QSize(whole, whole) * max(_LEAST, round(self._side / whole)))
        self.setAccessibleDescription(words)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """White ground, black modules."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("line"), 1))
        painter.setBrush(Qt.GlobalColor.white)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        if self._modules.side:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            ratio = self.devicePixelRatioF()
            room = self.width() * ratio
            module = max(1, int(room / (self._modules.side + 2 * QUIET))) / ratio
            start = (self.width() - module * self._modules.side) / 2
            start = round(start * ratio) / ratio
            for x, y in self._modules.dark:
                at = QRectF(start + x * module, start + y * module, module, module)
                painter.fillRect(at, Qt.GlobalColor.black)
        painter.end()


class CodeDrop(QWidget):
    """Takes a code: a picture or a text, dropped or pasted, or a picture's file.

    ``read`` tells its text, ``refused`` why there is none.
    """

    read = Signal(str)
    refused = Signal(str)

    def __init__(self, tasks: Tasks, asks: str) -> None:
        """``asks``: what to bring here, one sentence."""
        super().__init__()
        self._tasks = tasks
        self._over = False
        self.setObjectName("codeDrop")
        self.setAccessibleName(asks)
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        words = label(asks, "small", tone="muted", wrap=True)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._paste = button(tr("Paste"), "pasteCode")
        self._paste.setToolTip(tr("A picture or a text from the clipboard (Ctrl+V)"))
        self._paste.clicked.connect(self.paste)
        self._open = button(tr("Open picture…"), "openCode")
        self._open.clicked.connect(self._choose)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._paste)
        buttons.addWidget(self._open)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.MEDIUM, Space.LARGE, Space.MEDIUM, Space.LARGE)
        column.setSpacing(Space.SMALL)
        column.addStretch(1)
        column.addWidget(Glyph("qr", "muted", 28), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(words)
        column.addSpacing(Space.TINY)
        column.addLayout(buttons)
        column.addStretch(1)

    def paste(self) -> None:
        """Take what the clipboard holds."""
        self.take(QGuiApplication.clipboard().mimeData())

    def take(self, data: QMimeData | None) -> None:
        """Take a picture, a picture's file or a text."""
        files = [url.toLocalFile() for url in data.urls() if url.isLocalFile()] if data is not None else []
        if data is not None and data.hasImage():
            image = data.imageData()
            self._look(image if isinstance(image, QImage) else QImage())
        elif len(files) == 1:
            self._look(Path(files[0]))
        elif files:
            self.refused.emit(tr("Bring one picture at a time."))
        elif data is not None and data.hasText() and data.text().strip():
            self.read.emit(data.text()[: MAX_TEXT + 1])
        else:
            self.refused.emit(tr("There is neither a picture nor a text to paste."))

    def _choose(self) -> None:
        dialog = QFileDialog(self, tr("Open a picture of the code"))
        dialog.setNameFilters([tr("Pictures (*.png *.jpg *.jpeg *.webp *.gif *.bmp)"), tr("All files (*)")])
        dialog.setObjectName("codeFile")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: self._look(Path(path)))
        dialog.open()

    def _look(self, picture: Path | QImage) -> None:
        self._tasks.start(self._find(picture), self.refused.emit)

    async def _find(self, picture: Path | QImage) -> None:
        self.setEnabled(False)
        found, tell = "", self.read
        try:
            if isinstance(picture, Path):
                found = await asyncio.to_thread(barcode.read_file, picture)
            else:
                found = await asyncio.to_thread(barcode.read_image, picture)
        except BadPicture as problem:
            found, tell = str(problem), self.refused
        if isValid(self):  # its dialog may be closed by now
            self.setEnabled(True)
            tell.emit(found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+V pastes."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Pictures, files and texts may be dropped."""
        data = event.mimeData()
        if data.hasImage() or data.hasUrls() or data.hasText():
            event.acceptProposedAction()
            self._show_over(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """It went elsewhere."""
        self._show_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take it."""
        self._show_over(False)
        event.acceptProposedAction()
        self.take(event.mimeData())

    def _show_over(self, over: bool) -> None:
        self._over = over
        self.update()

    def sizeHint(self) -> QSize:
        """Room for a drop."""
        return super().sizeHint().expandedTo(QSize(200, 150))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A dashed outline, solid while it has the focus or something hovers over it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        strong = self._over or self.hasFocus()
        pen = QPen(theme.color("accent" if strong else "edge"), 2 if strong else 1)
        pen.setStyle(Qt.PenStyle.SolidLine if self.hasFocus() else Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(theme.color("soft") if self._over else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        painter.end()
