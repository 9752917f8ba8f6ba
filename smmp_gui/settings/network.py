"""Where others reach this member, and whether they see it."""

from smmp_core.network.interfaces import Interface, interfaces
from smmp_gui.controls import Number
from smmp_gui.core_words import from_core
from smmp_gui.members_sheet import Notice
from smmp_gui.settings.page import FactRow, Page, Room, Row, SwitchRow
from smmp_gui.widgets import label
from smmp_gui.words import QT_TRANSLATE_NOOP, tr


class NetworkPage(Page):
    """Hidden or not, which networks, which port."""

    title = QT_TRANSLATE_NOOP("", "Network")
    icon = "section-network"

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._notice = Notice("section-network")
        self._notice.setObjectName("networkNotice")
        self.column.addWidget(self._notice)
        self._hidden = SwitchRow(
            "hidden",
            tr("Hidden"),
            tr(
                "Your app announces nothing and connects by itself only to people you share a group with or have "
                "verified. Others reach you by your address."
            ),
            lambda on: room.prefer(hidden=on),
        )
        self._port = Number("port", 0, 65_535)
        self._port.setSpecialValueText(tr("Any free port"))
        self._port.editingFinished.connect(self._choose_port)
        port = Row(
            tr("Port"), tr("A port of your own helps where a firewall must know it. 0: any free port."), self._port
        )
        self.rows(self._hidden, port)
        self.part(tr("Networks to use"))
        self._all = SwitchRow("allNetworks", tr("All networks"), tr("New ones too."), self._choose_all)
        self._networks = self._found()
        rows = [
            SwitchRow(f"network{number}", one.name, ", ".join(one.hosts), lambda _on: self._choose_networks())
            for number, one in enumerate(self._networks)
        ]
        self._rows = dict(zip(self._networks, rows, strict=True))
        self.rows(self._all, *rows)
        self.part(tr("Now"))
        mine = "\n".join(self.service.addresses) or tr("None: this app listens nowhere.")
        self.rows(
            FactRow("myAddresses", tr("My addresses"), mine, exact=True, copy=mine if self.service.addresses else ""),
            FactRow("findingPeople", tr("Finding people"), self.service.discovery_problem or tr("Working")),
        )
        self._unmet = label(from_core(self.service.unmet or ""), "small", tone="error", wrap=True)
        self._unmet.setVisible(bool(self.service.unmet))
        self.column.addWidget(self._unmet)
        self.end()
        self._at_first = self._wanted()
        self.refresh()

    def _found(self) -> list[Interface]:
        """The networks that are there, and what was chosen earlier and is gone now."""
        found = [Interface(one.name, hosts) for one in interfaces() if (hosts := one.reachable_hosts)]
        gone = set(self.service.preferences.interfaces) - {host for one in found for host in one.hosts}
        return [*found, *(Interface(tr("Not there now"), (host,)) for host in sorted(gone))]

    def _wanted(self) -> tuple[object, ...]:
        preferences = self.service.preferences
        return preferences.port, preferences.interfaces, preferences.hidden

    def refresh(self) -> None:
        """Show what is preferred."""
        preferences = self.service.preferences
        chosen = set(preferences.interfaces)
        self._hidden.show_value(preferences.hidden)
        self._port.setValue(preferences.port)
        self._all.show_value(not chosen)
        for one, row in self._rows.items():
            row.show_value(not chosen or not chosen.isdisjoint(one.hosts))
            row.setEnabled(bool(chosen))
        later = self._wanted() != self._at_first
        self._notice.say(
            tr("What you have changed counts from the next start.")
            if later
            else tr("What you change here counts from the next start.")
        )

    def _choose_port(self) -> None:
        if self._port.value() != self.service.preferences.port:
            self.room.prefer(port=self._port.value())

    def _choose_all(self, on: bool) -> None:
        every = () if on else tuple(host for one in self._networks for host in one.hosts)
        self.room.prefer(interfaces=every)

    def _choose_networks(self) -> None:
        on = [one for one, row in self._rows.items() if row.switch.isChecked()]
        if not on:
            self.room.refused.emit(tr("At least one network is needed."))
            self.room.changed.emit()
            return
        self.room.prefer(interfaces=tuple(host for one in on for host in one.hosts))
