"""SMMP §X and R1-R4: after a resync all are in step, whichever way the frames came."""

from dataclasses import replace
from random import Random

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmp_core.crypto.suite import Undecryptable, hash_, kdf, mac, open_, seal
from smmp_core.errors import PeerError
from smmp_core.protocol.frames import Location, MalformedFrame, ResyncFrame, slot
from smmp_core.protocol.housekeeping import (
    ResyncOffer,
    ResyncUndecryptable,
    Superseded,
    apply_own,
    genuine_resync,
    make_resync,
    receive_resync,
    switch,
)
from tests.protocol.party import Party, flip, stored


def offer(party: Party, j: int) -> ResyncOffer:
    return make_resync(party.epochs[j], party.states[j], party.states[j].location.era + 1, party.random.randbytes)


def resync(party: Party, j: int) -> list[Superseded]:
    """Member j resyncs everybody."""
    made = offer(party, j)
    kept = []
    for i, epoch in enumerate(party.epochs):
        if i == j:
            party.states[i], superseded = apply_own(epoch, party.states[i], made)
        else:
            frame = party.parse_resync(made.frame)
            assert genuine_resync(epoch, frame)
            party.states[i], superseded = receive_resync(epoch, party.states[i], frame)
        kept.append(superseded)
    return kept


@given(st.integers(2, 5), st.integers(0, 4), st.lists(st.integers(0, 4), max_size=4))
def test_all_are_in_step_after_a_resync(size: int, sender: int, spoken: list[int]) -> None:
    """Also those who had lost messages, whose {R_i}, digest and keys differ (paper §X, R3)."""
    party = Party(size)
    for k in spoken:
        party.say(k % size)
    lost = party.encrypt(spoken[0] % size if spoken else 0)
    party.states[spoken[0] % size if spoken else 0] = lost.state  # nobody takes this one
    resync(party, sender % size)
    assert party.in_step
    assert party.states[0].location == Location(1, 1, sender % size, 0) and not any(party.states[0].conv_digest)
    for k in range(size):  # and so on: every pair's ratchet keys fit again
        party.say(k)
    assert party.in_step
    resync(party, 0)
    party.say(size - 1)
    assert party.in_step and party.states[0].location.era == 2


@given(st.integers(2, 5), st.sets(st.integers(0, 4), min_size=2), st.randoms(use_true_random=False))
def test_whoever_resyncs_at_once_the_lowest_index_wins_in_any_order(
    size: int, senders: set[int], random: Random
) -> None:
    """R4: frames come to each member in an order of its own, twice even; all end on one side."""
    party = Party(size)
    offers = {j % size: offer(party, j % size) for j in sorted(senders)}
    for i, epoch in enumerate(party.epochs):
        state, kept = party.states[i], None
        if i in offers:
            state, kept = apply_own(epoch, state, offers[i])
        arriving = [j for j in offers if j != i] * 2
        random.shuffle(arriving)
        for j in arriving:
            frame = party.parse_resync(offers[j].frame)
            assert genuine_resync(epoch, frame)
            if kept is None:
                state, kept = receive_resync(epoch, state, frame)
            elif j < kept.winner:
                kept = msgspec.msgpack.decode(stored(kept), type=Superseded)
                state, kept = switch(epoch, kept, frame)
            else:
                with pytest.raises(ValueError, match="wins"):
                    switch(epoch, kept, frame)
        party.states[i] = state
    assert party.in_step and party.states[0].location.era_sender == min(offers)
    party.say(size - 1)
    assert party.in_step


@given(st.integers(0, 8 * 700))
def test_a_flipped_bit_resyncs_nobody_elsewhere(bit: int) -> None:
    party = Party(3)
    made = offer(party, 1)
    epoch, state = party.epochs[2], party.states[2]
    before = stored(state)
    try:
        bad = party.parse_resync(flip(made.frame, bit))
    except MalformedFrame:
        return
    true = party.parse_resync(made.frame)
    if genuine_resync(epoch, bad):
        assert bad.name == true.name  # only somebody else's tag was hit
    assert stored(state) == before


def test_making_an_offer_moves_nobody() -> None:
    """It waits for its back-off; the flag may be gone by then (§X.B.1 steps 6 and 7)."""
    party = Party(2)
    before = stored(party.states[0])
    made = offer(party, 0)
    assert stored(party.states[0]) == before
    assert msgspec.msgpack.decode(stored(made), type=ResyncOffer) == made
    assert made.v_new.hex() not in repr(made) and repr(made.v_new) not in repr(made)


def test_only_the_next_era_is_taken() -> None:
    party = Party(2)
    far = make_resync(party.epochs[0], party.states[0], 2, party.random.randbytes)
    with pytest.raises(ValueError, match="next era"):
        receive_resync(party.epochs[1], party.states[1], party.parse_resync(far.frame))


def retagged(party: Party, j: int, frame: ResyncFrame) -> ResyncFrame:
    tags = tuple(mac(party.epochs[j].pair_key("origin", j, i), frame.name) for i in party.others(j))
    return replace(frame, tags=tags)


def part_for(party: Party, j: int, i: int, plaintext: bytes, frame: ResyncFrame) -> ResyncFrame:
    """Member j's resync with another plaintext for one member, tagged anew."""
    key = kdf(party.states[j].v + party.epochs[j].pairs[i], "resync", j, i, frame.header.location.era)
    sealed = seal(key, plaintext, frame.header.encode(), party.random.randbytes)
    place = slot(i, j)
    return retagged(party, j, replace(frame, parts=(*frame.parts[:place], sealed, *frame.parts[place + 1 :])))


@pytest.mark.parametrize(
    "what", ["another v_new", "another R_new", "another byte", "another index", "a key of small order", "not opening"]
)
def test_what_differs_from_what_was_promised_to_all_is_not_followed(what: str) -> None:
    party = Party(3)
    made = offer(party, 0)
    frame = party.parse_resync(made.frame)
    plaintext = bytearray(b"\0\0" + made.v_new + made.R_new)
    match what:
        case "another v_new":
            plaintext[2] ^= 1
        case "another R_new":
            plaintext[-1] ^= 1
        case "another byte":
            plaintext[0] = 1
        case "another index":
            plaintext[1] = 1
        case "a key of small order":
            plaintext[34:] = bytes(32)
            frame = replace(frame, commitment=hash_(made.v_new, bytes(32)))
    bad = part_for(party, 0, 1, bytes(plaintext), frame)
    if what == "not opening":
        party.states[1] = msgspec.structs.replace(party.states[1], v=bytes(32))
    before = stored(party.states[1])
    assert genuine_resync(party.epochs[1], bad)
    with pytest.raises(ResyncUndecryptable) as caught:
        receive_resync(party.epochs[1], party.states[1], bad)
    assert caught.value.peer == party.epochs[1].roster[0] and stored(party.states[1]) == before


def test_an_insider_cannot_resync_as_another() -> None:
    """R1: all know v, but 2 lacks p_01."""
    party = Party(3)
    insider = party.epochs[2]
    party.epochs[0] = msgspec.structs.replace(insider, j=0, pairs=(b"", insider.pairs[0], insider.pairs[2]))
    forged = make_resync(party.epochs[0], party.states[2], 1, party.random.randbytes)
    assert not genuine_resync(party.epochs[1], party.parse_resync(forged.frame))


@pytest.mark.parametrize("i", [0, 1, 2])
def test_a_state_stolen_after_a_resync_opens_neither_it_nor_what_was_before(i: int) -> None:
    """R2: neither v nor RK of the era left is kept, and v_new cannot be found again."""
    party = Party(3)
    said = party.parse(party.say(1).frame)
    before = party.states[i]
    made = offer(party, 1)
    frame = party.parse_resync(made.frame)
    for k, epoch in enumerate(party.epochs):
        own = k == 1
        state = party.states[k]
        party.states[k], kept = apply_own(epoch, state, made) if own else receive_resync(epoch, state, frame)
        if k == i:
            stolen, lower = stored(party.states[k]) + stored(kept), [kept.seed, *kept.keys.values()]
    party.say(2)
    after = party.states[i]
    for secret in (before.v, before.RK, before.HK, before.NHK, before.mk, made.v_new):
        assert secret not in stolen
    keys = [after.v, after.RK, after.HK, after.NHK, after.mk, after.r, *lower]
    for key in keys:
        for j in range(3):
            for sealed, header in ((said.body, said.header), *((part, frame.header) for part in frame.parts)):
                for opened_with in (key, kdf(key, "body", j), kdf(key + party.epochs[i].pairs[0], "resync", 1, j, 1)):
                    with pytest.raises(Undecryptable):
                        open_(opened_with, sealed, header.encode())


def test_what_is_kept_to_change_sides_is_for_lower_indices_only() -> None:
    party = Party(4)
    kept = resync(party, 2)
    assert [sorted(superseded.keys) for superseded in kept] == [[1], [0], [0, 1], [0, 1]]
    assert all((superseded.era, superseded.winner) == (1, 2) for superseded in kept)


@given(st.binary(max_size=400), st.integers(2, 5))
def test_junk_raises_nothing_else(junk: bytes, size: int) -> None:
    try:
        ResyncFrame.parse(b"\x02" + junk, size)
    except PeerError as error:
        assert isinstance(error, MalformedFrame)
