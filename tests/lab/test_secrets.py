"""No key is in any trace, nor any piece of one, however it is written; only fingerprints that tell nothing."""

import base64
import re
from functools import cache

import msgspec
import pytest

from smmp_core.crypto.suite import hash_
from smmp_core.lab.acts import SayPrivately
from smmp_core.lab.experiment import Experiment
from smmp_core.lab.scenarios import SCENARIOS
from smmp_core.protocol.state import RatchetState
from smmp_core.trace.records import Keys, Round, Step, fingerprint
from tests.lab.running import Run, play, trace
from tests.lab.secrets import PIECE, Hoard, fingerprint_again, names_in, overheard, pieces, shown

OFTEN = 0.2  # seconds between two looks at what the members hold
_HEX = re.compile(rb"[0-9a-f]{16,}")
_BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{11,}")
_SHORT = re.compile(r'"([0-9a-f]{8})"')


class Watched(msgspec.Struct):
    """An experiment at its end, and all that was secret in it."""

    run: Run
    hoard: Hoard
    overheard: set[bytes]
    shown: list[tuple[RatchetState, Keys]]

    @property
    def public(self) -> set[bytes]:
        """What is in the trace as itself, or its beginning."""
        digests = {state.conv_digest for state, _ in self.shown}
        return digests | self.hoard.attempts | names_in(self.run.experiment)

    @property
    def ratchets(self) -> set[bytes]:
        """What ratchets consist of, but for the public keys."""
        return {getattr(state, field) for state, _ in self.shown for field in ("RK", "HK", "NHK", "mk", "v", "r")}

    @property
    def secrets(self) -> set[bytes]:
        """Everything that any member ever held or computed with, but for what is public."""
        everything = (
            self.hoard.values | self.overheard | self.ratchets | {R for state, _ in self.shown for R in state.R}
        )
        return {value for value in everything if len(value) >= PIECE} - self.public


@cache
def watched(name: str) -> Watched:
    """A scenario with a one-on-one message in it, watched closely; looked at once."""
    scenario, hoard = SCENARIOS[name], Hoard()
    with overheard() as known, shown() as ratchets:
        experiment = Experiment(scenario, 7)
        for look in range(int(scenario.length / OFTEN) + 1):
            if look == 1 and scenario.agreed:
                experiment.do(SayPrivately("Ada", "Bob", "between us"))
            experiment.advance(look * OFTEN)
            hoard.look(experiment)
    return Watched(Run(experiment), hoard, known, ratchets)


def found(data: bytes) -> set[bytes]:
    """All pieces of what may be bytes written as hex or base64."""
    read: set[bytes] = set()
    for run_of in set(_HEX.findall(data.lower())):
        for start in (0, 1):
            digits = run_of[start:]
            read |= pieces(bytes.fromhex(digits[: len(digits) // 2 * 2].decode()))
    for run_of in set(_BASE64.findall(data)):
        for start in range(4):
            digits = run_of[start:].translate(bytes.maketrans(b"-_", b"+/"))
            read |= pieces(base64.b64decode(digits + b"A" * (-len(digits) % 4)))
    return read


@pytest.mark.parametrize("name", SCENARIOS)
def test_no_secret_stands_in_the_trace(name: str) -> None:
    it = watched(name)
    known = {piece for value in it.public for piece in pieces(value)}
    secret = {piece for value in it.secrets for piece in pieces(value)} - known
    assert len(secret) > 5_000
    assert not secret & found(trace(it.run.experiment))


@pytest.mark.parametrize("name", SCENARIOS)
def test_no_fingerprint_is_the_beginning_of_a_secret(name: str) -> None:
    it = watched(name)
    beginnings = {value[:4].hex() for value in it.secrets if len(value) <= 64}
    assert len(beginnings) > 100
    assert not beginnings & set(_SHORT.findall(trace(it.run.experiment).decode()))  # by chance: once in 1000 traces


@pytest.mark.parametrize("name", SCENARIOS)
def test_fingerprints_are_of_what_the_members_hold(name: str) -> None:
    it = watched(name)
    assert {id(keys) for _, keys in it.shown} >= {id(step.after) for step in it.run.all(Step)}
    for state, keys in it.shown:
        for field in ("RK", "HK", "NHK", "mk", "v", "r", "check"):
            assert getattr(keys, field) == fingerprint_again(getattr(state, field))
        assert [fingerprint_again(one) for one in state.R] == keys.R
        assert keys.digest == state.conv_digest.hex()[:8], "what everybody acknowledges, as it is"


@pytest.mark.parametrize("name", SCENARIOS)
def test_who_watches_closely_knows_every_key(name: str) -> None:
    """That the tests above miss none."""
    it = watched(name)
    assert it.ratchets <= it.overheard
    identities = {member.identity for member in it.run.experiment._network.members}
    assert identities <= it.overheard
    assert len(it.hoard.pairs) > 3
    assert it.hoard.pairs - {b""} <= it.overheard
    shares = {share for record in it.run.all(Round) for share in record.H.values()}
    assert shares <= {fingerprint(value) for value in it.secrets}


def test_watching_closely_changes_nothing() -> None:
    scenario, name = SCENARIOS["key-agreement"], "key-agreement"  # nothing is done by hand there
    assert not scenario.agreed
    assert trace(watched(name).run.experiment) == trace(play(name, 7))


def test_a_fingerprint_is_a_short_hash_of_its_own_kind() -> None:
    value = bytes(range(32))
    assert fingerprint(value) == fingerprint_again(value)
    assert len(fingerprint(value)) == 8, "32 bits of 256"
    assert fingerprint(value) not in (value.hex()[:8], hash_(value).hex()[:8])
    assert fingerprint(b"") == ""


def test_the_search_finds_what_is_hidden_in_any_of_these_ways() -> None:
    """That the tests above would see it."""
    secret = hash_(b"a secret")
    for written in (
        secret.hex().encode(),
        secret[5:13].hex().upper().encode(),
        b"a" + secret.hex().encode(),
        base64.b64encode(secret),
        base64.urlsafe_b64encode(b"xy" + secret),
        b"abc" + base64.b64encode(secret[3:14]),
    ):
        assert pieces(secret) & found(b'{"text":"' + written + b'"}'), written
    assert not pieces(secret) & found(fingerprint(secret).encode() * 3)
