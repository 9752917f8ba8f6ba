"""The words that the lab's sentences are put together from: people, places, fingerprints."""

from collections.abc import Iterable

from PySide6.QtCore import QLocale

from smmp_core.trace.records import Place
from smmp_gui.text import isolated, listing, one_line, shown_name
from smmp_gui.words import tr

DIGITS = 4  # of a digest, in a sentence
NAMED = 6  # people called by name; more are counted
QUOTED = 60  # characters of a message


def person(names: dict[str, str], key: str) -> str:
    """One member's name, fenced off."""
    return isolated(shown_name(names.get(key, ""), key))


def people(names: dict[str, str], keys: Iterable[str]) -> str:
    """Some members' names, in the order in which they came."""
    chosen = set(keys)
    order = [key for key in names if key in chosen] + sorted(chosen - names.keys())
    return listing([shown_name(names.get(key, ""), key) for key in order], NAMED)


def step_words(place: Place) -> str:
    """A place in the conversation: ``step 3``, ``step 1 of era 2``, ``era 2``, ``epoch 2``."""
    epoch, era, _, step = place
    if step and era:
        return tr("step {step} of era {era}").format(step=step, era=era)
    if step:
        return tr("step {step}").format(step=step)
    return tr("era {era}").format(era=era) if era else tr("epoch {epoch}").format(epoch=epoch)


def first_words(position: tuple[int, int, int], place: Place) -> str:
    """Where a message was first encrypted, seen from ``place``."""
    epoch, era, step = position
    words = step_words((epoch, era, 0, step))
    if epoch == place[0]:
        return tr("{step} of era {era}").format(step=words, era=era) if not era and place[1] else words
    return tr("{step} of epoch {epoch}").format(step=words, epoch=epoch)


def digest_words(digest: str) -> str:
    """A digest's first digits."""
    return digest[:DIGITS]


def quoted(text: str) -> str:
    """What somebody wrote, in quotes."""
    return tr("“{text}”").format(text=isolated(shortened(text)))


def shortened(text: str) -> str:
    """The beginning of a text, as one line."""
    line = one_line(text, QUOTED + 1)
    return line if len(line) <= QUOTED else f"{line[:QUOTED].rstrip()}…"


def seconds(value: float) -> str:
    """A time in seconds."""
    return tr("{n} s").format(n=QLocale().toString(value, "f", 2))


def sentences(*parts: str) -> str:
    """Whole sentences, one after the other."""
    return " ".join(part for part in parts if part)
