"""The dialog behind "Not seeing someone?": the self-test's steps as they finish, and what to do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from smmp_core.network.selftest import KINDS, Kind, Outcome, Step, verdict
from smmp_gui import text
from smmp_gui.adapter import Adapter
from smmp_gui.core_words import from_core
from smmp_gui.dialogs import Sheet
from smmp_gui.tasks import Tasks
from smmp_gui.theme import Space, theme
from smmp_gui.widgets import Glyph, button, card, label, set_role
from smmp_gui.words import QT_TRANSLATE_NOOP, tr

_TALLEST = 430  # pixels that the steps take before they scroll

TITLES: dict[Kind, str] = {
    "network": QT_TRANSLATE_NOOP("", "This computer’s network"),
    "port": QT_TRANSLATE_NOOP("", "Where others connect to you"),
    "answers": QT_TRANSLATE_NOOP("", "Whether that answers"),
    "sending": QT_TRANSLATE_NOOP("", "Sending announcements"),
    "hearing": QT_TRANSLATE_NOOP("", "Hearing announcements"),
    "others": QT_TRANSLATE_NOOP("", "Other people on the network"),
    "people": QT_TRANSLATE_NOOP("", "Connections"),
}
_MARKS: dict[Outcome, tuple[str, str, str]] = {  # icon, colour, word
    "ok": ("test-ok", "accent", QT_TRANSLATE_NOOP("", "Works")),
    "problem": ("test-problem", "attention", QT_TRANSLATE_NOOP("", "Problem")),
    "unknown": ("test-unknown", "muted", QT_TRANSLATE_NOOP("", "Not certain")),
}


class StepRow(QWidget):
    """One step: its mark, what was found, what to do, and what may be copied."""

    def __init__(self, kind: Kind) -> None:
        super().__init__()
        self.setObjectName(f"step-{kind}")
        self._title = tr(TITLES[kind])
        self._glyph = Glyph("test-pending", "muted", 22)
        self._says = label(tr("Waiting…"), "small", tone="muted", wrap=True)
        self._advice = label("", "small", wrap=True)
        self._details = label("", "caption", tone="muted", wrap=True)
        self._details.setFont(theme.mono("caption"))
        self._details.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._advice.hide()
        self._details.hide()
        words = QVBoxLayout()
        words.setSpacing(Space.HAIR)
        words.addWidget(label(self._title, bold=True))
        for one in (self._says, self._advice, self._details):
            words.addWidget(one)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.MEDIUM)
        row.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.setAccessibleName(tr("{title}: waiting").format(title=self._title))

    def show_step(self, step: Step, adapter: Adapter) -> None:
        """Show what it has found."""
        icon, tone, word = _MARKS[step.outcome]
        word = tr(word)
        self._glyph.icon, self._glyph.token = icon, tone
        self._glyph.update()
        self._glyph.setAccessibleName(word)
        says, advice = from_core(step.says), from_core(step.advice)
        self._says.setText(says)
        self._advice.setText(advice)
        self._advice.setVisible(bool(step.advice))
        lines = [*people_lines(step, adapter), *step.details]
        self._details.setText("\n".join(lines))
        self._details.setVisible(bool(lines))
        self.setAccessibleName(f"{self._title}: {word}. {says} {advice}".strip())
        self.setAccessibleDescription("\n".join(lines))


def people_lines(step: Step, adapter: Adapter) -> list[str]:
    """Who was seen and is not connected, and why."""
    return [
        text.onwards(f"{text.isolated(adapter.person(one.fingerprint).name)}: {from_core(one.says)}")
        for one in step.people
    ]


def report(steps: list[Step], adapter: Adapter) -> str:
    """The whole as plain text to pass on: addresses, and fingerprints cut short, but no names' tricks and no secret."""
    lines = [
        tr("SMMP self-test of {fingerprint}: {verdict}").format(
            fingerprint=adapter.service.fingerprint[:8], verdict=from_core(verdict(steps))
        )
    ]
    for step in steps:
        lines += ["", f"{tr(TITLES[step.kind])}: {tr(_MARKS[step.outcome][2])}. {from_core(step.says)}"]
        lines += [f"  {line}" for line in (from_core(step.advice), *step.details) if line]
        for one in step.people:
            lines.append(
                f"  {text.bare(adapter.person(one.fingerprint).name)} ({one.fingerprint[:8]}): {from_core(one.says)}"
            )
    return "\n".join(lines) + "\n"


class SelfTestDialog(Sheet):
    """Runs the self-test and shows it; ``connect_wanted`` when an address is to be typed instead."""

    connect_wanted = Signal()

    def __init__(self, parent: QWidget, adapter: Adapter, tasks: Tasks) -> None:
        super().__init__(parent, tr("Not seeing someone?"), "selfTestDialog", width=560)
        self._adapter, self._tasks = adapter, tasks
        self._steps: list[Step] = []
        self._verdict_card = card("note")
        self._verdict = label("", wrap=True, bold=True)
        self._verdict.setObjectName("verdict")
        said = QHBoxLayout(self._verdict_card)
        said.setContentsMargins(Space.MEDIUM, Space.MEDIUM, Space.MEDIUM, Space.MEDIUM)
        said.addWidget(self._verdict)
        self.body.addWidget(self._verdict_card)
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, Space.TINY, Space.SMALL, Space.TINY)
        self._column.setSpacing(Space.MEDIUM)
        self._area = QScrollArea()
        self._area.setObjectName("steps")
        self._area.setAccessibleName(tr("What was found"))
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self._inside)
        for ground in (self._area.viewport(), self._inside):
            ground.setAutoFillBackground(False)
        self._rows: dict[Kind, StepRow] = {}
        for kind in KINDS:
            self._rows[kind] = StepRow(kind)
            self._column.addWidget(self._rows[kind])
        self._column.addStretch(1)
        self.body.addWidget(self._area)
        self._copy = self.add_button(button(tr("Copy report"), "copyReport", "link"), aside=True)
        self._copy.clicked.connect(self._copy_report)
        connect = self.add_button(button(tr("Connect by address…"), "selfTestConnect"))
        connect.clicked.connect(self._connect)
        self._again = self.add_button(button(tr("Try again"), "tryAgain"))
        self._again.clicked.connect(self.start)
        self.add_button(button(tr("Close"), "close", "primary")).clicked.connect(self.reject)
        self.start()

    def start(self) -> None:
        """Run the test, from the beginning."""
        self._steps = []
        self._again.setEnabled(False)
        self._copy.setEnabled(False)
        set_role(self._verdict_card, "note")
        self._say(tr("Looking around… this takes a few seconds."))
        self.run(self._tasks, self._test())

    async def _test(self) -> None:
        async for step in self._adapter.service.lan.self_test():
            self._steps.append(step)
            self._rows[step.kind].show_step(step, self._adapter)
            self._fit()
        self._again.setEnabled(True)
        self._copy.setEnabled(True)
        if any(step.outcome == "problem" for step in self._steps):
            set_role(self._verdict_card, "attention")
        self._say(from_core(verdict(self._steps)))

    def _say(self, words: str) -> None:
        self._verdict.setText(words)
        self._verdict_card.setAccessibleName(words)
        self._fit()

    def _fit(self) -> None:
        """As tall as the steps are, up to a bound; what has changed inside must be laid out before it is measured."""
        for inner in (self._verdict_card, *self._rows.values(), self._inside):
            layout = inner.layout()
            if layout is not None:
                layout.activate()
        wide = self._area.viewport().width()
        self._area.setFixedHeight(min(_TALLEST, self._column.totalHeightForWidth(wide)))
        self.fit()

    def _copy_report(self) -> None:
        QGuiApplication.clipboard().setText(report(self._steps, self._adapter))
        self._copy.setText(tr("Copied"))

    def _connect(self) -> None:
        self.accept()
        self.connect_wanted.emit()
