"""Which events are kept beside the messages, and that what is held in memory is what is stored."""

import os
from contextlib import closing
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmp_core import events
from smmp_core.notes import Notes, note_writes
from smmp_core.storage.home import Home
from smmp_core.storage.writes import KEPT_NOTES, DropGroup, PlaceNotes, SaveNote, Write

ONE, TWO = bytes([1] * 16), bytes([2] * 16)
ADA, BOB = "a" * 64, "b" * 64
ADDED = events.Membership(ONE.hex(), ADA, [BOB], {})
LEFT = events.Membership(ONE.hex(), ADA, [], {BOB: BOB})
OUT = events.Removed(ONE.hex(), ADA)
HEALED = events.Resync(ONE.hex(), "healed", None, None, 2, 0, 3)
ESTABLISHED = events.Agreement(ONE.hex(), "established", 2, [ADA, BOB])


def encoded(event: events.Event) -> bytes:
    return msgspec.json.encode(event)


def test_who_came_and_went_and_resyncs_are_kept_and_nothing_else() -> None:
    running = msgspec.structs.replace(ESTABLISHED, stage="running")
    told = [ADDED, running, events.State(ONE.hex(), "In step"), HEALED, ESTABLISHED, OUT]
    assert note_writes(told, 7, []) == [
        SaveNote(ONE, 7, encoded(ADDED)),
        SaveNote(ONE, 7, encoded(HEALED)),
        PlaceNotes(ONE, 2),
        SaveNote(ONE, 7, encoded(OUT)),
    ]
    assert note_writes(told, 7, [DropGroup(ONE)]) == [], "nothing is kept of a group that was left"


def test_the_form_on_the_disk_is_that_of_the_headless_member() -> None:
    """A home of today must be read by every later version: this is its form."""
    assert encoded(ADDED) == b'{"event":"membership","group":"%s","by":"%s","added":["%s"],"removed":{}}' % (
        ONE.hex().encode(),
        ADA.encode(),
        BOB.encode(),
    )
    healed = b'{"event":"resync","group":"%s","stage":"healed","reason":null,"by":null,"epoch":2,"era":0,"again":3}'
    assert encoded(HEALED) == healed % ONE.hex().encode()
    assert encoded(OUT) == b'{"event":"removed","group":"%s","by":"%s"}' % (ONE.hex().encode(), ADA.encode())


@pytest.mark.may_warn
def test_a_note_that_cannot_be_read_keeps_nobody_from_starting(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with closing(Home.open(tmp_path, passphrase=None, random=os.urandom)) as home:
        home.commit([SaveNote(ONE, 1, b'{"event":"unheard_of"}'), SaveNote(ONE, 2, b"\xff")])
        home.commit([SaveNote(ONE, 3, encoded(OUT))])
        notes = Notes(home.notes())
    assert [(note.at, note.event) for note in notes.of(ONE)] == [(3, OUT)]
    assert caplog.text.count("cannot be read") == 2


groups = st.sampled_from([ONE, TWO])
writes = st.one_of(
    st.builds(
        SaveNote, st.sampled_from([ONE, TWO]), st.integers(0, 9), st.sampled_from([ADDED, LEFT, HEALED]).map(encoded)
    ),
    st.builds(PlaceNotes, groups, st.integers(0, 3)),
    st.builds(DropGroup, groups),
)


@given(before=st.lists(writes, max_size=8), after=st.lists(writes, max_size=12))
def test_what_is_held_is_what_is_stored(
    tmp_path_factory: pytest.TempPathFactory, before: list[Write], after: list[Write]
) -> None:
    with closing(Home.open(tmp_path_factory.mktemp("home"), passphrase=None, random=os.urandom)) as home:
        home.commit(before)
        notes = Notes(home.notes())
        home.commit(after)
        notes.follow(after)
        stored = Notes(home.notes())
        assert [notes.of(group) for group in (ONE, TWO)] == [stored.of(group) for group in (ONE, TWO)]


def test_what_is_held_is_bounded() -> None:
    notes = Notes([])
    notes.follow([SaveNote(ONE, n, encoded(HEALED)) for n in range(KEPT_NOTES + 3)])
    assert [note.at for note in notes.of(ONE)] == list(range(3, KEPT_NOTES + 3))
    assert notes.of(TWO) == []
