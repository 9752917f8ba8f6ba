"""Frames come early, late, twice or from the wrong branch; the protocol gets exactly the next one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmp_core.conversation import session as module
from smmp_core.conversation.session import Session, Verdict
from smmp_core.conversation.shelf import Shelf
from smmp_core.protocol.frames import MessageFrame
from smmp_core.protocol.housekeeping import make_resync
from smmp_core.protocol.message import TEXT
from smmp_core.protocol.receiving import MessageUndecryptable
from tests.protocol.party import Party, flip, public_view


class Table:
    """A session for each member of a party."""

    def __init__(self, size: int = 3) -> None:
        self.party = Party(size)
        self.sessions = [
            Session(epoch, state) for epoch, state in zip(self.party.epochs, self.party.states, strict=True)
        ]

    def say(self, j: int, text: str = "hello") -> bytes:
        """What member j encrypts; nobody else has it yet."""
        random = self.party.random.randbytes
        id, content = random(16), text.encode()
        return self.sessions[j].encrypt(id=id, position=None, kind=TEXT, time=0, content=content, random=random)[0]

    def resync(self, j: int) -> bytes:
        session = self.sessions[j]
        offer = make_resync(session.epoch, session.ratchet, session.location.era + 1, self.party.random.randbytes)
        session.resync(offer)
        return offer.frame


def take_all(session: Session, *, leave_gap: bool = False) -> list[str]:
    taken = []
    while got := session.advance(leave_gap=leave_gap):
        taken.append(got[1].content.decode() if got[1] else "resync")
    return taken


@given(st.data())
def test_any_order_with_repetitions_gives_the_same_state(data: st.DataObject) -> None:
    table = Table(2)
    story = [table.say(0, f"text {n}") for n in range(6)]
    taken = []
    for n in data.draw(st.permutations([*range(6), *data.draw(st.lists(st.integers(0, 5), max_size=6))])):
        verdict = table.sessions[1].offer(story[n])
        assert verdict in (Verdict.HELD, Verdict.DUPLICATE)
        taken += take_all(table.sessions[1])
    assert taken == [f"text {n}" for n in range(6)]
    assert public_view(table.sessions[0].ratchet) == public_view(table.sessions[1].ratchet)
    assert not table.sessions[1].behind


def test_verdicts() -> None:
    table = Table()
    first, session = table.say(0), table.sessions[1]
    assert session.offer(flip(first, 400)) is Verdict.JUNK
    assert session.offer(first[:-1]) is Verdict.JUNK
    assert table.sessions[0].offer(first) is Verdict.STALE, "our own frame comes back"
    assert session.offer(first) is Verdict.HELD
    assert session.offer(first) is Verdict.DUPLICATE
    take_all(session)
    assert session.offer(first) is Verdict.DUPLICATE
    other = table.say(2)  # took its own step 1
    assert session.offer(other) is Verdict.CLASH
    session.settle(session.location)
    assert session.offer(other) is Verdict.STALE, "at or below the agreed step nothing counts"


def test_two_frames_of_one_author_for_one_step_are_twofold() -> None:
    table = Table()
    before = table.sessions[0].ratchet
    first = table.say(0, "yes")
    table.sessions[0].ratchet = before
    second = table.say(0, "no")
    assert table.sessions[1].offer(first) is Verdict.HELD
    assert table.sessions[1].offer(second) is Verdict.TWOFOLD
    take_all(table.sessions[1])
    assert table.sessions[1].offer(second) is Verdict.TWOFOLD


def test_junk_leaves_no_trace() -> None:
    table = Table()
    frame, session = table.say(0), table.sessions[1]
    view = public_view(session.ratchet)
    for bit in range(0, 8 * len(frame), 97):
        verdict = session.offer(flip(frame, bit))
        if verdict is not Verdict.JUNK:
            assert MessageFrame.parse(flip(frame, bit), 3).name == MessageFrame.parse(frame, 3).name, "another's tag"
            session = table.sessions[1] = Session(session.epoch, session.ratchet)
        assert not session.behind and session.advance(leave_gap=True) is None
    assert public_view(session.ratchet) == view


def test_a_frame_that_came_early_waits() -> None:
    table = Table()
    story, session = [table.say(0, str(n)) for n in range(3)], table.sessions[1]
    session.offer(story[2])
    assert session.advance(leave_gap=True) is None
    assert session.behind and session.first_held is not None and session.first_held.step == 3
    session.offer(story[0])
    assert take_all(session) == ["0"] and session.behind
    session.offer(story[1])
    assert take_all(session) == ["1", "2"] and not session.behind


def test_held_frames_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_HELD", 2)
    monkeypatch.setattr(module, "MAX_AHEAD", 8)
    table = Table(2)
    story, session = [table.say(0, str(n)) for n in range(10)], table.sessions[1]
    assert [session.offer(story[n]) for n in (3, 5, 6, 2, 9)] == [
        Verdict.HELD,
        Verdict.HELD,
        Verdict.STALE,  # further than what waits
        Verdict.HELD,  # nearer: the furthest goes
        Verdict.STALE,  # too far ahead
    ]
    assert session._held.keys() == {session.location._replace(step=step) for step in (3, 4)}
    assert session.behind
    for frame in story:
        session.offer(frame)
        take_all(session)
    assert session.location.step == 10


def test_who_cannot_follow_takes_nothing_more_in_this_era_but_a_resync() -> None:
    table = Table()
    apart = table.sessions[1]
    table.say(1)  # nobody gets it, so 1 has parted from the others
    story = [table.say(0, str(n)) for n in range(2)]
    for frame in story:
        table.sessions[2].offer(frame)
    take_all(table.sessions[2])
    assert apart.offer(story[1]) is Verdict.HELD
    with pytest.raises(MessageUndecryptable):
        apart.advance(leave_gap=False)
    assert apart.advance(leave_gap=False) is None
    resync = table.resync(0)
    for session in table.sessions[1:]:
        assert session.offer(resync) is Verdict.HELD
        assert take_all(session) == ["resync"]
    assert len({public_view(session.ratchet) for session in table.sessions}) == 1


def test_a_resync_waits_until_the_era_before_it_is_complete() -> None:
    table = Table()
    first, second = table.say(0, "first"), table.say(0, "second")
    resync, after = table.resync(0), table.say(0, "after")
    session = table.sessions[1]
    for frame in (after, resync, second):
        session.offer(frame)
    assert take_all(session) == []
    session.offer(first)
    assert take_all(session) == ["first", "second", "resync", "after"]
    hopeless = table.sessions[2]
    for frame in (after, resync, second):
        hopeless.offer(frame)
    assert take_all(hopeless, leave_gap=True) == ["resync", "after"]
    assert hopeless.offer(first) is Verdict.STALE


@pytest.mark.parametrize("late", [False, True])
def test_of_two_resyncs_the_lower_index_wins(late: bool) -> None:
    """R4: also for who has entered the losing era already, its own included."""
    table = Table()
    low, high = table.resync(0), table.resync(1)
    third = table.sessions[2]
    if late:
        third.offer(high)
        assert take_all(third) == ["resync"] and third.location.era_sender == 1
        third.offer(low)
    else:
        third.offer(high)
        third.offer(low)
    assert take_all(third) == ["resync"] and third.location.era_sender == 0
    assert third.offer(high) is Verdict.STALE and table.sessions[0].offer(high) is Verdict.STALE
    table.sessions[1].offer(low)
    assert take_all(table.sessions[1]) == ["resync"]
    assert len({public_view(session.ratchet) for session in table.sessions}) == 1


def test_after_a_message_of_the_losing_era_it_is_divided() -> None:
    table = Table()
    low, high = table.resync(0), table.resync(1)
    said = table.say(1)
    third = table.sessions[2]
    for frame in (high, said):
        third.offer(frame)
    take_all(third)
    assert third.offer(low) is Verdict.DIVIDED and table.sessions[1].offer(low) is Verdict.DIVIDED
    assert table.sessions[0].offer(high) is Verdict.STALE


def test_keys_to_change_sides_go_when_all_have_acknowledged() -> None:
    table = Table()
    frame = table.resync(1)
    table.sessions[2].offer(frame)
    take_all(table.sessions[2])
    assert table.sessions[2].superseded is not None
    table.sessions[2].settle(table.sessions[2].location._replace(era=0, era_sender=0xFF))
    assert table.sessions[2].superseded is not None
    table.sessions[2].settle(table.sessions[2].location)
    assert table.sessions[2].superseded is None


def test_a_restart_still_knows_a_duplicate_from_a_clash() -> None:
    table = Table()
    frame, session = table.say(0), table.sessions[1]
    session.offer(frame)
    take_all(session)
    again = Session(session.epoch, session.ratchet, None, Shelf([(session.location, frame)]))
    assert again.offer(frame) is Verdict.DUPLICATE
    assert again.offer(table.say(2)) is Verdict.CLASH


def test_hearing_of_a_later_step_means_being_behind() -> None:
    table = Table()
    session = table.sessions[1]
    session.heard(session.location._replace(epoch=9, step=9))
    assert not session.behind, "of another epoch"
    session.heard(session.location._replace(step=2))
    assert session.behind
    for n in range(2):
        session.offer(table.say(0, str(n)))
    take_all(session)
    assert not session.behind
