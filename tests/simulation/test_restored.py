"""A home put back from a backup: it does not go on with its old keys, and in the end holds what all hold (R7)."""

import copy

import msgspec
import pytest

from smmp_core import events
from smmp_core.conversation import comparison
from smmp_core.conversation.stored import GroupState, lost
from smmp_core.simulation.network import SimulatedMember
from smmp_core.simulation.store import MemoryStore
from tests.simulation.lives import live
from tests.simulation.players import Restored
from tests.simulation.room import BLAMELESS, Room

CALM = ("In step", "Back in step")


def put_back(room: Room, member: SimulatedMember, backup: MemoryStore) -> None:
    """The member's computer fails; its home is restored as it was."""
    room.network.crash(member)
    member.store = backup
    room.network.restart(member)


def backed_up(size: int) -> tuple[Room, SimulatedMember, MemoryStore]:
    """A group in which something was said, and a member of it with a backup of that time."""
    room = Room.opened(size)
    room.chat(1)
    room.finish()
    victim = room.members[1]
    return room, victim, copy.deepcopy(victim.store)


def alike(room: Room) -> bool:
    texts = [member.store.transcript(room.id) for member in room.members]
    calm = all(room.group(member).word(room.network.now).text in CALM for member in room.members)
    agreed = all(len(member.store.agreed) == room.total for member in room.members)
    return calm and agreed and all(len(text) == room.total for text in texts) and all(t == texts[0] for t in texts)


def comes_to_rest(room: Room, seconds: float = 120) -> None:
    assert room.network.run(seconds, lambda: alike(room)), room.describe()
    blamed = [alert for alert in room.alerts() if alert.member is not None and alert.kind not in BLAMELESS]
    assert not blamed
    assert not any(room.conversation(member).ledger.forked for member in room.members)
    room.chat(2)
    assert room.network.run(30, lambda: alike(room)), room.describe()


def warned(member: SimulatedMember) -> bool:
    return any(isinstance(event, events.Alert) and event.kind == "restored" for event in member.events)


@pytest.mark.parametrize("size", [2, 3, 5])
@pytest.mark.parametrize("talkers", ["all", "it alone", "the others"])
def test_put_back_within_an_epoch(size: int, talkers: str) -> None:
    room, victim, backup = backed_up(size)
    room.chat(3, {"all": room.members, "it alone": [victim], "the others": room.others(victim)}[talkers])
    room.finish()
    put_back(room, victim, backup)
    comes_to_rest(room)
    assert warned(victim) and not any(map(warned, room.others(victim)))


def test_its_own_frame_shows_a_home_that_it_is_old() -> None:
    """While somebody is away the others keep its frames, and hand it one that it does not know."""
    room = Room.opened(4)
    room.chat(1)
    room.finish()
    victim, away = room.members[1], room.members[3]
    room.network.crash(away)
    backup = copy.deepcopy(victim.store)
    room.chat(2, room.others(away))
    room.network.run(5)
    put_back(room, victim, backup)
    room.network.run(5)
    assert warned(victim)
    room.network.restart(away)
    comes_to_rest(room)


@pytest.mark.parametrize("page", [1, 7, 1000])
def test_put_back_from_an_epoch_before(page: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comparison, "PAGE", page)
    room, victim, backup = backed_up(3)
    room.chat(1)
    room.begin_agreement(room.members[0])
    room.network.run(5)
    room.chat(2)
    room.finish()
    put_back(room, victim, backup)
    comes_to_rest(room)


def test_put_back_from_before_a_resync() -> None:
    room, victim, backup = backed_up(3)
    room.chat(1)
    room.resync(room.members[0])
    room.network.run(0.5)
    put_back(room, victim, backup)
    comes_to_rest(room)


def test_what_waited_in_the_backup_and_was_sent_since_is_not_sent_as_another_message() -> None:
    room = Room.opened(3)
    room.chat(1)
    room.finish()
    victim = room.members[1]
    room.network.partition([victim], room.others(victim))
    room.say(victim, "typed alone")
    backup = copy.deepcopy(victim.store)
    room.network.link()
    room.chat(2)
    room.finish()
    put_back(room, victim, backup)
    comes_to_rest(room)


@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize("who", [0, 1, 2])
def test_a_key_that_was_being_confirmed_when_the_backup_was_made_is_not_used_again(who: int, first: bool) -> None:
    room = Room(3) if first else Room.opened(3)
    if first:
        room.found()
    else:
        room.begin_agreement(room.members[0])
    victim = room.members[who]

    def confirmed() -> bool:
        return msgspec.msgpack.decode(victim.store.groups[room.id], type=GroupState).confirmed is not None

    while not confirmed():
        room.network.run(0.001)
    backup = copy.deepcopy(victim.store)
    room.network.run(5)
    used = room.conversation(victim).epoch.number
    room.chat(1)
    room.finish()
    backup.groups[room.id] = lost(backup.groups[room.id])
    put_back(room, victim, backup)

    def speaks_again() -> bool:
        conversation = room.group(victim).conversation
        return conversation is not None and not conversation.recovery.astray

    assert room.network.run(60, speaks_again), room.describe()
    assert room.conversation(victim).epoch.number > used
    comes_to_rest(room)


def test_a_gap_is_told_until_its_author_is_back() -> None:
    room = Room.opened(4)
    room.chat(1)
    room.finish()
    victim, author = room.members[1], room.members[2]
    backup = copy.deepcopy(victim.store)
    room.chat(3, [author])
    room.finish()
    room.network.crash(author)
    put_back(room, victim, backup)
    network = room.network
    network.act(victim, lambda engine, now: engine.go_on(room.id, now))

    def gaps() -> list[tuple[str, int]]:
        return [(event.member, event.count) for event in victim.events if isinstance(event, events.Gap)]

    assert network.run(60, lambda: bool(gaps()) and gaps()[-1] == (author.key.hex(), 3)), room.describe()
    network.crash(victim)
    network.restart(victim)
    assert room.conversation(victim).comparison.gaps[author.key]
    network.restart(author)
    comes_to_rest(room)
    assert gaps()[-1] == (author.key.hex(), 0)
    assert not room.conversation(victim).comparison.gaps


def test_the_fault_forget_ends_in_a_new_key() -> None:
    room = Room.opened(3)
    room.chat(1)
    room.finish()
    room.inject(room.members[1], "forget")
    room.chat(2)
    comes_to_rest(room)
    assert room.group(room.members[0]).epoch == 2 and warned(room.members[1])


@pytest.mark.timeout(180)  # with the shrinking of one that fails
def test_lives_in_which_homes_are_put_back_come_to_rest(life: int) -> None:
    live(Restored, life)


def test_a_resync_of_its_own_that_it_has_forgotten_keeps_nobody_waiting() -> None:
    """The frame that shows a home that it is old need not be a message, nor lie in an epoch with any."""
    room = Room.opened(4)
    room.chat(1)
    room.finish()
    room.begin_agreement(room.members[0])
    room.network.run(5)
    victim, away = room.members[1], room.members[3]
    room.network.crash(away)
    backup = copy.deepcopy(victim.store)
    room.resync(victim)
    room.network.run(3)
    put_back(room, victim, backup)
    room.network.run(8)
    room.network.restart(away)
    comes_to_rest(room)
    assert not room.conversation(victim).reclaiming.spoken


def test_who_has_shown_it_a_frame_may_leave() -> None:
    room = Room.opened(4)
    room.chat(1)
    room.finish()
    other, victim, shower, away = room.members
    room.network.crash(away)
    backup = copy.deepcopy(victim.store)
    room.chat(1, [victim])
    room.resync(victim)
    room.network.run(3)
    room.network.crash(other)
    put_back(room, victim, backup)
    room.network.run(8)
    room.network.act(shower, lambda engine, now: engine.leave(room.id))
    room.network.run(1)
    room.network.restart(other)
    room.network.restart(away)
    assert room.network.run(120, lambda: all(shower.key not in room.group(m).members for m in room.others(shower)))
    room.say(other, "among those left")
    room.members.remove(shower)
    assert room.network.run(120, lambda: all(not room.group(m).outbox for m in room.members)), room.describe()
    assert not room.conversation(victim).reclaiming.spoken


def test_a_restart_does_not_forget_that_it_is_lost() -> None:
    """With one who knows no better it would go on with keys it has used."""
    room = Room.opened(3)
    room.chat(1)
    room.finish()
    knows_not, victim, knows = room.members
    room.network.partition([knows_not], [victim, knows])
    backup = copy.deepcopy(victim.store)
    room.say(victim, "said to one alone")
    room.network.run(5)
    put_back(room, victim, backup)
    room.network.unlink(victim, knows_not)
    room.network.run(5)
    assert warned(victim)
    room.network.crash(victim)
    room.network.restart(victim)
    room.network.unlink(victim, knows)
    room.say(victim, "said after the restart")
    held = len(knows_not.store.transcript(room.id))
    room.network.run(5)
    assert len(knows_not.store.transcript(room.id)) == held, "it says nothing under the old key"
    room.network.link()
    comes_to_rest(room)


def test_what_cannot_be_taken_back_is_given_up_in_the_end() -> None:
    """Only one member holds it, and no frame of that time is left to prove it."""
    room = Room.opened(3)
    room.chat(1)
    room.finish()
    author, other, alone = room.members
    room.network.partition([other], [author, alone])
    backup = copy.deepcopy(author.store)
    room.say(author, "for one alone so far")
    room.network.run(5)
    room.network.crash(author)
    room.network.crash(alone)
    author.store = backup
    room.network.restart(author)
    room.network.link()
    room.network.act(author, lambda engine, now: engine.go_on(room.id, now))
    room.network.run(15)
    room.network.restart(alone)
    room.network.run(400)
    room.chat(2)
    assert room.network.run(60, lambda: all(not room.group(m).outbox for m in room.members)), room.describe()
    assert {alert.kind for alert in room.alerts()} >= {"rejoined"}


@pytest.mark.parametrize("more", [0, 1])
def test_put_back_in_the_middle_of_a_resync(more: int) -> None:
    """The resync that it was about to send has been sent: another one for the same era would be a lie."""
    room = Room.opened(4)
    room.chat(1)
    room.finish()
    other, victim, _, away = room.members
    room.network.crash(away)
    room.resync(victim)
    backup = copy.deepcopy(victim.store)
    room.network.run(1)
    assert "sent" in room.stages(victim)
    room.chat(more, [other])
    room.network.run(1)
    put_back(room, victim, backup)
    room.network.run(5)
    room.network.restart(away)
    comes_to_rest(room)
