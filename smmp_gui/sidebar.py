"""The left column: who we are, invitations, conversations, people nearby."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QListView, QMenu, QSizePolicy, QVBoxLayout, QWidget

from smmp_gui import text
from smmp_gui.adapter import Adapter
from smmp_gui.invitation_cards import InvitationCards
from smmp_gui.menu_keys import MenuKeys
from smmp_gui.network_words import header_words
from smmp_gui.people_list import GroupRow, PersonRow, SidebarRow, ThreadRow, sidebar_rows
from smmp_gui.row_focus import RowFocus
from smmp_gui.rows import RowsModel
from smmp_gui.search_panel import SearchPanel
from smmp_gui.sidebar_delegate import SidebarDelegate
from smmp_gui.tasks import Tasks
from smmp_gui.theme import RADIUS, Space, theme
from smmp_gui.widgets import ElidedLabel, Face, IconButton, button
from smmp_gui.words import tr


class OwnButton(QAbstractButton):
    """Who we are, and how many are connected; a click opens the profile."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("ownProfile")
        self.setAccessibleDescription(tr("Opens your profile"))
        self.setToolTip(tr("Your profile"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._face = Face(36)
        self._name = ElidedLabel("title", bold=True)
        self._presence = ElidedLabel("caption", token="muted")
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._name)
        names.addWidget(self._presence)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.SMALL, Space.TINY, Space.SMALL, Space.TINY)
        row.setSpacing(Space.MEDIUM)
        row.addWidget(self._face)
        row.addLayout(names, 1)
        for one in (self._face, self._name, self._presence):
            one.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """As tall as what is in it."""
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    def show_person(self, name: str, fingerprint: str, presence: str) -> None:
        """Whose profile it is."""
        self._face.show_person(name, fingerprint)
        self._name.set_words(name)
        self._presence.set_words(presence)
        self.setAccessibleName(f"{name}. {presence}.")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A ground while it is pointed at, a frame while it has the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.color("accent") if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("hover") if self.underMouse() else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        painter.end()


class Sidebar(QWidget):
    """Lists everything; tells what was chosen."""

    group_chosen = Signal(str)
    thread_chosen = Signal(str, str)
    """A one-on-one thread: its group and the other end."""
    person_chosen = Signal(str)
    invitation_answered = Signal(str, bool)
    create_wanted = Signal()
    connect_wanted = Signal()
    block_wanted = Signal(str)
    """Block somebody, or unblock."""
    self_test_wanted = Signal()
    profile_wanted = Signal()

    def __init__(self, adapter: Adapter, tasks: Tasks, open_menu: Callable[[QWidget], None]) -> None:
        super().__init__()
        self.setObjectName("sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._adapter = adapter
        self.model: RowsModel[SidebarRow] = RowsModel(self)
        self.list = QListView()
        self.list.setObjectName("sidebarList")
        self.list.setAccessibleName(tr("Conversations and people nearby"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(SidebarDelegate(self.list))
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.clicked.connect(self._choose)
        self.list.activated.connect(self._choose)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._open_menu)
        MenuKeys(self.list, self._open_menu)
        RowFocus(self.list)
        self._own = OwnButton()
        self._own.clicked.connect(self.profile_wanted)
        new = IconButton("plus", tr("New group (Ctrl+N)"), "newGroup")
        more = IconButton("more", tr("Menu"), "menu")
        new.clicked.connect(self.create_wanted)
        more.clicked.connect(lambda: open_menu(more))
        header = QHBoxLayout()
        header.setContentsMargins(Space.SMALL, Space.SMALL, Space.SMALL, Space.TINY)
        header.setSpacing(Space.SMALL)
        header.addWidget(self._own, 1)
        header.addWidget(new)
        header.addWidget(more)
        self._cards = InvitationCards(adapter)
        self._cards.answered.connect(self.invitation_answered)
        self._cards.block_wanted.connect(self.block_wanted)
        self._cards.grown.connect(self._fit_cards)
        link = button(tr("Connect by address…"), "connectByAddress", "link")
        link.setToolTip(tr("For people who are not found on this network by themselves"))
        link.clicked.connect(self.connect_wanted)
        self.search = SearchPanel(adapter, tasks)
        self.search.toggled.connect(self._toggle_search)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, Space.SMALL)
        whole.setSpacing(Space.TINY)
        whole.addLayout(header)
        whole.addWidget(self.search)
        whole.addWidget(self.search.results, 1)
        self._lists = QWidget()
        whole.addWidget(self._lists, 1)
        column = QVBoxLayout(self._lists)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TINY)
        column.addWidget(self._cards)
        column.addWidget(self.list, 1)
        missing = button(tr("Not seeing someone?"), "notSeeing", "link")
        missing.setToolTip(tr("Find out what works on this network, and what does not"))
        missing.clicked.connect(self.self_test_wanted)
        foot = self._foot = QVBoxLayout()
        foot.setContentsMargins(Space.MEDIUM, 0, Space.MEDIUM, 0)
        foot.setSpacing(0)
        foot.addWidget(missing)
        foot.addWidget(link)
        column.addLayout(foot)
        adapter.people_changed.connect(self.refresh)
        adapter.groups_changed.connect(self.refresh)
        adapter.network_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what the service says now; what is chosen stays chosen."""
        service = self._adapter.service
        name = text.shown_name(service.name, service.fingerprint)
        online = sum(person.online for person in self._adapter.people())
        self._own.show_person(name, service.fingerprint, header_words(service.lan.condition, online))
        chosen = self.chosen()
        self.model.set_rows(sidebar_rows(self._adapter, datetime.now()))
        if chosen and self.chosen() != chosen:
            self.list.setCurrentIndex(self.model.find(chosen))
        self._cards.show_invitations(service.invitations())

    def _toggle_search(self, on: bool) -> None:
        self._lists.setVisible(not on)

    @property
    def room_for_cards(self) -> int:
        """How tall invitations may stand, in pixels: half of what search and links leave to them and the list."""
        return (self.height() - self.search.sizeHint().height() - self._foot.sizeHint().height()) // 2

    def _fit_cards(self) -> None:
        """Half of the column under the search is left to conversations and people."""
        self._cards.fit(self.width(), self.room_for_cards)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the invitations."""
        super().resizeEvent(event)
        self._fit_cards()

    def chosen(self) -> tuple[str, ...]:
        """The key of the chosen conversation's row, or nothing."""
        row = self.model.row(self.list.currentIndex())
        return row.key if isinstance(row, (GroupRow, ThreadRow)) else ()

    def choose(self, group: str, peer: str = "") -> None:
        """Mark a group, or a one-on-one thread in it, as chosen, or nothing."""
        self.list.setCurrentIndex(self.model.find(("thread", group, peer) if peer else ("group", group)))

    def _choose(self, index: QModelIndex) -> None:
        row = self.model.row(index)
        if isinstance(row, GroupRow):
            self.group_chosen.emit(row.group)
        elif isinstance(row, ThreadRow):
            self.thread_chosen.emit(row.group, row.person.fingerprint)
        elif isinstance(row, PersonRow):
            self.person_chosen.emit(row.person.fingerprint)

    def _open_menu(self, at: QPoint) -> None:
        """What can be done with a person."""
        row = self.model.row(self.list.indexAt(at))
        if isinstance(row, (PersonRow, ThreadRow)):
            who = row.person.fingerprint
            menu = QMenu(self)
            menu.setObjectName("personMenuList")
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.addAction(tr("Verify…"), lambda: self.person_chosen.emit(who))
            menu.addSeparator()
            menu.addAction(tr("Unblock") if row.person.blocked else tr("Block…"), lambda: self.block_wanted.emit(who))
            menu.popup(self.list.viewport().mapToGlobal(at))
