"""Sentences about the turn: who asks for it, and who takes it when nobody is there to give it (protocol.md §6.1)."""

from collections.abc import Collection

from smmp_core.trace.records import Turn
from smmp_gui.lab.narration import Gathering
from smmp_gui.lab.wording import people, person, quoted
from smmp_gui.text import isolated, shown_name
from smmp_gui.words import tr


def wrote(g: Gathering, who: str, text: str, turns: dict[str, Turn], resyncing: Collection[str]) -> str:
    """Somebody has written something and cannot send it at once.

    ``g.notes``: who has the floor instead, as far as it knows; ``g.pairs``: whom it asks for it; ``resyncing``: who
    is about to send a resync, and until then no message.
    """
    name, holder, scene = isolated(shown_name(who)), g.notes[0] if g.notes else "", g.scene
    words = {"name": name, "text": quoted(text), "other": person(scene.names, holder)}
    words["names"] = people(scene.names, [to for _, to in g.pairs])
    if set(g.who) & set(resyncing):
        return tr("{name} writes {text}; it has to wait for the resync.").format(**words)
    if not g.notes:
        return tr("{name} writes {text}.").format(**words)
    if not holder:
        return tr("{name} writes {text} and asks for the turn; it does not know who has it.").format(**words)
    if not scene.linked(g.who[0], holder):
        said = tr(
            "{name} writes {text} and asks {names} for the turn: {other}, who has it as far as {name} knows, "
            "cannot be reached."
        )
        return said.format(**words)
    if holder in turns and turns[holder].holder != holder:  # it has been passed on meanwhile
        return tr("{name} writes {text} and asks for the turn, which {other} has as far as {name} knows.").format(
            **words
        )
    return tr("{name} writes {text} and asks for the turn, which {other} has.").format(**words)


def claimed(g: Gathering, turn: Turn | None) -> str:
    """A member says that it will take the floor; ``turn``: who has it, as far as it knows."""
    scene, who, holder = g.scene, g.who[0], turn.holder if turn is not None else ""
    words = {"name": person(scene.names, who), "other": person(scene.names, holder)}
    words["names"] = people(scene.names, [to for _, to in g.pairs])
    if not holder:
        return tr("{name} tells {names} that it takes the turn: it does not know who has it.").format(**words)
    if not scene.linked(who, holder):
        said = tr(
            "{name} tells {names} that it takes the turn: {other}, who has it as far as {name} knows, "
            "cannot be reached."
        )
        return said.format(**words)
    said = tr(
        "{name} tells {names} that it takes the turn: {other}, who has it as far as {name} knows, gives no sign of it."
    )
    return said.format(**words)


def yielded(g: Gathering) -> str:
    """Others let a member have the floor."""
    words = tr("{names} gives way to {other}.") if len(g.who) == 1 else tr("{names} give way to {other}.")
    return words.format(names=people(g.scene.names, g.who), other=person(g.scene.names, g.pairs[0][1]))
