"""A conversation as rows: messages in runs, what is missing, dividers for days and eras, resyncs, how far all agree."""

import sys
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import emoji

from smmp_core.answers import MessageInfo
from smmp_core.body import Answered, FileInfo
from smmp_gui import text
from smmp_gui.adapter import Person
from smmp_gui.changes import Change
from smmp_gui.core_words import from_core
from smmp_gui.episodes import Episode, Era, Note
from smmp_gui.gaps import Gap
from smmp_gui.previews import BLOCKED_WORDS, body_of, spoken
from smmp_gui.quotes import Quote
from smmp_gui.shown_files import ShownFile
from smmp_gui.words import QT_TRANSLATE_NOOP, tr

_RUN_MS = 5 * 60_000
_COLLAPSED_CHARS = 2_400
_COLLAPSED_LINES = 30
_KEPT_ROWS = 4_000
_JUMBO, _JUMBO_CHARS = 3, 40  # emoji, and code points: a family is seven
STATUS = {
    "stored": QT_TRANSLATE_NOOP("", "Stored, not sent yet"),
    "sent": QT_TRANSLATE_NOOP("", "Sent, not everyone has confirmed yet"),
    "agreed": QT_TRANSLATE_NOOP("", "Everyone holds the same"),
    "delivered": QT_TRANSLATE_NOOP("", "Delivered: only the two of you hold it"),
}
"""A message's state, in words."""


@dataclass(frozen=True)
class MessageRow:
    """One message, ready to be laid out."""

    id: str
    sender: str
    name: str
    own: bool
    verified: bool
    words: str  # safe to show
    cut: bool  # there is more of it
    long: bool  # it can be folded
    clock: str
    status: str  # stored, sent, agreed, delivered
    first: bool  # of a run by the same person
    last: bool
    tip: str
    quote: Quote | None = None  # of the message that it answers
    file: FileInfo | None = None  # that it announces; what it says of itself is not safe to show yet
    shown: ShownFile | None = None  # how that file stands
    jumbo: bool = False  # nothing but a few emoji
    selectable: bool = True

    @property
    def key(self) -> tuple[str, ...]:
        """By author and id."""
        return ("message", self.sender, self.id)

    @property
    def spoken(self) -> str:
        """Who, when, in answer to what, what, state."""
        who = tr("You") if self.own else tr("{name}, verified").format(name=self.name) if self.verified else self.name
        begins = f"{who}, {self.clock}:"
        if self.quote is not None:
            quoted = tr("{author}, {time} in answer to {quote}")
            begins = text.as_sentence(quoted.format(author=who, time=self.clock, quote=self.quote.said))
        said = " ".join([spoken(self.words, self.file), *([self.shown.spoken] if self.shown is not None else [])])
        return f"{begins} {said} {tr(STATUS[self.status])}."


@dataclass(frozen=True)
class DividerRow:
    """A day, an era, the beginning, or how far all agree."""

    kind: str  # day, era, beginning, agreed
    title: str
    words: str = ""
    selectable: bool = False

    @property
    def key(self) -> tuple[str, ...]:
        """The agreed line is one and the same wherever it stands."""
        return (self.kind,) if self.kind in ("agreed", "beginning") else (self.kind, self.title)

    @property
    def spoken(self) -> str:
        """Its words."""
        return f"{text.as_sentence(self.title)} {self.words}" if self.words else self.title


@dataclass(frozen=True)
class EpisodeRow:
    """A resync: one line, its stages when unfolded."""

    number: int
    title: str
    stage: str
    unfolded: bool
    notes: tuple[tuple[str, str], ...]  # (time of day, what happened)
    selectable: bool = True

    @property
    def key(self) -> tuple[str, ...]:
        """By its number."""
        return ("episode", str(self.number))

    @property
    def spoken(self) -> str:
        """Its line; its stages when unfolded."""
        details = [f"{when}: {text.as_sentence(words)}" for when, words in self.notes if self.unfolded]
        return " ".join([text.as_sentence(self.title), *details])


@dataclass(frozen=True)
class ChangeRow:
    """Who was added, who went: one quiet line."""

    number: int
    title: str
    tip: str = ""  # who of those named is verified
    selectable: bool = False

    @property
    def key(self) -> tuple[str, ...]:
        """By its number."""
        return ("change", str(self.number))

    @property
    def spoken(self) -> str:
        """Its words."""
        return text.as_sentence(self.title)


@dataclass(frozen=True)
class GapRow:
    """What is missing in this place."""

    member: str
    title: str
    words: str
    selectable: bool = False

    @property
    def key(self) -> tuple[str, ...]:
        """By who wrote it."""
        return ("gap", self.member)

    @property
    def spoken(self) -> str:
        """Its words."""
        return f"{text.as_sentence(self.title)} {self.words}"


ConversationRow = MessageRow | DividerRow | EpisodeRow | ChangeRow | GapRow


@dataclass(frozen=True)
class Scene:
    """What the rows are made from."""

    messages: Sequence[MessageInfo]  # in transcript order, those in the outbox last
    episodes: Sequence[Episode]
    person: Callable[[str], Person]
    unfolded: Set[str]  # ids of long messages and numbers of episodes shown whole
    complete: bool  # nothing older is left to load
    today: date
    title: str
    changes: Sequence[Change] = ()
    gaps: Sequence[Gap] = ()
    quote: Callable[[Answered], Quote | None] = lambda _answered: None
    ended: bool = True  # nothing newer is left to load
    file_of: Callable[[MessageInfo, Person], ShownFile | None] = lambda _message, _author: None


def conversation_rows(scene: Scene) -> list[ConversationRow]:
    """The rows of a conversation, top to bottom."""
    rows: list[ConversationRow] = []
    if scene.complete:
        rows.append(
            DividerRow(
                "beginning",
                tr("The beginning of {name}").format(name=text.isolated(scene.title)),
                tr("Only its members can read what is written here; keys change with every message."),
            )
        )
    agreed_at = max((i for i, m in enumerate(scene.messages) if m.agreed), default=-1)
    missing, told = _missing_before(scene), _Told(scene)
    before: MessageInfo | None = None
    shown_day: date | None = None
    for i, message in enumerate(scene.messages):
        after = scene.messages[i + 1] if i + 1 < len(scene.messages) else None
        rows += told.gaps(missing.get(i, ()))
        rows += told.before(_era(message))
        day = text.moment(message.time).date()
        new_day = day != shown_day
        if new_day:
            rows.append(DividerRow("day", text.day(day, scene.today)))
            shown_day = day
        broken = (i == agreed_at + 1 and i > 0) or i in missing
        first = new_day or broken or not _one_run(before, message)
        last = i == agreed_at or i + 1 in missing or not _one_run(message, after) or _day_of(after) != day
        rows.append(_message_row(message, first, last, scene))
        if i == agreed_at and (scene.ended or after is not None):
            rows.append(DividerRow("agreed", tr("All agree up to here")))
        before = message
    if scene.ended:
        rows += told.gaps(missing.get(len(scene.messages), ()))
        rows += told.rest()
    return rows


class _Told:
    """What stands between messages, each once, while one goes down the conversation."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._episodes, self._changes = list(scene.episodes), list(scene.changes)
        self._era: Era | None = None

    def before(self, era: Era | None) -> Iterator[ConversationRow]:
        """What stands above a message of ``era`` (None: it waits in the outbox)."""
        told: list[Episode | Change] = []
        while self._episodes and _comes_before(self._episodes[0], era):
            told.append(self._episodes.pop(0))
        begun = [c for c in self._changes if c.epoch is not None and (era is None or c.epoch <= era[0])]
        yield from self._in_order([*told, *(self._changes.pop(0) for _ in begun)])
        yield from _era_divider(self._era, era, self._scene)
        self._era = era

    def gaps(self, gaps: Iterable[Gap]) -> Iterator[ConversationRow]:
        """What is missing, each under its own era."""
        for gap in gaps:
            yield from self.before(gap.position[:2])
            yield GapRow(gap.member, *gap_words(gap, self._scene.person))

    def rest(self) -> Iterator[ConversationRow]:
        """What has no message below it."""
        yield from self._in_order([*self._episodes, *self._changes])

    def _in_order(self, told: Sequence[Episode | Change]) -> Iterator[ConversationRow]:
        """What has not begun an era yet comes last."""
        for one in sorted(told, key=_begins):
            yield _episode_row(one, self._scene) if isinstance(one, Episode) else _change_row(one, self._scene)


def _begins(one: Episode | Change) -> Era:
    begun = one.begun if isinstance(one, Episode) else (one.epoch, 0) if one.epoch is not None else None
    return begun if begun is not None else (sys.maxsize, 0)


def _missing_before(scene: Scene) -> dict[int, list[Gap]]:
    """What is missing, by the message that it stands above; what may be further up than what is loaded is left out."""
    placed = [message.position for message in scene.messages if message.position is not None]
    result: dict[int, list[Gap]] = {}
    for gap in sorted(scene.gaps, key=lambda gap: (gap.position, gap.member)):
        at = bisect_right(placed, gap.position)
        if at or scene.complete:
            result.setdefault(at, []).append(gap)
    return result


def thread_rows(scene: Scene) -> list[ConversationRow]:
    """The rows of a one-on-one thread (SMMP §IX), top to bottom; ``scene.title`` names the other end."""
    rows: list[ConversationRow] = []
    if scene.complete:
        rows.append(
            DividerRow(
                "beginning",
                tr("Only you and {name}").format(name=text.isolated(scene.title)),
                tr("Nobody else in the group can read what is written here, or sees it in the conversation."),
            )
        )
    for i, message in enumerate(scene.messages):
        before = scene.messages[i - 1] if i else None
        after = scene.messages[i + 1] if i + 1 < len(scene.messages) else None
        day = text.moment(message.time).date()
        new_day = day != _day_of(before)
        if new_day:
            rows.append(DividerRow("day", text.day(day, scene.today)))
        first = new_day or not _one_run(before, message)
        last = not _one_run(message, after) or _day_of(after) != day
        rows.append(_message_row(message, first, last, scene, "delivered"))
    return rows


def _change_row(change: Change, scene: Scene) -> ChangeRow:
    people = [scene.person(who) for who in dict.fromkeys((change.by, *change.whom))]
    proofs = [
        (tr("{name}: verified.") if p.verified else tr("{name}: not verified.")).format(name=text.isolated(p.name))
        for p in people
        if not p.own
    ]
    return ChangeRow(change.number, change_words(change, scene.person), " ".join(proofs))


def change_words(change: Change, person: Callable[[str], Person]) -> str:
    """The line: ``Ada added Dana``."""
    author = person(change.by)
    people = [person(member) for member in change.whom]
    us = tr("you", "whom somebody has added or removed")
    whom = text.listing([us if member.own else member.name for member in people], limit=8)
    match change.kind, author.own:
        case "added", True:
            words = tr("You added {whom}")
        case "added", _:
            words = tr("{by} added {whom}")
        case "removed", True:
            words = tr("You removed {whom}")
        case "removed", _:
            words = tr("{by} removed {whom}")
        case "left", True:
            words = tr("You left")
        case "left", _:
            words = tr("{by} left")
        case _:
            words = tr("You were removed by {by}")
    return words.format(by=text.isolated(author.name), whom=whom)


def gap_words(gap: Gap, person: Callable[[str], Person]) -> tuple[str, str]:
    """What is missing, and whether it will come: only its author can send it again."""
    author = person(gap.member)
    name = text.isolated(author.name)
    title = tr("%Ln message(s) by {name} are missing here", "", gap.count)
    if gap.gone:
        words = tr("Others hold the %n message(s). {name} is no longer a member; they may never come.", "", gap.count)
    elif author.online:
        words = tr("Others hold the %n message(s). They come when {name} sends them again.", "", gap.count)
    else:
        words = tr("Others hold the %n message(s). They come when {name} is back and sends them again.", "", gap.count)
    return title.format(name=name), words.format(name=name)


def _comes_before(episode: Episode, era: Era | None) -> bool:
    """Whether an episode's line stands above a message of ``era`` (None: it waits in the outbox)."""
    if era is None:
        return episode.over
    return episode.begun is not None and era >= episode.begun


def _era(message: MessageInfo) -> Era | None:
    return message.position[:2] if message.position else None


def _day_of(message: MessageInfo | None) -> date | None:
    return text.moment(message.time).date() if message else None


def _one_run(one: MessageInfo | None, other: MessageInfo | None) -> bool:
    if one is None or other is None or one.sender != other.sender:
        return False
    same_era = _era(one) == _era(other) or other.position is None
    return same_era and abs(other.time - one.time) < _RUN_MS


def _era_divider(was: Era | None, era: Era | None, scene: Scene) -> Iterator[DividerRow]:
    if was is None or era is None or was == era or any(episode.covers(era) for episode in scene.episodes):
        return
    if any(change.epoch is not None and was[0] < change.epoch <= era[0] for change in scene.changes):
        return
    if era[0] != was[0]:
        yield DividerRow("era", tr("Fresh keys · epoch {epoch}").format(epoch=era[0]))
    else:
        yield DividerRow("era", tr("Back in step · epoch {epoch}, era {era}").format(epoch=era[0], era=era[1]))


def _message_row(message: MessageInfo, first: bool, last: bool, scene: Scene, agreed: str = "agreed") -> MessageRow:
    answers = body_of(message.text).answers
    quote = scene.quote(answers) if answers is not None else None
    unfolded = message.id in scene.unfolded
    person = scene.person(message.sender)
    file = scene.file_of(message, person)
    return _made_row(message, person, first, last, unfolded, quote, agreed, file)


@lru_cache(maxsize=_KEPT_ROWS)
def _made_row(
    message: MessageInfo,
    person: Person,
    first: bool,
    last: bool,
    unfolded: bool,
    quote: Quote | None,
    agreed: str,
    shown: ShownFile | None,
) -> MessageRow:
    body = body_of(message.text)
    words = text.visible(body.words)
    long = len(words) > _COLLAPSED_CHARS or words.count("\n") > _COLLAPSED_LINES or person.blocked
    cut = long and not unfolded
    hidden = cut and person.blocked
    if hidden:
        words = tr(BLOCKED_WORDS)
    elif cut:
        words = "\n".join(words[:_COLLAPSED_CHARS].split("\n")[:_COLLAPSED_LINES]) + " …"
    status = status_of(message, agreed)
    return MessageRow(
        id=message.id,
        sender=message.sender,
        name=person.name,
        own=person.own,
        verified=person.verified,
        words=words,
        cut=cut,
        long=long,
        clock=text.clock(message.time),
        status=status,
        first=first,
        last=last,
        tip=_tip(message, status, person),
        quote=None if hidden else quote,
        file=None if hidden else body.file,
        shown=None if hidden else shown,
        jumbo=body.file is None and not hidden and is_jumbo(words),
    )


def status_of(message: MessageInfo, agreed: str = "agreed") -> str:
    """A message's state, a key of :data:`STATUS`; ``agreed``: the word where everybody holds it."""
    return agreed if message.agreed else "sent" if message.position else "stored"


def is_jumbo(words: str) -> bool:
    """Whether a message is one to three emoji and nothing else: they are shown larger."""
    found = words.split()
    if not found or len(words) > _JUMBO_CHARS or words.isascii():
        return False
    return all(emoji.purely_emoji(word) for word in found) and emoji.emoji_count(words) <= _JUMBO


def _tip(message: MessageInfo, status: str, person: Person) -> str:
    known = tr("verified") if person.verified else tr("not compared yet")
    proof = [] if person.own else [f"{person.name} · {known}"]
    lines = [*proof, text.whole_moment(message.time), tr(STATUS[status])]
    if message.position:
        epoch, era, step = message.position
        where = tr("Epoch {epoch} · era {era} · step {step} · digest {digest}")
        lines.append(where.format(epoch=epoch, era=era, step=step, digest=message.digest[:8]))
    return "\n".join(lines)


def _episode_row(episode: Episode, scene: Scene) -> EpisodeRow:
    number = str(episode.number)
    unfolded = number in scene.unfolded
    notes = []
    for note in episode.notes if unfolded else ():
        stage = {
            "required": tr("A resync is needed"),
            "sent": tr("You sent a new start"),
            "received": tr("{name} sent a new start").format(name=_sender(note, scene)),
            "healing": tr("In step again; fresh keys are being agreed"),
            "healed": tr("Healed: everyone holds the same, under fresh keys"),
            "failed": tr("Given up"),
        }[note.stage]
        reason = text.one_line(from_core(note.reason or "")).rstrip(".")
        notes.append((text.clock(round(note.at * 1000), seconds=True), f"{stage} · {reason}" if reason else stage))
    return EpisodeRow(episode.number, episode.title, episode.stage, unfolded, tuple(notes))


def _sender(note: Note, scene: Scene) -> str:
    if note.by is None:
        return tr("Somebody")
    person = scene.person(note.by)
    return tr("You") if person.own else text.isolated(person.name)
