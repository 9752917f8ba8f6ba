"""The address book keeps its bounds and believes no claim over a proof."""

from smmp_core.events import Alert, Event, Peer
from smmp_core.people import MAX_SIGHTINGS, People

ADA, BOB = b"a" * 32, b"b" * 32


def test_announcements_crowd_nobody_out() -> None:
    people = People([], bytes(32), lambda event: None)
    people.linked(ADA, "Ada", "127.0.0.1:1")
    for number in range(MAX_SIGHTINGS + 10):
        people.seen(number.to_bytes(32, "big"), "Somebody", ["127.0.0.1:2"])
    people.seen(BOB, "Bob", ["127.0.0.1:3"])
    assert ADA in people
    assert BOB in people
    assert len(people.infos()) == MAX_SIGHTINGS + 1


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
