"""What a member cannot follow is told with its place and the reason."""

import msgspec

from smmp_core.lab.acts import Resync, Say
from smmp_core.lab.experiment import Experiment
from smmp_core.lab.scenarios import SCENARIOS
from smmp_core.trace.records import Encrypted, Refused, Step
from tests.lab.running import Run


def astray(**keys: bytes) -> Experiment:
    """Dan holds other keys than the others, after some words."""
    experiment = Experiment(SCENARIOS["quiet-chat"], 7)
    experiment.advance(4.9)
    conversation = Run(experiment).conversation("Dan")
    conversation._session.ratchet = msgspec.structs.replace(conversation._session.ratchet, **keys)
    return experiment


def test_a_message_that_does_not_open() -> None:
    experiment = astray(mk=bytes(32))
    experiment.do(Say("Bob", "Hello?"))
    experiment.advance(6.0)
    it = Run(experiment)
    sent = next(one for one in it.all(Encrypted) if one.at > 4.9)
    [refused] = it.all(Refused)
    assert (refused.member, refused.author) == (it.keys["Dan"], sent.member)
    assert (refused.why, refused.place) == ("message_undecryptable", sent.place)
    assert refused.text.endswith(".")


def test_a_resync_that_does_not_open() -> None:
    experiment = astray(v=b"\x08" + bytes(30) + b"\x40")
    experiment.do(Resync("Ada"))
    experiment.advance(7.0)
    it = Run(experiment)
    entered = next(one for one in it.all(Step) if one.rule == "resync_sent")
    refused = it.all(Refused)[0]
    assert (refused.member, refused.author) == (it.keys["Dan"], entered.member)
    assert (refused.why, refused.place) == ("resync_undecryptable", entered.after.place)
