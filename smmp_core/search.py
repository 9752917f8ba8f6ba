"""What a word is, for the index, for what is looked for, and for what is emphasised: they cannot disagree.

A word is a run of letters and digits, without case, accents or vowel points: ``Café`` is ``cafe``, pointed Hebrew
is unpointed. In scripts that put no spaces between words (Chinese, Japanese, Thai, …) each character counts as a
word, and so does an emoji; what is looked for in them is a phrase: any part of a sentence is found, however short.

The usual way, SQLite's trigram tokenizer, finds nothing shorter than three characters, which most Chinese words are,
makes an index more than twice as large, and erases ten times as slowly.

Whatever changes what this module answers needs a step of the home's ladder that fills the index anew.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from smmp_core.body import Body

_LONGEST_QUERY: Final = 1_000  # characters; the rest is left out
_MOST_WORDS: Final = 32  # of a query
_CLUSTER: Final = 8  # characters: a letter and its marks; further marks are left out
_SNIPPET: Final = 160  # characters
_BEFORE: Final = 36  # of these before the first match
_LOOKED_THROUGH: Final = 8_000  # characters of a text in which matches are emphasised

_ASCII_WORD = re.compile("[a-z0-9]+")
_SPACES = re.compile(r"\s+")
_OF_WORDS: Final = ("Mn", "Mc", "Co", "So")  # categories, beside letters and digits
# Tatweel, soft hyphen, joiner, marks of direction, variation selectors, skin tones: inside a word, of no meaning to it.
_UNHEARD: Final = frozenset(
    "\u0640\u00ad\u200d\u200e\u200f" + "".join(map(chr, [*range(0xFE00, 0xFE10), *range(0x1F3FB, 0x1F400)]))
)
_SPACELESS: Final = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Burmese
    (0x1780, 0x17FF),  # Khmer
    (0x3040, 0x30FF),  # Hiragana, Katakana
    (0x31F0, 0x31FF),
    (0x3400, 0x4DBF),  # Chinese characters
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x3FFFF),
)


class Word(NamedTuple):
    """A word of a text."""

    folded: str  # as it is compared
    start: int  # where it stands, in characters
    end: int


class Query:
    """What is looked for: all of some phrases, the last one's last word perhaps only begun."""

    def __init__(self, words: str) -> None:
        """Any text; what stands in it is never syntax."""
        self.phrases: list[list[str]] = []
        room = _MOST_WORDS
        for part in words[:_LONGEST_QUERY].split():
            phrase = [word.folded for word in words_of(part)][:room]
            room -= len(phrase)
            if phrase:
                self.phrases.append(phrase)

    def __bool__(self) -> bool:
        """Whether anything is looked for."""
        return bool(self.phrases)

    @property
    def match(self) -> str:
        """As FTS5 wants it: words are letters and digits only, so nothing in the quotes can end them."""
        return " AND ".join(f'"{" ".join(phrase)}"' for phrase in self.phrases) + " *"

    def found_in(self, words: list[Word]) -> list[tuple[int, int]]:
        """Where the phrases stand in a text, from start to end, in order and without overlaps."""
        found: list[tuple[int, int]] = []
        for i in range(len(words)):
            for n, phrase in enumerate(self.phrases, 1):
                if self._stands_at(words, i, phrase, begun=n == len(self.phrases)):
                    start, end = words[i].start, words[i + len(phrase) - 1].end
                    if found and start <= found[-1][1]:
                        start, end = found[-1][0], max(end, found.pop()[1])
                    found.append((start, end))
        return found

    @staticmethod
    def _stands_at(words: list[Word], i: int, phrase: list[str], *, begun: bool) -> bool:
        if i + len(phrase) > len(words):
            return False
        *whole, last = phrase
        if any(words[i + k].folded != word for k, word in enumerate(whole)):
            return False
        there = words[i + len(whole)].folded
        return there.startswith(last) if begun else there == last


def words_of(text: str) -> Iterator[Word]:
    """The words of a text, in order."""
    if text.isascii():
        yield from (Word(found[0], *found.span()) for found in _ASCII_WORD.finditer(text.lower()))
        return
    run, start, at = "", 0, 0
    while at < len(text):
        end = at + 1
        while end < len(text) and _is_mark(text[end]):
            end += 1
        folded, alone = _fold(text[at : min(end, at + _CLUSTER)])
        if run and (alone or not folded):
            yield Word(run, start, at)
            run = ""
        if alone:
            yield Word(folded, at, end)
        elif folded:
            start = start if run else at
            run += folded
        at = end
    if run:
        yield Word(run, start, at)


def searchable(text: str) -> str:
    """What can be found of a message's text: the name of its file, its words; not the header in front of them."""
    body = Body.decode(text)
    return f"{body.file.name} {body.words}" if body.file is not None else body.words


def indexed(text: str) -> str:
    """What the index holds of a message's text: its words, folded, with spaces between."""
    return " ".join(word.folded for word in words_of(searchable(text)))


def snippet(text: str, query: Query) -> tuple[str, tuple[tuple[int, int], ...]]:
    """A line of a message's text around the first match, and where all matches in it stand: (start, length)."""
    whole = searchable(text)
    words = list(words_of(whole[:_LOOKED_THROUGH]))
    found = query.found_in(words)
    begin = found[0][0] - _BEFORE if found else 0
    begin = next((word.start for word in words if word.start >= begin), 0) if begin > 0 else 0
    end = min(len(whole), begin + _SNIPPET)
    line, matches = "…" if begin else "", []
    at = begin
    for start, stop in [(start, min(stop, end)) for start, stop in found if start < end]:
        line += _SPACES.sub(" ", whole[at:start])
        match = _SPACES.sub(" ", whole[start:stop])
        matches.append((len(line), len(match)))
        line += match
        at = stop
    line += _SPACES.sub(" ", whole[at:end]).rstrip() + ("…" if end < len(whole) else "")
    return line, tuple(matches)


@lru_cache(maxsize=8192)
def _is_mark(c: str) -> bool:
    return c in _UNHEARD or unicodedata.category(c)[0] == "M"


@lru_cache(maxsize=8192)
def _fold(cluster: str) -> tuple[str, bool]:
    """A letter with its marks as it is compared, and whether it is a word of its own; nothing, if it is none of one."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", cluster).casefold())
    composed = unicodedata.normalize("NFC", "".join(c for c in plain if c not in _UNHEARD and not _is_accent(c)))
    folded = "".join(c for c in composed if c.isalnum() or unicodedata.category(c) in _OF_WORDS)
    if not folded:
        return "", False
    code = ord(folded[0])
    spaceless = any(first <= code <= last for first, last in _SPACELESS)
    return folded, spaceless or unicodedata.category(folded[0]) == "So"


def _is_accent(c: str) -> bool:
    """Accents and vowel points; not the marks that Indic scripts, Thai and Kana cannot do without."""
    place = unicodedata.combining(c)
    return 10 <= place <= 36 or place >= 200
