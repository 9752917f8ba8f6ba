"""Alerts, such as evidence that somebody tells different people different things."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from smmp_core import events
from smmp_gui import text
from smmp_gui.core_words import from_core
from smmp_gui.theme import Space
from smmp_gui.widgets import Glyph, IconButton, button, label, set_role
from smmp_gui.words import QT_TRANSLATE_NOOP, tr

_LOOKS = {
    "equivocation": ("danger", "fork", "danger"),  # the only red
    "left": ("note", "people", "on_soft"),  # routine, as the next
    "declined": ("note", "people", "on_soft"),
    "compare": ("note", "verified", "on_soft"),
    "key_changed": ("attention", "unverified", "attention"),
}
_ACTIONS = {"key_changed": QT_TRANSLATE_NOOP("", "Verify…"), "compare": QT_TRANSLATE_NOOP("", "Compare…")}
"""What can be done about an alert with the member that it names."""

_USUAL = ("attention", "cannot-agree", "attention")


class Banner(QFrame):
    """An alert across the top of the conversation; stays until dismissed."""

    dismissed = Signal(object)
    acted = Signal(object)
    """The alert's button was pressed."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("banner")
        self._alert: events.Alert | None = None
        self._glyph = Glyph("cannot-agree", "attention", 20)
        self._words = label("", "small", wrap=True)
        self._act = button("", "alertAction")
        self._act.clicked.connect(lambda: self.acted.emit(self._alert))
        close = IconButton("close", tr("Dismiss"), "dismissAlert", side=28)
        close.clicked.connect(lambda: self.dismissed.emit(self._alert))
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.MEDIUM, Space.SMALL, Space.SMALL, Space.SMALL)
        row.setSpacing(Space.MEDIUM)
        row.addWidget(self._glyph)
        row.addWidget(self._words, 1)
        row.addWidget(self._act)
        row.addWidget(close)
        self.hide()

    def show_alert(self, alert: events.Alert | None) -> None:
        """Show an alert, or nothing."""
        self._alert = alert
        self.setVisible(alert is not None)
        if alert is not None:
            role, self._glyph.icon, self._glyph.token = _LOOKS.get(alert.kind, _USUAL)
            self._glyph.update()
            self._words.setText(text.onwards(text.one_line(from_core(alert.message), 400)))
            self._act.setText(tr(_ACTIONS[alert.kind]) if alert.kind in _ACTIONS else "")
            self._act.setVisible(alert.kind in _ACTIONS and alert.member is not None)
            set_role(self, role)
