"""The main window: people and conversations on the left, one conversation on the right."""

import asyncio

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QActionGroup, QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from smmp_core import __version__, commands, events
from smmp_gui.adapter import Adapter
from smmp_gui.banner import Banner
from smmp_gui.compare import CompareDialog
from smmp_gui.conversation import ConversationPage
from smmp_gui.create_group import CreateGroupDialog
from smmp_gui.dialogs import AboutDialog, ConnectDialog, LeaveDialog, RenameDialog
from smmp_gui.people_list import is_near, unread_total
from smmp_gui.sidebar import Sidebar
from smmp_gui.tasks import Tasks
from smmp_gui.theme import MODES, Space, theme
from smmp_gui.widgets import Glyph, button, label

_SIDEBAR = 316
_SMALLEST_SIDEBAR = 250


class EmptyPage(QWidget):
    """Before a conversation is chosen: what to do first."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__()
        self.setObjectName("empty")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = label("", "heading", bold=True)
        self._words = label("", tone="muted", wrap=True)
        for one in (self._title, self._words):
            one.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._picture = Glyph("conversation", "edge", 160, 120)
        self._go = button("New group", "emptyNewGroup", "primary")
        self._go.clicked.connect(window.create_group)
        self._connect = button("Connect by address…", "emptyConnect")
        self._connect.clicked.connect(window.connect_by_address)
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
        column.addStretch(3)
        self._adapter = window.adapter
        self._adapter.people_changed.connect(self.refresh)
        self._adapter.groups_changed.connect(self.refresh)
        self._adapter.network_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Say what fits the moment."""
        service, people = self._adapter.service, list(filter(is_near, self._adapter.people()))
        conversations = [info for info in service.groups() if info.state != "Invited"]
        problem = service.discovery_problem
        self._connect.setVisible(not people)
        self._go.setVisible(bool(people) and not conversations)
        self._picture.icon = "conversation" if people or conversations else "nobody"
        self._picture.update()
        if conversations:
            title, words = "Choose a conversation", "Or start another one with Ctrl+N."
        elif people:
            title, words = "Somebody is here", "Create a group with them; it starts when they accept."
        elif not self._adapter.looks_around:
            title, words = "Nobody connected yet", "Discovery is switched off; people are reached by their address."
        elif problem:
            title, words = "Cannot look around here", problem
        else:
            title = "Nobody nearby yet"
            words = "People on your network appear on the left as soon as they start the app."
        self._title.setText(title)
        self._words.setText(words)


class MainWindow(QMainWindow):
    """Everything a member sees. ``closing`` is set when the user closes it; the application then ends in order."""

    def __init__(self, adapter: Adapter, tasks: Tasks) -> None:
        super().__init__()
        self.setObjectName("window")
        self.adapter, self.tasks = adapter, tasks
        self.closing = asyncio.Event()
        self.sidebar = Sidebar(adapter, self._open_menu)
        self.page = ConversationPage(adapter, tasks)
        self.banner = Banner()
        self.banner.dismissed.connect(self._dismiss)
        self._empty = EmptyPage(self)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.page)
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
        self.setMinimumSize(660, 460)
        self.sidebar.group_chosen.connect(self.show_group)
        self.sidebar.person_chosen.connect(self.compare)
        self.sidebar.invitation_answered.connect(self._answer)
        self.sidebar.create_wanted.connect(self.create_group)
        self.sidebar.connect_wanted.connect(self.connect_by_address)
        self.page.member_chosen.connect(self.compare)
        self.page.rename_wanted.connect(self._rename)
        self.page.leave_wanted.connect(self._leave)
        self.page.refused.connect(self.refuse)
        adapter.groups_changed.connect(self._groups_changed)
        adapter.removed.connect(self._removed)
        adapter.alerted.connect(self._alerted)
        for keys, slot in (
            ("Ctrl+N", self.create_group),
            ("Ctrl+K", self.sidebar.list.setFocus),
            ("Ctrl+Q", self.close),
        ):
            QShortcut(QKeySequence(keys), self, slot)
        self.sidebar.list.setFocus()
        self._groups_changed()

    def _right_side(self) -> QWidget:
        side = QWidget()
        side.setObjectName("conversation")
        side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        side.setMinimumWidth(380)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(self._stack)
        return side

    def show_group(self, group: str) -> None:
        """Show a conversation."""
        self.sidebar.choose(group)
        self._stack.setCurrentWidget(self.page)
        if self.page.group != group:
            self.page.show_group(group)
        self.page.composer.setFocus()
        self._show_alert()

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

    def compare(self, fingerprint: str) -> None:
        """Show a person and the safety number."""
        if fingerprint == self.adapter.service.fingerprint:
            return
        self.sidebar.choose(self.page.group)
        dialog = CompareDialog(self, self.adapter, self.tasks, fingerprint)
        dialog.accepted.connect(lambda: self.create_group(frozenset({dialog.chat_with})) if dialog.chat_with else None)
        dialog.open()

    def _rename(self, group: str) -> None:
        info = next((info for info in self.adapter.service.groups() if info.group == group), None)
        if info is not None:
            dialog = RenameDialog(self, self.adapter.service, self.tasks, info)
            dialog.accepted.connect(self.adapter.touch_groups)
            dialog.open()

    def _leave(self, group: str) -> None:
        info = next((info for info in self.adapter.service.groups() if info.group == group), None)
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

    def _groups_changed(self) -> None:
        groups = self.adapter.service.groups()
        unread = unread_total(groups)
        self.setWindowTitle(f"({unread}) SMMP" if unread else "SMMP")
        if self.page.group and all(info.group != self.page.group for info in groups):
            self.page.group = ""
            self._stack.setCurrentWidget(self._empty)

    def _removed(self, event: events.Removed) -> None:
        self.adapter.touch_groups()

    def _alerted(self, alert: events.Alert) -> None:
        """An alert about another group must not wait until that group is looked at."""
        if alert.group and alert.group != self.page.group and self._stack.currentWidget() is self._empty:
            self.show_group(alert.group)
        self._show_alert()

    def _open_menu(self, at: QWidget) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("New group…", QKeySequence("Ctrl+N"), lambda: self.create_group())
        menu.addAction("Connect by address…", self.connect_by_address)
        menu.addSeparator()
        looks = menu.addMenu("Appearance")
        choice = QActionGroup(looks)
        for mode, words in zip(MODES, ("Like the system", "Light", "Dark"), strict=True):
            action = looks.addAction(words)
            action.setCheckable(True)
            action.setChecked(theme.mode == mode)
            action.triggered.connect(lambda _checked, mode=mode: theme.set_mode(mode))
            choice.addAction(action)
        menu.addSeparator()
        menu.addAction("About SMMP and this home", self.about)
        menu.addAction("Quit", QKeySequence("Ctrl+Q"), self.close)
        menu.popup(at.mapToGlobal(QPoint(0, at.height())))

    def about(self) -> None:
        """Where everything is, who we are."""
        AboutDialog(self, self.adapter.service, __version__).open()

    def changeEvent(self, event: QEvent) -> None:
        """Coming to the front reads what is shown."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.page.look()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask the application to end; it takes the window away when everything is stored."""
        event.ignore()
        self.closing.set()
