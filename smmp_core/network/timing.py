"""The network's times and bounds; tests hand in shorter ones."""

from typing import NamedTuple


class Timing(NamedTuple):
    """All in seconds."""

    heartbeat: float = 5.0  # between two signs of life
    dead: float = 15.0  # a link on which nothing was heard for so long, or nothing taken of much, is dead
    handshake: float = 10.0  # from the connection's start to its use
    courtesy: float = 0.25  # the higher identity dials so much later: mostly one connection is made
    retry_first: float = 0.5  # before dialling again; doubles
    retry_most: float = 30.0  # at most
    linger: float = 2.0  # for what is still to be sent when a link is closed


class Limits(NamedTuple):
    """What a mesh holds at most."""

    links: int = 256  # members linked
    half_open: int = 128  # incoming connections in the handshake; the oldest goes when another comes
    lagging: int = 8 << 20  # bytes that may wait for a reader who takes nothing
    queued: int = 64 << 20  # bytes that may wait for any reader
    known: int = 1024  # members whose addresses are remembered for dialling
    addresses: int = 16  # of each
    dials: int = 32  # members dialled at once


DEFAULT_TIMING = Timing()
DEFAULT_LIMITS = Limits()
