"""The self-test's steps on real sockets of loopback: each thing that can be wrong is said, with what to do."""

import asyncio
import os
import socket
import subprocess
import sys
import time

import pytest
from msgspec import json

from smmp_core.network.discovery import Discovery
from smmp_core.network.firewalls import firewall_hints
from smmp_core.network.interfaces import Interface
from smmp_core.network.selftest import KINDS, Circumstances, Step, _network, self_test, verdict
from smmp_core.network.unreached import Unreached
from tests.netlab import network
from tests.network.people import LOCAL, until

ME, ADA, BOB = (os.urandom(32) for _ in range(3))
SILENT = Unreached("10.0.0.5:4711", "silent", "10.0.0.5:4711 does not answer.")


def now(port: int = 0, /, **more: object) -> Circumstances:
    """A member limited to loopback that is in order, but for ``more``."""
    fields: dict[str, object] = {
        "me": ME,
        "limited_to": [LOCAL],
        "addresses": [f"{LOCAL}:{port}"] if port else [],
        "port": port,
        "fixed_port": False,
        "looks": True,
        "hidden": False,
        "heard": {},
        "linked": set(),
        "unreached": {},
    }
    return Circumstances(**(fields | more))  # type: ignore[arg-type]


async def steps(circumstances: Circumstances) -> dict[str, Step]:
    """All steps of a test, by kind."""
    return {step.kind: step async for step in self_test(circumstances)}


async def test_all_steps_come_in_order_and_in_time_and_we_hear_ourselves() -> None:
    discovery = Discovery(ME, "Me", 4000, lambda *_: None, interfaces=[LOCAL])
    other = Discovery(ADA, "Ada", 4001, lambda *_: None, interfaces=[LOCAL])
    with socket.create_server((LOCAL, 0)) as server:
        await discovery.start()
        await other.start()
        try:
            begin = time.monotonic()
            done = await steps(now(server.getsockname()[1], heard={ADA: 60.0}, linked={ADA}))
            assert time.monotonic() - begin < 4.0
        finally:
            await asyncio.gather(discovery.close(), other.close())
    assert tuple(done) == KINDS
    assert {step.outcome for step in done.values()} == {"ok"}
    assert done["people"].says == "1 person is connected."
    assert verdict(list(done.values())) == "Everything works."


async def test_what_is_not_announced_is_not_heard_and_a_dead_port_does_not_answer() -> None:
    with socket.create_server((LOCAL, 0)) as server:
        port = int(server.getsockname()[1])
    done = await steps(now(port))
    assert (done["answers"].outcome, done["hearing"].outcome) == ("problem", "problem")
    assert f"own port {port} does not answer" in verdict(list(done.values()))
    assert any("5353" in hint or "Firewall" in hint or "firewall" in hint for hint in done["hearing"].details)


async def test_switched_off_and_hidden_are_no_faults_of_the_network() -> None:
    with socket.create_server((LOCAL, 0)) as server:
        port = int(server.getsockname()[1])
        off, hidden = await steps(now(port, looks=False)), await steps(now(port, hidden=True))
    assert verdict(list(off.values())) == "Finding people is switched off."
    assert hidden["hearing"].outcome == "unknown"
    assert "hidden" in hidden["hearing"].says


async def test_nobody_there_is_not_the_same_as_cannot_be_reached() -> None:
    def anywhere(**more: object) -> Circumstances:
        return now(limited_to=[], looks=False, **more)

    alone = await steps(anywhere())
    assert alone["people"].outcome == "unknown"
    kept_apart = await steps(anywhere(heard={ADA: 1.0, BOB: 1.0}, unreached={ADA: SILENT, BOB: SILENT}))
    assert "keep its devices apart" in kept_apart["people"].says
    one = await steps(anywhere(heard={ADA: 1.0}, linked={BOB}, unreached={ADA: SILENT}))
    assert one["people"].says == "1 person was seen, but cannot be connected to."
    assert [(person.fingerprint, person.says) for person in one["people"].people] == [(ADA.hex(), SILENT.says)]


async def test_who_gives_up_leaves_nothing_behind() -> None:
    async def first() -> None:
        async for _ in self_test(now(4000)):
            await asyncio.sleep(60)

    task = asyncio.create_task(first())
    await asyncio.sleep(0.3)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    await until(lambda: asyncio.all_tasks() == {asyncio.current_task()}, 3)


def test_what_the_interfaces_tell() -> None:
    wifi, tunnel = Interface("wlan0", ("10.0.0.5", "fe80::1")), Interface("tun0", ("10.8.0.2",))
    anywhere, lo = now(limited_to=[]), Interface("lo", (LOCAL, "::1"))
    assert _network(anywhere, [lo]).says == "This computer is not on a network."
    assert _network(anywhere, []).outcome == "problem"
    fine = _network(anywhere, [wifi, tunnel, lo])
    assert (fine.outcome, fine.details[0]) == ("ok", "wlan0: 10.0.0.5, fe80::1")
    assert fine.advice.startswith("tun0 looks like a VPN")
    assert _network(anywhere, [tunnel, lo]).says == "This computer is connected by a VPN only."
    assert "no address" in _network(anywhere, [Interface("eth0", ("169.254.7.8",)), lo]).says
    assert "limited to 10.9.9.9" in _network(now(limited_to=["10.9.9.9"]), []).says


@pytest.mark.parametrize(("platform", "word"), [("linux", "ufw"), ("darwin", "System Settings"), ("win32", "Private")])
def test_each_system_has_its_firewall(platform: str, word: str) -> None:
    hints = firewall_hints(45123, fixed=False, platform=platform)
    assert any(word in hint for hint in hints)
    assert len(firewall_hints(45123, fixed=True, platform="linux")) < len(
        firewall_hints(45123, fixed=False, platform="linux")
    )


LONELY = """
import asyncio, os, sys, msgspec
from smmp_core.network.lan import Lan
from smmp_core.network.mesh import Mesh

async def main():
    key = os.urandom(32)
    mesh = Mesh(key, lambda: "Ada", None)
    await mesh.start()
    lan = Lan(mesh, lambda *_: None, lambda _: None)
    await lan.start()
    steps = [step async for step in lan.self_test()]
    print(msgspec.json.encode([lan.condition, steps]).decode())
    await lan.close()
    await mesh.close()

asyncio.run(main())
"""


FIREWALL = "iptables -A OUTPUT -d 224.0.0.0/4 -o eth0 -j DROP && ip -6 addr flush dev eth0"


@pytest.mark.parametrize(
    ("broken", "condition", "kind", "words"),
    [
        ("ip addr flush dev eth0", "no_network", "network", "not on a network"),
        ("ip link set eth0 down", "no_network", "sending", "nothing gets out"),
        (FIREWALL, "no_multicast", "sending", "a firewall forbids"),
    ],
)
def test_on_a_computer_of_its_own(broken: str, condition: str, kind: str, words: str) -> None:
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("network namespaces need Linux and root")
    with network(1) as (one,):
        try:
            one.run("sh", "-c", broken)
        except subprocess.CalledProcessError as error:
            pytest.skip(f"this cannot be broken here: {error.stderr.strip()}")
        found, told = json.decode(one.run(sys.executable, "-c", LONELY))
    assert found == condition
    assert [step["kind"] for step in told] == list(KINDS)
    step = next(step for step in told if step["kind"] == kind)
    assert (step["outcome"], words in step["says"]) == ("problem", True)
