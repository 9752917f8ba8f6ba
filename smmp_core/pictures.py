"""Profile pictures between members who share a group: told by hash, asked for, sent. Sans-IO.

A frame is the byte 0x50, its kind, and what belongs to it: 0 tells the hash of our picture, or nothing if we have none;
1 asks for the picture with a hash; 2 brings it. A picture is claimed, as a name is: it proves nothing.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from smmp_core.conversation.effects import Effects
from smmp_core.crypto.suite import HASH_BYTES, hash_
from smmp_core.errors import LocalError
from smmp_core.events import Picture
from smmp_core.storage.writes import DropPeer, DropPicture, SavePicture, Write

PICTURE: Final = 0x50
"""The first byte of our frames."""
MAX_PICTURE: Final = 24 * 1024  # bytes
MAX_CHANGES: Final = 16  # of a picture over one link: a member that changes its own all the time waits for the next
_TELL, _ASK, _BRING = b"\x00", b"\x01", b"\x02"
_BEGINNINGS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")


@dataclass
class _Link:
    told: bytes | None = None  # what we told last
    announced: bytes | None = None  # the hash that the other end told last; empty: it has no picture
    asked_for: bytes | None = None  # the hash whose picture we wait for
    changes: int = 0  # how often we asked, or let go of what we had
    served: bytes | None = None  # the hash that the other end has asked for


def check(picture: bytes | None) -> None:
    """Whether this can be one's own picture.

    Raises:
        LocalError: it is too large, or neither PNG nor JPEG.
    """
    if picture is not None and not _is_picture(picture):
        raise LocalError("A profile picture is a PNG or JPEG image of at most 24 KiB.", code="bad_field")


class Pictures:
    """Our own picture and those of others, by hash; what is held here follows what is stored."""

    def __init__(
        self, me: bytes, own: bytes | None, hashes: Mapping[bytes, bytes], is_friend: Callable[[bytes], bool]
    ) -> None:
        """``me``: our identity key; ``own``: our picture; ``hashes``: of the stored ones, by identity key;

        ``is_friend``: whether somebody may have our picture, and we want theirs.
        """
        self._me, self._own, self._is_friend = me, own, is_friend
        self._hashes = dict(hashes)
        self._links: dict[bytes, _Link] = {}

    def known(self) -> list[bytes]:
        """Whose picture is stored."""
        return list(self._hashes)

    def linked(self, peer: bytes, effects: Effects) -> None:
        """A link stands."""
        self._links[peer] = _Link()
        self.greet([peer], effects)

    def unlinked(self, peer: bytes) -> None:
        """The link has ended."""
        self._links.pop(peer, None)

    def greet(self, peers: Iterable[bytes], effects: Effects) -> None:
        """Tell those of ``peers`` who may know which picture is ours, and ask for theirs."""
        for peer in peers:
            link = self._links.get(peer)
            if link is not None and self._is_friend(peer):
                self._tell(peer, link, self._hashes.get(self._me, b""), effects)
                self._ask(peer, link, effects)

    def choose(self, picture: bytes | None, effects: Effects) -> None:
        """Have this picture, which :func:`check` lets pass, or none; once that is stored, :meth:`tell` is due."""
        new = hash_(picture) if picture is not None else b""
        effects.writes.append(SavePicture(self._me, new, picture) if picture is not None else DropPicture(self._me))
        effects.events.append(Picture(self._me.hex()))

    def tell(self, effects: Effects) -> None:
        """Tell all who may know which picture is ours."""
        for peer, link in self._links.items():
            if self._is_friend(peer):
                self._tell(peer, link, self._hashes.get(self._me, b""), effects)

    def receive(self, peer: bytes, frame: bytes, effects: Effects) -> None:
        """Handle a frame; what makes no sense, or was not asked for, is ignored."""
        link = self._links.get(peer)
        if link is None:
            return
        kind, rest = frame[1:2], frame[2:]
        if kind == _TELL and len(rest) in (0, HASH_BYTES):
            link.announced = rest
            link.asked_for = link.asked_for if link.asked_for == rest else None
            self._ask(peer, link, effects)
        elif kind == _ASK:
            self._serve(peer, link, rest, effects)
        elif kind == _BRING and link.asked_for is not None and _is_picture(rest) and hash_(rest) == link.asked_for:
            effects.writes.append(SavePicture(peer, link.asked_for, rest))
            effects.events.append(Picture(peer.hex()))
            link.asked_for = None

    def follow(self, writes: Iterable[Write]) -> None:
        """These writes are stored."""
        for write in writes:
            match write:
                case SavePicture(fingerprint, hash, data):
                    self._hashes[fingerprint] = hash
                    self._own = data if fingerprint == self._me else self._own
                case DropPicture(fingerprint) | DropPeer(fingerprint):
                    self._hashes.pop(fingerprint, None)
                    self._own = None if fingerprint == self._me else self._own
                case _:
                    pass

    def _tell(self, peer: bytes, link: _Link, hash: bytes, effects: Effects) -> None:
        if link.told != hash:
            link.told = hash
            effects.frames.append((peer, bytes([PICTURE]) + _TELL + hash))

    def _ask(self, peer: bytes, link: _Link, effects: Effects) -> None:
        """Go after the picture that the other end has announced, if it is another one than ours of it."""
        if link.announced is None or link.announced in (self._hashes.get(peer, b""), link.asked_for):
            return
        if not self._is_friend(peer) or link.changes >= MAX_CHANGES:  # perhaps later
            return
        link.changes += 1
        if not link.announced:
            effects.writes.append(DropPicture(peer))
            effects.events.append(Picture(peer.hex()))
        else:
            link.asked_for = link.announced
            effects.frames.append((peer, bytes([PICTURE]) + _ASK + link.announced))

    def _serve(self, peer: bytes, link: _Link, hash: bytes, effects: Effects) -> None:
        """Send our picture, once over each link."""
        if self._own is not None and hash == self._hashes.get(self._me) != link.served and self._is_friend(peer):
            link.served = hash
            effects.frames.append((peer, bytes([PICTURE]) + _BRING + self._own))


def _is_picture(data: bytes) -> bool:
    """Whether it may be one: only whoever shows it decodes it."""
    return len(data) <= MAX_PICTURE and data.startswith(_BEGINNINGS)
