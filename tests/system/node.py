"""Drives a real ``smmp-node`` process by its lines."""

import asyncio
import contextlib
import json
import os
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

Event = dict[str, Any]
ROOT = Path(__file__).resolve().parents[2]


class Node:
    """One headless member in a process of its own."""

    def __init__(self, home: Path, *options: str, name: str | None = None, within: Sequence[str] = ()) -> None:
        self.home = home
        named = ("--name", name) if name is not None else ()
        self._command = [*within, sys.executable, "-m", "smmp_core", "--home", str(home), *named, *options]
        self.events: list[Event] = []
        self.output = b""
        self.errors = ""
        self._changed = asyncio.Condition()
        self._refs = 0

    async def __aenter__(self) -> Self:
        await self.start()
        await self.event("ready")
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.process.returncode is None:
            self.process.kill()
        await self._finish()

    async def start(self) -> None:
        """Start the process."""
        self.process = await asyncio.create_subprocess_exec(
            *self._command,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            limit=16 * 1024 * 1024,
        )
        self._readers = [asyncio.create_task(self._read_events()), asyncio.create_task(self._read_errors())]

    async def _read_events(self) -> None:
        assert self.process.stdout is not None
        async for line in self.process.stdout:
            async with self._changed:
                self.output += line
                self.events.append(json.loads(line))
                self._changed.notify_all()
        async with self._changed:
            self._changed.notify_all()

    async def _read_errors(self) -> None:
        assert self.process.stderr is not None
        self.errors = (await self.process.stderr.read()).decode()

    async def _finish(self) -> int:
        status = await self.process.wait()
        await asyncio.gather(*self._readers)
        return status

    @property
    def fingerprint(self) -> str:
        """The member's fingerprint."""
        return str(self.of("ready")[-1]["fingerprint"])

    @property
    def address(self) -> str:
        """Where it can be dialled on this computer."""
        return str(self.of("ready")[-1]["addresses"][0])

    def of(self, event: str, /, **fields: object) -> list[Event]:
        """The events of a kind so far that have these fields."""
        return [e for e in self.events if e["event"] == event and all(e.get(k) == v for k, v in fields.items())]

    async def until(self, condition: Callable[[], object], timeout: float = 20) -> None:
        """Wait until a condition on the events holds."""
        async with self._changed:
            await asyncio.wait_for(self._changed.wait_for(condition), timeout)

    async def event(self, event: str, timeout: float = 20, /, **fields: object) -> Event:
        """Wait for an event."""
        await self.until(lambda: self.of(event, **fields), timeout)
        return self.of(event, **fields)[0]

    def write(self, line: bytes) -> None:
        """Write a raw line."""
        assert self.process.stdin is not None
        self.process.stdin.write(line + b"\n")

    async def do(self, do: str, /, **fields: object) -> Event:
        """Give a command and wait for its answer, ``ok`` or ``error``."""
        self._refs += 1
        ref = self._refs
        self.write(json.dumps({"do": do, "ref": ref, **fields}).encode())

        def answers() -> list[Event]:
            return self.of("ok", ref=ref) + self.of("error", ref=ref)

        await self.until(answers)
        return answers()[0]

    async def transcript(self, group: str) -> list[Event]:
        """The transcript's messages."""
        answer = await self.do("transcript", group=group)
        messages: list[Event] = answer["messages"]
        return messages

    async def terminate(self) -> int:
        """Send the signal to end again and again; returns the exit status."""
        async with asyncio.timeout(10):
            while self.process.returncode is None:
                # Not process.terminate(), which may take the exit status away from who waits for it.
                with contextlib.suppress(ProcessLookupError):
                    os.kill(self.process.pid, signal.SIGTERM)
                await asyncio.sleep(0.002)
        return await self._finish()

    async def end(self) -> int:
        """End of stdin; returns the exit status."""
        assert self.process.stdin is not None
        self.process.stdin.close()
        return await asyncio.wait_for(self._finish(), 10)


async def make_group(nodes: Sequence[Node], name: str = "Team", timeout: float = 30) -> str:
    """The first node makes a group of all, the others accept; returns its id when all have the key."""
    others = [node.fingerprint for node in nodes[1:]]
    for fingerprint in others:
        await nodes[0].event("peer", timeout, fingerprint=fingerprint, online=True)
    created = await nodes[0].do("create", name=name, members=others)
    assert created["event"] == "ok", created
    group = str(created["group"])
    for node in nodes[1:]:
        await node.event("invited", timeout, group=group)
        assert (await node.do("accept", group=group))["event"] == "ok"
    for node in nodes:
        await node.event("agreement", timeout, group=group, stage="established")
    return group


async def agree(nodes: Sequence[Node], group: str) -> None:
    """Until these members, and nobody else, have a key together; its number depends on how often it was tried."""
    fingerprints = {node.fingerprint for node in nodes}
    for node in nodes:
        await node.until(
            lambda node=node: any(  # type: ignore[misc]
                set(event["members"]) == fingerprints
                for event in node.of("agreement", group=group, stage="established")
            ),
            40,
        )


async def same_transcript(nodes: Sequence[Node], group: str, count: int, timeout: float = 20) -> list[Event]:
    """Wait until every node holds ``count`` messages, all agreed; they must be the same."""
    for node in nodes:
        await node.until(lambda node=node: len(node.of("agreed", group=group)) >= count, timeout)  # type: ignore[misc]
    transcripts = [await node.transcript(group) for node in nodes]
    assert all(transcript == transcripts[0] for transcript in transcripts)
    assert len(transcripts[0]) == count
    for node in nodes:
        ids = [event["id"] for event in node.of("agreed", group=group)]
        assert len(ids) == len(set(ids)) == count
    return transcripts[0]
