"""Answers: between the list of a conversation, which offers and quotes messages, and its composer."""

from collections.abc import Callable, Coroutine, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal

from smmp_core.answers import MessageInfo
from smmp_core.body import Answered
from smmp_gui.composer import Composer
from smmp_gui.conversation_view import ConversationView
from smmp_gui.paging import GONE
from smmp_gui.quotes import MessageKey
from smmp_gui.tasks import Tasks
from smmp_gui.words import tr


class Answering(QObject):
    """Lets messages be answered, looks up what is quoted, and goes to it."""

    refused = Signal(str)

    def __init__(
        self,
        view: ConversationView,
        composer: Composer,
        tasks: Tasks,
        look_up: Callable[[Answered], Coroutine[Any, Any, MessageInfo | None]],
        open_at: Callable[[MessageKey], Coroutine[Any, Any, bool]],
    ) -> None:
        """``look_up`` reads a message that is not loaded; ``open_at`` opens the conversation there, if it has it."""
        super().__init__(view)
        self._view, self._composer, self._tasks = view, composer, tasks
        self._look_up, self._open_at = look_up, open_at
        composer.quoted, view.can_answer = view.quote_of, composer.isEnabled
        composer.stepped.connect(self._step)
        view.reply_wanted.connect(composer.answer)
        view.rows_made.connect(composer.quote_again)
        view.quotes_wanted.connect(lambda wanted: tasks.start(self._supply(wanted), self.refused.emit))
        view.original_wanted.connect(lambda one: self.go_to((one.author, one.id)))

    def go_to(self, key: MessageKey) -> None:
        """Show a message of the conversation, also one that is not loaded."""
        self._tasks.start(self._go_to(key), self.refused.emit)

    async def _go_to(self, key: MessageKey) -> None:
        there = self._composer.conversation
        if self._view.show_message(key) or await self._open_at(key):
            return
        if self._composer.conversation == there:
            self.refused.emit(tr(GONE))

    async def _supply(self, wanted: Sequence[Answered]) -> None:
        there = self._composer.conversation
        found = [(answered, await self._look_up(answered)) for answered in wanted]
        if self._composer.conversation == there:
            self._view.supply_quotes(found)

    def _step(self, by: int) -> None:
        """Up: the newest message is answered, then the one before; down: back again, and out."""
        messages, answered = self._view.transcript.messages, self._composer.answered
        keys = [(message.sender, message.id) for message in messages]
        at = keys.index((answered.author, answered.id)) if answered and self._is_loaded(answered) else len(keys)
        to = max(0, at + by)
        if to >= len(keys):
            self._composer.answer(None)
            return
        self._composer.answer(self._view.quote_of(Answered(*keys[to])))
        self._view.show_message(keys[to])

    def _is_loaded(self, answered: Answered) -> bool:
        return (answered.author, answered.id) in self._view.transcript.by_key
