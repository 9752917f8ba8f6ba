"""The records of a trace: what happened, one struct each, in the order it happened (docs/trace.md).

Keys, digests and frames appear only as fingerprints of 8 hex digits (:func:`fingerprint`), members as the first 8
of their identity key; no text that anybody wrote is ever in a record. A trace is about one group.
"""

from typing import Literal, TypeAlias

import msgspec

from smmp_core import events
from smmp_core.crypto.suite import hash_
from smmp_core.protocol.frames import Location

FINGERPRINT = 8  # hex digits

Place: TypeAlias = tuple[int, int, int, int]
"""(epoch, era, index of the era's sender or 255, step), as :class:`smmp_core.protocol.frames.Location`."""

Family = Literal["message", "acknowledgement", "turn", "repair", "resync", "handshake", "membership", "private"]
"""What a frame is about: its shape in the picture."""

What = Literal["text", "refresh", "resync"]

Rule = Literal["initial", "sent", "received", "resync_sent", "resync_received", "taken_up"]
"""Why a ratchet stands where it does: SMMP §VI.10, §VII.7, §VIII.6, §X.B.1, §X.A.1, or as it was taken up.

Taken up is what a home held and, live, what stood when a member began to tell.
"""

TracedEvent: TypeAlias = (
    events.Invited
    | events.Agreement
    | events.Message
    | events.Agreed
    | events.Delivered
    | events.Resync
    | events.Alert
    | events.State
    | events.CatchingUp
    | events.Gap
    | events.Erased
    | events.Membership
    | events.Removed
)
"""The events of the headless contract that a trace holds; digests are in :class:`Heard`."""

RoundStage = Literal["keys", "shares", "products", "ready", "confirmed", "established", "failed"]


def fingerprint(value: bytes) -> str:
    """A value's name in a trace, 8 hex digits; empty for no value. It tells equal from different, no more."""
    return hash_(b"SMMP trace", value)[: FINGERPRINT // 2].hex() if value else ""


def short(digest: bytes) -> str:
    """The first 8 hex digits of what is public anyway: an identity key, a digest, a message's id."""
    return digest[: FINGERPRINT // 2].hex()


def place_of(location: Location) -> Place:
    """A location as records hold it."""
    return location.epoch, location.era, location.era_sender, location.step


def _snake(name: str) -> str:
    return "".join("_" + c.lower() if c.isupper() else c for c in name).lstrip("_")


class Record(msgspec.Struct, frozen=True, gc=False, tag_field="kind", tag=_snake, kw_only=True, omit_defaults=True):
    """The root of all records; its ``kind`` field names the kind.

    The collector of garbage passes records by: there are many, and none leads back to itself.
    """

    at: float  # seconds since the trace began
    member: str = ""  # who it happened at; empty: nobody alone


# -- the network ------------------------------------------------------------------------------------


class Person(Record, frozen=True):
    """A member and the name it goes by; comes before all else of that member."""

    name: str
    own: bool = False  # live: whose computer the trace was written at


class Linked(Record, frozen=True):
    """A link stands; told once, by the one end."""

    to: str
    before: bool = False  # live: it stood already when this member began to tell


class Unlinked(Record, frozen=True):
    """A link is gone, and what was on its way with it."""

    to: str


class Stopped(Record, frozen=True):
    """A member's process has ended."""


class Started(Record, frozen=True):
    """A member's process is up again, from what its home held."""

    old: bool = False  # from an older copy of its home


class Paused(Record, frozen=True):
    """A member's process stands still: nothing is read or sent, the links stay."""


class Resumed(Record, frozen=True):
    """It goes on."""


class Sent(Record, frozen=True):
    """A frame left ``member`` for ``to``."""

    to: str
    frame: int  # counts the frames of this trace; a copy has its own number
    name: str  # fingerprint of the bytes: a message has one for all receivers
    family: Family
    what: str  # the frame's type: ``message``, ``acknowledgement``, ``round1``, ``request``, ...
    place: Place | None = None  # of messages, acknowledgements and resyncs
    author: str = ""  # who made it, if that is not who sends it: a repair
    size: int = 0  # bytes
    due: float = 0.0  # when it will arrive, or would have; live: the same as ``at``


class Arrived(Record, frozen=True):
    """The frame reached ``member``."""

    frame: int


class Dropped(Record, frozen=True):
    """The frame did not reach ``member``."""

    frame: int
    why: Literal["loss", "no_link", "hand", "enemy"]  # chance, the link is gone, by hand, swallowed on the wire


class Touched(Record, frozen=True):
    """Somebody laid hands on a frame in flight."""

    frame: int
    how: Literal["delay", "double", "corrupt"]
    due: float  # when it will arrive now


class Showing(Record, frozen=True):
    """Live: ``member`` lets us watch it from now on, or no longer; what it tells is its own claim."""

    on: bool


class Skipped(Record, frozen=True):
    """Live: so many records of ``member`` were left out here, for there were too many at once."""

    count: int


class Came(Record, frozen=True):
    """Live, between members: a frame reached ``member``; a trace has it as :class:`Sent` and :class:`Arrived`."""

    by: str  # over whose link
    name: str  # as in :class:`Sent`, like all that follows
    family: Family
    what: str
    place: Place | None = None
    author: str = ""  # who made it, if that is not who sent it
    size: int = 0


# -- the engine -------------------------------------------------------------------------------------


class Accepted(Record, frozen=True):
    """A message or resync was taken as the next step, or for an epoch just left."""

    author: str
    what: What
    place: Place
    id: str = ""  # of the message
    first: tuple[int, int, int] | None = None  # where it was first encrypted, if that was earlier: sent again


class Encrypted(Record, frozen=True):
    """``member`` has encrypted a message as its next step; the step itself follows."""

    what: What
    place: Place
    id: str  # of the message
    first: tuple[int, int, int] | None = None  # where it was first encrypted, if that was earlier: sent again


class Judged(Record, frozen=True):
    """A message or resync frame came that is not taken at once, and why."""

    peer: str  # over whose link
    author: str  # empty, if it is not known to be anybody's
    what: str
    verdict: str  # of :class:`smmp_core.conversation.session.Verdict`, in lower case
    place: Place | None = None


class Refused(Record, frozen=True):
    """The next step is genuine, but cannot be followed: we are out of step."""

    author: str
    place: Place
    why: str  # the error's name: ``message_undecryptable``, ``digest_mismatch``, ``key_equivocation``, ...
    text: str  # a sentence


class Keys(msgspec.Struct, frozen=True, gc=False):
    """Fingerprints of a ratchet's state (SMMP §V)."""

    place: Place
    RK: str  # root key
    HK: str  # header key
    NHK: str  # next header key
    mk: str  # message key
    v: str  # group private ratchet key
    r: str  # our private ratchet key
    R: list[str]  # {R_i}, by index
    digest: str  # conv_digest, the first 8 hex digits of itself
    check: str  # of KDF(RK, "check")


class Step(Record, frozen=True):
    """The ratchet moved, or is seen for the first time."""

    rule: Rule
    author: str  # whose message or resync it was; ours, for what we sent
    roster: list[str]  # members by index
    after: Keys
    before: Keys | None = None
    secret: str = ""  # of ECDH(v, ‖R_i), which goes into the new root key


class Heard(Record, frozen=True):
    """``by`` has acknowledged: what it holds, and how that stands beside ours."""

    by: str
    place: Place
    digest: str
    state: events.DigestState


class Turn(Record, frozen=True):
    """Who has the floor, as ``member`` knows it."""

    holder: str  # empty: not known
    serial: int
    waiting: list[str] = []  # who asked for it, first come first


class Round(Record, frozen=True):
    """A key agreement at one member went on (SMMP §VI)."""

    attempt: str  # of the attempt's id
    epoch: int  # 0: not known before all keys are in
    stage: RoundStage  # what it waits for now
    roster: list[str]
    starter: str
    waiting_for: list[str] = []
    R: dict[str, str] = {}  # ratchet keys so far, by member
    H: dict[str, str] = {}  # shares so far
    K: dict[str, str] = {}  # products so far
    transcript: str = ""  # of hash(MK, ctx, ‖H_i, ‖K_i), which everybody confirms


class Told(Record, frozen=True):
    """An event of the headless contract, as the window got it; the text of messages left out."""

    event: TracedEvent


# -- what people did --------------------------------------------------------------------------------


class Did(Record, frozen=True):
    """Somebody did something in the lab: the act's name, and its fields but for texts."""

    act: str
    fields: dict[str, str | int | float | list[str | list[str]]] = {}


class Overheard(Record, frozen=True):
    """A thief who copied ``member``'s state tries a frame: whether it could read it."""

    author: str
    place: Place
    read: bool
    keys: str = ""  # of the thief's root key afterwards


AnyRecord: TypeAlias = (
    Person
    | Linked
    | Unlinked
    | Stopped
    | Started
    | Paused
    | Resumed
    | Sent
    | Arrived
    | Dropped
    | Touched
    | Showing
    | Skipped
    | Accepted
    | Encrypted
    | Judged
    | Refused
    | Step
    | Heard
    | Turn
    | Round
    | Told
    | Did
    | Overheard
)
