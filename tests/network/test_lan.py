"""Members on several computers of one network (namespaces), seen by others and listened in on."""

import os
import re
import shutil
import socket
import subprocess
import sys

import pytest

from tests.netlab import Host, network
from tests.network.lan import members, until


def test_three_computers_find_each_other_and_link() -> None:
    with (
        network(3) as hosts,
        members(*((host, f"Member {i}", f"hello from {i}") for i, host in enumerate(hosts))) as running,
    ):
        until(lambda: all(len(member.events("frame")) == 2 for member in running))
        for number, member in enumerate(running):
            others = {f"hello from {i}" for i in range(3)} - {f"hello from {number}"}
            assert {line["frame"] for line in member.events("frame")} == others
            assert len(member.events("up")) == 2
            assert not member.events("down")
            assert member.events("ready")[0]["state"] == "working"
            assert member.events("ready")[0]["addresses"][0].startswith(f"10.77.0.{number + 1}:")


def test_a_network_that_comes_up_later_is_used() -> None:
    with network(2) as (one, two):
        one.run("ip", "addr", "flush", "dev", "eth0")
        with members((one, "Early", "a"), (two, "Late", "b")) as (early, late):
            until(lambda: early.events("ready"))
            assert "only members on this computer" in early.events("ready")[0]["state"]
            one.run("ip", "addr", "add", f"{one.address}/24", "dev", "eth0")
            until(lambda: early.events("frame") and late.events("frame"))


def test_a_computer_without_any_network_is_told_so() -> None:
    with network(1) as (one,):
        one.run("ip", "link", "set", "eth0", "down")
        one.run("ip", "link", "set", "lo", "down")
        with members((one, "Alone", "")) as (alone,):
            until(lambda: alone.events("ready"))
            assert "network is connected" in alone.events("ready")[0]["state"]


SELFISH = """
import socket, sys
port = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
port.bind(("", 5353))
print("mine", flush=True)
sys.stdin.read()
"""


def test_without_the_mdns_port_the_reason_is_said_and_it_is_tried_again() -> None:
    with network(2) as (one, two):
        selfish = one.start(sys.executable, "-c", SELFISH, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        try:
            assert selfish.stdout is not None
            assert selfish.stdout.readline() == "mine\n"
            with members((one, "Alice", "a"), (two, "Bob", "b")) as (alice, bob):
                until(lambda: alice.events("ready"))
                assert alice.events("ready")[0]["state"].startswith("Multicast cannot be used here")
                selfish.communicate(timeout=10)
                until(lambda: alice.events("frame") and bob.events("frame"))
        finally:
            selfish.kill()
            selfish.wait()


AVAHI = """
set -e
mount -t tmpfs tmpfs /run
mkdir -p /run/dbus /run/avahi-daemon
cat > /run/dbus.conf <<'END'
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>system</type><listen>unix:path=/run/dbus/system_bus_socket</listen><auth>EXTERNAL</auth>
<policy context="default"><allow user="*"/><allow own="*"/><allow eavesdrop="true"/>
<allow send_destination="*" eavesdrop="true"/></policy>
</busconfig>
END
printf '[wide-area]\\nenable-wide-area=no\\n[publish]\\ndisable-publishing=yes\\n' > /run/avahi.conf
export DBUS_SYSTEM_BUS_ADDRESS=unix:path=/run/dbus/system_bus_socket
dbus-daemon --config-file=/run/dbus.conf --nofork --nopidfile >/run/dbus.log 2>&1 &
bus=$!
for i in $(seq 100); do [ -S /run/dbus/system_bus_socket ] && break; sleep 0.05; done
avahi-daemon --file=/run/avahi.conf --no-drop-root --no-chroot --no-rlimits >/run/avahi.log 2>&1 &
avahi=$!
for i in $(seq 100); do [ -e /run/avahi-daemon/pid ] && break; sleep 0.05; done
for i in $(seq 40); do
  timeout 5 avahi-browse --resolve --parsable --terminate --no-db-lookup _smmp._tcp > /run/found 2>/run/errors || true
  grep -q '^=.*IPv4' /run/found && break
  sleep 0.25
done
cat /run/found /run/errors
kill $avahi $bus
"""


def test_another_mdns_implementation_sees_the_service_as_any_other() -> None:
    missing = [
        tool for tool in ("avahi-daemon", "avahi-browse", "dbus-daemon", "unshare") if shutil.which(tool) is None
    ]
    if missing:
        pytest.skip(f"missing here: {', '.join(missing)}")
    with network(2) as (one, two), members((one, "Zoë & Co", "")) as (zoe,):
        until(lambda: zoe.events("ready"))
        ready = zoe.events("ready")[0]
        out = two.run("unshare", "--mount", "sh", "-c", AVAHI)
        line = next((line for line in out.splitlines() if line.startswith("=;eth0;IPv4;")), None)
        assert line is not None, out
        fields = line.split(";")
        assert fields[3:6] == [ready["public"][:32], "_smmp._tcp", "local"]
        assert fields[6] == f"smmp-{ready['public'][:32]}.local"
        assert fields[7:9] == ["10.77.0.1", str(ready["port"])]
        # avahi writes bytes beyond ASCII as decimal escapes
        txt = re.sub(rb"\\(\d{3})", lambda m: bytes([int(m[1])]), fields[9].encode()).decode()
        assert sorted(re.findall(r'"([^"]*)"', txt)) == sorted([f"pk={ready['public']}", "name=Zoë & Co", "v=1"])


SNIFFER = """
import socket, sys, threading
tap = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(3))
tap.bind(("port1", 0))
print("listening", flush=True)
tap.settimeout(0.1)
done = []
threading.Thread(target=lambda: (sys.stdin.read(), done.append(1)), daemon=True).start()
while not done:
    try:
        packet = tap.recv(65_535)
    except TimeoutError:
        continue
    sys.stdout.write(packet.hex() + "\\n")
"""


def payloads(packet: bytes) -> tuple[int, bytes] | None:
    """IP protocol and what TCP or UDP carries in an Ethernet frame."""
    kind, ip = packet[12:14], packet[14:]
    if kind == b"\x08\x00":
        protocol, segment = ip[9], ip[4 * (ip[0] & 15) : int.from_bytes(ip[2:4], "big")]
    elif kind == b"\x86\xdd":
        protocol, segment = ip[6], ip[40 : 40 + int.from_bytes(ip[4:6], "big")]
    else:
        return None
    if protocol == socket.IPPROTO_TCP:
        return protocol, segment[4 * (segment[12] >> 4) :]
    return (protocol, segment[8:]) if protocol == socket.IPPROTO_UDP else None


def test_who_listens_in_on_the_wire_sees_no_name_and_no_text_beyond_what_mdns_announces() -> None:
    text, name = "the treasure lies under the old oak", "Wilhelmine"
    with network(2) as (one, two):
        switch = Host(one.namespace.removesuffix("1") + "switch", "")
        sniffer = switch.start(sys.executable, "-c", SNIFFER, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        try:
            assert sniffer.stdout is not None
            assert sniffer.stdout.readline() == "listening\n"
            with members((one, name, text), (two, "Friedrich", text)) as running:
                until(lambda: all(member.events("frame") for member in running))
                assert {member.events("frame")[0]["frame"] for member in running} == {text}
                keys = [bytes.fromhex(member.events("ready")[0]["public"]) for member in running]
            out, _ = sniffer.communicate(timeout=10)
        finally:
            sniffer.kill()
            sniffer.wait()
    carried = [found for line in out.split() if (found := payloads(bytes.fromhex(line))) is not None]
    tcp = b"".join(data for protocol, data in carried if protocol == socket.IPPROTO_TCP)
    udp = b"".join(data for protocol, data in carried if protocol == socket.IPPROTO_UDP)
    assert len(tcp) > 250
    for secret in (text, name, "Friedrich", keys[0], keys[1], keys[0].hex(), keys[1].hex()):
        assert (secret if isinstance(secret, bytes) else secret.encode()) not in tcp
    assert name.encode() in udp  # the capture works: mDNS announces the name
    assert text.encode() not in udp


@pytest.fixture(autouse=True)
def _linux() -> None:
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("network namespaces need Linux and root")
