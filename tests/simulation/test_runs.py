"""Seeded random lives of a group: people talk, machines die, wires break; then it must come to rest.

``--seeds N`` runs N of them. A failing one is made small and told as code for ``test_found.py``.
"""

import pytest

from tests.simulation.lives import live
from tests.simulation.players import Everyday

pytestmark = pytest.mark.timeout(180)  # with the shrinking of one that fails


def test_a_random_life_comes_to_rest(life: int) -> None:
    live(Everyday, life)
