"""Every frame that a group sends has its place in the trace."""

import random
import re
from collections import Counter
from collections.abc import Iterator
from typing import get_args

import pytest

from smmp_core.conversation.signals import SIGNALS, Signal
from smmp_core.lab.acts import Conditions, SayPrivately
from smmp_core.lab.experiment import Experiment
from smmp_core.lab.scenarios import SCENARIOS
from smmp_core.protocol import frames
from smmp_core.protocol.frames import Header, Location
from smmp_core.trace.kinds import KINDS, PLACED, kind_of
from smmp_core.trace.records import Family, Sent, fingerprint
from tests.lab.wire import listen

NO_TYPE = re.compile("BYTES|MAX|NO_SENDER")
FRAMES = {
    name: value
    for name, value in vars(frames).items()
    if name.isupper() and isinstance(value, int) and not NO_TYPE.search(name)
}
"""The types of frames whose form the paper gives."""


def signals(root: type[Signal] = Signal) -> Iterator[type[Signal]]:
    """All kinds of signals, whether or not the engine's table has them."""
    for kind in root.__subclasses__():
        if "TYPE" in vars(kind):
            yield kind
        yield from signals(kind)


def test_the_table_has_every_type_of_frame_and_no_other() -> None:
    ours = {kind for kind in signals() if kind.__module__.startswith("smmp_core.")}
    assert ours == set(SIGNALS.values())
    assert len({*FRAMES.values(), *SIGNALS}) == len(FRAMES) + len(SIGNALS), "no number twice"
    assert set(KINDS) == {*FRAMES.values(), *SIGNALS}


def test_each_has_a_name_of_its_own_and_a_shape() -> None:
    assert {number: what for number, (_, what) in KINDS.items() if number in SIGNALS} == {
        number: kind.__name__.lower() for number, kind in SIGNALS.items()
    }
    words = {"ACK": "acknowledgement", "PRIVATE_ACK": "private_acknowledgement", "CONFIRM": "confirmation"}
    assert {number: what for number, (_, what) in KINDS.items() if number not in SIGNALS} == {
        number: words.get(name, name.lower()) for name, number in FRAMES.items()
    }
    assert {family for family, _ in KINDS.values()} == set(get_args(Family))


@pytest.mark.parametrize("type_", PLACED)
def test_what_has_a_place_says_it_and_its_author(type_: int) -> None:
    frame = Header(type_, bytes(16), Location(3, 2, 1, 9), 4).encode() + b"more"
    kind = kind_of(frame)
    assert kind is not None
    assert (kind.place, kind.author) == ((3, 2, 1, 9), 4)
    cut = kind_of(frame[:20])
    assert cut is not None
    assert (cut.family, cut.what, cut.place, cut.author) == (kind.family, kind.what, None, None)


def test_any_bytes_have_a_kind_or_none() -> None:
    chance = random.Random(1)
    assert kind_of(b"") is None
    for first in range(256):
        for length in (0, 16, 30, 31, 100):
            assert (kind_of(bytes([first]) + chance.randbytes(length)) is None) == (first not in KINDS)


def test_no_frame_on_the_network_is_left_out() -> None:
    seen: set[int] = set()
    for scenario in SCENARIOS.values():
        experiment = Experiment(scenario, 2)
        heard = listen(experiment)
        experiment.do(Conditions(loss=0.02, duplicate=0.05, reorder=0.1))
        experiment.do(SayPrivately("Ada", "Bob", "between us"))
        experiment.advance(scenario.length)
        told = Counter(record.name for record in experiment.records if isinstance(record, Sent))
        assert Counter(fingerprint(frame.data) for frame in heard) <= told
        seen |= {frame.data[0] for frame in heard}
    assert len(seen) > 15, "and that is most of them"
