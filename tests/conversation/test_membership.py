"""Whose plans are joined, and what leaving takes along."""

from smmp_core.conversation.membership import EVER
from smmp_core.protocol.rounds import Plan
from smmp_core.simulation.network import SimulatedMember
from tests.simulation.room import Room


def plan_by(room: Room, starter: SimulatedMember, roster: list[SimulatedMember], away: list[SimulatedMember]) -> Plan:
    keys, absent = (tuple(sorted(member.key for member in some)) for some in (roster, away))
    return Plan(keys.index(starter.key), keys, absent, (1,) * len(keys + absent))


def remove(room: Room, by: SimulatedMember, gone: SimulatedMember) -> None:
    room.network.act(by, lambda engine, now: engine.remove(room.id, [gone.key], now))
    rest = room.others(gone)
    assert room.network.run(20, lambda: all(gone.key not in room.group(member).members for member in rest))


def test_who_has_gone_is_no_away_member_again() -> None:
    """A starter that never shared a key with who has gone may not have heard of it."""
    room = Room.opened(3)
    ada, bob, chiara = room.members
    remove(room, ada, chiara)
    membership = room.group(bob).membership
    assert membership.allows(plan_by(room, ada, [ada, bob], []), ())
    assert not membership.allows(plan_by(room, ada, [ada, bob], [chiara]), ())
    assert membership.allows(plan_by(room, ada, [ada, bob, chiara], []), ())  # taken in again

    state = membership.state
    membership.established(plan_by(room, ada, [ada, bob, chiara], []), 3)
    assert not state.former and membership.since(chiara.key) < EVER
    assert membership.allows(plan_by(room, ada, [ada, bob], [chiara]), ())  # away, but a member


def test_what_was_unsent_goes_with_the_group_one_leaves() -> None:
    room = Room.opened(3)
    ada, bob, chiara = room.members
    room.network.partition([chiara], [ada, bob])
    room.say(chiara, "nobody is there")
    room.network.act(chiara, lambda engine, now: engine.leave(room.id))
    assert not chiara.store.messages
    room.network.link()
    assert room.network.run(20, lambda: all(chiara.key not in room.group(m).members for m in (ada, bob)))
    room.network.act(ada, lambda engine, now: engine.add(room.id, [chiara.key], now))
    assert room.network.run(5, lambda: room.id in chiara.member.groups)
    room.network.act(chiara, lambda engine, now: engine.accept(room.id, now))
    assert room.network.run(20, lambda: chiara.key in room.group(bob).members)
    room.network.run(10)
    assert not ada.store.messages and not chiara.store.messages


def test_who_is_out_and_has_not_heard_is_told_when_it_begins_an_agreement() -> None:
    """Two may have removed each other, and who heard of it is left with nobody to say so to the other."""
    room = Room.opened(3)
    ada, bob, chiara = room.members
    room.network.crash(bob)
    membership = room.group(chiara).membership
    membership.state.gone = {ada.key: bob.key}
    assert not membership.allows(plan_by(room, ada, [ada, chiara], [bob]), ())
    assert room.network.run(5, lambda: room.group(ada).stage == "removed")

    membership.state.gone = {bob.key: bob.key}  # who has left knows
    assert not membership.allows(plan_by(room, bob, [bob, chiara], []), ())
    assert bob.key not in membership.state.notices


def test_who_was_away_while_somebody_came_back_does_not_remove_it_again() -> None:
    room = Room.opened(4)
    ada, away, dana, back = room.members
    network = room.network
    remove(room, ada, back)
    network.crash(away)
    network.act(ada, lambda engine, now: engine.add(room.id, [back.key], now))
    assert network.run(5, lambda: room.group(back).stage == "invited")
    network.act(back, lambda engine, now: engine.accept(room.id, now))
    network.act(ada, lambda engine, now: engine.go_on(room.id, now))
    here = (ada, dana, back)
    assert network.run(20, lambda: all(back.key in room.group(member).members for member in here))
    network.run(1)
    network.crash(back)
    network.act(ada, lambda engine, now: engine.go_on(room.id, now))
    network.run(10)
    network.restart(away)
    network.run(30)
    assert all(back.key in room.group(member).members for member in (ada, away, dana))
    network.restart(back)
    network.run(30)
    assert room.group(back).stage == "open" and room.group(back).epoch == room.group(away).epoch
