"""Several computers on one network, all inside this one: Linux network namespaces on a bridge of their own.

Nothing reaches the machine's own network: the bridge lies in a namespace too, and no namespace has a way out.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import pytest

_serial = count()


class Host:
    """One computer of the lab."""

    def __init__(self, namespace: str, address: str) -> None:
        self.namespace = namespace
        self.address = address  # IPv4; the interface is eth0, IPv6 has the link-local one only

    def command(self, *args: str) -> list[str]:
        """A command line that runs ``args`` on this computer."""
        return ["ip", "netns", "exec", self.namespace, *args]

    def run(self, *args: str) -> str:
        """Run to the end; its output."""
        return _run(*self.command(*args))

    def start(self, *args: str, env: Mapping[str, str] | None = None, **options: Any) -> "subprocess.Popen[str]":
        """Start; the caller ends it, and :func:`network` at the latest."""
        return subprocess.Popen(self.command(*args), text=True, env={**os.environ, **(env or {})}, **options)


@contextmanager
def network(hosts: int) -> Iterator[Sequence[Host]]:
    """Computers 10.77.0.1, 10.77.0.2 … on one bridge; skips the test, saying why, where that cannot be made."""
    if shutil.which("ip") is None:
        pytest.skip("the command ip (iproute2) is missing")
    _sweep()
    prefix = f"smmp-{os.getpid()}-{next(_serial)}-"
    switch = prefix + "switch"
    made = [Host(f"{prefix}{i}", f"10.77.0.{i}") for i in range(1, hosts + 1)]
    try:
        try:
            _run("ip", "netns", "add", switch)
            _run(
                "ip", "-n", switch, "link", "add", "br0", "type", "bridge", "forward_delay", "0", "mcast_snooping", "0"
            )
        except subprocess.CalledProcessError as error:
            pytest.skip(f"network namespaces cannot be made here: {error.stderr.strip()}")
        _run("ip", "-n", switch, "link", "set", "br0", "up")
        for number, host in enumerate(made, 1):
            _plug_in(host, switch, f"port{number}")
        yield made
    finally:
        for name in (*(host.namespace for host in made), switch):
            _remove(name)


def _plug_in(host: Host, switch: str, port: str) -> None:
    name = host.namespace
    _run("ip", "netns", "add", name)
    _run("ip", "-n", name, "link", "set", "lo", "up")
    _run("ip", "link", "add", port, "netns", switch, "type", "veth", "peer", "name", "eth0", "netns", name)
    _run("ip", "-n", switch, "link", "set", port, "master", "br0", "up")
    # Without the wait for duplicates the link-local IPv6 address can be used at once.
    host.run("sh", "-c", "echo 0 > /proc/sys/net/ipv6/conf/eth0/accept_dad || true")
    _run("ip", "-n", name, "addr", "add", f"{host.address}/24", "dev", "eth0")
    _run("ip", "-n", name, "link", "set", "eth0", "up")


def _sweep() -> None:
    """Remove what a run that was killed has left: its process is no more."""
    for name in subprocess.run(["ip", "netns", "list"], capture_output=True, text=True).stdout.split():
        if (made := re.fullmatch(r"smmp-(\d+)-.*", name)) and not Path(f"/proc/{made[1]}").exists():
            _remove(name)


def _remove(namespace: str) -> None:
    """End what still runs in the namespace, and the namespace."""
    for pid in subprocess.run(["ip", "netns", "pids", namespace], capture_output=True, text=True).stdout.split():
        subprocess.run(["kill", "-9", pid], capture_output=True)
    subprocess.run(["ip", "netns", "del", namespace], capture_output=True)


def _run(*args: str) -> str:
    return subprocess.run(args, check=True, capture_output=True, text=True, timeout=30).stdout
