"""The scenarios of the lab, in the order of its menu."""

from smmp_core.lab.acts import Add, Cue, Found, Inject, Intercept, Merge, Partition, Remove, Resync, Say, Steal
from smmp_core.lab.scenario import Scenario

FOUR = ("Ada", "Bob", "Cleo", "Dan")
FIVE = (*FOUR, "Eve")


def _no_repair() -> tuple[Cue, ...]:
    """From the beginning on nobody asks for what it lacks."""
    return tuple(Cue(0.1, Inject(name, "no_repair")) for name in FOUR)


def _storm() -> tuple[Cue, ...]:
    """A word, then five wishes in one instant."""
    return Cue(0.5, Say("Ada", "Something is odd here.")), *(Cue(2.0, Resync(name)) for name in FIVE)


_ALL = (
    Scenario(
        name="key-agreement",
        members=FOUR,
        length=3.0,
        agreed=False,
        cues=(Cue(0.2, Found("Ada", FOUR)),),
    ),
    Scenario(
        name="quiet-chat",
        members=FOUR,
        length=8.0,
        cues=(
            Cue(0.5, Say("Ada", "Good morning! Who is in for lunch?")),
            Cue(2.0, Say("Bob", "Me. At twelve?")),
            Cue(3.5, Say("Cleo", "Twelve is fine.")),
            Cue(5.0, Say("Dan", "I will be five minutes late.")),
            Cue(6.0, Say("Dan", "Please order some soup for me.")),
        ),
    ),
    Scenario(
        name="lost-message",
        members=FOUR,
        length=5.0,
        cues=(
            Cue(0.5, Say("Bob", "Who brings the cake?")),
            Cue(1.9, Intercept("Bob", "Dan", "lose")),
            Cue(2.0, Say("Bob", "I could bake one tonight.")),
            Cue(2.15, Say("Bob", "Apple or cherry?")),
        ),
    ),
    Scenario(
        name="lost-for-good",
        members=FOUR,
        length=7.0,
        cues=(
            *_no_repair(),
            Cue(0.5, Say("Bob", "Who brings the cake?")),
            Cue(1.9, Intercept("Bob", "Dan", "lose")),
            Cue(2.0, Say("Bob", "I could bake one tonight.")),
            Cue(2.15, Say("Bob", "Apple or cherry?")),
        ),
    ),
    Scenario(
        name="collision",
        members=FOUR,
        length=7.0,
        cues=(
            Cue(0.5, Say("Ada", "Where do we meet?")),
            Cue(1.9, Inject("Bob", "collide")),
            Cue(1.9, Inject("Cleo", "collide")),
            Cue(2.0, Say("Bob", "At the station.")),
            Cue(2.0, Say("Cleo", "At the market.")),
        ),
    ),
    Scenario(
        name="lost-last",
        members=FOUR,
        length=5.0,
        cues=(
            Cue(0.5, Say("Cleo", "That was a nice evening.")),
            Cue(1.9, Intercept("Cleo", "Dan", "lose")),
            Cue(2.0, Say("Cleo", "Good night, everybody!")),
        ),
    ),
    Scenario(
        name="partition",
        members=FOUR,
        length=11.0,
        cues=(
            Cue(0.5, Say("Ada", "The train leaves at nine.")),
            Cue(2.0, Partition((("Ada", "Bob"), ("Cleo", "Dan")))),
            Cue(3.0, Say("Bob", "Is anybody still there?")),
            Cue(3.2, Say("Cleo", "The network is down here.")),
            Cue(4.5, Say("Ada", "I am. The others seem to be away.")),
            Cue(4.7, Say("Dan", "I can hear only you.")),
            Cue(6.5, Merge()),
        ),
    ),
    Scenario(
        name="storm",
        members=FIVE,
        length=5.0,
        cues=_storm(),
    ),
    Scenario(
        name="storm-without-backoff",
        members=FIVE,
        length=5.0,
        cues=_storm(),
        backoff=0.0,
    ),
    Scenario(
        name="tampering",
        members=FOUR,
        length=8.0,
        cues=(
            Cue(0.5, Say("Bob", "The door code has changed.")),
            Cue(1.9, Intercept("Bob", "Cleo", "corrupt")),
            Cue(2.0, Say("Bob", "It is on the note in the kitchen.")),
            Cue(3.9, Intercept("Bob", "Cleo", "swallow")),
            Cue(4.0, Say("Bob", "Please tell nobody else.")),
            Cue(5.9, Intercept("Bob", "Cleo", "double")),
            Cue(6.0, Say("Bob", "Did everybody find it?")),
        ),
    ),
    Scenario(
        name="liar",
        members=FOUR,
        length=6.0,
        cues=(
            Cue(0.5, Say("Ada", "What does the ticket cost?")),
            Cue(1.9, Inject("Bob", "equivocate", to="Dan")),
            Cue(2.0, Say("Bob", "Ten each.")),
        ),
    ),
    Scenario(
        name="members",
        members=FOUR,
        length=9.0,
        cues=(
            Cue(0.5, Say("Ada", "Eve wants to join us.")),
            Cue(1.5, Add("Ada", "Eve")),
            Cue(3.5, Say("Eve", "Hello, everybody!")),
            Cue(5.0, Remove("Cleo", "Bob")),
            Cue(7.0, Say("Dan", "What did he do?")),
        ),
    ),
    Scenario(
        name="stolen-keys",
        members=FOUR,
        length=14.0,
        cues=(
            Cue(0.5, Say("Ada", "Shall we plan the surprise party?")),
            Cue(1.5, Steal("Bob")),
            Cue(2.0, Say("Cleo", "Saturday would be good.")),
            Cue(3.0, Say("Dan", "I know a place by the river.")),
            Cue(4.0, Say("Bob", "I bring the music.")),
            Cue(5.0, Say("Ada", "I bring the cake.")),
            Cue(6.0, Say("Cleo", "Then I make a salad.")),
            Cue(7.0, Say("Dan", "See you at six.")),
            Cue(9.0, Resync("Ada")),
            Cue(9.0, Say("Ada", "Who can help carry the tables?")),
            Cue(11.5, Say("Bob", "I can.")),
            Cue(12.5, Say("Dan", "So can I.")),
        ),
    ),
)

SCENARIOS: dict[str, Scenario] = {scenario.name: scenario for scenario in _ALL}
"""By name, in the order of the menu; the first nine are on the keys 1 to 9."""
