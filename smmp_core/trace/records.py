"""The records of a trace: what happened, one struct each, in the order it happened (docs/trace.md).

Keys and frames appear only as fingerprints of 8 hex digits (:func:`fingerprint`), members as the first 8 of their
identity key; no message that anybody wrote to a real group is ever in a record. A trace is about one group.

A recording can be anybody's: what is read from a file has the forms given here, or is no record.
"""

from typing import Annotated, Final, Literal, TypeAlias

import msgspec

from smmp_core import events
from smmp_core.crypto.suite import hash_
from smmp_core.events import snake
from smmp_core.protocol.frames import Location

FINGERPRINT = 8  # hex digits

LONGEST = 1e9  # seconds that a trace may last

Seconds: TypeAlias = Annotated[float, msgspec.Meta(ge=0.0, le=LONGEST)]
Count: TypeAlias = Annotated[int, msgspec.Meta(ge=0, lt=2**32)]
Short: TypeAlias = Annotated[str, msgspec.Meta(pattern=r"\A(?:[0-9a-f]{8})?\Z")]
"""A fingerprint, or the beginning of something public; empty for none."""
Word: TypeAlias = Annotated[str, msgspec.Meta(pattern=r"\A[a-z0-9_]{1,40}\Z")]

Place: TypeAlias = tuple[Count, Count, Count, Count]
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


class Record(msgspec.Struct, frozen=True, gc=False, tag_field="kind", tag=snake, kw_only=True, omit_defaults=True):
    """The root of all records; its ``kind`` field names the kind.

    The collector of garbage passes records by: there are many, and none leads back to itself.
    """

    at: Seconds  # since the trace began
    member: Short = ""  # who it happened at; empty: nobody alone


# -- the network ------------------------------------------------------------------------------------


class Person(Record, frozen=True):
    """A member and the name it goes by; comes before all else of that member."""

    name: str
    own: bool = False  # live: whose computer the trace was written at


class Linked(Record, frozen=True):
    """A link stands; told once, by the one end."""

    to: Short
    before: bool = False  # live: it stood already when this member began to tell


class Unlinked(Record, frozen=True):
    """A link is gone, and what was on its way with it."""

    to: Short


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

    to: Short
    frame: Count  # counts the frames of this trace; a copy has its own number
    name: Short  # fingerprint of the bytes: a message has one for all receivers
    family: Family
    what: Word  # the frame's type: ``message``, ``acknowledgement``, ``round1``, ``request``, ...
    place: Place | None = None  # of messages, acknowledgements and resyncs
    author: Short = ""  # who made it, if that is not who sends it: a repair
    size: Count = 0  # bytes
    due: Seconds = 0.0  # when it will arrive, or would have; live: the same as ``at``


class Arrived(Record, frozen=True):
    """The frame reached ``member``."""

    frame: Count


class Dropped(Record, frozen=True):
    """The frame did not reach ``member``."""

    frame: Count
    why: Literal["loss", "no_link", "hand", "enemy"]  # chance, the link is gone, by hand, swallowed on the wire


class Touched(Record, frozen=True):
    """Somebody laid hands on a frame in flight."""

    frame: Count
    how: Literal["delay", "double", "corrupt"]
    due: Seconds  # when it will arrive now


class Showing(Record, frozen=True):
    """Live: ``member`` lets us watch it from now on, or no longer; what it tells is its own claim."""

    on: bool


class Skipped(Record, frozen=True):
    """Live: so many records of ``member`` were left out here, for there were too many at once."""

    count: Count


class Came(Record, frozen=True):
    """Live, between members: a frame reached ``member``; a trace has it as :class:`Sent` and :class:`Arrived`."""

    by: Short  # over whose link
    name: Short  # as in :class:`Sent`, like all that follows
    family: Family
    what: Word
    place: Place | None = None
    author: Short = ""  # who made it, if that is not who sent it
    size: Count = 0


# -- the engine -------------------------------------------------------------------------------------


class Accepted(Record, frozen=True):
    """A message or resync was taken as the next step, or for an epoch just left."""

    author: Short
    what: What
    place: Place
    id: Short = ""  # of the message
    first: tuple[Count, Count, Count] | None = None  # where it was first encrypted, if that was earlier: sent again


class Encrypted(Record, frozen=True):
    """``member`` has encrypted a message as its next step; the step itself follows."""

    what: What
    place: Place
    id: Short  # of the message
    first: tuple[Count, Count, Count] | None = None  # where it was first encrypted, if that was earlier: sent again


class Judged(Record, frozen=True):
    """A message or resync frame came that is not taken at once, and why."""

    peer: Short  # over whose link
    author: Short  # empty, if it is not known to be anybody's
    what: Word
    verdict: Word  # of :class:`smmp_core.conversation.session.Verdict`, in lower case
    place: Place | None = None


class Refused(Record, frozen=True):
    """The next step is genuine, but cannot be followed: we are out of step."""

    author: Short
    place: Place  # the step that it would be
    why: Word  # the error's name: ``message_undecryptable``, ``digest_mismatch``, ``key_equivocation``, ...
    text: str  # a sentence


class Keys(msgspec.Struct, frozen=True, gc=False):
    """Fingerprints of a ratchet's state (SMMP §V)."""

    place: Place
    RK: Short  # root key
    HK: Short  # header key
    NHK: Short  # next header key
    mk: Short  # message key
    v: Short  # group private ratchet key
    r: Short  # our private ratchet key
    R: list[Short]  # {R_i}, by index
    digest: Short  # conv_digest, the first 8 hex digits of itself
    check: Short  # of KDF(RK, "check")


_NOBODY: Final = 255
_WITHIN: Final = ("sent", "received", "resync_sent", "resync_received")  # rules that lead from one place of an epoch on


class Step(Record, frozen=True):
    """The ratchet moved, or is seen for the first time."""

    rule: Rule
    author: Short  # whose message or resync it was; ours, for what we sent
    roster: list[Short]  # members by index
    after: Keys
    before: Keys | None = None
    secret: Short = ""  # of ECDH(v, ‖R_i), which goes into the new root key

    @property
    def is_whole(self) -> bool:
        """Whether it fits together, as whoever reads it relies on: keys for the whole roster, places by its members."""
        if self.before is not None and self.before.place[0] != self.after.place[0] and self.rule in _WITHIN:
            return False
        all_keys = [self.after]
        if self.before is not None and self.before.place[0] == self.after.place[0]:
            all_keys.append(self.before)
        return {self.member, self.author} <= set(self.roster) and all(
            len(keys.R) == len(self.roster) and _is_in(keys.place, len(self.roster)) for keys in all_keys
        )


def _is_in(place: Place, members: int) -> bool:
    """An epoch's first era is nobody's, the later ones are by members."""
    _, era, sender, _ = place
    return sender == _NOBODY if era == 0 else sender < members


class Heard(Record, frozen=True):
    """``by`` has acknowledged: what it holds, and how that stands beside ours."""

    by: Short
    place: Place
    digest: Short
    state: events.DigestState


class Turn(Record, frozen=True):
    """Who has the floor, as ``member`` knows it."""

    holder: Short  # empty: not known
    serial: Count
    waiting: list[Short] = []  # who asked for it, first come first


class Round(Record, frozen=True):
    """A key agreement at one member went on (SMMP §VI)."""

    attempt: Short  # of the attempt's id
    epoch: Count  # 0: not known before all keys are in
    stage: RoundStage  # what it waits for now
    roster: list[Short]
    starter: Short
    waiting_for: list[Short] = []
    R: dict[Short, Short] = {}  # ratchet keys so far, by member
    H: dict[Short, Short] = {}  # shares so far
    K: dict[Short, Short] = {}  # products so far
    transcript: Short = ""  # of hash(MK, ctx, ‖H_i, ‖K_i), which everybody confirms


class Told(Record, frozen=True):
    """An event of the headless contract, as the window got it; the text of messages left out."""

    event: TracedEvent


# -- what people did --------------------------------------------------------------------------------


class Did(Record, frozen=True):
    """Somebody did something in the lab: the act as in :mod:`smmp_core.lab.acts`, its fields, and what came of it."""

    act: Word
    fields: dict[str, str | int | float | list[str | list[str]]] = {}


class Overheard(Record, frozen=True):
    """A thief who copied ``member``'s state tries a frame: whether it could read it."""

    author: Short
    place: Place
    read: bool
    keys: Short = ""  # of the thief's root key afterwards


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
