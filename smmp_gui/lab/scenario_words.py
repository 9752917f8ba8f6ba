"""What each scenario is called in the lab, and what there is to be seen in it."""

from typing import Final, NamedTuple

from smmp_core.lab.scenario import Scenario
from smmp_gui.words import QT_TRANSLATE_NOOP, tr


class _Words(NamedTuple):
    title: str
    about: str


_WORDS: Final = {
    "key-agreement": _Words(
        QT_TRANSLATE_NOOP("", "A group agrees on a key"),
        QT_TRANSLATE_NOOP(
            "",
            "Ada invites three people. In three rounds everybody sends a piece of the key to everybody else; "
            "then they confirm to each other that they have come to the same one. Nobody ever sends the key "
            "itself.",
        ),
    ),
    "quiet-chat": _Words(
        QT_TRANSLATE_NOOP("", "A quiet chat"),
        QT_TRANSLATE_NOOP(
            "",
            "Four people write one after the other. Whoever wants to write asks for the turn and gets it; with "
            "every message all keys move on, the same way for everybody, and all confirm what they hold.",
        ),
    ),
    "lost-message": _Words(
        QT_TRANSLATE_NOOP("", "A message is lost"),
        QT_TRANSLATE_NOOP(
            "",
            "One message does not reach Dan. The next one shows him that something is missing: he asks for it, "
            "gets the very same message again, and reads on in the right order.",
        ),
    ),
    "lost-for-good": _Words(
        QT_TRANSLATE_NOOP("", "A message is lost for good"),
        QT_TRANSLATE_NOOP(
            "",
            "The same loss, but here nobody may send the lost frame again, so Dan cannot follow the conversation "
            "any more. Dan starts the keys anew for everybody: that is a resync. Bob still has his messages, and "
            "encrypts them once more under the new keys, so that nothing is lost. In the end a fresh key "
            "agreement heals the group.",
        ),
    ),
    "collision": _Words(
        QT_TRANSLATE_NOOP("", "Two write at the same moment"),
        QT_TRANSLATE_NOOP(
            "",
            "Bob and Cleo write without waiting for their turn, both at the same moment. Two messages claim the "
            "same place in the conversation, so the members part: some hold the one, some the other. By a "
            "resync all begin anew with the same keys; then Bob and Cleo send their messages once more, so that "
            "both reach everybody.",
        ),
    ),
    "lost-last": _Words(
        QT_TRANSLATE_NOOP("", "The last message is lost"),
        QT_TRANSLATE_NOOP(
            "",
            "The last message of the day does not reach Dan, and no later one could show him the gap. But the "
            "others confirm to everybody how far they have read: so Dan sees that he lacks something, and asks "
            "for it.",
        ),
    ),
    "partition": _Words(
        QT_TRANSLATE_NOOP("", "The network falls apart"),
        QT_TRANSLATE_NOOP(
            "",
            "The network is cut in two, and both halves go on talking. When they meet again, their conversations "
            "differ: a resync brings them to one state, everything that either half wrote reaches everybody, and "
            "a fresh key agreement heals the group.",
        ),
    ),
    "storm": _Words(
        QT_TRANSLATE_NOOP("", "All want a resync at once"),
        QT_TRANSLATE_NOOP(
            "",
            "Five members ask for a resync in the same instant. Each waits for a short random time first: "
            "whoever's time is over sends one, and whom it reaches before their own time is over need not.",
        ),
    ),
    "storm-without-backoff": _Words(
        QT_TRANSLATE_NOOP("", "The same without waiting"),
        QT_TRANSLATE_NOOP(
            "",
            "Five members ask for a resync in the same instant, and this time nobody waits: all five send one, "
            "and each leads somewhere else. The one by the first member on the list wins; the others change over "
            "to it.",
        ),
    ),
    "tampering": _Words(
        QT_TRANSLATE_NOOP("", "Somebody tampers with the wire"),
        QT_TRANSLATE_NOOP(
            "",
            "An enemy sits on the wire between Bob and Cleo. A message that it alters is not taken, one that it "
            "swallows is missed, one that it doubles counts once. Cleo asks for what is missing, and gets the "
            "genuine message.",
        ),
    ),
    "liar": _Words(
        QT_TRANSLATE_NOOP("", "A liar"),
        QT_TRANSLATE_NOOP(
            "",
            "Bob tells Dan something else than he tells the others. The members compare fingerprints of what "
            "they hold and see at once that they differ; they show each other the two messages, and both carry "
            "Bob's mark: everybody knows who lied. Dan keeps the text that came first, beside a warning.",
        ),
    ),
    "members": _Words(
        QT_TRANSLATE_NOOP("", "One comes, one goes"),
        QT_TRANSLATE_NOOP(
            "",
            "Ada takes Eve in, and later Cleo removes Bob. Each time the members agree on a fresh key: who is "
            "new cannot read what was written before, and who is gone cannot read what comes after.",
        ),
    ),
    "stolen-keys": _Words(
        QT_TRANSLATE_NOOP("", "Stolen keys"),
        QT_TRANSLATE_NOOP(
            "",
            "A thief copies all of Bob's keys and listens. It reads along until Bob has written something and "
            "then somebody else has: what comes after is closed to it. A resync lets it in once more, since its "
            "secret travels under the old one; the fresh key agreement that heals the group locks it out for "
            "good.",
        ),
    ),
}


def title(scenario: Scenario) -> str:
    """A few words."""
    return tr(_WORDS[scenario.name].title)


def about(scenario: Scenario) -> str:
    """A few sentences: what there is to be seen."""
    return tr(_WORDS[scenario.name].about)
