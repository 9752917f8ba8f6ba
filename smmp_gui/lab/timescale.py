"""Time as a distance in pixels, with what is quiet folded: 25 seconds with three bursts stay readable."""

import bisect
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from smmp_gui.words import tr

SHORTEST = 0.2  # seconds; a shorter pause is never folded
FOLD = 24.0  # pixels that a folded stretch takes
PAD = 12.0  # pixels that stay unfolded before and after what happens
CLEAR = 8.0  # pixels beside a fold without a tick
LEAD = 16.0  # pixels before the beginning and after the end
_SHARE = 0.5  # of the length that may go to folds, when all is to be seen at once
_ROUNDS = 6  # folding makes room, so that shorter stretches are worth folding; it settles soon
_STEPS = (1, 2, 5)


class Pace:
    """When nothing happened; grows with a trace."""

    def __init__(self) -> None:
        self.last: float | None = None  # when something last happened
        self.pauses: list[tuple[float, float]] = []  # longer than SHORTEST, in order

    def beat(self, at: float) -> None:
        """Something happens ``at``, not before what happened last."""
        if at - (self.last or 0.0) > SHORTEST:
            self.pauses.append((self.last or 0.0, at))
        self.last = at

    def quiet(self, end: float) -> list[tuple[float, float]]:
        """All pauses, with the one that still lasts at ``end``."""
        last = self.last or 0.0
        return [*self.pauses, (last, end)] if end - last > SHORTEST else self.pauses


@dataclass(frozen=True)
class Fold:
    """A stretch in which nothing happens, drawn short."""

    start: float  # seconds
    end: float
    near: float  # pixels from the scale's beginning
    far: float


@dataclass(frozen=True)
class Tick:
    """A mark of the axis."""

    at: float  # seconds
    pixel: float
    label: str


class Timescale:
    """From seconds to pixels and back: straight between folds, and straight within each."""

    def __init__(self, pauses: Iterable[tuple[float, float]], end: float, speed: float) -> None:
        """From 0 to ``end`` at ``speed`` pixels a second, with these ``pauses`` folded."""
        self.speed, self.end = speed, end
        pad = PAD / speed
        self._times, self._pixels = [0.0], [0.0]  # where the line bends
        self.folds: list[Fold] = []
        for start, stop in ((start + pad, stop - pad) for start, stop in pauses if stop - start > 3 * pad):
            near = self._pixels[-1] + (start - self._times[-1]) * speed
            self.folds.append(Fold(start, stop, near, near + FOLD))
            self._times += [start, stop]
            self._pixels += [near, near + FOLD]
        self.length = self._pixels[-1] + max(0.0, end - self._times[-1]) * speed

    def at(self, time: float) -> float:
        """The pixel of a moment."""
        i = max(0, bisect.bisect_right(self._times, time) - 1)
        return self._pixels[i] + (time - self._times[i]) * self._slope(i)

    def time(self, pixel: float) -> float:
        """The moment of a pixel."""
        i = max(0, bisect.bisect_right(self._pixels, pixel) - 1)
        return self._times[i] + (pixel - self._pixels[i]) / self._slope(i)

    def _slope(self, i: int) -> float:
        """Pixels a second from the bend ``i`` on; every second stretch is a fold."""
        if i % 2 == 0:
            return self.speed
        return FOLD / (self._times[i + 1] - self._times[i])

    def folded(self, start: float, end: float) -> list[Fold]:
        """The folds that are seen from the moment ``start`` to ``end``."""
        first = bisect.bisect_right(self.folds, start, key=lambda fold: fold.end)
        last = bisect.bisect_left(self.folds, end, key=lambda fold: fold.start)
        return self.folds[first:last]

    def ticks(self, start: float, end: float, apart: float) -> Iterator[Tick]:
        """Round moments from ``start`` to ``end``, at least ``apart`` pixels from each other; none within folds."""
        step, decimals = _round_step(apart / self.speed)
        clear = CLEAR / self.speed
        folds = self.folded(start, end)
        edges = [start, *(edge for fold in folds for edge in (fold.start - clear, fold.end + clear)), end]
        last = -math.inf
        for near, far in zip(edges[::2], edges[1::2], strict=False):
            for i in range(math.ceil(near / step - 1e-9), math.floor(far / step + 1e-9) + 1):
                pixel = self.at(i * step)
                if pixel - last >= apart - 1e-6:
                    yield Tick(i * step, pixel, clock_text(i * step, decimals))
                    last = pixel


def zoomed(pace: Pace, end: float, speed: float) -> Timescale:
    """The scale of ``speed`` pixels a second, with every pause folded that would take more room."""
    return Timescale((pause for pause in pace.quiet(end) if _worth_folding(pause, speed)), end, speed)


def fitted(pace: Pace, start: float, end: float, length: float) -> Timescale:
    """The scale on which ``start`` to ``end`` takes ``length`` pixels."""
    span, whole = max(end - start, 1e-3), max(length, 1.0)
    pauses = pace.quiet(end)
    speed, chosen = whole / span, list[tuple[float, float]]()
    for _ in range(_ROUNDS):
        found = _foldable(pauses, start, end, speed, whole)
        if len(found) == len(chosen):
            break
        chosen = found
        pads = 2 * PAD * len(chosen)
        awake = span - sum(stop - begin for begin, stop in chosen)
        speed = max(speed, (whole - FOLD * len(chosen) - pads) / max(awake, 1e-3))
    return _adjusted(chosen, start, end, speed, whole)


def framed(pace: Pace, start: float, end: float, length: float) -> tuple[Timescale, float, float]:
    """The scale on which ``start`` to ``end`` takes ``length`` pixels with a margin; and what is seen, with it."""
    scale = fitted(pace, start, end, length - 2 * LEAD)
    return scale, scale.time(scale.at(start) - LEAD), scale.time(scale.at(end) + LEAD)


def _foldable(
    pauses: Sequence[tuple[float, float]], start: float, end: float, speed: float, length: float
) -> list[tuple[float, float]]:
    """The pauses within ``start`` to ``end`` to fold: the longest, if there is no room for all."""
    inside = [(begin, stop) for begin, stop in pauses if begin < end and stop > start]
    worth = [pause for pause in inside if _worth_folding(pause, speed)]
    room = int(length * _SHARE / (FOLD + 2 * PAD))
    return sorted(sorted(worth, key=lambda pause: pause[0] - pause[1])[:room])


def _adjusted(
    pauses: Sequence[tuple[float, float]], start: float, end: float, speed: float, length: float
) -> Timescale:
    """The scale with just these folds whose speed gives just this length."""
    scale = Timescale(pauses, end, speed)
    for _ in range(_ROUNDS * 4):
        seen = scale.at(end) - scale.at(start)
        if abs(seen - length) < 0.01:
            break
        speed = max(speed * length / max(seen, 1e-6), 1e-6)
        scale = Timescale(pauses, end, speed)
    return scale


def _worth_folding(pause: tuple[float, float], speed: float) -> bool:
    return (pause[1] - pause[0]) * speed > 2 * PAD + 1.5 * FOLD


def _round_step(least: float) -> tuple[float, int]:
    """The next round number of seconds that is not below ``least``, and the decimals that show it."""
    power = math.floor(math.log10(max(least, 1e-6)))
    for exponent in (power, power + 1):
        for digit in _STEPS:
            step = digit * 10.0**exponent
            if step >= least * (1 - 1e-9):
                return step, max(0, -exponent)
    return 10.0 ** (power + 1), max(0, -power - 1)  # never reached: 10 to the next power is enough


def clock_text(seconds: float, decimals: int = 1) -> str:
    """A moment on an axis: ``2.5 s``, from a minute on ``1:02.5``."""
    if seconds < 60:
        return tr("{seconds} s").format(seconds=f"{seconds:.{decimals}f}")
    minutes, rest = divmod(round(seconds, decimals), 60)
    width = 3 + decimals if decimals else 2
    return f"{int(minutes)}:{rest:0{width}.{decimals}f}"


def span_text(seconds: float) -> str:
    """How long a fold lasts: ``3.2 s``, ``2 min``."""
    if seconds < 99.5:
        return tr("{seconds} s").format(seconds=f"{seconds:.1f}" if seconds < 9.95 else f"{seconds:.0f}")
    return tr("{minutes} min").format(minutes=f"{seconds / 60:.0f}")
