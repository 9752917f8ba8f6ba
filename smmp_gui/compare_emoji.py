"""Seven emoji that both see, compared by two people at the same time."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from smmp_core import commands
from smmp_gui import text
from smmp_gui.adapter import Adapter
from smmp_gui.comparisons import Standing
from smmp_gui.core_words import from_core
from smmp_gui.outcome import Outcome
from smmp_gui.theme import RADIUS, Space, theme
from smmp_gui.widgets import button, label
from smmp_gui.words import tr

_TILE = (64, 86)
_EDGE = 3  # pixels beside a word: letters are wider at odd scales than measured


class EmojiTile(QWidget):
    """One emoji over its word."""

    def __init__(self, sign: str, word: str) -> None:
        super().__init__()
        self._sign, self._word = sign, word
        self.setAccessibleName(word)
        self.setToolTip(word)
        self.setMinimumSize(*_TILE)

    def sizeHint(self) -> QSize:
        """Seven beside each other fit into the dialog."""
        return QSize(*_TILE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The sign large, the word small; a long word on two lines."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.color("line"))
        painter.setBrush(theme.color("raised"))
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(rect, RADIUS, RADIUS)
        font = QFont(theme.font("body"))
        font.setFamilies(["Noto Color Emoji", "Apple Color Emoji", "Segoe UI Emoji", *font.families()])
        font.setPixelSize(30)
        painter.setFont(font)
        painter.setPen(theme.color("text"))
        top = QRectF(rect.left(), rect.top() + 7, rect.width(), 40)
        painter.drawText(top, Qt.AlignmentFlag.AlignCenter, self._sign)
        small = theme.font("caption", QFont.Weight.DemiBold)
        words = QRectF(rect.left() + 1, top.bottom() + 2, rect.width() - 2, rect.bottom() - top.bottom() - 6)
        widest = max(theme.metrics("caption", QFont.Weight.DemiBold).horizontalAdvance(w) for w in self._word.split())
        room = words.width() - 2 * _EDGE
        if widest > room:
            small.setPointSizeF(small.pointSizeF() * room / widest)
        painter.setFont(small)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._word)
        painter.end()


class EmojiPage(QWidget):
    """Asks, waits, shows, takes the answer. ``wanted`` is a step for the service; ``settled``: something changed."""

    wanted = Signal(str)
    settled = Signal()

    def __init__(self, adapter: Adapter, fingerprint: str) -> None:
        super().__init__()
        self._adapter, self._fingerprint = adapter, fingerprint
        self._shown: tuple[tuple[str, str], ...] = ()
        self._how = label("", tone="muted", wrap=True)
        self._tiles = QWidget()
        self._tiles.setObjectName("emojiRow")
        self._tiles.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # one order for both, whatever they speak
        self._row = QHBoxLayout(self._tiles)
        self._row.setContentsMargins(0, Space.SMALL, 0, Space.SMALL)
        self._row.setSpacing(Space.TINY)
        self.outcome = Outcome("emojiOutcome")
        self.start = self._button(tr("Compare emoji"), "startEmoji", "start")
        self.differ = self._button(tr("They differ"), "emojiDiffer", "different")
        self.agree = self._button(tr("They match"), "emojiMatch", "match")
        self.stop = self._button(tr("Stop"), "stopEmoji", "stop")
        under = QHBoxLayout()
        under.setSpacing(Space.SMALL)
        under.addStretch(1)
        for one in (self.stop, self.differ, self.agree, self.start):
            under.addWidget(one)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(self._how)
        column.addWidget(self._tiles)
        column.addWidget(self.outcome)
        column.addLayout(under)
        column.addStretch(1)
        adapter.comparisons.changed.connect(self._changed)

    def _button(self, words: str, name: str, step: commands.CompareStep) -> QPushButton:
        one = button(words, name)
        one.clicked.connect(lambda: self.wanted.emit(step))
        return one

    def _changed(self, peer: str) -> None:
        if peer == self._fingerprint:
            self.refresh()

    def refresh(self) -> None:
        """Show how it stands."""
        person = self._adapter.person(self._fingerprint)
        standing = self._adapter.comparisons.of(self._fingerprint)
        name = text.isolated(person.name)
        running = standing is not None and not standing.over
        stage = standing.stage if standing is not None else ""
        showing = standing is not None and bool(standing.emoji)
        choosing = showing and standing is not None and running and not standing.said
        self._show_emoji(standing.emoji if standing is not None else ())
        self._how.setText(self._instruction(name, standing))
        self.start.setVisible(not running or stage == "asked")
        self.start.setEnabled(person.online)
        self.start.setText(
            tr("Compare now") if stage == "asked" else tr("Compare again") if standing else tr("Compare emoji")
        )
        self.stop.setVisible(running and not choosing)
        self.stop.setText(tr("Not now") if stage == "asked" else tr("Stop"))
        self.agree.setVisible(choosing)
        self.differ.setVisible(choosing)
        self._tell(name, standing, person.online)
        self._row.activate()  # what has come and gone counts now, not in the next turn of the loop
        self._column.invalidate()
        self._column.activate()
        self.settled.emit()

    def _instruction(self, name: str, standing: Standing | None) -> str:
        if standing is not None and standing.emoji and not standing.over:
            return tr(
                "Does {name} see the same seven, in the same order? Look at both screens, or read the words "
                "to each other by voice. Do not send them as messages."
            ).format(name=name)
        return tr(
            "You and {name} each see seven emoji. If they are the same, nobody stands between you. It "
            "takes both of you, at the same time: side by side or on the telephone."
        ).format(name=name)

    def _tell(self, name: str, standing: Standing | None, online: bool) -> None:
        stage = standing.stage if standing is not None else ""
        if stage == "asked":
            self.outcome.say("quiet", tr("{name} would like to compare with you now.").format(name=name))
        elif standing is not None and standing.said and not standing.over:
            self.outcome.say("quiet", tr("Waiting for {name} to confirm too…").format(name=name))
        elif stage == "confirmed":
            self.outcome.say("done", tr("{name} says that they match. Do they?").format(name=name))
        elif stage == "waiting":
            self.outcome.say(
                "quiet",
                tr("Waiting for {name} to say yes…").format(name=name),
                tr("A request is shown in their app now."),
            )
        elif stage == "matched":
            self.outcome.say("good", tr("They match"), tr("{name} is verified, here and there.").format(name=name))
        elif stage == "different" and standing is not None:
            words = tr(
                "Somebody may stand between you: write nothing that others must not read, and compare the numbers."
            )
            self.outcome.say("alarm", tr("The emoji are different"), words)
        elif standing is not None and standing.error:
            self.outcome.say("attention", "", from_core(standing.error))
        elif not online:
            self.outcome.say("quiet", tr("{name} is not connected. Emoji need both of you.").format(name=name))
        else:
            self.outcome.clear()

    def _show_emoji(self, emoji: tuple[tuple[str, str], ...]) -> None:
        self._tiles.setVisible(bool(emoji))
        if emoji == self._shown:
            return
        self._shown = emoji
        while (item := self._row.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for sign, word in emoji:
            tile = EmojiTile(sign, word)
            self._row.addWidget(tile, 1)
            tile.show()  # a widget in waiting takes no room yet
        self._tiles.setAccessibleName(tr("Emoji: ") + ", ".join(word for _, word in emoji) if emoji else "")
