"""Sentences about being out of step and coming back: losses, clashes, liars, resyncs, healing, thieves."""

from typing import Final

from smmp_core import events
from smmp_core.trace.records import Judged, Overheard, Place, Refused, Step
from smmp_gui.core_words import from_core
from smmp_gui.lab.narration import Gathering
from smmp_gui.lab.story_steps import ending
from smmp_gui.lab.wording import digest_words, people, person, quoted, seconds, sentences, step_words
from smmp_gui.text import isolated, shown_name
from smmp_gui.words import tr

VERDICTS: Final = ("junk", "duplicate", "clash", "twofold", "ours", "divided")
"""Verdicts on frames that are told; the others change nothing."""

TWO_TEXTS: Final = "sent two texts as one message."  # the end of a warning: the text that came first is kept

WISHED: Final = "You asked for it."  # the reason of a resync that somebody wished for

# -- what is missing ------------------------------------------------------------------------------


def asked(g: Gathering, lacks: Place | None) -> str:
    """A member asks for what it lacks."""
    names, others = g.scene.names, [to for _, to in g.pairs]
    words = {"name": person(names, g.who[0]), "names": people(names, others)}
    if lacks is None:
        return tr("{name} asks {names} for what it may have missed.").format(**words)
    words["place"] = step_words(lacks)
    return tr("{name} has heard that there is a {place}, lacks it, and asks {names} for it.").format(**words)


def lacked(g: Gathering) -> str:
    """Those who were asked have it no more."""
    names = g.scene.names
    words = tr("{names} does not have what {other} asks for.")
    if len(g.who) > 1:
        words = tr("{names} do not have what {other} asks for.")
    return words.format(names=people(names, g.who), other=person(names, g.pairs[0][1]))


def gap(g: Gathering, event: events.Gap) -> str:
    """Messages are missing that only their author can send again."""
    names = g.scene.names
    words = {"name": person(names, g.who[0]), "other": person(names, event.member[:8])}
    if not event.count:
        return tr("{name} has everything now that {other} wrote.").format(**words)
    return tr("{name} lacks messages that only {other} can send again: {n}.").format(**words, n=event.count)


# -- what frames are ------------------------------------------------------------------------------


def judged(g: Gathering, record: Judged) -> str:
    """A frame came that is not taken."""
    names, one = g.scene.names, len(g.who) == 1
    words = {
        "names": people(names, g.who),
        "author": person(names, record.author),
        "place": step_words(record.place) if record.place is not None else "",
    }
    if record.verdict == "duplicate" and record.what == "resync":
        return ""
    match record.verdict:
        case "junk":
            text = tr("{names} throws a frame away that says it is {author}’s: its seal is wrong.")
            text = text if one else tr("{names} throw frames away that say they are {author}’s: the seals are wrong.")
        case "duplicate":
            text = tr("{names} gets {author}’s {place} once more, and drops it.")
            text = text if one else tr("{names} get {author}’s {place} once more, and drop it.")
        case "held":
            text = tr("{names} gets {author}’s {place} too early and keeps it until it has the steps before.")
            text = (
                text
                if one
                else tr("{names} get {author}’s {place} too early and keep it until they have the steps before.")
            )
        case "twofold":
            text = tr("{names} now holds two frames of {author}’s {place}, both under {author}’s seal: a lie.")
            if not one:
                text = tr("{names} now hold two frames of {author}’s {place}, both under {author}’s seal: a lie.")
        case "ours":
            text = tr("{names} meets a frame of its own that it does not remember: its disk is older than that.")
        case _:
            text = tr("For {names} {author}’s resync comes too late: messages of the other one were taken already.")
    return text.format(**words)


def clashed(g: Gathering, place: Place, authors: set[str]) -> str:
    """A member meets another message at a step that it has taken already."""
    scene = g.scene
    words = {
        "name": person(scene.names, g.who[0]),
        "names": people(scene.names, authors),
        "place": step_words(place),
    }
    said = tr("{name} meets a second {place}: {names} have each sent one.").format(**words)
    here = [key for key, figure in scene.figures.items() if figure.keys is not None and figure.keys.place == place]
    return sentences(said, "" if scene.alike(here) else tr("Their conversations have parted."))


def refused(g: Gathering, record: Refused) -> str:
    """The next step is genuine, and cannot be followed."""
    names = g.scene.names
    words = {
        "names": people(names, g.who),
        "author": person(names, record.author),
        "why": from_core(record.text),
    }
    text = tr("{names} cannot follow {author}’s next frame: {why}")
    return text.format(**words)


def differs(g: Gathering, place: Place) -> str:
    """Acknowledgements show that not all hold the same; ``g.pairs``: who holds which digest."""
    by_digest: dict[str, list[str]] = {}
    for member, digest in g.pairs:
        by_digest.setdefault(digest, []).append(member)
    held = [
        tr("{digest} at {names}").format(digest=digest_words(digest), names=people(g.scene.names, members))
        for digest, members in sorted(by_digest.items())
    ]
    if len(held) < 2:
        return ""
    words = tr("The acknowledgements show that not all hold the same at {place}: {digests}.")
    return words.format(place=step_words(place), digests="; ".join(held))


def alert(g: Gathering, text: str) -> str:
    """A warning comes up."""
    words = tr("{names} is warned: {text}") if len(g.who) == 1 else tr("{names} are warned: {text}")
    names = people(g.scene.names, g.who)
    said = words.format(names=names, text=tr("“{text}”").format(text=isolated(from_core(text))))
    if not text.endswith(TWO_TEXTS):
        return said
    kept = tr("{names} keeps the text that came first.") if len(g.who) == 1 else ""
    return sentences(said, (kept or tr("{names} keep the text that came first.")).format(names=names))


# -- resync ---------------------------------------------------------------------------------------


def wished(g: Gathering, name: str) -> str:
    """Somebody wishes for a resync while one is under way."""
    return tr("{name} wishes for a resync.").format(name=isolated(shown_name(name)))


def required(g: Gathering, reason: str) -> str:
    """The flag resync_required is set, and a random wait begins (SMMP §X.B.1); ``g.notes``: unless it is none."""
    names, one = people(g.scene.names, g.who), len(g.who) == 1
    if g.notes:
        text = tr("{names} needs a resync: {why}") if one else tr("{names} need a resync: {why}")
        if reason == WISHED:
            text = tr("{names} wishes for a resync.") if one else tr("{names} wish for a resync.")
    elif reason == WISHED:
        text = tr("{names} wishes for a resync; first it waits a random moment.")
        text = text if one else tr("{names} wish for a resync; each first waits a random moment.")
    else:
        text = tr("{names} needs a resync: {why} First it waits a random moment.")
        text = text if one else tr("{names} need a resync: {why} First each waits a random moment.")
    return text.format(names=names, why=from_core(reason))


def resync_sent(g: Gathering, place: Place, waited: float | None, waiting: dict[str, float]) -> str:
    """The wait is over and the flag still set; ``g.pairs``: who the resync goes to; ``waiting``: who waits now."""
    names, to = g.scene.names, [other for _, other in g.pairs]
    if len(g.who) > 1:
        text = tr(
            "{names} each send a resync at the very same moment: each wants all to begin anew with its keys, "
            "era {era}, digest 0000."
        )
        return text.format(names=people(names, g.who), era=place[1])
    words = {"name": person(names, g.who[0]), "names": people(names, to), "era": place[1]}
    if not to:
        said = tr("{name} begins anew with fresh keys: era {era}, digest 0000; nobody can be reached.").format(**words)
    elif waited is None:
        text = tr("{name} sends a resync to {names}: all are to begin anew with the same keys, era {era}, digest 0000.")
        said = text.format(**words)
    else:
        text = tr(
            "{name}’s wait of {time} is over. It sends a resync to {names}: all are to begin anew with the same keys, "
            "era {era}, digest 0000."
        )
        said = text.format(**words, time=seconds(waited))
    if not waiting:
        return said
    text = tr("{names} still waits.") if len(waiting) == 1 else tr("{names} still wait.")
    return sentences(said, text.format(names=people(names, waiting)))


def followed(g: Gathering, author: str, place: Place) -> str:
    """Others enter the era of a resync."""
    scene = g.scene
    words = {"names": people(scene.names, g.who), "author": person(scene.names, author), "era": place[1]}
    text = tr("{names} follows {author}’s resync into era {era}.")
    text = text if len(g.who) == 1 else tr("{names} follow {author}’s resync into era {era}.")
    return sentences(text.format(**words), ending(scene, g.who, author, place))


def changed_sides(g: Gathering, step: Step, loser: str) -> str:
    """Two resyncs at once: the lower index wins (R4)."""
    scene, roster, winner = g.scene, step.roster, step.author
    words = {
        "names": people(scene.names, g.who),
        "winner": person(scene.names, winner),
        "loser": person(scene.names, loser),
        "low": roster.index(winner) if winner in roster else "?",
        "high": roster.index(loser) if loser in roster else "?",
    }
    text = tr(
        "Two resyncs at once: {winner} comes before {loser} in the list of members ({low} against {high}), "
        "so {names} gives up {loser}’s."
    )
    if g.who == [loser]:
        text = tr(
            "Two resyncs at once: {winner} comes before {loser} in the list of members ({low} against {high}), "
            "so {names} gives up its own."
        )
    if len(g.who) > 1:
        text = tr(
            "Two resyncs at once: {winner} comes before {loser} in the list of members ({low} against {high}), "
            "so {names} give up {loser}’s."
        )
    together = ending(scene, g.who, winner, step.after.place) if scene.all_alike else ""
    return sentences(text.format(**words), together)


def healing(g: Gathering) -> str:
    """In step again; a fresh key is due (R5); ``g.notes``: what is begun at once."""
    names = people(g.scene.names, g.who)
    text = tr("{names} know that all follow the resync; to heal, a fresh key agreement is due.")
    if len(g.who) == 1:
        text = tr("{names} knows that all follow the resync; to heal, a fresh key agreement is due.")
    return sentences(text.format(names=names), *g.notes)


def resync_failed(g: Gathering) -> str:
    """A resync has failed."""
    return tr("For {names} the resync fails.").format(names=people(g.scene.names, g.who))


# -- a thief --------------------------------------------------------------------------------------


def overheard(g: Gathering, record: Overheard, text: str, first: bool) -> str:
    """What a thief makes of a frame."""
    names = g.scene.names
    words = {
        "author": person(names, record.author),
        "victim": person(names, record.member),
        "place": step_words(record.place),
        "text": quoted(text),
    }
    resync = not record.place[3]
    if record.read and resync:
        return tr("The thief with {victim}’s old keys follows {author}’s resync into {place}.").format(**words)
    if record.read:
        said = tr("The thief with {victim}’s old keys reads {author}’s {place}: {text}") if text else ""
        said = said or tr("The thief with {victim}’s old keys reads {author}’s {place}.")
        hidden = "" if record.keys else tr("The keys that come after it stay hidden from the thief.")
        return sentences(said.format(**words), hidden)
    if resync:
        return tr("The thief with {victim}’s old keys cannot follow {author}’s resync into {place}.").format(**words)
    if first:
        said = tr("The thief with {victim}’s old keys cannot read {author}’s {place}: these keys no longer fit.")
        return said.format(**words)
    return tr("The thief cannot read {author}’s {place} either.").format(**words)
