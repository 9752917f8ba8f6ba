"""Pick people, give the group a name, invite them."""

from PySide6.QtWidgets import QLineEdit, QWidget

from smmp_core import commands
from smmp_gui.adapter import Adapter
from smmp_gui.choices import PeopleChooser
from smmp_gui.dialogs import Sheet
from smmp_gui.tasks import Tasks
from smmp_gui.widgets import button, label
from smmp_gui.words import QT_TRANSLATE_NOOP, tr

_MOST = 63  # N is at most 64, ourselves included
NOBODY = QT_TRANSLATE_NOOP("", "Nobody is nearby yet. People appear here when they start the app.")


class CreateGroupDialog(Sheet):
    """Creates the group and closes; ``created`` holds its id."""

    def __init__(self, parent: QWidget, adapter: Adapter, tasks: Tasks, chosen: frozenset[str] = frozenset()) -> None:
        super().__init__(parent, tr("New group"), "createGroup", width=440)
        self.created = ""
        self._adapter = adapter
        self._name = QLineEdit(maxLength=64)
        self._name.setObjectName("groupName")
        self._name.setAccessibleName(tr("Name of the group"))
        self._people = PeopleChooser(adapter, tr("People to invite"), NOBODY, chosen=chosen)
        self.body.addWidget(label(tr("Name"), "small", bold=True))
        self.body.addWidget(self._name)
        self.body.addWidget(label(tr("People"), "small", bold=True))
        self.body.addWidget(self._people)
        self.body.addWidget(
            label(
                tr("The conversation starts when everybody invited has answered."), "caption", tone="muted", wrap=True
            )
        )
        self.add_cancel()
        self._go = self.add_button(button(tr("Create group"), "create", "primary"))
        self._go.clicked.connect(lambda: self.work(tasks, self._create()))
        self._people.changed.connect(self._refresh)
        self._refresh()
        self._name.setFocus()

    def _refresh(self) -> None:
        self._name.setPlaceholderText(self._suggestion() or tr("Friends of the lighthouse"))
        self._go.setEnabled(0 < len(self._people.chosen) <= _MOST)

    def _suggestion(self) -> str:
        return ", ".join(self._adapter.person(f).name for f in sorted(self._people.chosen))[:64]

    async def _create(self) -> None:
        name = self._name.text().strip() or self._suggestion()
        answer = await self._adapter.service.execute(commands.Create(name=name, members=sorted(self._people.chosen)))
        self.created = str(answer["group"])
        self._adapter.touch_groups()
        self.accept()
