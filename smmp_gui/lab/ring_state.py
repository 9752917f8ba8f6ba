"""How a member stands among the others: one state each, and the words for it."""

from collections.abc import Collection
from enum import Enum

from smmp_core.lab.scene import Figure, Scene
from smmp_gui.states import short_state
from smmp_gui.words import tr

SETTLED = 0.5  # seconds after which somebody who holds something else is not just on the way to it


class Standing(Enum):
    """From the most to the least that has to be said."""

    STOPPED = "stopped"
    PAUSED = "paused"
    FORK = "fork"  # evidence that somebody lies
    OUTSIDE = "outside"  # no key, and none on the way
    UNKNOWN = "unknown"  # live: it has told nothing, and acknowledged nothing
    AGREEING = "agreeing"
    RESYNCING = "resyncing"
    ODD = "odd"  # holds something else than most, and not just for a moment
    PLAIN = "plain"


def standing(scene: Scene, figure: Figure, odd: Collection[str]) -> Standing:
    """The state of a member; ``odd``: those of :func:`odd_ones`."""
    if not figure.running:
        return Standing.STOPPED
    if figure.paused:
        return Standing.PAUSED
    if figure.word == "Fork evidence":
        return Standing.FORK
    if figure.round is not None or figure.word == "Agreeing":
        return Standing.AGREEING
    if figure.place is None:
        silent = bool(scene.own) and figure.key != scene.own and not figure.shows
        return Standing.UNKNOWN if silent else Standing.OUTSIDE
    if figure.word.startswith("Resyncing") or figure.word == "Healing":
        return Standing.RESYNCING
    return Standing.ODD if figure.key in odd else Standing.PLAIN


def odd_ones(scene: Scene) -> frozenset[str]:
    """Who is out of step, or has held something else than the largest party since that has settled."""
    odd = {figure.key for figure in scene.figures.values() if figure.word in ("Out of step", "Cannot agree")}
    parties = list(scene.agreeing().items())
    if len(parties) > 1 and len(parties[0][1]) > len(parties[1][1]):
        (place, _), most = parties[0]
        settled = scene.at - min(scene.figures[key].moved_at for key in most) > SETTLED
        for (where, _), members in parties[1:]:
            stood = (key for key in members if scene.at - scene.figures[key].moved_at > SETTLED)
            odd.update(members if where == place else stood if settled else ())
    return frozenset(odd)


def state_text(figure: Figure, state: Standing) -> str:
    """The state in a word or two, to be read beside a member; empty where there is nothing to say."""
    match state:
        case Standing.STOPPED:
            return tr("Stopped")
        case Standing.PAUSED:
            return tr("Paused")
        case Standing.OUTSIDE:
            return short_state(figure.word) if figure.word else tr("No key")
        case Standing.UNKNOWN:
            return tr("Not known")
        case Standing.AGREEING:
            return tr("Agreeing")
        case Standing.ODD if figure.word in ("", "In step"):
            return tr("Differs")
        case Standing.PLAIN if figure.by_word:
            return tr("By its word")
        case _:
            return short_state(figure.word)
