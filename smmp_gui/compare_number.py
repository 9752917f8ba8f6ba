"""The safety number, to be read out."""

import asyncio

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from smmp_core.crypto.fingerprint import safety_number
from smmp_gui import text
from smmp_gui.adapter import Person
from smmp_gui.theme import Space, theme
from smmp_gui.widgets import button, card, label
from smmp_gui.words import tr

_GROUPS, _COLUMNS = 12, 4


class NumberPage(QWidget):
    """Sixty digits that both see; ``matches`` when the user says so."""

    matches = Signal()

    def __init__(self, own: str, fingerprint: str) -> None:
        super().__init__()
        self.number = " ".join(["·····"] * _GROUPS)
        self._own, self._fingerprint = bytes.fromhex(own), bytes.fromhex(fingerprint)
        self._digits: list[QLabel] = []
        self._how = label("", tone="muted", wrap=True)
        self._frame = self._card()
        begins = tr("Their fingerprint") + "  "
        print_ = label(f"{begins}{fingerprint[:32]}\n{' ' * len(begins)}{fingerprint[32:]}", "caption", tone="muted")
        print_.setFont(theme.mono("caption"))
        print_.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        copy = button(tr("Copy number"), "copyNumber", "link")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.number))
        self.mark = button(tr("The numbers match"), "verify")
        self.mark.setEnabled(False)  # until there is a number
        self.mark.clicked.connect(self.matches)
        under = QHBoxLayout()
        under.addWidget(copy)
        under.addStretch(1)
        under.addWidget(self.mark)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(self._how)
        column.addWidget(self._frame)
        column.addWidget(print_)
        column.addLayout(under)
        column.addStretch(1)

    async def compute(self) -> None:
        """The number is dear to compute, on purpose: away from the window's thread."""
        self.number = await asyncio.to_thread(safety_number, self._own, self._fingerprint)
        for shown, digits in zip(self._digits, self.number.split(), strict=True):
            shown.setText(digits)
        self._frame.setAccessibleName(tr("Safety number {number}").format(number=self.number))
        self.mark.setEnabled(True)

    def show_person(self, person: Person) -> None:
        """Say what to do with it."""
        name = text.isolated(person.name)
        if person.verified:
            self._how.setText(
                tr(
                    "You can compare it with {name} again whenever you like. If the two of you ever see "
                    "different numbers, somebody may stand between you."
                ).format(name=name)
            )
        else:
            self._how.setText(
                tr(
                    "Read this number to {name}, in person or on the telephone. If both of you see the same, "
                    "nobody stands between you. If they differ, do not confirm: somebody may stand between you."
                ).format(name=name)
            )
        self.mark.setVisible(not person.verified)

    def _card(self) -> QWidget:
        frame = card()
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.HUGE)
        grid.setVerticalSpacing(Space.SMALL)
        font = theme.mono("title")
        font.setWeight(QFont.Weight.DemiBold)
        for i, digits in enumerate(self.number.split()):
            shown = label(digits, "title")
            self._digits.append(shown)
            shown.setFont(font)
            shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
            grid.addWidget(shown, i // _COLUMNS, i % _COLUMNS)
        frame.setObjectName("safetyNumber")
        frame.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # digits are read so in every language
        column = QVBoxLayout(frame)
        column.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        column.addLayout(grid)
        return frame
