"""What a member can be asked: the commands of the headless contract, one struct each.

``Service.execute`` takes them; the headless member decodes them from JSON, where ``do`` names the
kind. Groups, peers and message ids are lower-case hex.
"""

from typing import Annotated, Literal, TypeAlias

import msgspec

CompareStep: TypeAlias = Literal["start", "match", "different", "stop"]


class Command(msgspec.Struct, frozen=True, tag_field="do", tag=str.lower, forbid_unknown_fields=False):
    """The root of all commands."""


class Create(Command, frozen=True, kw_only=True):
    """Invite people to a new group; answers its id at once."""

    name: str
    members: list[str]


class Accept(Command, frozen=True, kw_only=True):
    """Say yes to an invitation."""

    group: str


class Decline(Command, frozen=True, kw_only=True):
    """Say no to an invitation."""

    group: str


class Send(Command, frozen=True, kw_only=True):
    """Store a message and send it; answers its id as soon as it is stored."""

    group: str
    text: str

    def __repr__(self) -> str:
        return f"Send(group={self.group!r})"


class Private(Command, frozen=True, kw_only=True):
    """A one-on-one message inside a group (SMMP §IX)."""

    group: str
    to: str
    text: str

    def __repr__(self) -> str:
        return f"Private(group={self.group!r})"


class Add(Command, frozen=True, kw_only=True):
    """Add members by a new key agreement."""

    group: str
    members: list[str]


class Remove(Command, frozen=True, kw_only=True):
    """Remove members by a new key agreement."""

    group: str
    members: list[str]


class GoOn(Command, frozen=True, kw_only=True, tag="go_on"):
    """Agree on a new key without waiting for who is away; they stay members."""

    group: str


class Rename(Command, frozen=True, kw_only=True):
    """Change the member's own name of the group (SMMP §V)."""

    group: str
    name: str


class Leave(Command, frozen=True, kw_only=True):
    """Take part no longer."""

    group: str


class Resync(Command, frozen=True, kw_only=True):
    """Resync by the user's wish (SMMP §X.B.1)."""

    group: str


class Connect(Command, frozen=True, kw_only=True):
    """Dial where discovery cannot reach."""

    address: str  # HOST:PORT, or the text of an invitation: then only who it names is linked with


class Invitation(Command, frozen=True, kw_only=True, tag="invitation"):
    """The text that others connect to us with."""


class Verify(Command, frozen=True, kw_only=True):
    """Mark a fingerprint as compared."""

    peer: str


class Unverify(Command, frozen=True, kw_only=True):
    """Undo ``Verify``."""

    peer: str


class Compare(Command, frozen=True, kw_only=True):
    """Compare seven emoji with somebody linked (protocol.md §8.7)."""

    peer: str
    step: CompareStep = "start"  # start: ask, or say yes to who asks


class Block(Command, frozen=True, kw_only=True):
    """Refuse links and invitations of a person."""

    peer: str


class Unblock(Command, frozen=True, kw_only=True):
    """Undo ``Block``."""

    peer: str


class Peers(Command, frozen=True, kw_only=True):
    """List the people known."""


class Groups(Command, frozen=True, kw_only=True):
    """List the groups."""


class Status(Command, frozen=True, kw_only=True):
    """The whole state of a group."""

    group: str


class Transcript(Command, frozen=True, kw_only=True):
    """Every message in order."""

    group: str
    after: str | None = None  # a message id
    limit: Annotated[int, msgspec.Meta(ge=1, lt=2**31)] | None = None


class Fault(Command, frozen=True, kw_only=True):
    """Inject a fault into what this member sends or receives (only with ``--faults``)."""

    kind: Literal[
        "drop", "delay", "duplicate", "reorder", "corrupt", "partition", "collide", "no_repair", "equivocate", "forget"
    ]
    group: str | None = None
    to: str | None = None
    count: Annotated[int, msgspec.Meta(ge=1, le=1000)] = 1


class Quit(Command, frozen=True, kw_only=True):
    """End the member in order."""
