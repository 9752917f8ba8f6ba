"""What people do in the lab, in sentences."""

from smmp_core.trace.records import Did
from smmp_gui.core_words import from_core
from smmp_gui.lab.narration import Gathering
from smmp_gui.lab.wording import NAMED, people, quoted
from smmp_gui.text import isolated, listing, shown_name
from smmp_gui.words import tr


def deed(did: Did, names: dict[str, str]) -> str:
    """What was done; empty where the trace tells it by what follows from it."""
    fields = did.fields
    who, to = _name(fields.get("who")), _name(fields.get("to") or fields.get("name"))
    if "refused" in fields:
        return tr("That cannot be done now: {why}").format(why=from_core(str(fields["refused"])))
    match did.act:
        case "found":
            members = fields.get("members", ())
            others = [key for key, name in names.items() if isinstance(members, list | tuple) and name in members]
            asked = people(names, [key for key in others if names[key] != fields.get("who")])
            return tr("{name} makes a group and asks {names} to join.").format(name=who, names=asked)
        case "say":
            return tr("{name} writes {text}.").format(name=who, text=quoted(str(fields.get("text", ""))))
        case "say_privately":
            text = quoted(str(fields.get("text", "")))
            return tr("{name} writes {text} to {other} alone.").format(name=who, text=text, other=to)
        case "add":
            return tr("{name} asks {other} to join the group.").format(name=who, other=to)
        case "remove":
            return tr("{name} removes {other} from the group.").format(name=who, other=to)
        case "leave":
            return tr("{name} leaves the group.").format(name=who)
        case "conditions":
            return _conditions(did)
        case "steal":
            return tr("A thief copies all of {name}’s keys, changes nothing, and listens from now on.").format(name=who)
        case _:
            return ""


def _name(value: object) -> str:
    return isolated(shown_name(value)) if isinstance(value, str) and value else ""


def _conditions(did: Did) -> str:
    loss = did.fields.get("loss", 0.0)
    if isinstance(loss, int | float) and loss:
        return tr("From now on the network loses {n} % of all frames.").format(n=round(100 * loss))
    return tr("From now on the network loses nothing.")


def fault(g: Gathering, did: Did) -> str:
    """What is set to go wrong; ``g.who``: at whom, by name."""
    one, other = len(g.who) == 1, _name(did.fields.get("to")) or tr("anybody")
    match did.fields.get("fault"):
        case "drop":
            words = tr("A fault is set: {names}’s next message will not reach {other}.")
        case "delay":
            words = tr("A fault is set: {names}’s next message to {other} will be late.")
        case "duplicate":
            words = tr("A fault is set: {names}’s next message will reach {other} twice.")
        case "reorder":
            words = tr("A fault is set: {names}’s next message to {other} will be overtaken by what follows it.")
        case "corrupt":
            words = tr("A fault is set: {names}’s next message to {other} will be damaged.")
        case "collide":
            words = tr("A fault is set: {names} will not wait for the turn.")
        case "equivocate":
            words = tr("A fault is set: {names} will tell {other} something else than everybody else.")
        case "forget":
            words = tr("A fault is set: {names} forgets what it did last.")
        case "no_repair" if one:
            words = tr("A fault is set: {names} neither asks for a lost frame nor sends one again.")
        case "no_repair":
            words = tr("A fault is set: {names} neither ask for a lost frame nor send one again.")
        case _:
            words = tr("A fault is set at {names}.")
    return words.format(names=listing([shown_name(name) for name in g.who], NAMED), other=other)
