"""Wanting nothing from a person: what it means, and who they are."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from smmp_core import commands
from smmp_gui import text
from smmp_gui.adapter import Adapter, Person
from smmp_gui.dialogs import Sheet
from smmp_gui.tasks import Tasks
from smmp_gui.theme import Space, theme
from smmp_gui.widgets import ElidedLabel, Face, button, label
from smmp_gui.words import tr

_SHOWN = 5  # people in sight at once
_ROW = 52


class BlockDialog(Sheet):
    """Asks before blocking somebody."""

    def __init__(self, parent: QWidget, adapter: Adapter, tasks: Tasks, fingerprint: str) -> None:
        name = text.isolated(adapter.person(fingerprint).name)
        super().__init__(parent, tr("Block {name}?").format(name=name), "blockDialog", width=440)
        self.body.addWidget(
            label(
                tr(
                    "Nothing goes between your computers any more: no messages, no invitations. {name} is not "
                    "told, but sees you as away."
                ).format(name=name),
                tone="muted",
                wrap=True,
            )
        )
        shared = adapter.shared_groups(fingerprint)
        if shared:
            names = text.listing(shared)
            self.body.addWidget(
                label(
                    tr(
                        "You are both in {names}. What {name} writes there still reaches you through the others and "
                        "stays part of the conversation that all hold alike, but it is shown folded up. The group "
                        "waits for the two of you as if {name} were away. To be rid of that, remove {name} there, or "
                        "leave."
                    ).format(names=names, name=name),
                    "small",
                    wrap=True,
                )
            )

        async def run() -> None:
            await adapter.service.execute(commands.Block(peer=fingerprint))
            self.accept()

        self.add_button(button(tr("Block"), "block")).clicked.connect(lambda: self.work(tasks, run()))
        self.add_button(button(tr("Cancel"), "cancel", "primary")).clicked.connect(self.reject)


class BlockedSheet(Sheet):
    """Everybody who is blocked, live."""

    def __init__(self, parent: QWidget, adapter: Adapter, tasks: Tasks) -> None:
        super().__init__(parent, tr("Blocked people"), "blockedSheet", width=440)
        self._adapter, self._tasks = adapter, tasks
        self._shown: list[Person] = []
        self._words = label("", tone="muted", wrap=True)
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._list = QScrollArea()
        self._list.setObjectName("blockedList")
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setWidgetResizable(True)
        self._list.setWidget(self._inside)
        for ground in (self._list.viewport(), self._inside):
            ground.setAutoFillBackground(False)
        self.body.addWidget(self._words)
        self.body.addWidget(self._list)
        self.add_button(button(tr("Close"), "close", "primary")).clicked.connect(self.accept)
        adapter.people_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Read again who is blocked."""
        people = [person for person in self._adapter.everybody() if person.blocked]
        self._words.setText(
            tr("Nothing goes between you and these people. Who is unblocked can invite you and write to you again.")
            if people
            else tr("You have blocked nobody. To block somebody, open the menu of a person in the list of people.")
        )
        self._list.setVisible(bool(people))
        self._list.setFixedHeight(max(1, min(_SHOWN, len(people))) * _ROW)
        if people != self._shown:
            self._shown = people
            while (item := self._column.takeAt(0)) is not None:
                if (old := item.widget()) is not None:
                    old.hide()
                    old.deleteLater()
            for person in people:
                self._column.addWidget(self._row(person))
            self._column.addStretch(1)
        self.fit()

    def _row(self, person: Person) -> QWidget:
        row = QWidget()
        row.setFixedHeight(_ROW)
        face = Face(34)
        face.show_person(person.name, person.fingerprint)
        name = ElidedLabel("body", bold=True)
        name.set_words(person.name)
        short = label(person.fingerprint[:16], "caption", tone="muted")
        short.setFont(theme.mono("caption"))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(name)
        words.addWidget(short)
        words.addStretch(1)
        unblock = button(tr("Unblock"), "unblock")
        unblock.setAccessibleName(tr("Unblock {name}").format(name=person.name))
        unblock.clicked.connect(lambda: self._unblock(person.fingerprint))
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, Space.TINY, 0)
        line.setSpacing(Space.MEDIUM)
        line.addWidget(face)
        line.addLayout(words, 1)
        line.addWidget(unblock)
        return row

    def _unblock(self, fingerprint: str) -> None:
        self._tasks.start(self._adapter.service.execute(commands.Unblock(peer=fingerprint)), self.complain)
