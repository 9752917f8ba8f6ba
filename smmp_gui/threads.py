"""One-on-one threads inside groups (SMMP §IX): the last line of each, and how much of it has not been read."""

from collections import Counter
from collections.abc import Mapping

import msgspec

from smmp_core.answers import PrivateInfo

ThreadId = tuple[str, str]
"""(group, the other end's fingerprint)."""


class Threads:
    """What the left column shows of all threads; the messages themselves stay in the home."""

    def __init__(self, unread: Mapping[ThreadId, int]) -> None:
        """``unread``: what had not been read before."""
        self.last: dict[ThreadId, PrivateInfo] = {}
        self._unread = Counter(unread)

    def note(self, group: str, message: PrivateInfo, *, new: bool) -> None:
        """The newest message of its thread; ``new``: it came just now, not from the home."""
        thread = (group, message.peer)
        if new or thread not in self.last:
            self.last[thread] = message
        if new and message.sender == message.peer:
            self._unread[thread] += 1

    def deliver(self, group: str, peer: str, id: str) -> None:
        """The other end holds one of our messages."""
        last = self.last.get((group, peer))
        if last is not None and last.id == id:
            self.last[group, peer] = msgspec.structs.replace(last, delivered=True)

    def waiting(self, group: str) -> list[str]:
        """Whose messages of a group wait to be read."""
        return [peer for of, peer in self._unread if of == group]

    def unread(self, group: str, peer: str) -> int:
        """How many messages of a thread wait to be read."""
        return self._unread[group, peer]

    def all_unread(self, group: str) -> int:
        """How many wait in all threads of a group."""
        return sum(unread for (of, _), unread in self._unread.items() if of == group)

    def read(self, group: str, peer: str) -> bool:
        """The user has seen a thread; answers whether anything was unread."""
        return self._unread.pop((group, peer), 0) > 0

    def restart(self, group: str, unread: Mapping[str, int]) -> None:
        """Forget the last lines of a group's threads; ``unread``: how many wait now, by the other end."""
        for thread in [thread for thread in self.last.keys() | self._unread if thread[0] == group]:
            self.last.pop(thread, None)
            self._unread.pop(thread, None)
        self._unread.update({(group, peer): count for peer, count in unread.items()})

    def keep(self, groups: set[str]) -> None:
        """Forget the threads of all other groups."""
        for thread in [thread for thread in self.last.keys() | self._unread if thread[0] not in groups]:
            self.last.pop(thread, None)
            self._unread.pop(thread, None)
