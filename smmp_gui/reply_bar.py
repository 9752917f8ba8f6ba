"""What is being answered, above the text that one writes."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from smmp_gui import drawing, mirror, text
from smmp_gui.bubble_parts import plate
from smmp_gui.quotes import Quote
from smmp_gui.theme import Space, theme
from smmp_gui.widgets import IconButton
from smmp_gui.words import tr


class ReplyBar(QWidget):
    """The quote and a button to take it away."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("replyBar")
        self._quote: Quote | None = None
        close = IconButton("close", tr("Do not answer this message (Esc)"), "leaveReply", side=28)
        close.clicked.connect(self.closed)
        lines = theme.metrics("small", QFont.Weight.DemiBold).height() + theme.metrics("small").height()
        self.setFixedHeight(round(lines) + 2 * Space.SMALL)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, Space.TINY, 0)
        row.addStretch(1)
        row.addWidget(close)
        self.hide()

    @property
    def quote(self) -> Quote | None:
        """What is answered."""
        return self._quote

    def show_quote(self, quote: Quote | None) -> None:
        """Show what is answered; nothing: hide."""
        self._quote = quote
        self.setVisible(quote is not None)
        if quote is not None:
            self.setAccessibleName(tr("Answering {said}").format(said=quote.said))
            self.setToolTip(text.tip(quote.words))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A plate as in the bubbles."""
        if self._quote is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mirror.begin(painter, self.rect())
        colour = theme.person(self._quote.author)
        rect = QRectF(self.rect())
        plate(painter, rect, "other", colour)
        inner = rect.adjusted(Space.MEDIUM + 1, Space.SMALL - 1, -44, -Space.SMALL)
        bold = QFont.Weight.DemiBold
        name = QRectF(inner.left(), inner.top(), inner.width(), theme.metrics("small", bold).height())
        said = tr("You") if self._quote.own else self._quote.name
        drawing.elided(painter, name, said, theme.font("small", bold), colour)
        words = QRectF(inner.left(), name.bottom(), inner.width(), theme.metrics("small").height())
        drawing.elided(painter, words, self._quote.words, theme.font("small"), theme.color("on_other"))
        painter.end()
