"""The guided tour: a card that tells of a scene, a frame around what to look at, and what plays the scene."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from smmp_gui.lab.player import Player
from smmp_gui.lab.tour_scenes import SCENES, TourScene
from smmp_gui.speech import announce
from smmp_gui.theme import RADIUS, Space, theme
from smmp_gui.widgets import IconButton, button, label
from smmp_gui.words import tr

_LINE = 2.5  # pixels
_AHEAD = 0.3  # seconds after a scene's end that what is told of it may depend on


class TourCard(QFrame):
    """What is told of a scene, and the ways on, back and out."""

    wanted = Signal(int)
    """Another scene is asked for, or the same one again; the one after the last: there is no more."""
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("tour")
        self.setProperty("role", "card")
        self.setAccessibleName(tr("Tour"))
        self._number, self._title, self._text = (
            label("", "caption", tone="muted"),
            label("", "title", bold=True, wrap=True),
            label("", wrap=True),
        )
        self._title.setObjectName("tourTitle")
        self._text.setObjectName("tourText")
        self._back, self._next = button(tr("Back"), "tourBack"), button("", "tourNext", "primary")
        again = IconButton("retry", tr("Play this scene again"), "tourAgain", side=30)
        close = IconButton("close", tr("End the tour"), "tourEnd", side=30)
        self._at = 0
        self._back.clicked.connect(lambda: self.wanted.emit(self._at - 1))
        self._next.clicked.connect(lambda: self.wanted.emit(self._at + 1))
        again.clicked.connect(lambda: self.wanted.emit(self._at))
        close.clicked.connect(self.left)
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self._number, 1)
        head.addWidget(again)
        head.addWidget(close)
        foot.addStretch(1)
        foot.addWidget(self._back)
        foot.addWidget(self._next)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.SMALL, Space.SMALL, Space.MEDIUM)
        column.setSpacing(Space.TINY)
        column.addLayout(head)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addLayout(foot)
        foot.setContentsMargins(0, 0, Space.SMALL, 0)
        self.hide()

    def show_scene(self, at: int) -> None:
        """Tell of a scene."""
        self._at, scene, last = at, SCENES[at], at == len(SCENES) - 1
        self._number.setText(tr("Scene {number} of {count}").format(number=at + 1, count=len(SCENES)))
        self._title.setText(tr(scene.title))
        self._text.setText(tr(scene.text))
        self._back.setEnabled(at > 0)
        self._next.setText(tr("Done") if last else tr("Next"))
        self.show()
        self._take_room()
        self._next.setFocus()
        announce(self, " ".join((f"{self._number.text()}.", f"{self._title.text()}.", self._text.text())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words wrap anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._take_room()

    def _take_room(self) -> None:
        """Nothing of the text is cut, whatever stands below."""
        layout = self.layout()
        assert layout is not None
        layout.invalidate()
        self.setMinimumHeight(layout.totalHeightForWidth(self.width()))


class Spotlight(QWidget):
    """A frame around the part of the window to look at; the pointer does not notice it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("spotlight")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._part: QWidget | None = None
        self.hide()

    def show_around(self, part: QWidget | None) -> None:
        """Frame ``part``, wherever it goes; None: nothing."""
        if self._part is not None:
            self._part.removeEventFilter(self)
        self._part = part
        if part is not None:
            part.installEventFilter(self)
        self._follow()

    def eventFilter(self, part: QObject, event: QEvent) -> bool:
        """Stay where the part is."""
        kinds = QEvent.Type
        if part is self._part and event.type() in (kinds.Resize, kinds.Move, kinds.Show, kinds.Hide):
            self._follow()
        return False

    def _follow(self) -> None:
        part = self._part
        if part is None or not part.isVisible():
            self.hide()
            return
        self.setGeometry(part.rect().translated(part.mapTo(self.window(), part.rect().topLeft())))
        self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A rounded line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("accent"), _LINE))
        half = _LINE / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), RADIUS, RADIUS)
        painter.end()


class Tour(QObject):
    """Plays the scenes. Whoever does something else meanwhile leaves the tour."""

    opening = Signal(str, float)
    """The scenario of this name is to be set up, known until so many seconds."""
    begun = Signal(object)
    """A `TourScene` stands at its beginning."""
    ended = Signal(bool)
    """Whether all has been seen."""

    def __init__(self, player: Player, parent: QObject) -> None:
        super().__init__(parent)
        self.card = TourCard()
        self._player = player
        self._scene: TourScene | None = None
        self._before = player.speed
        self._coming = False  # the scene's scenario is being set up
        self._running = False  # the scene has not come to its end
        self.card.wanted.connect(self.show_scene)
        self.card.left.connect(self.leave)
        player.replaced.connect(self._begin)
        player.moved.connect(self._stop_at_end)

    @property
    def is_on(self) -> bool:
        """Whether a scene is shown."""
        return self._scene is not None

    def start(self) -> None:
        """Show the first scene."""
        self.show_scene(0)

    def show_scene(self, at: int) -> None:
        """Play a scene from its beginning; after the last one the tour is over."""
        if not 0 <= at < len(SCENES):
            self.leave(done=True)
            return
        if not self.is_on:
            self._before = self._player.speed
        self._scene = scene = SCENES[at]
        self._coming, self._running = True, False
        self._player.speed = scene.speed
        self.card.show_scene(at)
        self.opening.emit(scene.scenario, scene.end + _AHEAD)

    def leave(self, *, done: bool = False) -> None:
        """The tour is over."""
        if self.is_on:
            self._scene, self._coming, self._running = None, False, False
            self._player.speed = self._before
            self.card.hide()
            self.ended.emit(done)

    def _begin(self) -> None:
        """The scenario is there; or something else is."""
        if self._scene is None:
            return
        if not self._coming:
            self.leave()
            return
        self._coming, self._running = False, True
        self._player.seek(self._scene.start)
        self.begun.emit(self._scene)
        self._player.play()

    def _stop_at_end(self, at: float) -> None:
        """Only once: whoever lets time pass then sees on."""
        if self._scene is not None and self._running and at >= self._scene.end:
            self._running = False
            self._player.pause()
            self._player.seek(self._scene.end)
