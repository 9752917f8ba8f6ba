"""What can be done in an experiment, by its script or by hand; each is data, so that it can be kept and done again."""

from typing import Literal, TypeAlias

import msgspec

from smmp_core.events import snake


class Act(msgspec.Struct, frozen=True, tag_field="act", tag=snake):
    """The root of all acts. Members go by their names."""


class Found(Act, frozen=True):
    """Make the group; everybody linked is asked and accepts."""

    who: str
    members: tuple[str, ...]


class Say(Act, frozen=True):
    """Write a message to the group."""

    who: str
    text: str


class SayPrivately(Act, frozen=True):
    """Write a message to one member (SMMP §IX)."""

    who: str
    to: str
    text: str


class Resync(Act, frozen=True):
    """Wish for a resync."""

    who: str


class Add(Act, frozen=True):
    """Ask somebody new to join; it accepts (SMMP §X.A.2)."""

    who: str
    name: str


class Remove(Act, frozen=True):
    """Remove a member (SMMP §X.A.3)."""

    who: str
    name: str


class Leave(Act, frozen=True):
    """Leave the group."""

    who: str


class Link(Act, frozen=True):
    """Let a link stand again."""

    a: str
    b: str


class Cut(Act, frozen=True):
    """Cut a link."""

    a: str
    b: str


class Partition(Act, frozen=True):
    """Cut every link between different sides."""

    sides: tuple[tuple[str, ...], ...]


class Merge(Act, frozen=True):
    """Let all links stand again."""


class Pause(Act, frozen=True):
    """Let a member's process stand still."""

    who: str


class Resume(Act, frozen=True):
    """Let it go on."""

    who: str


class Kill(Act, frozen=True):
    """End a member's process; only its home remains."""

    who: str


class Restart(Act, frozen=True):
    """Start it again; ``old``: from a copy of its home made when the experiment began."""

    who: str
    old: bool = False


class Conditions(Act, frozen=True):
    """How frames travel from now on."""

    delay: tuple[float, float] = (0.02, 0.06)  # seconds
    loss: float = 0.0
    duplicate: float = 0.0
    reorder: float = 0.0


Fault = Literal["drop", "delay", "duplicate", "reorder", "corrupt", "collide", "equivocate", "forget", "no_repair"]


class Inject(Act, frozen=True):
    """Let something go wrong at a member, as the headless contract's ``fault`` does."""

    who: str
    fault: Fault
    to: str = ""
    count: int = 1


class Intercept(Act, frozen=True):
    """Let something happen on the wire to the next frames from one member to another, by chance or by an enemy."""

    who: str
    to: str
    how: Literal["lose", "swallow", "delay", "double", "corrupt"]  # lose: by chance; swallow: by an enemy
    what: str = "message"  # the frame's type, as the trace names it; empty: any
    count: int = 1


class Seize(Act, frozen=True):
    """Do something to a frame in flight, named by its number in the trace."""

    frame: int
    how: Literal["drop", "delay", "double", "corrupt"]


class Steal(Act, frozen=True):
    """Copy a member's state and listen from then on with what it held, never changing anything."""

    who: str


AnyAct: TypeAlias = (
    Found
    | Say
    | SayPrivately
    | Resync
    | Add
    | Remove
    | Leave
    | Link
    | Cut
    | Partition
    | Merge
    | Pause
    | Resume
    | Kill
    | Restart
    | Conditions
    | Inject
    | Intercept
    | Seize
    | Steal
)


class Cue(msgspec.Struct, frozen=True):
    """An act and its time."""

    at: float  # seconds since the trace began
    act: AnyAct
