"""SMMP §V: the state can be stored as it is, and shows no secret."""

import msgspec

from smmp_core.protocol.state import Epoch, RatchetState
from tests.protocol.party import Party, stored


def test_state_can_be_stored() -> None:
    party = Party(3)
    party.say(1)
    for epoch, state in zip(party.epochs, party.states, strict=True):
        assert msgspec.msgpack.decode(stored(epoch), type=Epoch) == epoch
        assert msgspec.msgpack.decode(stored(state), type=RatchetState) == state


def test_pair_keys_are_shared_directed_and_not_stored() -> None:
    a, b, _ = Party(3).epochs
    keys = [epoch.pair_key(what, i, j) for epoch in (a, b) for what in ("origin", "ack") for i, j in ((0, 1), (1, 0))]
    assert keys[:4] == keys[4:] and len(set(keys)) == 4
    assert a.pair_key("origin", 0, 1) == keys[0]  # from the cache
    assert keys[0] not in stored(a)


def test_repr_hides_secrets() -> None:
    party = Party(2)
    shown = repr(party.epochs[0]) + repr(party.states[0])
    state = party.states[0]
    for secret in (state.RK, state.v, state.r, party.epochs[0].pairs[1]):
        assert secret.hex() not in shown and repr(secret) not in shown


def test_check_follows_the_root_key() -> None:
    party = Party(2)
    before = party.states[0].check
    party.say(0)
    assert party.states[0].check == party.states[1].check != before
