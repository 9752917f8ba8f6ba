"""Controls of the settings, in our own colours: a switch, one of several, a choice that unfolds, a number."""

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QRadioButton, QSpinBox

from smmp_gui import drawing, icons, mirror
from smmp_gui.theme import RADIUS, Space, theme

_WIDTH, _HEIGHT = 38, 22
_MARK = 18


class Switch(QCheckBox):
    """A check box that looks like a switch; its place says on or off, not its colour alone."""

    def __init__(self, says: str, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(says)
        self.setFixedSize(_WIDTH + 6, _HEIGHT + 6)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """Of one size."""
        return QSize(_WIDTH + 6, _HEIGHT + 6)

    def hitButton(self, pos: QPoint) -> bool:
        """All of it can be clicked."""
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A track, and a knob at its left or right end."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mirror.begin(painter, self.rect())
        if not self.isEnabled():
            painter.setOpacity(0.5)
        track = QRectF(3, 3, _WIDTH, _HEIGHT)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(track.adjusted(-2, -2, 2, 2), _HEIGHT / 2 + 2, _HEIGHT / 2 + 2)
        on = self.isChecked()
        painter.setPen(QPen(theme.color("accent" if on else "edge"), 1.5))
        painter.setBrush(theme.color("accent" if on else "raised"))
        painter.drawRoundedRect(track.adjusted(0.75, 0.75, -0.75, -0.75), _HEIGHT / 2, _HEIGHT / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("on_accent" if on else "edge"))
        middle = _HEIGHT / 2
        at = track.right() - middle if on else track.left() + middle
        painter.drawEllipse(QPointF(at, track.center().y()), middle - 5, middle - 5)
        painter.end()


class Radio(QRadioButton):
    """One of several: a ring with a dot, and words; all of the row can be clicked."""

    def __init__(self, words: str, name: str) -> None:
        super().__init__(words)
        self.setObjectName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        """As tall as a row of a card."""
        metrics = theme.metrics("body")
        wide = 2 * Space.LARGE + _MARK + Space.MEDIUM + metrics.horizontalAdvance(self.text())
        return QSize(round(wide), round(metrics.height()) + 2 * Space.MEDIUM - Space.HAIR)

    def minimumSizeHint(self) -> QSize:
        """Words give way."""
        return QSize(4 * _MARK, self.sizeHint().height())

    def hitButton(self, pos: QPoint) -> bool:
        """All of it can be clicked."""
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A ring, filled where it is chosen, and the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mirror.begin(painter, self.rect())
        painter.setPen(QPen(theme.color("accent"), 1.5) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("hover") if self.underMouse() else Qt.BrushStyle.NoBrush)
        inside = QRectF(self.rect()).adjusted(Space.TINY, 1, -Space.TINY, -1)
        if self.hasFocus() or self.underMouse():
            painter.drawRoundedRect(inside, RADIUS - 2, RADIUS - 2)
        ring = QRectF(Space.LARGE, (self.height() - _MARK) / 2, _MARK, _MARK).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(theme.color("accent" if self.isChecked() else "edge"), 2 if self.isChecked() else 1.5))
        painter.setBrush(theme.color("raised"))
        painter.drawEllipse(ring)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            painter.drawEllipse(ring.adjusted(4, 4, -4, -4))
        words = QRectF(self.rect()).adjusted(Space.LARGE + _MARK + Space.MEDIUM, 0, -Space.LARGE, 0)
        drawing.elided(painter, words, self.text(), theme.font("body"), theme.color("text"))
        painter.end()


class Select(QComboBox):
    """A choice that unfolds, with a chevron of ours."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field, then the chevron."""
        super().paintEvent(event)
        painter = QPainter(self)
        if self.isRightToLeft():  # not where it stands among what never is
            mirror.begin(painter, self.rect())
        side = 16
        at = QRectF(self.width() - side - Space.MEDIUM, (self.height() - side) / 2, side, side)
        icons.draw(painter, at, "chevron-down", theme.color("muted"))
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page; it changes nothing by the way."""
        event.ignore()


class Number(QSpinBox):
    """A number to type; it counts when it is complete."""

    def __init__(self, name: str, least: int, most: int) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setRange(least, most)
        self.setKeyboardTracking(False)
        self.lineEdit().setTextMargins(Space.SMALL, 0, Space.SMALL, 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page; it changes nothing by the way."""
        event.ignore()
