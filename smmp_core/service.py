"""The one object that the window, the headless member and the demonstration stand on.

It joins the engine to the world: what the engine asks is stored first, in one transaction, then sent,
then told. While a transaction runs, further inputs gather for the next one.
"""

import asyncio
import contextlib
import logging
import os
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

import msgspec

from smmp_core import commands, comparing, events, views
from smmp_core.album import Album
from smmp_core.answering import Answering
from smmp_core.care import Caring, lose_keys
from smmp_core.conversation.effects import Effects
from smmp_core.conversation.member import Member
from smmp_core.conversation.world import World
from smmp_core.crypto.x25519 import public_key
from smmp_core.errors import LocalError
from smmp_core.fields import hex_bytes, own_name
from smmp_core.live_comparing import LiveComparing
from smmp_core.network.errors import BadAddress
from smmp_core.network.lan import Lan
from smmp_core.network.mesh import Mesh
from smmp_core.notes import Notes, note_writes
from smmp_core.people import People
from smmp_core.performing import fingerprint, group_id, perform
from smmp_core.pictures import PICTURE
from smmp_core.preferences import OWN, GroupPreferences, Preferences
from smmp_core.preferring import Preferring
from smmp_core.pump import Pump
from smmp_core.reach import LAST_PORT, last_port, reach
from smmp_core.reading import Reader
from smmp_core.settings import Settings as Settings
from smmp_core.sharing.book import file_writes
from smmp_core.sharing.files import Files, Surroundings
from smmp_core.storage.home import Home
from smmp_core.storage.writes import SaveName, SavePreference, Write
from smmp_core.trace.sharing import TYPE as WATCHING
from smmp_core.trace_link import TraceLink
from smmp_core.tracing import Traces
from smmp_core.typing_link import TypingLink
from smmp_core.typists import TYPING
from smmp_core.unread import Unread

log = logging.getLogger(__name__)

_BEFRIENDING = (commands.Create, commands.Add, commands.Accept, commands.Verify, commands.Unblock)


class Service(Answering, Caring, Preferring):
    """A member of the network, running."""

    def __init__(self, settings: Settings) -> None:
        """Prepare; nothing is opened before :meth:`start`."""
        self._settings = settings
        self._subscribers: list[Callable[[events.Event], None]] = []
        self._disk = ThreadPoolExecutor(1, thread_name_prefix="smmp-home")
        self._beside: dict[int, Callable[[bytes, bytes], None]] = {}  # by type byte: frames that are not the engine's
        self._pump: Pump | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._mesh: Mesh | None = None
        self._lan: Lan | None = None
        self._running = False
        self._typing = TypingLink(lambda: self._member, lambda *f: self._mesh and self._mesh.send(*f), self._emit)
        self.typing = self._typing.say
        self._beside[TYPING] = self._typing.receive
        self.subscribe(self._typing.note)
        self._traces = Traces(lambda: self._member, lambda: self.name, lambda: self._loop.time())
        self.trace = self._traces.trace
        self.subscribe(self._traces.note)
        self._watching = TraceLink(self._traces, lambda: self._member, lambda: self._mesh, self._shows_steps)
        self._beside[WATCHING] = self._watching.receive

    # -- life ---------------------------------------------------------------------------------

    async def start(self) -> None:
        """Open the home, take up all groups, listen, look for others.

        Raises:
            LocalError: with a sentence that says what is wrong; nothing is left running.
        """
        settings = self._settings
        self._loop = asyncio.get_running_loop()
        try:
            await self._loop.run_in_executor(self._disk, self._open)
            self.fingerprint = public_key(self._home.identity).hex()
            self._me = bytes.fromhex(self.fingerprint)
            self.name = self._home.name or f"Member {self.fingerprint[:4]}"
            if settings.name is not None:
                self.name = own_name(settings.name)
            if self.name != self._home.name:
                self._home.commit([SaveName(self.name)])
            self.preferences = Preferences.decode(self._home.preference(OWN))
            self._reach = reach(settings.listen, settings.interfaces, self.preferences)
            before = last_port(self._home.preference(LAST_PORT))
            self._people = People(self._home.peers(), self._me, self._emit, self._shares_group)
            self._notes, self._reader = Notes(self._home.notes()), Reader(self._home, self._disk, self._me)
            self._member = self._take_up()
            friends, handle = self._shares_group, self._handle
            self.pictures = Album(self._home, self._disk, self._me, friends, handle, self._store)
            self._beside[PICTURE] = self.pictures.receive
            self._mesh = Mesh(
                self._home.identity,
                lambda: self.name,
                self,
                listen=self._reach.listen,
                port=self._reach.port or before,
                interfaces=self._reach.interfaces,
                admit=lambda peer: peer not in self._member.blocked,
                prefer=self._people.is_friend,
                on_twin=lambda address: self._people.met_twin(address, self._loop.time()),
            )
            self._comparing = LiveComparing(self._me, self._mesh.send, self._emit, self._verify)
            self._beside[comparing.TYPE] = self._comparing.receive
            around = Surroundings(self._me, lambda: self._member, self._mesh, self._store, self.execute, self._emit)
            self.files = Files(self._home, settings.home, around)
            self._beside.update(self.files.handlers)
            await self.files.open()
            await self._mesh.start()
            if not self._reach.listen and self._mesh.port != before:
                self._home.commit([SavePreference(LAST_PORT, str(self._mesh.port).encode())])
            self._running = True
            self._pump = Pump(self._take, self._commit, self._carry_out, self._go_back)
            self.files.resume()
            self._announce()
            self._lan = Lan(
                self._mesh,
                self._seen,
                self._people.gone,
                discovery=settings.discovery,
                hidden=not self._reach.announce,
            )
            await self._lan.start()
            for address in settings.connect:
                self._mesh.keep_dialling(address)
            for peer in self._home.peers():
                if peer.address is not None and self._wants(peer.fingerprint):
                    with contextlib.suppress(BadAddress):  # nothing stored may keep us from starting
                        self._mesh.seen(peer.fingerprint, [peer.address])  # before anybody announces itself
            self._touch()
            self._begin_caring()
        except BaseException:
            await self.close()
            raise

    async def close(self) -> None:
        """End in order: what is stored stays, links are closed, the home is let go."""
        self._running = False
        if hasattr(self, "_comparing"):
            self._comparing.close()
        self._typing.close()
        self._watching.close()
        if self._timer is not None:
            self._timer.cancel()
        async with contextlib.AsyncExitStack() as rest:  # from the last to the first, whatever happens in one of them
            rest.push_async_callback(self._close_home)
            if self._pump is not None:
                rest.push_async_callback(self._pump.stop)
            if self._mesh is not None:
                rest.push_async_callback(self._mesh.close)
            if self._lan is not None:
                rest.push_async_callback(self._lan.close)
            if hasattr(self, "files"):
                rest.push_async_callback(self.files.close)
            rest.push_async_callback(self._end_caring)

    async def _close_home(self) -> None:
        # On the disk's one thread: whoever gives up while the home is being opened closes it after.
        await self._loop.run_in_executor(self._disk, self._let_go)
        self._disk.shutdown()

    def _open(self) -> None:
        settings = self._settings
        self._home = Home.open(settings.home, passphrase=settings.passphrase, random=os.urandom)
        self._is_restored = lose_keys(self._home)

    def _let_go(self) -> None:
        if hasattr(self, "_home"):
            self._home.close()

    def _take_up(self) -> Member:
        """The engine, as the home holds it."""
        home, now = self._home, self._loop.time()
        world = World(
            identity=home.identity,
            me=self._me,
            random=os.urandom,
            wall=_now,
            history=home,
            name_of=self._people.name_of,
        )
        if self._mesh is not None:
            world.connected |= self._mesh.connected()
        groups = home.groups()
        self._group_preferences = {
            group.group: GroupPreferences.decode(home.preference(group.group.hex())) for group in groups
        }
        self._unread = Unread(home.unread(), home.unread_private())
        member = Member(world, [views.stored_group(home, group) for group in groups], now)
        member.blocked, member.knows = self._people.blocked(), self._people.is_friend
        return member

    def _announce(self) -> None:
        """What a subscriber must know at the start."""
        self._emit(events.Ready(self.fingerprint, self.name, self.addresses))
        if self._settings.faults:
            self._emit(events.Faults("Fault injection is on: this member can be told to misbehave."))
        for invitation in self.invitations():
            self._emit(invitation)
            self._accept_if_asked(bytes.fromhex(invitation.group))
        for gap in (gap for group in self._member.groups.values() for gap in views.gaps(group)):
            self._emit(gap)

    # -- events -------------------------------------------------------------------------------

    def subscribe(self, callback: Callable[[events.Event], None]) -> Callable[[], None]:
        """Call ``callback`` with every event, on the loop and in order; returns how to end it."""
        self._subscribers.append(callback)
        return lambda: self._subscribers.remove(callback)

    def _emit(self, event: events.Event) -> None:
        for callback in list(self._subscribers):
            try:
                callback(event)
            except Exception:
                log.exception("a subscriber failed")

    def _take(self) -> Effects:
        effects = self._member.take()
        effects.writes += [*note_writes(effects.events, _now(), effects.writes), *file_writes(effects.writes)]
        return effects

    def _carry_out(self, effects: Effects) -> None:
        assert self._mesh is not None
        self._notes.follow(effects.writes)
        self.pictures.follow(effects.writes)
        self._unread.follow(effects.writes)
        self.files.follow(effects.writes, effects.events)
        self._watching.flush()
        for peer, frame in effects.frames:
            if self._mesh.send(peer, frame):
                self._traces.sent(peer, frame)
        self._watching.flush()
        for event in effects.events:
            if isinstance(event, events.Message):
                self._unread.note(event, self._me, self._member.blocked)
            self._emit(event)
            if isinstance(event, events.Agreement) and event.stage == "established":
                self.pictures.greet(event.members)
            if isinstance(event, events.Invited):
                self._accept_if_asked(bytes.fromhex(event.group))
        self._set_timer()

    def _go_back(self, error: LocalError, again: bool) -> None:
        """What could not be stored did not happen: take everything up again from the home, and say so once."""
        if not again:
            self._emit(events.Alert(None, "home", None, str(error)))
        self._people.go_back(self._home.peers())
        self._member = self._take_up()
        self._traces.attach()
        for peer in self._member.world.connected:
            self._member.link_up(peer, self._loop.time())
        self._touch()

    def _handle(self, action: Callable[[Member, float], None]) -> None:
        """Let the engine handle an input from outside; a mistake of ours in it loses that input, nothing else."""
        try:
            action(self._member, self._loop.time())
        except Exception as error:
            assert self._pump is not None
            self._pump.spoil(error)
        self._touch()

    def _touch(self) -> None:
        if self._pump is not None:
            self._pump.touch()

    async def _commit(self, writes: Sequence[Write]) -> None:
        await self._loop.run_in_executor(self._disk, self._home.commit, writes)

    async def _store(self) -> None:
        assert self._pump is not None
        await self._pump.stored()

    def _set_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
        due = self._member.next_timer()
        self._timer = self._loop.call_at(due, self._tick) if due is not None and self._running else None

    def _tick(self) -> None:
        # Qt's timers may fire early: what is not due yet asks for another timer.
        self._timer = None
        self._handle(Member.handle_timer)

    # -- the network --------------------------------------------------------------------------

    def link_up(self, peer: bytes, name: str, address: str | None) -> None:
        """The mesh: a link stands and has proved ``peer``."""
        self._member.world.effects.writes += self._people.linked(peer, name, address)
        self._traces.linked(peer)
        self._handle(lambda member, now: member.link_up(peer, now))
        self._watching.linked(peer)
        self.files.reach()
        self.pictures.linked(peer)

    def link_down(self, peer: bytes, reason: str) -> None:
        """The mesh: a link has ended."""
        log.info("link to %s ended: %s", peer.hex()[:8], reason)
        self._people.unlinked(peer)
        self._comparing.link_down(peer)
        self.files.unlinked(peer)
        if self._lan is not None:
            self._lan.lost(peer)
        self.pictures.unlinked(peer)
        self._watching.unlinked(peer)
        self._traces.unlinked(peer)
        self._handle(lambda member, now: member.link_down(peer, now))

    def frame_received(self, peer: bytes, frame: bytes) -> None:
        """The mesh: a frame came."""
        beside = self._beside.get(frame[0])
        if beside is None:
            self._traces.came(peer, frame)
            self._handle(lambda member, now: member.receive(peer, frame, now))
            return
        try:
            beside(peer, frame)
        except Exception:  # a mistake of ours loses this frame, not the link
            log.exception("a frame of type 0x%02x could not be handled", frame[0])

    def _seen(self, peer: bytes, name: str, addresses: list[str]) -> None:
        """Discovery: somebody announces itself; the name is a claim."""
        self._people.seen(peer, name, addresses)
        if self._mesh is not None and self._wants(peer):
            self._mesh.seen(peer, addresses)

    def _wants(self, peer: bytes) -> bool:
        """Whether to dial somebody who may be there: who hides does not show itself to strangers."""
        return peer not in self._member.blocked and (self._reach.announce or self._people.is_friend(peer))

    # -- commands -----------------------------------------------------------------------------

    async def execute(self, command: commands.Command) -> dict[str, object]:
        """Do what a command says; returns the fields of its answer.

        Raises:
            LocalError: it cannot be done; ``code`` is one of the headless contract's.
        """
        try:
            return await self._do(command)
        except LocalError:
            raise
        except Exception as error:  # a mistake of ours: what it has left half done must not be stored
            assert self._pump is not None
            self._pump.spoil(error)
            await self._store()
            raise

    async def _do(self, command: commands.Command) -> dict[str, object]:
        assert self._mesh is not None
        if isinstance(command, commands.Compare):
            peer = fingerprint(command.peer)
            self._comparing.do(peer, command.step, online=peer in self._member.world.connected)
            return {}
        answer = await perform(
            command, self._member, self._mesh, self._people, now=self._loop.time(), faults=self._settings.faults
        )
        if answer is None:
            return await self._query(command)
        if not self._reach.announce and isinstance(command, _BEFRIENDING):
            for peer, addresses in self._people.absent_friends():  # who hides has not dialled them as strangers
                self._mesh.seen(peer, addresses)
        await self._store()
        return answer

    async def _query(self, command: commands.Command) -> dict[str, object]:
        match command:
            case commands.Peers():
                return {"peers": self.peers()}
            case commands.Groups():
                return {"groups": self.groups()}
            case commands.Status(group=group):
                return msgspec.structs.asdict(self.status(group))
            case commands.Transcript(group=group, after=after, limit=limit):
                return await self._transcript(self._group(group), after, limit)
        raise LocalError("There is no such command.", code="unknown_command")

    async def _transcript(self, group: bytes, after: str | None, limit: int | None) -> dict[str, object]:
        self._member.group(group)
        if limit is not None and limit < 1:
            raise LocalError("The limit must be at least 1.", code="bad_field")
        start = hex_bytes(after, 16, "after") if after is not None else None
        return await self._reader.transcript(group, start, limit)

    def _group(self, group: str) -> bytes:
        return group_id(self._member, group)

    def _shares_group(self, peer: bytes) -> bool:
        """Whether we take part in a group with somebody; an invitation, which anybody can send, is none yet."""
        return any(peer in g.members for g in self._member.groups.values() if g.stage in ("gathering", "open"))

    def _verify(self, peer: bytes) -> None:
        """Both have confirmed that they see the same emoji."""
        self._handle(lambda member, now: member.world.effects.writes.append(self._people.verify(peer)))

    def _shows_steps(self, group: bytes) -> bool:
        """Whether the user lets a group's other members watch how we keep in step."""
        return self._group_preferences.get(group, GroupPreferences()).shows_steps

    def _accept_if_asked(self, group: bytes) -> None:
        if self._settings.accept_all and self._member.groups[group].stage == "invited":
            self._member.accept(group, self._loop.time())
            self._touch()

    # -- ourselves ------------------------------------------------------------------------------

    async def rename_self(self, name: str) -> None:
        """Take another name; who is linked hears of it at the next link."""
        name = own_name(name)
        self._member.world.effects.writes.append(SaveName(name))
        await self._store()
        self.name = name
        if self._lan is not None:
            await self._lan.rename(name)


def _now() -> int:
    """This computer's clock, ms since 1970."""
    return time.time_ns() // 1_000_000
