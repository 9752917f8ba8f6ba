"""A conversation: header with the agreement chip, banner, messages, composer."""

import time
from collections.abc import Sequence
from functools import partial

import msgspec
from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from smmp_core import commands
from smmp_core.answers import GroupInfo, MessageInfo
from smmp_core.body import Answered
from smmp_core.errors import LocalError
from smmp_gui import text
from smmp_gui.adapter import Adapter
from smmp_gui.agreement import AgreementChip, AgreementPopup, can_resync, sentence
from smmp_gui.answering import Answering
from smmp_gui.attachments import Attachments, Where
from smmp_gui.changes import Change
from smmp_gui.composer import Composer
from smmp_gui.conversation_rows import MessageRow
from smmp_gui.conversation_view import PAGE, ConversationView
from smmp_gui.core_words import from_core
from smmp_gui.episodes import Episode
from smmp_gui.file_desk import FileDesk
from smmp_gui.gaps import Gap
from smmp_gui.keeping import add_keep_menu
from smmp_gui.message_details import MessageDetails
from smmp_gui.paging import PAGES, Paging
from smmp_gui.quotes import MessageKey
from smmp_gui.states import ALONE, PENDING, REMOVED
from smmp_gui.tasks import Tasks
from smmp_gui.theme import Space
from smmp_gui.typing_line import TypingLine
from smmp_gui.widgets import ElidedLabel, Face, Glyph, IconButton, LineButton, card, label, pop_up
from smmp_gui.words import tr

_MOST = PAGES * PAGE
_LEAST_TITLE = 140  # pixels


class ConversationPage(QWidget):
    """Shows one group at a time."""

    member_chosen = Signal(str)
    rename_wanted = Signal(str)
    leave_wanted = Signal(str)
    members_wanted = Signal(str)
    watch_wanted = Signal(str)
    refused = Signal(str)
    """Something the user asked for could not be done: why."""

    def __init__(self, adapter: Adapter, tasks: Tasks) -> None:
        super().__init__()
        self.setObjectName("conversation")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._adapter, self._tasks = adapter, tasks
        self.group = ""
        self._info: GroupInfo | None = None
        self._face = Face(38, square=True)
        self._title = ElidedLabel("title", bold=True)
        self._muted = Glyph("muted", "muted", 18)
        self._muted.setObjectName("mutedGlyph")
        self._muted.setToolTip(tr("Muted: no notifications"))
        self._muted.setAccessibleName(tr("Muted"))
        self._muted.hide()
        self._members = LineButton("caption", "memberLine", tr("Opens the list of members"))
        self._members.clicked.connect(lambda: self.members_wanted.emit(self.group))
        self.chip = AgreementChip()
        self.chip.clicked.connect(self._open_agreement)
        self._more = IconButton("more", tr("Group menu"), "groupMenu")
        self._more.clicked.connect(self._open_menu)
        self._note = card("note")
        self._note.setObjectName("note")
        self._note_words = label("", "small", wrap=True)
        inside = QHBoxLayout(self._note)
        inside.setContentsMargins(Space.MEDIUM, Space.SMALL, Space.MEDIUM, Space.SMALL)
        inside.setSpacing(Space.MEDIUM)
        self._note_glyph = Glyph("agreeing", "on_soft", 18)
        inside.addWidget(self._note_glyph, 0, Qt.AlignmentFlag.AlignTop)
        inside.addWidget(self._note_words, 1)
        self._note.hide()
        self.view = ConversationView(adapter.person)
        self.paging = Paging(self.view, tasks, self.refused.emit)
        self.composer = Composer()
        self.composer.sent.connect(self._send)
        self.composer.typing.connect(adapter.service.typing)
        self.answering = Answering(self.view, self.composer, tasks, self._look_up, self.paging.go_to)
        self.answering.refused.connect(self.refused)
        self.view.details_wanted.connect(self._show_details)
        self.files = FileDesk(self, self.view, adapter, tasks, lambda: self.group)
        self.files.refused.connect(self.refused)
        self.attachments = Attachments(
            self, self.composer, adapter, tasks, lambda: Where(self.group), lambda: self._group_name()
        )
        self.attachments.sent.connect(self._expect)
        self._typists = TypingLine()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header())
        notices = QVBoxLayout()
        notices.setContentsMargins(Space.LARGE, 0, Space.LARGE, 0)
        notices.setSpacing(0)
        notices.addWidget(self._note)
        column.addLayout(notices)
        column.addWidget(self.view, 1)
        column.addWidget(self._typists)
        column.addWidget(self.files.line)
        column.addWidget(self.attachments.strip)
        column.addWidget(self.composer)
        adapter.groups_changed.connect(self._refresh_header)
        adapter.people_changed.connect(self._people_changed)
        adapter.group_changed.connect(self._group_changed)
        adapter.messages_arrived.connect(self._arrived)
        adapter.messages_agreed.connect(self._agreed)
        adapter.catching_up.connect(self._catch_up)
        adapter.typing_changed.connect(self._show_typists)

    def _header(self) -> QWidget:
        header = QWidget()
        header.setObjectName("conversationHeader")
        header.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._title)
        names.addWidget(self._members)
        row = self._bar = QHBoxLayout(header)
        row.setContentsMargins(Space.LARGE, Space.SMALL + 1, Space.SMALL, Space.SMALL + 1)
        row.setSpacing(Space.MEDIUM)
        row.addWidget(self._face)
        row.addLayout(names, 1)
        row.addWidget(self._muted)
        row.addWidget(self.chip)
        row.addWidget(self._more)
        return header

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The chip gives way to the group's name."""
        super().resizeEvent(event)
        margins, gaps = self._bar.contentsMargins(), (self._bar.count() - 1) * self._bar.spacing()
        taken = margins.left() + margins.right() + gaps + self._face.width() + self._more.width()
        self.chip.set_room(self.width() - taken - _LEAST_TITLE)

    def show_group(self, group: str, at: MessageKey | None = None) -> None:
        """Show a group from its newest message on, or from the message ``at``."""
        if group == self.group and self.paging.jump(at):
            return
        self.group = group
        self._note.hide()
        self._refresh_header()
        read = partial(self._adapter.service.messages, group)
        self.paging.open(read, PAGE, lambda: self.view.show_all(self._group_name(), *self._told(group)), self._seen, at)
        self.view.show_all(self._group_name())
        self._show_typists(group)
        self.composer.setFocus()

    def _seen(self) -> None:
        self._tasks.start(self._read(self.group), self.refused.emit)

    async def _read(self, group: str) -> None:
        if group == self.group and self.isVisible() and self.window().isActiveWindow():
            await self._adapter.service.mark_read(group)
            self._adapter.touch_groups()

    def look(self) -> None:
        """The window is being looked at: what it shows counts as read."""
        if self.group and self._info is not None and self._info.unread and self.view.transcript.ended:
            self._seen()

    async def _look_up(self, answered: Answered) -> MessageInfo | None:
        return await self._adapter.service.message(self.group, answered.author, answered.id)

    def _show_details(self, row: MessageRow) -> None:
        MessageDetails(self.window(), self._adapter, self.view.transcript, self.group, row).open()

    def _show_typists(self, group: str) -> None:
        if group == self.group:
            writing = self._adapter.typists.get(group, ())
            self._typists.show_typists([self._adapter.person(member).name for member in writing])

    def _told(self, group: str) -> tuple[list[Episode], list[Change], list[Gap]]:
        adapter = self._adapter
        return adapter.episodes[group].episodes, adapter.changes[group].changes, adapter.gaps(group)

    def _group_name(self) -> str:
        return text.shown_name(self._info.name, self.group) if self._info else ""

    def _refresh_header(self) -> None:
        if not self.group:
            return
        service = self._adapter.service
        self._info = next((info for info in service.groups() if info.group == self.group), None)
        if self._info is None:
            return
        name, state = self._group_name(), self._info.state
        self._face.show_person(name, self.group)
        self._title.set_words(name)
        self._muted.setVisible(self._adapter.is_muted(self.group))
        people = sorted(map(self._adapter.person, self._info.members), key=lambda p: p.name.casefold())
        others = [_here_or_away(text.isolated(p.name), p.online) for p in people if not p.own]
        self._members.set_words(
            ", ".join([*others, tr("you")]) if state != REMOVED else tr("You are no longer a member")
        )
        self.chip.show_state(state)
        self.composer.setEnabled(state not in (*PENDING, ALONE, REMOVED))
        self.composer.switch_to(self.group, _invitation(name, state))
        if state in PENDING:
            self._say("agreeing", self._pending_words(self._info))
        elif self._note_glyph.icon == "agreeing":
            self._note.hide()
        self.look()

    def _pending_words(self, info: GroupInfo) -> str:
        agreement = self._adapter.agreements.get(self.group)
        if agreement is None:
            return tr("Waiting until everybody invited has answered.")
        if agreement.error:
            return text.onwards(text.one_line(from_core(agreement.error)))
        declined = [member for member in info.members if member not in agreement.members]
        said = [tr("{names} declined.").format(names=self._names(declined))] if declined else []
        if agreement.waiting_for:
            waits = tr("Waiting for {names}").format(names=self._names(agreement.waiting_for))
            said += [text.as_sentence(waits), tr("The conversation starts when everybody invited has answered.")]
        else:
            said += [tr("The members are agreeing on a key.")]
        return " ".join(said)

    def _names(self, members: Sequence[str]) -> str:
        return text.listing([self._adapter.person(member).name for member in members])

    def _say(self, icon: str, words: str) -> None:
        self._note_glyph.icon = icon
        self._note_glyph.update()
        self._note_words.setText(words)
        self._note.show()

    def _people_changed(self) -> None:
        self._refresh_header()
        if self.group:
            self.view.refresh_soon(self._group_name())

    def _group_changed(self, group: str) -> None:
        if group == self.group:
            self._refresh_header()
            self.view.refresh_soon(self._group_name(), *self._told(group))

    def _arrived(self, group: str, messages: list[MessageInfo]) -> None:
        if group == self.group:
            self.view.transcript.arrive(messages)
            self.view.transcript.drop_old(PAGE if self.view.at_end() else _MOST)
            self.view.refresh_soon()

    def _agreed(self, group: str, ids: list[str]) -> None:
        if group == self.group:
            self.view.transcript.agree(ids)
            self.view.refresh_soon()

    def _catch_up(self, group: str, have: int, of: int) -> None:
        if group == self.group:
            self._say("resyncing", tr("Fetching what you missed: {have} of {of}").format(have=have, of=of))
            self._note.setVisible(have < of)

    def _send(self, written: str) -> None:
        self._tasks.start(self._store(self.group, written))

    async def _store(self, group: str, written: str) -> None:
        service = self._adapter.service
        try:
            answer = await service.execute(commands.Send(group=group, text=written))
        except LocalError as refusal:
            self.composer.restore(group, written, from_core(str(refusal)))
            return
        now = round(time.time() * 1000)
        self._expect(group, MessageInfo(None, str(answer["id"]), service.fingerprint, written, now, "", agreed=False))

    def _expect(self, group: str, stored: MessageInfo) -> None:
        """A message of ours is stored: show it at once."""
        self._adapter.note_last(group, stored)
        self._adapter.touch_groups()
        if group == self.group:
            self.view.transcript.expect(stored)
            self.view.refresh()
            self.view.to_newest()

    def _open_agreement(self) -> None:
        popup = AgreementPopup(self._adapter, self.group, self)
        popup.resync_wanted.connect(self._resync)
        popup.member_chosen.connect(self.member_chosen)
        popup.open_below(self.chip)

    def _resync(self, group: str) -> None:
        work = self._adapter.service.execute(commands.Resync(group=group))
        self._tasks.start(work, self.refused.emit)

    def _mute(self, group: str, muted: bool) -> None:
        self._tasks.start(self._prefer(group, muted=muted), self.refused.emit)

    async def _prefer(self, group: str, **changes: object) -> None:
        service = self._adapter.service
        await service.prefer_in_group(group, msgspec.structs.replace(service.group_preferences(group), **changes))
        self._adapter.touch_groups()

    def _open_menu(self) -> None:
        group = self.group
        menu = QMenu(self)
        menu.setObjectName("groupMenuPopup")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Members…"), lambda: self.members_wanted.emit(group))
        menu.addAction(tr("What every member holds"), self._open_agreement)
        menu.addAction(tr("Watch the protocol…"), lambda: self.watch_wanted.emit(group))
        resync = menu.addAction(tr("Resync now"), lambda: self._resync(group))
        resync.setEnabled(self._info is not None and can_resync(self._info.state))
        muted = self._adapter.is_muted(group)
        menu.addAction(tr("Unmute") if muted else tr("Mute"), lambda: self._mute(group, not muted))
        add_keep_menu(menu, self, self._adapter, self._tasks, group, self.refused.emit)
        menu.addSeparator()
        menu.addAction(tr("Rename…"), lambda: self.rename_wanted.emit(group))
        menu.addAction(tr("Leave…"), lambda: self.leave_wanted.emit(group))
        pop_up(menu, self._more, QPoint(0, self._more.height()))


def _here_or_away(name: str, online: bool) -> str:
    return name if online else tr("{name} (away)").format(name=name)


def _invitation(name: str, state: str) -> str:
    """What the composer says while it is empty."""
    if state in PENDING:
        return tr("You can write once the key is agreed")
    return sentence(state) if state in (ALONE, REMOVED) else tr("Message to {name}").format(name=text.isolated(name))
