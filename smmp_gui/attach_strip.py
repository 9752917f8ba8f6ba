"""What will be sent with the next message, and what is on its way: a line for each file, over the composer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from smmp_gui import icons, text
from smmp_gui.attaching import THUMBNAIL
from smmp_gui.file_part import paint_ring
from smmp_gui.theme import Space, theme
from smmp_gui.widgets import ElidedLabel, IconButton, card, label
from smmp_gui.words import tr

_MOST_ROWS = 3.4  # in sight at once


@dataclass(frozen=True)
class Line:
    """One file."""

    name: str  # safe to show
    state: str
    share: float | None  # that is done, 0 to 1, while it is on its way
    picture: QPixmap | None
    remove: Callable[[], object]


class AttachStrip(QWidget):
    """Hidden while there is nothing to send."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("attachStrip")
        self.setAccessibleName(tr("Files to send"))
        self._frame = card()
        self._hint = label("", "caption", tone="muted")
        self._problem = label("", "small", tone="error", wrap=True)
        self._problem.setObjectName("attachProblem")
        self._list = QWidget()
        self._list.setObjectName("attachList")
        self._rows = QVBoxLayout(self._list)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(Space.TINY)
        self._scroll = QScrollArea()
        self._scroll.setObjectName("attachScroll")
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._list)
        self._scroll.viewport().setAutoFillBackground(False)
        self._list.setAutoFillBackground(False)
        inside = QVBoxLayout(self._frame)
        inside.setContentsMargins(Space.MEDIUM, Space.SMALL, Space.SMALL, Space.SMALL)
        inside.setSpacing(Space.TINY)
        inside.addWidget(self._hint)
        inside.addWidget(self._scroll)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.SMALL, Space.LARGE, 0)
        column.setSpacing(Space.TINY)
        column.addWidget(self._problem)
        column.addWidget(self._frame)
        self._lines: list[AttachLine] = []
        self._problem.hide()
        self.hide()

    def show_lines(self, lines: Sequence[Line], problem: str) -> None:
        """Show these files, and why others cannot be sent."""
        while len(self._lines) > len(lines):
            gone = self._lines.pop()
            self._rows.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(self._lines) < len(lines):
            self._lines.append(AttachLine())
            self._rows.addWidget(self._lines[-1])
        for widget, line in zip(self._lines, lines, strict=True):
            widget.show_line(line)
        waits = any(line.share is None for line in lines)
        self._hint.setText(tr("Sent with your message: Enter sends, Esc removes.") if waits else tr("Being sent"))
        self._frame.setVisible(bool(lines))
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        self.setVisible(bool(lines or problem))
        tall = AttachLine.HEIGHT + Space.TINY
        self._scroll.setFixedHeight(round(min(len(lines), _MOST_ROWS) * tall - (Space.TINY if lines else 0)))


class AttachLine(QWidget):
    """Thumbnail, name, size or state, a button to take it away."""

    HEIGHT = THUMBNAIL + Space.TINY

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(self.HEIGHT)
        self._thumbnail = Thumbnail()
        self._name = ElidedLabel("small", bold=True)
        self._state = ElidedLabel("caption", token="muted")
        self._remove = RingButton()
        self._act: Callable[[], object] = lambda: None
        self._remove.clicked.connect(lambda: self._act())
        words = QVBoxLayout()
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self._name)
        words.addWidget(self._state)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.MEDIUM)
        row.addWidget(self._thumbnail)
        row.addLayout(words, 1)
        row.addWidget(self._remove)

    def show_line(self, line: Line) -> None:
        """Another file, or another state."""
        self._name.set_words(line.name)
        self._state.set_words(line.state)
        self._thumbnail.show_picture(line.picture)
        self._remove.share = line.share
        name = text.isolated(line.name)
        says = tr("Do not send {name}") if line.share is None else tr("Cancel sending {name}")
        self._remove.show_glyph("close", says.format(name=name))
        self._act = line.remove
        self.setAccessibleName(f"{line.name}: {line.state}")


class RingButton(IconButton):
    """A cross, and around it how far something has come."""

    def __init__(self) -> None:
        super().__init__("close", "", "removeAttachment", side=34)
        self.share: float | None = None

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ring over the button."""
        super().paintEvent(event)
        if self.share is not None:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_ring(painter, QRectF(self.rect()).adjusted(4, 4, -4, -4), self.share, theme.color("accent"))
            painter.end()


class Thumbnail(QWidget):
    """An image, cut to a square; a sheet of paper for any other file."""

    def __init__(self) -> None:
        super().__init__()
        self._picture: QPixmap | None = None
        self.setFixedSize(THUMBNAIL, THUMBNAIL)

    def show_picture(self, picture: QPixmap | None) -> None:
        """Of which file."""
        self._picture = picture
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The middle of the image."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        place, path = QRectF(self.rect()), QPainterPath()
        path.addRoundedRect(place, 7, 7)
        painter.fillPath(path, theme.color("neutral"))
        if self._picture is None:
            icons.draw(painter, QRectF(10, 10, THUMBNAIL - 20, THUMBNAIL - 20), "file", theme.color("muted"))
        else:
            painter.setClipPath(path)
            side = float(min(self._picture.width(), self._picture.height()))
            part = QRectF(0, 0, side, side)
            part.moveCenter(QRectF(self._picture.rect()).center())
            painter.drawPixmap(place, self._picture, part)
        painter.end()
