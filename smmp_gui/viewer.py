"""Looking at images, one after the other, over the whole window."""

import asyncio
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap, QWheelEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from smmp_core.errors import LocalError
from smmp_core.sharing.files import Files
from smmp_gui import drawing, icons, mirror, text
from smmp_gui.conversation_rows import MessageRow
from smmp_gui.core_words import from_core
from smmp_gui.file_part import paint_pixmap
from smmp_gui.image_previews import image_of
from smmp_gui.palette import DARK
from smmp_gui.shown_files import data_size, shown_file_name
from smmp_gui.tasks import Tasks
from smmp_gui.theme import Space, theme
from smmp_gui.widgets import IconButton
from smmp_gui.words import tr

_MOST = QSize(4000, 4000)  # pixels
_STEP, _LARGEST = 1.25, 12.0
_BAR = 56
_TOLD_MS = 6_000


class ViewerButton(IconButton):
    """A glyph on the viewer's dark ground."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The glyph, on a disc while it is meant."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(DARK.accent) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(DARK.neutral if self.underMouse() or self.isDown() else DARK.raised))
        painter.drawEllipse(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        glyph = QRectF(0, 0, 20, 20)
        glyph.moveCenter(QRectF(self.rect()).center())
        icons.draw(painter, glyph, self.glyph, QColor(DARK.text))
        painter.end()


class Viewer(QWidget):
    """Covers the window until Esc; the arrows go from image to image, + and - and the wheel change the size."""

    closed = Signal()
    save_wanted = Signal(object)
    """The FileInfo of the image in sight."""
    copy_wanted = Signal(object)

    def __init__(self, window: QWidget, files: Files, tasks: Tasks, rows: Sequence[MessageRow], at: int) -> None:
        """``rows``: messages with images that are here."""
        super().__init__(window)
        self.setObjectName("viewer")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._window, self._files, self._tasks, self._rows, self._at = window, files, tasks, rows, at
        self._pixmap: QPixmap | None = None
        self._problem = ""
        self._zoom = 1.0  # of what fits
        self._shift = QPointF()
        self._held: QPointF | None = None
        self._is_closed = False
        self._loading: asyncio.Task[None] | None = None
        self.told = ""
        """What is said in place of the image's name, for a while."""
        self._end = QTimer(self, singleShot=True, interval=_TOLD_MS)
        self._end.timeout.connect(lambda: self.tell(""))
        left, right = tr("Previous image (Left)"), tr("Next image (Right)")
        if mirror.is_mirrored():
            left, right = tr("Previous image (Right)"), tr("Next image (Left)")
        self._before = self._round("chevron-left", left, "previousImage", lambda: self.go(-1))
        self._after = self._round("chevron-right", right, "nextImage", lambda: self.go(1))
        top = QHBoxLayout()
        top.setSpacing(Space.SMALL)
        top.addStretch(1)
        for one in (
            self._round("minus", tr("Smaller (-)"), "zoomOut", lambda: self.zoom(1 / _STEP)),
            self._round("plus", tr("Larger (+)"), "zoomIn", lambda: self.zoom(_STEP)),
            self._round("copy", tr("Copy image (Ctrl+C)"), "copyImage", self._copy),
            self._round("download", tr("Save as… (Ctrl+S)"), "saveImage", self._save),
            self._round("close", tr("Close (Esc)"), "closeViewer", self.close),
        ):
            top.addWidget(one)
        sides = QHBoxLayout()
        sides.addWidget(self._before)
        sides.addStretch(1)
        sides.addWidget(self._after)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.MEDIUM, Space.SMALL, Space.MEDIUM, _BAR)
        column.addLayout(top)
        column.addStretch(1)
        column.addLayout(sides)
        column.addStretch(1)
        window.installEventFilter(self)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_moved)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()
        self.setFocus()
        self.go(0)

    def _round(self, icon: str, says: str, name: str, act: Callable[[], object]) -> ViewerButton:
        made = ViewerButton(icon, says, name, side=40)
        made.clicked.connect(act)
        return made

    @property
    def row(self) -> MessageRow:
        """The message whose image is in sight."""
        return self._rows[self._at]

    @property
    def scale(self) -> float:
        """How much larger than what fits it is shown."""
        return self._zoom

    @property
    def is_loaded(self) -> bool:
        """Whether the image itself is in sight."""
        return self._pixmap is not None

    def go(self, by: int) -> None:
        """Show another image."""
        to = self._at + by
        if not 0 <= to < len(self._rows):
            return
        self._at, self._pixmap, self._problem = to, None, ""
        self._fit()
        self._before.setEnabled(to > 0)
        self._after.setEnabled(to < len(self._rows) - 1)
        self._before.setVisible(len(self._rows) > 1)
        self._after.setVisible(len(self._rows) > 1)
        self.setAccessibleName(tr("Image: {name}").format(name=self._caption()))
        self._load_no_more()  # one large image at a time
        self._loading = self._tasks.start(self._load(to))

    async def _load(self, at: int) -> None:
        info = self._rows[at].file
        assert info is not None
        try:
            pixmap, problem = await image_of(self._files, info, _MOST), tr("This image cannot be read.")
        except LocalError as refusal:
            pixmap, problem = None, from_core(str(refusal))
        self._pixmap, self._problem = pixmap, problem
        self.update()

    def _load_no_more(self) -> None:
        if self._loading is not None:
            self._loading.cancel()

    def tell(self, words: str) -> None:
        """Say what has been done, or why not."""
        self.told = words
        self.update()
        if words:
            self._end.start()

    def _focus_moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Something else in the window is wanted, such as another conversation."""
        if (
            not self._is_closed
            and now is not None
            and now.window() is self._window
            and now is not self
            and not self.isAncestorOf(now)
        ):
            self.close()

    def _caption(self) -> str:
        if self.told:
            return self.told
        info = self.row.file
        assert info is not None
        return f"{text.isolated(shown_file_name(info))} · {data_size(info.size)}"

    def _fit(self) -> None:
        self._zoom, self._shift = 1.0, QPointF()
        self.update()

    def zoom(self, by: float, at: QPointF | None = None) -> None:
        """Larger or smaller; the point ``at`` stays where it is."""
        before = self._zoom
        self._zoom = min(_LARGEST, max(1.0, before * by))
        from_centre = (at or self._stage().center()) - self._stage().center()
        self._shift = from_centre - (from_centre - self._shift) * (self._zoom / before)
        self._bound()

    def _bound(self) -> None:
        """The image may not be lost out of sight."""
        stage, place = self._stage(), self._size()
        for_x = max(0.0, (place.width() - stage.width()) / 2)
        for_y = max(0.0, (place.height() - stage.height()) / 2)
        self._shift = QPointF(
            min(for_x, max(-for_x, self._shift.x())),
            min(for_y, max(-for_y, self._shift.y())),
        )
        self.update()

    def _stage(self) -> QRectF:
        return QRectF(self.rect()).adjusted(Space.LARGE, _BAR, -Space.LARGE, -_BAR)

    def _size(self) -> QSizeF:
        if self._pixmap is None:
            return QSizeF()
        size, stage = QSizeF(self._pixmap.size()) / self.devicePixelRatioF(), self._stage().size()
        if size.width() > stage.width() or size.height() > stage.height():
            size = size.scaled(stage, Qt.AspectRatioMode.KeepAspectRatio)
        return size * self._zoom

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The image on a dark ground, its name below."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        ground = QColor(DARK.window)
        ground.setAlphaF(0.95)
        painter.fillRect(self.rect(), ground)
        painter.setPen(QColor(DARK.muted))
        painter.setFont(theme.font("body"))
        if self._pixmap is not None:
            place = QRectF(QPointF(), self._size())
            place.moveCenter(self._stage().center() + self._shift)
            paint_pixmap(painter, place, self._pixmap)
        else:
            painter.drawText(self._stage(), Qt.AlignmentFlag.AlignCenter, self._problem or tr("Opening…"))
        foot = QRectF(0, self.height() - _BAR, self.width(), _BAR)
        if self._zoom > 1:
            painter.fillRect(foot, ground)
        line = foot.adjusted(Space.LARGE, 0, -Space.LARGE, 0)
        cut = drawing.elide(self._caption(), theme.font("small"), line.width())
        painter.setFont(theme.font("small"))
        painter.setPen(QColor(DARK.text))
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, text.onwards(cut))
        painter.end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the window."""
        if event.type() == QEvent.Type.Resize and watched is self._window:
            self.setGeometry(self._window.rect())
            self._bound()
        return False

    def event(self, event: QEvent) -> bool:
        """No shortcut of the window is meant while this is open."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def focusNextPrevChild(self, following: bool) -> bool:
        """Tab stays among the buttons here."""
        ring = [one for one in self.findChildren(ViewerButton) if one.isEnabled() and one.isVisible()]
        held = self.focusWidget()
        at = ring.index(held) if isinstance(held, ViewerButton) and held in ring else -1 if following else 0
        ring[(at + (1 if following else -1)) % len(ring)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, + - 0, Ctrl+C, Ctrl+S, Esc."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        match event.key():
            case Qt.Key.Key_Escape:
                self.close()
            case Qt.Key.Key_Left:
                self.go(1 if mirror.is_mirrored() else -1)
            case Qt.Key.Key_Right:
                self.go(-1 if mirror.is_mirrored() else 1)
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom(_STEP)
            case Qt.Key.Key_Minus:
                self.zoom(1 / _STEP)
            case Qt.Key.Key_0:
                self._fit()
            case Qt.Key.Key_C if control:
                self._copy()
            case Qt.Key.Key_S if control:
                self._save()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Larger, smaller."""
        self.zoom(_STEP ** (event.angleDelta().y() / 120), event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the image; a click beside it closes."""
        place = QRectF(QPointF(), self._size())
        place.moveCenter(self._stage().center() + self._shift)
        if event.button() == Qt.MouseButton.LeftButton:
            if self._pixmap is None or place.contains(event.position()):
                self._held = event.position()
            else:
                self.close()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the image."""
        if self._held is not None:
            self._shift += event.position() - self._held
            self._held = event.position()
            self._bound()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go of it."""
        self._held = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Twice as large there, or whole again."""
        if self._zoom > 1:
            self._fit()
        else:
            self.zoom(2.5, event.position())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Give the keys back."""
        super().closeEvent(event)
        self._window.removeEventFilter(self)
        if not self._is_closed:
            self._is_closed = True
            self._load_no_more()
            self.closed.emit()

    def _copy(self) -> None:
        self.copy_wanted.emit(self.row.file)

    def _save(self) -> None:
        self.save_wanted.emit(self.row.file)
