"""Fault injection on the engine itself (headless contract, ``--faults``)."""

from dataclasses import dataclass, field

COLLIDE_DELAY = 0.3  # seconds until a colliding message leaves


@dataclass
class Faults:
    """What is to go wrong next in one conversation."""

    no_repair: bool = False  # gaps are neither asked for nor filled
    drops: list[bytes | None] = field(default_factory=list)  # next message frames eaten; for one receiver or all
    collide: bool = False  # the next message is encrypted at once, without the floor
    leaves_at: float | None = None  # until then the colliding frame and all that comes in wait
    outgoing: list[tuple[bytes, bytes]] = field(default_factory=list)
    incoming: list[tuple[bytes, bytes]] = field(default_factory=list)

    def inject(self, kind: str, to: bytes | None, count: int) -> None:
        """Let something go wrong; ``to``: only for this member, where that makes sense.

        Raises:
            ValueError: there is no such fault.
        """
        match kind:
            case "drop":
                self.drops += [to] * count
            case "collide":
                self.collide = True
            case "no_repair":
                self.no_repair = True
            case _:
                raise ValueError(kind)

    def hold(self, now: float) -> bool:
        """Whether a colliding frame, and all that comes in, still waits."""
        if self.leaves_at is not None and now >= self.leaves_at:
            self.leaves_at = None
        return self.leaves_at is not None

    def release(self) -> tuple[list[tuple[bytes, bytes]], list[tuple[bytes, bytes]]]:
        """What waited: outgoing frames, incoming frames; handed out once."""
        released = self.outgoing, self.incoming
        self.outgoing, self.incoming = [], []
        return released

    def eaten(self, receivers: list[bytes]) -> list[bytes]:
        """Which receivers a conversation frame that leaves now does not reach."""
        if not self.drops:
            return []
        to = self.drops.pop(0)
        return receivers if to is None else [to]
