"""How many messages of others the user has not seen."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from smmp_core.events import Message
from smmp_core.storage.erasing import Erased
from smmp_core.storage.writes import DropGroup, SavePeer, Write


class Unread:
    """Counts by group and who wrote, one-on-one apart. In a group nothing of who is blocked counts."""

    def __init__(self, groups: Mapping[tuple[bytes, bytes], int], private: Mapping[tuple[bytes, bytes], int]) -> None:
        """Take up what is stored."""
        self._groups, self._private = Counter(groups), Counter(private)

    def note(self, event: Message, me: bytes, blocked: Collection[bytes]) -> None:
        """A message has come, or one of our own has its place."""
        group, author = bytes.fromhex(event.group), bytes.fromhex(event.from_)
        if author == me:
            return
        if event.private:
            self._private[group, author] += 1
        elif author not in blocked:
            self._groups[group, author] += 1

    def follow(self, writes: Iterable[Write]) -> None:
        """These writes are stored: groups may be gone, and people blocked."""
        for write in writes:
            match write:
                case DropGroup(gone):
                    self._groups = Counter({key: count for key, count in self._groups.items() if key[0] != gone})
                    self._private = Counter({key: count for key, count in self._private.items() if key[0] != gone})
                case SavePeer(blocked=True, fingerprint=author):
                    self._groups = Counter({key: count for key, count in self._groups.items() if key[1] != author})
                case _:
                    pass

    def erased(self, group: bytes, erased: Erased) -> None:
        """Texts that the user will not see any more."""
        for counts, gone in ((self._groups, erased.unread), (self._private, erased.unread_private)):
            for author, count in gone.items():
                counts[group, author] = max(0, counts[group, author] - count)

    def count(self, group: bytes, blocked: Collection[bytes] = ()) -> int:
        """How many of a group's messages are unread; ``blocked``: who is, even if that is not yet stored."""
        return sum(count for (of, author), count in self._groups.items() if of == group and author not in blocked)

    def private(self, group: bytes) -> dict[bytes, int]:
        """How many one-on-one messages of a group are unread, by who wrote them."""
        return {peer: count for (of, peer), count in self._private.items() if of == group}

    def read(self, group: bytes) -> bool:
        """The user has seen everything in a group; says whether anything was unread."""
        unread = self.count(group) > 0
        self._groups = Counter({key: count for key, count in self._groups.items() if key[0] != group})
        return unread

    def read_private(self, group: bytes, peer: bytes) -> bool:
        """The user has seen everything one-on-one of ``peer``; says whether anything was unread."""
        return self._private.pop((group, peer), 0) > 0
