"""Which message announced which file, to whom: what decides who may fetch it, over restarts too."""

from collections.abc import Iterable, Iterator

import msgspec

from smmp_core.body import Body
from smmp_core.storage.writes import DropGroup, MarkFile, SaveFile, SaveMessage, SavePrivate, Write

_Key = tuple[bytes, bytes, bytes, bytes]


def file_writes(writes: Iterable[Write]) -> list[SaveFile]:
    """What must be stored of the files that the messages of a transaction announce."""
    writes = list(writes)
    left = {write.group for write in writes if isinstance(write, DropGroup)}
    found: list[SaveFile] = []
    for write in writes:
        if not isinstance(write, SaveMessage | SavePrivate) or write.group in left:
            continue
        file = Body.decode(write.text).file
        if file is not None:
            peer = write.peer if isinstance(write, SavePrivate) else b""
            root = bytes.fromhex(file.root)
            found.append(SaveFile(write.group, write.author, write.id, peer, root, file.size))
    return found


class Book:
    """All announcements; holds what is stored, write by write."""

    def __init__(self, stored: Iterable[SaveFile]) -> None:
        """Take up what is stored."""
        self._by_root: dict[str, dict[_Key, SaveFile]] = {}
        self._by_message: dict[tuple[bytes, bytes, bytes], dict[_Key, str]] = {}  # the roots it announces
        for file in stored:
            self._put(file)

    def __iter__(self) -> Iterator[str]:
        """The roots of all files that a message announces."""
        return iter(self._by_root)

    def of(self, root: str) -> list[SaveFile]:
        """Who announced a file, where, to whom."""
        return list(self._by_root.get(root, {}).values())

    def live(self, root: str) -> list[SaveFile]:
        """As :meth:`of`, without what was withdrawn."""
        return [file for file in self.of(root) if file.stage != "gone"]

    def follow(self, writes: Iterable[Write]) -> set[str]:
        """These writes are stored; returns the roots that no message announces any more."""
        unnamed: set[str] = set()
        for write in writes:
            match write:
                case SaveFile():
                    if _key(write) not in self._by_message.get(_key(write)[:3], {}):
                        self._put(write)
                case MarkFile(group, author, id, stage):
                    for key, root in self._by_message.get((group, author, id), {}).items():
                        marked = msgspec.structs.replace(self._by_root[root][key], stage=stage)
                        self._by_root[root][key] = marked
                case DropGroup(group):
                    for file in self.all():
                        if file.group == group:
                            unnamed |= self._drop(file)
                case _:
                    pass
        return unnamed

    def tidy(self, before: Iterable[SaveFile], stored: Iterable[SaveFile]) -> set[str]:
        """Let go of what was here ``before`` it was looked up what is stored, and is not; returns as :meth:`follow`."""
        kept = {_key(file) for file in stored}
        return set().union(*(self._drop(file) for file in before if _key(file) not in kept))

    def all(self) -> list[SaveFile]:
        """Every announcement."""
        return [file for files in self._by_root.values() for file in files.values()]

    def _put(self, file: SaveFile) -> None:
        key, root = _key(file), file.root.hex()
        self._by_root.setdefault(root, {})[key] = file
        self._by_message.setdefault(key[:3], {})[key] = root

    def _drop(self, file: SaveFile) -> set[str]:
        key, root = _key(file), file.root.hex()
        if self._by_root.get(root, {}).pop(key, None) is None:
            return set()
        named = self._by_message[key[:3]]
        del named[key]
        if not named:
            del self._by_message[key[:3]]
        if self._by_root[root]:
            return set()
        del self._by_root[root]
        return {root}


def _key(file: SaveFile) -> _Key:
    return file.group, file.author, file.id, file.peer
