"""A life that fails is made as small as it can be, and what is told of it replays it."""

import itertools
from dataclasses import replace
from random import Random

import pytest

from smmp_core.simulation.network import Conditions
from tests.simulation import lives
from tests.simulation.deceived import Deceived
from tests.simulation.lives import PAUSES, Act, Life, Player, code, draw, failure, live, pick, shrink
from tests.simulation.players import Comings, Everyday

WILD = Conditions((0.001, 0.2), loss=0.1, duplicate=0.1, reorder=0.3)


class Broken:
    """Fails when somebody resyncs after two crashes, the first of them not at once; knows no room."""

    played = 0

    def __init__(self, life: Life) -> None:
        self.life = life

    @classmethod
    def draw(cls, seed: int) -> Life:
        return replace(draw(Random(seed), seed, 5, {"say": 3, "crash": 1, "resync": 1}), conditions=WILD)

    def play(self) -> None:
        type(self).played += 1
        kinds = [act.kind for act in self.life.acts]
        crashes = [place for place, kind in enumerate(kinds) if kind == "crash"]
        if len(crashes) > 5:
            raise KeyError("another failure")
        if len(crashes) > 1 and "resync" in kinds[crashes[1] :]:
            assert not self.life.acts[crashes[0]].pause >= 0.1, "it breaks"


def wild(*kinds: str, pause: float = 3) -> Life:
    return Life(1, 5, WILD, tuple(Act(kind, 0.1, 0.2, 0.3, pause) for kind in kinds))


def small(life: Life) -> tuple[list[str], list[float]]:
    return [act.kind for act in life.acts], [act.pause for act in life.acts]


def test_what_does_not_matter_is_dropped() -> None:
    kinds = [*["say"] * 9, "crash", *["say"] * 9, "crash", *["say"] * 9, "resync", *["say"] * 9]
    shrunk = shrink(wild(*kinds), lambda life: failure(Broken, life) is not None)
    assert small(shrunk) == (["crash", "crash", "resync"], [0.1, 0, 0])
    assert shrunk.conditions == Conditions() and shrunk.size == 2


def test_a_condition_that_matters_stays() -> None:
    shrunk = shrink(wild("say", "say"), lambda life: life.conditions.loss > 0 and life.size > 3)
    assert shrunk == Life(1, 4, replace(Conditions(), loss=0.1), ())


def test_an_act_whose_time_matters_becomes_a_pause() -> None:
    shrunk = shrink(wild("say", "crash", "say"), lambda life: sum(act.pause for act in life.acts) >= 5)
    assert small(shrunk) == (["wait", "wait"], [3, 3])


@pytest.mark.parametrize(("runs", "seconds"), [(7, 60.0), (300, 0.0)])
def test_it_ends_when_its_time_is_up(runs: int, seconds: float) -> None:
    asked: list[Life] = []

    def fails(life: Life) -> bool:
        asked.append(life)
        return "resync" in [act.kind for act in life.acts]

    life = wild(*["say"] * 100, "resync")
    shrunk = shrink(life, fails, runs=runs, seconds=seconds)
    assert len(asked) == (7 if seconds else 0)
    assert shrunk == life or fails(shrunk)


def test_what_is_told_replays_the_same_failure() -> None:
    seed = next(seed for seed in itertools.count() if isinstance(failure(Broken, Broken.draw(seed)), AssertionError))
    with pytest.raises(AssertionError, match=f"seed {seed}: AssertionError: it breaks") as caught:
        live(Broken, seed)
    assert "3 of 40 acts are enough" in str(caught.value)
    told = str(caught.value)[str(caught.value).index("replay(") :]
    names = {"replay": lives.replay, "Broken": Broken, "Life": Life, "Act": Act, "Conditions": Conditions}
    with pytest.raises(AssertionError, match="it breaks"):
        exec(told, names)


def test_another_failure_is_not_taken_for_it() -> None:
    """A life made simpler must fail where the first one failed."""
    life = wild(*["crash"] * 7, "resync")
    with pytest.raises(AssertionError, match="KeyError") as caught:
        raise AssertionError(lives.told(Broken, life, failure(Broken, life) or KeyError()))
    assert "6 of 8 acts are enough" in str(caught.value)


@pytest.mark.parametrize("player", [Everyday, Comings, Deceived])
def test_a_life_is_what_its_seed_says_and_its_code(player: type[Player]) -> None:
    life = player.draw(3)
    assert life == player.draw(3) != player.draw(4)
    names = {
        "Life": Life,
        "Act": Act,
        "Conditions": Conditions,
        player.__name__: player,
        "replay": lambda _, life: life,
    }
    assert eval(code(player, life), names) == life


@pytest.mark.parametrize("player", [Everyday, Comings, Deceived])
def test_every_act_can_be_left_out(player: type[Everyday]) -> None:
    """Whatever is left of a life can be played, with nobody there to choose from too."""
    kinds = [kind for other in player.KINDS for kind in ("crash", other)]
    acts = tuple(Act(kind, 0.999, 0.999, 0.999, 0.1) for kind in kinds)
    player(replace(player.draw(1), acts=acts)).play()


@pytest.mark.parametrize("number", [0.0, 0.5, 0.999])
@pytest.mark.parametrize("size", [1, 2, 7])
def test_a_number_picks_a_candidate(size: int, number: float) -> None:
    assert pick(range(size), number) == int(size * number)


def test_pauses_grow() -> None:
    assert list(PAUSES) == sorted(PAUSES)
