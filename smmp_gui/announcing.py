"""What a screen reader says by itself: new messages of what is open, and when its members no longer agree, or do again.

What is routine stays silent: acknowledgements, states on their way, who is typing.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from smmp_core import events
from smmp_core.answers import MessageInfo, PrivateInfo
from smmp_gui import text
from smmp_gui.adapter import Adapter
from smmp_gui.agreement import sentence
from smmp_gui.core_words import from_core
from smmp_gui.members_sheet import find_group
from smmp_gui.previews import preview
from smmp_gui.speech import announce
from smmp_gui.words import tr

_SINGLY = 3  # messages at once; of more, how many
_TROUBLE = ("Out of step", "Cannot agree", "Fork evidence")
_MENDED, _WELL = "Back in step", "In step"  # the second is said only when trouble went without a resync
_URGENT = "Fork evidence"


class Announcer(QObject):
    """Follows the adapter for one window."""

    said = Signal(str, bool)
    """Every announcement, and whether it interrupts what is being said."""

    def __init__(self, window: QWidget, adapter: Adapter, shown: Callable[[], tuple[str, str]]) -> None:
        """``shown``: the group in sight, and the other end if it is a one-on-one thread."""
        super().__init__(window)
        self._window, self._adapter, self._shown = window, adapter, shown
        self._group = ""
        self._word = ""  # the last of the states above
        adapter.messages_arrived.connect(self._arrived)
        adapter.private_arrived.connect(self._private_arrived)
        adapter.groups_changed.connect(self._state_changed)
        adapter.group_changed.connect(self._state_changed)
        adapter.alerted.connect(self._alerted)

    def say(self, words: str, *, urgent: bool = False) -> None:
        """Let a screen reader say it, after what it is saying now unless it is ``urgent``."""
        announce(self._window, words, urgent=urgent)
        self.said.emit(text.bare(words), urgent)

    def _arrived(self, group: str, messages: Sequence[MessageInfo]) -> None:
        if self._shown() == (group, ""):
            self._say_messages([(one.sender, one.text) for one in messages])

    def _private_arrived(self, group: str, message: PrivateInfo) -> None:
        if self._shown() == (group, message.peer):
            self._say_messages([(message.sender, message.text)])

    def _say_messages(self, messages: Sequence[tuple[str, str]]) -> None:
        people = self._adapter.person
        others = [(people(sender), words) for sender, words in messages if not people(sender).own]
        heard = [(person.name, preview(words)) for person, words in others if not person.blocked]
        if len(heard) > _SINGLY:
            self.say(tr("%n new message(s)", "", len(heard)))
            return
        for name, words in heard:
            self.say(tr("{name}: {words}").format(name=name, words=words))

    def look(self) -> None:
        """Another conversation may be in sight now: how it stands is shown, and no news."""
        self._group = ""
        self._state_changed()

    def _state_changed(self) -> None:
        group, _ = self._shown()
        info = find_group(self._adapter, group) if group else None
        state = info.state if info is not None else ""
        word = next((word for word in (*_TROUBLE, _MENDED, _WELL) if state.startswith(word)), "")
        if group != self._group:
            self._group, self._word = group, word
        elif word and word != self._word:
            if word != _WELL or self._word in _TROUBLE:
                self.say(f"{text.as_sentence(state)} {sentence(state)}", urgent=word == _URGENT)
            self._word = word

    def _alerted(self, alert: events.Alert) -> None:
        if not alert.group or alert.group == self._shown()[0]:
            self.say(text.one_line(from_core(alert.message), 400))
