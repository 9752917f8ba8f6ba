"""Invitations, as cards to answer: those of people one knows first, those of strangers as requests, few at a time."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from smmp_core.events import Invited
from smmp_gui import text
from smmp_gui.adapter import Adapter
from smmp_gui.theme import Space
from smmp_gui.widgets import ElidedLabel, Glyph, LineButton, button, label
from smmp_gui.words import tr

STRANGERS_SHOWN = 2
"""Requests of strangers in sight; a line stands for the rest."""


class InvitationCard(QFrame):
    """Somebody invites us: yes or no."""

    answered = Signal(str, bool)
    block_wanted = Signal(str)

    def __init__(self, invited: Invited, adapter: Adapter, *, stranger: bool) -> None:
        """``stranger``: nothing joins us with who invites; it can be blocked at once."""
        super().__init__()
        self.setProperty("role", "card")
        self.setObjectName("invitation")
        by = adapter.person(invited.by)
        name = text.shown_name(invited.name, invited.group)
        others = [adapter.person(m).name for m in invited.members if m not in (invited.by, adapter.service.fingerprint)]
        title = ElidedLabel("body", bold=True)
        title.set_words(name)
        says = tr("{name} invites you, with {others}") if others else tr("{name} invites you")
        says = says.format(name=text.isolated(by.name), others=text.listing(others))
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.MEDIUM, Space.MEDIUM, Space.MEDIUM, Space.MEDIUM)
        column.setSpacing(Space.SMALL)
        top = QHBoxLayout()
        top.addWidget(Glyph("invited", "accent", 20))
        top.addWidget(title, 1)
        column.addLayout(top)
        column.addWidget(label(says, "small", tone="muted", wrap=True))
        if stranger:
            warns = tr("You share no group with {name}, and have not verified them.").format(
                name=text.isolated(by.name)
            )
            column.addWidget(label(warns, "caption", tone="muted", wrap=True))
        elif by.verified:
            column.addWidget(
                label(
                    tr("You have verified {name}.").format(name=text.isolated(by.name)),
                    "caption",
                    tone="muted",
                    wrap=True,
                )
            )
        buttons = QHBoxLayout()
        accept = button(tr("Accept"), "accept", "primary")
        decline = button(tr("Decline"), "decline")
        accept.setAccessibleName(tr("Accept the invitation to {name}").format(name=name))
        decline.setAccessibleName(tr("Decline the invitation to {name}").format(name=name))
        accept.clicked.connect(lambda: self._answer(invited.group, True))
        decline.clicked.connect(lambda: self._answer(invited.group, False))
        buttons.addWidget(accept, 1)
        buttons.addWidget(decline, 1)
        if stranger:
            block = button(tr("Block"), "blockInviter")
            block.setAccessibleName(tr("Block {name}").format(name=by.name))
            block.clicked.connect(lambda: self.block_wanted.emit(invited.by))
            buttons.addWidget(block, 1)
        column.addLayout(buttons)

    def _answer(self, group: str, yes: bool) -> None:
        self.setEnabled(False)
        self.answered.emit(group, yes)


class InvitationCards(QScrollArea):
    """The cards of all invitations, at their own size; as tall as they are, or as it is told."""

    answered = Signal(str, bool)
    block_wanted = Signal(str)
    grown = Signal()
    """There are others than before."""

    def __init__(self, adapter: Adapter) -> None:
        super().__init__()
        self._adapter = adapter
        self._shown: list[tuple[Invited, bool]] = []
        self._all = False  # also those of all strangers
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the buttons in it have it
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(Space.MEDIUM, 0, Space.MEDIUM, 0)
        self._column.setSpacing(Space.SMALL)
        self.setWidget(inside)
        for ground in (self.viewport(), inside):
            ground.setAutoFillBackground(False)
        self.hide()

    def show_invitations(self, invited: Sequence[Invited]) -> None:
        """Show these: people one knows first, of strangers only the first until more is wanted."""
        known = [(one, False) for one in invited if not self._adapter.is_stranger(one.by)]
        strange = [(one, True) for one in invited if self._adapter.is_stranger(one.by)]
        if known + strange == self._shown:
            return
        self._shown = known + strange
        self._all = self._all and bool(strange)
        self._fill()

    def _fill(self) -> None:
        strange = sum(stranger for _, stranger in self._shown)
        hidden = 0 if self._all else max(0, strange - STRANGERS_SHOWN)
        cards: list[QWidget] = []
        for invited, stranger in self._shown[: len(self._shown) - hidden]:
            card = InvitationCard(invited, self._adapter, stranger=stranger)
            card.answered.connect(self.answered)
            card.block_wanted.connect(self.block_wanted)
            cards.append(card)
        if hidden:
            more = LineButton("small", "moreInvitations", tr("Show the other invitations"))
            more.set_words(tr("%n more invitation(s) from strangers", "", hidden))
            more.clicked.connect(self._show_rest)
            cards.append(more)
        self._show_cards(cards)
        self.grown.emit()

    def _show_rest(self) -> None:
        self._all = True
        self._fill()

    def _show_cards(self, cards: list[QWidget]) -> None:
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for shown in cards:
            self._column.addWidget(shown)
            shown.show()  # a widget in waiting takes no room yet
        self.setVisible(bool(cards))

    def fit(self, width: int, most: int) -> None:
        """Take the height that the cards need in a column ``width`` pixels wide, at most ``most``."""
        if self._column.isEmpty():
            return
        tall = self._column.totalHeightForWidth(width)
        if tall > most:
            tall = self._column.totalHeightForWidth(width - self.verticalScrollBar().sizeHint().width())
        self.setFixedHeight(min(tall, most))
