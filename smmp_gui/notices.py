"""What a notification says, and which conversation it is about. Plain text, safe to show: others wrote the names."""

from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple

from smmp_core.body import Body
from smmp_gui import text
from smmp_gui.core_words import from_core
from smmp_gui.words import tr

MORE_THAN = 3
"""From more conversations at once than this, one notification tells of all."""


class Topic(NamedTuple):
    """What a notification is about; there is one of each at most. ``group`` and ``peer`` are ids, or nothing."""

    kind: Literal["group", "thread", "invitation", "alert", "many"]
    group: str = ""
    peer: str = ""


@dataclass(frozen=True)
class Notice:
    """A notification."""

    title: str
    body: str = ""
    urgent: bool = False

    def __repr__(self) -> str:
        return f"Notice({len(self.title)} and {len(self.body)} characters)"


@dataclass(frozen=True)
class News:
    """What came in a conversation since it was last read."""

    group: str  # the group's name, as all names here safe to show
    private: bool = False
    count: int = 0
    sender: str = ""  # of the newest message
    words: str = field(default="", repr=False)  # of the newest message

    def and_one(self, sender: str, body: str) -> "News":
        """One more message; ``body``: its text as it travels."""
        return replace(self, count=self.count + 1, sender=sender, words=_words(body))

    def notice(self, *, with_words: bool) -> Notice:
        """The notification; ``with_words``: whether it may show what was written."""
        sender, group = text.isolated(self.sender), text.isolated(self.group)
        if self.count == 1:
            title = tr("{sender} privately in {group}") if self.private else tr("{sender} in {group}")
            title = title.format(sender=sender, group=group)
            return _notice(title, self.words if with_words else tr("New message"))
        if self.private:
            title = tr("%n private messages from {sender} in {group}", "", self.count).format(
                sender=sender, group=group
            )
            return _notice(title, self.words if with_words else "")
        title = tr("%n messages in {group}", "", self.count).format(group=group)
        body = f"{sender}: {self.words}" if with_words else tr("The newest one is from {sender}").format(sender=sender)
        return _notice(title, body)


def many(news: list[News]) -> Notice:
    """One notification for many conversations."""
    count = sum(one.count for one in news)
    groups = list(dict.fromkeys(one.group for one in news))
    title = tr("%n messages in {conversations} conversations", "", count).format(conversations=len(news))
    return _notice(title, text.listing(groups))


def invitation(by: str, group: str) -> Notice:
    """Somebody invites us."""
    title = tr("{name} invites you to {group}").format(name=text.isolated(by), group=text.isolated(group))
    return _notice(title, tr("Accept or decline in SMMP."))


def alert(group: str, sentence: str) -> Notice:
    """Something about a group (or none) that must not wait until one looks."""
    return _notice(text.isolated(group) if group else "SMMP", text.one_line(from_core(sentence), 300), urgent=True)


def _notice(title: str, body: str, *, urgent: bool = False) -> Notice:
    return Notice(text.onwards(title), body, urgent)


def _words(body: str) -> str:
    parsed = Body.decode(body)
    words = text.one_line(parsed.words)
    if parsed.file is None:
        return words
    file = tr("File: {name}").format(name=text.isolated(text.one_line(parsed.file.name, 80)))
    return f"{file} · {words}" if words else file
