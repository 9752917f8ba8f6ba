"""A one-on-one thread inside a group (SMMP §IX), in the conversation's place and visibly not the conversation."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smmp_core import commands
from smmp_core.answers import MessageInfo, PrivateInfo
from smmp_core.body import Answered
from smmp_core.errors import LocalError
from smmp_gui import shortcuts, text
from smmp_gui.adapter import Adapter
from smmp_gui.answering import Answering
from smmp_gui.attachments import Attachments, Where
from smmp_gui.composer import Composer
from smmp_gui.conversation_rows import MessageRow, thread_rows
from smmp_gui.conversation_view import PAGE, ConversationView, ThreadTranscript
from smmp_gui.core_words import from_core
from smmp_gui.file_desk import FileDesk
from smmp_gui.members_sheet import find_group
from smmp_gui.message_details import MessageDetails
from smmp_gui.paging import Paging
from smmp_gui.quotes import MessageKey
from smmp_gui.states import PENDING, REMOVED
from smmp_gui.tasks import Tasks
from smmp_gui.theme import Space
from smmp_gui.widgets import ElidedLabel, Face, Glyph, IconButton
from smmp_gui.words import tr


class PrivatePage(QWidget):
    """Shows one thread at a time."""

    left = Signal()
    """Back to the group."""
    refused = Signal(str)
    compare_wanted = Signal(str)
    """Verify a person."""

    def __init__(self, adapter: Adapter, tasks: Tasks) -> None:
        super().__init__()
        self.setObjectName("conversation")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._adapter, self._tasks = adapter, tasks
        self.group = self.peer = ""
        self._face = Face(38)
        self._title = ElidedLabel("title", bold=True)
        self._where = ElidedLabel("caption", token="muted")
        self.transcript = ThreadTranscript()
        self.view = ConversationView(adapter.person, self.transcript, thread_rows)
        self.view.setAccessibleName(tr("Private messages"))
        self.paging = Paging(self.view, tasks, self.refused.emit)
        self.composer = Composer(private=True)
        self.composer.sent.connect(self._send)
        self.answering = Answering(self.view, self.composer, tasks, self._look_up, self.paging.go_to)
        self.answering.refused.connect(self.refused)
        self.view.details_wanted.connect(self._show_details)
        self.files = FileDesk(self, self.view, adapter, tasks, lambda: self.group)
        self.files.refused.connect(self.refused)
        self.attachments = Attachments(
            self, self.composer, adapter, tasks, lambda: Where(self.group, self.peer), lambda: self._name()
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header())
        column.addWidget(self.view, 1)
        column.addWidget(self.files.line)
        column.addWidget(self.attachments.strip)
        column.addWidget(self.composer)
        shortcuts.bind(self, {"close": self.left.emit})
        adapter.groups_changed.connect(self._refresh)
        adapter.people_changed.connect(self._refresh)
        adapter.private_arrived.connect(self._arrived)
        adapter.private_delivered.connect(self._delivered)

    def _header(self) -> QWidget:
        header = QWidget()
        header.setObjectName("privateHeader")
        header.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        back = IconButton("chevron-left", tr("Back to the group (Esc)"), "back")
        back.clicked.connect(self.left)
        self._badge = IconButton("unverified", "", "threadBadge", side=30)
        self._badge.clicked.connect(lambda: self.compare_wanted.emit(self.peer))
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._title)
        names.addWidget(self._where)
        row = QHBoxLayout(header)
        row.setContentsMargins(Space.SMALL, Space.SMALL + 1, Space.LARGE, Space.SMALL + 1)
        row.setSpacing(Space.MEDIUM)
        row.addWidget(back)
        row.addWidget(self._face)
        row.addLayout(names, 1)
        row.addWidget(self._badge)
        row.addWidget(Glyph("lock", "on_soft", 22))
        return header

    def show_thread(self, group: str, peer: str, at: MessageKey | None = None) -> None:
        """Show a thread from its newest message on, or from the message ``at``."""
        if (group, peer) == (self.group, self.peer) and self.paging.jump(at):
            return
        self.group, self.peer = group, peer
        self._refresh()

        async def read(**page: Any) -> list[MessageInfo]:
            return [_shown(message) for message in await self._adapter.service.private_messages(group, peer, **page)]

        self.paging.open(read, PAGE, lambda: self.view.show_all(self._name()), self.look, at)
        self.view.show_all(self._name())
        self.composer.setFocus()

    async def _look_up(self, answered: Answered) -> MessageInfo | None:
        return await self._adapter.service.message(self.group, answered.author, answered.id, peer=self.peer)

    def _show_details(self, row: MessageRow) -> None:
        MessageDetails(self.window(), self._adapter, self.transcript, self.group, row, self.peer).open()

    def look(self) -> None:
        """The window is being looked at: what it shows counts as read."""
        looked_at = self.group and self.transcript.ended and self.isVisible() and self.window().isActiveWindow()
        if looked_at and self._adapter.read_thread(self.group, self.peer):
            self._tasks.start(self._adapter.service.mark_private_read(self.group, self.peer), self.refused.emit)

    def _name(self) -> str:
        return self._adapter.person(self.peer).name

    def _refresh(self) -> None:
        info = find_group(self._adapter, self.group) if self.group else None
        if info is None:
            return
        name, verified = self._name(), self._adapter.person(self.peer).verified
        self._badge.show_glyph(
            "verified" if verified else "unverified",
            (tr("{name}: verified") if verified else tr("{name}: not verified. Verify…")).format(name=name),
        )
        self._face.show_person(name, self.peer)
        self._title.set_words(name, tr(" · only you two"))
        self._where.set_words(tr("in {name}").format(name=text.isolated(text.shown_name(info.name, info.group))))
        member = self.peer in self._adapter.members(info)
        self.composer.setEnabled(member and info.state not in (*PENDING, REMOVED))
        invites = tr("Only {name} can read this") if member else tr("No longer in the group: {name}")
        invites = invites.format(name=text.isolated(name))
        if info.state == REMOVED:
            invites = tr("You are no longer a member of this group")
        self.composer.switch_to(f"{self.group}/{self.peer}", invites)
        self.view.refresh_soon(name)
        self.look()

    def _arrived(self, group: str, message: PrivateInfo) -> None:
        if (group, message.peer) == (self.group, self.peer):
            at_end = self.view.at_end() or message.sender != self.peer
            self.transcript.arrive([_shown(message)])
            self.view.refresh()
            if at_end:
                self.view.to_newest()
            self.look()

    def _delivered(self, group: str, peer: str, id: str) -> None:
        if (group, peer) == (self.group, self.peer):
            self.transcript.agree([id])
            self.view.refresh_soon()

    def _send(self, words: str) -> None:
        self._tasks.start(self._store(self.group, self.peer, words))

    async def _store(self, group: str, peer: str, words: str) -> None:
        try:
            await self._adapter.service.execute(commands.Private(group=group, to=peer, text=words))
        except LocalError as refusal:
            self.composer.restore(f"{group}/{peer}", words, from_core(str(refusal)))


def _shown(message: PrivateInfo) -> MessageInfo:
    """As the bubbles want it: without a place in any conversation."""
    return MessageInfo(None, message.id, message.sender, message.text, message.time, "", agreed=message.delivered)
