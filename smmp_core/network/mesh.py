"""All links of one member: at most one with each other member, kept up while the other can be reached."""

import asyncio
import contextlib
import errno
import logging
import socket
import weakref
from collections.abc import Callable, Sequence
from typing import Protocol

from smmp_core.crypto.x25519 import public_key
from smmp_core.network.addresses import Address, bare, expand, is_loopback, is_number, own_hosts, parse_address
from smmp_core.network.dialling import Dialler
from smmp_core.network.errors import (
    CannotListen,
    ConnectFailed,
    LinkError,
    NotAdmitted,
    NoWay,
    PortInUse,
    Refused,
    Replaced,
    SelfConnection,
    Silent,
    SomebodyElse,
    Superfluous,
    TooManyLinks,
    Twin,
    Unanswered,
    WrongKey,
)
from smmp_core.network.hello import Hello
from smmp_core.network.link import Link, race
from smmp_core.network.listening import close_ports, open_ports, port_of, wanted
from smmp_core.network.timing import DEFAULT_LIMITS, DEFAULT_TIMING, Limits, Timing
from smmp_core.network.twins import TwinSearch
from smmp_core.network.unreached import Failures

log = logging.getLogger(__name__)


class LinkHandler(Protocol):
    """Who is told; ``link_up`` and ``link_down`` alternate for each peer, and frames come in between."""

    def link_up(self, peer: bytes, name: str, address: str | None) -> None:
        """A link stands with who proved to be ``peer`` and calls itself ``name``.

        ``address``: HOST:PORT to dial it; None: it listens nowhere.
        """

    def link_down(self, peer: bytes, reason: str) -> None:
        """The link has ended; ``reason`` is a sentence."""

    def frame_received(self, peer: bytes, frame: bytes) -> None:
        """A frame came, 1 to 1,048,576 bytes."""


class _Already(Superfluous):
    """Another connection with the same member stays."""

    def __init__(self, stays: Link) -> None:
        super().__init__()
        self.stays = stays


class Mesh:
    """The links of one member."""

    def __init__(
        self,
        identity: bytes,
        name: Callable[[], str],
        handler: LinkHandler,
        *,
        listen: Sequence[tuple[str, int]] = (),
        port: int = 0,
        interfaces: Sequence[str] = (),
        admit: Callable[[bytes], bool] = lambda peer: True,
        prefer: Callable[[bytes], bool] = lambda peer: False,
        on_twin: Callable[[str], None] = lambda address: None,
        timing: Timing = DEFAULT_TIMING,
        limits: Limits = DEFAULT_LIMITS,
    ) -> None:
        """Prepare; nothing is opened before :meth:`start`.

        ``identity``: private key b; ``name``: our display name, asked for at each handshake; ``listen``:
        (host, port), port 0 for a free one, default everywhere; ``port``: the default's, if it can be had,
        otherwise a free one; ``interfaces``: addresses that a default
        or wildcard ``listen`` is limited to; ``admit``: whether a proved identity may be linked;
        ``prefer``: whether it has precedence over others where there is not room for all; ``on_twin``: told
        HOST:PORT, each time, where somebody else has our own identity.
        """
        self._identity, self.name, self._handler = identity, name, handler
        self.me = public_key(identity)
        self.interfaces = interfaces
        self._wanted = [wanted(listen, interfaces, port)] + ([wanted(listen, interfaces)] if port else [])
        self._optional_ipv6 = not listen and not interfaces
        self._admit, self._prefer, self._on_twin = admit, prefer, on_twin
        self._timing, self._limits = timing, limits
        self._dialler = Dialler(
            self.me, self._dial, self._links_with, self._has_room, prefer, timing=timing, limits=limits
        )
        self.failures = Failures(limits.known, limits.addresses)  # why those whom we dial are not linked
        self._servers: list[asyncio.Server] = []
        self._links: dict[bytes, Link] = {}  # open
        self._claims: dict[bytes, Link] = {}  # dialled by us, the peer proved, its welcome awaited
        self._half_open: dict[Link, None] = {}  # incoming, in the handshake; oldest first
        self._all: weakref.WeakSet[Link] = weakref.WeakSet()
        self._twins = TwinSearch(self._look_at)
        self._closing = False

    # -- life -------------------------------------------------------------------------------------

    async def start(self) -> None:
        """Listen.

        Raises:
            PortInUse, CannotListen: with a sentence; nothing is left open.
        """
        *better, last = self._wanted
        for addresses in better:
            with contextlib.suppress(PortInUse, CannotListen):
                self._servers = await open_ports(self._incoming, addresses, optional_ipv6=self._optional_ipv6)
                return
        self._servers = await open_ports(self._incoming, last, optional_ipv6=self._optional_ipv6)

    async def close(self) -> None:
        """End all; the handler hears no more."""
        self._closing = True
        await close_ports(self._servers)
        await self._dialler.close()
        await self._twins.close()
        links = list(self._all)
        for link in links:
            link.end(LinkError("This member goes offline."))
        await asyncio.gather(*(link.gone.wait() for link in links))

    # -- where we are -----------------------------------------------------------------------------

    @property
    def port(self) -> int:
        """The (first) port we listen at."""
        return port_of(self._servers[0])

    @property
    def has_fixed_port(self) -> bool:
        """Whether :attr:`port` was asked for, and is the same at the next start."""
        return any(address.port == self.port for address in self._wanted[0])

    @property
    def hosts(self) -> list[str]:
        """The addresses we can be dialled at with :attr:`port`, now; link-local IPv6 with its scope."""
        return expand([server.sockets[0].getsockname()[0] for server in self._servers if port_of(server) == self.port])

    @property
    def addresses(self) -> list[str]:
        """Where others can dial us, HOST:PORT, IPv6 in brackets; wildcards expanded, best first."""
        found: dict[str, None] = {}
        for server in self._servers:
            for host in expand([server.sockets[0].getsockname()[0]]):
                if "%" not in host:  # means something on this computer only
                    found[str(Address(host, port_of(server)))] = None
        order = {host: rank for rank, host in enumerate(own_hosts())}
        return sorted(found, key=lambda address: order.get(parse_address(address).host, -1))

    # -- frames -----------------------------------------------------------------------------------

    def send(self, peer: bytes, frame: bytes) -> bool:
        """Queue a frame, 1 to 1,048,576 bytes; False without a link.

        A reader that lags too far behind loses its link.
        """
        link = self._links.get(peer)
        return link is not None and link.send(frame)

    def waiting(self, peer: bytes) -> int:
        """How many bytes wait until ``peer`` reads."""
        link = self._links.get(peer)
        return link.waiting if link is not None else 0

    def connected(self) -> frozenset[bytes]:
        """With whom a link stands."""
        return frozenset(self._links)

    # -- dialling ---------------------------------------------------------------------------------

    async def connect(self, address: str) -> bytes:
        """Dial HOST:PORT once, and remember it for who is found there; returns its identity key B.

        Raises:
            BadAddress: this is no address.
            ConnectFailed: with a sentence.
        """
        return await self._dial([parse_address(address)], None)

    async def reach(self, peer: bytes, addresses: Sequence[str]) -> bytes:
        """Dial ``peer`` once, at all these addresses, and link with nobody else; returns its identity key B.

        Raises:
            BadAddress: one of them is no address.
            WrongKey: somebody else answers, and ``peer`` nowhere.
            ConnectFailed: with a sentence.
        """
        strangers: list[WrongKey] = []

        async def dial(address: Address) -> bytes:
            try:
                return await self._dial_one(address, peer)
            except WrongKey as error:
                strangers.append(error)
                raise

        places = [parse_address(address) for address in addresses]
        try:
            return await race([asyncio.create_task(dial(place)) for place in places])
        except ConnectFailed:
            if strangers:
                raise strangers[0] from None
            raise

    def keep_dialling(self, address: str) -> None:
        """Dial HOST:PORT until linked, and again whenever that link is lost.

        Raises:
            BadAddress: this is no address.
        """
        self._dialler.keep(parse_address(address))

    def seen(self, peer: bytes, addresses: Sequence[str]) -> None:
        """Somebody says that ``peer`` is at these addresses: dial them until linked."""
        if peer != self.me and not self._closing:
            self._dialler.know(peer, [parse_address(address) for address in addresses])
            self._dialler.pursue(peer)

    def doubted(self, addresses: Sequence[str]) -> None:
        """Somebody announces itself with our identity at these addresses, which are not ours: see who is there."""
        if not self._closing:
            self._twins.doubt([parse_address(address) for address in addresses[: self._limits.addresses]])

    async def _look_at(self, place: Address) -> None:
        with contextlib.suppress(ConnectFailed):
            await self._try(place, self.me)

    def network_changed(self, hosts: Sequence[str]) -> None:
        """Our addresses are these now, or the computer has slept: see which links still live, and dial at once."""
        ours = set(map(bare, hosts))
        for link in list(self._links.values()):
            if link.own_host and not is_loopback(link.own_host) and bare(link.own_host) not in ours:
                link.end(Silent("This computer has left the network that the link ran over."))
            else:
                link.probe()
        self.failures.clear()
        self._dialler.hurry()

    def disconnect(self, peer: bytes, reason: str) -> None:
        """End the link; ``reason`` is a sentence. Unless ``admit`` says no from now on it is dialled again."""
        for link in (self._links.get(peer), self._claims.get(peer)):
            if link is not None:
                link.end(LinkError(reason))

    async def _dial(self, addresses: Sequence[Address], expected: bytes | None) -> bytes:
        return await race([asyncio.create_task(self._dial_one(address, expected)) for address in addresses])

    async def _dial_one(self, address: Address, expected: bytes | None) -> bytes:
        try:
            return await self._try(address, expected)
        except ConnectFailed as error:
            if expected is not None and not self._links_with(expected):
                self.failures.note(expected, address, error)
            raise

    async def _try(self, address: Address, expected: bytes | None) -> bytes:
        link = self._link(address, expected)
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(self._timing.handshake):
                # A name has several addresses. For one alone asyncio's race would lose a socket when cancelled.
                delay = None if is_number(address.host) else 0.25
                await loop.create_connection(lambda: link, *address, happy_eyeballs_delay=delay)
                try:
                    return await asyncio.shield(link.ready)
                except _Already as already:
                    return await asyncio.shield(already.stays.ready)
        except TimeoutError:
            raise Unanswered(f"Nothing answers at {address}.") from None
        except OSError as error:
            raise _explain(error, address) from None
        except SomebodyElse:
            raise WrongKey(
                f"Somebody else answers at {address}: not with the key that was expected. The connection was dropped."
            ) from None
        except LinkError as error:
            raise ConnectFailed(f"{address}: {error}") from None
        finally:
            if not link.is_open:
                link.end(LinkError())

    def _link(self, dialled: Address | None, expected: bytes | None = None) -> Link:
        link = Link(
            self._identity,
            lambda: Hello(self.port, self.name()),
            self,
            dialled=dialled,
            expected=expected,
            timing=self._timing,
            limits=self._limits,
        )
        self._all.add(link)
        return link

    def _incoming(self) -> Link:
        link = self._link(None)
        self._half_open[link] = None
        if len(self._half_open) > self._limits.half_open:
            next(iter(self._half_open)).end(TooManyLinks())
        return link

    def _links_with(self, peer: bytes) -> bool:
        return peer in self._links

    def _has_room(self, peer: bytes) -> bool:
        return self._admit(peer) and (len(self._links) < self._limits.links or self._prefer(peer))

    def _make_room(self, peer: bytes) -> None:
        """End the newest link that ``peer`` has precedence over.

        Raises:
            TooManyLinks: there is none.
        """
        if self._prefer(peer):
            for other, link in reversed(self._links.items()):
                if not self._prefer(other):
                    link.end(TooManyLinks())
                    return
        raise TooManyLinks

    # -- what links tell (LinkOwner) --------------------------------------------------------------

    def proved(self, link: Link) -> None:
        """Decide about a connection whose other end is known now."""
        if link.reason is not None or self._closing:  # then it is ended with all others
            return
        try:
            self._judge(link)
        except LinkError as error:
            link.end(error)

    def _judge(self, link: Link) -> None:
        peer, lower = link.peer, self.me < link.peer
        if peer == self.me:
            if link.leads_back or any(link.is_other_end_of(other) for other in self._all):
                raise SelfConnection
            self._on_twin(str(link.address))
            if link.dialled is not None:
                link.accept()  # only so the other end learns of us
            raise Twin
        if link.expected not in (None, peer):
            raise SomebodyElse
        if not self._admit(peer):
            raise NotAdmitted
        stands, claim = self._links.get(peer), self._claims.get(peer)
        if stands is None and len(self._links) >= self._limits.links:
            self._make_room(peer)
        if link.dialled is not None:
            if (stays := stands or claim) is not None:
                raise _Already(stays)
            self._claims[peer] = link
        elif lower and claim is not None:
            # Both dialled at once and ours stays, if it comes about: decide when that is known.
            claim.ready.add_done_callback(lambda _: self.proved(link))
            return
        elif lower and stands is not None and stands.dialled is not None and self._is_young(stands):
            raise Superfluous
        link.accept()

    def _is_young(self, link: Link) -> bool:
        """Whether what comes now can have been dialled before this link stood; if not, its peer has lost it."""
        return asyncio.get_running_loop().time() - link.since < self._timing.handshake

    def opened(self, link: Link) -> None:
        """A link stands: it takes the place of an older one."""
        peer = link.peer
        self._half_open.pop(link, None)
        claim = self._claims.pop(peer, None)
        if claim is not None and claim is not link:
            claim.end(_Already(link))
        if peer in self._links:
            self._links[peer].end(Replaced())
        self._links[peer] = link
        self.failures.forget(peer)
        address = link.address if link.address.port else None
        if address is not None:
            self._dialler.know(peer, [address])
        log.info("linked with %s at %s", peer.hex()[:8], link.address)
        if not self._closing:
            self._handler.link_up(peer, link.name, str(address) if address is not None else None)

    def received(self, link: Link, frame: bytes) -> None:
        """A frame came."""
        if not self._closing:
            self._handler.frame_received(link.peer, frame)

    def ended(self, link: Link, reason: LinkError) -> None:
        """A connection is over."""
        self._half_open.pop(link, None)
        if not link.is_proved:
            for other in self._all:
                other.leads_back |= link.is_other_end_of(other)
            log.debug("a connection ended: %s", reason)
            return
        peer = link.peer
        if self._claims.get(peer) is link:
            del self._claims[peer]
        if self._links.get(peer) is link:
            del self._links[peer]
            if not self._closing:
                self._handler.link_down(peer, str(reason))
                self._dialler.lost(peer)


def _explain(error: OSError, address: Address) -> ConnectFailed:
    if isinstance(error, ConnectionRefusedError):
        return Refused(f"Nobody listens at {address}.")
    if isinstance(error, socket.gaierror):
        return ConnectFailed(f"There is no computer called {address.host}.")
    if error.errno in (errno.ENETUNREACH, errno.EHOSTUNREACH):
        return NoWay(f"There is no way to {address} from here.")
    if error.errno == errno.ETIMEDOUT:
        return Unanswered(f"Nothing answers at {address}.")
    return ConnectFailed(f"{address} cannot be reached: {error.strerror or error}.")
