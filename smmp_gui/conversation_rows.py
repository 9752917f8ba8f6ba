"""A conversation as rows: messages in runs, dividers for days and eras, resync episodes, how far all agree."""

from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from smmp_core.answers import MessageInfo
from smmp_gui import text
from smmp_gui.adapter import Person
from smmp_gui.episodes import Episode, Era

_RUN_MS = 5 * 60_000
_COLLAPSED_CHARS = 2_400
_COLLAPSED_LINES = 30
_KEPT_ROWS = 4_000
_STATUS = {
    "stored": "stored, not sent yet",
    "sent": "sent, not everyone has confirmed yet",
    "agreed": "everyone holds the same",
}


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
    status: str  # stored, sent, agreed
    first: bool  # of a run by the same person
    last: bool
    tip: str
    selectable: bool = True

    @property
    def key(self) -> tuple[str, ...]:
        """By author and id."""
        return ("message", self.sender, self.id)

    @property
    def spoken(self) -> str:
        """Who, when, what, state."""
        return f"{'You' if self.own else self.name}, {self.clock}: {self.words}. {_STATUS[self.status].capitalize()}."


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
        return f"{self.title}. {self.words}" if self.words else self.title


@dataclass(frozen=True)
class EpisodeRow:
    """A resync: one line, its stages when unfolded."""

    number: int
    title: str
    stage: str
    unfolded: bool
    notes: tuple[tuple[str, str], ...]  # (time of day, sentence)
    selectable: bool = True

    @property
    def key(self) -> tuple[str, ...]:
        """By its number."""
        return ("episode", str(self.number))

    @property
    def spoken(self) -> str:
        """Its line; its stages when unfolded."""
        details = " ".join(f"{when}: {words}." for when, words in self.notes) if self.unfolded else ""
        return f"{self.title}. {details}".strip()


ConversationRow = MessageRow | DividerRow | EpisodeRow


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


def conversation_rows(scene: Scene) -> list[ConversationRow]:
    """The rows of a conversation, top to bottom."""
    rows: list[ConversationRow] = []
    if scene.complete:
        rows.append(
            DividerRow(
                "beginning",
                f"The beginning of {text.isolated(scene.title)}",
                "Only its members can read what is written here; keys change with every message.",
            )
        )
    agreed_at = max((i for i, m in enumerate(scene.messages) if m.agreed), default=-1)
    waiting = list(scene.episodes)
    before: MessageInfo | None = None
    shown_day: date | None = None
    for i, message in enumerate(scene.messages):
        after = scene.messages[i + 1] if i + 1 < len(scene.messages) else None
        era = _era(message)
        while waiting and _comes_before(waiting[0], era):
            rows.append(_episode_row(waiting.pop(0), scene))
        rows += _era_divider(before, era, scene.episodes)
        day = text.moment(message.time).date()
        new_day = day != shown_day
        if new_day:
            rows.append(DividerRow("day", text.day(day, scene.today)))
            shown_day = day
        broken = i == agreed_at + 1 and i > 0
        first = new_day or broken or not _one_run(before, message)
        last = i == agreed_at or not _one_run(message, after) or _day_of(after) != day
        rows.append(_message_row(message, first, last, scene))
        if i == agreed_at:
            rows.append(DividerRow("agreed", "All agree up to here"))
        before = message
    rows += [_episode_row(episode, scene) for episode in waiting]
    return rows


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


def _era_divider(before: MessageInfo | None, era: Era | None, episodes: Sequence[Episode]) -> Iterator[DividerRow]:
    was = _era(before) if before else None
    if was is None or era is None or was == era or any(episode.covers(era) for episode in episodes):
        return
    if era[0] != was[0]:
        yield DividerRow("era", f"Fresh keys · epoch {era[0]}")
    else:
        yield DividerRow("era", f"Back in step · epoch {era[0]}, era {era[1]}")


def _message_row(message: MessageInfo, first: bool, last: bool, scene: Scene) -> MessageRow:
    return _made_row(message, scene.person(message.sender), first, last, message.id in scene.unfolded)


@lru_cache(maxsize=_KEPT_ROWS)
def _made_row(message: MessageInfo, person: Person, first: bool, last: bool, unfolded: bool) -> MessageRow:
    words = text.visible(message.text)
    long = len(words) > _COLLAPSED_CHARS or words.count("\n") > _COLLAPSED_LINES
    cut = long and not unfolded
    if cut:
        words = "\n".join(words[:_COLLAPSED_CHARS].split("\n")[:_COLLAPSED_LINES]) + " …"
    status = "agreed" if message.agreed else "sent" if message.position else "stored"
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
        tip=_tip(message, status),
    )


def _tip(message: MessageInfo, status: str) -> str:
    at: datetime = text.moment(message.time)
    lines = [f"{at:%A}, {at.day} {at:%B %Y, %H:%M:%S}", _STATUS[status].capitalize()]
    if message.position:
        epoch, era, step = message.position
        lines.append(f"Epoch {epoch} · era {era} · step {step} · digest {message.digest[:8]}")
    return "\n".join(lines)


def _episode_row(episode: Episode, scene: Scene) -> EpisodeRow:
    number = str(episode.number)
    unfolded = number in scene.unfolded
    notes = []
    for note in episode.notes if unfolded else ():
        by = f" by {text.isolated(scene.person(note.by).name)}" if note.by else ""
        stage = {
            "required": "A resync is needed",
            "sent": "New start sent",
            "received": f"New start received{by}",
            "healing": "In step again; fresh keys are being agreed",
            "healed": "Healed: everyone holds the same, under fresh keys",
            "failed": "Given up",
        }[note.stage]
        reason = text.one_line(note.reason or "").rstrip(".")
        notes.append((text.clock(round(note.at * 1000)), f"{stage} · {reason}" if reason else stage))
    return EpisodeRow(episode.number, episode.title, episode.stage, unfolded, tuple(notes))
