"""Plain text broken into lines, for those who paint it themselves."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from smmp_gui import text


def lay_text(
    words: str, font: QFont, width: float, *, centred: bool = False, hang: float = 0
) -> tuple[QTextLayout, QRectF, float]:
    """Break plain ``words`` into lines; answers the layout, its extent and the last line's width.

    ``hang``: where the first tab of a paragraph leads, and where the lines begin into which it is broken.
    """
    layout = QTextLayout(words.replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    rightwards = text.is_right_to_left(words)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if rightwards else Qt.LayoutDirection.LeftToRight)
    if centred:
        option.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    elif rightwards:
        option.setAlignment(Qt.AlignmentFlag.AlignRight)
    if hang:
        option.setTabStopDistance(hang)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    height, widest, last = _break_lines(layout, width, hang)
    if rightwards and not centred:
        height, widest, last = _break_lines(layout, widest + 1, hang)
    return layout, QRectF(0, 0, widest, height), last


def _break_lines(layout: QTextLayout, width: float, hang: float = 0) -> tuple[float, float, float]:
    height = widest = last = 0.0
    begins = _paragraphs(layout.text()) if hang else set()
    rightwards = layout.textOption().textDirection() == Qt.LayoutDirection.RightToLeft
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        left = hang if hang and line.textStart() not in begins else 0.0
        line.setLineWidth(width - left)
        line.setPosition(QPointF(0 if rightwards else left, height))
        height += line.height()
        last = left + line.naturalTextWidth()
        widest = max(widest, last)
    layout.endLayout()
    return height, min(widest, width), last


def lay_lines(words: str, font: QFont, width: float, lines: int) -> tuple[QTextLayout, QRectF]:
    """The first ``lines`` lines of ``words``, the last one cut with an ellipsis; the layout and its extent."""
    layout, extent, _ = lay_text(words, font, width)
    if layout.lineCount() > lines:
        at = 2 * layout.lineAt(lines - 1).textStart()  # Qt counts in UTF-16
        units = layout.text().encode("utf-16-le", "surrogatepass")
        head, rest = (part.decode("utf-16-le", "replace") for part in (units[:at], units[at:]))
        cut = QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, width - 1)
        layout, extent, _ = lay_text(head + cut, font, width)
    return layout, extent


def _paragraphs(words: str) -> set[int]:
    """Where paragraphs begin, as Qt counts: in UTF-16."""
    at, begins = 0, {0}
    for paragraph in words.split("\u2028"):
        at += len(paragraph.encode("utf-16-le")) // 2 + 1
        begins.add(at)
    return begins
