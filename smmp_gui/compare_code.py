"""QR codes: ours to show, theirs to take from a picture or a text."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smmp_core.errors import LocalError
from smmp_core.invites import Sighting, judge, read_sighting
from smmp_gui import text
from smmp_gui.adapter import Adapter, Person
from smmp_gui.code_widgets import CodeDrop, CodeView
from smmp_gui.core_words import from_core
from smmp_gui.outcome import Outcome
from smmp_gui.tasks import Tasks
from smmp_gui.theme import Space
from smmp_gui.widgets import button, label
from smmp_gui.words import tr


class CodePage(QWidget):
    """Both codes side by side; ``matches`` when theirs fits ours, ``settled`` when what is said has changed."""

    matches = Signal()
    settled = Signal()

    def __init__(self, adapter: Adapter, tasks: Tasks, fingerprint: str) -> None:
        super().__init__()
        self._adapter, self._fingerprint = adapter, fingerprint
        own = adapter.service.fingerprint
        name = text.isolated(adapter.person(fingerprint).name)
        self._how = label("", tone="muted", wrap=True)
        self.code = CodeView(tr("Your code, for the other app to read"), "ownCode")
        self.code.show_text(str(Sighting(bytes.fromhex(own), bytes.fromhex(fingerprint))))
        copy = button(tr("Copy as text"), "copyCode", "link")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.code.text))
        self.drop = CodeDrop(tasks, tr("Drop a picture of {name}’s code here").format(name=name))
        self.drop.read.connect(self._read)
        self.drop.refused.connect(self._refuse)
        self.outcome = Outcome("codeOutcome")
        mine = QVBoxLayout()
        mine.setSpacing(Space.SMALL)
        mine.addWidget(label(tr("Your code"), "small", bold=True))
        mine.addWidget(self.code)
        mine.addWidget(copy, 0, Qt.AlignmentFlag.AlignHCenter)
        theirs = QVBoxLayout()
        theirs.setSpacing(Space.SMALL)
        theirs.addWidget(label(tr("Their code"), "small", bold=True))
        theirs.addWidget(self.drop, 1)
        theirs.addWidget(label(tr("A text made by “Copy as text” will do too."), "caption", tone="muted", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(Space.HUGE)
        row.addLayout(mine)
        row.addLayout(theirs, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(self._how)
        column.addLayout(row)
        column.addWidget(self.outcome)
        column.addStretch(1)

    def show_person(self, person: Person) -> None:
        """Say what to do."""
        name = text.isolated(person.name)
        self._how.setText(
            tr(
                "Let {name} read your code, and read theirs: from a photograph or a screenshot, handed over "
                "in person or on a way that you trust."
            ).format(name=name)
        )

    def _refuse(self, why: str) -> None:
        self.outcome.say("attention", "", why)
        self.settled.emit()

    def _read(self, words: str) -> None:
        try:
            code = read_sighting(words)
        except LocalError as refusal:
            self._refuse(from_core(str(refusal)))
            return
        me, peer = bytes.fromhex(self._adapter.service.fingerprint), bytes.fromhex(self._fingerprint)
        name = text.isolated(self._adapter.person(self._fingerprint).name)
        verdict = judge(code, me, peer)
        if verdict == "match":
            self.outcome.say(
                "good", tr("The codes match"), tr("You and {name} know each other by the right keys.").format(name=name)
            )
            self.matches.emit()
        elif verdict == "own":
            self.outcome.say(
                "attention", "", tr("This is your own code. The one to bring here is {name}’s.").format(name=name)
            )
        elif verdict == "other_person":
            self._other_person(code, name)
        else:
            self._other_view(code, name)
        self.settled.emit()

    def _other_person(self, code: Sighting, name: str) -> None:
        other = self._known(code.mine)
        if other is not None and text.bare(other) != text.bare(name):
            self.outcome.say(
                "attention",
                tr("This is {other}’s code, not {name}’s").format(other=other, name=name),
                tr("Bring {name}’s own code here.").format(name=name),
            )
        else:
            self.outcome.say(
                "alarm",
                tr("The codes do not match"),
                tr(
                    "This code was made with another key than the one that this computer is connected with as "
                    "{name}. If it really comes from {name}, somebody stands between you: write nothing that "
                    "others must not read."
                ).format(name=name),
            )

    def _other_view(self, code: Sighting, name: str) -> None:
        other = self._known(code.yours)
        if other is not None:
            self.outcome.say(
                "attention",
                tr("This code was made for {other}, not for you").format(other=other),
                tr(
                    "Ask {name} to open the code under your own name. If they did just that, somebody may stand "
                    "between you."
                ).format(name=name),
            )
        else:
            self.outcome.say(
                "alarm",
                tr("The codes do not match"),
                tr(
                    "{name}’s app knows you by a key that is not yours. If this code really was made for you, "
                    "somebody stands between you: write nothing that others must not read."
                ).format(name=name),
            )

    def _known(self, key: bytes) -> str | None:
        known = {person.fingerprint: person.name for person in self._adapter.everybody()}
        name = known.get(key.hex())
        return text.isolated(name) if name is not None else None
