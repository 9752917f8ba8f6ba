"""Members that find each other by real multicast DNS, on loopback alone."""

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from zeroconf import ServiceInfo
from zeroconf.asyncio import AsyncZeroconf

from smmp_core.network.discovery import GRACE, SERVICE, Discovery, instance_name
from tests.network.people import LOCAL, Member, online, until


class Person:
    """A discovery and whom it saw."""

    def __init__(self, name: str, port: int = 4000, **options: Any) -> None:
        self.public, self.name, self.port = os.urandom(32), name, port
        self.seen: dict[bytes, tuple[str, list[str]]] = {}
        options.setdefault("interfaces", [LOCAL])
        self.gone: list[bytes] = []
        self.discovery = Discovery(self.public, name, port, self.on_seen, self.gone.append, **options)

    def on_seen(self, peer: bytes, name: str, addresses: list[str]) -> None:
        assert peer != self.public
        self.seen[peer] = (name, addresses)


@asynccontextmanager
async def announced(*people: Person) -> AsyncIterator[None]:
    try:
        for person in people:
            await person.discovery.start()
        yield
    finally:
        await asyncio.gather(*(person.discovery.close() for person in people))


async def test_three_see_each_other_and_nobody_himself() -> None:
    people = [Person("Älice 🦊", 4001), Person("Bob", 4002), Person("Carol", 4003)]
    async with announced(*people):
        await until(lambda: all(len(set(p.seen) & {q.public for q in people}) == 2 for p in people))
        for person in people:
            for other in people:
                if other is not person:
                    assert person.seen[other.public] == (other.name, [f"{LOCAL}:{other.port}"])
        assert all(person.discovery.problem is None for person in people)
        assert people[0].discovery.state == "working"


async def test_another_with_our_own_key_is_noticed_and_we_ourselves_are_not() -> None:
    public, found = os.urandom(32), list[str]()

    def on_seen(peer: bytes, *_: object) -> None:
        assert peer != public, "we are nobody else"

    first = Discovery(public, "Älice", 4001, on_seen, on_twin=found.extend, interfaces=[LOCAL])
    second = Discovery(public, "Älice", 4002, on_seen, interfaces=[LOCAL])
    try:
        await first.start()
        await asyncio.sleep(1.5)
        assert found == []
        await second.start()
        await until(lambda: found)  # who came first notices, and tells the other (mesh.Mesh)
        assert set(found) == {f"{LOCAL}:4002"}
    finally:
        await asyncio.gather(first.close(), second.close())


async def test_a_start_that_is_given_up_at_any_moment_can_be_closed() -> None:
    closed = 0

    async def live(discovery: Discovery) -> None:
        nonlocal closed
        try:
            await discovery.start()
            await asyncio.sleep(60)
        finally:
            await discovery.close()
            closed += 1

    for moment in range(1, 13):
        living = asyncio.create_task(live(Person("Hasty").discovery))
        for _ in range(moment):
            await asyncio.sleep(0)
        living.cancel()
        await asyncio.wait([living])
        assert closed == moment
        assert asyncio.all_tasks() == {asyncio.current_task()}  # nothing goes on after the end


async def test_who_comes_later_is_seen_and_sees_and_a_new_name_is_heard() -> None:
    early, late = Person("Early"), Person("Late")
    async with announced(early):
        await asyncio.sleep(0.5)
        async with announced(late):
            await until(lambda: late.public in early.seen and early.public in late.seen)
            await early.discovery.rename("Earlier")
            await until(lambda: late.seen[early.public][0] == "Earlier")


async def test_who_takes_leave_is_gone_after_a_moment_and_who_comes_back_in_it_is_not() -> None:
    watcher, bob, carol = Person("Watcher"), Person("Bob"), Person("Carol")
    async with announced(watcher):
        async with announced(bob, carol):
            await until(lambda: {bob.public, carol.public} <= watcher.discovery.heard.keys())
        again = Discovery(carol.public, "Carol", carol.port, lambda *_: None, interfaces=[LOCAL])
        await again.start()
        try:
            await until(lambda: bob.public in watcher.gone, 8)
            await asyncio.sleep(0.5)
            assert carol.public not in watcher.gone
            assert carol.public in watcher.discovery.heard
            watcher.discovery.lost(carol.public)  # a link has ended: without news, she is not said to be here
            await until(lambda: carol.public in watcher.gone, 8)
            assert carol.public not in watcher.discovery.heard
        finally:
            await again.close()


async def test_whom_another_network_does_not_know_is_gone_and_others_are_found_there_again() -> None:
    watcher, bob = Person("Watcher"), Person("Bob")
    async with announced(watcher, bob):
        await until(lambda: bob.public in watcher.seen and watcher.public in bob.seen)
        watcher.seen.clear()
        await watcher.discovery.look(afresh=True)
        await until(lambda: bob.public in watcher.seen)
        await asyncio.sleep(GRACE + 0.5)
        assert bob.public not in watcher.gone
        assert watcher.public not in bob.gone


async def test_who_is_hidden_sees_and_is_not_seen() -> None:
    hidden, bob = Person("Hidden", hidden=True), Person("Bob")
    async with announced(hidden, bob):
        await until(lambda: bob.public in hidden.seen)
        await hidden.discovery.rename("Still hidden")
        await asyncio.sleep(1.5)
        assert hidden.public not in bob.seen
        assert hidden.discovery.problem is None


async def test_a_restart_at_another_port_is_heard() -> None:
    watcher, before = Person("Watcher"), Person("Bob", 5001)
    async with announced(watcher):
        async with announced(before):
            await until(lambda: before.public in watcher.seen)
        after = Person("Bob", 5002)
        after.discovery = Discovery(before.public, "Bob", 5002, lambda *_: None, interfaces=[LOCAL])
        async with announced(after):
            await until(lambda: watcher.seen[before.public][1] == [f"{LOCAL}:5002"])


async def test_announcements_that_are_none_of_ours_are_ignored() -> None:
    """Without a key, with a short one, under somebody else's instance name, with a name full of tricks."""
    watcher, key, tricky = Person("Watcher"), os.urandom(32), os.urandom(32)
    forged: list[tuple[str, dict[str, str]]] = [
        ("no-key", {"name": "x"}),
        ("short-key", {"pk": "abcd", "name": "x"}),
        ("no-hex", {"pk": "z" * 64, "name": "x"}),
        ("other-instance", {"pk": key.hex(), "name": "x"}),
        (instance_name(tricky), {"pk": tricky.hex(), "name": "a\u202eb\n" + "c" * 180}),
    ]
    zeroconf = AsyncZeroconf(interfaces=[LOCAL])
    try:
        async with announced(watcher):
            for instance, properties in forged:
                info = ServiceInfo(
                    SERVICE,
                    f"{instance}.{SERVICE}",
                    port=6000,
                    properties=properties,
                    server=f"{instance}.local.",
                    parsed_addresses=[LOCAL],
                )
                await zeroconf.async_register_service(info, cooperating_responders=True, strict=False)
            await until(lambda: tricky in watcher.seen)
            await asyncio.sleep(0.3)
            assert key not in watcher.seen
            name, addresses = watcher.seen[tricky]
            assert name.startswith("a\ufffdb\ufffdccc")
            assert len(name.encode()) <= 128
            assert addresses == [f"{LOCAL}:6000"]
    finally:
        await zeroconf.async_close()


async def test_an_interface_that_is_not_there_is_said_and_is_no_error() -> None:
    lost = Person("Lost", interfaces=["192.0.2.77"])
    async with announced(lost):
        assert lost.discovery.problem == "No network is connected."
        assert lost.discovery.state == lost.discovery.problem


async def test_discovery_and_mesh_together_link_members() -> None:
    members = [Member(name) for name in ("Alice", "Bob", "Carol")]
    async with online(*members):
        found = [
            Discovery(
                member.public,
                member.name,
                member.mesh.port,
                lambda peer, _, addresses, mesh=member.mesh: mesh.seen(peer, addresses),  # type: ignore[misc]
                interfaces=[LOCAL],
            )
            for member in members
        ]
        for discovery in found:
            await discovery.start()
        everyone = {member.public for member in members}
        await until(lambda: all(m.mesh.connected() >= everyone - {m.public} for m in members))
        await asyncio.gather(*(discovery.close() for discovery in found))
