"""What an experiment begins with and what happens in it."""

import msgspec

from smmp_core.conversation.episode import BACKOFF
from smmp_core.lab.acts import Conditions, Cue


class Scenario(msgspec.Struct, frozen=True):
    """A script for the lab. Everything else follows from it, the seed, and what is done by hand."""

    name: str  # as on the command line: ``lost-message``
    members: tuple[str, ...]
    length: float  # seconds after which nothing more is to be seen
    cues: tuple[Cue, ...] = ()
    agreed: bool = True  # whether a first key stands when the trace begins
    conditions: Conditions = Conditions()
    backoff: float = BACKOFF  # seconds: how long at most a member waits before its first resync; 0: not at all
    seed: int = 7  # the one that the pictures in the documentation are of
