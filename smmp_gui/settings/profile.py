"""How others see us: a name and a picture."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout

from smmp_gui import drawing, icons, mirror, pictures, text
from smmp_gui.gallery import gallery
from smmp_gui.settings.page import FactRow, Page, Room
from smmp_gui.theme import Space, theme
from smmp_gui.widgets import button
from smmp_gui.words import QT_TRANSLATE_NOOP, tr

_FACE, _EDGE, _BADGE = 104, 4, 32


class PictureButton(QAbstractButton):
    """Our picture, large; a click or a file dropped on it changes it."""

    dropped = Signal(str)
    """The path of a file."""

    def __init__(self, name: str, fingerprint: str) -> None:
        super().__init__()
        self._name, self._fingerprint, self._over = name, fingerprint, False
        self.setObjectName("pictureButton")
        self.setAccessibleName(tr("Your picture"))
        self.setAccessibleDescription(tr("Chooses another one"))
        self.setToolTip(tr("Choose a picture, or drop one here"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedSize(self.sizeHint())
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAcceptDrops(True)

    def sizeHint(self) -> QSize:
        """Of one size."""
        return QSize(_FACE + 2 * _EDGE, _FACE + 2 * _EDGE)

    def show_name(self, name: str) -> None:
        """Whose initials stand where there is no picture."""
        self._name = name
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The picture, a ring while it has the focus or something is over it, a badge with a camera."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mirror.begin(painter, self.rect())
        face = QRectF(_EDGE, _EDGE, _FACE, _FACE)
        drawing.avatar(painter, face, self._name, self._fingerprint)
        if self.hasFocus() or self._over:
            painter.setPen(QPen(theme.color("accent"), 2.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(face.adjusted(-2, -2, 2, 2))
        badge = QRectF(face.right() - _BADGE + 2, face.bottom() - _BADGE + 2, _BADGE, _BADGE)
        painter.setPen(QPen(theme.color("raised"), 2.5))
        painter.setBrush(theme.color("accent_hover" if self.underMouse() else "accent"))
        painter.drawEllipse(badge)
        glyph = QRectF(0, 0, 18, 18)
        glyph.moveCenter(QPointF(badge.center()))
        icons.draw(painter, glyph, "camera", theme.color("on_accent"))
        painter.end()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file of this computer may be dropped."""
        if _dragged(event):
            event.acceptProposedAction()
            self._show_over(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """It went elsewhere."""
        self._show_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the file."""
        self._show_over(False)
        file = _dragged(event)
        if file:
            event.acceptProposedAction()
            self.dropped.emit(file)

    def _show_over(self, over: bool) -> None:
        self._over = over
        self.update()


class ProfilePage(Page):
    """Name, picture, fingerprint."""

    title = QT_TRANSLATE_NOOP("", "Profile")
    icon = "section-profile"

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        me = self.service.fingerprint
        self._picture = PictureButton(self._shown(), me)
        self._picture.clicked.connect(self._open)
        self._picture.dropped.connect(self._take)
        choose = button(tr("Choose picture…"), "choosePicture")
        choose.clicked.connect(self._open)
        self._remove = button(tr("Remove picture"), "removePicture", "link")
        self._remove.clicked.connect(lambda: self.room.start(self.service.pictures.choose(None)))
        beside = QVBoxLayout()
        beside.setSpacing(Space.TINY)
        beside.addStretch(1)
        beside.addWidget(choose, 0, Qt.AlignmentFlag.AlignLeft)
        beside.addWidget(self._remove, 0, Qt.AlignmentFlag.AlignLeft)
        beside.addStretch(1)
        top = QHBoxLayout()
        top.setSpacing(Space.HUGE)
        top.addWidget(self._picture)
        top.addLayout(beside, 1)
        self.column.addLayout(top)
        self.words(
            tr("People you share a group with see your picture. Like a name, it proves nothing about who you are.")
        )
        self.part(tr("Name"))
        self._name = QLineEdit(self.service.name, maxLength=64)
        self._name.setObjectName("ownName")
        self._name.setAccessibleName(tr("Your name"))
        self._save = button(tr("Save"), "saveName", "primary")
        self._save.setAutoDefault(False)
        self._name.textChanged.connect(self._typed)
        self._name.returnPressed.connect(self._rename)
        self._save.clicked.connect(self._rename)
        field = QHBoxLayout()
        field.setSpacing(Space.SMALL)
        field.addWidget(self._name, 1)
        field.addWidget(self._save)
        self.column.addLayout(field)
        self.words(tr("Who is connected sees a new name when they next connect to you."))
        lines = "\n".join(" ".join(me[i + j : i + j + 8] for j in (0, 8, 16, 24)) for i in (0, 32))
        self.part(tr("Who you are"))
        self.rows(FactRow("ownFingerprint", tr("My fingerprint"), lines, exact=True, copy=me))
        self.end()
        gallery.changed.connect(self._picture_changed)
        self._typed()
        self.refresh()

    def _shown(self) -> str:
        return text.shown_name(self.service.name, self.service.fingerprint)

    def refresh(self) -> None:
        """Show the picture that holds."""
        self._picture.show_name(self._shown())
        self._remove.setVisible(self.service.fingerprint in self.service.pictures.known())

    def _picture_changed(self, fingerprint: str) -> None:
        if fingerprint == self.service.fingerprint:
            self.refresh()

    def _open(self) -> None:
        dialog = QFileDialog(self, tr("Choose a picture"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([tr("Pictures (*.png *.jpg *.jpeg *.webp *.gif *.bmp)"), tr("All files (*)")])
        dialog.fileSelected.connect(self._take)
        dialog.open()

    def _take(self, file: str) -> None:
        self.room.start(pictures.choose(self.room.adapter, Path(file)))

    def _typed(self) -> None:
        name = self._name.text().strip()
        self._save.setEnabled(bool(name) and name != self.service.name)

    def _rename(self) -> None:
        if self._save.isEnabled():
            self.room.start(self._take_name(self._name.text()))

    async def _take_name(self, name: str) -> None:
        await self.service.rename_self(name)
        self.room.adapter.touch_groups()
        self._typed()
        self.refresh()


def _dragged(event: Any) -> str:
    """The path of the one local file that is dragged, or nothing."""
    urls = event.mimeData().urls()
    return str(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else ""
