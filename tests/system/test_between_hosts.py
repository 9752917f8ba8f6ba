"""Whole members, each on a computer of its own, on a network that is as bad as networks get."""

import asyncio
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import pytest

from tests.badlan import Line, Switch, bad_network
from tests.system.node import Node, make_group, same_transcript
from tests.system.test_group import end_in_order, upset

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="network namespaces need Linux"),
    pytest.mark.timeout(120),
]

BAD = Line(delay=0.05, jitter=0.03, loss=0.05, duplicate=0.02, reorder=0.02)


@asynccontextmanager
async def four_on(switch: Switch, folder: Path) -> AsyncIterator[list[Node]]:
    """Members on the switch's computers, who have only multicast to find each other."""
    async with AsyncExitStack() as stack:
        nodes = [
            Node(folder / f"home{k}", name=f"Member {k}", within=host.command()) for k, host in enumerate(switch.hosts)
        ]
        yield list(await asyncio.gather(*(stack.enter_async_context(node) for node in nodes)))


async def talk(node: Node, group: str, texts: Sequence[str]) -> None:
    """Say all this, one after the other as soon as it is stored."""
    for text in texts:
        assert (await node.do("send", group=group, text=text))["event"] == "ok"


async def test_all_talk_at_once_on_a_bad_network(tmp_path: Path) -> None:
    """Delay, jitter, loss and duplicates cost time: nothing is lost, nothing collides, nobody is alarmed."""
    with bad_network(4, seed=1) as switch:
        async with four_on(switch, tmp_path) as nodes:
            group = await make_group(nodes)
            switch.every(BAD)
            texts = [[f"{node.fingerprint[:4]} {k}" for k in range(25)] for node in nodes]
            await asyncio.gather(*(talk(node, group, said) for node, said in zip(nodes, texts, strict=True)))
            transcript = await same_transcript(nodes, group, 100, 60)
            for node, said in zip(nodes, texts, strict=True):
                assert [message["text"] for message in transcript if message["sender"] == node.fingerprint] == said
            assert upset(nodes) == []
            assert min(switch.counts[fate] for fate in ("lost", "doubled")) > 0, "the network was not bad"
            await end_in_order(nodes)


async def until_parted(nodes: Sequence[Node], others: Sequence[Node]) -> None:
    """Until nobody of the one side has a link with anybody of the other."""
    for node in nodes:
        for other in others:
            await node.until(lambda n=node, o=other: not n.of("peer", fingerprint=o.fingerprint)[-1]["online"], 30)  # type: ignore[misc]


async def expect_one_healing(nodes: Sequence[Node], group: str) -> None:
    """Every member saw one resync episode, which ended healed, with nobody accused and in a new epoch.

    Several resyncs may cross on slow lines, and as links come back one by one, two halves may clash once more in the
    era that the first has led to; that is one episode all the same.
    """
    for node in nodes:
        await node.event("resync", group=group, stage="healed")
        stages = [event["stage"] for event in node.of("resync", group=group)]
        assert stages.count("required") <= 2 and stages.count("sent") + stages.count("received") >= 1
        assert stages.count("healed") == 1 and stages[-1] == "healed"
        assert stages.count("sent") <= 2 and not node.of("alert")
        assert (await node.do("status", group=group))["position"][0] == 2


@pytest.mark.parametrize("links_die", [True, False])
async def test_two_sides_talk_while_they_are_parted(tmp_path: Path, links_die: bool) -> None:
    """Both sides go on, and together again they heal in one resync; nothing is lost.

    Where links outlive the parting, what waits on them comes late: each at a time of its own, seconds apart.
    """
    with bad_network(4, seed=2) as switch:
        async with four_on(switch, tmp_path) as nodes:
            left, right = nodes[:2], nodes[2:]
            group = await make_group(nodes)
            switch.every(BAD)
            await asyncio.gather(*(talk(node, group, ["before"]) for node in nodes))
            await same_transcript(nodes, group, 4)
            switch.partition(switch.hosts[:2], switch.hosts[2:])
            said = ["at once", *(f"parted {k}" for k in range(5))]
            await asyncio.gather(*(talk(node, group, said) for node in nodes))
            if links_die:
                await until_parted(left, right)
                await until_parted(right, left)
            await asyncio.gather(*(talk(node, group, ["alone"]) for node in nodes))
            for node in nodes:
                await node.until(lambda node=node: len(node.of("message")) == 4 + 2 * 7)  # type: ignore[misc]
            switch.heal()
            transcript = await same_transcript(nodes, group, 4 * 8, 40)
            for node in nodes:
                texts = [message["text"] for message in transcript if message["sender"] == node.fingerprint]
                assert texts == ["before", *said, "alone"]
            await expect_one_healing(nodes, group)
            await talk(left[0], group, ["after"])
            await same_transcript(nodes, group, 4 * 8 + 1)
            await end_in_order(nodes)


async def test_a_member_is_killed_on_a_bad_network(tmp_path: Path) -> None:
    """They find each other there too; kill -9 of one while all send loses nothing that was answered ``ok``."""
    with bad_network(4, seed=3) as switch:
        switch.every(BAD)
        async with four_on(switch, tmp_path) as nodes, AsyncExitStack() as stack:
            group = await make_group(nodes, timeout=60)
            said = [f"{k}" for k in range(10)]
            await asyncio.gather(*(talk(node, group, said) for node in nodes))
            victim = nodes[1]
            victim.process.kill()
            await victim._finish()
            await asyncio.gather(*(talk(node, group, ["one is missing"]) for node in nodes if node is not victim))
            nodes[1] = await stack.enter_async_context(Node(victim.home, within=switch.hosts[1].command()))
            await talk(nodes[1], group, ["back"])
            async with asyncio.timeout(40):
                while len(transcript := await nodes[1].transcript(group)) < 44:
                    await asyncio.sleep(0.2)
                while any([await node.transcript(group) != transcript for node in nodes]):
                    await asyncio.sleep(0.2)
            for node in nodes:
                texts = [message["text"] for message in transcript if message["sender"] == node.fingerprint]
                assert texts == [*said, "back" if node is nodes[1] else "one is missing"]
            assert not any(node.of("alert") for node in nodes)
            await end_in_order(nodes)
