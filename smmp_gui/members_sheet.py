"""A group's members: who they are, adding people, removing somebody, going on without who is away."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from smmp_core import commands
from smmp_core.answers import GroupInfo
from smmp_gui import text
from smmp_gui.adapter import Adapter
from smmp_gui.choices import PeopleChooser
from smmp_gui.dialogs import Sheet
from smmp_gui.member_list import MemberList, PersonInGroup
from smmp_gui.states import PENDING, REMOVED
from smmp_gui.tasks import Tasks
from smmp_gui.theme import Space
from smmp_gui.widgets import Glyph, button, card, label
from smmp_gui.words import tr


def names(adapter: Adapter, members: list[str]) -> str:
    """``Ada, Bob and 3 others``."""
    return text.listing([adapter.person(member).name for member in members])


class Notice(QWidget):
    """A glyph and a sentence on a quiet ground; under it, perhaps, a button."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self.words = label("", "small", wrap=True)
        self._card = card("note")
        self.row = QHBoxLayout(self._card)
        self.row.setContentsMargins(Space.MEDIUM, Space.SMALL, Space.SMALL, Space.SMALL)
        self.row.setSpacing(Space.SMALL)
        self.row.addWidget(Glyph(icon, "on_soft", 18), 0, Qt.AlignmentFlag.AlignVCenter)
        self.row.addWidget(self.words, 1)
        outside = QHBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(self._card)

    def say(self, words: str) -> None:
        """Say this, or nothing."""
        self.words.setText(words)
        self.setVisible(bool(words))


class MembersSheet(Sheet):
    """Everybody in a group, live."""

    private_wanted = Signal(str)
    compare_wanted = Signal(str)
    block_wanted = Signal(str)

    def __init__(self, parent: QWidget, adapter: Adapter, tasks: Tasks, group: GroupInfo) -> None:
        name = text.isolated(text.shown_name(group.name, group.group))
        super().__init__(parent, tr("Members of {name}").format(name=name), "membersSheet", width=480)
        self._adapter, self._tasks, self._group = adapter, tasks, group.group
        self._waiting = Notice("waiting")
        self._waiting.setObjectName("waitingNotice")
        self._go_on = button("", "goOn")
        self._go_on.clicked.connect(lambda: self._do(commands.GoOn(group=self._group)))
        self._waiting.row.addWidget(self._go_on)
        self.list = MemberList()
        self.list.private_wanted.connect(self._open_thread)
        self.list.compare_wanted.connect(self._compare)
        self.list.block_wanted.connect(self.block_wanted)
        self.list.remove_wanted.connect(self._remove)
        self.body.addWidget(self._waiting)
        self.body.addWidget(self.list)
        self._add = self.add_button(button(tr("Add people…"), "addPeople"), aside=True)
        self._add.clicked.connect(self._add_people)
        self.add_button(button(tr("Close"), "close", "primary")).clicked.connect(self.accept)
        adapter.people_changed.connect(self.refresh)
        adapter.group_changed.connect(self._changed)
        self.refresh()
        self.list.setFocus()

    def _changed(self, group: str) -> None:
        if group == self._group:
            self.refresh()

    def refresh(self) -> None:
        """Read the group again."""
        info = find_group(self._adapter, self._group)
        if info is None:  # left meanwhile
            self.reject()
            return
        waits, members, asked = self._adapter.waiting_for(info), self._adapter.members(info), self._adapter.asked(info)
        people = sorted(
            map(self._adapter.person, [*members, *asked]),
            key=lambda p: (not p.own, not p.online, p.name.casefold(), p.fingerprint),
        )
        member = info.state != REMOVED
        open_ = member and info.state not in PENDING
        self.list.show_rows(
            [PersonInGroup(p, p.fingerprint in asked, open_ and p.fingerprint not in asked, open_) for p in people]
        )
        self._add.setEnabled(self._adapter.service.may_add(self._group))
        self._waiting.say(
            tr("Waiting for {names}").format(names=names(self._adapter, waits)) if waits and open_ else ""
        )
        away = [waited for waited in waits if waited in members]
        self._go_on.setVisible(bool(away))
        short = names(self._adapter, away) if len(away) == 1 and _is_short(self._adapter, away[0]) else ""
        without = tr("Go on without {names}").format(names=short) if short else tr("Go on without %n", "", len(away))
        self._go_on.setText(without.replace("&", "&&"))  # in a name it is no key
        self._go_on.setAccessibleName(text.bare(tr("Go on without {names}").format(names=names(self._adapter, away))))
        self.fit()

    def _do(self, command: commands.Command) -> None:
        self._tasks.start(self._adapter.service.execute(command), self.complain)

    def _open_thread(self, who: str) -> None:
        self.accept()
        self.private_wanted.emit(who)

    def _compare(self, who: str) -> None:
        self.accept()
        self.compare_wanted.emit(who)

    def _remove(self, who: str) -> None:
        info = find_group(self._adapter, self._group)
        if info is not None and who not in self._adapter.members(info):  # asked, and has not answered: nothing is lost
            self._do(commands.Remove(group=self._group, members=[who]))
            self._adapter.wait_no_longer(self._group, who)
        elif info is not None:
            RemoveSheet(self, self._adapter, self._tasks, info, who).open()

    def _add_people(self) -> None:
        info = find_group(self._adapter, self._group)
        if info is not None:
            AddPeopleSheet(self, self._adapter, self._tasks, info).open()


class AddPeopleSheet(Sheet):
    """Picks people who are not in the group, and asks them to join."""

    def __init__(self, parent: QWidget, adapter: Adapter, tasks: Tasks, group: GroupInfo) -> None:
        name = text.isolated(text.shown_name(group.name, group.group))
        super().__init__(parent, tr("Add people to {name}").format(name=name), "addPeopleSheet", width=440)
        self._adapter, self._group = adapter, group.group
        self._people = PeopleChooser(
            adapter,
            tr("People to add"),
            tr("Everybody known here is in the group already. Others appear when they start the app."),
            left_out=self._members,
        )
        self._away = Notice("waiting")
        self.body.addWidget(self._people)
        self.body.addWidget(self._away)
        self.body.addWidget(label(tr("Newcomers see nothing written before."), "small", wrap=True))
        self.add_cancel()
        self._go = self.add_button(button(tr("Add"), "add", "primary"))
        self._go.clicked.connect(lambda: self.work(tasks, self._ask()))
        self._people.changed.connect(self._refresh)
        self._refresh()
        self._people.setFocus()

    def _members(self) -> list[str]:
        info = find_group(self._adapter, self._group)
        return self._adapter.members(info) if info is not None else []

    def _refresh(self) -> None:
        away = [member for member in self._members() if not self._adapter.person(member).online]
        says = tr("{names} is/are away: adding waits until everybody is connected.", "", len(away))
        self._away.say(text.onwards(says.format(names=names(self._adapter, away))) if away else "")
        self._go.setEnabled(bool(self._people.chosen))
        self.fit()

    async def _ask(self) -> None:
        await self._adapter.service.execute(commands.Add(group=self._group, members=sorted(self._people.chosen)))
        self.accept()


class RemoveSheet(Sheet):
    """Asks before removing somebody."""

    def __init__(self, parent: QWidget, adapter: Adapter, tasks: Tasks, group: GroupInfo, who: str) -> None:
        name = text.isolated(adapter.person(who).name)
        super().__init__(parent, tr("Remove {name}?").format(name=name), "removeSheet")
        self.body.addWidget(
            label(
                tr(
                    "It takes effect at once: who hears of it writes nothing more that {name} could read. What "
                    "{name} has received already stays there."
                ).format(name=name),
                tone="muted",
                wrap=True,
            )
        )

        async def run() -> None:
            await adapter.service.execute(commands.Remove(group=group.group, members=[who]))
            self.accept()

        self.add_button(button(tr("Remove"), "remove")).clicked.connect(lambda: self.work(tasks, run()))
        self.add_button(button(tr("Cancel"), "cancel", "primary")).clicked.connect(self.reject)


def find_group(adapter: Adapter, group: str) -> GroupInfo | None:
    """The group with this id, if we still have it."""
    return next((info for info in adapter.service.groups() if info.group == group), None)


def _is_short(adapter: Adapter, member: str) -> bool:
    return len(adapter.person(member).name) <= 18
