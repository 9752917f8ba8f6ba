"""The seven scenes of the tour, from the first key to the healing.

Each is a stretch of a scenario at its own seed, so that what is said can be, and is, compared with the trace.
"""

from typing import Final, Literal, NamedTuple

from smmp_gui.words import QT_TRANSLATE_NOOP

Look = Literal["ring", "beside", "strip"]
Page = Literal["inside", "messages"]


class TourScene(NamedTuple):
    """A stretch of a scenario, and what there is to be seen in it."""

    title: str
    text: str
    scenario: str
    start: float  # seconds
    end: float
    speed: float  # one of the player's
    look: Look  # where to look
    who: str  # who is chosen, and whose inside is shown
    beside: Page = "inside"  # what stands on the right


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
        who="Ada",
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
        look="beside",
        who="Bob",
    ),
    TourScene(
        QT_TRANSLATE_NOOP("", "Everybody sees that all hold the same"),
        QT_TRANSLATE_NOOP(
            "",
            "The digest is a fingerprint of what has been written since the last new start, shown as a colour, a "
            "pattern and four digits. Below, each member has a row in time: where all rows look the same, all hold "
            "the same conversation. After every message the members tell each other their digests, by "
            "acknowledgements.",
        ),
        "quiet-chat",
        start=1.95,
        end=2.25,
        speed=0.02,
        look="strip",
        who="Bob",
    ),
    TourScene(
        QT_TRANSLATE_NOOP("", "A message is lost, and comes after all"),
        QT_TRANSLATE_NOOP(
            "",
            "One of Bob's messages does not reach Dan, who cannot know it yet. The next one comes too early for him: "
            "he keeps it, asks for the one he lacks, gets the very same message from somebody who has it, and reads on "
            "in the right order.",
        ),
        "lost-message",
        start=1.95,
        end=2.56,
        speed=0.05,
        look="ring",
        who="Dan",
        beside="messages",
    ),
    TourScene(
        QT_TRANSLATE_NOOP("", "Two write at the same moment"),
        QT_TRANSLATE_NOOP(
            "",
            "Now nothing is lost, but Bob and Cleo write at once, without waiting for their turn: two messages claim "
            "the same step. Ada takes the one first, Dan the other, and neither can take both. Their digests differ: "
            "the conversations have parted, and the members notice.",
        ),
        "collision",
        start=1.95,
        end=2.343,
        speed=0.05,
        look="ring",
        who="Cleo",
        beside="messages",
    ),
    TourScene(
        QT_TRANSLATE_NOOP("", "The resync"),
        QT_TRANSLATE_NOOP(
            "",
            "Cleo is the first to send a resync: fresh keys that everybody can take up, whichever of the two messages "
            "they have. What they have read stays; only the digest begins again, at 0000, for all of them. That is "
            "all a resync is: a new beginning in common.",
        ),
        "collision",
        start=2.343,
        end=2.4,
        speed=0.01,
        look="strip",
        who="Cleo",
        beside="messages",
    ),
    TourScene(
        QT_TRANSLATE_NOOP("", "Nothing was lost, and all is healed"),
        QT_TRANSLATE_NOOP(
            "",
            "Whoever has written a message keeps it until all have confirmed it. So Bob and Cleo send theirs again: "
            "now everybody has both, in one order. Then all agree on a fresh key, and the group is healed: whoever "
            "had stolen the old keys is locked out.",
        ),
        "collision",
        start=2.4,
        end=3.05,
        speed=0.05,
        look="beside",
        who="Cleo",
        beside="messages",
    ),
)
