"""The group's one state, as people read it through a fault and back."""

from itertools import pairwise

from smmp_core import events
from smmp_core.conversation.word import AFTERGLOW
from smmp_core.simulation.network import Conditions, SimulatedMember
from tests.simulation.room import Room


def words(member: SimulatedMember) -> list[str]:
    return [event.state for event in member.events if isinstance(event, events.State)]


def in_order(expected: list[str], told: list[str]) -> bool:
    """Whether ``expected`` occur in ``told`` in this order."""
    rest = iter(told)
    return all(word in rest for word in expected)


def test_from_the_invitation_to_being_in_step() -> None:
    room = Room.opened(3)
    assert in_order(["Agreeing", "In step"], words(room.members[0]))
    assert in_order(["Agreeing", "In step"], words(room.members[1]))
    for member in room.members:
        told = words(member)
        assert all(one != other for one, other in pairwise(told)), "only changes are told"


def test_who_is_away_is_waited_for_by_name_while_something_is_unagreed() -> None:
    room = Room.opened(3)
    room.network.run(5)
    one, two, away = room.members
    room.network.crash(away)
    room.network.run(10)
    assert room.group(one).word(room.network.now).text == "In step", "nothing is missing there"
    room.say(one, "hello")
    room.network.run(1)
    assert room.group(one).word(room.network.now).text == "Checking"
    room.network.run(5)
    for member in (one, two):
        assert room.group(member).word(room.network.now).text == f"Waiting for {away.name}"
    room.network.restart(away)
    room.finish()


def test_a_resync_goes_through_its_words() -> None:
    room = Room.opened(3)
    room.network.conditions = Conditions(delay=(0.05, 0.05))
    room.resync(room.members[0])
    room.finish()
    assert in_order(["Resyncing 1/3", "Resyncing 2/3", "Healing", "Back in step"], words(room.members[0]))
    for member in room.members:
        assert words(member)[-1] == "Back in step"
    room.network.run(AFTERGLOW + 1)
    for member in room.members:
        assert words(member)[-1] == "In step"


def test_messages_that_must_be_sent_again_are_the_third_part_of_a_resync() -> None:
    room = Room.opened(4)
    room.network.partition(room.members[:2], room.members[2:])
    room.chat(2, pause=0.1)
    room.network.run(5)
    room.restore()
    room.finish()
    for member in room.members:
        assert in_order(["Resyncing 2/3", "Resyncing 3/3", "Healing", "Back in step"], words(member))


def test_out_of_step_is_said_before_the_resync() -> None:
    """A digest that differs may still be explained by a frame on its way, so the resync waits a moment."""
    room = Room.opened(2)
    for member in room.members:
        room.inject(member, "no_repair")
        room.inject(member, "drop")
        room.inject(member, "collide")
    room.chat(1)
    room.finish()
    told = [word for member in room.members for word in words(member)]
    assert "Out of step" in told and "Resyncing 1/3" in told


def test_healing_that_fails_says_so() -> None:
    room = Room.opened(2)
    room.network.on_frame = lambda sender, receiver, frame: None if 0x11 <= frame[0] <= 0x14 else frame
    room.resync(room.members[0])
    room.network.run(50)
    for member in room.members:
        assert room.group(member).word(room.network.now).text == "Cannot agree"
    room.restore()
    room.finish(120)
    assert words(room.members[1])[-1] == "Back in step"


def test_who_stays_behind_alone_is_told_so() -> None:
    room = Room.opened(2)
    room.network.act(room.members[1], lambda engine, now: engine.leave(room.id))
    room.network.run(1)
    assert room.group(room.members[0]).word(room.network.now).text == "Everybody else has left"
