"""Addresses as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmp_core.network.addresses import (
    Address,
    expand,
    interface_index,
    is_loopback,
    of_socket,
    own_hosts,
    parse_address,
)
from smmp_core.network.errors import BadAddress


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("127.0.0.1:4000", Address("127.0.0.1", 4000)),
        (" host.example:1 ", Address("host.example", 1)),
        ("[::1]:65535", Address("::1", 65_535)),
        ("[fe80::1%2]:80", Address("fe80::1%2", 80)),
    ],
)
def test_good_addresses_come_back_as_written(text: str, address: Address) -> None:
    assert parse_address(text) == address
    assert str(address) == text.strip()


@pytest.mark.parametrize(
    "text",
    [
        "",
        " :",
        "host",
        "host:",
        ":80",
        "::1:80",
        "[::1]",
        "[::1:80",
        "[host]:80",
        "host:0",
        "host:65536",
        "host:x",
        "host:-1",
        "host:²",
        "a b:1",
        "h:000001",
    ],
)
def test_bad_addresses_get_a_sentence(text: str) -> None:
    with pytest.raises(BadAddress, match="write HOST:PORT"):
        parse_address(text)


@given(st.text(max_size=40))
def test_any_text_is_an_address_or_refused(text: str) -> None:
    try:
        address = parse_address(text)
    except BadAddress:
        return
    assert parse_address(str(address)) == address


def test_this_computer_has_a_loopback_address_and_it_comes_last() -> None:
    hosts = own_hosts()
    assert "127.0.0.1" in hosts
    assert [is_loopback(host) for host in hosts] == sorted(is_loopback(host) for host in hosts)


def test_wildcards_become_the_addresses_of_their_kind() -> None:
    assert "127.0.0.1" in expand(["0.0.0.0"])
    assert not any(":" in host for host in expand(["0.0.0.0"]))
    assert expand(["10.1.1.1", "10.1.1.1"]) == ["10.1.1.1"]


def test_link_local_addresses_of_sockets_keep_their_scope() -> None:
    assert of_socket(("fe80::1", 80, 0, 3)) == Address("fe80::1%3", 80)
    assert of_socket(("::1", 80, 0, 0)) == Address("::1", 80)
    assert of_socket(("10.0.0.1", 80)) == Address("10.0.0.1", 80)


def test_the_interface_of_an_address() -> None:
    assert interface_index("127.0.0.1") > 0
    assert interface_index("192.0.2.255") == 0
