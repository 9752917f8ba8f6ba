"""The one place where the service's events become Qt signals; bursts arrive as one."""

import time
from collections import defaultdict
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from smmp_core import events
from smmp_core.answers import MessageInfo, PeerInfo
from smmp_core.service import Service
from smmp_gui import text
from smmp_gui.episodes import EpisodeLog

_BURST_MS = 40
_LOOK_MS = 3000  # what no event tells: whether multicast can be sent
_KEPT_ALERTS = 20


@dataclass(frozen=True)
class Person:
    """Somebody as the window shows them."""

    fingerprint: str
    name: str  # safe to show
    online: bool
    verified: bool
    own: bool = False
    met: bool = True  # the key behind the name has been proved by a link, as far as we know


class Adapter(QObject):
    """Reads a started service for the widgets. All signals are emitted on the window's thread."""

    people_changed = Signal()
    groups_changed = Signal()
    group_changed = Signal(str)
    """A group's state, digests, agreement or resync episode changed: its id."""
    messages_arrived = Signal(str, list)
    """New messages of a group: its id and a list of MessageInfo."""
    messages_agreed = Signal(str, list)
    """Message ids of a group that all members hold alike."""
    catching_up = Signal(str, int, int)
    alerted = Signal(object)
    removed = Signal(object)
    network_changed = Signal()

    def __init__(self, service: Service, *, looks_around: bool = True) -> None:
        super().__init__()
        self.service = service
        self.looks_around = looks_around  # by multicast; no, when the user has switched it off
        self.last: dict[str, MessageInfo] = {}
        self.agreements: dict[str, events.Agreement] = {}
        self.episodes: dict[str, EpisodeLog] = defaultdict(EpisodeLog)
        self.alerts: list[events.Alert] = []
        self._people: dict[str, PeerInfo] = {}
        self._met: set[str] = set()
        self._new: dict[str, list[MessageInfo]] = defaultdict(list)
        self._agreed: dict[str, list[str]] = defaultdict(list)
        self._stale_people = self._stale_groups = False
        self._stale: set[str] = set()
        self._problem = service.discovery_problem
        self._burst = QTimer(self, singleShot=True, interval=_BURST_MS)
        self._burst.timeout.connect(self.flush)
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(self._look_at_network)
        self._look.start()
        self._unsubscribe = service.subscribe(self._on_event)
        self._read_people()

    def close(self) -> None:
        """Listen no longer."""
        self._unsubscribe()
        self._burst.stop()
        self._look.stop()

    def person(self, fingerprint: str) -> Person:
        """Whoever has this fingerprint, also when never heard of."""
        if fingerprint == self.service.fingerprint:
            return Person(fingerprint, text.shown_name(self.service.name, fingerprint), True, True, own=True)
        info = self._people.get(fingerprint)
        if info is None:
            return Person(fingerprint, text.shown_name("", fingerprint), False, False, met=False)
        name, met = text.shown_name(info.name, fingerprint), info.verified or fingerprint in self._met
        return Person(fingerprint, name, info.online, info.verified, met=met)

    def people(self) -> list[Person]:
        """Everybody known but not blocked, those with a link first, then by name."""
        known = [self.person(info.fingerprint) for info in self._people.values() if not info.blocked]
        return sorted(known, key=lambda p: (not p.online, p.name.casefold(), p.fingerprint))

    def alert_for(self, group: str) -> events.Alert | None:
        """The newest alert of this group (or of none) that has not been dismissed."""
        return next((alert for alert in reversed(self.alerts) if alert.group in (group, None)), None)

    def dismiss(self, alert: events.Alert) -> None:
        """The user has seen it."""
        self.alerts = [kept for kept in self.alerts if kept != alert]

    async def load(self) -> None:
        """Read what the lists need before the first event: each group's last message."""
        for info in self.service.groups():
            last = await self.service.last_message(info.group)
            if last is not None:
                self.note_last(info.group, last)
        self.groups_changed.emit()

    def note_last(self, group: str, message: MessageInfo) -> None:
        """The newest message by its author's clock stands under the group's name."""
        known = self.last.get(group)
        if known is None or message.time >= known.time:
            self.last[group] = message

    def touch_groups(self) -> None:
        """Something we did ourselves changed the list of groups."""
        self._stale_groups = True
        self._burst.start()

    def _on_event(self, event: events.Event) -> None:
        match event:
            case events.Peer() | events.Ready():
                self._stale_people = self._stale_groups = True
            case events.Message() if not event.private:
                self._new[event.group].append(_info(event))
                self._touch(event.group)
            case events.Agreed():
                self._agreed[event.group].append(event.id)
                self._stale.add(event.group)
            case events.Digest():
                self._stale.add(event.group)
            case events.State() | events.Invited():
                self._touch(event.group)
            case events.Agreement():
                self.agreements[event.group] = event
                self._touch(event.group)
            case events.Resync():
                self.episodes[event.group].record(event, time.time())
                self._touch(event.group)
            case events.CatchingUp():
                self.catching_up.emit(event.group, event.have, event.of)
            case events.Alert():
                if event not in self.alerts:
                    self.alerts = [*self.alerts, event][-_KEPT_ALERTS:]
                self.alerted.emit(event)
            case events.Removed():
                self.removed.emit(event)
                self._touch(event.group)
        if not self._burst.isActive():
            self._burst.start()

    def _touch(self, group: str) -> None:
        self._stale.add(group)
        self._stale_groups = True

    def flush(self) -> None:
        """Tell everything gathered since the last time."""
        people, self._stale_people = self._stale_people, False
        groups, self._stale_groups = self._stale_groups, False
        stale, self._stale = self._stale, set()
        new, self._new = self._new, defaultdict(list)
        agreed, self._agreed = self._agreed, defaultdict(list)
        if people:
            self._read_people()
            self.people_changed.emit()
        for group, messages in new.items():
            self.note_last(group, messages[-1])
            self.messages_arrived.emit(group, messages)
        for group, ids in agreed.items():
            self.messages_agreed.emit(group, ids)
        for group in stale:
            self.group_changed.emit(group)
        if groups:
            self.groups_changed.emit()

    def _read_people(self) -> None:
        self._people = {info.fingerprint: info for info in self.service.peers()}
        self._met |= {info.fingerprint for info in self._people.values() if info.online}
        self._met |= {member for group in self.service.groups() for member in group.members}

    def _look_at_network(self) -> None:
        problem = self.service.discovery_problem
        if problem != self._problem:
            self._problem = problem
            self.network_changed.emit()


def _info(event: events.Message) -> MessageInfo:
    return MessageInfo(event.position, event.id, event.from_, event.text, event.time, event.digest, agreed=False)
