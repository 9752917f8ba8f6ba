"""Formulas on the screen: every value says what it is, to the pointer and to the keyboard."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QHelpEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from smmp_gui import drawing, text
from smmp_gui.lab.formulas import SHORT, Passage, Term
from smmp_gui.lab.typesetting import Setting, has_values, lay, plain
from smmp_gui.speech import announce
from smmp_gui.theme import Space, theme
from smmp_gui.words import tr

_LEAST = 200


class FormulaView(QWidget):
    """As tall as its formulas are at its width."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("formulas")
        self.setAccessibleName(tr("The paper’s formulas"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.passages: list[Passage] = []
        self.current: Term | None = None
        self._settings: list[tuple[float, Passage, Setting]] = []  # the top of each title
        theme.changed.connect(self.update)

    def show_passages(self, passages: list[Passage]) -> None:
        """Show other formulas."""
        if passages == self.passages:
            return
        self.passages, self.current = passages, None
        self._lay()

    def as_text(self) -> str:
        """All of it, for the clipboard."""
        lines = []
        for passage in self.passages:
            lines.append(f"{passage.where}  {passage.title}")
            for formula in passage.formulas:
                lines.append(f"  {plain(formula, values=False)}")
                if has_values(formula):
                    lines.append(f"  {plain(formula, values=True)}")
        return "\n".join(lines)

    def _lay(self) -> None:
        self._settings.clear()
        y, line = 0.0, theme.metrics("small").height()
        for passage in self.passages:
            top = y
            y += line + Space.TINY
            setting = lay(passage.formulas, self.width() - Space.SMALL, y, Space.SMALL)
            self._settings.append((top, passage, setting))
            y += setting.height + Space.SMALL
        self.setFixedHeight(max(1, round(y)))
        self.setVisible(bool(self.passages))
        self.setAccessibleDescription(text.bare(self.as_text()))
        self.update()

    def sizeHint(self) -> QSize:
        """Its width is the inspector's."""
        return QSize(_LEAST, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        if event.size().width() != event.oldSize().width():
            self._lay()

    def changeEvent(self, event: QEvent) -> None:
        """Another size of text."""
        if event.type() == QEvent.Type.FontChange:
            self._lay()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The titles, each with its section, and the formulas."""
        painter = QPainter(self)
        line = theme.metrics("small").height()
        for top, passage, setting in self._settings:
            rect = QRectF(0, top, self.width(), line)
            bold = theme.font("small", QFont.Weight.DemiBold)
            section = theme.metrics("small").horizontalAdvance(passage.where) + Space.SMALL
            named, there = rect.adjusted(0, 0, -section, 0), rect.adjusted(rect.width() - section, 0, 0, 0)
            side = Qt.AlignmentFlag.AlignRight
            if self.isRightToLeft():
                named, there, side = (
                    rect.adjusted(section, 0, 0, 0),
                    rect.adjusted(0, 0, section - rect.width(), 0),
                    (Qt.AlignmentFlag.AlignLeft),
                )
            drawing.elided(painter, named, passage.title, bold, theme.color("text"))
            painter.setFont(theme.font("small"))
            painter.setPen(theme.color("muted"))
            painter.drawText(
                there, side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute, passage.where
            )
            setting.paint(painter, self.current)
        if self.hasFocus() and self.current is None:
            painter.setPen(theme.color("accent"))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    # -- keyboard and pointer -----------------------------------------------------------------

    def terms(self) -> list[tuple[Term, QRectF]]:
        """All that can be asked about, in order, with its place."""
        found: list[tuple[Term, QRectF]] = []
        for _, _, setting in self._settings:
            for one in setting.placed:
                term = one.piece.term
                if term is not None and term.about and all(term is not known for known, _ in found):
                    found.append((term, one.rect))
        return found

    def term_at(self, point: QPointF) -> Term | None:
        """The value under a point."""
        for _, _, setting in self._settings:
            if (placed := setting.term_at(point)) is not None:
                return placed.piece.term
        return None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrow keys go from value to value."""
        forward = (Qt.Key.Key_Right, Qt.Key.Key_Down)
        terms = self.terms()
        if event.key() not in (*forward, Qt.Key.Key_Left, Qt.Key.Key_Up) or not terms:
            super().keyPressEvent(event)
            return
        at = next((index for index, (term, _) in enumerate(terms) if term is self.current), -1)
        at = min(len(terms) - 1, at + 1) if event.key() in forward else max(0, at - 1)
        self.current, rect = terms[at]
        words = explained(self.current)
        announce(self, words)
        QToolTip.showText(self.mapToGlobal(rect.bottomLeft()).toPoint(), text.tip(words), self)
        self.update()

    def event(self, event: QEvent) -> bool:
        """What a value is, where the pointer rests."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            term = self.term_at(QPointF(event.pos()))
            if term is not None and term.about:
                QToolTip.showText(event.globalPos(), text.tip(explained(term)), self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)


def explained(term: Term) -> str:
    """What a value is, in a sentence, and its fingerprint."""
    if not term.value:
        return term.about
    return tr("{value}: {about}").format(value=term.value[: SHORT * 2], about=term.about)
