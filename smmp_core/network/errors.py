"""Why a link does not come about or ends. The docstrings are what the user reads."""

from smmp_core.errors import LocalError, PeerError


class LinkError(PeerError):
    """The link has ended."""


class OtherVersion(LinkError):
    """What answers there is not SMMP, or another version of it."""


class HandshakeFailed(LinkError):
    """The handshake failed: what is there does not speak SMMP, or somebody alters what is sent."""


class HandshakeTimeout(LinkError):
    """Nothing there completes the handshake."""


class BrokenStream(LinkError):
    """What came over the link is damaged."""


class ClosedByPeer(LinkError):
    """The other side closed the connection."""


class Silent(LinkError):
    """Nothing has been heard for too long."""


class TooSlow(LinkError):
    """The other side does not read what it is sent."""


class SelfConnection(LinkError):
    """This is your own address."""


class Twin(LinkError):
    """Your own identity answers at this address, from another home: a copy of yours."""


class SomebodyElse(LinkError):
    """Somebody else answers at this address."""


class NotAdmitted(LinkError):
    """This member is not let in."""


class TooManyLinks(LinkError):
    """There are too many connections already."""


class Superfluous(LinkError):
    """Another connection with the same member stays."""


class Replaced(LinkError):
    """A newer connection with the same member took the place of this one."""


class PortInUse(LocalError):
    """The port is in use by another program."""

    code = "not_ready"


class CannotListen(LocalError):
    """It is not possible to listen at this address."""

    code = "not_ready"


class BadAddress(LocalError):
    """This is no address; write HOST:PORT, IPv6 in brackets."""

    code = "bad_field"


class ConnectFailed(LocalError):
    """Nobody could be reached at this address."""

    code = "unknown_peer"


class WrongKey(ConnectFailed):
    """Somebody else answers at this address: not with the key that was expected. The connection was dropped."""


class Unanswered(ConnectFailed):
    """Nothing answers at this address."""


class Refused(ConnectFailed):
    """Nobody listens at this address."""


class NoWay(ConnectFailed):
    """There is no way to this address from here."""
