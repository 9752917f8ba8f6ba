"""The lab's window: the engine at work on a network of its own, in pictures, in words, and by hand."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from smmp_core.lab.acts import AnyAct
from smmp_core.lab.scenario import Scenario
from smmp_core.lab.scenarios import SCENARIOS
from smmp_core.lab.scene import Scene
from smmp_gui import shortcuts
from smmp_gui.lab import scenario_words
from smmp_gui.lab.acting import act_menu
from smmp_gui.lab.division import Division
from smmp_gui.lab.files import LabFiles
from smmp_gui.lab.header import Header
from smmp_gui.lab.inspector import Inspector
from smmp_gui.lab.keys import LAB
from smmp_gui.lab.lanes import LanesView
from smmp_gui.lab.message_list import MessageList
from smmp_gui.lab.player import Player
from smmp_gui.lab.ring import RingView
from smmp_gui.lab.ring_menus import ActMenu, frame_menu, member_menu
from smmp_gui.lab.sentences import Caption, StoryList
from smmp_gui.lab.strip import StripView
from smmp_gui.lab.tour import Spotlight, Tour
from smmp_gui.lab.tour_scenes import TourScene
from smmp_gui.lab.transport import Transport
from smmp_gui.quiet_line import QuietLine
from smmp_gui.segments import Segments
from smmp_gui.shortcuts_sheet import ShortcutsSheet
from smmp_gui.tasks import Tasks
from smmp_gui.theme import Space
from smmp_gui.words import tr

_WIDE = 1400  # pixels: from here on the lanes stand beside what else is on the right
_SIDE, _SMALLEST_LANES = 360, 250
_STRIP, _SMALLEST_STRIP = 150, 90
_INSPECTOR, _MESSAGES, _STORY, _LANES = 0, 1, 2, 3  # pages of the right column


class LabWindow(QMainWindow):
    """Everything of the lab; stands alone, or beside the app's own window."""

    closed = Signal()
    """The user has closed it."""

    def __init__(self, tasks: Tasks, player: Player | None = None) -> None:
        """At the beginning of the first scenario, or with ``player``, which shows something else already."""
        super().__init__()
        self.setObjectName("lab")
        self.setWindowTitle(tr("Protocol lab"))
        self.player = player if player is not None else Player()
        self.player.setParent(self)
        self.member: str | None = None  # who is looked into
        self.ring, self.caption, self.strip = RingView(), Caption(), StripView()
        self.inspector, self.messages, self.story = Inspector(), MessageList(), StoryList()
        self.lanes = LanesView()
        self.transport = Transport(self.player)
        self.said = QuietLine()
        self.tour, self._spotlight = Tour(self.player, self), Spotlight(self)
        self.files = LabFiles(self, self.player, tasks, self.say)
        self._bar: Header | None = None
        self._lay_out()
        self._connect()
        self.resize(1180, 760)
        self.setMinimumSize(900, 600)
        if player is None:
            self.open(next(iter(SCENARIOS.values())))
        self.transport.focus()

    # -- layout -------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        stage = self._stage = QWidget()
        column = QVBoxLayout(stage)
        column.setContentsMargins(Space.MEDIUM, Space.SMALL, Space.MEDIUM, Space.SMALL)
        column.setSpacing(Space.TINY)
        column.addWidget(self.ring, 1)
        column.addWidget(self.caption)
        self.strip.setMinimumHeight(_SMALLEST_STRIP)
        self._left = _splitter(Qt.Orientation.Vertical, stage, self.strip)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.inspector)
        self._pages.addWidget(self.messages)
        self._pages.addWidget(self.story)
        self._tabs = Segments(
            [tr("Inside"), tr("Messages"), tr("Story"), tr("Lanes")], tr("What is shown on the right")
        )
        self._tabs.chosen.connect(self._show_page)
        side = QWidget()
        right = QVBoxLayout(side)
        right.setContentsMargins(Space.SMALL, Space.SMALL, Space.MEDIUM, Space.SMALL)
        right.setSpacing(Space.SMALL)
        right.addWidget(self.tour.card)
        right.addWidget(self._tabs)
        right.addWidget(self._pages, 1)
        self._beside = QWidget()  # the lanes, where there is room
        self._beside.setMinimumWidth(_SMALLEST_LANES)
        lanes = QVBoxLayout(self._beside)
        lanes.setContentsMargins(Space.SMALL, Space.SMALL, Space.SMALL, Space.SMALL)
        self._across = _splitter(Qt.Orientation.Horizontal, self._left, self._beside, side)
        whole = QWidget()
        whole.setObjectName("conversation")
        whole.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        rows = QVBoxLayout(whole)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        self._header_bar = self._header()
        rows.addWidget(self._header_bar)
        rows.addWidget(self._across, 1)
        rows.addWidget(self.said)
        rows.addWidget(self.transport)
        self.setCentralWidget(whole)
        self._division = Division((self._across, self._left))
        self._wide: bool | None = None
        self._tabs.choose(_INSPECTOR)
        self._arrange()

    def _header(self) -> QWidget:
        """What stands over the pictures."""
        bar = self._bar = Header(self.player)
        bar.chosen.connect(lambda name: self.open(SCENARIOS[name]))
        slots = {"act": self.act, "reset": self.reset, "open": self.files.open, "save": self.files.save}
        for name, slot in {**slots, "export": self.files.export, "tour": self.tour.start}.items():
            bar.buttons[name].clicked.connect(slot)
        return bar

    def _arrange(self) -> None:
        """Put the lanes beside the rest where there is room, and behind their tab where not."""
        wide = self.width() >= _WIDE
        if wide == self._wide:
            return
        if self._wide is not None:
            self._division.keep(_named(self._wide))
        self._wide = wide
        tab = self._tabs.findChild(QWidget, f"segment{_LANES}")
        assert tab is not None
        tab.setVisible(not wide)
        self._beside.setVisible(wide)
        if wide:
            if self._tabs.at == _LANES:
                self._tabs.choose(_INSPECTOR)
            layout = self._beside.layout()
            assert layout is not None
            layout.addWidget(self.lanes)
            self.lanes.show()
        else:
            self._pages.insertWidget(_LANES, self.lanes)
        if not self._division.restore(_named(wide)):
            self._divide(wide)
        self._beside.setVisible(wide)  # whatever the splitter was told
        self._show_moment(self.player.at)

    def _divide(self, wide: bool) -> None:
        """As nobody has had it yet."""
        self._across.setSizes([self.width() - (2 if wide else 1) * _SIDE, _SIDE if wide else 0, _SIDE])
        self._left.setSizes([self.height() - _STRIP, _STRIP])

    def saved(self) -> str:
        """Where the window is and how it is divided, to be stored."""
        if self._wide is not None:
            self._division.keep(_named(self._wide))
        return self._division.saved(self)

    def restore(self, stored: str) -> None:
        """Be where a window was, and divided as it was; to be called before it is shown."""
        if stored:
            self._division.load(self, stored)
            self._wide = None  # divided when its parts have their sizes

    def _show_page(self, number: int) -> None:
        self._pages.setCurrentIndex(number)
        self._show_moment(self.player.at)

    def showEvent(self, event: QShowEvent) -> None:
        """What was hidden knows of nothing yet."""
        super().showEvent(event)
        self._arrange()
        self._show_moment(self.player.at)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There may be room for more, or for less."""
        super().resizeEvent(event)
        if self._wide is not None:
            self._arrange()

    # -- what is shown ------------------------------------------------------------------------

    def _connect(self) -> None:
        player = self.player
        player.replaced.connect(self._show_timeline)
        player.grew.connect(self._take_up)
        player.moved.connect(self._show_moment)
        player.said.connect(self.say)
        self.ring.frame_clicked.connect(lambda frame, at: self._offer(frame_menu(frame, self._scene(), self), at))
        self.ring.member_clicked.connect(self.look_into)
        self.ring.member_menu.connect(lambda member, at: self._offer(member_menu(member, self._scene(), self), at))
        for view in (self.strip, self.lanes, self.story, self.messages):
            view.seek.connect(player.seek)
        self.tour.opening.connect(lambda name, known: self._open(SCENARIOS[name], known=known))
        self.tour.begun.connect(self._point_out)
        self.tour.ended.connect(self._end_tour)

    def open(self, scenario: Scenario, seed: int | None = None) -> None:
        """Go to the beginning of a scenario."""
        self.tour.leave()
        self._open(scenario, seed)

    def _open(self, scenario: Scenario, seed: int | None = None, known: float = 0.0) -> None:
        if self._bar is not None:
            self._bar.show_scenario(scenario)
        self.said.hide()
        self.player.open(scenario, seed, known=known)

    def reset(self) -> None:
        """Set the present scenario up again, as if nobody had laid hands on it."""
        scenario, experiment = self.player.scenario, self.player.experiment
        if scenario is not None and experiment is not None:
            self.open(scenario, experiment.seed)
        elif self._bar is not None and self._bar.scenario is not None:
            self.open(self._bar.scenario)

    def _show_timeline(self) -> None:
        player = self.player
        if self.member not in player.timeline.names:
            self.member = next(iter(player.timeline.names), None)
        self.strip.set_timeline(player.timeline)
        self.lanes.set_timeline(player.timeline)
        self.inspector.set_timeline(player.timeline)
        self.messages.set_timeline(player.timeline)
        self.story.model_.begin(player.narrator)
        self.ring.show_scene(player.timeline.scene(player.at))
        self.ring.choose(self.member)
        if self._bar is not None:
            self._bar.refresh()

    def _take_up(self) -> None:
        self.story.model_.take_up()
        if self.member is None:
            self.member = next(iter(self.player.timeline.names), None)

    def _show_moment(self, at: float) -> None:
        player = self.player
        self.ring.show_scene(player.timeline.scene(at))
        self.strip.show_at(at)
        self.story.model_.take_up()
        for view in (self.lanes, self.story, self.messages):
            if view.isVisible():
                view.show_at(at)
        if self.inspector.isVisible():
            self.inspector.show_at(at, self.member)
        line = player.line
        about = scenario_words.about(player.scenario) if player.scenario is not None and at == 0.0 else ""
        self.caption.say(about or (line.text if line is not None else ""))

    def look_into(self, member: str) -> None:
        """Show the inside of a member."""
        self.member = member
        self.ring.choose(member)
        self._tabs.choose(_INSPECTOR)
        self._show_moment(self.player.at)

    def offer_tour(self) -> None:
        """Say that there is one, to whoever is new here."""
        self.say(tr("New here? Two minutes show how it all works."), tr("Take the tour"), self.tour.start)

    def _point_out(self, scene: TourScene) -> None:
        """Show what a scene of the tour is about."""
        names = self.player.timeline.names
        self.look_into(next(key for key, name in names.items() if name == scene.who))
        self._tabs.choose({"inside": _INSPECTOR, "messages": _MESSAGES}[scene.beside])
        self._spotlight.show_around({"ring": self._stage, "beside": self._pages, "strip": self.strip}[scene.look])

    def _end_tour(self, done: bool) -> None:
        self._spotlight.show_around(None)
        self.transport.refresh()
        if done:
            self.say(tr("Click a frame on its way, or a member: what happens to it is up to you."))

    def say(self, words: str, offer: str = "", act: Callable[[], object] = lambda: None) -> None:
        """Tell the user something, to be read and heard, and offer something that can be done about it."""
        self.said.say(words, offer, act)

    # -- what is done -------------------------------------------------------------------------

    def do(self, act: AnyAct) -> None:
        """Do something at the moment that is shown."""
        self.said.hide()
        self.tour.leave()
        self.player.do(act)

    def _scene(self) -> Scene:
        return self.player.timeline.scene(self.player.at)

    def _offer(self, menu: ActMenu | None, at: QPoint) -> None:
        """Open a menu at a point of the screen; time stands still while it is open."""
        if menu is None:
            return
        if self.player.experiment is None:
            self.say(self.player.why_fixed)
            menu.deleteLater()
            return
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.act.connect(self.do)
        if self.player.playing:
            self.player.pause()
            menu.aboutToHide.connect(self.player.play)
        menu.popup(at)

    def act(self) -> None:
        """Offer all that can be done."""
        at = self._bar.under_act() if self._bar is not None else self.mapToGlobal(QPoint(0, 0))
        self._offer(act_menu(self._scene(), self), at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The lab's keys, wherever nothing that has the focus wants them for itself."""
        player = self.player
        slots: dict[str, Callable[[], object]] = {
            "play": self.transport.toggle,
            "step": player.step,
            "step_back": player.step_back,
            "beginning": lambda: player.seek(0.0),
            "end": lambda: player.seek(player.length),
            "faster": lambda: self.transport.change_speed(1),
            "slower": lambda: self.transport.change_speed(-1),
            "scenario": lambda: self._choose_number(event.key() - Qt.Key.Key_1),
            "next_pane": lambda: self._step_pane(1),
            "previous_pane": lambda: self._step_pane(-1),
            "act": self.act,
            "tour": self.tour.start,
            "end_tour": self.tour.leave,
            "reset": self.reset,
            "open": self.files.open,
            "save": self.files.save,
            "export": self.files.export,
            "keys": lambda: ShortcutsSheet(self, LAB).open(),
            "close_lab": self.close,
        }
        for name, slot in slots.items():
            if shortcuts.pressed(event, name, LAB):
                slot()
                return
        super().keyPressEvent(event)

    def _step_pane(self, by: int) -> None:
        """From one part of the window to the next, and around."""
        parts = [self._header_bar, self.ring, self.strip, self._beside, self._tabs, self._pages, self.transport]
        focused = QApplication.focusWidget()
        places = [(part, first) for part in parts if (first := _first_to_focus(part)) is not None]
        here = [i for i, (part, _) in enumerate(places) if focused and (part is focused or part.isAncestorOf(focused))]
        places[((here[0] if here else -1) + by) % len(places)][1].setFocus(Qt.FocusReason.TabFocusReason)

    def _choose_number(self, number: int) -> None:
        if 0 <= number < len(SCENARIOS):
            self.open(list(SCENARIOS.values())[number])

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nothing goes on behind a closed window."""
        self.player.close()
        self.files.stop()
        super().closeEvent(event)
        self.closed.emit()

    def sizeHint(self) -> QSize:
        """Room for everything."""
        return QSize(1180, 760)


def _named(wide: bool) -> str:
    return "wide" if wide else "narrow"


def _first_to_focus(part: QWidget) -> QWidget | None:
    """What gets the keyboard in a part of the window; None: nothing can now."""
    inside = [part, *part.findChildren(QWidget)]
    return next((one for one in inside if one.isVisible() and one.isEnabled() and _takes_tab(one)), None)


def _takes_tab(one: QWidget) -> bool:
    return bool(one.focusPolicy() & Qt.FocusPolicy.TabFocus) and one.focusProxy() is None


def _splitter(orientation: Qt.Orientation, *parts: QWidget) -> QSplitter:
    """Parts side by side; the first one takes what room there is."""
    splitter = QSplitter(orientation)
    splitter.setHandleWidth(1)
    for part in parts:
        splitter.addWidget(part)
    splitter.setChildrenCollapsible(False)
    splitter.setStretchFactor(0, 1)
    return splitter
