"""The scenarios of the lab, in the order of its menu; they are told to people who have never heard of SMMP."""

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
        title="A group agrees on a key",
        about=(
            "Ada invites three people. In three rounds everybody sends a piece of the key to everybody else; "
            "then they confirm to each other that they have come to the same one. Nobody ever sends the key itself."
        ),
        members=FOUR,
        length=3.0,
        agreed=False,
        cues=(Cue(0.2, Found("Ada", FOUR)),),
    ),
    Scenario(
        name="quiet-chat",
        title="A quiet chat",
        about=(
            "Four people write one after the other. Whoever wants to write asks for the turn and gets it; with "
            "every message all keys move on, the same way for everybody, and all confirm what they hold."
        ),
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
        title="A message is lost",
        about=(
            "One message does not reach Dan. The next one shows him that something is missing: he asks for it, gets "
            "the very same message again, and reads on in the right order."
        ),
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
        title="A message is lost for good",
        about=(
            "The same loss, but here nobody may send the message again. Dan cannot follow the conversation any more. "
            "One member starts the keys anew for everybody (a resync), what was missing is written again, "
            "and then a fresh key agreement heals the group."
        ),
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
        title="Two write at the same moment",
        about=(
            "Bob and Cleo write without waiting for their turn, both at the same moment. Two messages claim the same "
            "place in the conversation, so the members part: some hold the one, some the other. A resync brings "
            "them together again, and both messages reach everybody."
        ),
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
        title="The last message is lost",
        about=(
            "The last message of the day does not reach Dan, and no later one could show him the gap. But the others "
            "confirm to everybody how far they have read: so Dan sees that he lacks something, and asks for it."
        ),
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
        title="The network falls apart",
        about=(
            "The network is cut in two, and both halves go on talking. When they meet again, their conversations "
            "differ: a resync brings them to one state, everything that either half wrote reaches everybody, and a "
            "fresh key agreement heals the group."
        ),
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
        title="All want a resync at once",
        about=(
            "Five members ask for a resync in the same instant. Each waits for a short random time first: whoever's "
            "time is over sends it, and most of the others find it done before their own turn comes."
        ),
        members=FIVE,
        length=5.0,
        cues=_storm(),
    ),
    Scenario(
        name="storm-without-backoff",
        title="The same without waiting",
        about=(
            "Five members ask for a resync in the same instant, and this time nobody waits: all five send one, and "
            "each leads somewhere else. The one by the first member on the list wins; the others change over to it."
        ),
        members=FIVE,
        length=5.0,
        cues=_storm(),
        backoff=0.0,
    ),
    Scenario(
        name="tampering",
        title="Somebody tampers with the wire",
        about=(
            "An enemy sits on the wire between Bob and Cleo. A message that it alters is not taken, one that it "
            "swallows is missed, one that it doubles counts once: Cleo gets the genuine messages from other members."
        ),
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
        title="A liar",
        about=(
            "Bob tells Dan something else than he tells the others. The members compare fingerprints of what they "
            "hold and see at once that they differ; they show each other the two messages, and both carry Bob's mark: "
            "everybody knows who lied."
        ),
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
        title="One comes, one goes",
        about=(
            "Ada takes Eve in, and later Cleo removes Bob. Each time the members agree on a fresh key: "
            "who is new cannot read what was written before, and who is gone cannot read what comes after."
        ),
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
        title="Stolen keys",
        about=(
            "A thief copies all of Bob's keys and listens. It reads along until Bob has written something and then "
            "somebody else has: what comes after is closed to it. A resync lets it in once more, since its secret "
            "travels under the old one; the fresh key agreement that heals the group locks it out for good."
        ),
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
