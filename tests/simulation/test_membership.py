"""Members come, go, are removed and are away: all who stay hold the same, and nobody reads what was not for it."""

from collections.abc import Iterable

import pytest

from smmp_core import events
from smmp_core.conversation.signals import Remove, encode, remove_tag
from smmp_core.errors import LocalError
from smmp_core.protocol.state import Epoch
from smmp_core.simulation.network import SimulatedMember
from tests.simulation.room import Room


def texts(room: Room, member: SimulatedMember) -> list[str]:
    """A member's transcript."""
    return [text for *_, text in member.store.transcript(room.id)]


def members(room: Room, member: SimulatedMember) -> set[bytes]:
    """Who is in the group, it thinks."""
    return set(room.group(member).members)


def settle(room: Room, stay: Iterable[SimulatedMember], seconds: float = 60) -> None:
    """Until all who stay are in step, with the same members."""
    stay = list(stay)
    keys = {member.key for member in stay}

    def settled() -> bool:
        return all(
            room.group(member).word(room.network.now).text in ("In step", "Back in step")
            and members(room, member) == keys
            and set(room.conversation(member).epoch.roster) == keys
            and not len(room.conversation(member).outbox)
            for member in stay
        )

    assert room.network.run(seconds, settled), room.describe()


def add(room: Room, by: SimulatedMember, name: str, *, accepts: bool = True) -> SimulatedMember:
    """Somebody new is asked, and accepts."""
    (newcomer,) = room.network.add(name)
    room.members.append(newcomer)
    room.sent[newcomer.key] = []
    room.network.link()
    room.network.act(by, lambda engine, now: engine.add(room.id, [newcomer.key], now))
    assert room.network.run(5, lambda: room.id in newcomer.member.groups), "not invited"
    if accepts:
        room.network.act(newcomer, lambda engine, now: engine.accept(room.id, now))
    return newcomer


def remove(room: Room, by: SimulatedMember, *gone: SimulatedMember) -> None:
    """A member removes others."""
    room.network.act(by, lambda engine, now: engine.remove(room.id, [member.key for member in gone], now))


def changes(member: SimulatedMember) -> list[events.Membership]:
    """What it was told of who came and went."""
    return [event for event in member.events if isinstance(event, events.Membership)]


def test_who_is_added_reads_from_then_on_and_nothing_before() -> None:
    room = Room.opened(3)
    ada, bob, chiara = room.members
    room.chat(2)
    room.finish()
    dana = add(room, bob, "Dana")
    settle(room, room.members)
    assert texts(room, dana) == []
    before = len(texts(room, ada))
    room.chat(2)
    settle(room, room.members)
    assert texts(room, ada) == texts(room, bob) == texts(room, chiara)
    assert texts(room, dana) == texts(room, ada)[before:] and len(texts(room, dana)) == 8
    for member in (ada, bob, chiara):
        (change,) = changes(member)
        assert (change.by, change.added, change.removed) == (bob.key.hex(), [dana.key.hex()], {})
    assert [(change.by, change.added) for change in changes(dana)] == [(bob.key.hex(), [dana.key.hex()])]
    told = [event for event in dana.events if isinstance(event, events.Agreed)]
    assert len(told) == 8, "everything it has is agreed by everybody"


def test_what_waited_when_somebody_came_is_not_for_them() -> None:
    """Written, and encrypted, while a member was away; then somebody else joins."""
    room = Room.opened(3)
    ada, bob, chiara = room.members
    room.network.partition([ada, bob], [chiara])
    room.say(ada, "for three")
    room.network.run(3)
    assert texts(room, bob) == ["for three"] and texts(room, chiara) == []
    dana = add(room, ada, "Dana")
    settle(room, room.members)
    assert texts(room, chiara) == ["for three"] and texts(room, dana) == []
    room.say(bob, "for four")
    settle(room, room.members)
    assert texts(room, chiara) == ["for three", "for four"] and texts(room, dana) == ["for four"]


def test_a_newcomer_does_not_get_what_nobody_else_has_yet() -> None:
    """A clash keeps messages in the outboxes until after somebody has joined."""
    room = Room.opened(3)
    ada, bob, chiara = room.members
    for member in room.members:
        room.inject(member, "no_repair")
    room.inject(ada, "drop")
    room.say(ada, "eaten")
    dana = add(room, bob, "Dana")
    settle(room, room.members, 120)
    assert texts(room, ada) == texts(room, bob) == texts(room, chiara) == ["eaten"]
    assert texts(room, dana) == []


def test_who_is_removed_is_told_and_gets_nothing_more() -> None:
    room = Room.opened(4)
    ada, bob, chiara, dana = room.members
    room.chat(1)
    room.finish()
    remove(room, ada, dana)
    room.say(bob, "among us three")
    settle(room, [ada, bob, chiara])
    assert "among us three" in texts(room, chiara) and "among us three" not in texts(room, dana)
    assert room.group(dana).stage == "removed" and room.group(dana).word(0).text == "Removed"
    assert [event.by for event in dana.events if isinstance(event, events.Removed)] == [ada.key.hex()]
    for member in (ada, bob, chiara):
        (change,) = changes(member)
        assert change.removed == {dana.key.hex(): ada.key.hex()} and change.added == []
    assert len(texts(room, dana)) == 4, "its history stays"


def test_from_the_wish_on_nobody_writes_for_who_is_removed() -> None:
    """Not even before there is a new key."""
    room = Room.opened(3)
    ada, bob, chiara = room.members
    room.network.on_frame = lambda sender, receiver, frame: None if 0x11 <= frame[0] <= 0x14 else frame
    remove(room, ada, chiara)
    room.network.run(0.1)
    room.say(bob, "not for Chiara")
    room.say(ada, "nor this")
    room.network.run(20)
    assert texts(room, chiara) == texts(room, ada) == texts(room, bob) == []
    room.restore()
    settle(room, [ada, bob], 120)
    assert sorted(texts(room, bob)) == ["nor this", "not for Chiara"] and texts(room, chiara) == []


@pytest.mark.parametrize("who", ["removed", "another"])
def test_a_removal_goes_on_without_who_is_away(who: str) -> None:
    room = Room.opened(4)
    ada, bob, chiara, dana = room.members
    room.chat(1)
    room.finish()
    away = dana if who == "removed" else chiara
    room.network.crash(away)
    remove(room, ada, dana)
    there = [ada, bob] if who == "another" else [ada, bob, chiara]
    assert room.network.run(20, lambda: all(room.group(member).epoch == 2 for member in there))
    room.say(bob, "while somebody is away")
    room.network.run(5)
    room.network.restart(away)
    settle(room, [ada, bob, chiara])
    assert room.network.run(5, lambda: room.group(dana).stage == "removed")
    assert texts(room, chiara) == texts(room, ada) and "while somebody is away" in texts(room, chiara)
    assert "while somebody is away" not in texts(room, dana)
    room.say(chiara, "back")
    settle(room, [ada, bob, chiara])


def test_who_was_left_out_while_away_catches_up_on_both_epochs() -> None:
    """On the end of its own, from any member, and on the next, from the authors."""
    room = Room.opened(4)
    ada, bob, chiara, dana = room.members
    room.network.crash(chiara)
    room.chat(3, [ada, bob, dana])
    room.network.run(2)
    remove(room, ada, dana)
    assert room.network.run(20, lambda: room.group(ada).epoch == room.group(bob).epoch == 2)
    room.chat(3, [ada, bob])
    room.network.run(2)
    room.network.restart(chiara)
    settle(room, [ada, bob, chiara])
    assert texts(room, chiara) == texts(room, ada) and len(texts(room, chiara)) == 15


def test_who_leaves_tells_everybody_in_the_end() -> None:
    room = Room.opened(4)
    ada, bob, chiara, dana = room.members
    room.network.crash(chiara)
    room.network.act(dana, lambda engine, now: engine.leave(room.id))
    room.network.run(5)
    room.network.crash(dana)
    room.network.restart(chiara)
    settle(room, [ada, bob, chiara])
    room.chat(1, [ada, bob, chiara])
    settle(room, [ada, bob, chiara])
    room.network.restart(dana)
    room.network.run(5)
    assert room.id not in dana.member.groups, "everybody has heard it: nothing of the group is left"


def test_leaving_between_confirmation_and_establishment_is_heard() -> None:
    room = Room.opened(3)
    ada, bob, chiara = room.members
    room.begin_agreement(ada)
    assert room.network.run(5, lambda: room.group(chiara).rekeying.confirmed is not None)
    room.network.act(chiara, lambda engine, now: engine.leave(room.id))
    settle(room, [ada, bob])
    room.say(ada, "we two")
    settle(room, [ada, bob])
    assert texts(room, bob) == ["we two"]


def test_leaving_in_the_first_agreement_is_heard() -> None:
    room = Room(3)
    room.found()
    ada, bob, chiara = room.members
    assert room.network.run(5, lambda: room.group(chiara).rekeying.confirmed is not None)
    room.network.act(chiara, lambda engine, now: engine.leave(room.id))
    settle(room, [ada, bob], 120)


def half_gathered() -> Room:
    """A group that the first member has made, the second has accepted and the third has not answered."""
    room = Room(3)
    ada, bob, _ = room.members
    keys = [member.key for member in room.members]
    room.network.act(ada, lambda engine, now: setattr(room, "id", engine.create("Team", keys, now)))
    room.network.run(1)
    room.network.act(bob, lambda engine, now: engine.accept(room.id, now))
    room.network.run(1)
    return room


def test_who_made_the_group_may_think_better_of_it() -> None:
    room = half_gathered()
    ada, bob, chiara = room.members
    room.network.act(ada, lambda engine, now: engine.leave(room.id))
    room.network.run(5)
    for member in (bob, chiara):
        assert room.id not in member.member.groups or room.group(member).stage == "left"
        failed = [event for event in member.events if isinstance(event, events.Agreement) and event.stage == "failed"]
        assert [event.error for event in failed] == ["M0 has withdrawn the invitation."]
    assert room.id not in ada.member.groups


def test_the_silent_can_be_let_go_before_the_first_key() -> None:
    room = half_gathered()
    ada, bob, chiara = room.members
    remove(room, ada, chiara)
    settle(room, [ada, bob])
    assert room.id not in chiara.member.groups or room.group(chiara).stage == "left"


def test_people_are_added_before_the_first_key_by_who_made_the_group() -> None:
    room = half_gathered()
    ada, bob, chiara = room.members
    with pytest.raises(LocalError, match="only who made it can add people now"):
        room.network.act(bob, lambda engine, now: engine.add(room.id, [b"d" * 32], now))
    assert (room.group(ada).membership.may_ask, room.group(bob).membership.may_ask) == (True, False)
    dana = add(room, ada, "Dana")
    room.network.run(5)
    assert room.group(ada).epoch == 0, "Chiara has not answered"
    room.network.act(chiara, lambda engine, now: engine.accept(room.id, now))
    settle(room, [ada, bob, chiara, dana])
    assert room.group(bob).epoch == 1


def test_who_is_added_while_the_first_key_is_agreed_on_comes_with_the_second() -> None:
    room = half_gathered()
    ada, bob, chiara = room.members
    room.network.act(chiara, lambda engine, now: engine.accept(room.id, now))
    assert room.network.run(5, lambda: room.group(ada).rekeying.attempt is not None)
    assert room.group(ada).epoch == 0
    settle(room, [ada, bob, chiara, add(room, ada, "Dana")])


def test_who_declines_to_be_added_is_not_waited_for() -> None:
    room = Room.opened(2)
    (newcomer,) = room.network.add("Dana")
    room.network.link()
    room.network.act(room.members[0], lambda engine, now: engine.add(room.id, [newcomer.key], now))
    room.network.run(1)
    running = [event for event in room.members[0].events if isinstance(event, events.Agreement)][-1]
    assert running.waiting_for == [newcomer.key.hex()]
    room.network.act(newcomer, lambda engine, now: engine.decline(room.id))
    room.network.run(2)
    assert [alert.kind for alert in room.alerts()] == ["declined"]
    room.chat(1)
    room.finish(blaming=["declined"])


def test_adding_waits_for_who_is_away_by_name_until_the_user_goes_on() -> None:
    room = Room.opened(3)
    ada, bob, chiara = room.members
    room.network.crash(chiara)
    dana = add(room, ada, "Dana")
    room.network.run(20)
    waiting = [event.waiting_for for event in ada.events if isinstance(event, events.Agreement)][-1]
    assert waiting == [chiara.key.hex()] and room.group(ada).epoch == 1
    room.network.act(ada, lambda engine, now: engine.go_on(room.id, now))
    assert room.network.run(20, lambda: all(room.group(member).epoch == 2 for member in (ada, bob, dana)))
    room.chat(2, [ada, bob, dana])
    room.network.run(5)
    agreed = [event for event in ada.events if isinstance(event, events.Agreed)]
    assert len(agreed) == 6, "of its epoch's members everybody has it"
    room.network.restart(chiara)
    settle(room, room.members)
    assert texts(room, chiara) == texts(room, ada) == texts(room, bob) == texts(room, dana)
    assert len(texts(room, chiara)) == 6


def test_healing_can_go_on_without_who_is_away() -> None:
    room = Room.opened(3)
    ada, bob, chiara = room.members
    room.network.crash(chiara)
    room.resync(ada)
    room.network.run(20)
    assert room.group(ada).word(room.network.now).text == "Healing"
    room.network.act(ada, lambda engine, now: engine.go_on(room.id, now))
    assert room.network.run(20, lambda: room.group(ada).epoch == room.group(bob).epoch == 2)
    assert room.stages(ada)[-1] == "healed"
    room.network.restart(chiara)
    room.chat(1)
    settle(room, room.members)


def test_two_who_remove_each_other_do_not_stay_together() -> None:
    room = Room.opened(4)
    ada, bob, chiara, dana = room.members
    remove(room, ada, bob)
    remove(room, bob, ada)
    settle(room, [chiara, dana], 120)
    assert room.group(ada).stage == room.group(bob).stage == "removed"


def test_two_sides_that_each_removed_somebody_come_together_without_both() -> None:
    room = Room.opened(6)
    a, b, c, d, e, f = room.members
    room.network.partition([a, b], [c, d], [e], [f])
    remove(room, a, e)
    remove(room, c, f)
    assert room.network.run(30, lambda: all(room.group(m).epoch == 2 for m in (a, b, c, d)))
    room.chat(2, [a, b, c, d])
    room.network.run(5)
    assert texts(room, a) != texts(room, c)
    room.restore()
    settle(room, [a, b, c, d], 120)
    assert texts(room, a) == texts(room, b) == texts(room, c) == texts(room, d) and len(texts(room, a)) == 8
    assert room.group(e).stage == room.group(f).stage == "removed"


@pytest.mark.parametrize("seed", range(6))
def test_adding_and_removing_at_once_both_happen(seed: int) -> None:
    room = Room.opened(4, seed)
    ada, bob, chiara, dana = room.members
    eve = add(room, bob, "Eve", accepts=False)
    remove(room, chiara, dana)
    room.network.act(eve, lambda engine, now: engine.accept(room.id, now))
    stay = [ada, bob, chiara, eve]
    settle(room, stay, 120)
    room.chat(1, stay)
    settle(room, stay)
    assert len(texts(room, eve)) == 4


def test_who_was_removed_may_be_added_again() -> None:
    room = Room.opened(3)
    ada, bob, chiara = room.members
    room.chat(1)
    room.finish()
    remove(room, ada, chiara)
    settle(room, [ada, bob])
    room.say(ada, "without Chiara")
    settle(room, [ada, bob])
    room.network.act(bob, lambda engine, now: engine.add(room.id, [chiara.key], now))
    assert room.network.run(5, lambda: room.group(chiara).stage == "invited")
    room.network.act(chiara, lambda engine, now: engine.accept(room.id, now))
    settle(room, room.members)
    room.say(chiara, "again")
    settle(room, room.members)
    assert "without Chiara" not in texts(room, chiara) and texts(room, chiara)[-1] == texts(room, ada)[-1] == "again"


def test_a_restart_forgets_nothing_of_this() -> None:
    room = Room.opened(4)
    ada, bob, chiara, dana = room.members
    room.network.crash(chiara)
    remove(room, ada, dana)
    assert room.network.run(20, lambda: room.group(ada).epoch == room.group(bob).epoch == 2)
    room.chat(2, [ada, bob])
    room.network.run(3)
    for member in (ada, bob):
        room.network.crash(member)
    for member in (ada, bob, chiara):
        room.network.restart(member)
    settle(room, [ada, bob, chiara])
    assert texts(room, chiara) == texts(room, ada) == texts(room, bob) and len(texts(room, ada)) == 4


def test_only_members_can_be_removed_and_only_others_added() -> None:
    room = Room.opened(2)
    engine = room.members[0].member
    for members in ([room.members[0].key], [bytes(32)], []):
        with pytest.raises(Exception, match="Only other members"):
            engine.remove(room.id, members, 0.0)
    with pytest.raises(Exception, match="Only people who are not"):
        engine.add(room.id, [room.members[1].key], 0.0)
    with pytest.raises(Exception, match="at most 64"):
        engine.add(room.id, [bytes([n]) * 32 for n in range(63)], 0.0)


def test_who_is_out_has_no_say_any_more() -> None:
    """A removed member still knows the secrets of its last pairs: nobody believes whom it removes."""
    room = Room.opened(4)
    ada, bob, chiara, dana = room.members
    epoch = room.conversation(dana).epoch
    room.network.on_frame = lambda sender, receiver, frame: None if 0x11 <= frame[0] <= 0x14 else frame
    remove(room, ada, dana)
    room.network.run(0.1)  # heard, and no new key yet
    forge_removals(room, dana, epoch, [(ada, bob), (bob, ada), (chiara, bob)])
    room.restore()
    settle(room, [ada, bob, chiara])
    forge_removals(room, dana, epoch, [(ada, bob), (bob, ada), (chiara, bob)])
    room.network.run(5)
    settle(room, [ada, bob, chiara])


def forge_removals(
    room: Room, liar: SimulatedMember, epoch: Epoch, victims: Iterable[tuple[SimulatedMember, SimulatedMember]]
) -> None:
    """What the liar can make with the secrets of an epoch: told to each, that the liar removes another."""
    for member, victim in victims:
        secret = epoch.pairs[epoch.roster.index(member.key)]
        tag = remove_tag(secret, liar.key, member.key, epoch.number, (victim.key,))
        frame = encode(room.id, Remove(epoch.number, (victim.key,), tag))
        room.network.act(member, lambda engine, now, f=frame: engine.receive(liar.key, f, now))  # type: ignore[misc]
