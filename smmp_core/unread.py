"""How many messages of others the user has not seen."""

from collections import Counter
from collections.abc import Iterable, Mapping

from smmp_core.events import Message
from smmp_core.storage.erasing import Erased
from smmp_core.storage.stored import StoredGroup
from smmp_core.storage.writes import DropGroup, Write


class Unread:
    """Counts by group, and one-on-one by group and who wrote."""

    def __init__(self, groups: Iterable[StoredGroup], private: Mapping[tuple[bytes, bytes], int]) -> None:
        """Take up what is stored."""
        self._groups = Counter({group.group: group.unread for group in groups})
        self._private = Counter(private)

    def note(self, event: Message, me: str) -> None:
        """A message has come, or one of our own has its place."""
        if event.from_ == me:
            return
        group = bytes.fromhex(event.group)
        if event.private:
            self._private[group, bytes.fromhex(event.from_)] += 1
        else:
            self._groups[group] += 1

    def follow(self, writes: Iterable[Write]) -> None:
        """These writes are stored: groups may be gone."""
        for group in (write.group for write in writes if isinstance(write, DropGroup)):
            self._groups.pop(group, None)
            for thread in [thread for thread in self._private if thread[0] == group]:
                del self._private[thread]

    def erased(self, group: bytes, erased: Erased) -> None:
        """Texts that the user will not see any more."""
        self._groups[group] = max(0, self._groups[group] - erased.unread)
        for peer, count in erased.unread_private.items():
            self._private[group, peer] = max(0, self._private[group, peer] - count)

    def count(self, group: bytes) -> int:
        """How many of a group's messages are unread."""
        return self._groups[group]

    def private(self, group: bytes) -> dict[bytes, int]:
        """How many one-on-one messages of a group are unread, by who wrote them."""
        return {peer: count for (of, peer), count in self._private.items() if of == group}

    def read(self, group: bytes) -> bool:
        """The user has seen everything in a group; says whether anything was unread."""
        return self._groups.pop(group, 0) > 0

    def read_private(self, group: bytes, peer: bytes) -> bool:
        """The user has seen everything one-on-one of ``peer``; says whether anything was unread."""
        return self._private.pop((group, peer), 0) > 0
