"""The main window: people and conversations on the left, one conversation on the right."""

import asyncio
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from smmp_core import commands, events
from smmp_gui import shortcuts, text
from smmp_gui.adapter import Adapter
from smmp_gui.announcing import Announcer
from smmp_gui.banner import Banner
from smmp_gui.compare import EMOJI, NUMBER, CompareDialog
from smmp_gui.connecting import ConnectDialog
from smmp_gui.conversation import ConversationPage
from smmp_gui.core_words import from_core
from smmp_gui.create_group import CreateGroupDialog
from smmp_gui.dialogs import LeaveDialog, RenameDialog
from smmp_gui.members_sheet import MembersSheet, find_group
from smmp_gui.navigation import Navigation
from smmp_gui.network_words import network_words
from smmp_gui.people_actions import ASKED, PeopleActions
from smmp_gui.people_list import GroupRow, is_near
from smmp_gui.pictures import PictureLoader
from smmp_gui.placement import come_forward
from smmp_gui.private_page import PrivatePage
from smmp_gui.quotes import MessageKey
from smmp_gui.selftest_dialog import SelfTestDialog
from smmp_gui.settings.dialog import SettingsDialog
from smmp_gui.shortcuts_sheet import ShortcutsSheet
from smmp_gui.sidebar import Sidebar
from smmp_gui.states import INVITED
from smmp_gui.tasks import Tasks
from smmp_gui.theme import Space
from smmp_gui.watching import Watching
from smmp_gui.widgets import Glyph, button, label, pop_up
from smmp_gui.words import tr

if TYPE_CHECKING:
    from smmp_gui.lab.window import LabWindow

_SIDEBAR = 316
_SMALLEST_SIDEBAR, _SMALLEST_PAGE = 270, 429


class EmptyPage(QWidget):
    """Before a conversation is chosen: what to do first."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__()
        self.setObjectName("empty")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = label("", "heading", bold=True, wrap=True)
        self._words = label("", tone="muted", wrap=True)
        for one in (self._title, self._words):
            one.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._picture = Glyph("conversation", "edge", 160, 120)
        self._go = button(tr("New group"), "emptyNewGroup", "primary")
        self._go.clicked.connect(window.create_group)
        self._connect = button(tr("Connect by address…"), "emptyConnect")
        self._connect.clicked.connect(window.connect_by_address)
        self._missing = button(tr("Not seeing someone?"), "emptyNotSeeing", "link")
        self._missing.clicked.connect(window.self_test)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.VAST, Space.HUGE, Space.VAST, Space.HUGE)
        column.setSpacing(Space.MEDIUM)
        column.addStretch(2)
        centre = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(self._picture, 0, centre)
        column.addWidget(self._title)
        column.addWidget(self._words)
        column.addSpacing(Space.SMALL)
        column.addWidget(self._go, 0, centre)
        column.addWidget(self._connect, 0, centre)
        column.addWidget(self._missing, 0, centre)
        column.addStretch(3)
        self._adapter = window.adapter
        self._adapter.people_changed.connect(self.refresh)
        self._adapter.groups_changed.connect(self.refresh)
        self._adapter.network_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Say what fits the moment."""
        service, people = self._adapter.service, list(filter(is_near, self._adapter.people()))
        conversations = [info for info in service.groups() if info.state != INVITED]
        invitations = service.invitations()
        self._connect.setVisible(not people and not invitations)
        self._missing.setVisible(not any(person.online for person in people) and not invitations)
        reachable = any(person.unreached is None for person in people)
        self._go.setVisible(reachable and not conversations and not invitations)
        self._picture.icon = "conversation" if people or conversations or invitations else "nobody"
        self._picture.update()
        if invitations:
            title, words = self._invited(invitations)
        elif conversations:
            title, words = tr("Choose a conversation"), tr("Or start another one with Ctrl+N.")
        elif people and not any(person.online for person in people) and any(person.unreached for person in people):
            title = tr("Seen, but not connected")
            words = tr("People announce themselves on this network, but cannot be reached yet. It is tried again.")
        elif any(person.online or not person.met for person in people):
            title, words = tr("Somebody is here"), tr("Create a group with them; it starts when they accept.")
        else:
            said = network_words(service.lan.condition, service.discovery_problem)
            title, words = said.title, said.words
        self._title.setText(title)
        self._words.setText(words)

    def _invited(self, invitations: Sequence[events.Invited]) -> tuple[str, str]:
        first, more = invitations[0], len(invitations) - 1
        group = text.isolated(text.shown_name(first.name, first.group))
        title = tr("{name} invites you to {group}").format(
            name=text.isolated(self._adapter.person(first.by).name), group=group
        )
        if more:
            return title, tr("And there are %n more. Accept or decline on the left.", "", more)
        return title, tr("Accept or decline on the left.")


class MainWindow(QMainWindow):
    """Everything a member sees. ``closing`` is set when the user quits; the application then ends in order."""

    def __init__(self, adapter: Adapter, tasks: Tasks) -> None:
        super().__init__()
        self.setObjectName("window")
        self.adapter, self.tasks = adapter, tasks
        self.closing = asyncio.Event()
        self._lab: LabWindow | None = None
        self.lab_place = ""  # where it was, as it has it
        self.stays: Callable[[], bool] = lambda: False  # whether the app goes on when the window is closed
        self._pictures = PictureLoader(adapter, tasks)
        self.sidebar = Sidebar(adapter, tasks, self._open_menu)
        self.page = ConversationPage(adapter, tasks)
        self.private = PrivatePage(adapter, tasks)
        self.banner = Banner()
        self.banner.dismissed.connect(self._dismiss)
        self.banner.acted.connect(self._act_on)
        self._empty = EmptyPage(self)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.page)
        self._stack.addWidget(self.private)
        splitter = QSplitter()
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.sidebar)
        splitter.addWidget(self._right_side())
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([_SIDEBAR, 700])
        self.sidebar.setMinimumWidth(_SMALLEST_SIDEBAR)
        self.setCentralWidget(splitter)
        self.resize(1040, 720)
        self.setMinimumSize(_SMALLEST_SIDEBAR + 1 + _SMALLEST_PAGE, 460)
        self.sidebar.group_chosen.connect(self.show_group)
        self.sidebar.thread_chosen.connect(self.show_thread)
        self.sidebar.person_chosen.connect(self.compare)
        self.sidebar.invitation_answered.connect(self._answer)
        self.sidebar.create_wanted.connect(self.create_group)
        self.sidebar.connect_wanted.connect(self.connect_by_address)
        self.sidebar.self_test_wanted.connect(self.self_test)
        self.sidebar.profile_wanted.connect(self.show_settings)
        self.page.member_chosen.connect(self.compare)
        self.page.rename_wanted.connect(self._rename)
        self.page.leave_wanted.connect(self._leave)
        self.page.members_wanted.connect(self.show_members)
        self.private.left.connect(lambda: self.show_group(self.private.group))
        self.private.refused.connect(self.refuse)
        self.private.compare_wanted.connect(self.compare)
        self.page.refused.connect(self.refuse)
        adapter.groups_changed.connect(self._groups_changed)
        adapter.removed.connect(self._removed)
        adapter.erased.connect(lambda group: tasks.start(self._erased(group), self.refuse))
        adapter.alerted.connect(self._alerted)
        adapter.unfounded.connect(self._unfounded)
        self.watching = Watching(self, adapter, tasks)
        self.watching.refused.connect(self.refuse)
        self.page.watch_wanted.connect(self.watching.open)
        self.people = PeopleActions(self, adapter, tasks)
        self.people.alerts_changed.connect(self._show_alert)
        self.people.refused.connect(self.refuse)
        self.sidebar.block_wanted.connect(self.people.block)
        shortcuts.bind(self, {"new_group": self.create_group, "settings": self.show_settings})
        shortcuts.bind(self, {"lab": self.show_lab, "shortcuts": self.show_shortcuts, "quit": self.closing.set})
        self.navigation = Navigation(
            self,
            adapter,
            self.sidebar,
            self._stack,
            self.page,
            self.private,
            self.show_group,
            self.show_thread,
            self.compare,
        )
        self.announcer = Announcer(self, adapter, lambda: self.shown)
        self.sidebar.list.setFocus()
        self._groups_changed()
        self._show_alert()

    def _right_side(self) -> QWidget:
        side = QWidget()
        side.setObjectName("conversation")
        side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        side.setMinimumWidth(_SMALLEST_PAGE)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(self._stack)
        return side

    @property
    def shown(self) -> tuple[str, str]:
        """The group in sight, and the other end if it is a one-on-one thread; nothing and nobody otherwise."""
        page = self._stack.currentWidget()
        if page is self.private:
            return self.private.group, self.private.peer
        return (self.page.group if page is self.page else ""), ""

    def show_group(self, group: str, at: MessageKey | None = None) -> None:
        """Show a conversation, if we still have it; ``at``: open it at this message."""
        if find_group(self.adapter, group) is None:
            return
        self.sidebar.choose(group)
        self._stack.setCurrentWidget(self.page)
        if self.page.group != group or at is not None:
            self.page.show_group(group, at)
        else:
            self.page.look()  # what has come while its private messages were in sight
        self.page.composer.setFocus()
        self._show_alert()
        self.announcer.look()

    def show_thread(self, group: str, peer: str, at: MessageKey | None = None) -> None:
        """Show the one-on-one messages with somebody inside a group; ``at``: open them at this message."""
        self.show_group(group)
        if self.page.group != group:
            return
        self.sidebar.choose(group, peer)
        self._stack.setCurrentWidget(self.private)
        self.private.show_thread(group, peer, at)

    def show_members(self, group: str) -> None:
        """Show who is in a group."""
        info = find_group(self.adapter, group)
        if info is not None:
            sheet = MembersSheet(self, self.adapter, self.tasks, info)
            sheet.private_wanted.connect(lambda who: self.show_thread(group, who))
            sheet.compare_wanted.connect(self.compare)
            sheet.block_wanted.connect(self.people.block)
            sheet.open()

    def create_group(self, chosen: frozenset[str] = frozenset()) -> None:
        """Ask whom to invite."""
        dialog = CreateGroupDialog(self, self.adapter, self.tasks, chosen or frozenset())
        dialog.accepted.connect(lambda: self._created(dialog.created))
        dialog.open()

    def _created(self, group: str) -> None:
        self.adapter.flush()
        self.sidebar.refresh()
        self.show_group(group)

    def connect_by_address(self) -> None:
        """Ask for an address."""
        ConnectDialog(self, self.adapter, self.tasks).open()

    def self_test(self) -> None:
        """Find out why somebody is not seen."""
        dialog = SelfTestDialog(self, self.adapter, self.tasks)
        dialog.connect_wanted.connect(self.connect_by_address)
        dialog.open()

    def compare(self, fingerprint: str, page: int = NUMBER) -> None:
        """Show a person, and how to verify them."""
        if fingerprint == self.adapter.service.fingerprint:
            return
        shown = self._stack.currentWidget() is self.private
        self.sidebar.choose(self.page.group, self.private.peer if shown else "")
        if (already := self.people.dialog_about(fingerprint)) is not None:
            already.show_page(page)
            return
        dialog = CompareDialog(self, self.adapter, self.tasks, fingerprint, page)
        dialog.accepted.connect(lambda: self.create_group(frozenset({dialog.chat_with})) if dialog.chat_with else None)
        dialog.open()

    def _rename(self, group: str) -> None:
        info = find_group(self.adapter, group)
        if info is not None:
            dialog = RenameDialog(self, self.adapter.service, self.tasks, info)
            dialog.accepted.connect(self.adapter.touch_groups)
            dialog.open()

    def _leave(self, group: str) -> None:
        info = find_group(self.adapter, group)
        if info is not None:
            dialog = LeaveDialog(self, self.adapter.service, self.tasks, info)
            dialog.accepted.connect(self.adapter.touch_groups)
            dialog.open()

    def _answer(self, group: str, yes: bool) -> None:
        self.tasks.start(self._answer_invitation(group, yes), self.refuse)

    async def _answer_invitation(self, group: str, yes: bool) -> None:
        command = commands.Accept(group=group) if yes else commands.Decline(group=group)
        await self.adapter.service.execute(command)
        self.adapter.touch_groups()
        self.adapter.flush()
        self.sidebar.refresh()
        if yes:
            self.show_group(group)

    def refuse(self, why: str) -> None:
        """Say why something could not be done."""
        self.banner.show_alert(events.Alert(None, "refused", None, why))
        self.sidebar.refresh()

    def _show_alert(self) -> None:
        self.banner.show_alert(self.adapter.alert_for(self.page.group))

    def _dismiss(self, alert: events.Alert) -> None:
        self.adapter.dismiss(alert)
        self._show_alert()
        self.people.dismissed(alert)

    def _act_on(self, alert: events.Alert) -> None:
        if alert.member:
            self.adapter.dismiss(alert)
            self._show_alert()
            self.compare(alert.member, EMOJI if alert.kind == ASKED else NUMBER)

    def _groups_changed(self) -> None:
        groups = self.adapter.service.groups()
        unread = self.adapter.all_unread
        self.setWindowTitle(f"({unread}) SMMP" if unread else "SMMP")
        if self.page.group and all(info.group != self.page.group for info in groups):
            self.page.group = ""
            self._stack.setCurrentWidget(self._empty)
        if self._stack.currentWidget() is self.private and not self.sidebar.chosen():  # it has its row only now
            self.sidebar.choose(self.private.group, self.private.peer)

    def _unfounded(self, event: events.Agreement) -> None:
        """The list still has the group's name: the next refresh takes it away."""
        row = self.sidebar.model.row(self.sidebar.model.find(("group", event.group)))
        name = row.name if isinstance(row, GroupRow) else text.shown_name("", event.group)
        self.refuse(
            tr("The group “{name}” has not come about. {error}").format(name=name, error=from_core(event.error or ""))
        )

    def _removed(self, event: events.Removed) -> None:
        self.adapter.touch_groups()

    async def _erased(self, group: str) -> None:
        await self.adapter.reload(group)
        if group == self.page.group:
            self.page.show_group(group)
        if group == self.private.group:
            self.private.show_thread(group, self.private.peer)

    def _alerted(self, alert: events.Alert) -> None:
        """An alert about another group must not wait until that group is looked at."""
        if alert.group and alert.group != self.page.group and self._stack.currentWidget() is self._empty:
            self.show_group(alert.group)
        self._show_alert()

    def _open_menu(self, at: QWidget) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("New group…"), shortcuts.sequence("new_group"), lambda: self.create_group())
        menu.addAction(tr("Connect by address…"), self.connect_by_address)
        menu.addAction(tr("Invite somebody…"), self.people.invite)
        menu.addAction(tr("Blocked people…"), self.people.show_blocked)
        menu.addAction(tr("Not seeing someone?"), self.self_test)
        menu.addSeparator()
        menu.addAction(tr("Settings…"), shortcuts.sequence("settings"), lambda: self.show_settings())
        menu.addAction(tr("Protocol lab"), shortcuts.sequence("lab"), self.show_lab)
        menu.addAction(tr("Keyboard shortcuts"), shortcuts.sequence("shortcuts"), self.show_shortcuts)
        menu.addAction(tr("About SMMP"), self.about)
        menu.addAction(tr("Quit"), shortcuts.sequence("quit"), self.closing.set)
        pop_up(menu, at, QPoint(0, at.height()))

    def show_settings(self, section: str = "Profile") -> None:
        """Show what can be preferred, from one of the sections on."""
        for shown in self.findChildren(SettingsDialog):
            if shown.isVisible():
                shown.show_section(section)
                return
        dialog = SettingsDialog(self, self.adapter, self.tasks, section)
        dialog.refused_late.connect(self.refuse)
        dialog.open()

    def show_shortcuts(self) -> None:
        """List all keys."""
        ShortcutsSheet(self).open()

    def show_lab(self) -> None:
        """Show the lab, in a window of its own."""
        from smmp_gui.lab.window import LabWindow  # with pictures and engine: only who looks at it waits for them

        if self._lab is None:
            self._lab = LabWindow(self.tasks)
            self._lab.closed.connect(self.close_lab)
            self._lab.restore(self.lab_place)
            self._lab.offer_tour()
        come_forward(self._lab)

    def close_lab(self) -> None:
        """Close the lab, if it is open."""
        if self._lab is not None:
            lab, self._lab = self._lab, None
            self.lab_place = lab.saved()
            lab.close()
            lab.deleteLater()

    def about(self) -> None:
        """Where everything is, who we are."""
        self.show_settings("About")

    def changeEvent(self, event: QEvent) -> None:
        """Coming to the front reads what is shown."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.page.look()
            self.private.look()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask the application to end; it takes the window away when everything is stored. Or only hide it."""
        event.ignore()
        if self.stays():
            self.hide()
        else:
            self.closing.set()
