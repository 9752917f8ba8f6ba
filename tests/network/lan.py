"""Members in processes of their own, each on a computer of the lab, and what they printed."""

import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.netlab import Host

ROOT = Path(__file__).parents[2]


class Running:
    """A member on a computer of the lab, and what it printed."""

    def __init__(self, host: Host, name: str, frame: str = "") -> None:
        self.process = host.start(
            sys.executable,
            str(ROOT / "tests/network/lan_member.py"),
            name,
            frame,
            env={"PYTHONPATH": str(ROOT)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        self.lines: list[dict[str, Any]] = []
        self.thread = threading.Thread(target=self._read, daemon=True)
        self.thread.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.append(json.loads(line))

    def events(self, kind: str) -> list[dict[str, Any]]:
        return [line for line in list(self.lines) if line["event"] == kind]

    def linked(self, other: "Running") -> bool:
        """Whether a link with the other stands, as far as this one knows."""
        them = other.events("ready")
        news = [line for line in list(self.lines) if them and line.get("peer") == them[0]["public"]]
        return (
            any(line["event"] == "up" for line in news)
            and [line["event"] for line in news if line["event"] in ("up", "down")][-1] == "up"
        )

    def close(self) -> int:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.close()
        try:
            return self.process.wait(10)
        finally:
            self.process.kill()
            self.process.wait()
            self.thread.join(5)
            self.process.stdout.close()


@contextmanager
def members(*started: tuple[Host, str, str]) -> Iterator[list[Running]]:
    running: list[Running] = []
    try:
        for host, name, frame in started:
            running.append(Running(host, name, frame))
        yield running
    finally:
        codes = [member.close() for member in running]
    assert codes == [0] * len(running)


def until(condition: Callable[[], Any], seconds: float = 20.0) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.02)
