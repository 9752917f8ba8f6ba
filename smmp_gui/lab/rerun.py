"""Whether a recording is what it says: its scenario is run again and compared with it, record by record."""

from collections.abc import Callable, Generator, Sequence

import msgspec

from smmp_core.errors import LocalError
from smmp_core.lab.acts import Cue
from smmp_core.lab.experiment import BREATH, Experiment
from smmp_core.lab.scenario import Scenario
from smmp_core.trace.lines import Heading
from smmp_core.trace.records import AnyRecord
from smmp_gui.words import tr

LONGEST = 3600.0  # seconds of an experiment that are run again
MOST_ACTS = 1000


class Mismatch(LocalError):
    """Why a recording can only be looked at, a sentence."""

    def __init__(self, why: str) -> None:
        super().__init__(why, code="bad_field")


def rerun(
    heading: Heading,
    records: Sequence[AnyRecord],
    scenario: Scenario | None,
    set_up: Callable[[Experiment], bool],
    advance: Callable[[Experiment, float], bool],
) -> Generator[float, None, Experiment]:
    """The experiment that a trace is of, at its end; ``set_up`` and ``advance`` do a slice of the work each.

    Raises:
        Mismatch: it cannot be run again, or something else comes of it.
    """
    if not heading.scenario:
        raise Mismatch(tr("This is a recording of a real group: it can be looked at, but not gone on with."))
    if scenario is None:
        raise Mismatch(tr("This recording is of a scenario that this version does not have: it can only be looked at."))
    if heading.length > LONGEST or len(heading.acts) > MOST_ACTS:
        raise Mismatch(tr("This recording is too long to be run again: it can only be looked at."))
    try:
        by_hand = [msgspec.json.decode(act, type=Cue) for act in heading.acts]
    except (msgspec.MsgspecError, RecursionError):
        raise Mismatch(
            tr("This recording says something that this version cannot do: it can only be looked at.")
        ) from None
    try:
        experiment = Experiment(scenario, heading.seed, by_hand, at_once=False)
        while not set_up(experiment):
            yield 0.0
        while not advance(experiment, heading.length):
            yield experiment.now / max(heading.length, BREATH)
        while len(experiment.records) < len(records) and not advance(experiment, heading.length + BREATH / 2):
            yield 1.0  # the length was rounded
    except (LocalError, ValueError, OverflowError):
        raise _otherwise() from None
    again, last = experiment.records, len(records)
    if again[:last] != list(records) or any(record.at < heading.length - BREATH for record in again[last:]):
        raise _otherwise()
    return experiment


def _otherwise() -> Mismatch:
    return Mismatch(
        tr("Running it again gives something else: it is of another version, or was changed. It can only be looked at.")
    )
