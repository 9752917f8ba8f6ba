"""What the window reads of a running member, and marks as read."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

from smmp_core import events, views
from smmp_core.answers import GroupInfo, GroupStatus, Hit, MessageInfo, NoteInfo, PeerInfo, PrivateInfo
from smmp_core.conversation.member import Member
from smmp_core.network.lan import Lan
from smmp_core.network.mesh import Mesh
from smmp_core.notes import Notes
from smmp_core.people import People
from smmp_core.performing import fingerprint
from smmp_core.reach import Reach
from smmp_core.reading import Page, Reader, Where
from smmp_core.storage.home import Home
from smmp_core.storage.writes import MarkPrivateRead, MarkRead
from smmp_core.unread import Unread

if TYPE_CHECKING:
    from smmp_core.service import Settings


class Answering:
    """The part of a :class:`~smmp_core.service.Service` that tells how things stand."""

    _settings: "Settings"
    _loop: asyncio.AbstractEventLoop
    _member: Member
    _people: People
    _notes: Notes
    _reader: Reader
    _unread: Unread
    _reach: Reach
    _mesh: Mesh | None
    _lan: Lan | None
    _group: Callable[[str], bytes]
    _store: Callable[[], Awaitable[None]]

    @property
    def addresses(self) -> list[str]:
        """Where others can dial us, HOST:PORT."""
        return self._mesh.addresses if self._mesh is not None else []

    @property
    def unmet(self) -> str | None:
        """What of the preferences could not be met at the start, a sentence."""
        return self._reach.unmet(self._mesh.port) if self._mesh is not None else None

    @property
    def protection(self) -> str:
        """What protects the home: ``passphrase``, ``keyring`` or ``file``."""
        return Home.protection(self._settings.home)

    @property
    def home(self) -> Path:
        """Where the home lies."""
        return self._settings.home

    @property
    def discovery_problem(self) -> str | None:
        """Why others cannot be found by multicast, if so."""
        return self._lan.problem if self._lan is not None else "Discovery is switched off."

    @property
    def lan(self) -> Lan:
        """The network around us: how people are found on it, who cannot be reached, the self-test."""
        assert self._lan is not None
        return self._lan

    def peers(self) -> list[PeerInfo]:
        """Everybody known, by name."""
        return self._people.infos()

    def groups(self) -> list[GroupInfo]:
        """All groups, invitations included."""
        now = self._loop.time()
        shown = ((id, group) for id, group in self._member.groups.items() if group.stage != "left")
        return [views.group_info(group, self._unread.count(id, self._member.blocked), now) for id, group in shown]

    def invitations(self) -> list[events.Invited]:
        """The invitations that wait for an answer, but for those of people who are blocked."""
        waiting = [group for group in self._member.groups.values() if group.stage == "invited"]
        return [views.invitation(group) for group in waiting if group.creator not in self._member.blocked]

    def status(self, group: str) -> GroupStatus:
        """The whole state of a group, every member's standing in it."""
        return views.group_status(self._member.group(self._group(group)), self._member.world, self._loop.time())

    async def messages(self, group: str, *, limit: int = 300, **page: Unpack[Page]) -> list[MessageInfo]:
        """The newest ``limit`` messages, or those of another ``page``; in order."""
        return await self._reader.messages(self._group(group), page, limit)

    async def private_messages(
        self, group: str, peer: str, *, limit: int = 300, **page: Unpack[Page]
    ) -> list[PrivateInfo]:
        """The newest ``limit`` one-on-one messages with ``peer``, or those of another ``page``; in order."""
        return await self._reader.private_messages(self._group(group), fingerprint(peer), page, limit)

    async def search(self, words: str, **where: Unpack[Where]) -> list[Hit]:
        """The newest messages with all these words, whatever they are; the last one may be only begun."""
        return await self._reader.search(words, **where)

    async def last_message(self, group: str) -> MessageInfo | None:
        """The newest message."""
        return await self._reader.last_message(self._group(group))

    def may_add(self, group: str) -> bool:
        """Whether we can ask people to join a group now."""
        return self._member.group(self._group(group)).membership.may_ask

    def gaps(self, group: str) -> list[events.Gap]:
        """Messages missing here that other members hold, by who wrote them; in order."""
        return views.gaps(self._member.group(self._group(group)))

    def notes(self, group: str) -> list[NoteInfo]:
        """Who came and went, and how the group resynced; the oldest first."""
        return self._notes.of(self._group(group))

    def private_unread(self, group: str) -> dict[str, int]:
        """How many one-on-one messages of a group are unread, by who wrote them."""
        return {peer.hex(): count for peer, count in self._unread.private(self._group(group)).items()}

    async def message(self, group: str, author: str, id: str, *, peer: str | None = None) -> MessageInfo | None:
        """One message, if it is held here; ``peer``: of the one-on-one thread with somebody, agreed if delivered."""
        return await self._reader.message(self._group(group), author, id, peer)

    async def mark_read(self, group: str) -> None:
        """The user has seen everything in a group."""
        id = self._group(group)
        if self._unread.read(id):
            self._member.world.effects.writes.append(MarkRead(id))
            await self._store()

    async def mark_private_read(self, group: str, peer: str) -> None:
        """The user has seen everything in a one-on-one thread."""
        id, key = self._group(group), fingerprint(peer)
        if self._unread.read_private(id, key):
            self._member.world.effects.writes.append(MarkPrivateRead(id, key))
            await self._store()
