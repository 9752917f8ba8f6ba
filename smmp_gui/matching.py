"""How well a name fits what somebody types: lists that narrow while one does."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from smmp_core.search import words_of

T = TypeVar("T")


def folded(name: str) -> str:
    """A name without case and accents, its words with spaces between."""
    return " ".join(word.folded for word in words_of(name))


def rank(name: str, wanted: str, *, loose: bool = False) -> int | None:
    """How well ``name`` fits, both :func:`folded`: 0 is best; None: not at all.

    It begins with it, a word of it does, words of it begin with all words wanted, it stands inside. ``loose``: words of
    it begin with its letters, in order, or all letters stand in this order.
    """
    if not wanted or name.startswith(wanted):
        return 0
    if f" {wanted}" in name:
        return 1
    words, letters = name.split(), wanted.replace(" ", "")
    if all(any(word.startswith(part) for word in words) for part in wanted.split()):
        return 2
    if loose and _in_order(letters, "".join(word[0] for word in words)):
        return 3
    if len(wanted) > 1 and wanted in name:
        return 4
    return 5 if loose and _in_order(letters, name) else None


def _in_order(letters: str, name: str) -> bool:
    rest = iter(name)
    return all(letter in rest for letter in letters)


def best(items: Iterable[T], name_of: Callable[[T], str], wanted: str, *, loose: bool = False) -> list[T]:
    """Those that fit, the best first; equally good ones stay in order."""
    wanted_folded = folded(wanted)
    if wanted.strip() and not wanted_folded:
        return []
    ranked = [(rank(folded(name_of(item)), wanted_folded, loose=loose), item) for item in items]
    fitting = [(how, item) for how, item in ranked if how is not None]
    return [item for _, item in sorted(fitting, key=lambda pair: pair[0])]
