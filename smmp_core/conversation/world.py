"""What a conversation is handed: who we are, randomness, the wall clock, links and history."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from smmp_core.conversation.effects import Effects
from smmp_core.conversation.episode import BACKOFF
from smmp_core.crypto.ffdhe import FFDHE3072, FiniteGroup
from smmp_core.crypto.random import RandomSource
from smmp_core.crypto.suite import hash_
from smmp_core.trace.tracer import Tracer, Tracers

Place = tuple[tuple[int, int, int], bytes, bytes]
"""(position, author's identity key, id): the order of the transcript."""


class Written(Protocol):
    """A message as it is stored."""

    @property
    def position(self) -> tuple[int, int, int] | None:
        """Where it was first encrypted; None: not yet."""

    @property
    def time(self) -> int:
        """The author's clock, ms since 1970."""

    @property
    def text(self) -> str:
        """Its words; empty, where they were erased."""

    @property
    def erased(self) -> bytes | None:
        """hash(content), where the words were erased here."""


class Named(Written, Protocol):
    """A stored message with its name."""

    @property
    def author(self) -> bytes:
        """Its author's identity key."""

    @property
    def id(self) -> bytes:
        """Its author's name for it."""


def content_hash(message: Written) -> bytes:
    """hash(content), though the words may be gone."""
    return message.erased or hash_(message.text.encode())


class History(Protocol):
    """What a running conversation asks of what is stored."""

    def has_message(self, group: bytes, author: bytes, id: bytes) -> bool:
        """Whether the transcript of ``group`` holds the author's message ``id``."""
        ...

    def message(self, group: bytes, author: bytes, id: bytes) -> "Written | None":
        """One message of the transcript."""
        ...

    def placed(self, group: bytes, first: int, last: int, *, after: Place | None, limit: int) -> Sequence["Named"]:
        """The transcript's messages of the epochs from ``first`` through ``last``, in order: some, behind ``after``."""
        ...

    def has_private(self, group: bytes, author: bytes, id: bytes) -> bool:
        """Whether we hold the author's one-on-one message ``id``."""
        ...


@dataclass
class World:
    """Everything outside the engine, handed in."""

    identity: bytes = field(repr=False)  # b, our private identity key
    me: bytes  # B, its public key
    random: RandomSource
    wall: Callable[[], int]  # ms since 1970, for the author's time in messages only
    history: History
    name_of: Callable[[bytes], str]  # a member's name as the user knows it
    finite_group: FiniteGroup = FFDHE3072  # of Burmester-Desmedt; simulations hand in a small one
    backoff: float = BACKOFF  # seconds, the most that the first wait before a resync takes; comparisons hand in 0
    connected: set[bytes] = field(default_factory=set)  # identity keys with a link
    effects: Effects = field(default_factory=Effects)
    tracer: Tracer | Tracers | None = None  # who is told what the engine does, if anybody
