"""The lab's window on a real group: its pictures, as they are now."""

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smmp_gui import shortcuts, text
from smmp_gui.adapter import Adapter
from smmp_gui.lab.keys import LAB
from smmp_gui.lab.live import LivePlayer
from smmp_gui.lab.live_bar import LiveBar
from smmp_gui.lab.window import LabWindow
from smmp_gui.members_sheet import find_group
from smmp_gui.shortcuts_sheet import ShortcutsSheet
from smmp_gui.tasks import Tasks
from smmp_gui.theme import Space
from smmp_gui.widgets import ElidedLabel, IconButton
from smmp_gui.words import tr

_OF_EXPERIMENTS = ("scenario", "act", "tour", "end_tour", "reset", "open")  # keys that have no meaning here


class LiveWindow(LabWindow):
    """Watches one group. Nothing can be done to it here."""

    def __init__(self, adapter: Adapter, tasks: Tasks, group: str) -> None:
        """Begin to watch.

        Raises:
            LocalError: there is no such group.
        """
        self._adapter, self._tasks = adapter, tasks
        self._live = LivePlayer(adapter.service, group)
        super().__init__(tasks, self._live)
        self.setObjectName("liveLab")
        self.transport.watch_only()
        self.setMinimumHeight(self.minimumHeight() + self.bar.sizeHint().height())  # it stands over what the lab has
        self._name_it()
        adapter.groups_changed.connect(self._name_it)
        self._show_timeline()
        self._live.follow()

    @property
    def group(self) -> str:
        """Its id."""
        return self._live.group

    def _header(self) -> QWidget:
        """The group's name and what can be kept of it; under it, by whom it is seen."""
        header = QWidget()
        header.setObjectName("conversationHeader")
        self._title = ElidedLabel("title", bold=True)
        row = QHBoxLayout()
        row.setContentsMargins(Space.LARGE, Space.SMALL, Space.MEDIUM, 0)
        row.setSpacing(Space.TINY)
        row.addWidget(self._title, 1)
        for icon, words, name, slot in (
            ("save-file", tr("Save what has happened as a recording"), "save", self.files.save),
            ("picture", tr("Export pictures"), "export", self.files.export),
        ):
            one = IconButton(icon, words, name)
            one.clicked.connect(slot)
            row.addWidget(one)
        self.bar = LiveBar(self._live, self._adapter, self._tasks)
        column = QVBoxLayout(header)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.bar)
        return header

    def _name_it(self) -> None:
        info = find_group(self._adapter, self.group)
        if info is not None:
            words = tr("Watching {group}").format(group=text.isolated(text.shown_name(info.name, self.group)))
            self.setWindowTitle(words)
            self._title.set_words(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The lab's keys, but for those of experiments."""
        if any(shortcuts.pressed(event, name, LAB) for name in _OF_EXPERIMENTS):
            self.say(self._live.why_fixed)
        elif shortcuts.pressed(event, "keys", LAB):
            ShortcutsSheet(self, {name: keys for name, keys in LAB.items() if name not in _OF_EXPERIMENTS}).open()
        elif shortcuts.pressed(event, "end", LAB):
            self._live.follow()
        else:
            super().keyPressEvent(event)
