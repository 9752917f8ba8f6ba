"""Compare fingerprints with a person: the safety number both see."""

import asyncio

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from smmp_core import commands
from smmp_core.crypto.fingerprint import safety_number
from smmp_gui import text
from smmp_gui.adapter import Adapter
from smmp_gui.dialogs import Sheet
from smmp_gui.tasks import Tasks
from smmp_gui.theme import Space, theme
from smmp_gui.widgets import Face, Glyph, button, card, label

_GROUPS, _COLUMNS = 12, 4


class CompareDialog(Sheet):
    """One person: who it is, how to be sure, and a conversation with them."""

    def __init__(self, parent: QWidget, adapter: Adapter, tasks: Tasks, fingerprint: str) -> None:
        person = adapter.person(fingerprint)
        super().__init__(parent, text.isolated(person.name), "compareDialog", width=540)
        self.chat_with = ""
        self._adapter, self._tasks, self._fingerprint = adapter, tasks, fingerprint
        own = adapter.service.fingerprint
        self._number = " ".join(["·····"] * _GROUPS)
        self._digits: list[QLabel] = []
        face = Face(52)
        face.show_person(person.name, fingerprint)
        self._badge = Glyph("unverified", "muted", 20)
        self._standing = label("", wrap=True)
        self._how = label("", tone="muted", wrap=True)
        who = QHBoxLayout()
        who.setSpacing(Space.MEDIUM)
        who.addWidget(face)
        who.addWidget(self._badge)
        who.addWidget(self._standing, 1)
        self.body.addLayout(who)
        self.body.addWidget(self._how)
        self.body.addWidget(self._number_card())
        print_ = label(f"Their fingerprint  {fingerprint[:32]}\n{' ' * 19}{fingerprint[32:]}", "caption", tone="muted")
        print_.setFont(theme.mono("caption"))
        print_.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.body.addWidget(print_)
        copy = button("Copy number", "copyNumber", "link")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._number))
        chat = button("New group…", "startChat")
        chat.clicked.connect(self._start_chat)
        self._mark = button("The numbers match", "verify")
        self._mark.setEnabled(False)  # until there is a number
        self._mark.clicked.connect(lambda: self.work(tasks, self._verify()))
        close = button("Close", "close", "primary")
        close.clicked.connect(self.reject)
        self.add_button(copy, aside=True)
        self.add_button(chat)
        self.add_button(self._mark)
        self.add_button(close)
        adapter.people_changed.connect(self._refresh)
        self._refresh()
        self.run(tasks, self._compute(bytes.fromhex(own)))

    async def _compute(self, own: bytes) -> None:
        """The number is dear to compute, on purpose: away from the window's thread."""
        self._number = await asyncio.to_thread(safety_number, own, bytes.fromhex(self._fingerprint))
        for shown, digits in zip(self._digits, self._number.split(), strict=True):
            shown.setText(digits)
        self._number_frame.setAccessibleName(f"Safety number {self._number}")
        self._mark.setEnabled(True)

    def _number_card(self) -> QWidget:
        frame = card()
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.HUGE)
        grid.setVerticalSpacing(Space.SMALL)
        font = theme.mono("title")
        font.setWeight(QFont.Weight.DemiBold)
        for i, digits in enumerate(self._number.split()):
            shown = label(digits, "title")
            self._digits.append(shown)
            shown.setFont(font)
            shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
            grid.addWidget(shown, i // _COLUMNS, i % _COLUMNS)
        frame.setObjectName("safetyNumber")
        self._number_frame = frame
        column = QVBoxLayout(frame)
        column.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        column.addLayout(grid)
        return frame

    def _refresh(self) -> None:
        person = self._adapter.person(self._fingerprint)
        self._badge.icon = "verified" if person.verified else "unverified"
        self._badge.token = "accent" if person.verified else "muted"
        self._badge.update()
        if person.verified:
            self._standing.setText("Verified: you have compared this number, and it matched.")
        elif person.online:
            self._standing.setText("Connected. The key is proved, but whether it is really theirs only you can tell.")
        elif person.met:
            self._standing.setText("Away at the moment, and not compared yet.")
        else:
            self._standing.setText("Not connected: the name is only claimed.")
        name = text.isolated(person.name)
        if person.verified:
            self._how.setText(
                f"You can compare it with {name} again whenever you like. If the two of you ever see different "
                "numbers, somebody may stand between you."
            )
        else:
            self._how.setText(
                f"Read this number to {name}, in person or on the telephone. If both of you see the same, nobody "
                "stands between you. If they differ, do not confirm: somebody may stand between you."
            )
        self._mark.setVisible(not person.verified)
        self.fit()

    async def _verify(self) -> None:
        await self._adapter.service.execute(commands.Verify(peer=self._fingerprint))
        self.complain("")

    def _start_chat(self) -> None:
        self.chat_with = self._fingerprint
        self.accept()
