"""The ring in words: for tooltips and for those who hear the window."""

from smmp_core.lab.scene import Moving, Scene
from smmp_gui import text
from smmp_gui.lab import marks
from smmp_gui.lab.ring_state import Standing, odd_ones, standing
from smmp_gui.states import state_words
from smmp_gui.words import QT_TRANSLATE_NOOP, tr

_WHAT = {
    "message": QT_TRANSLATE_NOOP("", "A message"),
    "acknowledgement": QT_TRANSLATE_NOOP("", "An acknowledgement: what its sender holds"),
    "resync": QT_TRANSLATE_NOOP("", "A resync: the keys start anew"),
    "private": QT_TRANSLATE_NOOP("", "A private message"),
    "private_acknowledgement": QT_TRANSLATE_NOOP("", "An acknowledgement of a private message"),
    "round1": QT_TRANSLATE_NOOP("", "Key agreement, round 1: public keys"),
    "round2": QT_TRANSLATE_NOOP("", "Key agreement, round 2: a share of the key"),
    "round3": QT_TRANSLATE_NOOP("", "Key agreement, round 3: a product of shares"),
    "confirmation": QT_TRANSLATE_NOOP("", "Key agreement: a confirmation of the key"),
    "abandon": QT_TRANSLATE_NOOP("", "Key agreement: its end without a key"),
    "invite": QT_TRANSLATE_NOOP("", "An invitation"),
    "answer": QT_TRANSLATE_NOOP("", "An answer to an invitation"),
    "leave": QT_TRANSLATE_NOOP("", "Word of leaving the group"),
    "heard": QT_TRANSLATE_NOOP("", "Word of who answered an invitation"),
    "remove": QT_TRANSLATE_NOOP("", "Word of a removal"),
    "request": QT_TRANSLATE_NOOP("", "A request for the turn to write"),
    "grant": QT_TRANSLATE_NOOP("", "The turn to write, handed on"),
    "claim": QT_TRANSLATE_NOOP("", "A claim to the turn to write"),
    "yield": QT_TRANSLATE_NOOP("", "The turn to write, given back"),
    "ask": QT_TRANSLATE_NOOP("", "A question for messages that are missing"),
    "lack": QT_TRANSLATE_NOOP("", "An answer: this message is not there"),
    "more": QT_TRANSLATE_NOOP("", "Repair: there is more"),
    "outline": QT_TRANSLATE_NOOP("", "Repair: an outline of what is there"),
    "listing": QT_TRANSLATE_NOOP("", "Repair: a list of what is there"),
}
_TOUCHES = {
    "delay": QT_TRANSLATE_NOOP("", "It was delayed by hand."),
    "double": QT_TRANSLATE_NOOP("", "It was doubled by hand."),
    "corrupt": QT_TRANSLATE_NOOP("", "It was corrupted by hand."),
}


def name_of(scene: Scene, key: str) -> str:
    """A member's name, fenced off."""
    figure = scene.figures.get(key)
    return text.isolated(text.shown_name(figure.name if figure is not None else "", key))


def frame_text(scene: Scene, moving: Moving) -> str:
    """What a frame is, from whom to whom, in a few lines."""
    sent = moving.sent
    what = tr(_WHAT[sent.what]) if sent.what in _WHAT else marks.family_words(sent.family)
    lines = [text.as_sentence(what), tr("{a} → {b}").format(a=name_of(scene, sent.member), b=name_of(scene, sent.to))]
    if sent.author:
        lines.append(tr("Sent again for {name}, who wrote it.").format(name=name_of(scene, sent.author)))
    if sent.place is not None:
        lines.append(tr("For the place {place}.").format(place=text.isolated(marks.place_text(sent.place))))
    if sent.size:
        lines.append(tr("{count} bytes.").format(count=text.number(sent.size)))
    lines += [tr(_TOUCHES[how]) for how in dict.fromkeys(moving.touched)]
    if moving.lost:
        lines.append(tr("It will not arrive."))
    return "\n".join(lines)


def member_text(scene: Scene, key: str) -> str:
    """How a member stands, in whole sentences."""
    figure = scene.figures.get(key)
    if figure is None:
        return ""
    name = name_of(scene, key)
    parts = []
    if standing(scene, figure, ()) is Standing.UNKNOWN:
        parts.append(tr("What {name} holds is not known here: it does not let you watch.").format(name=name))
    elif figure.place is None:
        parts.append(tr("{name} has no key of the group.").format(name=name))
    else:
        words = tr("{name} holds {digest} at the place {place}.")
        if figure.by_word:
            words = tr("{name} has acknowledged {digest} at the place {place}; it does not let you watch.")
        elif figure.shows:
            words = tr("{name} tells that it holds {digest} at the place {place}.")
        place = text.isolated(marks.place_text(figure.place))
        parts.append(words.format(name=name, digest=marks.four(figure.digest), place=place))
        parts.append(_company(scene, key))
    parts += _states(scene, key)
    return " ".join(part for part in parts if part)


def _company(scene: Scene, key: str) -> str:
    """Who holds the same."""
    parties = scene.agreeing()
    party = next((party for party in parties.values() if key in party), [])
    others = len(party) - 1
    if not party:
        return ""
    if others == sum(len(each) for each in parties.values()) - 1:
        return tr("Everybody who runs holds the same.") if others else ""
    return tr("%n other(s) hold the same.", "", others) if others else tr("Nobody else holds the same.")


def _states(scene: Scene, key: str) -> list[str]:
    figure = scene.figures[key]
    state = standing(scene, figure, odd_ones(scene))
    said = []
    if state is Standing.STOPPED:
        return [tr("Its process has ended.")]
    if state is Standing.PAUSED:
        said.append(tr("Its process stands still."))
    if figure.word:
        said.append(text.as_sentence(state_words(figure.word)))
    if figure.turn is not None and figure.turn.holder:
        if figure.turn.holder == key:
            said.append(tr("It has the turn to write."))
        else:
            words = tr("As it knows, {name} has the turn to write.")
            said.append(words.format(name=name_of(scene, figure.turn.holder)))
    return said
