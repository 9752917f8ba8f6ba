"""Who erases texts stays in step with all others, and takes no message twice (protocol.md §6)."""

import copy

import pytest

from smmp_core import events
from smmp_core.simulation.network import SimulatedMember
from smmp_core.simulation.store import MemoryStore
from tests.simulation.room import Room

CALM = ("In step", "Back in step")


def talked(size: int = 3) -> Room:
    """A group in which something was said."""
    room = Room.opened(size)
    room.chat(2)
    room.finish()
    return room


def told(member: SimulatedMember) -> list[str]:
    return [event.id for event in member.events if isinstance(event, events.Message)]


def names(member: SimulatedMember, room: Room) -> list[tuple[object, str, str]]:
    return [(position, author, id) for position, author, id, _ in member.store.transcript(room.id)]


def restart(room: Room, member: SimulatedMember) -> None:
    room.network.crash(member)
    room.network.restart(member)


def calm(room: Room) -> bool:
    words = [room.group(member).word(room.network.now).text for member in room.members]
    return all(word in CALM for word in words) and all(not room.group(m).outbox for m in room.members)


def alike(room: Room) -> bool:
    """All hold the same messages, whether or not their texts; and all is agreed."""
    held = [names(member, room) for member in room.members]
    agreed = all(len(member.store.agreed) == room.total for member in room.members)
    return calm(room) and agreed and all(len(h) == room.total and h == held[0] for h in held)


def kinds(room: Room) -> set[str]:
    return {alert.kind for alert in room.alerts()}


@pytest.mark.parametrize("restarts", [False, True])
@pytest.mark.parametrize("everybody", [False, True])
def test_who_has_erased_goes_on_as_before(restarts: bool, everybody: bool) -> None:
    room = talked()
    for member in room.members if everybody else room.members[:1]:
        member.store.erase(room.id, member.key)
        assert not [text for *_, text in member.store.transcript(room.id) if text]
        if restarts:
            restart(room, member)
    room.chat(2)
    assert room.network.run(60, lambda: alike(room)), room.describe()
    room.begin_agreement(room.members[0])
    room.network.run(5)
    room.resync(room.members[1])
    room.chat(1)
    assert room.network.run(60, lambda: alike(room)), room.describe()
    assert not kinds(room)
    assert all(len(set(told(member))) == len(told(member)) == room.total for member in room.members)
    assert not any(isinstance(event, events.Gap) for member in room.members for event in member.events)


def test_what_is_not_final_may_be_erased_where_it_was_not_written() -> None:
    """Somebody is away, so that nothing becomes final."""
    room = talked(3)
    away = room.members[2]
    room.network.crash(away)
    room.chat(2, room.others(away))
    room.network.run(10)
    one = room.members[0]
    one.store.erase(room.id, one.key)
    assert [text for *_, text in one.store.transcript(room.id)].count("") == 8, "not its own that somebody lacks"
    restart(room, one)
    room.network.restart(away)
    room.network.link()
    assert room.network.run(120, lambda: len(names(away, room)) == room.total and calm(room)), room.describe()
    assert not kinds(room) and names(away, room) == names(one, room)


def put_back(room: Room, victim: SimulatedMember, backup: MemoryStore) -> None:
    room.network.crash(victim)
    victim.store = backup
    room.network.restart(victim)


def test_what_its_author_has_erased_nobody_gets_again_and_all_go_on() -> None:
    """Somebody's home is put back from before; the author can send it no more, and says so by joining anew."""
    room = Room.opened(3)
    room.chat(1)
    room.finish()
    author, victim = room.members[0], room.members[1]
    backup = copy.deepcopy(victim.store)
    lost = room.total
    room.chat(2, [author])
    room.finish()
    author.store.erase(room.id, author.key)
    put_back(room, victim, backup)
    room.network.run(600)
    assert kinds(room) <= {"restored", "rejoined"}, room.alerts()
    assert len(names(victim, room)) == lost
    room.say(author, "said after it")
    assert room.network.run(60, lambda: calm(room) and len(names(victim, room)) == lost + 1), room.describe()
    assert not room.conversation(author).repeats.owed
    gaps = [event.count for event in victim.events if isinstance(event, events.Gap)]
    assert gaps and gaps[-1] == 2, "the victim sees what it will never get"


def test_own_words_that_all_others_have_erased_do_not_come_back_and_all_go_on() -> None:
    room = Room.opened(3)
    room.chat(1)
    room.finish()
    victim = room.members[1]
    backup = copy.deepcopy(victim.store)
    held = room.total
    room.chat(2, [victim])
    room.finish()
    for other in room.others(victim):
        other.store.erase(room.id, other.key)
    put_back(room, victim, backup)
    room.network.run(600)
    assert kinds(room) <= {"restored", "rejoined"}, room.alerts()
    assert len(names(victim, room)) == held, "nothing empty was given back"
    assert not any(len(room.group(member).pairs) for member in room.members), "nor is anything on its way for ever"
    room.say(victim, "said after it")
    assert room.network.run(60, lambda: calm(room)), room.describe()
    assert "said after it" in {text for *_, text in room.members[0].store.transcript(room.id)}


def test_who_has_erased_takes_back_nothing_and_asks_for_nothing() -> None:
    """Its own home is put back from a time after it had erased: what it erased it still holds."""
    room = talked()
    victim = room.members[1]
    victim.store.erase(room.id, victim.key)
    restart(room, victim)
    backup = copy.deepcopy(victim.store)
    room.chat(2)
    assert room.network.run(60, lambda: alike(room)), room.describe()
    put_back(room, victim, backup)
    assert room.network.run(120, lambda: alike(room)), room.describe()
    assert kinds(room) <= {"restored"}
    texts = [text for *_, text in victim.store.transcript(room.id)]
    assert texts.count("") == 6 and len([text for text in texts if text]) == 6


@pytest.mark.parametrize("restarts", [False, True])
@pytest.mark.parametrize(("words", "blamed"), [("another text", True), ("", True), (None, False)])
def test_an_author_puts_no_other_words_where_some_were_erased(words: str | None, blamed: bool, restarts: bool) -> None:
    room = talked()
    victim, liar = room.members[0], room.members[1]
    victim.store.erase(room.id, victim.key)
    if restarts:
        restart(room, victim)
    (message, *_) = [m for m in liar.store.messages.values() if m.author == liar.key]
    conversation = room.conversation(victim)
    assert message.position is not None
    conversation.ledger.admit(
        liar.key,
        message.id,
        message.position,
        (message.text if words is None else words).encode(),
        message.time,
        here=conversation.location.position,
        digest=conversation.digest,
    )
    room.network.act(victim, lambda engine, now: engine.handle_timer(now))
    assert conversation.ledger.forked == blamed and kinds(room) == ({"equivocation"} if blamed else set())
    assert {text for *_, text in victim.store.transcript(room.id)} == {""}
