"""Lives in which something once did not hold, as small as they could be made.

Here goes what a failing random life prints: a test, named after what was wrong, that calls ``replay``.
"""

from smmp_core.simulation.network import Conditions
from tests.simulation.lives import Act, Life, replay
from tests.simulation.players import Comings


def test_who_has_gone_is_no_away_member_of_a_newcomer() -> None:
    """A newcomer that never shared a key with who had left kept it as an away member, and waited for it for ever."""
    replay(
        Comings,
        Life(
            763,
            4,
            Conditions(delay=(0.001, 0.005), loss=0.0, duplicate=0, reorder=0.0),
            (
                Act("partition", 0.892, 0.992, 0.029, 0),
                Act("add", 0.172, 0.921, 0.191, 0),
                Act("remove", 0.946, 0.816, 0.934, 0),
                Act("say", 0.192, 0.919, 0.594, 0.01),
                Act("remove", 0.354, 0.061, 0.787, 0),
                Act("crash", 0.39, 0.64, 0.715, 0.01),
                Act("link", 0.297, 0.116, 0.478, 0.01),
                Act("wait", 0, 0, 0, 0.1),
                Act("leave", 0.408, 0.455, 0.32, 0),
            ),
            (),
        ),
    )
