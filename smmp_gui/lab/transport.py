"""The bar under the lab's pictures: time, speed, and how the network treats frames."""

import time

from PySide6.QtCore import QSignalBlocker, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from smmp_core.lab import acts
from smmp_gui.controls import Select, Switch
from smmp_gui.lab.player import SPEEDS, Player, speed_named
from smmp_gui.lab.track import Scrubber, Track
from smmp_gui.theme import Space, theme
from smmp_gui.widgets import IconButton, label
from smmp_gui.words import tr

_MOST_LOSS = 50  # percent
_DELAYS = (1, 2, 5, 10, 20, 40, 80, 150, 300, 600, 1000)  # milliseconds on the way, on average
_SPREAD = 0.5  # a frame takes between half as long and half as long again
_WONDER = 0.15  # seconds of a longer job until it is said how far it is
_PATIENCE_MS = 250  # until a slider that is being moved counts


def time_text(seconds: float) -> str:
    """A moment as people read it."""
    return tr("{seconds} s").format(seconds=f"{seconds:.2f}")


class Transport(QWidget):
    """Buttons, scrubber and sliders around a player."""

    def __init__(self, player: Player) -> None:
        super().__init__()
        self.setObjectName("transport")
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # as time runs, and as everybody knows such buttons
        self._player = player
        self.scrubber = Scrubber(tr("Time"), "scrubber")
        self._clock = label("", "small", tone="muted")
        self._clock.setFont(theme.mono("small"))
        self._start = IconButton("to-start", tr("Go to the beginning"), "beginning")
        self._back = IconButton("step-back", tr("One step back"), "stepBack")
        self._play = IconButton("play", tr("Play"), "play", look="filled", side=38)
        self._step = IconButton("step", tr("One step forward"), "step")
        self._speed = Select("speed")
        self._speed.setProperty("role", "short")
        self._speed.setAccessibleName(tr("Speed"))
        self._speed.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._speed.setToolTip(tr("How fast time passes here"))
        for speed in SPEEDS:
            self._speed.addItem(speed_named(speed), speed)
        self._quiet = Switch(tr("Skip what is quiet"), "skipQuiet")
        self._quiet.setToolTip(tr("Where nothing is on its way, time passes faster"))
        self._quiet.setChecked(player.skip_quiet)
        self._quiet_text = _beside(tr("Skip quiet"))
        self._loss = Track(tr("Loss"), "loss", 0, _MOST_LOSS)
        self._loss_text = label("", "small")
        self._delay = Track(tr("Delay"), "delay", 0, len(_DELAYS) - 1)
        self._delay.setPageStep(1)
        self._delay_text = label("", "small")
        self._late = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._late.timeout.connect(self._set_conditions)
        self._work_began = 0.0
        self._lay_out()
        self._connect()
        self.refresh()

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.setSpacing(Space.MEDIUM)
        above.addWidget(self.scrubber, 1)
        above.addWidget(self._clock)
        below = QHBoxLayout()
        below.setSpacing(Space.TINY)
        for one in (self._start, self._back, self._play, self._step):
            below.addWidget(one)
        below.addSpacing(Space.SMALL)
        below.addWidget(self._speed)
        below.addSpacing(Space.SMALL)
        below.addWidget(self._quiet)
        below.addWidget(self._quiet_text)
        below.addStretch(1)
        for words, track in ((self._loss_text, self._loss), (self._delay_text, self._delay)):
            below.addSpacing(Space.MEDIUM)
            below.addWidget(words)
            below.addWidget(track)
            track.setMaximumWidth(120)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.TINY, Space.LARGE, Space.SMALL + Space.HAIR)
        column.setSpacing(Space.TINY)
        column.addLayout(above)
        column.addLayout(below)

    def _connect(self) -> None:
        player = self._player
        self._start.clicked.connect(lambda: player.seek(0.0))
        self._back.clicked.connect(player.step_back)
        self._step.clicked.connect(player.step)
        self._play.clicked.connect(self.toggle)
        self._speed.activated.connect(lambda _index: self._set_speed(self._speed.currentData()))
        self._quiet.toggled.connect(lambda on: setattr(player, "skip_quiet", on))
        self.scrubber.sliderMoved.connect(lambda value: player.seek(value / 1000))
        self.scrubber.actionTriggered.connect(lambda _action: player.seek(self.scrubber.sliderPosition() / 1000))
        for track in (self._loss, self._delay):
            track.sliderMoved.connect(self._say_conditions)
            track.valueChanged.connect(self._conditions_wished)
        player.moved.connect(lambda _at: self._show_time())
        player.grew.connect(lambda: self.scrubber.take_up(player.timeline))
        player.replaced.connect(self.refresh)
        player.playing_changed.connect(self._show_playing)
        player.working.connect(self._show_work)

    def watch_only(self) -> None:
        """Leave out what is chosen for experiments only."""
        for one in (self._quiet, self._quiet_text, self._loss, self._loss_text, self._delay, self._delay_text):
            one.hide()

    # -- what is shown ------------------------------------------------------------------------

    def refresh(self) -> None:
        """Another experiment."""
        player = self._player
        self.scrubber.begin(player.timeline)
        for one in (self._loss, self._loss_text, self._delay, self._delay_text):
            one.setEnabled(player.experiment is not None)
        with QSignalBlocker(self._speed):
            self._speed.setCurrentIndex(self._speed.findData(player.speed))
        self._show_playing(player.playing)
        self._show_time()

    def _show_time(self) -> None:
        player = self._player
        with QSignalBlocker(self.scrubber):
            self.scrubber.setMaximum(max(1, round(player.length * 1000)))
            if not self.scrubber.isSliderDown():
                self.scrubber.setValue(round(player.at * 1000))
        self.scrubber.frontier = player.frontier
        self.scrubber.update()
        self._show_clock()
        self._show_conditions()

    def _show_work(self, done: float) -> None:
        """Say how far a longer job has come, once somebody wonders."""
        if done >= 1.0:
            self._work_began = 0.0
            self._show_clock()
        elif not self._work_began:
            self._work_began = time.perf_counter()
        elif time.perf_counter() - self._work_began > _WONDER:
            self._clock.setText(tr("Computing: {percent} %").format(percent=round(100 * done)))

    def _show_clock(self) -> None:
        self._clock.setText(f"{time_text(self._player.at)} / {time_text(self._player.length)}")

    def _show_playing(self, playing: bool) -> None:
        self._play.show_glyph("pause" if playing else "play", tr("Pause") if playing else tr("Play"))

    def _show_conditions(self) -> None:
        if self._late.isActive() or self._loss.isSliderDown() or self._delay.isSliderDown():
            return
        conditions = self._player.conditions
        middle = sum(conditions.delay) / 2 * 1000
        nearest = min(range(len(_DELAYS)), key=lambda i: abs(_DELAYS[i] - middle))
        for track, value in ((self._loss, round(conditions.loss * 100)), (self._delay, nearest)):
            with QSignalBlocker(track):
                track.setValue(value)
            track.update()
        self._say_conditions()

    def _say_conditions(self) -> None:
        loss, delay = self._loss.sliderPosition(), _DELAYS[self._delay.sliderPosition()]
        self._loss_text.setText(tr("Loss {percent} %").format(percent=loss))
        self._delay_text.setText(tr("Delay {milliseconds} ms").format(milliseconds=delay))
        self._loss.setAccessibleDescription(self._loss_text.text())
        self._delay.setAccessibleDescription(self._delay_text.text())
        for words, widest in (
            (self._loss_text, tr("Loss {percent} %").format(percent=_MOST_LOSS)),
            (self._delay_text, tr("Delay {milliseconds} ms").format(milliseconds=_DELAYS[-1])),
        ):
            words.setMinimumWidth(round(theme.metrics("small").horizontalAdvance(widest)) + 2)

    # -- what is wished -----------------------------------------------------------------------

    def focus(self) -> None:
        """Let the next key be for time."""
        self._play.setFocus()

    def toggle(self) -> None:
        """Play or pause."""
        if self._player.playing:
            self._player.pause()
        else:
            self._player.play()

    def change_speed(self, steps: int) -> None:
        """Faster or slower by so many steps."""
        index = self._speed.currentIndex() + steps
        if 0 <= index < self._speed.count():
            self._speed.setCurrentIndex(index)
            self._set_speed(self._speed.itemData(index))

    def _set_speed(self, speed: float) -> None:
        self._player.speed = speed

    def _conditions_wished(self) -> None:
        self._say_conditions()
        self._late.start()

    def _set_conditions(self) -> None:
        present = self._player.conditions
        middle = _DELAYS[self._delay.value()] / 1000
        nearest = min(_DELAYS, key=lambda delay: abs(delay - sum(present.delay) * 500)) / 1000
        delay = present.delay if middle == nearest else (middle * (1 - _SPREAD), middle * (1 + _SPREAD))
        wished = acts.Conditions(delay, self._loss.value() / 100, present.duplicate, present.reorder)
        if wished != present:
            self._player.do(wished)


def _beside(words: str) -> QLabel:
    result = label(words, "small")
    result.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    return result
