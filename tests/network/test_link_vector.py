"""Every byte of a link, with known keys: ``link_vector.json`` is what a second implementation checks itself against.

``python -m tests.network.test_link_vector`` makes the file anew.
"""

import json
from collections.abc import Callable
from pathlib import Path
from unittest import mock

from noise.backends.default.diffie_hellmans import ED25519
from noise.backends.default.keypairs import KeyPair25519

from smmp_core.crypto.x25519 import public_key
from smmp_core.network.channel import Channel
from smmp_core.network.framing import MAX_PLAINTEXT
from smmp_core.network.hello import Hello
from smmp_core.network.noise_xx import PROLOGUE, PROTOCOL

FILE = Path(__file__).with_name("link_vector.json")


def key(first: int) -> bytes:
    return bytes(range(first, first + 32))


def ephemeral(private: bytes) -> Callable[[ED25519], KeyPair25519]:
    return lambda self: KeyPair25519.from_private_bytes(private)


def make() -> dict[str, object]:
    """A whole link: the handshake, a heartbeat and a frame each way, and a frame that needs two pieces."""
    wire: list[tuple[str, str]] = []
    alice, bob = Hello(4001, "Älice"), Hello(4002, "Bob")
    # The ephemeral key is drawn when a message with it is written: at once here, in message 2 there.
    with mock.patch.object(ED25519, "generate_keypair", ephemeral(key(64))):
        initiator = Channel(key(0), lambda: alice, initiator=True)
    responder = Channel(key(32), lambda: bob, initiator=False)

    def carry(who: str, data: bytes, target: Channel) -> list[bytes]:
        wire.append((who, data.hex()))
        target.feed(data)
        return list(target.frames())

    with mock.patch.object(ED25519, "generate_keypair", ephemeral(key(96))):
        carry("initiator", initiator.take(), responder)
    carry("responder", responder.take(), initiator)
    initiator.accept()
    carry("initiator", initiator.take(), responder)
    responder.accept()
    carry("responder", responder.take(), initiator)
    carry("initiator", initiator.heartbeat(), responder)
    assert carry("initiator", initiator.send(b"to the responder"), responder) == [b"to the responder"]
    assert carry("responder", responder.send(b"to the initiator"), initiator) == [b"to the initiator"]
    long = bytes(MAX_PLAINTEXT - 3)  # with its length one byte more than a piece holds
    whole = initiator.send(long)
    responder.feed(whole)
    assert list(responder.frames()) == [long]
    wire.append(("initiator, a frame of 65,516 zero bytes, the last 19 bytes sent", whole[-19:].hex()))
    return {
        "protocol": PROTOCOL.decode(),
        "prologue": PROLOGUE.hex(),
        "initiator": {
            "b": key(0).hex(),
            "B": public_key(key(0)).hex(),
            "e": key(64).hex(),
            "port": 4001,
            "name": "Älice",
        },
        "responder": {
            "b": key(32).hex(),
            "B": public_key(key(32)).hex(),
            "e": key(96).hex(),
            "port": 4002,
            "name": "Bob",
        },
        "wire": wire,
    }


def test_the_bytes_on_the_wire_are_those_of_the_file() -> None:
    assert json.loads(json.dumps(make())) == json.loads(FILE.read_text(encoding="utf-8"))


if __name__ == "__main__":
    FILE.write_text(json.dumps(make(), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
