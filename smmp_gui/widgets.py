"""Small widgets used everywhere."""

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QCursor, QEnterEvent, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QLabel, QMenu, QPushButton, QSizePolicy, QWidget

from smmp_gui import drawing, icons, mirror, text
from smmp_gui.gallery import gallery
from smmp_gui.theme import RADIUS, theme


def label(
    words: str = "",
    size: str = "body",
    *,
    bold: bool = False,
    tone: str = "",
    wrap: bool = False,
    parent: QWidget | None = None,
) -> QLabel:
    """Plain text in the scale's size, at the side where the window's reading begins; ``tone``: ``muted``, ``error``."""
    result = QLabel(words, parent)
    result.setTextFormat(Qt.TextFormat.PlainText)
    side = Qt.AlignmentFlag.AlignRight if mirror.is_mirrored() else Qt.AlignmentFlag.AlignLeft
    result.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
    result.setFont(theme.font(size, QFont.Weight.DemiBold if bold else QFont.Weight.Normal))
    result.setWordWrap(wrap)
    if tone:
        result.setProperty("tone", tone)
    return result


def button(words: str, name: str, role: str = "") -> QPushButton:
    """A push button; ``role`` is ``primary``, ``link`` or nothing. ``name`` is its object name."""
    result = QPushButton(words)
    result.setObjectName(name)
    result.setProperty("role", role)
    result.setCursor(Qt.CursorShape.PointingHandCursor)
    result.setAutoDefault(role == "primary")
    return result


def card(role: str = "card") -> QFrame:
    """A rounded frame: ``card``, ``note``, ``attention`` or ``danger``."""
    result = QFrame()
    result.setProperty("role", role)
    return result


def set_role(widget: QWidget, role: str) -> None:
    """Dress a card or a button in another role, with all that is in it."""
    if widget.property("role") != role:
        widget.setProperty("role", role)
        for one in (widget, *widget.findChildren(QWidget)):
            one.style().unpolish(one)
            one.style().polish(one)


def fit(window: QWidget) -> None:
    """Make a window as wide as its buttons need at least, and as tall as its words need then, no taller."""
    layout = window.layout()
    if layout is not None:
        layout.activate()
        wide = max(window.width(), layout.totalMinimumSize().width())
        window.resize(wide, layout.totalHeightForWidth(wide))


def pop_up(menu: QMenu, button: QWidget, below: QPoint) -> None:
    """Open the menu of a button, at a place counted from the button's corner where reading begins.

    Qt does not tell a button that the pointer has left it while a menu is open: it is told when the menu closes.
    """

    def look() -> None:
        pointed_at = button.rect().contains(button.mapFromGlobal(QCursor.pos()))
        button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, pointed_at)
        button.update()

    menu.aboutToHide.connect(look)
    if mirror.is_mirrored():
        below = QPoint(button.width() - menu.sizeHint().width() - below.x(), below.y())
    menu.popup(button.mapToGlobal(below))


class IconButton(QAbstractButton):
    """A glyph to click; ``look`` is ``plain``, ``filled`` (the one thing to do here) or ``floating`` (above others)."""

    def __init__(self, icon: str, says: str, name: str, *, side: int = 34, look: str = "plain") -> None:
        super().__init__()
        self.glyph = icon
        self._side = side
        self._look = look
        self.setObjectName(name)
        self.setAccessibleName(says)
        self.setToolTip(text.tip(says))
        self.setFixedSize(side, side)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_glyph(self, icon: str, says: str) -> None:
        """Take another glyph, and say something else."""
        self.glyph = icon
        self.setAccessibleName(says)
        self.setToolTip(text.tip(says))
        self.update()

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(self._side, self._side)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be clicked."""
        self.update()
        super().enterEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The glyph on its ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        ink, ground = theme.color("muted"), None
        edge = theme.color("accent") if self.hasFocus() else None
        if self._look == "floating":
            ink, ground = theme.color("accent"), theme.color("hover" if self.underMouse() else "raised")
            edge = edge or theme.color("line")
        elif self._look == "filled":
            ink = theme.color("on_accent" if self.isEnabled() else "muted")
            ground = theme.color(("accent_hover" if self.underMouse() else "accent") if self.isEnabled() else "line")
        elif self.isDown() or self.underMouse():
            ink, ground = theme.color("text"), theme.color("hover")
        painter.setPen(edge or Qt.PenStyle.NoPen)
        painter.setBrush(ground if ground else Qt.BrushStyle.NoBrush)
        corner = rect.width() / 2 if self._look != "plain" else RADIUS
        painter.drawRoundedRect(rect, corner, corner)
        side = min(20, self._side - 12)
        at = QPointF((self.width() - side) / 2, (self.height() - side) / 2)
        icons.draw(painter, QRectF(at.x(), at.y(), side, side), self.glyph, ink)
        painter.end()


class Face(QWidget):
    """An avatar as a widget."""

    def __init__(self, side: int, *, square: bool = False) -> None:
        super().__init__()
        self._name = self._fingerprint = ""
        self._square = square
        self.setFixedSize(side, side)
        gallery.changed.connect(self._picture_changed)

    def show_person(self, name: str, fingerprint: str) -> None:
        """Whose face it is."""
        self._name, self._fingerprint = name, fingerprint
        self.update()

    def _picture_changed(self, fingerprint: str) -> None:
        if fingerprint == self._fingerprint:
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The avatar."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        drawing.avatar(painter, QRectF(self.rect()), self._name, self._fingerprint, square=self._square)
        painter.end()


class Glyph(QWidget):
    """A picture that follows the theme."""

    def __init__(self, icon: str, token: str, width: int, height: int | None = None) -> None:
        super().__init__()
        self.icon, self.token = icon, token
        self.setFixedSize(width, height or width)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The picture."""
        painter = QPainter(self)
        icons.draw(painter, QRectF(self.rect()), self.icon, theme.color(self.token))
        painter.end()


class ElidedLabel(QWidget):
    """One line that gives way when there is no room."""

    def __init__(self, size: str, *, bold: bool = False, token: str = "text") -> None:
        super().__init__()
        self._font = theme.font(size, QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        self._token = token
        self._words = self._suffix = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(round(theme.metrics(size).height()) + 2)

    def set_words(self, words: str, suffix: str = "") -> None:
        """What it says; ``suffix`` is never cut off."""
        self._words, self._suffix = words, suffix
        self.setAccessibleName(words + suffix)
        self.setToolTip(text.tip(words + suffix))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The words, cut where they do not fit."""
        painter = QPainter(self)
        drawing.elided(painter, QRectF(self.rect()), self._words, self._font, theme.color(self._token), self._suffix)
        painter.end()


class LineButton(QAbstractButton):
    """One quiet line to click, cut where there is no room; underlined where it would be."""

    def __init__(self, size: str, name: str, does: str) -> None:
        super().__init__()
        self._size, self._words = size, ""
        self.setObjectName(name)
        self.setAccessibleDescription(does)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(round(theme.metrics(size).height()) + 2)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_words(self, words: str) -> None:
        """What it says."""
        self._words = words  # no button's text: an ampersand in a name would become a key
        self.setAccessibleName(words)
        self.setToolTip(text.tip(words))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The words, cut where they do not fit."""
        painter = QPainter(self)
        pointed = self.hasFocus() or self.underMouse()
        font = theme.font(self._size)
        font.setUnderline(pointed)
        drawing.elided(painter, QRectF(self.rect()), self._words, font, theme.color("accent" if pointed else "muted"))
        painter.end()
