"""What the window lets one do with people: invite, block, and answer who asks to compare."""

from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from smmp_core import commands, events
from smmp_gui.adapter import Adapter
from smmp_gui.blocking import BlockDialog, BlockedSheet
from smmp_gui.compare import EMOJI, CompareDialog
from smmp_gui.connecting import InviteDialog
from smmp_gui.tasks import Tasks
from smmp_gui.words import tr

ASKED: Final = "compare"
"""The kind of the alert that somebody asks to compare."""


class PeopleActions(QObject):
    """Opens dialogs over ``window``."""

    alerts_changed = Signal()
    refused = Signal(str)

    def __init__(self, window: QWidget, adapter: Adapter, tasks: Tasks) -> None:
        super().__init__(window)
        self._window, self._adapter, self._tasks = window, adapter, tasks
        adapter.comparisons.changed.connect(self._comparison_changed)

    def invite(self) -> None:
        """Show what others connect to us with."""
        InviteDialog(self._window, self._adapter).open()

    def block(self, fingerprint: str) -> None:
        """Ask before blocking somebody, or unblock."""
        if self._adapter.person(fingerprint).blocked:
            unblock = commands.Unblock(peer=fingerprint)
            self._tasks.start(self._adapter.service.execute(unblock), self.refused.emit)
        else:
            BlockDialog(self._window, self._adapter, self._tasks, fingerprint).open()

    def show_blocked(self) -> None:
        """Show who is blocked."""
        BlockedSheet(self._window, self._adapter, self._tasks).open()

    def dialog_about(self, fingerprint: str) -> CompareDialog | None:
        """The dialog that shows this person, if it is open."""
        dialogs = (one for one in self._window.findChildren(CompareDialog) if one.isVisible())
        return next((one for one in dialogs if one.is_about(fingerprint)), None)

    def dismissed(self, alert: events.Alert) -> None:
        """Who asks to compare and is waved away is turned down."""
        if alert.kind == ASKED and alert.member:
            stop = commands.Compare(peer=alert.member, step="stop")
            self._tasks.start(self._adapter.service.execute(stop), lambda why: None)  # it has ended by itself

    def _comparison_changed(self, peer: str) -> None:
        """Who asks to compare is announced, until it is answered here or taken back there."""
        standing, dialog = self._adapter.comparisons.of(peer), self.dialog_about(peer)
        asked = standing is not None and standing.stage == "asked"
        told = [alert for alert in self._adapter.alerts if (alert.kind, alert.member) == (ASKED, peer)]
        if asked and dialog is not None:
            dialog.show_page(EMOJI)
        elif asked and not told:
            name = self._adapter.person(peer).name
            words = tr("{name} would like to compare emoji with you, so that you can verify each other.").format(
                name=name
            )
            self._adapter.alerts.append(events.Alert(None, ASKED, peer, words))
        elif not asked:
            for alert in told:
                self._adapter.dismiss(alert)
        self.alerts_changed.emit()
