"""Lives of a group as data: drawn from a seed, played, and made smaller when something does not hold.

Nothing in a life says whom an act meets: its numbers choose among whoever is there at that moment, so that any act can
be left out and the others still mean something.
"""

import time
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Protocol, TypeVar

from smmp_core.simulation.network import Conditions

ACTS = 40
PAUSES = (0, 0.01, 0.1, 1, 3)
HARMLESS = Conditions()
MAX_RUNS = 300
MAX_SECONDS = 60.0  # of shrinking

T = TypeVar("T")


def pick(candidates: Sequence[T], number: float) -> T:
    """The candidate that a number in [0, 1) stands for."""
    return candidates[int(number * len(candidates))]


@dataclass(frozen=True, repr=False)
class Act:
    """One thing that happens; its numbers, in [0, 1), choose among what there is to choose from."""

    kind: str
    who: float
    whom: float
    how: float
    pause: float  # virtual seconds after it

    def __repr__(self) -> str:
        return f'Act("{self.kind}", {self.who}, {self.whom}, {self.how}, {self.pause})'


@dataclass(frozen=True)
class Life:
    """All that decides how a run goes."""

    seed: int  # of the network: keys, delays, losses
    size: int  # members of the group
    conditions: Conditions  # while the acts last
    acts: tuple[Act, ...]
    roles: tuple[str, ...] = ()  # what else its player must know


class Player(Protocol):
    """Plays one life."""

    def __init__(self, life: Life) -> None: ...

    def play(self) -> None:
        """Let it all happen, then see whether everything holds.

        Raises:
            AssertionError: it does not.
        """

    @classmethod
    def draw(cls, seed: int) -> Life:
        """The life that a seed stands for."""


def draw(
    fate: Random, seed: int, size: int, kinds: Mapping[str, float], *, acts: int = ACTS, roles: Iterable[str] = ()
) -> Life:
    """A life of some kinds of acts, each as often as it weighs."""
    conditions = Conditions(
        (0.001, fate.choice([0.01, 0.2])),
        loss=fate.choice([0, 0, 0.1]),
        duplicate=fate.choice([0, 0.1]),
        reorder=fate.choice([0, 0.3]),
    )
    chosen = fate.choices(list(kinds), list(kinds.values()), k=acts)

    def number() -> float:
        return fate.randrange(1000) / 1000

    drawn = [Act(kind, number(), number(), number(), fate.choice(PAUSES)) for kind in chosen]
    return Life(seed, size, conditions, tuple(drawn), tuple(roles))


# -- playing ----------------------------------------------------------------------------------


def replay(player: type[Player], life: Life) -> None:
    """Play a life.

    Raises:
        AssertionError: something does not hold.
    """
    player(life).play()


def live(player: type[Player], seed: int) -> None:
    """Play the life of a seed; one in which something does not hold is told as small as it can be made.

    Raises:
        AssertionError: something does not hold.
    """
    life = player.draw(seed)
    error = failure(player, life)
    if error is not None:
        raise AssertionError(f"seed {seed}: {told(player, life, error)}") from error


def failure(player: type[Player], life: Life) -> Exception | None:
    """What a life fails with: whatever is raised, by the engine too."""
    try:
        replay(player, life)
    except Exception as error:
        return error
    return None


def told(player: type[Player], life: Life, error: Exception) -> str:
    """A failure with the smallest life found that has it, as code."""
    found = error

    def fails(simpler: Life) -> bool:
        nonlocal found
        other = failure(player, simpler)
        if other is None or _sort(other) != _sort(error):
            return False
        found = other
        return True

    shrunk = shrink(life, fails)
    return (
        f"{type(found).__name__}: {found}\n\n"
        f"{len(shrunk.acts)} of {len(life.acts)} acts are enough; for tests/simulation/test_found.py:\n\n"
        f"{code(player, shrunk)}"
    )


def _sort(error: Exception) -> tuple[type[Exception], str, int | None]:
    """What failure it is: where it was raised. A simpler life must not fail with another."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return type(error), last.filename, last.lineno


def code(player: type[Player], life: Life) -> str:
    """The call that replays a life."""
    acts = "".join(f"            {act!r},\n" for act in life.acts)
    return (
        f"replay(\n    {player.__name__},\n    Life(\n        {life.seed},\n        {life.size},\n"
        f"        {life.conditions!r},\n        (\n{acts}        ),\n        {life.roles!r},\n    ),\n)\n"
    )


# -- shrinking --------------------------------------------------------------------------------


class _Spent(Exception):
    """No further run is worth it."""


def shrink(life: Life, fails: Callable[[Life], bool], *, runs: int = MAX_RUNS, seconds: float = MAX_SECONDS) -> Life:
    """The smallest life found, by dropping acts, calming the network and shortening pauses, that still fails.

    Args:
        life: one that fails.
        fails: plays a life and says whether it fails likewise.
        runs: how often that may be asked.
        seconds: for how long, at most.
    """
    end, left = time.monotonic() + seconds, runs

    def try_(simpler: Life) -> bool:
        nonlocal life, left
        if left == 0 or time.monotonic() > end:
            raise _Spent
        left -= 1
        if not fails(simpler):
            return False
        life = simpler
        return True

    try:
        before = None
        while before != life:
            before = life
            _drop_acts(lambda: life, try_)
            for simpler in _calmer(lambda: life):
                try_(simpler)
    except _Spent:
        pass
    return life


def _drop_acts(now: Callable[[], Life], try_: Callable[[Life], bool]) -> None:
    """Leave out halves, quarters, … single acts, from the end on: what came last needs the least."""
    length = max(1, len(now().acts) // 2)
    while length:
        end = len(now().acts)
        while end > 0:
            acts = now().acts
            try_(replace(now(), acts=acts[: max(0, end - length)] + acts[end:]))
            end -= length
        length //= 2


def _calmer(now: Callable[[], Life]) -> Iterator[Life]:
    """The life with one condition harmless, a member less, an act that is but a pause, or a pause shorter."""
    for field in ("loss", "duplicate", "reorder", "delay"):
        if getattr(now().conditions, field) != (value := getattr(HARMLESS, field)):
            yield replace(now(), conditions=replace(now().conditions, **{field: value}))
    if now().size > 2:
        yield replace(now(), size=now().size - 1)
    for place, act in enumerate(now().acts):
        if act != (wait := Act("wait", 0, 0, 0, act.pause)):
            yield _with(now(), place, wait)
    for place in range(len(now().acts)):
        for pause in PAUSES[: PAUSES.index(now().acts[place].pause)]:
            yield _with(now(), place, replace(now().acts[place], pause=pause))
            if now().acts[place].pause == pause:
                break


def _with(life: Life, place: int, act: Act) -> Life:
    """The life with another act at a place."""
    return replace(life, acts=(*life.acts[:place], act, *life.acts[place + 1 :]))
