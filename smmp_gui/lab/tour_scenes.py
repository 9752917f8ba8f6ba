"""The seven scenes of the tour, from the first key to the healing.

Each is a stretch of a scenario at its own seed, so that what is said can be, and is, compared with the trace.
"""

from typing import Final, Literal, NamedTuple

from smmp_gui.words import QT_TRANSLATE_NOOP

Place = Literal["ring", "inside", "strip"]


class TourScene(NamedTuple):
    """A stretch of a scenario, and what there is to be seen in it."""

    title: str
    text: str
    scenario: str
    start: float  # seconds
    end: float
    speed: float  # one of the player's
    look: Place  # where to look
    who: str = ""  # whose inside is shown


SCENES: Final = (
    TourScene(
        QT_TRANSLATE_NOOP("", "One key for all"),
        QT_TRANSLATE_NOOP(
            "",
            "Ada asks three people to join a group. In three rounds each sends the others something that was made "
            "from secrets of its own; from all of it everybody works out the same key. The key itself is never sent.",
        ),
        "key-agreement",
        start=0.2,
        end=0.85,
        speed=0.05,
        look="ring",
    ),
    TourScene(
        QT_TRANSLATE_NOOP("", "A message is a step"),
        QT_TRANSLATE_NOOP(
            "",
            "Ada writes, and with her message the keys move one step on: new ones are made from the old ones, and the "
            "old ones are erased. Whoever takes the message makes the same step, as you see inside Bob.",
        ),
        "quiet-chat",
        start=0.45,
        end=0.78,
        speed=0.02,
        look="inside",
        who="Bob",
    ),
    TourScene(
        QT_TRANSLATE_NOOP("", "Everybody sees that all hold the same"),
        QT_TRANSLATE_NOOP(
            "",
            "The digest is a fingerprint of all that has been written. It is shown as a colour, a pattern and four "
            "digits: where these are the same, the conversation is the same. After every message each member tells "
            "its digest to the others.",
        ),
        "quiet-chat",
        start=1.95,
        end=2.25,
        speed=0.02,
        look="strip",
    ),
    TourScene(
        QT_TRANSLATE_NOOP("", "A message is lost, and comes after all"),
        QT_TRANSLATE_NOOP(
            "",
            "One of Bob's messages does not reach Dan. The next one comes too early for him, so he keeps it and asks "
            "for the one he lacks. He gets the very same message again, from somebody who has it, and reads on in "
            "the right order.",
        ),
        "lost-message",
        start=1.95,
        end=2.56,
        speed=0.05,
        look="ring",
    ),
    TourScene(
        QT_TRANSLATE_NOOP("", "Two write at the same moment"),
        QT_TRANSLATE_NOOP(
            "",
            "Now Bob and Cleo do not wait for their turn: each writes before it has heard the other. Ada takes the "
            "one message first, Dan the other. Their digests differ: the conversations have parted, and it shows.",
        ),
        "collision",
        start=1.95,
        end=2.343,
        speed=0.05,
        look="ring",
    ),
    TourScene(
        QT_TRANSLATE_NOOP("", "The resync"),
        QT_TRANSLATE_NOOP(
            "",
            "Cleo is the first to send a resync: fresh keys that everybody can take up, whichever of the two messages "
            "they hold. For all of them the digest begins again at 0000. That is all a resync is: a new beginning "
            "that all have in common.",
        ),
        "collision",
        start=2.343,
        end=2.4,
        speed=0.01,
        look="strip",
    ),
    TourScene(
        QT_TRANSLATE_NOOP("", "Nothing was lost, and all is healed"),
        QT_TRANSLATE_NOOP(
            "",
            "Whoever has written a message keeps it until all have confirmed it. So Bob and Cleo send theirs again, "
            "in one order for everybody. Then all agree on a fresh key: whoever had stolen the old ones is locked out.",
        ),
        "collision",
        start=2.4,
        end=2.95,
        speed=0.05,
        look="ring",
    ),
)
