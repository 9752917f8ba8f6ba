"""Messages that others hold and that are missing here."""

from dataclasses import dataclass

from smmp_core.events import PublicPosition


@dataclass(frozen=True)
class Gap:
    """What is missing of one member's messages."""

    member: str  # a fingerprint
    count: int
    position: PublicPosition  # of the first one
    gone: bool  # its author is no longer a member
