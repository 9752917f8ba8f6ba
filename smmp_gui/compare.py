"""Verify a person: by number, by QR code, or by emoji; or rely on them no longer, or block them."""

import contextlib
from typing import get_args

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from smmp_core import commands
from smmp_core.errors import LocalError
from smmp_gui import text
from smmp_gui.adapter import Adapter
from smmp_gui.blocking import BlockDialog
from smmp_gui.compare_code import CodePage
from smmp_gui.compare_emoji import EmojiPage
from smmp_gui.compare_number import NumberPage
from smmp_gui.dialogs import Sheet
from smmp_gui.segments import Segments
from smmp_gui.tasks import Tasks
from smmp_gui.theme import Space
from smmp_gui.widgets import Face, Glyph, IconButton, button, label, pop_up
from smmp_gui.words import tr

NUMBER, CODE, EMOJI = range(3)
"""The dialog's pages."""


class CompareDialog(Sheet):
    """One person: who it is, how to be sure, and a conversation with them."""

    def __init__(self, parent: QWidget, adapter: Adapter, tasks: Tasks, fingerprint: str, page: int = NUMBER) -> None:
        person = adapter.person(fingerprint)
        super().__init__(
            parent, tr("Verify {name}").format(name=text.isolated(person.name)), "compareDialog", width=560
        )
        self.chat_with = ""
        self._adapter, self._tasks, self._fingerprint = adapter, tasks, fingerprint
        face = Face(44)
        face.show_person(person.name, fingerprint)
        self._badge = Glyph("unverified", "muted", 20)
        self._standing = label("", wrap=True)
        who = QHBoxLayout()
        who.setSpacing(Space.MEDIUM)
        who.addWidget(face)
        who.addWidget(self._badge)
        who.addWidget(self._standing, 1)
        self.pages = Segments((tr("Number"), tr("QR code"), tr("Emoji")), tr("How to verify"))
        self._number = NumberPage(adapter.service.fingerprint, fingerprint)
        self._code = CodePage(adapter, tasks, fingerprint)
        self._emoji = EmojiPage(adapter, fingerprint)
        self.body.addLayout(who)
        self.body.addWidget(self.pages)
        self._pages: tuple[QWidget, ...] = (self._number, self._code, self._emoji)
        for one in self._pages:
            one.hide()
            self.body.addWidget(one)
        self._more = IconButton("more", tr("More about this person"), "personMenu")
        self._more.clicked.connect(self._open_menu)
        self.buttons.insertWidget(0, self._more)
        chat = button(tr("New group…"), "startChat")
        chat.clicked.connect(self._start_chat)
        self.add_button(chat)
        close = self.add_button(button(tr("Close"), "close"))
        close.setDefault(True)  # Enter says nothing about the person and starts nothing
        close.setFocus()
        close.clicked.connect(self.reject)
        self._number.matches.connect(lambda: self.work(tasks, self._verify()))
        self._code.matches.connect(lambda: self.work(tasks, self._verify()))
        self._code.settled.connect(self.fit)
        self._emoji.wanted.connect(lambda step: tasks.start(self._step(step), self.complain))
        self._emoji.settled.connect(self.fit)
        self.pages.chosen.connect(self._turn)
        self.pages.choose(page)
        adapter.people_changed.connect(self._refresh)
        self.finished.connect(self._finish)
        self._refresh()
        self.run(tasks, self._number.compute())

    def is_about(self, fingerprint: str) -> bool:
        """Whether it shows this person."""
        return fingerprint == self._fingerprint

    def show_page(self, page: int) -> None:
        """Turn to a page."""
        self.pages.choose(page)

    def _turn(self, page: int) -> None:
        for number, one in enumerate(self._pages):  # no stack: as tall as the page in sight, not as the tallest
            one.setVisible(number == page)
        self.complain("")
        self.fit()

    def _refresh(self) -> None:
        person = self._adapter.person(self._fingerprint)
        name = text.isolated(person.name)
        self._badge.icon = "blocked" if person.blocked else "verified" if person.verified else "unverified"
        self._badge.token = "accent" if person.verified and not person.blocked else "muted"
        self._badge.update()
        if person.blocked:
            self._standing.setText(tr("Blocked: nothing goes between you and {name}.").format(name=name))
        elif person.verified:
            self._standing.setText(tr("Verified: you have compared, and it matched."))
        elif person.online:
            self._standing.setText(
                tr("Connected. The key is proved, but whether it is really theirs only you can tell.")
            )
        elif person.met:
            self._standing.setText(tr("Away at the moment, and not compared yet."))
        else:
            self._standing.setText(tr("Not connected: the name is only claimed."))
        for page in (self._number, self._code):
            page.show_person(person)
        self._emoji.refresh()
        self.fit()

    async def _verify(self) -> None:
        await self._adapter.service.execute(commands.Verify(peer=self._fingerprint))
        self.complain("")

    async def _step(self, step: str) -> None:
        for one in get_args(commands.CompareStep):
            if one == step:
                await self._adapter.service.execute(commands.Compare(peer=self._fingerprint, step=one))
        if step == "match":
            self._adapter.comparisons.say(self._fingerprint)
        self.complain("")

    def _open_menu(self) -> None:
        person = self._adapter.person(self._fingerprint)
        menu = QMenu(self)
        menu.setObjectName("personMenuList")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        clear = menu.addAction(tr("Clear verification"), self._clear)
        clear.setEnabled(person.verified)
        menu.addSeparator()
        if person.blocked:
            menu.addAction(tr("Unblock"), lambda: self._tasks.start(self._unblock(), self.complain))
        else:
            menu.addAction(tr("Block…"), self._block)
        pop_up(menu, self._more, QPoint(0, -menu.sizeHint().height()))

    def _clear(self) -> None:
        self._tasks.start(self._adapter.service.execute(commands.Unverify(peer=self._fingerprint)), self.complain)

    async def _unblock(self) -> None:
        await self._adapter.service.execute(commands.Unblock(peer=self._fingerprint))

    def _block(self) -> None:
        dialog = BlockDialog(self, self._adapter, self._tasks, self._fingerprint)
        dialog.accepted.connect(self.reject)
        dialog.open()

    def _start_chat(self) -> None:
        self.chat_with = self._fingerprint
        self.accept()

    def _finish(self) -> None:
        """Whoever closes the dialog compares no longer."""
        standing = self._adapter.comparisons.of(self._fingerprint)
        if standing is not None and not standing.over and standing.stage != "asked":
            self._tasks.start(self._give_up())
        self._adapter.comparisons.forget(self._fingerprint)

    async def _give_up(self) -> None:
        with contextlib.suppress(LocalError):  # it has come to its end meanwhile
            await self._adapter.service.execute(commands.Compare(peer=self._fingerprint, step="stop"))
        self._adapter.comparisons.forget(self._fingerprint)
