"""What is shown over a conversation while files are dragged over it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QObject, QRectF, Qt
from PySide6.QtGui import QDropEvent, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from smmp_gui import drawing, icons
from smmp_gui.theme import Space, theme

_VEIL = 0.93


class DropOverlay(QWidget):
    """Covers a page while something that it takes is over it, and hands over what is dropped."""

    def __init__(
        self, page: QWidget, takes: Callable[[QMimeData], bool], dropped: Callable[[QMimeData], object]
    ) -> None:
        super().__init__(page)
        self.setObjectName("dropOverlay")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._page, self._takes, self._dropped = page, takes, dropped
        self.words: Callable[[], str] = lambda: ""
        """What a drop does."""
        page.setAcceptDrops(True)
        page.installEventFilter(self)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is dragged over the page."""
        match event.type():
            case QEvent.Type.DragEnter | QEvent.Type.DragMove if isinstance(event, QDropEvent):
                return self._over(event)
            case QEvent.Type.DragLeave:
                self.hide()
            case QEvent.Type.Drop if isinstance(event, QDropEvent):
                self.hide()
                if self._takes(event.mimeData()):
                    self._accept(event)
                    self._dropped(event.mimeData())
                    return True
        return super().eventFilter(watched, event)

    def _over(self, event: QDropEvent) -> bool:
        if not self._takes(event.mimeData()):
            return False
        self._accept(event)
        self.setGeometry(self._page.rect())
        self.setAccessibleName(self.words())
        self.raise_()
        self.show()
        return True

    def _accept(self, event: QDropEvent) -> None:
        """As a copy: whoever gives the file away must not delete it."""
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A dashed frame, and what a drop does."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = theme.color("surface")
        veil.setAlphaF(_VEIL)
        painter.fillRect(self.rect(), veil)
        frame = QRectF(self.rect()).adjusted(Space.LARGE, Space.LARGE, -Space.LARGE, -Space.LARGE)
        pen = QPen(theme.color("accent"), 2)
        pen.setDashPattern([5, 4])
        painter.setPen(pen)
        painter.drawRoundedRect(frame, 16, 16)
        glyph = QRectF(0, 0, 48, 48)
        glyph.moveCenter(frame.center())
        glyph.translate(0, -24)
        icons.draw(painter, glyph, "download", theme.color("accent"))
        font = theme.font("title", QFont.Weight.DemiBold)
        words = drawing.elide(self.words(), font, frame.width() - 2 * Space.LARGE)
        line = QRectF(frame.left(), glyph.bottom() + Space.MEDIUM, frame.width(), 2 * Space.HUGE)
        painter.setFont(font)
        painter.setPen(theme.color("text"))
        painter.drawText(line, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, words)
        painter.end()
