"""Text from elsewhere made safe to show, and times in words.

Names and messages are written by others: nothing of them may hide, turn around or pose as our own words.
"""

import html
import re
import unicodedata
from datetime import date, datetime

from PySide6 import QtGui
from PySide6.QtCore import QDate, QLocale, QTime

from smmp_gui import mirror
from smmp_gui.words import tr

_FLAG = re.compile("\U0001f3f4[\U000e0020-\U000e007e]{1,8}\U000e007f")  # England's flag and its like
_JOINERS = "\u200c\u200d"  # Persian and emoji need them
_KEPT = "\n\t"
_WORDS = {"\u202a": "LRE", "\u202b": "RLE", "\u202c": "PDF", "\u202d": "LRO", "\u202e": "RLO"}
_WORDS |= {"\u2066": "LRI", "\u2067": "RLI", "\u2068": "FSI", "\u2069": "PDI"}
_ISOLATE = "\u2068{}\u2069"
_LEFT_MARK, _RIGHT_MARK = "\u200e", "\u200f"
_UNSEEN = {0x2068: None, 0x2069: None, 0x200B: None, 0x200E: None, 0x200F: None}
_ENDLESS, _PIECE = re.compile(r"\S{25,}"), re.compile(r"\S{8}(?=\w)")
_SHORT_MINUTES = re.compile("(.)mm")
_QUOTES = "\u2069”’\"')"


def visible(text: str) -> str:
    """``text`` with every control, override and invisible format character spelt out, as ``‹RLO›``."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.isprintable():
        return text
    parts, at = [], 0
    for flag in _FLAG.finditer(text):
        parts += [_spell(text[at : flag.start()]), flag.group()]
        at = flag.end()
    return "".join([*parts, _spell(text[at:])])


def _spell(text: str) -> str:
    return "".join(_spell_one(c) for c in text)


def _spell_one(c: str) -> str:
    if c in _KEPT or c in _JOINERS or unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp"):
        return c
    return f"‹{_WORDS.get(c, f'U+{ord(c):04X}')}›"


def one_line(text: str, limit: int = 200) -> str:
    """The beginning of ``text`` as a single visible line, for lists."""
    return " ".join(visible(text[: 2 * limit]).split())[:limit]


def shown_name(name: str, fingerprint: str = "") -> str:
    """A person's or group's name as one visible line; the fingerprint's beginning when there is none."""
    return one_line(name, 64) or fingerprint[:8] or "?"


def name_of_another(name: str, fingerprint: str) -> str:
    """As :func:`shown_name`, of somebody else: who calls themselves ``You`` must not speak in our user's place."""
    shown = shown_name(name, fingerprint)
    words = re.findall(r"\w+", unicodedata.normalize("NFKC", shown).casefold())
    ours = {"you", tr("You").casefold()}
    return f"{shown} · {fingerprint[:8]}" if words and words[-1] in ours else shown


def isolated(name: str) -> str:
    """``name`` fenced off so that neither its writing direction nor an endless word can spoil the lines around it."""
    return _ISOLATE.format(_ENDLESS.sub(lambda word: _PIECE.sub("\\g<0>\u200b", word[0]), name))


def onwards(words: str) -> str:
    """A sentence of ours, which runs as the window does even when a name that does not stands at its beginning."""
    return (_RIGHT_MARK if mirror.is_mirrored() else _LEFT_MARK) + words


def bare(words: str) -> str:
    """``words`` without the marks of :func:`isolated` and :func:`onwards`, for what others lay out."""
    return words.translate(_UNSEEN)


def tip(words: str) -> str:
    """``words`` for a tooltip: what looks like markup there would be obeyed, and not shown."""
    return f'<p style="white-space: pre-wrap">{html.escape(words)}</p>' if QtGui.Qt.mightBeRichText(words) else words


def as_sentence(words: str) -> str:
    """``words`` with a full stop, unless they end in such a mark already."""
    return words if words.rstrip(_QUOTES).endswith((".", "!", "?", "…")) else f"{words}."


def listing(names: list[str], limit: int = 3) -> str:
    """``Ada, Bob and 3 others``."""
    shown = [isolated(name) for name in names[:limit]]
    more = len(names) - len(shown)
    if more:
        return tr("{names} and %n other(s)", "", more).format(names=", ".join(shown))
    if len(shown) < 2:
        return "".join(shown)
    return tr("{names} and {last}").format(names=", ".join(shown[:-1]), last=shown[-1])


def initials(name: str) -> str:
    """One or two letters (or an emoji) standing for a name."""
    words = [word for word in one_line(name, 64).split() if word[0].isalnum()]
    if not words:
        return one_line(name, 64)[:1] or "?"
    return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper()


def is_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction runs from right to left; what is fenced off does not count."""
    fences = 0
    for c in text[:500]:
        direction = unicodedata.bidirectional(c)
        if direction in ("FSI", "PDI"):
            fences += 1 if direction == "FSI" else -1
        elif not fences and direction in ("R", "AL", "L"):
            return direction != "L"
    return False


def moment(ms: int) -> datetime:
    """An author's clock (ms since 1970) as local time; clocks beyond the calendar stop at its ends."""
    try:
        return datetime.fromtimestamp(ms / 1000)
    except (OverflowError, OSError, ValueError):
        return datetime(1970, 1, 1) if ms < 0 else datetime(9999, 12, 31)


def clock(ms: int, *, seconds: bool = False) -> str:
    """The time of day, as the user's region writes it."""
    at, written = moment(ms), QLocale().timeFormat(QLocale.FormatType.ShortFormat)
    if seconds:
        written = _SHORT_MINUTES.sub(r"\1mm\1ss", written)  # Qt's longer format names the time zone too
    return QLocale().toString(QTime(at.hour, at.minute, at.second), written)


def day(at: date, today: date) -> str:
    """A day's name for a divider."""
    days = (today - at).days
    if days in (0, 1):
        return (tr("Today"), tr("Yesterday"))[days]
    if 1 < days < 7:
        return QLocale().standaloneDayName(at.isoweekday())
    written = tr("d MMMM", "a day, by the letters of Qt's dates")
    if at.year != today.year:
        written = tr("d MMMM yyyy", "a day, by the letters of Qt's dates")
    return _written(at, written)


def whole_moment(ms: int) -> str:
    """The day and the time, to the second."""
    written = tr("dddd, d MMMM yyyy", "a day, by the letters of Qt's dates")
    return f"{_written(moment(ms), written)}, {clock(ms, seconds=True)}"


def _written(at: date, letters: str) -> str:
    return QLocale().toString(QDate(at.year, at.month, at.day), letters)


def number(count: int) -> str:
    """A number as it is written here, in groups of three digits."""
    return QLocale().toString(count)


def short_when(ms: int, now: datetime) -> str:
    """The time today, the day before: for the list of conversations."""
    at = moment(ms)
    return clock(ms) if at.date() == now.date() else day(at.date(), now.date())


def ago(seconds: float) -> str:
    """How long ago, in words."""
    if seconds < 5:
        return tr("just now")
    for size, words in ((86_400, tr("{n} d ago")), (3_600, tr("{n} h ago")), (60, tr("{n} min ago"))):
        if seconds >= size:
            return words.format(n=int(seconds // size))
    return tr("{n} s ago").format(n=int(seconds))
