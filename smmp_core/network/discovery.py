"""Finding members of the same network by multicast DNS (RFC 6762, 6763), as the service ``_smmp._tcp``.

What is announced is a hint where to dial and a claimed name; who is there only the link's handshake proves.
"""

import asyncio
import contextlib
import logging
from collections.abc import Callable, Sequence

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

_EXPECTED = (OSError, RuntimeError, ZeroconfError)  # what zeroconf raises where the network is not as it should be


class Discovery:
    """Announces us and tells whom it sees."""

    def __init__(
        self,
        public: bytes,
        name: str,
        port: int,
        on_seen: Callable[[bytes, str, list[str]], None],
        *,
        interfaces: Sequence[str] = (),
        hosts: Callable[[], Sequence[str]] = own_hosts,
        interval: float = 5.0,
        announce: bool = True,
    ) -> None:
        """Prepare; nothing is sent before :meth:`start`.

        ``public``: our identity key B; ``port``: where our links listen; ``on_seen``: told (B, claimed
        name, dialable addresses) at every sight, on the loop; ``interfaces``: addresses to keep to,
        default all; ``hosts``: the addresses we can be dialled at; ``interval``: seconds between two
        looks at the computer's interfaces; ``announce``: False looks for others without telling of us.
        """
        self._me, self._name, self._port, self._on_seen = public, name, port, on_seen
        self._interfaces, self._hosts, self._interval = list(interfaces), hosts, interval
        self._instance, self._announces = instance_name(public), announce
        self._announced: list[str] = []
        self._zeroconf: AsyncZeroconf | None = None
        self._browser: AsyncServiceBrowser | None = None
        self._info: AsyncServiceInfo | None = None
        self._watcher: asyncio.Task[None] | None = None
        self._looking: asyncio.Task[None] | None = None
        self._resolving: dict[str, asyncio.Task[None]] = {}
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

    # -- life -------------------------------------------------------------------------------------

    async def start(self) -> None:
        """Announce us and look for others; where that is not possible now, :attr:`problem` says why, and
        it is tried again.
        """
        await self._look()
        self._watcher = spawn(self._watch(), "discovery")

    async def rename(self, name: str) -> None:
        """Announce another name."""
        self._name = name
        if self._zeroconf is not None:
            with contextlib.suppress(*_EXPECTED):
                await self._announce(self._zeroconf)

    async def close(self) -> None:
        """Say goodbye and end."""
        if self._watcher is not None:
            self._watcher.cancel()
            await asyncio.gather(self._watcher, return_exceptions=True)
        if self._looking is not None:
            await asyncio.wait([self._looking])
        await self._stop()

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(self._interval)
            await self._look()

    async def _look(self) -> None:
        """Look around, to the end whoever is cancelled: what has half begun could not be ended."""
        self._looking = spawn(self._look_around(), "discovery")
        await asyncio.shield(self._looking)

    async def _look_around(self) -> None:
        """Keep to the interfaces as they are now, and find out whether multicast can be sent."""
        now = asyncio.get_running_loop().time()
        hosts, before = self._wanted_hosts(), self._problem
        try:
            if before is not None or hosts != self._announced or now > self._probe_at:
                self._problem = multicast_problem(self._own_hosts(), local=bool(self._interfaces))
                self._probe_at = now + PROBE_INTERVAL
            if not hosts:
                return
            if self._zeroconf is None:
                await self._begin()
            elif hosts != self._announced or (before is not None and self._problem is None):
                await self._zeroconf.async_update_interfaces()
                await self._announce(self._zeroconf)
        except _EXPECTED as error:
            self._problem = f"Multicast cannot be used here: {error}."
            log.debug("discovery: %s", error)
            if self._browser is None:
                await self._stop()

    async def _begin(self) -> None:
        self._zeroconf = AsyncZeroconf(zc=self._open())
        await self._announce(self._zeroconf)
        self._browser = AsyncServiceBrowser(self._zeroconf.zeroconf, SERVICE, handlers=[self._changed])

    def _open(self) -> Zeroconf:
        if self._interfaces:
            return Zeroconf(interfaces=self._interfaces)
        try:
            return Zeroconf(interfaces=InterfaceChoice.All, ip_version=IPVersion.All)
        except OSError:  # a system without IPv6
            return Zeroconf(interfaces=InterfaceChoice.All, ip_version=IPVersion.V4Only)

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
        self._announced = self._wanted_hosts()
        if not self._announces:
            return
        info = AsyncServiceInfo(
            SERVICE,
            f"{self._instance}.{SERVICE}",
            port=self._port,
            properties={"pk": self._me.hex(), "name": clip(self._name), "v": str(VERSION)},
            server=f"smmp-{self._instance}.local.",
            parsed_addresses=[host.partition("%")[0] for host in self._announced],
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
        if state_change is ServiceStateChange.Removed or name.startswith(f"{self._instance}."):
            return
        if name not in self._resolving and len(self._resolving) < MAX_RESOLVING:
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
        if addresses:
            self._on_seen(peer, clip(claimed), addresses)


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
