"""How long a group of real processes takes to agree on a key and to bring a message to everybody.

    python -m tests.benchmarks.bench_group [N ...]

Prints seconds and the number of cores; nothing is asserted. Every process is a whole member with its own
encrypted home; all traffic stays on 127.0.0.1.
"""

import asyncio
import os
import sys
import tempfile
import time
from contextlib import AsyncExitStack
from pathlib import Path
from statistics import median

from tests.system.node import Node

MESSAGES = 10


async def measure(size: int) -> None:
    """One group of ``size`` processes."""
    with tempfile.TemporaryDirectory() as folder:
        async with AsyncExitStack() as stack:
            begin = time.perf_counter()
            options = ("--interface", "127.0.0.1", "--accept", "all")
            nodes = [Node(Path(folder) / f"home{k}", *options, name=f"Member {k}") for k in range(size)]
            await asyncio.gather(*(stack.enter_async_context(node) for node in nodes))
            others = [node.fingerprint for node in nodes[1:]]
            for node in nodes:
                await node.until(lambda node=node: len(_online(node)) == size - 1, 120)  # type: ignore[misc]
            meshed = time.perf_counter()
            group = str((await nodes[0].do("create", name="Benchmark", members=others))["group"])
            await asyncio.gather(*(node.event("agreement", 60, group=group, stage="established") for node in nodes))
            agreed = time.perf_counter()
            shown, all_agree = [], []
            for k in range(MESSAGES):
                start = time.perf_counter()
                sender = nodes[k * 7 % size]
                id = (await sender.do("send", group=group, text=f"message {k}"))["id"]
                await asyncio.gather(*(node.event("message", group=group, id=id) for node in nodes))
                shown.append(time.perf_counter() - start)
                await asyncio.gather(*(node.event("agreed", group=group, id=id) for node in nodes))
                all_agree.append(time.perf_counter() - start)
                await asyncio.sleep(0.2)
            print(
                f"N = {size:2}, {os.cpu_count()} cores: start to full mesh {meshed - begin:5.2f} s, "
                f"create to key {agreed - meshed:5.2f} s, send to last transcript {median(shown):.3f} s "
                f"(worst {max(shown):.3f}), to last agreed {median(all_agree):.3f} s",
                flush=True,
            )


def _online(node: Node) -> set[str]:
    return {event["fingerprint"] for event in node.of("peer", online=True)}


if __name__ == "__main__":
    for size in map(int, sys.argv[1:] or ["2", "3", "8", "20"]):
        asyncio.run(measure(size))
