"""Many processes, each with much to say at the same time."""

import asyncio
from pathlib import Path

import pytest

from tests.system.node import Node, make_group, same_transcript
from tests.system.test_group import end_in_order, members, upset

EACH = 25  # messages of a member


@pytest.mark.timeout(240)
@pytest.mark.parametrize("count", [8, 20])
async def test_many_talk_at_once(tmp_path: Path, count: int) -> None:
    """No turn is lost, nothing collides, everybody's messages stand in the order they were typed."""
    async with members(tmp_path, count) as nodes:
        group = await make_group(nodes, timeout=60)

        async def talk(node: Node) -> None:
            for k in range(EACH):
                assert (await node.do("send", group=group, text=f"{k}"))["event"] == "ok"

        await asyncio.gather(*map(talk, nodes))
        transcript = await same_transcript(nodes, group, EACH * count, 150)
        for node in nodes:
            typed = [message["text"] for message in transcript if message["sender"] == node.fingerprint]
            assert typed == [f"{k}" for k in range(EACH)]
        assert upset(nodes) == []
        await end_in_order(nodes)
