"""Which moments of a trace are worth a picture, and at which pace to show it."""

from smmp_core.lab.timeline import Timeline
from smmp_core.trace.records import Did, Dropped, Linked, Person, Step
from smmp_gui.lab.marks import LOUD

_APART = 0.12  # seconds: moments nearer to each other show the same
_AFTER = 0.04  # seconds: what follows from a step is on its way
_MOST = 6
_LEAD = 0.15  # seconds shown before the first thing that happens, and after the last
_TAIL = 0.5
_QUIET = 0.12  # seconds without a record: nothing to see
_QUICKER = 12.0  # times, where it is quiet


def span(timeline: Timeline, tail: float = _TAIL) -> tuple[float, float]:
    """From when to when something happens, with ``tail`` seconds after it."""
    busy = [record.at for record in timeline.records if not isinstance(record, Person | Linked | Step)]
    busy += [record.at for record in timeline.records if isinstance(record, Step) and record.at > 0]
    if not busy:
        return 0.0, 1.0
    return max(0.0, min(busy) - _LEAD), max(busy) + tail


def telling(timeline: Timeline) -> list[float]:
    """A few moments with most to see, in order: a message, a loss, members cut off, a resync, an agreement, the end."""
    wanted: list[float] = []
    middle = {record.frame: record.at + 0.45 * (record.due - record.at) for record in timeline.sent.values()}
    for families in (("message",), ("repair",), ("resync",), ("handshake",), ("membership",)):
        found = next((one for one in timeline.sent.values() if one.family in families), None)
        if found is not None:
            wanted.append(middle[found.frame])
    lost = [one for one in timeline.sent.values() if isinstance(timeline.ends.get(one.frame), Dropped)]
    wanted += [middle[one.frame] for one in lost if one.family in LOUD][:1]
    wanted += [*_cut_off(timeline), most_apart(timeline), span(timeline)[1]]
    moments: list[float] = []
    for at in sorted(wanted):
        if not moments or at - moments[-1] > _APART:
            moments.append(at)
    return [*moments[: _MOST - 1], moments[-1]] if len(moments) > _MOST else moments


def _cut_off(timeline: Timeline) -> list[float]:
    """When the sides of a network that has fallen apart have gone on for longest, just after the last step."""
    acts = [record for record in timeline.records if isinstance(record, Did) and record.act in ("partition", "merge")]
    ends = [*(record.at for record in acts[1:]), timeline.end]
    for act, end in zip(acts, ends, strict=False):
        steps = [record.at for record in timeline.records if isinstance(record, Step) and act.at < record.at < end]
        if act.act == "partition" and steps:
            return [steps[-1] + _AFTER]
    return []


def most_apart(timeline: Timeline) -> float:
    """When the members held most different things for longest."""
    steps = sorted({record.at for record in timeline.records if isinstance(record, Step)})
    best = (0, 0.0, 0.0)
    for at, following in zip(steps, [*steps[1:], timeline.end], strict=True):
        parties = len(timeline.scene(at).agreeing())
        best = max(best, (parties, min(following - at, 1.0), -at))
    return -best[2] + min(best[1], 0.3) / 2


def pace(timeline: Timeline, frames: int, slowest: float) -> list[float]:
    """The moments of an animation of at most so many frames: evenly, but quicker where it is quiet.

    Args:
        timeline: what is shown.
        frames: at most so many, one at least.
        slowest: seconds from one frame to the next at least, where something happens.
    """
    start, end = span(timeline)
    step = slowest
    while True:
        moments: list[float] = []
        at = start
        while at < end and len(moments) <= frames:
            moments.append(at)
            at = _next(timeline, at, step)
        if len(moments) < frames:
            return [*moments, end]
        step *= 1.15


def _next(timeline: Timeline, at: float, step: float) -> float:
    if timeline.scene(at).moving:
        return at + step
    index = timeline.index(at)
    before = timeline.times[index - 1] if index else 0.0
    after = timeline.times[index] if index < len(timeline.times) else float("inf")
    if at - before < _QUIET:
        return at + step
    return min(at + step * _QUICKER, max(after, at + step))
