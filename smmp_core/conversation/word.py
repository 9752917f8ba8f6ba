"""A group's one state in the words of the interface: what people see of the agreement."""

from collections.abc import Callable
from typing import NamedTuple

from smmp_core.conversation.conversation import Conversation

GRACE = 2.0  # seconds in which being behind is nothing to mention
AFTERGLOW = 10.0  # seconds "Back in step" is shown


class Word(NamedTuple):
    """A state's text, and until when it holds by itself."""

    text: str
    until: float | None = None


def group_word(
    conversation: Conversation,
    name_of: Callable[[bytes], str],
    now: float,
    *,
    healed_at: float | None,
    failing: str | None,
) -> Word:
    """The most pressing thing to say of a running conversation."""
    if conversation.ledger.forked:
        return Word("Fork evidence")
    episode = conversation.recovery.episode
    if failing is not None and (episode.healing or conversation.recovery.wants_agreement):
        return Word("Cannot agree")
    if episode.required:
        return Word("Resyncing 1/3")
    if episode.healing:
        if not conversation.gathered:
            return Word("Resyncing 2/3")
        if not conversation.all_in_step:
            return Word("Resyncing 3/3")
        return Word("Healing")
    if conversation.recovery.differing or conversation.recovery.wants_agreement:
        return Word("Out of step")
    return _calm_word(conversation, name_of, now, healed_at)


def _calm_word(
    conversation: Conversation, name_of: Callable[[bytes], str], now: float, healed_at: float | None
) -> Word:
    connected = conversation.connected
    waiting = [member for member in connected if not conversation.acknowledgements.in_step(member)]
    settles = conversation.consensus.changed_at + GRACE
    if waiting and now < settles:
        return Word("Checking", settles)
    if not waiting and (conversation.ledger.transcript or not connected):
        waiting = [member for member in conversation.others if member not in connected]
        if waiting and now < settles and connected:
            return Word("Checking", settles)
    if waiting:
        return Word("Waiting for " + ", ".join(sorted(map(name_of, waiting))))
    if healed_at is not None and now < healed_at + AFTERGLOW:
        return Word("Back in step", healed_at + AFTERGLOW)
    return Word("In step")
