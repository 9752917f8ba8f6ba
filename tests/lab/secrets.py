"""Every secret of an experiment's members, from the moment it exists: what no trace may hold."""

import hashlib
import hmac
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from smmp_core.crypto import ffdhe, suite, x25519
from smmp_core.lab.experiment import Experiment
from smmp_core.protocol.agreement import Agreement
from smmp_core.protocol.state import Epoch, RatchetState
from smmp_core.trace import tracer
from smmp_core.trace.records import Keys

PIECE = 8  # bytes: as much as chance does not bring about


def pieces(value: bytes) -> set[bytes]:
    """All that is inside a value, of the length of a piece."""
    return {value[i : i + PIECE] for i in range(len(value) - PIECE + 1)}


@contextmanager
def overheard() -> Iterator[set[bytes]]:
    """Every key that any of the primitives works with meanwhile, and every secret that comes of one."""
    known: set[bytes] = set()

    def digest(key: bytes, message: bytes, name: str) -> bytes:
        made = hmac.digest(key, message, name)
        known.update((message, made) if key == bytes(suite.HASH_BYTES) else (key, made))  # a KDF extracts so
        return made

    def cipher(key: bytes) -> ChaCha20Poly1305:
        known.add(key)
        return ChaCha20Poly1305(key)

    def private(key: bytes) -> Any:
        known.add(key)
        real = X25519PrivateKey.from_private_bytes(key)

        def exchange(public: X25519PublicKey) -> bytes:
            made = real.exchange(public)
            known.add(made)
            return made

        return SimpleNamespace(exchange=exchange, public_key=real.public_key)

    power: Callable[..., Any] = ffdhe.FiniteGroup.power

    def raised(self: ffdhe.FiniteGroup, base: Any, exponent: bytes, times: int = 1) -> Any:
        known.add(exponent)
        made = power(self, base, exponent, times)
        known.add(self.encode(made))
        return made

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(suite, "hmac", SimpleNamespace(digest=digest, compare_digest=hmac.compare_digest))
        patch.setattr(suite, "ChaCha20Poly1305", cipher)
        patch.setattr(x25519, "X25519PrivateKey", SimpleNamespace(from_private_bytes=private))
        patch.setattr(ffdhe.FiniteGroup, "power", raised)
        yield known


@contextmanager
def shown() -> Iterator[list[tuple[RatchetState, Keys]]]:
    """Every ratchet that is recorded meanwhile, and as what."""
    ratchets: list[tuple[RatchetState, Keys]] = []
    real = tracer.keys_of

    def keys_of(state: RatchetState) -> Keys:
        ratchets.append((state, real(state)))
        return ratchets[-1][1]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tracer, "keys_of", keys_of)
        yield ratchets


class Hoard:
    """What the members of an experiment hold, looked at from time to time."""

    def __init__(self) -> None:
        self.values: set[bytes] = set()  # all bytes there are
        self.attempts: set[bytes] = set()  # ids of key agreements
        self.pairs: set[bytes] = set()  # secrets of two

    def look(self, experiment: Experiment) -> None:
        """Take in what all hold now, in memory and on disk."""
        seen: set[int] = set()
        for member in experiment._network.members:
            self._take((member.identity, member.engine, vars(member.store)), seen)

    def _take(self, thing: object, seen: set[int]) -> None:
        if isinstance(thing, bytes | bytearray):
            self.values.add(bytes(thing))
            return
        if id(thing) in seen or isinstance(thing, str | int | float | type(None)):
            return
        seen.add(id(thing))
        if isinstance(thing, Agreement | Epoch):
            self.attempts.add(thing.agreement)
        if isinstance(thing, Epoch):
            self.pairs.update(thing.pairs)
        match thing:
            case dict():
                inside = [*thing, *thing.values()]
            case list() | tuple() | set() | frozenset() | deque():
                inside = [*thing]
            case msgspec.Struct():
                inside = [getattr(thing, name) for name in thing.__struct_fields__]
            case _ if type(thing).__module__.startswith("smmp_core."):
                inside = [*getattr(thing, "__dict__", {}).values()]
            case _:
                return
        for one in inside:
            self._take(one, seen)


def names_in(experiment: Experiment) -> set[bytes]:
    """What everybody may know: who is there, the group, the messages' names."""
    members = experiment._network.members
    ids = {key[2] for member in members for key in (*member.store.messages, *member.store.private)}
    return {experiment.group, *(member.key for member in members), *ids}


def fingerprint_again(value: bytes) -> str:
    """A fingerprint, computed as the document says it."""
    return hashlib.sha256(b"SMMP trace" + value).hexdigest()[:8]
