"""Who is writing, in words."""

from collections.abc import Sequence

from smmp_core.events import Typing
from smmp_gui import text
from smmp_gui.words import tr

_NAMED = 2


def typists_after(before: Sequence[str], event: Typing) -> list[str]:
    """Who writes in a group after ``event``, in the order in which they began."""
    others = [member for member in before if member != event.member]
    return [*others, event.member] if event.on and event.member not in before else list(before) if event.on else others


def typing_words(names: Sequence[str]) -> str:
    """``Ada is typing…``; nothing where nobody is."""
    if not names:
        return ""
    if len(names) > _NAMED:
        return tr("Several people are typing…")
    whom = text.listing(list(names))
    return tr("{whom} is typing…").format(whom=whom) if len(names) == 1 else tr("{whom} are typing…").format(whom=whom)
