"""What plays an experiment: the clock of the lab's window, and what people do there.

The engine runs on the window's thread, in slices of a few milliseconds: where it is slower than the clock, the clock
waits for it. Whatever takes longer (setting up, running again up to where somebody looks) is a job of many slices.
"""

import time
from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from smmp_core.lab import acts
from smmp_core.lab.acts import AnyAct
from smmp_core.lab.experiment import BREATH, Experiment
from smmp_core.lab.scenario import Scenario
from smmp_core.lab.timeline import Timeline
from smmp_core.trace.lines import Heading
from smmp_core.trace.records import AnyRecord
from smmp_gui import text
from smmp_gui.lab.lane_history import history_of
from smmp_gui.lab.narration import Line, Narrator
from smmp_gui.lab.rerun import Mismatch, rerun
from smmp_gui.theme import theme
from smmp_gui.words import tr

SPEEDS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0)
"""Seconds of the experiment in a second: at 0.1 a frame can be watched on its way."""

_SPEED = 0.1  # unless somebody chooses another
_FRAME_MS = 16
_JOB_MS = 1  # between two slices of a longer job
_SLICE = 0.005  # seconds of computing between two looks at the window
_LONGEST_TICK = 0.1  # seconds: a window that was held up does not jump
_QUIET = 0.15  # seconds without a record before the clock runs faster
_QUICK = 4.0  # times real time, at least
_STILL = 1.8  # seconds a line of narration stands, where nothing may move
_CHUNK = 500  # records taken up at a time
_ALMOST = 0.001  # of a job is left to be done
_FAR = 60.0  # seconds that a step looks ahead for something to happen

Job = Iterator[float]
"""A piece of work in slices; yields how much of it is done, 0 to 1."""


class Player(QObject):
    """Plays an experiment, or shows the records of a trace."""

    moved = Signal(float)
    """Another moment is shown."""
    grew = Signal()
    """More has been recorded."""
    replaced = Signal()
    """It is another timeline."""
    playing_changed = Signal(bool)
    working = Signal(float)
    """How much of a longer job is done, 0 to 1; 1: there is none."""
    said = Signal(str)
    """Something to be told to the user, a sentence."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Nothing is shown before :meth:`open`."""
        super().__init__(parent)
        self.speed = _SPEED
        self.skip_quiet = True
        self.at = self._seen = 0.0  # the moment that is shown, and the latest one that was
        self.heading = Heading()
        self.why_fixed = ""  # why nothing can be done here, a sentence; empty: something can
        self._experiment: Experiment | None = None
        self._show([])
        self._playing = False
        self._past_length = False  # whether it goes on after the scenario's end
        self._stood = 0.0  # real seconds that the present line has stood, where nothing may move
        self._job: Job | None = None
        self._interruptible = True
        self._waiting: list[Callable[[], object]] = []  # what was asked for while a job ran that has to be done
        self._last = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_FRAME_MS)
        self._timer.timeout.connect(self._tick)

    # -- what is shown ------------------------------------------------------------------------

    def open(self, scenario: Scenario, seed: int | None = None, *, known: float = 0.0) -> None:
        """Set a scenario up, with its own seed or another, and stand at its beginning.

        Args:
            known: what happens until then (seconds) is computed before anything is shown, so that it can be told at
                once: a line of narration waits for what may belong to it.
        """
        self.pause()
        self._waiting.clear()
        experiment = Experiment(scenario, scenario.seed if seed is None else seed, at_once=False)
        self._begin(self._opening(experiment, known))

    def load(self, heading: Heading, records: Sequence[AnyRecord], scenario: Scenario | None) -> None:
        """Show a trace. If running its ``scenario`` again gives the same, it can be gone on with."""
        self.pause()
        self._waiting.clear()
        self._begin(self._loading(heading, records, scenario))

    def _show(self, records: list[AnyRecord]) -> None:
        self.timeline = Timeline(records)
        self._taken_up = len(records)
        self.narrator = Narrator(self.timeline)

    @property
    def experiment(self) -> Experiment | None:
        """What runs; None for a trace that is only looked at."""
        return self._experiment

    @property
    def scenario(self) -> Scenario | None:
        """What the experiment is of."""
        return self._experiment.scenario if self._experiment is not None else None

    @property
    def frontier(self) -> float:
        """How far time has come at most."""
        return self._experiment.now if self._experiment is not None else max(self.timeline.end, self.heading.length)

    @property
    def length(self) -> float:
        """Where there is nothing more to be seen, or how far somebody has gone on after it."""
        scripted = self._experiment.scenario.length if self._experiment is not None else 0.0
        return max(scripted, self.frontier)

    @property
    def _is_fixed(self) -> bool:
        """Whether there are records to look at, and nothing else: then nobody has to wait for anything."""
        return self._experiment is None and bool(self.timeline.records)

    @property
    def line(self) -> Line | None:
        """What is told of this moment."""
        return self.narrator.line_at(self.at)

    @property
    def conditions(self) -> acts.Conditions:
        """How frames travel at this moment."""
        if self._experiment is None:
            return acts.Conditions()
        cues = [*self._experiment.scenario.cues, *self._experiment.by_hand]
        late = sorted((cue for cue in cues if cue.at <= self.at + 2 * BREATH), key=lambda cue: cue.at)
        changed = [cue.act for cue in late if isinstance(cue.act, acts.Conditions)]
        return changed[-1] if changed else self._experiment.scenario.conditions

    # -- time ---------------------------------------------------------------------------------

    @property
    def playing(self) -> bool:
        """Whether time passes."""
        return self._playing

    @property
    def busy(self) -> bool:
        """Whether a longer job is being done."""
        return self._job is not None

    def play(self) -> None:
        """Let time pass, from the beginning if all has been seen; after the scenario's end it goes on."""
        if self._playing:
            return
        if self._experiment is None and self.at >= self.frontier:
            self._move(0.0)
        self._past_length = self.at >= self.length
        self._playing, self._stood = True, 0.0
        self.playing_changed.emit(True)
        self._start_clock()

    def pause(self) -> None:
        """Let time stand still."""
        if self._playing:
            self._playing = False
            self.playing_changed.emit(False)

    def seek(self, at: float) -> None:
        """Go to a moment; one that has not come yet is computed first."""
        if self._is_fixed or not self._wait_for_job(lambda: self.seek(at), instead=True):
            at = max(0.0, at)
            if at <= self.frontier or self._is_fixed:
                self._move(min(at, self.frontier))
            else:
                self._begin(self._reaching(at), interruptible=True)

    def step(self) -> None:
        """Go to the next line of narration."""
        self.pause()
        if self._is_fixed or not self._wait_for_job(self.step):
            line = self.narrator.next_after(self.at)
            if line is not None:
                self._move(line.at)
            elif self._experiment is not None:
                self._begin(
                    self._stepping(self.length if self.at < self.length else self.at + _FAR), interruptible=True
                )
            else:
                self._move(self.frontier)

    def step_back(self) -> None:
        """Go to the line of narration before."""
        self.pause()
        if self._is_fixed or not self._wait_for_job(self.step_back):
            line = self.narrator.before(self.at)
            self._move(line.at if line is not None else 0.0)

    # -- what people do -----------------------------------------------------------------------

    def do(self, act: AnyAct) -> None:
        """Do something at the moment that is shown; if it is in the past, it all happens otherwise from there on."""
        if self._wait_for_job(lambda: self.do(act)):
            return
        if self._experiment is None:
            self.said.emit(self.why_fixed)
        elif self.at < self._experiment.now:
            self._begin(self._branching(act))
        else:
            self._experiment.do(act)
            self._begin(self._reaching(self._experiment.by_hand[-1].at))

    def close(self) -> None:
        """Stop for good."""
        self._timer.stop()
        self._job, self._playing = None, False

    # -- the clock ----------------------------------------------------------------------------

    def _start_clock(self) -> None:
        if not self._timer.isActive():
            self._last = time.perf_counter()
            self._timer.start()

    def _tick(self) -> None:
        now = time.perf_counter()
        passed, self._last = min(now - self._last, _LONGEST_TICK), now
        if self._job is not None:
            self._work()
        if self._playing and (self._job is None or self._is_fixed):
            self._play_on(passed)
        if self._job is None and not self._playing:
            self._timer.stop()

    def _play_on(self, passed: float) -> None:
        if not theme.motion:
            self._play_still(passed)
            return
        quiet = self.skip_quiet and self._is_quiet()
        target = self.at + passed * (max(_QUICK, self.speed) if quiet else self.speed)
        if quiet:
            following = self.timeline.index(self.at)
            if following < len(self.timeline.times):
                target = min(target, self.timeline.times[following])
        end = self.length if not self._past_length or self._experiment is None else float("inf")
        target = min(target, end)
        if target > self.frontier and self._experiment is not None:
            before = len(self._experiment.records)
            records = self._experiment.records
            self._advance(target, lambda: quiet and len(records) > before)
            target = min(target, self.frontier)
        self._move(target)
        if self.at >= end:
            self.pause()

    def _play_still(self, passed: float) -> None:
        """Where nothing may move, one line of narration after the other is shown."""
        self._stood += passed
        if self._stood < _STILL:
            return
        self._stood = 0.0
        line = self.narrator.next_after(self.at)
        if line is not None and (line.at <= self.length or self._past_length):
            self._move(line.at)
        elif self._experiment is not None and (self.frontier < self.length or self._past_length):
            end = self.at + _FAR if self._past_length else self.length
            self._begin(self._stepping(end), interruptible=True)
        else:
            self._move(self.length)
            self.pause()

    def _is_quiet(self) -> bool:
        if self.timeline.scene(self.at).moving:
            return False
        index = self.timeline.index(self.at)
        return index == 0 or self.at - self.timeline.times[index - 1] > _QUIET

    def _move(self, at: float) -> None:
        self.at, self._seen = at, max(self._seen, at)
        self.moved.emit(at)

    def _advance(self, at: float, enough: Callable[[], bool] = lambda: False) -> bool:
        """Let the experiment go on for a slice, at most up to ``at``; whether it has come there."""
        assert self._experiment is not None
        end = time.perf_counter() + _SLICE
        reached = self._experiment.advance(at, lambda: time.perf_counter() > end or enough())
        self._take_up()
        return reached

    def _take_up(self) -> None:
        self.timeline.extend()
        self.narrator.extend(self.frontier)
        if self._taken_up < len(self.timeline.times):
            self._taken_up = len(self.timeline.times)
            self.grew.emit()

    # -- jobs ---------------------------------------------------------------------------------

    def _wait_for_job(self, what: Callable[[], object], *, instead: bool = False) -> bool:
        """What is asked for while a job runs comes after it, or ``instead`` of it if it may; whether it has to wait."""
        if self._job is not None and instead and self._interruptible and not self._waiting:
            self._job = None
            self.working.emit(1.0)
        if self._job is not None:
            self._waiting.append(what)
        return self._job is not None

    def _begin(self, job: Job, *, interruptible: bool = False) -> None:
        """Do a job instead of the present one."""
        self._job, self._interruptible = job, interruptible
        self._timer.setInterval(_JOB_MS)
        self._work()
        self._start_clock()

    def _work(self) -> None:
        assert self._job is not None
        job = self._job
        done = next(job, None)
        if done is not None:
            self.working.emit(done)
            return
        if self._job is job:
            self._job = None
            self.working.emit(1.0)
        while self._job is None and self._waiting:
            self._waiting.pop(0)()
        if self._job is None:
            self._timer.setInterval(_FRAME_MS)

    def _opening(self, experiment: Experiment, known: float) -> Job:
        while not _slice_of_set_up(experiment):
            yield 0.0
        while not _slice_to(experiment, known):
            yield experiment.now / known
        yield from self._taking(experiment, lambda: 0.0)

    def _taking(self, experiment: Experiment, at: Callable[[], float]) -> Job:
        """Show an experiment, at a moment it has come to; what it has recorded is taken up bit by bit before."""
        records: list[AnyRecord] = []
        timeline = Timeline(records)
        narrator = Narrator(timeline)
        for start in range(0, len(experiment.records), _CHUNK):
            records += experiment.records[start : start + _CHUNK]
            timeline.extend()
            narrator.extend()
            history_of(timeline)
            yield 1.0 - _ALMOST
        timeline.records = experiment.records
        narrator.extend(experiment.now)
        self._experiment, self.why_fixed, self._past_length = experiment, "", False
        self.timeline, self.narrator, self._taken_up = timeline, narrator, len(records)
        self.at = self._seen = at()
        self.replaced.emit()
        self.moved.emit(self.at)

    def _reaching(self, at: float) -> Job:
        begun = self.frontier
        while not self._advance(at):
            yield (self.frontier - begun) / (at - begun)
        self._move(at)

    def _stepping(self, end: float) -> Job:
        """Go on until something has happened that can be told, or to ``end``."""
        start = self.frontier

        def told() -> bool:
            self.timeline.extend()
            self.narrator.extend(self.frontier)
            return self.narrator.next_after(self.at) is not None

        while not self._advance(end, told) and self.narrator.next_after(self.at) is None:
            yield (self.frontier - start) / (end - start)
        line = self.narrator.next_after(self.at)
        self._move(line.at if line is not None else end)

    def _branching(self, act: AnyAct) -> Job:
        assert self._experiment is not None
        at, otherwise = self.at, self.timeline.index(self.at) < self.timeline.index(self._seen)
        other = self._experiment.branch(at, at_once=False)
        while not _slice_of_set_up(other):
            yield 0.0
        while not _slice_to(other, at):
            yield other.now / at
        other.do(act)
        yield from self._taking(other, lambda: at)
        if otherwise:
            self.said.emit(tr("From here on it is another course of things."))
        yield from self._reaching(other.by_hand[-1].at)

    def _loading(self, heading: Heading, records: Sequence[AnyRecord], scenario: Scenario | None) -> Job:
        self._experiment, self.heading, self.at, self._seen = None, heading, 0.0, 0.0
        self.why_fixed = tr("The recording is being run again, to see whether it can be gone on with.")
        shown: list[AnyRecord] = []
        self._show(shown)
        self.replaced.emit()
        for start in range(0, len(records), _CHUNK):
            shown += records[start : start + _CHUNK]
            self.timeline.extend()
            self.narrator.extend()
            yield 0.0
        self.narrator.finish()
        self.grew.emit()
        self._move(self.at)
        try:
            experiment = yield from rerun(heading, records, scenario, _slice_of_set_up, _slice_to)
        except Mismatch as why:
            self.why_fixed = str(why)
            self.said.emit(self.why_fixed)
        else:
            yield from self._taking(experiment, lambda: self.at)


def _slice_of_set_up(experiment: Experiment) -> bool:
    """Go on setting up for a slice of time; whether it is done."""
    end = time.perf_counter() + _SLICE
    return experiment.set_up(lambda: time.perf_counter() > end)


def _slice_to(experiment: Experiment, at: float) -> bool:
    """Let an experiment go on for a slice of time; whether it has come to ``at``."""
    end = time.perf_counter() + _SLICE
    return experiment.advance(at, lambda: time.perf_counter() > end)


def speed_named(speed: float) -> str:
    """A speed as people read it."""
    return text.isolated(f"{speed:g}×")
