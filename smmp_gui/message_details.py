"""A message's details: who wrote it and when, where it stands, and who holds it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QListView, QVBoxLayout, QWidget

from smmp_core.answers import MessageInfo
from smmp_core.crypto.fingerprint import digest_words, short
from smmp_core.errors import LocalError
from smmp_gui import drawing, text
from smmp_gui.adapter import Adapter
from smmp_gui.conversation_rows import STATUS, MessageRow, status_of
from smmp_gui.conversation_view import Transcript
from smmp_gui.dialogs import Sheet
from smmp_gui.holders import HolderDelegate, HolderRow, holders, shown_height, thread_holders
from smmp_gui.previews import BLOCKED_WORDS, excerpt
from smmp_gui.row_focus import RowFocus
from smmp_gui.rows import RowsModel
from smmp_gui.theme import Space, theme
from smmp_gui.widgets import ElidedLabel, Face, Glyph, button, card, label
from smmp_gui.words import tr

_PATTERN = 25  # pixels: five cells of five


class MessageDetails(Sheet):
    """Follows the group while it is open."""

    def __init__(
        self,
        parent: QWidget,
        adapter: Adapter,
        transcript: Transcript,
        group: str,
        row: MessageRow,
        peer: str = "",
    ) -> None:
        """``peer``: the other end, of a one-on-one message."""
        super().__init__(parent, tr("Message details"), "messageDetails", width=480)
        self._adapter, self._transcript, self._group, self._peer = adapter, transcript, group, peer
        self._key = (row.sender, row.id)
        message = transcript.by_key.get(self._key)
        self._message = message or MessageInfo(None, row.id, row.sender, row.words, 0, "", agreed=False)
        self.body.addWidget(self._author())
        self.body.addLayout(self._facts())
        self.body.addWidget(label(tr("Who holds it"), "small", bold=True))
        self.model: RowsModel[HolderRow] = RowsModel(self)
        self._list = QListView()
        self._list.setObjectName("holders")
        self._list.setProperty("role", "choice")
        self._list.setAccessibleName(tr("Who holds it"))
        self._list.setModel(self.model)
        self._list.setItemDelegate(HolderDelegate(self._list))
        self._list.setSelectionMode(QListView.SelectionMode.NoSelection)
        RowFocus(self._list)
        self._list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.body.addWidget(self._list)
        close = self.add_button(button(tr("Close"), "close", "primary"))
        close.clicked.connect(self.accept)
        adapter.group_changed.connect(self._changed)
        adapter.messages_agreed.connect(self._changed)
        adapter.private_delivered.connect(self._changed)
        adapter.people_changed.connect(self.refresh)
        self.refresh()

    def _author(self) -> QWidget:
        person = self._adapter.person(self._message.sender)
        box = card()
        face = Face(38)
        face.show_person(person.name, person.fingerprint)
        name = ElidedLabel("body", bold=True)
        name.set_words(person.name, tr(" (you)") if person.own else "")
        said = ElidedLabel("small", token="muted")
        said.set_words(tr(BLOCKED_WORDS) if person.blocked else excerpt(self._message.text))
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(name)
        lines.addWidget(said)
        row = QHBoxLayout(box)
        row.setContentsMargins(Space.MEDIUM, Space.MEDIUM, Space.MEDIUM, Space.MEDIUM)
        row.setSpacing(Space.MEDIUM)
        row.addWidget(face)
        row.addLayout(lines, 1)
        if not person.own:
            proof = (
                ("verified", "accent", tr("Verified"))
                if person.verified
                else ("unverified", "muted", tr("Not verified"))
            )
            row.addWidget(Glyph(proof[0], proof[1], 16))
            row.addWidget(label(proof[2], "small", tone="" if person.verified else "muted"))
        return box

    def _facts(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.LARGE)
        grid.setVerticalSpacing(Space.SMALL)
        grid.setColumnStretch(1, 1)
        self._state = label("", "small", wrap=True)
        self._where = label("", "small", wrap=True)
        self._digest = label("", "small", wrap=True)
        self._pattern = DigestPattern()
        held = QHBoxLayout()
        held.setSpacing(Space.SMALL)
        held.addWidget(self._pattern)
        held.addWidget(self._digest, 1)
        written = label(text.whole_moment(self._message.time), "small", wrap=True)
        written.setToolTip(tr("By the clock of its author's computer"))
        whose = label(tr("Author's clock"), "small", tone="muted")
        rows = [(whose, written), (label(tr("State"), "small", tone="muted"), self._state)]
        if not self._peer:
            rows.append((label(tr("Position"), "small", tone="muted"), self._where))
        for i, (what, value) in enumerate(rows):
            grid.addWidget(what, i, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, i, 1)
        if not self._peer:
            grid.addWidget(label(tr("Digest after it"), "small", tone="muted"), len(rows), 0)
            grid.addLayout(held, len(rows), 1)
        return grid

    def _changed(self, group: str) -> None:
        if group == self._group:
            self.refresh()

    def refresh(self) -> None:
        """Show what is known now."""
        message = self._message = self._transcript.by_key.get(self._key, self._message)
        self._state.setText(f"{tr(STATUS[status_of(message, 'delivered' if self._peer else 'agreed')])}.")
        if message.position is None:
            self._where.setText(tr("None yet: it has not been sent."))
        else:
            epoch, era, step = message.position
            self._where.setText(tr("Epoch {epoch} · era {era} · step {step}").format(epoch=epoch, era=era, step=step))
        digest = bytes.fromhex(message.digest)
        self._digest.setText(f"{digest_words(digest)} · {short(digest)}" if digest else tr("None yet."))
        self._pattern.show_digest(message.digest)
        try:
            self.model.set_rows(self._rows())
        except LocalError:  # we have left the group
            self.reject()
            return
        self._list.setFixedHeight(shown_height(len(self.model.rows)) + 2)
        self.fit()

    def _rows(self) -> list[HolderRow]:
        adapter, message = self._adapter, self._message
        if self._peer:
            return thread_holders(message, adapter.service.fingerprint, self._peer, adapter.person)
        status = adapter.service.status(self._group)
        return holders(message, status, adapter.changes[self._group].changes, adapter.person)


class DigestPattern(QWidget):
    """A digest's pattern, as the agreement's popup draws it."""

    def __init__(self) -> None:
        super().__init__()
        self._digest = ""
        self.setFixedSize(_PATTERN, _PATTERN)

    def show_digest(self, digest: str) -> None:
        """Of which digest (hex); none: no pattern."""
        self._digest = digest
        self.setVisible(bool(digest))
        self.update()

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(_PATTERN, _PATTERN)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The pattern."""
        painter = QPainter(self)
        drawing.pattern(painter, QRectF(self.rect()), self._digest, theme.color("accent"))
        painter.end()
