"""The one place where the service's events become Qt signals; bursts arrive as one."""

import contextlib
import time
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from smmp_core import events
from smmp_core.answers import GroupInfo, MessageInfo, PeerInfo, PrivateInfo
from smmp_core.errors import LocalError
from smmp_core.network.unreached import Unreached
from smmp_core.service import Service
from smmp_gui import text
from smmp_gui.changes import ChangeLog
from smmp_gui.comparisons import Comparisons
from smmp_gui.episodes import EpisodeLog
from smmp_gui.gaps import Gap
from smmp_gui.states import ALONE, INVITED, REMOVED
from smmp_gui.threads import Threads
from smmp_gui.typing_words import typists_after

_BURST_MS = 40
_LOOK_MS = 2000  # what no event tells: whether multicast can be sent, why somebody cannot be reached
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
    blocked: bool = False
    unreached: Unreached | None = None  # announces itself here and cannot be linked: how that failed


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
    unfounded = Signal(object)
    """A group has ended before it began: the Agreement that failed. Its group is no longer there."""
    removed = Signal(object)
    network_changed = Signal()
    typing_changed = Signal(str)
    """Others write in a group, or have stopped: its id."""
    erased = Signal(str)
    """Messages of a group have been erased here: its id."""
    picture_changed = Signal(str)
    """Somebody's profile picture, or our own: whose."""
    file_changed = Signal(str, str)
    """A file of a group stands differently: the group's id, the file's root."""
    private_arrived = Signal(str, object)
    """A new one-on-one message, one's own too: its group and its PrivateInfo."""
    private_delivered = Signal(str, str, str)
    """The other end holds our one-on-one message: group, the other end, id."""

    def __init__(self, service: Service) -> None:
        super().__init__()
        self.service = service
        self.last: dict[str, MessageInfo] = {}
        self.agreements: dict[str, events.Agreement] = {}
        self.episodes: dict[str, EpisodeLog] = defaultdict(EpisodeLog)
        self.changes: dict[str, ChangeLog] = defaultdict(ChangeLog)
        self.threads = Threads(
            {
                (info.group, peer): count
                for info in service.groups()
                for peer, count in service.private_unread(info.group).items()
            }
        )
        self.typists: dict[str, list[str]] = defaultdict(list)  # who writes now, by group, in the order they began
        self._asked: dict[str, dict[str, None]] = defaultdict(dict)
        self.alerts = [events.Alert(None, "network", None, service.unmet)] if service.unmet else []
        self.comparisons = Comparisons()
        self._people: dict[str, PeerInfo] = {}
        self._met: set[str] = set()
        self._new: dict[str, list[MessageInfo]] = defaultdict(list)
        self._agreed: dict[str, list[str]] = defaultdict(list)
        self._stale_people = self._stale_groups = False
        self._stale: set[str] = set()
        self._network = (service.lan.condition, service.discovery_problem)
        self._unreached = service.lan.unreached()
        self._burst = QTimer(self, singleShot=True, interval=_BURST_MS)
        self._burst.timeout.connect(self.flush)
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(self._look_at_network)
        self._look.start()
        self._unsubscribe = service.subscribe(self._on_event)
        self._read_people()
        self._read_notes()

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
        name, met = text.name_of_another(info.name, fingerprint), info.verified or fingerprint in self._met
        unreached = self._unreached.get(fingerprint) if not info.online else None
        return Person(fingerprint, name, info.online, info.verified, met=met, blocked=info.blocked, unreached=unreached)

    def people(self) -> list[Person]:
        """Everybody known but not blocked, those with a link first, then by name."""
        return [person for person in self.everybody() if not person.blocked]

    def everybody(self) -> list[Person]:
        """The blocked too, in the same order."""
        known = map(self.person, self._people)
        return sorted(known, key=lambda p: (not p.online, p.name.casefold(), p.fingerprint))

    def shared_groups(self, fingerprint: str) -> list[str]:
        """The names of the groups that somebody is in with us; an invitation is none yet."""
        groups = [g for g in self.service.groups() if g.state not in (INVITED, REMOVED) and fingerprint in g.members]
        return [text.shown_name(group.name, group.group) for group in groups]

    def is_stranger(self, fingerprint: str) -> bool:
        """Whether nothing joins us with somebody: neither verified nor in a group with us."""
        return not self.person(fingerprint).verified and not self.shared_groups(fingerprint)

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
        await self._load_threads()
        self.groups_changed.emit()

    async def reload(self, group: str) -> None:
        """Read again what the lists show of a group: messages of it have been erased."""
        last = await self.service.last_message(group)
        self.last.pop(group, None)
        if last is not None:
            self.note_last(group, last)
        self.threads.restart(group, self.service.private_unread(group))
        await self._load_threads(group)
        self.touch_groups()

    async def _load_threads(self, only: str = "") -> None:
        for info in self.service.groups():
            if only not in ("", info.group):
                continue
            for member in dict.fromkeys([*info.members, *self.threads.waiting(info.group)]):
                with contextlib.suppress(LocalError):  # the group may be left meanwhile
                    for message in await self.service.private_messages(info.group, member, limit=1):
                        self.threads.note(info.group, message, new=False)

    def is_muted(self, group: str) -> bool:
        """Whether a group keeps quiet."""
        return self.service.group_preferences(group).muted

    @property
    def all_unread(self) -> int:
        """How much waits to be read, for the window's title and the tray; what is muted does not count."""
        loud = [info for info in self.service.groups() if not self.is_muted(info.group)]
        return sum(info.unread + self.threads.all_unread(info.group) for info in loud)

    def read_thread(self, group: str, peer: str) -> bool:
        """The user has seen everything in a one-on-one thread; says whether the service must be told."""
        unread = self.threads.read(group, peer)
        if unread:
            self.touch_groups()
        return unread

    def gaps(self, group: str) -> list[Gap]:
        """What others hold of a group's messages and is missing here, in order."""
        info = next((info for info in self.service.groups() if info.group == group), None)
        missing = self.service.gaps(group) if info is not None else []
        members = self.members(info) if info is not None else []
        return [Gap(gap.member, gap.count, gap.position, gap.member not in members) for gap in missing if gap.position]

    def members(self, group: GroupInfo) -> list[str]:
        """Who is in a group; when everybody else has left it, that is us."""
        return group.members if group.state != ALONE else [self.service.fingerprint]

    def asked(self, group: GroupInfo) -> list[str]:
        """Who has been asked to join a group that stands, since the window opened, and is no member yet."""
        return [member for member in self._asked[group.group] if member not in self.members(group)]

    def waiting_for(self, group: GroupInfo) -> list[str]:
        """For whom the next key agreement waits: members who are away, otherwise people who were asked to join."""
        agreement, asked = self.agreements.get(group.group), self.asked(group)
        if agreement is None or agreement.stage != "running":
            return asked
        waited = [m for m in agreement.waiting_for if m in asked or not self.person(m).online]
        return waited or asked

    def wait_no_longer(self, group: str, member: str) -> None:
        """Somebody will not join: has declined, or is not asked any more."""
        self._asked[group].pop(member, None)
        agreement = self.agreements.get(group)
        if agreement is not None and member in agreement.waiting_for:
            rest = [waited for waited in agreement.waiting_for if waited != member]
            self.agreements[group] = msgspec.structs.replace(agreement, waiting_for=rest)
        self._touch(group)
        self._burst.start()

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
            case events.Message(private=True):
                self._take_private(event)
            case events.Message():
                self._new[event.group].append(_info(event))
                self._touch(event.group)
            case events.Delivered():
                self.threads.deliver(event.group, event.member, event.id)
                self.private_delivered.emit(event.group, event.member, event.id)
            case events.Agreed():
                self._agreed[event.group].append(event.id)
                self._stale.add(event.group)
            case events.Typing():
                self.typists[event.group] = typists_after(self.typists[event.group], event)
                self.typing_changed.emit(event.group)
                self._stale_groups = True
            case events.Digest() | events.Gap():
                self._stale.add(event.group)
            case events.Erased():
                self.erased.emit(event.group)
            case events.Picture():
                self.picture_changed.emit(event.fingerprint)
            case events.File():
                self.file_changed.emit(event.group, event.root)
            case events.State() | events.Invited():
                self._touch(event.group)
            case events.Agreement():
                self.agreements[event.group] = event
                self._note_agreement(event)
                self._touch(event.group)
                if event.stage == "failed" and all(info.group != event.group for info in self.service.groups()):
                    self.unfounded.emit(event)
            case events.Resync():
                self.episodes[event.group].record(event, time.time())
                self._touch(event.group)
            case events.CatchingUp():
                self.catching_up.emit(event.group, event.have, event.of)
            case events.Alert():
                if event not in self.alerts:
                    self.alerts = [*self.alerts, event][-_KEPT_ALERTS:]
                self.alerted.emit(event)
                if event.kind == "declined" and event.group and event.member:
                    self.wait_no_longer(event.group, event.member)
            case events.Comparison():
                if event.peer not in self._people:  # linked this moment
                    self._read_people()
                self.comparisons.note(event)
            case events.Membership():
                self.changes[event.group].record(event)
                self._touch(event.group)
            case events.Removed():
                self.changes[event.group].record(event)
                self.removed.emit(event)
                self._touch(event.group)
        if not self._burst.isActive():
            self._burst.start()

    def _note_agreement(self, event: events.Agreement) -> None:
        info = next((info for info in self.service.groups() if info.group == event.group), None)
        if event.stage == "established":
            self.changes[event.group].settle(event.epoch)
        elif event.stage == "running" and info is not None:
            self._asked[event.group] |= dict.fromkeys(set(event.waiting_for) - set(self.members(info)))
        for member in event.members if event.stage == "established" else ():
            self._asked[event.group].pop(member, None)

    def _take_private(self, event: events.Message) -> None:
        ours = event.from_ == self.service.fingerprint
        peer = event.to if ours and event.to else event.from_
        message = PrivateInfo(event.id, peer, event.from_, event.text, event.time, delivered=not ours)
        self.threads.note(event.group, message, new=True)
        self._stale_groups = True
        self.private_arrived.emit(event.group, message)

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
            self._keep({info.group for info in self.service.groups()})
            self.groups_changed.emit()

    def _keep(self, groups: set[str]) -> None:
        """Forget what was of other groups: one that we have left and join again begins anew."""
        self.threads.keep(groups)
        known: list[dict[str, Any]] = [
            self.last,
            self.agreements,
            self.episodes,
            self.changes,
            self.typists,
            self._asked,
        ]
        for kept in known:
            for group in kept.keys() - groups:
                del kept[group]

    def _read_notes(self) -> None:
        """Who came and went, and the resyncs, before the window opened."""
        for info in self.service.groups():
            for note in self.service.notes(info.group):
                if isinstance(note.event, events.Resync):
                    self.episodes[info.group].record(note.event, note.at / 1000)
                else:
                    self.changes[info.group].record(note.event, note.epoch)

    def _read_people(self) -> None:
        self._people = {info.fingerprint: info for info in self.service.peers()}
        self._met |= {info.fingerprint for info in self._people.values() if info.online}
        self._met |= {member for group in self.service.groups() for member in group.members}

    def _look_at_network(self) -> None:
        network, unreached = (self.service.lan.condition, self.service.discovery_problem), self.service.lan.unreached()
        if network != self._network:
            self._network = network
            self.network_changed.emit()
        if unreached != self._unreached:
            self._unreached = unreached
            self.people_changed.emit()


def _info(event: events.Message) -> MessageInfo:
    return MessageInfo(event.position, event.id, event.from_, event.text, event.time, event.digest, agreed=False)
