"""A moment, a frame or an incident in plain words: what lanes and strip say when they are pointed at, or aloud."""

from smmp_core.lab.timeline import Timeline
from smmp_core.trace.records import Dropped, Judged, Paused, Refused, Resumed, Skipped, Started, Step, Stopped
from smmp_gui.lab.lane_history import Flight, History, Incident, Milestone, Row, Stretch
from smmp_gui.lab.marks import family_words, place_text
from smmp_gui.lab.wording import digest_words, people, person, seconds, sentences
from smmp_gui.text import onwards
from smmp_gui.words import QT_TRANSLATE_NOOP, tr

_VERDICTS = {
    "junk": QT_TRANSLATE_NOOP("", "{name} throws a frame by {author} away: it is not genuine."),
    "stale": QT_TRANSLATE_NOOP("", "{name} gets a frame by {author} that is long out of date."),
    "duplicate": QT_TRANSLATE_NOOP("", "{name} gets a frame by {author} a second time."),
    "held": QT_TRANSLATE_NOOP("", "{name} keeps a frame by {author} until those before it have come."),
    "clash": QT_TRANSLATE_NOOP("", "{name} gets a message by {author} for a place that is taken already: a clash."),
    "twofold": QT_TRANSLATE_NOOP("", "{name} holds two different frames by {author} for the same place."),
    "ours": QT_TRANSLATE_NOOP("", "{name} gets a frame of its own that it does not remember."),
    "divided": QT_TRANSLATE_NOOP("", "{name} gets a resync by {author} that comes too late."),
}
_LOSSES = {
    "loss": QT_TRANSLATE_NOOP("", "It is lost on the way."),
    "no_link": QT_TRANSLATE_NOOP("", "It does not arrive: the link is gone."),
    "hand": QT_TRANSLATE_NOOP("", "It is taken out of the air by hand."),
    "enemy": QT_TRANSLATE_NOOP("", "It is swallowed on the way."),
}


def moment_words(timeline: Timeline, at: float) -> str:
    """Who holds what: ``At 2.40 s all 5 hold 5057 but Cleo.``"""
    scene, names, time = timeline.scene(at), timeline.names, seconds(at)
    parties = [(place, members) for (place, _), members in scene.agreeing().items()]
    stopped = [figure.key for figure in scene.figures.values() if not figure.running]
    more = tr("Stopped: {names}.").format(names=people(names, stopped)) if stopped else ""
    if not parties:
        return onwards(sentences(tr("At {time} nobody holds a key.").format(time=time), more))
    held = [digest_words(scene.figures[members[0]].digest) for _, members in parties]
    count, (_, first) = sum(len(members) for _, members in parties), parties[0]
    if len(parties) == 1:
        words = tr("At {time} all %n hold {digest}.", "", count).format(time=time, digest=held[0])
    elif len(first) * 2 > count:
        others = [member for _, members in parties[1:] for member in members]
        words = tr("At {time} all %n hold {digest} but {names}.", "", count)
        words = words.format(time=time, digest=held[0], names=people(names, others))
    else:
        each = [
            tr("{digest}: {names}").format(digest=digest, names=people(names, members))
            for digest, (_, members) in zip(held, parties, strict=True)
        ]
        words = tr("At {time} they do not hold the same. {parties}.").format(time=time, parties="; ".join(each))
    return onwards(sentences(words, more))


def stretch_words(names: dict[str, str], row: Row, stretch: Stretch, until: float) -> str:
    """What a member held, and how long."""
    values = {
        "name": person(names, row.key),
        "digest": digest_words(stretch.digest),
        "place": place_text(stretch.place),
        "start": seconds(stretch.start),
        "end": seconds(until),
    }
    if stretch.running == "stopped":
        words = tr("{name} is stopped from {start} to {end}.")
    elif stretch.place is None:
        words = tr("{name} holds no key from {start} to {end}.")
    elif stretch.running == "paused":
        words = tr("{name} stands still and holds {digest} at {place} from {start} to {end}.")
    elif stretch.behind:
        words = tr("{name} holds {digest} at {place} from {start} to {end}, while somebody is further on.")
    else:
        words = tr("{name} holds {digest} at {place} from {start} to {end}.")
    return onwards(words.format(**values))


def together_words(parties: int, start: float, until: float) -> str:
    """How everybody stood to each other."""
    if parties == 0:
        words = tr("Nobody holds a key from {start} to {end}.")
    elif parties == 1:
        words = tr("Everybody holds the same from {start} to {end}.")
    else:
        words = tr("%n different states from {start} to {end}.", "", parties)
    return words.format(start=seconds(start), end=seconds(until))


def milestone_words(names: dict[str, str], milestone: Milestone) -> str:
    """A new era or epoch."""
    if milestone.epoch:
        words = tr("At {time} epoch {epoch} begins: all get a new key. {name} is the first.")
    else:
        words = tr("At {time} era {era} begins: {name} starts the keys anew.")
    place = milestone.place
    return onwards(
        words.format(time=seconds(milestone.at), epoch=place[0], era=place[1], name=person(names, milestone.member))
    )


def flight_words(names: dict[str, str], flight: Flight) -> str:
    """A frame, from whom to whom, and what became of it."""
    sent = flight.sent
    words = tr("{kind} {place} from {sender} to {receiver}, sent at {time}.").format(
        kind=family_words(sent.family),
        place=place_text(sent.place) if sent.place is not None else "",
        sender=person(names, sent.member),
        receiver=person(names, sent.to),
        time=seconds(sent.at),
    )
    words = words.replace("  ", " ")
    author = ""
    if sent.author and sent.author != sent.member:
        author = tr("{author} has made it.").format(author=person(names, sent.author))
    if isinstance(flight.end, Dropped):
        end = tr(_LOSSES[flight.end.why])
    elif flight.end is not None:
        end = tr("It arrives at {time}.").format(time=seconds(flight.end.at))
    else:
        end = tr("It is still on its way.")
    return onwards(sentences(words, author, end))


def incident_words(names: dict[str, str], incident: Incident) -> str:
    """What happened to a member."""
    name = person(names, incident.member)
    match incident:
        case Step():
            words = _step_words(names, incident)
        case Judged():
            author = person(names, incident.author or incident.peer)
            words = tr(_VERDICTS.get(incident.verdict, _VERDICTS["stale"])).format(name=name, author=author)
        case Refused():
            words = tr("{name} cannot follow {author} to {place}: they are out of step.")
            words = words.format(name=name, author=person(names, incident.author), place=place_text(incident.place))
        case Stopped():
            words = tr("{name} is stopped.").format(name=name)
        case Started():
            words = tr("{name} is back, with an older copy of its home.") if incident.old else tr("{name} is back.")
            words = words.format(name=name)
        case Paused():
            words = tr("{name} stands still.").format(name=name)
        case Resumed():
            words = tr("{name} goes on.").format(name=name)
        case Skipped():
            words = tr("Here %n record(s) of {name} were left out.", "", incident.count).format(name=name)
    return onwards(words)


def _step_words(names: dict[str, str], step: Step) -> str:
    values = {
        "name": person(names, step.member),
        "author": person(names, step.author),
        "place": place_text(step.after.place),
        "digest": digest_words(step.after.digest),
    }
    match step.rule:
        case "initial":
            words = tr("{name} has the key of a new epoch: {place}, digest {digest}.")
        case "sent":
            words = tr("{name} sends a message and moves on to {place}, digest {digest}.")
        case "received":
            words = tr("{name} takes a message by {author} and moves on to {place}, digest {digest}.")
        case "resync_sent":
            words = tr("{name} starts the keys anew: {place}.")
        case "resync_received":
            words = tr("{name} takes the resync by {author}: {place}.")
        case _:
            words = tr("{name} takes up where it stood: {place}, digest {digest}.")
    return words.format(**values)


def pointed_words(names: dict[str, str], history: History, key: str, at: float, end: float) -> str:
    """What a member held at a moment; empty for nobody."""
    row = history.rows.get(key)
    if row is not None:
        for stretch, until in row.seen(at, end):
            return stretch_words(names, row, stretch, until)
    return ""
