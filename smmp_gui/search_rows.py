"""What a search shows: conversations and people by name, then messages; or why there is nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from smmp_core.answers import Hit
from smmp_gui import text
from smmp_gui.adapter import Adapter
from smmp_gui.matching import best
from smmp_gui.members_sheet import find_group
from smmp_gui.people_list import GroupRow, HintRow, PersonRow, SectionRow, SidebarRow, ThreadRow, sidebar_rows
from smmp_gui.words import tr

LIMIT = 50
"""Messages shown at once."""
_LONGEST_AUTHOR = 20  # characters: the words want room too
_MOST_NAMES = 6  # of conversations, and of people


@dataclass(frozen=True)
class Scope:
    """Where is searched: in one group, in the thread with ``peer`` inside it, or, without a group, everywhere."""

    group: str = ""
    peer: str = ""


@dataclass(frozen=True)
class HitRow:
    """A message that was found."""

    hit: Hit
    face: str  # whose colour: the group's, or a person's fingerprint
    face_name: str  # whose initials
    title: str  # where it was found, or, inside one conversation, who wrote it
    private: bool
    round_face: bool
    when: str
    before: str  # who wrote it, where the title does not say
    words: str  # safe to show
    matches: tuple[tuple[int, int], ...]  # (start, length) in ``words``
    spoken: str
    selectable: bool = True

    @property
    def key(self) -> tuple[str, ...]:
        """By group, author and id."""
        return ("hit", self.hit.group, self.hit.peer or "", self.hit.sender, self.hit.id)


ResultRow = SidebarRow | HitRow


def names_of(row: SidebarRow) -> str:
    """What a row is found by."""
    match row:
        case GroupRow():
            return row.name
        case ThreadRow() | PersonRow():
            return row.person.name
    return ""


def talks_and_people(adapter: Adapter, now: datetime) -> tuple[list[SidebarRow], list[SidebarRow]]:
    """All conversations, the newest first, and everybody known."""
    talks = [row for row in sidebar_rows(adapter, now) if isinstance(row, (GroupRow, ThreadRow))]
    return list(talks), [PersonRow(person) for person in adapter.people()]


def result_rows(adapter: Adapter, words: str, scope: Scope, hits: Sequence[Hit], now: datetime) -> list[ResultRow]:
    """The answer to a search for ``words``."""
    if not words.strip():
        return [_invitation(adapter, scope)]
    rows: list[ResultRow] = []
    if not scope.group:
        talks, people = (best(some, names_of, words)[:_MOST_NAMES] for some in talks_and_people(adapter, now))
        rows += [SectionRow(tr("Conversations")), *talks] if talks else []
        rows += [SectionRow(tr("People")), *people] if people else []
    groups = {info.group for info in adapter.service.groups()}
    if held := [hit for hit in hits if hit.group in groups]:  # others have been left since
        rows += [SectionRow(tr("Messages")), *(_hit_row(adapter, hit, scope, now) for hit in held)]
    if len(hits) == LIMIT:
        newest = tr("These are the newest {count}. Another word narrows it down.").format(count=LIMIT)
        rows.append(HintRow(tr("There may be more"), newest, "more"))
    return rows or [_nothing(words, scope)]


def _invitation(adapter: Adapter, scope: Scope) -> HintRow:
    if scope.group:
        words = tr("Type a word that stands in the message you are looking for.")
        return HintRow(tr("Search here"), words, "search")
    words = tr("Type a name, or a word that stands in the message you are looking for.")
    return HintRow(tr("Search everywhere"), words, "search")


def _nothing(words: str, scope: Scope) -> HintRow:
    wanted = text.isolated(text.one_line(words, 60))
    if scope.group:
        why = tr("No message here has “{words}”. Press Ctrl+F to search everywhere.")
    else:
        why = tr("No name and no message has “{words}”. Fewer or shorter words may find it.")
    return HintRow(tr("Nothing found"), why.format(words=wanted), "search")


def _hit_row(adapter: Adapter, hit: Hit, scope: Scope, now: datetime) -> HitRow:
    sender = adapter.person(hit.sender)
    author = tr("You") if sender.own else sender.name
    words, matches = _safe(hit)
    when, said = text.short_when(hit.time, now), text.as_sentence(words)
    if scope.group:
        spoken = tr("{author}, {when}: {words}").format(author=author, when=when, words=said)
        return HitRow(hit, hit.sender, sender.name, author, False, True, when, "", words, matches, spoken)
    info = find_group(adapter, hit.group)
    where = text.shown_name(info.name if info is not None else "", hit.group)
    if hit.peer is None:
        spoken = tr("In {where}, {author}, {when}: {words}").format(where=where, author=author, when=when, words=said)
        before = f"{author if sender.own else text.isolated(_short(author))}: "
        return HitRow(hit, hit.group, where, where, False, False, when, before, words, matches, spoken)
    other = adapter.person(hit.peer).name
    spoken = tr("Private messages with {other} in {where}, {author}, {when}: {words}").format(
        other=other, where=where, author=author, when=when, words=said
    )
    before = f"{author}: " if sender.own else ""
    return HitRow(hit, hit.peer, other, other, True, True, when, before, words, matches, spoken)


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_AUTHOR else f"{name[: _LONGEST_AUTHOR - 1].rstrip()}…"


def _safe(hit: Hit) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The line with nothing invisible in it, and where the matches stand then."""
    words, at, matches = "", 0, []
    for start, length in hit.matches:
        words += text.visible(hit.snippet[at:start])
        match = text.visible(hit.snippet[start : start + length])
        matches.append((len(words), len(match)))
        words += match
        at = start + length
    return words + text.visible(hit.snippet[at:]), tuple(matches)
