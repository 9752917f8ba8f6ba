"""Lives in which something once did not hold, as small as they could be made.

Here goes what a failing random life prints: a test, named after what was wrong, that calls ``replay``.
"""

from smmp_core.simulation.network import Conditions
from tests.simulation.lives import Act, Life, replay
from tests.simulation.players import Comings, Restored


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


def test_a_message_that_the_others_refuse_keeps_nobody_apart_for_ever() -> None:
    """Its author's home was put back in the middle of two resyncs, and it got an old place."""
    replay(
        Restored,
        Life(
            2437,
            4,
            Conditions(delay=(0.001, 0.005), loss=0.1, duplicate=0, reorder=0),
            (
                Act("back_up", 0.148, 0.065, 0.35, 0),
                Act("partition", 0.113, 0.665, 0.364, 0),
                Act("resync", 0.815, 0.861, 0.009, 0),
                Act("resync", 0.263, 0.701, 0.461, 0),
                Act("say", 0.942, 0.519, 0.049, 1),
                Act("put_back", 0.377, 0.216, 0.935, 0),
                Act("say", 0.05, 0.457, 0.051, 0),
            ),
            (),
        ),
    )
