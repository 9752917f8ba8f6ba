"""Saying much, and nothing else waiting for it."""

import pytest

from smmp_core import events
from smmp_core.conversation.conversation import TAKEN
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
