"""Insiders: what a member with all the keys cannot slip into the transcript, and who is named for trying."""

import pytest

from smmp_core import events
from smmp_core.protocol.message import TEXT
from smmp_core.simulation.network import SimulatedMember
from tests.simulation.room import Room


def spoken(room: Room) -> tuple[Room, SimulatedMember]:
    """A group that has agreed on a message by everybody; the last member is the liar."""
    room.chat(1)
    room.finish()
    return room, room.members[-1]


def lie(
    room: Room, liar: SimulatedMember, text: str, position: tuple[int, int, int], id: bytes = bytes(range(16))
) -> list[events.Alert]:
    """The liar encrypts what the engine would not; what its victims are told."""
    session = room.conversation(liar)._session
    frame, _ = session.encrypt(
        id=id, position=position, kind=TEXT, time=0, content=text.encode(), random=liar.random.randbytes
    )
    for victim in room.others(liar):
        room.network.act(victim, lambda engine, now: engine.receive(liar.key, frame, now))
    return [alert for alert in room.alerts() if alert.member == liar.key.hex()]


@pytest.mark.parametrize(
    ("position", "kind"), [((1, 0, 1), "replay"), ((1, 0, 3), "replay"), ((1, 0, 5), "forgery"), ((7, 0, 1), "forgery")]
)
def test_a_message_has_its_place_where_it_was_said(position: tuple[int, int, int], kind: str) -> None:
    room, liar = spoken(Room.opened(3))
    before = room.members[0].store.transcript(room.id)
    alerts = lie(room, liar, "I had said so", position)
    assert [alert.kind for alert in alerts] == [kind] * 2
    assert [member.store.transcript(room.id) for member in room.others(liar)] == [before] * 2


@pytest.mark.parametrize("agreed", [True, False])
def test_a_message_cannot_be_replaced(agreed: bool) -> None:
    room, liar = spoken(Room.opened(3))
    if agreed:
        id = room.sent[liar.key][0]
        step = room.conversation(liar).location.step + 1
    else:
        room.network.crash(room.members[1])
        room.say(liar, "yes")
        room.network.run(2)
        id = room.sent[liar.key][-1]
        step = room.conversation(liar).location.step
        room.network.restart(room.members[1])
        room.network.partition([room.members[1]], room.others(room.members[1]))
    victim = room.members[0]
    before = victim.store.transcript(room.id)
    session = room.conversation(liar)._session
    frame, _ = session.encrypt(
        id=id, position=(1, 0, step), kind=TEXT, time=0, content=b"no", random=liar.random.randbytes
    )
    room.network.act(victim, lambda engine, now: engine.receive(liar.key, frame, now))
    assert victim.store.transcript(room.id) == before
    (alert,) = [event for event in victim.events if isinstance(event, events.Alert)]
    assert (alert.kind, alert.member) == ("equivocation", liar.key.hex())
    assert room.group(victim).word(room.network.now).text == "Fork evidence"


def test_the_same_message_again_is_no_lie() -> None:
    room, liar = spoken(Room.opened(3))
    (text,) = [text for *_, id, text in room.members[0].store.transcript(room.id) if id == room.sent[liar.key][0].hex()]
    position = next(p for p, _, id, _ in liar.store.transcript(room.id) if id == room.sent[liar.key][0].hex())
    assert lie(room, liar, text, position, room.sent[liar.key][0]) == []
    room.finish()


def test_content_that_is_no_text_enters_no_transcript() -> None:
    """Its bytes and what is shown of them would be two things: nobody could agree on it after a restart."""
    room, liar = spoken(Room.opened(3))
    before = room.members[0].store.transcript(room.id)
    frame, _ = room.conversation(liar)._session.encrypt(
        id=bytes(16), position=None, kind=TEXT, time=0, content=b"\xff!", random=liar.random.randbytes
    )
    for honest in room.others(liar):
        room.network.act(honest, lambda engine, now: engine.receive(liar.key, frame, now))
    assert room.network.run(60, lambda: all("healed" in room.stages(member) for member in room.members))
    assert [member.store.transcript(room.id) for member in room.others(liar)] == [before] * 2
