"""Claim: towards an identity key one has compared; tampering with a key agreement is detected (protocol.md §9)."""

from collections.abc import Iterable
from itertools import permutations

import msgspec
import pytest

from smmp_core.crypto.suite import hash_, mac
from smmp_core.crypto.x25519 import ecdh, generate
from smmp_core.events import Membership, Removed, Resync
from smmp_core.protocol.agreement import Agreement, IdentityNotConfirmed
from smmp_core.protocol.frames import CONFIRM, ROUND1, ROUND2, ROUND3
from smmp_core.protocol.rounds import HEAD_BYTES, Plan, frame_agreement, read_head, read_round1
from tests.attacks.team import Seen, Team
from tests.protocol.party import Negotiation, flip, public_view

ROUNDS = (ROUND1, ROUND2, ROUND3, CONFIRM)


def consistent(negotiation: Negotiation) -> bool:
    """No two established members hold different keys, rosters or plans."""
    held = set()
    for j in negotiation.established:
        epoch, ratchet = negotiation.members[j].pending()
        held.add((public_view(ratchet), epoch.roster, negotiation.members[j].plan.encode()))
    return len(held) <= 1


def agreeing() -> Negotiation:
    """Three members of epochs enough to have joined in any, and one who is away."""
    return Negotiation(3, away=1, highest=[2**25] * 3)


FIELDS = {  # what a man in the middle alters: type and place in the frame, in bytes
    "starter": (ROUND1, HEAD_BYTES),
    "N": (ROUND1, HEAD_BYTES + 1),
    "away count": (ROUND1, HEAD_BYTES + 2),
    "B": (ROUND1, HEAD_BYTES + 3 + 36 + 5),
    "since: later": (ROUND1, HEAD_BYTES + 3 + 36 + 32),
    "since: in this epoch": (ROUND1, HEAD_BYTES + 3 + 36 + 35),
    "B of one away": (ROUND1, HEAD_BYTES + 3 + 3 * 36 + 30),
    "since of one away": (ROUND1, HEAD_BYTES + 3 + 3 * 36 + 32),
    "highest": (ROUND1, -33),
    "R": (ROUND1, -9),
    "H": (ROUND2, HEAD_BYTES + 20),
    "mac of H": (ROUND2, -1),
    "K": (ROUND3, HEAD_BYTES + 20),
    "mac of K": (ROUND3, -1),
    "last step": (CONFIRM, HEAD_BYTES + 12),
    "confirmation": (CONFIRM, -1),
    "sender": (ROUND2, HEAD_BYTES - 1),
    "agreement": (ROUND1, 20),
    "group": (ROUND3, 5),
}


@pytest.mark.parametrize("what", FIELDS)
@pytest.mark.parametrize("recipients", [{0}, {2}, {0, 2}])
def test_a_man_in_the_middle_who_alters_a_field_ends_it(what: str, recipients: set[int]) -> None:
    """Entity authentication: one field of member 1's frames altered towards one or all: nobody altered establishes."""
    type_, place = FIELDS[what]

    def wire(sender: int, recipient: int, frame: bytes) -> Iterable[bytes]:
        if (sender, frame[0]) == (1, type_) and recipient in recipients:
            return (flip(frame, 8 * (place % len(frame))),)
        return (frame,)

    negotiation = agreeing().run(wire)
    assert consistent(negotiation)
    if type_ == CONFIRM:
        assert not set(negotiation.established) & recipients
    else:
        assert not negotiation.established


def test_nothing_altered_establishes_it() -> None:
    """Control for the fields."""
    assert agreeing().run().established == [0, 1, 2]


@pytest.mark.parametrize("member, place", [(0, 35), (3, 35)])
@pytest.mark.parametrize("recipients", [{0}, {2}, {0, 2}])
def test_an_altered_since_that_another_member_outdoes_changes_nothing(
    member: int, place: int, recipients: set[int]
) -> None:
    """Entity authentication: since when somebody is a member is the latest that anybody says.

    An earlier one, put into member 1's frame, is either without effect at all, or, as above, ends it.
    """
    at = HEAD_BYTES + 3 + 36 * member + place

    def wire(sender: int, recipient: int, frame: bytes) -> Iterable[bytes]:
        return (flip(frame, 8 * at) if (sender, frame[0]) == (1, ROUND1) and recipient in recipients else frame,)

    negotiation = agreeing()
    said = negotiation.plan().encode()[3 + 36 * member + place]
    assert said == 0 or said & 1, "0 is the latest of all; else the flip makes it earlier"
    negotiation.run(wire)
    assert negotiation.established == [0, 1, 2] and consistent(negotiation)
    assert negotiation.members[0].plan == negotiation.plan()


@pytest.mark.parametrize("level", [ROUND1, ROUND2, ROUND3])
def test_a_man_in_the_middle_with_keys_of_his_own(level: int) -> None:
    """Entity authentication: he plays member 1 to 0 and 2, and 0 and 2 to member 1, from some round on.

    He knows every public key and has his own r, h; he lacks every b. He uses his own key in place of b.
    """
    negotiation = Negotiation(3, seed=8)
    random = negotiation.random.randbytes
    mallory, _ = generate(random)
    twins = {j: msgspec.msgpack.decode(msgspec.msgpack.encode(negotiation.begin(j)), type=Agreement) for j in range(3)}

    def wire(sender: int, recipient: int, frame: bytes) -> Iterable[bytes]:
        if 1 not in (sender, recipient) or frame[0] < level or frame[0] == CONFIRM:
            return (frame,)
        twin = twins[sender]
        for i in (i for i in range(3) if i != sender):
            twin.receive(negotiation.members[i].frames()[sender][0], mallory, random)
        if frame[0] == ROUND1:
            return (twin.frames()[recipient][0],)
        _, element = negotiation.finite.generate(random)
        return (frame[:HEAD_BYTES] + element + twin._mac(frame[0], sender, recipient, element),)

    negotiation.run(wire)
    assert not negotiation.established
    assert all(isinstance(error, IdentityNotConfirmed) for error in negotiation.errors.values())
    assert {0, 1, 2} == set(negotiation.errors) or level == ROUND3


@pytest.mark.parametrize("victim, posed", list(permutations(range(3), 2)))
def test_a_stolen_identity_key_does_not_pose_towards_its_owner(victim: int, posed: int) -> None:
    """Entity authentication (A2): whoever stole b_j poses as i to j, with r_i of his own; for every pair.

    He can compute three of the four shared secrets; every guess at the fourth from what he has fails.
    """
    negotiation = Negotiation(3, seed=2)
    member, b = negotiation.members[victim], negotiation.identities[victim]
    random = negotiation.random.randbytes
    third = 3 - victim - posed
    r, R = generate(random)
    negotiation.deliver(victim, negotiation.members[third].frames()[victim][0])
    first = negotiation.members[posed].frames()[victim][0]
    negotiation.deliver(victim, first[:-32] + R)
    B = negotiation.roster[posed]
    owns, theirs = ecdh(b, R), [ecdh(b, B), ecdh(r, member.R[victim]), ecdh(r, negotiation.roster[victim]), bytes(32)]
    for guess in (owns, *theirs):
        cross = (guess, owns) if victim < posed else (owns, guess)
        key = hash_(ecdh(b, B), ecdh(r, member.R[victim]), *cross)
        _, element = negotiation.finite.generate(random)
        tag = mac(key, member.context, bytes((ROUND2, posed, victim)), element)
        frame = bytes((ROUND2,)) + first[1:HEAD_BYTES] + element + tag
        with pytest.raises(IdentityNotConfirmed):
            member.receive(frame, b, random)
    true = ecdh(member.r, B)  # control: with r_j, which nobody stole, it would do
    cross = (true, owns) if victim < posed else (owns, true)
    tag = mac(
        hash_(ecdh(b, B), ecdh(r, member.R[victim]), *cross), member.context, bytes((ROUND2, posed, victim)), element
    )
    member.receive(bytes((ROUND2,)) + first[1:HEAD_BYTES] + element + tag, b, random)
    assert posed in member.H


def test_members_cannot_be_keyed_into_different_rosters() -> None:
    """Entity authentication (A3): 0 is told the roster 0,1,2 and 1 the roster 0,1: their macs cover it."""
    negotiation = Negotiation(3, seed=5)
    pair = Negotiation(2, seed=6)
    pair.identities, pair.roster, pair.id = negotiation.identities[:2], negotiation.roster[:2], negotiation.id
    smaller = pair.begin(1)

    def wire(sender: int, recipient: int, frame: bytes) -> Iterable[bytes]:
        if 1 not in (sender, recipient):
            return (frame,)
        if sender == 1 and frame[0] == ROUND1:
            first = read_round1(frame)
            return (first._replace(R=smaller.R[1]).encode(),)
        said = [f for f in smaller.frames().get(recipient, []) if f[0] == frame[0]]
        return said if sender == 1 else (frame,)

    def to_the_pair(frame: bytes) -> bytes:
        return read_round1(frame)._replace(plan=pair.plan()).encode() if frame[0] == ROUND1 else frame

    smaller.receive(to_the_pair(negotiation.members[0].frames()[1][0]), pair.identities[1], pair.random.randbytes)
    negotiation.run(wire)
    assert isinstance(negotiation.errors[0], IdentityNotConfirmed) and not negotiation.established
    with pytest.raises(IdentityNotConfirmed):
        smaller.receive(negotiation.members[0].frames()[1][1], pair.identities[1], pair.random.randbytes)


def test_confirmations_swapped_under_the_common_key() -> None:
    """Entity authentication (A5): every confirmation handed to everybody as everybody's: none counts as another's."""
    caught: dict[tuple[int, int], bytes] = {}

    def wire(sender: int, recipient: int, frame: bytes) -> Iterable[bytes]:
        if frame[0] == CONFIRM:
            caught[sender, recipient] = frame
            return ()
        return (frame,)

    negotiation = Negotiation(3).run(wire)
    for victim, posed in permutations(range(3), 2):
        member = negotiation.members[victim]
        for (sender, recipient), frame in caught.items():
            if (sender, recipient) == (posed, victim):
                continue
            swapped = read_head(frame)._replace(sender=posed).encode() + frame[HEAD_BYTES:]
            with pytest.raises(Exception, match="same key"):
                member.receive(swapped, b"", bytes)
        assert member.waiting_for() == {0, 1, 2} - {victim}


# -- on the wire of a running group -----------------------------------------------------------


@pytest.mark.parametrize("type_", ROUNDS)
def test_tampering_with_a_groups_first_agreement_never_splits_it(type_: int) -> None:
    """Entity authentication in the engine: a round altered towards one member is told, and the next attempt stands."""
    team = Team(3, agree=False)
    hit: list[bytes] = []

    def meddle(seen: Seen) -> bytes:
        target = seen.receiver == team.members[1].key and seen.sender == team.members[0].key
        if target and seen.frame[0] == type_ and len(hit) < 3:
            hit.append(seen.frame)
            return flip(seen.frame, 8 * len(seen.frame) - 3)
        return seen.frame

    team.meddle = meddle
    team.join()
    assert team.run(60, lambda: team.in_step), team.words
    team.talk(0, 1, 2)
    assert hit and {alert.kind for alert in team.alerts()} <= {"identity"} and team.alerts()
    assert all("is not confirmed" in a.message or "same key" in a.message for a in team.alerts())


@pytest.mark.parametrize("healed", [1, 17])
def test_an_outsider_replays_old_agreements(healed: int) -> None:
    """Entity authentication: all frames of an old agreement again, to everybody, over every link, in order and not.

    The member remembers 16 attempts; beyond that an old first round starts an attempt that cannot end.
    """
    team = Team(3)
    team.talk(0, 1, 2)
    first = frame_agreement(team.recorded(ROUND1)[0])
    for k in range(healed):
        team.run(61)  # so that it is no storm
        team.heal(by=k % 3)
    old = [seen for seen in team.wire if seen.frame[0] in ROUNDS and frame_agreement(seen.frame) == first]
    assert len(old) >= 4 * 6
    epochs, keys = [team.epoch(j).number for j in range(3)], [team.epoch(j).pairs for j in range(3)]
    told = len([e for m in team.members for e in m.events if isinstance(e, Resync)])
    for frames in (old, team.random.sample(old, len(old))):
        for seen in frames:
            for via in range(3):
                j = next(k for k, member in enumerate(team.members) if member.key == seen.receiver)
                if via != j:
                    team.arrive(j, seen.frame, via=via)
    team.run(0.5)
    assert [team.epoch(j).number for j in range(3)] == epochs and [team.epoch(j).pairs for j in range(3)] == keys
    team.talk(2, 1, 0)  # it is in nobody's way
    assert team.run(120, lambda: team.settled and all(team.group(j).rekeying.attempt is None for j in range(3)))
    assert len([e for m in team.members for e in m.events if isinstance(e, Resync)]) == told


@pytest.mark.parametrize("removes", [False, True])
def test_nobody_starts_an_agreement_in_anothers_name(removes: bool) -> None:
    """Entity authentication: an insider's first round names member 0 as the starter, of a plan without 3 or with all.

    Member 0 knows that it started nothing; so it establishes nothing, and nobody is told that 0 removed anybody.
    """
    team = Team(4)
    team.talk(0, 1, 2, 3)
    roster = team.epoch(0).roster
    roster = roster[:3] if removes else roster
    plan = Plan(0, roster, (), (1,) * len(roster))
    team.network.act(team.members[1], lambda engine, now: engine.groups[team.id].rekeying.begin(plan, now))
    attempt = team.group(1).rekeying.running
    assert attempt is not None
    team.run(5)
    assert attempt.agreement.agreement not in team.group(0).rekeying.joined
    assert [team.epoch(j).number for j in range(4)] == [1] * 4
    assert not [e for m in team.members for e in m.events if isinstance(e, Membership | Removed)]
