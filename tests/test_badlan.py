"""The bad network does to frames what it is told, and leaves nothing behind."""

import os
import random
import socket
import sys
import threading
import time
from collections.abc import Iterator
from itertools import product

import pytest

from tests.badlan import Line, Switch, bad_network, inside
from tests.netlab import Host

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="network namespaces need Linux")
PORT = 4000


class Post:
    """A computer that sends numbers to others and hears theirs."""

    def __init__(self, host: Host) -> None:
        self.host = host
        self._socket = inside(host, lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM))
        self._socket.bind((host.address, PORT))

    def send(self, to: "Post", numbers: range) -> None:
        for number in numbers:
            self._socket.sendto(str(number).encode(), (to.host.address, PORT))

    def hear(self, count: int, within: float = 5.0) -> list[int]:
        """What comes until there are ``count``, or until the time is over."""
        end, heard = time.monotonic() + within, list[int]()
        while len(heard) < count and (left := end - time.monotonic()) > 0:
            self._socket.settimeout(left)
            try:
                heard.append(int(self._socket.recv(100)))
            except TimeoutError:
                break
        return heard

    def close(self) -> None:
        self._socket.close()


Lab = tuple[Switch, list[Post]]


@pytest.fixture(scope="module")
def lab() -> Iterator[Lab]:
    """Three computers that have found each other's Ethernet addresses."""
    with bad_network(3, seed=1) as switch:
        posts = [Post(host) for host in switch.hosts]
        for post, other in product(posts, posts):
            if post is not other:
                post.send(other, range(1))
                assert other.hear(1) == [0]
        yield switch, posts
        for post in posts:
            post.close()


@pytest.fixture
def fresh(lab: Lab) -> Iterator[Lab]:
    """The same with all in order, before and after."""
    yield lab
    switch, posts = lab
    switch.heal()
    switch.every(Line())
    for post in posts:
        post.hear(1000, 0.05)


@LINUX
def test_a_good_network_delivers_once_and_in_order(fresh: Lab) -> None:
    _, (ada, bob, chiara) = fresh
    ada.send(bob, range(100))
    assert bob.hear(100) == list(range(100))
    assert bob.hear(1, 0.05) == chiara.hear(1, 0.05) == []


@LINUX
def test_what_is_lost_is_lost_in_one_direction(fresh: Lab) -> None:
    switch, (ada, bob, _) = fresh
    switch.one(ada.host, bob.host, Line(loss=1.0))
    ada.send(bob, range(20))
    bob.send(ada, range(20))
    assert ada.hear(20) == list(range(20))
    assert bob.hear(1, 0.1) == []
    switch.one(ada.host, bob.host, Line(loss=0.5))
    ada.send(bob, range(100))
    assert 25 < len(bob.hear(100, 0.5)) < 75


@LINUX
def test_delay_is_felt_and_each_direction_has_its_own(fresh: Lab) -> None:
    switch, (ada, bob, _) = fresh
    switch.one(ada.host, bob.host, Line(delay=0.4))
    started = time.monotonic()
    bob.send(ada, range(10))
    assert ada.hear(10) == list(range(10))
    assert time.monotonic() - started < 0.4
    started = time.monotonic()
    ada.send(bob, range(10))
    assert bob.hear(10) == list(range(10))
    assert time.monotonic() - started >= 0.4


@LINUX
def test_duplicates_are_seen(fresh: Lab) -> None:
    switch, (ada, bob, _) = fresh
    switch.every(Line(duplicate=1.0))
    ada.send(bob, range(10))
    assert bob.hear(20) == sorted([*range(10), *range(10)])


@LINUX
@pytest.mark.parametrize("line", [Line(delay=0.05, jitter=0.04), Line(delay=0.05, reorder=0.3)])
def test_frames_overtake_each_other(fresh: Lab, line: Line) -> None:
    switch, (ada, bob, _) = fresh
    switch.every(line)
    ada.send(bob, range(50))
    heard = bob.hear(50)
    assert sorted(heard) == list(range(50)) != heard


@LINUX
def test_a_partition_blocks_until_it_is_healed(fresh: Lab) -> None:
    switch, (ada, bob, chiara) = fresh
    switch.partition([ada.host, bob.host], [chiara.host])
    for post in (ada, chiara):
        post.send(bob, range(10))
    bob.send(chiara, range(10))
    assert bob.hear(10) == list(range(10))
    assert bob.hear(1, 0.1) == chiara.hear(1, 0.1) == []
    switch.heal()
    chiara.send(bob, range(10, 20))
    assert bob.hear(10) == list(range(10, 20))


@LINUX
def test_there_is_no_way_out(lab: Lab) -> None:
    switch, _ = lab
    host = switch.hosts[0]
    assert [line.split()[0] for line in host.run("ip", "route").splitlines()] == ["10.77.0.0/24"]
    assert all(line.split()[0] == "fe80::/64" for line in host.run("ip", "-6", "route").splitlines())
    names = [line.split(":")[1].strip() for line in host.run("ip", "-o", "link").splitlines()]
    assert [name for name in names if name in ("lo", "eth0")] == ["lo", "eth0"]
    with pytest.raises(OSError):
        inside(host, lambda: socket.create_connection(("192.0.2.1", 9), 1))


@LINUX
def test_nothing_is_left() -> None:
    def ours() -> set[object]:
        return {*os.listdir("/proc/self/fd"), *threading.enumerate()}

    before = ours()
    with bad_network(2, seed=1) as switch:
        namespaces = {host.namespace for host in switch.hosts}
        assert namespaces <= set(os.listdir("/var/run/netns"))
        sleeper = switch.hosts[0].start("sleep", "60")
    assert ours() <= before
    assert sleeper.wait(5) == -9
    assert not namespaces & set(os.listdir("/var/run/netns"))


def test_one_seed_has_one_fate() -> None:
    line = Line(delay=0.05, jitter=0.03, loss=0.2, duplicate=0.2, reorder=0.2)

    def fates(seed: int) -> list[list[float]]:
        choice = random.Random(seed)
        return [line.fates(choice) for _ in range(1000)]

    assert fates(1) == fates(1) != fates(2)
    copies = [len(times) for times in fates(1)]
    assert 150 < copies.count(0) < 250 and 120 < copies.count(2) < 200
    times = [time for times in fates(1) for time in times]
    assert 150 < times.count(0.0) < 250
    assert all(time == 0.0 or 0.02 <= time <= 0.08 for time in times)
