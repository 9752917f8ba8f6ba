"""The two palettes: petrol ink on warm paper, and the same by night. One place, names for meanings.

Red is kept for one thing, evidence of a fork; amber is for what wants looking at.
"""

from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True)
class Palette:
    """Colours (``#rrggbb``) by what they mean."""

    dark: bool
    window: str  # the left column
    surface: str  # the conversation
    raised: str  # cards, dialogs, fields
    line: str  # hairlines
    edge: str  # outlines of controls
    text: str
    muted: str
    accent: str
    accent_hover: str
    on_accent: str
    soft: str  # the accent's quiet background: selection, chips
    on_soft: str
    hover: str
    neutral: str  # the ground of chips that neither please nor worry
    own: str  # our own bubbles
    on_own: str
    own_muted: str
    own_inset: str  # what is set into our bubbles; dark, for the people of the dark palette
    other: str  # everybody else's
    on_other: str
    other_muted: str
    other_inset: str
    attention: str
    attention_soft: str
    danger: str
    danger_soft: str
    people: tuple[str, ...]  # names and avatars, by fingerprint
    resync: str  # frames of the lab, by what they are about
    handshake: str
    membership: str
    private: str
    digests: tuple[str, ...]  # what members hold, in the lab; neither amber nor red, told apart by the colour-blind too


LIGHT = Palette(
    dark=False,
    window="#f3efe8",
    surface="#fdfbf8",
    raised="#ffffff",
    line="#e6dfd4",
    edge="#958d80",
    text="#1d2524",
    muted="#5c6664",
    accent="#0b6b68",
    accent_hover="#095856",
    on_accent="#ffffff",
    soft="#d9ebe8",
    on_soft="#0a4f4d",
    hover="#e9e3d9",
    neutral="#e9e3d9",
    own="#0e6f6c",
    on_own="#ffffff",
    own_muted="#d3ebe8",
    own_inset="#0a4947",
    other="#efeae2",
    on_other="#1d2524",
    other_muted="#5a625f",
    other_inset="#fbf9f5",
    attention="#7f5200",
    attention_soft="#fbecc9",
    danger="#a8201a",
    danger_soft="#fbe2de",
    people=(
        "#a03a1e",
        "#8a5200",
        "#6a6000",
        "#3d6b12",
        "#0f6e46",
        "#08697a",
        "#1f5fa8",
        "#4a4fc0",
        "#7440b5",
        "#98349a",
        "#a82a66",
        "#7d4a3a",
    ),
    resync="#7440b5",
    handshake="#1f5fa8",
    membership="#0f6e46",
    private="#98349a",
    digests=("#2d247f", "#1f95e0", "#52894d", "#b27a95", "#045781", "#838d0c", "#52203c", "#434b00"),
)

DARK = Palette(
    dark=True,
    window="#141818",
    surface="#1a1f1f",
    raised="#232a2a",
    line="#2e3636",
    edge="#75817e",
    text="#e9eeec",
    muted="#9eaaa7",
    accent="#56c5bb",
    accent_hover="#7ad6cd",
    on_accent="#06211f",
    soft="#1e3b39",
    on_soft="#aee6df",
    hover="#1f2626",
    neutral="#323c3c",
    own="#1b5f5c",
    on_own="#f2fbf9",
    own_muted="#b7dcd7",
    own_inset="#124543",
    other="#283030",
    on_other="#e9eeec",
    other_muted="#a4b0ad",
    other_inset="#1c2222",
    attention="#f2c465",
    attention_soft="#3b3119",
    danger="#ffb0a6",
    danger_soft="#4d211d",
    people=(
        "#f59b80",
        "#eeb05c",
        "#d6c552",
        "#a5cf6d",
        "#6fd3a1",
        "#62cbdc",
        "#84bdf7",
        "#a9aefa",
        "#c7a2f5",
        "#e79ae6",
        "#f597bd",
        "#dba994",
    ),
    resync="#c7a2f5",
    handshake="#84bdf7",
    membership="#6fd3a1",
    private="#e79ae6",
    digests=("#8f8ad7", "#76f1e5", "#4fac7d", "#be82a8", "#bec5fd", "#a7a352", "#a4e9b3", "#d7dd88"),
)

TEXT_PAIRS = (
    ("text", "window"),
    ("text", "surface"),
    ("text", "raised"),
    ("text", "hover"),
    ("muted", "window"),
    ("muted", "surface"),
    ("muted", "raised"),
    ("muted", "hover"),
    ("text", "neutral"),
    ("muted", "neutral"),  # segments
    ("on_soft", "neutral"),
    ("on_soft", "raised"),  # what a search has found
    ("accent", "hover"),
    ("attention", "raised"),  # who differs
    ("attention", "window"),
    ("danger", "raised"),
    ("accent", "surface"),
    ("accent", "raised"),
    ("accent", "window"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("on_soft", "soft"),
    ("muted", "soft"),
    ("on_own", "own"),
    ("own_muted", "own"),
    ("on_other", "other"),
    ("other_muted", "other"),
    ("on_own", "own_inset"),
    ("own_muted", "own_inset"),
    ("on_other", "other_inset"),
    ("other_muted", "other_inset"),
    ("attention", "attention_soft"),
    ("attention", "surface"),
    ("danger", "danger_soft"),
    ("danger", "surface"),
    ("resync", "surface"),
    ("handshake", "surface"),
    ("membership", "surface"),
    ("private", "surface"),
)
"""Foregrounds of text and the grounds they stand on: at least 4.5 to 1 (WCAG 2 AA)."""

SHAPE_PAIRS = (
    ("edge", "raised"),
    ("edge", "surface"),
    ("accent", "window"),
    ("accent", "soft"),  # the frame of the focus around what is chosen
    ("accent", "hover"),
    ("attention", "raised"),
    ("attention", "window"),
    ("danger", "window"),
    ("on_soft", "soft"),
    ("on_accent", "accent"),  # a switch's knob, a check mark
    ("own_muted", "own"),  # the state of our messages
)
"""Outlines and glyphs: at least 3 to 1."""


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@cache
def ink_on(colour: str) -> str:
    """Black or white, whichever stands out more from ``colour``."""
    return max(("#ffffff", "#06100f"), key=lambda ink: contrast(ink, colour))


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
