"""The computers of :mod:`tests.netlab` on a bad network: it delays, overtakes, loses, doubles and falls into parts.

A switch in user space stands between them: a thread of the test that carries Ethernet frames from one TAP device to
another, each pair of computers and direction by a line of its own. Each device is made inside its computer's namespace
and is gone with the test's process, so nothing of it is ever on the machine's own network.
"""

import ctypes
import heapq
import os
import random
import selectors
import struct
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import count, permutations
from typing import TypeVar

import pytest

from tests.netlab import Host, computers

T = TypeVar("T")
TUN = "/dev/net/tun"
TUNSETIFF, IFF_TAP, IFF_NO_PI = 0x400454CA, 0x0002, 0x1000
CLONE_NEWNET = 0x40000000
FRAME = 65536  # bytes to read at once; a frame is shorter
BURST = 64  # frames taken from one computer before the others have their turn
UNDER_WAY = 10_000  # frames on all lines together; what is more is lost


@dataclass(frozen=True)
class Line:
    """How frames fare on the way from one computer to another. Times in seconds; the others are probabilities."""

    delay: float = 0.0
    jitter: float = 0.0  # each frame's delay is drawn from delay ± jitter, so frames overtake each other
    loss: float = 0.0
    duplicate: float = 0.0
    reorder: float = 0.0  # without any delay, past all that are under way

    def fates(self, choice: random.Random) -> list[float]:
        """After how long each copy of a frame arrives; none if it is lost."""
        if choice.random() < self.loss:
            return []
        copies = 2 if choice.random() < self.duplicate else 1
        return [self._time(choice) for _ in range(copies)]

    def _time(self, choice: random.Random) -> float:
        if choice.random() < self.reorder:
            return 0.0
        return max(0.0, self.delay + self.jitter * choice.uniform(-1, 1))


class Switch:
    """Carries the frames. What is set holds for frames that are sent from then on."""

    def __init__(self, hosts: Sequence[Host], taps: Sequence[int], seed: int) -> None:
        """``taps``: the files of the hosts' devices, open as long as the switch runs."""
        self.hosts = hosts
        self.counts: Counter[str] = Counter()  # frames: taken, blocked, lost, passed, doubled; given, refused
        self._taps = taps
        self._port = {host: port for port, host in enumerate(hosts)}
        pairs = list(permutations(range(len(hosts)), 2))
        self._lines = dict.fromkeys(pairs, Line())
        self._choices = {pair: random.Random(f"{seed} {pair}") for pair in pairs}
        self._side = [0] * len(hosts)
        self._learnt: dict[bytes, int] = {}  # MAC address: port
        self._under_way: list[tuple[float, int, int, bytes]] = []  # a heap: due, serial, port, frame
        self._serial = count()

    # -- from the test's thread -----------------------------------------------------------------

    def every(self, line: Line) -> None:
        """All lines are like this."""
        for pair in self._lines:
            self._lines[pair] = line

    def one(self, source: Host, to: Host, line: Line) -> None:
        """This one direction is like this."""
        self._lines[self._port[source], self._port[to]] = line

    def partition(self, *sides: Iterable[Host]) -> None:
        """Nothing passes from one side to another; who is named on none is on one with all such."""
        side = [0] * len(self.hosts)
        for number, members in enumerate(sides, 1):
            for host in members:
                side[self._port[host]] = number
        self._side = side

    def heal(self) -> None:
        """There is one side only; the lines stay what they are."""
        self.partition()

    @contextmanager
    def running(self) -> Iterator[None]:
        """Carry frames until the block ends."""
        end = os.eventfd(0, os.EFD_CLOEXEC)
        thread = threading.Thread(target=self._run, args=(end,), name="switch", daemon=True)
        thread.start()
        try:
            yield
        finally:
            os.eventfd_write(end, 1)
            thread.join(10)
            assert not thread.is_alive(), "the switch does not end"
            os.close(end)

    # -- in the switch's thread -----------------------------------------------------------------

    def _run(self, end: int) -> None:
        with selectors.DefaultSelector() as selector:
            selector.register(end, selectors.EVENT_READ)
            for port, tap in enumerate(self._taps):
                selector.register(tap, selectors.EVENT_READ, port)
            while True:
                wait = max(0.0, self._under_way[0][0] - time.monotonic()) if self._under_way else None
                for key, _ in selector.select(wait):
                    if key.fd == end:
                        return
                    self._take(key.fd, key.data)
                self._give()

    def _take(self, tap: int, port: int) -> None:
        for _ in range(BURST):
            try:
                frame = os.read(tap, FRAME)
            except BlockingIOError:
                return
            self.counts["taken"] += 1
            to, source = frame[:6], frame[6:12]
            self._learnt[source] = port
            known = self._learnt.get(to)  # of a multicast address never
            for other in range(len(self._taps)) if known is None else (known,):
                if other != port:
                    self._carry(port, other, frame)

    def _carry(self, source: int, to: int, frame: bytes) -> None:
        side = self._side
        if side[source] != side[to]:
            self.counts["blocked"] += 1
            return
        fates = self._lines[source, to].fates(self._choices[source, to])
        self.counts[("lost", "passed", "doubled")[len(fates)]] += 1
        for delay in fates:
            if len(self._under_way) < UNDER_WAY:
                heapq.heappush(self._under_way, (time.monotonic() + delay, next(self._serial), to, frame))
            else:
                self.counts["refused"] += 1

    def _give(self) -> None:
        while self._under_way and self._under_way[0][0] <= time.monotonic():
            _, _, port, frame = heapq.heappop(self._under_way)
            try:
                os.write(self._taps[port], frame)
                self.counts["given"] += 1
            except OSError:  # its interface is switched off, or takes no more
                self.counts["refused"] += 1


@contextmanager
def bad_network(hosts: int, seed: int) -> Iterator[Switch]:
    """Computers 10.77.0.1, 10.77.0.2 … on a switch; skips the test, saying why, where that cannot be made.

    Its lines are good until they are made bad. Every choice of chance on a line comes from ``seed``.
    """
    with computers(hosts) as made, ExitStack() as files:
        taps = []
        for host in made:
            try:
                taps.append(inside(host, _tap))
            except OSError as error:
                pytest.skip(f"{TUN} cannot be used here: {error}")
            files.callback(os.close, taps[-1])
            host.bring_up()
        switch = Switch(made, taps, seed)
        with switch.running():
            yield switch


def inside(host: Host, make: Callable[[], T]) -> T:
    """What ``make`` makes on this computer, for example a socket, which stays there wherever it is used."""

    def move_and_make() -> T:
        libc = ctypes.CDLL(None, use_errno=True)
        with open(f"/var/run/netns/{host.namespace}") as namespace:
            if libc.setns(namespace.fileno(), CLONE_NEWNET) != 0:
                raise OSError(ctypes.get_errno(), f"setns: {os.strerror(ctypes.get_errno())}")
        return make()

    with ThreadPoolExecutor(1) as thread:  # a namespace is a thread's own; this one ends here
        return thread.submit(move_and_make).result(30)


def _tap() -> int:
    """A new TAP device eth0 of the computer we are on, as the file of its other end; it is gone when that is closed."""
    import fcntl  # not on Windows, where this module can still be imported

    file = os.open(TUN, os.O_RDWR | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        fcntl.ioctl(file, TUNSETIFF, struct.pack("16sH22x", b"eth0", IFF_TAP | IFF_NO_PI))
    except OSError:
        os.close(file)
        raise
    return file
