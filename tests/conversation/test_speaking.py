"""Saying much, and nothing else waiting for it."""

import pytest

from smmp_core import events
from smmp_core.conversation.conversation import TAKEN
from smmp_core.conversation.signals import Grant, encode
from smmp_core.conversation.speaking import BURST_COST, BURST_LEAST
from smmp_core.simulation.network import SimulatedMember
from tests.simulation.room import Room


def watched(room: Room, watched: SimulatedMember, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many messages got their place at a member with each input, as it goes on."""
    bursts: list[int] = []
    carry_out = room.network._carry_out

    def watch(member: SimulatedMember) -> None:
        before = len(member.events)
        carry_out(member)
        if member is watched:
            bursts.append(sum(isinstance(event, events.Message) for event in member.events[before:]))

    monkeypatch.setattr(room.network, "_carry_out", watch)
    return bursts


@pytest.mark.parametrize("size", [2, 5, 20])
def test_what_has_piled_up_leaves_in_small_bursts(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    room = Room.opened(size)
    author = room.members[0]
    room.network.partition([author], room.others(author))
    room.chat(100, [author])
    bursts = watched(room, author, monkeypatch)
    began = room.network.now
    room.network.link()
    room.finish(20)
    assert sum(bursts) == 100
    assert max(bursts) == max(BURST_COST // size, BURST_LEAST)
    assert room.network.now - began < 3  # and nobody need wait for it


def test_what_waited_for_one_frame_is_taken_in_small_bursts(monkeypatch: pytest.MonkeyPatch) -> None:
    room = Room.opened(3)
    author = room.floor_holder()
    reader = room.others(author)[0]
    room.inject(author, "drop", reader)
    bursts = watched(room, reader, monkeypatch)
    room.chat(100, [author])
    room.finish(20)
    assert sum(bursts) == 100 and max(bursts) == TAKEN
    assert not room.resyncs()


@pytest.mark.parametrize(("to", "queue"), [(200, ()), (0, (250,)), (3, (1, 2))])
def test_a_turn_given_to_a_number_that_nobody_has_is_given_to_nobody(to: int, queue: tuple[int, ...]) -> None:
    room = Room.opened(3)
    liar, reader = room.members[:2]
    room.say(liar, "hello")
    room.finish(20)
    turns = room.conversation(reader)._floor.turns
    before = turns.holder, turns.serial, turns.waiting
    grant = Grant(turns.era, turns.serial + 50, to, queue, 0)
    reader.member.receive(liar.key, encode(room.group(reader).id, grant), room.network.now)
    assert (turns.holder, turns.serial, turns.waiting) == before
    room.chat(3)
    room.finish(20)
    assert not room.resyncs()
