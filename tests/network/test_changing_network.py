"""Interfaces that go, come back, get another address or appear late: members find each other again within seconds."""

import os
import subprocess
import sys
import time

import pytest

from tests.netlab import Host, network
from tests.network.lan import Running, members, until

pytestmark = pytest.mark.timeout(90)
SOON = 12.0  # seconds


@pytest.fixture(autouse=True)
def _linux() -> None:
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("network namespaces need Linux and root")


def linked(one: Running, other: Running) -> bool:
    """Whether each end says that a link with the other stands."""
    return one.linked(other) and other.linked(one)


def replug(host: Host, number: int, address: str) -> None:
    """Take the network card out of a computer and put in another one."""
    switch = host.namespace[: -len(str(number))] + "switch"
    host.run("ip", "link", "del", "eth0")
    plug(host, switch, number)
    host.run("ip", "addr", "add", f"{address}/24", "dev", "eth0")
    host.run("ip", "link", "set", "eth0", "up")


def plug(host: Host, switch: str, number: int) -> None:
    """Connect a computer with the switch by a new card."""
    command = f"ip link add port{number} netns {switch} type veth peer name eth0 netns {host.namespace}"
    subprocess.run(command.split(), check=True)
    subprocess.run(f"ip -n {switch} link set port{number} master br0 up".split(), check=True)


def test_a_card_that_is_down_for_a_while_and_up_again() -> None:
    """Wi-Fi off and on: the address goes with it and comes back."""
    with network(2) as (one, two), members((one, "Ada", ""), (two, "Bob", "")) as (ada, bob):
        until(lambda: linked(ada, bob))
        one.run("ip", "addr", "flush", "dev", "eth0")
        one.run("ip", "link", "set", "eth0", "down")
        until(lambda: not ada.linked(bob), SOON)
        until(lambda: not bob.linked(ada), 20)
        one.run("ip", "link", "set", "eth0", "up")
        one.run("ip", "addr", "add", f"{one.address}/24", "dev", "eth0")
        until(lambda: linked(ada, bob), SOON)


def test_another_address_is_announced_and_old_links_are_given_up() -> None:
    with network(2) as (one, two):
        for host in (one, two):  # whose addresses would stay, and with them the link
            host.run("sh", "-c", "echo 1 > /proc/sys/net/ipv6/conf/eth0/disable_ipv6 || true")
        with members((one, "Ada", ""), (two, "Bob", "")) as (ada, bob):
            until(lambda: linked(ada, bob))
            time.sleep(3.2)  # a younger link is not replaced
            one.run("ip", "addr", "flush", "dev", "eth0")
            one.run("ip", "addr", "add", "10.77.0.99/24", "dev", "eth0")
            until(lambda: ada.events("down"), SOON)
            until(lambda: linked(ada, bob), SOON)
            assert bob.events("up")[-1]["address"].startswith("10.77.0.99:")


def test_another_card_with_the_same_address_is_listened_at() -> None:
    """The system has forgotten that we want to hear the group there: who comes later is found all the same."""
    with network(3) as (one, two, three), members((one, "Ada", ""), (two, "Bob", "")) as (ada, bob):
        until(lambda: linked(ada, bob))
        replug(one, 1, one.address)
        until(lambda: linked(ada, bob), 20)
        time.sleep(4)
        with members((three, "Carl", "")) as (carl,):
            until(lambda: linked(ada, carl), SOON)


def test_a_second_network_that_appears_later_is_used() -> None:
    with network(2) as (one, two):
        two.run("ip", "link", "del", "eth0")
        with members((one, "Ada", ""), (two, "Bob", "")) as (ada, bob):
            until(lambda: ada.events("ready") and bob.events("ready"))
            plug(two, one.namespace[:-1] + "switch", 2)
            two.run("ip", "addr", "add", f"{two.address}/24", "dev", "eth0")
            two.run("ip", "link", "set", "eth0", "up")
            until(lambda: linked(ada, bob), SOON)
