"""Seeded random lives in which members come and go too, and write to each other alone.

``--seeds N`` runs N of them. A failing one is made small and told as code for ``test_found.py``.
"""

import pytest

from tests.simulation.lives import live
from tests.simulation.players import Comings

pytestmark = pytest.mark.timeout(180)  # with the shrinking of one that fails


def test_a_random_life_with_comings_and_goings_comes_to_rest(life: int) -> None:
    live(Comings, life)
