"""A conversation goes on when a computer leaves the network and comes back, at another address."""

import sys
from pathlib import Path

import pytest

from tests.netlab import network
from tests.system.node import Node, make_group, same_transcript

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="network namespaces need Linux"),
    pytest.mark.timeout(90),
]


async def test_messages_flow_again_when_the_network_is_back(tmp_path: Path) -> None:
    """Wi-Fi off: both see each other away, and write on. Wi-Fi on, another address: all is delivered."""
    with network(2) as (one, two):
        async with (
            Node(tmp_path / "ada", name="Ada", within=one.command()) as ada,
            Node(tmp_path / "bob", name="Bob", within=two.command()) as bob,
        ):
            group = await make_group([ada, bob])
            one.run("ip", "addr", "flush", "dev", "eth0")
            one.run("ip", "link", "set", "eth0", "down")
            for node, other in ((ada, bob), (bob, ada)):
                await node.until(
                    lambda n=node, o=other: not n.of("peer", fingerprint=o.fingerprint)[-1]["online"],  # type: ignore[misc]
                    22,
                )
                assert (await node.do("send", group=group, text="Are you there?"))["event"] == "ok"
            one.run("ip", "link", "set", "eth0", "up")
            one.run("ip", "addr", "add", "10.77.0.99/24", "dev", "eth0")
            await same_transcript([ada, bob], group, 2, 20)
            assert not ada.of("alert") and not bob.of("alert")
