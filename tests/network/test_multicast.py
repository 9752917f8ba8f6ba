"""Whether multicast leaves this computer, and what is said when not."""

import errno
import subprocess
import sys

import pytest

from smmp_core.network.multicast import multicast_problem, try_multicast
from tests.netlab import network


def test_loopback_takes_multicast() -> None:
    assert try_multicast("127.0.0.1") is None
    assert multicast_problem(["127.0.0.1"], local=True) is None


def test_only_loopback_is_a_network_to_nobody_else() -> None:
    said = multicast_problem(["127.0.0.1"], local=False)
    assert said == "No network is connected; only members on this computer are found."


def test_no_address_at_all() -> None:
    assert multicast_problem([], local=True) == "No network is connected."


def test_an_address_that_is_not_ours_cannot_send() -> None:
    assert try_multicast("192.0.2.77") in (errno.EADDRNOTAVAIL, errno.ENODEV, errno.ENETUNREACH)


SCRIPT = """
from smmp_core.network.addresses import own_hosts
from smmp_core.network.multicast import multicast_problem, try_multicast
print(multicast_problem(own_hosts(), local=False), [try_multicast(host) for host in own_hosts() if ":" in host])
"""


@pytest.mark.skipif(sys.platform != "linux", reason="network namespaces need Linux")
def test_on_a_network_of_its_own_it_is_sent_by_ipv4_and_ipv6_and_not_when_the_cable_is_out() -> None:
    with network(1) as (host,):
        assert host.run(sys.executable, "-c", SCRIPT).startswith("None [None")
        host.run("ip", "link", "set", "eth0", "down")
        assert host.run(sys.executable, "-c", SCRIPT).startswith("No network is connected; only members on this")


@pytest.mark.skipif(sys.platform != "linux", reason="network namespaces need Linux")
def test_a_firewall_is_named() -> None:
    with network(1) as (host,):
        try:
            host.run("iptables", "-A", "OUTPUT", "-d", "224.0.0.0/4", "-o", "eth0", "-j", "DROP")
            host.run("ip", "-6", "addr", "flush", "dev", "eth0")
        except (subprocess.CalledProcessError, FileNotFoundError):
            pytest.skip("iptables cannot be used here")
        assert "a firewall forbids it" in host.run(sys.executable, "-c", SCRIPT)
