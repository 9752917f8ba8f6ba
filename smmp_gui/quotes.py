"""What an answer quotes: the message that it answers, as far as it is here."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from smmp_core.answers import MessageInfo
from smmp_core.body import Answered
from smmp_gui import text
from smmp_gui.adapter import Person
from smmp_gui.previews import BLOCKED_WORDS, excerpt
from smmp_gui.words import QT_TRANSLATE_NOOP, tr

NOT_HERE = QT_TRANSLATE_NOOP("", "Message not here")
_LOOKING = "…"
_KEPT = 2_000

MessageKey = tuple[str, str]
"""(author, id): two authors may use one id."""


@dataclass(frozen=True)
class Quote:
    """A message as it is quoted."""

    author: str  # fingerprint
    id: str
    name: str
    own: bool
    words: str  # one safe line
    found: bool  # it can be gone to

    @property
    def answered(self) -> Answered:
        """What an answer to it carries."""
        return Answered(self.author, self.id)

    @property
    def said(self) -> str:
        """Whom it is by and what it says, as a piece of a sentence."""
        author = tr("you") if self.own else text.isolated(self.name)
        return f"{author}: {self.words}"


class Quotes:
    """The messages that are answered: those in sight, and others as soon as they have been looked up."""

    def __init__(self) -> None:
        self._looked_up: dict[MessageKey, MessageInfo | None] = {}
        self._wanted: dict[MessageKey, Answered] = {}

    def quote(
        self, answered: Answered, loaded: Mapping[MessageKey, MessageInfo], person: Callable[[str], Person]
    ) -> Quote:
        """The quote of a message; one that is neither loaded nor looked up is wanted from now on."""
        key, who = (answered.author, answered.id), person(answered.author)
        quote = Quote(answered.author, answered.id, who.name, who.own, _LOOKING, False)
        message = loaded.get(key)
        if message is not None:
            self._looked_up.pop(key, None)  # it was missing, and has come
        else:
            message = self._looked_up.get(key)
        if message is not None:
            return replace(quote, words=tr(BLOCKED_WORDS) if who.blocked else excerpt(message.text), found=True)
        if key in self._looked_up:
            return replace(quote, words=tr(NOT_HERE))
        self._wanted[key] = answered
        return quote

    def take_wanted(self) -> list[Answered]:
        """What is to be looked up; each once."""
        wanted, self._wanted = list(self._wanted.values()), {}
        return wanted

    def supply(self, found: Iterable[tuple[Answered, MessageInfo | None]]) -> None:
        """Take in what was looked up."""
        if len(self._looked_up) > _KEPT:
            self._looked_up.clear()
        self._looked_up.update({(answered.author, answered.id): message for answered, message in found})

    def clear(self) -> None:
        """Another conversation."""
        self._looked_up.clear()
        self._wanted.clear()
