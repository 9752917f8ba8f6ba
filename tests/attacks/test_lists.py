"""Transcript lists (R7) in the hands of a liar: they make nobody hold what was not written."""

import copy

from smmp_core import events
from smmp_core.conversation import signals
from smmp_core.conversation.comparison import MAX_GAPS
from smmp_core.conversation.lists import Holding, list_tag
from smmp_core.conversation.pairs import Parcel
from smmp_core.conversation.reclaiming import MAX_CLAIMS
from smmp_core.conversation.signals import Listing, Outline
from smmp_core.conversation.transcript import Entry
from smmp_core.crypto.suite import hash_
from smmp_core.protocol.private import RETURNED, PrivateMessage
from smmp_core.simulation.network import SimulatedMember
from tests.simulation.room import Room

NEVER = b"I never said this"


def after_a_loss(size: int) -> tuple[Room, SimulatedMember, SimulatedMember]:
    """A group in which the second member's home was put back, and is back in the conversation; and a liar."""
    room = Room.opened(size)
    room.chat(1)
    room.finish()
    victim, liar = room.members[1], room.members[0]
    backup = copy.deepcopy(victim.store)
    room.chat(1)
    room.finish()
    room.network.crash(victim)
    victim.store = backup
    room.network.restart(victim)
    assert room.network.run(30, lambda: room.group(victim).epoch == 2 and apart(room, victim, liar))
    return room, victim, liar


def apart(room: Room, victim: SimulatedMember, liar: SimulatedMember) -> bool:
    return room.conversation(victim).acknowledgements.apart(liar.key) is not None


def listed(epoch: int, entries: list[Entry]) -> bytes:
    holding = Holding()
    holding.add(sorted(entries))
    return holding.list_of(epoch)


def send_list(room: Room, liar: SimulatedMember, victim: SimulatedMember, entries: list[Entry]) -> None:
    """The liar shows entries of the first epoch under its own good tag."""
    pair = room.group(liar).pairs.pair(victim.key)
    assert pair is not None
    body = listed(1, entries)
    room.conversation(victim).comparison._expected[liar.key] = 1  # it has asked
    tag = list_tag(pair.secret, Listing.TYPE, liar.key, victim.key, pair.epoch, body)
    frame = signals.encode(room.id, Listing(pair.epoch, body, tag))
    room.network.act(victim, lambda engine, now: engine.receive(liar.key, frame, now))


def put_words(room: Room, liar: SimulatedMember, victim: SimulatedMember) -> None:
    """The liar says that the victim wrote something, and gives it back."""
    entry = Entry((1, 0, 99), victim.key, bytes(16), hash_(NEVER))
    send_list(room, liar, victim, [entry])
    parcel = Parcel(victim.key, entry.id, PrivateMessage(RETURNED, 0, NEVER, entry.position))
    room.group(liar).pairs.put(parcel)
    room.network.act(liar, lambda engine, now: engine.handle_timer(now))


def texts(room: Room, member: SimulatedMember) -> set[str]:
    return {text for *_, text in member.store.transcript(room.id)}


def test_one_member_puts_no_words_into_another_s_mouth() -> None:
    room, victim, liar = after_a_loss(3)
    put_words(room, liar, victim)
    assert room.network.run(120, lambda: all(len(texts(room, m)) == room.total for m in room.members))
    assert NEVER.decode() not in texts(room, victim)
    assert room.network.run(30, lambda: room.group(victim).word(room.network.now).text in ("In step", "Back in step"))


def test_limit_who_has_lost_its_messages_believes_all_others_together_about_them() -> None:
    """Of two members the other one is all others."""
    room, victim, liar = after_a_loss(2)
    put_words(room, liar, victim)
    room.network.run(10)
    assert NEVER.decode() in texts(room, victim)


def test_a_false_list_turns_the_state_red_and_names_both_who_may_lie() -> None:
    room, victim, liar = after_a_loss(3)
    honest = room.others(victim, liar)[0]
    (text,) = [m for m in victim.store.messages.values() if m.author == honest.key]
    assert text.position is not None
    entry = Entry(text.position, honest.key, text.id, hash_(text.text.encode()))
    send_list(room, liar, victim, [entry._replace(content_hash=hash_(NEVER))])
    room.network.run(0.1)
    (alert,) = [a for a in victim.events if isinstance(a, events.Alert) and a.kind == "equivocation"]
    assert alert.member is None and liar.name in alert.message and honest.name in alert.message
    assert room.group(victim).word(room.network.now).text == "Fork evidence"
    assert entry.content_hash in {hash_(text.encode()) for text in texts(room, victim)}


def test_lists_under_another_s_name_and_malformed_ones_do_nothing() -> None:
    room, victim, liar = after_a_loss(3)
    honest = room.others(victim, liar)[0]
    pair = room.group(liar).pairs.pair(victim.key)
    assert pair is not None
    before, told = texts(room, victim), len(victim.events)
    entry = Entry((1, 0, 99), honest.key, bytes(16), hash_(NEVER))
    for kind, body in (
        (Listing, listed(1, [entry])),
        (Listing, b"\0"),
        (Listing, listed(2, [entry])),
        (Outline, b"\0" * 41),
    ):
        for sender in (liar, honest):
            tag = list_tag(pair.secret, kind.TYPE, liar.key, victim.key, pair.epoch, body)
            if sender is liar and kind is Listing and body == listed(1, [entry]):
                tag = bytes(32)
            frame = signals.encode(room.id, kind(pair.epoch, body, tag))
            room.network.act(victim, lambda engine, now, s=sender, f=frame: engine.receive(s.key, f, now))  # type: ignore[misc]
            room.network.run(0.1)
    assert texts(room, victim) == before
    assert not any(isinstance(event, events.Gap | events.Alert) for event in victim.events[told:])


def test_who_has_shown_no_frame_puts_no_words_where_an_honest_member_has() -> None:
    """A home put back, a frame of its own shown by one member, other words for that place by another."""
    room = Room.opened(4)
    room.chat(1)
    room.finish()
    network, (other, victim, shower, liar) = room.network, room.members
    network.partition([liar], room.others(liar))  # so that frames are kept
    backup = copy.deepcopy(victim.store)
    room.say(victim, "the true words")
    network.run(5)
    (position,) = (position for position, *_, text in victim.store.transcript(room.id) if text == "the true words")
    network.crash(victim)
    victim.store = backup
    network.restart(victim)
    network.unlink(victim, liar)
    network.run(3)
    assert set(room.conversation(victim).reclaiming.spoken.values()) <= {other.key, shower.key}
    network.link()
    assert network.run(30, lambda: room.group(victim).epoch == 2)
    network.run(1.5)
    evil = Entry(position, victim.key, b"E" * 16, hash_(NEVER))
    send_list(room, liar, victim, [evil])
    parcel = Parcel(victim.key, evil.id, PrivateMessage(RETURNED, 0, NEVER, position))
    room.group(liar).pairs.put(parcel)
    network.act(liar, lambda engine, now: engine.handle_timer(now))
    # Two say different things: neither is believed, and in the end what the victim wrote before counts no longer.
    assert network.run(400, lambda: room.group(victim).epoch > 2), room.describe()
    room.chat(1)
    assert network.run(60, lambda: all(not room.group(member).outbox for member in room.members)), room.describe()
    assert all(NEVER.decode() not in texts(room, member) for member in room.members)
    assert all("the true words" in texts(room, member) for member in room.others(victim))
    assert {alert.kind for alert in room.alerts() if alert.member} == {"rejoined"}


def test_a_flood_of_false_lists_is_bounded_and_over_with_the_liar() -> None:
    room, victim, liar = after_a_loss(3)
    honest = room.others(victim, liar)[0]
    comparison = room.conversation(victim).comparison
    random = room.network.random.randbytes
    room.network.on_frame = lambda sender, receiver, frame: None if honest.key in (sender, receiver) else frame
    told = len(victim.events)
    for author in (honest.key, victim.key):
        for _ in range(3):
            send_list(room, liar, victim, [Entry((1, 0, 1), author, random(16), random(32)) for _ in range(3000)])
            room.network.run(0.05)
    assert len(comparison.gaps[honest.key]) <= MAX_GAPS
    assert len(room.conversation(victim).reclaiming._claims) <= MAX_CLAIMS
    assert sum(isinstance(event, events.Gap) for event in victim.events[told:]) <= 3, "told once a list"
    room.network.on_frame = None
    assert room.network.run(200, lambda: not comparison.gaps), "its author lists what it has written"


def test_lists_that_nobody_asked_for_are_not_read() -> None:
    room, victim, liar = after_a_loss(3)
    room.conversation(victim).comparison._expected.clear()
    pair = room.group(liar).pairs.pair(victim.key)
    assert pair is not None
    body = listed(1, [])
    frame = signals.encode(
        room.id,
        Listing(pair.epoch, body, list_tag(pair.secret, Listing.TYPE, liar.key, victim.key, pair.epoch, body)),
    )
    for _ in range(100):
        room.network.act(victim, lambda engine, now: engine.receive(liar.key, frame, now))
    assert not room.conversation(victim).comparison._tasks
