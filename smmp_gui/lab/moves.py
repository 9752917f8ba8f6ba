"""One member's moment in words: what it did last, what it waits for, who has the turn, how others stand beside it."""

from smmp_core.lab.scene import Figure
from smmp_core.trace.records import Heard, Round, Step
from smmp_gui.lab.wording import people, person, sentences, step_words
from smmp_gui.words import tr


def move_words(step: Step, names: dict[str, str]) -> str:
    """What moved the ratchet last."""
    words = {
        "name": person(names, step.member),
        "author": person(names, step.author),
        "place": step_words(step.after.place),
    }
    match step.rule:
        case "initial":
            text = tr("{name} has begun with a fresh key: {place}.")
        case "sent":
            text = tr("{name} has sent a message: {place}.")
        case "received":
            text = tr("{name} has taken {author}’s message: {place}.")
        case "resync_sent":
            text = tr("{name} has sent a resync: {place}.")
        case "resync_received":
            text = tr("{name} has followed {author}’s resync: {place}.")
        case _:
            text = tr("{name} goes on from where it stood: {place}. Nothing was computed.")
    return text.format(**words)


def round_words(record: Round, names: dict[str, str]) -> str:
    """What a key agreement is at, and who is waited for."""
    name = person(names, record.member)
    match record.stage:
        case "keys":
            text = tr("{name} takes part in a key agreement and collects everybody’s fresh key.")
        case "shares":
            text = tr("{name} takes part in a key agreement and collects everybody’s share.")
        case "products":
            text = tr("{name} takes part in a key agreement and collects everybody’s product.")
        case _:
            text = tr("{name} has worked out the new key and collects everybody’s confirmation.")
    waits = tr("It waits for {names}.").format(names=people(names, record.waiting_for)) if record.waiting_for else ""
    return sentences(text.format(name=name), waits)


def turn_words(figure: Figure, names: dict[str, str]) -> str:
    """Who may write now, as a member knows it."""
    turn = figure.turn
    if turn is None or not turn.holder:
        return tr("Whose turn it is, is not known.")
    text = tr("The turn to write: {name} has it.")
    if turn.holder == figure.key:
        text = tr("The turn to write: it is here.")
    waiting = tr("Waiting for it: {names}.").format(names=people(names, turn.waiting)) if turn.waiting else ""
    return sentences(text.format(name=person(names, turn.holder)), waiting)


def heard_words(figure: Figure, heard: Heard | None) -> tuple[str, str]:
    """How another member stands beside this one, by what it last said; with the colour's name."""
    keys = figure.keys
    if heard is None or keys is None:
        return tr("not heard of"), "muted"
    theirs, ours = (heard.place[:2], heard.place[3]), (keys.place[:2], keys.place[3])
    if theirs == ours:
        if heard.digest == keys.digest and heard.place == keys.place:
            return tr("the same"), "muted"
        return tr("another digest"), "attention"
    return (tr("is further"), "attention") if theirs > ours else (tr("is behind"), "muted")
