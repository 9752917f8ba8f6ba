"""The address book keeps its bounds and believes no claim over a proof."""

import pytest

from smmp_core.events import Alert, Event, Peer
from smmp_core.people import MAX_NAMESAKES, MAX_STRANGERS, TWIN_AGAIN, People, plain_name
from smmp_core.storage.writes import DropPeer, SavePeer, Write

ADA, BOB, CAROL = b"a" * 32, b"b" * 32, b"c" * 32


def test_announcements_crowd_nobody_out() -> None:
    people = People([], bytes(32), lambda event: None)
    people.linked(ADA, "Ada", "127.0.0.1:1")
    people.unlinked(ADA)
    for number in range(MAX_STRANGERS + 10):
        people.seen(number.to_bytes(32, "big"), "Somebody", ["127.0.0.1:2"])
    people.seen(BOB, "Bob", ["127.0.0.1:3"])
    assert ADA in people
    assert BOB in people
    assert len(people.infos()) == MAX_STRANGERS + 1


def test_who_is_announced_again_costs_nothing_however_many_are_known() -> None:
    asked = list[bytes]()

    def in_a_group(key: bytes) -> bool:
        asked.append(key)
        return False

    people = People([], bytes(32), lambda event: None, in_a_group)
    for number in range(MAX_STRANGERS + 2):
        people.seen(number.to_bytes(32, "big"), "Somebody", ["127.0.0.1:2"])
    assert asked, "there was no room for the last"
    asked.clear()
    people.seen((MAX_STRANGERS).to_bytes(32, "big"), "Somebody", ["127.0.0.1:2"])
    assert not asked


def come_and_go(people: People, number: int) -> list[Write]:
    key = number.to_bytes(32, "big")
    writes = people.linked(key, "Somebody", "127.0.0.1:2")
    people.unlinked(key)
    return writes


def test_strangers_who_come_and_go_are_forgotten_the_longest_unseen_first() -> None:
    people = People([], bytes(32), lambda event: None)
    for number in range(MAX_STRANGERS):
        come_and_go(people, number)
    come_and_go(people, 0)  # seen again
    writes = come_and_go(people, MAX_STRANGERS) + come_and_go(people, MAX_STRANGERS + 1)
    assert [write for write in writes if isinstance(write, DropPeer)] == [DropPeer((1).to_bytes(32, "big"))]
    assert (0).to_bytes(32, "big") in people
    assert (1).to_bytes(32, "big") not in people


def test_friends_and_the_blocked_are_never_forgotten_nor_who_is_there() -> None:
    companion, verified, blocked, there = (bytes([0xF0 + n]) * 32 for n in range(4))
    people = People([], bytes(32), lambda event: None, companion.__eq__)
    for key in (companion, verified, blocked, there):
        people.linked(key, "Somebody", None)
    people.verify(verified)
    people.block(blocked, True)
    for key in (companion, verified, blocked):
        people.unlinked(key)
    for number in range(2 * MAX_STRANGERS):
        come_and_go(people, number)
    assert all(key in people for key in (companion, verified, blocked, there))
    assert MAX_STRANGERS <= len(people.infos()) <= MAX_STRANGERS + 6
    assert [people.is_friend(key) for key in (companion, verified, blocked, there)] == [True, True, False, False]


def test_who_can_be_dialled_nowhere_keeps_the_address_known_before() -> None:
    told: list[Event] = []
    people = People([], bytes(32), told.append)
    assert people.linked(ADA, "Ada", None) == [SavePeer(ADA, "Ada", False, False, None)]
    people.linked(ADA, "Ada", "127.0.0.1:1")
    people.linked(ADA, "Ada", None)
    assert [event.address for event in told if isinstance(event, Peer)] == [None, "127.0.0.1:1", "127.0.0.1:1"]


def test_what_could_not_be_stored_is_taken_back() -> None:
    told: list[Event] = []
    people = People([SavePeer(ADA, "Ada", False, True, None)], bytes(32), told.append)
    people.linked(BOB, "Bob", None)
    people.verify(BOB)
    people.block(ADA, False)
    people.go_back([SavePeer(ADA, "Ada", False, True, None)])
    assert {info.fingerprint: (info.verified, info.blocked) for info in people.infos()} == {
        ADA.hex(): (False, True),
        BOB.hex(): (False, False),
    }
    assert told[-1] == Peer(BOB.hex(), "Bob", True, False)


def test_a_claimed_name_does_not_replace_a_proved_one() -> None:
    told: list[Event] = []
    people = People([], bytes(32), told.append)
    people.linked(ADA, "Ada", "127.0.0.1:1")
    people.seen(ADA, "Mallory", ["127.0.0.1:1"])
    assert people.name_of(ADA) == "Ada"
    assert {event.name for event in told if isinstance(event, Peer)} == {"Ada"}


def test_a_verified_name_under_another_key_is_an_alert() -> None:
    told: list[Event] = []
    people = People([], bytes(32), told.append)
    people.linked(ADA, "Ada", "127.0.0.1:1")
    people.verify(ADA)
    people.linked(BOB, "Ada", "127.0.0.1:2")
    assert [event.kind for event in told if isinstance(event, Alert)] == ["key_changed"]


def alerts(told: list[Event]) -> list[str]:
    return [event.member or "" for event in told if isinstance(event, Alert)]


@pytest.mark.parametrize("name", ["ada", "Ａｄａ", "ADA ", "A\u200bda", "Ada\u2060", "\u00a0Ada"])
def test_a_name_that_reads_the_same_is_the_same(name: str) -> None:
    told: list[Event] = []
    people = People([SavePeer(ADA, "Ada", True, False, None)], bytes(32), told.append)
    people.linked(BOB, name, None)
    assert alerts(told) == [BOB.hex()]
    assert plain_name("Ada Lovelace") == plain_name("ADA\u2003 lovelace")
    assert plain_name("Ada") != plain_name("Adam")


def test_a_companions_name_under_another_key_is_an_alert_and_a_strangers_is_none() -> None:
    told: list[Event] = []
    people = People([], bytes(32), told.append, ADA.__eq__)
    people.linked(ADA, "Ada", None)
    people.linked(BOB, "Bob", None)
    people.linked(b"c" * 32, "Bob", None)
    assert alerts(told) == []
    people.linked(b"d" * 32, "Ada", None)
    assert alerts(told) == [(b"d" * 32).hex()]


def test_a_namesake_is_told_once_over_restarts_too_and_again_under_another_friends_name() -> None:
    told: list[Event] = []
    friends = [SavePeer(ADA, "Ada", True, False, None), SavePeer(b"c" * 32, "Carl", True, False, None)]
    people = People(friends, bytes(32), told.append)
    writes = people.linked(BOB, "Ada", None)
    people.linked(BOB, "Ada", None)
    assert alerts(told) == [BOB.hex()]
    (saved,) = [write for write in writes if isinstance(write, SavePeer)]
    people = People([*friends, saved], bytes(32), told.append)
    people.linked(BOB, "Ada", None)
    assert alerts(told) == [BOB.hex()]
    people.linked(BOB, "Carl", None)
    assert alerts(told) == [BOB.hex()] * 2


def test_a_flood_of_namesakes_does_not_flood_the_screen() -> None:
    told: list[Event] = []
    people = People([SavePeer(ADA, "Ada", True, False, None)], bytes(32), told.append)
    for number in range(100):
        people.linked(number.to_bytes(32, "big"), "Ada", None)
    assert len(alerts(told)) == MAX_NAMESAKES


def test_who_is_relied_on_no_longer_is_a_stranger_again() -> None:
    people = People([SavePeer(ADA, "Ada", True, False, None)], bytes(32), lambda event: None)
    assert people.is_friend(ADA)
    assert people.verify(ADA, False) == SavePeer(ADA, "Ada", False, False, None)
    assert not people.is_friend(ADA)


def test_who_was_only_announced_is_forgotten_when_it_takes_leave_and_nobody_else() -> None:
    told: list[Event] = []
    people = People([], bytes(32), told.append)
    people.seen(ADA, "Ada", ["127.0.0.1:1"])
    people.linked(BOB, "Bob", "127.0.0.1:2")
    people.unlinked(BOB)
    people.gone(ADA)
    people.gone(BOB)
    people.gone(bytes(32))
    assert [info.fingerprint for info in people.infos()] == [BOB.hex()]
    assert [event.online for event in told if isinstance(event, Peer) and event.fingerprint == ADA.hex()][-1] is False


def test_who_is_to_be_dialled_is_a_friend_who_is_away_and_can_be_dialled() -> None:
    people = People([], bytes(32), lambda event: None, lambda key: key in (ADA, BOB, CAROL))
    people.linked(ADA, "Ada", "127.0.0.1:1")
    people.seen(BOB, "Bob", ["127.0.0.1:2"])
    people.seen(b"s" * 32, "Stranger", ["127.0.0.1:3"])
    people.linked(CAROL, "Carol", None)
    people.unlinked(CAROL)
    assert people.absent_friends() == [(BOB, ["127.0.0.1:2"])]
    people.block(BOB, True)
    people.unlinked(ADA)
    assert people.absent_friends() == [(ADA, ["127.0.0.1:1"])]


def test_a_second_computer_with_our_identity_is_told_of_now_and_then() -> None:
    told = list[Event]()
    people = People([], bytes(32), told.append)
    for now in (5.0, 6.0, TWIN_AGAIN, 5.0 + TWIN_AGAIN):
        people.met_twin("192.168.1.7:4000", now)
    assert [alert.kind for alert in told if isinstance(alert, Alert) and "192.168.1.7:4000" in alert.message] == [
        "twin",
        "twin",
    ]
