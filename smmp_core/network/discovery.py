"""Finding members of the same network by multicast DNS (RFC 6762, 6763), as the service ``_smmp._tcp``.

What is announced is a hint where to dial and a claimed name; who is there only the link's handshake proves.
"""

import asyncio
import contextlib
import functools
import logging
from collections.abc import Callable, Sequence
from typing import NamedTuple

from zeroconf import Error as ZeroconfError
from zeroconf import InterfaceChoice, IPVersion, ServiceStateChange, Zeroconf
from zeroconf.asyncio import AsyncServiceBrowser, AsyncServiceInfo, AsyncZeroconf

from smmp_core.network.addresses import Address, bare, is_loopback, own_hosts
from smmp_core.network.hello import clip, printable
from smmp_core.network.multicast import multicast_problem
from smmp_core.network.noise_xx import VERSION
from smmp_core.network.tasks import spawn

log = logging.getLogger(__name__)
# It logs tracebacks for interfaces without multicast, loopback's IPv6 for one; `Discovery.problem` says what matters.
logging.getLogger("zeroconf").setLevel(logging.CRITICAL)

SERVICE = "_smmp._tcp.local."
PROBE_INTERVAL = 60.0  # seconds between two tries whether multicast can be sent, while nothing changes
MAX_RESOLVING = 64  # announcements looked into at once; more are left for their next announcement
MAX_HEARD = 1024  # members remembered as heard
GRACE = 4.0  # seconds in which who has taken leave, or was heard on another network, may be heard again

_EXPECTED = (OSError, RuntimeError, ZeroconfError)  # what zeroconf raises where the network is not as it should be


class Heard(NamedTuple):
    """A member's last announcement."""

    peer: bytes  # its identity key B
    at: float  # loop time


class Discovery:
    """Announces us and tells whom it sees, and who is heard no longer."""

    def __init__(
        self,
        public: bytes,
        name: str,
        port: int,
        on_seen: Callable[[bytes, str, list[str]], None],
        on_gone: Callable[[bytes], None] = lambda peer: None,
        on_twin: Callable[[list[str]], None] = lambda addresses: None,
        *,
        interfaces: Sequence[str] = (),
        hosts: Callable[[], Sequence[str]] = own_hosts,
        hidden: bool = False,
    ) -> None:
        """Prepare; nothing is sent before :meth:`start`.

        ``public``: our identity key B; ``port``: where our links listen; ``on_seen``: told (B, claimed
        name, dialable addresses) at every sight, on the loop; ``on_gone``: told B of who is heard no
        longer; ``on_twin``: told addresses where somebody else announces itself with our own B; ``interfaces``:
        addresses to keep to, default all; ``hosts``: the addresses we can be dialled at;
        ``hidden``: look for others only, announce nothing.
        """
        self._me, self._name, self._port = public, name, port
        self._on_seen, self._on_gone, self._on_twin = on_seen, on_gone, on_twin
        self._interfaces, self._hosts, self._hidden = list(interfaces), hosts, hidden
        self._instance = instance_name(public)
        self._zeroconf: AsyncZeroconf | None = None
        self._browser: AsyncServiceBrowser | None = None
        self._info: AsyncServiceInfo | None = None
        self._looking: asyncio.Task[None] | None = None
        self._resolving: dict[str, asyncio.Task[None]] = {}
        self._heard: dict[str, Heard] = {}  # by instance; the longest unheard first
        self._doubts: dict[str, asyncio.TimerHandle] = {}  # instances that are forgotten then, unless heard again
        self._broadcast: asyncio.Future[None] | None = None
        self._problem: str | None = None
        self._probe_at = 0.0

    @property
    def problem(self) -> str | None:
        """Why members cannot be found by multicast here, a sentence; None: they can, if there are any."""
        return self._problem

    @property
    def state(self) -> str:
        """``working``, or the problem."""
        return self._problem or "working"

    @property
    def heard(self) -> dict[bytes, float]:
        """Who announces itself here, and how many seconds ago the last news of each came."""
        now = asyncio.get_running_loop().time()
        return {heard.peer: now - heard.at for heard in self._heard.values()}

    # -- life -------------------------------------------------------------------------------------

    async def start(self) -> None:
        """Announce us and look for others; where that is not possible now, :attr:`problem` says why, and
        :meth:`look` tries again.
        """
        await self.look()

    def lost(self, peer: bytes) -> None:
        """The link with ``peer`` has ended: what it announced before tells no more that it is there."""
        self._doubt(f"{instance_name(peer)}.{SERVICE}")

    async def rename(self, name: str) -> None:
        """Announce another name."""
        self._name = name
        if self._zeroconf is not None:
            with contextlib.suppress(*_EXPECTED):
                await self._announce(self._zeroconf)

    async def close(self) -> None:
        """Say goodbye and end."""
        if self._looking is not None:
            await asyncio.wait([self._looking])
        for timer in self._doubts.values():
            timer.cancel()
        await self._stop()

    async def look(self, *, afresh: bool = False) -> None:
        """See whether all is as it should be, every few seconds; ``afresh``: the network has changed.

        To the end, whoever is cancelled: what has half begun could not be ended.
        """
        self._looking = spawn(self._look_around(afresh), "discovery")
        await asyncio.shield(self._looking)

    async def _look_around(self, afresh: bool) -> None:
        """Find out whether multicast can be sent; begin again where that, or the network, has changed."""
        loop, before = asyncio.get_running_loop(), self._problem
        try:
            if afresh or before is not None or self._zeroconf is None or loop.time() > self._probe_at:
                probe = functools.partial(multicast_problem, self._own_hosts(), local=bool(self._interfaces))
                self._problem = await loop.run_in_executor(None, probe)
                self._probe_at = loop.time() + PROBE_INTERVAL
            if afresh or (before is not None and self._problem is None):
                # Not zeroconf's update of the interfaces: it keeps whom it heard on a network that is left now.
                await self._stop()
                self._doubt(*self._heard)
            if self._zeroconf is None and self._wanted_hosts():
                await self._begin()
        except _EXPECTED as error:
            self._problem = f"Multicast cannot be used here: {error}."
            log.debug("discovery: %s", error)
            if self._browser is None:
                await self._stop()

    async def _begin(self) -> None:
        self._zeroconf = AsyncZeroconf(zc=open_zeroconf(self._interfaces))
        await self._announce(self._zeroconf)
        self._browser = AsyncServiceBrowser(self._zeroconf.zeroconf, SERVICE, handlers=[self._changed])

    async def _stop(self) -> None:
        for task in (*self._resolving.values(), self._broadcast):
            if task is not None:
                task.cancel()
        if self._browser is not None:
            await self._browser.async_cancel()
        if self._zeroconf is not None:
            with contextlib.suppress(*_EXPECTED):
                await self._zeroconf.async_close()
        self._browser = self._zeroconf = self._info = None

    # -- announcing -------------------------------------------------------------------------------

    def _wanted_hosts(self) -> list[str]:
        """What to announce: our addresses, of loopback only if there is no other."""
        hosts = self._own_hosts()
        return [host for host in hosts if not is_loopback(host)] or hosts

    def _own_hosts(self) -> list[str]:
        kept = set(map(bare, self._interfaces))
        return [host for host in self._hosts() if not kept or bare(host) in kept]

    async def _announce(self, zeroconf: AsyncZeroconf) -> None:
        if self._hidden:
            return
        info = AsyncServiceInfo(
            SERVICE,
            f"{self._instance}.{SERVICE}",
            port=self._port,
            properties={"pk": self._me.hex(), "name": clip(self._name), "v": str(VERSION)},
            server=f"smmp-{self._instance}.local.",
            parsed_addresses=[host.partition("%")[0] for host in self._wanted_hosts()],
        )
        if self._info is None:
            # The names come from the fingerprint: nobody else has them, no probing is needed.
            sent = await zeroconf.async_register_service(info, cooperating_responders=True)
        else:
            sent = await zeroconf.async_update_service(info)
        self._info = info
        # It goes out three times, while we do something else.
        self._broadcast = asyncio.ensure_future(sent)

    # -- seeing -----------------------------------------------------------------------------------

    def _changed(self, zeroconf: Zeroconf, service_type: str, name: str, state_change: ServiceStateChange) -> None:
        if state_change is ServiceStateChange.Removed:
            self._doubt(name)
        elif name not in self._resolving and len(self._resolving) < MAX_RESOLVING:
            task = spawn(self._resolve(zeroconf, name), "resolving")
            self._resolving[name] = task
            task.add_done_callback(lambda _: self._resolving.pop(name))

    async def _resolve(self, zeroconf: Zeroconf, name: str) -> None:
        info = AsyncServiceInfo(SERVICE, name)
        with contextlib.suppress(*_EXPECTED):
            if await info.async_request(zeroconf, 3000):
                self._tell(info, name)

    def _tell(self, info: AsyncServiceInfo, name: str) -> None:
        peer = _key(info.properties.get(b"pk"))
        if peer is None or not info.port or name != f"{instance_name(peer)}.{SERVICE}":
            log.debug("an announcement that is none of ours: %r", name)
            return
        claimed = printable((info.properties.get(b"name") or b"").decode(errors="replace"))
        addresses = [str(Address(host, info.port)) for host in info.parsed_scoped_addresses()]
        if peer == self._me and self._hidden:
            pass  # to look who it is would show a stranger that we are here
        elif peer == self._me:
            own = set(map(bare, self._own_hosts()))  # without scopes: over another interface it has another one
            places = [Address(host, info.port) for host in info.parsed_scoped_addresses()]
            if twins := [str(one) for one in places if one.port != self._port or bare(one.host) not in own]:
                self._on_twin(twins)
        elif addresses:
            self._hear(peer, name)
            self._on_seen(peer, clip(claimed), addresses)

    def _hear(self, peer: bytes, name: str) -> None:
        doubt = self._doubts.pop(name, None)
        if doubt is not None:
            doubt.cancel()
        self._heard.pop(name, None)
        self._heard[name] = Heard(peer, asyncio.get_running_loop().time())
        if len(self._heard) > MAX_HEARD:
            self._forget(next(iter(self._heard)))

    def _doubt(self, *names: str) -> None:
        """Forget these, unless they are heard again soon."""
        loop = asyncio.get_running_loop()
        for name in names:
            if name in self._heard and name not in self._doubts:
                self._doubts[name] = loop.call_later(GRACE, self._forget, name)

    def _forget(self, name: str) -> None:
        doubt = self._doubts.pop(name, None)
        if doubt is not None:
            doubt.cancel()
        self._on_gone(self._heard.pop(name).peer)


def open_zeroconf(interfaces: Sequence[str]) -> Zeroconf:
    """Sockets for multicast DNS at these addresses; at all, if none is given.

    Raises:
        OSError, RuntimeError, zeroconf.Error: not on this network, or not now.
    """
    if interfaces:
        return Zeroconf(interfaces=list(interfaces))
    try:
        return Zeroconf(interfaces=InterfaceChoice.All, ip_version=IPVersion.All)
    except OSError:  # a system without IPv6
        return Zeroconf(interfaces=InterfaceChoice.All, ip_version=IPVersion.V4Only)


def instance_name(public: bytes) -> str:
    """The service instance's name of who has the identity key B: its first 32 hex digits."""
    return public.hex()[:32]


def _key(text: bytes | None) -> bytes | None:
    """The identity key in a TXT record; None if it is none."""
    try:
        key = bytes.fromhex((text or b"").decode("ascii"))
    except ValueError:
        return None
    return key if len(key) == 32 else None
