"""Several computers on one network, all inside this one: Linux network namespaces on a bridge of their own.

Nothing reaches the machine's own network: the bridge lies in a namespace too, and no namespace has a way out.
:mod:`tests.badlan` puts the same computers on a network that delays, loses, doubles and parts.
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
        """Start; the caller ends it, and the end of the network at the latest."""
        return subprocess.Popen(self.command(*args), text=True, env={**os.environ, **(env or {})}, **options)

    def bring_up(self) -> None:
        """Switch on its interfaces; eth0 is there, and gets its address."""
        # Without the wait for duplicates the link-local IPv6 address can be used at once.
        self.run("sh", "-c", "echo 0 > /proc/sys/net/ipv6/conf/eth0/accept_dad || true")
        _run("ip", "-n", self.namespace, "addr", "add", f"{self.address}/24", "dev", "eth0")
        for name in ("lo", "eth0"):
            _run("ip", "-n", self.namespace, "link", "set", name, "up")


@contextmanager
def computers(count: int, *more: str) -> Iterator[list[Host]]:
    """Computers 10.77.0.1, 10.77.0.2 … without a network yet; skips the test, saying why, where there can be none.

    ``more``: names of others, which have no address.
    """
    if shutil.which("ip") is None:
        pytest.skip("the command ip (iproute2) is missing")
    _sweep()
    prefix = f"smmp-{os.getpid()}-{next(_serial)}-"
    made = [Host(f"{prefix}{i}", f"10.77.0.{i}") for i in range(1, count + 1)]
    made += [Host(prefix + name, "") for name in more]
    try:
        try:
            for host in made:
                _run("ip", "netns", "add", host.namespace)
        except subprocess.CalledProcessError as error:
            pytest.skip(f"network namespaces cannot be made here: {error.stderr.strip()}")
        yield made
    finally:
        for host in made:
            _remove(host.namespace)


@contextmanager
def network(hosts: int) -> Iterator[Sequence[Host]]:
    """Computers 10.77.0.1, 10.77.0.2 … on one bridge; skips the test, saying why, where that cannot be made."""
    with computers(hosts, "switch") as (*made, middle):
        switch = middle.namespace
        try:
            _run(
                "ip", "-n", switch, "link", "add", "br0", "type", "bridge", "forward_delay", "0", "mcast_snooping", "0"
            )
        except subprocess.CalledProcessError as error:
            pytest.skip(f"a bridge cannot be made here: {error.stderr.strip()}")
        _run("ip", "-n", switch, "link", "set", "br0", "up")
        for number, host in enumerate(made, 1):
            port, name = f"port{number}", host.namespace
            _run("ip", "link", "add", port, "netns", switch, "type", "veth", "peer", "name", "eth0", "netns", name)
            _run("ip", "-n", switch, "link", "set", port, "master", "br0", "up")
            host.bring_up()
        yield made


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
