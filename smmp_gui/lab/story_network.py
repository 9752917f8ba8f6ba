"""Sentences about the network: links, processes, and what befalls frames on their way."""

from collections.abc import Collection

from smmp_core.trace.records import Paused, Resumed, Sent, Showing, Started, Stopped
from smmp_gui.lab.narration import Gathering
from smmp_gui.lab.wording import people, person, sentences, step_words
from smmp_gui.words import tr


def nothing(_: Gathering) -> str:
    """Nothing to say of it alone."""
    return ""


def accepted(g: Gathering) -> str:
    """Those who were asked say yes."""
    words = tr("{names} says yes.") if len(g.who) == 1 else tr("{names} say yes.")
    return words.format(names=people(g.scene.names, g.who))


def cut(g: Gathering) -> str:
    """Links are gone."""
    names, sides = g.scene.names, g.scene.sides()
    g.pairs = [pair for pair in g.pairs if all(map(g.scene.runs, pair))]
    if not g.pairs:
        return ""  # who has stopped has no links
    if g.scene.own:  # live: of links between two others nobody may tell
        return _pairs(g, tr("The link between {name} and {other} is cut."))
    if len(sides) == 2:
        here, there = (people(names, side) for side in sides)
        return tr("The network falls apart: {names} on one side, {others} on the other.").format(
            names=here, others=there
        )
    if len(sides) > 2:
        listed = "; ".join(people(names, side) for side in sides)
        return tr("The network falls into {n} parts: {names}.").format(n=len(sides), names=listed)
    return _pairs(g, tr("The link between {name} and {other} is cut."))


def linked(g: Gathering) -> str:
    """Links stand again."""
    scene = g.scene
    running = [key for key, figure in scene.figures.items() if figure.running]
    if len(g.pairs) > 1 and all(scene.linked(a, b) for a in running for b in running if a != b):
        return tr("Everybody can reach everybody again.")
    return _pairs(g, tr("{name} and {other} are linked again."))


def _pairs(g: Gathering, words: str) -> str:
    names = g.scene.names
    return sentences(*(words.format(name=person(names, a), other=person(names, b)) for a, b in g.pairs))


def process(g: Gathering, record: Stopped | Started | Paused | Resumed) -> str:
    """A member's process stops, starts, stands still or goes on."""
    match record:
        case Stopped():
            words = tr("{name}’s program is stopped at once; only what is on its disk remains.")
        case Started(old=True):
            words = tr("{name} starts again, but from an old copy of its disk: it stands at {place}.")
        case Started():
            words = tr("{name} starts again from what is on its disk: it stands at {place}.")
        case Paused():
            words = tr("{name}’s program stands still: it neither reads nor sends.")
        case _:
            words = tr("{name}’s program goes on.")
    keys = g.scene.keys(record.member)
    if isinstance(record, Started) and keys is None:
        words = tr("{name} starts again.")
    place = step_words(keys.place) if keys is not None else ""
    return words.format(name=person(g.scene.names, record.member), place=place)


def mishap(g: Gathering, sent: Sent, how: str) -> str:
    """A frame is lost, or somebody has laid hands on it."""
    match how:
        case "loss":
            words = tr("{thing} is lost on the way.")
        case "no_link":
            words = tr("{thing} does not arrive: the link is gone.")
        case "hand":
            words = tr("{thing} is dropped by hand.")
        case "enemy":
            words = tr("{thing} is swallowed by an enemy on the wire.")
        case "delay":
            words = tr("{thing} is held up on the way.")
        case "double":
            words = tr("{thing} is doubled on the way.")
        case _:
            words = tr("{thing} is damaged on the way.")
    return words.format(thing=_thing(g, sent, [to for _, to in g.pairs]))


def _thing(g: Gathering, sent: Sent, to: Collection[str]) -> str:
    names, one = g.scene.names, len(to) == 1
    match sent.family:
        case "message" if sent.place is not None:
            words = tr("The copy of {place} for {names}") if one else tr("Every copy of {place} for {names}")
        case "resync":
            words = tr("The resync of {name} for {names}")
        case "handshake":
            words = tr("The part of the key that {name} sent to {names}")
        case "acknowledgement":
            words = tr("The acknowledgement of {name} for {names}")
        case "private":
            words = tr("The private message of {name} for {names}")
        case "repair":
            words = tr("The repair frame from {name} for {names}")
        case _:
            words = tr("The frame from {name} for {names}")
    place = step_words(sent.place) if sent.place is not None else ""
    return words.format(name=person(names, sent.author or sent.member), names=people(names, to), place=place)


def showing(record: Showing, names: dict[str, str]) -> str:
    """Live: a member lets us see what happens inside it, or no longer."""
    words = tr("From here on {name} shows us what it holds, as it says itself.")
    if not record.on:
        words = tr("From here on {name} no longer shows us what it holds.")
    return words.format(name=person(names, record.member))


def skipped(g: Gathering) -> str:
    """Live: more happened than can be told."""
    words = tr("Some of what happens at {names} is left out here: it is too much at once.")
    return words.format(names=people(g.scene.names, g.who))
