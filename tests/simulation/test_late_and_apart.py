"""Timers that fire late, links that go while something is under way, rosters that shrink: nothing is left hanging."""

import pytest

from smmp_core.conversation.rekeying import AGAIN, SLOW
from smmp_core.protocol import frames
from smmp_core.simulation.network import Conditions
from tests.simulation.room import Room


def test_an_input_just_before_a_late_timer_does_not_swallow_it() -> None:
    """A key agreement under way is sent again, however late the timer and whatever comes before it."""
    room = Room.opened(2)
    starter, other = room.members
    room.network.on_frame = lambda sender, receiver, frame: None if frame[0] == frames.ROUND1 else frame
    room.begin_agreement(starter)
    group, late = room.group(starter), room.network.now + AGAIN + 0.001
    sent = room.network.frames_sent
    group.settle(late)
    due = group.next_timer()
    assert due is not None and late < due <= late + SLOW
    room.network.on_frame = None
    assert room.network.run(SLOW, lambda: room.group(other).epoch == 2), "it was sent again"
    assert room.network.frames_sent > sent


def test_a_link_that_goes_while_catching_up_costs_no_resync() -> None:
    """The time with nobody to ask does not count against who might help."""
    room = Room.opened(3)
    author, other, away = room.members
    room.network.partition([author, other], [away])
    room.network.run(1)
    for k in range(300):
        room.say(author, f"missed {k}")
    room.network.run(3)
    room.network.link()
    assert room.network.run(5, lambda: room.conversation(away).location.step >= 64)
    assert room.conversation(away)._session.behind
    room.network.partition([author, other], [away])
    room.network.run(10)
    room.network.link()
    room.finish(120)
    assert not room.resyncs()


@pytest.mark.parametrize("seed", range(20))
def test_what_was_said_in_a_larger_roster_names_nobody_in_a_smaller_one(seed: int) -> None:
    """Acknowledgements of the epoch before, by indices that are no longer there, start no resync."""
    room = Room.opened(4, seed)
    leaver = room.by_index[0]
    stay = room.others(leaver)
    room.chat(1)
    room.network.act(leaver, lambda engine, now: engine.leave(room.id))
    room.chat(2, stay)
    assert room.network.run(60, lambda: all(len(room.conversation(member).epoch.roster) == 3 for member in stay))
    assert room.network.run(60, lambda: not any(len(room.conversation(member).outbox) for member in stay))
    assert not room.resyncs()


@pytest.mark.parametrize("delay", [(0.02, 0.3), (0.02, 0.5), (0.2, 0.6)])
@pytest.mark.parametrize("seed", range(5))
def test_two_sides_that_meet_over_slow_lines_need_one_resync(delay: tuple[float, float], seed: int) -> None:
    """What a member said before it heard of a resync calls for no other one."""
    room = Room.opened(4, seed)
    room.chat(1)
    room.finish()
    room.network.partition(room.members[:2], room.members[2:])
    room.chat(3, pause=0.1)
    room.network.run(10)
    room.restore()
    room.network.conditions = Conditions(delay=delay)
    room.finish(120)
    assert all(room.stages(member).count("required") <= 1 for member in room.members)
    assert not room.alerts()


def test_an_acknowledgement_lost_after_coming_back_is_asked_for_again() -> None:
    room = Room.opened(3, 1)
    back, author, other = room.members
    room.network.run(5)
    room.network.partition([back], [author, other])
    room.chat(1, [author])
    room.network.run(60)
    room.network.link()

    def wire(sender: bytes, receiver: bytes, frame: bytes) -> bytes | None:
        if frame[0] == frames.ACK and (sender, receiver) == (back.key, author.key) and frame[26:30] != bytes(4):
            room.network.on_frame = None  # the first after it has caught up
            return None
        return frame

    room.network.on_frame = wire
    assert room.network.run(5, lambda: room.at_rest), room.describe()
