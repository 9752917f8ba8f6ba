"""Sending files: what the window uses, and what the service hands frames and stored writes to."""

import asyncio
import contextlib
import secrets
from collections.abc import Awaitable, Callable, Collection, Coroutine, Iterable
from concurrent.futures import Executor
from pathlib import Path
from typing import Final, NamedTuple

import msgspec

from smmp_core import commands, events
from smmp_core.body import Answered, Body, FileInfo
from smmp_core.conversation.member import MAX_TEXT, Member
from smmp_core.errors import LocalError
from smmp_core.fields import hex_bytes
from smmp_core.network.mesh import Mesh
from smmp_core.network.tasks import spawn
from smmp_core.sharing.book import Book
from smmp_core.sharing.fetching import Fetching
from smmp_core.sharing.frames import TYPES, Ask, Frame, Gone, Have, Lack, Want, decode, encode
from smmp_core.sharing.layout import MAX_SIZE, Layout
from smmp_core.sharing.names import safe_name
from smmp_core.sharing.serving import Serving
from smmp_core.sharing.source import Source
from smmp_core.sharing.telling import FileState, Telling
from smmp_core.sharing.vault import Vault
from smmp_core.sharing.work import Progress, Work
from smmp_core.storage.home import Home
from smmp_core.storage.writes import FileStage, MarkFile, SaveFile, Write

FOLDER: Final = "files"  # in the home
LIED_TO: Final = "Somebody sent something else than this file; it is fetched from others."


class Surroundings(NamedTuple):
    """What files need of the service that they belong to."""

    me: bytes
    """Our identity key."""
    member: Callable[[], Member]
    """The engine; another one after a disk has failed."""
    mesh: Mesh
    stored: Callable[[], Awaitable[None]]
    """Wait until what was asked to be written is."""
    execute: Callable[[commands.Command], Awaitable[dict[str, object]]]
    emit: Callable[[events.Event], None]

    async def keep(self, writes: Iterable[Write]) -> None:
        """Store, and wait until it is.

        Raises:
            LocalError: it could not be.
        """
        self.member().world.effects.writes += writes
        await self.stored()

    def companions(self, group: bytes) -> Collection[bytes]:
        """Who takes part in a group, if we do; else nobody."""
        found = self.member().groups.get(group)
        return found.membership.present if found is not None and found.stage in ("gathering", "open") else ()


class Files:
    """The files of one member. Groups, peers and message ids are lower-case hex."""

    def __init__(self, home: Home, folder: Path, around: Surroundings) -> None:
        """``folder``: the home's."""
        self._home, self._around = home, around
        self._vault, self._work = Vault(folder / FOLDER), Work()
        self._book = Book(home.files())
        self._here: set[str] = set()  # roots of whole blobs
        self._failed: dict[str, str] = {}  # why, by root
        self._telling = Telling(self._state, self._tell)
        self._given: dict[str, dict[bytes, int]] = {}  # bytes of blobs here that were sent, by root and to whom
        self._serving = Serving(self._read_part, self._send, around.mesh.waiting, self._gave)
        self._fetching = Fetching(
            self._vault, self._work, self._send, self._sources, self._telling.changed, self._fetch_ended
        )
        self._tasks: set[asyncio.Task[None]] = set()
        self._running = False
        self.junk = 0  # frames that made no sense
        self.handlers: dict[int, Callable[[bytes, bytes], None]] = dict.fromkeys(TYPES, self._receive)

    async def open(self) -> None:
        """Look what is here, and remove what no message names."""
        kept = {root for root in self._book if not self._is_withdrawn(root)}
        self._here = await self._work.short(lambda: self._vault.sweep(kept, self._wanted()))
        self._running = True

    def resume(self) -> None:
        """Go on with what was being fetched."""
        for root, size in self._wanted().items():
            if root not in self._here:
                self._fetching.begin(root, size)

    def _is_withdrawn(self, root: str) -> bool:
        """Whether we have taken it back; of what others have taken back we keep what we have."""
        mine = any(file.author == self._around.me for file in self._book.of(root))
        return mine and not self._book.live(root)

    def _wanted(self) -> dict[str, int]:
        live = (file for root in self._book for file in self._book.live(root))
        return {file.root.hex(): file.size for file in live if file.stage == "wanted" and file.size <= MAX_SIZE}

    async def close(self) -> None:
        """End in order; what is being fetched goes on at the next start."""
        self._running = False
        self._telling.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._serving.close()
        await self._fetching.close()
        await self._work.close()

    # -- sending ------------------------------------------------------------------------------

    async def offer(
        self,
        group: str,
        path: Source,
        *,
        to: str | None = None,
        words: str = "",
        answers: Answered | None = None,
        type: str = "",
        width: int = 0,
        height: int = 0,
        progress: Progress | None = None,
    ) -> str:
        """Encrypt a file into the home and announce it to a group; returns the message's id.

        ``to``: announced by a one-on-one message, and nobody but this member is given the file. ``progress`` is told
        the bytes encrypted. To stop, cancel the task.

        Raises:
            LocalError: it cannot be read, kept or announced; nothing is left of it.
        """
        # What would be refused in the end is refused before a long file is encrypted.
        others = self._around.companions(hex_bytes(group, 16, "group"))
        if not others:
            raise LocalError("You take no part in this group.", code="not_ready")
        if to is not None and hex_bytes(to, 32, "fingerprint") not in others:
            raise LocalError("Only another member of the group can be written to.", code="unknown_peer")
        draft = Body(words, answers, FileInfo("-", 0, "", "", type, width, height))
        _check(draft, path)
        key = secrets.token_bytes(32)
        root, size = await self._work.long(lambda step: self._vault.add(path, key, step), progress)
        self._here.add(root)
        text = _announcement(draft, path, size, root, key).encode()
        message = (
            commands.Send(group=group, text=text) if to is None else commands.Private(group=group, to=to, text=text)
        )
        try:
            return str((await self._around.execute(message))["id"])
        except LocalError:
            await self._let_go(root)
            raise

    async def withdraw(self, group: str, info: FileInfo) -> None:
        """Take back a file of ours: it is removed here, and given to nobody any more.

        Who has fetched it keeps it. Who is away hears of it when asking for the file.

        Raises:
            LocalError: it is none of ours, or this could not be stored.
        """
        mine = [file for file in self._announced(group, info) if file.author == self._around.me]
        if not mine:
            raise LocalError("Only who has sent a file can withdraw it.", code="not_ready")
        told = self._sources(info.root)
        await self._mark(mine, "gone")
        for peer in told:
            self._send(peer, Gone(info.root))
        if not self._book.live(info.root):
            await self._forget(info.root)
        self._telling.changed(info.root)

    # -- fetching -----------------------------------------------------------------------------

    async def fetch(self, group: str, info: FileInfo) -> None:
        """Fetch a file from whoever has it; this goes on over restarts, until it is here or cancelled.

        Raises:
            LocalError: no message of the group announces it, it was withdrawn or is too big.
        """
        announced = self._announced(group, info)
        live = [file for file in announced if file.stage != "gone"]
        if info.size > MAX_SIZE:
            raise LocalError(f"The file is too big: at most {MAX_SIZE >> 30} GiB can be fetched.", code="too_long")
        if info.root in self._here or info.root in self._fetching:
            self._telling.changed(info.root)
            return
        if not live:
            raise LocalError("Who has sent this file has withdrawn it.", code="not_ready")
        await self._mark(live, "wanted")
        if not self._book.live(info.root):
            raise LocalError("Who has sent this file has withdrawn it just now.", code="not_ready")
        self._failed.pop(info.root, None)
        self._fetching.begin(info.root, info.size)
        self._telling.changed(info.root)

    async def cancel(self, group: str, info: FileInfo) -> None:
        """Fetch a file no longer; what has come of it is removed."""
        self._announced(group, info)
        if info.root in self._fetching:
            await self._give_up(info.root)
        self._failed.pop(info.root, None)
        self._telling.changed(info.root)

    async def _give_up(self, root: str) -> None:
        await self._mark(self._book.live(root), "")
        await self._fetching.stop(root)

    # -- reading ------------------------------------------------------------------------------

    def state(self, info: FileInfo) -> FileState:
        """How a file stands."""
        return msgspec.structs.replace(self._state(info.root), size=info.size)

    async def save(
        self, info: FileInfo, to: Path, *, overwrite: bool = False, progress: Progress | None = None
    ) -> None:
        """Write a file that is here, decrypted, to where the user wants it: whole or not at all.

        Raises:
            LocalError: it is not here, ``to`` exists and is not to be overwritten, or cannot be written.
        """
        root, size, key = self._whole(info)
        await self._work.long(lambda step: self._vault.save(root, size, key, to, overwrite, step), progress)

    async def read(self, info: FileInfo, most: int) -> bytes:
        """The content of a file that is here and at most ``most`` bytes long.

        Raises:
            LocalError: it is not here, longer or damaged.
        """
        root, size, key = self._whole(info)
        if size > most:
            raise LocalError(f"The file has {size:,} bytes; at most {most:,} are read at once.", code="too_long")
        return await self._work.long(lambda step: b"".join(self._vault.content(root, size, key)))

    def _whole(self, info: FileInfo) -> tuple[str, int, bytes]:
        if info.root not in self._here:
            raise LocalError("The file is not here yet. Fetch it first.", code="not_ready")
        return info.root, info.size, bytes.fromhex(info.key)

    # -- what the service tells ---------------------------------------------------------------

    def follow(self, writes: Iterable[Write], told: Iterable[events.Event]) -> None:
        """These writes are stored, and these events told."""
        for root in self._book.follow(writes):
            self._spawn(self._forget(root))
        if any(isinstance(event, events.Membership | events.Removed | events.Agreement) for event in told):
            self.reach()

    async def tidy(self, disk: Executor) -> None:
        """Messages were erased: let go of the files that none announces any more. ``disk``: the home's thread."""
        before = self._book.all()
        stored = await asyncio.get_running_loop().run_in_executor(disk, self._home.files)
        for root in self._book.tidy(before, stored):
            await self._forget(root)

    def reach(self) -> None:
        """Links have come or gone, or members have."""
        if self._running:
            self._fetching.reach()

    def unlinked(self, peer: bytes) -> None:
        """The link to somebody is gone."""
        self._serving.forget(peer)
        for root in [root for root, taken in self._given.items() if 0 < taken.get(peer, 0) < MAX_SIZE]:
            del self._given[root][peer]  # it may go on with somebody else
            self._telling.changed(root)
        self.reach()

    async def _forget(self, root: str) -> None:
        """It is to be here no longer, whole or not."""
        await self._fetching.stop(root)
        await self._let_go(root)

    # -- what members say ---------------------------------------------------------------------

    def _receive(self, peer: bytes, frame: bytes) -> None:
        if not self._running:
            return
        said = decode(frame)
        match said:
            case None:
                self.junk += 1
            case Ask() | Want():
                self._asked(peer, said)
            case Gone(root):
                if any(file.author == peer for file in self._book.live(root)):
                    self._spawn(self._withdrawn(peer, root))
            case Have(root) if root in self._here:
                if self._may_have(peer, root):  # from whomever it has got the rest
                    self._gave(peer, root, MAX_SIZE)
            case _:
                self._fetching.receive(peer, said)

    def _asked(self, peer: bytes, said: Ask | Want) -> None:
        """Who was not told of the file hears nothing, not even that there is one."""
        if not any(self._concerns(file, peer) for file in self._book.of(said.root)):
            return
        if not self._may_have(peer, said.root):
            mine = any(self._concerns(f, peer) and f.author == self._around.me for f in self._book.of(said.root))
            self._send(peer, Gone(said.root) if mine else Lack(said.root))
        elif said.root not in self._here:
            self._send(peer, Lack(said.root))
        elif isinstance(said, Want):
            self._serving.want(peer, said)
        else:
            self._send(peer, Have(said.root))

    def _may_have(self, peer: bytes, root: str) -> bool:
        """Whether a file was announced to ``peer`` too, and not withdrawn."""
        return any(self._concerns(file, peer) for file in self._book.live(root))

    def _concerns(self, file: SaveFile, peer: bytes) -> bool:
        """Whether an announcement was made to ``peer`` as well."""
        return file.peer in (b"", peer) and peer in self._around.companions(file.group)

    async def _read_part(self, peer: bytes, want: Want) -> bytes | None:
        if not self._may_have(peer, want.root):
            return None
        return await self._work.short(lambda: self._vault.read_part(want.root, want.part))

    def _gave(self, peer: bytes, root: str, count: int) -> None:
        given = self._given.setdefault(root, {})
        given[peer] = min(given.get(peer, 0) + count, MAX_SIZE)
        self._telling.changed(root)

    def _taken(self, root: str, size: int) -> dict[str, int]:
        """How many bytes of the file each has got from us, all of them once it says that it has the whole."""
        length = Layout(size).length
        return {peer.hex(): min(size, size * sent // length) for peer, sent in self._given.get(root, {}).items()}

    async def _withdrawn(self, author: bytes, root: str) -> None:
        with _as_said():
            await self._mark([file for file in self._book.live(root) if file.author == author], "gone")
        if not self._book.live(root):
            await self._fetching.stop(root)
        self._telling.changed(root)

    def _send(self, peer: bytes, frame: Frame) -> bool:
        return self._around.mesh.send(peer, encode(frame))

    def _sources(self, root: str) -> set[bytes]:
        """Who is connected of those that a file was announced to."""
        live, connected = self._book.live(root), self._around.mesh.connected()
        return {peer for peer in connected if any(self._concerns(file, peer) for file in live)}

    # -- inside -------------------------------------------------------------------------------

    def _fetch_ended(self, root: str, error: LocalError | None) -> None:
        if error is None:
            self._here.add(root)
            for peer in self._sources(root):  # it may be waiting for somebody who has it
                self._send(peer, Have(root))
        else:
            self._failed[root] = str(error)
        self._telling.changed(root)
        self._spawn(self._no_longer_wanted(root))

    async def _no_longer_wanted(self, root: str) -> None:
        with _as_said():
            await self._mark([file for file in self._book.of(root) if file.stage == "wanted"], "")

    def _announced(self, group: str, info: FileInfo) -> list[SaveFile]:
        id = hex_bytes(group, 16, "group")
        found = [file for file in self._book.of(info.root) if file.group == id and file.size == info.size]
        if not found:
            raise LocalError("No message of this group announces this file.", code="bad_field")
        return found

    async def _mark(self, files: Iterable[SaveFile], stage: FileStage) -> None:
        writes = [MarkFile(file.group, file.author, file.id, stage) for file in files if file.stage != stage]
        if writes:
            await self._around.keep(writes)

    async def _let_go(self, root: str) -> None:
        self._here.discard(root)
        self._given.pop(root, None)
        await self._work.short(lambda: self._vault.remove(root))

    def _state(self, root: str) -> FileState:
        announced = self._book.of(root)
        size = next((file.size for file in announced), 0)
        if root in self._here:
            return FileState("here", size, size, taken=self._taken(root, size))
        if root in self._fetching:
            stage: events.FileStage = "waiting" if self._fetching.is_waiting(root) else "fetching"
            why = LIED_TO if self._fetching.was_lied_to(root) else None
            return FileState(stage, self._fetching.have(root), size, why)
        if root in self._failed:
            return FileState("failed", 0, size, self._failed[root])
        gone = bool(announced) and not self._book.live(root)
        return FileState("gone" if gone else "absent", 0, size)

    def _tell(self, root: str, state: FileState) -> None:
        for group in dict.fromkeys(file.group for file in self._book.of(root)):
            self._around.emit(events.File(group.hex(), root, **msgspec.structs.asdict(state)))

    def _spawn(self, work: Coroutine[None, None, None]) -> None:
        task = spawn(work, "smmp-files")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


def _as_said() -> contextlib.AbstractContextManager[None]:
    """What cannot be stored now is said by who stores; it comes about again at the next start."""
    return contextlib.suppress(LocalError)


def _check(draft: Body, path: Source) -> None:
    """Whether a message can announce the file.

    Raises:
        LocalError: the words are too long, or what is said of the file makes no sense.
    """
    body = _announcement(draft, path, MAX_SIZE, "0" * 64, bytes(32))
    text = body.encode()
    size = len(text.encode(errors="replace"))
    if size > MAX_TEXT:
        raise LocalError(f"The text has {size - MAX_TEXT:,} bytes too many to be sent with a file.", code="too_long")
    if Body.decode(text) != body:  # it would be shown as it is, key and all
        raise LocalError("The type or the measures of the file cannot be announced.")


def _announcement(draft: Body, path: Source, size: int, root: str, key: bytes) -> Body:
    assert draft.file is not None
    file = msgspec.structs.replace(draft.file, name=safe_name(path.name), size=size, root=root, key=key.hex())
    return msgspec.structs.replace(draft, file=file)
