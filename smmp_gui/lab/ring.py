"""The ring in the window: for the mouse, for the keyboard, and for those who hear it."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip, QWidget

from smmp_core.lab.scene import Scene
from smmp_gui import text
from smmp_gui.lab.ring_picture import Chosen, RingPicture
from smmp_gui.lab.ring_words import frame_text, member_text
from smmp_gui.shortcuts import pressed
from smmp_gui.theme import Space, theme
from smmp_gui.widgets import button
from smmp_gui.words import tr

__all__ = ["Chosen", "RingPicture", "RingView"]

_FORWARD = (Qt.Key.Key_Right, Qt.Key.Key_Down)
_BACK = (Qt.Key.Key_Left, Qt.Key.Key_Up)
_OPEN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RingView(QWidget):
    """Shows a moment, and tells what is chosen in it.

    The arrow keys move from member to member, clockwise; Tab goes on to the frames in flight, and out. Enter or the
    menu key asks for the menu of what is chosen.
    """

    frame_clicked = Signal(int, QPoint)  # its number; where on the screen
    member_clicked = Signal(str)  # its key
    member_menu = Signal(str, QPoint)  # its key; where on the screen
    legend_shown = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.scene = Scene()
        self.picture = RingPicture(cached=True, legend=True)
        self.hover: Chosen = None
        self.chosen: Chosen = None
        self._said = ""
        self.setObjectName("ring")
        self.setAccessibleName(tr("Ring of members"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(280, 200)
        self._shapes = button(tr("Shapes"), "ringLegend", "link")
        self._shapes.setParent(self)
        self._shapes.setCheckable(True)
        self._shapes.setChecked(True)
        self._shapes.setAccessibleName(tr("Show what the shapes mean"))
        self._shapes.setToolTip(tr("Show what the shapes mean"))
        self._shapes.toggled.connect(self.show_legend)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Large enough for twenty."""
        return QSize(900, 700)

    # -- what is shown ------------------------------------------------------------------------

    def show_scene(self, scene: Scene) -> None:
        """Show a moment; the scene is copied, whoever computed it may go on with it."""
        others = scene.figures.keys() != self.scene.figures.keys()
        self.scene = scene.copy()
        if others:
            self._place_button()
        if isinstance(self.chosen, int) and self.chosen not in scene.moving:
            self._choose(None)
        elif isinstance(self.chosen, str):
            if self.chosen in scene.figures:
                self._tell()
            else:
                self._choose(None)
        self.update()

    def choose(self, member: str | None) -> None:
        """Let a member be the chosen one, or nobody; nothing is emitted."""
        if member != self.chosen:
            self._choose(member)

    def show_legend(self, shown: bool) -> None:
        """Show or hide what the shapes mean."""
        self.picture.legend = shown
        self._shapes.setChecked(shown)
        self._place_button()
        self.legend_shown.emit(shown)
        self.update()

    def _choose(self, chosen: Chosen) -> None:
        self.chosen = chosen
        self._tell()
        self.update()

    def _tell(self) -> None:
        """Say what is chosen to those who do not see it."""
        said = text.bare(self.words_for(self.chosen))
        if said != self._said:
            self._said = said
            self.setAccessibleDescription(said)

    def words_for(self, what: Chosen) -> str:
        """A member or a frame, in words; empty for what is not there."""
        if isinstance(what, int):
            moving = self.scene.moving.get(what)
            return frame_text(self.scene, moving) if moving is not None else ""
        return member_text(self.scene, what) if what is not None else ""

    def point_of(self, what: Chosen) -> QPoint:
        """Where on the screen a member or a frame is."""
        place = self.picture.place_of(self._room(), self.scene, what)
        return self.mapToGlobal((place if place is not None else QPointF(self.rect().center())).toPoint())

    def _room(self) -> QRectF:
        return QRectF(self.rect())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the moment."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("surface"))
        focus = self.hasFocus()
        self.picture.paint(painter, self._room(), self.scene, hover=self.hover, chosen=self.chosen, focus=focus)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Keep the button in its corner."""
        self._place_button()

    def _place_button(self) -> None:
        """In the lower corner where reading begins, beside what it shows."""
        size, left = self._shapes.sizeHint(), float(Space.SMALL)
        box = self.picture.legend_box(self._room(), self.scene) if self.picture.legend else None
        if box is not None:
            left += box.width()
        if self.isRightToLeft():
            left = self.width() - size.width() - left
        self._shapes.setGeometry(round(left), self.height() - size.height() - Space.TINY, size.width(), size.height())

    # -- the mouse ----------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """What is under the mouse stands out; a frame says at once what it is, as it will soon be gone."""
        found = self.picture.hit(self._room(), self.scene, event.position())
        if found != self.hover:
            self.hover = found
            pointing = Qt.CursorShape.PointingHandCursor
            self.setCursor(pointing if found is not None else Qt.CursorShape.ArrowCursor)
            if isinstance(found, int):
                QToolTip.showText(event.globalPosition().toPoint(), text.tip(self.words_for(found)), self)
            elif found is None:
                QToolTip.hideText()
            self.update()

    def leaveEvent(self, _event: QEvent) -> None:
        """Nothing is under the mouse."""
        self.hover = None
        self.update()

    def event(self, event: QEvent) -> bool:
        """A tooltip for members."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = self.picture.hit(self._room(), self.scene, QPointF(event.pos()))
            words = self.words_for(found)
            if words:
                QToolTip.showText(event.globalPos(), text.tip(words), self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose what is under it; a frame asks for its menu at once."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        found = self.picture.hit(self._room(), self.scene, event.position())
        self._choose(found)
        if isinstance(found, int):
            self.frame_clicked.emit(found, event.globalPosition().toPoint())
        elif found is not None:
            self.member_clicked.emit(found)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of what is under the mouse, or of what is chosen, by the menu key."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self._open()
            return
        found = self.picture.hit(self._room(), self.scene, QPointF(event.pos()))
        if found is None:
            return
        self._choose(found)
        if isinstance(found, int):
            self.frame_clicked.emit(found, event.globalPos())
        else:
            self.member_clicked.emit(found)
            self.member_menu.emit(found, event.globalPos())

    def _open(self) -> None:
        """Ask for the menu of what is chosen, unless one is open already."""
        if QApplication.activePopupWidget() is not None:
            return
        if isinstance(self.chosen, int):
            self.frame_clicked.emit(self.chosen, self.point_of(self.chosen))
        elif self.chosen is not None:
            self.member_menu.emit(self.chosen, self.point_of(self.chosen))

    # -- the keyboard -------------------------------------------------------------------------

    def focusInEvent(self, event: QFocusEvent) -> None:
        """By keyboard, the first member is chosen, or the first frame for who comes backwards."""
        if self.chosen is None and self.scene.figures:
            if event.reason() == Qt.FocusReason.BacktabFocusReason and self.scene.moving:
                self._choose(min(self.scene.moving))
            elif event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
                self._choose_member(next(iter(self.scene.figures)))
        super().focusInEvent(event)
        self.update()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """From the members to the frames in flight, and out; backwards the other way round."""
        if self.hasFocus():
            if forward and not isinstance(self.chosen, int) and self.scene.moving:
                self._choose(min(self.scene.moving))
                return True
            if not forward and isinstance(self.chosen, int) and self.scene.figures:
                self._choose_member(self.scene.moving[self.chosen].sent.member)
                return True
        return super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the choice, Home and End to its ends; Enter and the menu key open a menu."""
        key = Qt.Key(event.key())
        if key in _OPEN or pressed(event, "menu"):
            self._open()
        elif key in (*_FORWARD, *_BACK) and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._move(1 if key in _FORWARD else -1)
        elif key == Qt.Key.Key_Escape and self.chosen is not None:
            self._choose(None)
        else:
            super().keyPressEvent(event)

    def _move(self, by: int) -> None:
        around: list[int] | list[str]
        if isinstance(self.chosen, int):
            around = sorted(self.scene.moving)
            at = around.index(self.chosen) if self.chosen in around else 0
            self._choose(around[(at + by) % len(around)] if around else None)
            return
        around = list(self.scene.figures)
        if around:
            at = around.index(self.chosen) + by if self.chosen in around else 0
            self._choose_member(around[at % len(around)])

    def _choose_member(self, key: str) -> None:
        self._choose(key)
        self.member_clicked.emit(key)
