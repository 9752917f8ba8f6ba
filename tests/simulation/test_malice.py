"""Seeded random lives with a malicious member: a forger, an equivocator, one who hogs the floor, resyncs, back-dates.

What honest members can rely on is in :mod:`tests.simulation.deceived`. ``--seeds N`` runs N of them; a failing one is
made small and told as code for ``test_found.py``.
"""

import pytest

from tests.simulation.deceived import Deceived
from tests.simulation.lives import live

pytestmark = pytest.mark.timeout(180)  # with the shrinking of one that fails


def test_honest_members_hold_what_they_said_whatever_one_of_them_does(life: int) -> None:
    live(Deceived, life)
