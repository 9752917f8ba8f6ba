"""Alerts, such as evidence that somebody tells different people different things."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from smmp_core import events
from smmp_gui import text
from smmp_gui.theme import Space
from smmp_gui.widgets import Glyph, IconButton, label

_GRAVE = ("equivocation",)  # the only red


class Banner(QFrame):
    """An alert across the top of the conversation; stays until dismissed."""

    dismissed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("banner")
        self._alert: events.Alert | None = None
        self._glyph = Glyph("cannot-agree", "attention", 20)
        self._words = label("", "small", wrap=True)
        close = IconButton("close", "Dismiss", "dismissAlert", side=28)
        close.clicked.connect(lambda: self.dismissed.emit(self._alert))
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.MEDIUM, Space.SMALL, Space.SMALL, Space.SMALL)
        row.setSpacing(Space.MEDIUM)
        row.addWidget(self._glyph)
        row.addWidget(self._words, 1)
        row.addWidget(close)
        self.hide()

    def show_alert(self, alert: events.Alert | None) -> None:
        """Show an alert, or nothing."""
        self._alert = alert
        self.setVisible(alert is not None)
        if alert is not None:
            grave = alert.kind in _GRAVE
            self.setProperty("role", "danger" if grave else "attention")
            self._glyph.icon, self._glyph.token = ("fork", "danger") if grave else ("cannot-agree", "attention")
            self._words.setText(text.one_line(alert.message, 400))
            self.style().unpolish(self)
            self.style().polish(self)
            for child in self.findChildren(QWidget):
                child.style().unpolish(child)
                child.style().polish(child)
