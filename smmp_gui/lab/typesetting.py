"""Formulas set as in a paper: italic letters, real subscripts, lines broken between terms."""

import re
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from smmp_gui.lab.formulas import SHORT, Formula, Term
from smmp_gui.theme import theme

ITALIC: Final = frozenset({"RK", "HK", "NHK", "MK", "mk", "conv_digest", "ctx", "tag", "conf", "mac", "transcript"})
"""Names of values beside the single letters; all other words are names of functions, or labels."""

_UPRIGHT: Final = frozenset("ed")  # encrypt and decrypt
_TOKEN: Final = re.compile(r"conv_digest|0x\d+|[_^]\{[^}]*\}|[_^]\w|[^\W\d_]+|\s+|.", re.DOTALL)
_SMALLER: Final = 0.72
_LEADING: Final = 1.5
_INDENT: Final = 28.0
_BETWEEN: Final = 0.15  # of a line: between a formula's letters and its values


class Piece(NamedTuple):
    """Letters in one style."""

    text: str
    style: str  # ``italic``, ``upright``, ``value``; ``sub`` and ``sup`` for what is set smaller
    term: Term | None = None


def pieces(markup: str, term: Term | None = None) -> list[Piece]:
    """Markup taken apart; the spaces in it are pieces of their own."""
    found = []
    for token in _TOKEN.findall(markup):
        if token[0] in "_^" and len(token) > 1:
            style = "sub" if token[0] == "_" else "sup"
            found.append(Piece(token[1:].strip("{}").replace("-", "−"), style, term))
        elif token in ITALIC or (len(token) == 1 and token.isalpha() and token not in _UPRIGHT):
            found.append(Piece(token, "italic", term))
        else:
            found.append(Piece(" " if token.isspace() else token, "upright", term))
    return found


def plain(formula: Formula, *, values: bool) -> str:
    """A formula as text: its letters, or its values in their place."""
    row = _row(formula, values=values)
    return "".join(f"_{p.text}" if p.style == "sub" else f"^{p.text}" if p.style == "sup" else p.text for p in row)


def has_values(formula: Formula) -> bool:
    """Whether the trace holds anything of it."""
    terms = (formula.left, *(part for part in formula.right if isinstance(part, Term)))
    return any(term.value for term in terms)


def _row(formula: Formula, *, values: bool) -> list[Piece]:
    row = _set(formula.left, values=values)
    row += [Piece(" ", "upright"), Piece(formula.sign, "upright"), Piece(" ", "upright")]
    for part in formula.right:
        row += _set(part, values=values)
    return row


def _set(part: Term | str, *, values: bool) -> list[Piece]:
    if isinstance(part, str):
        return pieces(part)
    if values and part.value:
        return [Piece(part.value[:SHORT], "value", part)]
    return pieces(part.symbol, part)


@dataclass
class Placed:
    """A piece and where it stands: its baseline's left end."""

    piece: Piece
    at: QPointF
    rect: QRectF
    pale: bool


@dataclass
class Setting:
    """Formulas laid out for a width."""

    placed: list[Placed] = field(default_factory=list)
    height: float = 0.0

    def term_at(self, point: QPointF) -> Placed | None:
        """The term under ``point``."""
        return next((one for one in self.placed if one.piece.term is not None and one.rect.contains(point)), None)

    def paint(self, painter: QPainter, chosen: Term | None) -> None:
        """Draw it; ``chosen`` has a ground of its own."""
        for one in self.placed:
            if chosen is not None and one.piece.term is chosen:
                painter.fillRect(one.rect, theme.color("soft"))
        for one in self.placed:
            ink = "muted" if one.pale else "text"
            painter.setPen(theme.color("on_soft" if chosen is not None and one.piece.term is chosen else ink))
            painter.setFont(style_font(one.piece.style))
            painter.drawText(one.at, one.piece.text)


def lay(formulas: tuple[Formula, ...], width: float, top: float = 0.0, left: float = 0.0) -> Setting:
    """Set formulas one below the other, each with its values beneath."""
    setting, line = Setting(), QFontMetricsF(theme.font("body")).height() * _LEADING / 1.25
    y = top
    for formula in formulas:
        y = _lay_row(setting, _row(formula, values=False), y, left, width, line, pale=False)
        if has_values(formula):
            y = _lay_row(setting, _row(formula, values=True), y, left, width, line, pale=True)
        y += line * _BETWEEN * 2
    setting.height = y - top
    return setting


def _lay_row(
    setting: Setting, row: list[Piece], y: float, left: float, width: float, line: float, *, pale: bool
) -> float:
    """One row, broken before what does not fit; returns where the next begins."""
    x, ascent = left, QFontMetricsF(theme.font("body")).ascent()
    for word in _words(row):
        wide = sum(set_width(piece) for piece in word)
        if x + wide > left + width and x > left + _INDENT:
            x, y = left + _INDENT, y + line
            word = word[1:] if word[0].text == " " else word
        for piece in word:
            advance = set_width(piece)
            drop = {"sub": ascent * 0.22, "sup": -ascent * 0.4}.get(piece.style, 0.0)
            spot = QPointF(x, y + ascent + drop)
            setting.placed.append(
                Placed(piece, spot, QRectF(x, y, advance, line * 0.92), pale and piece.style != "value")
            )
            x += advance
    return y + line


def _words(row: list[Piece]) -> list[list[Piece]]:
    """Pieces that stay together: a line may break at spaces."""
    words: list[list[Piece]] = [[]]
    for piece in row:
        if piece.text == " " and words[-1]:
            words.append([])
        words[-1].append(piece)
    return [word for word in words if word]


def style_font(style: str) -> QFont:
    """The font of a piece."""
    if style == "value":
        font = theme.mono("body")
        font.setWeight(QFont.Weight.DemiBold)
        return font
    font = theme.font("body")
    if style in ("sub", "sup"):
        font.setPointSizeF(font.pointSizeF() * _SMALLER)
    font.setItalic(style in ("italic", "sub", "sup"))
    return font


def set_width(piece: Piece) -> float:
    """How wide a piece is."""
    return QFontMetricsF(style_font(piece.style)).horizontalAdvance(piece.text)


def left_to_right(painter: QPainter) -> None:
    """Formulas run from left to right in every language."""
    painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
