"""The network around a running member: who announces itself, what changes, and why somebody is not found."""

from collections.abc import AsyncIterator, Callable
from typing import Literal

from smmp_core.network.addresses import bare, is_loopback
from smmp_core.network.discovery import Discovery
from smmp_core.network.mesh import Mesh
from smmp_core.network.multicast import NO_NETWORK
from smmp_core.network.selftest import Circumstances, Step, self_test
from smmp_core.network.unreached import Unreached
from smmp_core.network.watching import NetworkWatch

Condition = Literal["working", "hidden", "off", "no_multicast", "no_network"]
"""How people are found: as they should be; we see them, they do not see us; it is switched off; it is not possible
here; there is no network at all."""


class Lan:
    """Keeps mesh and discovery to the network as it is."""

    def __init__(
        self,
        mesh: Mesh,
        on_seen: Callable[[bytes, str, list[str]], None],
        on_gone: Callable[[bytes], None],
        *,
        discovery: bool = True,
        hidden: bool = False,
    ) -> None:
        """``mesh`` is started already; the rest is as for :class:`Discovery`.

        ``discovery``: whether to look for others at all.
        """
        self._mesh, self._interfaces, self._hidden = mesh, mesh.interfaces, hidden
        self._watch = NetworkWatch(self._looked)
        self._discovery: Discovery | None = None
        if discovery:
            self._discovery = Discovery(
                mesh.me,
                mesh.name(),
                mesh.port,
                on_seen,
                on_gone,
                mesh.doubted,
                interfaces=mesh.interfaces,
                hosts=lambda: mesh.hosts,
                hidden=hidden,
            )

    async def start(self) -> None:
        """Announce ourselves, look for others, and follow the network."""
        await self._watch.look()
        if self._discovery is not None:
            await self._discovery.start()
        self._watch.start()

    async def close(self) -> None:
        """Take leave."""
        await self._watch.close()
        if self._discovery is not None:
            await self._discovery.close()

    def lost(self, peer: bytes) -> None:
        """The link with ``peer`` has ended."""
        if self._discovery is not None:
            self._discovery.lost(peer)

    async def rename(self, name: str) -> None:
        """Announce another name."""
        if self._discovery is not None:
            await self._discovery.rename(name)

    async def _looked(self, afresh: bool) -> None:
        if afresh:
            self._mesh.network_changed(self._watch.hosts)
        if self._discovery is not None:
            await self._discovery.look(afresh=afresh)

    @property
    def problem(self) -> str | None:
        """Why others cannot be found by multicast, a sentence; None: they can."""
        return self._discovery.problem if self._discovery is not None else "Discovery is switched off."

    @property
    def condition(self) -> Condition:
        """How people are found here, at the moment."""
        kept, hosts = set(map(bare, self._interfaces)), self._watch.hosts
        usable = [host for host in hosts if (bare(host) in kept if kept else not is_loopback(host))]
        if self._discovery is None:
            return "off"
        if not usable:
            return "no_network"
        problem = self._discovery.problem
        if problem is not None:
            return "no_network" if problem.startswith(NO_NETWORK) else "no_multicast"
        return "hidden" if self._hidden else "working"

    def unreached(self) -> dict[str, Unreached]:
        """Who announces itself here but cannot be linked, by fingerprint, and how dialling failed last."""
        return {peer.hex(): why for peer, why in self._unreached().items()}

    def _unreached(self) -> dict[bytes, Unreached]:
        heard = self._discovery.heard if self._discovery is not None else {}
        linked, own = self._mesh.connected(), self._watch.hosts
        found = {peer: self._mesh.failures.of(peer, own) for peer in heard if peer not in linked}
        return {peer: why for peer, why in found.items() if why is not None}

    def self_test(self) -> AsyncIterator[Step]:
        """Find out what works here; the steps come as they are done."""
        heard = self._discovery.heard if self._discovery is not None else {}
        return self_test(
            Circumstances(
                me=self._mesh.me,
                limited_to=self._interfaces,
                addresses=self._mesh.addresses,
                port=self._mesh.port,
                fixed_port=self._mesh.has_fixed_port,
                looks=self._discovery is not None,
                hidden=self._hidden,
                heard=heard,
                linked=self._mesh.connected(),
                unreached=self._unreached(),
            )
        )
