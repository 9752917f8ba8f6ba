"""Finding each other where nothing finds people by itself: an address, an invitation as text or as a QR code."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from smmp_core import commands
from smmp_core.errors import LocalError
from smmp_core.invites import MAX_TEXT, invite, is_code, read_invitation
from smmp_gui.adapter import Adapter
from smmp_gui.code_widgets import CodeDrop, CodeView
from smmp_gui.core_words import from_core
from smmp_gui.dialogs import Sheet, note
from smmp_gui.outcome import Outcome
from smmp_gui.tasks import Tasks
from smmp_gui.theme import Space, theme
from smmp_gui.widgets import button, label
from smmp_gui.words import tr


class ConnectDialog(Sheet):
    """Dials HOST:PORT, or by an invitation; shows our own addresses to pass on."""

    def __init__(self, parent: QWidget, adapter: Adapter, tasks: Tasks) -> None:
        super().__init__(parent, tr("Connect"), "connectDialog", width=460)
        self._service, self._tasks = adapter.service, tasks
        problem = self._service.discovery_problem
        if problem:
            self.body.addWidget(note("network-off", from_core(problem)))
        self.body.addWidget(
            label(
                tr("Type the address the other person's app shows under “My addresses”, or paste an invitation."),
                tone="muted",
                wrap=True,
            )
        )
        self._address = QLineEdit(placeholderText=tr("192.168.1.20:45123 or smmp:connect?…"), maxLength=MAX_TEXT)
        self._address.setObjectName("address")
        self._address.setAccessibleName(tr("Address, host and port, or an invitation"))
        self.body.addWidget(self._address)
        self.complain_under(self._address)
        self._drop = CodeDrop(tasks, tr("Or drop a picture of an invitation’s QR code here"))
        self._drop.read.connect(self._take)
        self._drop.refused.connect(self.complain)
        self.body.addWidget(self._drop)
        self.body.addWidget(label(tr("My addresses"), "small", bold=True))
        mine = label("\n".join(self._service.addresses) or tr("None: this app listens nowhere."), "small", wrap=True)
        mine.setFont(theme.mono("small"))
        mine.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.body.addWidget(mine)
        self.add_cancel()
        self._go = self.add_button(button(tr("Connect"), "connect", "primary"))
        self._go.setEnabled(False)
        self._address.textChanged.connect(lambda words: self._go.setEnabled(bool(words.strip())))
        self._go.clicked.connect(lambda: self.work(tasks, self._connect()))
        self._address.setFocus()

    def _take(self, words: str) -> None:
        """A code or a text was brought."""
        words = words.strip()
        if is_code(words):
            try:
                read_invitation(words)
            except LocalError as refusal:
                self.complain(from_core(str(refusal)))
                return
        elif "\n" in words or len(words) > MAX_TEXT:
            self.complain(tr("This is neither an address nor an invitation."))
            return
        self.complain("")
        self._address.setText(words)
        self._go.setFocus()

    async def _connect(self) -> None:
        await self._service.execute(commands.Connect(address=self._address.text().strip()))
        self.accept()


class InviteDialog(Sheet):
    """A text and a QR code that lead others here."""

    def __init__(self, parent: QWidget, adapter: Adapter) -> None:
        super().__init__(parent, tr("Invite somebody"), "inviteDialog", width=500)
        self._adapter = adapter
        self.code = CodeView(tr("Your invitation, for the other app to read"), "inviteCode", side=252)
        self._text = QLineEdit(readOnly=True)
        self._text.setObjectName("inviteText")
        self._text.setAccessibleName(tr("Invitation as text"))
        self._text.setFont(theme.mono("small"))
        self._copied = Outcome("inviteOutcome")
        self._copy = button(tr("Copy"), "copyInvite", "primary")
        self._copy.clicked.connect(self._copy_text)
        side = QVBoxLayout()
        side.setSpacing(Space.MEDIUM)
        for number, words in enumerate(
            (
                tr("Send the text, or show the code, to somebody who can reach this computer over the network."),
                tr("They open “Connect by address…”, and paste the text or bring a picture of the code."),
                tr("Their app connects only with you: where another key answers it drops the connection."),
            )
        ):
            side.addWidget(label(f"{number + 1}.  {words}", "small", wrap=True))
        side.addStretch(1)
        side.addWidget(
            label(
                tr(
                    "Whoever has it can connect. It holds your addresses and your fingerprint, no secret, and it "
                    "verifies nobody: compare when you are connected."
                ),
                "caption",
                tone="muted",
                wrap=True,
            )
        )
        top = QHBoxLayout()
        top.setSpacing(Space.HUGE)
        top.addWidget(self.code, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(side, 1)
        line = QHBoxLayout()
        line.setSpacing(Space.SMALL)
        line.addWidget(self._text, 1)
        line.addWidget(self._copy)
        self.body.addLayout(top)
        self.body.addLayout(line)
        self.body.addWidget(self._copied)
        close = self.add_button(button(tr("Close"), "close"))
        close.clicked.connect(self.accept)
        self._show()

    def _show(self) -> None:
        service = self._adapter.service
        try:
            words = str(invite(bytes.fromhex(service.fingerprint), service.addresses))
        except LocalError as refusal:
            self.code.hide()
            self._copy.setEnabled(False)
            self._copied.say("attention", "", from_core(str(refusal)))
            return
        self.code.show_text(words)
        self._text.setText(words)
        self._text.setCursorPosition(0)

    def _copy_text(self) -> None:
        QGuiApplication.clipboard().setText(self._text.text())
        self._copied.say("done", "", tr("Copied. Paste it into a message to whom you want to invite."))
        self.fit()
