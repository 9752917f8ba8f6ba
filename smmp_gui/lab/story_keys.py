"""Sentences about keys and members: key agreements round by round (SMMP §VI), who comes and who goes."""

from typing import Final

from smmp_core import events
from smmp_core.lab.scene import Scene
from smmp_core.trace.records import Keys, Round
from smmp_gui.core_words import from_core
from smmp_gui.lab.narration import Gathering
from smmp_gui.lab.wording import digest_words, people, person, sentences
from smmp_gui.words import tr

ROUNDS: Final = ("round1", "round2", "round3", "confirmation")
SLOW: Final = 9.0  # seconds without progress after which who is missing is worth a sentence


def opening(g: Gathering) -> str:
    """How everybody stands when the trace begins."""
    scene, names = g.scene, people(g.scene.names, g.who)
    if len(g.who) == 1:
        return tr("{name} is in the group.").format(name=names)
    keys = scene.keys(g.who[0])
    if keys is not None and scene.alike(g.who):
        words = tr("{names} are in one group and hold the same keys: epoch {epoch}, digest {digest}.")
        said = words.format(names=names, epoch=keys.place[0], digest=digest_words(keys.digest))
        meaning = tr(
            "A digest is a fingerprint of what was said since the last new start: whoever has the same digest has "
            "read the same."
        )
        return sentences(said, meaning)
    return tr("{names} are in one group, but do not hold the same.").format(names=names)


def started(record: Round, scene: Scene) -> str:
    """A member starts a key agreement."""
    others = people(scene.names, [member for member in record.roster if member != record.starter])
    words = tr("{name} starts a key agreement with {names}.")
    return words.format(name=person(scene.names, record.starter), names=others)


def parts(what: str, rounds: dict[str, Round], g: Gathering) -> str:
    """Members have sent their parts of one round; ``g.pairs``: from and to."""
    by_receivers: dict[frozenset[str], list[str]] = {}
    for member in g.who:
        to = {receiver for sender, receiver in g.pairs if sender == member}
        roster = set(rounds[member].roster) if member in rounds else set()
        whole = to | {member} >= roster
        by_receivers.setdefault(frozenset() if whole else frozenset(to), []).append(member)
    said = []
    for receivers, senders in by_receivers.items():
        others = people(g.scene.names, receivers) if receivers else tr("everybody else")
        roster = set(rounds[senders[0]].roster) if senders[0] in rounds else set()
        if not receivers and set(senders) >= roster:
            said.append(_all_parts(what))
            continue
        words = _part(what, len(senders) == 1)
        said.append(words.format(names=people(g.scene.names, senders), others=others))
    if what == "confirmation":
        results = {rounds[member].transcript for member in g.who if member in rounds}
        if len(results) == 1 and len(g.who) > 1 and (result := results.pop()):
            said.append(tr("All these are the same: {result}.").format(result=digest_words(result)))
    return sentences(*said)


def _all_parts(what: str) -> str:
    match what:
        case "round1":
            return tr("Round 1: all send each other the public halves of fresh keys.")
        case "round2":
            return tr("Round 2: all have everybody’s key, and send each other shares, sealed for each.")
        case "round3":
            return tr("Round 3: all have everybody’s share, and send each other what they make of their neighbours’.")
        case _:
            return tr("All can now work out the group’s key, and confirm to each other what they have come to.")


def _part(what: str, one: bool) -> str:
    match what:
        case "round1":
            words = tr("Round 1: {names} sends {others} the public half of a fresh key.")
            return words if one else tr("Round 1: {names} send {others} the public halves of fresh keys.")
        case "round2":
            words = tr("Round 2: {names} has everybody’s key and sends {others} a share, sealed for each.")
            return (
                words if one else tr("Round 2: {names} have everybody’s key and send {others} shares, sealed for each.")
            )
        case "round3":
            words = tr("Round 3: {names} has all shares and sends {others} what it makes of its two neighbours’.")
            return (
                words
                if one
                else tr("Round 3: {names} have all shares and send {others} what each makes of its two neighbours’.")
            )
        case _:
            words = tr("{names} can now work out the group’s key, and confirms to {others} what it has come to.")
            return (
                words
                if one
                else tr("{names} can now work out the group’s key, and confirm to {others} what they have come to.")
            )


def part_again(g: Gathering) -> str:
    """Parts of a key agreement are sent once more."""
    names = g.scene.names
    words = {"name": person(names, g.who[0]), "names": people(names, [to for _, to in g.pairs])}
    return tr("{name} sends its part of the key agreement to {names} again.").format(**words)


def stands(keys: Keys, g: Gathering) -> str:
    """A new epoch stands at some; ``g.pairs``: for whom a resync's episode is over by it, and what was sent again."""
    scene, one = g.scene, len(g.who) == 1
    words = {"names": people(scene.names, g.who), "epoch": keys.place[0], "digest": digest_words(keys.digest)}
    if scene.all_alike and set(g.who) == set(scene.everybody):
        text = tr("All have confirmed: everybody holds a fresh key, epoch {epoch}, digest {digest}.")
    elif one:
        text = tr("{names} has everybody’s confirmation and uses the new key: epoch {epoch}, digest {digest}.")
    else:
        text = tr("{names} have everybody’s confirmation and use the new key: epoch {epoch}, digest {digest}.")
    healed, again = "", max((int(count) for _, count in g.pairs), default=0)
    if g.pairs and {member for member, _ in g.pairs} == set(g.who):
        healed = tr("The group is healed: whoever has only the old keys cannot work out these.")
    return sentences(
        text.format(**words), healed, tr("Messages sent again meanwhile: {n}.").format(n=again) if again else ""
    )


def invited(g: Gathering, by: str) -> str:
    """An invitation has come."""
    names = g.scene.names
    words = tr("{names} gets {other}’s invitation.") if len(g.who) == 1 else tr("{names} get {other}’s invitation.")
    return words.format(names=people(names, g.who), other=person(names, by))


def failed(g: Gathering, error: str) -> str:
    """A key agreement has failed."""
    names = people(g.scene.names, g.who)
    words = tr("For {names} the key agreement fails: {why}").format(names=names, why=from_core(error))
    return words


def slow(g: Gathering, missing: list[str]) -> str:
    """A key agreement makes no progress."""
    names = g.scene.names
    words = tr("{name} cannot go on with the key agreement: nothing comes from {names}.")
    return words.format(name=person(names, g.who[0]), names=people(names, missing))


def membership(g: Gathering, event: events.Membership) -> str:
    """Who is a member has changed."""
    names, said = g.scene.names, []
    if event.added:
        added = [key[:8] for key in event.added]
        words = tr("{names} is a member now.") if len(added) == 1 else tr("{names} are members now.")
        said.append(words.format(names=people(names, added)))
    for key, by in event.removed.items():
        gone, remover = person(names, key[:8]), person(names, by[:8])
        if key == by:
            said.append(tr("{name} has left and has no part in the new key.").format(name=gone))
        else:
            words = tr("{name}, removed by {other}, has no part in the new key.")
            said.append(words.format(name=gone, other=remover))
    return sentences(*said)


def removed(who: str, by: str, scene: Scene) -> str:
    """A member learns that it is out."""
    name = person(scene.names, who)
    if who == by:
        return tr("{name} is out of the group.").format(name=name)
    words = tr("{name} learns that {other} has removed it from the group.")
    return words.format(name=name, other=person(scene.names, by))


def told_out(g: Gathering) -> str:
    """Those who hold the new key tell who was removed (SMMP §X.A.3)."""
    words = tr("{names} tells {other} that it is out of the group.")
    words = words if len(g.who) == 1 else tr("{names} tell {other} that it is out of the group.")
    return words.format(names=people(g.scene.names, g.who), other=person(g.scene.names, g.pairs[0][1]))


def told_gone(g: Gathering) -> str:
    """Who is out tells the others, so that none of them waits for it."""
    names = g.scene.names
    words = tr("{name} tells {names} that it is no longer a member.")
    return words.format(name=person(names, g.who[0]), names=people(names, [to for _, to in g.pairs]))
