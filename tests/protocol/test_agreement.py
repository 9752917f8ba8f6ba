"""SMMP §VI and A1-A9: members agree, or nobody is established in disagreement."""

from collections.abc import Iterable
from random import Random

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smmp_core.crypto.ffdhe import FFDHE3072
from smmp_core.crypto.suite import hash_, mac
from smmp_core.crypto.x25519 import ecdh, generate
from smmp_core.errors import LocalError, PeerError
from smmp_core.protocol.agreement import (
    MAX_LEAD,
    Agreement,
    ConfirmationMismatch,
    EpochOutOfReach,
    EqualShares,
    IdentityNotConfirmed,
    read_round1,
)
from smmp_core.protocol.frames import CONFIRM, NO_SENDER, ROUND1, ROUND2, ROUND3, Location
from smmp_core.protocol.rounds import HEAD_BYTES
from tests.protocol.party import GROUP, NOWHERE, Negotiation, flip, public_view, stored


def agree_on_one_key(negotiation: Negotiation) -> bool:
    """Whether all who are established hold the same epoch."""
    views = {
        (public_view(made.ratchet), made.epoch.roster, made.epoch.number, made.epoch.agreement, made.plan.encode())
        for made in (negotiation.members[j].result() for j in negotiation.established)
    }
    return len(views) <= 1


@pytest.mark.parametrize("away", [0, 2])
@pytest.mark.parametrize("size", [2, 3, 4, 8])
def test_members_agree(size: int, away: int) -> None:
    negotiation = Negotiation(size, highest=[4, 2], away=away).run()
    assert not negotiation.errors and negotiation.established == list(range(size))
    results = [member.result() for member in negotiation.members]
    assert len({public_view(result.ratchet) for result in results}) == 1
    secrets = set[bytes]()
    for j, (epoch, ratchet, roots, lasts, plan) in enumerate(results):
        assert (epoch.number, epoch.group, epoch.roster, epoch.j) == (5, GROUP, negotiation.roster, j)
        assert ratchet.location == Location(5, 0, NO_SENDER, 0) and not any(ratchet.conv_digest)
        assert ratchet.r == ratchet.r_init and ratchet.R_init == ratchet.R
        assert lasts == {i: NOWHERE._replace(step=i) for i in range(size)}
        assert plan == negotiation.plan() and len(plan.members) == size + away
        secrets |= {*epoch.pairs, *roots}
        for i, other in enumerate(results):
            assert epoch.pairs[i] == other.epoch.pairs[j] and bool(epoch.pairs[i]) == (i != j)
            assert roots[i] == other.roots[j] and bool(roots[i]) == (i != j)
    assert len(secrets - {b""}) == size * (size - 1), "one secret and one root for each pair"


@settings(max_examples=8)
@given(st.integers(2, 7), st.integers(0, 2**32))
def test_the_real_group_and_any_seed(size: int, seed: int) -> None:
    negotiation = Negotiation(size, seed, FFDHE3072).run()
    assert len(negotiation.established) == size and agree_on_one_key(negotiation)


@settings(max_examples=20)
@given(st.integers(2, 4), st.randoms(use_true_random=False))
def test_any_order_and_any_repetition(size: int, random: Random) -> None:
    """Frames come in any order, twice, and members are stored and loaded in between."""
    negotiation = Negotiation(size, 1)
    for _ in range(200 * size):
        if len(negotiation.established) == size:
            break
        sender, recipient = random.sample(range(size), 2)
        negotiation.deliver(recipient, random.choice(negotiation.members[sender].frames()[recipient]))
        loaded = msgspec.msgpack.decode(stored(negotiation.members[recipient]), type=Agreement)
        assert loaded == negotiation.members[recipient]
        negotiation.members[recipient] = loaded
    else:
        negotiation.run()
    assert not negotiation.errors and len(negotiation.established) == size and agree_on_one_key(negotiation)


@settings(max_examples=150)
@given(
    size=st.integers(2, 4),
    sender=st.integers(0, 3),
    recipients=st.sets(st.integers(0, 3), min_size=1),
    type_=st.sampled_from([ROUND1, ROUND2, ROUND3, CONFIRM]),
    bit=st.integers(0, 8 * 1024),
)
def test_a_flipped_bit_never_leads_to_disagreement(
    size: int, sender: int, recipients: set[int], type_: int, bit: int
) -> None:
    """Whatever round it hits, towards one member, some or all."""
    hit = []

    def wire(source: int, target: int, frame: bytes) -> Iterable[bytes]:
        if (source, frame[0]) == (sender % size, type_) and target in recipients:
            hit.append(target)
            return (flip(frame, bit),)
        return (frame,)

    negotiation = Negotiation(size, away=1).run(wire)
    assert agree_on_one_key(negotiation)
    if hit and type_ != CONFIRM:
        assert not negotiation.established
    elif hit:
        assert set(negotiation.established).isdisjoint(hit)
    else:
        assert len(negotiation.established) == size


@pytest.mark.parametrize("type_", [ROUND2, ROUND3])
def test_altered_element_names_whose_identity_is_not_confirmed(type_: int) -> None:
    negotiation = Negotiation(3).run(
        lambda s, r, frame: (flip(frame, 8 * HEAD_BYTES + 900) if (s, r, frame[0]) == (1, 2, type_) else frame,)
    )
    error = negotiation.errors[2]
    assert isinstance(error, IdentityNotConfirmed) and error.peer == negotiation.roster[1]
    assert str(error) == f"The identity of {negotiation.roster[1].hex()[:8]} is not confirmed."
    assert not negotiation.established


@pytest.mark.parametrize("what", ["another round", "reflected"])
def test_an_element_is_for_its_round_and_direction(what: str) -> None:
    """A good mac of the same pair does not do: H as K, or what one said oneself (A3)."""
    negotiation = Negotiation(3)

    def wire(source: int, target: int, frame: bytes) -> Iterable[bytes]:
        if (source, target, frame[0]) != (1, 0, ROUND3):
            return (frame,)
        other = negotiation.members[1].frames()[0][1]
        if what == "reflected":
            other = negotiation.members[0].frames()[1][2]
        return (frame[:HEAD_BYTES] + other[HEAD_BYTES:],)

    negotiation.run(wire)
    assert isinstance(negotiation.errors[0], IdentityNotConfirmed)


def test_man_in_the_middle_without_the_identity_key() -> None:
    """An attacker who plays member 1 towards 0 with its own keys gets no further than the second round."""
    negotiation = Negotiation(3)
    mallory = Negotiation(3)
    mallory.identities[1] = bytes(range(32))
    mallory.random = Random(99)
    fake = negotiation.begin(1)  # a ratchet key of its own; the identity key it lacks
    for i in (0, 2):
        negotiation.deliver(0, negotiation.members[2].frames()[0][0])
        fake.receive(negotiation.members[i].frames()[1][0], mallory.identities[1], mallory.random.randbytes)
    negotiation.deliver(0, fake.frames()[0][0])
    negotiation.deliver(0, fake.frames()[0][1])
    assert isinstance(negotiation.errors[0], IdentityNotConfirmed)
    assert negotiation.errors[0].peer == negotiation.roster[1]


def test_stolen_identity_key_does_not_let_pose_as_another_towards_its_owner() -> None:
    """A2: who holds b_0 and poses as 1 lacks ECDH(r_0, B_1); the printed paper's key would not need it."""
    negotiation = Negotiation(2)
    victim, b_0 = negotiation.members[0], negotiation.identities[0]
    r_1, R_1 = generate(negotiation.random.randbytes)
    first = negotiation.members[1].frames()[0][0]
    negotiation.deliver(0, first[:-32] + R_1)
    known = [ecdh(b_0, negotiation.roster[1]), ecdh(r_1, victim.R[0]), ecdh(b_0, R_1)]
    guesses = [known, *([*known[:2], guess, known[2]] for guess in (*known, bytes(32)))]
    _, element = negotiation.finite.generate(negotiation.random.randbytes)
    for guess in guesses:
        thief = msgspec.msgpack.decode(stored(victim), type=Agreement)
        thief.keys[1] = hash_(*guess)
        frame = bytes((ROUND2,)) + first[1:HEAD_BYTES] + element + thief._mac(ROUND2, 1, 0, element)
        with pytest.raises(IdentityNotConfirmed):
            victim.receive(frame, b_0, negotiation.random.randbytes)


def test_an_insider_with_two_handshake_keys_is_seen_by_confirmation() -> None:
    """A5: member 2 gives 0 one H and 1 another, each under a good mac."""
    negotiation = Negotiation(3)
    double = msgspec.msgpack.decode(stored(negotiation.members[2]), type=Agreement)
    for i in (0, 1):
        double.receive(negotiation.members[i].frames()[2][0], negotiation.identities[2], Random(5).randbytes)

    def wire(source: int, target: int, frame: bytes) -> Iterable[bytes]:
        if (source, target, frame[0]) == (2, 1, ROUND2):
            return (double.frames()[1][1],)
        return (frame,)

    negotiation.run(wire)
    assert not set(negotiation.established) & {0, 1}
    assert any(isinstance(error, ConfirmationMismatch) for error in negotiation.errors.values())


def test_an_insider_with_a_wrong_product_is_seen_by_confirmation() -> None:
    """A5 covers MK: member 2 sends everybody the same K that is not its product, so that keys part."""
    negotiation = Negotiation(3)
    liar, keys = negotiation.members[2], {}
    _, element = negotiation.finite.generate(negotiation.random.randbytes)

    def wire(source: int, target: int, frame: bytes) -> Iterable[bytes]:
        keys.update(liar.keys)
        if (source, frame[0]) == (2, ROUND3):
            tag = mac(keys[target], liar.context, bytes((ROUND3, 2, target)), element)
            return (frame[:HEAD_BYTES] + element + tag,)
        return (frame,)

    negotiation.run(wire)
    assert not set(negotiation.established) & {0, 1}
    assert isinstance(negotiation.errors[0], ConfirmationMismatch)


def test_swapped_confirmations_are_refused() -> None:
    negotiation = Negotiation(3)
    caught: dict[tuple[int, int], bytes] = {}

    def wire(source: int, target: int, frame: bytes) -> Iterable[bytes]:
        if frame[0] != CONFIRM:
            return (frame,)
        caught[source, target] = frame
        return ()

    negotiation.run(wire)
    head, tail = caught[0, 1][:HEAD_BYTES], caught[2, 1][HEAD_BYTES:]
    negotiation.deliver(1, head + tail)  # what 2 said to 1, as if 0 had
    assert isinstance(negotiation.errors[1], ConfirmationMismatch)
    negotiation.deliver(2, caught[0, 1])  # what 0 said to 1, handed to 2
    assert isinstance(negotiation.errors[2], ConfirmationMismatch)


def test_a_refused_confirmation_changes_nothing() -> None:
    """The attempt can be held on to: the true confirmation still counts."""
    negotiation = Negotiation(2)
    caught: list[bytes] = []

    def wire(source: int, target: int, frame: bytes) -> Iterable[bytes]:
        if (source, frame[0]) == (0, CONFIRM):
            caught.append(frame)
            return ()
        return (frame,)

    negotiation.run(wire)
    member = negotiation.members[1]
    before = stored(member)
    with pytest.raises(ConfirmationMismatch):
        member.receive(flip(caught[0], 8 * len(caught[0]) - 1), b"", bytes)
    assert stored(member) == before
    member.receive(caught[0], b"", bytes)
    assert member.stage == "established"


def held_back(negotiation: Negotiation, recipient: int, *types: int) -> list[bytes]:
    """Run without the frames of some types for one member; they are given back."""
    caught: list[bytes] = []

    def wire(source: int, target: int, frame: bytes) -> Iterable[bytes]:
        if target == recipient and frame[0] in types:
            caught.append(frame)
            return ()
        return (frame,)

    negotiation.run(wire)
    return caught


def test_bad_confirmations_that_came_early_change_nothing() -> None:
    """They wait, cost the sender its place in the queue, and the true ones still count when they come again."""
    negotiation = Negotiation(4)
    held = held_back(negotiation, 0, ROUND3, CONFIRM)
    member = negotiation.members[0]
    assert len(member.K) == 1 and len(held) == 6
    confirmations = {frame[HEAD_BYTES - 1]: frame for frame in held if frame[0] == CONFIRM}
    for i in (1, 2):
        negotiation.deliver(0, flip(confirmations[i], 8 * len(confirmations[i]) - 1))
    negotiation.deliver(0, confirmations[3])
    for frame in held:
        if frame[0] == ROUND3:
            negotiation.deliver(0, frame)
    assert negotiation.members[0].stage == "confirmed" and member.lasts.keys() == {0}
    for i in (1, 2, 3):
        negotiation.deliver(0, confirmations[i])
    negotiation.deliver(0, confirmations[1])
    assert member.stage == "established" and member.result().lasts.keys() == {0, 1, 2, 3}
    assert all(isinstance(error, ConfirmationMismatch) for error in negotiation.errors.values())


def test_equal_shares_end_it_and_name_both() -> None:
    negotiation = Negotiation(3)
    for j in range(3):
        for i in range(3):
            if i != j:  # members 1 and 2 draw the same exponent
                seed = Random(0 if j == 0 else 1)
                negotiation.members[j].receive(
                    negotiation.members[i].frames()[j][0], negotiation.identities[j], seed.randbytes
                )
    negotiation.run()
    error = negotiation.errors[0]
    assert isinstance(error, EqualShares)
    assert all(negotiation.roster[i].hex()[:8] in str(error) for i in (1, 2))
    assert not negotiation.established


@pytest.mark.parametrize("type_, number", [(ROUND2, 0), (ROUND2, 1), (ROUND2, -1), (ROUND3, 0), (ROUND3, -1)])
def test_elements_outside_the_group_are_refused_even_under_a_good_mac(type_: int, number: int) -> None:
    """0 and p-1 always, 1 as a handshake key; K = 1 is what two members have."""
    negotiation = Negotiation(3)
    liar = negotiation.members[1]
    element = (number % negotiation.finite.p).to_bytes(negotiation.finite.element_bytes, "big")

    def wire(source: int, target: int, frame: bytes) -> Iterable[bytes]:
        if (source, target, frame[0]) == (1, 0, type_):
            return (frame[:HEAD_BYTES] + element + liar._mac(type_, 1, 0, element),)
        return (frame,)

    negotiation.run(wire)
    assert isinstance(negotiation.errors[0], IdentityNotConfirmed)


def test_a_ratchet_key_of_small_order_is_refused() -> None:
    negotiation = Negotiation(3).run(
        lambda s, r, frame: (frame[:-32] + bytes(32) if (s, frame[0]) == (1, ROUND1) else frame,)
    )
    assert isinstance(negotiation.errors[0], IdentityNotConfirmed) and not negotiation.established


def with_highest(frame: bytes, highest: int) -> bytes:
    return frame[:-36] + highest.to_bytes(4, "big") + frame[-32:]


@pytest.mark.parametrize("highest", [MAX_LEAD + 1, 2**32 - 1])
def test_nobody_can_use_up_the_epoch_numbers(highest: int) -> None:
    negotiation = Negotiation(2)
    negotiation.deliver(0, with_highest(negotiation.members[1].frames()[0][0], highest))
    assert isinstance(negotiation.errors[0], EpochOutOfReach)


def test_the_last_epoch_number_is_refused_without_a_crash() -> None:
    negotiation = Negotiation(2, highest=[2**32 - 2, 2**32 - 1])
    negotiation.deliver(0, negotiation.members[1].frames()[0][0])
    assert isinstance(negotiation.errors[0], EpochOutOfReach)


def test_what_could_open_the_past_is_gone() -> None:
    """A8: h, k_ij, MK and r are erased when MK is known, the ratchet state when it is handed over."""
    negotiation = Negotiation(3).run()
    member = negotiation.members[0]
    assert (member.h, member.r, member.keys) == (b"", b"", {})
    before = stored(member)
    epoch, ratchet, roots, _, _ = member.result()
    left = stored(member)
    for secret in (ratchet.RK, ratchet.HK, ratchet.NHK, ratchet.mk, ratchet.v, ratchet.r, *roots[1:]):
        assert secret in before and secret not in left
    for call in (member.result, member.pending):
        with pytest.raises(ValueError):
            call()
    assert negotiation.identities[0] not in left
    assert epoch.pairs[1].hex() not in repr(member) + repr(epoch) and ratchet.RK.hex() not in repr(ratchet)


def test_stages_and_who_is_waited_for() -> None:
    negotiation = Negotiation(3)
    member = negotiation.members[0]
    assert member.stage == "keys" and member.waiting_for() == {1, 2} and member.epoch_number == 0
    with pytest.raises(ValueError):
        member.confirm(NOWHERE)
    with pytest.raises(ValueError):
        member.pending()
    negotiation.deliver(0, negotiation.members[2].frames()[0][0])
    assert member.waiting_for() == {1}
    negotiation.deliver(0, negotiation.members[1].frames()[0][0])
    assert negotiation.members[0].stage == "shares" and member.waiting_for() == {1, 2} and member.epoch_number == 1


def silent_confirmations(negotiation: Negotiation, source: int) -> list[bytes]:
    """Run without the confirmations of one member; they are given back."""
    caught: list[bytes] = []

    def wire(sender: int, target: int, frame: bytes) -> Iterable[bytes]:
        if (sender, frame[0]) == (source, CONFIRM):
            caught.append(frame)
            return ()
        return (frame,)

    negotiation.run(wire)
    return caught


def test_a_frame_of_the_new_epoch_vouches_and_the_last_step_may_come_later() -> None:
    negotiation = Negotiation(2)
    confirmation = silent_confirmations(negotiation, 1)[0]
    member = negotiation.members[0]
    assert member.stage == "confirmed" and member.waiting_for() == {1}
    assert member.pending()[0].number == 1
    member.vouch(1)
    assert negotiation.established == [0, 1]
    lasts = member.result().lasts
    assert set(lasts) == {0}
    member.receive(confirmation, b"", bytes)
    assert lasts[1] == NOWHERE._replace(step=1)


def test_frames_name_who_sent_them() -> None:
    """The engine believes a round only over its sender's own link."""
    negotiation = Negotiation(3, away=1).run()
    member = negotiation.members[0]
    for j in (1, 2):
        for frame in negotiation.members[j].frames()[0]:
            assert [member.is_from(peer, frame) for peer in negotiation.roster] == [i == j for i in range(3)]
            assert not member.is_from(negotiation.away[0], frame)
    frame = negotiation.members[1].frames()[0][0]
    for junk in (b"", frame[: HEAD_BYTES - 1], frame[: HEAD_BYTES - 1] + b"\x03", frame[: HEAD_BYTES - 1] + b"\xff"):
        assert not any(member.is_from(peer, junk) for peer in (*negotiation.roster, *negotiation.away))


@given(st.binary(max_size=300), st.sampled_from([ROUND1, ROUND2, ROUND3, CONFIRM]), st.booleans())
def test_junk_does_nothing(junk: bytes, type_: int, ours: bool) -> None:
    negotiation = Negotiation(3)
    member = negotiation.members[0]
    if ours:
        junk = bytes((type_,)) + GROUP + negotiation.id + junk
    before = stored(member)
    try:
        member.receive(junk, negotiation.identities[0], bytes)
        read_round1(junk)
    except PeerError:
        pass
    assert len(stored(member)) <= len(before) + 3 * 400  # at most a frame of each round is kept
    if not ours:
        assert stored(member) == before


def test_early_frames_are_bounded() -> None:
    negotiation = Negotiation(3)
    member, size = negotiation.members[0], negotiation.finite.element_bytes + 32
    for k in range(100):
        for type_, body in ((ROUND3, 100_000), (ROUND2, size), (ROUND3, size), (CONFIRM, 45)):
            frame = bytes((type_,)) + GROUP + negotiation.id + b"\x01" + k.to_bytes(1, "big") * body
            member.receive(frame, negotiation.identities[0], bytes)
    assert [len(frame) - HEAD_BYTES for frame in member.early[1]] == [size, size, 45]


def test_a_group_has_from_2_to_64_members() -> None:
    with pytest.raises(LocalError) as caught:
        Negotiation(1)
    assert caught.value.code == "bad_size"
    for size, away in ((65, 0), (2, 63), (1, 5)):
        with pytest.raises(LocalError):
            Negotiation(size, away=away)
    Negotiation(2, away=62)
