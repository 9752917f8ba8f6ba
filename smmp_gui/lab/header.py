"""The bar over the lab's pictures: which scenario, which seed, and what else can be done with it."""

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from smmp_core.lab.scenario import Scenario
from smmp_core.lab.scenarios import SCENARIOS
from smmp_gui import text
from smmp_gui.controls import Number, Select
from smmp_gui.lab import scenario_words
from smmp_gui.lab.player import Player
from smmp_gui.theme import Space, theme
from smmp_gui.widgets import IconButton, label
from smmp_gui.words import tr

_ON_KEYS = 9  # scenarios that have a key
_MOST_SEED = 2**31 - 1
_ROOM = 1240  # pixels: with less, what the scenario is about stands under the ring at its beginning only
_ABOUT_LINES = 3


class Header(QWidget):
    """``chosen`` tells a scenario's name; the buttons are for the window to connect."""

    chosen = Signal(str)

    def __init__(self, player: Player) -> None:
        super().__init__()
        self.setObjectName("conversationHeader")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._player = player
        self._scenario = Select("scenario")
        self._scenario.setAccessibleName(tr("Scenario"))
        for number, scenario in enumerate(SCENARIOS.values(), 1):
            title = scenario_words.title(scenario)
            self._scenario.addItem(f"{number}  {title}" if number <= _ON_KEYS else title, scenario.name)
        self._scenario.setMinimumWidth(230)
        self._scenario.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._seed = Number("seed", 0, _MOST_SEED)
        self._seed.setAccessibleName(tr("Seed"))
        self._seed.setToolTip(tr("All that chance does here follows from this number"))
        self._seed.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._seed_text = label(tr("Seed"), "small")
        self._words = label("", "small", tone="muted", wrap=True)
        self._words.setObjectName("about")
        self._words.hide()  # until there is room
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.buttons: dict[str, IconButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.LARGE, Space.SMALL, Space.MEDIUM, Space.SMALL)
        row.setSpacing(Space.TINY)
        for one in (self._scenario, self._seed_text, self._seed):
            row.addWidget(one)
            row.addSpacing(Space.TINY)
        row.addSpacing(Space.SMALL)
        row.addWidget(self._words, 1)
        row.addStretch(0)
        for icon, words, name in (
            ("act", tr("Do something to somebody"), "act"),
            ("tour", tr("Take the tour"), "tour"),
            ("retry", tr("Set the scenario up again"), "reset"),
            ("open-file", tr("Open a recording"), "open"),
            ("save-file", tr("Save what has happened as a recording"), "save"),
            ("picture", tr("Export pictures"), "export"),
        ):
            self.buttons[name] = IconButton(icon, words, name)
            row.addWidget(self.buttons[name])
        self._scenario.activated.connect(lambda _index: self.chosen.emit(self._scenario.currentData()))
        self._seed.valueChanged.connect(self._set_seed)

    @property
    def scenario(self) -> Scenario | None:
        """The one that is chosen."""
        return SCENARIOS.get(self._scenario.currentData() or "")

    def show_scenario(self, scenario: Scenario) -> None:
        """A scenario is set up."""
        self._scenario.setCurrentIndex(self._scenario.findData(scenario.name))
        about = scenario_words.about(scenario)
        self._words.setText(about)
        self._scenario.setToolTip(text.tip(about))
        self._scenario.setAccessibleDescription(about)

    def refresh(self) -> None:
        """Another experiment, or a recording."""
        experiment = self._player.experiment
        if experiment is not None:
            self.show_scenario(experiment.scenario)
        else:
            self._words.setText("")
        with QSignalBlocker(self._seed):
            self._seed.setValue(experiment.seed if experiment is not None else 0)
        for one in (self._seed, self._seed_text, self.buttons["act"]):
            one.setEnabled(experiment is not None)

    def under_act(self) -> QPoint:
        """Where the menu of all acts opens, on the screen."""
        button = self.buttons["act"]
        return button.mapToGlobal(QPoint(0, button.height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say what it is about, where there is room."""
        super().resizeEvent(event)
        room = round(theme.metrics("small").lineSpacing() * _ABOUT_LINES)
        self._words.setVisible(self.width() >= _ROOM)
        self._words.setMaximumHeight(room + Space.TINY)

    def _set_seed(self, seed: int) -> None:
        scenario = self._player.scenario
        if scenario is not None:
            self._player.open(scenario, seed)
