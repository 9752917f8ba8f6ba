"""Each condition of the network is said in words of its own, in the header and where nobody is listed."""

from typing import get_args

from smmp_core.network.lan import Condition
from smmp_gui.network_words import header_words, network_words

ALL: tuple[Condition, ...] = get_args(Condition)


def test_no_two_conditions_are_said_alike() -> None:
    said = [network_words(condition, None) for condition in ALL]
    assert len({one.header for one in said}) == len(ALL)
    assert len({one.words for one in said}) == len(ALL)


def test_the_header_counts_who_is_connected_and_says_why_nobody_is() -> None:
    assert {condition: header_words(condition, 0) for condition in ALL} == {
        "working": "Nobody connected yet",
        "hidden": "Hidden · nobody connected",
        "off": "Not looking around",
        "no_multicast": "Cannot look around",
        "no_network": "No network",
    }
    assert header_words("no_multicast", 2) == "2 connected"
    assert header_words("hidden", 1) == "1 connected · hidden"


def test_the_reason_is_given_where_multicast_cannot_be_sent() -> None:
    said = network_words("no_multicast", "Multicast cannot be sent here, a firewall forbids it.")
    assert said.words.startswith("Multicast cannot be sent here, a firewall forbids it.")
    assert "address" in said.words
