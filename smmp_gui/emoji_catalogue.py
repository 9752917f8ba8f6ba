"""The emoji one can choose from: those that a font here can draw, by category, by name and by ``:short`` name."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

import emoji
from PySide6.QtGui import QFont, QFontDatabase, QRawFont

from smmp_gui.words import QT_TRANSLATE_NOOP

CATEGORIES = {
    QT_TRANSLATE_NOOP("", "Smileys"): "😀",
    QT_TRANSLATE_NOOP("", "People"): "👋",
    QT_TRANSLATE_NOOP("", "Animals and nature"): "🐻",
    QT_TRANSLATE_NOOP("", "Food and drink"): "🍎",
    QT_TRANSLATE_NOOP("", "Travel and places"): "🚗",
    QT_TRANSLATE_NOOP("", "Activities"): "⚽",
    QT_TRANSLATE_NOOP("", "Objects"): "💡",
    QT_TRANSLATE_NOOP("", "Symbols"): "🔣",
    QT_TRANSLATE_NOOP("", "Flags"): "🏁",
}
"""The categories, in order, and the emoji that stands for each."""

# By the first code point, in the order shown; what lies in several ranges belongs to the first of them. Unicode's own
# groups, roughly; what lies in none is an object.
_RANGES = {
    "Flags": ("1f1e6-1f1ff 1f38c 1f3c1 1f3f3-1f3f4 1f6a9"),
    "Smileys": (
        "1f600-1f644 1f910-1f917 1f920-1f92f 1f970-1f976 1f978-1f97a 1f9d0 1fae0-1fae9 263a 2639 1f479-1f480 "
        "2620 1f4a9 1f648-1f64a 1f47a-1f47f 1f383 1f48b-1f48c 1f493-1f49f 2764 2763 1f494 1f4a2 1f4a5 1f4ab "
        "1f9e1 1f90d-1f90e 1fa75-1fa77 1f4a4 1f4a6 1f4a8 1f4ac-1f4ad 1f573 1f5e8 1f5ef"
    ),
    "People": (
        "1f446-1f450 1f64c 1f64f 1f90c 1f90f 1f918-1f91f 1f932 1faf0-1faf8 1f590 1f595-1f596 261d 270a-270d "
        "1f4aa 1f440-1f445 1f933 1f48f 1f491 1f464-1f478 1f481-1f483 1f485-1f487 1f574-1f575 1f57a "
        "1f645-1f647 1f64b-1f64f 1f930-1f939 1f977 1f9b4-1f9bb 1f9cd-1f9df 1fac0-1fac8 1f385 1f9d1-1f9dd "
        "1f5e3 1f463 1f9b7 1f9be-1f9bf 1f484 1fae6 1f466-1f46f 1f6b6 1f6cc"
    ),
    "Animals and nature": (
        "1f337-1f344 1f330-1f335 1f400-1f43f 1f490 1f940 1f980-1f9ae 1f54a 1f577-1f578 1fab0-1fabf "
        "1facd-1facf 1f3f5 2618 1f9a0-1f9af 1fadf 1f384 1f38b 1f38d"
    ),
    "Food and drink": (
        "1f345-1f37f 1f32d-1f32f 1f336 1f942-1f944 1f950-1f96f 1f9c0-1f9cb 1fad0-1fadb 2615 1f52a 1f3fa 1f382 "
        "1fad7-1fade 1f95f"
    ),
    "Activities": (
        "1f380-1f381 1f386-1f397 1f399-1f3b4 1f3bd-1f3c6 1f3c7-1f3d3 1f3f8-1f3f9 1f93a-1f94f 1f9e7-1f9e9 "
        "1f397 1f52e 1f579 1f3af-1f3b4 1fa70 1fa80-1fa81 1fa83 1fa84-1fa86 1faa9 1f9f8 26bd-26be 26f3 "
        "26f7-26f9 26f8 2660 2663 2665 2666 1f004 1f0cf 1f5bc 1f9f5-1f9f6 1f6f7 1f6fc 265f 1f6a3 1f6b4-1f6b5 "
        "1f3ab"
    ),
    "Travel and places": (
        "1f300-1f32c 1f3d4-1f3f0 1f450 1f480 1f492 1f525 1f54b-1f54d 1f550-1f567 1f570 1f5fa-1f5ff "
        "1f680-1f6b3 1f6b7 1f6d1-1f6f6 1f6f8-1f6fb 1fa82 1f9ed 1f9f1 1f9f3 1f9bc-1f9bd 1f9ad 26ea 26f0-26f2 "
        "26f4-26f5 26fa 26fd 2693 2600-2604 2614 2b50 26a1 26c4-26c8 2708 231a-231b 23f0-23f3 2668 1f488 "
        "1f30a-1f30f 1fa90 1faa8 1fab5 1f5fe 1f3aa 1f3ad 1f4a7 2744 26c5 1f4ba"
    ),
    "Symbols": (
        "1f170-1f251 1f4a0 1f4af 1f500-1f50e 1f514-1f515 1f51e-1f524 1f52f-1f53d 1f549 1f54e 1f5a4 1f6ab "
        "1f6ad-1f6b1 1f6b3 1f6b9-1f6bc 1f6be 1f6c2-1f6c5 1f6d0 1f7e0-1f7eb 1f4f4-1f4f6 1f3a6 1f4b1-1f4b2 "
        "1f6d7 1faaf 1f310 23-39 a9 ae 203c-21aa 2328-2328 23cf 23e9-23ef 23f8-23fa 24c2-25fe 2611 2622-2638 "
        "2640-2653 267b-267f 2692-26a7 26aa-26ab 26ce-26d4 26e9 2705 2714-2757 2795-27bf 2934-2b1c 2b55 "
        "3030-3299 1f4f3 1f4db 1f7f0"
    ),
}
_ELSEWHERE = (10_000, "Objects")
_TONES = range(0x1F3FB, 0x1F400)
_FULLY_QUALIFIED = 2


@dataclass(frozen=True)
class Emoji:
    """One that can be chosen."""

    glyph: str
    name: str  # in words
    shorts: tuple[str, ...]  # without their colons; the shortest first
    category: str
    selectable: bool = True

    @property
    def key(self) -> tuple[str, ...]:
        """By itself."""
        return ("emoji", self.glyph)

    @property
    def spoken(self) -> str:
        """Its name."""
        return self.name


class Catalogue:
    """Emoji to choose from, in order."""

    def __init__(self, emojis: Iterable[Emoji]) -> None:
        self.all = list(emojis)

    @cached_property
    def categories(self) -> dict[str, list[Emoji]]:
        """By category; those with nothing in them are left out."""
        found: dict[str, list[Emoji]] = {category: [] for category in CATEGORIES}
        for one in self.all:
            found[one.category].append(one)
        return {category: emojis for category, emojis in found.items() if emojis}

    @cached_property
    def shorts(self) -> dict[str, Emoji]:
        """By each short name."""
        return {short: one for one in reversed(self.all) for short in one.shorts}

    def search(self, words: str, limit: int) -> list[Emoji]:
        """The emoji whose name or short name has a word that begins with each of ``words``, the best ones first."""
        wanted = words.casefold().replace("_", " ").split()
        if not wanted:
            return []
        found = []
        for i, one in enumerate(self.all):
            terms = [one.name.casefold(), *(short.replace("_", " ") for short in one.shorts)]
            parts = {part for term in terms for part in term.split()}
            if all(any(part.startswith(word) for part in parts) for word in wanted):
                whole = " ".join(wanted)
                begins = [term.startswith(whole) for term in terms]
                rank = 0 if whole in terms else 1 if begins[1] else 2 if any(begins) else 3
                found.append((rank, i, one))
        return [one for _, _, one in sorted(found, key=lambda each: each[:2])[:limit]]


def drawable(can_draw: Callable[[int], bool]) -> list[Emoji]:
    """The emoji, without skin tones, of which ``can_draw`` has all code points; sequences as far as their year goes."""
    found, newest = [], 0.0
    for glyph, data in emoji.EMOJI_DATA.items():
        if data["status"] != _FULLY_QUALIFIED or any(ord(c) in _TONES for c in glyph):
            continue
        if all(can_draw(ord(c)) for c in glyph if c not in "\ufe0f\u200d" and not 0xE0000 <= ord(c) <= 0xE007F):
            found.append(glyph)
            newest = max(newest, data["E"] if len(glyph) == 1 else 0.0)
    found = [glyph for glyph in found if emoji.EMOJI_DATA[glyph]["E"] <= newest]
    return sorted(map(_described, found), key=_order)


def _described(glyph: str) -> Emoji:
    data = emoji.EMOJI_DATA[glyph]
    name = data["en"].strip(":")
    shorts = {name.casefold(), *(alias.strip(":").casefold() for alias in data.get("alias", ()))}
    _, category = _places().get(ord(glyph[0]), _ELSEWHERE)
    return Emoji(glyph, name.replace("_", " "), tuple(sorted(shorts, key=lambda s: (len(s), s))), category)


def _order(one: Emoji) -> tuple[int, bool, str]:
    """What is put together of several (a woman, a rocket) comes after what is not."""
    rank, _ = _places().get(ord(one.glyph[0]), _ELSEWHERE)
    return (rank, "\u200d" in one.glyph, one.glyph)


@lru_cache(maxsize=1)
def _places() -> dict[int, tuple[int, str]]:
    """By code point: which range it lies in, counted, and that one's category."""
    ranges = [(category, one) for category, ranges in _RANGES.items() for one in ranges.split()]
    found: dict[int, tuple[int, str]] = {}
    for i, (category, one) in enumerate(ranges):
        least, _, most = one.partition("-")
        for code in range(int(least, 16), int(most or least, 16) + 1):
            found.setdefault(code, (i, category))
    return found


@lru_cache(maxsize=1)
def catalogue() -> Catalogue:
    """What can be chosen here, made when it is first asked for."""
    font = _emoji_font()
    return Catalogue(drawable(font.supportsCharacter if font is not None else lambda _code: False))


def _emoji_font() -> QRawFont | None:
    """The font that the system draws emoji with."""
    families = [family for family in QFontDatabase.families() if "emoji" in family.casefold() or family == "JoyPixels"]
    coloured = sorted(families, key=lambda family: ("color" not in family.casefold(), family))
    for family in coloured:
        raw = QRawFont.fromFont(QFont(family))
        if raw.isValid() and raw.supportsCharacter(0x1F600):
            return raw
    return None
