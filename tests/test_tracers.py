"""What watches an engine does it no harm."""

import logging

import pytest

from smmp_core.trace.records import AnyRecord
from smmp_core.trace.tracer import Tracer, Tracers
from tests.simulation.room import Room


def test_a_tracer_that_fails_is_let_go_and_the_engine_goes_on(caplog: pytest.LogCaptureFixture) -> None:
    room = Room.opened(3)
    watched = room.members[0]
    group = room.group(watched).id
    taken: list[AnyRecord] = []

    def full(record: AnyRecord) -> None:
        taken.append(record)
        if len(taken) == 5:
            raise IndexError("of no weight")

    tracers = Tracers({group: Tracer(group, watched.key, lambda: room.network.now, full)})
    watched.member.world.tracer = tracers
    with caplog.at_level(logging.CRITICAL, "smmp_core.trace.tracer"):
        room.chat(4)
        room.finish(20)
    assert len(taken) == 5 and tracers == {}
    assert not room.resyncs()
