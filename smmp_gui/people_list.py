"""The rows of the left column: groups, people nearby, headings and hints."""

from dataclasses import dataclass
from datetime import datetime

from smmp_core.answers import GroupInfo, MessageInfo
from smmp_core.network.lan import Condition
from smmp_core.network.unreached import Why
from smmp_gui import text
from smmp_gui.adapter import Adapter, Person
from smmp_gui.core_words import from_core
from smmp_gui.network_words import network_words
from smmp_gui.previews import BLOCKED_WORDS
from smmp_gui.previews import preview as preview_of
from smmp_gui.states import INVITED, state_words
from smmp_gui.typing_words import typing_words
from smmp_gui.words import QT_TRANSLATE_NOOP, tr

_UNREACHED: dict[Why, str] = {
    "silent": QT_TRANSLATE_NOOP("", "Does not answer"),
    "no_way": QT_TRANSLATE_NOOP("", "Cannot be reached"),
    "refused": QT_TRANSLATE_NOOP("", "Refuses connections"),
    "other": QT_TRANSLATE_NOOP("", "Cannot be connected"),
}


@dataclass(frozen=True)
class SectionRow:
    """A heading."""

    title: str
    selectable: bool = False

    @property
    def key(self) -> tuple[str, ...]:
        """By title."""
        return ("section", self.title)

    @property
    def spoken(self) -> str:
        """Its words."""
        return self.title


@dataclass(frozen=True)
class HintRow:
    """What to do when a section is empty."""

    title: str
    words: str
    icon: str
    selectable: bool = False

    @property
    def key(self) -> tuple[str, ...]:
        """By what it is about."""
        return ("hint", self.icon)

    @property
    def spoken(self) -> str:
        """Its words."""
        return f"{self.title}. {self.words}"


@dataclass(frozen=True)
class GroupRow:
    """A conversation."""

    group: str
    name: str
    preview: str
    when: str
    unread: int
    state: str
    typing: bool = False  # the last line says who writes now
    muted: bool = False
    selectable: bool = True

    @property
    def key(self) -> tuple[str, ...]:
        """By group id."""
        return ("group", self.group)

    @property
    def spoken(self) -> str:
        """Name, unread, state, last line."""
        parts = [tr("Group {name}").format(name=self.name)]
        parts += [tr("muted")] if self.muted else []
        parts += [tr("%n unread", "", self.unread)] if self.unread else []
        parts += [text.as_sentence(state_words(self.state))]
        return f"{', '.join(parts)} {self.when} {self.preview}".strip()


@dataclass(frozen=True)
class PersonRow:
    """Somebody nearby."""

    person: Person
    selectable: bool = True

    @property
    def key(self) -> tuple[str, ...]:
        """By fingerprint."""
        return ("person", self.person.fingerprint)

    @property
    def line(self) -> str:
        """Presence and proof in words."""
        if not self.person.online:
            unreached = self.person.unreached
            if unreached is not None and not self.person.blocked:
                known = tr("verified") if self.person.verified else tr("not compared yet")
                known = known if self.person.met else tr("name only claimed")
                return f"{tr(_UNREACHED[unreached.why])} · {known}"
            if not self.person.met:
                return tr("Not connected · name only claimed")
            return tr("Away · verified") if self.person.verified else tr("Away · not compared yet")
        return tr("Connected · verified") if self.person.verified else tr("Connected · not compared yet")

    @property
    def tip(self) -> str:
        """Why somebody who is seen is not connected."""
        if self.person.unreached is None:
            return ""
        return tr("{name} was seen on this network. {says}").format(
            name=text.isolated(self.person.name), says=from_core(self.person.unreached.says)
        )

    @property
    def spoken(self) -> str:
        """Name and presence, and why not."""
        why = self.person.unreached
        return f"{text.as_sentence(self.person.name)} {self.line}" + (
            f". {from_core(why.says)}" if why is not None else ""
        )


@dataclass(frozen=True)
class ThreadRow:
    """A one-on-one thread inside a group."""

    group: str
    person: Person
    where: str  # the group's name
    preview: str
    when: str
    unread: int
    selectable: bool = True

    @property
    def key(self) -> tuple[str, ...]:
        """By group and person."""
        return ("thread", self.group, self.person.fingerprint)

    @property
    def spoken(self) -> str:
        """Who, where, unread, last line."""
        talk = tr("Private messages with {name} in {group}")
        if self.person.verified:
            talk = tr("Private messages with {name}, verified, in {group}")
        parts = [talk.format(name=self.person.name, group=self.where)]
        parts += [tr("%n unread", "", self.unread)] if self.unread else []
        return f"{', '.join(parts)}. {self.when} {self.preview}".strip()


SidebarRow = SectionRow | HintRow | GroupRow | ThreadRow | PersonRow


def sidebar_rows(adapter: Adapter, now: datetime) -> list[SidebarRow]:
    """Everything the left column lists, in order: newest conversations, then people."""
    service = adapter.service
    groups = [(info, adapter.last.get(info.group)) for info in service.groups() if info.state != INVITED]
    talks: list[tuple[int, str, SidebarRow]] = [
        (-(last.time if last else 2**62), info.name.casefold(), _group_row(adapter, info, last, now))
        for info, last in groups
    ]
    named = {info.group: info for info, _ in groups}
    for (group, peer), message in adapter.threads.last.items():
        if group in named:
            talks.append((-message.time, named[group].name.casefold(), _thread_row(adapter, named[group], peer, now)))
    talks.sort(key=lambda talk: (talk[0], talk[1], talk[2].key))
    rows: list[SidebarRow] = []
    if talks:
        rows.append(SectionRow(tr("Conversations")))
        rows += [row for _, _, row in talks]
    rows.append(SectionRow(tr("People nearby")))
    people = [person for person in adapter.people() if is_near(person)]
    rows += [PersonRow(person) for person in people]
    if not people:
        rows.append(_nobody(service.lan.condition, service.discovery_problem))
    elif service.discovery_problem and service.lan.condition in ("no_network", "no_multicast"):
        rows.append(HintRow(tr("Others may be missing"), from_core(service.discovery_problem), "network-off"))
    return rows


def is_near(person: Person) -> bool:
    """Linked, or announced and not linked; of those who have gone, only whom one has verified."""
    return person.online or person.verified or not person.met or person.unreached is not None


def _nobody(condition: Condition, problem: str | None) -> HintRow:
    said = network_words(condition, problem)
    return HintRow(said.title, said.words, said.icon)


def _group_row(adapter: Adapter, info: GroupInfo, last: MessageInfo | None, now: datetime) -> GroupRow:
    if last is None:
        names = [adapter.person(m).name for m in info.members if m != adapter.service.fingerprint]
        preview, when = tr("With {names}").format(names=text.listing(names)) if names else tr("Nobody else yet"), ""
    else:
        sender = adapter.person(last.sender)
        said = tr(BLOCKED_WORDS) if sender.blocked else preview_of(last.text)
        author = tr("You") if sender.own else text.isolated(sender.name)
        preview = f"{author}: {said}"
        when = text.short_when(last.time, now)
    typing = typing_words([adapter.person(member).name for member in adapter.typists.get(info.group, ())])
    name, muted = text.shown_name(info.name, info.group), adapter.is_muted(info.group)
    return GroupRow(info.group, name, typing or preview, when, info.unread, info.state, bool(typing), muted)


def _thread_row(adapter: Adapter, info: GroupInfo, peer: str, now: datetime) -> ThreadRow:
    last, person = adapter.threads.last[info.group, peer], adapter.person(peer)
    said = tr(BLOCKED_WORDS) if person.blocked and last.sender == peer else preview_of(last.text)
    you = tr("You")
    preview = f"{you}: {said}" if last.sender != peer else said
    where, when = text.shown_name(info.name, info.group), text.short_when(last.time, now)
    return ThreadRow(info.group, person, where, preview, when, adapter.threads.unread(info.group, peer))
