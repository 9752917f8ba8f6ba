"""Sentences about the conversation's steps: a message is written, sent, taken, agreed."""

from collections import Counter
from typing import Literal, NamedTuple

from smmp_core.lab.scene import Scene
from smmp_core.trace.records import Place, Step, Turn, What
from smmp_gui.lab.narration import Gathering
from smmp_gui.lab.wording import digest_words, first_words, people, person, quoted, sentences, step_words
from smmp_gui.words import tr


class Message(NamedTuple):
    """What is known of a message."""

    text: str = ""  # empty: not known here
    what: What = "text"
    first: tuple[int, int, int] | None = None  # where it was first encrypted, if it is sent again
    id: str = ""


def _holder(member: str, before: Turn | None, after: Turn | None) -> str:
    """Who had the floor when ``member`` encrypted a step; a turn may come, be used and go on in one moment."""
    if after is None:
        return ""
    return after.holder if after == before else member


How = Literal["at once", "got", "took"]
"""How who sends a message has come to the turn: it had it, was given it, or took it from who could not be heard."""


def sent(g: Gathering, step: Step, message: Message, how: How, before: Turn | None, turns: dict[str, Turn]) -> str:
    """A member has encrypted the next step; ``g.pairs``: who it goes to, ``g.notes``: and as which frame."""
    names, place = g.scene.names, step.after.place
    to = [other for _, other in g.pairs]
    missing = [key for key in step.roster if key not in to and key != step.member]
    away = [key for key in missing if not g.scene.linked(step.member, key)]
    skipped = [key for key in missing if key not in away]
    holder = _holder(step.member, before, turns.get(step.member))
    words = {
        "name": person(names, step.member),
        "text": quoted(message.text) if message.text else tr("a message"),
        "names": people(names, to),
        "place": step_words(place),
        "digest": digest_words(step.after.digest),
    }
    return sentences(
        _sent(message, bool(to), bool(missing), how if holder == step.member else "at once").format(**words),
        tr("It keeps its place: {first}.").format(first=first_words(message.first, place)) if message.first else "",
        tr("It has not waited for the turn, which {other} has.").format(other=person(names, holder))
        if holder and holder != step.member
        else "",
        _otherwise(g),
        tr("{names} cannot be reached.").format(names=people(names, away)) if away and to else "",
        tr("Nothing goes to {names}.").format(names=people(names, skipped)) if skipped and to else "",
    )


def _otherwise(g: Gathering) -> str:
    """Who gets other bytes than most; ``g.notes``: each receiver and its frame's name."""
    names = dict(note.split(" ") for note in g.notes)
    most = Counter(names.values()).most_common(1)[0][0] if names else ""
    others = [to for to, name in names.items() if name != most]
    return tr("{names} gets another frame than the rest.").format(names=people(g.scene.names, others)) if others else ""


def left(g: Gathering, place: Place) -> str:
    """A frame that was made before leaves its author now; ``g.pairs``: to whom."""
    names = g.scene.names
    words = {"name": person(names, g.who[0]), "names": people(names, [to for _, to in g.pairs])}
    return tr("{name} sends its {place} to {names}.").format(**words, place=step_words(place))


def _sent(message: Message, leaves: bool, partly: bool, how: How) -> str:
    if message.what == "refresh":
        return tr("{name} has only listened for a while; an empty message renews its key: {place}, digest {digest}.")
    if not leaves:
        return tr("{name} encrypts {text} as {place}, digest {digest}; it has not left yet.")
    if message.first:
        if partly:
            return tr("{name} sends {text} again, to {names}, under the new keys: {place}, digest {digest}.")
        return tr("{name} sends {text} again to everybody, under the new keys: {place}, digest {digest}.")
    if how == "at once":
        if partly:
            return tr("{name} writes {text} and sends it to {names}: {place}, digest {digest}.")
        return tr("{name} writes {text} and sends it to everybody: {place}, digest {digest}.")
    if how == "took":
        if partly:
            return tr("{name} takes the turn and sends {text} to {names}: {place}, digest {digest}.")
        return tr("{name} takes the turn and sends {text} to everybody: {place}, digest {digest}.")
    if partly:
        return tr("{name} gets the turn and sends {text} to {names}: {place}, digest {digest}.")
    return tr("{name} gets the turn and sends {text} to everybody: {place}, digest {digest}.")


def handed_on(g: Gathering, what: str, place: Place, firsts: set[tuple[str, str, Place]]) -> str:
    """A frame is sent that was made before; ``g.notes``: by whom; ``firsts``: what had not gone that way before."""
    names, senders = g.scene.names, list(dict.fromkeys(sender for sender, _ in g.pairs))
    receivers = {receiver for _, receiver in g.pairs}
    if len(senders) > 1 and what == "resync":
        shown = {"author": people(names, g.notes), "names": people(names, receivers)}
        return tr("Several members send {author}’s resync to {names}, who may not have it.").format(**shown)
    if len(senders) > 1:
        shown = {"names": people(names, {*senders, *receivers}), "place": step_words(place)}
        return tr("{names} show each other what they hold of {place}.").format(**shown)
    words = {
        "names": people(names, senders),
        "others": people(names, receivers),
        "place": step_words(place),
        "author": people(names, g.notes),
    }
    if g.notes == senders:
        if what == "resync":
            return tr("{names} sends its resync to {others}, who may not have it.").format(**words)
        first = any((sender, receiver, place) in firsts for sender, receiver in g.pairs)
        text = (
            tr("{names} sends its {place} to {others}.")
            if first
            else tr("{names} sends its {place} to {others} again.")
        )
        return text.format(**words)
    if what == "resync":
        return tr("{names} passes {author}’s resync on to {others}.").format(**words)
    return tr("{names} passes {author}’s {place} on to {others}.").format(**words)


def took(g: Gathering, author: str, place: Place, giver: str, again: bool) -> str:
    """Some have taken a message as their next step; ``g.pairs``: whose window shows it for the first time."""
    words = {
        "names": people(g.scene.names, g.who),
        "author": person(g.scene.names, author),
        "place": step_words(place),
        "giver": person(g.scene.names, giver),
    }
    one = len(g.who) == 1
    if giver:
        text = tr("{names} gets {author}’s {place} from {giver} and takes it.")
        text = text if one else tr("{names} get {author}’s {place} from {giver} and take it.")
    else:
        text = tr("{names} takes {author}’s {place}.") if one else tr("{names} take {author}’s {place}.")
    new = [member for member, _ in g.pairs] if again else []
    newly = tr("It is new to {names}.").format(names=people(g.scene.names, new)) if new else ""
    return sentences(text.format(**words), newly, ending(g.scene, g.who, author, place))


def ending(scene: Scene, who: list[str], author: str, place: Place) -> str:
    """How those who moved stand now, and who stands there with them."""
    keys, names = [scene.keys(member) for member in who], scene.names
    held = keys[0]
    if held is None or any(k is None or (k.place, k.digest) != (place, held.digest) for k in keys):
        return ""  # somebody has gone on meanwhile
    digest, one, theirs = digest_words(held.digest), len(who) == 1, scene.keys(author)
    if scene.all_alike:
        return tr("Now all hold the same: digest {digest}.").format(digest=digest)
    words = {"digest": digest, "author": person(names, author)}
    if scene.alike([*who, author]):
        text = tr("Its digest is now {digest}, as {author}’s is.") if one else ""
        return (text or tr("Their digest is now {digest}, as {author}’s is.")).format(**words)
    if theirs is not None and theirs.place == place and theirs.digest != held.digest:
        words["other"] = digest_words(theirs.digest)
        text = tr("Its digest is now {digest}, but {author}’s is {other}.") if one else ""
        return (text or tr("Their digest is now {digest}, but {author}’s is {other}.")).format(**words)
    text = tr("Its digest is now {digest}.") if one else tr("Their digest is now {digest}.")
    return text.format(**words)


def agreed(g: Gathering, texts: dict[str, str]) -> str:
    """The last member has learnt from acknowledgements that everybody holds some messages; ``g.notes``: their ids."""
    if len(g.notes) > 1:
        return tr("All have acknowledged {n} messages, and all know that.").format(n=len(g.notes))
    text = texts.get(g.notes[0], "")
    words = tr("All have acknowledged {text}, and all know that.")
    return words.format(text=quoted(text) if text else tr("the message"))


def private(g: Gathering, author: str) -> str:
    """A one-on-one message has come (SMMP §IX)."""
    names, keys = g.scene.names, g.scene.keys(g.who[0])
    words = {"name": person(names, g.who[0]), "other": person(names, author)}
    if keys is None:
        return tr("{name} gets a private message from {other}.").format(**words)
    text = tr("{name} gets a private message from {other}; nobody else can read it. The digest stays {digest}.")
    return text.format(**words, digest=digest_words(keys.digest))
