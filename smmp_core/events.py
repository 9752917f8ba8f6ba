"""What a member tells the world: the events of the headless contract, one struct each.

The window and the headless member read the same stream. Fields are named as in the contract
(``from_`` travels as ``from``). Groups, message ids, fingerprints and digests are lower-case hex.
"""

from typing import Literal, TypeAlias

import msgspec

PublicPosition: TypeAlias = tuple[int, int, int]
"""[epoch, era, step]: where a message was first encrypted. It never changes."""

AgreementStage = Literal["running", "established", "failed"]
DigestState = Literal["agrees", "behind", "differs", "unknown"]
ComparisonStage = Literal["asked", "waiting", "showing", "confirmed", "matched", "different", "ended"]
FileStage = Literal["absent", "fetching", "waiting", "here", "gone", "failed"]
ResyncStage = Literal["required", "sent", "received", "healing", "healed", "failed"]


def snake(name: str) -> str:
    """``CatchingUp`` as ``catching_up``."""
    return "".join("_" + c.lower() if c.isupper() else c for c in name).lstrip("_")


class Event(msgspec.Struct, frozen=True, tag_field="event", tag=snake):
    """The root of all events; its ``event`` field names the kind."""


class Ready(Event, frozen=True):
    """The member is up."""

    fingerprint: str  # our identity key B, 64 hex digits
    name: str
    addresses: list[str]  # dialable HOST:PORT strings


class Peer(Event, frozen=True):
    """A person on the network changed: seen, named, linked, lost, compared."""

    fingerprint: str
    name: str  # claimed until the link's handshake has proved the key
    online: bool  # a link stands
    verified: bool  # the user compared the fingerprint
    address: str | None = None


class Invited(Event, frozen=True):
    """Somebody invites us to a group."""

    group: str
    name: str
    by: str
    members: list[str]  # fingerprints, the inviter and ourselves included


class Agreement(Event, frozen=True):
    """A key agreement goes on, is done or failed."""

    group: str
    stage: AgreementStage
    epoch: int
    members: list[str]
    waiting_for: list[str] = []  # who has not answered
    error: str | None = None  # a sentence


class Message(Event, frozen=True, rename={"from_": "from"}):
    """A message of the transcript, one's own too; once each."""

    group: str
    id: str
    from_: str
    text: str
    position: PublicPosition
    digest: str  # conv_digest after it
    time: int  # the author's clock, ms since 1970
    private: bool = False  # one-on-one (SMMP §IX): no part of the transcript
    to: str | None = None  # who it is for, if private


class Agreed(Event, frozen=True):
    """Every member holds the same digest at this message; once each."""

    group: str
    id: str
    position: PublicPosition
    digest: str


class Delivered(Event, frozen=True):
    """The other end holds our one-on-one message; once each."""

    group: str
    id: str
    member: str


class Digest(Event, frozen=True):
    """What one member last said of its digest."""

    group: str
    member: str
    position: PublicPosition
    digest: str
    state: DigestState


class Resync(Event, frozen=True):
    """A stage of a resync episode (SMMP §X)."""

    group: str
    stage: ResyncStage
    reason: str | None  # a sentence
    by: str | None  # whose resync frame
    epoch: int
    era: int
    again: int = 0  # at ``healed``: how many messages were sent again


class Alert(Event, frozen=True):
    """Something the user should know of."""

    group: str | None
    kind: str  # identity, equivocation, forgery, replay, key_changed, ...
    member: str | None
    message: str  # a sentence


class State(Event, frozen=True):
    """The group's one state, a word of the interface's table ("In step", "Waiting for Bob", ...)."""

    group: str
    state: str


class CatchingUp(Event, frozen=True):
    """We fetch what we missed."""

    group: str
    have: int
    of: int


class Gap(Event, frozen=True):
    """Messages that other members hold are missing here: only who wrote them can send them again."""

    group: str
    member: str  # who wrote them
    count: int  # 0: none any more
    position: PublicPosition | None  # of the first one


class Erased(Event, frozen=True):
    """Texts were erased from this home, at the user's wish or for their age; others keep theirs."""

    group: str
    count: int  # messages, one-on-one ones among them


class Membership(Event, frozen=True):
    """Who is a member has changed."""

    group: str
    by: str  # who started the key agreement that did it, or left us alone in the group
    added: list[str]
    removed: dict[str, str]  # who is out, and by whom: oneself, if somebody left


class Removed(Event, frozen=True):
    """We are no longer a member."""

    group: str
    by: str


class Comparison(Event, frozen=True):
    """A stage of comparing seven emoji with somebody (protocol.md §8.7)."""

    peer: str
    stage: ComparisonStage
    emoji: list[tuple[str, str]] = []  # at ``showing``: seven, each with its word
    error: str | None = None  # a sentence, where it has not come out well


class Typing(Event, frozen=True):
    """A member writes, or has stopped. Nothing of it is stored."""

    group: str
    member: str
    on: bool


class File(Event, frozen=True):
    """A file that a message announces: how it stands, some ten times a second while it is fetched."""

    group: str
    root: str
    stage: FileStage  # waiting: nobody who has it is connected; gone: withdrawn by who sent it
    have: int  # bytes
    size: int  # bytes
    why: str | None = None  # a sentence, if it failed or has to wait
    taken: dict[str, int] = {}  # who fetches it from here, or has: bytes by fingerprint, since the start


class Picture(Event, frozen=True):
    """A person's profile picture, or our own, is another one now, or gone. It is claimed, as a name is."""

    fingerprint: str


class Faults(Event, frozen=True):
    """Fault injection is on; a warning at start."""

    message: str
