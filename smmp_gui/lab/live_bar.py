"""The bar over a real group's pictures: by whom they are seen, and whether others may watch us."""

import msgspec
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from smmp_gui import text
from smmp_gui.adapter import Adapter
from smmp_gui.lab.live import LivePlayer
from smmp_gui.settings.page import SwitchRow
from smmp_gui.tasks import Tasks
from smmp_gui.theme import Space
from smmp_gui.widgets import button, label
from smmp_gui.words import tr

_LOOK_MS = 1000  # between two looks at who watches us


class LiveBar(QWidget):
    """Stands over the pictures of a :class:`LivePlayer`."""

    def __init__(self, player: LivePlayer, adapter: Adapter, tasks: Tasks) -> None:
        super().__init__()
        self.setObjectName("liveBar")
        self._player, self._adapter, self._tasks = player, adapter, tasks
        self.view = label("", "small", tone="muted", wrap=True)
        self.view.setObjectName("liveView")
        self.watchers = label("", "small", wrap=True)
        self.watchers.setObjectName("liveWatchers")
        self.refusal = label("", "small", tone="error", wrap=True)
        self.refusal.setObjectName("liveRefusal")
        self.now = button(tr("Go to now"), "followNow", "link")
        self.now.clicked.connect(player.follow)
        self.row = SwitchRow(
            "showSteps",
            tr("Let the others in this group watch how my member keeps in step"),
            tr("They see its steps, its timing and fingerprints of keys. No message and no key is ever told."),
            self._choose,
            margins=False,
        )
        said = QVBoxLayout()
        said.setSpacing(Space.HAIR)
        for one in (self.view, self.watchers, self.refusal):
            said.addWidget(one)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.LARGE, Space.SMALL, Space.LARGE, Space.SMALL)
        row.setSpacing(Space.LARGE)
        row.addLayout(said, 1)
        row.addWidget(self.now)
        row.addWidget(self.row, 1)
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(self.refresh)
        self._look.start()
        for signal in (player.grew, player.replaced, player.playing_changed):
            signal.connect(self.refresh)
        player.moved.connect(lambda _at: self._show_now())
        adapter.groups_changed.connect(self.refresh)
        self.refresh()

    def refresh(self, *_: object) -> None:
        """Say how it is now."""
        service, group = self._adapter.service, self._player.group
        there = any(info.group == group for info in service.groups())
        self.setEnabled(there)  # one that was left may be joined again
        if not there:
            return
        telling = [self._player.named(member) for member in self._player.watched]
        self.view.setText(
            tr(
                "Seen from your computer, and as told by {names}. The others are drawn by their acknowledgements."
            ).format(names=text.listing(telling))
            if telling
            else tr("Seen from your computer. Nobody lets you watch; all others are drawn by their acknowledgements.")
        )
        watching = [self._adapter.person(peer).name for peer in service.watchers(group)]
        self.watchers.setText(tr("Your member is watched by {names}.").format(names=text.listing(watching)))
        self.watchers.setVisible(bool(watching))
        self.refusal.setVisible(bool(self.refusal.text()))
        self.row.show_value(service.group_preferences(group).shows_steps)
        self._show_now()

    def _show_now(self) -> None:
        self.now.setEnabled(not self._player.following)

    def _choose(self, on: bool) -> None:
        self._say("")
        self._tasks.start(self._prefer(on), self._say)

    async def _prefer(self, on: bool) -> None:
        service, group = self._adapter.service, self._player.group
        try:
            wanted = msgspec.structs.replace(service.group_preferences(group), shows_steps=on)
            await service.prefer_in_group(group, wanted)
        finally:
            if isValid(self):
                self.refresh()

    def _say(self, words: str) -> None:
        if isValid(self):
            self.refusal.setText(words)
            self.refusal.setVisible(bool(words))
