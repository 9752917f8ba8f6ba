"""What goes over an experiment's network, heard beside its trace."""

from typing import NamedTuple

from smmp_core.lab.experiment import Experiment


class Frame(NamedTuple):
    """A frame as it left."""

    at: float  # virtual seconds, as the network counts them
    sender: bytes
    receiver: bytes
    data: bytes


def listen(experiment: Experiment) -> list[Frame]:
    """All frames that leave from now on; the list grows."""
    heard: list[Frame] = []
    network = experiment._network

    def hear(sender: bytes, receiver: bytes, data: bytes) -> bytes:
        heard.append(Frame(network.now, sender, receiver, data))
        return data

    network.on_frame = hear
    return heard
