"""The words of a group's state: as the service says them, which the window acts on, and as they are shown.

The service's words are English, and part of what programs rely on; they are translated here, at the window's edge.
"""

from smmp_gui.words import QT_TRANSLATE_NOOP, tr

ALONE = QT_TRANSLATE_NOOP("", "Everybody else has left")
REMOVED = QT_TRANSLATE_NOOP("", "Removed")
INVITED = QT_TRANSLATE_NOOP("", "Invited")
AGREEING = QT_TRANSLATE_NOOP("", "Agreeing")
IN_STEP = QT_TRANSLATE_NOOP("", "In step")
PENDING = (INVITED, AGREEING)
"""Before the first key stands."""

_OTHERS = (
    QT_TRANSLATE_NOOP("", "Checking"),
    QT_TRANSLATE_NOOP("", "Out of step"),
    QT_TRANSLATE_NOOP("", "Healing"),
    QT_TRANSLATE_NOOP("", "Back in step"),
    QT_TRANSLATE_NOOP("", "Cannot agree"),
    QT_TRANSLATE_NOOP("", "Fork evidence"),
)
STATES = (ALONE, REMOVED, INVITED, AGREEING, IN_STEP, *_OTHERS)
"""All but those with something after their word: whom one waits for, how far a resync is."""

_WAITING, _RESYNCING = "Waiting for ", "Resyncing "


def state_words(state: str) -> str:
    """A group's state as it is shown, such as ``Waiting for Ada`` in the user's language."""
    if state in STATES:
        return tr(state)
    if state.startswith(_WAITING):
        return tr("Waiting for {names}").format(names=state.removeprefix(_WAITING))
    if state.startswith(_RESYNCING):
        return tr("Resyncing {step}").format(step=state.removeprefix(_RESYNCING))
    return state


def short_state(state: str) -> str:
    """The one word that says the most of it: ``Waiting`` of ``Waiting for Ada``."""
    if state == ALONE:
        return tr("Alone")
    return tr("Waiting") if state.startswith(_WAITING) else state_words(state)
